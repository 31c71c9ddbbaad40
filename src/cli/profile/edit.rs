//! `tideover profile edit`.

use std::io::Write;

use serde_json::json;

use super::super::args::Format;
use super::super::context::{Context, exit_of};
use super::super::exit::{Exit, Stop};
use crate::diagnostic::{Code, Diagnostic, any_error};
use crate::profile::edit::{Address, rename_line};
use crate::report::difference::difference;
use crate::report::json::{edit as json_edit, to_text};
use crate::report::line_change::{LineChange, line_changes};
use crate::report::plain;
use crate::report::standing::Standing;
use crate::session::{Draft, Household, Papers};
use crate::text::profile_words as words;
use crate::text::width::clean;

/// Changes one value and shows which lines of the file and which figures change; a change that brings an error is
/// refused.
pub fn run(key: &str, value: &str, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    let before = one_household(context, err)?;
    let Some(today) = before.record.as_ref().map(|_| before.today).or(context.as_of).or(Some(context.clock)) else {
        return Ok(Exit::Fault);
    };
    if before.is_unreadable() {
        return Ok(exit_of(&before));
    }
    let refused = |problem: Diagnostic| Stop::Problems(vec![problem], Exit::Invalid);
    let unreadable = |problem: Diagnostic| Stop::Problems(vec![problem], Exit::Unreadable);
    if let Some(sample) = &before.sample {
        return Err(refused(Diagnostic::error(Code::SampleReadOnly).with("value", sample.as_str())));
    }
    let papers = Papers::of(&before).map_err(unreadable)?;
    let changed = change(&papers, key, value).map_err(refused)?;
    let draft = Draft::of(changed, &before, &context.library, today);
    if any_error(&draft.new_problems) {
        return Err(Stop::Problems(draft.new_problems, Exit::Invalid));
    }
    context.show_problems(&draft.new_problems, err);
    draft.papers.file(&papers).map_err(unreadable)?;
    answer(&before, &papers, &draft, context, out)?;
    Ok(Exit::Well)
}

/// The one household asked about, whole or not: a broken one may be what the change mends.
fn one_household(context: &Context, err: &mut dyn Write) -> Result<Household, Stop> {
    let mut households = context.open(err);
    let count = households.len();
    match (count, households.pop()) {
        (1, Some(household)) => Ok(household),
        _ => {
            let several = Diagnostic::error(Code::OneProfileNeeded).with("count", count.to_string());
            Err(Stop::Problems(vec![several], Exit::Usage))
        }
    }
}

fn change(papers: &Papers, key: &str, value: &str) -> Result<Papers, Diagnostic> {
    // A new id is a new name for all that refers to the line.
    if let Some(old) = key.strip_prefix("line.").and_then(|rest| rest.strip_suffix(".id")) {
        return papers.with_edit(|text| rename_line(text, old, value.trim()));
    }
    let address = Address::parse(&papers.profile, key).map_err(|error| papers.no_address(error))?;
    papers.with_edit(|text| address.type_in(text, value))
}

fn answer(
    before: &Household,
    papers: &Papers,
    draft: &Draft,
    context: &Context,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let standing = |household: &Household| household.record.clone().map(|record| Standing::of(record, household.today));
    let (old, new) = (standing(before), standing(&draft.household));
    let lines = line_changes(&papers.profile, &draft.papers.profile);
    let found = old.as_ref().zip(new.as_ref()).map(|(old, new)| difference(old, new));
    if context.format == Format::Json {
        let (gone, added): (Vec<_>, Vec<_>) = lines.iter().partition(|line| matches!(line, LineChange::Old(_)));
        let texts = |lines: Vec<&LineChange>| json!(lines.into_iter().map(LineChange::text).collect::<Vec<_>>());
        let lines = json!({ "old": texts(gone), "new": texts(added) });
        let answer = json_edit(&before.id(), &papers.shown_name, lines, found.as_ref(), context.lang);
        write!(out, "{}", to_text(&answer))?;
        return Ok(());
    }
    if lines.is_empty() {
        writeln!(out, "{}", words::NOTHING_CHANGED.get(context.lang))?;
        return Ok(());
    }
    writeln!(out, "{}", words::CHANGED.fill(context.lang, &[("path", &papers.shown_name)]))?;
    for line in &lines {
        let mark = if matches!(line, LineChange::Old(_)) { '-' } else { '+' };
        writeln!(out, "  {mark} {}", clean(line.text()))?;
    }
    if let Some(found) = &found {
        write!(out, "{}", plain::difference(found, context.layout()))?;
    }
    Ok(())
}
