//! Why the best plan is as it is.

use super::{Best, Certificate};
use crate::domain::plan::explain::{
    CashPrice, LateIncome, Reserve, WhyNow, cash_prices, late_income, reserve, why_now,
};
use crate::domain::plan::ground::Ground;

/// By how many days income is late when that is tried.
const DAYS_LATE: i32 = 10;

/// What is said of a plan beside its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// What one more unit of money in hand would save, month by month; empty without a proof.
    pub cash_prices: Vec<CashPrice>,
    /// Why the first early payment goes to its line.
    pub now: Option<WhyNow>,
    /// What the reserve is for.
    pub reserve: Option<Reserve>,
    /// What changes when the next income comes late.
    pub late_income: Option<LateIncome>,
}

/// Explains the best plan.
#[must_use]
pub fn why(ground: &Ground, best: &Best, proof: Option<&Certificate>) -> Why {
    Why {
        cash_prices: proof.map(|proof| cash_prices(ground, &proof.drops)).unwrap_or_default(),
        now: why_now(ground, &best.proposal.payments),
        reserve: reserve(ground, &best.diary),
        late_income: late_income(ground, &best.proposal.payments, DAYS_LATE),
    }
}
