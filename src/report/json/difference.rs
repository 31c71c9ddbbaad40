//! What a recorded row changes, as JSON.

use serde_json::{Map, Value, json};

use super::figure::{amount, date_or_null, dated_amount, stated_ratio};
use super::{closing, line, object, opening, warning};
use crate::document::choice::Choice;
use crate::domain::money::Currency;
use crate::profile::journal::write::NewRow;
use crate::report::difference::{Change, Difference, Figure, Value as Figures};
use crate::report::warning::Warning;
use crate::report::{SCHEMA_VERSION, codes};
use crate::text::{Lang, date};

/// The answer of a command that records a row in the household `id`: the row, whether it was written, and what changes.
#[must_use]
pub fn entry(
    command: &str,
    id: &str,
    (row, row_id): (&NewRow, &str),
    written: bool,
    difference: &Difference<'_>,
    lang: Lang,
) -> Value {
    let after = difference.after;
    let currency = after.record.profile.currency;
    let mut answer = opening(command, id, after);
    answer.extend(object(json!({
        "written": written,
        "row": {
            "id": row_id,
            "date": date::iso(row.day),
            "account": row.account,
            "kind": row.kind.word(),
            "amount": super::figure::amount_or_null(row.amount, currency),
            "note": row.note,
        },
    })));
    answer.extend(compared(difference, lang));
    closing(&mut answer, after, lang);
    Value::Object(answer)
}

/// The answer of `profile edit` for the household `id`: the lines of its file that changed, and what that changes.
#[must_use]
pub fn edit(id: &str, path: &str, lines: Value, difference: Option<&Difference<'_>>, lang: Lang) -> Value {
    let Some(difference) = difference else {
        return json!({
            "schema_version": SCHEMA_VERSION, "command": "profile edit", "household": { "id": id }, "path": path,
            "lines": lines,
        });
    };
    let after = difference.after;
    let mut answer = opening("profile edit", id, after);
    answer.insert("path".to_owned(), json!(path));
    answer.insert("lines".to_owned(), lines);
    answer.extend(compared(difference, lang));
    closing(&mut answer, after, lang);
    Value::Object(answer)
}

/// The changed figures and warnings.
fn compared(difference: &Difference<'_>, lang: Lang) -> Map<String, Value> {
    let currency = difference.after.record.profile.currency;
    let of = |standing, found: &[Warning]| -> Vec<Value> {
        found.iter().map(|found| warning::warning(standing, found, lang)).collect()
    };
    let changes: Vec<Value> = difference.changes.iter().map(|found| change(difference, found, currency)).collect();
    object(json!({
        "changes": changes,
        "warnings_gone": of(difference.before, &difference.gone),
        "warnings_new": of(difference.after, &difference.new),
    }))
}

fn change(difference: &Difference<'_>, change: &Change, currency: Currency) -> Value {
    let owner = if change.line_is_gone { difference.before } else { difference.after };
    let of_line = match change.figure {
        Figure::LineOwed(line) | Figure::LineNextDue(line) | Figure::LinePastDue(line) | Figure::LineLimit(line) => {
            line::id(owner, line)
        }
        _ => Value::Null,
    };
    json!({
        "figure": codes::figure(change.figure),
        "line": of_line,
        "before": value(change.before, currency),
        "after": value(change.after, currency),
    })
}

fn value(value: Figures, currency: Currency) -> Value {
    match value {
        Figures::Nothing => Value::Null,
        Figures::Amount(money) => amount(money, currency),
        Figures::AmountOn(money, day) => dated_amount((money, day), currency),
        Figures::On(day) => date_or_null(Some(day)),
        Figures::Share(ratio) => stated_ratio(ratio),
        Figures::Days(days) => json!(days),
    }
}
