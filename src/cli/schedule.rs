//! `tideover schedule`.

use std::io::Write;

use super::answers::Answers;
use super::args::{Format, ScheduleArgs};
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use crate::report::schedule::{Schedule, schedule};
use crate::report::standing::Standing;
use crate::report::{csv, json, plain};

/// Prints what it can of every household; what could not be read makes the exit code 3.
pub fn run(args: &ScheduleArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json, Format::Csv])?;
    let mut worst = Exit::Well;
    let mut answers = Answers::of("schedule", context, out);
    let mut standings: Vec<(String, Standing)> = Vec::new();
    for household in context.open(err) {
        worst = worst.worst(exit_of(&household));
        let id = household.id();
        let today = household.today;
        let Some(record) = household.record.clone() else {
            answers.without(&household);
            continue;
        };
        let until = today.month().plus(i32::from(args.months)).on(today.day_of_month());
        let standing = Standing::until(record, today, until);
        let answer = schedule(&standing);
        let record = || json::schedule(&id, &answer, context.lang);
        answers.give(|| plain::schedule(&answer, context.layout()) + "\n", record)?;
        standings.push((id, standing));
    }
    answers.end()?;
    if context.format == Format::Csv {
        let answers: Vec<(&str, Schedule<'_>)> =
            standings.iter().map(|(id, standing)| (id.as_str(), schedule(standing))).collect();
        let answers: Vec<(&str, &Schedule<'_>)> = answers.iter().map(|(id, answer)| (*id, answer)).collect();
        csv::schedules(&answers, context.lang, out)?;
    }
    Ok(worst)
}
