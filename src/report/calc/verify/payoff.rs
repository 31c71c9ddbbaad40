//! Cases of running loans: early payoff, overdue instalments, prepayment, late payment, several drawdowns.

use rust_decimal::Decimal;

use super::card;
use super::fields::{Case, Fault, Fields, rounding};
use super::schedule::{accrual, compare_row};
use crate::domain::calendar::day_count::DayCount;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::repayment::AccrualRule;
use crate::domain::credit::repayment::payoff::{InterestUntil, early_payoff};
use crate::domain::credit::repayment::replay::{Moved, Prepaid, Reading, RunningLoan, RunningRow, replay};
use crate::domain::credit::repayment::simple_interest::SimpleInterest;

/// Checks a case.
pub fn check(case: &Case) -> Result<(), Fault> {
    let inputs = &case.inputs;
    if inputs.has("payoff_date") {
        return payoff(case);
    }
    if inputs.has("mode") {
        return rescheduled(case);
    }
    if inputs.has("as_of") {
        return overdue(case);
    }
    let rule = inputs.text("rule")?;
    match rule.strip_prefix("simple-interest-") {
        Some(name) => simple(case, DayCount::from_name(name).ok_or_else(|| inputs.unusable("rule"))?),
        None => card::check(case, rule),
    }
}

/// An amount on a date.
pub fn moved(fields: &Fields) -> Result<Moved, Fault> {
    Ok(Moved { day: fields.date("date")?, amount: fields.decimal("amount")? })
}

fn simple(case: &Case, day_count: DayCount) -> Result<(), Fault> {
    let inputs = &case.inputs;
    let account = SimpleInterest {
        opening: inputs.object("opening", moved)?,
        annual_rate: inputs.percent("annual_rate_percent")?,
        day_count,
        posting: inputs.posting("interest_rounding")?.unwrap_or(Posting::CENTS),
        capitalise: inputs.has("capitalise") && inputs.flag("capitalise")?,
    };
    let posted = account.post(&inputs.dates("postings")?, &inputs.objects("payments", moved)?)?;
    let tolerance = case.tolerance("money_abs")?;
    for key in case.expected.keys() {
        let computed: Vec<Decimal> = match key {
            "interest" => posted.iter().map(|posting| posting.interest).collect(),
            "balances_before_posting" => posted.iter().map(|posting| posting.balance_before).collect(),
            "total_interest" => {
                let total = posted.iter().map(|posting| posting.interest).sum();
                case.compare_field(key, total, "money_abs")?;
                continue;
            }
            "error" => continue,
            _ => return Err(Case::unknown_expectation(key)),
        };
        let expected = case.expected.decimals(key)?;
        case.equal(key, &expected.len(), &computed.len());
        for (index, (expected, computed)) in expected.iter().zip(computed).enumerate() {
            case.compare(&format!("{key}[{index}]"), *expected, computed, tolerance);
        }
    }
    Ok(())
}

/// A running loan, and the payments made on it.
fn running(inputs: &Fields, drawdowns: Vec<Moved>) -> Result<(RunningLoan, Vec<Moved>), Fault> {
    let interest = inputs.posting("interest_rounding")?.unwrap_or(Posting::CENTS);
    match inputs.optional_text("last_payment")? {
        None | Some("clears-balance") => {}
        Some(_) => return Err(inputs.unusable("last_payment")),
    }
    let loan = RunningLoan {
        drawdowns,
        annual_rate: inputs.percent("annual_rate_percent")?,
        periods_per_year: inputs.count_or("periods_per_year", 12)?,
        accrual: match accrual(inputs)? {
            // A drawdown or payment inside a period takes its share of the period's days.
            AccrualRule::NominalPerPeriod => AccrualRule::MonthFractionOfDays,
            other => other,
        },
        due: inputs.dates("due_dates")?,
        level: inputs.optional_decimal("level_payment")?,
        level_afterwards: inputs.optional_decimal("level_payment_afterwards")?,
        interest,
        stretch: stretch(inputs, interest)?,
        payment: inputs.posting("payment_rounding")?.unwrap_or(interest),
    };
    if inputs.has("periods") {
        let periods = inputs.count("periods")?;
        if periods as usize != loan.due.len() {
            return Err(inputs.unusable("periods"));
        }
    }
    Ok((loan, inputs.objects("paid", moved)?))
}

/// How the stretches between balance changes are rounded: an object, a mode, "unrounded", or a sentence that says that
/// each is rounded like the interest.
fn stretch(inputs: &Fields, interest: Posting) -> Result<Option<Posting>, Fault> {
    let Some(value) = inputs.value("segment_rounding") else { return Ok(None) };
    match value.as_str() {
        None => inputs.posting("segment_rounding"),
        Some("none" | "unrounded" | "per-period") => Ok(None),
        Some(text) => {
            let mode = rounding(text).unwrap_or(interest.mode());
            Ok(Some(Posting::new(interest.multiple(), mode)?))
        }
    }
}

fn single_drawdown(inputs: &Fields) -> Result<Vec<Moved>, Fault> {
    Ok(vec![Moved { day: inputs.date("start_date")?, amount: inputs.decimal("principal")? }])
}

fn payoff(case: &Case) -> Result<(), Fault> {
    let inputs = &case.inputs;
    let (loan, paid) = running(inputs, single_drawdown(inputs)?)?;
    let until = match inputs.text("interest_until")? {
        "payoff-date" => InterestUntil::PayoffDate,
        "next-due-date" => InterestUntil::NextDueDate,
        _ => return Err(inputs.unusable("interest_until")),
    };
    let payoff = early_payoff(&loan, &paid, inputs.date("payoff_date")?, until)?;
    for key in case.expected.keys() {
        let computed = match key {
            "payoff_amount" => payoff.amount,
            "interest" => payoff.interest,
            "principal" => payoff.principal,
            "error" => continue,
            _ => return Err(Case::unknown_expectation(key)),
        };
        case.compare_field(key, computed, "money_abs")?;
    }
    Ok(())
}

fn overdue(case: &Case) -> Result<(), Fault> {
    let inputs = &case.inputs;
    let rule = inputs.optional_text("rule")?;
    if rule.is_some_and(|rule| !rule.starts_with("unpaid instalments keep earning interest")) {
        return Err(inputs.unusable("rule"));
    }
    let (loan, paid) = running(inputs, single_drawdown(inputs)?)?;
    compare_rows(case, &replay(&loan, &paid, Reading::Overdue(inputs.date("as_of")?))?)
}

fn rescheduled(case: &Case) -> Result<(), Fault> {
    let inputs = &case.inputs;
    let mode = inputs.text("mode")?;
    let drawdowns = if mode == "multi-disbursement" {
        // The first drawdown is the start; a start that is stated as well must agree.
        let drawdowns = inputs.objects("disbursements", moved)?;
        let first = drawdowns.iter().map(|drawn| drawn.day).min();
        if let (Some(start), Some(first)) = (inputs.optional_date("start_date")?, first)
            && start != first
        {
            return Err(inputs.unusable("start_date"));
        }
        drawdowns
    } else {
        single_drawdown(inputs)?
    };
    let (mut loan, paid) = running(inputs, drawdowns)?;
    let reading = match mode {
        "same-term-new-level" => Reading::Early(Prepaid::SameTerm),
        "keep-level-reduce-term" => Reading::Early(Prepaid::ShorterTerm),
        "multi-disbursement" => Reading::Late,
        "late" => {
            // Each stretch is rounded unless the case says otherwise.
            if !inputs.has("segment_rounding") {
                loan.stretch = Some(loan.interest);
            }
            Reading::Late
        }
        _ => return Err(inputs.unusable("mode")),
    };
    compare_rows(case, &replay(&loan, &paid, reading)?)
}

fn compare_rows(case: &Case, rows: &[RunningRow]) -> Result<(), Fault> {
    let tolerance = case.tolerance("money_abs")?;
    let sum = |part: fn(&RunningRow) -> Decimal| rows.iter().map(part).sum::<Decimal>();
    for key in case.expected.keys() {
        let computed = match key {
            "rows" => {
                let listed = case.expected.objects(key, |fields| {
                    let number = fields.count("n")?;
                    let row = rows.iter().find(|row| row.number == number);
                    let due = row.map(|row| row.due.date().to_string());
                    compare_row(case, fields, number, due.as_deref(), tolerance, |key| figure(row, key))
                })?;
                case.equal("rows", &listed.len(), &rows.len());
                continue;
            }
            "months" => {
                case.compare_field(key, Decimal::from(rows.len()), "months_abs")?;
                continue;
            }
            "error" => continue,
            "total_interest" => sum(|row| row.interest),
            "total_paid" => sum(|row| row.payment),
            "total_principal" => sum(|row| row.principal),
            "last_payment" | "final_payment" => rows.last().map(|row| row.payment).unwrap_or_default(),
            _ => return Err(Case::unknown_expectation(key)),
        };
        case.compare_field(key, computed, "money_abs")?;
    }
    Ok(())
}

/// A figure of a row by its name; a row that does not exist agrees with nothing.
fn figure(row: Option<&RunningRow>, key: &str) -> Option<Decimal> {
    let pick: fn(&RunningRow) -> Decimal = match key {
        "payment" => |row| row.payment,
        "interest" => |row| row.interest,
        "principal" => |row| row.principal,
        "balance" => |row| row.balance,
        "drawn" | "disbursed" | "disbursement" => |row| row.drawn,
        _ => return None,
    };
    Some(row.map_or(Decimal::MIN, pick))
}
