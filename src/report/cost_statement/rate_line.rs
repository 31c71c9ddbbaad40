//! Where an annual cost lies beside the rate lines of a day.

use rust_decimal::Decimal;

use crate::domain::calendar::Day;
use crate::domain::cost::{AnnualCost, Performed, Way};
use crate::domain::money::Ratio;
use crate::domain::risk::norm::{Norms, RateLine, RateLineValue, Reading};

/// On which side of a line a rate lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Below it.
    Below,
    /// On it.
    At,
    /// Above it.
    Above,
}

/// A rate line held against an annual cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The line.
    pub line: RateLine,
    /// Where it lies.
    pub at: Ratio,
    /// The reference rate behind it on the day of the contract, when it has one.
    pub reading: Option<Reading>,
    /// Which way of paying was held against it.
    pub way: Way,
    /// Where the nominal rate lies; none when there is no rate.
    pub nominal: Option<Side>,
    /// Where the effective rate lies.
    pub effective: Option<Side>,
}

/// The rate lines of `day`; a multiple of a reference rate is taken with the rate of the day of the contract.
pub(super) fn hold(norms: Option<&Norms>, day: Day, contract: Day, performed: &Performed) -> Vec<Held> {
    let Some(norms) = norms else { return Vec::new() };
    let annual = performed.annual.as_ref().ok();
    let held = |(line, on_day): (&RateLine, Ratio)| {
        let reading = match &line.value {
            RateLineValue::Multiple { of, .. } => norms.reference_rate(of, contract.min(day)),
            RateLineValue::Fixed(_) => None,
        };
        let at = match (&line.value, reading) {
            (RateLineValue::Multiple { times, .. }, Some(reading)) => {
                Ratio(reading.rate.0.saturating_mul(i64::from(*times)))
            }
            _ => on_day,
        };
        let side = |percent: fn(&AnnualCost) -> Decimal| annual.map(|annual| side(percent(annual), at));
        Held {
            line: line.clone(),
            at,
            reading,
            way: performed.way,
            nominal: side(|annual| annual.nominal_percent),
            effective: side(|annual| annual.effective_percent),
        }
    };
    norms.rate_lines_on(day).map(held).collect()
}

/// Rates are compared as they are shown: in per cent with two decimals.
fn side(percent: Decimal, line: Ratio) -> Side {
    let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    let shown = percent.round_dp_with_strategy(2, strategy);
    let line = (line.to_decimal() * Decimal::ONE_HUNDRED).round_dp_with_strategy(2, strategy);
    match shown.cmp(&line) {
        std::cmp::Ordering::Less => Side::Below,
        std::cmp::Ordering::Equal => Side::At,
        std::cmp::Ordering::Greater => Side::Above,
    }
}
