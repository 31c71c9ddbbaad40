//! Values as a profile writes them, and how typed text becomes one.

use toml_edit::{Array, InlineTable, Value};

use crate::document::{Key, Shape};
use crate::domain::calendar::Day;
use crate::domain::money::{Currency, Money, Ratio};

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewValue {
    /// Text in quotes; amounts and rates too.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// `true` or `false`.
    Flag(bool),
    /// A date.
    Date(Day),
    /// A list.
    List(Vec<NewValue>),
    /// A small table in braces, in this order.
    Table(Vec<(String, NewValue)>),
}

impl NewValue {
    /// An amount as the file writes it: text in quotes.
    #[must_use]
    pub fn amount(amount: Money, currency: Currency) -> NewValue {
        NewValue::Text(amount.plain(currency))
    }

    /// A share or rate as the file writes it: text in quotes with `%`.
    #[must_use]
    pub fn percent(ratio: Ratio) -> NewValue {
        NewValue::Text(ratio.plain_percent())
    }

    /// What was typed for a key, in the form that the key takes. What does not fit is written as text, so that the check
    /// names the mistake at its place.
    #[must_use]
    pub fn typed(text: &str, key: &Key) -> NewValue {
        let text = text.trim();
        let as_text = || NewValue::Text(text.to_owned());
        match key.shape {
            Shape::Flag => match text {
                "true" => NewValue::Flag(true),
                "false" => NewValue::Flag(false),
                _ => as_text(),
            },
            Shape::Whole(..) | Shape::DayBasis => text.parse().map_or_else(|_| as_text(), NewValue::Whole),
            Shape::Date => date(text).map_or_else(as_text, NewValue::Date),
            Shape::Dates | Shape::Texts => {
                let each = text.split([',', ' ', '，', '、']).filter(|part| !part.is_empty());
                let one = |part: &str| date(part).map_or_else(|| NewValue::Text(part.to_owned()), NewValue::Date);
                NewValue::List(each.map(one).collect())
            }
            _ => as_text(),
        }
    }

    /// As the editor's value.
    pub(super) fn write(&self) -> Value {
        match self {
            NewValue::Text(text) => Value::from(text.as_str()),
            NewValue::Whole(number) => Value::from(*number),
            NewValue::Flag(flag) => Value::from(*flag),
            NewValue::Date(day) => day
                .to_string()
                .parse::<toml_edit::Datetime>()
                .map_or_else(|_| Value::from(day.to_string()), Value::from),
            NewValue::List(items) => Value::Array(items.iter().map(NewValue::write).collect::<Array>()),
            NewValue::Table(pairs) => {
                let mut table = InlineTable::new();
                for (key, value) in pairs {
                    table.insert(key, value.write());
                }
                Value::InlineTable(table)
            }
        }
    }
}

fn date(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    if parts.next().is_some() { None } else { Day::ymd(year, month, day) }
}
