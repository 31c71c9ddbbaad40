//! The ways of paying that are compared: the plain ones of every debt calculator, and better ones.
//!
//! Each is run by the engine on the same ground. None is recommended here; figures are compared elsewhere.

use super::diary::keep;
use super::ground::Ground;
use super::outcome::{Outcome, follow};
use super::ranking::Ranking;
use super::repair::replay;
use super::search::{Proposal, proposal_of};
use super::spender::{Sharing, Spender};
use crate::domain::credit::line::Autopay;
use crate::domain::household::compiled::Compiled;

pub use super::in_order::{InOrder, Order};

/// A way of paying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Strategy {
    /// What is asked for and nothing more, on every line: the base of the comparison.
    MinimumOnly,
    /// As autopay is set now.
    AsSet,
    /// What is left, in proportion to the balances, as many people do.
    Proportional,
    /// What is left to the smallest balance first.
    Snowball,
    /// What is left to the highest shown rate first.
    Avalanche,
    /// To the highest rate that an early payment really saves, with money kept back for coming due days.
    TrueRate,
    /// To the line nearest to being stopped, with money kept back for coming due days.
    RiskiestFirst,
    /// In an order of one's own, with money kept back; lines that are not named get what they ask for.
    OwnOrder(Vec<usize>),
}

impl Strategy {
    /// Those that need no choice of the reader, in the order in which they are shown.
    pub const PLAIN: [Strategy; 7] = [
        Strategy::MinimumOnly,
        Strategy::AsSet,
        Strategy::Proportional,
        Strategy::Snowball,
        Strategy::Avalanche,
        Strategy::TrueRate,
        Strategy::RiskiestFirst,
    ];

    /// Lines that get nothing beyond what they ask for.
    #[must_use]
    pub fn leaves_out(&self, lines: usize) -> Vec<usize> {
        match self {
            Strategy::OwnOrder(order) => (0..lines).filter(|line| !order.contains(line)).collect(),
            _ => Vec::new(),
        }
    }

    /// The household as this way of paying sets its autopay.
    #[must_use]
    pub fn household(&self, ground: &Ground) -> Compiled {
        match self {
            Strategy::MinimumOnly => ground.with_autopay(|_| Autopay::Minimum),
            Strategy::AsSet => {
                let set = |line: usize| ground.profile.lines.get(line).map_or(Autopay::Minimum, |line| line.autopay);
                ground.with_autopay(set)
            }
            _ => ground.household.clone(),
        }
    }

    /// Who pays beyond what is asked for.
    #[must_use]
    pub fn spender<'g>(&self, ground: &'g Ground) -> Spender<'g> {
        let in_order = |ranking, ahead| Spender::new(ground, Sharing::InOrder(ranking), ahead);
        match self {
            Strategy::MinimumOnly | Strategy::AsSet => Spender::new(ground, Sharing::Nothing, false),
            Strategy::Proportional => Spender::new(ground, Sharing::Proportional, false),
            Strategy::Snowball => in_order(Ranking::SmallestBalance, false),
            Strategy::Avalanche => in_order(Ranking::ShownRate, false),
            Strategy::TrueRate => in_order(Ranking::TrueRate, true),
            Strategy::RiskiestFirst => in_order(Ranking::Riskiest, true),
            Strategy::OwnOrder(order) => in_order(Ranking::Own(order.clone()), true),
        }
    }

    /// Its payments beyond what the ground's household pays as set, and what comes of them. The same as [`Strategy::run`]
    /// but where it pays less than that: what is set to be paid in full stays so.
    #[must_use]
    pub fn proposal(&self, ground: &Ground) -> Proposal {
        let household = self.household(ground);
        if household.autopay == ground.household.autopay {
            return proposal_of(ground, self.spender(ground));
        }
        let payments = keep(ground, &household, &mut self.spender(ground)).early_payments();
        let outcome = replay(ground, &payments).0;
        Proposal { payments, outcome }
    }

    /// What comes of it.
    #[must_use]
    pub fn run(&self, ground: &Ground) -> Outcome {
        follow(ground, &self.household(ground), &mut self.spender(ground))
    }
}
