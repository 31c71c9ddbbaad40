//! Replaying what the reader recorded: each row of the journal, in its place in the day.
//!
//! A row is a fact: it is done even when the plan would not have done it. It must not know how rows are written.

use super::compiled::{Compiled, Event};
use super::entry::{Account, EntryKind, Recorded};
use super::recorder::{Happening, Movement, Origin, Recorder};
use super::state::State;
use super::step::fall_short;
use super::together::{Together, together};
use super::usage::{lend, purchase};
use super::watch::{self, roll::remember_use};
use crate::domain::calendar::Day;
use crate::domain::credit::instalment::next_instalments;
use crate::domain::credit::line::LineState;
use crate::domain::credit::payment::{Intent, Paid, Payment, payoff_amount};
use crate::domain::money::Money;

/// Does what a row says.
pub(super) fn replay<R: Recorder>(state: &mut State, event: Event, household: &Compiled, recorder: &mut R) {
    let Some(entry) = household.entries.get(event.place()) else { return };
    let origin = Origin::Recorded(event.short());
    match entry.account {
        Account::Line(line) => {
            on_line(state, usize::from(line), entry, origin, household, recorder);
            tell_those_who_watch(state, usize::from(line), entry, household);
        }
        Account::Cash => on_cash(state, entry, origin, recorder),
        Account::Emergency => on_emergency(state, entry, origin, recorder),
    }
}

/// What a row on a line means for those who watch it.
fn tell_those_who_watch(state: &mut State, line: usize, entry: &Recorded, household: &Compiled) {
    let (day, amount) = (entry.day, entry.amount);
    match entry.kind {
        EntryKind::Payment => watch::paid(state, line, amount, day, household),
        EntryKind::Draw => remember_use(state, line, amount, true, day, household),
        EntryKind::Purchase | EntryKind::Expense => remember_use(state, line, amount, false, day, household),
        EntryKind::State => {
            // What is recorded now counts, not what was recorded before.
            if let Some(watched) = state.watch.lines.get_mut(line) {
                watched.recorded = LineState::Active;
            }
        }
        _ => {}
    }
    watch::recorded(state);
}

fn on_cash<R: Recorder>(state: &mut State, entry: &Recorded, origin: Origin, recorder: &mut R) {
    let amount = entry.amount;
    let none = u16::MAX;
    let happening = match entry.kind {
        EntryKind::Income | EntryKind::Refund => {
            state.cash += amount;
            Happening::Income { index: none, amount }
        }
        EntryKind::Expense | EntryKind::Purchase | EntryKind::Fee | EntryKind::Payment => {
            state.cash -= amount;
            Happening::Expense { index: none, amount, line: None }
        }
        EntryKind::Transfer => {
            state.cash += amount;
            state.emergency -= amount;
            Happening::Saved { amount: -amount }
        }
        EntryKind::Balance => {
            let computed = state.cash;
            state.cash = amount;
            Happening::CashSeen { shown: amount, computed }
        }
        EntryKind::Draw | EntryKind::Interest | EntryKind::Adjustment => {
            state.cash += amount;
            Happening::CashAdjustment { amount }
        }
        EntryKind::Limit | EntryKind::State => return,
    };
    recorder.happened(entry.day, origin, &happening);
    if state.cash < Money::ZERO {
        fall_short(state, entry.day, state.cash.magnitude(), origin, recorder);
    }
}

fn on_emergency<R: Recorder>(state: &mut State, entry: &Recorded, origin: Origin, recorder: &mut R) {
    let amount = entry.amount;
    let happening = match entry.kind {
        EntryKind::Transfer => {
            state.cash -= amount;
            state.emergency += amount;
            Happening::Saved { amount }
        }
        EntryKind::Balance => {
            let computed = state.emergency;
            state.emergency = amount;
            Happening::FundSeen { shown: amount, computed }
        }
        EntryKind::Expense | EntryKind::Purchase | EntryKind::Payment | EntryKind::Fee => {
            state.emergency -= amount;
            Happening::FundChanged { change: -amount }
        }
        EntryKind::Limit | EntryKind::State => return,
        EntryKind::Income | EntryKind::Refund | EntryKind::Draw | EntryKind::Interest | EntryKind::Adjustment => {
            state.emergency += amount;
            Happening::FundChanged { change: amount }
        }
    };
    recorder.happened(entry.day, origin, &happening);
    if state.cash < Money::ZERO {
        fall_short(state, entry.day, state.cash.magnitude(), origin, recorder);
    }
}

fn on_line<R: Recorder>(
    state: &mut State,
    line: usize,
    entry: &Recorded,
    origin: Origin,
    household: &Compiled,
    recorder: &mut R,
) {
    let Ok(id) = u16::try_from(line) else { return };
    let (day, amount) = (entry.day, entry.amount);
    let Some(mut on) = together(state, line, household) else { return };
    on.accrue(day, recorder);
    let happening = match entry.kind {
        EntryKind::Purchase | EntryKind::Expense => {
            purchase(state, line, amount, day, household, recorder);
            Happening::Purchase { line: id, amount }
        }
        EntryKind::Draw => {
            let Some(part) = lend(&mut on, amount) else { return };
            recorder.moved(usize::from(part), Movement::Used, amount);
            state.cash += amount;
            Happening::Draw { line: id, part, amount }
        }
        EntryKind::Payment => {
            let asked = on.account.asked();
            let paid = pay_by_hand(&mut on, amount, day, recorder);
            state.cash -= amount;
            Happening::Payment { line: id, amount, paid, asked }
        }
        EntryKind::Refund => {
            on.pay(Payment { amount, on: day, intent: Intent::Refund }, Movement::Paid, recorder);
            Happening::Refund { line: id, amount }
        }
        EntryKind::Fee => {
            on.account.fees += amount;
            on.account.new_fees += amount;
            Happening::Fee { line: id, amount }
        }
        EntryKind::Interest => {
            take_over_interest(&mut on, amount, recorder);
            Happening::Interest { line: id, amount }
        }
        EntryKind::Adjustment => {
            adjust(&mut on, amount, day, recorder);
            Happening::Adjustment { line: id, amount }
        }
        EntryKind::Limit => {
            let before = on.account.limit;
            on.account.limit = amount;
            Happening::Limit { line: id, before, after: amount }
        }
        EntryKind::State => {
            on.account.state = entry.state.unwrap_or(on.account.state);
            return;
        }
        EntryKind::Balance => {
            let computed = on.owed();
            adjust(&mut on, amount - computed, day, recorder);
            if amount != computed {
                let adjustment = Happening::Adjustment { line: id, amount: amount - computed };
                recorder.happened(day, origin, &adjustment);
            }
            Happening::BalanceSeen { line: id, shown: amount, computed }
        }
        EntryKind::Income | EntryKind::Transfer => return,
    };
    recorder.happened(day, origin, &happening);
    if state.cash < Money::ZERO {
        fall_short(state, day, state.cash.magnitude(), origin, recorder);
    }
}

/// A payment by hand: what is asked for first; on a loan, up to one instalment ahead waits for its due day and only what
/// is beyond it repays principal early. A payment of everything waits for nothing.
fn pay_by_hand<R: Recorder>(on: &mut Together<'_, '_>, amount: Money, day: Day, recorder: &mut R) -> Paid {
    on.account.paid_by_hand = true;
    let beyond = (amount - on.account.asked()).positive_part();
    let is_payoff = amount >= payoff_amount(on.account, on.parts, on.part_rules);
    let waiting = if on.rules.has_statements || is_payoff {
        Money::ZERO
    } else {
        (next_instalments(on.parts, on.part_rules) - on.account.credit).positive_part().least(beyond)
    };
    let payment = Payment { amount: amount - waiting, on: day, intent: Intent::Early };
    let mut paid = on.pay(payment, Movement::Paid, recorder);
    on.account.credit += waiting;
    paid.credit += waiting;
    paid
}

/// The lender's interest in place of ours for the running cycle.
fn take_over_interest<R: Recorder>(on: &mut Together<'_, '_>, amount: Money, recorder: &mut R) {
    for part in on.parts.iter_mut() {
        part.accrued = 0;
    }
    if let (Some(part), Some(rule)) = (on.parts.first_mut(), on.part_rules.first()) {
        if rule.interest_on_interest && rule.amortisation.is_none() {
            part.principal += amount;
        } else {
            part.charges += amount;
        }
        recorder.moved(usize::from(on.rules.first_part), Movement::Interest, amount);
    }
}

/// Raises or lowers what is owed, as a named correction.
fn adjust<R: Recorder>(on: &mut Together<'_, '_>, amount: Money, day: Day, recorder: &mut R) {
    if amount < Money::ZERO {
        let payment = Payment { amount: amount.magnitude(), on: day, intent: Intent::Correction };
        on.pay(payment, Movement::Corrected, recorder);
        return;
    }
    let from_credit = on.account.credit.least(amount);
    on.account.credit -= from_credit;
    let index = on.rules.purchases_part.unwrap_or(on.rules.first_part);
    if let Some(part) = on.parts.get_mut(usize::from(index.saturating_sub(on.rules.first_part))) {
        part.principal += amount - from_credit;
        // A schedule that had ended has one more period for it.
        part.periods_left = part.periods_left.max(1);
        recorder.moved(usize::from(index), Movement::Corrected, amount - from_credit);
    }
}
