//! What it costs to end a running loan on a day: the principal left and the interest until the day the contract names.

use rust_decimal::Decimal;

use super::accrual::Factors;
use super::replay::{Moved, RunningLoan, check};
use crate::domain::calendar::Day;
use crate::domain::credit::refusal::Refusal;

/// Until when interest is charged on an early payoff; a term of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InterestUntil {
    /// The day of the payoff.
    PayoffDate,
    /// The next due day.
    NextDueDate,
}

/// The amount that ends a loan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payoff {
    /// All of it.
    pub amount: Decimal,
    /// The part that is interest.
    pub interest: Decimal,
    /// The part that is principal.
    pub principal: Decimal,
}

/// What ends the loan on `day`, after the payments made so far. Periods that were due and are not among them are unpaid:
/// their interest is owed, and their principal went on bearing it.
///
/// # Errors
/// Amounts or rates out of range, dates out of order, or a day outside the term.
pub fn early_payoff(loan: &RunningLoan, paid: &[Moved], day: Day, until: InterestUntil) -> Result<Payoff, Refusal> {
    let factors = check(loan, paid)?;
    let start = loan.drawdowns.iter().map(|drawn| drawn.day).min().ok_or(Refusal::NoFlows)?;
    if day < start {
        return Err(Refusal::DatesOutOfOrder { earlier: start, later: day });
    }
    if let Some(payment) = paid.iter().find(|payment| payment.day > day) {
        return Err(Refusal::DatesOutOfOrder { earlier: payment.day, later: day });
    }
    let mut ledger = Ledger { loan, factors, principal: Decimal::ZERO, unpaid: Decimal::ZERO };
    let mut from = start;
    ledger.draw(start);
    for (number, to) in (1_u32..).zip(loan.due.iter().copied()) {
        let ends = match until {
            InterestUntil::NextDueDate => to,
            InterestUntil::PayoffDate => to.min(day),
        };
        let reached = day <= to;
        ledger.pass(number, from, if reached { ends } else { to }, paid)?;
        if reached {
            let (interest, principal) = (ledger.unpaid, ledger.principal);
            return Ok(Payoff { amount: interest + principal, interest, principal });
        }
        from = to;
    }
    Err(Refusal::OutsideTerm(day))
}

/// Principal and posted interest of the loan so far.
struct Ledger<'a> {
    loan: &'a RunningLoan,
    factors: Factors,
    principal: Decimal,
    unpaid: Decimal,
}

impl Ledger<'_> {
    fn draw(&mut self, on: Day) {
        self.principal += self.loan.drawdowns.iter().filter(|drawn| drawn.day == on).map(|d| d.amount).sum::<Decimal>();
    }

    /// Passes from one day to another inside a period, and posts its interest.
    fn pass(&mut self, number: u32, from: Day, to: Day, paid: &[Moved]) -> Result<(), Refusal> {
        let drawn = self.loan.drawdowns.iter().map(|moved| moved.day);
        let mut days: Vec<Day> =
            paid.iter().map(|moved| moved.day).chain(drawn).filter(|d| *d > from && *d < to).collect();
        days.sort_unstable();
        days.dedup();
        let mut accrued = Decimal::ZERO;
        let mut since = from;
        for day in days {
            accrued += self.accrue(number, since, day)?;
            self.pay(day, paid);
            self.draw(day);
            since = day;
        }
        accrued += self.accrue(number, since, to)?;
        self.unpaid += self.loan.interest.round(accrued);
        if to > from {
            self.pay(to, paid);
            self.draw(to);
        }
        Ok(())
    }

    fn accrue(&self, number: u32, from: Day, to: Day) -> Result<Decimal, Refusal> {
        if from == to {
            return Ok(Decimal::ZERO);
        }
        let factor = self.factors.factor_of_days(number, from, to)?;
        let exact = self.principal.checked_mul(factor).ok_or(Refusal::Overflow)?;
        Ok(self.loan.stretch.map_or(exact, |posting| posting.round(exact)))
    }

    fn pay(&mut self, on: Day, paid: &[Moved]) {
        let mut amount: Decimal = paid.iter().filter(|moved| moved.day == on).map(|moved| moved.amount).sum();
        let to_interest = amount.min(self.unpaid);
        self.unpaid -= to_interest;
        amount -= to_interest;
        self.principal = (self.principal - amount).max(Decimal::ZERO);
    }
}

#[cfg(test)]
mod tests {
    use super::super::AccrualRule;
    use super::*;
    use crate::domain::credit::posting::Posting;
    use crate::domain::money::Rounding;

    fn day(text: &str) -> Day {
        Day::of(text.parse().unwrap())
    }

    fn exact(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn interest_runs_to_the_day_that_the_contract_names() {
        let loan = RunningLoan {
            drawdowns: vec![Moved { day: day("2024-01-01"), amount: exact("100") }],
            annual_rate: exact("0.07"),
            periods_per_year: 12,
            accrual: AccrualRule::MonthFractionOfDays,
            due: (2..=7).map(|month| Day::ymd(2024, month, 1).unwrap()).collect(),
            level: Some(exact("17.01")),
            level_afterwards: None,
            interest: Posting::cents(Rounding::HalfEven),
            stretch: None,
            payment: Posting::CENTS,
        };
        let paid = [Moved { day: day("2024-02-01"), amount: exact("17.01") }];
        let payoff = |on: &str, until| early_payoff(&loan, &paid, day(on), until).map(|p| p.amount.to_string());
        assert_eq!(payoff("2024-02-15", InterestUntil::PayoffDate), Ok("83.81".to_owned()));
        assert_eq!(payoff("2024-02-15", InterestUntil::NextDueDate), Ok("84.06".to_owned()));
        assert_eq!(payoff("2024-02-01", InterestUntil::PayoffDate), Ok("83.57".to_owned()));
        assert_eq!(payoff("2024-03-01", InterestUntil::PayoffDate), payoff("2024-03-01", InterestUntil::NextDueDate));
        assert_eq!(payoff("2025-01-01", InterestUntil::PayoffDate), Err(Refusal::OutsideTerm(day("2025-01-01"))));
        assert_eq!(payoff("2023-12-31", InterestUntil::PayoffDate).unwrap_err().name(), "dates-out-of-order");
    }
}
