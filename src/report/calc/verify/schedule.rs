//! Cases of repayment schedules.

use rust_decimal::Decimal;

use super::fields::{Case, Fault, Fields};
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::Refusal;
use crate::domain::credit::repayment::schedule::plan;
use crate::domain::credit::repayment::{
    AccrualRule, Carry, ChangeFrom, Grace, LevelRule, LoanDates, LoanTerms, Method, RateChange, Row, Schedule, Totals,
};

/// Checks a case.
pub fn check(case: &Case) -> Result<(), Fault> {
    let terms = terms(&case.inputs)?;
    let display = case.inputs.posting("display_rounding")?;
    let schedule = plan(&terms)?;
    let shown = Shown { terms: &terms, schedule: &schedule, display };
    for key in case.expected.keys() {
        shown.compare(case, key)?;
    }
    Ok(())
}

/// An accrual rule by its name.
pub fn accrual(fields: &Fields) -> Result<AccrualRule, Fault> {
    match fields.optional_text("accrual")?.unwrap_or("nominal-per-period") {
        "nominal-per-period" => Ok(AccrualRule::NominalPerPeriod),
        "effective-per-period" => Ok(AccrualRule::EffectivePerPeriod),
        "month-fraction-of-days" | "nominal-per-period-prorated-by-actual-days" => Ok(AccrualRule::MonthFractionOfDays),
        "actual/365" => Ok(AccrualRule::Actual(365)),
        "actual/364" => Ok(AccrualRule::Actual(364)),
        "actual/360" => Ok(AccrualRule::Actual(360)),
        _ => Err(fields.unusable("accrual")),
    }
}

fn terms(inputs: &Fields) -> Result<LoanTerms, Fault> {
    match inputs.optional_text("last_payment")? {
        None | Some("clears-balance") => {}
        Some(_) => return Err(inputs.unusable("last_payment")),
    }
    let level = match (inputs.optional_text("payment_solved_with")?, inputs.optional_decimal("level_payment")?) {
        (_, Some(payment)) => LevelRule::Given(payment),
        (Some("period-factors"), None) => LevelRule::PeriodFactors,
        (None | Some("period-rate" | "nominal-period-rate"), None) => LevelRule::PeriodRate,
        (Some(_), None) => return Err(inputs.unusable("payment_solved_with")),
    };
    Ok(LoanTerms {
        principal: inputs.decimal("principal")?,
        annual_rate: inputs.percent("annual_rate_percent")?,
        periods: if inputs.has("periods") { Some(inputs.count("periods")?) } else { None },
        periods_per_year: inputs.count_or("periods_per_year", 12)?,
        method: method(inputs)?,
        accrual: accrual(inputs)?,
        level,
        dates: LoanDates {
            start: inputs.optional_date("start_date")?,
            due: inputs.dates("due_dates")?,
            first_period_from: inputs.optional_date("first_period_from")?,
        },
        grace: Grace {
            interest_free: inputs.count_or("interest_free_periods", 0)?,
            interest_only: inputs.count_or("interest_only_periods", 0)?,
            deferred: inputs.count_or("interest_deferred_periods", 0)?,
        },
        rate_changes: inputs.objects("rate_changes", rate_change)?,
        balloon: inputs.optional_decimal("balloon")?.unwrap_or_default(),
        carry: carry(inputs)?,
    })
}

fn method(inputs: &Fields) -> Result<Method, Fault> {
    Ok(match inputs.text("method")? {
        "equal-payment" => Method::EqualPayment,
        "equal-principal" => Method::EqualPrincipal,
        "flat" => Method::Flat,
        "interest-only-then-bullet" => Method::InterestOnlyThenBullet,
        "bullet-capitalised" => Method::BulletCapitalised,
        "fixed-payment" => Method::FixedPayment(inputs.decimal("fixed_payment")?),
        "fixed-principal" => Method::FixedPrincipal(inputs.decimal("fixed_principal")?),
        _ => return Err(inputs.unusable("method")),
    })
}

fn rate_change(fields: &Fields) -> Result<RateChange, Fault> {
    let from = if fields.has("from_date") {
        ChangeFrom::Date(fields.date("from_date")?)
    } else {
        ChangeFrom::Period(fields.count("from_period")?)
    };
    Ok(RateChange { from, annual_rate: fields.percent("annual_rate_percent")? })
}

/// Where amounts are rounded.
pub fn carry(inputs: &Fields) -> Result<Carry, Fault> {
    let (interest, payment) = (inputs.posting("interest_rounding")?, inputs.posting("payment_rounding")?);
    let principal = inputs.posting("principal_rounding")?;
    match inputs.optional_text("carry")? {
        None | Some("rounded") => {
            Ok(Carry::Posted { interest: interest.unwrap_or(Posting::CENTS), payment, principal })
        }
        Some("unrounded") if interest.is_none() && payment.is_none() && principal.is_none() => Ok(Carry::Unrounded),
        Some(_) => Err(inputs.unusable("carry")),
    }
}

/// A schedule as its figures are shown.
struct Shown<'a> {
    terms: &'a LoanTerms,
    schedule: &'a Schedule,
    display: Option<Posting>,
}

impl Shown<'_> {
    /// A figure as it is shown: posted figures as they are, unrounded ones to cents.
    fn money(&self, exact: Decimal) -> Decimal {
        match (self.display, self.terms.carry) {
            (Some(display), _) => display.round(exact),
            (None, Carry::Unrounded) => Posting::CENTS.round(exact),
            (None, Carry::Posted { .. }) => exact,
        }
    }

    fn compare(&self, case: &Case, key: &str) -> Result<(), Fault> {
        let totals = || self.schedule.totals();
        let rows = &self.schedule.rows;
        let from_end = |back: usize| rows.len().checked_sub(back).and_then(|index| rows.get(index));
        let payment = |row: Option<&Row>| row.map(|row| row.payment);
        let figure = match key {
            "rows" => return self.compare_rows(case),
            "years" => return self.compare_years(case),
            "balance_after" => return self.compare_balance(case),
            "months" => {
                let months = Decimal::from(rows.len());
                return case.compare_field(key, months, "months_abs");
            }
            "error" => return Ok(()),
            "total_interest" => Some(totals().interest),
            "total_paid" => Some(totals().paid),
            "total_principal" => Some(totals().principal),
            "payment" | "level_payment" => self.schedule.level_payment.or(payment(rows.first())),
            "first_payment" => payment(rows.first()),
            "second_payment" => payment(rows.get(1)),
            "payment_before_last" => payment(from_end(2)),
            "last_payment" | "final_payment" => payment(from_end(1)),
            _ => return Err(Case::unknown_expectation(key)),
        };
        let figure = figure.ok_or(Refusal::NoPeriods)?;
        case.compare_field(key, self.money(figure), "money_abs")
    }

    fn compare_rows(&self, case: &Case) -> Result<(), Fault> {
        let tolerance = case.tolerance("money_abs")?;
        let listed = case.expected.objects("rows", |fields| {
            let number = fields.count("n")?;
            let row = self.schedule.rows.iter().find(|row| row.number == number);
            let Some(row) = row else {
                case.differs(&format!("rows[n={number}]"), &number, &self.schedule.rows.len());
                for key in fields.keys() {
                    fields.value(key);
                }
                return Ok((number, None));
            };
            let due = row.due.map(|due| due.date().to_string());
            compare_row(case, fields, number, due.as_deref(), tolerance, |key| {
                Some(self.money(match key {
                    "payment" => row.payment,
                    "principal" => row.principal,
                    "interest" => row.interest,
                    "balance" => row.balance,
                    _ => return None,
                }))
            })?;
            Ok((number, fields.optional_decimal("balance")?))
        })?;
        // Some sources print the first rows of a longer table; a list that ends with nothing owed is the whole one.
        let is_whole = listed.last().is_some_and(|(_, balance)| balance.is_some_and(|balance| balance.is_zero()));
        let last = listed.last().map_or(0, |(number, _)| *number) as usize;
        if last > self.schedule.rows.len() || (is_whole && last < self.schedule.rows.len()) {
            case.differs("rows", &last, &self.schedule.rows.len());
        }
        Ok(())
    }

    fn compare_years(&self, case: &Case) -> Result<(), Fault> {
        let tolerance = case.tolerance("money_abs")?;
        let years = self.schedule.totals_by(12);
        case.expected.objects("years", |fields| {
            let number = fields.count("year")?;
            let totals: Totals = number.checked_sub(1).and_then(|i| years.get(i as usize)).copied().unwrap_or_default();
            for key in fields.keys() {
                let computed = match key {
                    "interest" => totals.interest,
                    "principal" => totals.principal,
                    "payment" | "paid" => totals.paid,
                    _ => continue,
                };
                let what = format!("years[{number}].{key}");
                case.compare(&what, fields.decimal(key)?, self.money(computed), tolerance);
            }
            Ok(())
        })?;
        Ok(())
    }

    fn compare_balance(&self, case: &Case) -> Result<(), Fault> {
        let tolerance = case.tolerance("money_abs")?;
        case.expected.object("balance_after", |fields| {
            let number = fields.count("n")?;
            let row = self.schedule.rows.iter().find(|row| row.number == number);
            let balance = match (number, row) {
                (0, _) => self.terms.principal,
                (_, Some(row)) => row.balance,
                (_, None) => Decimal::ZERO,
            };
            case.compare(
                &format!("balance_after[{number}]"),
                fields.decimal("balance")?,
                self.money(balance),
                tolerance,
            );
            Ok(())
        })
    }
}

/// Compares the fields of one expected row; what the row does not have stays unread and so becomes a fault.
pub fn compare_row(
    case: &Case,
    fields: &Fields,
    number: u32,
    due: Option<&str>,
    tolerance: Decimal,
    computed: impl Fn(&str) -> Option<Decimal>,
) -> Result<(), Fault> {
    for key in fields.keys() {
        let what = format!("rows[n={number}].{key}");
        if key == "date" {
            case.equal(&what, &fields.text(key)?.to_owned(), &due.unwrap_or_default().to_owned());
        } else if let Some(value) = computed(key) {
            case.compare(&what, fields.decimal(key)?, value, tolerance);
        }
    }
    Ok(())
}
