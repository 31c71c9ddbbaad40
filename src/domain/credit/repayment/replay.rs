//! A running loan after early, late, missing or larger payments and after further drawdowns: the rows as they become.
//!
//! Interest runs on the principal that is really outstanding each day; a row shows what belongs to its period. Which of
//! several outcomes a prepayment has is asked, never assumed.

use rust_decimal::Decimal;

use super::accrual::{Factors, Periods};
use super::{AccrualRule, LoanDates, level};
use crate::domain::calendar::Day;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::{NeverRepaid, Refusal, not_negative, positive, within};

/// An amount of money on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The day.
    pub day: Day,
    /// The amount.
    pub amount: Decimal,
}

/// A loan that is being repaid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunningLoan {
    /// The drawdowns; the first one is the start.
    pub drawdowns: Vec<Moved>,
    /// The yearly rate.
    pub annual_rate: Decimal,
    /// Periods in a year.
    pub periods_per_year: u32,
    /// How interest follows from the rate.
    pub accrual: AccrualRule,
    /// The due days.
    pub due: Vec<Day>,
    /// The level payment; solved when not given.
    pub level: Option<Decimal>,
    /// The level payment after the last payment made; as the rule of the prepayment says when not given.
    pub level_afterwards: Option<Decimal>,
    /// How a period's interest is rounded.
    pub interest: Posting,
    /// How each stretch between two balance changes is rounded; `None` rounds the period only.
    pub stretch: Option<Posting>,
    /// How a solved payment is rounded.
    pub payment: Posting,
}

/// What early money changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Prepaid {
    /// The term stays and the payment falls.
    SameTerm,
    /// The payment stays and the loan ends earlier.
    ShorterTerm,
}

/// How the payments are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Payments between two due days are early, for the later one.
    Early(Prepaid),
    /// Payments after a due day are late, for the earlier one; periods without a payment are paid as planned.
    Late,
    /// As `Late`, but periods without a payment stay unpaid until this day and are paid as planned from then on.
    Overdue(Day),
}

/// One period as it became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunningRow {
    /// The period, from 1.
    pub number: u32,
    /// Its due day.
    pub due: Day,
    /// Drawn in the period.
    pub drawn: Decimal,
    /// What is paid for the period.
    pub payment: Decimal,
    /// The part that is interest.
    pub interest: Decimal,
    /// The part that is principal.
    pub principal: Decimal,
    /// What is owed when the period is paid.
    pub balance: Decimal,
}

/// The rows of a running loan.
///
/// # Errors
/// Amounts or rates out of range, dates out of order or outside the term, or a payment below the interest.
pub fn replay(loan: &RunningLoan, paid: &[Moved], reading: Reading) -> Result<Vec<RunningRow>, Refusal> {
    let mut run = Run::new(loan, paid, reading)?;
    for number in 1..=loan.due.len() {
        run.period(number)?;
        if run.finished() {
            break;
        }
    }
    Ok(run.rows)
}

pub(super) fn check(loan: &RunningLoan, paid: &[Moved]) -> Result<Factors, Refusal> {
    let start = loan.drawdowns.iter().map(|drawn| drawn.day).min().ok_or(Refusal::NoFlows)?;
    let last = *loan.due.last().ok_or(Refusal::NoPeriods)?;
    for drawn in &loan.drawdowns {
        positive("drawdown", drawn.amount)?;
        if drawn.day > last {
            return Err(Refusal::OutsideTerm(drawn.day));
        }
    }
    for payment in paid {
        not_negative("payment", payment.amount)?;
        if payment.day <= start {
            return Err(Refusal::DatesOutOfOrder { earlier: start, later: payment.day });
        }
    }
    for payment in [loan.level, loan.level_afterwards].into_iter().flatten() {
        positive("payment", payment)?;
    }
    let dates = LoanDates { start: Some(start), due: loan.due.clone(), first_period_from: None };
    Factors::new(loan.accrual, Periods::new(&dates, loan.periods_per_year)?, loan.annual_rate, &[])
}

/// The running state.
struct Run<'a> {
    loan: &'a RunningLoan,
    reading: Reading,
    factors: Factors,
    start: Day,
    /// Payments of each period: early ones (before the due day) and the others, by day.
    early: Vec<Vec<Moved>>,
    others: Vec<Vec<Moved>>,
    last_paid: usize,
    level: Option<Decimal>,
    /// Principal really outstanding, and reductions of it that lie ahead.
    outstanding: Decimal,
    ahead: Vec<Moved>,
    /// What the rows say is owed.
    balance: Decimal,
    /// Interest of earlier periods that a too small payment left.
    unpaid_interest: Decimal,
    rows: Vec<RunningRow>,
}

impl<'a> Run<'a> {
    fn new(loan: &'a RunningLoan, paid: &[Moved], reading: Reading) -> Result<Run<'a>, Refusal> {
        let factors = check(loan, paid)?;
        let start = loan.drawdowns.iter().map(|drawn| drawn.day).min().unwrap_or_default();
        let mut early = vec![Vec::new(); loan.due.len()];
        let mut others = early.clone();
        let mut last_paid = 0;
        let mut sorted = paid.to_vec();
        sorted.sort_by_key(|payment| payment.day);
        for payment in sorted {
            // Due days strictly before the payment's day.
            let passed = loan.due.partition_point(|due| *due < payment.day);
            let on_due = loan.due.get(passed) == Some(&payment.day);
            let (index, is_early) = match reading {
                _ if on_due => (passed, false),
                Reading::Early(_) if passed < loan.due.len() => (passed, true),
                _ if passed == 0 => (0, true),
                _ => (passed - 1, false),
            };
            let place = if is_early { early.get_mut(index) } else { others.get_mut(index) };
            place.ok_or(Refusal::OutsideTerm(payment.day))?.push(payment);
            last_paid = last_paid.max(index + 1);
        }
        let opening = loan.drawdowns.iter().filter(|drawn| drawn.day == start).map(|drawn| drawn.amount).sum();
        let mut run = Run {
            loan,
            reading,
            factors,
            start,
            early,
            others,
            last_paid,
            level: loan.level,
            outstanding: opening,
            ahead: Vec::new(),
            balance: opening,
            unpaid_interest: Decimal::ZERO,
            rows: Vec::with_capacity(loan.due.len()),
        };
        if run.level.is_none() {
            run.level = Some(run.solve(0)?);
        }
        Ok(run)
    }

    /// The level payment on what is owed, for the periods after so many.
    fn solve(&self, after: usize) -> Result<Decimal, Refusal> {
        let left = u32::try_from(self.loan.due.len().saturating_sub(after)).unwrap_or(u32::MAX);
        let exact = level::at_period_rate(self.balance, self.factors.whole_period_rate(1), left, Decimal::ZERO)?;
        Ok(self.loan.payment.round(exact))
    }

    fn finished(&self) -> bool {
        let more_to_come = match self.rows.last() {
            Some(row) => self.loan.drawdowns.iter().any(|drawn| drawn.day > row.due),
            None => true,
        };
        self.balance.is_zero() && !more_to_come
    }

    fn period(&mut self, number: usize) -> Result<(), Refusal> {
        let (Some(to), from) = (self.loan.due.get(number - 1).copied(), self.begins(number)) else { return Ok(()) };
        let early = self.early.get(number - 1).cloned().unwrap_or_default();
        let interest = self.interest(number, from, to, &early)?;
        let drawn: Decimal = self.drawn_in(from, to).map(|moved| moved.amount).sum();
        self.balance = within("balance", self.balance + drawn)?;

        let prepaid: Decimal = early.iter().map(|moved| moved.amount).sum();
        let others = self.others.get(number - 1).cloned().unwrap_or_default();
        let due_interest = interest + self.unpaid_interest;
        let owed = self.balance + due_interest;
        let planned = self.planned(number, prepaid, due_interest, &others)?;
        let clears = number == self.loan.due.len() || planned >= owed;
        let payment = if clears { owed } else { planned };
        let paid_interest = due_interest.min(payment);
        self.unpaid_interest = due_interest - paid_interest;
        let principal = payment - paid_interest;
        self.balance -= principal;
        self.settle(to, paid_interest, (principal - prepaid).max(Decimal::ZERO), &others);
        self.rows.push(RunningRow {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            due: to,
            drawn,
            payment,
            interest: paid_interest,
            principal,
            balance: self.balance,
        });
        self.renew_level(number)
    }

    fn begins(&self, number: usize) -> Day {
        number.checked_sub(2).and_then(|index| self.loan.due.get(index)).copied().unwrap_or(self.start)
    }

    /// Drawdowns after one day, up to and including another.
    fn drawn_in(&self, from: Day, to: Day) -> impl Iterator<Item = &'a Moved> + use<'a> {
        self.loan.drawdowns.iter().filter(move |moved| moved.day > from && moved.day <= to)
    }

    /// The interest of a period: over the stretches between changes of the outstanding principal.
    fn interest(&mut self, number: usize, from: Day, to: Day, early: &[Moved]) -> Result<Decimal, Refusal> {
        let mut changes: Vec<Moved> = early.iter().map(|moved| Moved { amount: -moved.amount, ..*moved }).collect();
        changes.extend(self.drawn_in(from, to).filter(|moved| moved.day < to).copied());
        changes.extend(
            self.ahead.extract_if(.., |moved| moved.day < to).map(|moved| Moved { amount: -moved.amount, ..moved }),
        );
        changes.sort_by_key(|moved| moved.day);
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let mut total = Decimal::ZERO;
        let mut day = from;
        for change in changes {
            total += self.stretch(number, day, change.day.max(day))?;
            day = change.day.max(day);
            // More than is owed bears no interest for the lender.
            self.outstanding = (self.outstanding + change.amount).max(Decimal::ZERO);
        }
        total += self.stretch(number, day, to)?;
        within("interest", self.loan.interest.round(total))
    }

    fn stretch(&self, number: u32, from: Day, to: Day) -> Result<Decimal, Refusal> {
        if from == to {
            return Ok(Decimal::ZERO);
        }
        let factor = self.factors.factor_of_days(number, from, to)?;
        let exact = self.outstanding.checked_mul(factor).ok_or(Refusal::Overflow)?;
        Ok(self.loan.stretch.map_or(exact, |posting| posting.round(exact)))
    }

    /// What is paid for a period, before it is compared with what is owed.
    fn planned(
        &self,
        number: usize,
        prepaid: Decimal,
        interest: Decimal,
        others: &[Moved],
    ) -> Result<Decimal, Refusal> {
        let afterwards = if number > self.last_paid { self.loan.level_afterwards } else { None };
        let level = afterwards.or(self.level).unwrap_or_default();
        let paid: Decimal = others.iter().map(|moved| moved.amount).sum::<Decimal>() + prepaid;
        let planned = match self.reading {
            Reading::Overdue(_) => level.max(paid),
            _ if others.is_empty() => level.max(prepaid + interest),
            _ => return Ok(paid),
        };
        if planned < interest && number < self.loan.due.len() {
            return Err(Refusal::NeverRepaid(NeverRepaid {
                period: u32::try_from(number).unwrap_or(u32::MAX),
                balance: self.balance,
                interest,
                payment: planned,
            }));
        }
        Ok(planned)
    }

    /// On which days the principal of a row really falls: payments cover interest first.
    fn settle(&mut self, due: Day, interest: Decimal, principal: Decimal, others: &[Moved]) {
        let (mut interest, mut principal) = (interest, principal);
        for payment in others {
            let to_interest = interest.min(payment.amount);
            interest -= to_interest;
            let to_principal = (payment.amount - to_interest).min(principal);
            principal -= to_principal;
            self.falls_later(due, payment.day, to_principal);
        }
        // What no payment covers is paid as planned: on the due day, or when it was found overdue.
        let day = match self.reading {
            Reading::Overdue(as_of) => due.max(as_of),
            _ => due,
        };
        self.falls_later(due, day, principal);
        // What the rows say is owed, and what they count as paid but is not yet.
        self.outstanding = self.balance + self.ahead.iter().map(|moved| moved.amount).sum::<Decimal>();
    }

    fn falls_later(&mut self, due: Day, day: Day, amount: Decimal) {
        if day > due && !amount.is_zero() {
            self.ahead.push(Moved { day, amount });
        }
    }

    /// After early money under the same term, a level payment that is not given is solved again.
    fn renew_level(&mut self, number: usize) -> Result<(), Refusal> {
        let same_term = self.reading == Reading::Early(Prepaid::SameTerm);
        let moved = |payments: &[Vec<Moved>]| payments.get(number - 1).is_some_and(|list| !list.is_empty());
        let prepaid = moved(&self.early) || moved(&self.others);
        if same_term
            && prepaid
            && self.loan.level_afterwards.is_none()
            && number < self.loan.due.len()
            && !self.balance.is_zero()
        {
            self.level = Some(self.solve(number)?);
        }
        Ok(())
    }
}
