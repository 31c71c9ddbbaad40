//! The simplest payer: all that is left goes to one line after another, in an order, and a floor stays.
//!
//! Each is a [`Payer`] of the engine, so that it runs on dated cash like everything else.

use crate::domain::calendar::Day;
use crate::domain::credit::account::owed;
use crate::domain::credit::payment::payoff_amount;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::state::State;
use crate::domain::household::step::Payer;
use crate::domain::money::Money;

/// Which line comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// The highest shown rate (avalanche).
    HighestRate,
    /// The smallest balance (snowball).
    SmallestBalance,
}

/// Pays lines beyond what is asked for, one after another; `floor` stays in cash.
#[derive(Debug, Clone)]
pub struct InOrder {
    /// The order.
    pub order: Order,
    /// Cash that is never spent on extra payments.
    pub floor: Money,
    day: Day,
    queue: Vec<usize>,
}

impl InOrder {
    /// Pays in this order and keeps `floor`.
    #[must_use]
    pub fn new(order: Order, floor: Money) -> InOrder {
        InOrder { order, floor, day: Day(0), queue: Vec::new() }
    }

    /// Lines that are owed, last first.
    fn line_up(&mut self, state: &State, household: &Compiled) {
        self.queue.clear();
        self.queue.extend((0..state.lines.len()).filter(|line| state.owed(*line, &household.lines) > Money::ZERO));
        let rate = |line: usize| {
            let parts = household.lines.get(line).map(super::super::credit::account::LineRules::parts).unwrap_or(0..0);
            parts
                .filter(|part| state.parts.get(*part).is_some_and(|part| part.owed() > Money::ZERO))
                .filter_map(|part| household.parts.get(part))
                .map(|rules| rules.rate.on(state.day).month)
                .max()
                .unwrap_or(0)
        };
        match self.order {
            // A stable sort: of two equal lines the first in the record is paid first.
            Order::HighestRate => self.queue.sort_by_key(|line| (rate(*line), usize::MAX - line)),
            Order::SmallestBalance => {
                let balance = |line: usize| state.owed(line, &household.lines);
                self.queue.sort_by_key(|line| (-balance(*line), usize::MAX - line));
            }
        }
    }
}

impl Payer for InOrder {
    fn next(&mut self, state: &State, household: &Compiled, day: Day) -> Option<(usize, Money)> {
        if self.day != day {
            self.day = day;
            self.line_up(state, household);
        }
        let free = state.cash - self.floor;
        if free <= Money::ZERO {
            return None;
        }
        while let Some(line) = self.queue.pop() {
            let (Some(account), Some(rules)) = (state.lines.get(line), household.lines.get(line)) else { continue };
            let parts = state.parts_of(rules);
            if owed(account, parts) <= Money::ZERO {
                continue;
            }
            let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
            let amount = payoff_amount(account, parts, part_rules).least(free);
            return Some((line, amount));
        }
        None
    }
}
