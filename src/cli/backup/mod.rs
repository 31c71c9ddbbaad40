//! `tideover backup`: other ways through, what they cost, and the check of an offer.

mod args;
mod facts;
mod offer;

use std::io::Write;
use std::sync::Arc;

pub use args::BackupArgs;

use super::answers::Answers;
use super::args::Format;
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use super::simulate;
use crate::diagnostic::any_error;
use crate::document::nearest;
use crate::domain::backup::{BackupOption, OnFile};
use crate::domain::calendar::Day;
use crate::domain::money::{Currency, Money};
use crate::report::backup::{Asked, Backup, Supposed, backup};
use crate::report::standing::{MONTHS_AHEAD, Record, Standing};
use crate::report::whatif::suppose;
use crate::report::{json, plain};
use crate::text::{Lang, Words, backup as words, date, entry as entry_words};

/// Answers for every household; with `--offer`, checks an offer instead.
pub fn run(args: &BackupArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    if args.offer {
        return offer::run(args, context, out, err);
    }
    let mut worst = Exit::Well;
    let mut answers = Answers::of("backup", context, out);
    for household in context.open(err) {
        let id = household.id();
        let refused = !household.is_whole() && !context.allow_partial;
        let Some(record) = household.record.clone().filter(|_| !refused) else {
            worst = worst.worst(exit_of(&household));
            if household.record.is_some() {
                let name = [("name", household.shown_name.as_str())];
                writeln!(err, "{}", entry_words::NOT_WHOLE.fill(context.lang, &name))?;
            }
            answers.without(&household);
            continue;
        };
        let file = Arc::new(on_file(&record, context)?);
        let record = facts::with_facts(args, &household, record, &file, context, err)?;
        let mut asked = asked(args, &record, household.today, &file.options, context.lang)?;
        let standing = Arc::new(Standing::of(record, household.today));
        if let Some(scenario) = &args.scenario {
            asked.supposed = Some(supposed(scenario, &standing, &file, context)?);
        }
        let show = args.show.as_deref().map(|id| option_place(&file.options, id, context.lang)).transpose()?;
        let answer = backup(standing, file, &asked);
        let record = || json::backup(&id, &answer, context.lang);
        answers.give(|| text(&answer, show, context), record)?;
    }
    answers.end()?;
    Ok(worst)
}

/// What is on file where a household lives; a file with an error stops the command.
fn on_file(record: &Record, context: &Context) -> Result<OnFile, Stop> {
    let profile = &record.profile;
    let named: Vec<&str> = profile.lines.iter().filter_map(|line| line.policy.as_deref()).collect();
    let (file, problems) = context.library.ways_through(&profile.jurisdiction, &named);
    if any_error(&problems) { Err(Stop::Problems(problems, Exit::Invalid)) } else { Ok(file) }
}

/// The what-if of a scenario, run for a household.
fn supposed(scenario: &str, standing: &Standing, file: &OnFile, context: &Context) -> Result<Supposed, Stop> {
    let supposed = simulate::scenario(scenario, context, &standing.record)?;
    simulate::check(standing, &supposed, context)?;
    let product = |id: &str| context.library.product(id).ok();
    let (answer, rerun) = suppose(standing, file.policies.clone(), &product, supposed);
    Ok(Supposed::of(&answer, &rerun))
}

fn text(answer: &Backup, show: Option<usize>, context: &Context) -> String {
    let layout = context.layout();
    let Some(option) = show else { return plain::backup::backup(answer, layout) + "\n" };
    plain::backup::option_detail(answer, option, layout)
}

fn asked(args: &BackupArgs, record: &Record, today: Day, options: &[BackupOption], lang: Lang) -> Result<Asked, Stop> {
    let profile = &record.profile;
    let need = args.need.as_deref().map(|text| above_zero(text, profile.currency, words::BAD_NEED, "--need", lang));
    if let Some(day) = args.on.filter(|day| *day < today) {
        let values = [("day", date::iso(day)), ("today", date::iso(today))];
        return Err(Stop::Said(words::BAD_ON.fill(lang, &values), Exit::Usage));
    }
    let until = today.month().plus(MONTHS_AHEAD).on(today.day_of_month());
    if let Some(day) = args.on.filter(|day| *day > until) {
        let values = [("day", date::iso(day)), ("until", date::iso(until))];
        return Err(Stop::Said(words::BAD_ON_FAR.fill(lang, &values), Exit::Usage));
    }
    let without = match args.without.as_deref() {
        None => None,
        Some(id) => Some(profile.line_index(id).ok_or_else(|| {
            let known: Vec<&str> = profile.lines.iter().map(|line| line.id.as_str()).collect();
            let values = [("value", id), ("known", &*known.join(", "))];
            Stop::Said(words::UNKNOWN_LINE.fill(lang, &values), Exit::Usage)
        })?),
    };
    let mut chosen = Vec::new();
    for text in &args.with {
        let (id, amount) = text.split_once('=').map_or((text.as_str(), None), |(id, amount)| (id, Some(amount)));
        let place = option_place(options, id, lang)?;
        let amount =
            amount.map(|amount| above_zero(amount, profile.currency, words::BAD_AMOUNT, "--with", lang)).transpose()?;
        chosen.push((place, amount));
    }
    Ok(Asked {
        need: need.transpose()?,
        days: args.days.map(i32::from),
        on: args.on,
        used_for: args.used_for.map(Into::into),
        without,
        chosen,
        supposed: None,
    })
}

/// An amount above nothing.
fn above_zero(text: &str, currency: Currency, words: Words, option: &str, lang: Lang) -> Result<Money, Stop> {
    match Money::parse(text, currency) {
        Ok(amount) if amount > Money::ZERO => Ok(amount),
        _ => {
            let example = Money(currency.unit().minor().saturating_mul(3000)).plain(currency);
            let values = [("value", text), ("option", option), ("currency", currency.code()), ("example", &*example)];
            Err(Stop::Said(words.fill(lang, &values), Exit::Usage))
        }
    }
}

/// The place of an option by its id; the folder may be left out.
fn option_place(options: &[BackupOption], id: &str, lang: Lang) -> Result<usize, Stop> {
    let is_it = |option: &BackupOption| option.id == id || option.id.split_once('/').is_some_and(|(_, own)| own == id);
    options.iter().position(is_it).ok_or_else(|| {
        let known: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
        let near = nearest(id, known.iter().copied()).map(|near| words::NEAR.fill(lang, &[("near", near)]));
        let values = [("value", id), ("near", &*near.unwrap_or_default()), ("known", &*known.join(", "))];
        Stop::Said(words::UNKNOWN_OPTION.fill(lang, &values), Exit::Usage)
    })
}
