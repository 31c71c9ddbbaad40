//! Simple interest between listed days: posted on each of them, and added to the principal only if the terms say so.

use rust_decimal::Decimal;

use super::replay::Moved;
use crate::domain::calendar::Day;
use crate::domain::calendar::day_count::DayCount;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::{Refusal, not_negative, positive, usable_rate, within};

/// A balance that bears simple interest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimpleInterest {
    /// The opening balance with its day.
    pub opening: Moved,
    /// The yearly rate.
    pub annual_rate: Decimal,
    /// How days become a share of a year.
    pub day_count: DayCount,
    /// How each posting is rounded.
    pub posting: Posting,
    /// Whether posted interest joins the balance.
    pub capitalise: bool,
}

/// Interest posted on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posted {
    /// The day.
    pub day: Day,
    /// The balance that bore it last, before the posting and the day's payments.
    pub balance_before: Decimal,
    /// The interest.
    pub interest: Decimal,
}

impl SimpleInterest {
    /// The interest posted on each of the days. A payment counts from its own day, after that day's posting.
    ///
    /// # Errors
    /// Amounts or rates out of range, or days that do not follow one another.
    pub fn post(&self, days: &[Day], payments: &[Moved]) -> Result<Vec<Posted>, Refusal> {
        let mut balance = positive("opening balance", self.opening.amount)?;
        let rate = usable_rate(self.annual_rate)?;
        for payment in payments {
            not_negative("payment", payment.amount)?;
            if payment.day <= self.opening.day {
                return Err(Refusal::DatesOutOfOrder { earlier: self.opening.day, later: payment.day });
            }
        }
        let mut from = self.opening.day;
        let mut posted = Vec::with_capacity(days.len());
        for day in days.iter().copied() {
            if day <= from && !(posted.is_empty() && day == from) {
                return Err(Refusal::DatesOutOfOrder { earlier: from, later: day });
            }
            let mut between: Vec<&Moved> = payments.iter().filter(|p| p.day > from && p.day < day).collect();
            between.sort_by_key(|payment| payment.day);
            let mut exact = Decimal::ZERO;
            let mut since = from;
            for payment in between {
                exact += self.accrue(balance, rate, since, payment.day)?;
                balance = (balance - payment.amount).max(Decimal::ZERO);
                since = payment.day;
            }
            exact += self.accrue(balance, rate, since, day)?;
            let interest = self.posting.round(exact);
            posted.push(Posted { day, balance_before: balance, interest });
            if self.capitalise {
                balance = within("balance", balance + interest)?;
            }
            let paid: Decimal = payments.iter().filter(|p| p.day == day).map(|p| p.amount).sum();
            balance = (balance - paid).max(Decimal::ZERO);
            from = day;
        }
        Ok(posted)
    }

    fn accrue(&self, balance: Decimal, rate: Decimal, from: Day, to: Day) -> Result<Decimal, Refusal> {
        // Days before division, so that a whole figure stays whole.
        let exact = match self.day_count {
            DayCount::Actual(year) => {
                let days = Decimal::from(to.since(from));
                let yearly = balance.checked_mul(rate).and_then(|interest| interest.checked_mul(days));
                yearly.and_then(|interest| interest.checked_div(Decimal::from(year)))
            }
            other => balance.checked_mul(rate).and_then(|v| v.checked_mul(other.year_fraction(from, to))),
        };
        exact.ok_or(Refusal::Overflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interest_joins_the_balance_only_when_capitalised() {
        let day = |text: &str| Day::of(text.parse().unwrap());
        let account = |capitalise| SimpleInterest {
            opening: Moved { day: day("2010-09-26"), amount: Decimal::from(1000) },
            annual_rate: Decimal::new(5, 2),
            day_count: DayCount::Actual(365),
            posting: Posting::CENTS,
            capitalise,
        };
        let days = [day("2010-12-31"), day("2011-08-22")];
        let interest = |capitalise| -> Vec<String> {
            account(capitalise).post(&days, &[]).unwrap().iter().map(|p| p.interest.to_string()).collect()
        };
        assert_eq!(interest(false), ["13.15", "32.05"]);
        assert_eq!(interest(true), ["13.15", "32.48"]);
        let backwards = account(false).post(&[days[1], days[0]], &[]);
        assert_eq!(backwards.unwrap_err().name(), "dates-out-of-order");
    }
}
