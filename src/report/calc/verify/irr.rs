//! Cases of internal rates of return and of instalment fees.

use rust_decimal::Decimal;

use super::fields::{Case, Fault};
use crate::domain::calendar::day_count::DayCount;
use crate::domain::credit::annual_rate::irr::{DatedAmount, InstalmentOffer, irr, xirr};
use crate::domain::credit::annual_rate::{Root, percent_of};
use crate::domain::credit::refusal::Refusal;

/// Checks a case.
pub fn check(case: &Case) -> Result<(), Fault> {
    match case.inputs.text("function")? {
        "irr" => {
            let flows = case.inputs.decimals("cash_flows")?;
            expect_rate(case, irr(&flows)?)
        }
        "xirr" => dated(case),
        "instalment-fee-rate" => instalment(case),
        _ => Err(case.inputs.unusable("function")),
    }
}

fn dated(case: &Case) -> Result<(), Fault> {
    let name = case.inputs.optional_text("day_count")?.unwrap_or("actual/365");
    let rule = DayCount::from_name(name).ok_or_else(|| case.inputs.unusable("day_count"))?;
    let flows = case
        .inputs
        .objects("cash_flows", |flow| Ok(DatedAmount { day: flow.date("date")?, amount: flow.decimal("amount")? }))?;
    expect_rate(case, xirr(&flows, rule)?)
}

fn expect_rate(case: &Case, root: Root) -> Result<(), Fault> {
    for key in case.expected.keys() {
        match key {
            "irr" => {
                let exact = Decimal::from_f64_retain(root.rate).ok_or(Refusal::RateOutOfRange)?;
                case.compare_field(key, exact, "abs")?;
            }
            "unique" => case.equal(key, &case.expected.flag(key)?, &root.unique),
            "error" => {}
            _ => return Err(Case::unknown_expectation(key)),
        }
    }
    Ok(())
}

fn instalment(case: &Case) -> Result<(), Fault> {
    let inputs = &case.inputs;
    let basis = inputs.optional_text("fee_basis")?.unwrap_or("original principal");
    if !basis.starts_with("original principal") {
        return Err(inputs.unusable("fee_basis"));
    }
    let per_year = inputs.count_or("periods_per_year", 12)?;
    let offer = InstalmentOffer {
        principal: inputs.decimal("principal")?,
        periods: inputs.count("periods")?,
        fee_per_period: inputs.percent("fee_percent_per_period")?,
        upfront_fee: if inputs.has("upfront_fee_percent") {
            inputs.percent("upfront_fee_percent")?
        } else {
            Decimal::ZERO
        },
    };
    let root = offer.rate()?;
    for key in case.expected.keys() {
        let rate = match key {
            "irr_per_period_percent" => root.rate,
            "nominal_annual_percent" => root.nominal(per_year),
            "effective_annual_percent" => root.effective(per_year),
            "error" => continue,
            _ => return Err(Case::unknown_expectation(key)),
        };
        case.compare_field(key, percent_of(rate, 11)?, "percent_abs")?;
    }
    Ok(())
}
