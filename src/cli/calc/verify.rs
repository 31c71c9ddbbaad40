//! `tideover calc verify`.

use std::fs;
use std::io::Write;

use serde_json::{Value, json};

use super::args::VerifyArgs;
use crate::cli::args::Format;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Stop};
use crate::report::SCHEMA_VERSION;
use crate::report::calc::verify::{CaseFailure, Fault, Verification};
use crate::text::calc::refusal::told;
use crate::text::calc::typed;
use crate::text::calc::verify as words;
use crate::text::width::clean;
use crate::text::{Lang, Words};

/// Checks every file; 1 when a case fails, 4 when a file cannot be read.
pub fn run(args: &VerifyArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    let mut verification = Verification::default();
    let mut exit = Exit::Well;
    for file in &args.files {
        let name = file.display().to_string();
        match fs::read_to_string(file) {
            Ok(text) => verification.check(&name, text.trim_start_matches('\u{feff}')),
            Err(error) => {
                let values = [("file", clean(&name).into_owned()), ("detail", error.to_string())];
                let _ = writeln!(err, "tideover: {}", typed::FILE.fill(context.lang, &values));
                exit = exit.worst(Exit::Unreadable);
            }
        }
    }
    if verification.failed() > 0 {
        exit = exit.worst(Exit::Fails);
    }
    if context.format == Format::Json {
        writeln!(out, "{:#}", as_json(&verification, context.lang))?;
    } else {
        as_text(&verification, context.lang, out)?;
    }
    Ok(exit)
}

fn as_text(verification: &Verification, lang: Lang, out: &mut dyn Write) -> Result<(), Stop> {
    for failure in &verification.failures {
        let heading = if failure.id.is_empty() { words::FILE_FAILED } else { words::FAILED };
        let values = [("file", clean(&failure.file)), ("id", clean(&failure.id))];
        writeln!(out, "{}", heading.fill(lang, &values))?;
        for fault in &failure.faults {
            writeln!(out, "  {}", clean(&sentence(fault, lang)))?;
        }
        if !failure.source.is_empty() {
            writeln!(out, "  {}", clean(&words::SOURCE.fill(lang, &[("source", &failure.source)])))?;
        }
    }
    for (kind, count) in &verification.counts {
        let values = [
            ("kind", clean(kind).into_owned()),
            ("passed", count.passed.to_string()),
            ("failed", count.failed.to_string()),
        ];
        writeln!(out, "{}", words::KIND.fill(lang, &values))?;
    }
    let values = [("passed", verification.passed().to_string()), ("failed", verification.failed().to_string())];
    writeln!(out, "{}", words::SUMMARY.fill(lang, &values))?;
    Ok(())
}

/// What is wrong, in words.
fn sentence(fault: &Fault, lang: Lang) -> String {
    let fill = |words: Words, values: &[(&str, &String)]| words.fill(lang, values);
    match fault {
        Fault::NotJson { detail } => fill(words::NOT_JSON, &[("detail", detail)]),
        Fault::Missing { key } => fill(words::MISSING, &[("key", key)]),
        Fault::UnknownField { key } => fill(words::UNKNOWN_FIELD, &[("key", key)]),
        Fault::Unusable { key, value } => fill(words::UNUSABLE, &[("key", key), ("value", value)]),
        Fault::UnknownKind { kind } => fill(words::UNKNOWN_KIND, &[("kind", kind)]),
        Fault::Refused(refusal) => told(refusal, lang),
        Fault::Differs { what, expected, computed } => {
            fill(words::DIFFERS, &[("what", what), ("expected", expected), ("computed", computed)])
        }
    }
}

fn as_json(verification: &Verification, lang: Lang) -> Value {
    let counts: serde_json::Map<String, Value> = verification
        .counts
        .iter()
        .map(|(kind, count)| (kind.clone(), json!({ "passed": count.passed, "failed": count.failed })))
        .collect();
    json!({
        "schema_version": SCHEMA_VERSION,
        "calculator": "verify",
        "passed": verification.passed(),
        "failed": verification.failed(),
        "kinds": counts,
        "failures": verification.failures.iter().map(|failure| failure_json(failure, lang)).collect::<Vec<_>>(),
    })
}

fn failure_json(failure: &CaseFailure, lang: Lang) -> Value {
    let faults = failure.faults.iter().map(|fault| match fault {
        Fault::Differs { what, expected, computed } => json!({
            "code": "differs", "what": what, "expected": expected, "computed": computed, "message": sentence(fault, lang),
        }),
        other => json!({ "code": code(other), "message": sentence(other, lang) }),
    });
    json!({
        "file": failure.file, "id": failure.id, "source": failure.source, "faults": faults.collect::<Vec<_>>(),
    })
}

const fn code(fault: &Fault) -> &'static str {
    match fault {
        Fault::NotJson { .. } => "not-json",
        Fault::Missing { .. } => "missing",
        Fault::UnknownField { .. } => "unknown-field",
        Fault::Unusable { .. } => "unusable",
        Fault::UnknownKind { .. } => "unknown-kind",
        Fault::Refused(refusal) => refusal.name(),
        Fault::Differs { .. } => "differs",
    }
}
