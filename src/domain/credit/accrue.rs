//! Counting interest up to a day, and posting it.
//!
//! Accrual is event driven: nothing is done on a day on which nothing happens. It works on one part and must not know
//! why it is asked.

use super::account::{PartAccount, PartRules};
use super::interest::{FINE, UNIT, compound_one_day, post};
use super::terms::{Accrual, InterestFrom, OverdueMode};
use crate::domain::calendar::Day;
use crate::domain::money::{Money, RATE_SCALE};

/// Counts the part's interest up to `to`. `grace_lost` says that purchases bear interest at once.
pub fn accrue(part: &mut PartAccount, rules: &PartRules, to: Day, grace_lost: bool) {
    let from = part.accrued_to;
    if to <= from {
        return;
    }
    part.accrued_to = to;
    let fresh_bears = rules.interest_from == InterestFrom::PostingDay;
    let certain = bearing(part, rules, grace_lost);
    let overdue = part.overdue;
    let rate_is_zero = rules.rate.is_zero();
    if rate_is_zero && (overdue.is_zero() || rules.penalty.is_none()) {
        return;
    }
    if rules.accrual == Accrual::DailyCompound {
        compound(part, rules, certain, from, to);
        return;
    }
    let weight = weight_of(rules, from, to);
    part.accrued += i128::from(certain.minor()) * weight;
    if rules.interest_free && fresh_bears && !grace_lost {
        part.accrued_billed += i128::from(part.billed.minor()) * weight;
        part.accrued_fresh += i128::from(part.fresh.minor()) * weight;
    }
    if overdue > Money::ZERO
        && let Some(extra) = penalty_weight(rules, weight, from, to)
    {
        part.accrued += i128::from(overdue.minor()) * extra;
    }
}

/// What bears interest for certain: carried principal, and purchases whose interest-free days are lost.
#[must_use]
pub fn bearing(part: &PartAccount, rules: &PartRules, grace_lost: bool) -> Money {
    if !rules.interest_free {
        return part.principal + part.billed + part.fresh;
    }
    let fresh_bears = rules.interest_from == InterestFrom::PostingDay && grace_lost;
    part.principal + if fresh_bears { part.fresh } else { Money::ZERO }
}

/// The sum of rate numerators over the days, in the denominator of the part's accrual.
fn weight_of(rules: &PartRules, from: Day, to: Day) -> i128 {
    match rules.accrual {
        Accrual::Monthly => rules.rate.month_over(from, to),
        Accrual::DailySimple | Accrual::DailyCompound | Accrual::AverageDailyBalance => rules.rate.over(from, to),
    }
}

/// What an overdue principal earns beyond the normal weight that it already earns.
fn penalty_weight(rules: &PartRules, normal: i128, from: Day, to: Day) -> Option<i128> {
    let penalty = rules.penalty?;
    let full = match rules.accrual {
        Accrual::Monthly => i128::from(penalty.month) * i128::from(to.since(from)),
        Accrual::DailySimple | Accrual::DailyCompound | Accrual::AverageDailyBalance => penalty.over(from, to),
    };
    // A billed instalment of an interest-free part earns no normal interest that the penalty could replace.
    let earns_normally = !(rules.interest_free && rules.amortisation.is_some());
    let replaced = if rules.overdue_mode == OverdueMode::Replace && earns_normally { normal } else { 0 };
    Some(full - replaced)
}

/// Day by day: each day's interest joins what bears interest, rounded to a fine part.
fn compound(part: &mut PartAccount, rules: &PartRules, certain: Money, from: Day, to: Day) {
    let fine = i128::from(FINE);
    let conditional = rules.interest_free && rules.interest_from == InterestFrom::PostingDay;
    let mut day = from;
    while day < to {
        day = day.plus(1);
        let rate = rules.rate.on(day).on(day);
        part.accrued += compound_one_day(i128::from(certain.minor()) * fine + part.accrued, rate);
        if conditional && part.billed > Money::ZERO {
            let base = i128::from(part.billed.minor()) * fine + part.accrued_billed;
            part.accrued_billed += compound_one_day(base, rate);
        }
        if conditional && part.fresh > Money::ZERO && certain == part.principal {
            let base = i128::from(part.fresh.minor()) * fine + part.accrued_fresh;
            part.accrued_fresh += compound_one_day(base, rate);
        }
        if let (Some(penalty), true) = (rules.penalty, part.overdue > Money::ZERO) {
            let replaced = if rules.overdue_mode == OverdueMode::Replace { rate } else { 0 };
            let extra = penalty.on(day).saturating_sub(replaced);
            part.accrued += compound_one_day(i128::from(part.overdue.minor()) * fine, extra);
        }
    }
}

/// The denominator of the part's accrued interest when it is posted on `on`.
#[must_use]
pub fn denominator(part: &PartAccount, rules: &PartRules, on: Day) -> i128 {
    match rules.accrual {
        Accrual::DailySimple | Accrual::AverageDailyBalance => UNIT,
        Accrual::DailyCompound => i128::from(FINE),
        Accrual::Monthly => i128::from(RATE_SCALE) * i128::from(on.since(part.posted_on).max(1)),
    }
}

/// The interest that would be posted on `on`; nothing changes.
#[must_use]
pub fn accrued_interest(part: &PartAccount, rules: &PartRules, on: Day) -> Money {
    if part.accrued == 0 {
        return Money::ZERO;
    }
    if rules.accrual == Accrual::AverageDailyBalance {
        let weight = rules.rate.over(part.posted_on, on);
        if weight > 0 {
            // The average balance is itself an amount, so it is rounded before the rate is applied.
            let average = post(part.accrued, weight, rules.rounding);
            return post(i128::from(average.minor()) * weight, UNIT, rules.rounding);
        }
    }
    post(part.accrued, denominator(part, rules, on), rules.rounding)
}

/// Takes the accrued interest out, rounded once, and starts a new cycle. The caller puts it where it belongs.
pub fn take_interest(part: &mut PartAccount, rules: &PartRules, on: Day) -> Money {
    let interest = accrued_interest(part, rules, on);
    part.accrued = 0;
    part.posted_on = on;
    interest
}

/// Posts the interest into the principal or the charges, as the terms say, and returns it.
pub fn post_interest(part: &mut PartAccount, rules: &PartRules, on: Day) -> Money {
    let interest = take_interest(part, rules, on);
    if rules.interest_on_interest {
        part.principal += interest;
    } else {
        part.charges += interest;
    }
    interest
}
