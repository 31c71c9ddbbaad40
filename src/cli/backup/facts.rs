//! Facts given with the call, or asked for on a terminal, laid over the record and kept when wanted.
//!
//! They go through the same papers as any edit of the profile, so that a wrong value is refused as in the file.

use std::io::{BufRead, IsTerminal, Write};
use std::sync::Arc;

use super::super::context::Context;
use super::super::exit::{Exit, Stop};
use super::BackupArgs;
use super::offer::is_yes;
use crate::diagnostic::{Code, Diagnostic, any_error};
use crate::domain::backup::OnFile;
use crate::domain::household::facts::{FactKey, FactShape};
use crate::profile::edit::Address;
use crate::report::backup::{Asked, backup};
use crate::report::standing::{Record, Standing};
use crate::report::wording::backup::missing_facts;
use crate::session::{Draft, Household, Papers};
use crate::text::backup as words;

/// The record with the facts that were given or asked for.
pub fn with_facts(
    args: &BackupArgs,
    household: &Household,
    record: Record,
    file: &Arc<OnFile>,
    context: &Context,
    err: &mut dyn Write,
) -> Result<Record, Stop> {
    let mut given = parsed(&args.fact, context)?;
    if args.ask {
        if !std::io::stdin().is_terminal() {
            let sentence = words::NO_TERMINAL_FACTS.get(context.lang).to_owned();
            return Err(Stop::Said(sentence, Exit::Usage));
        }
        given.extend(ask(&record, household, file, context, err)?);
    }
    if given.is_empty() {
        return Ok(record);
    }
    if let Some(sample) = household.sample.as_ref().filter(|_| args.keep) {
        let refused = Diagnostic::error(Code::SampleReadOnly).with("value", sample.as_str());
        return Err(Stop::Problems(vec![refused], Exit::Invalid));
    }
    let unreadable = |problem: Diagnostic| Stop::Problems(vec![problem], Exit::Unreadable);
    let refused = |problem: Diagnostic| Stop::Problems(vec![problem], Exit::Invalid);
    let before = Papers::of(household).map_err(unreadable)?;
    let mut papers = before.clone();
    for (key, value) in &given {
        let address = Address::parse(&papers.profile, &format!("facts.{key}"));
        let address = address.map_err(|error| refused(papers.no_address(error)))?;
        papers = papers.with_edit(|text| address.type_in(text, value)).map_err(refused)?;
    }
    let draft = Draft::of(papers, household, &context.library, household.today);
    if any_error(&draft.new_problems) {
        return Err(Stop::Problems(draft.new_problems, Exit::Usage));
    }
    let Some(mut changed) = draft.household.record.clone() else { return Ok(record) };
    changed.is_sample = record.is_sample;
    if args.keep {
        draft.papers.file(&before).map_err(unreadable)?;
        writeln!(err, "{}", words::KEPT.fill(context.lang, &[("path", &household.shown_name)]))?;
    } else if !args.fact.is_empty() || args.ask {
        writeln!(err, "{}", words::FACTS_USED.get(context.lang))?;
    }
    Ok(changed)
}

/// A yes or no of a person as a profile writes it; anything else as it was typed.
fn as_written(shape: FactShape, typed: &str) -> &str {
    let is_no = matches!(typed.to_lowercase().as_str(), "n" | "no" | "否" | "没有" | "不");
    match shape {
        FactShape::Flag if is_yes(typed) => "true",
        FactShape::Flag if is_no => "false",
        FactShape::Word(words) if is_no => words.first().copied().unwrap_or(typed),
        _ => typed,
    }
}

fn parsed(given: &[String], context: &Context) -> Result<Vec<(String, String)>, Stop> {
    let parse = |text: &String| {
        let (key, value) = text.split_once('=')?;
        let (key, value) = (key.trim(), value.trim());
        (!key.is_empty() && !value.is_empty()).then(|| (key.to_owned(), value.to_owned()))
    };
    given
        .iter()
        .map(|text| parse(text).ok_or_else(|| Stop::Said(words::BAD_FACT.get(context.lang).to_owned(), Exit::Usage)))
        .collect()
}

/// Asks on the terminal for every fact that an option depends on; an empty answer leaves it unknown.
fn ask(
    record: &Record,
    household: &Household,
    file: &Arc<OnFile>,
    context: &Context,
    err: &mut dyn Write,
) -> Result<Vec<(String, String)>, Stop> {
    let standing = Arc::new(Standing::of(record.clone(), household.today));
    let answer = backup(standing, Arc::clone(file), &Asked::default());
    let keys: Vec<FactKey> = missing_facts(&answer.fits);
    if !keys.is_empty() {
        writeln!(err, "{}", words::ASK_HEAD.get(context.lang))?;
    }
    let mut given = Vec::new();
    for key in keys {
        let values =
            [("text", words::fact(key).get(context.lang)), ("form", words::fact_form(key.shape()).get(context.lang))];
        write!(err, "{}", words::ASK_ONE.fill(context.lang, &values))?;
        err.flush()?;
        let mut typed = String::new();
        if std::io::stdin().lock().read_line(&mut typed)? == 0 {
            break;
        }
        let typed = typed.trim();
        if !typed.is_empty() {
            given.push((key.word().to_owned(), as_written(key.shape(), typed).to_owned()));
        }
    }
    Ok(given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::household::facts::STUDENTS;

    #[test]
    fn yes_and_no_are_written_as_a_profile_has_them() {
        assert_eq!(
            ["y", "是", "N", "否", "true"].map(|typed| as_written(FactShape::Flag, typed)),
            ["true", "true", "false", "false", "true"]
        );
        assert_eq!(as_written(FactShape::Word(STUDENTS), "否"), "no");
        assert_eq!(as_written(FactShape::Text, "no"), "no");
    }
}
