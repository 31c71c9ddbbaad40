//! Annual rates of a stated rate, of equally spaced amounts and of dated amounts, each with its convention.

use rust_decimal::Decimal;

use super::answer::{Answer, Figure, Sentence};
use super::instalment::yearly;
use super::{found_percent, stated_percent};
use crate::domain::calendar::Day;
use crate::domain::calendar::day_count::DayCount;
use crate::domain::calendar::interval::{Unit, UnitPeriod};
use crate::domain::credit::annual_rate::eu::{YearRule, of_dated};
use crate::domain::credit::annual_rate::irr::{DatedAmount, irr, xirr};
use crate::domain::credit::annual_rate::reg_z::{ActuarialRate, ClosedEndCredit, PaymentRun};
use crate::domain::credit::annual_rate::{Root, compound, effective_of_nominal};
use crate::domain::credit::refusal::{Refusal, usable_rate};
use crate::domain::money::RateBasis;
use crate::text::calc::{figure, formula, method, note};

/// What a rate stated for a day, a month or a year is as a yearly rate.
///
/// # Errors
/// A rate out of range.
pub fn of_stated(rate: Decimal, basis: RateBasis) -> Result<Answer, Refusal> {
    let mut answer = Answer::new("rate", ("conversion", method::CONVERSION));
    let times = |count: i64| rate.checked_mul(Decimal::from(count)).ok_or(Refusal::Overflow);
    let mut formulas = Vec::new();
    let mut nominal_line = |count: i64| -> Result<Decimal, Refusal> {
        let result = usable_rate(times(count)?)?;
        formulas.push(Sentence::with(
            formula::NOMINAL,
            [("rate", stated_percent(rate)), ("count", count.to_string()), ("result", stated_percent(result))],
        ));
        Ok(result)
    };
    let (nominal, effective, period, count) = match basis {
        RateBasis::Daily => {
            let on_365 = nominal_line(365)?;
            answer.figure("nominal_annual_365_percent", figure::NOMINAL_365, Figure::share(on_365, 2)?);
            answer.figure("nominal_annual_360_percent", figure::NOMINAL_360, Figure::share(nominal_line(360)?, 2)?);
            answer.notes.push(Sentence::plain(note::DAY_RULE));
            (None, compound(rate, 365)?, rate, 365)
        }
        RateBasis::Monthly => (Some(nominal_line(12)?), compound(rate, 12)?, rate, 12),
        RateBasis::Annual => {
            let month = usable_rate(rate)?.checked_div(Decimal::from(12)).ok_or(Refusal::Overflow)?;
            let day = rate.checked_div(Decimal::from(365)).ok_or(Refusal::Overflow)?;
            answer.figure("monthly_percent", figure::MONTHLY, Figure::share(month, 4)?);
            answer.figure("daily_percent", figure::DAILY, Figure::share(day, 4)?);
            (Some(rate), effective_of_nominal(rate, 12)?, month, 12)
        }
    };
    if let Some(nominal) = nominal {
        answer.figure("nominal_annual_percent", figure::NOMINAL, Figure::share(nominal, 2)?);
    }
    answer.figure("effective_annual_percent", figure::EFFECTIVE, Figure::share(effective, 2)?);
    answer.formulas = formulas;
    answer.formulas.push(Sentence::with(
        formula::EFFECTIVE,
        [("rate", percent_text(period, 6)?), ("count", count.to_string()), ("result", percent_text(effective, 2)?)],
    ));
    answer.notes.push(Sentence::plain(note::TWO_FIGURES));
    Ok(answer)
}

/// An exact share in per cent, rounded to so many decimals, without zeros at its end beyond two.
fn percent_text(share: Decimal, decimals: u32) -> Result<String, Refusal> {
    let Figure::Percent(percent, _) = Figure::share(share, decimals)? else { return Ok(String::new()) };
    let strategy = crate::domain::credit::posting::strategy(crate::domain::money::Rounding::HalfUp);
    let rounded = percent.round_dp_with_strategy(decimals, strategy).normalize();
    Ok(format!("{}%", crate::text::number::group_decimal(rounded)))
}

/// The rate of equally spaced amounts.
///
/// # Errors
/// Amounts without a rate, by name.
pub fn of_periods(amounts: &[Decimal], periods_per_year: u32) -> Result<Answer, Refusal> {
    let root = irr(amounts)?;
    let mut answer = Answer::new("rate", ("irr", method::PERIODIC));
    answer.figure("rate_per_period_percent", figure::PERIOD_RATE, Figure::found(root.rate, 4)?);
    answer.figure("nominal_annual_percent", figure::NOMINAL, Figure::found(root.nominal(periods_per_year), 2)?);
    answer.figure("effective_annual_percent", figure::EFFECTIVE, Figure::found(root.effective(periods_per_year), 2)?);
    answer.formulas.push(Sentence::with(
        formula::DISCOUNTED_PERIODS,
        [("rate", found_percent(root.rate, 6)?), ("count", amounts.len().to_string())],
    ));
    answer.formulas.extend(yearly(root.rate, periods_per_year)?);
    say_unique(&mut answer, root);
    Ok(answer)
}

/// The rates of dated amounts: effective, nominal, EU and UK, and US where the payments are evenly spaced.
///
/// # Errors
/// Dates out of order and amounts without a rate, by name.
pub fn of_dates(flows: &[DatedAmount]) -> Result<Answer, Refusal> {
    let days = flows.iter().map(|flow| flow.day);
    if let Some((earlier, later)) = days.clone().zip(days.skip(1)).find(|(earlier, later)| later < earlier) {
        return Err(Refusal::DatesOutOfOrder { earlier, later });
    }
    let root = xirr(flows, DayCount::Actual(365))?;
    let monthly = (root.rate.ln_1p() / 12.0).exp_m1();
    let mut answer = Answer::new("rate", ("xirr-actual/365", method::DATED));
    answer.figure("effective_annual_percent", figure::XIRR, Figure::found(root.rate, 2)?);
    answer.figure("nominal_annual_percent", figure::NOMINAL, Figure::found(monthly * 12.0, 2)?);
    answer.formulas.push(Sentence::with(
        formula::DISCOUNTED,
        [("rate", found_percent(root.rate, 6)?), ("count", flows.len().to_string())],
    ));
    answer.formulas.push(Sentence::with(
        formula::NOMINAL_OF_EFFECTIVE,
        [("rate", found_percent(root.rate, 6)?), ("result", found_percent(monthly * 12.0, 2)?)],
    ));
    let european = of_dated(flows, YearRule::Interval)?;
    answer.figure("eu_uk_apr_percent", figure::EU_APR, Figure::found(european.rate, 1)?);
    if let Some((found, unit_period)) = united_states(flows) {
        answer.figure("us_reg_z_apr_percent", figure::REG_Z, Figure::found(found.annual, 2)?);
        let per_year = unit_period.per_year();
        let odd = found.first_interval.odd;
        answer.formulas.push(Sentence::with(
            formula::REG_Z,
            [
                ("whole", found.first_interval.whole.to_string()),
                ("odd", format!("{}/{}", odd.over, odd.under)),
                ("rate", found_percent(found.period_rate.rate, 6)?),
                (
                    "count",
                    if per_year.under == 1 {
                        per_year.over.to_string()
                    } else {
                        format!("{}/{}", per_year.over, per_year.under)
                    },
                ),
                ("result", found_percent(found.annual, 2)?),
            ],
        ));
    }
    say_unique(&mut answer, root);
    Ok(answer)
}

fn say_unique(answer: &mut Answer, root: Root) {
    answer.figure("unique", figure::RESULT, Figure::Flag(root.unique));
    if !root.unique {
        answer.notes.push(Sentence::plain(note::NOT_UNIQUE));
    }
    answer.notes.push(Sentence::plain(note::TWO_FIGURES));
}

/// The US rate, when one drawdown is followed by payments a unit-period apart.
fn united_states(flows: &[DatedAmount]) -> Option<(ActuarialRate, UnitPeriod)> {
    let mut sorted = flows.to_vec();
    sorted.sort_by_key(|flow| flow.day);
    let mut received = sorted.iter().filter(|flow| flow.amount > Decimal::ZERO);
    let (advance, None) = (received.next()?, received.next()) else { return None };
    let first_day: Decimal =
        sorted.iter().filter(|f| f.day <= advance.day && f.amount < Decimal::ZERO).map(|f| -f.amount).sum();
    let payments: Vec<&DatedAmount> = sorted.iter().filter(|flow| flow.day > advance.day).collect();
    let days: Vec<Day> = payments.iter().map(|flow| flow.day).collect();
    let unit_period = unit_period_of(advance.day, &days)?;
    let credit = ClosedEndCredit {
        unit_period,
        advances: vec![(advance.day, advance.amount)],
        first_payment: *days.first()?,
        payments: payments.iter().map(|flow| PaymentRun { count: 1, amount: -flow.amount }).collect(),
        prepaid_finance_charge: first_day,
    };
    credit.annual_percentage_rate().ok().map(|found| (found, unit_period))
}

/// The unit-period that the payments are apart; a single payment has its term.
fn unit_period_of(advance: Day, days: &[Day]) -> Option<UnitPeriod> {
    let first = *days.first()?;
    if days.len() == 1 {
        let days = u16::try_from(first.since(advance)).ok().filter(|days| *days > 0 && *days < 366)?;
        return Some(UnitPeriod { unit: Unit::TermInDays, count: days });
    }
    let candidates = [
        (Unit::Month, 1),
        (Unit::Week, 1),
        (Unit::Week, 2),
        (Unit::Month, 3),
        (Unit::Week, 4),
        (Unit::Month, 2),
        (Unit::Month, 6),
        (Unit::Semimonth, 1),
        (Unit::Year, 1),
        (Unit::Day, 1),
    ];
    let fits = |unit_period: &UnitPeriod| (0_i32..).zip(days).all(|(k, day)| unit_period.day_after(first, k) == *day);
    candidates.into_iter().map(|(unit, count)| UnitPeriod { unit, count }).find(fits)
}
