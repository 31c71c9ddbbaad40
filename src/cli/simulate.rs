//! `tideover simulate`.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::answers::Answers;
use super::args::{Format, SimulateArgs};
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use super::shocks;
use crate::content::{check_shocks, read_own_scenario};
use crate::diagnostic::{Diagnostic, Source, any_error};
use crate::domain::name::Name;
use crate::domain::ratios::monthly;
use crate::domain::risk::aim::{Ground, IncomeSeen};
use crate::profile::store::read_text;
use crate::report::standing::{Record, Standing};
use crate::report::whatif::{MONTHS_AHEAD, Supposition, last_day, what_if};
use crate::report::{json, plain};
use crate::text::{Lang, Words, whatif as words};

const NOT_WHOLE: Words = Words::new(
    "{name}: parts of it could not be read, so it is not simulated. Correct it, or add --allow-partial.",
    "{name}：有内容无法读取，因此不做模拟。请更正，或加 --allow-partial。",
);

/// Runs a what-if on every household.
pub fn run(args: &SimulateArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    if args.list {
        return list(context, out);
    }
    let mut worst = Exit::Well;
    let mut answers = Answers::of("simulate", context, out);
    for household in context.open(err) {
        let id = household.id();
        let today = household.today;
        let refused = !household.is_whole() && !context.allow_partial;
        let Some(record) = household.record.clone().filter(|_| !refused) else {
            worst = worst.worst(exit_of(&household));
            if household.record.is_some() {
                let name = household.shown_name.as_str();
                writeln!(err, "{}", NOT_WHOLE.fill(context.lang, &[("name", name)])).map_err(Stop::from)?;
            }
            answers.without(&household);
            continue;
        };
        let supposed = supposition(args, context, &record)?;
        let named: Vec<&str> = record.profile.lines.iter().filter_map(|line| line.policy.as_deref()).collect();
        let (policies, problems) = context.library.policies_for(&record.profile.jurisdiction, &named);
        if any_error(&problems) {
            return Err(Stop::Problems(problems, Exit::Invalid));
        }
        let standing = Standing::of(record, today);
        check(&standing, &supposed)?;
        let product = |id: &str| context.library.product(id).ok();
        let answer = what_if(&standing, policies, &product, supposed);
        if args.fail_on.is_some() && answer.stops() {
            worst = worst.worst(Exit::Fails);
        }
        let heading = plain::heading(&standing, context.layout());
        let text = || plain::what_if(&heading, &answer, context.layout()) + "\n";
        answers.give(text, || json::what_if(&id, &standing, &answer, context.lang))?;
    }
    answers.end()?;
    Ok(worst)
}

/// The ready scenarios, a line each.
fn list(context: &Context, out: &mut dyn Write) -> Result<Exit, Stop> {
    for id in context.library.scenario_ids() {
        let currency = crate::domain::money::Currency::CNY;
        let Ok(file) = context.library.scenario(id, currency) else { continue };
        let name = match context.lang {
            Lang::En => file.scenario.name.en,
            Lang::Zh => file.scenario.name.zh,
        };
        writeln!(out, "{id:<32} {name}")?;
    }
    Ok(Exit::Well)
}

/// What is supposed: the scenario, by id or file, and the shocks given beside it.
fn supposition(args: &SimulateArgs, context: &Context, record: &Record) -> Result<Supposition, Stop> {
    let mut supposed = Supposition {
        name: Name::both(words::NOTHING.en, words::NOTHING.zh),
        summary: Name::default(),
        shocks: Vec::new(),
        months: MONTHS_AHEAD,
    };
    if let Some(named) = &args.scenario {
        supposed = scenario(named, context, record)?;
    }
    let given = shocks::given(args, &record.profile, context.lang).map_err(|why| Stop::Said(why, Exit::Usage))?;
    if args.scenario.is_none() && !given.is_empty() {
        supposed.name = Name::both(words::OWN.en, words::OWN.zh);
    }
    supposed.shocks.extend(given);
    supposed.months = args.months.unwrap_or(supposed.months);
    Ok(supposed)
}

/// A scenario by its id, or out of a file.
pub(super) fn scenario(scenario: &str, context: &Context, record: &Record) -> Result<Supposition, Stop> {
    let currency = record.profile.currency;
    let path = Path::new(scenario);
    let is_file = path.extension().is_some_and(|extension| extension == "toml");
    let file = if is_file {
        let text = read_text(path).map_err(|error| Stop::Problems(vec![error.problem()], Exit::Unreadable))?;
        read_own_scenario(&Arc::new(Source { name: scenario.to_owned(), text }), currency)
    } else {
        context.library.scenario(scenario, currency)
    };
    let known = file.map_err(|problems| Stop::Problems(problems, Exit::Invalid))?.scenario;
    Ok(Supposition { name: known.name, summary: known.summary, shocks: known.shocks, months: known.months })
}

/// Holds the shocks against the household: unknown lines, days out of range, contradictions.
pub(super) fn check(standing: &Standing, supposed: &Supposition) -> Result<(), Stop> {
    let profile = &standing.record.profile;
    let incomes: Vec<IncomeSeen<'_>> = profile
        .incomes
        .iter()
        .map(|income| IncomeSeen { name: &income.name, monthly: monthly(income.amount, income.recurrence.rhythm) })
        .collect();
    let end = last_day(standing, supposed);
    let ground = Ground { lines: &profile.lines, incomes: &incomes, today: standing.today, end };
    let problems: Vec<Diagnostic> = check_shocks(&supposed.shocks, &ground);
    if any_error(&problems) { Err(Stop::Problems(problems, Exit::Usage)) } else { Ok(()) }
}
