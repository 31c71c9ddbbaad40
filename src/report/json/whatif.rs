//! A what-if as JSON.

use serde_json::{Map, Value, json};

use super::figure::{amount, date_or_null, dated_amount};
use super::{closing, name, object, opening};
use crate::document::choice::Choice;
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::household::outlook::Outlook;
use crate::domain::household::watch::Turn;
use crate::domain::plan::keep_open::{Found, Goal, Lever, WaysOut};
use crate::domain::risk::indicator::Indicator;
use crate::report::standing::Standing;
use crate::report::whatif::{Link, LinkKind, WhatIf};
use crate::report::wording::change;
use crate::text::{Lang, date};

/// The what-if of the household `id`; sentences are in `lang`.
#[must_use]
pub fn what_if(id: &str, standing: &Standing, what_if: &WhatIf, lang: Lang) -> Value {
    let mut answer = opening("simulate", id, standing);
    let body: Map<String, Value> = object(json!({
        "scenario": name(&what_if.supposed.name),
        "until": date::iso(what_if.changed.until),
        "base": side(&what_if.base, what_if.asked_on),
        "with": side(&what_if.changed, what_if.asked_on),
        "stops": what_if.stops(),
        "keep_open": what_if.ways_out.as_ref().map(|ways| keep_open(&what_if.changed, ways)),
        "lanes": lanes(&what_if.changed),
        "costs": what_if.costs.iter().map(super::cost_statement::one).collect::<Vec<_>>(),
        "chain": chain(what_if, lang),
    }));
    answer.extend(body);
    closing(&mut answer, standing, lang);
    Value::Object(answer)
}

/// The stable name of a state.
fn state_name(state: LineState) -> &'static str {
    state.word()
}

fn line_id(outlook: &Outlook, line: usize) -> Value {
    outlook.profile.lines.get(line).map_or(Value::Null, |record| json!(record.id))
}

fn side(outlook: &Outlook, asked_on: Day) -> Value {
    let currency = outlook.profile.currency;
    let stop = outlook.first_stop();
    json!({
        "cost": amount(outlook.cost(), currency),
        "lowest_cash": dated_amount(outlook.lowest_cash(), currency),
        "first_short_day": date_or_null(outlook.first_short_day()),
        "first_stop": stop.map(|stop| json!({ "line": line_id(outlook, stop.line), "date": date::iso(stop.day) })),
        "payments_missed": outlook.missed(),
        "days_without_open_line": outlook.days_without_open_line(),
        "dti_peak": outlook.dti_peak().map(|(dti, day)| json!({ "ratio": super::figure::stated_ratio(dti), "month_end": date::iso(day) })),
        "months_to_recover": outlook.months_to_recover().and_then(Result::ok),
        "owed_at_end": amount(outlook.end.owed_in_all(), currency),
        "mortgage": {
            "date": date::iso(asked_on),
            "debt_to_income": outlook.dti_on(asked_on).map(super::figure::stated_ratio),
            "missed_in_24_months": outlook.missed_months_before(asked_on),
        },
    })
}

fn keep_open(outlook: &Outlook, ways: &WaysOut) -> Value {
    let currency = outlook.profile.currency;
    let answers: Vec<Value> = ways
        .answers
        .iter()
        .map(|answer| {
            let (least, gaps, up_to) = match answer.found {
                Found::Least { amount: least, has_gaps } => (Some(least), has_gaps, None),
                Found::Nothing { up_to } => (None, false, Some(up_to)),
                Found::CashAtHand => (Some(crate::domain::money::Money::ZERO), false, None),
                Found::NotThere => (None, false, None),
            };
            json!({
                "goal": match answer.goal { Goal::FirstStop => "first-stop", Goal::AllStops => "all-stops" },
                "change": match answer.lever {
                    Lever::CashOnce => "cash-once",
                    Lever::CashMonthly => "cash-monthly",
                    Lever::SpendLess => "spend-less",
                },
                "least": super::figure::amount_or_null(least, currency),
                "has_gaps": gaps,
                "nothing_up_to": super::figure::amount_or_null(up_to, currency),
            })
        })
        .collect();
    let chance = ways.last_chance.map(|chance| {
        json!({
            "line": line_id(outlook, chance.line),
            "by": date::iso(chance.by),
            "amount": amount(chance.amount, currency),
        })
    });
    json!({ "answers": answers, "last_safe_payment": chance })
}

pub(super) fn lanes(outlook: &Outlook) -> Value {
    let lane = |line: usize| {
        let stays: Vec<Value> = outlook
            .lane(line)
            .iter()
            .map(|stay| json!({ "from": date::iso(stay.from), "to": date::iso(stay.to), "state": state_name(stay.state) }))
            .collect();
        json!({ "line": line_id(outlook, line), "stays": stays })
    };
    Value::Array((0..outlook.profile.lines.len()).map(lane).collect())
}

/// Everything that led somewhere, a row a link.
pub(super) fn chain(what_if: &WhatIf, lang: Lang) -> Vec<Value> {
    what_if.chain().iter().map(|link| told(what_if, link, lang)).collect()
}

fn told(what_if: &WhatIf, link: &Link, lang: Lang) -> Value {
    let outlook = &what_if.changed;
    let currency = outlook.profile.currency;
    let mut row = object(json!({
        "date": date::iso(link.day),
        "line": line_id(outlook, link.line),
        "caused_by": link.cause,
        "sentence": change::sentence(outlook, link, lang),
    }));
    let more = match link.what {
        LinkKind::Missed { unpaid, late_fee } => {
            json!({ "kind": "missed", "unpaid": amount(unpaid, currency), "late_fee": amount(late_fee, currency) })
        }
        LinkKind::Limit { before, after } => {
            json!({ "kind": "limit", "before": amount(before, currency), "after": amount(after, currency) })
        }
        LinkKind::CalledIn(called) => json!({ "kind": "called-in", "amount": amount(called, currency) }),
        LinkKind::Opened(arrives) => json!({ "kind": "opened", "amount": amount(arrives, currency) }),
        LinkKind::State(state) => {
            let why = state.why;
            let rule = what_if.rule(&state);
            json!({
                "kind": "state",
                "from": state_name(state.from),
                "to": state_name(state.to),
                "turn": match why.turn {
                    Turn::Fired => "rule-fired",
                    Turn::Shock => "supposed",
                    Turn::RuleEnded => "rule-ended",
                    Turn::ProbationOver => "probation-over",
                },
                "policy": rule.map(|(policy, _)| policy.id.clone()),
                "rule": rule.map(|(_, trigger)| trigger.id.clone()),
                "indicator": Indicator::at(why.indicator).map(Indicator::name),
                "measured": measured(why.indicator, why.measured),
                "threshold": measured(why.indicator, why.threshold),
                "before": measured(why.indicator, why.before),
                "seen_at": line_id(outlook, usize::from(why.source)),
                "teaching_assumption": rule.map(|(_, trigger)| trigger.is_teaching_assumption),
                "why": change::why(what_if, &state, lang),
            })
        }
    };
    row.extend(object(more));
    Value::Object(row)
}

/// A measured number: a ratio as a decimal text, everything else as a whole number.
pub(super) fn measured(indicator: u8, number: i64) -> Value {
    use crate::domain::risk::indicator::Measured;
    match Indicator::at(indicator).and_then(|indicator| indicator.measured(number)) {
        None => Value::Null,
        Some(Measured::Ratio(ratio)) => super::figure::stated_ratio(ratio),
        Some(Measured::Count(n) | Measured::Days(n) | Measured::Months(n)) => json!(n),
        Some(Measured::Flag(flag)) => json!(flag),
    }
}
