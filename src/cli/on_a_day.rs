//! `tideover simulate --margins` and `--card`: how things stand on one day, with what is supposed.

use super::answers::Answers;
use super::args::{MOST_MONTHS, SimulateArgs};
use super::context::Context;
use super::exit::{Exit, Stop};
use super::simulate::Asked;
use crate::content::POINTS_CARD;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::calendar::Day;
use crate::domain::money::Ratio;
use crate::domain::name::Name;
use crate::domain::risk::scorecard::{BASE_RATES, Scorecard};
use crate::report::card;
use crate::report::margin;
use crate::report::wording::name;
use crate::report::{json, plain};
use crate::text::{Lang, scorecard as words};

/// How far every rule is on the day.
pub fn margins(args: &SimulateArgs, context: &Context, asked: &Asked, answers: &mut Answers<'_>) -> Result<Exit, Stop> {
    let Asked { id, standing, policies, .. } = asked;
    let day = day_or_today(args, asked)?;
    let product = |id: &str| context.library.product(id).ok();
    let found = margin::margins(standing, policies, &product, &asked.supposed.shocks, day);
    let under = under(asked);
    let text = || {
        let heading = plain::heading(standing, context.layout());
        let shown = under.map(|known| name(known, context.lang));
        let is_today = day == standing.today;
        plain::margins(&heading, &found, policies, shown.as_deref(), is_today, context.layout()) + "\n"
    };
    answers.give(text, || json::margins(id, standing, &found, policies, under, context.lang))?;
    Ok(Exit::Well)
}

/// What the points card says about every line on the day.
pub fn cards(args: &SimulateArgs, context: &Context, asked: &Asked, answers: &mut Answers<'_>) -> Result<Exit, Stop> {
    let Asked { id, standing, .. } = asked;
    let day = day_or_today(args, asked)?;
    let card = context.library.scorecard(POINTS_CARD).map_err(|found| Stop::Problems(found, Exit::Invalid))?;
    let base_rate = base_rate(args, &card, context.lang)?;
    let product = |id: &str| context.library.product(id).ok();
    let found = card::cards(standing, &card, base_rate, &product, &asked.supposed.shocks, day);
    let under = under(asked);
    let text = || {
        let heading = plain::heading(standing, context.layout());
        let shown = under.map(|known| name(known, context.lang));
        let about = (shown.as_deref(), day == standing.today);
        plain::cards(&heading, &found, &card, &source(context, &card), about, context.layout()) + "\n"
    };
    answers.give(text, || json::cards(id, standing, &found, &card, under, context.lang))?;
    Ok(Exit::Well)
}

/// What is supposed, when anything is.
fn under(asked: &Asked) -> Option<&Name> {
    Some(&asked.supposed.name).filter(|_| !asked.supposed.shocks.is_empty())
}

/// The day asked about, if any: today or later, up to a last one.
pub fn day(args: &SimulateArgs, asked: &Asked, last: Day) -> Result<Option<Day>, Stop> {
    let today = asked.standing.today;
    let Some(day) = args.at else { return Ok(None) };
    if (today..=last).contains(&day) {
        return Ok(Some(day));
    }
    let problem = Diagnostic::error(Code::ShockOutOfRange)
        .with("date", day.to_string())
        .with("from", today.to_string())
        .with("to", last.to_string());
    Err(Stop::Problems(vec![problem], Exit::Usage))
}

/// The day of margins and cards: today when none is named, at most the farthest look ahead.
fn day_or_today(args: &SimulateArgs, asked: &Asked) -> Result<Day, Stop> {
    let today = asked.standing.today;
    let last = today.month().plus(i32::from(MOST_MONTHS)).on(today.day_of_month());
    Ok(day(args, asked, last)?.unwrap_or(today))
}

/// The share of late payers: the card's own, a share, or the id of one that the card knows.
fn base_rate(args: &SimulateArgs, card: &Scorecard, lang: Lang) -> Result<Ratio, Stop> {
    let Some(given) = &args.base_rate else { return Ok(card.own_base_rate) };
    if let Some(known) = card.base_rates.iter().find(|known| known.id == *given) {
        return Ok(known.rate);
    }
    let known: Vec<&str> = card.base_rates.iter().map(|known| known.id.as_str()).collect();
    let form = || {
        let values = [("value", given.as_str()), ("known", &known.join(", "))];
        Stop::Said(words::BASE_RATE_FORM.fill(lang, &values), Exit::Usage)
    };
    let rate = Ratio::parse_percent(given).map_err(|_| form())?;
    if BASE_RATES.contains(&rate) {
        return Ok(rate);
    }
    let problem = Diagnostic::error(Code::BaseRateImpossible).with("value", given);
    Err(Stop::Problems(vec![problem], Exit::Usage))
}

/// The titles of the card's sources.
fn source(context: &Context, card: &Scorecard) -> String {
    let (titles, _) = context.library.sources();
    let title = |key: &String| {
        let known = titles.iter().find(|known| known.key == *key);
        known.map_or_else(|| key.clone(), |known| name(&known.title, context.lang))
    };
    card.provenance.sources.iter().map(title).collect::<Vec<_>>().join("; ")
}
