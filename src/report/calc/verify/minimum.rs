//! Cases of minimum payments.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::fields::{Case, Fault, Fields};
use super::schedule::{accrual, carry, compare_row};
use crate::domain::credit::annual_rate::period_rate_of_effective;
use crate::domain::credit::card::Ending;
use crate::domain::credit::card::disclosure::{
    DisclosedTime, Disclosure, Promotion, RatedBalance, StatementOfBalances,
};
use crate::domain::credit::card::minimum::{MinimumPayments, ShareOf};
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::{Refusal, usable_rate};
use crate::domain::credit::repayment::{AccrualRule, Row, Totals};
use crate::domain::money::{Currency, Money, RATE_SCALE, Ratio};

/// Checks a case.
pub fn check(case: &Case) -> Result<(), Fault> {
    match case.inputs.text("rule")? {
        "reg-z-appendix-m2" => appendix(case),
        "disclosed-years" => {
            let time = DisclosedTime::of(case.inputs.count("months")?);
            for key in case.expected.keys() {
                compare_time(case, key, time)?;
            }
            Ok(())
        }
        "interest-plus-percent-of-capital" => share(case, ShareOf::CapitalPlusInterest),
        "percent-of-capital-and-interest" => share(case, ShareOf::CapitalAndInterest),
        _ => Err(case.inputs.unusable("rule")),
    }
}

fn compare_time(case: &Case, key: &str, time: DisclosedTime) -> Result<(), Fault> {
    match key {
        "disclosed_years" => case.equal(key, &case.expected.count(key)?, &time.years),
        "disclosed_months" => case.equal(key, &case.expected.count(key)?, &time.months),
        "told_in_months" => case.equal(key, &case.expected.flag(key)?, &time.told_in_months),
        "show_36_month_option" => case.equal(key, &case.expected.flag(key)?, &time.shows_36_months),
        _ => return Err(Case::unknown_expectation(key)),
    }
    Ok(())
}

fn cents(fields: &Fields, key: &str) -> Result<Money, Fault> {
    Money::from_decimal(fields.decimal(key)?, Currency::USD).map_err(|_| fields.unusable(key))
}

/// A rate in parts of 10^12; more digits than that are refused.
fn parts(fields: &Fields, key: &str) -> Result<Ratio, Fault> {
    let scaled = fields.percent(key)?.checked_mul(Decimal::from(RATE_SCALE)).filter(|parts| parts.fract().is_zero());
    scaled.and_then(|parts| parts.to_i64()).map(Ratio).ok_or_else(|| fields.unusable(key))
}

fn appendix(case: &Case) -> Result<(), Fault> {
    let inputs = &case.inputs;
    let statement = StatementOfBalances {
        balances: inputs.objects("balances", |fields| {
            Ok(RatedBalance { annual_rate: parts(fields, "apr_percent")?, amount: cents(fields, "balance")? })
        })?,
        percent: parts(inputs, "min_percent_of_balance")?,
        floor: cents(inputs, "min_dollar")?,
        promotion: if inputs.has("promo") { Some(inputs.object("promo", promotion)?) } else { None },
    };
    let disclosure = statement.disclose()?;
    for key in case.expected.keys() {
        compare_disclosure(case, key, &disclosure)?;
    }
    Ok(())
}

fn promotion(fields: &Fields) -> Result<Promotion, Fault> {
    Ok(Promotion {
        applies_to: fields.count_or("applies_to", 0)? as usize,
        regular_from_month: fields.count("regular_rate_from_month")?,
        weight_months_of_36: fields.count("weight_months_of_36")?,
        regular_rate: parts(fields, "regular_apr_percent")?,
    })
}

fn compare_disclosure(case: &Case, key: &str, disclosure: &Disclosure) -> Result<(), Fault> {
    let dollars = |amount: Money| amount.to_decimal(Currency::USD);
    let absent = || case.differs(key, &case.expected.value(key).map_or_else(String::new, ToString::to_string), &"-");
    match key {
        "payment_36" => case.compare_field(key, dollars(disclosure.payment_36), "money_abs")?,
        "total_36" => case.compare_field(key, dollars(disclosure.total_36), "money_abs")?,
        "total_paid" => match disclosure.total_paid {
            Some(total) => case.compare_field(key, dollars(total), "money_abs")?,
            None => absent(),
        },
        "savings_whole_dollars" => match disclosure.savings_whole() {
            Some(savings) => case.compare_field(key, Decimal::from(savings), "money_abs")?,
            None => absent(),
        },
        "rows" => return compare_months(case, disclosure),
        _ if compare_ending(case, key, &disclosure.ending)? => {}
        _ => match disclosure.disclosed() {
            Some(time) => compare_time(case, key, time)?,
            None => absent(),
        },
    }
    Ok(())
}

fn compare_months(case: &Case, disclosure: &Disclosure) -> Result<(), Fault> {
    let tolerance = case.tolerance("money_abs")?;
    case.expected.objects("rows", |fields| {
        let number = fields.count("month")?;
        let month = disclosure.months.iter().find(|month| month.month == number);
        compare_row(case, fields, number, None, tolerance, |key| {
            let amount = month.map(|month| match key {
                "payment" => Some(month.payment),
                "finance_charge" => Some(month.finance_charge),
                "balance" => Some(month.balance),
                _ => None,
            });
            match (amount, key) {
                (_, "month") => None,
                (Some(amount), _) => amount.map(|amount| amount.to_decimal(Currency::USD)),
                (None, _) => Some(Decimal::MIN),
            }
        })
    })?;
    Ok(())
}

/// Compares how it ends, when the field is about that.
fn compare_ending(case: &Case, key: &str, ending: &Ending) -> Result<bool, Fault> {
    match key {
        "months" => match ending {
            Ending::Repaid(months) => case.compare_field(key, Decimal::from(*months), "months_abs")?,
            other => case.differs(key, &case.expected.count(key)?, &name(other)),
        },
        "never_repaid" => {
            let never = matches!(ending, Ending::Never(_));
            case.equal(key, &case.expected.flag(key)?, &never);
        }
        "months_greater_than" => {
            let bound = case.expected.count(key)?;
            let holds = match ending {
                Ending::Repaid(months) => *months > bound,
                Ending::NotWithin(months) => *months >= bound,
                // It fell at first, and stopped where rounding makes payment and interest equal.
                Ending::Never(never) => never.period > 1,
            };
            if !holds {
                case.differs(key, &format!("> {bound}"), &name(ending));
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn name(ending: &Ending) -> String {
    match ending {
        Ending::Repaid(months) => months.to_string(),
        Ending::Never(_) => "never repaid".to_owned(),
        Ending::NotWithin(months) => format!("> {months}"),
    }
}

fn share(case: &Case, of: ShareOf) -> Result<(), Fault> {
    let inputs = &case.inputs;
    let annual = usable_rate(inputs.percent("annual_rate_percent")?)?;
    let per_year = inputs.count_or("periods_per_year", 12)?;
    let period_rate = match accrual(inputs)? {
        AccrualRule::NominalPerPeriod => annual.checked_div(Decimal::from(per_year)).ok_or(Refusal::NoPeriods)?,
        AccrualRule::EffectivePerPeriod => period_rate_of_effective(annual, per_year)?,
        _ => return Err(inputs.unusable("accrual")),
    };
    let payments = MinimumPayments {
        principal: inputs.decimal("principal")?,
        period_rate,
        share: inputs.percent("percent")?,
        of,
        minimum: inputs.optional_decimal("minimum")?.unwrap_or_default(),
        cleared_at: if inputs.has("cleared_at") { Some(inputs.count("cleared_at")?) } else { None },
        carry: carry(inputs)?,
    };
    let course = payments.follow()?;
    let rows = &course.rows;
    let payment = |row: Option<&Row>| row.map(|row| row.payment);
    for key in case.expected.keys() {
        let figure = match key {
            "first_payment" => payment(rows.first()),
            "second_payment" => payment(rows.get(1)),
            "payment_before_last" => payment(rows.len().checked_sub(2).and_then(|index| rows.get(index))),
            "last_payment" => payment(rows.last()),
            "total_paid" => Some(Totals::of(rows).paid),
            "total_interest" => Some(Totals::of(rows).interest),
            "error" => continue,
            _ if compare_ending(case, key, &course.ending)? => continue,
            _ => return Err(Case::unknown_expectation(key)),
        };
        case.compare_field(key, Posting::CENTS.round(figure.ok_or(Refusal::NoPeriods)?), "money_abs")?;
    }
    Ok(())
}
