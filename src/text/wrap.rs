//! Long texts in lines of a given width, in both languages.
//!
//! Chinese breaks between any two characters, but never before a closing punctuation mark; numbers stay whole. It must
//! not know where the lines are shown.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// Narrower than one wide character with brackets and a comma, Chinese cannot be wrapped well: `（元），`.
const NARROWEST: usize = 8;

/// The lines of a text, each at most so many columns wide (never less than 8). Line ends in the text stay; a word longer than a line is
/// broken. An empty text is one empty line.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    wrap_indented(text, columns, "", "")
}

/// [`wrap`] with something before the first line (`- `) and something before the others (two blanks).
#[must_use]
pub fn wrap_indented(text: &str, columns: usize, first: &str, rest: &str) -> Vec<String> {
    let options = Options::new(columns.max(NARROWEST))
        .word_separator(WordSeparator::UnicodeBreakProperties)
        // A date is one word: it does not break at its hyphens.
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(true)
        .initial_indent(first)
        .subsequent_indent(rest);
    textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;

    const CHINESE: &str = "十二月五日要还现金贷第一期，金额1,799.51元。工资十日到账；在此之前（如果没有别的收入），最低还款额也要留出来！";

    #[test]
    fn chinese_punctuation_never_starts_a_line() {
        for columns in 8..80 {
            for line in wrap(CHINESE, columns) {
                assert!(width(&line) <= columns, "{columns}: {line}");
                let start = line.chars().next().unwrap_or(' ');
                assert!(!"，。；！）、：？".contains(start), "{columns}: {line}");
                assert!(!line.ends_with('（'), "{columns}: {line}");
            }
        }
    }

    #[test]
    fn an_amount_stays_whole() {
        for columns in 10..40 {
            assert!(wrap(CHINESE, columns).iter().any(|line| line.contains("1,799.51")), "{columns}");
        }
    }

    #[test]
    fn english_wraps_at_words_and_keeps_paragraphs() {
        assert_eq!(wrap("pay the card first\nthen rent", 10), ["pay the", "card first", "then rent"]);
        assert_eq!(wrap_indented("pay the card first", 12, "- ", "  "), ["- pay the", "  card first"]);
    }

    #[test]
    fn a_date_stays_whole() {
        for columns in 12..40 {
            let lines = wrap("day 1 of each month, next 2026-12-01, in 10 days", columns);
            assert!(lines.iter().any(|line| line.contains("2026-12-01")), "{columns}: {lines:?}");
        }
    }

    #[test]
    fn no_width_does_not_panic() {
        assert_eq!(wrap("", 0), [""]);
        assert_eq!(wrap("ab", 0), ["ab"]);
        assert!(!wrap(CHINESE, 0).is_empty());
        assert_eq!(wrap("abcdefghijkl", 4), ["abcdefgh", "ijkl"]);
    }
}
