//! Questions about the schedule of a loan and about ending it early.

use rust_decimal::Decimal;

use super::{Loan, Payoff, periods_per_year, stated, yearly};
use crate::domain::calendar::Day;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::{MOST_PERIODS, Refusal};
use crate::domain::credit::repayment::{
    AccrualRule, Carry, ChangeFrom, Grace, LevelRule, LoanDates, LoanTerms, Method, RateChange,
};
use crate::domain::money::RateBasis;
use crate::report::calc::answer::Answer;
use crate::report::calc::typed::{Fee, Typed, Unanswered};
use crate::report::calc::{loan, payoff as payoffs};
use crate::text::calc::typed as words;

/// The schedule of a loan.
pub(super) fn schedule(args: &Loan, typed: Typed) -> Result<Answer, Unanswered> {
    let say = |refusal: Refusal| typed.refused(&refusal);
    let principal = typed.amount(&args.principal)?;
    let terms = loan_terms(args, principal, typed)?;
    let fee = match args.fee.as_deref().map(|text| typed.fee(text)).transpose()? {
        None => Decimal::ZERO,
        Some(Fee::Amount(amount)) => amount,
        Some(Fee::Share(share)) => {
            Posting::CENTS.round(principal.checked_mul(share).ok_or_else(|| say(Refusal::Overflow))?)
        }
    };
    let mut answer = loan::answer(&terms, fee).map_err(say)?;
    if args.no_rows {
        answer.rows.clear();
    }
    Ok(answer)
}

fn loan_terms(args: &Loan, principal: Decimal, typed: Typed) -> Result<LoanTerms, Unanswered> {
    let phrases = typed.terms(&args.terms)?;
    let say = |refusal: Refusal| typed.refused(&refusal);
    let per_year = periods_per_year(&args.periods_per_year, typed)?;
    let rate = stated(&args.stated, &phrases, typed)?;
    let rate = rate.ok_or_else(|| typed.missing(words::missing::RATE, "--annual-rate 12%"))?;
    let periods = args.periods.as_deref().map(|text| typed.count(text)).transpose()?.or(phrases.periods);
    let payment = args.payment.as_deref().map(|text| typed.amount(text)).transpose()?;
    let method = match (args.method, periods, payment) {
        (Method::EqualPayment, None, Some(payment)) => Method::FixedPayment(payment),
        (_, None, _) => return Err(typed.missing(words::missing::PERIODS, "--periods 12")),
        (method, _, _) => method,
    };
    let effective = args.effective && matches!(rate.1, Some(RateBasis::Annual));
    let mode = args.rounding;
    let step = Posting::new(typed.amount(&args.round_to)?, mode).map_err(say)?;
    let mut changes = Vec::new();
    for text in &args.change {
        changes.push(rate_change(text, typed)?);
    }
    Ok(LoanTerms {
        principal,
        annual_rate: yearly(rate, per_year).map_err(say)?,
        periods,
        periods_per_year: per_year,
        method,
        accrual: if effective { AccrualRule::EffectivePerPeriod } else { args.accrual },
        level: match (method, payment) {
            (Method::EqualPayment, Some(payment)) => LevelRule::Given(payment),
            _ => LevelRule::PeriodRate,
        },
        dates: dates(args.start.as_deref(), args.first_due.as_deref(), periods, per_year, typed)?,
        grace: Grace {
            interest_free: typed.count(&args.interest_free)?,
            interest_only: typed.count(&args.interest_only)?,
            deferred: 0,
        },
        rate_changes: changes,
        balloon: typed.amount(&args.balloon)?,
        carry: Carry::Posted { interest: Posting::cents(mode), payment: Some(step), principal: None },
    })
}

/// The start, and the due days counted from the first one where it is given.
fn dates(
    start: Option<&str>,
    first_due: Option<&str>,
    periods: Option<u32>,
    per_year: u32,
    typed: Typed,
) -> Result<LoanDates, Unanswered> {
    let start = start.map(|text| typed.date(text)).transpose()?;
    let Some(first) = first_due.map(|text| typed.date(text)).transpose()? else {
        return Ok(LoanDates { start, ..LoanDates::default() });
    };
    let step = match per_year {
        12 => Some(1),
        6 => Some(2),
        4 => Some(3),
        2 => Some(6),
        1 => Some(12),
        _ => None,
    };
    let count = i32::try_from(periods.unwrap_or(1).min(MOST_PERIODS)).unwrap_or(1);
    let due_day = |k: i32| -> Day {
        match (step, per_year) {
            (Some(months), _) => first.month().plus(k * months).on(first.day_of_month()),
            (None, 26) => first.plus(14 * k),
            (None, 52) => first.plus(7 * k),
            (None, _) => first.plus(k),
        }
    };
    Ok(LoanDates { start, due: (0..count).map(due_day).collect(), first_period_from: None })
}

fn rate_change(text: &str, typed: Typed) -> Result<RateChange, Unanswered> {
    let (from, rate) = text.split_once('=').ok_or_else(|| typed.wrong(words::CHANGE, text))?;
    let from = match from.trim().parse::<u32>() {
        Ok(period) => ChangeFrom::Period(period),
        Err(_) => ChangeFrom::Date(typed.date(from)?),
    };
    Ok(RateChange { from, annual_rate: typed.percent(rate)? })
}

/// What ending a loan costs.
pub(super) fn payoff(args: &Payoff, typed: Typed) -> Result<Answer, Unanswered> {
    let phrases = typed.terms(&args.terms)?;
    let say = |refusal: Refusal| typed.refused(&refusal);
    let per_year = periods_per_year(&args.periods_per_year, typed)?;
    let rate = stated(&args.stated, &phrases, typed)?;
    let rate = rate.ok_or_else(|| typed.missing(words::missing::RATE, "--annual-rate 7%"))?;
    let periods = args.periods.as_deref().map(|text| typed.count(text)).transpose()?.or(phrases.periods);
    let periods = periods.ok_or_else(|| typed.missing(words::missing::PERIODS, "--periods 12"))?;
    let day = args.day.as_deref().ok_or_else(|| typed.missing(words::missing::ON, "--on 2026-11-21"))?;
    let day = typed.date(day)?;
    if args.start.is_none() {
        return Err(typed.missing(words::missing::START, "--start 2026-01-15"));
    }
    let mut terms = LoanTerms::monthly(typed.amount(&args.principal)?, yearly(rate, per_year).map_err(say)?, periods);
    terms.periods_per_year = per_year;
    terms.dates = dates(args.start.as_deref(), args.first_due.as_deref(), Some(periods), per_year, typed)?;
    if let Some(text) = &args.payment {
        terms.level = LevelRule::Given(typed.amount(text)?);
    }
    let paid = match &args.paid {
        Some(text) => typed.count(text)?,
        None => due_before(&terms, day).map_err(say)?,
    };
    match &args.extra {
        Some(text) => payoffs::prepayment(&terms, paid, day, typed.amount(text)?).map_err(say),
        None => payoffs::answer(&terms, paid, day).map_err(say),
    }
}

/// How many payments fell due before a day.
fn due_before(terms: &LoanTerms, day: Day) -> Result<u32, Refusal> {
    let schedule = crate::domain::credit::repayment::schedule::plan(terms)?;
    let passed = schedule.rows.iter().filter(|row| row.due.is_some_and(|due| due < day)).count();
    u32::try_from(passed).map_err(|_| Refusal::Overflow)
}
