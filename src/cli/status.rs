//! `tideover status`.

use std::io::Write;

use super::args::{Format, StatusArgs};
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use crate::report::plain;
use crate::report::standing::Standing;
use crate::report::status::{due_within, status};

/// Prints what it can of every household; what could not be read makes the exit code 3.
pub fn run(args: &StatusArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    let mut worst = Exit::Well;
    for household in context.open(err) {
        worst = worst.worst(exit_of(&household));
        let Some(record) = household.record else { continue };
        let standing = Standing::of(record, household.today);
        if let Some(days) = args.due_within {
            let days = i32::from(days);
            let due = due_within(&standing, days);
            if !due.is_empty() {
                worst = worst.worst(Exit::Fails);
            }
            write!(out, "{}", plain::due_soon(&standing, &due, days, context.layout()))?;
            continue;
        }
        writeln!(out, "{}", plain::status(&status(&standing), context.layout()))?;
    }
    Ok(worst)
}
