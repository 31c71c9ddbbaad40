//! Shares and interest rates, in parts of 10^12.
//!
//! A rate is kept as it was stated together with its basis. It must not know which line bears it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{AmountError, Rounding};

/// How many parts of one a [`Rate`] or [`Ratio`] counts in: 10^12.
pub const RATE_SCALE: i64 = 1_000_000_000_000;

/// A pure number (a share, a ratio) in parts of 10^12: 0.4 is `400_000_000_000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Ratio(pub i64);

impl Ratio {
    /// Nothing.
    pub const ZERO: Ratio = Ratio(0);
    /// The whole.
    pub const ONE: Ratio = Ratio(RATE_SCALE);

    /// So many per cent.
    #[must_use]
    pub const fn percent(percent: i64) -> Ratio {
        Ratio(percent.saturating_mul(RATE_SCALE / 100))
    }

    /// So many hundredths of a per cent (3923 is 39.23 %).
    #[must_use]
    pub const fn basis_points(points: i64) -> Ratio {
        Ratio(points.saturating_mul(RATE_SCALE / 10_000))
    }

    /// Reads `40%` or `0.65%`. A bare number is refused: nobody can tell whether 0.4 means 40 % or 0.4 %.
    ///
    /// # Errors
    /// [`AmountError::NoPercentSign`] for a bare number, else what is wrong with the text.
    pub fn parse_percent(text: &str) -> Result<Ratio, AmountError> {
        let text = text.trim();
        let Some(number) = text.strip_suffix('%').or_else(|| text.strip_suffix('％')) else {
            return match text.parse::<Decimal>() {
                Ok(_) => Err(AmountError::NoPercentSign),
                Err(_) => Err(AmountError::NotANumber),
            };
        };
        let percent: Decimal = number.trim().parse().map_err(|_| AmountError::NotANumber)?;
        let scaled = percent.checked_mul(Decimal::from(RATE_SCALE / 100)).ok_or(AmountError::TooLarge)?.normalize();
        if scaled.scale() > 0 {
            return Err(AmountError::TooManyDecimals);
        }
        scaled.to_i64().map(Ratio).ok_or(AmountError::TooLarge)
    }

    /// The ratio as an exact decimal number (0.4).
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.0, 12)
    }

    /// In hundredths of a per cent, rounded half away from zero: 39.23 % is 3923.
    #[must_use]
    pub fn to_basis_points(self) -> i64 {
        Rounding::HalfUp.divide(i128::from(self.0), i128::from(RATE_SCALE / 10_000))
    }

    /// Per cent text with as many decimals as are needed (`0.65%`).
    #[must_use]
    pub fn plain_percent(self) -> String {
        let percent = (self.to_decimal() * Decimal::ONE_HUNDRED).normalize();
        format!("{percent}%")
    }
}

/// What period a rate was stated for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateBasis {
    /// Per year.
    Annual,
    /// Per month; twelve make the nominal year.
    Monthly,
    /// Per day.
    Daily,
}

/// An interest rate as stated, in parts of 10^12, with the period it was stated for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rate {
    /// The stated rate in parts of 10^12 (0.05 % is 500,000,000).
    pub value: i64,
    /// The period it is stated for.
    pub basis: RateBasis,
}

/// The largest rate of any basis: 100,000 % (a payday loan reaches thousands of per cent a year).
pub const LARGEST_RATE: i64 = 1000 * RATE_SCALE;

impl Rate {
    /// No interest.
    pub const ZERO: Rate = Rate { value: 0, basis: RateBasis::Annual };

    /// A rate from its ratio and basis.
    #[must_use]
    pub const fn new(ratio: Ratio, basis: RateBasis) -> Rate {
        Rate { value: ratio.0, basis }
    }

    /// The stated number without its period.
    #[must_use]
    pub const fn ratio(self) -> Ratio {
        Ratio(self.value)
    }

    /// The nominal yearly rate: a month x 12, a day x 365.
    #[must_use]
    pub const fn nominal_annual(self) -> Ratio {
        match self.basis {
            RateBasis::Annual => Ratio(self.value),
            RateBasis::Monthly => Ratio(self.value.saturating_mul(12)),
            RateBasis::Daily => Ratio(self.value.saturating_mul(365)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_rate_is_refused() {
        assert_eq!(Ratio::parse_percent("0.4"), Err(AmountError::NoPercentSign));
        assert_eq!(Ratio::parse_percent("40%"), Ok(Ratio::percent(40)));
        assert_eq!(Ratio::parse_percent("39.23%"), Ok(Ratio::basis_points(3923)));
    }
}
