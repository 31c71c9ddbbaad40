//! `tideover profile list` and `path`.

use std::io::Write;

use serde_json::json;

use super::super::args::Format;
use super::super::context::Context;
use super::super::exit::{Exit, Stop};
use super::one_path;
use crate::report::SCHEMA_VERSION;
use crate::report::json::to_text;
use crate::session::{Folders, sample_about, sample_names};
use crate::text::table::{Column, Table};
use crate::text::{Lang, profile_words as words};

/// Stored profiles and ready-made households.
pub fn list(context: &Context, out: &mut dyn Write) -> Result<Exit, Stop> {
    let stored = context.folders.as_ref().map(Folders::stored_profiles).unwrap_or_default();
    let stored: Vec<(String, String)> = stored
        .iter()
        .map(|path| {
            let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            (name, path.display().to_string())
        })
        .collect();
    if context.format == Format::Json {
        let stored: Vec<_> = stored.iter().map(|(name, path)| json!({ "name": name, "path": path })).collect();
        let samples: Vec<_> = sample_names()
            .into_iter()
            .map(|name| json!({ "name": name, "about": { "en": sample_about(name).en, "zh-CN": sample_about(name).zh } }))
            .collect();
        let answer = json!({
            "schema_version": SCHEMA_VERSION, "command": "profile list", "stored": stored, "samples": samples,
        });
        write!(out, "{}", to_text(&answer))?;
        return Ok(Exit::Well);
    }
    writeln!(out, "{}", words::STORED.get(context.lang))?;
    if stored.is_empty() {
        writeln!(out, "  {}", words::NONE_STORED.get(context.lang))?;
    }
    write_table(&stored, context, out)?;
    writeln!(out, "\n{}", words::SAMPLES.get(context.lang))?;
    let samples: Vec<(String, String)> = sample_names()
        .into_iter()
        .map(|name| {
            let about = sample_about(name);
            (name.to_owned(), if context.lang == Lang::Zh { about.zh } else { about.en })
        })
        .collect();
    write_table(&samples, context, out)?;
    Ok(Exit::Well)
}

fn write_table(rows: &[(String, String)], context: &Context, out: &mut dyn Write) -> Result<(), Stop> {
    let mut table = Table::new(vec![Column::mark(""), Column::text("", 20)]);
    for (name, about) in rows {
        table.row([name.clone(), about.clone()]);
    }
    let columns = context.layout().columns.map(|columns| columns.saturating_sub(2));
    // The heads are empty, and so is the rule under them.
    for line in table.lines(columns).lines.iter().skip(2) {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

/// Where the profile is, or would be.
pub fn path(context: &Context, out: &mut dyn Write) -> Result<Exit, Stop> {
    let path = one_path(context)?;
    if context.format == Format::Json {
        let answer = json!({
            "schema_version": SCHEMA_VERSION,
            "command": "profile path",
            "path": path.display().to_string(),
            "exists": path.exists(),
        });
        write!(out, "{}", to_text(&answer))?;
    } else {
        writeln!(out, "{}", path.display())?;
    }
    Ok(Exit::Well)
}
