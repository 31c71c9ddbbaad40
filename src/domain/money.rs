//! Money and rates: what they are, how they are read, and the few named places where they are rounded.
//!
//! Money is a whole number of minor units; a rate is kept as it was stated together with its basis. Money times money
//! does not compile, and nothing here knows a binary float. This module must not know lenders, dates or languages.

mod currency;
mod rate;
mod rounding;

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub use currency::Currency;
pub use rate::{LARGEST_RATE, RATE_SCALE, Rate, RateBasis, Ratio};
pub use rounding::Rounding;

/// The largest amount that a record may hold, in minor units: ten thousand million units of a two-decimal currency.
/// Sums over any household and horizon the program accepts stay far inside `i64`.
pub const LARGEST_MINOR: i64 = 1_000_000_000_000;

/// An amount in minor units (cents, fen; yen for a currency without decimals).
///
/// Additions saturate: with [`LARGEST_MINOR`] as the limit of what can be entered, saturation is never reached, and
/// no input can make an addition panic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(pub i64);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// The amount in minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// The smaller of two amounts.
    #[must_use]
    pub fn least(self, other: Money) -> Money {
        if self.0 <= other.0 { self } else { other }
    }

    /// The larger of two amounts.
    #[must_use]
    pub fn most(self, other: Money) -> Money {
        if self.0 >= other.0 { self } else { other }
    }

    /// The amount, or nothing when it is negative.
    #[must_use]
    pub const fn positive_part(self) -> Money {
        if self.0 > 0 { self } else { Money(0) }
    }

    /// Whether nothing is there.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The distance from zero.
    #[must_use]
    pub const fn magnitude(self) -> Money {
        Money(self.0.saturating_abs())
    }

    /// A share of the amount: amount x ratio, rounded once.
    #[must_use]
    pub fn share(self, ratio: Ratio, rounding: Rounding) -> Money {
        Money(rounding.divide(i128::from(self.0) * i128::from(ratio.0), i128::from(RATE_SCALE)))
    }

    /// The amount split in `parts` equal parts, one part, rounded once. Zero parts give the whole amount.
    #[must_use]
    pub fn part_of(self, parts: u32, rounding: Rounding) -> Money {
        if parts == 0 {
            return self;
        }
        Money(rounding.divide(i128::from(self.0), i128::from(parts)))
    }

    /// The amount x `times / over`, rounded once. `over` of zero gives nothing.
    #[must_use]
    pub fn scaled(self, times: i64, over: i64, rounding: Rounding) -> Money {
        if over == 0 {
            return Money::ZERO;
        }
        Money(rounding.divide(i128::from(self.0) * i128::from(times), i128::from(over)))
    }

    /// This amount over another as a [`Ratio`]; `None` when the other is not positive.
    #[must_use]
    pub fn ratio_to(self, whole: Money) -> Option<Ratio> {
        if whole.0 <= 0 {
            return None;
        }
        if let Some(scaled) = self.0.checked_mul(RATE_SCALE).filter(|scaled| *scaled >= 0) {
            // Most fit a machine word. Half of a whole is its half rounded up, so that nothing has to be doubled.
            let (ratio, rest) = (scaled / whole.0, scaled % whole.0);
            return Some(Ratio(ratio + i64::from(rest >= whole.0 - whole.0 / 2)));
        }
        let scaled = i128::from(self.0) * i128::from(RATE_SCALE);
        Some(Ratio(Rounding::HalfUp.divide(scaled, i128::from(whole.0))))
    }

    /// The amount as an exact decimal of the currency's unit.
    #[must_use]
    pub fn to_decimal(self, currency: Currency) -> Decimal {
        Decimal::new(self.0, u32::from(currency.decimals()))
    }

    /// Reads plain decimal text (`5230.10`, `-12`, `1,200.00`): at most as many decimals as the currency has. Commas
    /// may only part thousands, so that a decimal comma (`12,50`) is refused and not read a hundredfold.
    ///
    /// # Errors
    /// [`AmountError`] names what is wrong with the text.
    pub fn parse(text: &str, currency: Currency) -> Result<Money, AmountError> {
        let text = text.trim();
        if !commas_part_thousands(text) {
            return Err(AmountError::NotANumber);
        }
        let plain: String = text.chars().filter(|c| *c != ',' && *c != '_').collect();
        let value = match Decimal::from_str_exact(&plain) {
            Ok(value) => value,
            Err(rust_decimal::Error::Underflow) => return Err(AmountError::TooManyDecimals),
            Err(_) if is_long_number(&plain) => return Err(AmountError::TooLarge),
            Err(_) => return Err(AmountError::NotANumber),
        };
        Money::from_decimal(value, currency)
    }

    /// The amount of an exact decimal; refused when it has more decimals than the currency or is too large.
    ///
    /// # Errors
    /// [`AmountError::TooManyDecimals`] or [`AmountError::TooLarge`].
    pub fn from_decimal(value: Decimal, currency: Currency) -> Result<Money, AmountError> {
        let value = value.normalize();
        if value.scale() > u32::from(currency.decimals()) {
            return Err(AmountError::TooManyDecimals);
        }
        let unit = Decimal::from(10_i64.pow(u32::from(currency.decimals())));
        let minor = value.checked_mul(unit).and_then(|v| v.to_i64()).ok_or(AmountError::TooLarge)?;
        if minor.saturating_abs() > LARGEST_MINOR {
            return Err(AmountError::TooLarge);
        }
        Ok(Money(minor))
    }

    /// Plain decimal text without grouping (`-1200.50`), for files and JSON.
    #[must_use]
    pub fn plain(self, currency: Currency) -> String {
        self.to_decimal(currency).to_string()
    }
}

/// Whether every comma of a number stands before a group of exactly three digits of its whole part.
fn commas_part_thousands(text: &str) -> bool {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("").trim_start_matches(['-', '+']);
    let after = text.split_once('.').is_none_or(|(_, decimals)| !decimals.contains(','));
    let mut rest = groups.peekable();
    after
        && (rest.peek().is_none() || (1..=3).contains(&first.len()))
        && rest.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a text that does not fit a decimal is a number all the same, only too long.
fn is_long_number(plain: &str) -> bool {
    let digits = plain.trim_start_matches(['-', '+']);
    digits.len() > 28 && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

impl Add for Money {
    type Output = Money;
    #[inline]
    fn add(self, other: Money) -> Money {
        // A branch that is never taken costs less than a saturating addition.
        match self.0.checked_add(other.0) {
            Some(sum) => Money(sum),
            None => saturated(other.0 > 0),
        }
    }
}
impl Sub for Money {
    type Output = Money;
    #[inline]
    fn sub(self, other: Money) -> Money {
        match self.0.checked_sub(other.0) {
            Some(difference) => Money(difference),
            None => saturated(other.0 < 0),
        }
    }
}

#[cold]
fn saturated(upwards: bool) -> Money {
    Money(if upwards { i64::MAX } else { i64::MIN })
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(self.0.saturating_neg())
    }
}
impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}
impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        *self = *self - other;
    }
}
impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

/// Why a text is not an amount or a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountError {
    /// Not a decimal number.
    NotANumber,
    /// More decimals than the currency has.
    TooManyDecimals,
    /// Beyond [`LARGEST_MINOR`] or the range of a rate.
    TooLarge,
    /// A rate without its percent sign.
    NoPercentSign,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_from_their_literal() {
        assert_eq!(Money::parse("5230.10", Currency::CNY), Ok(Money(523_010)));
        assert_eq!(Money::parse("1,200", Currency::CNY), Ok(Money(120_000)));
        assert_eq!(Money::parse("0.001", Currency::CNY), Err(AmountError::TooManyDecimals));
        assert_eq!(Money::parse("12.50", Currency::from_code("JPY").unwrap()), Err(AmountError::TooManyDecimals));
        assert_eq!(Money::parse("1.250", Currency::from_code("KWD").unwrap()), Ok(Money(1250)));
        assert_eq!(Money::parse("12,50", Currency::CNY), Err(AmountError::NotANumber));
        assert_eq!(Money::parse("1,2345", Currency::CNY), Err(AmountError::NotANumber));
        assert_eq!(Money::parse("1.000,5", Currency::CNY), Err(AmountError::NotANumber));
        assert_eq!(Money::parse(&"9".repeat(60), Currency::CNY), Err(AmountError::TooLarge));
        assert_eq!(
            Money::parse("100.00000000000000000000000000000000001", Currency::CNY),
            Err(AmountError::TooManyDecimals)
        );
        assert_eq!(Money::parse("1e99", Currency::CNY), Err(AmountError::NotANumber));
        assert_eq!(Money::parse("99999999999999999999", Currency::CNY), Err(AmountError::TooLarge));
    }

    #[test]
    fn a_share_is_rounded_once() {
        assert_eq!(Money(600_000).share(Ratio::basis_points(65), Rounding::HalfUp), Money(3_900));
        assert_eq!(Money(313_851).ratio_to(Money(800_000)).unwrap().to_basis_points(), 3923);
    }
}
