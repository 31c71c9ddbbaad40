//! A strict reader of the part of JSON Schema (draft 7) that the shipped schemas use. Stricter than the standard: a
//! member that no schema names is an error, and so is a keyword that is not known here.

use serde_json::Value;

/// What does not fit, each with its path.
pub fn misfits(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    fit(schema, schema, value, "$", &mut found);
    found
}

fn fit(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let pointer = target.strip_prefix('#').expect("only local references");
        let resolved = root.pointer(pointer).unwrap_or_else(|| panic!("no definition {target}"));
        return fit(root, resolved, value, path, found);
    }
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let ok = match keyword.as_str() {
            "$schema" | "$id" | "title" | "description" | "definitions" | "additionalProperties" => true,
            "type" => match rule {
                Value::Array(several) => several.iter().any(|one| is_type(one, value)),
                one => is_type(one, value),
            },
            "const" => rule == value,
            "enum" => rule.as_array().unwrap().contains(value),
            "pattern" => value.as_str().is_none_or(|text| matches(rule.as_str().unwrap(), text)),
            "format" => rule == "date" && value.as_str().is_none_or(|text| text.parse::<chrono::NaiveDate>().is_ok()),
            "minLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 >= rule.as_u64().unwrap()),
            "minimum" => value.as_i64().is_none_or(|number| number >= rule.as_i64().unwrap()),
            "maximum" => value.as_i64().is_none_or(|number| number <= rule.as_i64().unwrap()),
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    fit(root, rule, item, &format!("{path}[{index}]"), found);
                }
                true
            }
            "required" => {
                let missing = |name: &&Value| value.is_object() && value.get(name.as_str().unwrap()).is_none();
                let lacking: Vec<_> = rule.as_array().unwrap().iter().filter(missing).collect();
                if !lacking.is_empty() {
                    found.push(format!("{path} lacks {lacking:?}"));
                }
                true
            }
            "properties" => {
                for (name, member) in value.as_object().into_iter().flatten() {
                    let path = format!("{path}.{name}");
                    match rule.get(name).or_else(|| schema.get("additionalProperties")) {
                        None | Some(Value::Bool(false)) => found.push(format!("{path} is not in the schema")),
                        Some(rule) => fit(root, rule, member, &path, found),
                    }
                }
                true
            }
            "oneOf" | "anyOf" => {
                let fits = |one: &&Value| {
                    let mut inner = Vec::new();
                    fit(root, one, value, path, &mut inner);
                    inner.is_empty()
                };
                let count = rule.as_array().unwrap().iter().filter(fits).count();
                if keyword == "oneOf" { count == 1 } else { count > 0 }
            }
            other => panic!("keyword {other} is not known"),
        };
        if !ok {
            found.push(format!("{path}: {value} is not {keyword} {rule}"));
        }
    }
    if let (Value::Object(_), Some("object"), None, Some(rest)) = (
        value,
        schema.get("type").and_then(Value::as_str),
        schema.get("properties"),
        schema.get("additionalProperties"),
    ) {
        for (name, member) in value.as_object().unwrap() {
            fit(root, rest, member, &format!("{path}.{name}"), found);
        }
    }
}

fn is_type(name: &Value, value: &Value) -> bool {
    match name.as_str().expect("a type is a text") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("type {other} is not known"),
    }
}

/// The patterns of the shipped schemas, each read by hand.
fn matches(pattern: &str, text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let parts = text.strip_prefix('-').unwrap_or(text).split_once('.');
    let decimals = |range: std::ops::RangeInclusive<usize>| {
        parts.is_some_and(|(whole, part)| digits(whole) && digits(part) && range.contains(&part.len()))
    };
    match pattern {
        r"^-?[0-9]+(\.[0-9]+)?$" => digits(text.strip_prefix('-').unwrap_or(text)) || decimals(1..=28),
        r"^-?[0-9]+\.[0-9]{6,12}$" => decimals(6..=12),
        r"^-?[0-9]+\.[0-9]{2}$" => decimals(2..=2),
        "^[A-Z]{3}$" => text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()),
        "^[0-9]{4}-[0-9]{2}$" => {
            text.split_once('-').is_some_and(|(y, m)| y.len() == 4 && m.len() == 2 && digits(y) && digits(m))
        }
        other => panic!("pattern {other} is not known"),
    }
}

#[test]
fn the_reader_finds_what_does_not_fit() {
    let schema = serde_json::json!({
        "type": "object", "required": ["a", "b"],
        "properties": { "a": { "type": "string", "format": "date" }, "b": { "type": ["integer", "null"], "minimum": 1 } }
    });
    let count = |value: serde_json::Value| misfits(&schema, &value).len();
    assert_eq!(count(serde_json::json!({ "a": "2026-02-28", "b": null })), 0);
    assert_eq!(count(serde_json::json!({ "a": "2026-02-31", "b": 0 })), 2);
    assert_eq!(count(serde_json::json!({ "a": "2026-02-28", "c": 1 })), 2);
    assert_eq!(count(serde_json::json!([])), 1);
}
