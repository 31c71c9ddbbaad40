//! How much of a plan's principal remains after so many paid periods, and what it began with.
//!
//! Records often state only one of the two. The figures follow the contract's schedule with every payment on time, so
//! a lender's own rounding may differ by a few minor units; what the record states always wins.

use super::instalment::level_payment;
use super::line::Rhythm;
use super::terms::Amortisation;
use crate::domain::money::{Money, RATE_SCALE, Rate, RateBasis, Rounding};

/// The rate of one period in parts of 10^12: a month is a twelfth of the year, a week a fifty-second.
#[must_use]
pub fn period_rate(rate: Rate, rhythm: Rhythm) -> i64 {
    let (times, over) = match (rate.basis, rhythm) {
        (RateBasis::Annual, Rhythm::Weekly) => (1, 52),
        (RateBasis::Annual, Rhythm::Fortnightly) => (1, 26),
        (RateBasis::Annual, Rhythm::Monthly) => (1, 12),
        (RateBasis::Annual, Rhythm::Yearly | Rhythm::Once) | (RateBasis::Monthly, Rhythm::Monthly) => (1, 1),
        (RateBasis::Monthly, Rhythm::Weekly) => (12, 52),
        (RateBasis::Monthly, Rhythm::Fortnightly) => (12, 26),
        (RateBasis::Monthly, Rhythm::Yearly | Rhythm::Once) => (12, 1),
        (RateBasis::Daily, Rhythm::Weekly) => (7, 1),
        (RateBasis::Daily, Rhythm::Fortnightly) => (14, 1),
        (RateBasis::Daily, Rhythm::Monthly) => (365, 12),
        (RateBasis::Daily, Rhythm::Yearly | Rhythm::Once) => (365, 1),
    };
    Rounding::HalfUp.divide(i128::from(rate.value) * times, over)
}

/// What remains of `principal` after `paid` of `periods`.
#[must_use]
pub fn remaining_principal(
    principal: Money,
    periods: u16,
    paid: u16,
    amortisation: Amortisation,
    rate: Rate,
    rhythm: Option<Rhythm>,
) -> Money {
    if paid >= periods {
        return Money::ZERO;
    }
    match amortisation {
        Amortisation::InterestFirst | Amortisation::Bullet => principal,
        Amortisation::EqualPrincipal | Amortisation::FlatFee => {
            let share = principal.part_of(u32::from(periods), Rounding::HalfUp);
            (principal - Money(share.minor().saturating_mul(i64::from(paid)))).positive_part()
        }
        Amortisation::Annuity => {
            let per_period = period_rate(rate, rhythm.unwrap_or_default());
            let level = level_payment(principal, periods, per_period);
            let mut left = principal;
            for _ in 0..paid {
                let interest = left.scaled(per_period, RATE_SCALE, Rounding::HalfUp);
                left -= (level - interest).positive_part().least(left);
            }
            left
        }
    }
}

/// What a plan began with of which `balance` remains after `paid` of `periods`.
#[must_use]
pub fn original_principal(
    balance: Money,
    periods: u16,
    paid: u16,
    amortisation: Amortisation,
    rate: Rate,
    rhythm: Option<Rhythm>,
) -> Money {
    let left = periods.saturating_sub(paid);
    if paid == 0 || left == 0 {
        return balance;
    }
    match amortisation {
        Amortisation::InterestFirst | Amortisation::Bullet => balance,
        Amortisation::EqualPrincipal | Amortisation::FlatFee => {
            balance.scaled(i64::from(periods), i64::from(left), Rounding::HalfUp)
        }
        Amortisation::Annuity => {
            let per_period = period_rate(rate, rhythm.unwrap_or_default());
            let level = level_payment(balance, left, per_period);
            (0..paid).fold(balance, |later, _| {
                (later + level).scaled(RATE_SCALE, RATE_SCALE.saturating_add(per_period), Rounding::HalfUp)
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Ratio;

    const MONTHLY: Option<Rhythm> = None;

    fn monthly(percent: &str) -> Rate {
        Rate::new(Ratio::parse_percent(percent).unwrap(), RateBasis::Monthly)
    }

    #[test]
    fn an_annuity_goes_forward_and_back() {
        let rate = monthly("1.2%");
        let left = remaining_principal(Money(2_000_000), 12, 5, Amortisation::Annuity, rate, MONTHLY);
        // 20,000 at 1.2 % a month in 12: level 1,799.51; five rows of interest and principal leave 12,013.06.
        let began = original_principal(left, 12, 5, Amortisation::Annuity, rate, MONTHLY);
        assert_eq!(left, Money(1_201_306));
        assert!((began - Money(2_000_000)).magnitude() <= Money(5), "{began:?}");
    }

    #[test]
    fn equal_shares_need_no_rate() {
        let remains = remaining_principal(Money(360_000), 12, 3, Amortisation::FlatFee, Rate::ZERO, MONTHLY);
        assert_eq!(remains, Money(270_000));
        assert_eq!(original_principal(remains, 12, 3, Amortisation::FlatFee, Rate::ZERO, MONTHLY), Money(360_000));
        assert_eq!(remaining_principal(Money(100), 3, 3, Amortisation::FlatFee, Rate::ZERO, MONTHLY), Money::ZERO);
    }

    #[test]
    fn interest_first_keeps_the_whole_principal() {
        let rate = monthly("1%");
        assert_eq!(remaining_principal(Money(500), 12, 11, Amortisation::InterestFirst, rate, MONTHLY), Money(500));
        assert_eq!(original_principal(Money(500), 12, 11, Amortisation::Bullet, rate, MONTHLY), Money(500));
    }
}
