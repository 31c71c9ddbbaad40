//! `tideover profile new`.

use std::io::Write;

use serde_json::json;

use super::super::args::Format;
use super::super::context::Context;
use super::super::exit::{Exit, Stop};
use super::stored_path;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::nearest;
use crate::report::SCHEMA_VERSION;
use crate::report::json::to_text;
use crate::session::{Copied, DEFAULT_PROFILE, Papers, copy_of_sample, new_profile, sample_names};
use crate::text::profile_words as words;

/// Makes a profile: a commented file to fill in, or a copy of a ready-made household.
pub fn run(
    name: Option<&str>,
    from: Option<&str>,
    print: bool,
    context: &Context,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit, Stop> {
    let today = context.as_of.unwrap_or(context.clock);
    let texts = match from {
        None => Copied {
            profile: new_profile(name.unwrap_or(DEFAULT_PROFILE), None, &context.library, today, context.lang),
            journal: String::new(),
        },
        Some(sample) => copy_of_sample(sample, &context.library, today, context.lang)
            .ok_or_else(|| Stop::Problems(vec![unknown(sample)], Exit::Invalid))?,
    };
    if print {
        write!(out, "{}", texts.profile)?;
        return Ok(Exit::Well);
    }
    let path = stored_path(name, context)?;
    let made = Papers::new(&path, texts.profile, texts.journal).create();
    made.map_err(|problem| Stop::Problems(vec![problem], Exit::Unreadable))?;
    let shown = path.display().to_string();
    if context.format == Format::Json {
        let answer = json!({ "schema_version": SCHEMA_VERSION, "command": "profile new", "path": shown });
        write!(out, "{}", to_text(&answer))?;
        return Ok(Exit::Well);
    }
    writeln!(out, "{}", words::MADE.fill(context.lang, &[("path", shown)]))?;
    let next = match from {
        None => words::MADE_NEXT.get(context.lang).to_owned(),
        Some(name) => words::MADE_FROM_NEXT.fill(context.lang, &[("name", name)]),
    };
    writeln!(err, "{next}")?;
    Ok(Exit::Well)
}

fn unknown(sample: &str) -> Diagnostic {
    let known = sample_names();
    Diagnostic::error(Code::UnknownSample)
        .with("value", sample)
        .with("nearest", nearest(sample, known.iter().copied()).unwrap_or(""))
        .with("known", known.join(", "))
}
