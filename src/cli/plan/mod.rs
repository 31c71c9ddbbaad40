//! `tideover plan`.

mod args;
mod question;

use std::io::Write;

pub use args::PlanArgs;

use super::answers::Answers;
use super::args::Format;
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use crate::report::plan::plan;
use crate::report::standing::Standing;
use crate::report::{json, plain};
use crate::text::Words;

const NOT_WHOLE: Words = Words::new(
    "{name}: parts of it could not be read, so it is not planned. Correct it, or add --allow-partial to plan the rest.",
    "{name}：有内容无法读取，因此不做还款计划。请更正，或加 --allow-partial 只计划其余部分。",
);

/// Compares ways of paying for every household; one without a plan on time makes the exit code 1.
pub fn run(args: &PlanArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    let mut worst = Exit::Well;
    let mut answers = Answers::of("plan", context, out);
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
        let question = question::question(args, &record, context)?;
        let standing = Standing::of(record, today);
        let answer = plan(&standing, &question);
        if !answer.is_on_time() {
            worst = worst.worst(Exit::Fails);
        }
        let record = || json::plan(&id, &answer, context.lang);
        answers.give(|| plain::plan(&answer, context.layout()) + "\n", record)?;
    }
    answers.end()?;
    Ok(worst)
}
