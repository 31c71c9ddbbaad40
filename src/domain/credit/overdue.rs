//! What a due day brings when it has passed: interest-free days lost, a late fee, overdue principal.
//!
//! It works on one line and must not know what lenders conclude from it.

use super::account::{LineAccount, LineRules, PartAccount, PartRules};
use super::accrue::{interest_on, penalty_on};
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

/// Whether a due check can change anything, so that interest has to be counted first.
#[must_use]
pub fn needs_check(line: &LineAccount, rules: &LineRules, due: Day) -> bool {
    let statement = rules.has_statements && !line.settled && line.statement_due <= due;
    (statement && (line.grace_lost || !line.statement_left.is_zero())) || line.dues.oldest().is_some_and(|d| d <= due)
}

/// Notes that the last statement was paid in full and interest-free days go on; for a line that needs no check.
pub fn keep_grace(line: &mut LineAccount, parts: &mut [PartAccount], due: Day) {
    if !line.settled && line.statement_due <= due {
        for part in parts {
            part.accrued_billed = 0;
        }
        line.settled = true;
    }
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
    if rules.has_statements && !line.settled && line.statement_due <= due {
        settle_grace(line, parts, part_rules, line.statement_due);
    }
    let mut unpaid = Money::ZERO;
    let mut newest = due;
    for asked in line.dues.iter_mut() {
        if asked.on <= due && !asked.missed {
            asked.missed = true;
            unpaid += asked.unpaid;
            newest = asked.on;
        }
    }
    if unpaid.is_zero() {
        return None;
    }
    line.missed_now = true;
    mark_overdue(line, rules, parts, part_rules, due);
    let late_fee = late_fee_on(rules, unpaid);
    line.fees += late_fee;
    if rules.has_statements {
        line.new_fees += late_fee;
    } else if let Some(missed) = line.dues.iter_mut().rfind(|asked| asked.missed) {
        // No statement will ask for the fee of a loan: it is owed with the instalment that was missed.
        missed.unpaid += late_fee;
    }
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

/// Decides whether the purchases of the statement due on `due` keep their interest-free days. What was not paid bears
/// interest from then on: back from the posting day, or from the due day (days of grace that were not kept included).
pub(super) fn settle_grace(line: &mut LineAccount, parts: &mut [PartAccount], part_rules: &[PartRules], due: Day) {
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
        match rule.interest_from {
            InterestFrom::PostingDay => {
                part.accrued = part.accrued.saturating_add(part.accrued_billed).saturating_add(part.accrued_fresh);
                part.accrued_fresh = 0;
                lost = true;
            }
            InterestFrom::DueDay => {
                let since_due = interest_on(rule, part.billed, due, part.accrued_to);
                part.accrued = part.accrued.saturating_add(since_due);
            }
        }
        part.accrued_billed = 0;
        part.principal += part.billed;
        part.billed = Money::ZERO;
    }
    line.grace_lost = lost;
    line.settled = true;
}

/// Marks the principal behind what is past due, which the penalty rate bears on, back from the due day.
fn mark_overdue(line: &LineAccount, rules: &LineRules, parts: &mut [PartAccount], part_rules: &[PartRules], due: Day) {
    let asked_fees = line.fees - line.new_fees;
    let mut rest = (line.dues.before(due.plus(1)) - asked_fees).positive_part();
    for (part, rule) in parts.iter_mut().zip(part_rules) {
        if rule.interest_on_interest && rule.amortisation.is_some() {
            part.billed += part.charges;
            part.charges = Money::ZERO;
        }
        rest = (rest - part.charges).positive_part();
        if rule.amortisation.is_some() {
            let overdue = rest.least(part.billed);
            raise_overdue(part, rule, overdue, due);
            rest -= overdue;
        }
    }
    let first = usize::from(rules.first_part);
    for index in &rules.by_rate {
        let place = usize::from(*index).wrapping_sub(first);
        if let (Some(part), Some(rule)) = (parts.get_mut(place), part_rules.get(place))
            && rule.amortisation.is_none()
        {
            let overdue = rest.least(part.principal);
            raise_overdue(part, rule, overdue, due);
            rest -= overdue;
        }
    }
}

fn raise_overdue(part: &mut PartAccount, rule: &PartRules, overdue: Money, due: Day) {
    let newly = overdue - part.overdue;
    if newly > Money::ZERO {
        // A penalty below the contract rate takes back at most what has not been posted.
        part.accrued = part.accrued.saturating_add(penalty_on(rule, newly, due, part.accrued_to)).max(0);
    }
    part.overdue = overdue;
}
