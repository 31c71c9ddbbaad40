//! Cases of cards: average balances, interest by the day, the annual rate of a cycle with a fee.

use rust_decimal::Decimal;

use super::fields::{Case, Fault, Fields};
use super::payoff::moved;
use crate::domain::credit::card::average::{BalanceRule, Cycle, FeeCycle, finance_charge};
use crate::domain::credit::card::interest::{CountedDays, Stretch, daily_interest, keeps_grace};
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::Refusal;

/// Checks a case of a rule.
pub fn check(case: &Case, rule: &str) -> Result<(), Fault> {
    match rule {
        "reg-z-1026.14(c)(3)" => fee_cycle(case),
        "daily-interest-from-posting" => by_the_day(case),
        "grace-period" => grace(case),
        _ => average(case, BalanceRule::from_name(rule).ok_or_else(|| case.inputs.unusable("rule"))?),
    }
}

fn average(case: &Case, rule: BalanceRule) -> Result<(), Fault> {
    let inputs = &case.inputs;
    let cycle = Cycle {
        start: inputs.date("cycle_start")?,
        days: inputs.count("cycle_days")?,
        opening: inputs.decimal("opening")?,
        events: inputs.objects("events", moved)?,
    };
    let balance = cycle.balance(rule)?;
    let rate = if inputs.has("monthly_rate_percent") {
        Some(inputs.percent("monthly_rate_percent")?)
    } else if inputs.has("daily_rate_percent") {
        inputs.percent("daily_rate_percent")?.checked_mul(Decimal::from(cycle.days))
    } else if inputs.has("annual_rate_percent") {
        let annual = inputs.percent("annual_rate_percent")?;
        annual.checked_mul(Decimal::from(cycle.days)).and_then(|rate| rate.checked_div(Decimal::from(365)))
    } else {
        None
    };
    for key in case.expected.keys() {
        match (key, rate) {
            ("average_daily_balance" | "balance" | "adjusted_balance" | "previous_balance", _) => {
                case.compare_field(key, Posting::CENTS.round(balance), "money_abs")?;
            }
            ("finance_charge", Some(rate)) => case.compare_field(key, finance_charge(balance, rate)?, "money_abs")?,
            ("error", _) => {}
            _ => return Err(Case::unknown_expectation(key)),
        }
    }
    Ok(())
}

fn stretches(inputs: &Fields) -> Result<(Vec<Stretch>, CountedDays), Fault> {
    let stretches = inputs.objects("segments", |fields| {
        Ok(Stretch { amount: fields.decimal("amount")?, from: fields.date("from")?, to: fields.date("to")? })
    })?;
    let counted = match inputs.text("count")? {
        "both-ends" => CountedDays::BothEnds,
        "end-excluded" => CountedDays::EndExcluded,
        _ => return Err(inputs.unusable("count")),
    };
    Ok((stretches, counted))
}

fn by_the_day(case: &Case) -> Result<(), Fault> {
    let (stretches, counted) = stretches(&case.inputs)?;
    let interest = daily_interest(&stretches, case.inputs.percent("daily_rate_percent")?, counted)?;
    expect_interest(case, interest)
}

fn grace(case: &Case) -> Result<(), Fault> {
    let inputs = &case.inputs;
    let kept = keeps_grace(inputs.decimal("statement_balance")?, inputs.decimal("paid_by_due")?);
    let (due, paid) = (inputs.optional_date("due_date")?, inputs.optional_date("paid_date")?);
    let kept = kept && due.zip(paid).is_none_or(|(due, paid)| paid <= due);
    // The course of the balance matters only when the grace period is lost, but what is stated is read.
    let charged = if inputs.has("segments") {
        let (stretches, counted) = stretches(inputs)?;
        Some(daily_interest(&stretches, inputs.percent("daily_rate_percent")?, counted)?)
    } else {
        for key in ["daily_rate_percent", "count"] {
            inputs.value(key);
        }
        None
    };
    match (kept, charged) {
        (true, _) => expect_interest(case, Decimal::ZERO),
        (false, Some(interest)) => expect_interest(case, interest),
        (false, None) => Err(Fault::Missing { key: "inputs.segments".to_owned() }),
    }
}

fn expect_interest(case: &Case, interest: Decimal) -> Result<(), Fault> {
    for key in case.expected.keys() {
        match key {
            "interest" => case.compare_field(key, interest, "money_abs")?,
            "error" => {}
            _ => return Err(Case::unknown_expectation(key)),
        }
    }
    Ok(())
}

fn fee_cycle(case: &Case) -> Result<(), Fault> {
    let inputs = &case.inputs;
    let cycle = FeeCycle {
        transaction: inputs.decimal("specific_transaction")?,
        transaction_fee: if inputs.has("transaction_fee_percent") {
            inputs.percent("transaction_fee_percent")?
        } else {
            Decimal::ZERO
        },
        fixed_fee: inputs.optional_decimal("transaction_fee")?.unwrap_or_default(),
        rated_balance: inputs.decimal("balance_subject_to_periodic_rate")?,
        includes_transaction: inputs.has("includes_transaction") && inputs.flag("includes_transaction")?,
        periodic_rate: inputs.percent("periodic_rate_percent")?,
        periods_per_year: inputs.count_or("periods_per_year", 12)?,
    };
    // What was owed before is in the rated balance already; a case may tell it all the same.
    inputs.optional_decimal("previous_balance")?;
    if !inputs.has("transaction_fee_percent") && !inputs.has("transaction_fee") {
        return Err(Fault::Missing { key: "inputs.transaction_fee_percent".to_owned() });
    }
    let found = cycle.annual_rate()?;
    for key in case.expected.keys() {
        match key {
            "finance_charge" => case.compare_field(key, found.finance_charge, "money_abs")?,
            "denominator" => case.compare_field(key, found.denominator, "money_abs")?,
            "apr_percent" => {
                let percent = found.annual_rate.checked_mul(Decimal::ONE_HUNDRED).ok_or(Refusal::Overflow)?;
                // Where there is one tolerance only, the rate shares it.
                let own = case.has_tolerance("apr_percent_abs");
                case.compare_field(key, percent, if own { "apr_percent_abs" } else { "money_abs" })?;
            }
            "error" => {}
            _ => return Err(Case::unknown_expectation(key)),
        }
    }
    Ok(())
}
