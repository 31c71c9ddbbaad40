//! The US minimum-payment disclosure: how long the minimum takes, and the payment that would end the debt in 36 months.
//!
//! Source: Regulation Z, 12 CFR 1026 Appendix M1 (b) and the program of Appendix M2. A month: the minimum is a share of
//! the balance before interest, at least a sum; each balance earns a twelfth of its rate, rounded to cents; the payment
//! goes to the first balance of the list (the lowest rate) and on.

use rust_decimal::Decimal;

use super::Ending;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::{MOST_PERIODS, NeverRepaid, Refusal, positive, usable_rate};
use crate::domain::credit::repayment::level;
use crate::domain::money::{Money, RATE_SCALE, Ratio, Rounding};

/// A balance with its own rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatedBalance {
    /// The yearly rate.
    pub annual_rate: Ratio,
    /// What is owed at that rate.
    pub amount: Money,
}

/// A rate that ends: from `regular_from_month` on the balance bears `regular_rate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promotion {
    /// Which balance of the list, from 0.
    pub applies_to: usize,
    /// The first month at the regular rate. The appendix tests `month >= n`, so a promotion "of six months" lasts five.
    pub regular_from_month: u32,
    /// Of the 36 months, how many the promotional rate weighs.
    pub weight_months_of_36: u32,
    /// The regular rate.
    pub regular_rate: Ratio,
}

/// What the disclosure starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementOfBalances {
    /// The balances, lowest rate first.
    pub balances: Vec<RatedBalance>,
    /// Share of the balance before interest that is the minimum.
    pub percent: Ratio,
    /// The least minimum.
    pub floor: Money,
    /// A promotion on one of the balances.
    pub promotion: Option<Promotion>,
}

/// One month of paying the minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinimumMonth {
    /// The month, from 1.
    pub month: u32,
    /// The minimum paid.
    pub payment: Money,
    /// The interest of all balances.
    pub finance_charge: Money,
    /// What is owed afterwards.
    pub balance: Money,
}

/// The disclosure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// When the minimum ends the debt.
    pub ending: Ending,
    /// The months, as far as they were followed.
    pub months: Vec<MinimumMonth>,
    /// All that is paid, when the debt ends.
    pub total_paid: Option<Money>,
    /// The payment that ends the debt in 36 months at the weighted rate.
    pub payment_36: Money,
    /// 36 of those payments.
    pub total_36: Money,
}

impl Disclosure {
    /// Whole units saved by the 36-month payment: both totals rounded, then subtracted. Negative when the minimum is
    /// cheaper, which must not be called a saving.
    #[must_use]
    pub fn savings_whole(&self) -> Option<i64> {
        let whole = |amount: Money| Rounding::HalfUp.divide(i128::from(amount.minor()), 100);
        self.total_paid.map(|total| whole(total) - whole(self.total_36))
    }

    /// How the number of months is told.
    #[must_use]
    pub fn disclosed(&self) -> Option<DisclosedTime> {
        match self.ending {
            Ending::Repaid(months) => Some(DisclosedTime::of(months)),
            _ => None,
        }
    }
}

/// How a number of months is told on a statement (Appendix M1 (b)(5), comment 7(b)(12)(i)(F)-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisclosedTime {
    /// The exact months.
    pub months: u32,
    /// The nearest whole year; half a year counts up.
    pub years: u32,
    /// Below two years the months are told instead.
    pub told_in_months: bool,
    /// Whether the 36-month payment is shown beside it: not at three years or less.
    pub shows_36_months: bool,
}

impl DisclosedTime {
    /// How so many months are told.
    #[must_use]
    pub const fn of(months: u32) -> DisclosedTime {
        let years = months.saturating_add(6) / 12;
        DisclosedTime { months, years, told_in_months: months < 24, shows_36_months: years > 3 }
    }
}

impl StatementOfBalances {
    /// The disclosure: the months of minimum payments and the 36-month payment.
    ///
    /// # Errors
    /// No balance, a balance or floor out of range, or a rate out of range.
    pub fn disclose(&self) -> Result<Disclosure, Refusal> {
        self.check()?;
        let payment_36 = self.payment_36()?;
        let (ending, months) = self.follow();
        let total_paid = match ending {
            Ending::Repaid(_) => Some(months.iter().map(|month| month.payment).sum()),
            _ => None,
        };
        Ok(Disclosure {
            ending,
            months,
            total_paid,
            payment_36,
            total_36: Money(payment_36.minor().saturating_mul(36)),
        })
    }

    fn check(&self) -> Result<(), Refusal> {
        let in_units = |amount: Money| Decimal::new(amount.minor(), 2);
        positive("balance", in_units(self.total()))?;
        for balance in &self.balances {
            positive("balance", in_units(balance.amount))?;
            usable_rate(balance.annual_rate.to_decimal())?;
        }
        if self.percent.0 < 0 {
            return Err(Refusal::Negative("minimum", self.percent.to_decimal()));
        }
        if self.percent == Ratio::ZERO && self.floor.is_zero() {
            return Err(Refusal::NotPositive("minimum", Decimal::ZERO));
        }
        if self.floor < Money::ZERO {
            return Err(Refusal::Negative("minimum", in_units(self.floor)));
        }
        if let Some(promotion) = self.promotion {
            usable_rate(promotion.regular_rate.to_decimal())?;
            if promotion.applies_to >= self.balances.len() || promotion.weight_months_of_36 > 36 {
                return Err(Refusal::Unusable("promotion"));
            }
        }
        Ok(())
    }

    fn total(&self) -> Money {
        self.balances.iter().map(|balance| balance.amount).sum()
    }

    /// Whether every balance bears its final rate in a month.
    fn rates_are_final(&self, month: u32) -> bool {
        self.promotion.is_none_or(|promotion| month >= promotion.regular_from_month)
    }

    fn rate_in(&self, index: usize, month: u32) -> Ratio {
        match self.promotion {
            Some(p) if p.applies_to == index && month >= p.regular_from_month => p.regular_rate,
            _ => self.balances.get(index).map_or(Ratio::ZERO, |balance| balance.annual_rate),
        }
    }

    fn follow(&self) -> (Ending, Vec<MinimumMonth>) {
        let mut owed: Vec<Money> = self.balances.iter().map(|balance| balance.amount).collect();
        let mut months = Vec::new();
        for month in 1..=MOST_PERIODS {
            let before: Money = owed.iter().copied().sum();
            let share = before.share(self.percent, Rounding::HalfUp).most(self.floor);
            let mut charge = Money::ZERO;
            for (index, balance) in owed.iter_mut().enumerate() {
                let interest = twelfth(*balance, self.rate_in(index, month));
                charge += interest;
                *balance += interest;
            }
            // A share that rounds to nothing leaves a few cents, which are due as they are.
            let minimum = if share.is_zero() { before + charge } else { share };
            let payment = minimum.least(before + charge);
            let mut left = payment;
            for balance in &mut owed {
                let part = left.least(*balance);
                *balance -= part;
                left -= part;
            }
            let balance: Money = owed.iter().copied().sum();
            months.push(MinimumMonth { month, payment, finance_charge: charge, balance });
            if balance.is_zero() {
                return (Ending::Repaid(month), months);
            }
            // With final rates the dearest balances last longest, so a payment at or below the interest stays there.
            if self.rates_are_final(month) && payment <= charge {
                let in_units = |amount: Money| Decimal::new(amount.minor(), 2);
                let never = NeverRepaid {
                    period: month,
                    balance: in_units(before),
                    interest: in_units(charge),
                    payment: in_units(payment),
                };
                return (Ending::Never(never), months);
            }
        }
        (Ending::NotWithin(MOST_PERIODS), months)
    }

    /// The 36-month payment: the rates weighted by their balances, a promotional one by its share of the 36 months.
    fn payment_36(&self) -> Result<Money, Refusal> {
        let mut weighted = Decimal::ZERO;
        for (index, balance) in self.balances.iter().enumerate() {
            let rate = match self.promotion {
                Some(p) if p.applies_to == index => {
                    let months = Decimal::from(p.weight_months_of_36);
                    let regular = Decimal::from(36 - p.weight_months_of_36.min(36));
                    (balance.annual_rate.to_decimal() * months + p.regular_rate.to_decimal() * regular)
                        / Decimal::from(36)
                }
                _ => balance.annual_rate.to_decimal(),
            };
            weighted += Decimal::from(balance.amount.minor()) * rate;
        }
        let total = Decimal::from(self.total().minor());
        let monthly = weighted.checked_div(total * Decimal::from(12)).ok_or(Refusal::Overflow)?;
        let cents = level::at_period_rate(total, monthly, 36, Decimal::ZERO)?;
        let whole = Posting::new(Decimal::ONE, Rounding::HalfUp)?.round(cents);
        i64::try_from(whole).map(Money).map_err(|_| Refusal::Overflow)
    }
}

/// A month's interest: a twelfth of the yearly rate (rate / 365 x 365 / 12), rounded to cents.
fn twelfth(balance: Money, annual_rate: Ratio) -> Money {
    let exact = i128::from(balance.minor()) * i128::from(annual_rate.0);
    Money(Rounding::HalfUp.divide(exact, 12 * i128::from(RATE_SCALE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(amount: i64, rate: i64, percent: Ratio, floor: i64) -> StatementOfBalances {
        StatementOfBalances {
            balances: vec![RatedBalance { annual_rate: Ratio::basis_points(rate), amount: Money(amount) }],
            percent,
            floor: Money(floor),
            promotion: None,
        }
    }

    #[test]
    fn the_appendix_example() {
        let balance =
            |percent: i64, amount: i64| RatedBalance { annual_rate: Ratio::percent(percent), amount: Money(amount) };
        let statement = StatementOfBalances {
            balances: vec![balance(0, 50_000), balance(17, 25_000), balance(21, 25_000)],
            percent: Ratio::percent(2),
            floor: Money(2_000),
            promotion: Some(Promotion {
                applies_to: 0,
                regular_from_month: 6,
                weight_months_of_36: 6,
                regular_rate: Ratio::percent(17),
            }),
        };
        let disclosure = statement.disclose().unwrap();
        assert_eq!(disclosure.ending, Ending::Repaid(94));
        assert_eq!(disclosure.total_paid, Some(Money(187_238)));
        assert_eq!((disclosure.payment_36, disclosure.total_36), (Money(3_545), Money(127_620)));
        assert_eq!(disclosure.savings_whole(), Some(596));
        assert_eq!(disclosure.disclosed().map(|time| time.years), Some(8));
    }

    #[test]
    fn a_minimum_below_the_interest_never_ends_and_says_so_in_the_first_month() {
        let disclosure = one(300_000, 2900, Ratio::percent(1), 1_500).disclose().unwrap();
        let Ending::Never(never) = &disclosure.ending else { panic!("{:?}", disclosure.ending) };
        assert_eq!(
            (never.period, never.interest.to_string(), never.payment.to_string()),
            (1, "72.50".into(), "30.00".into())
        );
        assert_eq!(disclosure.savings_whole(), None);
    }

    #[test]
    fn years_are_the_nearest_and_short_times_are_told_in_months() {
        let told = |months| DisclosedTime::of(months);
        assert_eq!([29, 30, 38, 41, 42].map(|m| told(m).years), [2, 3, 3, 3, 4]);
        assert_eq!([23, 24].map(|m| told(m).told_in_months), [true, false]);
        assert_eq!([41, 42].map(|m| told(m).shows_36_months), [false, true]);
    }

    #[test]
    fn nothing_owed_is_refused() {
        assert_eq!(one(0, 1800, Ratio::percent(2), 0).disclose().unwrap_err().name(), "not-positive");
        assert_eq!(one(100, 1800, Ratio::percent(-2), 0).disclose().unwrap_err().name(), "negative");
        assert_eq!(one(100, 1800, Ratio::ZERO, 0).disclose().unwrap_err().name(), "not-positive");
    }

    #[test]
    fn a_share_without_a_least_sum_ends_with_the_last_cents() {
        let disclosure = one(1_000_000, 1825, Ratio::percent(10), 0).disclose().unwrap();
        assert!(matches!(disclosure.ending, Ending::Repaid(months) if months < 200), "{:?}", disclosure.ending);
    }
}
