//! The proof: no plan that is never late, keeps the floor and draws nothing new can cost less than the bound.
//!
//! Cash gets a price in each stretch between two paydays: what one more minor unit there would save. Prices are not
//! negative and fall with time, since money can be kept. At any such prices
//! `sum over lines of (least payments x (1 + price) + what is owed at the end - what is owed today) - price x cash` is a
//! bound, whoever found the prices: a plan's payments never exceed the cash there is, so charging for them and giving the
//! cash back at its price cannot raise its cost. Good prices are looked for with floats; the bound is recomputed from them
//! in whole numbers, rounded down everywhere.

mod at_once;
mod curve;
mod flat;
mod flows;
pub(super) mod number;
mod prices;
pub(super) mod steps;

pub use prices::{Found, maximise};

use self::flat::least as flat_least;
use self::number::Number;
use self::steps::Desk;
use crate::domain::money::Money;
use crate::domain::plan::course::{Balance, Course, Courses, FINE_BITS, Kind, ONE};

/// A price of one minor unit of cash is this many parts.
pub const PRICE_SCALE: i64 = 1_000_000_000;

/// For each stretch, how much of the price falls away at its end, in parts of [`PRICE_SCALE`]: the price in a stretch is
/// the sum from it on. Never negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drops(pub Vec<i64>);

impl Drops {
    /// The price in each stretch, in parts of [`PRICE_SCALE`].
    #[must_use]
    pub fn prices(&self) -> Vec<i64> {
        let mut price: i64 = 0;
        let mut prices: Vec<i64> = Vec::with_capacity(self.0.len());
        for drop in self.0.iter().rev() {
            price = price.saturating_add((*drop).max(0));
            prices.push(price);
        }
        prices.reverse();
        prices
    }
}

/// What each line adds to the bound, and the bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The least that any such plan costs, interest and fees from today to the last day, rounded down.
    pub cost: Money,
    /// What the courses add, each with its line, in fine parts.
    pub lines: Vec<(usize, i64)>,
}

/// The bound at given prices, in whole numbers. `paid_already` are charges that every plan pays (the fee of an offer).
#[must_use]
pub fn prove(courses: &Courses, drops: &Drops, paid_already: Money) -> Bound {
    let scaled = |price: i64| i64::try_from(i128::from(price) * i128::from(ONE) / i128::from(PRICE_SCALE));
    // Truncated prices would not fall evenly with the cash below, so the drops are truncated first.
    let fixed = Drops(drops.0.iter().map(|drop| scaled((*drop).max(0)).unwrap_or(i64::MAX / 1024)).collect());
    let prices: Vec<i64> = fixed.prices().into_iter().map(|price| ONE.saturating_add(price)).collect();
    let mut lines = Vec::with_capacity(courses.list.len());
    let mut sum: i128 = i128::from((paid_already + courses.sure).minor()) << FINE_BITS;
    for course in &courses.list {
        let cost = least_of::<i64>(course, courses, &prices).saturating_sub(<i64 as Number>::money(course.owed));
        lines.push((course.line, cost));
        sum += i128::from(cost);
    }
    for (drop, payable) in fixed.0.iter().zip(&courses.epochs.payable) {
        // Rounded up: what the cash is worth is taken off.
        let worth = i128::from(*drop) * i128::from(payable.minor());
        sum -= (worth >> (40 - FINE_BITS)) + 1;
    }
    let cost = Money(i64::try_from(sum >> FINE_BITS).unwrap_or(i64::MIN / 4));
    Bound { cost, lines }
}

fn least_of<N: Number>(course: &Course, courses: &Courses, prices: &[N]) -> N {
    match &course.kind {
        Kind::Balance(balance) => {
            let at_once = balance.at_once.and_then(|loan| at_once::least(balance, loan, prices));
            at_once.map_or_else(|| Desk::of(balance).least(balance, prices), |least| least.cost)
        }
        Kind::Flat(plan) => flat_least(plan, prices, &bill_epochs(plan, courses)).cost,
    }
}

/// The stretch in which each bill of a plan is made.
fn bill_epochs(plan: &crate::domain::plan::course::FlatPlan, courses: &Courses) -> Vec<usize> {
    plan.bills.iter().map(|bill| courses.epochs.of_day(bill.on)).collect()
}

/// A balance with its desk, for repeated evaluation.
struct Worked<'c> {
    balance: &'c Balance,
    desk: Desk<f64>,
}
