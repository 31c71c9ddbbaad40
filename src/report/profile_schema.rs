//! The JSON Schema (draft-07) of a profile, for editors that complete and check TOML.
//!
//! It is made from the lists of keys that the reader uses, so that it says what the reader accepts.

use serde_json::{Map, Value, json};

use crate::document::{Key, Shape, Sign};
use crate::profile::SCHEMA;
use crate::profile::keys::PROFILE_KEYS;
use crate::text::key::about;

/// The schema of a profile file.
#[must_use]
pub fn profile_schema() -> Value {
    let mut schema = table("", &[PROFILE_KEYS]);
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
        object.insert("title".into(), json!("tideover profile · 渡口档案"));
        if let Some(number) = object.get_mut("properties").and_then(|all| all.get_mut("schema")) {
            *number = json!({ "const": SCHEMA });
        }
    }
    schema
}

/// A table with the keys of these lists and no others.
fn table(name: &str, lists: &[&[Key]]) -> Value {
    let keys = || lists.iter().flat_map(|list| list.iter());
    let mut properties = Map::new();
    for key in keys() {
        let mut value = shape(key.name, key.shape);
        if let (Some(object), Some(words)) = (value.as_object_mut(), about(name, key.name)) {
            object.insert("description".into(), json!(format!("{} · {}", words.en, words.zh)));
        }
        properties.insert(key.name.into(), value);
    }
    let required: Vec<&str> = keys().filter(|key| key.required).map(|key| key.name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn shape(key: &str, shape: Shape) -> Value {
    let text = json!({ "type": "string", "minLength": 1 });
    let date = json!({ "type": "string", "format": "date" });
    let amount = json!({ "type": ["string", "number"], "pattern": "^[0-9][0-9,_]*(\\.[0-9]+)?$", "minimum": 0 });
    let percent = json!({ "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)? *[%％]$" });
    match shape {
        Shape::Text => text,
        Shape::Name => {
            let both = shape.table_keys().map_or(Value::Null, |keys| table(key, keys));
            json!({ "anyOf": [text, both] })
        }
        Shape::Id => json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,63}$" }),
        Shape::Texts => json!({ "type": "array", "items": text }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Date => date,
        Shape::Dates => json!({ "type": "array", "items": date }),
        Shape::Amount(Sign::NotNegative) => amount,
        Shape::Amount(Sign::Positive) => {
            json!({ "type": ["string", "number"], "pattern": "^[0-9][0-9,_]*(\\.[0-9]+)?$", "exclusiveMinimum": 0 })
        }
        Shape::Percent => percent,
        Shape::Hundredths => {
            json!({ "type": ["string", "number"], "pattern": "^[0-9]+(\\.[0-9]{1,2})?$", "minimum": 0 })
        }
        Shape::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Shape::Choice(words) => json!({ "enum": words }),
        Shape::ChoiceOrPercent(words) => json!({ "anyOf": [{ "enum": words }, percent] }),
        Shape::ChoiceOrAmount(words) => json!({ "anyOf": [{ "enum": words }, amount] }),
        Shape::DayBasis => json!({ "enum": [360, 365, "360", "365", "actual"] }),
        Shape::Time => json!({ "type": "string", "pattern": "^[0-9]{1,2}:[0-5][0-9]$" }),
        Shape::Table(keys) => table(key, keys),
        Shape::Named(keys) => json!({ "type": "object", "additionalProperties": table(key, keys) }),
        // Only content files hold these.
        Shape::Values => json!({}),
        Shape::Moment => json!({ "anyOf": [date, text] }),
        Shape::Tables(keys) => json!({ "type": "array", "items": table(key, keys) }),
    }
}
