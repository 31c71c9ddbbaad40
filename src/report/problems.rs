//! Problems as text with an excerpt of the file, and as JSON.
//!
//! What stands in the file is untrusted: it is shown with everything that could act on a terminal written out.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, LeftOut, Place, Severity};
use crate::text::problem::{help, item, message, severity};
use crate::text::width::clean;
use crate::text::{Lang, Words};

/// The widest part of a row that an excerpt shows on either side of its mark, in characters.
const MOST_BESIDE: usize = 120;

/// One problem as text: what is wrong, where with its excerpt, and the next step. No blank line at its end.
#[must_use]
pub fn as_text(problem: &Diagnostic, lang: Lang, colour: bool) -> String {
    let title = clean(&message(problem, lang)).into_owned();
    let next = clean(&help(problem, lang)).into_owned();
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let named = level.with_name(severity(problem.severity).get(lang));
    let helper = Level::HELP.with_name(HELP.get(lang));
    let heading = named.primary_title(title).id(problem.code.name());
    let excerpt = problem.place.as_ref().map(Excerpt::of);
    let group = match &excerpt {
        Some(excerpt) => heading.element(excerpt.snippet()).element(helper.message(next)),
        None => heading.element(helper.message(next)),
    };
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(160).render(&[group])
}

const HELP: Words = Words::new("help", "建议");

/// All problems as text, one blank line between two.
#[must_use]
pub fn all_as_text(problems: &[Diagnostic], lang: Lang, colour: bool) -> String {
    problems.iter().map(|problem| as_text(problem, lang, colour) + "\n").collect::<Vec<_>>().join("\n")
}

/// One problem as JSON: stable `code`, `severity` and `values` for programs, `message` and `help` for people.
#[must_use]
pub fn as_json(problem: &Diagnostic, lang: Lang) -> Value {
    let values: serde_json::Map<String, Value> =
        problem.values.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    let (line, column) = problem.place.as_ref().map(Place::line_and_column).unzip();
    json!({
        "code": problem.code.name(),
        "severity": severity(problem.severity).get(Lang::En),
        "message": message(problem, lang),
        "help": help(problem, lang),
        "file": problem.place.as_ref().map(|place| place.source.name.clone()),
        "line": line,
        "column": column,
        "values": values,
    })
}

/// What was left out, in one sentence.
#[must_use]
pub fn left_out_as_text(left: &LeftOut, lang: Lang) -> String {
    let name = match lang {
        Lang::En => &left.name.en,
        Lang::Zh => &left.name.zh,
    };
    let row = left.place.as_ref().map(|place| place.line_and_column().0.to_string()).unwrap_or_default();
    let words = match (name.is_empty(), row.is_empty()) {
        (true, _) => UNNAMED,
        (false, true) => UNPLACED,
        (false, false) => NAMED,
    };
    words.fill(lang, &[("item", item(left.what).get(lang)), ("name", &clean(name)), ("row", &row)])
}

const NAMED: Words = Words::new("left out: {item} {name} (row {row})", "未计入：{item} {name}（第 {row} 行）");
const UNPLACED: Words = Words::new("left out: {item} {name}", "未计入：{item} {name}");
const UNNAMED: Words = Words::new("left out: {item} on row {row}", "未计入：第 {row} 行的{item}");

/// What was left out, as JSON: its name in both languages, and the row of the file on which it stands.
#[must_use]
pub fn left_out_as_json(left: &LeftOut) -> Value {
    json!({
        "item": left.what.name(),
        "name": { Lang::En.tag(): left.name.en, Lang::Zh.tag(): left.name.zh },
        "file": left.place.as_ref().map(|place| place.source.name.clone()),
        "line": left.place.as_ref().map(|place| place.line_and_column().0),
    })
}

/// The row of a place, made harmless, with the span of its mark.
struct Excerpt<'p> {
    path: Cow<'p, str>,
    row: usize,
    text: String,
    mark: Range<usize>,
}

impl Excerpt<'_> {
    fn of(place: &Place) -> Excerpt<'_> {
        let text = &*place.source.text;
        let start = boundary(text, place.span.start);
        let end = boundary(text, place.span.end).max(start);
        let row_start = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let row_end = text.get(start..).and_then(|after| after.find('\n')).map_or(text.len(), |at| start + at);
        let marked = clean(text.get(start..end.min(row_end)).unwrap_or("").trim_end_matches('\r'));
        let before = clean(last_chars(text.get(row_start..start).unwrap_or("")));
        let after = clean(first_chars(text.get(end.min(row_end)..row_end).unwrap_or("").trim_end_matches('\r')));
        let mark = before.len()..before.len() + marked.len();
        Excerpt {
            path: clean(&place.source.name),
            row: place.line_and_column().0,
            text: format!("{before}{marked}{after}"),
            mark,
        }
    }

    fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        Snippet::source(&*self.text)
            .line_start(self.row)
            .path(&*self.path)
            .annotation(AnnotationKind::Primary.span(self.mark.clone()))
    }
}

/// The next place at or before `at` that does not split a character.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn last_chars(text: &str) -> &str {
    text.char_indices().rev().nth(MOST_BESIDE - 1).map_or(text, |(at, _)| text.get(at..).unwrap_or(text))
}

fn first_chars(text: &str) -> &str {
    text.char_indices().nth(MOST_BESIDE).map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{Code, Source};

    fn problem(text: &str, marked: &str) -> Diagnostic {
        let start = text.find(marked).unwrap_or(0);
        let source = Arc::new(Source { name: "lin.toml".into(), text: text.into() });
        Diagnostic::error(Code::UnknownKey)
            .with("key", marked)
            .with("nearest", "limit")
            .with("table", "line")
            .at(&source, start..start + marked.len())
    }

    #[test]
    fn carets_stand_under_chinese() {
        let shown = as_text(&problem("# 花呗\n\"名称\" = \"额度\", limti = 3\n", "limti"), Lang::Zh, false);
        let rows: Vec<&str> = shown.lines().collect();
        let (source, caret) = (rows[3], rows[4]);
        let column = |row: &str, part: &str| crate::text::width::width(&row[..row.find(part).unwrap()]);
        assert_eq!(column(source, "limti"), column(caret, "^"), "{shown}");
    }

    #[test]
    fn escape_sequences_are_written_out() {
        let shown = as_text(&problem("limti = \"\u{1b}[2J\u{202e}\"", "limti"), Lang::En, false);
        assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown}");
        assert!(shown.contains("\\u{1b}[2J"), "{shown}");
        let value = as_text(&problem("\"\u{1b}[2J\" = 1", "\u{1b}[2J"), Lang::Zh, false);
        assert!(!value.contains('\u{1b}'), "{value}");
    }

    #[test]
    fn places_outside_the_text_do_no_harm() {
        let mut wild = problem("a = 1", "a");
        if let Some(place) = wild.place.as_mut() {
            place.span = 90..99;
        }
        assert!(as_text(&wild, Lang::En, false).contains("lin.toml"));
    }
}
