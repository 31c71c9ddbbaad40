//! Looking at lines at the end of a day.
//!
//! Every day is an evaluated day. A line is measured again when an event may have changed it, or on the day on which time
//! alone does; its rules are looked at when a measure has passed one of their thresholds. What has been decided on a day
//! is never looked at again on that day, so a chain of rules always ends.

use super::decide::{Fresh, decide};
use super::effect::{Scene, end_probation};
use super::line_set::LineSet;
use super::measure::each;
use super::memory::{Asks, CUTS_SHOWN_DAYS, NEVER, REPORT_SHOWN_DAYS};
use super::minded::{nobody_minds, note_what_is_minded, recall};
use super::rules::Watch;
use super::seen::Moves;
use super::shared::measure_shared;
use super::wake::{asks_of, changed_by, next_cut_to_leave, wake_of};
use super::watch_state::{
    AGEING, ANYTHING, BILLED, Changed, HOUSEHOLD, IDLE, LOOK, OVERDUE, OWED, REGISTRY, SISTERS, USE,
};
use crate::domain::calendar::Day;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::recorder::Recorder;
use crate::domain::household::state::State;
use crate::domain::risk::compiled::CompiledPolicy;
use crate::domain::risk::indicator::Indicator;

/// How many rounds of rules a day may have: each round can only put rules on lines that did not have them.
const ROUNDS_A_DAY: usize = 8;

/// Looks at the lines that ask for it. `turns` says what dates alone change on the day for the whole household (see
/// [`turning_days`](super::turning_days)).
pub fn evaluate<R: Recorder>(
    state: &mut State,
    (day, turns): (Day, u32),
    household: &Compiled,
    watch: &Watch,
    recorder: &mut R,
) {
    note_the_day(state, day, turns, watch);
    if !state.watch.asks(day) {
        return;
    }
    let scene = Scene { day, household, watch };
    for _ in 0..ROUNDS_A_DAY {
        look_around(state, scene, recorder);
        if state.watch.changed_for_some | state.watch.changed_for_all == 0 {
            break;
        }
    }
    state.watch.next_wake = state.watch.wakes.iter().fold(NEVER, |first, wake| Day(first.0.min(wake.0)));
    // What is left after the last round waits for tomorrow.
}

/// What the day itself changes for the whole household.
fn note_the_day(state: &mut State, day: Day, turns: u32, watch: &Watch) {
    if turns != 0 {
        let changed = changed_by(turns);
        let is_told = changed & REGISTRY == 0 || registry_speaks(state, day);
        state.watch.change_for_all(if is_told { changed } else { changed & !REGISTRY });
    }
    if state.watch.flows.is_stale(day) {
        let was_plain = state.watch.flows.nothing_is_rolled();
        state.watch.flows.expire(day);
        if !was_plain || !state.watch.flows.nothing_is_rolled() {
            state.watch.change_for_all(Indicator::RollingRatio.bit());
        }
    }
    if state.watch.cut_leaves <= day {
        state.watch.cut_leaves = next_cut_to_leave(&state.watch, day);
        state.watch.change_for_all(Indicator::RegistryLimitCuts.bit());
    }
    if watch.looks_daily {
        state.watch.change_for_all(ANYTHING);
    }
}

/// One round: measures what may have changed for all, then looks at each line for which anything did.
fn look_around<R: Recorder>(state: &mut State, scene: Scene<'_>, recorder: &mut R) {
    let day = scene.day;
    let mut for_all = std::mem::take(&mut state.watch.changed_for_all);
    let some = std::mem::take(&mut state.watch.changed_for_some);
    let touched = std::mem::take(&mut state.watch.touched);
    if for_all & REGISTRY != 0 && !registry_tells(state, scene) {
        for_all &= !REGISTRY;
    }
    let opens = state.watch.next_wake <= day && (0..state.lines.len()).any(|line| opens_now(state, line, scene));
    if opens {
        // Who was not there before has measured nothing, and is one more for all.
        state.watch.stale = LineSet::ALL;
    }
    // What was decided yesterday may have changed a limit or a state.
    let again = state.watch.look_again_on == day;
    let shared = measure_shared(state, if opens || again { ANYTHING } else { for_all | some }, scene);
    let for_each = for_all & !HOUSEHOLD | shared.passed != 0 || state.watch.next_wake <= day;
    // A rule may touch a line that comes later: then it is looked at in this round.
    let touched = if for_each { LineSet::ALL } else { touched };
    let mut next = touched.next(0);
    while let Some(line) = next.filter(|line| *line < state.lines.len()) {
        let own = state.watch.changed.get_mut(line).map_or(0, std::mem::take);
        let has_sisters = scene.watch.lines.get(line).is_some_and(|rules| rules.has_sisters);
        let of_sisters = if has_sisters { 0 } else { SISTERS };
        let changed = (own | for_all | changed_by_time(state, line, day)) & !HOUSEHOLD & !of_sisters;
        let only_owed = changed & !BILLED | shared.passed == 0;
        if changed | shared.passed != 0 && !(only_owed && nobody_minds(state, line, scene)) {
            look(state, line, (changed, shared), scene, recorder);
        }
        next = touched.with(state.watch.touched).next(line + 1);
    }
}

/// What time alone has changed on a line that asks for a look today.
fn changed_by_time(state: &State, line: usize, day: Day) -> Changed {
    let (Some(wake), Some(watched)) = (state.watch.wakes.get(line), state.watch.lines.get(line)) else { return 0 };
    if *wake > day {
        return 0;
    }
    let as_before = |asks: Day, what: Changed| if asks <= day { 0 } else { what };
    let Asks { debt, sisters, uses } = watched.asks;
    let as_before = as_before(debt, OVERDUE | IDLE) | as_before(uses, USE) | as_before(sisters, SISTERS);
    // A rule that ran its course may have given this line its limit back.
    AGEING & !as_before | LOOK | OWED
}

/// Reads the registry again; whether it shows anything new of any line.
fn registry_tells(state: &mut State, Scene { day, watch, .. }: Scene<'_>) -> bool {
    if !registry_speaks(state, day) {
        return false;
    }
    state.watch.registry_spoke = has_news(state, day);
    let mut is_new = false;
    for (watched, rules) in state.watch.lines.iter_mut().zip(&watch.lines) {
        is_new |= watched.show(day, rules.report_delay_days);
    }
    is_new
}

/// Whether the registry shows anything bad of any line, or did when it was last read.
fn registry_speaks(state: &State, day: Day) -> bool {
    state.watch.registry_spoke || has_news(state, day)
}

fn has_news(state: &State, day: Day) -> bool {
    day.since(state.watch.last_bad_report) <= REPORT_SHOWN_DAYS || day.since(state.watch.last_cut) <= CUTS_SHOWN_DAYS
}

/// Whether a line is looked at for the first time.
fn opens_now(state: &State, line: usize, scene: Scene<'_>) -> bool {
    state.watch.seen.get(line).is_some_and(|seen| seen.is_new)
        && scene.watch.lines.get(line).is_some_and(|rules| rules.opens_on <= scene.day)
}

/// Measures what may have changed on a line, and looks at its rules when that may matter to one.
#[inline(never)]
fn look<R: Recorder>(
    state: &mut State,
    line: usize,
    (changed, shared): (Changed, Moves),
    scene: Scene<'_>,
    recorder: &mut R,
) {
    let Scene { day, watch, .. } = scene;
    let Some(rules) = watch.lines.get(line) else { return };
    if rules.opens_on > day {
        if let Some(wake) = state.watch.wakes.get_mut(line) {
            *wake = rules.opens_on;
        }
        return;
    }
    let Some((place, policy)) = rules.policy.and_then(|p| Some((p, watch.policies.get(usize::from(p))?))) else {
        if let Some(seen) = state.watch.seen.get_mut(line) {
            seen.is_new = false;
        }
        end_probation(state, line, scene, recorder);
        set_wake(state, line, None, day);
        return;
    };
    let is_new = state.watch.seen.get(line).is_some_and(|seen| seen.is_new);
    let changed = if is_new { ANYTHING } else { changed };
    if changed & (policy.reads | LOOK) | shared.passed & policy.reads == 0 {
        return;
    }
    recall(state, line);
    let moves = measure_line(state, line, policy, (changed, shared, is_new), scene);
    if changed & Indicator::Utilisation.bit() != 0 {
        note_what_is_minded(state, line, policy, scene);
    }
    let decides = changed & LOOK | moves.passed != 0;
    if !decides && changed & AGEING == 0 {
        // Nothing of it grows old, so the next look is asked for as before.
        return;
    }
    if decides {
        let fresh = Fresh { moved: moves.moved | shared.moved, is_new };
        decide(state, line, (place, policy), fresh, scene, recorder);
    }
    let asks = asks_of(scene.on(state), line, policy, changed);
    if let (Some(watched), Some(asks)) = (state.watch.lines.get_mut(line), asks) {
        watched.asks = asks;
    }
    set_wake(state, line, Some((place, policy)), day);
}

fn set_wake(state: &mut State, line: usize, policy: Option<(u16, &CompiledPolicy)>, day: Day) {
    let (watched, account) = (state.watch.lines.get(line), state.lines.get(line));
    if let (Some(watched), Some(account), Some(wake)) = (watched, account, state.watch.wakes.get_mut(line)) {
        *wake = wake_of(watched, account, policy, day);
    }
}

/// Measures a line, and takes over what was measured for all.
fn measure_line(
    state: &mut State,
    line: usize,
    policy: &CompiledPolicy,
    (changed, shared, is_new): (Changed, Moves, bool),
    scene: Scene<'_>,
) -> Moves {
    let mut moves = Moves::default();
    let changed = if scene.on(state).is_current(line) { changed & !OVERDUE } else { changed };
    let owed = scene.on(state).owed_if(line, changed & policy.reads);
    for indicator in each(changed & policy.reads & !HOUSEHOLD) {
        let on = scene.on(state);
        let value = match indicator {
            Indicator::RegistryDaysPastDue => on.of_registry(line, |other, _| other.shown.0, i64::max),
            Indicator::RegistryLimitCuts => on.of_registry(line, |other, _| other.shown.1, i64::saturating_add),
            _ => on.of_line(line, indicator, owed),
        };
        if let Some(seen) = state.watch.seen.get_mut(line) {
            seen.note(&policy.truth, indicator, value, &mut moves);
        }
    }
    let of_all = if is_new { HOUSEHOLD } else { shared.passed };
    let Some(seen) = state.watch.seen.get_mut(line) else { return moves };
    for indicator in each(of_all & policy.reads) {
        let value = state.watch.shared.row.get(indicator.index()).copied();
        if value.is_some_and(|value| seen.settle(&policy.truth, indicator, value)) {
            moves.passed |= indicator.bit();
        }
    }
    seen.is_new = false;
    moves
}
