//! Cases of the spreadsheet functions and of plain rounding.

use rust_decimal::Decimal;

use super::fields::{Case, Fault, Fields, rounding};
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::Refusal;
use crate::domain::credit::repayment::spreadsheet::{When, fv, ipmt, nper, pmt, ppmt, pv, rate};

/// Checks a case.
pub fn check(case: &Case) -> Result<(), Fault> {
    let function = case.inputs.text("function")?;
    if function == "round" {
        return round(case);
    }
    if !case.inputs.optional_text("sign")?.unwrap_or("spreadsheet").starts_with("spreadsheet") {
        return Err(case.inputs.unusable("sign"));
    }
    let value = case.inputs.object("args", |args| value(function, args))?;
    for key in case.expected.keys() {
        match key {
            "value" => case.compare_field(key, value, "abs")?,
            "error" => {}
            _ => return Err(Case::unknown_expectation(key)),
        }
    }
    Ok(())
}

fn value(function: &str, args: &Fields) -> Result<Decimal, Fault> {
    let or_zero = |key: &str| args.optional_decimal(key).map(Option::unwrap_or_default);
    let when = when(args)?;
    Ok(match function {
        "pmt" => pmt(ratio(args, "rate")?, args.decimal("nper")?, args.decimal("pv")?, or_zero("fv")?, when)?,
        "pv" => pv(ratio(args, "rate")?, args.decimal("nper")?, args.decimal("pmt")?, or_zero("fv")?, when)?,
        "fv" => fv(ratio(args, "rate")?, args.decimal("nper")?, args.decimal("pmt")?, or_zero("pv")?, when)?,
        "ipmt" | "ppmt" => {
            let part = if function == "ipmt" { ipmt } else { ppmt };
            let (per, n) = (args.decimal("per")?, args.decimal("nper")?);
            part(ratio(args, "rate")?, per, n, args.decimal("pv")?, or_zero("fv")?, when)?
        }
        "nper" => nper(ratio(args, "rate")?, args.decimal("pmt")?, args.decimal("pv")?, or_zero("fv")?, when)?,
        "rate" => {
            // A starting guess picks no root here: the rule for several roots does.
            args.value("guess");
            let root = rate(args.decimal("nper")?, args.decimal("pmt")?, args.decimal("pv")?, or_zero("fv")?, when)?;
            Decimal::from_f64_retain(root.rate).ok_or(Refusal::RateOutOfRange)?
        }
        other => return Err(Fault::Unusable { key: "inputs.function".to_owned(), value: other.to_owned() }),
    })
}

fn when(args: &Fields) -> Result<When, Fault> {
    match args.value("when") {
        None => Ok(When::End),
        Some(value) => match (value.as_str(), value.as_u64()) {
            (Some("end" | "finish"), _) | (_, Some(0)) => Ok(When::End),
            (Some("begin" | "beginning" | "start"), _) | (_, Some(1)) => Ok(When::Begin),
            _ => Err(args.unusable("when")),
        },
    }
}

/// A rate as a number or as a quotient (`0.08/12`).
fn ratio(args: &Fields, key: &str) -> Result<Decimal, Fault> {
    let Some(text) = args.value(key).and_then(|value| value.as_str()) else { return args.decimal(key) };
    let (over, under) = text.split_once('/').unwrap_or((text, "1"));
    let parsed = over.trim().parse::<Decimal>().ok().zip(under.trim().parse::<Decimal>().ok());
    parsed.and_then(|(over, under)| over.checked_div(under)).ok_or_else(|| args.unusable(key))
}

fn round(case: &Case) -> Result<(), Fault> {
    let mode = rounding(case.inputs.text("mode")?).ok_or_else(|| case.inputs.unusable("mode"))?;
    let posting = Posting::new(case.inputs.decimal("multiple")?, mode)?;
    let values = case.inputs.decimals("values")?;
    let expected = case.expected.decimals("values")?;
    if values.len() != expected.len() {
        case.differs("values", &expected.len(), &values.len());
    }
    let tolerance = case.tolerance("abs")?;
    for (index, (value, expected)) in values.iter().zip(&expected).enumerate() {
        case.compare(&format!("values[{index}]"), *expected, posting.round(*value), tolerance);
    }
    Ok(())
}
