//! `tideover profile`: make, check, edit and keep profiles.

mod check;
mod edit;
mod make;
mod restore;
mod stored;

use std::io::Write;
use std::path::PathBuf;

use super::args::{Format, ProfileCommand};
use super::context::Context;
use super::exit::{Exit, Stop};
use crate::diagnostic::{Code, Diagnostic};
use crate::profile::store::profile_path;
use crate::report::json::to_text;
use crate::report::profile_schema::profile_schema;
use crate::session::Source;
use crate::text::profile_words as words;

/// Does what was asked for with profiles.
pub fn run(
    command: &ProfileCommand,
    context: &Context,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    match command {
        ProfileCommand::New { name, from, print } => {
            make::run(name.as_deref(), from.as_deref(), *print, context, out, err)
        }
        ProfileCommand::Check => check::run(context, out),
        ProfileCommand::Edit { key, value } => edit::run(key, value, context, out, err),
        ProfileCommand::List => stored::list(context, out),
        ProfileCommand::Path => stored::path(context, out),
        ProfileCommand::Schema => {
            write!(out, "{}", to_text(&profile_schema()))?;
            Ok(Exit::Well)
        }
        ProfileCommand::Restore { number } => restore::run(*number, context, out),
    }
}

/// The file of a stored profile by its name, `household` when none is given.
fn stored_path(name: Option<&str>, context: &Context) -> Result<PathBuf, Stop> {
    let Some(folders) = &context.folders else {
        return Err(Stop::Said(words::NO_FOLDER.get(context.lang).to_owned(), Exit::Unreadable));
    };
    match name {
        None => Ok(folders.default_profile()),
        Some(name) => {
            profile_path(&folders.profiles(), name).map_err(|error| Stop::Problems(vec![error.problem()], Exit::Usage))
        }
    }
}

/// The one file that the options name, whether it can be opened or not.
fn one_path(context: &Context) -> Result<PathBuf, Stop> {
    let refuse = |problem: Diagnostic, exit: Exit| Err(Stop::Problems(vec![problem], exit));
    match context.sources.as_slice() {
        [Source::Own] => match context.folders.as_ref().map(crate::session::Folders::own_profile) {
            Some(path) => Ok(path),
            None => stored_path(None, context),
        },
        [Source::Sample(name)] => {
            refuse(Diagnostic::error(Code::SampleReadOnly).with("value", name.as_str()), Exit::Invalid)
        }
        [Source::Path(path)] => Ok(crate::session::profile_file(path, context.folders.as_ref())),
        several => {
            refuse(Diagnostic::error(Code::OneProfileNeeded).with("count", several.len().to_string()), Exit::Usage)
        }
    }
}
