//! Cases of annual percentage rates: US Regulation Z, and the European and UK rate.

use rust_decimal::Decimal;

use super::daycount::{compare_fraction, compare_interval, unit_period};
use super::fields::{Case, Fault, Fields};
use crate::domain::calendar::Day;
use crate::domain::calendar::interval::eu_interval;
use crate::domain::credit::annual_rate::eu::{YearAmount, YearRule, annual_percentage_rate};
use crate::domain::credit::annual_rate::percent_of;
use crate::domain::credit::annual_rate::reg_z::{ClosedEndCredit, PaymentRun};
use crate::domain::credit::refusal::{Refusal, usable_periods};

/// Decimals in which a found rate is compared.
const COMPARED_DECIMALS: u32 = 11;

/// Checks a case.
pub fn check(case: &Case) -> Result<(), Fault> {
    match case.inputs.text("method")? {
        "us-reg-z-appendix-j-actuarial" => regulation_z(case),
        "eu-ccd-2008-48-annex-i" | "uk-mcob-10.3" | "uk-conc-app-1" => european(case, YearRule::Interval),
        "eu-calendar-days-365" => european(case, YearRule::Days(Decimal::from(365))),
        "effective-single-payment" => {
            let year = case.inputs.decimal("year_days")?;
            if year <= Decimal::ZERO {
                return Err(case.inputs.unusable("year_days"));
            }
            european(case, YearRule::Days(year))
        }
        _ => Err(case.inputs.unusable("method")),
    }
}

fn regulation_z(case: &Case) -> Result<(), Fault> {
    let inputs = &case.inputs;
    let credit = ClosedEndCredit {
        unit_period: inputs.object("unit_period", unit_period)?,
        advances: inputs.objects("advances", |advance| Ok((advance.date("date")?, advance.decimal("amount")?)))?,
        first_payment: inputs.date("first_payment_date")?,
        payments: inputs.objects("payments", |run| {
            Ok(PaymentRun { count: run.count_or("count", 1)?, amount: run.decimal("amount")? })
        })?,
        prepaid_finance_charge: inputs.optional_decimal("prepaid_finance_charge")?.unwrap_or_default(),
    };
    let found = credit.annual_percentage_rate()?;
    for key in case.expected.keys() {
        match key {
            "apr_percent" => {
                case.compare_field(key, percent_of(found.annual, COMPARED_DECIMALS)?, "apr_percent_abs")?;
            }
            "unit_periods_per_year" => compare_fraction(case, key, credit.unit_period.per_year())?,
            "error" => {}
            _ if compare_interval(case, key, found.first_interval)? => {}
            _ => return Err(Case::unknown_expectation(key)),
        }
    }
    Ok(())
}

fn european(case: &Case, rule: YearRule) -> Result<(), Fault> {
    let flows = case.inputs.objects("flows", Flow::read)?;
    if case.inputs.has("dates") {
        case.inputs.object("dates", |dates| check_dates(case, dates, &flows))?;
    }
    let drawdown = flows.iter().filter(|flow| flow.sign > Decimal::ZERO).filter_map(Flow::date).min();
    let mut placed = Vec::new();
    for flow in &flows {
        flow.place(rule, drawdown, &mut placed)?;
    }
    let root = annual_percentage_rate(&placed)?;
    for key in case.expected.keys() {
        match key {
            "apr_percent" => case.compare_field(key, root.percent(COMPARED_DECIMALS)?, "apr_percent_abs")?,
            "apr_percent_1dp" => case.compare(key, case.expected.decimal(key)?, root.percent(1)?, Decimal::ZERO),
            "unique" => case.equal(key, &case.expected.flag(key)?, &root.unique),
            "error" => {}
            _ => return Err(Case::unknown_expectation(key)),
        }
    }
    Ok(())
}

/// When a flow happens.
#[derive(Debug, Clone, Copy)]
enum At {
    Time(Time),
    Date(Day),
}

/// A time after the first drawdown, as the case writes it.
#[derive(Debug, Clone, Copy)]
struct Time {
    years: Decimal,
    months: Decimal,
    days: Decimal,
    year_days: Option<Decimal>,
}

/// A run of amounts.
struct Flow {
    /// Received or paid.
    sign: Decimal,
    amounts: Vec<Decimal>,
    every_months: u32,
    at: At,
}

impl Flow {
    fn read(fields: &Fields) -> Result<Flow, Fault> {
        let sign = match fields.text("kind")? {
            "drawdown" => Decimal::ONE,
            "payment" => Decimal::NEGATIVE_ONE,
            _ => return Err(fields.unusable("kind")),
        };
        let at =
            if fields.has("date") { At::Date(fields.date("date")?) } else { At::Time(fields.object("t", Time::read)?) };
        let (amounts, every_months) = if fields.has("amounts") {
            (fields.decimals("amounts")?, fields.count_or("every_months", 1)?)
        } else if fields.has("repeat") {
            let amount = fields.decimal("amount")?;
            let (count, every) = fields.object("repeat", |repeat| {
                Ok((usable_periods(repeat.count("count")?)?, repeat.count_or("every_months", 1)?))
            })?;
            (vec![amount; count as usize], every)
        } else {
            (vec![fields.decimal("amount")?], 0)
        };
        Ok(Flow { sign, amounts, every_months, at })
    }

    fn date(&self) -> Option<Day> {
        match self.at {
            At::Date(day) => Some(day),
            At::Time(_) => None,
        }
    }

    /// Adds the amounts with their times in years.
    fn place(&self, rule: YearRule, drawdown: Option<Day>, placed: &mut Vec<YearAmount>) -> Result<(), Fault> {
        for (index, amount) in (0_i32..).zip(&self.amounts) {
            let months = index.saturating_mul(i32::try_from(self.every_months).unwrap_or(i32::MAX));
            let years = match self.at {
                At::Time(time) => time.years(rule)? + Decimal::from(months) / Decimal::from(12),
                At::Date(first) => {
                    let drawdown = drawdown.ok_or(Refusal::DatesMissing)?;
                    let anchor = if first == first.month().last() { 31 } else { first.day_of_month() };
                    let day = if months == 0 { first } else { first.month().plus(months).on(anchor) };
                    rule.years(drawdown, day)
                }
            };
            let amount = amount.checked_mul(self.sign).ok_or(Refusal::Overflow)?;
            placed.push(YearAmount { years, amount });
        }
        Ok(())
    }
}

impl Time {
    fn read(fields: &Fields) -> Result<Time, Fault> {
        let part = |key: &str| fields.optional_decimal(key).map(Option::unwrap_or_default);
        let year_days = fields.optional_decimal("year_days")?;
        if year_days.is_some_and(|year| year <= Decimal::ZERO) {
            return Err(fields.unusable("year_days"));
        }
        Ok(Time { years: part("years")?, months: part("months")?, days: part("days")?, year_days })
    }

    fn years(&self, rule: YearRule) -> Result<Decimal, Fault> {
        let whole = self.months.checked_div(Decimal::from(12)).and_then(|months| months.checked_add(self.years));
        let whole = whole.ok_or(Refusal::Overflow)?;
        if self.days.is_zero() {
            return Ok(whole);
        }
        let year = match (self.year_days, rule) {
            (Some(year), _) | (None, YearRule::Days(year)) => year,
            (None, YearRule::Interval) => return Err(Fault::Missing { key: "inputs.flows.t.year_days".to_owned() }),
        };
        let odd = self.days.checked_div(year).ok_or(Refusal::Overflow)?;
        Ok(whole.checked_add(odd).ok_or(Refusal::Overflow)?)
    }
}

/// Derives the time of the first payment from its dates and compares it with the time that the case states.
fn check_dates(case: &Case, dates: &Fields, flows: &[Flow]) -> Result<(), Fault> {
    let (drawdown, first) = (dates.date("drawdown")?, dates.date("first_payment")?);
    let interval = eu_interval(drawdown, first).ok_or(Refusal::DatesOutOfOrder { earlier: drawdown, later: first })?;
    let count = if dates.has("count") { Some(dates.count("count")?) } else { None };
    let every = if dates.has("every_months") { Some(dates.count("every_months")?) } else { None };
    let is_paid = |flow: &&Flow| flow.sign < Decimal::ZERO;
    // The run of payments; a single payment is the latest one.
    let run = flows.iter().filter(is_paid).find(|flow| flow.amounts.len() > 1);
    let Some(run) = run.or(flows.iter().rfind(is_paid)) else {
        return Err(Fault::Missing { key: "inputs.flows".to_owned() });
    };
    if let Some(count) = count {
        case.equal("dates.count", &(count as usize), &run.amounts.len());
    }
    if let (Some(every), true) = (every, run.amounts.len() > 1) {
        case.equal("dates.every_months", &every, &run.every_months);
    }
    let At::Time(stated) = run.at else { return Ok(()) };
    let months = stated.years.checked_mul(Decimal::from(12)).and_then(|months| months.checked_add(stated.months));
    case.compare("dates.months", months.ok_or(Refusal::Overflow)?, Decimal::from(interval.months), Decimal::ZERO);
    case.compare("dates.days", stated.days, Decimal::from(interval.days), Decimal::ZERO);
    if let (Some(year), false) = (stated.year_days, stated.days.is_zero()) {
        case.compare("dates.year_days", year, Decimal::from(interval.year_days), Decimal::ZERO);
    }
    Ok(())
}
