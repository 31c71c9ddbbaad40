//! What those who watch take note of while a day goes by.

use super::measure::{Measuring, days_past_due};
use super::rules::Watch;
use super::watch_state::{ANYTHING, BILLED, DEBT, HOUSEHOLD, LOOK, OF_A_MONTH, PAID, REGISTRY};
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
    state.watch.change(line, BILLED);
    state.watch.change_for_all(Indicator::Dti.bit());
}

/// An instalment was billed.
pub(in crate::domain::household) fn instalment_billed(state: &mut State, line: usize) {
    if state.watch.is_watched() {
        state.watch.change(line, BILLED);
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
    state.watch.change(line, PAID);
    flow(state, day, Money::ZERO, amount);
    if state.may_have_arrears {
        tell_sisters(state, line, household);
    }
    let billed_by_statement = household.lines.get(line).is_some_and(|rules| rules.has_statements);
    if !billed_by_statement || state.owed(line, &household.lines) <= Money::ZERO {
        state.watch.change_for_all(Indicator::Dti.bit() | super::watch_state::COUNTS);
    }
}

/// Money was drawn or repaid.
pub(super) fn flow(state: &mut State, day: Day, drawn: Money, repaid: Money) {
    let was_plain = state.watch.flows.nothing_is_rolled();
    state.watch.flows.add(day, drawn, repaid);
    if !was_plain || !state.watch.flows.nothing_is_rolled() {
        state.watch.change_for_all(Indicator::RollingRatio.bit());
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
    let Some(watch) = &household.watch else { return };
    for sister in watch.sisters(line) {
        state.watch.change(sister, Indicator::GroupDaysPastDue.bit());
    }
}

/// A month ends: lenders report, and rules that need several months count them.
pub(in crate::domain::household) fn month_end(state: &mut State, day: Day, household: &Compiled) {
    let Some(watch) = &household.watch else { return };
    for line in 0..state.lines.len() {
        let days = days_past_due(state, household, line, day);
        if let Some(watched) = state.watch.lines.get_mut(line) {
            watched.report(day, days);
        }
        if days > 0 {
            state.watch.last_bad_report = day;
        }
        // Months without anything missed grow old unseen.
        if state.lines.get(line).is_some_and(|account| account.missed_now || account.missed_months != 0) {
            state.watch.change(line, OF_A_MONTH);
        }
        count_month(state, line, day, household, watch);
    }
}

/// Rules that need several months count this one.
fn count_month(state: &mut State, line: usize, day: Day, household: &Compiled, watch: &Watch) {
    let Some(rules) = watch.lines.get(line) else { return };
    let Some(policy) = watch.policy_of(line).filter(|policy| policy.runs > 0) else { return };
    let first = usize::from(rules.first_run);
    let end = first + usize::from(rules.runs);
    // Taken out while the line is measured.
    let mut runs = std::mem::take(&mut state.watch.runs);
    let own = runs.get_mut(first..end).unwrap_or(&mut []);
    // What comes with a date, or from other lines, may be another today.
    let is_own = policy.counted & (HOUSEHOLD | REGISTRY | Indicator::GroupDaysPastDue.bit()) == 0;
    let enough = match state.watch.known(line, day).filter(|_| is_own && policy.months_in_bits()) {
        Some(truths) => policy.count_known_month(truths, own),
        None => {
            let on = Measuring { state, household, watch, day };
            let owed = on.owed_if(line, policy.counted);
            policy.count_month(|indicator| on.of_any(line, indicator, owed), own)
        }
    };
    state.watch.runs = runs;
    let Some(seen) = state.watch.seen.get_mut(line) else { return };
    let before = seen.truths;
    seen.truths = (before & !policy.bits_of_months()) | enough;
    if seen.truths != before || !policy.months_in_bits() {
        state.watch.change(line, LOOK);
    }
}
