//! Exact interest: what a balance earns in days, kept as a whole-number numerator until it is posted.
//!
//! A day's rate is a numerator over [`UNIT`] = 10^12 x 1,603,080, the least common multiple of 360, 365 and 366, so that
//! every day basis adds up without a remainder. Rounding happens in [`post`] and nowhere else (and, for daily
//! compounding, each day at a millionth of a minor unit). Sums that no household can reach saturate. It must not know
//! lines or households.

use super::terms::{DayBasis, Promo};
use crate::domain::calendar::{Day, is_leap_year};
use crate::domain::money::{Money, RATE_SCALE, Rate, RateBasis, Rounding};

/// The least common multiple of 360, 365 and 366.
pub const YEAR_PARTS: i64 = 1_603_080;

/// The denominator of accrued interest by days.
pub const UNIT: i128 = RATE_SCALE as i128 * YEAR_PARTS as i128;

/// Parts of a minor unit to which daily compounding rounds each day.
pub const FINE: i64 = 1_000_000;

/// One stated rate as day numerators over [`UNIT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRate {
    common: i64,
    leap: i64,
    /// A month's rate in parts of 10^12, for monthly accrual.
    pub month: i64,
}

impl DayRate {
    /// The day numerators of a stated rate on a day basis. A monthly rate is twelve to the year; a daily rate is itself.
    #[must_use]
    pub fn of(rate: Rate, basis: DayBasis) -> DayRate {
        let (common_parts, leap_parts) = match basis {
            DayBasis::D360 => (YEAR_PARTS / 360, YEAR_PARTS / 360),
            DayBasis::D365 => (YEAR_PARTS / 365, YEAR_PARTS / 365),
            DayBasis::Actual => (YEAR_PARTS / 365, YEAR_PARTS / 366),
        };
        match rate.basis {
            RateBasis::Daily => {
                let day = rate.value.saturating_mul(YEAR_PARTS);
                let year_days = if basis == DayBasis::D360 { 360 } else { 365 };
                let month = Rounding::HalfUp.divide(i128::from(rate.value) * year_days, 12);
                DayRate { common: day, leap: day, month }
            }
            RateBasis::Annual => DayRate {
                common: rate.value.saturating_mul(common_parts),
                leap: rate.value.saturating_mul(leap_parts),
                month: Rounding::HalfUp.divide(i128::from(rate.value), 12),
            },
            RateBasis::Monthly => DayRate {
                common: rate.value.saturating_mul(12 * common_parts),
                leap: rate.value.saturating_mul(12 * leap_parts),
                month: rate.value,
            },
        }
    }

    /// Whether the rate is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.common == 0 && self.month == 0
    }

    /// Two rates borne together.
    #[must_use]
    pub const fn plus(self, other: DayRate) -> DayRate {
        DayRate {
            common: self.common.saturating_add(other.common),
            leap: self.leap.saturating_add(other.leap),
            month: self.month.saturating_add(other.month),
        }
    }

    /// Hands the stretches of days with one numerator from `from` (exclusive) to `to` (inclusive) to `each`.
    pub fn stretches(self, from: Day, to: Day, mut each: impl FnMut(i64, i32)) {
        if self.common == self.leap {
            if to > from {
                each(self.common, to.since(from));
            }
            return;
        }
        let mut start = from;
        while start < to {
            let year = start.plus(1).month().year();
            let end = Day::ymd(year, 12, 31).unwrap_or(to).min(to);
            each(if is_leap_year(year) { self.leap } else { self.common }, end.since(start));
            start = end;
        }
    }

    /// The day's numerator on a day.
    #[must_use]
    pub fn on(self, day: Day) -> i64 {
        if self.common == self.leap || !is_leap_year(day.month().year()) { self.common } else { self.leap }
    }

    /// The sum of the day numerators from `from` (exclusive) to `to` (inclusive).
    #[must_use]
    #[inline]
    pub fn over(self, from: Day, to: Day) -> i128 {
        if self.common == self.leap {
            return i128::from(self.common) * i128::from(to.since(from).max(0));
        }
        self.over_years(from, to)
    }

    #[inline(never)]
    fn over_years(self, from: Day, to: Day) -> i128 {
        let mut sum = 0;
        self.stretches(from, to, |numerator, days| sum += i128::from(numerator) * i128::from(days));
        sum
    }
}

/// A rate that may be promotional until a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatePath {
    /// The rate after any promotion.
    pub standard: DayRate,
    /// The promotional rate and its last day.
    pub promo: Option<(DayRate, Day)>,
}

impl RatePath {
    /// The path of a rate and its promotion.
    #[must_use]
    pub fn of(rate: Rate, promo: Option<Promo>, basis: DayBasis) -> RatePath {
        RatePath {
            standard: DayRate::of(rate, basis),
            promo: promo.map(|promo| (DayRate::of(promo.rate, basis), promo.until)),
        }
    }

    /// The rate in force on a day.
    #[must_use]
    pub fn on(&self, day: Day) -> DayRate {
        match self.promo {
            Some((rate, until)) if day <= until => rate,
            _ => self.standard,
        }
    }

    /// Whether the path never bears interest.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        match self.promo {
            None => self.standard.is_zero(),
            Some((rate, _)) => self.standard.is_zero() && rate.is_zero(),
        }
    }

    /// The sum of day numerators from `from` (exclusive) to `to` (inclusive).
    #[must_use]
    #[inline]
    pub fn over(&self, from: Day, to: Day) -> i128 {
        match self.promo {
            None => self.standard.over(from, to),
            Some((rate, until)) => {
                let split = until.max(from).min(to);
                rate.over(from, split) + self.standard.over(split, to)
            }
        }
    }

    /// Hands the stretches of days with one numerator from `from` (exclusive) to `to` (inclusive) to `each`, in order.
    pub fn stretches(&self, from: Day, to: Day, mut each: impl FnMut(i64, i32)) {
        match self.promo {
            None => self.standard.stretches(from, to, each),
            Some((rate, until)) => {
                let split = until.max(from).min(to);
                rate.stretches(from, split, &mut each);
                self.standard.stretches(split, to, each);
            }
        }
    }

    /// The sum of month rates x days from `from` (exclusive) to `to` (inclusive), for monthly accrual; its denominator
    /// is 10^12 x the days of the cycle.
    #[must_use]
    pub fn month_over(&self, from: Day, to: Day) -> i128 {
        let days = |a: Day, b: Day| i128::from(b.since(a).max(0));
        match self.promo {
            None => i128::from(self.standard.month) * days(from, to),
            Some((rate, until)) => {
                let split = until.max(from).min(to);
                i128::from(rate.month) * days(from, split) + i128::from(self.standard.month) * days(split, to)
            }
        }
    }
}

/// Posts accrued interest: the one place where it is rounded. `denominator` is [`UNIT`] for day accrual.
#[must_use]
pub fn post(accrued: i128, denominator: i128, rounding: Rounding) -> Money {
    Money(rounding.divide(accrued, denominator))
}

/// Amount x weight. Every figure a household can reach fits; beyond that the product saturates.
#[must_use]
#[inline]
pub fn weigh(amount: Money, weight: i128) -> i128 {
    match i64::try_from(weight) {
        Ok(weight) => i128::from(amount.minor()) * i128::from(weight),
        Err(_) => i128::from(amount.minor()).saturating_mul(weight),
    }
}

/// The binary places of a day's compounding factor.
const FACTOR_BITS: u32 = 60;

/// What `balance` (in [`FINE`] parts) grows by in `days` days of compounding at one day numerator; each day is rounded to
/// a fine part. The day's rate is taken to 60 binary places, which moves a balance of ten million million minor units by
/// less than a fine part a day.
#[must_use]
pub fn compound(balance: i128, day_numerator: i64, days: i32) -> i128 {
    let factor = (i128::from(day_numerator) << FACTOR_BITS) / UNIT;
    let half = 1_i128 << (FACTOR_BITS - 1);
    if let (Some(balance), Some(factor)) = (below(balance, 1 << 56), below(factor, 1 << 55))
        && days <= 64
    {
        // At three per cent a day and less, two months cannot grow a balance eightfold.
        let mut grown = balance;
        for _ in 0..days {
            grown += ((i128::from(grown) * i128::from(factor) + half) >> FACTOR_BITS) as i64;
        }
        return i128::from(grown - balance);
    }
    let mut grown = balance;
    for _ in 0..days {
        let growth = grown.saturating_mul(factor).saturating_add(half) >> FACTOR_BITS;
        grown = grown.saturating_add(growth);
    }
    grown.saturating_sub(balance)
}

/// The number as a machine word when it lies from zero to below `bound`.
fn below(number: i128, bound: i64) -> Option<i64> {
    i64::try_from(number).ok().filter(|number| (0..bound).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Ratio;

    fn rate(percent: &str, basis: RateBasis) -> Rate {
        Rate::new(Ratio::parse_percent(percent).unwrap(), basis)
    }

    fn days(n: i32) -> (Day, Day) {
        let start = Day::ymd(2026, 3, 1).unwrap();
        (start, start.plus(n))
    }

    #[test]
    fn nine_thousand_for_thirty_days_at_five_per_myriad_a_day() {
        let (from, to) = days(30);
        let path = RatePath::of(rate("0.05%", RateBasis::Daily), None, DayBasis::D365);
        assert_eq!(post(900_000 * path.over(from, to), UNIT, Rounding::HalfUp), Money(13_500));
    }

    #[test]
    fn the_day_basis_decides_what_a_year_is() {
        let (from, to) = days(365);
        let yearly = |basis| {
            let path = RatePath::of(rate("18%", RateBasis::Annual), None, basis);
            post(1_000_000 * path.over(from, to), UNIT, Rounding::HalfUp).minor()
        };
        assert_eq!(yearly(DayBasis::D365), 180_000);
        assert_eq!(yearly(DayBasis::D360), 182_500);
        let start = Day::ymd(2027, 12, 31).unwrap();
        let path = RatePath::of(rate("18%", RateBasis::Annual), None, DayBasis::Actual);
        assert_eq!(post(1_000_000 * path.over(start, start.plus(366)), UNIT, Rounding::HalfUp), Money(180_000));
    }

    #[test]
    fn compounding_day_by_day_is_compounding_at_once() {
        let day = DayRate::of(rate("36.5%", RateBasis::Annual), DayBasis::D365).common;
        // 1,000.00 at a thousandth a day: 1.001^30 - 1 = 3.0439087548 %, to the hundredth of a millionth of a cent.
        let month = compound(100_000 * i128::from(FINE), day, 30);
        assert!((month - 3_043_908_755).abs() <= 15, "{month}");
        let one_by_one = (0..30).fold(100_000 * i128::from(FINE), |sum, _| sum + compound(sum, day, 1));
        assert_eq!(one_by_one - 100_000 * i128::from(FINE), month);
        // The way for absurd figures gives the same as the way for usual ones.
        let year = (0..12).fold(7_i128, |sum, _| sum + compound(sum, day, 30));
        assert_eq!(compound(7, day, 360), year - 7);
        assert_eq!(compound(i128::MAX, i64::MAX, 2), 0);
    }

    #[test]
    fn a_promotion_ends_on_its_last_day() {
        let (from, to) = days(20);
        let promo = Promo { rate: Rate::ZERO, until: from.plus(5) };
        let path = RatePath::of(rate("0.1%", RateBasis::Daily), Some(promo), DayBasis::D365);
        assert_eq!(post(100_000 * path.over(from, to), UNIT, Rounding::HalfUp), Money(1_500));
        assert!(path.on(from.plus(5)).is_zero());
        assert!(!path.on(from.plus(6)).is_zero());
    }
}
