//! Answers as JSON, for scripts: one file an answer, each with a shipped schema.
//!
//! Amounts and ratios are decimal texts, days are ISO dates, lines are named by their id and never by their place. A
//! ratio stands beside the two amounts it was computed from and the name of its base. It writes what the reports hold
//! and must not compute a figure of its own.

mod agenda;
mod backup;
mod backup_option;
mod card;
mod check;
mod cost_statement;
mod difference;
mod figure;
mod line;
mod margin;
mod plan;
mod plan_inputs;
mod plan_why;
mod provenance;
mod ratio;
mod schedule;
pub mod schema;
mod status;
mod stress;
mod text;
mod warning;
mod whatif;

pub use backup::{backup, offer};
pub use card::cards;
pub use check::check;
pub use cost_statement::{cost_statements, new_borrowing};
pub use difference::{edit, entry};
pub use margin::margins;
pub use plan::plan;
pub use plan_inputs::changed as plan_changed;
pub use schedule::schedule;
pub use status::status;
pub use stress::{path as stress_path, stress};
pub use text::to_text;
pub use whatif::what_if;

use serde_json::{Map, Value, json};

use super::standing::Standing;
use super::{SCHEMA_VERSION, problems};
use crate::diagnostic::Diagnostic;
use crate::domain::name::Name;
use crate::text::{Lang, date};

/// The answers of several households as one value: the record itself when there is one, else a list of records.
#[must_use]
pub fn together(records: Vec<Value>) -> Value {
    match <[Value; 1]>::try_from(records) {
        Ok([one]) => one,
        Err(several) => Value::Array(several),
    }
}

/// The answer about a household that could not be opened at all: what was wrong, and no figure.
#[must_use]
pub fn unopened(command: &str, id: &str, found: &[Diagnostic], lang: Lang) -> Value {
    let problems: Vec<Value> = found.iter().map(|problem| problems::as_json(problem, lang)).collect();
    json!({
        "schema_version": SCHEMA_VERSION,
        "command": command,
        "household": { "id": id },
        "problems": problems,
    })
}

/// What every answer opens with. `id` is the household's id: the name of its file or of the sample.
fn opening(command: &str, id: &str, standing: &Standing) -> Map<String, Value> {
    let profile = &standing.record.profile;
    object(json!({
        "schema_version": SCHEMA_VERSION,
        "command": command,
        "as_of": date::iso(standing.today),
        "currency": profile.currency.code(),
        "household": {
            "id": id,
            "name": name(&profile.name),
            "jurisdiction": profile.jurisdiction,
            "record_as_of": date::iso(profile.as_of),
            "sample": standing.record.is_sample,
        },
    }))
}

/// What every answer ends with: what is not in its figures and why.
fn closing(answer: &mut Map<String, Value>, standing: &Standing, lang: Lang) {
    let record = &standing.record;
    let left_out: Vec<Value> = record.left_out.iter().map(problems::left_out_as_json).collect();
    let problems: Vec<Value> = record.problems.iter().map(|found| problems::as_json(found, lang)).collect();
    answer.insert("left_out".to_owned(), Value::Array(left_out));
    answer.insert("problems".to_owned(), Value::Array(problems));
}

/// A name in both languages.
fn name(name: &Name) -> Value {
    let mut both = Map::new();
    both.insert(Lang::En.tag().to_owned(), json!(name.en));
    both.insert(Lang::Zh.tag().to_owned(), json!(name.zh));
    Value::Object(both)
}

/// The members of an object; none of any other value.
fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
