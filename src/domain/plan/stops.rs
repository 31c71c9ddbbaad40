//! How many lines a way of paying lets stop: it is run once more, watched by the rules of the lenders.
//!
//! Counted are stops for what the lender sees of the borrower: being late, owing much of one's income, many lenders. That a
//! line lies idle or its limit is cut as a matter of course is no reason to owe more. Rules that are illustrative count like
//! the others; that they are is said where they are shown.

use super::ground::Ground;
use super::outcome::start_at_today;
use crate::domain::calendar::Day;
use crate::domain::household::compile::{Question, compile};
use crate::domain::household::compiled::{Compiled, PlannedPayment};
use crate::domain::household::monthly::monthly_income;
use crate::domain::household::recorder::{Happening, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, Payer, step_until};
use crate::domain::household::timeline::state_today;
use crate::domain::household::watch::{RuleRef, Watch};
use crate::domain::money::Money;
use crate::domain::risk::policy::Policy;
use crate::domain::risk::state::is_stopped;
use crate::domain::risk::trigger::Cause;

/// Who watches the lines of a ground.
#[derive(Debug, Clone)]
pub struct Watching {
    watch: Watch,
    policies: Vec<Policy>,
    /// When dates alone have them look at the lines.
    turns: Option<Vec<(Day, u32)>>,
    /// This morning, with what is remembered of each line.
    morning: State,
}

impl Ground {
    /// The same ground with its lines watched, so that stops are counted.
    #[must_use]
    pub fn watched_by(mut self, policies: &[Policy]) -> Ground {
        let income = vec![(self.profile.as_of, monthly_income(&self.profile, self.today).take_home)];
        let watch = Watch::over(&self.profile, policies, income);
        let question = Question { watch: Some(watch.clone()), ..Question::as_set(self.today, self.until) };
        let watched = compile(&self.profile, &self.entries, &question);
        let morning = state_today(&watched);
        let turns = watched.quiet_turns;
        self.watching = Some(Watching { watch, policies: policies.to_vec(), turns, morning });
        self
    }

    /// How many lines stop when this payer pays.
    pub fn stops<P: Payer>(&self, household: &Compiled, payer: &mut P) -> u32 {
        let Some(Watching { watch, policies, turns, morning }) = &self.watching else { return 0 };
        let mut household = household.clone();
        household.watch = Some(watch.clone());
        household.quiet_turns.clone_from(turns);
        let mut state = morning.clone();
        let mut count = Count { ground: self, policies, stopped: Vec::new(), count: 0 };
        start_at_today(&mut state, &household, self.today);
        step_until(&mut state, self.until, &household, &mut count, payer);
        count.count
    }

    /// How many lines stop under dated payments above what is asked for.
    #[must_use]
    pub fn stops_of(&self, payments: &[PlannedPayment]) -> u32 {
        if self.watching.is_none() {
            return 0;
        }
        self.stops(&self.with_payments(payments), &mut AsAsked)
    }
}

struct Count<'g> {
    ground: &'g Ground,
    policies: &'g [Policy],
    /// Lines that stopped today.
    stopped: Vec<usize>,
    count: u32,
}

impl Count<'_> {
    fn is_about_the_borrower(&self, rule: RuleRef) -> bool {
        let policy = self.policies.get(usize::from(rule.policy));
        let trigger = policy.and_then(|policy| policy.triggers.get(usize::from(rule.trigger)));
        trigger.is_some_and(|trigger| trigger.cause == Cause::CreditAssessment)
    }
}

impl Recorder for Count<'_> {
    fn happened(&mut self, _: Day, _: Origin, happening: &Happening) {
        if let Happening::StateChange { line, from, to, why } = *happening
            && is_stopped(to)
            && !is_stopped(from)
            && self.is_about_the_borrower(why.rule)
        {
            self.stopped.push(usize::from(line));
        }
    }

    fn day_over(&mut self, state: &State) {
        let rules = &self.ground.household.lines;
        let matters = |line: &usize| {
            state.owed(*line, rules) > Money::ZERO || self.ground.in_use.get(*line).copied().unwrap_or(false)
        };
        let count = self.stopped.drain(..).filter(matters).count();
        self.count += u32::try_from(count).unwrap_or(u32::MAX);
    }
}
