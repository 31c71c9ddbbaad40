//! Lines at a glance as JSON.

use serde_json::{Value, json};

use super::figure::{amount, amount_or_null, dated_amount, ratio_of};
use super::name;
use crate::document::choice::Choice;
use crate::domain::credit::account::bucket;
use crate::domain::money::Money;
use crate::report::standing::Standing;
use crate::report::status::LineGlance;

/// The id of a line; null for one that is not there.
pub fn id(standing: &Standing, line: usize) -> Value {
    standing.record.profile.lines.get(line).map_or(Value::Null, |line| json!(line.id))
}

/// One line.
pub fn glance(standing: &Standing, glance: &LineGlance) -> Value {
    let currency = standing.record.profile.currency;
    let record = standing.record.profile.lines.get(glance.line);
    let past_due =
        standing.state.lines.get(glance.line).map_or(Money::ZERO, |account| account.past_due(standing.today));
    json!({
        "id": id(standing, glance.line),
        "name": record.map_or(Value::Null, |line| name(&line.name)),
        "lender": record.map_or(Value::Null, |line| name(&line.lender)),
        "kind": record.map(|line| line.terms.kind.word()),
        "state": glance.state.word(),
        "owed": amount(glance.owed, currency),
        "limit": amount_or_null(glance.limit, currency),
        "utilisation_ratio": glance.limit.map_or(Value::Null, |limit| ratio_of(glance.owed, limit)),
        "instalments_left": glance.instalments_left,
        "next_due": glance.next_due.map_or(Value::Null, |(day, due)| dated_amount((due, day), currency)),
        "past_due": amount(past_due, currency),
        "days_past_due": glance.days_past_due,
        "bucket": bucket(glance.days_past_due),
    })
}
