//! Which digits in a text are no figures.

use std::ops::Range;

/// Where digits stand that a reader would see. Left out: figures, what a link leads to, things to type, numbers of a list,
/// ids of lessons; and in TOML everything outside of quotes, ids and marks.
pub(super) fn bare_numbers(text: &str, is_toml: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let visible = if is_toml { toml_words(line) } else { markdown_words(line) };
        let mut digits: Option<Range<usize>> = None;
        for (place, character) in visible.char_indices().chain([(visible.len(), ' ')]) {
            let is_digit = character.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&character);
            match (&mut digits, is_digit) {
                (None, true) => digits = Some(place..place + character.len_utf8()),
                (Some(run), true) => run.end = place + character.len_utf8(),
                (Some(run), false) => {
                    if !is_lesson_id(&visible, run) {
                        found.push(at + run.start..at + run.end);
                    }
                    digits = None;
                }
                (None, false) => {}
            }
        }
        at += line.len();
    }
    found
}

/// `L04` is a name.
fn is_lesson_id(line: &str, digits: &Range<usize>) -> bool {
    digits.len() == 2 && line.get(..digits.start).is_some_and(|before| before.ends_with('L'))
}

/// A line of Markdown with what is not shown as words made blank.
fn markdown_words(line: &str) -> String {
    let mut line = line.to_owned();
    for (open, close) in [("{", "}"), ("](", ")"), ("`", "`")] {
        line = blank_between(&line, open, close);
    }
    let start = line.len() - line.trim_start().len();
    let digits = line.get(start..).unwrap_or("").bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && line.get(start + digits..).is_some_and(|rest| rest.starts_with(". ")) {
        line.replace_range(start..start + digits, &" ".repeat(digits));
    }
    line
}

/// A line of TOML with everything blank but the words in quotes. Ids and marks are no words.
fn toml_words(line: &str) -> String {
    let words = ["id = ", "lang = "];
    if words.iter().any(|key| line.trim_start().starts_with(key)) {
        return " ".repeat(line.len());
    }
    // A mark of the list `translates`: `"L01.1 3fa2c81e",`.
    let mark = line.trim().trim_end_matches(',').trim_matches('"');
    let is_mark =
        mark.split_once(' ').is_some_and(|(_, mark)| mark.len() == 8 && mark.bytes().all(|b| b.is_ascii_hexdigit()));
    if is_mark {
        return " ".repeat(line.len());
    }
    let line = match line.find("{ id = \"") {
        Some(at) => {
            let after = at + "{ id = \"".len();
            let end = line.get(after..).and_then(|rest| rest.find('"')).map_or(line.len(), |length| after + length);
            let mut line = line.to_owned();
            line.replace_range(at..end, &" ".repeat(end - at));
            line
        }
        None => line.to_owned(),
    };
    ["{"].iter().fold(line, |line, open| blank_names(&line, open))
}

/// `{name}` made blank, other braces kept.
fn blank_names(line: &str, open: &str) -> String {
    let mut out = line.to_owned();
    let mut from = 0;
    while let Some(at) = out.get(from..).and_then(|rest| rest.find(open)).map(|at| from + at) {
        let inner = out.get(at + 1..).unwrap_or("");
        let length = inner.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')).unwrap_or(0);
        if inner.get(length..).is_some_and(|rest| rest.starts_with('}')) && length > 0 {
            out.replace_range(at..at + length + 2, &" ".repeat(length + 2));
        }
        from = at + 1;
    }
    out
}

fn blank_between(line: &str, open: &str, close: &str) -> String {
    let mut out = line.to_owned();
    let mut from = 0;
    while let Some(at) = out.get(from..).and_then(|rest| rest.find(open)).map(|at| from + at) {
        let inner = at + open.len();
        let Some(length) = out.get(inner..).and_then(|rest| rest.find(close)) else { break };
        let end = inner + length + close.len();
        out.replace_range(at..end, &" ".repeat(end - at));
        from = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str, is_toml: bool) -> Vec<&str> {
        bare_numbers(text, is_toml).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn digits_outside_of_figures_are_found() {
        assert_eq!(bare("## Owed 12 {#a1}\n1. pay {x9} in L04 or 30 days\n", false), ["12", "30"]);
        assert_eq!(bare("[so](lesson:L04) `status --months 3` ３ 天\n", false), ["３"]);
        assert_eq!(bare("id = \"L01.1\"\nstem = \"you owe {debt2} and 45\"\n", true), ["45"]);
        assert_eq!(bare("  { id = \"m12\", says = \"{a} in 3 months\" },\n", true), ["3"]);
        assert_eq!(bare("translates = [\n  \"L01.1 90bd1147\",\n]\n", true), Vec::<&str>::new());
    }
}
