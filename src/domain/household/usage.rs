//! New use of a line: purchases and draws.
//!
//! It must not know who decides on them.

use super::compiled::Compiled;
use super::recorder::{Movement, Recorder};
use super::state::State;
use super::together::{Together, together};
use crate::domain::calendar::Day;
use crate::domain::credit::instalment::start_plan;
use crate::domain::money::Money;

/// Whether a line takes a purchase or draw of this amount.
#[must_use]
pub fn can_take(state: &State, line: usize, amount: Money, household: &Compiled) -> bool {
    let (Some(account), Some(rules)) = (state.lines.get(line), household.lines.get(line)) else { return false };
    let within = account.limit < Money::ZERO || state.owed(line, &household.lines) + amount <= account.limit;
    rules.can_be_drawn && account.state.can_be_drawn() && within
}

/// Puts a purchase on a line; what the lender owes back is used first. A line without statements lends it as a draw.
pub(super) fn purchase<R: Recorder>(
    state: &mut State,
    line: usize,
    amount: Money,
    day: Day,
    household: &Compiled,
    recorder: &mut R,
) {
    let Some(mut on) = together(state, line, household) else { return };
    on.accrue(day, recorder);
    let from_credit = on.account.credit.least(amount);
    on.account.credit -= from_credit;
    let lent = amount - from_credit;
    let index = if let Some(index) = on.rules.purchases_part {
        let place = usize::from(index.saturating_sub(on.rules.first_part));
        if let Some(part) = on.parts.get_mut(place) {
            part.fresh += lent;
        }
        Some(index)
    } else {
        lend(&mut on, lent)
    };
    if let Some(index) = index {
        recorder.moved(usize::from(index), Movement::Used, lent);
    }
}

/// Lends an amount: a card's advance, or a free draw of a cash line (the last one grows and starts its schedule anew
/// when none is free). Gives the index of the part.
pub(super) fn lend(on: &mut Together<'_, '_>, amount: Money) -> Option<u16> {
    let first = on.rules.first_part;
    let place = |index: u16| usize::from(index.saturating_sub(first));
    let index = if let Some(advance) = on.rules.advance_part {
        advance
    } else {
        let mut spare = on.rules.first_spare..on.rules.end_part;
        let free = spare
            .find(|index| on.parts.get(place(*index)).is_some_and(|part| part.is_empty() && part.fee_left.is_zero()));
        free.or_else(|| on.rules.end_part.checked_sub(1).filter(|last| *last >= first))?
    };
    let (part, rule) = (on.parts.get_mut(place(index))?, on.part_rules.get(place(index))?);
    part.principal += amount;
    if rule.amortisation.is_some() && amount > Money::ZERO {
        let principal = part.principal;
        start_plan(part, rule, principal, rule.periods, rule.periods);
    }
    Some(index)
}
