//! Questions to the calculators as they are typed, in options or in the fields of a form: every value is a text.
//!
//! It reads the texts, asks the calculator and says in the reader's language what it cannot read.

mod loan;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::answer::Answer;
use super::spreadsheet::{Arguments, Function};
use super::typed::{Fee, Terms, Typed, Unanswered};
use super::{instalment, minimum, rate, spreadsheet};
use crate::domain::credit::annual_rate::irr::{DatedAmount, InstalmentOffer};
use crate::domain::credit::card::disclosure::{RatedBalance, StatementOfBalances};
use crate::domain::credit::card::minimum::{MinimumPayments, ShareOf};
use crate::domain::credit::refusal::{Refusal, usable_periods, usable_rate, within};
use crate::domain::credit::repayment::spreadsheet::When;
use crate::domain::credit::repayment::{AccrualRule, Carry, Method};
use crate::domain::money::{AmountError, Currency, Money, RATE_SCALE, RateBasis, Ratio, Rounding};
use crate::text::calc::typed as words;

/// A rate by the time it is stated for.
#[derive(Debug, Clone, Default)]
pub struct Stated {
    /// The yearly rate.
    pub annual_rate: Option<String>,
    /// The monthly rate.
    pub monthly_rate: Option<String>,
    /// The daily rate.
    pub daily_rate: Option<String>,
}

/// A question about annual rates.
#[derive(Debug, Clone)]
pub struct Rate {
    /// Terms as an app shows them.
    pub terms: Vec<String>,
    /// The rate, where one is stated.
    pub stated: Stated,
    /// Amounts with their dates.
    pub flow: Vec<String>,
    /// Amounts at equal times.
    pub flows: Option<String>,
    /// Periods in a year.
    pub periods_per_year: String,
}

/// A question about an instalment fee.
#[derive(Debug, Clone)]
pub struct Instalment {
    /// Terms as an app shows them.
    pub terms: Vec<String>,
    /// What is borrowed.
    pub principal: String,
    /// The number of periods.
    pub periods: Option<String>,
    /// The fee of each period.
    pub fee_per_period: Option<String>,
    /// The fee in all.
    pub total_fee: Option<String>,
    /// A fee taken on the first day.
    pub upfront: Option<String>,
    /// Periods in a year.
    pub periods_per_year: String,
}

/// A question about the schedule of a loan.
#[derive(Debug, Clone)]
pub struct Loan {
    /// Terms as an app shows them.
    pub terms: Vec<String>,
    /// What is borrowed.
    pub principal: String,
    /// The rate.
    pub stated: Stated,
    /// The number of periods.
    pub periods: Option<String>,
    /// How the principal comes back.
    pub method: Method,
    /// The payment of each period.
    pub payment: Option<String>,
    /// Periods in a year.
    pub periods_per_year: String,
    /// Whether the yearly rate is effective.
    pub effective: bool,
    /// How interest follows from the rate.
    pub accrual: AccrualRule,
    /// The day the money is paid out.
    pub start: Option<String>,
    /// The first due day.
    pub first_due: Option<String>,
    /// Periods in which only interest is paid.
    pub interest_only: String,
    /// Periods without interest.
    pub interest_free: String,
    /// Principal left for the last payment.
    pub balloon: String,
    /// A fee taken on the first day.
    pub fee: Option<String>,
    /// Changes of the rate.
    pub change: Vec<String>,
    /// How a half is rounded.
    pub rounding: Rounding,
    /// What the payment is rounded to.
    pub round_to: String,
    /// Whether the rows are left out.
    pub no_rows: bool,
}

/// A question about paying only the minimum.
#[derive(Debug, Clone)]
pub struct Minimum {
    /// Terms as an app shows them.
    pub terms: Vec<String>,
    /// What is owed.
    pub balance: String,
    /// The rate.
    pub stated: Stated,
    /// The share that is the minimum.
    pub minimum: Option<String>,
    /// The least minimum.
    pub floor: String,
    /// What the share is taken of; none for a statement's balance before interest.
    pub rule: Option<ShareOf>,
}

/// A question about ending a loan early.
#[derive(Debug, Clone)]
pub struct Payoff {
    /// Terms as an app shows them.
    pub terms: Vec<String>,
    /// What was borrowed.
    pub principal: String,
    /// The rate.
    pub stated: Stated,
    /// The number of periods.
    pub periods: Option<String>,
    /// Periods in a year.
    pub periods_per_year: String,
    /// The payment of each period.
    pub payment: Option<String>,
    /// The day the money was paid out.
    pub start: Option<String>,
    /// The first due day.
    pub first_due: Option<String>,
    /// How many payments were made.
    pub paid: Option<String>,
    /// The day of the payoff.
    pub day: Option<String>,
    /// What is paid besides, when it is not ended.
    pub extra: Option<String>,
}

/// A question for a spreadsheet function.
#[derive(Debug, Clone)]
pub struct Spreadsheet {
    /// The function.
    pub function: Function,
    /// The rate of a period.
    pub rate: Option<String>,
    /// The period.
    pub per: Option<String>,
    /// The number of periods.
    pub nper: Option<String>,
    /// The payment of a period.
    pub pmt: Option<String>,
    /// The value today.
    pub pv: Option<String>,
    /// The value at the end.
    pub fv: Option<String>,
    /// Whether payments are made at the beginning of a period.
    pub begin: bool,
}

/// A question to one of the calculators.
#[derive(Debug, Clone)]
pub enum Question {
    /// About annual rates.
    Rate(Rate),
    /// About an instalment fee.
    Instalment(Instalment),
    /// About the schedule of a loan.
    Loan(Box<Loan>),
    /// About paying only the minimum.
    Minimum(Minimum),
    /// About ending a loan early.
    Payoff(Box<Payoff>),
    /// For a spreadsheet function.
    Spreadsheet(Spreadsheet),
}

impl Question {
    /// The answer.
    ///
    /// # Errors
    /// What cannot be read or calculated, in the reader's language.
    pub fn answer(&self, typed: Typed) -> Result<Answer, Unanswered> {
        match self {
            Question::Rate(asked) => annual_rate(asked, typed),
            Question::Instalment(asked) => instalment_fee(asked, typed),
            Question::Loan(asked) => loan::schedule(asked, typed),
            Question::Minimum(asked) => minimum_payment(asked, typed),
            Question::Payoff(asked) => loan::payoff(asked, typed),
            Question::Spreadsheet(asked) => function(asked, typed),
        }
    }
}

/// The rate that was stated by option or phrase; two of them are one too many.
fn stated(options: &Stated, terms: &Terms, typed: Typed) -> Result<Option<(Decimal, Option<RateBasis>)>, Unanswered> {
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
            return Err(Unanswered(words::BOTH.fill(typed.lang, &values)));
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

fn periods_per_year(text: &str, typed: Typed) -> Result<u32, Unanswered> {
    usable_periods(typed.count(text)?).map_err(|refusal| typed.refused(&refusal))
}

fn annual_rate(args: &Rate, typed: Typed) -> Result<Answer, Unanswered> {
    let terms = typed.terms(&args.terms)?;
    let per_year = periods_per_year(&args.periods_per_year, typed)?;
    let say = |refusal: Refusal| typed.refused(&refusal);
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
            let annual = yearly((share, None), per_year).map_err(say)?;
            rate::of_stated(annual, RateBasis::Annual).map_err(say)
        }
        None => {
            Err(typed
                .missing(words::missing::FLOWS, "--daily-rate 0.05%, --flows 10000,-900x12, --flow 2026-01-15=10000"))
        }
    }
}

/// Amounts at equal times; `-900x12` stands for twelve of them.
fn spread(text: &str, typed: Typed) -> Result<Vec<Decimal>, Unanswered> {
    let mut amounts = Vec::new();
    for part in text.split([',', '，', ' ']).filter(|part| !part.is_empty()) {
        let (amount, times) = part.split_once(['x', 'X', '×', '*']).unwrap_or((part, "1"));
        let times = usable_periods(typed.count(times)?).map_err(|refusal| typed.refused(&refusal))?;
        let amount = typed.amount(amount)?;
        amounts.extend(std::iter::repeat_n(amount, times as usize));
    }
    Ok(amounts)
}

fn instalment_fee(args: &Instalment, typed: Typed) -> Result<Answer, Unanswered> {
    let terms = typed.terms(&args.terms)?;
    let say = |refusal: Refusal| typed.refused(&refusal);
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
            return Err(Unanswered(words::BOTH.fill(typed.lang, &values)));
        }
        (Some(fee), None) => fee,
        (None, Some(total)) => {
            let periods = usable_periods(periods).map_err(say)?;
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

fn minimum_payment(args: &Minimum, typed: Typed) -> Result<Answer, Unanswered> {
    let terms = typed.terms(&args.terms)?;
    let say = |refusal: Refusal| typed.refused(&refusal);
    let rate = stated(&args.stated, &terms, typed)?;
    let rate = rate.ok_or_else(|| typed.missing(words::missing::RATE, "--annual-rate 18.25%, --daily-rate 0.05%"))?;
    let annual = yearly(rate, 12).map_err(say)?;
    let share = args.minimum.as_deref().map(|text| typed.percent(text)).transpose()?.or(terms.minimum);
    let share = share.ok_or_else(|| typed.missing(words::missing::MINIMUM, "--minimum 10%"))?;
    let (balance, floor) = (typed.amount(&args.balance)?, typed.amount(&args.floor)?);
    if let Some(of) = args.rule {
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
    let parts = |share: Decimal, text: &str| -> Result<Ratio, Unanswered> {
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

fn cents(what: &'static str, amount: Decimal, typed: Typed) -> Result<Money, Unanswered> {
    match Money::from_decimal(amount, Currency::USD) {
        Ok(money) => Ok(money),
        Err(AmountError::TooManyDecimals) => Err(typed.wrong(words::DECIMALS, &amount.to_string())),
        Err(_) => {
            let refusal = within(what, amount).err().unwrap_or(Refusal::AmountTooLarge(what, amount));
            Err(typed.refused(&refusal))
        }
    }
}

fn function(args: &Spreadsheet, typed: Typed) -> Result<Answer, Unanswered> {
    let function = args.function;
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
    spreadsheet::answer(function, arguments).map_err(|refusal| typed.refused(&refusal))
}
