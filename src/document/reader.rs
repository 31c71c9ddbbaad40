//! A TOML table as something to ask for keys: what is there, what is missing, what does not belong.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::key::{Key, Shape};
use super::nearest::nearest;
use super::problems::Problems;
use crate::diagnostic::Code;
use crate::domain::money::Currency;

/// How many keys a hint names at most.
const SHOWN_KEYS: usize = 16;

/// A span of bytes in the source.
pub type Span = Range<usize>;

/// A parsed text. Syntax errors have been added to the problems; what could be recovered is in the root.
#[derive(Debug)]
pub struct Document<'a> {
    root: DeTable<'a>,
    length: usize,
    /// Where the syntax is broken.
    pub broken: Vec<Span>,
}

impl<'a> Document<'a> {
    /// Parses a text and adds all its syntax errors.
    pub fn parse(text: &'a str, problems: &Problems) -> Document<'a> {
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut broken = Vec::new();
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            let marked = text.get(span.clone()).unwrap_or("");
            if looks_like_a_date(marked) {
                problems.error(Code::DateImpossible, span.clone(), &[("value", marked)]);
            } else {
                problems.error(Code::TomlSyntax, span.clone(), &[("detail", error.message())]);
            }
            broken.push(span);
        }
        Document { root: root.into_inner(), length: text.len(), broken }
    }

    /// The whole document as a table with these keys.
    pub fn table<'r>(&'r self, keys: &'static [&'static [Key]], problems: &'r Problems) -> TableReader<'r> {
        TableReader {
            table: &self.root,
            keys,
            label: String::new(),
            span: 0..self.length.min(1),
            currency: Currency::CNY,
            problems,
        }
    }
}

/// Whether a text that is no valid date was meant as one (`2026-02-31`).
pub(super) fn looks_like_a_date(text: &str) -> bool {
    let mut parts = text.trim().split('-');
    let mut next =
        |digits: usize| parts.next().is_some_and(|p| p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()));
    next(4) && next(2) && next(2)
}

/// Where a table and each of its values were written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// The table's header, or its braces.
    pub table: Span,
    values: Vec<(&'static str, Span)>,
}

impl Places {
    /// Where the value of a key stands; the table's own place when the key is absent.
    #[must_use]
    pub fn of(&self, key: &str) -> Span {
        self.values.iter().find(|(name, _)| *name == key).map_or_else(|| self.table.clone(), |(_, span)| span.clone())
    }

    /// Whether the key was written.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.values.iter().any(|(name, _)| *name == key)
    }
}

/// One table being read. Each reading adds its problems and gives `None` where there is no usable value.
#[derive(Debug)]
pub struct TableReader<'a> {
    table: &'a DeTable<'a>,
    keys: &'static [&'static [Key]],
    label: String,
    span: Span,
    currency: Currency,
    problems: &'a Problems,
}

/// A value with its place and what its key should hold.
pub(super) struct Found<'a> {
    pub key: &'static str,
    pub shape: Shape,
    pub value: &'a DeValue<'a>,
    pub span: Span,
}

impl<'a> TableReader<'a> {
    /// How problems name the table: `[[line]]`, `minimum`; empty for the document.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Where the table stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span.clone()
    }

    /// The currency in which amounts are read.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Reads the amounts of this table, and of tables opened from it, in this currency.
    pub fn set_currency(&mut self, currency: Currency) {
        self.currency = currency;
    }

    /// Where problems go.
    #[must_use]
    pub fn problems(&self) -> &'a Problems {
        self.problems
    }

    /// Whether the key was written, whatever it holds.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// The value of a key of the list; `None` (and a problem when it is required) if it is not there.
    pub(super) fn find(&self, name: &'static str) -> Option<Found<'a>> {
        let key = self.keys.iter().flat_map(|list| list.iter()).find(|key| key.name == name);
        debug_assert!(key.is_some(), "the key {name} is in no list of {}", self.label);
        let key = key?;
        match self.table.get(name) {
            Some(value) => Some(Found { key: name, shape: key.shape, value: value.get_ref(), span: value.span() }),
            None => {
                if key.required {
                    self.missing(name);
                }
                None
            }
        }
    }

    /// Adds "this table needs the key".
    pub fn missing(&self, key: &str) {
        self.problems.error(Code::MissingKey, self.span(), &[("key", key), ("table", &self.label)]);
    }

    /// Adds "this should be …, but it is …".
    pub(super) fn wrong_type(&self, found: &Found<'_>) {
        self.problems.error(
            Code::WrongType,
            found.span.clone(),
            &[("key", found.key), ("expected", found.shape.name()), ("found", kind_of(found.value))],
        );
    }

    /// The table of a key.
    #[must_use]
    pub fn table(&self, key: &'static str) -> Option<TableReader<'a>> {
        let found = self.find(key)?;
        let (Some(keys), DeValue::Table(table)) = (found.shape.table_keys(), found.value) else {
            self.wrong_type(&found);
            return None;
        };
        Some(self.inner(table, keys, key.to_owned(), found.span))
    }

    /// The tables of a key that is an array of tables.
    #[must_use]
    pub fn tables(&self, key: &'static str) -> Vec<TableReader<'a>> {
        let Some(found) = self.find(key) else { return Vec::new() };
        let (Shape::Tables(keys), DeValue::Array(items)) = (found.shape, found.value) else {
            self.wrong_type(&found);
            return Vec::new();
        };
        let mut readers = Vec::with_capacity(items.len());
        for item in items {
            if let DeValue::Table(table) = item.get_ref() {
                readers.push(self.inner(table, keys, key.to_owned(), item.span()));
            } else {
                self.wrong_type(&Found { value: item.get_ref(), span: item.span(), ..found });
            }
        }
        readers
    }

    /// The tables under names of their own, in the order of the text.
    #[must_use]
    pub fn named(&self, key: &'static str) -> Vec<(String, TableReader<'a>)> {
        let Some(found) = self.find(key) else { return Vec::new() };
        let (Shape::Named(keys), DeValue::Table(tables)) = (found.shape, found.value) else {
            self.wrong_type(&found);
            return Vec::new();
        };
        let mut readers = Vec::with_capacity(tables.len());
        for (name, item) in tables {
            if let DeValue::Table(table) = item.get_ref() {
                let name = name.get_ref().to_string();
                let label = format!("{key}.{name}");
                readers.push((name, self.inner(table, keys, label, item.span())));
            } else {
                self.wrong_type(&Found { value: item.get_ref(), span: item.span(), ..found });
            }
        }
        readers.sort_by_key(|(_, reader)| reader.span.start);
        readers
    }

    /// Reads the value of `key`, or each value of its list, as though it stood alone under `name` in a table with these
    /// keys: the options of a switch are values of the term that they are about.
    pub fn values_as<T>(
        &self,
        key: &'static str,
        name: &str,
        keys: &'static [&'static [Key]],
        mut read: impl FnMut(&TableReader<'_>) -> T,
    ) -> Vec<T> {
        let Some(found) = self.find(key) else { return Vec::new() };
        let mut read_one = |value: &DeValue<'a>, span: Span| {
            let mut alone = DeTable::new();
            let written = Spanned::new(span.clone(), DeString::Owned(name.to_owned()));
            alone.insert(written, Spanned::new(span.clone(), value.clone()));
            let reader = TableReader {
                table: &alone,
                keys,
                label: self.label.clone(),
                span,
                currency: self.currency,
                problems: self.problems,
            };
            let value = read(&reader);
            reader.finish();
            value
        };
        match found.value {
            DeValue::Array(items) => items.iter().map(|item| read_one(item.get_ref(), item.span())).collect(),
            value => vec![read_one(value, found.span)],
        }
    }

    fn inner(
        &self,
        table: &'a DeTable<'a>,
        keys: &'static [&'static [Key]],
        label: String,
        span: Span,
    ) -> TableReader<'a> {
        TableReader { table, keys, label, span, currency: self.currency, problems: self.problems }
    }

    /// Adds every key that does not belong here, with the nearest that does, and gives the places of the rest.
    pub fn finish(self) -> Places {
        let known = || self.keys.iter().flat_map(|list| list.iter()).map(|key| key.name);
        let mut values = Vec::with_capacity(self.table.len());
        for (written, value) in self.table {
            match known().find(|name| *name == written.get_ref().as_ref()) {
                Some(name) => values.push((name, value.span())),
                None => self.unknown(written.get_ref(), written.span(), known()),
            }
        }
        Places { table: self.span, values }
    }

    fn unknown(&self, written: &str, span: Span, known: impl Iterator<Item = &'static str> + Clone) {
        let mut list: Vec<&str> = known.clone().collect();
        if list.len() > SHOWN_KEYS {
            list.truncate(SHOWN_KEYS);
            list.push("…");
        }
        let near = nearest(written, known).unwrap_or("");
        self.problems.error(
            Code::UnknownKey,
            span,
            &[("key", written), ("table", &self.label), ("nearest", near), ("known", &list.join(", "))],
        );
    }
}

/// The stable word for what a value is.
pub(super) fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "whole",
        DeValue::Float(_) => "number",
        DeValue::Boolean(_) => "flag",
        DeValue::Datetime(when) if when.time.is_some() => "date-and-time",
        DeValue::Datetime(_) => "date",
        DeValue::Array(_) => "list",
        DeValue::Table(_) => "table",
    }
}
