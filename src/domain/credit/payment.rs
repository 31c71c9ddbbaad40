//! Where a payment goes on a line: charges first, then what is billed, then what is not yet due.
//!
//! It works on one line and must not know where the money comes from.

use super::account::{LineAccount, LineRules, PartAccount, PartRules};
use super::instalment::{early_charge, prepay, takes_prepayment};
use super::terms::{Allocation, Amortisation, InterestBase};
use crate::domain::money::{Money, RATE_SCALE, Ratio, Rounding};

/// What became of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Paid {
    /// To the line's fees.
    pub fees: Money,
    /// To posted interest and plan fees.
    pub charges: Money,
    /// To principal.
    pub principal: Money,
    /// A new charge for paying early, posted and paid at once.
    pub early_charge: Money,
    /// Left over: the lender owes it back.
    pub credit: Money,
}

/// Everything that a payment can settle today: all that is owed, unbilled plans included, plus early charges.
#[must_use]
pub fn payoff_amount(line: &LineAccount, parts: &[PartAccount], part_rules: &[PartRules]) -> Money {
    let early: Money = parts
        .iter()
        .zip(part_rules)
        .filter(|(_, rule)| rule.amortisation.is_some())
        .map(|(part, rule)| early_charge(part, rule, part.principal))
        .sum();
    super::account::owed(line, parts) + early
}

/// Puts `amount` on the line. `early` allows what is left to go to principal that is not yet due.
pub fn pay(
    line: &mut LineAccount,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    amount: Money,
    early: bool,
) -> Paid {
    let mut left = amount;
    let mut paid = Paid::default();
    let asked = line.asked();
    take(&mut left, &mut line.fees, &mut paid.fees);
    for part in parts.iter_mut() {
        take(&mut left, &mut part.charges, &mut paid.charges);
    }
    pay_instalments(&mut left, parts, part_rules, &mut paid);
    pay_revolving(&mut left, rules, parts, part_rules, &mut paid, amount, asked);
    if early && left > Money::ZERO {
        pay_early(&mut left, rules, parts, part_rules, &mut paid);
    }
    paid.credit = left;
    line.credit += left;
    settle_dues(line, amount);
    if super::account::owed(line, parts) <= Money::ZERO {
        clear_dues(line);
    }
    paid
}

/// Moves as much as possible from `left` to `debt`.
fn take(left: &mut Money, debt: &mut Money, counted: &mut Money) {
    let part = left.least(*debt).positive_part();
    *left -= part;
    *debt -= part;
    *counted += part;
}

fn pay_instalments(left: &mut Money, parts: &mut [PartAccount], part_rules: &[PartRules], paid: &mut Paid) {
    for (part, rule) in parts.iter_mut().zip(part_rules) {
        if rule.amortisation.is_some() {
            let before = part.billed;
            take(left, &mut part.billed, &mut paid.principal);
            part.overdue = (part.overdue - (before - part.billed)).positive_part();
        }
    }
}

/// Pays balances without a schedule in the line's order.
fn pay_revolving(
    left: &mut Money,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    paid: &mut Paid,
    amount: Money,
    asked: Money,
) {
    let first = usize::from(rules.first_part);
    let mut one = |index: u16, budget: &mut Money, billed_only: bool| {
        let place = usize::from(index).wrapping_sub(first);
        let (Some(part), Some(rule)) = (parts.get_mut(place), part_rules.get(place)) else { return };
        if rule.amortisation.is_none() {
            if billed_only {
                pay_billed(budget, part, rule, paid);
            } else {
                take(budget, &mut part.fresh, &mut paid.principal);
            }
        }
    };
    match rules.allocation {
        Allocation::LowestRateFirst => rules.by_rate.iter().for_each(|i| one(*i, left, true)),
        Allocation::HighestRateFirst => rules.by_rate.iter().rev().for_each(|i| one(*i, left, true)),
        Allocation::OldestFirst => (rules.first_part..rules.end_part).for_each(|i| one(i, left, true)),
        Allocation::HighestRateAboveMinimum => {
            let above = (amount - asked).positive_part().least(*left);
            let mut minimum = *left - above;
            rules.by_rate.iter().for_each(|i| one(*i, &mut minimum, true));
            let mut rest = above + minimum;
            rules.by_rate.iter().rev().for_each(|i| one(*i, &mut rest, true));
            *left = rest;
        }
    }
    (rules.first_part..rules.end_part).for_each(|i| one(i, left, false));
}

/// Carried principal first, then the last statement's purchases.
fn pay_billed(left: &mut Money, part: &mut PartAccount, rule: &PartRules, paid: &mut Paid) {
    let before = part.principal;
    take(left, &mut part.principal, &mut paid.principal);
    part.overdue = (part.overdue - (before - part.principal)).positive_part();
    let billed = part.billed;
    take(left, &mut part.billed, &mut paid.principal);
    let settled = billed - part.billed;
    if rule.interest_base == InterestBase::UnpaidPart && settled > Money::ZERO && billed > Money::ZERO {
        part.accrued_billed -= part.accrued_billed / i128::from(billed.minor()) * i128::from(settled.minor());
    }
}

/// Principal that is not yet due: the dearest loan part first, as its terms allow.
fn pay_early(
    left: &mut Money,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    paid: &mut Paid,
) {
    let first = usize::from(rules.first_part);
    for index in rules.by_rate.iter().rev() {
        let place = usize::from(*index).wrapping_sub(first);
        let (Some(part), Some(rule)) = (parts.get_mut(place), part_rules.get(place)) else { continue };
        if rule.amortisation.is_none() || !takes_prepayment(rule) || part.principal.is_zero() {
            continue;
        }
        let amount = early_amount(*left, part, rule);
        let charge = early_charge(part, rule, amount);
        if amount <= Money::ZERO || amount + charge > *left {
            continue;
        }
        prepay(part, rule, amount);
        *left -= amount + charge;
        paid.principal += amount;
        paid.early_charge += charge;
    }
}

/// How much principal `left` can pay early once the charge for it is paid too.
#[must_use]
pub fn early_amount(left: Money, part: &PartAccount, rule: &PartRules) -> Money {
    if rule.amortisation == Some(Amortisation::FlatFee) {
        let whole = part.principal + early_charge(part, rule, part.principal);
        return if left >= whole { part.principal } else { Money::ZERO };
    }
    if rule.prepayment_fee == Ratio::ZERO {
        return left.least(part.principal);
    }
    let whole = RATE_SCALE.saturating_add(rule.prepayment_fee.0);
    left.scaled(RATE_SCALE, whole, Rounding::Down).least(part.principal)
}

/// Counts a payment against what is asked for, oldest first, and against the statement.
fn settle_dues(line: &mut LineAccount, amount: Money) {
    let mut left = amount;
    for due in &mut line.dues {
        let part = left.least(due.unpaid).positive_part();
        due.unpaid -= part;
        left -= part;
    }
    line.statement_left = (line.statement_left - amount).positive_part();
}

/// Nothing is owed, so nothing is asked for.
fn clear_dues(line: &mut LineAccount) {
    for due in &mut line.dues {
        due.unpaid = Money::ZERO;
    }
    line.statement_left = Money::ZERO;
}
