//! The European and UK annual percentage rate: the effective yearly rate of all that is received and paid.
//!
//! Sources: Directive 2008/48/EC Annex I (intervals, rounding), FCA MCOB 10.3 and CONC App 1 (which of several roots).
//! A cost paid before the first drawdown has a negative time.

use rust_decimal::Decimal;

use super::roots::{Root, TimedAmount, balance};
use super::to_float;
use crate::domain::calendar::Day;
use crate::domain::calendar::interval::eu_years;
use crate::domain::credit::refusal::{Refusal, within};

/// How dates become years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearRule {
    /// Whole months counted back from the later date, days over the year that ends where they end (today's rule).
    Interval,
    /// Days over a fixed year (365 in the older examples, 365.25 in some tools).
    Days(Decimal),
}

impl YearRule {
    /// The time in years from the first drawdown to another day.
    #[must_use]
    pub fn years(self, drawdown: Day, day: Day) -> Decimal {
        match self {
            YearRule::Interval => eu_years(drawdown, day),
            YearRule::Days(year) => Decimal::from(day.since(drawdown)).checked_div(year).unwrap_or_default(),
        }
    }
}

/// An amount some years after the first drawdown: received is positive, paid is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearAmount {
    /// Years after the first drawdown; negative before it.
    pub years: Decimal,
    /// The amount.
    pub amount: Decimal,
}

/// The annual percentage rate of flows whose times are known.
///
/// # Errors
/// An amount out of range, flows of one sign, no root, or a search that fails, each by name.
pub fn annual_percentage_rate(flows: &[YearAmount]) -> Result<Root, Refusal> {
    let mut timed = Vec::with_capacity(flows.len());
    for flow in flows {
        timed.push(TimedAmount { time: to_float(flow.years), amount: to_float(within("flow", flow.amount)?) });
    }
    balance(timed)
}

/// The annual percentage rate of dated flows; time zero is the first day on which money is received.
///
/// # Errors
/// As [`annual_percentage_rate`]; nothing received is [`Refusal::OneSigned`].
pub fn of_dated(flows: &[super::irr::DatedAmount], rule: YearRule) -> Result<Root, Refusal> {
    let received = flows.iter().filter(|flow| flow.amount > Decimal::ZERO).map(|flow| flow.day).min();
    let drawdown = received.ok_or(if flows.is_empty() { Refusal::NoFlows } else { Refusal::OneSigned })?;
    let years = |day: Day| rule.years(drawdown, day);
    let timed: Vec<YearAmount> =
        flows.iter().map(|flow| YearAmount { years: years(flow.day), amount: flow.amount }).collect();
    annual_percentage_rate(&timed)
}

#[cfg(test)]
mod tests {
    use super::super::irr::DatedAmount;
    use super::*;

    #[test]
    fn a_year_and_a_half_at_interest() {
        let flow =
            |day: &str, amount: i64| DatedAmount { day: Day::of(day.parse().unwrap()), amount: Decimal::from(amount) };
        let flows = [flow("1994-01-01", 1000), flow("1994-01-01", -50), flow("1995-07-01", -1200)];
        let by_days = of_dated(&flows, YearRule::Days(Decimal::from(365))).unwrap();
        assert_eq!(by_days.percent(1).unwrap().to_string(), "16.9");
        let by_months = of_dated(&flows, YearRule::Interval).unwrap();
        assert!((by_months.rate - ((1200.0_f64 / 950.0).powf(2.0 / 3.0) - 1.0)).abs() < 1e-12);
    }
}
