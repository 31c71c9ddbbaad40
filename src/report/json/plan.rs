//! The answer of `plan` as JSON.

use serde_json::{Value, json};

use super::figure::{amount, date_or_null, dated_amount, stated_ratio};
use super::{closing, object, opening};
use crate::domain::money::Currency;
use crate::domain::plan::outcome::Outcome;
use crate::domain::plan::strategy::Strategy;
use crate::report::plan::Plan;
use crate::text::{Lang, date};

/// The plan of the household `id`; the sentences in it are in `lang`.
#[must_use]
pub fn plan(id: &str, plan: &Plan<'_>, lang: Lang) -> Value {
    let standing = plan.standing;
    let currency = standing.record.profile.currency;
    let ids = |lines: Vec<usize>| -> Vec<&str> {
        lines.iter().filter_map(|line| plan.ground.profile.lines.get(*line)).map(|line| line.id.as_str()).collect()
    };
    let mut answer = opening("plan", id, standing);
    answer.extend(object(json!({
        "until": date::iso(plan.until()),
        "floor": amount(plan.ground.floor, currency),
        "on_time": plan.is_on_time(),
        "ways": plan.compared.iter().map(|compared| {
            let mut way = object(json!({ "way": code(&compared.strategy) }));
            way.extend(object(outcome(&compared.outcome, currency)));
            Value::Object(way)
        }).collect::<Vec<_>>(),
        "own_order_leaves_out": ids(plan.left_out()),
        "not_counted_in_debt_free": ids(plan.in_use()),
    })));
    closing(&mut answer, standing, lang);
    Value::Object(answer)
}

/// The code of a way of paying.
pub fn code(strategy: &Strategy) -> &'static str {
    match strategy {
        Strategy::MinimumOnly => "minimum-only",
        Strategy::AsSet => "as-set",
        Strategy::Proportional => "proportional",
        Strategy::Snowball => "snowball",
        Strategy::Avalanche => "avalanche",
        Strategy::TrueRate => "true-rate",
        Strategy::RiskiestFirst => "riskiest-first",
        Strategy::OwnOrder(_) => "own-order",
    }
}

/// What came of a way of paying.
pub fn outcome(outcome: &Outcome, currency: Currency) -> Value {
    json!({
        "cost": amount(outcome.cost(), currency),
        "interest": amount(outcome.interest, currency),
        "fees": amount(outcome.fees, currency),
        "late_fees": amount(outcome.late_fees, currency),
        "late": outcome.late,
        "stops": outcome.stops,
        "debt_free": date_or_null(outcome.debt_free),
        "lowest_cash": dated_amount(outcome.lowest_cash, currency),
        "peak_dti": outcome.peak_dti.map_or(Value::Null, |(share, month)| json!({
            "month": date::iso_month(month), "ratio": stated_ratio(share),
        })),
        "owed_at_end": amount(outcome.owed_at_end, currency),
        "net_worth_at_end": amount(outcome.net_worth_at_end, currency),
    })
}
