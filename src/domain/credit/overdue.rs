//! What a due day brings when it has passed: interest-free days lost, a late fee, overdue principal.
//!
//! It works on one line and must not know what lenders conclude from it.

use super::account::{LineAccount, LineRules, PartAccount, PartRules};
use super::terms::InterestFrom;
use crate::domain::calendar::Day;
use crate::domain::money::{Money, Rounding};

/// What was missed on a due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed {
    /// The due day.
    pub due: Day,
    /// What was still unpaid of it.
    pub unpaid: Money,
    /// The late fee charged.
    pub late_fee: Money,
}

/// Looks at the amounts due on or before `due` once its days of grace are over. Interest must have been accrued.
/// Returns what was newly missed.
pub fn check_due(
    line: &mut LineAccount,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    due: Day,
) -> Option<Missed> {
    if rules.has_statements && line.statement_due <= due {
        settle_grace(line, parts, part_rules);
    }
    let mut unpaid = Money::ZERO;
    let mut newest = due;
    for asked in &mut line.dues {
        if asked.unpaid > Money::ZERO && asked.on <= due && !asked.missed {
            asked.missed = true;
            unpaid += asked.unpaid;
            newest = asked.on;
        }
    }
    if unpaid.is_zero() {
        return None;
    }
    line.missed_now = true;
    let late_fee = late_fee_on(rules, unpaid);
    line.fees += late_fee;
    mark_overdue(line, rules, parts, part_rules, due);
    Some(Missed { due: newest, unpaid, late_fee })
}

/// The late fee on an unpaid amount by the line's rule.
#[must_use]
pub fn late_fee_on(rules: &LineRules, unpaid: Money) -> Money {
    let rule = &rules.late_fee;
    let fee = rule.fixed + unpaid.share(rule.percent, Rounding::HalfUp);
    if fee.is_zero() && rule.floor.is_zero() {
        return Money::ZERO;
    }
    let fee = fee.most(rule.floor);
    rule.cap.map_or(fee, |cap| fee.least(cap))
}

/// Decides whether the statement's purchases keep their interest-free days.
fn settle_grace(line: &mut LineAccount, parts: &mut [PartAccount], part_rules: &[PartRules]) {
    let in_full = line.statement_left.is_zero();
    let mut lost = false;
    for (part, rule) in parts.iter_mut().zip(part_rules) {
        if rule.amortisation.is_some() || !rule.interest_free {
            continue;
        }
        if in_full {
            part.accrued_billed = 0;
            continue;
        }
        part.principal += part.billed;
        part.billed = Money::ZERO;
        if rule.interest_from == InterestFrom::PostingDay {
            part.accrued += part.accrued_billed + part.accrued_fresh;
            part.accrued_fresh = 0;
            lost = true;
        }
        part.accrued_billed = 0;
    }
    line.grace_lost = lost;
}

/// Marks the principal behind what is past due, which the penalty rate bears on.
fn mark_overdue(line: &LineAccount, rules: &LineRules, parts: &mut [PartAccount], part_rules: &[PartRules], due: Day) {
    let mut rest: Money = line.dues.iter().filter(|d| d.on <= due).map(|d| d.unpaid).sum();
    for (part, rule) in parts.iter_mut().zip(part_rules) {
        rest = (rest - part.charges).positive_part();
        if rule.amortisation.is_some() {
            if rule.interest_on_interest {
                part.billed += part.charges;
                part.charges = Money::ZERO;
            }
            part.overdue = part.billed;
            rest = (rest - part.billed).positive_part();
        }
    }
    let first = usize::from(rules.first_part);
    for index in &rules.by_rate {
        let place = usize::from(*index).wrapping_sub(first);
        if let (Some(part), Some(rule)) = (parts.get_mut(place), part_rules.get(place))
            && rule.amortisation.is_none()
        {
            part.overdue = rest.least(part.principal);
            rest -= part.overdue;
        }
    }
}
