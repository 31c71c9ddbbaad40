//! `tideover schedule`.

use std::io::Write;

use super::args::{Format, ScheduleArgs};
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use crate::report::plain;
use crate::report::schedule::schedule;
use crate::report::standing::Standing;

/// Prints what it can of every household; what could not be read makes the exit code 3.
pub fn run(args: &ScheduleArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json, Format::Csv])?;
    let mut worst = Exit::Well;
    for household in context.open(err) {
        worst = worst.worst(exit_of(&household));
        let Some(record) = household.record else { continue };
        let today = household.today;
        let until = today.month().plus(i32::from(args.months)).on(today.day_of_month());
        let standing = Standing::until(record, today, until);
        writeln!(out, "{}", plain::schedule(&schedule(&standing), context.layout()))?;
    }
    Ok(worst)
}
