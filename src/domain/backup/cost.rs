//! What an option costs, as kinds with parameters.
//!
//! These are statements of files; `price` turns them into money for an amount and a number of days.

use crate::domain::calendar::Day;
use crate::domain::credit::terms::{Amortisation, PlanFee};
use crate::domain::money::{Money, Ratio};

/// How an option is paid for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CostModel {
    /// Not at all.
    Free,
    /// With the household's own money: no interest, less protection.
    OwnMoney,
    /// With interest and fees on what is borrowed.
    Loan(LoanCost),
    /// With a fixed sum, whatever the amount.
    Fixed(Money),
    /// Nobody states it.
    Unknown,
}

/// The interest and fees of borrowed money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoanCost {
    /// The charge for the time.
    pub rate: RateModel,
    /// How it is paid back.
    pub amortisation: Amortisation,
    /// The fewest and the most months; one payment a month.
    pub months: (u16, u16),
    /// A fixed fee at the beginning.
    pub fee: Money,
    /// A fee at the beginning as a share of the amount.
    pub fee_share: Ratio,
    /// Whether the fee at the beginning is taken out of the money; else it joins what is owed.
    pub fee_taken_out: bool,
    /// A fixed fee each month.
    pub monthly_fee: Money,
    /// The fee at the beginning is due again after so many days, for a loan in one sum that is renewed.
    pub renewed_every_days: Option<u16>,
    /// Months at the beginning without interest.
    pub free_months: u16,
    /// What the state pays of the interest.
    pub subsidy: Option<Subsidy>,
}

/// The charge of a loan for its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RateModel {
    /// A yearly rate.
    Annual(Spread),
    /// So many times a reference rate of the norms, plus a margin (a yearly share, which may be below zero).
    Reference {
        /// The reference rate's id.
        id: String,
        /// How many times.
        times: u16,
        /// The margin, from the lowest to the highest.
        margin: Spread,
    },
    /// A share of the original amount, in all or for each month.
    Fee(PlanFee),
    /// The rate that the debts bear which it replaces.
    Kept,
}

/// A value with the range that its sources name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spread {
    /// The lowest.
    pub low: Ratio,
    /// What to reckon with.
    pub usual: Ratio,
    /// The highest.
    pub high: Ratio,
}

impl Spread {
    /// One value without a range.
    #[must_use]
    pub const fn exactly(value: Ratio) -> Spread {
        Spread { low: value, usual: value, high: value }
    }

    /// The same change on all three.
    #[must_use]
    pub fn map(self, change: impl Fn(Ratio) -> Ratio) -> Spread {
        Spread { low: change(self.low), usual: change(self.usual), high: change(self.high) }
    }
}

/// What the state pays of a loan's interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Subsidy {
    /// So many points of the yearly rate.
    pub points: Option<Ratio>,
    /// At most, or when no points are named exactly, this share of the interest.
    pub share: Ratio,
    /// Never more than this.
    pub cap: Option<Money>,
    /// The last day whose interest it covers.
    pub until: Option<Day>,
}
