//! `tideover profile check`.

use std::io::Write;

use serde_json::json;

use super::super::args::Format;
use super::super::context::{Context, exit_of};
use super::super::exit::{Exit, Stop};
use crate::diagnostic::Severity;
use crate::report::json::{to_text, together, unopened};
use crate::report::problems::{all_as_text, left_out_as_json, left_out_as_text};
use crate::session::{self, Household};
use crate::text::number::{Counted, count};
use crate::text::profile_words as words;

const ERRORS: Counted = Counted::new("error", "errors", "个错误");
const WARNINGS: Counted = Counted::new("warning", "warnings", "个警告");
const NOTES: Counted = Counted::new("note", "notes", "个提示");

/// Shows every problem of every household, notes too; the problems are the answer, so they go to standard output.
pub fn run(context: &Context, out: &mut dyn Write) -> Result<Exit, Stop> {
    let folders = context.folders.as_ref();
    let households = session::open(&context.sources, folders, &context.library, context.as_of, context.clock);
    let mut worst = Exit::Well;
    let mut records = Vec::new();
    for household in &households {
        worst = worst.worst(exit_of(household));
        if context.format == Format::Json {
            let mut record = unopened("profile check", &household.id(), &household.problems, context.lang);
            if let (Some(members), Some(found)) = (record.as_object_mut(), &household.record) {
                let left: Vec<_> = found.left_out.iter().map(left_out_as_json).collect();
                members.insert("left_out".to_owned(), json!(left));
            }
            records.push(record);
        } else {
            write!(out, "{}", as_text(household, context))?;
        }
    }
    if context.format == Format::Json {
        write!(out, "{}", to_text(&together(records)))?;
    }
    Ok(worst)
}

fn as_text(household: &Household, context: &Context) -> String {
    let lang = context.lang;
    let name = household.shown_name.as_str();
    if household.problems.is_empty() {
        return words::CHECKED_WELL.fill(lang, &[("name", name)]) + "\n";
    }
    let number = |severity: Severity, noun: Counted| {
        let found = household.problems.iter().filter(|problem| problem.severity == severity).count();
        count(i64::try_from(found).unwrap_or(i64::MAX), noun, lang)
    };
    let mut text = all_as_text(&household.problems, lang, context.colour_out);
    text.push('\n');
    if let Some(record) = &household.record {
        for left in &record.left_out {
            text.push_str(&left_out_as_text(left, lang));
            text.push('\n');
        }
    }
    let values = [
        ("name", name.to_owned()),
        ("errors", number(Severity::Error, ERRORS)),
        ("warnings", number(Severity::Warning, WARNINGS)),
        ("notes", number(Severity::Note, NOTES)),
    ];
    text.push_str(&words::CHECKED.fill(lang, &values));
    text.push('\n');
    text
}
