//! The balance of a billing cycle on which a card's monthly rate is charged, in the variants that contracts use, and
//! the annual rate of a cycle with a transaction fee.
//!
//! Sources: the definitions in Regulation Z 12 CFR 1026.60(g); 1026.14(c)(3) with Appendix F.

use rust_decimal::Decimal;

use crate::domain::calendar::Day;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::{Refusal, not_negative, positive, usable_periods, within};
use crate::domain::credit::repayment::replay::Moved;

/// Which balance bears the cycle's rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BalanceRule {
    /// The mean of each day's balance, new purchases included.
    AverageDailyIncluding,
    /// The mean of each day's balance, new purchases left out.
    AverageDailyExcluding,
    /// Each day's balance at a daily rate; as a balance, their mean.
    Daily,
    /// The opening balance less payments and credits of the cycle.
    Adjusted,
    /// The opening balance.
    Previous,
}

impl BalanceRule {
    /// The rule of a name in files and options; `None` for an unknown one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<BalanceRule> {
        Some(match name {
            "average-daily-balance" | "average-daily-balance-including-new-purchases" => {
                BalanceRule::AverageDailyIncluding
            }
            "average-daily-balance-excluding-new-purchases" => BalanceRule::AverageDailyExcluding,
            "daily-balance" => BalanceRule::Daily,
            "adjusted-balance" => BalanceRule::Adjusted,
            "previous-balance" => BalanceRule::Previous,
            _ => return None,
        })
    }
}

/// A billing cycle: purchases are positive events, payments and credits negative ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle {
    /// Its first day.
    pub start: Day,
    /// How many days it has.
    pub days: u32,
    /// What was owed when it began.
    pub opening: Decimal,
    /// What changed the balance; each counts from its own day.
    pub events: Vec<Moved>,
}

impl Cycle {
    /// The balance that bears the rate, not rounded.
    ///
    /// # Errors
    /// A cycle without days, an event outside it, or amounts out of range.
    pub fn balance(&self, rule: BalanceRule) -> Result<Decimal, Refusal> {
        let days = i32::try_from(usable_periods(self.days)?).map_err(|_| Refusal::Overflow)?;
        within("opening balance", self.opening)?;
        for event in &self.events {
            within("event", event.amount)?;
            if event.day < self.start || event.day >= self.start.plus(days) {
                return Err(Refusal::OutsideTerm(event.day));
            }
        }
        Ok(match rule {
            BalanceRule::Previous => self.opening,
            BalanceRule::Adjusted => self.opening + self.counted(|amount| amount < Decimal::ZERO, |_| 1),
            BalanceRule::AverageDailyExcluding => self.average(days, |amount| amount < Decimal::ZERO),
            BalanceRule::AverageDailyIncluding | BalanceRule::Daily => self.average(days, |_| true),
        })
    }

    fn counted(&self, takes: impl Fn(Decimal) -> bool, times: impl Fn(Day) -> i32) -> Decimal {
        let taken = self.events.iter().filter(|event| takes(event.amount));
        taken.map(|event| event.amount * Decimal::from(times(event.day))).sum()
    }

    fn average(&self, days: i32, takes: impl Fn(Decimal) -> bool) -> Decimal {
        let end = self.start.plus(days);
        let total = self.opening * Decimal::from(days) + self.counted(takes, |day| end.since(day));
        total / Decimal::from(days)
    }
}

/// The charge on a balance at a rate, posted to cents.
///
/// # Errors
/// A negative rate or a figure out of range.
pub fn finance_charge(balance: Decimal, rate: Decimal) -> Result<Decimal, Refusal> {
    not_negative("rate", rate)?;
    Ok(Posting::CENTS.round(balance.checked_mul(rate).ok_or(Refusal::Overflow)?))
}

/// A cycle with a fee on one transaction besides the periodic rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeCycle {
    /// The transaction.
    pub transaction: Decimal,
    /// Its fee, as a share of it.
    pub transaction_fee: Decimal,
    /// Its fee as an amount, where it has one.
    pub fixed_fee: Decimal,
    /// The balance that bears the periodic rate.
    pub rated_balance: Decimal,
    /// Whether the rated balance contains the transaction (in full or for part of the cycle).
    pub includes_transaction: bool,
    /// The periodic rate.
    pub periodic_rate: Decimal,
    /// Periods in a year.
    pub periods_per_year: u32,
}

/// The rate of a cycle with a transaction fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeCycleRate {
    /// Fee and interest.
    pub finance_charge: Decimal,
    /// What they are set against; no amount is counted twice.
    pub denominator: Decimal,
    /// Charge / denominator x periods in a year.
    pub annual_rate: Decimal,
}

impl FeeCycle {
    /// The annual rate under 1026.14(c)(3): the charge over the transaction and what the rated balance holds besides it,
    /// and never less than the periodic rate makes in a year.
    ///
    /// # Errors
    /// Amounts or rates out of range.
    pub fn annual_rate(&self) -> Result<FeeCycleRate, Refusal> {
        let transaction = not_negative("transaction", self.transaction)?;
        let balance = not_negative("balance", self.rated_balance)?;
        let charge = |amount: Decimal, rate: Decimal| finance_charge(amount, rate);
        let finance_charge = charge(transaction, self.transaction_fee)?
            + not_negative("fee", self.fixed_fee)?
            + charge(balance, self.periodic_rate)?;
        let denominator = if self.includes_transaction { balance.max(transaction) } else { balance + transaction };
        positive("balance", denominator)?;
        let yearly = |rate: Decimal| rate.checked_mul(Decimal::from(self.periods_per_year)).ok_or(Refusal::Overflow);
        let charged = yearly(finance_charge)?.checked_div(denominator).ok_or(Refusal::Overflow)?;
        let annual_rate = charged.max(yearly(self.periodic_rate)?);
        Ok(FeeCycleRate { finance_charge, denominator, annual_rate })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn each_variant_of_the_balance() {
        let day = |text: &str| Day::of(text.parse().unwrap());
        let event = |text: &str, amount: &str| Moved { day: day(text), amount: exact(amount) };
        let cycle = Cycle {
            start: day("2021-06-01"),
            days: 30,
            opening: exact("600"),
            events: vec![event("2021-06-05", "150"), event("2021-06-12", "300"), event("2021-06-15", "-200")],
        };
        let at = |rule| cycle.balance(rule).unwrap().round_dp(2).to_string();
        assert_eq!(at(BalanceRule::AverageDailyIncluding), "813.33");
        assert_eq!(at(BalanceRule::AverageDailyExcluding), "493.33");
        assert_eq!(at(BalanceRule::Adjusted), "400");
        assert_eq!(at(BalanceRule::Previous), "600");
        assert_eq!(finance_charge(cycle.balance(BalanceRule::Daily).unwrap(), exact("0.016")).unwrap(), exact("13.01"));
        let outside = Cycle { events: vec![event("2021-07-01", "1")], ..cycle.clone() };
        assert_eq!(outside.balance(BalanceRule::Daily).unwrap_err().name(), "outside-term");
        assert_eq!(Cycle { days: 0, ..cycle }.balance(BalanceRule::Daily).unwrap_err(), Refusal::NoPeriods);
    }

    #[test]
    fn a_fee_is_set_against_each_amount_once() {
        let cycle = |rated: &str, share: &str, fixed: &str, includes_transaction| FeeCycle {
            transaction: exact("100"),
            transaction_fee: exact(share),
            fixed_fee: exact(fixed),
            rated_balance: exact(rated),
            includes_transaction,
            periodic_rate: exact("0.015"),
            periods_per_year: 12,
        };
        let percent =
            |cycle: FeeCycle| (cycle.annual_rate().unwrap().annual_rate * Decimal::ONE_HUNDRED).normalize().to_string();
        // Appendix F counts the whole transaction and the excess of the rated balance over it.
        assert_eq!(percent(cycle("100", "0.03", "0", true)), "54");
        assert_eq!(percent(cycle("150", "0.03", "0", true)), "42");
        assert_eq!(percent(cycle("100", "0.03", "0", false)), "27");
        assert_eq!(percent(cycle("50", "0.03", "0", false)), "30");
        assert_eq!(percent(cycle("150", "0", "0.25", true)), "20");
        assert_eq!(percent(cycle("50", "0.03", "0", true)), "45");
        // Never below the periodic rate itself.
        assert_eq!(percent(cycle("50", "0", "0", true)), "18");
    }
}
