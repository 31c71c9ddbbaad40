//! The functions of lessons that need no household: the calculators of the domain under short names.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::{Fault, number};
use crate::domain::calendar::Day;
use crate::domain::credit::annual_rate::irr::{InstalmentOffer, irr};
use crate::domain::credit::annual_rate::to_decimal;
use crate::domain::credit::card::Ending;
use crate::domain::credit::card::minimum::{MinimumCourse, MinimumPayments, ShareOf};
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::Refusal;
use crate::domain::credit::repayment::schedule::plan;
use crate::domain::credit::repayment::{Carry, LoanTerms, Method, Schedule};
use crate::domain::lesson::Value;

/// A function: its name, how it is called, and what it does.
type Function = (&'static str, &'static str, fn(&Arguments<'_>) -> Result<Value, Fault>);

/// Every function. The second column is what authors read.
const FUNCTIONS: &[Function] = &[
    ("min", "min(a, b)", |a| Ok(Value::Number(a.number(0)?.min(a.number(1)?)))),
    ("max", "max(a, b)", |a| Ok(Value::Number(a.number(0)?.max(a.number(1)?)))),
    ("abs", "abs(a)", |a| Ok(Value::Number(a.number(0)?.abs()))),
    ("cents", "cents(a)", |a| a.rounded(2, RoundingStrategy::MidpointAwayFromZero)),
    ("whole", "whole(a)", |a| a.rounded(0, RoundingStrategy::MidpointAwayFromZero)),
    ("floor", "floor(a)", |a| a.rounded(0, RoundingStrategy::ToNegativeInfinity)),
    ("ceil", "ceil(a)", |a| a.rounded(0, RoundingStrategy::ToPositiveInfinity)),
    ("if", "if(condition, then, else)", |a| a.choose()),
    ("after_years", "after_years(day, years)", |a| a.after_months(12)),
    ("after_months", "after_months(day, months)", |a| a.after_months(1)),
    ("after_days", "after_days(day, days)", |a| Ok(Value::Day(a.day(0)?.plus(i32::from(a.count(1)?))))),
    ("days_between", "days_between(day, later)", |a| Ok(Value::Number(a.day(1)?.since(a.day(0)?).into()))),
    ("calc.instalment", "calc.instalment(principal, monthly_rate, periods)", |a| {
        a.loan(Method::EqualPayment).map(|loan| Value::Number(loan.level_payment.unwrap_or_default()))
    }),
    ("calc.interest", "calc.interest(principal, monthly_rate, periods)", |a| {
        a.loan(Method::EqualPayment).map(|loan| Value::Number(loan.totals().interest))
    }),
    ("calc.left", "calc.left(principal, monthly_rate, periods, paid)", |a| {
        let loan = a.loan(Method::EqualPayment)?;
        match usize::from(a.count(3)?) {
            0 => a.number(0).map(Value::Number),
            paid => Ok(Value::Number(loan.rows.get(paid - 1).map_or(Decimal::ZERO, |row| row.balance))),
        }
    }),
    ("calc.first_interest", "calc.first_interest(principal, monthly_rate, periods)", |a| {
        let loan = a.loan(Method::EqualPayment)?;
        Ok(Value::Number(loan.rows.first().map_or(Decimal::ZERO, |row| row.interest)))
    }),
    ("calc.falling_first", "calc.falling_first(principal, monthly_rate, periods)", |a| {
        let loan = a.loan(Method::EqualPrincipal)?;
        Ok(Value::Number(loan.rows.first().map_or(Decimal::ZERO, |row| row.payment)))
    }),
    ("calc.falling_last", "calc.falling_last(principal, monthly_rate, periods)", |a| {
        let loan = a.loan(Method::EqualPrincipal)?;
        Ok(Value::Number(loan.rows.last().map_or(Decimal::ZERO, |row| row.payment)))
    }),
    ("calc.falling_interest", "calc.falling_interest(principal, monthly_rate, periods)", |a| {
        a.loan(Method::EqualPrincipal).map(|loan| Value::Number(loan.totals().interest))
    }),
    ("calc.fee_rate", "calc.fee_rate(periods, monthly_fee)", |a| {
        let offer = InstalmentOffer {
            principal: Decimal::from(10_000),
            periods: u32::from(a.count(0)?),
            fee_per_period: a.number(1)?,
            upfront_fee: Decimal::ZERO,
        };
        yearly(offer.rate().map_err(refused)?.nominal(12))
    }),
    ("calc.offer_rate", "calc.offer_rate(received, payment, periods)", |a| {
        let mut flows = vec![a.number(0)?];
        flows.resize(usize::from(a.count(2)?) + 1, -a.number(1)?);
        yearly(irr(&flows).map_err(refused)?.nominal(12))
    }),
    ("calc.rest", "calc.rest(balance, monthly_rate, payment, months)", |a| {
        let (mut balance, rate, payment) = (a.number(0)?, a.number(1)?, a.number(2)?);
        for _ in 0..a.count(3)? {
            let interest = balance.checked_mul(rate).map(|exact| Posting::CENTS.round(exact)).ok_or(Fault::Overflow)?;
            let owed = balance.checked_add(interest).ok_or(Fault::Overflow)?;
            balance = (owed - payment).max(Decimal::ZERO);
        }
        Ok(Value::Number(balance))
    }),
    ("calc.payoff_months", "calc.payoff_months(balance, monthly_rate, payment)", |a| {
        a.paid_off().map(|loan| Value::Number(loan.rows.len().into()))
    }),
    ("calc.payoff_interest", "calc.payoff_interest(balance, monthly_rate, payment)", |a| {
        a.paid_off().map(|loan| Value::Number(loan.totals().interest))
    }),
    ("calc.minimum_rest", "calc.minimum_rest(balance, monthly_rate, share, floor, months)", |a| {
        let (course, months) = (a.minimum()?, usize::from(a.count(4)?));
        match months {
            0 => a.number(0).map(Value::Number),
            paid => Ok(Value::Number(course.rows.get(paid - 1).map_or(Decimal::ZERO, |row| row.balance))),
        }
    }),
    ("calc.minimum_months", "calc.minimum_months(balance, monthly_rate, share, floor)", |a| {
        match a.minimum()?.ending {
            Ending::Repaid(months) => Ok(Value::Number(months.into())),
            Ending::Never(_) | Ending::NotWithin(_) => Err(Fault::Refused("never-repaid")),
        }
    }),
    ("calc.minimum_interest", "calc.minimum_interest(balance, monthly_rate, share, floor)", |a| {
        let course = a.minimum()?;
        match course.ending {
            Ending::Repaid(_) => Ok(Value::Number(course.rows.iter().map(|row| row.interest).sum())),
            Ending::Never(_) | Ending::NotWithin(_) => Err(Fault::Refused("never-repaid")),
        }
    }),
    ("calc.years_to", "calc.years_to(balance, yearly_rate, target)", |a| {
        let (mut balance, rate, target) = (a.number(0)?, a.number(1)?, a.number(2)?);
        for year in 0..=200_u8 {
            if balance >= target {
                return Ok(Value::Number(year.into()));
            }
            let interest = balance.checked_mul(rate).map(|exact| Posting::CENTS.round(exact)).ok_or(Fault::Overflow)?;
            balance = balance.checked_add(interest).ok_or(Fault::Overflow)?;
        }
        Err(Fault::Refused("never-repaid"))
    }),
];

/// Calls a function.
pub(super) fn call(name: &str, values: &[Value]) -> Result<Value, Fault> {
    let known = FUNCTIONS.iter().find(|(known, _, _)| *known == name);
    let (_, how, function) = known.ok_or_else(|| Fault::UnknownFunction(name.to_owned()))?;
    let takes = how.split(',').count();
    if values.len() != takes {
        return Err(Fault::Arguments(how));
    }
    function(&Arguments { values, how })
}

/// The values of a call.
struct Arguments<'a> {
    values: &'a [Value],
    how: &'static str,
}

impl Arguments<'_> {
    fn value(&self, place: usize) -> Result<Value, Fault> {
        self.values.get(place).cloned().ok_or(Fault::Arguments(self.how))
    }

    fn number(&self, place: usize) -> Result<Decimal, Fault> {
        number(self.value(place)?)
    }

    fn day(&self, place: usize) -> Result<Day, Fault> {
        match self.value(place)? {
            Value::Day(day) => Ok(day),
            _ => Err(Fault::Arguments(self.how)),
        }
    }

    /// A whole number from 0 to 1,200.
    fn count(&self, place: usize) -> Result<u16, Fault> {
        let number = self.number(place)?;
        let count = if number.is_integer() { number.to_u16() } else { None };
        count.filter(|count| *count <= 1_200).ok_or(Fault::Arguments(self.how))
    }

    fn rounded(&self, decimals: u32, strategy: RoundingStrategy) -> Result<Value, Fault> {
        let exact = self.number(0)?.round_dp_with_strategy(14, RoundingStrategy::MidpointAwayFromZero);
        Ok(Value::Number(exact.round_dp_with_strategy(decimals, strategy)))
    }

    fn choose(&self) -> Result<Value, Fault> {
        if self.number(0)?.is_zero() { self.value(2) } else { self.value(1) }
    }

    fn after_months(&self, each: i32) -> Result<Value, Fault> {
        let day = self.day(0)?;
        let months = i32::from(self.count(1)?) * each;
        Ok(Value::Day(day.month().plus(months).on(day.day_of_month())))
    }

    fn terms(&self, method: Method, periods: Option<u32>) -> Result<LoanTerms, Fault> {
        let yearly = self.number(1)?.checked_mul(Decimal::from(12)).ok_or(Fault::Overflow)?;
        Ok(LoanTerms { periods, method, ..LoanTerms::monthly(self.number(0)?, yearly, 1) })
    }

    fn loan(&self, method: Method) -> Result<Schedule, Fault> {
        plan(&self.terms(method, Some(u32::from(self.count(2)?)))?).map_err(refused)
    }

    fn paid_off(&self) -> Result<Schedule, Fault> {
        plan(&self.terms(Method::FixedPayment(self.number(2)?), None)?).map_err(refused)
    }

    fn minimum(&self) -> Result<MinimumCourse, Fault> {
        let payments = MinimumPayments {
            principal: self.number(0)?,
            period_rate: self.number(1)?,
            share: self.number(2)?,
            of: ShareOf::CapitalAndInterest,
            minimum: self.number(3)?,
            cleared_at: None,
            carry: Carry::default(),
        };
        payments.follow().map_err(refused)
    }
}

fn yearly(rate: f64) -> Result<Value, Fault> {
    let exact = to_decimal(rate).map_err(refused)?;
    // Noise of the search.
    Ok(Value::Number(exact.round_dp_with_strategy(10, RoundingStrategy::MidpointAwayFromZero)))
}

#[allow(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn refused(refusal: Refusal) -> Fault {
    Fault::Refused(refusal.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calculators_agree_with_the_curriculum() {
        let value = |name: &str, arguments: &[&str]| {
            let values: Vec<Value> = arguments.iter().map(|a| Value::Number(a.parse().unwrap())).collect();
            match call(name, &values).unwrap() {
                Value::Number(number) => number.round_dp(4).normalize().to_string(),
                other => panic!("{other:?}"),
            }
        };
        for (name, arguments, expected) in [
            ("calc.instalment", &["12000", "0.012", "12"][..], "1079.71"),
            ("calc.interest", &["12000", "0.012", "12"], "956.45"),
            ("calc.falling_last", &["12000", "0.012", "12"], "1012"),
            ("calc.falling_first", &["12000", "0.012", "12"], "1144"),
            ("calc.falling_interest", &["12000", "0.012", "12"], "936"),
            ("calc.fee_rate", &["12", "0.006"], "0.1303"),
            ("calc.rest", &["8000", "0.015", "120", "24"], "8000"),
            ("calc.minimum_rest", &["10000", "0.015", "0.1", "0", "12"], "3376.78"),
            ("calc.years_to", &["5000", "0.24", "10000"], "4"),
        ] {
            assert_eq!(value(name, arguments), expected, "{name}");
        }
    }
}
