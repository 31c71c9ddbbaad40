//! How many terminal columns a text takes, and how to make it take a given number.
//!
//! Widths are those of the screen buffer: grapheme by grapheme, wide Chinese characters and emoji two columns. A text
//! that came from a file goes through [`clean`] before it is shown, so that it can neither move the cursor, colour the
//! screen, nor reorder what stands beside it.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Marks a text that was shortened. It is one column wide except in terminals set to wide ambiguous characters.
pub const ELLIPSIS: &str = "…";
/// The same in plain ASCII.
pub const PLAIN_ELLIPSIS: &str = "..";

/// Marks beyond this many on one letter say nothing more and can paint over other lines.
const MARKS_PER_LETTER: usize = 4;

/// The columns a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// The columns of one grapheme. Half-width voiced sound marks join the letter before them, and still take a column.
fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        return 0;
    }
    grapheme.width() + grapheme.matches(['\u{ff9e}', '\u{ff9f}']).count()
}

/// The text with blanks after it, to at least so many columns.
#[must_use]
pub fn pad_end(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{text}{:blanks$}", "")
}

/// The text with blanks before it, to at least so many columns.
#[must_use]
pub fn pad_start(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{:blanks$}{text}", "")
}

/// The text in the middle of at least so many columns; an odd blank goes after it.
#[must_use]
pub fn pad_centre(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    let before = blanks / 2;
    let after = blanks - before;
    format!("{:before$}{text}{:after$}", "", "")
}

/// The text when it fits, else its beginning and an ellipsis. For names and sentences only: an amount that does not fit
/// must move, never be shortened.
#[must_use]
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    fit_with(text, columns, ELLIPSIS)
}

/// [`fit`] with a given mark.
#[must_use]
pub fn fit_with<'a>(text: &'a str, columns: usize, mark: &str) -> Cow<'a, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let mark = if width(mark) <= columns { mark } else { "" };
    let start = before_number(text, beginning(text, columns - width(mark)));
    Cow::Owned(format!("{}{mark}", start.trim_end()))
}

/// The beginning without the part of a number that it ends with: half an amount is a wrong one. A number that all of it
/// is stays.
fn before_number<'a>(text: &str, start: &'a str) -> &'a str {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let rest = text.get(start.len()..).unwrap_or_default();
    let goes_on = rest.trim_start_matches(['.', ',']).starts_with(|c: char| c.is_ascii_digit());
    if !goes_on || !start.ends_with(is_part) {
        return start;
    }
    let whole = start.trim_end_matches(is_part).trim_end_matches(['-', '+']);
    if whole.trim().is_empty() { start } else { whole }
}

/// As much of the beginning as fits in so many columns, whole graphemes only.
#[must_use]
pub fn beginning(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (index, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > columns {
            return &text[..index];
        }
    }
    text
}

/// The text with everything that is invisible or that could act on the terminal written out: an escape sequence shows as
/// `\u{1b}[31m`. Joiners and variation selectors go, because terminals disagree on the width of what they make; a tab is
/// a blank; marks without a letter get a dotted circle, and piled-up marks are thinned.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| ('\u{20}'..'\u{7f}').contains(&c) || is_plain_chinese(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        if is_mark(c) {
            marks += 1;
            if out.is_empty() {
                out.push('\u{25cc}');
            }
            if marks <= MARKS_PER_LETTER {
                out.push(c);
            }
            continue;
        }
        match c {
            '\t' => out.push(' '),
            _ if is_joiner(c) => continue,
            _ if is_harmful(c) => out.extend(c.escape_unicode()),
            _ => out.push(c),
        }
        marks = 0;
    }
    Cow::Owned(out)
}

/// [`clean`] for a text of several lines: line ends stay.
#[must_use]
pub fn clean_lines(text: &str) -> String {
    let lines: Vec<Cow<'_, str>> =
        text.split('\n').map(|line| clean(line.strip_suffix('\r').unwrap_or(line))).collect();
    lines.join("\n")
}

/// Ideographs and their punctuation: always visible, always two columns.
const fn is_plain_chinese(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3029}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
}

/// Takes no column of its own and sits on the letter before it.
fn is_mark(c: char) -> bool {
    use unicode_width::UnicodeWidthChar;
    c as u32 >= 0x300 && c.width() == Some(0) && !is_joiner(c) && !is_harmful(c)
}

const fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '\u{200c}' | '\u{200d}' | '\u{34f}' | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Control characters, line and paragraph separators, direction marks and overrides, and invisible fillers.
fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
                | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_and_emoji_take_two_columns() {
        assert_eq!(width("渡口"), 4);
        assert_eq!(width("abc"), 3);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("👍🏽"), 2);
        assert_eq!(width(""), 0);
    }

    #[test]
    fn padding_counts_columns() {
        assert_eq!(pad_end("花呗", 6), "花呗  ");
        assert_eq!(pad_start("1.00", 6), "  1.00");
        assert_eq!(pad_start("1,799.51", 6), "1,799.51");
        assert_eq!(pad_centre("渡口", 7), " 渡口  ");
    }

    #[test]
    fn fitting_keeps_whole_graphemes() {
        assert_eq!(fit("现金贷款", 8), "现金贷款");
        assert_eq!(fit("现金贷款", 7), "现金贷…");
        assert_eq!(fit("现金贷款", 6), "现金…");
        assert_eq!(fit_with("现金贷款", 6, PLAIN_ELLIPSIS), "现金..");
        assert_eq!(fit("abc", 0), "");
        assert_eq!(fit("违约金 11.64", 10), "违约金…");
        assert_eq!(fit("fee 1,234.50 due", 12), "fee…");
        assert_eq!(fit("fee 1,234.50 due", 15), "fee 1,234.50 d…");
        assert_eq!(fit("1234567", 4), "123…");
        assert_eq!(fit_with("abc", 1, PLAIN_ELLIPSIS), "a");
        assert_eq!(fit("ne\u{301}e\u{301}e", 2), "n…");
        assert_eq!(beginning("e\u{301}a", 1), "e\u{301}");
    }

    #[test]
    fn nothing_invisible_survives_cleaning() {
        assert_eq!(clean("\u{1b}[31mred"), "\\u{1b}[31mred");
        assert_eq!(clean("a\u{202e}b"), "a\\u{202e}b");
        assert_eq!(clean("a\tb\nc\u{9b}"), "a b\\u{a}c\\u{9b}");
        assert_eq!(clean("zero\u{200b}width"), "zero\\u{200b}width");
        assert_eq!(clean("小林"), "小林");
        assert_eq!(clean("你好\u{feff}"), "你好\\u{feff}");
        assert!(matches!(clean("plain, 现金。"), Cow::Borrowed(_)));
        assert_eq!(clean_lines("a\r\nb\u{7}"), "a\nb\\u{7}");
    }

    #[test]
    fn joined_emoji_come_apart_and_piles_of_marks_are_thinned() {
        assert_eq!(clean("👨\u{200d}👩\u{200d}👧"), "👨👩👧");
        assert_eq!(clean("\u{301}a"), "\u{25cc}\u{301}a");
        let pile = format!("a{}", "\u{301}".repeat(200));
        assert_eq!(clean(&pile).chars().count(), 1 + MARKS_PER_LETTER);
        assert_eq!(width(&clean(&pile)), 1);
    }

    #[test]
    fn a_megabyte_of_marks_is_harmless() {
        let pile = "\u{301}".repeat(500_000);
        assert_eq!(width(&clean(&pile)), 1);
    }
}
