//! The true rate of an offer: what really arrives against what is really paid back.

use rust_decimal::Decimal;

use crate::domain::calendar::Day;
use crate::domain::credit::annual_rate::irr::irr;
use crate::domain::credit::annual_rate::percent_of;
use crate::domain::credit::refusal::{Refusal, positive, usable_periods};
use crate::domain::money::{Currency, Money, RATE_SCALE, Ratio};
use crate::domain::risk::norm::{Norms, RateLine};

/// An offer as it is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// The amount that it speaks of.
    pub amount: Money,
    /// What is taken off or paid before the money arrives.
    pub upfront: Money,
    /// Each payment back.
    pub payment: Money,
    /// How many payments.
    pub payments: u32,
    /// How many payments a year.
    pub a_year: u32,
    /// The currency.
    pub currency: Currency,
}

/// What an offer really costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrueRate {
    /// What arrives.
    pub received: Money,
    /// Paid back in all.
    pub paid: Money,
    /// Paid less received.
    pub cost: Money,
    /// The yearly rate in per cent: the period's times the periods of a year; none when it is beyond what a rate can say.
    pub nominal: Option<Decimal>,
    /// The same compounded.
    pub effective: Option<Decimal>,
}

impl Offer {
    /// The true rate.
    ///
    /// # Errors
    /// Amounts or counts out of range, or nothing that arrives.
    pub fn true_rate(&self) -> Result<TrueRate, Refusal> {
        let exact = |amount: Money| amount.to_decimal(self.currency);
        let received = self.amount - self.upfront;
        positive("received", exact(received))?;
        positive("payment", exact(self.payment))?;
        let count = usable_periods(self.payments)?;
        usable_periods(self.a_year)?;
        let mut flows = vec![exact(received)];
        flows.resize(count as usize + 1, -exact(self.payment));
        let root = irr(&flows).ok();
        let paid = Money(self.payment.minor().saturating_mul(i64::from(count)));
        Ok(TrueRate {
            received,
            paid,
            cost: paid - received,
            nominal: root.and_then(|root| percent_of(root.nominal(self.a_year), 2).ok()),
            effective: root.and_then(|root| percent_of(root.effective(self.a_year), 2).ok()),
        })
    }
}

/// The rate lines of a day that a yearly rate in per cent lies above.
#[must_use]
pub fn lines_passed(nominal: Decimal, norms: &Norms, day: Day) -> Vec<(&RateLine, Ratio)> {
    let above = |rate: Ratio| {
        nominal.checked_mul(Decimal::from(RATE_SCALE / 100)).is_some_and(|scaled| scaled > Decimal::from(rate.0))
    };
    norms.rate_lines_on(day).filter(|(_, rate)| above(*rate)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(upfront: i64, payment: i64, payments: u32) -> Offer {
        let (amount, currency) = (Money(1_000_000), Currency::CNY);
        Offer { amount, upfront: Money(upfront), payment: Money(payment), payments, a_year: 12, currency }
    }

    /// 10,000 of which 9,280 arrive, twelve payments of 833.33: 14.02 % nominal, 14.96 % compounded.
    #[test]
    fn a_fee_taken_first_is_part_of_the_rate() {
        let rate = offer(72_000, 83_333, 12).true_rate().unwrap();
        assert_eq!((rate.received, rate.cost), (Money(928_000), Money(71_996)));
        assert_eq!((rate.nominal, rate.effective), (Some(Decimal::new(1402, 2)), Some(Decimal::new(1496, 2))));
    }

    /// A day's loan at a tenth of its amount: beyond what a yearly rate compounded can say; its cost stays.
    #[test]
    fn a_rate_beyond_all_scales_is_told_in_money() {
        let (amount, currency) = (Money(100_000), Currency::CNY);
        let day = Offer { amount, upfront: Money(50_000), payment: amount, payments: 1, a_year: 366, currency };
        let rate = day.true_rate().unwrap();
        assert_eq!((rate.cost, rate.nominal, rate.effective), (Money(50_000), Some(Decimal::from(36_600)), None));
    }

    #[test]
    fn an_offer_that_brings_nothing_has_no_rate() {
        assert_eq!(offer(1_000_000, 1, 12).true_rate().unwrap_err().name(), "not-positive");
        assert_eq!(offer(0, 0, 12).true_rate().unwrap_err().name(), "not-positive");
        assert_eq!(offer(0, 100_000, 0).true_rate().unwrap_err().name(), "no-periods");
    }
}
