//! Looking at lines at the end of a day: recoveries first, then rules that fire.
//!
//! Every day is an evaluated day. A line is measured again when an event may have changed it, or on the day on which time
//! alone does; its rules are looked at when a measure has passed one of their thresholds. What has been decided on a day
//! is never looked at again on that day, so a chain of rules always ends.

use super::effect::{Blow, Scene, end_probation, lift, strike};
use super::measure::{Measuring, Row, days_past_due};
use super::memory::NEVER;
use super::rules::{RuleRef, Watch};
use super::wake::{next_cut_to_leave, wake_of};
use super::watch_state::{ANYTHING, Changed, HOUSEHOLD, LOOK, TURNING};
use super::why::{Turn, Why};
use crate::domain::calendar::Day;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::recorder::Recorder;
use crate::domain::household::state::State;
use crate::domain::risk::compiled::{CompiledPolicy, CompiledTrigger, fires};
use crate::domain::risk::indicator::{Indicator, NOTHING_MEASURED, UNKNOWN};
use crate::domain::risk::trigger::Scope;

/// How many rounds of rules a day may have: each round can only put rules on lines that did not have them.
const ROUNDS_A_DAY: usize = 8;

/// Looks at the lines that ask for it. `turns` says that the day is one on which dates alone change something for the
/// whole household.
pub fn evaluate<R: Recorder>(
    state: &mut State,
    (day, turns): (Day, bool),
    household: &Compiled,
    watch: &Watch,
    recorder: &mut R,
) {
    note_the_day(state, day, turns, watch);
    if !state.watch.asks(day) {
        return;
    }
    let mut row = NOTHING_MEASURED;
    for _ in 0..ROUNDS_A_DAY {
        let for_all = std::mem::take(&mut state.watch.changed_for_all);
        state.watch.is_changed = false;
        // What is the same for every line is measured once.
        let wakes = state.watch.lines.iter().any(|watched| watched.wake <= day);
        let shared = if wakes { HOUSEHOLD } else { for_all & HOUSEHOLD } & watch.reads;
        Measuring { state, household, watch, day }.household_into(&mut row, shared);
        let mut looked = false;
        for line in 0..state.lines.len() {
            let own = state.watch.changed.get_mut(line).map_or(0, std::mem::take);
            let wakes = state.watch.lines.get(line).is_some_and(|watched| watched.wake <= day);
            let changed = if wakes { ANYTHING } else { own | for_all };
            if changed != 0 {
                looked = true;
                let scene = Scene { day, household, watch };
                if own == 0 && !wakes && passes_by(state, line, changed, (&row, shared), scene) {
                    continue;
                }
                look(state, line, changed, (&row, shared), scene, recorder);
            }
        }
        if !looked {
            break;
        }
    }
    state.watch.next_wake = state.watch.lines.iter().map(|watched| watched.wake).min().unwrap_or(NEVER);
    // What is left after the last round waits for tomorrow.
}

/// Notes what changed for every line alike when it passes no threshold of a line's rules: then there is nothing to look
/// at, and nothing that time will do has moved.
fn passes_by(
    state: &mut State,
    line: usize,
    changed: Changed,
    (shared, measured): (&Row, Changed),
    scene: Scene<'_>,
) -> bool {
    let policy = scene.watch.lines.get(line).filter(|rules| rules.opens_on <= scene.day).and_then(|rules| rules.policy);
    let Some(policy) = policy.and_then(|place| scene.watch.policies.get(usize::from(place))) else { return false };
    let reads = policy.reads & changed;
    if changed & LOOK != 0 || reads & !measured != 0 {
        return false;
    }
    let Some(row) = state.watch.rows.get_mut(line) else { return false };
    if passes_a_threshold(policy, row, shared, reads) {
        return false;
    }
    copy_measured(row, shared, reads);
    true
}

/// What the day itself changes for the whole household.
fn note_the_day(state: &mut State, day: Day, turns: bool, watch: &Watch) {
    if turns {
        state.watch.change_for_all(TURNING | LOOK);
    }
    if state.watch.flows.is_stale(day) {
        state.watch.flows.expire(day);
        state.watch.change_for_all(Indicator::RollingRatio.bit());
    }
    if state.watch.cut_leaves <= day {
        state.watch.cut_leaves = next_cut_to_leave(&state.watch, day);
        state.watch.change_for_all(Indicator::RegistryLimitCuts.bit());
    }
    if watch.looks_daily {
        state.watch.change_for_all(ANYTHING);
    }
}

/// Measures what may have changed on a line, and looks at its rules when that may matter to one.
fn look<R: Recorder>(
    state: &mut State,
    line: usize,
    changed: Changed,
    (shared, measured): (&Row, Changed),
    scene: Scene<'_>,
    recorder: &mut R,
) {
    let Scene { day, household, watch } = scene;
    let Some(rules) = watch.lines.get(line) else { return };
    if rules.opens_on > day {
        set_wake(state, line, rules.opens_on);
        return;
    }
    let Some((place, policy)) = rules.policy.and_then(|p| Some((p, watch.policies.get(usize::from(p))?))) else {
        end_probation(state, line, scene, recorder);
        let wake = wake_of(Measuring { state, household, watch, day }, line, None);
        set_wake(state, line, wake);
        return;
    };
    let Some(before) = state.watch.rows.get(line).copied() else { return };
    let mut row = before;
    let reads = policy.reads & changed;
    copy_measured(&mut row, shared, measured & reads);
    let on = Measuring { state, household, watch, day };
    // What was not measured for all is measured for this line.
    on.household_into(&mut row, reads & !measured);
    on.line_into(&mut row, line, reads);
    if changed & LOOK != 0 || passes_a_threshold(policy, &before, &row, reads) {
        decide(state, line, (place, policy), &row, scene, recorder);
    }
    if let Some(kept) = state.watch.rows.get_mut(line) {
        *kept = row;
    }
    let wake = wake_of(Measuring { state, household, watch, day }, line, Some((place, policy)));
    set_wake(state, line, wake);
}

fn set_wake(state: &mut State, line: usize, wake: Day) {
    if let Some(watched) = state.watch.lines.get_mut(line) {
        watched.wake = wake;
    }
}

/// The indicators of a set.
fn each(mut set: Changed) -> impl Iterator<Item = Indicator> {
    set &= !LOOK;
    std::iter::from_fn(move || {
        let place = u8::try_from(set.trailing_zeros()).ok()?;
        set &= set.wrapping_sub(1);
        Indicator::at(place)
    })
}

fn copy_measured(row: &mut Row, from: &Row, which: Changed) {
    for indicator in each(which) {
        if let (Some(slot), Some(value)) = (row.get_mut(indicator.index()), from.get(indicator.index())) {
            *slot = *value;
        }
    }
}

fn passes_a_threshold(policy: &CompiledPolicy, before: &Row, row: &Row, which: Changed) -> bool {
    each(which).any(|indicator| {
        let place = indicator.index();
        let values = (before.get(place), row.get(place));
        matches!(values, (Some(before), Some(now)) if policy.parts(indicator, *before, *now))
    })
}

/// Goes through the rules of a line: those that stand may recover, the others may fire.
fn decide<R: Recorder>(
    state: &mut State,
    line: usize,
    (place, policy): (u16, &CompiledPolicy),
    row: &Row,
    scene: Scene<'_>,
    recorder: &mut R,
) {
    let Scene { day, household, watch } = scene;
    let own = u16::try_from(line).unwrap_or(u16::MAX);
    let runs = watch
        .lines
        .get(line)
        .map_or(0..0, |rules| usize::from(rules.first_run)..usize::from(rules.first_run) + usize::from(rules.runs));
    let any_stands = state.watch.lines.get(line).is_some_and(super::memory::LineWatch::any_stands);
    for (index, trigger) in policy.triggers.iter().enumerate() {
        let Ok(number) = u16::try_from(index) else { break };
        let rule = RuleRef { policy: place, trigger: number };
        let stands = any_stands && state.watch.lines.get(line).is_some_and(|watched| watched.stands(rule, own));
        let counts = state.watch.runs.get(runs.clone()).unwrap_or(&[]);
        if stands {
            let may_recover = trigger.may_recover(row, counts);
            recover(state, line, rule, trigger, may_recover, scene, recorder);
        } else if trigger.is_in_force(day) && fires(trigger, row, counts) {
            let why = why_of(state, line, rule, trigger, row, scene);
            let shows_in_registry = trigger.cause.shows_in_registry();
            let blow = Blow { rule, source: own, effect: trigger.effect, why, shows_in_registry };
            for target in 0..state.lines.len() {
                if reaches(trigger.scope, line, target, watch, day) {
                    strike(state, target, &blow, day, household, recorder);
                }
            }
        }
    }
    end_probation(state, line, scene, recorder);
}

/// Whether a rule that fired on `line` falls on `target` too.
fn reaches(scope: Scope, line: usize, target: usize, watch: &Watch, day: Day) -> bool {
    let (Some(own), Some(other)) = (watch.lines.get(line), watch.lines.get(target)) else { return false };
    let same = line == target;
    other.opens_on <= day
        && match scope {
            Scope::Line => same,
            Scope::Group => same || own.group == other.group,
            Scope::Lender => same || own.lender == other.lender,
            Scope::EveryReportingLender => same || other.reported,
        }
}

/// Counts the days for which a recovery's conditions have held, and lifts the rule when they are enough.
fn recover<R: Recorder>(
    state: &mut State,
    line: usize,
    rule: RuleRef,
    trigger: &CompiledTrigger,
    may_recover: bool,
    scene: Scene<'_>,
    recorder: &mut R,
) {
    let day = scene.day;
    let own = u16::try_from(line).unwrap_or(u16::MAX);
    let Some(watched) = state.watch.lines.get_mut(line) else { return };
    let Some(standing) = watched.standing_mut().find(|s| s.rule == rule && s.source == own) else { return };
    if !may_recover {
        standing.met_since = NEVER;
        return;
    }
    standing.met_since = standing.met_since.min(day);
    if day.since(standing.met_since) >= i32::from(trigger.cooling_days) {
        let back = (trigger.limit_returns, trigger.probation_days);
        lift(state, rule, own, back, scene, recorder);
    }
}

/// What was measured when a rule fired: the condition that came last to hold, which is the one with the least room.
fn why_of(state: &State, line: usize, rule: RuleRef, trigger: &CompiledTrigger, row: &Row, scene: Scene<'_>) -> Why {
    let closest = trigger.when.list().iter().max_by_key(|condition| condition.margin(row).unwrap_or(i64::MIN));
    let Some(condition) = closest else { return Why::ended(rule, u16::try_from(line).unwrap_or(u16::MAX)) };
    let place = usize::from(condition.indicator);
    let measured = row.get(place).copied().unwrap_or(UNKNOWN);
    let before = before_of(state, line, place, scene);
    let source = condition.indicator().and_then(|i| source_of(state, i, line, scene));
    Why {
        rule,
        indicator: condition.indicator,
        measured,
        threshold: condition.threshold,
        before,
        source: u16::try_from(source.unwrap_or(line)).unwrap_or(u16::MAX),
        fired_on: u16::try_from(line).unwrap_or(u16::MAX),
        turn: Turn::Fired,
    }
}

/// What a measure was before today: as it was last measured, or the day before for what grows by the day.
fn before_of(state: &State, line: usize, place: usize, scene: Scene<'_>) -> i64 {
    let Scene { day, household, watch } = scene;
    let kept = state.watch.rows.get(line).and_then(|kept| kept.get(place)).copied().unwrap_or(UNKNOWN);
    let indicator = u8::try_from(place).ok().and_then(Indicator::at);
    let grows = matches!(
        indicator,
        Some(Indicator::DaysPastDue | Indicator::Bucket | Indicator::GroupDaysPastDue | Indicator::DormantMonths)
    );
    if kept == UNKNOWN || !grows {
        return kept;
    }
    let yesterday = Measuring { state, household, watch, day: day.plus(-1) };
    let mut row = NOTHING_MEASURED;
    yesterday.line_into(&mut row, line, 1 << place);
    row.get(place).copied().unwrap_or(UNKNOWN)
}

/// The line from which the trouble comes, for what is seen of other lines.
fn source_of(state: &State, indicator: Indicator, line: usize, scene: Scene<'_>) -> Option<usize> {
    let Scene { day, household, watch } = scene;
    let own = watch.lines.get(line)?;
    let others = || watch.lines.iter().enumerate().filter(|(other, _)| *other != line);
    match indicator {
        Indicator::GroupDaysPastDue => others()
            .filter(|(_, rules)| rules.group == own.group)
            .max_by_key(|(other, _)| days_past_due(state, household, *other, day))
            .map(|(other, _)| other),
        Indicator::RegistryDaysPastDue => others()
            .filter(|(_, rules)| rules.reported && rules.lender != own.lender)
            .max_by_key(|(other, rules)| {
                state.watch.lines.get(*other).map_or(0, |watched| watched.reported(day, rules.report_delay_days))
            })
            .map(|(other, _)| other),
        Indicator::RegistryLimitCuts => others()
            .filter(|(_, rules)| rules.reported && rules.lender != own.lender)
            .max_by_key(|(other, rules)| {
                state.watch.lines.get(*other).map_or(0, |watched| watched.cuts_seen(day, rules.report_delay_days))
            })
            .map(|(other, _)| other),
        _ => None,
    }
}
