//! Money and rates: what they are, how they are read, and the few named places where they are rounded.
//!
//! Money is a whole number of minor units; a rate is kept as it was stated together with its basis. Money times money
//! does not compile, and nothing here knows a binary float. This module must not know lenders, dates or languages.

mod currency;

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub use currency::Currency;

/// The largest amount that a record may hold, in minor units: ten thousand million units of a two-decimal currency.
/// Sums over any household and horizon the program accepts stay far inside `i64`.
pub const LARGEST_MINOR: i64 = 1_000_000_000_000;

/// How many parts of one a [`Rate`] or [`Ratio`] counts in: 10^12.
pub const RATE_SCALE: i64 = 1_000_000_000_000;

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

/// How an exact quotient becomes a whole number of minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rounding {
    /// Half away from zero (四舍五入): the default at every posting.
    #[default]
    HalfUp,
    /// Half to the even neighbour.
    HalfEven,
    /// Toward zero.
    Down,
    /// Away from zero.
    Up,
}

impl Rounding {
    /// `numerator / denominator`, rounded; the denominator must be positive (a zero or negative one gives 0).
    #[must_use]
    pub fn divide(self, numerator: i128, denominator: i128) -> i64 {
        if denominator <= 0 {
            return 0;
        }
        let whole = match (i64::try_from(numerator), i64::try_from(denominator)) {
            // Most figures fit a machine word, where a division costs a fraction.
            (Ok(numerator), Ok(denominator)) => i128::from(numerator / denominator),
            _ => numerator / denominator,
        };
        let rest = (numerator - whole * denominator).abs();
        let away = match self {
            Rounding::HalfUp => rest * 2 >= denominator,
            Rounding::HalfEven => rest * 2 > denominator || (rest * 2 == denominator && whole % 2 != 0),
            Rounding::Down => false,
            Rounding::Up => rest > 0,
        };
        let rounded = if away { whole + numerator.signum() } else { whole };
        i64::try_from(rounded).unwrap_or(if rounded > 0 { i64::MAX } else { i64::MIN })
    }
}

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
    fn a_bare_rate_is_refused() {
        assert_eq!(Ratio::parse_percent("0.4"), Err(AmountError::NoPercentSign));
        assert_eq!(Ratio::parse_percent("40%"), Ok(Ratio::percent(40)));
        assert_eq!(Ratio::parse_percent("39.23%"), Ok(Ratio::basis_points(3923)));
    }

    #[test]
    fn rounding_modes_differ_only_at_the_half() {
        let at = |mode: Rounding| [25, 35, -25, 24, 26].map(|n| mode.divide(n, 10));
        assert_eq!(at(Rounding::HalfUp), [3, 4, -3, 2, 3]);
        assert_eq!(at(Rounding::HalfEven), [2, 4, -2, 2, 3]);
        assert_eq!(at(Rounding::Down), [2, 3, -2, 2, 2]);
        assert_eq!(at(Rounding::Up), [3, 4, -3, 3, 3]);
    }

    #[test]
    fn a_share_is_rounded_once() {
        assert_eq!(Money(600_000).share(Ratio::basis_points(65), Rounding::HalfUp), Money(3_900));
        assert_eq!(Money(313_851).ratio_to(Money(800_000)).unwrap().to_basis_points(), 3923);
    }
}
