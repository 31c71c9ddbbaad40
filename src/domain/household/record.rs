//! Replaying what the reader recorded: each row of the journal, in its place in the day.
//!
//! A row is a fact: it is done even when the plan would not have done it. It must not know how rows are written.

use super::compiled::{Compiled, Event};
use super::entry::{Account, Entry, EntryKind};
use super::recorder::{Happening, Origin, Recorder};
use super::state::State;
use super::step::{accrue_line, fall_short, line_parts, purchase};
use crate::domain::credit::instalment::start_plan;
use crate::domain::credit::payment::{Paid, pay};
use crate::domain::credit::terms::Amortisation;
use crate::domain::money::{Money, RATE_SCALE, Rounding};

/// Does what a row says.
pub(super) fn replay<R: Recorder>(state: &mut State, event: Event, household: &Compiled, recorder: &mut R) {
    let Some(entry) = household.entries.get(usize::from(event.index)) else { return };
    let origin = Origin::Recorded(event.index);
    match entry.account {
        Account::Line(line) => on_line(state, usize::from(line), entry, origin, household, recorder),
        Account::Cash => on_cash(state, entry, origin, recorder),
        Account::Emergency => on_emergency(state, entry, origin, recorder),
    }
}

fn on_cash<R: Recorder>(state: &mut State, entry: &Entry, origin: Origin, recorder: &mut R) {
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
            state.cash -= amount;
            state.emergency += amount;
            Happening::Saved { amount }
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

fn on_emergency<R: Recorder>(state: &mut State, entry: &Entry, origin: Origin, recorder: &mut R) {
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
        EntryKind::Expense | EntryKind::Payment | EntryKind::Fee => {
            state.emergency -= amount;
            Happening::FundChanged { change: -amount }
        }
        _ => {
            state.emergency += amount;
            Happening::FundChanged { change: amount }
        }
    };
    recorder.happened(entry.day, origin, &happening);
}

fn on_line<R: Recorder>(
    state: &mut State,
    line: usize,
    entry: &Entry,
    origin: Origin,
    household: &Compiled,
    recorder: &mut R,
) {
    let Ok(id) = u16::try_from(line) else { return };
    let (day, amount) = (entry.day, entry.amount);
    accrue_line(state, line, day, household, recorder);
    let happening = match entry.kind {
        EntryKind::Purchase | EntryKind::Expense => {
            purchase(state, line, amount, day, household, recorder);
            Happening::Purchase { line: id, amount }
        }
        EntryKind::Draw => match draw(state, line, amount, household) {
            Some(part) => Happening::Draw { line: id, part, amount },
            None => return,
        },
        EntryKind::Payment => {
            let asked = state.lines.get(line).map_or(Money::ZERO, crate::domain::credit::account::LineAccount::asked);
            state.cash -= amount;
            let paid = pay_by_hand(state, line, amount, household);
            Happening::Payment { line: id, amount, paid, asked }
        }
        EntryKind::Refund => {
            give_back(state, line, amount, household);
            Happening::Refund { line: id, amount }
        }
        EntryKind::Fee => {
            if let Some(account) = state.lines.get_mut(line) {
                account.fees += amount;
            }
            Happening::Fee { line: id, amount }
        }
        EntryKind::Interest => {
            take_over_interest(state, line, amount, household);
            Happening::Interest { line: id, amount }
        }
        EntryKind::Adjustment => {
            adjust(state, line, amount, household);
            Happening::Adjustment { line: id, amount }
        }
        EntryKind::Limit => {
            let Some(account) = state.lines.get_mut(line) else { return };
            let before = account.limit;
            account.limit = amount;
            Happening::Limit { line: id, before, after: amount }
        }
        EntryKind::State => {
            if let (Some(account), Some(new)) = (state.lines.get_mut(line), entry.state) {
                account.state = new;
            }
            return;
        }
        EntryKind::Balance => {
            let computed = state.owed(line, &household.lines);
            adjust(state, line, amount - computed, household);
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
/// is beyond it repays principal early.
fn pay_by_hand(state: &mut State, line: usize, amount: Money, household: &Compiled) -> Paid {
    let ahead = next_instalment(state, line, household);
    let Some((account, rules, parts)) = line_parts(state, line, household) else { return Paid::default() };
    let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
    account.paid_by_hand = true;
    let asked = account.asked();
    if rules.has_statements {
        return pay(account, rules, parts, part_rules, amount, true);
    }
    let waiting = (ahead - account.credit).positive_part().least((amount - asked).positive_part());
    let mut paid = pay(account, rules, parts, part_rules, amount - waiting, true);
    account.credit += waiting;
    paid.credit += waiting;
    paid
}

/// What the next instalments of a loan will ask for together.
fn next_instalment(state: &State, line: usize, household: &Compiled) -> Money {
    let Some(rules) = household.lines.get(line) else { return Money::ZERO };
    let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
    let parts = state.parts_of(rules);
    parts
        .iter()
        .zip(part_rules)
        .filter(|(part, _)| part.principal > Money::ZERO)
        .map(|(part, rule)| {
            let interest = part.principal.scaled(rule.period_rate, RATE_SCALE, Rounding::HalfUp);
            match rule.amortisation {
                _ if part.periods_left <= 1 => part.principal + interest + part.fee_left,
                Some(Amortisation::Annuity) => part.level,
                Some(Amortisation::EqualPrincipal) => part.level + interest,
                Some(Amortisation::FlatFee) => part.level + part.fee,
                Some(Amortisation::InterestFirst) => interest,
                Some(Amortisation::Bullet) | None => Money::ZERO,
            }
        })
        .sum()
}

/// Cash from a line: a card's advance, or a free draw of a cash line (the last one grows when none is free).
pub(super) fn draw(state: &mut State, line: usize, amount: Money, household: &Compiled) -> Option<u16> {
    let rules = household.lines.get(line)?;
    let index = if let Some(advance) = rules.advance_part {
        advance
    } else {
        let free = (rules.first_spare..rules.end_part).find(|index| {
            state.parts.get(usize::from(*index)).is_some_and(|part| part.is_empty() && part.fee_left.is_zero())
        });
        free.or_else(|| rules.end_part.checked_sub(1).filter(|last| *last >= rules.first_part))?
    };
    let rule = household.parts.get(usize::from(index))?;
    let part = state.parts.get_mut(usize::from(index))?;
    part.principal += amount;
    if rule.amortisation.is_some() {
        let principal = part.principal;
        start_plan(part, rule, principal, rule.periods, rule.periods);
    }
    state.cash += amount;
    Some(index)
}

/// Money back on a line without touching cash; what is more than is owed becomes credit.
fn give_back(state: &mut State, line: usize, amount: Money, household: &Compiled) {
    if let Some((account, rules, parts)) = line_parts(state, line, household) {
        let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
        pay(account, rules, parts, part_rules, amount, true);
    }
}

/// The lender's interest in place of ours for the running cycle.
fn take_over_interest(state: &mut State, line: usize, amount: Money, household: &Compiled) {
    let Some((_, rules, parts)) = line_parts(state, line, household) else { return };
    let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
    for part in parts.iter_mut() {
        part.accrued = 0;
    }
    if let (Some(part), Some(rule)) = (parts.first_mut(), part_rules.first()) {
        if rule.interest_on_interest {
            part.principal += amount;
        } else {
            part.charges += amount;
        }
    }
}

/// Raises or lowers what is owed, as a named correction.
fn adjust(state: &mut State, line: usize, amount: Money, household: &Compiled) {
    if amount < Money::ZERO {
        give_back(state, line, amount.magnitude(), household);
        return;
    }
    let Some((account, rules, parts)) = line_parts(state, line, household) else { return };
    let from_credit = account.credit.least(amount);
    account.credit -= from_credit;
    let place = rules.purchases_part.unwrap_or(rules.first_part).saturating_sub(rules.first_part);
    if let Some(part) = parts.get_mut(usize::from(place)) {
        part.principal += amount - from_credit;
    }
}
