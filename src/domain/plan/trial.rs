//! One household tried with many amounts: compiled once, stepped to today once, and from there with each amount in turn.
//!
//! It hears of nothing but stops, and ends as soon as the answer is known.

use super::keep_open::Goal;
use crate::domain::calendar::Day;
use crate::domain::household::compile::compile;
use crate::domain::household::compiled::{Compiled, PlannedPayment};
use crate::domain::household::entry::Entry;
use crate::domain::household::outlook::Change;
use crate::domain::household::profile::Income;
use crate::domain::household::recorder::{Happening, Nobody, Origin, Recorder};
use crate::domain::household::scenario::Staged;
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, step_to_today, step_until};
use crate::domain::money::{Money, Rounding};
use crate::domain::risk::policy::Policy;
use crate::domain::risk::state::is_stopped;

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The income with this index brings the amount.
    Income(usize),
    /// Expenses on lines from today on are less by the amount a month, of this much.
    Spending(Money),
    /// The income with this index brings the amount, and the planned payment with this index takes it.
    Payment(usize, usize),
}

/// A household ready to be tried with amounts.
pub struct Trial {
    household: Compiled,
    /// This morning.
    morning: State,
    /// Expenses as they are.
    expenses: Vec<Money>,
    part: Part,
    /// Used for each run anew.
    state: State,
}

/// What a trial is made from.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The household with its scenario.
    pub staged: &'a Staged,
    /// What was recorded.
    pub entries: &'a [Entry],
    /// The rules.
    pub policies: &'a [Policy],
    /// The first day.
    pub today: Day,
    /// The last.
    pub until: Day,
}

impl Trial {
    /// An income with the amount is added.
    #[must_use]
    pub fn with_income(setting: Setting<'_>, income: Income) -> Trial {
        let mut staged = setting.staged.clone();
        staged.profile.incomes.push(income);
        let place = staged.profile.incomes.len() - 1;
        Trial::of(setting, &staged, Vec::new(), Part::Income(place))
    }

    /// Less is spent on lines; `all` is what is spent on them in a month.
    #[must_use]
    pub fn with_less_spending(setting: Setting<'_>, all: Money) -> Trial {
        Trial::of(setting, setting.staged, Vec::new(), Part::Spending(all))
    }

    /// An amount arrives on the day of a payment and is paid to its line.
    #[must_use]
    pub fn with_payment(setting: Setting<'_>, income: Income, payment: PlannedPayment) -> Trial {
        let mut staged = setting.staged.clone();
        staged.profile.incomes.push(income);
        let place = staged.profile.incomes.len() - 1;
        // Who pays on that day no longer withholds.
        staged.withheld.retain(|withheld| withheld.line != payment.line || withheld.until <= payment.day);
        Trial::of(setting, &staged, vec![payment], Part::Payment(place, 0))
    }

    fn of(setting: Setting<'_>, staged: &Staged, planned: Vec<PlannedPayment>, part: Part) -> Trial {
        let mut question = staged.question(setting.policies, setting.today, setting.until);
        question.planned = planned;
        let household = compile(&staged.profile, setting.entries, &question);
        let mut morning = household.opening.clone();
        step_to_today(&mut morning, &household, &mut Nobody);
        let expenses = household.expenses.iter().map(|expense| expense.amount).collect();
        let state = morning.clone();
        Trial { household, morning, expenses, part, state }
    }

    /// Whether a goal is reached with an amount.
    pub fn holds(&mut self, amount: Money, goal: Goal, stop: &Change) -> bool {
        self.set(amount);
        self.state.clone_from(&self.morning);
        let line = u16::try_from(stop.line).unwrap_or(u16::MAX);
        let (only, until) = match goal {
            Goal::FirstStop => (Some(line), stop.day.min(self.household.end)),
            Goal::AllStops => (None, self.household.end),
        };
        let mut stops = Stops { only, found: false };
        // A month at a time, so that a run that cannot hold any more ends soon.
        let mut day = self.household.today.plus(-1);
        while day < until && !stops.found {
            day = day.plus(1).month().last().min(until);
            step_until(&mut self.state, day, &self.household, &mut stops, &mut AsAsked);
        }
        !stops.found
    }

    fn set(&mut self, amount: Money) {
        match self.part {
            Part::Income(place) => {
                if let Some(own) = self.household.incomes.get_mut(place) {
                    *own = amount;
                }
            }
            Part::Payment(income, payment) => {
                if let Some(own) = self.household.incomes.get_mut(income) {
                    *own = amount;
                }
                if let Some(own) = self.household.planned.get_mut(payment) {
                    own.amount = amount;
                }
            }
            Part::Spending(all) => {
                let kept = (all - amount).positive_part();
                for (expense, before) in self.household.expenses.iter_mut().zip(&self.expenses) {
                    if expense.pay_with.is_some() {
                        expense.amount = before.scaled(kept.minor(), all.minor().max(1), Rounding::Down);
                    }
                }
            }
        }
    }
}

/// Hears of stops: of one line, or of any.
struct Stops {
    only: Option<u16>,
    found: bool,
}

impl Recorder for Stops {
    fn happened(&mut self, _: Day, _: Origin, happening: &Happening) {
        if let Happening::StateChange { line, from, to, .. } = *happening {
            let counts = self.only.is_none_or(|only| only == line);
            self.found |= counts && is_stopped(to) && !is_stopped(from);
        }
    }

    fn day_over(&mut self, _: &State) {}
}
