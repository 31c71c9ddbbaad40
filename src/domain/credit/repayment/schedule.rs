//! The rows of a loan, period by period, as its terms promise them.
//!
//! Interest is rounded once when posted, the level payment once when solved; the balance is the difference of posted
//! figures, so rows always add up, and the last payment clears what is left.

use rust_decimal::Decimal;

use super::accrual::{Factors, Periods};
use super::{Carry, LevelRule, LoanTerms, Method, Row, Schedule, exact, level};
use crate::domain::credit::refusal::{
    MOST_PERIODS, NeverRepaid, Refusal, not_negative, positive, usable_periods, usable_rate, within,
};

/// The schedule of a loan.
///
/// # Errors
/// Terms out of range, dates missing or out of order, or a fixed payment that never ends the debt, each by name.
pub fn plan(terms: &LoanTerms) -> Result<Schedule, Refusal> {
    check(terms)?;
    if let Some(schedule) = exact::plan(terms) {
        return Ok(schedule);
    }
    Planner::new(terms)?.run()
}

fn check(terms: &LoanTerms) -> Result<(), Refusal> {
    positive("principal", terms.principal)?;
    usable_rate(terms.annual_rate)?;
    not_negative("balloon", terms.balloon)?;
    if terms.balloon > terms.principal {
        return Err(Refusal::AmountTooLarge("balloon", terms.balloon));
    }
    match terms.method {
        Method::FixedPayment(payment) => positive("payment", payment)?,
        Method::FixedPrincipal(part) => positive("principal part", part)?,
        _ => Decimal::ZERO,
    };
    if let LevelRule::Given(payment) = terms.level {
        positive("payment", payment)?;
    }
    let open_ended = matches!(terms.method, Method::FixedPayment(_) | Method::FixedPrincipal(_));
    match terms.periods {
        Some(periods) => {
            usable_periods(periods)?;
            let dates = terms.dates.due.len();
            if dates > 0 && dates != periods as usize {
                return Err(Refusal::DueDatesMismatch { periods: periods as usize, dates });
            }
            if terms.grace.interest_only.max(terms.grace.deferred) >= periods {
                return Err(Refusal::Unusable("no period is left for the principal"));
            }
        }
        None if open_ended => {}
        None => return Err(Refusal::NoPeriods),
    }
    Ok(())
}

/// The running state of a schedule.
pub(super) struct Planner<'a> {
    terms: &'a LoanTerms,
    factors: Factors,
    /// Periods at the beginning without principal.
    quiet: u32,
    /// The part of the principal each period, for methods with one.
    part: Decimal,
    balance: Decimal,
    level: Option<Decimal>,
    deferred: Decimal,
    /// Interest of a flat loan before rounding, and as posted.
    flat_exact: Decimal,
    flat_posted: Decimal,
    schedule: Schedule,
}

impl<'a> Planner<'a> {
    pub(super) fn new(terms: &'a LoanTerms) -> Result<Planner<'a>, Refusal> {
        let periods = Periods::new(&terms.dates, terms.periods_per_year)?;
        let factors = Factors::new(terms.accrual, periods, terms.annual_rate, &terms.rate_changes)?;
        let quiet = terms.grace.interest_only.max(terms.grace.deferred);
        let part = match (terms.method, terms.periods) {
            (Method::EqualPrincipal | Method::Flat, Some(periods)) => {
                let spread = terms.principal - terms.balloon;
                spread.checked_div(Decimal::from(periods.saturating_sub(quiet))).ok_or(Refusal::NoPeriods)?
            }
            (Method::FixedPrincipal(part), _) => part,
            _ => Decimal::ZERO,
        };
        Ok(Planner {
            terms,
            factors,
            quiet,
            part,
            balance: terms.principal,
            level: None,
            deferred: Decimal::ZERO,
            flat_exact: Decimal::ZERO,
            flat_posted: Decimal::ZERO,
            schedule: Schedule { rows: Vec::with_capacity(terms.periods.unwrap_or(24) as usize), level_payment: None },
        })
    }

    pub(super) fn run(mut self) -> Result<Schedule, Refusal> {
        let most = self.terms.periods.unwrap_or(MOST_PERIODS);
        for number in 1..=most {
            self.period(number)?;
            if self.balance.is_zero() && self.terms.method != Method::Flat {
                return Ok(self.schedule);
            }
        }
        match (self.terms.periods, self.schedule.rows.last()) {
            (None, Some(row)) => Err(Refusal::NeverRepaid(NeverRepaid {
                period: row.number,
                balance: row.balance + row.principal,
                interest: row.interest,
                payment: row.payment,
            })),
            _ => Ok(self.schedule),
        }
    }

    fn is_last(&self, number: u32) -> bool {
        self.terms.periods == Some(number)
    }

    fn period(&mut self, number: u32) -> Result<(), Refusal> {
        let interest = self.interest(number)?;
        if number <= self.terms.grace.deferred && !self.is_last(number) {
            self.deferred += interest;
            self.push(number, Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
            return Ok(());
        }
        let due = interest + std::mem::take(&mut self.deferred);
        let principal = if self.is_last(number) {
            if self.terms.method == Method::EqualPayment && self.level.is_none() {
                // A loan of one period has a level payment too.
                self.level_in(number)?;
            }
            self.balance
        } else if number <= self.quiet {
            Decimal::ZERO
        } else {
            self.principal_of(number, interest)?
        };
        if self.terms.method == Method::BulletCapitalised && !self.is_last(number) {
            within("balance", self.balance + due)?;
            self.push(number, Decimal::ZERO, due, -due);
        } else {
            self.push(number, principal + due, due, principal);
        }
        Ok(())
    }

    /// The interest of a period, posted.
    fn interest(&mut self, number: u32) -> Result<Decimal, Refusal> {
        let factor = if number <= self.terms.grace.interest_free {
            Decimal::ZERO
        } else {
            self.factors.factor(number, self.factors.known_by(number))?
        };
        let base = if self.terms.method == Method::Flat { self.terms.principal } else { self.balance };
        let exact = base.checked_mul(factor).ok_or(Refusal::Overflow)?;
        let posted = self.terms.carry.interest(exact);
        if self.terms.method != Method::Flat {
            return within("interest", posted);
        }
        // A flat loan owes its whole interest from the start: the last row takes what rounding left over.
        self.flat_exact += exact;
        let rest = self.terms.carry.interest(self.flat_exact) - self.flat_posted;
        let posted = if self.is_last(number) { rest } else { posted };
        self.flat_posted += posted;
        within("interest", posted)
    }

    /// The principal of a period that is neither quiet nor the last.
    fn principal_of(&mut self, number: u32, interest: Decimal) -> Result<Decimal, Refusal> {
        let principal = match self.terms.method {
            Method::EqualPayment => {
                let payment = self.level_in(number)?;
                // Unrounded figures carry noise in their last digits.
                let stuck = payment + Decimal::new(1, 12) < interest;
                self.above_interest(number, interest, payment, stuck)?
            }
            Method::FixedPayment(payment) => {
                let stuck = payment <= interest && !self.factors.changes_after(number);
                self.above_interest(number, interest, payment, stuck)?
            }
            Method::EqualPrincipal => self.terms.carry.principal(self.part),
            // A part that is stated is no result: only a rule of its own rounds it.
            Method::FixedPrincipal(_) => match self.terms.carry {
                Carry::Posted { principal: Some(posting), .. } => posting.round(self.part),
                _ => self.part,
            },
            Method::Flat => self.flat_principal(interest)?,
            Method::InterestOnlyThenBullet | Method::BulletCapitalised => Decimal::ZERO,
        };
        // Rounding up may end the debt before the last period.
        Ok(principal.min(self.balance))
    }

    /// What a payment leaves for the principal, refused with its arithmetic when the debt would never end.
    fn above_interest(
        &self,
        period: u32,
        interest: Decimal,
        payment: Decimal,
        stuck: bool,
    ) -> Result<Decimal, Refusal> {
        if stuck {
            return Err(Refusal::NeverRepaid(NeverRepaid { period, balance: self.balance, interest, payment }));
        }
        Ok(payment - interest)
    }

    /// The equal part of a flat loan: from a given or rounded payment, where there is one, else on its own.
    fn flat_principal(&mut self, interest: Decimal) -> Result<Decimal, Refusal> {
        let payment = match (self.terms.level, self.terms.carry) {
            (LevelRule::Given(payment), _) => payment,
            (_, Carry::Posted { payment: Some(posting), .. }) => {
                // The payment is one amount: solved on the interest before rounding.
                let first = self.factors.factor(1, self.factors.known_by(1))?;
                let exact =
                    self.terms.principal.checked_mul(first).and_then(|interest| self.part.checked_add(interest));
                posting.round(exact.ok_or(Refusal::Overflow)?)
            }
            _ => return Ok(self.terms.carry.principal(self.part)),
        };
        self.schedule.level_payment.get_or_insert(payment);
        Ok(payment - interest)
    }

    /// The level payment in force in a period; solved at first, and again when the rate changes.
    fn level_in(&mut self, number: u32) -> Result<Decimal, Refusal> {
        let payment = match (self.terms.level, self.level) {
            (LevelRule::Given(payment), _) => payment,
            (_, Some(payment)) if !self.factors.changes_in(number) => payment,
            _ => self.terms.carry.payment(self.solve(number)?),
        };
        within("payment", payment)?;
        self.level = Some(payment);
        self.schedule.level_payment.get_or_insert(payment);
        Ok(payment)
    }

    fn solve(&self, number: u32) -> Result<Decimal, Refusal> {
        let last = self.terms.periods.ok_or(Refusal::NoPeriods)?;
        let known = self.factors.known_by(number);
        let free = self.terms.grace.interest_free;
        if self.terms.level == LevelRule::PeriodFactors || free >= number {
            let factors = (number..=last)
                .map(|k| if k <= free { Ok(Decimal::ZERO) } else { self.factors.factor(k, known) })
                .collect::<Result<Vec<_>, _>>()?;
            return level::at_period_factors(self.balance, factors.into_iter(), self.terms.balloon);
        }
        let rate = self.factors.whole_period_rate(known);
        level::at_period_rate(self.balance, rate, last - number + 1, self.terms.balloon)
    }

    fn push(&mut self, number: u32, payment: Decimal, interest: Decimal, principal: Decimal) {
        self.balance -= principal;
        let due = self.factors.periods().due(number);
        self.schedule.rows.push(Row { number, due, payment, interest, principal, balance: self.balance });
    }
}
