//! `tideover simulate`.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::answers::Answers;
use super::args::{Format, SimulateArgs};
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use super::{on_a_day, shocks};
use crate::content::read_own_scenario;
use crate::diagnostic::{Source, any_error};
use crate::domain::name::Name;
use crate::domain::risk::policy::Policy;
use crate::profile::store::read_text;
use crate::report::standing::{Record, Standing};
use crate::report::whatif::{MONTHS_AHEAD, Supposition, faults, last_day, what_if};
use crate::report::{json, plain};
use crate::text::{Lang, Words, whatif as words};

const NOT_WHOLE: Words = Words::new(
    "{name}: parts of it could not be read, so it is not simulated. Correct it, or add --allow-partial.",
    "{name}：有内容无法读取，因此不做模拟。请更正，或加 --allow-partial。",
);

/// Runs a what-if on every household, or measures how far its lenders' rules are.
pub fn run(args: &SimulateArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    if args.list {
        return list(context, out);
    }
    let mut worst = Exit::Well;
    let mut answers = Answers::of("simulate", context, out);
    for household in context.open(err) {
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
        let policies = policies_of(&record, context)?;
        let standing = Standing::of(record, household.today);
        check(&standing, &supposed, context)?;
        let asked = Asked { id: household.id(), standing, policies, supposed };
        let end = match (args.margins, args.card) {
            (true, _) => on_a_day::margins(args, context, &asked, &mut answers),
            (_, true) => on_a_day::cards(args, context, &asked, &mut answers),
            _ => simulate(args, context, asked, &mut answers),
        };
        worst = worst.worst(end?);
    }
    answers.end()?;
    Ok(worst)
}

/// What is asked about one household.
pub(super) struct Asked {
    pub id: String,
    pub standing: Standing,
    pub policies: Vec<Policy>,
    pub supposed: Supposition,
}

fn simulate(args: &SimulateArgs, context: &Context, asked: Asked, answers: &mut Answers<'_>) -> Result<Exit, Stop> {
    let asked_on = on_a_day::day(args, &asked, last_day(&asked.standing, &asked.supposed))?;
    let Asked { id, standing, policies, supposed } = asked;
    let product = |id: &str| context.library.product(id).ok();
    let mut answer = what_if(&standing, policies, &product, supposed);
    answer.asked_on = asked_on.unwrap_or(answer.asked_on);
    let heading = plain::heading(&standing, context.layout());
    let text = || plain::what_if(&heading, &answer, context.layout()) + "\n";
    answers.give(text, || json::what_if(&id, &standing, &answer, context.lang))?;
    Ok(if args.fail_on.is_some() && answer.stops() { Exit::Fails } else { Exit::Well })
}

/// The rules of a household's place, and those that its lines name.
fn policies_of(record: &Record, context: &Context) -> Result<Vec<Policy>, Stop> {
    let named: Vec<&str> = record.profile.lines.iter().filter_map(|line| line.policy.as_deref()).collect();
    let (policies, problems) = context.library.policies_for(&record.profile.jurisdiction, &named);
    if any_error(&problems) { Err(Stop::Problems(problems, Exit::Invalid)) } else { Ok(policies) }
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
pub(super) fn check(standing: &Standing, supposed: &Supposition, context: &Context) -> Result<(), Stop> {
    let problems = faults(standing, supposed, &context.library);
    if problems.is_empty() { Ok(()) } else { Err(Stop::Problems(problems, Exit::Usage)) }
}
