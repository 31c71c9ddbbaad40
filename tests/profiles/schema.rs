//! The schema for editors: it accepts what the reader accepts, and it explains every key.

use std::path::Path;

use serde_json::Value;
use tideover::report::profile_schema::profile_schema;

use super::folder;

/// A TOML text as an editor's checker sees it: dates are text.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(flag) => Value::from(flag),
        toml::Value::Datetime(when) => Value::from(when.to_string()),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, as_json(value))).collect(),
    }
}

/// What is wrong with a value, by the words of draft-07 that our schema uses (patterns aside).
fn wrong(schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(choices) = schema["anyOf"].as_array() {
        let fits = |choice: &Value| {
            let mut inside = Vec::new();
            wrong(choice, value, at, &mut inside);
            inside.is_empty()
        };
        if !choices.iter().any(fits) {
            found.push(format!("{at}: fits nothing"));
        }
        return;
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
        found.push(format!("{at}: not in the list"));
    }
    if !schema["const"].is_null() && schema["const"] != *value {
        found.push(format!("{at}: not the constant"));
    }
    let kind = match value {
        Value::String(_) => "string",
        Value::Number(number) if number.is_i64() => "integer",
        Value::Number(_) => "number",
        Value::Bool(_) => "boolean",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
        Value::Null => "null",
    };
    let allowed: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => vec![kind],
    };
    if !(allowed.contains(&kind) || kind == "integer" && allowed.contains(&"number")) {
        found.push(format!("{at}: {kind} where {allowed:?} belongs"));
    }
    if let (Some(number), Some(least)) = (value.as_f64(), schema["minimum"].as_f64())
        && number < least
    {
        found.push(format!("{at}: too small"));
    }
    if let (Some(number), Some(most)) = (value.as_f64(), schema["maximum"].as_f64())
        && number > most
    {
        found.push(format!("{at}: too large"));
    }
    for item in value.as_array().into_iter().flatten() {
        wrong(&schema["items"], item, at, found);
    }
    if let Some(object) = value.as_object() {
        for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(key) {
                found.push(format!("{at}: lacks {key}"));
            }
        }
        for (key, value) in object {
            let path = format!("{at}.{key}");
            match schema["properties"].get(key) {
                Some(inner) => wrong(inner, value, &path, found),
                None => found.push(format!("{path}: no such key")),
            }
        }
    }
}

fn problems(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    wrong(&profile_schema(), &as_json(text.parse::<toml::Table>().unwrap().into()), "", &mut found);
    found
}

#[test]
fn every_good_profile_fits() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
    let mut tried = 0;
    for folder in [folder("good"), samples] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                assert_eq!(
                    problems(&std::fs::read_to_string(&path).unwrap()),
                    Vec::<String>::new(),
                    "{}",
                    path.display()
                );
                tried += 1;
            }
        }
    }
    assert!(tried >= 2);
}

#[test]
fn wrong_profiles_do_not() {
    let broken = |name: &str| problems(&std::fs::read_to_string(folder("broken").join(name)).unwrap());
    assert_eq!(broken("unknown-key.toml"), [".line.colour: no such key", ".line.limti: no such key"]);
    assert_eq!(broken("number-out-of-range.toml"), [".line.due_day: too large", ".line.statement_day: too small"]);
    assert_eq!(broken("schema-newer.toml"), [".schema: not the constant", ".tide: no such key"]);
    assert!(broken("wrong-type.toml").len() >= 3);
}

#[test]
fn every_key_is_explained_in_both_languages() {
    fn walk(schema: &Value, at: &str, missing: &mut Vec<String>) {
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            let path = format!("{at}.{key}");
            if key != "schema" && !inner["description"].as_str().is_some_and(|said| said.contains(" · ")) {
                missing.push(path.clone());
            }
            walk(inner, &path, missing);
            walk(&inner["items"], &path, missing);
        }
    }
    let mut missing = Vec::new();
    walk(&profile_schema(), "", &mut missing);
    assert_eq!(missing, Vec::<String>::new());
}
