//! Deciding what the rules of a line do: those that stand may run their course, the others may fire.

use super::effect::{Blow, Scene, end_probation, lift, strike};
use super::measure::{Measuring, Row, days_past_due};
use super::memory::NEVER;
use super::rules::{RuleRef, Watch};
use super::watch_state::{Changed, HOUSEHOLD};
use super::why::{Turn, Why};
use crate::domain::calendar::Day;
use crate::domain::household::recorder::Recorder;
use crate::domain::household::state::State;
use crate::domain::risk::compiled::{CompiledPolicy, CompiledTrigger, Conditions};
use crate::domain::risk::indicator::{Indicator, NOTHING_MEASURED, UNKNOWN};
use crate::domain::risk::trigger::Scope;
use crate::domain::risk::truth::{MOST_TRUTHS, Truths};

/// What a look has just changed, so that what was before can be told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fresh {
    /// The values that moved.
    pub moved: Changed,
    /// Whether nothing was known before.
    pub is_new: bool,
}

/// Goes through the rules of a line: those that stand may recover, the others may fire.
pub(super) fn decide<R: Recorder>(
    state: &mut State,
    line: usize,
    (place, policy): (u16, &CompiledPolicy),
    fresh: Fresh,
    scene: Scene<'_>,
    recorder: &mut R,
) {
    let truths = state.watch.seen.get(line).map_or(0, |seen| seen.truths);
    let own = u16::try_from(line).unwrap_or(u16::MAX);
    let mut standing = standing_rules(state, line, place);
    let bits = std::iter::successors(Some(1_u128), |bit| Some(bit << 1));
    for ((index, needs), bit) in policy.fires_with.iter().enumerate().zip(bits) {
        // Most rules neither stand nor can fire.
        if bit != 0 && standing & bit == 0 && truths & needs != *needs {
            continue;
        }
        let (Ok(number), Some(trigger)) = (u16::try_from(index), policy.triggers.get(index)) else { break };
        let rule = RuleRef { policy: place, trigger: number };
        let stands = if bit != 0 {
            standing & bit != 0
        } else {
            state.watch.lines.get(line).is_some_and(|watched| watched.stands(rule, own))
        };
        let acted = if stands {
            let may_recover = !trigger.is_permanent && holds(state, line, &trigger.recover, truths, scene.watch);
            recover(state, line, rule, trigger, may_recover, scene, recorder)
        } else {
            let fires = holds(state, line, &trigger.when, truths, scene.watch) && trigger.is_in_force(scene.day);
            if fires {
                fire(state, line, (rule, trigger), fresh, scene, recorder);
            }
            fires
        };
        if acted {
            standing = standing_rules(state, line, place);
        }
    }
    end_probation(state, line, scene, recorder);
}

/// The first rules of a policy that stand on a line because they fired there, by bit.
fn standing_rules(state: &State, line: usize, policy: u16) -> u128 {
    let Some(watched) = state.watch.lines.get(line) else { return 0 };
    let own = watched.standing().filter(|s| s.rule.policy == policy && usize::from(s.source) == line);
    own.filter(|s| usize::from(s.rule.trigger) < MOST_TRUTHS).fold(0, |all, s| all | 1 << s.rule.trigger)
}

/// Whether conditions hold on a line: by their bits, or one by one where they have none.
#[inline(always)]
fn holds(state: &State, line: usize, conditions: &Conditions, truths: Truths, watch: &Watch) -> bool {
    let one_by_one = || conditions.hold(&row_of(state, line), counts_of(state, line, watch));
    let by_bits = conditions.hold_by(truths);
    debug_assert!(
        by_bits.is_none_or(|holds| holds == one_by_one()),
        "the bits of line {line} are not what was measured"
    );
    by_bits.unwrap_or_else(one_by_one)
}

/// What was last measured on a line and for the household.
fn row_of(state: &State, line: usize) -> Row {
    let mut row = state.watch.seen.get(line).map_or(NOTHING_MEASURED, |seen| seen.row);
    for (place, (own, shared)) in row.iter_mut().zip(&state.watch.shared.row).enumerate() {
        if HOUSEHOLD >> place & 1 == 1 {
            *own = *shared;
        }
    }
    row
}

/// The counts of months of a line.
fn counts_of<'s>(state: &'s State, line: usize, watch: &Watch) -> &'s [u8] {
    let Some(rules) = watch.lines.get(line) else { return &[] };
    let first = usize::from(rules.first_run);
    state.watch.runs.get(first..first + usize::from(rules.runs)).unwrap_or(&[])
}

/// Lets a rule fall on every line that it reaches.
fn fire<R: Recorder>(
    state: &mut State,
    line: usize,
    (rule, trigger): (RuleRef, &CompiledTrigger),
    fresh: Fresh,
    scene: Scene<'_>,
    recorder: &mut R,
) {
    let Scene { day, household, watch } = scene;
    let source = u16::try_from(line).unwrap_or(u16::MAX);
    let why = why_of(state, line, (rule, trigger), fresh, scene);
    let shows_in_registry = trigger.cause.shows_in_registry();
    let blow = Blow { rule, source, effect: trigger.effect, why, shows_in_registry };
    for target in 0..state.lines.len() {
        if reaches(trigger.scope, line, target, watch, day) {
            strike(state, target, &blow, day, household, recorder);
        }
    }
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

/// Counts the days for which a recovery's conditions have held, and lifts the rule when they are enough; whether it did.
fn recover<R: Recorder>(
    state: &mut State,
    line: usize,
    rule: RuleRef,
    trigger: &CompiledTrigger,
    may_recover: bool,
    scene: Scene<'_>,
    recorder: &mut R,
) -> bool {
    let day = scene.day;
    let own = u16::try_from(line).unwrap_or(u16::MAX);
    let Some(standing) = state.watch.lines.get_mut(line).and_then(|watched| watched.standing_mut(rule, own)) else {
        return false;
    };
    if !may_recover {
        standing.met_since = NEVER;
        return false;
    }
    standing.met_since = standing.met_since.min(day);
    let is_over = day.since(standing.met_since) >= i32::from(trigger.cooling_days);
    if is_over {
        let back = (trigger.limit_returns, trigger.probation_days);
        lift(state, rule, own, back, scene, recorder);
    }
    is_over
}

/// What was measured when a rule fired: the condition that came last to hold, which is the one with the least room.
fn why_of(
    state: &State,
    line: usize,
    (rule, trigger): (RuleRef, &CompiledTrigger),
    fresh: Fresh,
    scene: Scene<'_>,
) -> Why {
    let mut row = row_of(state, line);
    // What grows by the day is noted only when it passes a threshold; here it is told as of today.
    for place in trigger.when.list().iter().map(|condition| usize::from(condition.indicator)).filter(|p| grows(*p)) {
        if let Some(slot) = row.get_mut(place).filter(|slot| **slot != UNKNOWN) {
            *slot = on_day(state, line, place, scene, scene.day);
        }
    }
    let closest = trigger.when.list().iter().max_by_key(|condition| condition.margin(&row).unwrap_or(i64::MIN));
    let Some(condition) = closest else { return Why::ended(rule, u16::try_from(line).unwrap_or(u16::MAX)) };
    let place = usize::from(condition.indicator);
    let measured = row.get(place).copied().unwrap_or(UNKNOWN);
    let before = condition.indicator().map_or(UNKNOWN, |indicator| before_of(state, line, indicator, fresh, scene));
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
fn before_of(state: &State, line: usize, indicator: Indicator, fresh: Fresh, scene: Scene<'_>) -> i64 {
    let is_shared = indicator.bit() & HOUSEHOLD != 0;
    let seen = if is_shared { Some(&state.watch.shared) } else { state.watch.seen.get(line) };
    let kept = seen.filter(|_| !fresh.is_new).and_then(|seen| seen.before(indicator, fresh.moved)).unwrap_or(UNKNOWN);
    let place = indicator.index();
    if kept == UNKNOWN || !grows(place) {
        return kept;
    }
    on_day(state, line, place, scene, scene.day.plus(-1))
}

/// Whether a measure grows by the day though nothing happens.
fn grows(place: usize) -> bool {
    matches!(
        u8::try_from(place).ok().and_then(Indicator::at),
        Some(Indicator::DaysPastDue | Indicator::Bucket | Indicator::GroupDaysPastDue | Indicator::DormantMonths)
    )
}

/// A measure of a line as the state is, seen on a day.
fn on_day(state: &State, line: usize, place: usize, scene: Scene<'_>, day: Day) -> i64 {
    let on = Measuring { state, household: scene.household, watch: scene.watch, day };
    let indicator = u8::try_from(place).ok().and_then(Indicator::at);
    indicator.map_or(UNKNOWN, |indicator| on.of_line(line, indicator, on.owed_if(line, indicator.bit())))
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
