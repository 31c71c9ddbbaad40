//! In words: why a plan is as it is, and what to do when money does not reach.

use super::plan::{line_name, line_names, money};
use crate::domain::money::{Money, Ratio, Rounding};
use crate::domain::plan::explain::LateIncome;
use crate::domain::plan::missing::{Change, Found};
use crate::domain::plan::triage::{MONTHS, Rank};
use crate::report::plan::Plan;
use crate::report::plan::short::{Call, Short};
use crate::report::plan::why::Why;
use crate::report::wording::name;
use crate::text::number::{self, Decimals};
use crate::text::{Lang, date, plan as words};

/// How many months of cash prices are told.
const PRICES_TOLD: usize = 6;

/// Why the best plan is as it is.
#[must_use]
pub fn why(plan: &Plan, why: &Why, lang: Lang) -> Vec<String> {
    let mut told = now(plan, why, lang);
    if let Some(reserve) = why.reserve {
        let (low_day, low) = reserve.lowest;
        let values = [
            ("day", date::iso(reserve.day)),
            ("kept", money(plan, reserve.kept)),
            ("low_day", date::iso(low_day)),
            ("low", money(plan, low)),
        ];
        told.push(words::WHY_RESERVE.fill(lang, &values));
    }
    told.extend(prices(plan, why, lang));
    told.extend(why.late_income.map(|late| late_income(plan, &late, lang)));
    told
}

fn now(plan: &Plan, why: &Why, lang: Lang) -> Vec<String> {
    let Some(now) = why.now else { return vec![words::WHY_NOTHING_EARLY.get(lang).to_owned()] };
    let values = [
        ("amount", money(plan, now.amount)),
        ("line", line_name(plan, now.line, lang)),
        ("day", date::iso(now.day)),
        ("more", money(plan, now.left_out_costs)),
    ];
    let text = if now.left_out_costs > Money::ZERO { words::WHY_NOW } else { words::WHY_NOW_EVEN };
    let mut told = vec![text.fill(lang, &values)];
    let rate = ("rate", number::percent(now.rate, Decimals::Two));
    match now.dearer {
        _ if now.rate <= Ratio::ZERO => {}
        Some((dearer, dearer_rate)) => {
            let dearer_rate = number::percent(dearer_rate, Decimals::Two);
            let values = [rate, ("dearer", line_name(plan, dearer, lang)), ("dearer_rate", dearer_rate)];
            told.push(words::WHY_RATE_DEARER.fill(lang, &values));
        }
        None => told.push(words::WHY_RATE_HIGHEST.fill(lang, &[rate])),
    }
    if let Some(day) = now.promotion_ends {
        told.push(words::WHY_PROMO.fill(lang, &[("day", date::iso(day))]));
    }
    told
}

fn prices(plan: &Plan, why: &Why, lang: Lang) -> Option<String> {
    let worth = why.cash_prices.iter().any(|price| price.saves.0 > 0);
    if why.cash_prices.is_empty() {
        return None;
    }
    if !worth {
        return Some(words::WHY_PRICES_EVEN.get(lang).to_owned());
    }
    let hundred = Money(plan.ground.profile.currency.unit().minor().saturating_mul(100));
    let told: Vec<String> = why
        .cash_prices
        .iter()
        .take(PRICES_TOLD)
        .map(|price| {
            let saved = hundred.share(price.saves, Rounding::HalfUp);
            format!("{} {}", date::iso_month(price.month), money(plan, saved))
        })
        .collect();
    let join = if lang == Lang::Zh { "，" } else { ", " };
    Some(words::WHY_PRICES.fill(lang, &[("until", date::iso(plan.until())), ("prices", told.join(join))]))
}

fn late_income(plan: &Plan, late: &LateIncome, lang: Lang) -> String {
    let (day, days) = (("day", date::iso(late.due)), ("days", late.days.to_string()));
    if late.late == 0 && late.short.is_none() {
        return words::WHY_LATE_FINE.fill(lang, &[day, days]);
    }
    if let Some(amount) = late.postponed {
        return words::WHY_LATE_WAIT.fill(lang, &[day, days, ("amount", money(plan, amount))]);
    }
    let (short, missing) = late.short.unwrap_or((late.due, Money::ZERO));
    words::WHY_LATE_LATE.fill(lang, &[day, days, ("missing", money(plan, missing)), ("short", date::iso(short))])
}

/// What to do when money does not reach.
#[must_use]
pub fn short(plan: &Plan, short: &Short, lang: Lang) -> Vec<String> {
    let damage = short.triage.damage;
    let values = [
        ("months", MONTHS.to_string()),
        ("late", number::whole(i64::from(damage.late))),
        ("before", number::whole(i64::from(short.as_it_comes))),
    ];
    let floor = plan.ground.floor;
    if floor > Money::ZERO && plan.compared.iter().any(|way| way.diary.outcome.keeps(Money::ZERO)) {
        return vec![words::SHORT_FLOOR.fill(lang, &[("floor", money(plan, floor))])];
    }
    let text = if damage.late == 0 { words::SHORT_TRIAGE_NONE } else { words::SHORT_TRIAGE };
    let mut told = vec![text.fill(lang, &values)];
    if damage.unpaid_essentials.minor() > 0 {
        told.push(words::SHORT_ESSENTIALS.fill(lang, &[("amount", money(plan, damage.unpaid_essentials))]));
    }
    // A line that is to be kept may be late for all that, where its calls say when.
    let is_called = |line: &usize| short.calls.iter().any(|call| call.line == *line);
    let (partly, kept) = short.lines(plan, Rank::Kept).into_iter().partition::<Vec<usize>, _>(is_called);
    let ranks = [
        (kept, words::RANK_KEPT),
        (partly, words::RANK_PARTLY),
        (short.lines(plan, Rank::WhenOver), words::RANK_WHEN_OVER),
        (short.lines(plan, Rank::Left), words::RANK_LEFT),
    ];
    for (lines, text) in ranks.into_iter().filter(|(lines, _)| !lines.is_empty()) {
        told.push(text.fill(lang, &[("lines", line_names(plan, &lines, lang))]));
    }
    told
}

/// Whom to call before which day.
#[must_use]
pub fn call(plan: &Plan, call: &Call, lang: Lang) -> String {
    let line = plan.ground.profile.lines.get(call.line);
    let values = [
        ("lender", line.map_or_else(String::new, |line| name(&line.lender, lang))),
        ("day", date::iso(call.before)),
        ("amount", money(plan, call.amount)),
        ("line", line_name(plan, call.line, lang)),
    ];
    let text = if call.before <= plan.ground.today { words::CALL_TODAY } else { words::CALL };
    text.fill(lang, &values)
}

/// The sums that are missing, and how that is known.
#[must_use]
pub fn missing(plan: &Plan, short: &Short, lang: Lang) -> Vec<String> {
    let told = short.missing.iter().map(|(change, found)| {
        let (amount, text) = match (change, found) {
            (Change::EachMonth, Found::Least(amount)) => (amount, words::MISSING_MONTHLY),
            (Change::Once, Found::Least(amount)) => (amount, words::MISSING_ONCE),
            (Change::LessSpending, Found::Least(amount)) => (amount, words::MISSING_SPENDING),
            (Change::EachMonth, Found::NotEnough(amount)) => (amount, words::NOT_ENOUGH_MONTHLY),
            (Change::Once, Found::NotEnough(amount)) => (amount, words::NOT_ENOUGH_ONCE),
            (Change::LessSpending, Found::NotEnough(amount)) if amount.is_zero() => (amount, words::NO_SPENDING),
            (Change::LessSpending, Found::NotEnough(amount)) => (amount, words::NOT_ENOUGH_SPENDING),
        };
        text.fill(lang, &[("amount", money(plan, *amount))])
    });
    let mut told: Vec<String> = told.collect();
    if short.missing.iter().any(|(_, found)| matches!(found, Found::Least(_))) {
        told.push(words::MISSING_PROVED.get(lang).to_owned());
    }
    told.push(words::NOT_TO_SAVE.get(lang).to_owned());
    told
}
