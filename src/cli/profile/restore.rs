//! `tideover profile restore`.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::super::args::Format;
use super::super::context::Context;
use super::super::exit::{Exit, Stop};
use super::one_path;
use crate::diagnostic::{Code, Diagnostic};
use crate::profile::store::{FileError, Guard, Version, journal_path, versions};
use crate::report::SCHEMA_VERSION;
use crate::report::json::to_text;
use crate::session::wall_time;
use crate::text::profile_words as words;
use crate::text::table::{Column, Table};

/// An earlier text of the profile or of its journal.
struct Kept {
    file: PathBuf,
    version: Version,
}

impl Kept {
    fn time(&self) -> String {
        self.version.replaced_at.map(wall_time).unwrap_or_default()
    }

    fn name(&self) -> String {
        self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// Lists earlier versions, or brings one back.
pub fn run(number: Option<usize>, context: &Context, out: &mut dyn Write) -> Result<Exit, Stop> {
    let path = one_path(context)?;
    let failed = |error: FileError| Stop::Problems(vec![error.problem()], Exit::Unreadable);
    let kept = all_versions(&path).map_err(failed)?;
    let Some(number) = number else {
        list(&kept, context, out)?;
        return Ok(Exit::Well);
    };
    let Some(chosen) = number.checked_sub(1).and_then(|place| kept.get(place)) else {
        let missing = Diagnostic::error(Code::VersionMissing).with("version", number.to_string());
        return Err(Stop::Problems(vec![missing], Exit::Usage));
    };
    let guard = Guard::of(&path).map_err(failed)?;
    guard.restore(&chosen.file, chosen.version.number).map_err(failed)?;
    if context.format == Format::Json {
        let answer = json!({
            "schema_version": SCHEMA_VERSION,
            "command": "profile restore",
            "restored": as_json(number, chosen),
        });
        write!(out, "{}", to_text(&answer))?;
        return Ok(Exit::Well);
    }
    let values = [("number", number.to_string()), ("file", chosen.name()), ("time", chosen.time())];
    writeln!(out, "{}", words::RESTORED.fill(context.lang, &values))?;
    Ok(Exit::Well)
}

/// Versions of the profile and of its journal together, the newest first.
fn all_versions(path: &Path) -> Result<Vec<Kept>, FileError> {
    let mut kept = Vec::new();
    for file in [path.to_path_buf(), journal_path(path)] {
        kept.extend(versions(&file)?.into_iter().map(|version| Kept { file: file.clone(), version }));
    }
    kept.sort_by_key(|kept| std::cmp::Reverse(kept.version.replaced_at));
    Ok(kept)
}

fn as_json(number: usize, kept: &Kept) -> Value {
    json!({ "number": number, "file": kept.name(), "until": kept.time() })
}

fn list(kept: &[Kept], context: &Context, out: &mut dyn Write) -> Result<(), Stop> {
    let lang = context.lang;
    if context.format == Format::Json {
        let versions: Vec<Value> = (1..).zip(kept).map(|(number, kept)| as_json(number, kept)).collect();
        let answer = json!({ "schema_version": SCHEMA_VERSION, "command": "profile restore", "versions": versions });
        write!(out, "{}", to_text(&answer))?;
        return Ok(());
    }
    if kept.is_empty() {
        writeln!(out, "{}", words::NO_VERSIONS.get(lang))?;
        return Ok(());
    }
    writeln!(out, "{}", words::VERSIONS.get(lang))?;
    let heads = [words::COL_NUMBER, words::COL_UNTIL, words::COL_FILE].map(|words| words.get(lang));
    let mut table = Table::new(vec![Column::figure(heads[0]), Column::mark(heads[1]), Column::mark(heads[2])]);
    for (number, kept) in (1..).zip(kept) {
        table.row([i32::to_string(&number), kept.time(), kept.name()]);
    }
    for line in table.lines(None).lines {
        writeln!(out, "  {line}")?;
    }
    writeln!(out, "{}", words::RESTORE_NEXT.get(lang))?;
    Ok(())
}
