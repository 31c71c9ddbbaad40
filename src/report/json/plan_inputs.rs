//! What was added when a plan was made, and what it was made from: with both a saved plan can be checked by itself.

use serde_json::{Value, json};

use super::figure::{amount, dated_amount, stated_ratio};
use super::plan::line_id;
use crate::domain::money::{Currency, Money};
use crate::report::plan::Plan;
use crate::report::plan::facts::{Changed, Facts};
use crate::text::date;

/// What the reader added.
pub fn inputs(plan: &Plan, currency: Currency) -> Value {
    let means = &plan.ground.means;
    let dated = |list: &[(crate::domain::calendar::Day, Money)]| {
        list.iter().map(|(day, sum)| dated_amount((*sum, *day), currency)).collect::<Vec<_>>()
    };
    json!({
        "lump_sums": dated(&means.lump_sums),
        "extra_a_month": amount(means.extra_a_month, currency),
        "raises": dated(&means.raises),
        "offer": means.offer.as_ref().map_or(Value::Null, |offer| json!({
            "date": date::iso(offer.on.max(plan.ground.today)),
            "amount": amount(offer.principal, currency),
            "rate": stated_ratio(offer.rate.nominal_annual()),
            "months": offer.periods,
            "fee": amount(offer.fee, currency),
            "pays_off": offer.pays_off.iter().map(|line| line_id(plan, *line)).collect::<Vec<_>>(),
        })),
    })
}

/// The figures that the plan starts from.
pub fn starts_from(plan: &Plan, currency: Currency) -> Value {
    let facts = Facts::of(&plan.ground);
    json!({
        "cash": amount(facts.cash, currency),
        "income": amount(facts.income, currency),
        "expenses": amount(facts.expenses, currency),
        "lines": facts.lines.iter().map(|(id, owed, rate)| json!({
            "line": id, "owed": amount(*owed, currency), "rate": stated_ratio(*rate),
        })).collect::<Vec<_>>(),
    })
}

/// A figure of the household that has changed since a plan was saved.
#[must_use]
pub fn changed(changed: &Changed, currency: Currency) -> Value {
    let amounts = |what: &str, line: Option<&str>, then: Money, now: Money| json!({ "what": what, "line": line, "then": then.plain(currency), "now": now.plain(currency) });
    match changed {
        Changed::Cash(then, now) => amounts("cash", None, *then, *now),
        Changed::Income(then, now) => amounts("income", None, *then, *now),
        Changed::Expenses(then, now) => amounts("expenses", None, *then, *now),
        Changed::Owed(line, then, now) => amounts("owed", Some(line), *then, *now),
        Changed::Rate(line, then, now) => json!({
            "what": "rate", "line": line, "then": stated_ratio(*then), "now": stated_ratio(*now),
        }),
        Changed::Came(line) => json!({ "what": "new-line", "line": line, "then": null, "now": null }),
        Changed::Went(line) => json!({ "what": "line-gone", "line": line, "then": null, "now": null }),
    }
}
