//! The functions that spreadsheets call pmt, ipmt, ppmt, pv, fv, nper and rate.
//!
//! Their sign: money received is positive, money paid is negative. All solve the same equation,
//! `pv (1+r)^n + pmt (1 + r when) ((1+r)^n - 1) / r + fv = 0`, in exact decimals; only nper and rate search.

use rust_decimal::{Decimal, MathematicalOps};

use super::level::power;
use crate::domain::credit::annual_rate::roots::{Root, TimedAmount, balance, scan};
use crate::domain::credit::annual_rate::{to_decimal, to_float};
use crate::domain::credit::refusal::{MOST_PERIODS, Refusal, usable_rate, within};

/// When in a period the payment is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum When {
    /// At its end.
    #[default]
    End,
    /// At its beginning.
    Begin,
}

impl When {
    const fn begins(self) -> Decimal {
        match self {
            When::End => Decimal::ZERO,
            When::Begin => Decimal::ONE,
        }
    }
}

/// The worth of one payment a period and of one unit, both at the end of the term.
struct Growth {
    /// (1 + r)^n.
    power: Decimal,
    /// (1 + r when) ((1 + r)^n - 1) / r; n at a rate of zero.
    payments: Decimal,
}

fn growth(rate: Decimal, periods: Decimal, when: When) -> Result<Growth, Refusal> {
    let rate = usable_rate(rate)?;
    if periods.abs() > Decimal::from(MOST_PERIODS) {
        return Err(Refusal::TooManyPeriods(u64::MAX));
    }
    if rate.is_zero() {
        return Ok(Growth { power: Decimal::ONE, payments: periods });
    }
    let base = Decimal::ONE.checked_add(rate).ok_or(Refusal::Overflow)?;
    let power = match i64::try_from(periods) {
        Ok(whole) if periods.fract().is_zero() => base.checked_powi(whole),
        _ => base.checked_powd(periods),
    };
    let power = power.ok_or(Refusal::Overflow)?;
    let advance = rate.checked_mul(when.begins()).and_then(|part| part.checked_add(Decimal::ONE));
    let payments = power
        .checked_sub(Decimal::ONE)
        .and_then(|grown| grown.checked_div(rate))
        .zip(advance)
        .and_then(|(sum, advance)| sum.checked_mul(advance));
    Ok(Growth { power, payments: payments.ok_or(Refusal::Overflow)? })
}

/// The worth today of one payment a period and of one unit at the end. Under a positive rate nothing of it can overflow,
/// however long the term.
struct Worth {
    /// (1 + r)^-n.
    at_end: Decimal,
    /// (1 + r when) (1 - (1 + r)^-n) / r; n at a rate of zero.
    payments: Decimal,
}

fn worth(rate: Decimal, periods: Decimal, when: When) -> Result<Worth, Refusal> {
    let whole = u32::try_from(periods).ok().filter(|_| periods.fract().is_zero() && periods <= MOST_PERIODS.into());
    let Some(whole) = whole.filter(|_| rate > Decimal::ZERO) else {
        let grown = growth(rate, periods, when)?;
        let at_end = Decimal::ONE.checked_div(grown.power).ok_or(Refusal::Overflow)?;
        let payments = grown.payments.checked_div(grown.power).ok_or(Refusal::Overflow)?;
        return Ok(Worth { at_end, payments });
    };
    let growth = Decimal::ONE.checked_add(usable_rate(rate)?).ok_or(Refusal::Overflow)?;
    let at_end = power(Decimal::ONE.checked_div(growth).ok_or(Refusal::Overflow)?, whole);
    let advance = rate.checked_mul(when.begins()).and_then(|part| part.checked_add(Decimal::ONE));
    let ended = (Decimal::ONE - at_end).checked_div(rate);
    let payments = ended.zip(advance).and_then(|(sum, advance)| sum.checked_mul(advance));
    Ok(Worth { at_end, payments: payments.ok_or(Refusal::Overflow)? })
}

fn amount(value: Decimal) -> Result<Decimal, Refusal> {
    within("amount", value)
}

/// The payment of each period.
///
/// # Errors
/// No periods, or rates and amounts out of range.
pub fn pmt(rate: Decimal, periods: Decimal, pv: Decimal, fv: Decimal, when: When) -> Result<Decimal, Refusal> {
    let worth = worth(rate, periods, when)?;
    if worth.payments.is_zero() {
        return Err(Refusal::NoPeriods);
    }
    let later = amount(fv)?.checked_mul(worth.at_end);
    let owed = later.and_then(|later| amount(pv).ok()?.checked_add(later)).ok_or(Refusal::Overflow)?;
    Ok(-owed.checked_div(worth.payments).ok_or(Refusal::Overflow)?)
}

/// The value at the end.
///
/// # Errors
/// Rates and amounts out of range.
pub fn fv(rate: Decimal, periods: Decimal, pmt: Decimal, pv: Decimal, when: When) -> Result<Decimal, Refusal> {
    let grown = growth(rate, periods, when)?;
    let paid = amount(pmt)?.checked_mul(grown.payments);
    let total = amount(pv)?.checked_mul(grown.power).zip(paid).and_then(|(pv, paid)| pv.checked_add(paid));
    Ok(-total.ok_or(Refusal::Overflow)?)
}

/// The value today.
///
/// # Errors
/// Rates and amounts out of range.
pub fn pv(rate: Decimal, periods: Decimal, pmt: Decimal, fv: Decimal, when: When) -> Result<Decimal, Refusal> {
    let worth = worth(rate, periods, when)?;
    let later = amount(fv)?.checked_mul(worth.at_end);
    let paid = amount(pmt)?.checked_mul(worth.payments).zip(later).and_then(|(paid, later)| paid.checked_add(later));
    Ok(-paid.ok_or(Refusal::Overflow)?)
}

/// The interest in the payment of one period (from 1).
///
/// # Errors
/// A period outside the term, or rates and amounts out of range.
pub fn ipmt(
    rate: Decimal,
    period: Decimal,
    periods: Decimal,
    pv: Decimal,
    fv: Decimal,
    when: When,
) -> Result<Decimal, Refusal> {
    if period < Decimal::ONE || period > periods {
        return Err(Refusal::Unusable("the period is outside the term"));
    }
    if when == When::Begin && period == Decimal::ONE {
        return Ok(Decimal::ZERO);
    }
    let payment = pmt(rate, periods, pv, fv, when)?;
    // The balance when the period begins is what the payments to come are worth then; payments made at the beginning
    // have been made once more.
    let balance = -self::pv(rate, periods - period + Decimal::ONE, payment, fv, when)?;
    let interest = balance.checked_mul(rate).ok_or(Refusal::Overflow)?;
    match when {
        When::End => Ok(interest),
        When::Begin => interest.checked_div(Decimal::ONE + rate).ok_or(Refusal::Overflow),
    }
}

/// The principal in the payment of one period (from 1).
///
/// # Errors
/// As [`ipmt`].
pub fn ppmt(
    rate: Decimal,
    period: Decimal,
    periods: Decimal,
    pv: Decimal,
    fv: Decimal,
    when: When,
) -> Result<Decimal, Refusal> {
    let interest = ipmt(rate, period, periods, pv, fv, when)?;
    pmt(rate, periods, pv, fv, when)?.checked_sub(interest).ok_or(Refusal::Overflow)
}

/// The number of periods; rarely whole.
///
/// # Errors
/// [`Refusal::NoRoot`] when no number of periods balances, or rates and amounts out of range.
pub fn nper(rate: Decimal, pmt: Decimal, pv: Decimal, fv: Decimal, when: When) -> Result<Decimal, Refusal> {
    let (rate, pmt) = (usable_rate(rate)?, amount(pmt)?);
    let (pv, fv) = (amount(pv)?, amount(fv)?);
    if rate.is_zero() {
        let owed = pv.checked_add(fv).ok_or(Refusal::Overflow)?;
        return owed.checked_div(pmt).map(|periods| -periods).ok_or(Refusal::NoRoot);
    }
    let (r, begins) = (to_float(rate), to_float(when.begins()));
    // What the payments are worth if they never ended, at the end of a period.
    let endless = to_float(pmt) * (1.0 + r * begins) / r;
    let ratio = (endless - to_float(fv)) / (endless + to_float(pv));
    let periods = ratio.ln() / r.ln_1p();
    if periods.is_finite() { to_decimal(periods) } else { Err(Refusal::NoRoot) }
}

/// The rate of one period.
///
/// # Errors
/// No periods, amounts of one sign, no rate, or amounts out of range.
pub fn rate(periods: Decimal, pmt: Decimal, pv: Decimal, fv: Decimal, when: When) -> Result<Root, Refusal> {
    if periods <= Decimal::ZERO {
        return Err(Refusal::NoPeriods);
    }
    if periods > Decimal::from(MOST_PERIODS) {
        return Err(Refusal::TooManyPeriods(u64::MAX));
    }
    let (pmt, pv, fv) = (to_float(amount(pmt)?), to_float(amount(pv)?), to_float(amount(fv)?));
    let n = to_float(periods);
    if periods.fract().is_zero() {
        let shift = if when == When::Begin { 0.0 } else { 1.0 };
        let mut flows = vec![TimedAmount { time: 0.0, amount: pv }];
        let mut k = 0.0;
        while k < n {
            flows.push(TimedAmount { time: k + shift, amount: pmt });
            k += 1.0;
        }
        flows.push(TimedAmount { time: n, amount: fv });
        return balance(flows);
    }
    let begins = to_float(when.begins());
    scan(|g| {
        let annuity = if g == 0.0 { n } else { -(-n * g).exp_m1() / g.exp_m1() * (1.0 + g.exp_m1() * begins) };
        let last = (-n * g).exp();
        let gross = pv.abs() + (pmt * annuity).abs() + (fv * last).abs();
        if gross > 0.0 && gross.is_finite() { (pv + pmt * annuity + fv * last) / gross } else { f64::NAN }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn monthly(percent: &str) -> Decimal {
        exact(percent) / exact("1200")
    }

    fn shown(value: Result<Decimal, Refusal>, decimals: u32) -> String {
        value.unwrap().round_dp(decimals).normalize().to_string()
    }

    #[test]
    fn the_seven_functions_agree_with_spreadsheets() {
        let zero = Decimal::ZERO;
        assert_eq!(shown(pmt(monthly("8"), exact("60"), exact("15000"), zero, When::End), 6), "-304.145914");
        assert_eq!(shown(pmt(zero, exact("60"), exact("15000"), zero, When::End), 6), "-250");
        assert_eq!(
            shown(ppmt(monthly("10"), exact("1"), exact("60"), exact("55000"), zero, When::Begin), 6),
            "-1158.929712"
        );
        assert_eq!(
            shown(ipmt(monthly("10"), exact("3"), exact("24"), exact("2000"), zero, When::End), 8),
            "-15.40102862"
        );
        let begin = ipmt(exact("0.05"), exact("2"), exact("10"), exact("-50000"), exact("110000"), When::Begin);
        assert_eq!(shown(begin, 6), "2608.108309");
        assert_eq!(shown(fv(exact("0.075"), exact("20"), exact("-2000"), zero, When::End), 6), "86609.362673");
        assert_eq!(
            shown(pv(monthly("5"), exact("120"), exact("-100"), exact("15692.93"), When::End), 6),
            "-100.000671"
        );
        assert_eq!(
            shown(pv(monthly("5"), exact("120"), exact("-100"), exact("15692.93"), When::Begin), 6),
            "-60.716775"
        );
        assert_eq!(shown(nper(exact("0.075"), exact("-2000"), zero, exact("100000"), When::End), 6), "21.544944");
        assert_eq!(shown(nper(zero, exact("-2000"), zero, exact("100000"), When::End), 6), "50");
        let found = rate(exact("10"), zero, exact("-3500"), exact("10000"), When::End).unwrap();
        assert!((found.rate - 0.110_690_853_710_753).abs() < 1e-14);
    }

    #[test]
    fn questions_without_an_answer_are_refused() {
        let zero = Decimal::ZERO;
        assert_eq!(nper(exact("0.1"), exact("-50"), exact("1000"), zero, When::End).unwrap_err(), Refusal::NoRoot);
        assert_eq!(nper(zero, zero, exact("1000"), zero, When::End).unwrap_err(), Refusal::NoRoot);
        assert_eq!(pmt(exact("0.1"), zero, exact("1000"), zero, When::End).unwrap_err(), Refusal::NoPeriods);
        assert_eq!(pmt(exact("-1"), exact("5"), exact("1000"), zero, When::End).unwrap_err().name(), "rate-too-low");
        assert_eq!(
            ipmt(exact("0.1"), exact("6"), exact("5"), exact("1000"), zero, When::End).unwrap_err().name(),
            "unusable"
        );
        assert_eq!(rate(exact("10"), exact("5"), exact("5"), zero, When::End).unwrap_err(), Refusal::OneSigned);
    }
}
