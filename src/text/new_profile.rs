//! The text of a new profile: what to fill in, explained beside the keys.

use super::{Lang, Words};
use crate::domain::calendar::Day;
use crate::domain::money::{Currency, Money};

/// The file in both languages. A row that begins with `#` and no blank is an example to take into use.
const TEMPLATE: Words = Words::new(include_str!("new_profile.en.toml"), include_str!("new_profile.zh.toml"));

/// What a new profile begins with.
#[derive(Debug, Clone, Copy)]
pub struct NewProfile<'a> {
    /// The household's name.
    pub name: &'a str,
    /// The day it describes.
    pub as_of: Day,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The id of its norms.
    pub jurisdiction: &'a str,
    /// A preset to show as an example.
    pub product: &'a str,
}

impl NewProfile<'_> {
    /// The text of the file.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let name = toml_edit::Value::from(self.name).to_string();
        let values = [
            ("name", name.trim().to_owned()),
            ("currency", self.currency.code().to_owned()),
            ("jurisdiction", self.jurisdiction.to_owned()),
            ("as_of", self.as_of.to_string()),
            ("day", self.as_of.day_of_month().to_string()),
            ("product", self.product.to_owned()),
        ];
        let text = TEMPLATE.fill(lang, &values);
        if self.currency.decimals() == 2 {
            return text;
        }
        // Amounts are written with two decimals above; the currency may have none or three.
        let (cents, zero) = (self.currency.decimals(), Money::ZERO.plain(self.currency));
        let rows = text.split_inclusive('\n').map(|row| with_decimals(row, cents, &zero));
        rows.collect()
    }
}

/// A row with its amounts (`"8000.00"`) in the decimals of another currency.
fn with_decimals(row: &str, decimals: u8, zero: &str) -> String {
    let mut out = String::with_capacity(row.len() + 4);
    let mut rest = row;
    while let Some(at) = rest.find(".00\"").or_else(|| rest.find(".10\"")) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let tail = if decimals == 0 { "" } else { zero.get(1..).unwrap_or("") };
        out.push_str(tail);
        rest = after.get(3..).unwrap_or("");
    }
    out.push_str(rest);
    out
}
