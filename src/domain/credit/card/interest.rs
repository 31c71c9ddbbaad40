//! Card interest by the day, with the day rule named; the charge for a missed minimum; the penalty on what is overdue.

use rust_decimal::Decimal;

use crate::domain::calendar::Day;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::{Refusal, not_negative};
use crate::domain::credit::terms::LateFee;
use crate::domain::money::{Money, Rounding};

/// Which days of a stretch bear interest. On an ordinary bill the difference is a day's interest on every stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CountedDays {
    /// Its first and its last day.
    BothEnds,
    /// Its first day, not its last.
    EndExcluded,
}

/// An amount that was owed over some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The amount.
    pub amount: Decimal,
    /// The first day (the posting day, for a purchase).
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Stretch {
    /// The days that bear interest.
    ///
    /// # Errors
    /// [`Refusal::DatesOutOfOrder`].
    pub fn days(&self, counted: CountedDays) -> Result<i32, Refusal> {
        if self.to < self.from {
            return Err(Refusal::DatesOutOfOrder { earlier: self.from, later: self.to });
        }
        Ok(self.to.since(self.from) + i32::from(counted == CountedDays::BothEnds))
    }
}

/// Interest at a daily rate over the stretches, rounded once to cents.
///
/// # Errors
/// Amounts or rates out of range, or days out of order.
pub fn daily_interest(stretches: &[Stretch], daily_rate: Decimal, counted: CountedDays) -> Result<Decimal, Refusal> {
    not_negative("rate", daily_rate)?;
    let mut total = Decimal::ZERO;
    for stretch in stretches {
        let days = Decimal::from(stretch.days(counted)?);
        let exact = not_negative("amount", stretch.amount)?.checked_mul(daily_rate).and_then(|v| v.checked_mul(days));
        total = exact.and_then(|exact| total.checked_add(exact)).ok_or(Refusal::Overflow)?;
    }
    Ok(Posting::CENTS.round(total))
}

/// Whether a statement keeps its interest-free period: it was paid in full by the due day.
#[must_use]
pub fn keeps_grace(statement_balance: Decimal, paid_by_due: Decimal) -> bool {
    paid_by_due >= statement_balance
}

/// The charge for a minimum that was not paid: a fixed sum and a share of the unpaid part, within its bounds.
#[must_use]
pub fn late_charge(unpaid_minimum: Money, fee: &LateFee) -> Money {
    if unpaid_minimum <= Money::ZERO {
        return Money::ZERO;
    }
    let charge = (fee.fixed + unpaid_minimum.share(fee.percent, Rounding::HalfUp)).most(fee.floor);
    fee.cap.map_or(charge, |cap| charge.least(cap))
}

/// The penalty on an overdue amount: amount x daily rate x days overdue, rounded once to cents.
///
/// # Errors
/// Amounts or rates out of range.
pub fn penalty(overdue: Decimal, daily_rate: Decimal, days_overdue: u32) -> Result<Decimal, Refusal> {
    let daily = not_negative("amount", overdue)?.checked_mul(not_negative("rate", daily_rate)?);
    let exact = daily.and_then(|daily| daily.checked_mul(Decimal::from(days_overdue))).ok_or(Refusal::Overflow)?;
    Ok(Posting::CENTS.round(exact))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Ratio;

    fn exact(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_rule_is_worth_money() {
        let day = |text: &str| Day::of(text.parse().unwrap());
        let stretch =
            |amount: &str, from: &str, to: &str| Stretch { amount: exact(amount), from: day(from), to: day(to) };
        let both = [stretch("1000", "2021-03-30", "2021-04-22"), stretch("900", "2021-04-23", "2021-05-05")];
        assert_eq!(daily_interest(&both, exact("0.0005"), CountedDays::BothEnds), Ok(exact("17.85")));
        let open = [stretch("1000", "2021-03-30", "2021-04-23"), stretch("900", "2021-04-23", "2021-05-05")];
        assert_eq!(daily_interest(&open, exact("0.0005"), CountedDays::EndExcluded), Ok(exact("17.40")));
        let turned = [stretch("1", "2021-05-05", "2021-05-04")];
        assert_eq!(
            daily_interest(&turned, exact("0.0005"), CountedDays::BothEnds).unwrap_err().name(),
            "dates-out-of-order"
        );
    }

    #[test]
    fn a_late_charge_stays_within_its_bounds() {
        let fee =
            LateFee { percent: Ratio::percent(5), floor: Money(1_000), cap: Some(Money(50_000)), ..LateFee::default() };
        assert_eq!(late_charge(Money::ZERO, &fee), Money::ZERO);
        assert_eq!(late_charge(Money(10_000), &fee), Money(1_000));
        assert_eq!(late_charge(Money(100_000), &fee), Money(5_000));
        assert_eq!(late_charge(Money(100_000_000), &fee), Money(50_000));
        assert_eq!(penalty(exact("5000"), exact("0.00075"), 31), Ok(exact("116.25")));
        assert!(keeps_grace(exact("100"), exact("100")) && !keeps_grace(exact("100"), exact("99.99")));
    }
}
