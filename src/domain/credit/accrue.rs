//! Counting interest up to a day, and posting it.
//!
//! Accrual is event driven: nothing is done on a day on which nothing happens. It works on one part and must not know
//! why it is asked.

use super::account::{PartAccount, PartRules};
use super::interest::{DayRate, FINE, UNIT, compound, post, weigh};
use super::terms::{Accrual, Amortisation, InterestFrom, OverdueMode};
use crate::domain::calendar::Day;
use crate::domain::money::{Money, RATE_SCALE};

/// Counts the part's interest up to `to`. `grace_lost` says that purchases bear interest at once.
#[inline]
pub fn accrue(part: &mut PartAccount, rules: &PartRules, to: Day, grace_lost: bool) {
    let from = part.accrued_to;
    if to <= from {
        return;
    }
    part.accrued_to = to;
    if !part.is_empty() {
        accrue_days(part, rules, from, to, grace_lost);
    }
}

fn accrue_days(part: &mut PartAccount, rules: &PartRules, from: Day, to: Day, grace_lost: bool) {
    let reaches_back = rules.interest_free && rules.interest_from == InterestFrom::PostingDay;
    let conditional = reaches_back && !grace_lost && !(part.billed.is_zero() && part.fresh.is_zero());
    let certain = bearing(part, rules, reaches_back && grace_lost);
    if rules.accrual == Accrual::DailyCompound {
        part.accrued = grown(rules, certain, part.accrued, from, to);
        if conditional {
            part.accrued_billed = grown(rules, part.billed, part.accrued_billed, from, to);
            part.accrued_fresh = grown(rules, part.fresh, part.accrued_fresh, from, to);
        }
        if part.overdue > Money::ZERO {
            part.accrued = part.accrued.saturating_add(penalty_on(rules, part.overdue, from, to));
        }
        return;
    }
    let weight = weight_of(rules, from, to);
    let mut interest = weigh(certain, weight);
    if part.overdue > Money::ZERO {
        interest = interest.saturating_add(penalty_beyond(rules, part.overdue, weight, from, to));
    }
    part.accrued = part.accrued.saturating_add(interest);
    if conditional {
        part.accrued_billed = part.accrued_billed.saturating_add(weigh(part.billed, weight));
        part.accrued_fresh = part.accrued_fresh.saturating_add(weigh(part.fresh, weight));
    }
}

/// What of the part certainly bears its rate; `grace_lost` says that purchases bear interest at once.
#[must_use]
pub fn bears_certainly(part: &PartAccount, rules: &PartRules, grace_lost: bool) -> Money {
    bearing(part, rules, grace_lost && rules.interest_from == InterestFrom::PostingDay)
}

fn bearing(part: &PartAccount, rules: &PartRules, purchases_too: bool) -> Money {
    if !rules.interest_free {
        part.principal + part.billed + part.fresh
    } else if purchases_too {
        part.principal + part.fresh
    } else {
        part.principal
    }
}

/// The sum of rate numerators over the days, in the denominator of the part's accrual.
fn weight_of(rules: &PartRules, from: Day, to: Day) -> i128 {
    match rules.accrual {
        Accrual::Monthly => rules.rate.month_over(from, to),
        Accrual::DailySimple | Accrual::DailyCompound | Accrual::AverageDailyBalance => rules.rate.over(from, to),
    }
}

/// Accrued interest after days of compounding: each day's interest joins what bears interest.
fn grown(rules: &PartRules, amount: Money, accrued: i128, from: Day, to: Day) -> i128 {
    let fine = i128::from(amount.minor()) * i128::from(FINE);
    let mut accrued = accrued;
    if fine != 0 || accrued != 0 {
        rules.rate.stretches(from, to, |numerator, days| {
            accrued = accrued.saturating_add(compound(fine.saturating_add(accrued), numerator, days));
        });
    }
    accrued
}

/// The interest of an amount over days, in the denominator of the part's accrual.
#[must_use]
pub fn interest_on(rules: &PartRules, amount: Money, from: Day, to: Day) -> i128 {
    if to <= from {
        return 0;
    }
    match rules.accrual {
        Accrual::DailyCompound => grown(rules, amount, 0, from, to),
        _ => weigh(amount, weight_of(rules, from, to)),
    }
}

/// What an overdue amount earns over days beyond the rate that it bears anyway, in the denominator of the part's accrual.
#[must_use]
pub fn penalty_on(rules: &PartRules, overdue: Money, from: Day, to: Day) -> i128 {
    if to <= from || overdue <= Money::ZERO {
        return 0;
    }
    let exact = penalty_beyond(rules, overdue, weight_of(rules, from, to), from, to);
    if rules.accrual == Accrual::DailyCompound { exact / (UNIT / i128::from(FINE)) } else { exact }
}

/// The same by the weight of the rate that it bears anyway.
fn penalty_beyond(rules: &PartRules, overdue: Money, borne: i128, from: Day, to: Day) -> i128 {
    let Some(penalty) = rules.penalty else { return 0 };
    let full = match rules.accrual {
        Accrual::Monthly => i128::from(penalty.month) * i128::from(to.since(from)),
        _ => penalty.over(from, to),
    };
    // A billed instalment of a statement bears no rate that the penalty could replace.
    let bears_anyway = !(rules.interest_free && rules.amortisation.is_some());
    let replaces = rules.overdue_mode == OverdueMode::Replace && bears_anyway;
    weigh(overdue, if replaces { full - borne } else { full })
}

/// The posted amount of accrued interest when a cycle ends on `on`; nothing changes. For monthly accrual the days since
/// the last posting count as one whole cycle.
#[must_use]
pub fn accrued_interest(part: &PartAccount, rules: &PartRules, on: Day) -> Money {
    if part.accrued == 0 {
        return Money::ZERO;
    }
    match rules.accrual {
        Accrual::DailySimple => post(part.accrued, UNIT, rules.rounding),
        Accrual::DailyCompound => post(part.accrued, i128::from(FINE), rules.rounding),
        Accrual::AverageDailyBalance => {
            let weight = rules.rate.over(part.posted_on, on);
            if weight <= 0 {
                return post(part.accrued, UNIT, rules.rounding);
            }
            // The average balance is itself an amount, so it is rounded before the rate is applied.
            let average = post(part.accrued, weight, rules.rounding);
            post(weigh(average, weight), UNIT, rules.rounding)
        }
        Accrual::Monthly => {
            let days = i128::from(on.since(part.posted_on).max(1));
            let (times, over) = (i128::from(rules.cycle_months.0) * cycles(part, rules, on), rules.cycle_months.1);
            let denominator = i128::from(RATE_SCALE) * days * i128::from(over);
            post(part.accrued.saturating_mul(times), denominator, rules.rounding)
        }
    }
}

/// How many cycles lie between two postings: one, but for a loan that is repaid at once at its end.
#[must_use]
pub fn cycles(part: &PartAccount, rules: &PartRules, on: Day) -> i128 {
    if rules.amortisation != Some(Amortisation::Bullet) {
        return 1;
    }
    let months = on.month().0.saturating_sub(part.posted_on.month().0);
    let days = on.since(part.posted_on);
    let cycles = match rules.cycle_months {
        (12, 52) => days / 7,
        (12, 26) => days / 14,
        (12, 1) => months / 12,
        _ => months,
    };
    i128::from(cycles.max(1))
}

/// The contract's rate of an instalment that a statement bills, once it is overdue: the penalty, or the line's own rate.
#[must_use]
pub fn overdue_rate(penalty: Option<DayRate>, own: DayRate, mode: OverdueMode) -> DayRate {
    match (penalty, mode) {
        (None, _) => own,
        (Some(penalty), OverdueMode::Replace) => penalty,
        (Some(penalty), OverdueMode::Add) => penalty.plus(own),
    }
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
