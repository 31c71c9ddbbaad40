//! Closing a statement: posting the cycle's interest, billing its purchases and instalments, asking for a minimum.
//!
//! It works on one line and must not know cash or other lines.

use super::account::{Due, LineAccount, LineRules, PartAccount, PartRules, owed};
use super::accrue::post_interest;
use super::instalment::bill_instalment;
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

/// Closes the statement of `on`, due on `due`. Interest must have been accrued up to `on`.
pub fn close_statement(
    line: &mut LineAccount,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    on: Day,
    due: Day,
) -> Bill {
    let mut bill = Bill::default();
    for (part, rule) in parts.iter_mut().zip(part_rules) {
        if rule.amortisation.is_some() {
            let instalment = bill_instalment(part, rule, on);
            bill.interest += instalment.interest;
            bill.fees += instalment.fee;
            bill.instalments += instalment.principal;
        } else {
            bill.interest += post_interest(part, rule, on);
            bill_purchases(part, rule, line.grace_lost);
        }
    }
    bill.balance = billed_balance(line, parts, part_rules).positive_part();
    bill.minimum = minimum_of(line, rules, parts, part_rules, bill.balance);
    line.statement_balance = bill.balance;
    line.statement_minimum = bill.minimum;
    line.statement_left = bill.balance;
    line.statement_on = on;
    line.statement_due = due;
    line.paid_by_hand = false;
    let asked_before = line.asked();
    ask(line, Due { on: due, unpaid: (bill.minimum - asked_before).positive_part(), missed: false });
    bill
}

/// Moves the cycle's purchases onto the statement; without interest-free days they bear interest from now on.
fn bill_purchases(part: &mut PartAccount, rule: &PartRules, grace_lost: bool) {
    let keeps_grace = rule.interest_free && (rule.interest_from == InterestFrom::DueDay || !grace_lost);
    if keeps_grace {
        part.billed += part.fresh;
        part.accrued_billed += part.accrued_fresh;
    } else {
        part.principal += part.fresh;
        part.accrued += part.accrued_fresh;
    }
    part.accrued_fresh = 0;
    part.fresh = Money::ZERO;
}

/// Everything on the statement: all that is owed but the unbilled principal of instalment plans.
#[must_use]
pub fn billed_balance(line: &LineAccount, parts: &[PartAccount], part_rules: &[PartRules]) -> Money {
    let unbilled: Money = parts
        .iter()
        .zip(part_rules)
        .filter(|(_, rule)| rule.amortisation.is_some())
        .map(|(part, _)| part.principal)
        .sum();
    owed(line, parts) - unbilled
}

/// The minimum of a statement by the line's rule: a share of the revolving balance, plus what is asked for in full,
/// never under the floor and never over the balance. Earlier unpaid minimums are taken out of the share's base when they
/// are asked for in full.
#[must_use]
pub fn minimum_of(
    line: &LineAccount,
    rules: &LineRules,
    parts: &[PartAccount],
    part_rules: &[PartRules],
    balance: Money,
) -> Money {
    if balance <= Money::ZERO {
        return Money::ZERO;
    }
    let rule = &rules.minimum;
    let mut base = Money::ZERO;
    let mut in_full = Money::ZERO;
    for (part, part_rule) in parts.iter().zip(part_rules) {
        if part_rule.amortisation.is_some() {
            let due = part.billed + part.charges;
            if rule.plus_instalments {
                in_full += due;
            } else {
                base += due;
            }
        } else {
            base += part.principal + part.billed;
            if rule.plus_interest {
                in_full += part.charges;
            } else {
                base += part.charges;
            }
        }
    }
    if rule.plus_fees {
        in_full += line.fees;
    } else {
        base += line.fees;
    }
    if rule.plus_past_due {
        // Unpaid instalments are in full already; only the share of an earlier minimum can be asked for twice.
        let earlier = (line.asked() - in_full).positive_part().least(base);
        base -= earlier;
        in_full += earlier;
    }
    let share = base.share(rule.percent, Rounding::HalfUp);
    (share + in_full).most(rule.floor).least(balance)
}

/// Adds an amount to what is asked for. When all places are taken, the two oldest become one.
pub fn ask(line: &mut LineAccount, due: Due) {
    if due.unpaid <= Money::ZERO {
        return;
    }
    line.dues.sort_by_key(|d| if d.unpaid.is_zero() { Day(i32::MAX) } else { d.on });
    if let Some(free) = line.dues.iter_mut().find(|d| d.unpaid.is_zero()) {
        *free = due;
    } else {
        let second = line.dues[1].unpaid;
        line.dues[0].unpaid += second;
        line.dues[1..].rotate_left(1);
        if let Some(last) = line.dues.last_mut() {
            *last = due;
        }
    }
    line.dues.sort_by_key(|d| if d.unpaid.is_zero() { Day(i32::MAX) } else { d.on });
}
