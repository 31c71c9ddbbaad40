//! Annual rates: which rate makes money received and money paid back worth the same, and under which convention.
//!
//! A rate without the name of its convention says little: nominal, effective, US Regulation Z and EU/UK rates of one
//! loan differ by points. Nothing here knows lenders, schedules or languages.

pub mod eu;
pub mod irr;
pub mod reg_z;
pub mod roots;

use rust_decimal::prelude::FromPrimitive;
use rust_decimal::{Decimal, MathematicalOps};

use super::posting::strategy;
use super::refusal::{Refusal, usable_rate};
use crate::domain::money::Rounding;

pub use roots::Root;

/// A rate was found with about eleven exact decimals; noise beyond is cut before anything is rounded for a reader.
const FOUND_DECIMALS: u32 = 11;

impl Root {
    /// The rate in per cent, rounded half away from zero to so many decimals.
    ///
    /// # Errors
    /// [`Refusal::RateOutOfRange`] when the figure does not fit a decimal.
    pub fn percent(&self, decimals: u32) -> Result<Decimal, Refusal> {
        percent_of(self.rate, decimals)
    }

    /// The nominal yearly rate: this rate of a period times the periods of a year.
    #[must_use]
    pub fn nominal(&self, periods_per_year: u32) -> f64 {
        self.rate * f64::from(periods_per_year)
    }

    /// The effective yearly rate: this rate of a period compounded over a year.
    #[must_use]
    pub fn effective(&self, periods_per_year: u32) -> f64 {
        (self.rate.ln_1p() * f64::from(periods_per_year)).exp_m1()
    }
}

/// A found rate in per cent, rounded half away from zero to so many decimals.
///
/// # Errors
/// [`Refusal::RateOutOfRange`] when the figure does not fit a decimal.
pub fn percent_of(rate: f64, decimals: u32) -> Result<Decimal, Refusal> {
    let percent = Decimal::from_f64_retain(rate * 100.0).ok_or(Refusal::RateOutOfRange)?;
    let half_up = strategy(Rounding::HalfUp);
    Ok(percent.round_dp_with_strategy(FOUND_DECIMALS.max(decimals), half_up).round_dp_with_strategy(decimals, half_up))
}

/// The effective yearly rate of a nominal one: (1 + nominal / n)^n - 1, in exact decimals.
///
/// # Errors
/// A rate out of range, no periods, or a result beyond the range of decimals.
pub fn effective_of_nominal(nominal: Decimal, periods_per_year: u32) -> Result<Decimal, Refusal> {
    if periods_per_year == 0 {
        return Err(Refusal::NoPeriods);
    }
    let rate = usable_rate(nominal)?.checked_div(Decimal::from(periods_per_year)).ok_or(Refusal::Overflow)?;
    compound(rate, periods_per_year)
}

/// A rate of one period compounded over so many: (1 + rate)^n - 1, in exact decimals.
///
/// # Errors
/// A rate out of range or a result beyond the range of decimals.
pub fn compound(rate: Decimal, periods: u32) -> Result<Decimal, Refusal> {
    let growth = Decimal::ONE.checked_add(usable_rate(rate)?).ok_or(Refusal::Overflow)?;
    let grown = growth.checked_powi(i64::from(periods)).ok_or(Refusal::Overflow)?;
    grown.checked_sub(Decimal::ONE).ok_or(Refusal::Overflow)
}

/// The rate of one period that compounds to an effective yearly rate: (1 + effective)^(1/n) - 1.
///
/// # Errors
/// A rate out of range, no periods, or a result beyond the range of decimals.
pub fn period_rate_of_effective(effective: Decimal, periods_per_year: u32) -> Result<Decimal, Refusal> {
    if periods_per_year == 0 {
        return Err(Refusal::NoPeriods);
    }
    let growth = Decimal::ONE.checked_add(usable_rate(effective)?).ok_or(Refusal::Overflow)?;
    if growth == Decimal::ONE || periods_per_year == 1 {
        return Ok(effective);
    }
    let share = Decimal::ONE.checked_div(Decimal::from(periods_per_year)).ok_or(Refusal::Overflow)?;
    let root = growth.checked_powd(share).ok_or(Refusal::Overflow)?;
    // One Newton step takes the last digits of the library's power: r - (r^n - growth) / (n r^(n-1)).
    let n = i64::from(periods_per_year);
    let refined = root.checked_powi(n).zip(root.checked_powi(n - 1)).and_then(|(high, low)| {
        let correction = high.checked_sub(growth)?.checked_div(low.checked_mul(Decimal::from(n))?)?;
        root.checked_sub(correction)
    });
    refined.unwrap_or(root).checked_sub(Decimal::ONE).ok_or(Refusal::Overflow)
}

/// A decimal as the nearest float, for root finding only: digits over a power of ten, both exact where they fit.
#[must_use]
pub(crate) fn to_float(value: Decimal) -> f64 {
    const POWERS: [f64; 23] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ];
    let digits = value.mantissa() as f64;
    match POWERS.get(value.scale() as usize) {
        Some(power) => digits / power,
        None => digits / 10_f64.powi(value.scale() as i32),
    }
}

/// A float as a decimal with fifteen significant digits or fewer, for figures that came from a root.
///
/// # Errors
/// [`Refusal::RateOutOfRange`] when it does not fit.
pub fn to_decimal(value: f64) -> Result<Decimal, Refusal> {
    Decimal::from_f64(value).ok_or(Refusal::RateOutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn nominal_and_effective_are_two_figures_of_one_loan() {
        let daily = compound(exact("0.0005"), 365).unwrap();
        assert_eq!((daily * Decimal::ONE_HUNDRED).round_dp(2).to_string(), "20.02");
        let monthly = effective_of_nominal(exact("0.18"), 12).unwrap();
        assert_eq!((monthly * Decimal::ONE_HUNDRED).round_dp(4).to_string(), "19.5618");
        let back = period_rate_of_effective(monthly, 12).unwrap();
        assert!((back - exact("0.015")).abs() < exact("0.0000000000000000000001"), "{back}");
    }

    #[test]
    fn a_rate_is_rounded_half_away_from_zero_for_the_reader() {
        let at = |rate: f64| Root { rate, unique: true }.percent(1).unwrap().to_string();
        assert_eq!([at(0.0965), at(0.09649999), at(-0.0965), at(0.06041228)], ["9.7", "9.6", "-9.7", "6.0"]);
    }

    #[test]
    fn a_decimal_becomes_the_nearest_float() {
        for text in ["0", "0.1", "-1432.86", "10000000000", "0.0000000000000000000001"] {
            assert_eq!(to_float(exact(text)).to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
        }
    }

    #[test]
    fn rates_out_of_range_are_refused() {
        assert_eq!(compound(exact("-1"), 12).unwrap_err().name(), "rate-too-low");
        assert_eq!(effective_of_nominal(exact("10000"), 12).unwrap_err().name(), "rate-too-high");
        assert_eq!(compound(exact("999"), 400).unwrap_err(), Refusal::Overflow);
        assert_eq!(period_rate_of_effective(exact("0.1"), 0).unwrap_err(), Refusal::NoPeriods);
    }
}
