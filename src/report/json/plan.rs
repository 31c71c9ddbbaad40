//! The answer of `plan` as JSON. It is also the form in which a plan is saved: `--verify` reads it again.

use serde_json::{Value, json};

use super::figure::{amount, date_or_null, dated_amount, stated_ratio};
use super::{closing, object, opening, plan_inputs, plan_why};
use crate::domain::money::Currency;
use crate::domain::plan::bound::PRICE_SCALE;
use crate::domain::plan::outcome::Outcome;
use crate::report::codes;
use crate::report::plan::{Best, Certificate, Plan};
use crate::report::standing::Standing;
use crate::text::{Lang, date};

/// The plan of the household `id`; the sentences in it are in `lang`.
#[must_use]
pub fn plan(id: &str, standing: &Standing, plan: &Plan, lang: Lang) -> Value {
    let currency = standing.record.profile.currency;
    let ids = |lines: Vec<usize>| -> Vec<&str> { lines.iter().map(|line| line_id(plan, *line)).collect() };
    let mut answer = opening("plan", id, standing);
    answer.extend(object(json!({
        "until": date::iso(plan.until()),
        "floor": amount(plan.ground.floor, currency),
        "inputs": plan_inputs::inputs(plan, currency),
        "starts_from": plan_inputs::starts_from(plan, currency),
        "on_time": plan.is_on_time(),
        "ways": plan.compared.iter().map(|compared| {
            let mut way = object(json!({ "way": codes::strategy(&compared.strategy) }));
            way.extend(object(outcome(compared.outcome(), currency)));
            Value::Object(way)
        }).collect::<Vec<_>>(),
        "best": plan.best.as_ref().map_or(Value::Null, |found| best(plan, found, currency)),
        "certificate": plan.certificate.as_ref().map_or(Value::Null, |proof| certificate(plan, proof, currency)),
        "not_certified": plan.uncovered.iter().map(|(line, why)| json!({
            "line": line_id(plan, *line), "why": codes::uncovered(*why),
        })).collect::<Vec<_>>(),
        "why": plan.why.as_ref().map_or(Value::Null, |told| plan_why::why(plan, told, currency)),
        "short": plan.short.as_ref().map_or(Value::Null, |told| plan_why::short(plan, told, currency)),
        "own_order_leaves_out": ids(plan.left_out()),
        "not_counted_in_debt_free": ids(plan.in_use()),
    })));
    closing(&mut answer, standing, lang);
    Value::Object(answer)
}

/// The id of a line of the plan.
pub(super) fn line_id(plan: &Plan, line: usize) -> &str {
    plan.ground.profile.lines.get(line).map_or("", |line| line.id.as_str())
}

/// The best plan: what came of it, what it pays early, and all that is paid.
fn best(plan: &Plan, best: &Best, currency: Currency) -> Value {
    let mut value = object(json!({ "found_by": codes::stage(best.stage) }));
    value.extend(object(outcome(&best.diary.outcome, currency)));
    value.extend(object(json!({
        "early_payments": best.proposal.payments.iter().map(|payment| json!({
            "date": date::iso(payment.day),
            "line": line_id(plan, usize::from(payment.line)),
            "amount": amount(payment.amount, currency),
        })).collect::<Vec<_>>(),
        "payments": best.diary.payments.iter().map(|paid| json!({
            "date": date::iso(paid.day),
            "line": line_id(plan, paid.line),
            "amount": amount(paid.amount, currency),
            "asked": amount(paid.asked, currency),
            "early_charge": amount(paid.early_charge, currency),
        })).collect::<Vec<_>>(),
        "months": best.diary.months.iter().map(|end| json!({
            "month": date::iso_month(end.month),
            "owed": amount(end.owed, currency),
            "cash": amount(end.cash, currency),
        })).collect::<Vec<_>>(),
    })));
    Value::Object(value)
}

/// The proof, and that of plans which wait for no days of grace.
fn certificate(plan: &Plan, proof: &Certificate, currency: Currency) -> Value {
    let mut value = bound(plan, proof, currency);
    let by_due_day = plan.by_due_day.as_ref().map_or(Value::Null, |proof| bound(plan, proof, currency));
    if let Some(fields) = value.as_object_mut() {
        fields.insert("by_due_day".to_owned(), by_due_day);
    }
    value
}

/// Prices of cash from which anybody can compute a bound again.
fn bound(plan: &Plan, proof: &Certificate, currency: Currency) -> Value {
    let stretches = plan.ground.paydays.iter().zip(&proof.drops.0);
    json!({
        "bound": amount(proof.bound.cost, currency),
        "gap": amount(proof.gap, currency),
        "gap_share": stated_ratio(proof.share()),
        "price_scale": PRICE_SCALE,
        "price_drops": stretches.map(|(from, drop)| json!({
            "from": date::iso(*from), "drop": drop,
        })).collect::<Vec<_>>(),
    })
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
