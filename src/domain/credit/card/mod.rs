//! Cards and other lines with a minimum: how long the minimum takes, on which balance interest runs, what being late costs.
//!
//! It knows amounts, rates and days; it must not know lenders, households or the day engine.

pub mod average;
pub mod disclosure;
pub mod interest;
pub mod minimum;

use super::refusal::NeverRepaid;

/// Whether paying only the minimum ever ends the debt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// It ends with this month.
    Repaid(u32),
    /// It never ends: from this month on the payment does not cover the interest.
    Never(NeverRepaid),
    /// It has not ended after so many months, though the debt still falls.
    NotWithin(u32),
}
