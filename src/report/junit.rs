//! The check as JUnit XML, which most build servers show: a suite a household, a case a limit.

use super::check::{CheckRow, Checked, Refused, Verdict};
use super::codes;
use super::problems::left_out_as_text;
use super::wording::{self, check as words};
use crate::diagnostic::{Diagnostic, LeftOut, Severity};
use crate::text::{Lang, date, problem, standing};

/// The checks of households; one that was not checked is a suite with an error.
#[must_use]
pub fn checks(checked: &[Checked<'_>], refused: &[Refused<'_>], lang: Lang) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let rows = || checked.iter().flat_map(|one| &one.check.rows);
    let (tests, failures, skipped) = counts(rows());
    let errors = refused.len();
    out.push_str(&format!(
        "<testsuites name=\"tideover check\" tests=\"{}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\">\n",
        tests + errors
    ));
    for one in checked {
        suite(&mut out, one, lang);
    }
    for one in refused {
        refused_suite(&mut out, one, lang);
    }
    out.push_str("</testsuites>\n");
    out
}

/// Cases, failed and skipped ones.
fn counts<'r>(rows: impl Iterator<Item = &'r CheckRow>) -> (usize, usize, usize) {
    rows.fold((0, 0, 0), |(tests, failures, skipped), row| {
        let is_skipped = matches!(row.verdict, Verdict::NotMeasurable { fails: false });
        (tests + 1, failures + usize::from(row.verdict.fails()), skipped + usize::from(is_skipped))
    })
}

fn suite(out: &mut String, one: &Checked<'_>, lang: Lang) {
    let standing = one.standing;
    let (tests, failures, skipped) = counts(one.check.rows.iter());
    let today = date::iso(standing.today);
    out.push_str(&format!(
        "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\" \
         time=\"0\" timestamp=\"{today}T00:00:00\">\n    <properties>\n",
        escape(one.id)
    ));
    let properties = [
        ("household", wording::name(&standing.record.profile.name, lang)),
        ("as_of", today),
        ("currency", standing.record.profile.currency.code().to_owned()),
        ("limits_from", codes::limits_from(one.check.limits_from).to_owned()),
    ];
    for (name, value) in properties {
        out.push_str(&format!("      <property name=\"{name}\" value=\"{}\"/>\n", escape(&value)));
    }
    out.push_str("    </properties>\n");
    for row in &one.check.rows {
        case(out, one, row, lang);
    }
    let record = &one.standing.record;
    let notes = notes(&record.problems, &record.left_out, lang);
    if !notes.is_empty() {
        out.push_str(&format!("    <system-err>{}</system-err>\n", escape(&notes.join("\n"))));
    }
    out.push_str("  </testsuite>\n");
}

fn case(out: &mut String, one: &Checked<'_>, row: &CheckRow, lang: Lang) {
    let name = words::measure(one.standing, row.measure, lang);
    let said = escape(&words::sentence(one.standing, row, lang));
    out.push_str(&format!(
        "    <testcase classname=\"tideover.check.{}\" name=\"{}\" time=\"0\"",
        escape(row.measure.name()),
        escape(&name)
    ));
    let verdict = codes::verdict(row.verdict);
    match row.verdict {
        Verdict::Within => out.push_str(&format!(">\n      <system-out>{said}</system-out>\n    </testcase>\n")),
        Verdict::NotMeasurable { fails: false } => {
            out.push_str(&format!(">\n      <skipped message=\"{said}\"/>\n    </testcase>\n"));
        }
        Verdict::Beyond | Verdict::NotMeasurable { fails: true } => out.push_str(&format!(
            ">\n      <failure type=\"{verdict}\" message=\"{said}\">{said}</failure>\n    </testcase>\n"
        )),
    }
}

/// A household that was not checked.
fn refused_suite(out: &mut String, one: &Refused<'_>, lang: Lang) {
    let said = escape(&notes(one.problems, one.left_out, lang).join("\n"));
    out.push_str(&format!(
        "  <testsuite name=\"{}\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\" time=\"0\">\n    \
         <testcase classname=\"tideover.check.record\" name=\"{}\" time=\"0\">\n      \
         <error type=\"not-checked\" message=\"{}\">{said}</error>\n    </testcase>\n  </testsuite>\n",
        escape(one.id),
        escape(standing::WHOLE.get(lang)),
        escape(standing::NOT_CHECKED.get(lang)),
    ));
}

/// What was left out and what is wrong with the file, a line each.
fn notes(problems: &[Diagnostic], left_out: &[LeftOut], lang: Lang) -> Vec<String> {
    let left_out = left_out.iter().map(|left| left_out_as_text(left, lang));
    let problems = problems.iter().filter(|found| found.severity != Severity::Note);
    left_out.chain(problems.map(|found| problem::message(found, lang))).collect()
}

/// Text for an attribute or an element. What XML 1.0 does not allow at all is written out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\n' => out.push('\n'),
            c if c.is_control()
                || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') =>
            {
                out.extend(c.escape_unicode());
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_and_control_characters_are_text() {
        assert_eq!(escape("<a b=\"'&'\">]]>"), "&lt;a b=&quot;&apos;&amp;&apos;&quot;&gt;]]&gt;");
        assert_eq!(escape("\u{1b}[2J\u{0}\u{ffff}\r花😀"), "\\u{1b}[2J\\u{0}\\u{ffff}\\u{d}花😀");
    }
}
