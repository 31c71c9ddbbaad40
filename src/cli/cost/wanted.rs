//! A new borrowing from the options: a product, a line or terms that were typed, and an amount.

use std::fmt::Write as _;
use std::sync::Arc;

use super::{CostArgs, read_product, refuse_errors};
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Stop};
use crate::diagnostic::{Source, any_error};
use crate::document::terms::read_alone;
use crate::domain::calendar::{Day, Holidays};
use crate::domain::cost::Use;
use crate::domain::credit::line::Rhythm;
use crate::domain::credit::product::Product;
use crate::domain::credit::terms::{Amortisation, LineKind, TermsDraft};
use crate::domain::money::{AmountError, Currency, Money, Ratio, Rounding};
use crate::domain::name::Name;
use crate::report::cost_statement::{CostStatement, Origins, Place, Wanted, left_open, of_new};
use crate::report::standing::Standing;
use crate::text::Words;
use crate::text::width::clean;

const NO_AMOUNT: Words = Words::new(
    "how much is to be borrowed? Add --amount, such as --amount 10000",
    "要借多少？请加 --amount，如 --amount 10000",
);
const BAD_AMOUNT: Words = Words::new(
    "{option}: {value} is not an amount above zero in {currency} that a record may hold",
    "{option}：{value} 不是有效的 {currency} 金额（须大于零且在可记录范围内）",
);
const NO_CHARGE: Words = Words::new(
    "what does it cost? State a rate or a fee, such as --daily-rate 0.05% or --monthly-fee 0.66%; --annual-rate 0% when it is free",
    "利率或费率是多少？请写 --daily-rate 0.05% 或 --monthly-fee 0.66%；免息请写 --annual-rate 0%",
);
const NO_SUCH_PLAN: Words = Words::new(
    "{product} is known to offer {known} periods; for {periods} state the fee yourself: --total-fee or --monthly-fee",
    "{product} 已知的期数为 {known}；{periods} 期请自行填写费率：--total-fee 或 --monthly-fee",
);
const NOT_KEY_VALUE: Words = Words::new("--term {value}: write it as KEY=VALUE", "--term {value}：请写成 键=值");
const TYPED: Words = Words::new("Terms as typed", "所填条款");

/// Whether the options ask for a new borrowing.
pub(super) fn is_wanted(args: &CostArgs) -> bool {
    let terms = [&args.periods, &args.annual_rate, &args.monthly_rate, &args.daily_rate, &args.monthly_fee];
    args.amount.is_some()
        || args.product.is_some()
        || args.total_fee.is_some()
        || args.upfront.is_some()
        || args.on.is_some()
        || !args.term.is_empty()
        || terms.iter().any(|term| term.is_some())
}

/// A new borrowing that belongs to no household.
pub(super) fn alone(args: &CostArgs, context: &Context) -> Result<CostStatement, Stop> {
    let product = args.product.as_deref().map(|id| read_product(id, &context.library)).transpose()?;
    let jurisdiction = args.jurisdiction.clone().or_else(|| product.as_ref().map(|p| p.jurisdiction.clone()));
    let jurisdiction = jurisdiction.unwrap_or_else(|| HOME.to_owned());
    let norms = match context.library.norms(&jurisdiction) {
        Ok(norms) => Some(norms),
        Err(problems) if args.jurisdiction.is_some() => return Err(Stop::Problems(problems, Exit::Usage)),
        Err(_) => None,
    };
    let currency = product.as_ref().map(|product| product.currency);
    let currency = currency.or(norms.as_ref().map(|norms| norms.currency)).unwrap_or(Currency::CNY);
    let holidays = Holidays::default();
    let day = args.on.or(context.as_of).unwrap_or(context.clock);
    let place = Place { day, currency, norms: norms.as_ref(), holidays: &holidays };
    let base = product.as_ref().map(|product| product.terms.clone()).unwrap_or_default();
    let about = About {
        name: product.as_ref().map_or_else(|| Name::both(TYPED.en, TYPED.zh), |product| product.name.clone()),
        lender: product.as_ref().and_then(|product| product.lender.clone()),
        line: None,
    };
    wanted(args, &base, product, about, place, context).map(|wanted| of_new(wanted, place))
}

/// The rules that apply when nobody names a place.
const HOME: &str = "CN";

/// A new borrowing on a line of a household.
pub(super) fn on_line(
    args: &CostArgs,
    standing: &Standing,
    line: usize,
    product: Option<Product>,
    context: &Context,
) -> Result<CostStatement, Stop> {
    let profile = &standing.record.profile;
    let day: Day = args.on.unwrap_or(standing.today);
    let place =
        Place { day, currency: profile.currency, norms: standing.record.norms.as_ref(), holidays: &profile.holidays };
    let Some(of) = profile.lines.get(line) else { return Err(Stop::Said(String::new(), Exit::Fault)) };
    let about = About { name: of.name.clone(), lender: Some(of.lender.clone()), line: Some(of.id.clone()) };
    let mut wanted = wanted(args, &of.terms.draft(), product, about, place, context)?;
    wanted.origins.assumed.clone_from(&of.assumed_terms);
    wanted.origins.is_exact = false;
    Ok(of_new(wanted, place))
}

/// What a borrowing is called.
struct About {
    name: Name,
    lender: Option<Name>,
    line: Option<String>,
}

fn wanted(
    args: &CostArgs,
    base: &TermsDraft,
    product: Option<Product>,
    about: About,
    place: Place<'_>,
    context: &Context,
) -> Result<Wanted, Stop> {
    let usage = |words: Words, values: &[(&str, &str)]| Stop::Said(words.fill(context.lang, values), Exit::Usage);
    let amount = args.amount.as_deref().ok_or_else(|| usage(NO_AMOUNT, &[]))?;
    let amount = money("--amount", amount, place.currency, context)?;
    let typed = typed(args, place.currency, context)?;
    let in_periods = args.periods.is_some() || typed.plan_fee.is_some();
    let mut draft = typed.clone().over(base);
    if typed.plan_fee.is_some() && typed.amortisation.is_none() {
        draft.amortisation = Some(Amortisation::FlatFee);
    }
    if draft.kind.is_none() {
        let revolves = draft.minimum.is_some() || draft.statement_day.is_some();
        draft.kind = Some(if revolves { LineKind::Revolving } else { LineKind::InstalmentLoan });
    }
    if typed.plan_fee.is_none()
        && typed.periods.is_some()
        && let Some(product) = product.as_ref().filter(|product| !product.plans.is_empty())
    {
        let periods = typed.periods.unwrap_or_default();
        let offer = product.plans.iter().find(|plan| plan.periods == periods);
        let known: Vec<String> = product.plans.iter().map(|plan| plan.periods.to_string()).collect();
        let (periods, known) = (periods.to_string(), known.join(", "));
        let values = [("product", product.id.as_str()), ("known", &known), ("periods", &periods)];
        draft.plan_fee = Some(Some(offer.ok_or_else(|| usage(NO_SUCH_PLAN, &values))?.fee));
    }
    let assumed = left_open(&draft);
    let costs_something = draft.rate.is_some() || draft.plan_fee.flatten().is_some();
    if !costs_something {
        return Err(usage(NO_CHARGE, &[]));
    }
    let terms = draft.complete();
    let used_for = args.used_for.map_or_else(|| Use::usual(&terms, in_periods), super::UseName::used_for);
    let upfront = match args.upfront.as_deref() {
        None => Money::ZERO,
        Some(text) => match Ratio::parse_percent(text) {
            Ok(share) if share >= Ratio::ZERO => amount.share(share, Rounding::HalfUp),
            _ => money("--upfront", text, place.currency, context)?,
        },
    };
    let rhythm = product.as_ref().and_then(|product| product.rhythm).unwrap_or(Rhythm::Monthly);
    let origins = Origins { preset: product, assumed, is_exact: true };
    Ok(Wanted {
        name: about.name,
        line: about.line,
        lender: about.lender,
        terms,
        origins,
        used_for,
        amount,
        upfront,
        rhythm,
    })
}

fn money(option: &str, text: &str, currency: Currency, context: &Context) -> Result<Money, Stop> {
    let bad = |_: AmountError| {
        let values = [("option", option.to_owned()), ("value", clean(text).into_owned())];
        let values = [&values[..], &[("currency", currency.code().to_owned())]].concat();
        Stop::Said(BAD_AMOUNT.fill(context.lang, &values), Exit::Usage)
    };
    let amount = Money::parse(text, currency).map_err(bad)?;
    if amount <= Money::ZERO { Err(bad(AmountError::NotANumber)) } else { Ok(amount) }
}

/// The terms that were typed, read by the grammar of profiles.
fn typed(args: &CostArgs, currency: Currency, context: &Context) -> Result<TermsDraft, Stop> {
    let mut text = String::new();
    let options = [
        ("periods", &args.periods),
        ("amortisation", &args.amortisation),
        ("annual_rate", &args.annual_rate),
        ("monthly_rate", &args.monthly_rate),
        ("daily_rate", &args.daily_rate),
        ("monthly_fee", &args.monthly_fee),
        ("total_fee", &args.total_fee),
    ];
    for (key, value) in options {
        if let Some(value) = value {
            let _ = writeln!(text, "{key} = {}", written(value));
        }
    }
    for term in &args.term {
        let (key, value) = term
            .split_once('=')
            .ok_or_else(|| Stop::Said(NOT_KEY_VALUE.fill(context.lang, &[("value", clean(term))]), Exit::Usage))?;
        let _ = writeln!(text, "{} = {}", key.trim(), written(value.trim()));
    }
    let source = Arc::new(Source { name: "options".to_owned(), text });
    let (draft, problems) = read_alone(&source, currency);
    if any_error(&problems) {
        refuse_errors(problems)?;
    }
    Ok(draft)
}

/// A value as a file writes it: what is no number, date, flag, table or text in quotes gets its quotes.
fn written(value: &str) -> String {
    let is_plain = value == "true"
        || value == "false"
        || value.starts_with(['{', '[', '"', '\''])
        || value.bytes().all(|b| b.is_ascii_digit())
        || value.parse::<chrono::NaiveDate>().is_ok();
    if is_plain {
        return value.to_owned();
    }
    let escaped: String =
        value.chars().flat_map(|c| if c == '"' || c == '\\' { vec!['\\', c] } else { vec![c] }).collect();
    format!("\"{escaped}\"")
}
