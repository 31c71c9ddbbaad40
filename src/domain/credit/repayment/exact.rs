//! The plain schedule in whole minor units: the same rows as the general one, many times faster.
//!
//! It serves the everyday loan (level payment, equal periods, posted to a power of ten) and declines anything else.

use rust_decimal::Decimal;

use super::{AccrualRule, Carry, Grace, LevelRule, LoanTerms, Method, Row, Schedule, level};
use crate::domain::calendar::Day;
use crate::domain::credit::posting::Posting;
use crate::domain::money::Rounding;

/// A fraction of whole numbers, in lowest terms.
#[derive(Debug, Clone, Copy)]
struct Share {
    over: i128,
    under: i128,
}

/// The schedule, when the terms are plain enough; `None` sends the caller to the general one.
#[must_use]
pub fn plan(terms: &LoanTerms) -> Option<Schedule> {
    let plain = terms.method == Method::EqualPayment
        && terms.accrual == AccrualRule::NominalPerPeriod
        && terms.grace == Grace::default()
        && terms.rate_changes.is_empty()
        && terms.level != LevelRule::PeriodFactors
        && terms.dates.first_period_from.is_none()
        && terms.annual_rate >= Decimal::ZERO;
    let (true, Carry::Posted { interest, .. }, Some(periods)) = (plain, terms.carry, terms.periods) else {
        return None;
    };
    let due = due_days(terms, periods)?;
    let scale = minor_scale(&interest)?;
    let payment = match terms.level {
        LevelRule::Given(payment) => payment,
        _ => {
            let rate = terms.annual_rate / Decimal::from(terms.periods_per_year.max(1));
            terms.carry.payment(level::at_period_rate(terms.principal, rate, periods, terms.balloon).ok()?)
        }
    };
    let share = period_share(terms)?;
    let principal = in_minor(terms.principal, scale)?;
    let rows = rows(principal, in_minor(payment, scale)?, share, interest.mode(), scale, periods, &due)?;
    Some(Schedule { rows, level_payment: Some(payment) })
}

/// The due days, where dates are given; an empty list where none are.
fn due_days(terms: &LoanTerms, periods: u32) -> Option<Vec<Day>> {
    if terms.dates.start.is_none() && terms.dates.due.is_empty() {
        return Some(Vec::new());
    }
    let calendar = super::accrual::Periods::new(&terms.dates, terms.periods_per_year).ok()?;
    (1..=periods).map(|number| calendar.due(number)).collect()
}

/// The decimals of a posting that is a power of ten of at most one unit.
fn minor_scale(posting: &Posting) -> Option<u32> {
    let multiple = posting.multiple();
    (multiple.mantissa() == 1 && multiple.scale() <= 6).then_some(multiple.scale())
}

fn in_minor(amount: Decimal, scale: u32) -> Option<i64> {
    let amount = amount.normalize();
    let missing = scale.checked_sub(amount.scale())?;
    let minor = amount.mantissa().checked_mul(10_i128.checked_pow(missing)?)?;
    i64::try_from(minor).ok()
}

/// The rate of a period as a fraction.
fn period_share(terms: &LoanTerms) -> Option<Share> {
    let rate = terms.annual_rate.normalize();
    let over = rate.mantissa();
    let under = 10_i128.checked_pow(rate.scale())?.checked_mul(i128::from(terms.periods_per_year))?;
    let (mut a, mut b) = (over, under);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    Some(Share { over: over / a, under: under / a })
}

fn rows(
    principal: i64,
    payment: i64,
    share: Share,
    mode: Rounding,
    scale: u32,
    periods: u32,
    due: &[Day],
) -> Option<Vec<Row>> {
    let mut rows = Vec::with_capacity(periods as usize);
    let mut balance = principal;
    let narrow = i64::try_from(share.over).ok().zip(i64::try_from(share.under).ok());
    for number in 1..=periods {
        let interest = match narrow.and_then(|(over, under)| Some((balance.checked_mul(over)?, under))) {
            Some((exact, under)) => divide(mode, exact, under),
            None => mode.divide(i128::from(balance).checked_mul(share.over)?, share.under),
        };
        let part = if number == periods { balance } else { payment.checked_sub(interest)?.min(balance) };
        if part < 0 {
            // The payment is below the interest: the general schedule refuses it with its arithmetic.
            return None;
        }
        balance = balance.checked_sub(part)?;
        rows.push(Row {
            number,
            due: due.get(number as usize - 1).copied(),
            payment: Decimal::new(part.checked_add(interest)?, scale),
            interest: Decimal::new(interest, scale),
            principal: Decimal::new(part, scale),
            balance: Decimal::new(balance, scale),
        });
        if balance == 0 {
            break;
        }
    }
    Some(rows)
}

/// [`Rounding::divide`] for numbers of one word, where division is several times faster.
fn divide(mode: Rounding, numerator: i64, denominator: i64) -> i64 {
    let (whole, rest) = (numerator / denominator, (numerator % denominator).unsigned_abs());
    let (twice, under) = (u128::from(rest) * 2, u128::from(denominator.unsigned_abs()));
    let away = match mode {
        Rounding::HalfUp => twice >= under,
        Rounding::HalfEven => twice > under || (twice == under && whole % 2 != 0),
        Rounding::Down => false,
        Rounding::Up => rest > 0,
    };
    if away { whole + numerator.signum() } else { whole }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::schedule::Planner;
    use super::*;

    proptest! {
        #[test]
        fn the_fast_rows_are_the_general_rows(
            cents in 1_i64..100_000_000,
            rate_bp in 0_i64..100_000,
            periods in 1_u32..400,
            mode in prop::sample::select(vec![Rounding::HalfUp, Rounding::HalfEven, Rounding::Down, Rounding::Up]),
            multiple in prop::sample::select(vec!["0.01", "1", "0.05"]),
        ) {
            let mut terms = LoanTerms::monthly(Decimal::new(cents, 2), Decimal::new(rate_bp, 4), periods);
            let payment = Posting::new(multiple.parse().unwrap(), mode).unwrap();
            terms.carry = Carry::Posted { interest: Posting::cents(mode), payment: Some(payment), principal: None };
            let general = Planner::new(&terms).unwrap().run();
            match plan(&terms) {
                Some(fast) => prop_assert_eq!(general, Ok(fast)),
                None => prop_assert!(general.is_err()),
            }
        }
    }
}
