//! `tideover calc`: hands what is typed to `report::calc::question` and writes the answer.

mod args;
mod verify;

use std::io::Write;

pub use args::CalcArgs;
use args::{Calculator, StatedRate};

use super::args::Format;
use super::context::Context;
use super::exit::{Exit, Stop};
use crate::report::calc::answer::Answer;
use crate::report::calc::minimum;
use crate::report::calc::question::{Instalment, Loan, Minimum, Payoff, Question, Rate, Spreadsheet, Stated};
use crate::report::calc::typed::{Asked, Typed, Unanswered};
use crate::session;
use crate::text::Lang;

/// Answers one question.
pub fn run(args: &CalcArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    let question = match &args.calculator {
        Calculator::Verify(args) => return verify::run(args, context, out, err),
        asked => question(asked),
    };
    let Some(question) = question else { return Ok(Exit::Fault) };
    let answer = question.answer(Typed { lang: context.lang, asked: Asked::AsOptions });
    let answer = answer.map_err(|Unanswered(why)| Stop::Said(why, Exit::Usage))?;
    write(&answer, context.lang, context.format == Format::Json, out)?;
    Ok(if minimum::is_endless(&answer) { Exit::Fails } else { Exit::Well })
}

fn write(answer: &Answer, lang: Lang, json: bool, out: &mut dyn Write) -> Result<(), Stop> {
    if json {
        writeln!(out, "{:#}", answer.json(lang))?;
    } else {
        write!(out, "{}", answer.text(lang, session::output_columns()))?;
    }
    Ok(())
}

fn stated(rate: &StatedRate) -> Stated {
    Stated {
        annual_rate: rate.annual_rate.clone(),
        monthly_rate: rate.monthly_rate.clone(),
        daily_rate: rate.daily_rate.clone(),
    }
}

/// The options as a question; checking case files is none.
fn question(calculator: &Calculator) -> Option<Question> {
    Some(match calculator {
        Calculator::Rate(args) => Question::Rate(Rate {
            terms: args.terms.clone(),
            stated: stated(&args.stated),
            flow: args.flow.clone(),
            flows: args.flows.clone(),
            periods_per_year: args.periods_per_year.clone(),
        }),
        Calculator::Instalment(args) => Question::Instalment(Instalment {
            terms: args.terms.clone(),
            principal: args.principal.clone(),
            periods: args.periods.clone(),
            fee_per_period: args.fee_per_period.clone(),
            total_fee: args.total_fee.clone(),
            upfront: args.upfront.clone(),
            periods_per_year: args.periods_per_year.clone(),
        }),
        Calculator::Loan(args) => Question::Loan(Box::new(Loan {
            terms: args.terms.clone(),
            principal: args.principal.clone(),
            stated: stated(&args.stated),
            periods: args.periods.clone(),
            method: args.method.method(),
            payment: args.payment.clone(),
            periods_per_year: args.periods_per_year.clone(),
            effective: args.effective,
            accrual: args.accrual.rule(),
            start: args.start.clone(),
            first_due: args.first_due.clone(),
            interest_only: args.interest_only.clone(),
            interest_free: args.interest_free.clone(),
            balloon: args.balloon.clone(),
            fee: args.fee.clone(),
            change: args.change.clone(),
            rounding: args.rounding.mode(),
            round_to: args.round_to.clone(),
            no_rows: args.no_rows,
        })),
        Calculator::Minimum(args) => Question::Minimum(Minimum {
            terms: args.terms.clone(),
            balance: args.balance.clone(),
            stated: stated(&args.stated),
            minimum: args.minimum.clone(),
            floor: args.floor.clone(),
            rule: args.rule.share(),
        }),
        Calculator::Payoff(args) => Question::Payoff(Box::new(Payoff {
            terms: args.terms.clone(),
            principal: args.principal.clone(),
            stated: stated(&args.stated),
            periods: args.periods.clone(),
            periods_per_year: args.periods_per_year.clone(),
            payment: args.payment.clone(),
            start: args.start.clone(),
            first_due: args.first_due.clone(),
            paid: args.paid.clone(),
            day: args.day.clone(),
            extra: args.extra.clone(),
        })),
        Calculator::Spreadsheet(args) => Question::Spreadsheet(Spreadsheet {
            function: args.function.function(),
            rate: args.rate.clone(),
            per: args.per.clone(),
            nper: args.nper.clone(),
            pmt: args.pmt.clone(),
            pv: args.pv.clone(),
            fv: args.fv.clone(),
            begin: args.begin,
        }),
        Calculator::Verify(_) => return None,
    })
}
