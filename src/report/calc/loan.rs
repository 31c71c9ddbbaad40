//! The schedule of a loan, its totals and its true annual cost.

use rust_decimal::Decimal;

use super::answer::{Answer, Figure, Sentence};
use super::instalment::yearly;
use super::{money, stated_percent};
use crate::domain::credit::annual_rate::irr::irr;
use crate::domain::credit::annual_rate::period_rate_of_effective;
use crate::domain::credit::refusal::{Refusal, not_negative};
use crate::domain::credit::repayment::schedule::plan;
use crate::domain::credit::repayment::{AccrualRule, Grace, LoanTerms, Method, Schedule};
use crate::text::Words;
use crate::text::calc::{figure, formula, method, note};

/// The answer for a loan with a fee paid first.
///
/// # Errors
/// Terms that cannot be calculated, by name.
pub fn answer(terms: &LoanTerms, upfront_fee: Decimal) -> Result<Answer, Refusal> {
    let schedule = plan(terms)?;
    let totals = schedule.totals();
    let received = terms.principal - not_negative("fee", upfront_fee)?;
    let mut flows = vec![received];
    flows.extend(schedule.rows.iter().map(|row| -row.payment));
    let root = irr(&flows)?;

    let mut answer = Answer::new("loan", named(terms.method));
    answer.figure("principal", figure::PRINCIPAL, Figure::Money(terms.principal));
    if !upfront_fee.is_zero() {
        answer.figure("received", figure::RECEIVED, Figure::Money(received));
    }
    answer.figure("periods", figure::PERIODS, Figure::Count(schedule.rows.len() as i64));
    if let Some(payment) = schedule.level_payment {
        answer.figure("payment", figure::PAYMENT, Figure::Money(payment));
    } else if let Some(row) = schedule.rows.first() {
        answer.figure("first_payment", figure::FIRST_PAYMENT, Figure::Money(row.payment));
    }
    if let Some(row) = schedule.rows.last() {
        answer.figure("last_payment", figure::LAST_PAYMENT, Figure::Money(row.payment));
    }
    answer.figure("total_interest", figure::TOTAL_INTEREST, Figure::Money(totals.interest));
    if !upfront_fee.is_zero() {
        answer.figure("total_fees", figure::TOTAL_FEES, Figure::Money(upfront_fee));
    }
    answer.figure("total_paid", figure::TOTAL_PAID, Figure::Money(totals.paid + upfront_fee));
    answer.figure("nominal_annual_percent", figure::NOMINAL, Figure::found(root.nominal(terms.periods_per_year), 2)?);
    answer.figure(
        "effective_annual_percent",
        figure::EFFECTIVE,
        Figure::found(root.effective(terms.periods_per_year), 2)?,
    );
    answer.formulas = formulas(terms, &schedule)?;
    answer.formulas.push(Sentence::with(
        formula::TOTAL,
        [("principal", money(totals.principal)), ("interest", money(totals.interest)), ("paid", money(totals.paid))],
    ));
    answer.formulas.extend(yearly(root.rate, terms.periods_per_year)?);
    let last = schedule.rows.last().map(|row| row.payment);
    if let (Some(level), Some(last)) = (schedule.level_payment, last)
        && level != last
    {
        answer.notes.push(Sentence::with(note::LAST_DIFFERS, [("last", money(last))]));
    }
    answer.notes.push(Sentence::plain(note::CLEARED));
    answer.rows = schedule.rows;
    Ok(answer)
}

const fn named(method: Method) -> (&'static str, Words) {
    match method {
        Method::EqualPayment => ("equal-payment", method::EQUAL_PAYMENT),
        Method::EqualPrincipal => ("equal-principal", method::EQUAL_PRINCIPAL),
        Method::Flat => ("flat", method::FLAT),
        Method::InterestOnlyThenBullet => ("interest-only-then-bullet", method::INTEREST_ONLY),
        Method::BulletCapitalised => ("bullet-capitalised", method::BULLET),
        Method::FixedPayment(_) | Method::FixedPrincipal(_) => ("fixed-payment", method::FIXED),
    }
}

/// The formula of the payment and of the first interest.
fn formulas(terms: &LoanTerms, schedule: &Schedule) -> Result<Vec<Sentence>, Refusal> {
    let per_year = Decimal::from(terms.periods_per_year);
    let rate = match terms.accrual {
        AccrualRule::EffectivePerPeriod => period_rate_of_effective(terms.annual_rate, terms.periods_per_year)?,
        _ => terms.annual_rate.checked_div(per_year).ok_or(Refusal::Overflow)?,
    };
    let rounded = crate::domain::credit::posting::strategy(crate::domain::money::Rounding::HalfUp);
    let rate_text = match terms.accrual {
        AccrualRule::EffectivePerPeriod => stated_percent(rate.round_dp_with_strategy(10, rounded)),
        _ => format!("({} / {})", stated_percent(terms.annual_rate), terms.periods_per_year),
    };
    let (principal, periods) = (money(terms.principal), schedule.rows.len().to_string());
    let mut out = Vec::new();
    let plain = terms.grace == Grace::default() && terms.balloon.is_zero() && terms.rate_changes.is_empty();
    match (terms.method, schedule.level_payment) {
        (Method::EqualPayment, Some(payment)) => {
            let words = match (plain, rate.is_zero()) {
                (true, false) => formula::LEVEL,
                (true, true) => formula::LEVEL_FREE,
                (false, _) => formula::LEVEL_OTHER,
            };
            let values = [
                ("principal", principal.clone()),
                ("rate", rate_text.clone()),
                ("periods", periods),
                ("payment", money(payment)),
            ];
            out.push(Sentence::with(words, values));
        }
        (Method::EqualPrincipal | Method::Flat, _) => {
            let part = schedule.rows.iter().map(|row| row.principal).find(|part| !part.is_zero());
            out.push(Sentence::with(
                formula::PART,
                [("principal", principal.clone()), ("periods", periods), ("part", money(part.unwrap_or_default()))],
            ));
        }
        _ => {}
    }
    let by_period = matches!(terms.accrual, AccrualRule::NominalPerPeriod | AccrualRule::EffectivePerPeriod);
    if let (Some(row), true) = (schedule.rows.first(), by_period && plain && terms.dates.first_period_from.is_none()) {
        let values = [("principal", principal), ("factor", rate_text), ("interest", money(row.interest))];
        out.push(Sentence::with(formula::FIRST_INTEREST, values));
    }
    Ok(out)
}
