//! Days without events, when the calendar calls nobody to look at the lines each day.
//!
//! Those on which dates or time alone change something are looked at; the others go by.

use super::compiled::Compiled;
use super::recorder::Recorder;
use super::state::State;
use super::watch::{NEVER, Watch, evaluate};
use crate::domain::calendar::Day;

/// Days up to `last` without events: those on which dates or time alone change something are looked at, the others go by.
pub(super) fn quiet_days<R: Recorder>(
    state: &mut State,
    last: Day,
    (household, watch, turns): (&Compiled, &Watch, &[Day]),
    recorder: &mut R,
) {
    let last = last.min(household.end);
    while state.day < last {
        let tomorrow = state.day.plus(1);
        let turn = turns.get(turns.partition_point(|turn| *turn <= state.day)).copied().unwrap_or(NEVER);
        let wake = state.watch.wakes_on(watch).min(turn).max(tomorrow);
        if wake > last {
            return;
        }
        state.day = wake;
        evaluate(state, (wake, wake == turn), household, watch, recorder);
        recorder.day_over(state);
    }
}
