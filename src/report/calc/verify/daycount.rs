//! Cases of day counts and of the intervals of annual percentage rates.

use rust_decimal::Decimal;

use super::fields::{Case, Fault, Fields};
use crate::domain::calendar::day_count::{DayCount, icma_fraction};
use crate::domain::calendar::interval::{EuInterval, Fraction, Unit, UnitInterval, UnitPeriod, eu_interval};
use crate::domain::credit::refusal::Refusal;

/// Checks a case.
pub fn check(case: &Case) -> Result<(), Fault> {
    let inputs = &case.inputs;
    let (start, end) = (inputs.date("start")?, inputs.date("end")?);
    let out_of_order = Fault::Refused(Refusal::DatesOutOfOrder { earlier: start, later: end });
    match inputs.text("convention")? {
        "eu-apr-interval-months" => european(case, eu_interval(start, end).ok_or(out_of_order)?),
        "reg-z-unit-period" => {
            let unit_period = unit_period(inputs)?;
            unit_interval(case, unit_period.interval(start, end).ok_or(out_of_order)?)
        }
        "actual-days" => days_and_years(case, i64::from(end.since(start)), None),
        name => {
            let rule = DayCount::from_name(name).ok_or_else(|| inputs.unusable("convention"))?;
            let years = match (inputs.optional_date("reference_start")?, inputs.optional_date("reference_end")?) {
                (Some(from), Some(to)) if rule == DayCount::ActualActualIcma => icma_fraction(start, end, from, to),
                (None, None) => rule.year_fraction(start, end),
                _ => return Err(inputs.unusable("reference_start")),
            };
            days_and_years(case, rule.days(start, end), Some(years))
        }
    }
}

fn days_and_years(case: &Case, days: i64, years: Option<Decimal>) -> Result<(), Fault> {
    for key in case.expected.keys() {
        match (key, years) {
            ("days", _) => case.compare_field(key, Decimal::from(days), "days_abs")?,
            ("year_fraction", Some(years)) => case.compare_field(key, years, "abs")?,
            _ => return Err(Case::unknown_expectation(key)),
        }
    }
    Ok(())
}

fn european(case: &Case, interval: EuInterval) -> Result<(), Fault> {
    for key in case.expected.keys() {
        let computed = match key {
            "months" => Decimal::from(interval.months),
            "days" => Decimal::from(interval.days),
            "year_days" => Decimal::from(interval.year_days),
            "years" => interval.years(),
            _ => return Err(Case::unknown_expectation(key)),
        };
        case.compare_field(key, computed, "abs")?;
    }
    Ok(())
}

/// A unit-period from the fields `unit` and `count`.
pub fn unit_period(fields: &Fields) -> Result<UnitPeriod, Fault> {
    let unit = match fields.text("unit")? {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "semimonth" => Unit::Semimonth,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "term-in-days" => Unit::TermInDays,
        _ => return Err(fields.unusable("unit")),
    };
    let count = u16::try_from(fields.count_or("count", 1)?).ok().filter(|count| *count > 0);
    Ok(UnitPeriod { unit, count: count.ok_or_else(|| fields.unusable("count"))? })
}

fn unit_interval(case: &Case, interval: UnitInterval) -> Result<(), Fault> {
    for key in case.expected.keys() {
        if !compare_interval(case, key, interval)? {
            return Err(Case::unknown_expectation(key));
        }
    }
    Ok(())
}

/// Compares the interval's part that a field names; false when it names none.
pub fn compare_interval(case: &Case, key: &str, interval: UnitInterval) -> Result<bool, Fault> {
    match key {
        "full_unit_periods" => {
            case.compare(key, case.expected.decimal(key)?, Decimal::from(interval.whole), Decimal::ZERO);
        }
        "odd_fraction" => compare_fraction(case, key, interval.odd)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// Compares a fraction (`5/30`) or whole number with a computed fraction; only its value counts.
pub fn compare_fraction(case: &Case, key: &str, computed: Fraction) -> Result<(), Fault> {
    let value = case.expected.value(key);
    let text = value.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).unwrap_or_default();
    let (over, under) = text.split_once('/').unwrap_or((&text, "1"));
    let expected = over.trim().parse().ok().zip(under.trim().parse().ok().filter(|under| *under > 0));
    let (over, under) = expected.ok_or_else(|| case.expected.unusable(key))?;
    if !computed.equals(Fraction { over, under }) {
        case.differs(key, &text, &format!("{}/{}", computed.over, computed.under));
    }
    Ok(())
}
