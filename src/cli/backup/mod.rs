//! `tideover backup`: other ways through, what they cost, and the check of an offer.

mod args;
mod facts;
mod offer;

use std::io::Write;

pub use args::BackupArgs;

use super::answers::Answers;
use super::args::Format;
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use crate::diagnostic::any_error;
use crate::document::nearest;
use crate::domain::backup::BackupOption;
use crate::domain::backup::trap::Traps;
use crate::domain::calendar::Day;
use crate::domain::money::{Currency, Money};
use crate::domain::name::Name;
use crate::report::backup::{Asked, Backup, backup};
use crate::report::standing::{Record, Standing};
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
        let jurisdiction = record.profile.jurisdiction.clone();
        let (options, traps) = content(&jurisdiction, context)?;
        let record = facts::with_facts(args, &household, record, &options, context, err)?;
        let asked = asked(args, &record, household.today, &options, context.lang)?;
        let standing = Standing::of(record, household.today);
        let answer = backup(&standing, &options, traps.as_ref(), &asked);
        let show = args.show.as_deref().map(|id| option_place(&options, id, context.lang)).transpose()?;
        let record = || json::backup(&id, &answer, context.lang);
        answers.give(|| text(&answer, show, context), record)?;
    }
    answers.end()?;
    Ok(worst)
}

/// The options and traps of a jurisdiction; a file with an error stops the command.
fn content(jurisdiction: &str, context: &Context) -> Result<(Vec<BackupOption>, Option<Traps>), Stop> {
    let (options, mut problems) = context.library.options_in(jurisdiction);
    let traps = if context.library.trap_ids().iter().any(|id| id.eq_ignore_ascii_case(jurisdiction)) {
        context.library.traps(jurisdiction).map_err(|found| problems.extend(found)).ok()
    } else {
        None
    };
    if any_error(&problems) {
        return Err(Stop::Problems(problems, Exit::Invalid));
    }
    Ok((options, traps))
}

fn text(answer: &Backup<'_>, show: Option<usize>, context: &Context) -> String {
    let layout = context.layout();
    let Some(option) = show else { return plain::backup::backup(answer, layout) + "\n" };
    let (titles, _) = context.library.sources();
    let title =
        |key: &str| -> Option<Name> { titles.iter().find(|title| title.key == key).map(|title| title.title.clone()) };
    plain::backup::option_detail(answer, option, &title, layout)
}

fn asked(args: &BackupArgs, record: &Record, today: Day, options: &[BackupOption], lang: Lang) -> Result<Asked, Stop> {
    let profile = &record.profile;
    let need = args.need.as_deref().map(|text| above_zero(text, profile.currency, words::BAD_NEED, "--need", lang));
    if let Some(day) = args.on.filter(|day| *day < today) {
        let values = [("day", date::iso(day)), ("today", date::iso(today))];
        return Err(Stop::Said(words::BAD_ON.fill(lang, &values), Exit::Usage));
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
