//! What those who watch take note of while a day goes by.

use super::measure::{days_past_due, measure};
use super::watch_state::{ANYTHING, DEBT, LOOK, OF_A_MONTH};
use crate::domain::calendar::Day;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::state::State;
use crate::domain::money::Money;
use crate::domain::risk::indicator::Indicator;

/// A statement closed: the bill before it is judged, and a new one is open.
pub(in crate::domain::household) fn billed(state: &mut State, line: usize, balance: Money) {
    if !state.watch.is_watched() {
        return;
    }
    if let Some(watched) = state.watch.lines.get_mut(line) {
        watched.unpaid_bills = (watched.unpaid_bills << 1) | u8::from(watched.bill_untouched);
        watched.bill_untouched = balance > Money::ZERO;
    }
    state.watch.change(line, DEBT);
    state.watch.change_for_all(Indicator::Dti.bit());
}

/// An instalment was billed.
pub(in crate::domain::household) fn instalment_billed(state: &mut State, line: usize) {
    if state.watch.is_watched() {
        state.watch.change(line, DEBT);
        state.watch.change_for_all(Indicator::Dti.bit());
    }
}

/// Something was paid to a line.
pub(in crate::domain::household) fn paid(
    state: &mut State,
    line: usize,
    amount: Money,
    day: Day,
    household: &Compiled,
) {
    if !state.watch.is_watched() {
        return;
    }
    if let Some(watched) = state.watch.lines.get_mut(line) {
        watched.bill_untouched = false;
        // Who repays the last of it has not left the line unused until then.
        watched.last_used = watched.last_used.max(day);
    }
    state.watch.flows.add(day, Money::ZERO, amount);
    state.watch.change(line, DEBT);
    state.watch.change_for_all(Indicator::RollingRatio.bit());
    tell_sisters(state, line, household);
    let billed_by_statement = household.lines.get(line).is_some_and(|rules| rules.has_statements);
    if !billed_by_statement || state.owed(line, &household.lines) <= Money::ZERO {
        state.watch.change_for_all(Indicator::Dti.bit() | super::watch_state::COUNTS);
    }
}

/// Whether chance keeps payments from a line on a day: somebody forgot, or the platform is down.
pub(in crate::domain::household) fn is_withheld(state: &State, line: usize, day: Day) -> bool {
    state.watch.lines.get(line).is_some_and(|watched| day < watched.withheld_until)
}

/// A due amount was missed.
pub(in crate::domain::household) fn missed(state: &mut State, line: usize, household: &Compiled) {
    if state.watch.is_watched() {
        state.watch.change(line, DEBT);
        tell_sisters(state, line, household);
    }
}

/// Something was recorded: whatever it was, every line is looked at.
pub(in crate::domain::household) fn recorded(state: &mut State) {
    if state.watch.is_watched() {
        state.watch.change_for_all(ANYTHING);
    }
}

/// What is overdue on one line counts for the others of its group.
fn tell_sisters(state: &mut State, line: usize, household: &Compiled) {
    let has_sisters =
        household.watch.as_ref().and_then(|watch| watch.lines.get(line)).is_some_and(|rules| rules.has_sisters);
    if has_sisters {
        state.watch.change_for_all(Indicator::GroupDaysPastDue.bit());
    }
}

/// A month ends: lenders report, and rules that need several months count them.
pub(in crate::domain::household) fn month_end(state: &mut State, day: Day, household: &Compiled) {
    let Some(watch) = &household.watch else { return };
    for line in 0..state.lines.len() {
        let days = days_past_due(state, household, line, day);
        let Some(rules) = watch.lines.get(line) else { continue };
        if let Some(watched) = state.watch.lines.get_mut(line) {
            watched.report(day, days);
        }
        let Some(policy) = watch.policy_of(line).filter(|policy| policy.runs > 0) else { continue };
        let row = measure(state, household, watch, line, day, policy.counted);
        let first = usize::from(rules.first_run);
        if let Some(runs) = state.watch.runs.get_mut(first..first + usize::from(rules.runs)) {
            policy.count_month(&row, runs);
        }
        state.watch.change(line, LOOK);
    }
    state.watch.change_for_all(OF_A_MONTH);
}
