//! Why an arithmetic question has no answer: the value and the reason, as data.
//!
//! Every calculation of rates, schedules and cards refuses with one of these and never with a wrong number. The
//! sentences are in `text::calc`; this module must not know a language.

use rust_decimal::Decimal;

use crate::domain::calendar::Day;

/// The most periods that a schedule may have.
pub const MOST_PERIODS: u32 = 12_000;

/// The largest amount of a calculation, in currency units: ten thousand million.
pub const LARGEST_AMOUNT: Decimal = Decimal::from_parts(1_410_065_408, 2, 0, false, 0);

/// The largest yearly rate of a calculation: 100,000 % (a payday loan reaches thousands of per cent).
pub const LARGEST_ANNUAL_RATE: Decimal = Decimal::ONE_THOUSAND;

/// The largest share of an amount that is calculated with: a fee of ten times the principal.
pub const LARGEST_SHARE: Decimal = Decimal::TEN;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// An amount that must be positive is not. Which one, and its value.
    NotPositive(&'static str, Decimal),
    /// An amount that must not be negative is. Which one, and its value.
    Negative(&'static str, Decimal),
    /// An amount beyond [`LARGEST_AMOUNT`]. Which one, and its value.
    AmountTooLarge(&'static str, Decimal),
    /// A schedule of no periods.
    NoPeriods,
    /// More than [`MOST_PERIODS`] periods.
    TooManyPeriods(u64),
    /// A yearly rate of -100 % or less.
    RateTooLow(Decimal),
    /// A yearly rate beyond [`LARGEST_ANNUAL_RATE`].
    RateTooHigh(Decimal),
    /// A share of an amount, below 0 % or beyond [`LARGEST_SHARE`]. Which one, and its value.
    ShareOutOfRange(&'static str, Decimal),
    /// The payment does not cover the interest, so the debt never ends.
    NeverRepaid(NeverRepaid),
    /// A date that must come after another does not.
    DatesOutOfOrder {
        /// The date that must come first.
        earlier: Day,
        /// The date that was given as the later one.
        later: Day,
    },
    /// The rule counts days, but no dates were given.
    DatesMissing,
    /// A date that belongs to no period of the schedule.
    OutsideTerm(Day),
    /// Another number of due dates than of periods.
    DueDatesMismatch {
        /// Periods of the loan.
        periods: usize,
        /// Due dates given.
        dates: usize,
    },
    /// No cash flows at all.
    NoFlows,
    /// All flows are of one sign: there is nothing to compare.
    OneSigned,
    /// No rate above -100 % makes the flows balance.
    NoRoot,
    /// The search did not come to rest.
    NotConverged,
    /// The only rates that balance the flows are beyond what can be shown.
    RateOutOfRange,
    /// A number of the calculation left the range of exact decimals.
    Overflow,
    /// A setting without meaning here, by name.
    Unusable(&'static str),
}

/// The arithmetic of the first period in which a payment does not reduce the debt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeverRepaid {
    /// The period, from 1.
    pub period: u32,
    /// What was owed before it.
    pub balance: Decimal,
    /// The interest of the period.
    pub interest: Decimal,
    /// The payment.
    pub payment: Decimal,
}

impl Refusal {
    /// The kebab-case name that scripts and case files may rely on.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Refusal::NotPositive(..) => "not-positive",
            Refusal::Negative(..) => "negative",
            Refusal::AmountTooLarge(..) => "amount-too-large",
            Refusal::NoPeriods => "no-periods",
            Refusal::TooManyPeriods(_) => "too-many-periods",
            Refusal::RateTooLow(_) => "rate-too-low",
            Refusal::RateTooHigh(_) => "rate-too-high",
            Refusal::ShareOutOfRange(..) => "share-out-of-range",
            Refusal::NeverRepaid(_) => "never-repaid",
            Refusal::DatesOutOfOrder { .. } => "dates-out-of-order",
            Refusal::DatesMissing => "dates-missing",
            Refusal::OutsideTerm(_) => "outside-term",
            Refusal::DueDatesMismatch { .. } => "due-dates-mismatch",
            Refusal::NoFlows => "no-flows",
            Refusal::OneSigned => "one-signed",
            Refusal::NoRoot => "no-root",
            Refusal::NotConverged => "not-converged",
            Refusal::RateOutOfRange => "rate-out-of-range",
            Refusal::Overflow => "overflow",
            Refusal::Unusable(_) => "unusable",
        }
    }
}

/// The amount, if it is positive and not too large. `what` names it for the refusal.
///
/// # Errors
/// [`Refusal::NotPositive`] or [`Refusal::AmountTooLarge`].
pub fn positive(what: &'static str, amount: Decimal) -> Result<Decimal, Refusal> {
    if amount <= Decimal::ZERO {
        return Err(Refusal::NotPositive(what, amount));
    }
    not_negative(what, amount)
}

/// The amount, if it is not negative and not too large.
///
/// # Errors
/// [`Refusal::Negative`] or [`Refusal::AmountTooLarge`].
pub fn not_negative(what: &'static str, amount: Decimal) -> Result<Decimal, Refusal> {
    if amount < Decimal::ZERO {
        return Err(Refusal::Negative(what, amount));
    }
    within(what, amount)
}

/// The amount of either sign, if it is not too large.
///
/// # Errors
/// [`Refusal::AmountTooLarge`].
pub fn within(what: &'static str, amount: Decimal) -> Result<Decimal, Refusal> {
    if amount.abs() > LARGEST_AMOUNT { Err(Refusal::AmountTooLarge(what, amount)) } else { Ok(amount) }
}

/// A yearly rate, if it is above -100 % and not beyond [`LARGEST_ANNUAL_RATE`].
///
/// # Errors
/// [`Refusal::RateTooLow`] or [`Refusal::RateTooHigh`].
pub fn usable_rate(annual_rate: Decimal) -> Result<Decimal, Refusal> {
    if annual_rate <= Decimal::NEGATIVE_ONE {
        return Err(Refusal::RateTooLow(annual_rate));
    }
    if annual_rate > LARGEST_ANNUAL_RATE {
        return Err(Refusal::RateTooHigh(annual_rate));
    }
    Ok(annual_rate)
}

/// A share of an amount, such as a fee, if it is not negative and not beyond [`LARGEST_SHARE`].
///
/// # Errors
/// [`Refusal::ShareOutOfRange`].
pub fn usable_share(what: &'static str, share: Decimal) -> Result<Decimal, Refusal> {
    let usable = share >= Decimal::ZERO && share <= LARGEST_SHARE;
    if usable { Ok(share) } else { Err(Refusal::ShareOutOfRange(what, share)) }
}

/// A number of periods, if it is at least 1 and at most [`MOST_PERIODS`].
///
/// # Errors
/// [`Refusal::NoPeriods`] or [`Refusal::TooManyPeriods`].
pub fn usable_periods(periods: u32) -> Result<u32, Refusal> {
    match periods {
        0 => Err(Refusal::NoPeriods),
        n if n > MOST_PERIODS => Err(Refusal::TooManyPeriods(u64::from(n))),
        n => Ok(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_amount_is_ten_thousand_million() {
        assert_eq!(LARGEST_AMOUNT, Decimal::from(10_000_000_000_i64));
        assert_eq!(
            positive("principal", Decimal::from(1_000_000_000_000_000_i64)).unwrap_err().name(),
            "amount-too-large"
        );
        assert_eq!(positive("principal", Decimal::ZERO).unwrap_err().name(), "not-positive");
    }

    #[test]
    fn rates_stay_between_minus_one_and_a_thousand() {
        assert_eq!(usable_rate(Decimal::NEGATIVE_ONE).unwrap_err().name(), "rate-too-low");
        assert_eq!(usable_rate(Decimal::from(10_000)).unwrap_err().name(), "rate-too-high");
        assert!(usable_rate(Decimal::ZERO).is_ok());
        assert_eq!(usable_share("fee", Decimal::NEGATIVE_ONE).unwrap_err().name(), "share-out-of-range");
        assert!(usable_share("fee", LARGEST_SHARE).is_ok());
    }
}
