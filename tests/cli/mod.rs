//! Commands that write: what they say, what they leave in the files, and how they end.

mod profile;
mod record;

use serde_json::Value;
use tideover::report::json::schema;

/// The answer as JSON, held against the shipped schema of its command.
fn answer(text: &str) -> Value {
    let value: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let first = value.get(0).unwrap_or(&value);
    let of_profile = first["command"].as_str().unwrap().starts_with("profile");
    let shipped = if of_profile { schema::PROFILE_COMMANDS } else { schema::ENTRY };
    let misfits = crate::formats::schema::misfits(&serde_json::from_str(shipped).unwrap(), &value);
    assert!(misfits.is_empty(), "{misfits:#?}\n{text}");
    value
}
