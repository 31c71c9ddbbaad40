//! Days without events, when the calendar calls nobody to look at the lines each day.
//!
//! Those on which dates or time alone change something are looked at; the others go by.

use super::compiled::Compiled;
use super::recorder::Recorder;
use super::state::State;
use super::watch::{Watch, evaluate, next_turn, turns_on};
use crate::domain::calendar::Day;

/// Days up to `last` without events: those on which dates or time alone change something are looked at, the others go by.
pub(super) fn quiet_days<R: Recorder>(
    state: &mut State,
    last: Day,
    (household, watch, turns): (&Compiled, &Watch, &[(Day, u32)]),
    recorder: &mut R,
) {
    let last = last.min(household.end);
    while state.day < last {
        let tomorrow = state.day.plus(1);
        let turn = next_turn(&mut state.watch, turns, tomorrow);
        let wake = state.watch.wakes_on(watch).min(turn).max(tomorrow);
        if wake > last {
            return;
        }
        state.day = wake;
        let turning = turns_on(&mut state.watch, turns, wake);
        evaluate(state, (wake, turning), household, watch, recorder);
        recorder.day_over(state);
    }
}
