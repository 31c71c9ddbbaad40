//! `tideover export`.

use std::io::Write;

use super::args::{ExportCommand, Format};
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use crate::report::calendar::due_days;
use crate::report::standing::Standing;

/// Writes what is due in another form.
pub fn run(what: &ExportCommand, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    match what {
        ExportCommand::Calendar { months, remind } => calendar(*months, *remind, context, out, err),
    }
}

/// One calendar of all households; what could not be read makes the exit code 3.
fn calendar(
    months: u16,
    remind: Option<u16>,
    context: &Context,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit, Stop> {
    context.offer(&[Format::Text])?;
    let mut worst = Exit::Well;
    let mut standings: Vec<(String, Standing)> = Vec::new();
    for household in context.open(err) {
        worst = worst.worst(exit_of(&household));
        let today = household.today;
        let until = today.month().plus(i32::from(months)).on(today.day_of_month());
        if let Some(record) = household.record.clone() {
            standings.push((household.id(), Standing::until(record, today, until)));
        }
    }
    if standings.is_empty() {
        return Ok(worst);
    }
    let households: Vec<(&str, &Standing)> = standings.iter().map(|(id, standing)| (id.as_str(), standing)).collect();
    out.write_all(due_days(&households, context.lang, remind).as_bytes())?;
    Ok(worst)
}
