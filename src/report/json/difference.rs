//! What a recorded row changes, as JSON.

use serde_json::{Value, json};

use super::figure::{amount, date_or_null, dated_amount, stated_ratio};
use super::{closing, line, object, opening, warning};
use crate::document::choice::Choice;
use crate::domain::money::Currency;
use crate::profile::journal::write::NewRow;
use crate::report::codes;
use crate::report::difference::{Change, Difference, Figure, Value as Figures};
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
    let changes: Vec<Value> = difference.changes.iter().map(|found| change(difference, found, currency)).collect();
    let gone: Vec<Value> =
        difference.gone.iter().map(|found| warning::warning(difference.before, found, lang)).collect();
    let new: Vec<Value> = difference.new.iter().map(|found| warning::warning(after, found, lang)).collect();
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
        "changes": changes,
        "warnings_gone": gone,
        "warnings_new": new,
    })));
    closing(&mut answer, after, lang);
    Value::Object(answer)
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
