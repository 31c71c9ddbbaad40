//! Whether a look at a line would change anything: the question that is asked thousands of times and mostly answered no.
//!
//! It measures only what a rule still needs to be ruled out, and draws the same conclusion as a full look.

use super::effect::Scene;
use super::evaluate::reaches;
use super::measure::{days_past_due, value_of};
use super::memory::{LineWatch, NEVER, Standing};
use super::rules::RuleRef;
use crate::domain::credit::line::LineState;
use crate::domain::household::state::State;
use crate::domain::risk::compiled::{CompiledTrigger, Conditions};
use crate::domain::risk::indicator::{INDICATORS, Indicator, NOTHING_MEASURED, Reach};

/// Numbers of the household that are the same for each of its lines while nothing happens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Common {
    row: [i64; INDICATORS],
    known: u64,
}

impl Default for Common {
    fn default() -> Common {
        Common { row: NOTHING_MEASURED, known: 0 }
    }
}

/// A line whose numbers are measured when they are asked for.
struct Gauge<'g> {
    state: &'g State,
    scene: Scene<'g>,
    line: usize,
    common: &'g mut Common,
    row: [i64; INDICATORS],
    known: u64,
}

impl Gauge<'_> {
    fn value(&mut self, place: u8) -> i64 {
        let Some(indicator) = Indicator::at(place) else { return crate::domain::risk::indicator::UNKNOWN };
        let (row, known) = match indicator.reach() {
            Reach::Household => (&mut self.common.row, &mut self.common.known),
            Reach::Line | Reach::Registry => (&mut self.row, &mut self.known),
        };
        let Some(slot) = row.get_mut(indicator.index()) else { return crate::domain::risk::indicator::UNKNOWN };
        if *known & indicator.bit() == 0 {
            *known |= indicator.bit();
            let Scene { day, household, watch } = self.scene;
            *slot = value_of(self.state, household, watch, self.line, day, indicator);
        }
        *slot
    }

    /// Whether conditions all hold, measured one after the other until one does not.
    fn hold(&mut self, conditions: &Conditions, counts: &[u8]) -> bool {
        conditions.list().iter().all(|condition| {
            let value = self.value(condition.indicator);
            condition.holds_on(value, counts)
        })
    }
}

/// Indicators that are zero without measuring.
fn zeros(state: &State, watched: &LineWatch, line: usize, scene: Scene<'_>) -> u64 {
    const OVERDUE: u64 = Indicator::DaysPastDue.bit() | Indicator::Bucket.bit();
    const MISSED: u64 =
        Indicator::MissedMinimums6.bit() | Indicator::MissedMinimums12.bit() | Indicator::MissedMinimums24.bit();
    const FLAGS: u64 = Indicator::IdentityUnfinished.bit()
        | Indicator::DocumentExpired.bit()
        | Indicator::LogInLock.bit()
        | Indicator::DeviceChange.bit()
        | Indicator::TermsBreach.bit();
    const USES: u64 = Indicator::Draws30.bit() | Indicator::RoundSumDraws30.bit() | Indicator::FullLimitDraws30.bit();
    const ELSEWHERE: u64 =
        Indicator::RegistryDaysPastDue.bit() | Indicator::RegistryLimitCuts.bit() | Indicator::GroupDaysPastDue.bit();
    let Scene { day, household, .. } = scene;
    let Some(account) = state.lines.get(line) else { return 0 };
    let when = |holds: bool, set: u64| if holds { set } else { 0 };
    when(days_past_due(state, household, line, day) == 0, OVERDUE)
        | when(account.missed_months == 0 && !account.missed_now, MISSED)
        | when(watched.flags == 0, FLAGS)
        | when(day >= watched.maintenance_until, Indicator::Maintenance.bit())
        | when(day >= watched.outage_until, Indicator::Outage.bit())
        | when(!watched.rule_change, Indicator::RuleChange.bit())
        | when(watched.last_used <= day.plus(-30), USES)
        | when(watched.unpaid_bills & 0b1_1111 == 0, Indicator::UnpaidBillsOf5.bit())
        | when(state.watch.flows.drawn.is_zero(), Indicator::RollingRatio.bit())
        // Nobody was ever in trouble and nothing is past its due day: there is nothing that others could see.
        | when(!state.watch.trouble && !state.may_have_arrears, ELSEWHERE)
}

/// Whether a look at a line would change nothing.
pub(super) fn is_settled(state: &State, line: usize, scene: Scene<'_>, common: &mut Common) -> bool {
    let Scene { day, watch, .. } = scene;
    let Some(rules) = watch.lines.get(line).filter(|rules| rules.opens_on <= day) else { return true };
    let (Some(account), Some(watched)) = (state.lines.get(line), state.watch.lines.get(line)) else { return true };
    if account.state == LineState::Recovering && day >= watched.probation_until {
        return false;
    }
    let Some((place, policy)) = rules.policy.and_then(|p| Some((p, watch.policies.get(usize::from(p))?))) else {
        return true;
    };
    let zero = zeros(state, watched, line, scene);
    let stands = watched.any_stands();
    let own = u16::try_from(line).unwrap_or(u16::MAX);
    let counts = state.watch.runs.get(usize::from(rules.first_run)..).unwrap_or(&[]);
    let counts = counts.get(..usize::from(rules.runs)).unwrap_or(&[]);
    let mut gauge = Gauge { state, scene, line, common, row: NOTHING_MEASURED, known: 0 };
    policy.triggers.iter().zip(0_u16..).all(|(trigger, number)| {
        let rule = RuleRef { policy: place, trigger: number };
        let standing =
            if stands { watched.standing().find(|s| s.rule == rule && s.source == own).copied() } else { None };
        match standing {
            Some(standing) => {
                let may_recover = !trigger.is_permanent && gauge.hold(&trigger.recover, counts);
                stays(trigger, &standing, may_recover, scene)
            }
            None => {
                trigger.needs & zero != 0
                    || !trigger.is_in_force(day)
                    || !gauge.hold(&trigger.when, counts)
                    || strikes_nothing(state, line, rule, trigger, scene)
            }
        }
    })
}

/// Whether a rule that stands goes on standing, with nothing to note.
fn stays(trigger: &CompiledTrigger, standing: &Standing, may_recover: bool, scene: Scene<'_>) -> bool {
    match (may_recover, standing.met_since == NEVER) {
        (false, never) => never,
        (true, true) => false,
        (true, false) => scene.day.since(standing.met_since) < i32::from(trigger.cooling_days),
    }
}

/// Whether a rule that fires would fall on no line, because none is concerned or it stands on all of them.
fn strikes_nothing(state: &State, line: usize, rule: RuleRef, trigger: &CompiledTrigger, scene: Scene<'_>) -> bool {
    let own = u16::try_from(line).unwrap_or(u16::MAX);
    let reached = (0..state.lines.len()).filter(|target| reaches(trigger.scope, line, *target, scene.watch, scene.day));
    let mut struck = reached.filter(|target| super::effect::concerns(state, *target, rule, own, trigger.effect, scene));
    struck.next().is_none()
}
