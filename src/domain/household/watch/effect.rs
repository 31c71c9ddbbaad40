//! What a rule or a shock does to a line, and what its end gives back.

use super::measure::Measuring;
use super::memory::{CUTS_SHOWN_DAYS, LONG_AGO, NEVER, Standing};
use super::rules::{RuleRef, SHOCK, Watch};
use super::shocks::TimedShock;
use super::watch_state::{DEBT, LOOK, OF_A_STOP};
use super::why::Why;
use crate::domain::calendar::Day;
use crate::domain::credit::due::Due;
use crate::domain::credit::instalment::call_in as fall_due;
use crate::domain::credit::line::LineState;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::recorder::{Happening, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::together::together;
use crate::domain::money::Money;
use crate::domain::risk::compiled::cut_limit;
use crate::domain::risk::state::{gravity, may_move, state_after, state_of};
use crate::domain::risk::trigger::Effect;

/// The day and the rules on which something is done.
#[derive(Clone, Copy)]
pub(in crate::domain::household) struct Scene<'h> {
    /// The day.
    pub day: Day,
    /// The household.
    pub household: &'h Compiled,
    /// Who watches.
    pub watch: &'h Watch,
}

impl<'h> Scene<'h> {
    /// A state of this household, to be measured on this day.
    pub(super) const fn on(&self, state: &'h State) -> Measuring<'h> {
        Measuring { state, household: self.household, watch: self.watch, day: self.day }
    }
}

/// A rule about to fall on a line.
#[derive(Debug, Clone, Copy)]
pub(in crate::domain::household) struct Blow {
    /// The rule, or the shock.
    pub rule: RuleRef,
    /// The line on which it fired.
    pub source: u16,
    /// What it does.
    pub effect: Effect,
    /// What was measured.
    pub why: Why,
    /// Whether other lenders see what it does.
    pub shows_in_registry: bool,
}

/// Lets an effect fall on a line. Nothing happens when the same rule already stands there.
pub(in crate::domain::household) fn strike<R: Recorder>(
    state: &mut State,
    line: usize,
    blow: &Blow,
    day: Day,
    household: &Compiled,
    recorder: &mut R,
) {
    let Some(id) = u16::try_from(line).ok() else { return };
    note_what_no_rule_explains(state, line, day, household);
    let (Some(account), Some(watched)) = (state.lines.get_mut(line), state.watch.lines.get_mut(line)) else { return };
    let can_be_drawn = household.lines.get(line).is_some_and(|rules| rules.can_be_drawn);
    let concerns = blow.effect.concerns(account.limit >= Money::ZERO, can_be_drawn);
    if !concerns || account.state == LineState::Closed || watched.stands(blow.rule, blow.source) {
        return;
    }
    let forgotten = watched.put(Standing { rule: blow.rule, source: blow.source, since: day, met_since: NEVER });
    let before = account.state;
    let after = state_after(before, blow.effect);
    account.state = after;
    // Others see a line cut or stopped once, not each rule that stands against it.
    if blow.shows_in_registry && after != before && gravity(after) >= gravity(LineState::Reduced) {
        watched.cut(day);
        state.watch.last_cut = day;
        state.watch.cut_leaves = state.watch.cut_leaves.min(day.plus(CUTS_SHOWN_DAYS));
    }
    let why = blow.why;
    recorder.happened(day, Origin::Planned, &Happening::StateChange { line: id, from: before, to: after, why });
    match blow.effect {
        Effect::Reduce { by, not_below } => {
            let limit = account.limit;
            if limit > Money::ZERO {
                if watched.limit_before_cuts < Money::ZERO {
                    watched.limit_before_cuts = limit;
                }
                let new = cut_limit(limit, watched.limit_before_cuts, by, not_below);
                account.limit = new;
                recorder.happened(day, Origin::Planned, &Happening::Limit { line: id, before: limit, after: new });
            }
        }
        Effect::Accelerate => call_in(state, line, day, household, recorder),
        Effect::Watch | Effect::Suspend | Effect::Freeze | Effect::Close => {}
    }
    state.watch.look_again(line, day);
    // The way back of the rule is looked at from tomorrow on.
    state.watch.look_again(usize::from(blow.source), day);
    if let Some(source) = forgotten {
        // A rule that stands nowhere may fire again.
        state.watch.change(usize::from(source), LOOK);
    }
    // A cut raises the use of the line, and others can see it.
    state.watch.change(line, DEBT);
    state.watch.change_for_all(OF_A_STOP);
}

/// A line that is in a graver state than its rules and cuts explain has it from the record. On the day of the record the
/// rules that fire are taken to explain it; later ones do not, and their end does not undo it.
fn note_what_no_rule_explains(state: &mut State, line: usize, day: Day, household: &Compiled) {
    let Some(watch) = household.watch.as_ref().filter(|_| day > household.start) else { return };
    let base = base_state(state, line, Scene { day, household, watch });
    let (Some(account), Some(watched)) = (state.lines.get(line), state.watch.lines.get_mut(line)) else { return };
    let is_known = account.state == LineState::Recovering || gravity(account.state) <= gravity(base);
    if !is_known && account.state != LineState::Closed {
        watched.recorded = account.state;
    }
}

/// The whole balance falls due at once.
fn call_in<R: Recorder>(state: &mut State, line: usize, day: Day, household: &Compiled, recorder: &mut R) {
    let Some(mut on) = together(state, line, household) else { return };
    on.accrue(day, recorder);
    for (part, rule) in on.parts.iter_mut().zip(on.part_rules) {
        if rule.amortisation.is_some() {
            fall_due(part);
        }
    }
    let asked = on.account.asked();
    let all = (on.owed() - asked).positive_part();
    if all > Money::ZERO {
        on.account.dues.ask(Due { on: day, unpaid: all, missed: false });
        on.account.statement_left = on.account.statement_left.most(all + asked);
    }
    state.may_have_arrears = true;
    let id = u16::try_from(line).unwrap_or(u16::MAX);
    recorder.happened(day, Origin::Planned, &Happening::CalledIn { line: id, amount: all + asked });
}

/// Takes a rule that has run its course off every line on which it stands, and lets those lines come back.
pub(in crate::domain::household) fn lift<R: Recorder>(
    state: &mut State,
    rule: RuleRef,
    source: u16,
    (limit_returns, probation_days): (bool, u16),
    scene: Scene<'_>,
    recorder: &mut R,
) {
    for line in 0..state.lines.len() {
        let lifted = state.watch.lines.get_mut(line).is_some_and(|watched| watched.lift(rule, source));
        if !lifted {
            continue;
        }
        // Whether it holds again, and what the limit that is back means for others, is looked at tomorrow: all that is
        // the same for every line is measured then.
        state.watch.look_again(line, scene.day);
        state.watch.look_again(usize::from(source), scene.day);
        if limit_returns {
            give_limit_back(state, line, scene.day, recorder);
        }
        come_back(state, line, probation_days, rule, scene, recorder);
    }
}

fn give_limit_back<R: Recorder>(state: &mut State, line: usize, day: Day, recorder: &mut R) {
    let (Some(account), Some(watched)) = (state.lines.get_mut(line), state.watch.lines.get_mut(line)) else { return };
    let before = account.limit;
    if watched.limit_before_cuts > before {
        account.limit = watched.limit_before_cuts;
        watched.limit_before_cuts = Money(-1);
        let id = u16::try_from(line).unwrap_or(u16::MAX);
        recorder.happened(day, Origin::Planned, &Happening::Limit { line: id, before, after: account.limit });
    }
}

/// The state that what still stands allows: recovery first when there is one, else straight back.
fn come_back<R: Recorder>(
    state: &mut State,
    line: usize,
    probation_days: u16,
    rule: RuleRef,
    scene: Scene<'_>,
    recorder: &mut R,
) {
    let day = scene.day;
    let base = base_state(state, line, scene);
    let (Some(account), Some(watched)) = (state.lines.get_mut(line), state.watch.lines.get_mut(line)) else { return };
    let before = account.state;
    if gravity(base) >= gravity(before) {
        return;
    }
    let recovers = probation_days > 0 && gravity(base) <= gravity(LineState::Watched);
    let wanted = if recovers && may_move(before, LineState::Recovering) { LineState::Recovering } else { base };
    if !may_move(before, wanted) {
        return;
    }
    account.state = wanted;
    if wanted == LineState::Recovering {
        watched.probation_until = watched.probation_until.max(day.plus(i32::from(probation_days)));
    }
    let id = u16::try_from(line).unwrap_or(u16::MAX);
    let why = Why::ended(rule, id);
    recorder.happened(day, Origin::Planned, &Happening::StateChange { line: id, from: before, to: wanted, why });
}

/// The gravest state among the rules that still stand on a line; active when none does.
pub(super) fn base_state(state: &State, line: usize, scene: Scene<'_>) -> LineState {
    let Some(watched) = state.watch.lines.get(line) else { return LineState::Active };
    let states = watched.standing().map(|standing| effect_of(standing.rule, scene).map_or(LineState::Active, state_of));
    let mut base = states.chain([watched.recorded]).max_by_key(|state| gravity(*state)).unwrap_or(LineState::Active);
    // A limit that stays cut keeps the line reduced.
    let cut = state.lines.get(line).is_some_and(|account| watched.limit_before_cuts > account.limit);
    if cut && gravity(base) < gravity(LineState::Reduced) {
        base = LineState::Reduced;
    }
    base
}

/// What a rule does.
fn effect_of(rule: RuleRef, scene: Scene<'_>) -> Option<Effect> {
    if rule.policy == SHOCK {
        return scene.household.shocks.get(usize::from(rule.trigger)).and_then(TimedShock::effect);
    }
    let policy = scene.watch.policies.get(usize::from(rule.policy))?;
    policy.triggers.get(usize::from(rule.trigger)).map(|trigger| trigger.effect)
}

/// Ends a recovery whose probation is over.
pub(super) fn end_probation<R: Recorder>(state: &mut State, line: usize, scene: Scene<'_>, recorder: &mut R) {
    let day = scene.day;
    if state.lines.get(line).is_none_or(|account| account.state != LineState::Recovering) {
        return;
    }
    let base = base_state(state, line, scene);
    let (Some(account), Some(watched)) = (state.lines.get_mut(line), state.watch.lines.get_mut(line)) else { return };
    if day < watched.probation_until || !may_move(LineState::Recovering, base) {
        return;
    }
    account.state = base;
    watched.probation_until = LONG_AGO;
    let id = u16::try_from(line).unwrap_or(u16::MAX);
    let why = Why::probation_over(id);
    let from = LineState::Recovering;
    recorder.happened(day, Origin::Planned, &Happening::StateChange { line: id, from, to: base, why });
}
