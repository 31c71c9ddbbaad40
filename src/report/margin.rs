//! How far each rule of each line's lender is from firing, on any day ahead.
//!
//! It runs the household to the end of that day, watched by its policies, and measures every line as the engine does.
//! It holds distances; `wording::margin` says them. It must not decide what is near or far for a person.

use super::standing::Standing;
use super::whatif::{next_dues, stage_of};
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::credit::product::Product;
use crate::domain::household::compile::compile;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::profile::Profile;
use crate::domain::household::recorder::Nobody;
use crate::domain::household::scenario::lay_over;
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, step_to_today, step_until};
use crate::domain::household::watch::{RuleRef, Watch, debt_service, measure, total_limits};
use crate::domain::money::Money;
use crate::domain::risk::compiled::CompiledCondition;
use crate::domain::risk::indicator::{INDICATORS, Indicator, UNKNOWN, Unit};
use crate::domain::risk::policy::Policy;
use crate::domain::risk::shock::Shock;
use crate::domain::risk::trigger::{Condition, Trigger};

/// How far every rule is, line by line, on one day.
#[derive(Debug, Clone)]
pub struct Margins {
    /// The day; what happened on it is counted, except on the reader's today, which has only begun.
    pub day: Day,
    /// The record as the supposition left it.
    pub profile: Profile,
    /// Each line's, in the order of the record; lines that are not open yet are left out.
    pub lines: Vec<LineMargins>,
}

/// How far the rules of one line are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineMargins {
    /// The line.
    pub line: usize,
    /// Its state on that day.
    pub state: LineState,
    /// Its policy, by its place in the list of policies; none when no policy is for it.
    pub policy: Option<usize>,
    /// Its rules: those that stand, then the nearest first.
    pub rules: Vec<RuleMargin>,
    /// What was measured, by [`Indicator::index`].
    pub measured: [i64; INDICATORS],
}

/// How far one rule is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleMargin {
    /// The rule's place in its policy.
    pub rule: usize,
    /// Since when it stands against the line; none when it does not.
    pub stands_since: Option<Day>,
    /// The day from which it is in force, when that is still ahead.
    pub from: Option<Day>,
    /// Each of its conditions.
    pub distances: Vec<Distance>,
}

/// How far one condition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Distance {
    /// The condition.
    pub condition: Condition,
    /// What is measured, in the indicator's unit; none when it is unknown, and then the condition does not hold.
    pub measured: Option<i64>,
    /// How far that is from the threshold; zero or less when the condition holds now.
    pub margin: Option<i64>,
    /// The same in money, for a share of amounts: so much more (less, when negative) until the condition holds.
    pub amount: Option<Money>,
    /// At how many more month ends it must hold.
    pub months_left: u8,
}

impl Distance {
    /// Whether the condition holds, its months included.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.months_left == 0 && self.margin.is_some_and(|margin| margin <= 0)
    }

    /// The distance in thousandths of what the threshold is, for ordering distances of different units.
    fn share(&self) -> i64 {
        let (Some(margin), Some(measured)) = (self.margin, self.measured) else { return i64::MAX };
        let whole = i128::from(measured.saturating_abs().max(self.condition.threshold.saturating_abs()).max(1));
        i64::try_from(i128::from(margin.max(0)) * 1000 / whole).unwrap_or(i64::MAX)
    }
}

/// Which rules come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Stands,
    /// A measured distance.
    Measured,
    /// It waits for a yes or no, or for its first day.
    Waits,
    /// Something that it looks at is unknown.
    Unknown,
}

impl RuleMargin {
    /// The conditions that keep it from firing.
    pub fn unmet(&self) -> impl Iterator<Item = &Distance> {
        self.distances.iter().filter(|distance| !distance.holds())
    }

    /// Whether it stands, or its distance is a number: neither a sign that is not there, nor something unknown, nor a day
    /// still to come keeps it from firing.
    #[must_use]
    pub fn is_measured(&self) -> bool {
        matches!(self.order().0, Rank::Stands | Rank::Measured)
    }

    fn order(&self) -> (Rank, i64) {
        if self.stands_since.is_some() {
            return (Rank::Stands, 0);
        }
        let rank = if self.unmet().any(|distance| distance.margin.is_none()) {
            Rank::Unknown
        } else if self.from.is_some() || self.unmet().any(|d| d.condition.indicator.unit() == Unit::Flag) {
            Rank::Waits
        } else {
            Rank::Measured
        };
        let months = self.distances.iter().map(|distance| i64::from(distance.months_left)).max().unwrap_or(0);
        let share = self.unmet().map(Distance::share).max().unwrap_or(0);
        // A month to wait counts like a tenth of the way.
        (rank, share.saturating_add(months * 100))
    }
}

/// The distances of every line on a day, with shocks supposed or none. A day before today is taken as today.
#[must_use]
pub fn margins(
    standing: &Standing,
    policies: &[Policy],
    product: &dyn Fn(&str) -> Option<Product>,
    shocks: &[Shock],
    day: Day,
) -> Margins {
    let day = day.max(standing.today);
    let due = next_dues(standing);
    let staged = lay_over(&stage_of(standing, &due, product, day), shocks);
    let question = staged.question(policies, standing.today, day);
    let household = compile(&staged.profile, &standing.record.entries, &question);
    let mut state = household.opening.clone();
    if day == standing.today {
        step_to_today(&mut state, &household, &mut Nobody);
    } else {
        step_until(&mut state, day, &household, &mut Nobody, &mut AsAsked);
    }
    let Some(watch) = &household.watch else { return Margins { day, profile: staged.profile, lines: Vec::new() } };
    let seen = Seen { state: &state, household: &household, watch, day };
    let lines = (0..state.lines.len()).filter_map(|line| seen.line(line, policies)).collect();
    Margins { day, profile: staged.profile, lines }
}

/// A watched household on a day.
struct Seen<'s> {
    state: &'s State,
    household: &'s Compiled,
    watch: &'s Watch,
    day: Day,
}

impl Seen<'_> {
    fn line(&self, line: usize, policies: &[Policy]) -> Option<LineMargins> {
        let rules = self.watch.lines.get(line).filter(|rules| rules.opens_on <= self.day)?;
        let state = self.state.lines.get(line)?.state;
        let place = rules.policy.map(usize::from);
        let policy = place.and_then(|place| policies.get(place));
        let measured = measure(self.state, self.household, self.watch, line, self.day, u64::MAX);
        let mut found: Vec<RuleMargin> = Vec::new();
        if let Some(policy) = policy.filter(|_| state != LineState::Closed) {
            let triggers = policy.triggers.iter().enumerate();
            found.extend(triggers.filter_map(|(rule, trigger)| self.rule(line, rule, trigger, &measured)));
        }
        found.sort_by_key(RuleMargin::order);
        Some(LineMargins { line, state, policy: place, rules: found, measured })
    }

    /// One rule; none when it is over or concerns nothing on this line.
    fn rule(&self, line: usize, rule: usize, trigger: &Trigger, measured: &[i64; INDICATORS]) -> Option<RuleMargin> {
        let account = self.state.lines.get(line)?;
        let can_be_drawn = self.household.lines.get(line)?.can_be_drawn;
        let over = trigger.provenance.effective_to.is_some_and(|last| last < self.day);
        if over || !trigger.effect.concerns(account.limit >= Money::ZERO, can_be_drawn) {
            return None;
        }
        let rules = self.watch.lines.get(line)?;
        let compiled = self.watch.policy_of(line)?.triggers.get(rule)?;
        let first = usize::from(rules.first_run);
        let runs = self.state.watch.runs.get(first..first + usize::from(rules.runs)).unwrap_or(&[]);
        let distance = |(flat, condition): (&CompiledCondition, &Condition)| {
            let value = measured.get(condition.indicator.index()).copied().filter(|value| *value != UNKNOWN);
            Distance {
                condition: *condition,
                measured: value,
                margin: flat.margin(measured),
                amount: self.amount_until(line, flat, condition.indicator),
                months_left: flat.months_left(runs),
            }
        };
        let distances = compiled.when.list().iter().zip(&trigger.when).map(distance).collect();
        let own = RuleRef { policy: rules.policy?, trigger: u16::try_from(rule).ok()? };
        let watched = self.state.watch.lines.get(line)?;
        let stands = watched.standing().filter(|standing| standing.rule == own).map(|standing| standing.since).min();
        let from = trigger.provenance.effective_from.filter(|from| *from > self.day);
        Some(RuleMargin { rule, stands_since: stands, from, distances })
    }

    /// A distance in money, for the shares that are one amount over another.
    fn amount_until(&self, line: usize, condition: &CompiledCondition, indicator: Indicator) -> Option<Money> {
        let income = self.watch.income_on(self.day);
        let (amount, base) = match indicator {
            Indicator::Utilisation => (self.state.owed(line, &self.household.lines), self.state.lines.get(line)?.limit),
            Indicator::Dti => (debt_service(self.state, self.household), income),
            Indicator::LimitsToYearlyIncome => {
                (total_limits(self.state, self.watch, self.day), Money(income.minor().saturating_mul(12)))
            }
            _ => return None,
        };
        condition.amount_until(amount, base)
    }
}
