//! What those who watch take note of while a day goes by.

use super::measure::{days_past_due, measure};
use crate::domain::calendar::Day;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::state::State;
use crate::domain::money::Money;

/// A statement closed: the bill before it is judged, and a new one is open.
pub(in crate::domain::household) fn billed(state: &mut State, line: usize, balance: Money) {
    if !state.watch.is_watched() {
        return;
    }
    if let Some(watched) = state.watch.lines.get_mut(line) {
        watched.unpaid_bills = (watched.unpaid_bills << 1) | u8::from(watched.bill_untouched);
        watched.bill_untouched = balance > Money::ZERO;
    }
    state.watch.look_at(line);
}

/// Something was paid to a line.
pub(in crate::domain::household) fn paid(state: &mut State, line: usize, amount: Money, day: Day) {
    if !state.watch.is_watched() {
        return;
    }
    if let Some(watched) = state.watch.lines.get_mut(line) {
        watched.bill_untouched = false;
    }
    state.watch.flows.add(day, Money::ZERO, amount);
}

/// Whether chance keeps payments from a line on a day: somebody forgot, or the platform is down.
pub(in crate::domain::household) fn is_withheld(state: &State, line: usize, day: Day) -> bool {
    state.watch.lines.get(line).is_some_and(|watched| day < watched.withheld_until)
}

/// A due amount was missed.
pub(in crate::domain::household) fn missed(state: &mut State, line: usize) {
    if !state.watch.is_watched() {
        return;
    }
    state.watch.trouble = true;
    state.watch.look_at(line);
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
        let row = measure(state, household, watch, line, day, policy.run_reads);
        let first = usize::from(rules.first_run);
        if let Some(runs) = state.watch.runs.get_mut(first..first + usize::from(rules.runs)) {
            policy.count_month(&row, runs);
        }
    }
    state.watch.look_at_all();
}
