//! The spreadsheet functions, answered with their equation.

use rust_decimal::Decimal;

use super::answer::{Answer, Figure, Sentence};
use crate::domain::credit::annual_rate::to_decimal;
use crate::domain::credit::refusal::Refusal;
use crate::domain::credit::repayment::spreadsheet::{When, fv, ipmt, nper, pmt, ppmt, pv, rate};
use crate::text::calc::{figure as names, formula, method};

/// Which function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Function {
    /// Payment of a period.
    Pmt,
    /// Interest in a payment.
    Ipmt,
    /// Principal in a payment.
    Ppmt,
    /// Value today.
    Pv,
    /// Value at the end.
    Fv,
    /// Number of periods.
    Nper,
    /// Rate of a period.
    Rate,
}

/// What the function is asked with; each function uses those it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Arguments {
    /// Rate of a period.
    pub rate: Decimal,
    /// The period, from 1.
    pub per: Decimal,
    /// Number of periods.
    pub nper: Decimal,
    /// Payment.
    pub pmt: Decimal,
    /// Value today.
    pub pv: Decimal,
    /// Value at the end.
    pub fv: Decimal,
    /// When a payment is made.
    pub when: When,
}

/// The answer of a function.
///
/// # Errors
/// A question without an answer, by name.
pub fn answer(function: Function, a: Arguments) -> Result<Answer, Refusal> {
    let (name, figure) = match function {
        Function::Pmt => ("pmt", Figure::Number(round(pmt(a.rate, a.nper, a.pv, a.fv, a.when)?)?)),
        Function::Ipmt => ("ipmt", Figure::Number(round(ipmt(a.rate, a.per, a.nper, a.pv, a.fv, a.when)?)?)),
        Function::Ppmt => ("ppmt", Figure::Number(round(ppmt(a.rate, a.per, a.nper, a.pv, a.fv, a.when)?)?)),
        Function::Pv => ("pv", Figure::Number(round(pv(a.rate, a.nper, a.pmt, a.fv, a.when)?)?)),
        Function::Fv => ("fv", Figure::Number(round(fv(a.rate, a.nper, a.pmt, a.pv, a.when)?)?)),
        Function::Nper => ("nper", Figure::Number(round(nper(a.rate, a.pmt, a.pv, a.fv, a.when)?)?)),
        Function::Rate => ("rate", Figure::Number(to_decimal(rate(a.nper, a.pmt, a.pv, a.fv, a.when)?.rate)?)),
    };
    let mut answer = Answer::new("spreadsheet", (name, method::SPREADSHEET));
    let when = if a.when == When::Begin { "1" } else { "0" };
    let mut values = vec![format!("when = {when}")];
    let known: [(&str, Decimal, &[Function]); 5] = [
        ("r", a.rate, &[Function::Rate]),
        ("n", a.nper, &[Function::Nper]),
        ("pmt", a.pmt, &[Function::Pmt, Function::Ipmt, Function::Ppmt]),
        ("pv", a.pv, &[Function::Pv]),
        ("fv", a.fv, &[Function::Fv]),
    ];
    for (symbol, value, unknown_in) in known {
        if !unknown_in.contains(&function) {
            values.push(format!("{symbol} = {}", value.normalize()));
        }
    }
    if let Figure::Number(result) = &figure {
        values.push(format!("{name} = {result}"));
    }
    answer.figure("value", names::RESULT, figure);
    answer.formulas.push(Sentence::with(formula::SPREADSHEET, [("values", values.join(", "))]));
    Ok(answer)
}

/// Ten decimals are more than any spreadsheet shows.
fn round(value: Decimal) -> Result<Decimal, Refusal> {
    let step =
        crate::domain::credit::posting::Posting::new(Decimal::new(1, 10), crate::domain::money::Rounding::HalfUp)?;
    Ok(step.round(value).normalize())
}
