//! Spends what is left above what is asked for, by an order of lines, on dated cash.
//!
//! A [`Payer`] of the engine. What it keeps back is the emergency floor and, when it looks ahead, what coming due days need.

use super::ground::Ground;
use super::ranking::{Ranking, true_rate_of};
use super::reserve::spendable;
use crate::domain::calendar::Day;
use crate::domain::credit::payment::{billed, payoff_amount};
use crate::domain::credit::terms::Amortisation;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::state::State;
use crate::domain::household::step::Payer;
use crate::domain::money::{Money, Rounding};

/// How what is left is shared out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sharing {
    /// Nothing is paid beyond what is asked for, but for what an offer pays off.
    Nothing,
    /// All of it to one line after another.
    InOrder(Ranking),
    /// To each line in proportion to what is owed on it.
    Proportional,
}

/// Pays lines beyond what is asked for.
#[derive(Debug)]
pub struct Spender<'g> {
    ground: &'g Ground,
    sharing: Sharing,
    looks_ahead: bool,
    left_out: Vec<bool>,
    day: Option<Day>,
    cash_before: Money,
    budget: Money,
    queue: Vec<usize>,
    shares: Vec<(usize, Money)>,
    settled_offer: usize,
    scratch: State,
}

impl<'g> Spender<'g> {
    /// Shares what is left in this way. `looks_ahead` keeps back what coming due days need.
    #[must_use]
    pub fn new(ground: &'g Ground, sharing: Sharing, looks_ahead: bool) -> Spender<'g> {
        Spender {
            ground,
            sharing,
            looks_ahead,
            left_out: vec![false; ground.household.lines.len()],
            day: None,
            cash_before: Money::ZERO,
            budget: Money::ZERO,
            queue: Vec::new(),
            shares: Vec::new(),
            settled_offer: 0,
            scratch: ground.morning.clone(),
        }
    }

    /// Leaves lines out: they get what they ask for and nothing more.
    #[must_use]
    pub fn leaving_out(mut self, lines: &[usize]) -> Spender<'g> {
        for line in lines {
            if let Some(left_out) = self.left_out.get_mut(*line) {
                *left_out = true;
            }
        }
        self
    }

    /// What may be spent on this day, and on whom.
    fn begin(&mut self, state: &State, household: &Compiled, day: Day) {
        self.day = Some(day);
        self.cash_before = state.cash;
        self.queue.clear();
        self.shares.clear();
        self.budget = (state.cash - self.ground.floor).positive_part();
        if self.looks_ahead {
            if self.budget.is_zero() || !self.ground.is_payday(day) {
                self.budget = Money::ZERO;
                return;
            }
            let spendable = spendable(state, household, self.ground.floor, &mut self.scratch);
            self.budget = self.budget.least(spendable.positive_part());
        }
        match &self.sharing {
            Sharing::Nothing => self.budget = Money::ZERO,
            Sharing::InOrder(ranking) => ranking.line_up(state, household, day, &mut self.queue),
            Sharing::Proportional => self.share_out(state, household),
        }
        let left_out = &self.left_out;
        self.queue.retain(|line| !left_out.get(*line).copied().unwrap_or(false));
        // The next to be paid is taken from the end.
        self.queue.reverse();
    }

    fn share_out(&mut self, state: &State, household: &Compiled) {
        let taking = |line: &usize| !self.left_out.get(*line).copied().unwrap_or(false);
        let owed = |line: usize| state.owed(line, &household.lines).positive_part();
        let lines: Vec<usize> =
            (0..state.lines.len()).filter(taking).filter(|line| owed(*line) > Money::ZERO).collect();
        let total: Money = lines.iter().map(|line| owed(*line)).sum();
        for line in lines {
            let share = self.budget.scaled(owed(line).minor(), total.minor(), Rounding::Down);
            self.shares.push((line, share));
        }
        self.shares.reverse();
    }

    /// Whether only what really saves interest is paid early.
    fn skips_worthless(&self) -> bool {
        matches!(&self.sharing, Sharing::InOrder(ranking) if ranking.skips_worthless())
    }

    /// The lines that the offer pays off come first on its day.
    fn settle_offer(&mut self, state: &State, household: &Compiled, day: Day) -> Option<(usize, Money)> {
        let (on, sum, lines) = self.ground.offer.as_ref()?;
        if *on != day {
            return None;
        }
        let line = *lines.get(self.settled_offer)?;
        self.settled_offer += 1;
        let left = *sum - (self.cash_before - state.cash);
        let amount = most_to_pay(line, state, household).least(left).positive_part();
        Some((line, amount))
    }
}

impl Payer for Spender<'_> {
    fn next(&mut self, state: &State, household: &Compiled, day: Day) -> Option<(usize, Money)> {
        if self.day != Some(day) {
            self.begin(state, household, day);
        }
        if let Some(payment) = self.settle_offer(state, household, day) {
            return Some(payment);
        }
        let left = self.budget - (self.cash_before - state.cash);
        if left <= Money::ZERO {
            return None;
        }
        if let Some((line, share)) = self.shares.pop() {
            return Some((line, most_to_pay(line, state, household).least(share).least(left)));
        }
        while let Some(line) = self.queue.pop() {
            let most = if self.skips_worthless() {
                worth_paying(line, state, household, day)
            } else {
                most_to_pay(line, state, household)
            };
            if most > Money::ZERO {
                return Some((line, most.least(left)));
            }
        }
        None
    }
}

/// Everything that a payment can settle on a line today, early charges included.
#[must_use]
pub fn most_to_pay(line: usize, state: &State, household: &Compiled) -> Money {
    let (Some(account), Some(rules)) = (state.lines.get(line), household.lines.get(line)) else { return Money::ZERO };
    let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
    payoff_amount(account, state.parts_of(rules), part_rules).positive_part()
}

/// What of a line is worth paying early today: what is billed or bears interest, loans whose early payment saves more than
/// it costs, and nothing of a plan whose fees stay.
#[must_use]
pub fn worth_paying(line: usize, state: &State, household: &Compiled, day: Day) -> Money {
    let (Some(account), Some(rules)) = (state.lines.get(line), household.lines.get(line)) else { return Money::ZERO };
    let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
    let parts = state.parts_of(rules);
    let unbilled = parts.iter().zip(part_rules).filter(|(part, rule)| {
        rule.amortisation.is_some() && part.principal > Money::ZERO && true_rate_of(part, rule, day) > 0
    });
    let early: Money = unbilled
        .map(|(part, rule)| {
            part.principal + crate::domain::credit::instalment::early_charge(part, rule, part.principal)
        })
        .sum();
    let bears = parts
        .iter()
        .zip(part_rules)
        .any(|(part, rule)| rule.amortisation != Some(Amortisation::FlatFee) && true_rate_of(part, rule, day) > 0);
    if early.is_zero() && !bears {
        // What the last statement asks for in all may be paid before it is due, so that a line can end.
        return account.statement_left;
    }
    billed(account, parts, part_rules) + early
}
