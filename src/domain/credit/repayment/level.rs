//! The level payment: the one amount that, paid each period, ends the debt with the last.
//!
//! Everything is discounted with factors below one, so that no rate and no term overflows.

use rust_decimal::Decimal;

use crate::domain::credit::refusal::{Refusal, usable_periods};

/// What one unit a period is worth today, and what one unit at the end is worth today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Worth {
    annuity: Decimal,
    at_end: Decimal,
}

/// The payment of `periods` equal periods at `rate` each, that leaves `balloon` for the end.
///
/// # Errors
/// No periods, too many, a rate of -100 % or less, or a figure out of range.
pub fn at_period_rate(balance: Decimal, rate: Decimal, periods: u32, balloon: Decimal) -> Result<Decimal, Refusal> {
    usable_periods(periods)?;
    if rate.is_zero() {
        let spread = balance.checked_sub(balloon).ok_or(Refusal::Overflow)?;
        return spread.checked_div(Decimal::from(periods)).ok_or(Refusal::Overflow);
    }
    // Below this the closed form loses digits to 1 - v^n; the sum does not.
    if rate.abs() < Decimal::new(1, 9) {
        return at_period_factors(balance, std::iter::repeat_n(rate, periods as usize), balloon);
    }
    let discount = discount(rate)?;
    let at_end = power(discount, periods);
    let annuity = Decimal::ONE.checked_sub(at_end).and_then(|lost| lost.checked_div(rate)).ok_or(Refusal::Overflow)?;
    solve(balance, Worth { annuity, at_end }, balloon)
}

/// The payment over periods of different factors, that leaves `balloon` for the end.
///
/// # Errors
/// No periods, a factor of -100 % or less, or a figure out of range.
pub fn at_period_factors(
    balance: Decimal,
    factors: impl Iterator<Item = Decimal>,
    balloon: Decimal,
) -> Result<Decimal, Refusal> {
    let mut worth = Worth { annuity: Decimal::ZERO, at_end: Decimal::ONE };
    for factor in factors {
        worth.at_end = worth.at_end.checked_mul(discount(factor)?).ok_or(Refusal::Overflow)?;
        worth.annuity = worth.annuity.checked_add(worth.at_end).ok_or(Refusal::Overflow)?;
    }
    solve(balance, worth, balloon)
}

fn solve(balance: Decimal, worth: Worth, balloon: Decimal) -> Result<Decimal, Refusal> {
    if worth.annuity <= Decimal::ZERO {
        return Err(Refusal::NoPeriods);
    }
    let left = balloon.checked_mul(worth.at_end).and_then(|later| balance.checked_sub(later));
    left.and_then(|now| now.checked_div(worth.annuity)).ok_or(Refusal::Overflow)
}

fn discount(rate: Decimal) -> Result<Decimal, Refusal> {
    let growth = Decimal::ONE.checked_add(rate).ok_or(Refusal::Overflow)?;
    if growth <= Decimal::ZERO {
        return Err(Refusal::RateTooLow(rate));
    }
    Decimal::ONE.checked_div(growth).ok_or(Refusal::Overflow)
}

/// `base^exponent` by squaring; what falls below the last decimal is nothing.
pub(super) fn power(base: Decimal, exponent: u32) -> Decimal {
    let (mut result, mut square, mut left) = (Decimal::ONE, base, exponent);
    while left > 0 {
        if left & 1 == 1 {
            result = result.checked_mul(square).unwrap_or(Decimal::MAX);
        }
        left >>= 1;
        if left > 0 {
            square = square.checked_mul(square).unwrap_or(Decimal::MAX);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_payment_of_equal_periods() {
        let monthly = exact("0.06") / exact("12");
        let payment = at_period_rate(exact("200000"), monthly, 240, Decimal::ZERO).unwrap();
        assert_eq!(payment.round_dp(6).to_string(), "1432.862117");
        let summed = at_period_factors(exact("200000"), std::iter::repeat_n(monthly, 240), Decimal::ZERO).unwrap();
        assert!((payment - summed).abs() < exact("0.00000000000000000001"));
        assert_eq!(at_period_rate(exact("15000"), Decimal::ZERO, 60, Decimal::ZERO).unwrap(), exact("250"));
        let tiny = at_period_rate(exact("1000"), exact("0.0000000000000000000000000001"), 10, Decimal::ZERO).unwrap();
        assert_eq!(tiny.round_dp(10), exact("100"));
    }

    #[test]
    fn extremes_are_figures_or_refusals() {
        // At 1,000 times a period, the payment is the interest.
        let dear = at_period_rate(exact("100"), exact("1000"), 12_000, Decimal::ZERO).unwrap();
        assert_eq!(dear.round_dp(6), exact("100000"));
        assert_eq!(at_period_rate(exact("100"), exact("-1"), 12, Decimal::ZERO).unwrap_err().name(), "rate-too-low");
        assert_eq!(at_period_rate(exact("100"), exact("0.01"), 0, Decimal::ZERO).unwrap_err(), Refusal::NoPeriods);
    }
}
