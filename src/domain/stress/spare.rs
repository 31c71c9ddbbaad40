//! What is left over goes to the dearest debt, but for a buffer that is kept in cash.
//!
//! On each payday it keeps the buffer, the planned expenses until the next payday and a month of what lines ask for; it
//! pays the rest, the line with the highest rate first, where an early payment saves anything.

use super::ground::Ground;
use crate::domain::calendar::Day;
use crate::domain::credit::account::{LineAccount, LineRules};
use crate::domain::household::compiled::{Compiled, EventKind};
use crate::domain::household::state::State;
use crate::domain::household::step::Payer;
use crate::domain::household::watch::debt_service;
use crate::domain::money::Money;
use crate::domain::plan::spender::worth_paying;

/// In which order lines are paid early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Early {
    /// The highest rate first.
    Dearest,
    /// The smallest balance first.
    Smallest,
}

/// What is known in advance: the order of lines, and what is needed from payday to payday.
#[derive(Debug, Clone)]
pub struct Habit {
    order: Vec<usize>,
    needs: Vec<(Day, Money)>,
}

/// Pays what is left over.
#[derive(Debug, Clone)]
pub struct Spare<'h> {
    habit: &'h Habit,
    buffer: Money,
    day: Day,
    place: usize,
    budget: Money,
}

impl Habit {
    /// Reads order and needs off a household's calendar.
    #[must_use]
    pub fn of(ground: &Ground, early: Early) -> Habit {
        let household = &ground.household;
        let rate = |line: usize| {
            let rules = household.lines.get(line).map_or(0..0, LineRules::parts);
            let parts = household.parts.get(rules).unwrap_or(&[]);
            parts.iter().map(|part| part.rate.standard.month).max().unwrap_or(0)
        };
        let mut order: Vec<usize> = (0..household.lines.len()).collect();
        match early {
            Early::Dearest => order.sort_by_key(|line| std::cmp::Reverse(rate(*line))),
            Early::Smallest => order.sort_by_key(|line| ground.morning.owed(*line, &household.lines)),
        }
        let ahead = || household.events.iter().filter(|event| event.day >= ground.today);
        let mut needs: Vec<(Day, Money)> =
            ahead().filter(|event| event.kind == EventKind::Income).map(|event| (event.day, Money::ZERO)).collect();
        needs.dedup_by_key(|need| need.0);
        for event in ahead().filter(|event| event.kind == EventKind::Expense) {
            let Some(expense) = household.expenses.get(event.place()) else { continue };
            let payday = needs.partition_point(|(day, _)| *day <= event.day);
            if let Some(need) = payday.checked_sub(1).and_then(|place| needs.get_mut(place)) {
                need.1 += expense.amount;
            }
        }
        Habit { order, needs }
    }
}

impl<'h> Spare<'h> {
    /// Somebody who keeps this much in cash.
    #[must_use]
    pub const fn keeping(habit: &'h Habit, buffer: Money) -> Spare<'h> {
        Spare { habit, buffer, day: Day(0), place: 0, budget: Money::ZERO }
    }
}

impl Payer for Spare<'_> {
    fn next(&mut self, state: &State, household: &Compiled, day: Day) -> Option<(usize, Money)> {
        if self.day != day {
            let payday = self.habit.needs.binary_search_by_key(&day, |need| need.0).ok()?;
            let need = self.habit.needs.get(payday)?.1;
            let asked: Money = state.lines.iter().map(LineAccount::asked).sum();
            let kept = self.buffer + need + debt_service(state, household).most(asked);
            (self.day, self.place) = (day, 0);
            self.budget = state.cash - kept;
        } else {
            self.budget = self.budget.least(state.cash - self.buffer);
        }
        while self.budget > Money::ZERO {
            let line = *self.habit.order.get(self.place)?;
            self.place += 1;
            let amount = worth_paying(line, state, household, day).least(self.budget);
            if amount > Money::ZERO {
                self.budget -= amount;
                return Some((line, amount));
            }
        }
        None
    }
}
