//! Closing a statement: posting the cycle's interest, billing its purchases and instalments, asking for a minimum.
//!
//! It works on one line and must not know cash or other lines.

use super::account::{LineAccount, LineRules, PartAccount, PartRules};
use super::accrue::post_interest;
use super::due::Due;
use super::instalment::bill_instalment;
use super::overdue::settle_grace;
use super::payment::{Intent, Payment, billed, pay};
use super::terms::InterestFrom;
use crate::domain::calendar::Day;
use crate::domain::money::{Money, Rounding};

/// What a statement asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bill {
    /// Everything billed and unpaid.
    pub balance: Money,
    /// The least that keeps the line current, earlier unpaid minimums included.
    pub minimum: Money,
    /// Interest posted by this statement.
    pub interest: Money,
    /// Instalment fees posted by this statement.
    pub fees: Money,
    /// Instalment principal billed by this statement.
    pub instalments: Money,
}

/// What changes a part when a statement closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posted {
    /// Interest.
    Interest(Money),
    /// An instalment fee.
    Fee(Money),
    /// Paid with what the lender owed back.
    Paid(Money),
}

/// Settles the statement before, if its due day has not: days of grace end with the next statement at the latest.
pub fn settle_statement(line: &mut LineAccount, parts: &mut [PartAccount], part_rules: &[PartRules]) {
    if !line.settled {
        settle_grace(line, parts, part_rules, line.statement_due);
    }
}

/// Closes the statement of `on`, due on `due`. Interest must have been accrued up to `on`. `to_part` hears the place of
/// each part and what was posted to it.
pub fn close_statement(
    line: &mut LineAccount,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    (on, due): (Day, Day),
    to_part: &mut impl FnMut(usize, Posted),
) -> Bill {
    settle_statement(line, parts, part_rules);
    let mut bill = Bill::default();
    let mut joined = Money::ZERO;
    for (place, (part, rule)) in parts.iter_mut().zip(part_rules).enumerate() {
        if rule.own_days {
            continue;
        }
        let interest = if rule.amortisation.is_some() {
            let instalment = bill_instalment(part, rule, on);
            bill.fees += instalment.fee;
            bill.instalments += instalment.principal;
            to_part(place, Posted::Fee(instalment.fee));
            instalment.interest
        } else {
            let interest = post_interest(part, rule, on);
            bill_purchases(part, rule, line.grace_lost);
            joined += interest;
            interest
        };
        bill.interest += interest;
        to_part(place, Posted::Interest(interest));
    }
    use_credit(line, rules, parts, part_rules, on, &mut |place, amount| to_part(place, Posted::Paid(amount)));
    bill.balance = (billed(line, parts, part_rules) - line.credit).positive_part();
    let new = NewCharges { instalments: bill.instalments + bill.fees + bill.interest - joined, interest: joined };
    let asked_before = line.asked();
    bill.minimum = minimum_of(line, rules, new, bill.balance);
    line.statement_balance = bill.balance;
    line.statement_minimum = bill.minimum;
    line.statement_left = bill.balance;
    line.statement_on = on;
    line.statement_due = due;
    line.settled = false;
    line.paid_by_hand = false;
    line.new_fees = Money::ZERO;
    line.dues.ask(Due { on: due, unpaid: bill.minimum - asked_before, missed: false });
    bill
}

/// Moves the cycle's purchases onto the statement; without interest-free days they bear interest from now on.
fn bill_purchases(part: &mut PartAccount, rule: &PartRules, grace_lost: bool) {
    let keeps_grace = rule.interest_free && (rule.interest_from == InterestFrom::DueDay || !grace_lost);
    if keeps_grace {
        part.billed += part.fresh;
        part.accrued_billed = part.accrued_billed.saturating_add(part.accrued_fresh);
    } else {
        part.principal += part.fresh;
        part.accrued = part.accrued.saturating_add(part.accrued_fresh);
    }
    part.accrued_fresh = 0;
    part.fresh = Money::ZERO;
}

/// Pays what is billed with what the lender owes back.
pub fn use_credit(
    line: &mut LineAccount,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    on: Day,
    to_part: &mut impl FnMut(usize, Money),
) {
    if line.credit > Money::ZERO {
        let payment = Payment { amount: line.credit, on, intent: Intent::Regular };
        line.credit = Money::ZERO;
        pay(line, rules, parts, part_rules, payment, to_part);
    }
}

/// What a statement bills for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NewCharges {
    /// Instalments: principal, interest and fee.
    pub instalments: Money,
    /// Interest on everything else.
    pub interest: Money,
}

/// The minimum of a statement by the line's rule: a share of the balance, plus what is asked for in full (earlier unpaid
/// minimums, new instalments, interest and fees, as the rule says), never under the floor and never over the balance.
#[must_use]
pub fn minimum_of(line: &LineAccount, rules: &LineRules, new: NewCharges, balance: Money) -> Money {
    if balance <= Money::ZERO {
        return Money::ZERO;
    }
    let rule = &rules.minimum;
    let when = |asked: bool, amount: Money| if asked { amount } else { Money::ZERO };
    let in_full = when(rule.plus_past_due, line.asked())
        + when(rule.plus_instalments, new.instalments)
        + when(rule.plus_interest, new.interest)
        + when(rule.plus_fees, line.new_fees.least(line.fees));
    let share = (balance - in_full).positive_part().share(rule.percent, Rounding::HalfUp);
    (share + in_full).most(rule.floor).least(balance)
}
