//! The rules of each part and line, from the terms of the record.
//!
//! Terms say how a lender puts it; rules are what the engine computes with. No state is here.

use crate::domain::credit::account::{LineRules, PartRules};
use crate::domain::credit::accrue::overdue_rate;
use crate::domain::credit::interest::{DayRate, RatePath};
use crate::domain::credit::line::{InstalmentPlan, Line, Part, PartKind, Rhythm};
use crate::domain::credit::terms::{Amortisation, PlanFee, Promo, Terms};
use crate::domain::money::{Money, Rate, RateBasis, Ratio, Rounding};

/// The rate of a part as stated, and the promotion that may stand in for it; a flat-fee plan has neither.
#[must_use]
pub fn stated_rate(terms: &Terms, part: &Part) -> (Rate, Option<Promo>) {
    if part.plan.is_some_and(|plan| plan.amortisation == Amortisation::FlatFee) {
        return (Rate::ZERO, None);
    }
    let advance = part.kind == PartKind::CashAdvance;
    let rate = part.rate.or(if advance { terms.cash_advance_rate } else { None }).unwrap_or(terms.rate);
    (rate, part.promo.or(if part.kind == PartKind::Purchases { terms.promo } else { None }))
}

/// The rules of a part. `by_statement` says that the line's statements bill its instalments.
#[must_use]
pub fn part_rules(terms: &Terms, part: &Part, by_statement: bool) -> PartRules {
    let (rate, promo) = stated_rate(terms, part);
    let amortisation = part.plan.map(|plan| plan.amortisation);
    let flat = amortisation == Some(Amortisation::FlatFee);
    let periods = part.plan.map_or(terms.periods, |plan| plan.periods);
    let rhythm = part.plan.map_or(Rhythm::Monthly, |plan| plan.rhythm);
    let own_days = part.plan.is_some() && !(by_statement && rhythm == Rhythm::Monthly);
    let interest_free =
        (by_statement && part.kind == PartKind::Purchases) || (part.kind == PartKind::Instalment && !own_days);
    let fee = if flat { part.plan.and_then(|plan| plan.fee).or(terms.plan_fee) } else { None };
    let contract = if flat { contract_rate(terms, fee, periods, rhythm) } else { rate };
    let day_rate = |rate: Rate| DayRate::of(rate, terms.day_basis);
    let mut penalty = terms.penalty_rate(contract).map(day_rate);
    if interest_free && amortisation.is_some() {
        penalty = Some(overdue_rate(penalty, day_rate(terms.rate), terms.overdue_mode));
    }
    PartRules {
        kind: part.kind,
        rate: RatePath::of(rate, promo, terms.day_basis),
        penalty,
        overdue_mode: terms.overdue_mode,
        cycle_months: cycle_months(rhythm),
        accrual: terms.accrual,
        rounding: terms.interest_rounding,
        interest_on_interest: terms.interest_on_interest,
        interest_free,
        interest_from: terms.interest_from,
        interest_base: terms.interest_base,
        amortisation,
        own_days,
        periods,
        fee_per_period: match fee {
            Some(PlanFee::PerPeriod(share)) => share,
            _ => Ratio::ZERO,
        },
        fee_in_all: match fee {
            Some(PlanFee::Total(share)) => Some(share),
            _ => None,
        },
        period_rate: period_rate(rate, rhythm, terms),
        early_settlement: terms.early_settlement,
        prepayment: terms.prepayment,
        prepayment_fee: terms.prepayment_fee,
    }
}

/// The rate to which the penalty of a flat-fee plan refers: the line's rate, or its fee read as a rate.
#[must_use]
pub fn contract_rate(terms: &Terms, fee: Option<PlanFee>, periods: u16, rhythm: Rhythm) -> Rate {
    if terms.rate.value != 0 {
        return terms.rate;
    }
    let each = match fee {
        Some(PlanFee::PerPeriod(share)) => share.0,
        Some(PlanFee::Total(share)) => Rounding::HalfUp.divide(i128::from(share.0), i128::from(periods.max(1))),
        None => 0,
    };
    let (times, over) = cycle_months(rhythm);
    let month = Rounding::HalfUp.divide(i128::from(each) * i128::from(over), i128::from(times));
    Rate { value: month, basis: RateBasis::Monthly }
}

/// How many months a period counts, as a fraction.
const fn cycle_months(rhythm: Rhythm) -> (u8, u8) {
    match rhythm {
        Rhythm::Weekly => (12, 52),
        Rhythm::Fortnightly => (12, 26),
        Rhythm::Yearly => (12, 1),
        Rhythm::Monthly | Rhythm::Once => (1, 1),
    }
}

/// The rate of one period in parts of 10^12, for level payments.
fn period_rate(rate: Rate, rhythm: Rhythm, terms: &Terms) -> i64 {
    let (times, over) = cycle_months(rhythm);
    let month = DayRate::of(rate, terms.day_basis).month;
    Rounding::HalfUp.divide(i128::from(month) * i128::from(times), i128::from(over))
}

/// An empty part that a new draw of a cash line, or a cash advance of a card, can use.
#[must_use]
pub fn spare_part(terms: &Terms, kind: PartKind) -> Part {
    let plan = (kind == PartKind::Draw).then(|| term_plan(terms, Money::ZERO));
    Part { kind, name: None, balance: Money::ZERO, rate: None, promo: None, plan, since: None }
}

/// The schedule that the line's terms give a principal.
#[must_use]
pub fn term_plan(terms: &Terms, principal: Money) -> InstalmentPlan {
    InstalmentPlan {
        principal,
        periods: terms.periods.max(1),
        paid: 0,
        amortisation: terms.amortisation,
        fee: terms.plan_fee,
        payment: None,
        rhythm: Rhythm::Monthly,
        next_due: None,
    }
}

/// The rules of a line whose parts begin at index `first`; those from `first_spare` on are free for new draws.
#[must_use]
pub fn line_rules(
    line: &Line,
    parts: &[Part],
    part_rules: &[PartRules],
    (first, first_spare): (usize, usize),
    by_statement: bool,
) -> LineRules {
    let at = |place: usize| u16::try_from(first + place).unwrap_or(u16::MAX);
    let find = |kind: PartKind| parts.iter().position(|part| part.kind == kind).map(at);
    let mut places: Vec<usize> = (0..parts.len()).collect();
    let mut balances = parts.iter().enumerate().filter(|(_, part)| part.plan.is_none()).map(|(place, _)| place);
    let only_balance = balances.next().filter(|_| balances.next().is_none());
    places.sort_by_key(|place| part_rules.get(*place).map_or(0, |rule| rule.rate.standard.month));
    LineRules {
        has_statements: by_statement,
        can_be_drawn: line.terms.can_be_drawn(),
        first_part: at(0),
        end_part: at(parts.len()),
        purchases_part: if by_statement { find(PartKind::Purchases) } else { None },
        advance_part: find(PartKind::CashAdvance),
        first_spare: u16::try_from(first_spare).unwrap_or(u16::MAX),
        grace_days: line.terms.grace_days,
        minimum: line.terms.minimum,
        late_fee: line.terms.late_fee,
        allocation: line.terms.allocation,
        by_rate: places.into_iter().map(at).collect(),
        only_balance: only_balance.and_then(|place| u16::try_from(place).ok()),
        has_promo: part_rules.iter().any(|rule| rule.rate.promo.is_some()),
        reported: line.terms.reported,
    }
}
