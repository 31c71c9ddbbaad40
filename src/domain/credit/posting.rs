//! The one place where an exact decimal becomes a posted amount: to which multiple, and how a half is rounded.
//!
//! It knows numbers only, no rates and no dates.

use rust_decimal::{Decimal, RoundingStrategy};

use super::refusal::Refusal;
use crate::domain::money::Rounding;

/// Decimals that an exact figure of a posting can be trusted in.
const NOISE_BEYOND: u32 = 15;

/// How a posting is rounded: to a multiple (0.01, 1, 0.05 …), with a named mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// The smallest step of a posted amount; positive.
    multiple: Decimal,
    /// What happens between two steps.
    mode: Rounding,
}

impl Posting {
    /// Cents, half away from zero: the default at every posting.
    pub const CENTS: Posting = Posting { multiple: Decimal::from_parts(1, 0, 0, false, 2), mode: Rounding::HalfUp };

    /// A posting rule.
    ///
    /// # Errors
    /// [`Refusal::NotPositive`] for a multiple that is not positive.
    pub fn new(multiple: Decimal, mode: Rounding) -> Result<Posting, Refusal> {
        if multiple <= Decimal::ZERO {
            return Err(Refusal::NotPositive("rounding", multiple));
        }
        Ok(Posting { multiple: multiple.normalize(), mode })
    }

    /// Cents with another mode.
    #[must_use]
    pub const fn cents(mode: Rounding) -> Posting {
        Posting { mode, ..Posting::CENTS }
    }

    /// The smallest step of a posted amount.
    #[must_use]
    pub const fn multiple(&self) -> Decimal {
        self.multiple
    }

    /// What happens between two steps.
    #[must_use]
    pub const fn mode(&self) -> Rounding {
        self.mode
    }

    /// The value rounded to the multiple. Thirds of a twelfth have no end in decimals: 90 x 7 % / 12 is computed as
    /// 0.52499…97, so noise beyond the fifteenth decimal is taken off first. A value too large to divide by the multiple has no digits below it and stays.
    #[must_use]
    pub fn round(&self, value: Decimal) -> Decimal {
        let value = if value.scale() > NOISE_BEYOND {
            value.round_dp_with_strategy(NOISE_BEYOND, RoundingStrategy::MidpointAwayFromZero)
        } else {
            value
        };
        let strategy = strategy(self.mode);
        if self.multiple.mantissa() == 1 {
            return value.round_dp_with_strategy(self.multiple.scale(), strategy);
        }
        let steps = value.checked_div(self.multiple).map(|steps| steps.round_dp_with_strategy(0, strategy));
        steps.and_then(|steps| steps.checked_mul(self.multiple)).unwrap_or(value)
    }
}

/// The decimal library's name of a mode. Its own default, half to even, is never used unnamed.
#[must_use]
pub const fn strategy(mode: Rounding) -> RoundingStrategy {
    match mode {
        Rounding::HalfUp => RoundingStrategy::MidpointAwayFromZero,
        Rounding::HalfEven => RoundingStrategy::MidpointNearestEven,
        Rounding::Down => RoundingStrategy::ToZero,
        Rounding::Up => RoundingStrategy::AwayFromZero,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(multiple: &str, mode: Rounding, value: &str) -> String {
        Posting::new(multiple.parse().unwrap(), mode).unwrap().round(value.parse().unwrap()).normalize().to_string()
    }

    #[test]
    fn any_multiple_and_every_mode() {
        assert_eq!(rounded("0.01", Rounding::HalfUp, "15.625"), "15.63");
        assert_eq!(rounded("0.01", Rounding::HalfEven, "15.625"), "15.62");
        assert_eq!(rounded("0.01", Rounding::Down, "15.629"), "15.62");
        assert_eq!(rounded("0.05", Rounding::HalfUp, "1.125"), "1.15");
        assert_eq!(rounded("0.05", Rounding::HalfEven, "1.125"), "1.1");
        assert_eq!(rounded("1", Rounding::HalfEven, "304.5"), "304");
        assert_eq!(rounded("100", Rounding::HalfUp, "-150"), "-200");
        assert_eq!(rounded("100", Rounding::Down, "199.99"), "100");
        let twelfth = Decimal::new(7, 2) / Decimal::from(12) * Decimal::from(90);
        assert_eq!(Posting::CENTS.round(twelfth).to_string(), "0.53");
        assert_eq!(Posting::new(Decimal::ZERO, Rounding::HalfUp).unwrap_err().name(), "not-positive");
    }
}
