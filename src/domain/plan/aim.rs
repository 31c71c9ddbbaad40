//! What makes one plan better than another: goals in an order, never mixed into one sum.
//!
//! Never late comes first, then the floor, then no line stopped, then a limit of debt to income where one is asked for, and
//! only then the goal of choice. A weighted sum could recommend a cheap late fee.

use super::outcome::Outcome;
use crate::domain::calendar::Day;
use crate::domain::money::{Money, Ratio};

/// The goal of choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Goal {
    /// The least interest and fees.
    #[default]
    Cost,
    /// The earliest day without debt.
    DebtFree,
    /// The least peak of debt to income.
    PeakDti,
}

/// What a plan is to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Aim {
    /// The goal of choice.
    pub goal: Goal,
    /// Debt to income at most, in every month, where asked for.
    pub max_dti: Option<Ratio>,
}

/// How good an outcome is: the least is the best. Compared field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    late: u32,
    below_floor: Money,
    stops: u32,
    above_dti: Ratio,
    goal: i64,
    cost: Money,
    /// Of two that cost the same, the one that ends sooner.
    debt_free: Day,
}

impl Aim {
    /// How good an outcome is when `floor` should stay.
    #[must_use]
    pub fn score(&self, outcome: &Outcome, floor: Money) -> Score {
        let peak = outcome.peak_dti.map_or(Ratio::ZERO, |(share, _)| share);
        let above_dti = self.max_dti.map_or(Ratio::ZERO, |most| Ratio(peak.0.saturating_sub(most.0).max(0)));
        let goal = match self.goal {
            Goal::Cost => 0,
            Goal::DebtFree => i64::from(outcome.debt_free.unwrap_or(Day(i32::MAX)).0),
            Goal::PeakDti => peak.0,
        };
        Score {
            late: outcome.late,
            below_floor: (floor - outcome.lowest_cash.0).positive_part(),
            stops: outcome.stops,
            above_dti,
            goal,
            cost: outcome.cost(),
            debt_free: outcome.debt_free.unwrap_or(Day(i32::MAX)),
        }
    }
}

impl Score {
    /// Never late, and the floor kept.
    #[must_use]
    pub fn is_on_time(&self) -> bool {
        self.late == 0 && self.below_floor.is_zero()
    }
}
