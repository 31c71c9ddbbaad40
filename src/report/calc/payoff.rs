//! What it costs to end a loan early, to the day and to the next due date.

use rust_decimal::Decimal;

use super::answer::{Answer, Figure, Sentence};
use super::{money, stated_percent};
use crate::domain::calendar::Day;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::Refusal;
use crate::domain::credit::repayment::payoff::{InterestUntil, early_payoff};
use crate::domain::credit::repayment::replay::{Moved, RunningLoan};
use crate::domain::credit::repayment::schedule::plan;
use crate::domain::credit::repayment::{AccrualRule, LoanTerms};
use crate::text::calc::{figure, formula, method, note};

/// The answer for a loan whose first `paid` payments were made on time, ended on a day.
///
/// # Errors
/// Terms that cannot be calculated, dates out of order, or a day outside the loan, by name.
pub fn answer(terms: &LoanTerms, paid: u32, day: Day) -> Result<Answer, Refusal> {
    let start = terms.dates.start.ok_or(Refusal::DatesMissing)?;
    let schedule = plan(terms)?;
    let due: Option<Vec<Day>> = schedule.rows.iter().map(|row| row.due).collect();
    let due = due.ok_or(Refusal::DatesMissing)?;
    let made: Vec<Moved> = schedule
        .rows
        .iter()
        .take(paid as usize)
        .zip(&due)
        .map(|(row, day)| Moved { day: *day, amount: row.payment })
        .collect();
    let loan = RunningLoan {
        drawdowns: vec![Moved { day: start, amount: terms.principal }],
        annual_rate: terms.annual_rate,
        periods_per_year: terms.periods_per_year,
        accrual: match terms.accrual {
            AccrualRule::NominalPerPeriod => AccrualRule::MonthFractionOfDays,
            other => other,
        },
        due: due.clone(),
        level: schedule.level_payment,
        level_afterwards: None,
        interest: Posting::CENTS,
        stretch: None,
        payment: Posting::CENTS,
    };
    let to_day = early_payoff(&loan, &made, day, InterestUntil::PayoffDate)?;
    let to_due = early_payoff(&loan, &made, day, InterestUntil::NextDueDate)?;
    let left: Decimal = schedule.rows.iter().skip(made.len()).map(|row| row.interest).sum();

    let mut answer = Answer::new("payoff", ("interest-by-days-of-the-period", method::PAYOFF));
    answer.figure("principal", figure::PRINCIPAL_LEFT, Figure::Money(to_day.principal));
    answer.figure("interest_to_payoff_date", figure::INTEREST_DAY, Figure::Money(to_day.interest));
    answer.figure("payoff_to_payoff_date", figure::PAYOFF_DAY, Figure::Money(to_day.amount));
    answer.figure("interest_to_next_due_date", figure::INTEREST_DUE, Figure::Money(to_due.interest));
    answer.figure("payoff_to_next_due_date", figure::PAYOFF_DUE, Figure::Money(to_due.amount));
    answer.figure(
        "interest_no_longer_paid",
        figure::INTEREST_SPARED,
        Figure::Money((left - to_day.interest).max(Decimal::ZERO)),
    );
    let passed = due.partition_point(|due| *due < day);
    if let (Some(next), true) = (due.get(passed), matches!(loan.accrual, AccrualRule::MonthFractionOfDays)) {
        let from = passed.checked_sub(1).and_then(|index| due.get(index)).copied().unwrap_or(start);
        if passed == made.len() {
            answer.formulas.push(Sentence::with(
                formula::PAYOFF_INTEREST,
                [
                    ("principal", money(to_day.principal)),
                    ("rate", stated_percent(terms.annual_rate)),
                    ("count", terms.periods_per_year.to_string()),
                    ("days", day.since(from).to_string()),
                    ("period_days", next.since(from).to_string()),
                    ("interest", money(to_day.interest)),
                ],
            ));
        }
    }
    for payoff in [to_day, to_due] {
        answer.formulas.push(Sentence::with(
            formula::PAYOFF,
            [
                ("principal", money(payoff.principal)),
                ("interest", money(payoff.interest)),
                ("amount", money(payoff.amount)),
            ],
        ));
    }
    answer.notes.push(Sentence::plain(note::PAYOFF_RULE));
    Ok(answer)
}
