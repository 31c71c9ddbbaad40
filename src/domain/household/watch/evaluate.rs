//! Looking at lines at the end of a day: recoveries first, then rules that fire.
//!
//! Every day is an evaluated day, but a line at which nothing changed and on which nothing stands is passed over. What has
//! been decided on a day is never looked at again on that day, so a chain of rules always ends.

use super::effect::{Blow, Scene, end_probation, lift, strike};
use super::measure::{days_past_due, measure};
use super::memory::NEVER;
use super::rules::{RuleRef, Watch};
use super::settled::{Common, is_settled};
use super::why::{Turn, Why};
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::recorder::Recorder;
use crate::domain::household::state::State;
use crate::domain::risk::compiled::{CompiledTrigger, fires};
use crate::domain::risk::indicator::{INDICATORS, Indicator, UNKNOWN};
use crate::domain::risk::trigger::Scope;

/// How many rounds of rules a day may have: each round can only put rules on lines that did not have them.
const ROUNDS_A_DAY: usize = 8;

/// Looks at the lines that ask for it, and at those that are overdue or on which something stands.
pub fn evaluate<R: Recorder>(state: &mut State, day: Day, household: &Compiled, watch: &Watch, recorder: &mut R) {
    for round in 0..ROUNDS_A_DAY {
        let alert = std::mem::take(&mut state.watch.alert);
        if alert == 0 && (round > 0 || !state.watch.trouble) {
            return;
        }
        let scene = Scene { day, household, watch };
        let mut common = Common::default();
        for line in 0..state.lines.len() {
            let asked = alert >> line.min(63) & 1 == 1;
            let wanted = asked || (round == 0 && needs_a_look(state, line, household, day));
            // Rows are kept for explanations: then every look counts.
            if wanted && (watch.keeps_rows || !is_settled(state, line, scene, &mut common)) {
                look(state, line, scene, recorder);
                common = Common::default();
            }
        }
    }
    // What is left waits for tomorrow.
}

/// Whether a line is looked at although nothing changed: time alone can change what is overdue or recovering.
fn needs_a_look(state: &State, line: usize, household: &Compiled, day: Day) -> bool {
    let stands = state.watch.lines.get(line).is_some_and(super::memory::LineWatch::any_stands);
    let recovering = state.lines.get(line).is_some_and(|account| account.state == LineState::Recovering);
    stands || recovering || days_past_due(state, household, line, day) > 0
}

fn look<R: Recorder>(state: &mut State, line: usize, scene: Scene<'_>, recorder: &mut R) {
    let Scene { day, household, watch } = scene;
    let Some(rules) = watch.lines.get(line).filter(|rules| rules.opens_on <= day) else { return };
    let Some((place, policy)) = rules.policy.and_then(|p| Some((p, watch.policies.get(usize::from(p))?))) else {
        end_probation(state, line, scene, recorder);
        return;
    };
    let reads = if watch.keeps_rows { u64::MAX } else { policy.reads };
    let row = measure(state, household, watch, line, day, reads);
    let runs = usize::from(rules.first_run)..usize::from(rules.first_run) + usize::from(rules.runs);
    for (index, trigger) in policy.triggers.iter().enumerate() {
        let Ok(number) = u16::try_from(index) else { break };
        let rule = RuleRef { policy: place, trigger: number };
        let own = u16::try_from(line).unwrap_or(u16::MAX);
        let stands = state.watch.lines.get(line).is_some_and(|watched| watched.stands(rule, own));
        let counts = state.watch.runs.get(runs.clone()).unwrap_or(&[]);
        if stands {
            let may_recover = trigger.may_recover(&row, counts);
            recover(state, line, rule, trigger, may_recover, scene, recorder);
        } else if trigger.is_in_force(day) && fires(trigger, &row, counts) {
            let why = why_of(state, line, rule, trigger, &row, scene);
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
    if let Some(kept) = state.watch.rows.get_mut(line) {
        *kept = row;
    }
}

/// Whether a rule that fired on `line` falls on `target` too.
pub(super) fn reaches(scope: Scope, line: usize, target: usize, watch: &Watch, day: Day) -> bool {
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
fn why_of(
    state: &State,
    line: usize,
    rule: RuleRef,
    trigger: &CompiledTrigger,
    row: &[i64; INDICATORS],
    scene: Scene<'_>,
) -> Why {
    let closest = trigger.when.list().iter().max_by_key(|condition| condition.margin(row).unwrap_or(i64::MIN));
    let Some(condition) = closest else { return Why::ended(rule, u16::try_from(line).unwrap_or(u16::MAX)) };
    let place = usize::from(condition.indicator);
    let measured = row.get(place).copied().unwrap_or(UNKNOWN);
    let before = state.watch.rows.get(line).and_then(|kept| kept.get(place)).copied().unwrap_or(UNKNOWN);
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
