//! What it costs to end a loan early, to the day and to the next due date.

use rust_decimal::Decimal;

use super::answer::{Answer, Figure, Sentence};
use super::{money, stated_percent};
use crate::domain::calendar::Day;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::{Refusal, positive};
use crate::domain::credit::repayment::payoff::{InterestUntil, early_payoff};
use crate::domain::credit::repayment::replay::{Moved, Prepaid, Reading, RunningLoan, RunningRow, replay};
use crate::domain::credit::repayment::schedule::plan;
use crate::domain::credit::repayment::{AccrualRule, LoanTerms, Row};
use crate::text::calc::{figure, formula, method, note};

/// A loan as it was repaid so far, and what ends it.
struct Repaid {
    loan: RunningLoan,
    made: Vec<Moved>,
    rows: Vec<Row>,
    start: Day,
}

impl Repaid {
    fn new(terms: &LoanTerms, paid: u32) -> Result<Repaid, Refusal> {
        let start = terms.dates.start.ok_or(Refusal::DatesMissing)?;
        let schedule = plan(terms)?;
        let due: Option<Vec<Day>> = schedule.rows.iter().map(|row| row.due).collect();
        let due = due.ok_or(Refusal::DatesMissing)?;
        let rows = schedule.rows.iter().take(paid as usize);
        let made = rows.zip(&due).map(|(row, day)| Moved { day: *day, amount: row.payment }).collect();
        let loan = RunningLoan {
            drawdowns: vec![Moved { day: start, amount: terms.principal }],
            annual_rate: terms.annual_rate,
            periods_per_year: terms.periods_per_year,
            accrual: match terms.accrual {
                AccrualRule::NominalPerPeriod => AccrualRule::MonthFractionOfDays,
                other => other,
            },
            due,
            level: schedule.level_payment,
            level_afterwards: None,
            interest: Posting::CENTS,
            stretch: None,
            payment: Posting::CENTS,
        };
        Ok(Repaid { loan, made, rows: schedule.rows, start })
    }

    /// The due days before a day.
    fn passed(&self, day: Day) -> usize {
        self.loan.due.partition_point(|due| *due < day)
    }

    fn interest_left(&self) -> Decimal {
        self.rows.iter().skip(self.made.len()).map(|row| row.interest).sum()
    }
}

/// The answer for a loan whose first `paid` payments were made on time, ended on a day.
///
/// # Errors
/// Terms that cannot be calculated, dates out of order, or a day outside the loan, by name.
pub fn answer(terms: &LoanTerms, paid: u32, day: Day) -> Result<Answer, Refusal> {
    let repaid = Repaid::new(terms, paid)?;
    let (loan, made) = (&repaid.loan, &repaid.made);
    let to_day = early_payoff(loan, made, day, InterestUntil::PayoffDate)?;
    let to_due = early_payoff(loan, made, day, InterestUntil::NextDueDate)?;
    let left = repaid.interest_left();

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
    let passed = repaid.passed(day);
    if let (Some(next), true) = (loan.due.get(passed), matches!(loan.accrual, AccrualRule::MonthFractionOfDays)) {
        let from = passed.checked_sub(1).and_then(|index| loan.due.get(index)).copied().unwrap_or(repaid.start);
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

/// The answer for paying `extra` on a day besides the payments made so far: both things that it may change, side by side.
///
/// # Errors
/// As [`answer`]; an extra payment that is not positive.
pub fn prepayment(terms: &LoanTerms, paid: u32, day: Day, extra: Decimal) -> Result<Answer, Refusal> {
    positive("payment", extra)?;
    let repaid = Repaid::new(terms, paid)?;
    let passed = repaid.passed(day);
    if day <= repaid.start {
        return Err(Refusal::DatesOutOfOrder { earlier: repaid.start, later: day });
    }
    let Some(next) = repaid.loan.due.get(passed) else { return Err(Refusal::OutsideTerm(day)) };
    let mut moves: Vec<Moved> = repaid.made.iter().filter(|made| made.day < day).copied().collect();
    let ends = early_payoff(&repaid.loan, &moves, day, InterestUntil::PayoffDate)?;
    if extra >= ends.amount {
        return Err(Refusal::Unusable("the extra payment ends the loan"));
    }
    // It comes besides the regular payment of the period.
    let regular = repaid.rows.get(passed).map(|row| row.payment).unwrap_or_default();
    moves.extend([Moved { day, amount: extra }, Moved { day: *next, amount: regular }]);
    let lower = replay(&repaid.loan, &moves, Reading::Early(Prepaid::SameTerm))?;
    let shorter = replay(&repaid.loan, &moves, Reading::Early(Prepaid::ShorterTerm))?;
    let interest = |rows: &[RunningRow]| rows.iter().map(|row| row.interest).sum::<Decimal>();
    let planned: Decimal = repaid.rows.iter().map(|row| row.interest).sum();

    let mut answer = Answer::new("payoff", ("prepayment", method::PREPAYMENT));
    answer.figure("extra", figure::EXTRA, Figure::Money(extra));
    if let Some(payment) = lower.get(passed + 1).map(|row| row.payment) {
        answer.figure("lower_payment", figure::LOWER_PAYMENT, Figure::Money(payment));
    }
    answer.figure("lower_payment_interest", figure::LOWER_INTEREST, Figure::Money(interest(&lower)));
    answer.figure("lower_payment_saves", figure::LOWER_SAVES, Figure::Money(planned - interest(&lower)));
    answer.figure("shorter_term_periods", figure::SHORTER_PERIODS, Figure::Count(shorter.len() as i64));
    answer.figure("shorter_term_interest", figure::SHORTER_INTEREST, Figure::Money(interest(&shorter)));
    answer.figure("shorter_term_saves", figure::SHORTER_SAVES, Figure::Money(planned - interest(&shorter)));
    for (words, rows) in [(formula::LOWER_SAVED, &lower), (formula::SHORTER_SAVED, &shorter)] {
        answer.formulas.push(Sentence::with(
            words,
            [
                ("planned", money(planned)),
                ("interest", money(interest(rows))),
                ("saved", money(planned - interest(rows))),
            ],
        ));
    }
    answer.notes.push(Sentence::plain(note::PREPAYMENT_RULE));
    Ok(answer)
}
