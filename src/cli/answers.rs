//! Gathering the answers of several households: text as it comes, JSON as one value at the end.

use std::io::Write;

use serde_json::Value;

use super::args::Format;
use super::context::Context;
use super::exit::Stop;
use crate::report::json;
use crate::session::Household;

/// Answers on their way out.
pub struct Answers<'a> {
    context: &'a Context,
    command: &'static str,
    out: &'a mut dyn Write,
    records: Vec<Value>,
}

impl<'a> Answers<'a> {
    /// Answers of a command.
    pub fn of(command: &'static str, context: &'a Context, out: &'a mut dyn Write) -> Answers<'a> {
        Answers { context, command, out, records: Vec::new() }
    }

    /// Writes an answer in the form that was asked for.
    pub fn give(&mut self, text: impl FnOnce() -> String, record: impl FnOnce() -> Value) -> Result<(), Stop> {
        match self.context.format {
            Format::Json => self.records.push(record()),
            Format::Text => write!(self.out, "{}", text())?,
            // These hold all households at once; the command writes them.
            _ => {}
        }
        Ok(())
    }

    /// A household without an answer: JSON says what was wrong, text has said it on standard error.
    pub fn without(&mut self, household: &Household) {
        if self.context.format == Format::Json {
            let id = household.id();
            self.records.push(json::unopened(self.command, &id, &household.problems, self.context.lang));
        }
    }

    /// Writes what is still to be written.
    pub fn end(self) -> Result<(), Stop> {
        if self.context.format == Format::Json {
            write!(self.out, "{}", json::to_text(&json::together(self.records)))?;
        }
        Ok(())
    }
}
