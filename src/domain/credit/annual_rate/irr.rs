//! The internal rate of return of equally spaced and of dated flows, and the rate hidden in an instalment fee.
//!
//! The unit of the rate is one period for equal spacing and one year for dates.

use rust_decimal::Decimal;

use super::roots::{Root, TimedAmount, balance};
use super::to_float;
use crate::domain::calendar::Day;
use crate::domain::calendar::day_count::DayCount;
use crate::domain::credit::refusal::{Refusal, positive, usable_periods, usable_share, within};

/// An amount on a day: received is positive, paid is negative (or the other way round, throughout).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatedAmount {
    /// The day.
    pub day: Day,
    /// The amount.
    pub amount: Decimal,
}

/// The rate per period of equally spaced flows.
///
/// # Errors
/// An amount out of range, flows of one sign, no root, or a search that fails, each by name.
pub fn irr(flows: &[Decimal]) -> Result<Root, Refusal> {
    let mut timed = Vec::with_capacity(flows.len());
    for (period, amount) in flows.iter().enumerate() {
        let amount = to_float(within("flow", *amount)?);
        timed.push(TimedAmount { time: period as f64, amount });
    }
    balance(timed)
}

/// The effective yearly rate of dated flows; time runs from the earliest date.
///
/// # Errors
/// An amount out of range, flows of one sign, no root, or a search that fails, each by name.
pub fn xirr(flows: &[DatedAmount], day_count: DayCount) -> Result<Root, Refusal> {
    let start = flows.iter().map(|flow| flow.day).min().ok_or(Refusal::NoFlows)?;
    let mut timed = Vec::with_capacity(flows.len());
    for flow in flows {
        let time = match day_count {
            // The usual case without a decimal division for each flow.
            DayCount::Actual(year) => f64::from(flow.day.since(start)) / f64::from(year),
            _ => to_float(day_count.year_fraction(start, flow.day)),
        };
        timed.push(TimedAmount { time, amount: to_float(within("flow", flow.amount)?) });
    }
    balance(timed)
}

/// An instalment plan as an app states it: principal in equal parts, and a fee on the original principal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InstalmentOffer {
    /// What is bought or borrowed.
    pub principal: Decimal,
    /// In how many periods it is paid back.
    pub periods: u32,
    /// The fee of each period, as a share of the original principal (0.0066 is 0.66 %).
    pub fee_per_period: Decimal,
    /// A fee paid on the first day, as a share of the original principal.
    pub upfront_fee: Decimal,
}

impl InstalmentOffer {
    /// What is paid each period, not rounded: principal x (1 / periods + fee).
    ///
    /// # Errors
    /// A principal that is not positive, no periods, a negative fee, or an amount out of range.
    pub fn payment(&self) -> Result<Decimal, Refusal> {
        let principal = positive("principal", self.principal)?;
        let periods = Decimal::from(usable_periods(self.periods)?);
        let fee = usable_share("fee", self.fee_per_period)?;
        let part = principal.checked_div(periods).ok_or(Refusal::Overflow)?;
        let payment = principal.checked_mul(fee).and_then(|fee| part.checked_add(fee)).ok_or(Refusal::Overflow)?;
        within("payment", payment)
    }

    /// The rate per period at which the payments are worth what was received.
    ///
    /// # Errors
    /// As [`InstalmentOffer::payment`]; a fee paid first that takes all of the principal leaves flows of one sign.
    pub fn rate(&self) -> Result<Root, Refusal> {
        let payment = self.payment()?;
        let upfront = usable_share("fee", self.upfront_fee)?;
        let kept = self.principal.checked_mul(upfront).and_then(|fee| self.principal.checked_sub(fee));
        let mut flows = vec![kept.ok_or(Refusal::Overflow)?];
        flows.resize(self.periods as usize + 1, -payment);
        irr(&flows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn offer(fee: &str) -> InstalmentOffer {
        InstalmentOffer {
            principal: exact("10000"),
            periods: 12,
            fee_per_period: exact(fee),
            upfront_fee: Decimal::ZERO,
        }
    }

    #[test]
    fn an_instalment_fee_is_nearly_twice_its_rate() {
        let root = offer("0.0066").rate().unwrap();
        assert!((root.nominal(12) - 0.143_106_16).abs() < 5e-9);
        assert!((root.effective(12) - 0.152_875_87).abs() < 5e-9);
        assert!(offer("0").rate().unwrap().rate.abs() < f64::MIN_POSITIVE);
    }

    #[test]
    fn bad_offers_are_refused_by_name() {
        let name = |offer: InstalmentOffer| offer.rate().unwrap_err().name();
        assert_eq!(name(InstalmentOffer { principal: Decimal::ZERO, ..offer("0.01") }), "not-positive");
        assert_eq!(name(InstalmentOffer { principal: exact("1000000000000000"), ..offer("0.01") }), "amount-too-large");
        assert_eq!(name(InstalmentOffer { periods: 0, ..offer("0.01") }), "no-periods");
        assert_eq!(name(offer("-0.01")), "share-out-of-range");
        assert_eq!(name(InstalmentOffer { upfront_fee: Decimal::ONE, ..offer("0.01") }), "one-signed");
    }

    #[test]
    fn dated_flows_need_no_order() {
        let flow = |day: &str, amount: &str| DatedAmount { day: Day::of(day.parse().unwrap()), amount: exact(amount) };
        let flows = [
            flow("2015-06-11", "-1000"),
            flow("2015-07-21", "-9000"),
            flow("2018-06-10", "20000"),
            flow("2015-10-17", "-3000"),
        ];
        let root = xirr(&flows, DayCount::Actual(365)).unwrap();
        assert!((root.rate - 0.163_537_158_44).abs() < 1e-11);
        let mut turned = flows;
        turned.reverse();
        assert_eq!(xirr(&turned, DayCount::Actual(365)).unwrap().rate.to_bits(), root.rate.to_bits());
        assert_eq!(xirr(&[], DayCount::Actual(365)).unwrap_err(), Refusal::NoFlows);
    }
}
