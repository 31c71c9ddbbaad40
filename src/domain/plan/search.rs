//! Local search over the order of lines and the month from which each takes part, on the engine.
//!
//! What may be spent on each payday is taken from the rule with a reserve; a candidate shares it out otherwise and is
//! replayed. Stops after a fixed number of replays, never by the clock.

use super::aim::{Aim, Score};
use super::ground::Ground;
use super::logged::Logged;
use super::outcome::{Outcome, follow};
use super::ranking::{Ranking, true_rate};
use super::spender::{Sharing, Spender, worth_paying};
use crate::domain::calendar::Day;
use crate::domain::household::compiled::{Compiled, PlannedPayment};
use crate::domain::household::state::State;
use crate::domain::household::step::Payer;
use crate::domain::money::Money;

/// Shares out known sums on known days by an order. What is not used stays for later days.
#[derive(Debug)]
struct Budgeted<'b> {
    budgets: &'b [(Day, Money)],
    ranking: &'b Ranking,
    floor: Money,
    day: Option<Day>,
    cash: Money,
    budget: Money,
    queue: Vec<usize>,
}

impl Payer for Budgeted<'_> {
    fn next(&mut self, state: &State, household: &Compiled, day: Day) -> Option<(usize, Money)> {
        if self.day == Some(day) {
            // The engine asks again after each payment.
            self.budget -= self.cash - state.cash;
        } else {
            self.day = Some(day);
            self.queue.clear();
            if let Ok(place) = self.budgets.binary_search_by_key(&day, |(day, _)| *day) {
                self.budget += self.budgets.get(place).map_or(Money::ZERO, |(_, sum)| *sum);
                self.ranking.line_up(state, household, day, &mut self.queue);
                self.queue.reverse();
            }
        }
        self.cash = state.cash;
        let left = self.budget.least(state.cash - self.floor);
        while left > Money::ZERO
            && let Some(line) = self.queue.pop()
        {
            let amount = worth_paying(line, state, household, day).least(left);
            if amount > Money::ZERO {
                return Some((line, amount));
            }
        }
        None
    }
}

/// A plan that was found: its payments above what is paid as set, and what comes of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Dated payments, in order.
    pub payments: Vec<PlannedPayment>,
    /// What comes of them.
    pub outcome: Outcome,
}

/// Runs a spender and notes its payments.
#[must_use]
pub fn proposal_of(ground: &Ground, spender: Spender<'_>) -> Proposal {
    let mut logged = Logged::new(spender);
    let outcome = follow(ground, &ground.household, &mut logged);
    Proposal { payments: logged.payments(), outcome }
}

/// How lines are ordered in a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Candidate {
    order: Vec<usize>,
    from: Vec<Day>,
}

impl Candidate {
    fn ranking(&self) -> Ranking {
        Ranking::Searched { order: self.order.clone(), from: self.from.clone() }
    }

    /// The line moved to another place of the order.
    fn moved(&self, line: usize, place: usize) -> Candidate {
        let mut order: Vec<usize> = self.order.iter().copied().filter(|other| *other != line).collect();
        order.insert(place.min(order.len()), line);
        Candidate { order, from: self.from.clone() }
    }

    /// The line taking part from another day on.
    fn starting(&self, line: usize, day: Day) -> Candidate {
        let mut from = self.from.clone();
        if let Some(from) = from.get_mut(line) {
            *from = day;
        }
        Candidate { order: self.order.clone(), from }
    }
}

/// Searches with at most so many replays; at least as good as the rule with a reserve.
#[must_use]
pub fn search(ground: &Ground, aim: Aim, replays: usize) -> Proposal {
    let rule = proposal_of(ground, Spender::new(ground, Sharing::InOrder(Ranking::TrueRate), true));
    let mut budgets: Vec<(Day, Money)> = Vec::new();
    for payment in &rule.payments {
        match budgets.last_mut() {
            Some((day, sum)) if *day == payment.day => *sum += payment.amount,
            _ => budgets.push((payment.day, payment.amount)),
        }
    }
    let mut climb = Climb { ground, aim, budgets: &budgets, left: replays, best: None };
    let starts = starting_days(ground);
    for first in openings(ground) {
        climb.from(first, &starts);
    }
    let Some((_, candidate)) = climb.best else { return rule };
    let found = proposal_of(ground, Spender::new(ground, Sharing::InOrder(candidate.ranking()), true));
    let better = aim.score(&found.outcome, ground.floor) < aim.score(&rule.outcome, ground.floor);
    if better { found } else { rule }
}

/// Climbs from one candidate to better ones.
struct Climb<'g> {
    ground: &'g Ground,
    aim: Aim,
    budgets: &'g [(Day, Money)],
    left: usize,
    best: Option<(Score, Candidate)>,
}

impl Climb<'_> {
    fn score(&mut self, candidate: &Candidate) -> Option<Score> {
        self.left = self.left.checked_sub(1)?;
        let ranking = candidate.ranking();
        let mut payer = Budgeted {
            budgets: self.budgets,
            ranking: &ranking,
            floor: self.ground.floor,
            day: None,
            cash: Money::ZERO,
            budget: Money::ZERO,
            queue: Vec::new(),
        };
        let outcome = follow(self.ground, &self.ground.household, &mut payer);
        let score = self.aim.score(&outcome, self.ground.floor);
        if self.best.as_ref().is_none_or(|(best, _)| score < *best) {
            self.best = Some((score, candidate.clone()));
        }
        Some(score)
    }

    fn from(&mut self, first: Candidate, starts: &[Vec<Day>]) {
        let Some(mut score) = self.score(&first) else { return };
        let mut here = first;
        loop {
            let mut improved = false;
            for line in 0..starts.len() {
                for next in neighbours(&here, line, starts) {
                    let Some(found) = self.score(&next) else { return };
                    if found < score {
                        (score, here, improved) = (found, next, true);
                    }
                }
            }
            if !improved {
                return;
            }
        }
    }
}

/// A line at other places of the order, with each of its starting days: one alone is often no gain.
fn neighbours(here: &Candidate, line: usize, starts: &[Vec<Day>]) -> Vec<Candidate> {
    let mut next = Vec::new();
    for place in 0..here.order.len() {
        let moved = here.moved(line, place);
        for day in starts.get(line).map_or(&[][..], Vec::as_slice) {
            let candidate = moved.starting(line, *day);
            if candidate != *here {
                next.push(candidate);
            }
        }
    }
    next
}

/// Orders to start from: by what an early payment saves today, and at the end.
fn openings(ground: &Ground) -> Vec<Candidate> {
    let lines = ground.morning.lines.len();
    let by = |day: Day| {
        let mut order: Vec<usize> = (0..lines).collect();
        let rate = |line: usize| true_rate(line, &ground.morning, &ground.household, day);
        order.sort_by_cached_key(|line| std::cmp::Reverse(rate(*line)));
        Candidate { order, from: vec![ground.today; lines] }
    };
    let (today, last) = (by(ground.today), by(ground.until));
    if today == last { vec![today] } else { vec![today, last] }
}

/// For each line the days from which it may take part: today, and around the end of a promotion.
fn starting_days(ground: &Ground) -> Vec<Vec<Day>> {
    let household = &ground.household;
    let of_line = |rules: &crate::domain::credit::account::LineRules| {
        let mut days = vec![ground.today];
        for rule in household.parts.get(rules.parts()).unwrap_or(&[]) {
            if let Some((_, until)) = rule.rate.promo
                && until > ground.today
            {
                days.extend(
                    (0..=3).map(|months| until.month().plus(-months).first()).filter(|day| *day > ground.today),
                );
            }
            if rule.prepayment_fee.0 > 0 {
                days.extend([6, 12, 18].map(|months| ground.today.month().plus(months).first()));
                days.push(ground.until.plus(1));
            }
        }
        days
    };
    household.lines.iter().map(of_line).collect()
}
