//! `tideover plan`.

mod args;
mod question;
mod verify;

use std::io::Write;

pub use args::PlanArgs;

use super::answers::Answers;
use super::args::Format;
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use crate::domain::money::Ratio;
use crate::report::plan::{Plan, csv, plan};
use crate::report::standing::Standing;
use crate::report::{json, plain};
use crate::text::number::{Decimals, percent};
use crate::text::{Words, plan as words};

const NOT_WHOLE: Words = Words::new(
    "{name}: parts of it could not be read, so it is not planned. Correct it, or add --allow-partial to plan the rest.",
    "{name}：有内容无法读取，因此不做还款计划。请更正，或加 --allow-partial 只计划其余部分。",
);

/// Compares ways of paying for every household and looks for the best; one without a plan on time makes the exit code 1.
pub fn run(args: &PlanArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json, Format::Csv])?;
    let mut worst = Exit::Well;
    let mut answers = Answers::of("plan", context, out);
    let mut plans: Vec<(String, Plan)> = Vec::new();
    for household in context.open(err) {
        let id = household.id();
        let today = household.today;
        let name = household.shown_name.clone();
        let refused = !household.is_whole() && !context.allow_partial;
        let Some(record) = household.record.clone().filter(|_| !refused) else {
            worst = worst.worst(exit_of(&household));
            if household.record.is_some() {
                writeln!(err, "{}", NOT_WHOLE.fill(context.lang, &[("name", name)])).map_err(Stop::from)?;
            }
            answers.without(&household);
            continue;
        };
        let question = question::question(args, &record, today, context)?;
        let standing = Standing::of(record, today);
        if let Some(file) = &args.verify {
            worst = worst.worst(verify::verify(file, (&id, &standing), &question, context, &mut answers)?);
            continue;
        }
        let answer = plan(&standing, &question);
        if !answer.is_on_time() {
            worst = worst.worst(Exit::Fails);
        } else if let Some(said) = args.max_gap.and_then(|most| too_wide(&answer, most, &name, context)) {
            writeln!(err, "{said}").map_err(Stop::from)?;
            worst = worst.worst(Exit::Fails);
        }
        let record = || json::plan(&id, &standing, &answer, context.lang);
        answers.give(|| plain::plan(&standing, &answer, context.layout()) + "\n", record)?;
        plans.push((id, answer));
    }
    answers.end()?;
    if context.format == Format::Csv && args.verify.is_none() {
        csv::payments(&plans, out)?;
    }
    Ok(worst)
}

/// What to say when the gap is above what is allowed; none when it is not.
fn too_wide(plan: &Plan, most: Ratio, name: &str, context: &Context) -> Option<String> {
    if plan.nothing_owed() {
        return None;
    }
    let Some(proof) = &plan.certificate else {
        return Some(words::GAP_UNKNOWN.fill(context.lang, &[("name", name)]));
    };
    if proof.share() <= most {
        return None;
    }
    let (gap, most) = (percent(proof.share(), Decimals::Two), percent(most, Decimals::Two));
    Some(words::GAP_TOO_WIDE.fill(context.lang, &[("name", name), ("gap", &gap), ("most", &most)]))
}
