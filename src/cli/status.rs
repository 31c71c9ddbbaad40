//! `tideover status`.

use std::io::Write;

use super::answers::Answers;
use super::args::{Format, StatusArgs};
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use crate::report::standing::Standing;
use crate::report::status::{due_within, status};
use crate::report::{json, plain};

/// Prints what it can of every household; what could not be read makes the exit code 3.
pub fn run(args: &StatusArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    let mut worst = Exit::Well;
    let mut answers = Answers::of("status", context, out);
    let layout = context.layout();
    for household in context.open(err) {
        worst = worst.worst(exit_of(&household));
        let id = household.id();
        let today = household.today;
        let Some(record) = household.record.clone() else {
            answers.without(&household);
            continue;
        };
        let standing = Standing::of(record, today);
        let answer = status(&standing);
        let record = || json::status(&id, &answer, context.lang);
        let Some(days) = args.due_within.map(i32::from) else {
            answers.give(|| plain::status(&answer, layout) + "\n", record)?;
            continue;
        };
        let due = due_within(&standing, days);
        if !due.is_empty() {
            worst = worst.worst(Exit::Fails);
        }
        answers.give(|| plain::due_soon(&standing, &due, days, layout), record)?;
    }
    answers.end()?;
    Ok(worst)
}
