//! Where a payment goes on a line: charges first, then what is billed, then what is not yet due.
//!
//! It works on one line and must not know where the money comes from.

use super::account::{LineAccount, LineRules, PartAccount, PartRules, owed};
use super::instalment::{early_charge, end_plan, prepay, takes_prepayment};
use super::terms::{Allocation, Amortisation, InterestBase};
use crate::domain::calendar::Day;
use crate::domain::money::{Money, RATE_SCALE, Ratio, Rounding};

/// What a payment is for, which decides how far it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// Pays what is on the line, unbilled instalments excepted.
    Regular,
    /// Beyond that it repays unbilled instalments early, as their terms allow and at their charge.
    Early,
    /// Money given back by a shop: it lowers what is owed and counts against no minimum.
    Refund,
    /// A correction of what is owed: it reaches everything, costs nothing and counts against no minimum.
    Correction,
}

/// A payment to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// How much.
    pub amount: Money,
    /// When; interest must have been accrued up to this day.
    pub on: Day,
    /// What for.
    pub intent: Intent,
}

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
    owed(line, parts) + early
}

/// Puts a payment on the line. `to_part` hears the place of each part and what it was paid.
pub fn pay(
    line: &mut LineAccount,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    payment: Payment,
    to_part: &mut impl FnMut(usize, Money),
) -> Paid {
    let mut left = payment.amount;
    let mut paid = Paid::default();
    let above = (payment.amount - line.asked()).positive_part();
    if !line.fees.is_zero() {
        take(&mut left, &mut line.fees, &mut paid.fees);
        line.new_fees = line.new_fees.least(line.fees);
    }
    pay_charges(&mut left, parts, &mut paid, to_part);
    pay_instalments(&mut left, parts, part_rules, &mut paid, to_part);
    if left > Money::ZERO {
        pay_balances(&mut left, rules, parts, part_rules, &mut paid, (above, payment.on), to_part);
    }
    if left > Money::ZERO {
        match payment.intent {
            Intent::Early => pay_early(&mut left, rules, parts, part_rules, &mut paid, to_part),
            Intent::Correction => write_off_unbilled(&mut left, parts, part_rules, &mut paid, to_part),
            Intent::Regular | Intent::Refund => {}
        }
    }
    paid.credit = left;
    line.credit += left;
    count(line, parts, part_rules, payment.intent, payment.amount - left);
    paid
}

fn pay_charges(left: &mut Money, parts: &mut [PartAccount], paid: &mut Paid, to_part: &mut impl FnMut(usize, Money)) {
    for (place, part) in parts.iter_mut().enumerate() {
        if part.charges > Money::ZERO {
            let before = *left;
            take(left, &mut part.charges, &mut paid.charges);
            to_part(place, before - *left);
        }
    }
}

/// Moves as much as possible from `left` to `debt`.
#[inline]
fn take(left: &mut Money, debt: &mut Money, counted: &mut Money) {
    let part = left.least(*debt).positive_part();
    *left -= part;
    *debt -= part;
    *counted += part;
}

fn pay_instalments(
    left: &mut Money,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    paid: &mut Paid,
    to_part: &mut impl FnMut(usize, Money),
) {
    for (place, (part, rule)) in parts.iter_mut().zip(part_rules).enumerate() {
        if rule.amortisation.is_some() && part.billed > Money::ZERO {
            let before = *left;
            take(left, &mut part.billed, &mut paid.principal);
            part.overdue = (part.overdue - (before - *left)).positive_part();
            to_part(place, before - *left);
        }
    }
}

/// Pays balances without a schedule: what is billed or bears interest first, then new purchases.
fn pay_balances(
    left: &mut Money,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    paid: &mut Paid,
    above_and_day: (Money, Day),
    to_part: &mut impl FnMut(usize, Money),
) {
    let Some(place) = rules.only_balance.map(usize::from) else {
        pay_in_order(left, rules, parts, part_rules, paid, above_and_day, to_part);
        return;
    };
    if let (Some(part), Some(rule)) = (parts.get_mut(place), part_rules.get(place)) {
        let before = *left;
        pay_billed(left, part, rule, paid);
        take(left, &mut part.fresh, &mut paid.principal);
        to_part(place, before - *left);
    }
}

/// Pays several balances in the line's order.
fn pay_in_order(
    left: &mut Money,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    paid: &mut Paid,
    (above, on): (Money, Day),
    to_part: &mut impl FnMut(usize, Money),
) {
    let mut order = |budget: &mut Money, way: Way| {
        let mut walk = Walk { rules, part_rules, on, way, last: None };
        while *budget > Money::ZERO
            && let Some(place) = walk.next()
        {
            let (Some(part), Some(rule)) = (parts.get_mut(place), part_rules.get(place)) else { break };
            if rule.amortisation.is_none() {
                let before = *budget;
                match way {
                    Way::Fresh => take(budget, &mut part.fresh, &mut paid.principal),
                    _ => pay_billed(budget, part, rule, paid),
                }
                to_part(place, before - *budget);
            }
        }
    };
    match rules.allocation {
        Allocation::LowestRateFirst => order(left, Way::LowestRate),
        Allocation::HighestRateFirst => order(left, Way::HighestRate),
        Allocation::OldestFirst => order(left, Way::AsListed),
        Allocation::HighestRateAboveMinimum => {
            let mut rest = above.least(*left);
            let mut minimum = *left - rest;
            order(&mut minimum, Way::LowestRate);
            rest += minimum;
            order(&mut rest, Way::HighestRate);
            *left = rest;
        }
    }
    order(left, Way::Fresh);
}

/// In which order the parts of a line are visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    LowestRate,
    HighestRate,
    AsListed,
    /// New purchases, as listed.
    Fresh,
}

/// Visits the places of a line's parts without a list of its own.
struct Walk<'r> {
    rules: &'r LineRules,
    part_rules: &'r [PartRules],
    on: Day,
    way: Way,
    last: Option<usize>,
}

impl Walk<'_> {
    fn next(&mut self) -> Option<usize> {
        let by_rate = matches!(self.way, Way::LowestRate | Way::HighestRate);
        if by_rate && self.rules.has_promo {
            self.last = self.next_by_rate_today();
            return self.last;
        }
        let step = self.last.map_or(0, |last| last + 1);
        self.last = Some(step);
        let listed = &self.rules.by_rate;
        let index = match self.way {
            Way::LowestRate => listed.get(step),
            Way::HighestRate => listed.len().checked_sub(step + 1).and_then(|place| listed.get(place)),
            Way::AsListed | Way::Fresh => return (step < self.part_rules.len()).then_some(step),
        };
        index.map(|index| usize::from(*index).saturating_sub(usize::from(self.rules.first_part)))
    }

    /// With promotional rates the order is that of the day: the next place after the last one by (rate, place).
    fn next_by_rate_today(&self) -> Option<usize> {
        let key = |place: usize| self.part_rules.get(place).map(|rule| (rule.rate.on(self.on).month, place));
        let last = self.last.and_then(key);
        let keys = (0..self.part_rules.len()).filter_map(key);
        let next = match self.way {
            Way::HighestRate => keys.filter(|key| last.is_none_or(|last| *key < last)).max(),
            _ => keys.filter(|key| last.is_none_or(|last| *key > last)).min(),
        };
        next.map(|(_, place)| place)
    }
}

/// Carried principal first, then the last statement's purchases.
fn pay_billed(left: &mut Money, part: &mut PartAccount, rule: &PartRules, paid: &mut Paid) {
    let before = part.principal;
    take(left, &mut part.principal, &mut paid.principal);
    part.overdue = (part.overdue - (before - part.principal)).positive_part();
    let billed = part.billed;
    take(left, &mut part.billed, &mut paid.principal);
    let settled = billed - part.billed;
    if rule.interest_base == InterestBase::UnpaidPart && settled > Money::ZERO && part.accrued_billed != 0 {
        let share = (part.accrued_billed / i128::from(billed.minor())).saturating_mul(i128::from(settled.minor()));
        part.accrued_billed -= share;
    }
}

/// Principal that is not yet due: the dearest loan part first, as its terms allow.
fn pay_early(
    left: &mut Money,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    paid: &mut Paid,
    to_part: &mut impl FnMut(usize, Money),
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
        to_part(place, amount);
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

/// A correction lowers unbilled principal without a charge.
fn write_off_unbilled(
    left: &mut Money,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    paid: &mut Paid,
    to_part: &mut impl FnMut(usize, Money),
) {
    for (place, (part, rule)) in parts.iter_mut().zip(part_rules).enumerate() {
        if rule.amortisation.is_some() && part.principal > Money::ZERO {
            let before = *left;
            take(left, &mut part.principal, &mut paid.principal);
            to_part(place, before - *left);
            if part.principal.is_zero() {
                end_plan(part);
            }
        }
    }
}

/// Counts what was taken against what is asked for and against the statement. Never more is asked for than a payment
/// could settle: a payment lowers both alike, anything else is cut to what is left.
fn count(line: &mut LineAccount, parts: &mut [PartAccount], part_rules: &[PartRules], intent: Intent, taken: Money) {
    let had_missed = line.dues.has_missed();
    line.statement_left = (line.statement_left - taken).positive_part();
    if matches!(intent, Intent::Regular | Intent::Early) {
        line.dues.pay(taken);
    } else {
        let left = billed(line, parts, part_rules);
        line.dues.limit_to(left);
        line.statement_left = line.statement_left.least(left);
    }
    if had_missed && !line.dues.has_missed() {
        for part in parts {
            part.overdue = Money::ZERO;
        }
    }
}

/// What is on the line, unbilled instalments excepted and whatever the lender owes back.
#[must_use]
pub fn billed(line: &LineAccount, parts: &[PartAccount], part_rules: &[PartRules]) -> Money {
    let on_parts = parts.iter().zip(part_rules).map(|(part, rule)| {
        let unbilled = if rule.amortisation.is_some() { Money::ZERO } else { part.principal };
        unbilled + part.fresh + part.billed + part.charges
    });
    on_parts.sum::<Money>() + line.fees
}
