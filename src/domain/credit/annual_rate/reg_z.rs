//! The US annual percentage rate of closed-end credit: Regulation Z, 12 CFR 1026 Appendix J, actuarial method.
//!
//! The rate is nominal: the rate of a unit-period times the unit-periods of a year. Whole periods compound and the odd
//! fraction bears simple interest, `(1 + f i)(1 + i)^t`; mixing this up with `(1 + i)^(t + f)` moves loans with a short
//! first period by basis points.

use rust_decimal::Decimal;

use super::roots::{Root, scan};
use super::to_float;
use crate::domain::calendar::Day;
use crate::domain::calendar::interval::{UnitInterval, UnitPeriod};
use crate::domain::credit::refusal::{Refusal, usable_periods, within};

/// A run of equal payments, one unit-period apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentRun {
    /// How many.
    pub count: u32,
    /// Each.
    pub amount: Decimal,
}

/// Credit as Appendix J sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedEndCredit {
    /// The unit-period.
    pub unit_period: UnitPeriod,
    /// Money advanced, with its day. The term begins on the first.
    pub advances: Vec<(Day, Decimal)>,
    /// The first payment's day.
    pub first_payment: Day,
    /// The payments, run after run.
    pub payments: Vec<PaymentRun>,
    /// A finance charge paid before or at the advance; it lowers what was received.
    pub prepaid_finance_charge: Decimal,
}

/// The rate and the intervals it was found with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ActuarialRate {
    /// From the first advance to the first payment.
    pub first_interval: UnitInterval,
    /// The rate of one unit-period.
    pub period_rate: Root,
    /// The yearly rate: the period's times the unit-periods of a year.
    pub annual: f64,
}

/// One amount with its interval from the beginning of the term.
struct Placed {
    amount: f64,
    whole: f64,
    odd: f64,
}

impl ClosedEndCredit {
    /// The annual percentage rate by the actuarial method.
    ///
    /// # Errors
    /// Payments before the first advance, no payments, an amount out of range, flows of one sign, or no rate.
    pub fn annual_percentage_rate(&self) -> Result<ActuarialRate, Refusal> {
        let start = self.advances.iter().map(|(day, _)| *day).min().ok_or(Refusal::NoFlows)?;
        let first_interval = self.interval(start, self.first_payment)?;
        let received = self.place_advances(start)?;
        let paid = self.place_payments(first_interval)?;
        let sum = |flows: &[Placed]| flows.iter().map(|flow| flow.amount).sum::<f64>();
        if sum(&received) <= 0.0 || sum(&paid) <= 0.0 {
            return Err(Refusal::OneSigned);
        }
        let period_rate = scan(|g| weighed(&received, &paid, g))?;
        let per_year = self.unit_period.per_year().value();
        Ok(ActuarialRate { first_interval, period_rate, annual: period_rate.rate * per_year })
    }

    fn interval(&self, start: Day, end: Day) -> Result<UnitInterval, Refusal> {
        self.unit_period.interval(start, end).ok_or(Refusal::DatesOutOfOrder { earlier: start, later: end })
    }

    fn place_advances(&self, start: Day) -> Result<Vec<Placed>, Refusal> {
        let mut placed = Vec::with_capacity(self.advances.len() + 1);
        for (day, amount) in &self.advances {
            let interval = self.interval(start, *day)?;
            placed.push(Placed {
                amount: to_float(within("advance", *amount)?),
                whole: f64::from(interval.whole),
                odd: interval.odd.value(),
            });
        }
        let charge = to_float(within("finance charge", self.prepaid_finance_charge)?);
        placed.push(Placed { amount: -charge, whole: 0.0, odd: 0.0 });
        Ok(placed)
    }

    fn place_payments(&self, first: UnitInterval) -> Result<Vec<Placed>, Refusal> {
        let total: u64 = self.payments.iter().map(|run| u64::from(run.count)).sum();
        usable_periods(u32::try_from(total).map_err(|_| Refusal::TooManyPeriods(total))?)?;
        let mut placed = Vec::with_capacity(total as usize);
        let mut whole = f64::from(first.whole);
        for run in &self.payments {
            let amount = to_float(within("payment", run.amount)?);
            for _ in 0..run.count {
                placed.push(Placed { amount, whole, odd: first.odd.value() });
                whole += 1.0;
            }
        }
        Ok(placed)
    }
}

/// Received less paid, both discounted, over their absolute sum; g is ln(1 + i).
fn weighed(received: &[Placed], paid: &[Placed], g: f64) -> f64 {
    let rate = g.exp_m1();
    // For a negative rate the present values grow with time; a common factor keeps them in range.
    let reference = if g >= 0.0 { 0.0 } else { paid.last().map_or(0.0, |flow| flow.whole) };
    let (mut net, mut gross) = (0.0, 0.0);
    for (side, sign) in [(received, 1.0), (paid, -1.0)] {
        for flow in side {
            let value = flow.amount * (-(flow.whole - reference) * g).exp() / (1.0 + flow.odd * rate);
            net += sign * value;
            gross += value.abs();
        }
    }
    if gross > 0.0 { net / gross } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::interval::Unit;

    fn day(text: &str) -> Day {
        Day::of(text.parse().unwrap())
    }

    fn credit(unit: Unit, count: u16, advance: (&str, i64), first: &str, runs: &[(u32, &str)]) -> ClosedEndCredit {
        ClosedEndCredit {
            unit_period: UnitPeriod { unit, count },
            advances: vec![(day(advance.0), Decimal::from(advance.1))],
            first_payment: day(first),
            payments: runs
                .iter()
                .map(|(count, amount)| PaymentRun { count: *count, amount: amount.parse().unwrap() })
                .collect(),
            prepaid_finance_charge: Decimal::ZERO,
        }
    }

    #[test]
    fn the_appendix_examples_to_the_printed_decimals() {
        let percent =
            |credit: ClosedEndCredit| format!("{:.2}", credit.annual_percentage_rate().unwrap().annual * 100.0);
        assert_eq!(percent(credit(Unit::Month, 1, ("1978-01-10", 5000), "1978-02-10", &[(24, "230.00")])), "9.69");
        assert_eq!(percent(credit(Unit::Semimonth, 1, ("1978-02-23", 5000), "1978-03-01", &[(24, "219.17")])), "10.34");
        assert_eq!(
            percent(credit(Unit::Week, 2, ("1978-04-03", 200), "1978-04-11", &[(19, "9.50"), (1, "30.00")])),
            "12.22"
        );
        assert_eq!(
            percent(credit(Unit::TermInDays, 255, ("1978-01-03", 1000), "1978-09-15", &[(1, "1080.00")])),
            "11.45"
        );
    }

    #[test]
    fn dates_and_amounts_that_cannot_be_are_refused() {
        let late = credit(Unit::Month, 1, ("1978-03-10", 5000), "1978-02-10", &[(24, "230.00")]);
        assert_eq!(late.annual_percentage_rate().unwrap_err().name(), "dates-out-of-order");
        let none = credit(Unit::Month, 1, ("1978-01-10", 5000), "1978-02-10", &[]);
        assert_eq!(none.annual_percentage_rate().unwrap_err().name(), "no-periods");
        let nothing = credit(Unit::Month, 1, ("1978-01-10", 0), "1978-02-10", &[(24, "230.00")]);
        assert_eq!(nothing.annual_percentage_rate().unwrap_err().name(), "one-signed");
        let less = credit(Unit::Month, 1, ("1978-01-10", 5000), "1978-02-10", &[(10, "450.00")]);
        assert!(less.annual_percentage_rate().unwrap().annual < 0.0);
    }
}
