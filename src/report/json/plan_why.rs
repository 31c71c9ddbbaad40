//! Why a plan is as it is, and what to do when money does not reach, as JSON.

use serde_json::{Value, json};

use super::figure::{amount, amount_or_null, date_or_null, dated_amount, stated_ratio};
use super::plan::line_id;
use crate::domain::money::Currency;
use crate::domain::plan::missing::Found;
use crate::report::codes;
use crate::report::plan::Plan;
use crate::report::plan::short::Short;
use crate::report::plan::why::Why;
use crate::text::date;

/// Why the best plan is as it is.
pub fn why(plan: &Plan, why: &Why, currency: Currency) -> Value {
    let now = why.now.map_or(Value::Null, |now| {
        json!({
            "date": date::iso(now.day),
            "line": line_id(plan, now.line),
            "amount": amount(now.amount, currency),
            "left_out_costs": amount(now.left_out_costs, currency),
            "saves_a_year": stated_ratio(now.rate),
            "dearer_line": now.dearer.map_or(Value::Null, |(line, rate)| json!({
                "line": line_id(plan, line), "saves_a_year": stated_ratio(rate),
            })),
            "promotion_ends": date_or_null(now.promotion_ends),
        })
    });
    let reserve = why.reserve.map_or(Value::Null, |reserve| {
        json!({
            "date": date::iso(reserve.day),
            "kept": amount(reserve.kept, currency),
            "lowest_ahead": dated_amount((reserve.lowest.1, reserve.lowest.0), currency),
        })
    });
    let late = why.late_income.map_or(Value::Null, |late| {
        json!({
            "due": date::iso(late.due),
            "days": late.days,
            "late": late.late,
            "first_short": late.short.map_or(Value::Null, |(day, sum)| dated_amount((sum, day), currency)),
            "postponed": amount_or_null(late.postponed, currency),
        })
    });
    json!({
        "cash_prices": why.cash_prices.iter().map(|price| json!({
            "month": date::iso_month(price.month), "saves": stated_ratio(price.saves),
        })).collect::<Vec<_>>(),
        "first_early_payment": now,
        "reserve": reserve,
        "income_late": late,
    })
}

/// What to do when no plan is on time.
pub fn short(plan: &Plan, short: &Short, currency: Currency) -> Value {
    let damage = short.triage.damage;
    json!({
        "until": date::iso(short.triage.until),
        "late": damage.late,
        "late_as_it_comes": short.as_it_comes,
        "unpaid_essentials": amount(damage.unpaid_essentials, currency),
        "lines_late": damage.lines_late,
        "longest_running_months": damage.worst_stage,
        "ranks": short.triage.ranks.iter().enumerate().map(|(line, rank)| json!({
            "line": line_id(plan, line), "rank": codes::rank(*rank),
        })).collect::<Vec<_>>(),
        "missed": short.triage.diary.missed.iter().map(|missed| json!({
            "due": date::iso(missed.due),
            "line": line_id(plan, missed.line),
            "unpaid": amount(missed.unpaid, currency),
            "late_fee": amount(missed.late_fee, currency),
        })).collect::<Vec<_>>(),
        "calls": short.calls.iter().map(|call| json!({
            "line": line_id(plan, call.line),
            "before": date::iso(call.before),
            "amount": amount(call.amount, currency),
            "late": call.late,
        })).collect::<Vec<_>>(),
        "missing": short.missing.iter().map(|(change, found)| {
            let (enough, sum) = match found {
                Found::Least(sum) => (true, *sum),
                Found::NotEnough(sum) => (false, *sum),
            };
            json!({ "change": codes::change_of_means(*change), "enough": enough, "amount": amount(sum, currency) })
        }).collect::<Vec<_>>(),
    })
}
