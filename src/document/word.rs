//! Single values that are words of a list, or a word or another value.

use toml::de::DeValue;

use super::choice::Choice;
use super::nearest::nearest;
use super::reader::{Found, TableReader};
use super::value::literal;
use crate::diagnostic::Code;
use crate::domain::credit::terms::DayBasis;
use crate::domain::money::{Money, Ratio};

impl TableReader<'_> {
    /// One of the words of its key.
    #[must_use]
    pub fn choice<T: Choice>(&self, key: &'static str) -> Option<T> {
        let found = self.find(key)?;
        let DeValue::String(text) = found.value else {
            self.wrong_type(&found);
            return None;
        };
        self.word_of(text, &found).and_then(T::from_word)
    }

    /// One of the words of its key, as the key's list has it.
    #[must_use]
    pub fn word(&self, key: &'static str) -> Option<&'static str> {
        let found = self.find(key)?;
        let DeValue::String(text) = found.value else {
            self.wrong_type(&found);
            return None;
        };
        let word = self.word_of(text, &found)?;
        found.shape.choices().iter().copied().find(|known| *known == word)
    }

    /// The text when it is one of the words of its key.
    fn word_of<'t>(&self, text: &'t str, found: &Found<'_>) -> Option<&'t str> {
        let words = found.shape.choices();
        if words.contains(&text) {
            return Some(text);
        }
        let near = nearest(text, words.iter().copied()).unwrap_or("");
        let values = [("key", found.key), ("value", text), ("nearest", near), ("known", &words.join(", "))];
        self.problems().error(Code::NotOneOf, found.span.clone(), &values);
        None
    }

    /// One of the words of its key, or a share.
    #[must_use]
    pub fn word_or_percent(&self, key: &'static str) -> Option<WordOr<Ratio>> {
        self.word_or(key, |text, found| self.percent_of(text, found))
    }

    /// One of the words of its key, or an amount.
    #[must_use]
    pub fn word_or_amount(&self, key: &'static str) -> Option<WordOr<Money>> {
        self.word_or(key, |text, found| self.amount_of(text, found))
    }

    fn word_or<T>(&self, key: &'static str, other: impl Fn(&str, &Found<'_>) -> Option<T>) -> Option<WordOr<T>> {
        let found = self.find(key)?;
        let Some((text, _)) = literal(found.value) else {
            self.wrong_type(&found);
            return None;
        };
        if text.trim_start().starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) {
            return other(text, &found).map(WordOr::Value);
        }
        let word = self.word_of(text, &found)?;
        found.shape.choices().iter().find(|known| **known == word).map(|known| WordOr::Word(known))
    }

    /// How a year is counted: `360`, `365` or `"actual"`.
    #[must_use]
    pub fn day_basis(&self, key: &'static str) -> Option<DayBasis> {
        let found = self.find(key)?;
        let Some((text, _)) = literal(found.value) else {
            self.wrong_type(&found);
            return None;
        };
        self.word_of(text, &found).and_then(DayBasis::from_word)
    }
}

/// One of a key's words, or a value of another kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordOr<T> {
    /// The word.
    Word(&'static str),
    /// The value.
    Value(T),
}
