//! The check as workflow annotations of GitHub: errors for limits that are passed, warnings for what is wrong with a
//! file, one notice a household when all is well.

use super::check::{Checked, Refused, Verdict};
use super::problems::left_out_as_text;
use super::wording::{self, check as words};
use crate::diagnostic::{Diagnostic, LeftOut, Severity};
use crate::text::width::clean;
use crate::text::{Lang, problem, standing};

/// The checks of households, an annotation a line; one that was not checked is an error.
#[must_use]
pub fn checks(checked: &[Checked<'_>], refused: &[Refused<'_>], lang: Lang) -> String {
    let mut out = String::new();
    for one in checked {
        household(&mut out, one, lang);
    }
    for one in refused {
        let title = title_of(&clean(one.id));
        file_problems(&mut out, &title, one.problems, one.left_out, lang);
        annotate(&mut out, "error", &title, standing::NOT_CHECKED.get(lang));
    }
    out
}

fn title_of(name: &str) -> String {
    format!("tideover check: {name}")
}

/// What is wrong with the files, and what it keeps out of the figures.
fn file_problems(out: &mut String, title: &str, problems: &[Diagnostic], left_out: &[LeftOut], lang: Lang) {
    for found in problems {
        file_problem(out, title, found, lang);
    }
    for left in left_out {
        annotate(out, "warning", title, &left_out_as_text(left, lang));
    }
}

fn household(out: &mut String, one: &Checked<'_>, lang: Lang) {
    let record = &one.standing.record;
    let title = title_of(&wording::name(&record.profile.name, lang));
    file_problems(out, &title, &record.problems, &record.left_out, lang);
    for row in &one.check.rows {
        let level = match row.verdict {
            verdict if verdict.fails() => "error",
            Verdict::NotMeasurable { .. } => "notice",
            _ => continue,
        };
        annotate(out, level, &title, &words::sentence(one.standing, row, lang));
    }
    if one.check.rows.is_empty() {
        annotate(out, "notice", &title, &words::limits_from(one.standing, one.check, lang));
    } else if one.check.passes() {
        annotate(out, "notice", &title, standing::PASSES.get(lang));
    }
}

/// A problem of the file, at its place.
fn file_problem(out: &mut String, title: &str, found: &Diagnostic, lang: Lang) {
    let level = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => return,
    };
    let message = format!("{}\n{}", problem::message(found, lang), problem::help(found, lang));
    let Some(place) = &found.place else {
        annotate(out, level, title, &message);
        return;
    };
    let (line, column) = place.line_and_column();
    let file = property(&place.source.name);
    out.push_str(&format!(
        "::{level} file={file},line={line},col={column},title={}::{}\n",
        property(title),
        data(&message)
    ));
}

fn annotate(out: &mut String, level: &str, title: &str, message: &str) {
    out.push_str(&format!("::{level} title={}::{}\n", property(title), data(message)));
}

/// The text of an annotation: its sign of escape first, then line ends, then whatever a terminal would obey.
fn data(text: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| clean(line.strip_suffix('\r').unwrap_or(line)).replace('%', "%25")).collect();
    lines.join("%0A")
}

/// The value of a property, in which colon and comma part things.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_ends_an_annotation_early() {
        assert_eq!(data("50%\r\n::error::x"), "50%25%0A::error::x");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
        assert_eq!(data("a\rb\u{1b}"), "a\\u{d}b\\u{1b}");
    }
}
