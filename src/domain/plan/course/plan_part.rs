//! The course of a plan: a flat fee with its instalments, or an instalment that statements bill with interest.
//!
//! A loan that takes nothing early has no other payments than its instalments. Where one can be paid on time after the
//! next was billed, it counts as paid at its posting and at the price of its last day: no later day is cheaper, and paid at
//! its posting it lowers the debt the most. Where its last day lies beyond the horizon, its cycle counts no interest.

use super::early;
use super::read::Ahead;
use super::statement::{Posting, accrued_fine, later_span, posting_slack, running_span};
use super::{Asks, AtOnce, Balance, Bill, Course, Cycle, FINE_BITS, FlatPlan, Kind, ONE, Opening, Uncovered};
use crate::domain::calendar::Day;
use crate::domain::credit::account::{PartAccount, PartRules};
use crate::domain::credit::accrue::cycles;
use crate::domain::credit::instalment::takes_prepayment;
use crate::domain::credit::terms::{Accrual, Amortisation, EarlySettlement, Prepayment};
use crate::domain::household::compiled::EventKind;
use crate::domain::money::{Money, RATE_SCALE, Rounding};
use crate::domain::plan::outcome::monthly_share;

/// The course of a part with a schedule whose instalments are billed by `postings`.
pub(super) fn course(
    of: &Ahead<'_>,
    part: &PartAccount,
    rules: &PartRules,
    postings: &[Posting],
) -> Result<Course, Uncovered> {
    let kind = match rules.amortisation {
        Some(Amortisation::FlatFee) => Kind::Flat(flat(of, part, rules, postings)),
        Some(Amortisation::Bullet) => Kind::Balance(bullet(of, part, rules, postings)?),
        _ => Kind::Balance(repaid(of, part, rules, postings)),
    };
    // Posted charges are paid whatever the plan does.
    Ok(Course { line: of.line, owed: part.principal + part.fresh + part.billed, kind })
}

/// Whether what is billed goes on bearing interest until it is paid (a loan's does, a statement's does not).
const fn billed_bears(rules: &PartRules) -> bool {
    !rules.interest_free
}

fn opening(part: &PartAccount, rules: &PartRules, span: &super::growth::Span<'_>, may_be_paid: bool) -> Opening {
    let from = part.accrued_to;
    let bears = billed_bears(rules) && (may_be_paid || takes_prepayment(rules));
    let bearing = part.principal + if bears { part.billed + part.fresh } else { Money::ZERO };
    let still = part.owed() - part.charges - bearing;
    let sums = vec![(bearing, span.growth_from(from)), (still, super::Growth::NONE)];
    Opening::Bears { sums, accrued_fine: accrued_fine(part.accrued, span, from) }
}

/// Whether what is asked for in a cycle counts as paid in it: by its last day, or where nothing else is taken anyway.
fn counts(rules: &PartRules, deadline: Day, last_day: Day) -> bool {
    deadline <= last_day || !takes_prepayment(rules)
}

fn running(of: &Ahead<'_>, part: &PartAccount, rules: &PartRules, posting: Option<&Posting>) -> (Cycle, Opening) {
    let until = of.ground.until;
    let span = running_span(part, rules, posting.map(|posting| posting.on), until);
    let last_day = posting.map_or(until, |posting| posting.last_before());
    let deadline = of.open_deadline().filter(|deadline| counts(rules, *deadline, last_day));
    let last_day = deadline.map_or(last_day, |deadline| deadline.max(last_day));
    let cycle = Cycle {
        start: of.ground.today,
        growth: span.growth_from(part.accrued_to),
        asks: Asks::Amount(if deadline.is_some() { part.billed } else { Money::ZERO }),
        beside_interest: None,
        paid_on: of.account.oldest_due(),
        moments: of.moments(&span, of.ground.today, last_day, deadline),
        slack: posting_slack(rules),
        unpaid: None,
    };
    let opening = opening(part, rules, &span, deadline.is_some());
    (cycle, opening)
}

/// How many days there are between two on which payments beyond what is asked for are made.
fn paying_days(of: &Ahead<'_>, first: Day, last: Day) -> u32 {
    let surplus = of.ground.household.events.iter().filter(|event| event.kind == EventKind::Surplus);
    let mut days: Vec<Day> = surplus.map(|event| event.day).filter(|day| *day >= first && *day <= last).collect();
    days.dedup();
    u32::try_from(days.len()).unwrap_or(u32::MAX / 4)
}

fn repaid(of: &Ahead<'_>, part: &PartAccount, rules: &PartRules, postings: &[Posting]) -> Balance {
    let until = of.ground.until;
    let (first, opening) = running(of, part, rules, postings.first());
    let mut growth_before = first.growth;
    let mut cycles = vec![first];
    let mut ends = false;
    for (place, posting) in postings.iter().enumerate() {
        let next = postings.get(place + 1);
        let last = place + 1 >= usize::from(part.periods_left.max(1));
        let span = later_span(part, rules, posting.on, next.map(|next| next.on), until);
        let last_day = next.map_or(until, |next| next.last_before());
        let deadline = posting.deadline.filter(|deadline| counts(rules, *deadline, last_day));
        let last_day = deadline.map_or(last_day, |deadline| deadline.max(last_day));
        ends = last && deadline.is_some();
        let is_still = ends || (deadline.is_none() && !takes_prepayment(rules));
        let growth = if is_still { super::Growth::NONE } else { span.growth_from(posting.on) };
        let mut moments = of.moments(&span, posting.first_after(), last_day, deadline);
        if ends {
            moments.retain(|moment| moment.counts);
        }
        let asks = match deadline {
            Some(_) if last => Asks::All,
            Some(_) => instalment(part, rules, growth_before, if place == 0 { counted(&opening) } else { Money::ZERO }),
            None => Asks::Amount(Money::ZERO),
        };
        let slack = posting_slack(rules);
        let paid_on = Some(posting.due);
        let by_interest = matches!(
            (asks, rules.amortisation),
            (
                Asks::Rule { .. } | Asks::Instalment { .. },
                Some(Amortisation::EqualPrincipal | Amortisation::InterestFirst)
            )
        );
        // Interest counted before today is in what the first posting asks for already.
        let in_principal = place == 0 && counted(&opening) > Money::ZERO;
        let beside_interest = (by_interest && !in_principal).then_some(0);
        let (start, unpaid) = (posting.on, None);
        cycles.push(Cycle { start, growth, asks, beside_interest, paid_on, moments, slack, unpaid });
        if ends {
            break;
        }
        growth_before = growth;
    }
    balance(of, (part, rules), opening, cycles, ends)
}

/// Interest counted until today, which the first posting asks for with its own; rounded down.
fn counted(opening: &Opening) -> Money {
    match opening {
        Opening::Bears { accrued_fine, .. } => Money(*accrued_fine >> FINE_BITS),
        Opening::PaidInFull { .. } => Money::ZERO,
    }
}

fn balance(
    of: &Ahead<'_>,
    (part, rules): (&PartAccount, &PartRules),
    opening: Opening,
    mut cycles: Vec<Cycle>,
    ends: bool,
) -> Balance {
    early::price(&mut cycles, &opening, (part, rules), |first, next| {
        paying_days(of, first, next.unwrap_or(of.ground.until))
    });
    Balance {
        openings: vec![opening],
        cycles,
        asked_apart: true,
        takes_early: takes_prepayment(rules),
        early_fee: rules.prepayment_fee,
        ends,
        least_owed: Vec::new(),
        most_owed: Vec::new(),
        at_once: None,
    }
}

/// What an instalment that is not the last asks for, never above the engine's. `counted` is interest of before today.
fn instalment(part: &PartAccount, rules: &PartRules, growth_before: super::Growth, counted: Money) -> Asks {
    // Interest is asked for in full: at least W x what was left, that is W / (1 + W) of what is owed with it. What was
    // counted before today is in what is owed, but is interest as a whole.
    let one = i128::from(ONE);
    let interest = (i128::from(growth_before.lower) - one) * one / i128::from(growth_before.upper);
    let counted = i128::from(counted.minor()) * (one - interest) / one;
    let counted = Money(i64::try_from(counted).unwrap_or(0));
    let interest = i64::try_from(interest).unwrap_or(0);
    let slack = 2 * posting_slack(rules);
    let falls = rules.prepayment == Prepayment::LowerPayment;
    match rules.amortisation {
        Some(Amortisation::Annuity) if !falls => Asks::Rule { floor: part.level, share: interest, slack },
        Some(Amortisation::EqualPrincipal) if !falls => {
            Asks::Instalment { principal: part.level + counted, interest, slack }
        }
        _ if counted > Money::ZERO => Asks::Instalment { principal: counted, interest, slack },
        _ => Asks::Rule { floor: Money::ZERO, share: interest, slack },
    }
}

/// A loan repaid at once at its end: one long cycle.
fn bullet(of: &Ahead<'_>, part: &PartAccount, rules: &PartRules, postings: &[Posting]) -> Result<Balance, Uncovered> {
    // What is billed of it already was posted with another term.
    if !(part.billed + part.fresh).is_zero() {
        return Err(Uncovered::Bullet);
    }
    let last = postings.get(usize::from(part.periods_left.max(1)) - 1);
    let (first, opening) = running(of, part, rules, last);
    let mut cycles = vec![first];
    let deadline = last.and_then(|posting| posting.deadline);
    if let Some(posting) = last {
        let span = later_span(part, rules, posting.on, None, of.ground.until);
        let end = deadline.unwrap_or(of.ground.until);
        let mut moments = of.moments(&span, posting.first_after(), end, deadline);
        let growth = if deadline.is_some() || !billed_bears(rules) {
            moments.iter_mut().for_each(|moment| moment.growth = super::Growth::NONE);
            super::Growth::NONE
        } else {
            span.growth_from(posting.on)
        };
        let asks = if deadline.is_some() { Asks::All } else { Asks::Amount(Money::ZERO) };
        let (paid_on, slack) = (Some(posting.due), posting_slack(rules));
        let (start, beside_interest, unpaid) = (posting.on, None, None);
        cycles.push(Cycle { start, growth, asks, beside_interest, paid_on, moments, slack, unpaid });
    }
    let mut balance = balance(of, (part, rules), opening, cycles, deadline.is_some());
    let compounds = rules.accrual == Accrual::DailyCompound;
    balance.at_once = Some(AtOnce { least_interest: least_interest(part, rules, postings, last), compounds });
    Ok(balance)
}

/// The least that interest by months can be of what the term counts, when the loan is paid off before an earlier posting.
fn least_interest(part: &PartAccount, rules: &PartRules, postings: &[Posting], last: Option<&Posting>) -> i64 {
    if rules.accrual != Accrual::Monthly {
        return ONE;
    }
    // Cycles over days, for each posting and for the term.
    let of = |end: Day| (cycles(part, rules, end), i128::from(end.since(part.posted_on).max(1)));
    let whole = last.map_or_else(
        || {
            let (times, denominator) = monthly_share(part, rules);
            (times, denominator / i128::from(RATE_SCALE))
        },
        |posting| {
            let (count, days) = of(posting.on);
            (count * i128::from(rules.cycle_months.0), days * i128::from(rules.cycle_months.1))
        },
    );
    let until = last.map_or(Day(i32::MAX), |posting| posting.on);
    let shares = postings.iter().filter(|posting| posting.on <= until).map(|posting| {
        let (count, days) = of(posting.on);
        let (times, over) = (count * i128::from(rules.cycle_months.0), days * i128::from(rules.cycle_months.1));
        times * whole.1 * i128::from(ONE) / (over * whole.0).max(1)
    });
    shares.min().and_then(|least| i64::try_from(least).ok()).unwrap_or(ONE).min(ONE)
}

fn flat(of: &Ahead<'_>, part: &PartAccount, rules: &PartRules, postings: &[Posting]) -> FlatPlan {
    let epoch = |day: Day| of.epochs.of_day(day.min(of.ground.until));
    let mut left = (part.principal, part.fee_left, part.periods_left);
    let mut plan = FlatPlan {
        billed: (part.billed, of.open_deadline().map_or(of.epochs.count().saturating_sub(1), epoch)),
        bills: Vec::new(),
        unbilled: part.principal,
        settle_charge: vec![settle_charge(rules, left.0, left.1)],
    };
    for posting in postings {
        if left.0.is_zero() && left.1.is_zero() {
            break;
        }
        let last = left.2 <= 1;
        let principal = if last { left.0 } else { part.level.least(left.0) };
        let fee = if last { left.1 } else { part.fee.least(left.1) };
        left = (left.0 - principal, left.1 - fee, left.2.saturating_sub(1));
        plan.bills.push(Bill { on: posting.on, latest_epoch: posting.deadline.map(epoch), principal, fee });
        plan.settle_charge.push(settle_charge(rules, left.0, left.1));
    }
    plan
}

/// What settling all that is left costs beside it; none when it is not taken.
pub(super) fn settle_charge(rules: &PartRules, principal: Money, fees: Money) -> Option<Money> {
    if !takes_prepayment(rules) || principal.is_zero() {
        return None;
    }
    Some(match rules.early_settlement {
        EarlySettlement::Free => Money::ZERO,
        EarlySettlement::RemainingFees => fees,
        EarlySettlement::Percent(share) => principal.share(share, Rounding::HalfUp),
    })
}
