//! `tideover calc`: reads what is typed, asks `report::calc`, and writes the answer.

mod args;
mod loan;
mod typed;
mod verify;

use std::io::Write;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub use args::CalcArgs;
use args::{Calculator, InstalmentArgs, MinimumArgs, RateArgs, SpreadsheetArgs, StatedRate};
use typed::{Fee, Terms, Typed};

use super::args::Format;
use super::context::Context;
use super::exit::{Exit, Stop};
use crate::domain::credit::annual_rate::irr::{DatedAmount, InstalmentOffer};
use crate::domain::credit::card::disclosure::{RatedBalance, StatementOfBalances};
use crate::domain::credit::card::minimum::MinimumPayments;
use crate::domain::credit::refusal::{Refusal, usable_periods, usable_rate, within};
use crate::domain::credit::repayment::Carry;
use crate::domain::credit::repayment::spreadsheet::When;
use crate::domain::money::{AmountError, Currency, Money, RATE_SCALE, RateBasis, Ratio};
use crate::report::calc::answer::Answer;
use crate::report::calc::spreadsheet::{Arguments, Function};
use crate::report::calc::{instalment, minimum, rate, spreadsheet};
use crate::session;
use crate::text::Lang;
use crate::text::calc::refusal::told;
use crate::text::calc::typed as words;

/// Answers one question.
pub fn run(args: &CalcArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    let typed = Typed { lang: context.lang };
    let answer = match &args.calculator {
        Calculator::Rate(args) => annual_rate(args, typed)?,
        Calculator::Instalment(args) => instalment_fee(args, typed)?,
        Calculator::Loan(args) => loan::schedule(args, typed)?,
        Calculator::Minimum(args) => minimum_payment(args, typed)?,
        Calculator::Payoff(args) => loan::payoff(args, typed)?,
        Calculator::Spreadsheet(args) => function(args, typed)?,
        Calculator::Verify(args) => return verify::run(args, context, out, err),
    };
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

/// A refusal as a usage error.
fn refused(lang: Lang) -> impl Fn(Refusal) -> Stop {
    move |refusal| Stop::Said(told(&refusal, lang), Exit::Usage)
}

/// The rate that was stated by option or phrase; two of them are one too many.
fn stated(options: &StatedRate, terms: &Terms, typed: Typed) -> Result<Option<(Decimal, Option<RateBasis>)>, Stop> {
    let given = [
        ("--annual-rate", &options.annual_rate, RateBasis::Annual),
        ("--monthly-rate", &options.monthly_rate, RateBasis::Monthly),
        ("--daily-rate", &options.daily_rate, RateBasis::Daily),
    ];
    let mut found: Option<(&str, (Decimal, Option<RateBasis>))> = terms.rate.map(|rate| ("TERMS", rate));
    for (option, text, basis) in given {
        let Some(text) = text else { continue };
        if let Some((first, _)) = found {
            let values = [("first", first), ("second", option)];
            return Err(Stop::Said(words::BOTH.fill(typed.lang, &values), Exit::Usage));
        }
        found = Some((option, (typed.percent(text)?, Some(basis))));
    }
    Ok(found.map(|(_, rate)| rate))
}

/// A stated rate as a nominal yearly one; a rate of a period counts as often as there are periods.
fn yearly(rate: (Decimal, Option<RateBasis>), periods_per_year: u32) -> Result<Decimal, Refusal> {
    let times = match rate.1 {
        None => periods_per_year,
        Some(RateBasis::Annual) => 1,
        Some(RateBasis::Monthly) => 12,
        Some(RateBasis::Daily) => 365,
    };
    usable_rate(rate.0.checked_mul(Decimal::from(times)).ok_or(Refusal::RateTooHigh(rate.0))?)
}

fn periods_per_year(text: &str, typed: Typed) -> Result<u32, Stop> {
    usable_periods(typed.count(text)?).map_err(refused(typed.lang))
}

fn annual_rate(args: &RateArgs, typed: Typed) -> Result<Answer, Stop> {
    let terms = typed.terms(&args.terms)?;
    let per_year = periods_per_year(&args.periods_per_year, typed)?;
    let say = refused(typed.lang);
    if !args.flow.is_empty() {
        let mut flows = Vec::new();
        for text in &args.flow {
            let (date, amount) = text.split_once('=').ok_or_else(|| typed.wrong(words::FLOW, text))?;
            flows.push(DatedAmount { day: typed.date(date)?, amount: typed.amount(amount)? });
        }
        return rate::of_dates(&flows).map_err(say);
    }
    if let Some(text) = &args.flows {
        return rate::of_periods(&spread(text, typed)?, per_year).map_err(say);
    }
    match stated(&args.stated, &terms, typed)? {
        Some((share, Some(basis))) => rate::of_stated(share, basis).map_err(say),
        // A rate of a period, with nothing said of fees, is a rate of a month when there are twelve.
        Some((share, None)) if per_year == 12 => rate::of_stated(share, RateBasis::Monthly).map_err(say),
        Some((share, None)) => {
            let annual = yearly((share, None), per_year).map_err(&say)?;
            rate::of_stated(annual, RateBasis::Annual).map_err(say)
        }
        None => {
            Err(typed
                .missing(words::missing::FLOWS, "--daily-rate 0.05%, --flows 10000,-900x12, --flow 2026-01-15=10000"))
        }
    }
}

/// Amounts at equal times; `-900x12` stands for twelve of them.
fn spread(text: &str, typed: Typed) -> Result<Vec<Decimal>, Stop> {
    let mut amounts = Vec::new();
    for part in text.split([',', '，', ' ']).filter(|part| !part.is_empty()) {
        let (amount, times) = part.split_once(['x', 'X', '×', '*']).unwrap_or((part, "1"));
        let times = usable_periods(typed.count(times)?).map_err(refused(typed.lang))?;
        let amount = typed.amount(amount)?;
        amounts.extend(std::iter::repeat_n(amount, times as usize));
    }
    Ok(amounts)
}

fn instalment_fee(args: &InstalmentArgs, typed: Typed) -> Result<Answer, Stop> {
    let terms = typed.terms(&args.terms)?;
    let say = refused(typed.lang);
    let principal = typed.amount(&args.principal)?;
    let periods = match (&args.periods, terms.periods) {
        (Some(text), _) => typed.count(text)?,
        (None, Some(periods)) => periods,
        (None, None) => return Err(typed.missing(words::missing::PERIODS, "--periods 12")),
    };
    let per_year = periods_per_year(&args.periods_per_year, typed)?;
    let per_period = args.fee_per_period.as_deref().map(|text| typed.percent(text)).transpose()?;
    let total = args.total_fee.as_deref().map(|text| typed.percent(text)).transpose()?.or(terms.total_fee);
    let phrase = terms.rate.map(|(share, _)| share);
    let fee = match (per_period.or(phrase), total) {
        (Some(_), Some(_)) => {
            let values = [("first", "--fee-per-period"), ("second", "--total-fee")];
            return Err(Stop::Said(words::BOTH.fill(typed.lang, &values), Exit::Usage));
        }
        (Some(fee), None) => fee,
        (None, Some(total)) => {
            let periods = usable_periods(periods).map_err(&say)?;
            total.checked_div(Decimal::from(periods)).ok_or_else(|| say(Refusal::Overflow))?
        }
        (None, None) => Decimal::ZERO,
    };
    let upfront = match args.upfront.as_deref().map(|text| typed.fee(text)).transpose()? {
        Some(Fee::Share(share)) => share,
        Some(Fee::Amount(amount)) => {
            amount.checked_div(principal).ok_or_else(|| say(Refusal::NotPositive("principal", principal)))?
        }
        None => terms.upfront.unwrap_or_default(),
    };
    let offer = InstalmentOffer { principal, periods, fee_per_period: fee, upfront_fee: upfront };
    instalment::answer(&offer, per_year).map_err(say)
}

fn minimum_payment(args: &MinimumArgs, typed: Typed) -> Result<Answer, Stop> {
    let terms = typed.terms(&args.terms)?;
    let say = refused(typed.lang);
    let rate = stated(&args.stated, &terms, typed)?;
    let rate = rate.ok_or_else(|| typed.missing(words::missing::RATE, "--annual-rate 18.25%, --daily-rate 0.05%"))?;
    let annual = yearly(rate, 12).map_err(&say)?;
    let share = args.minimum.as_deref().map(|text| typed.percent(text)).transpose()?.or(terms.minimum);
    let share = share.ok_or_else(|| typed.missing(words::missing::MINIMUM, "--minimum 10%"))?;
    let (balance, floor) = (typed.amount(&args.balance)?, typed.amount(&args.floor)?);
    if let Some(of) = args.rule.share() {
        let period_rate = annual.checked_div(Decimal::from(12)).ok_or_else(|| say(Refusal::Overflow))?;
        let payments = MinimumPayments {
            principal: balance,
            period_rate,
            share,
            of,
            minimum: floor,
            cleared_at: None,
            carry: Carry::default(),
        };
        return minimum::of_share(&payments).map_err(say);
    }
    let parts = |share: Decimal, text: &str| -> Result<Ratio, Stop> {
        let scaled = share.checked_mul(Decimal::from(RATE_SCALE)).filter(|parts| parts.fract().is_zero());
        scaled.and_then(|parts| parts.to_i64()).map(Ratio).ok_or_else(|| typed.wrong(words::DECIMALS, text))
    };
    let statement = StatementOfBalances {
        balances: vec![RatedBalance {
            annual_rate: parts(annual, &annual.to_string())?,
            amount: cents("balance", balance, typed)?,
        }],
        percent: parts(share, &share.to_string())?,
        floor: cents("minimum", floor, typed)?,
        promotion: None,
    };
    minimum::of_statement(&statement).map_err(say)
}

fn cents(what: &'static str, amount: Decimal, typed: Typed) -> Result<Money, Stop> {
    match Money::from_decimal(amount, Currency::USD) {
        Ok(money) => Ok(money),
        Err(AmountError::TooManyDecimals) => Err(typed.wrong(words::DECIMALS, &amount.to_string())),
        Err(_) => {
            let refusal = within(what, amount).err().unwrap_or(Refusal::AmountTooLarge(what, amount));
            Err(refused(typed.lang)(refusal))
        }
    }
}

fn function(args: &SpreadsheetArgs, typed: Typed) -> Result<Answer, Stop> {
    let function = args.function.function();
    let number = |text: &Option<String>| text.as_deref().map(|text| typed.number(text)).transpose();
    let needed = |text: &Option<String>, option: &str| {
        number(text)?.ok_or_else(|| typed.missing(words::missing::ARGUMENT, option))
    };
    let or_zero = |text: &Option<String>| number(text).map(Option::unwrap_or_default);
    let wants = |functions: &[Function]| functions.contains(&function);
    let mut arguments = Arguments { when: if args.begin { When::Begin } else { When::End }, ..Arguments::default() };
    arguments.rate = if wants(&[Function::Rate]) { Decimal::ZERO } else { needed(&args.rate, "--rate")? };
    arguments.nper = if wants(&[Function::Nper]) { Decimal::ZERO } else { needed(&args.nper, "--nper")? };
    if wants(&[Function::Ipmt, Function::Ppmt]) {
        arguments.per = needed(&args.per, "--per")?;
    }
    let by_payment = [Function::Pv, Function::Fv, Function::Nper, Function::Rate];
    arguments.pmt = if wants(&by_payment) { needed(&args.pmt, "--pmt")? } else { Decimal::ZERO };
    let by_value = [Function::Pmt, Function::Ipmt, Function::Ppmt, Function::Nper, Function::Rate];
    arguments.pv = if wants(&by_value) { needed(&args.pv, "--pv")? } else { or_zero(&args.pv)? };
    arguments.fv = or_zero(&args.fv)?;
    spreadsheet::answer(function, arguments).map_err(refused(typed.lang))
}
