//! Where a single value stands: written by a person as `line.card.limit`, or built by a form.
//!
//! An address names a table of the file, perhaps a small table inside it (`minimum`, `late_fee`), and a key that the
//! grammar has there. Reading, setting and taking out all go through it.

use toml_edit::{InlineTable, Item, Value};

use super::{EditError, NewValue, Target, count, entry_of, line_index, parse, set, table_mut, unset, written};
use crate::document::terms::TERM_KEYS;
use crate::document::{Key, nearest};
use crate::profile::keys;

/// The place of one value.
#[derive(Debug, Clone, Copy)]
pub struct Address {
    /// The table.
    pub target: Target,
    /// The small table in it.
    pub inside: Option<&'static str>,
    /// The key.
    pub key: &'static Key,
}

/// Why there is no such place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAddress {
    /// The table has no such key.
    UnknownKey {
        /// What was written.
        key: String,
        /// The table.
        table: String,
        /// The nearest right one, or nothing.
        nearest: String,
        /// All keys of the table.
        known: String,
    },
    /// There is no such line.
    NoSuchLine(String),
    /// There is no such income, expense, plan or part.
    NoSuchEntry(String),
    /// The text is not valid TOML.
    Syntax,
}

/// The keys of a target.
#[must_use]
pub const fn keys_of(target: Target) -> &'static [&'static [Key]] {
    match target {
        Target::File => &[keys::PROFILE_KEYS],
        Target::Cash => &[keys::CASH_KEYS],
        Target::Check => &[keys::CHECK_KEYS],
        Target::Registry => &[keys::REGISTRY_KEYS],
        Target::Calendar => &[keys::CALENDAR_KEYS],
        Target::Facts => &[keys::FACT_KEYS],
        Target::Income(_) => &[keys::INCOME_KEYS, keys::TIMING_KEYS],
        Target::Expense(_) => &[keys::EXPENSE_KEYS, keys::TIMING_KEYS],
        Target::Line(_) => &[keys::LINE_KEYS, TERM_KEYS],
        Target::Instalment(..) => &[keys::INSTALMENT_KEYS],
        Target::Part(..) => &[keys::PART_KEYS],
        Target::History(_) => &[keys::HISTORY_KEYS],
    }
}

impl Address {
    /// The address of a key; `None` when the table has no such key.
    #[must_use]
    pub fn of(target: Target, key: &str) -> Option<Address> {
        let key = find(keys_of(target), key)?;
        Some(Address { target, inside: None, key })
    }

    /// The address of a key of a small table inside.
    #[must_use]
    pub fn inside(target: Target, table: &str, key: &str) -> Option<Address> {
        let table = find(keys_of(target), table)?;
        let key = find(table.shape.table_keys()?, key)?;
        Some(Address { target, inside: Some(table.name), key })
    }

    /// The address that a person wrote: `name`, `cash.spendable`, `income.salary.amount`, `expense.2.day`,
    /// `line.card.limit`, `line.card.minimum.percent`, `line.card.history.registry`, `line.card.instalment.1.paid`.
    /// Entries are named, or counted from 1.
    ///
    /// # Errors
    /// Which piece of it names nothing.
    pub fn parse(text: &str, written: &str) -> Result<Address, NoAddress> {
        let pieces: Vec<&str> = written.split('.').map(str::trim).collect();
        let (target, rest) = target(text, &pieces)?;
        match rest {
            [key] => Address::of(target, key).ok_or_else(|| unknown(target, None, key)),
            [table, key] => {
                if Address::of(target, table).is_none_or(|outer| outer.key.shape.table_keys().is_none()) {
                    return Err(unknown(target, None, table));
                }
                Address::inside(target, table, key).ok_or_else(|| unknown(target, Some(table), key))
            }
            _ => Err(unknown(target, None, &rest.join("."))),
        }
    }

    /// The text with a value there; a small table that is missing is made.
    ///
    /// # Errors
    /// [`EditError`] when the text is not valid TOML or the entry is not there.
    pub fn set(self, text: &str, value: &NewValue) -> Result<String, EditError> {
        let Some(inside) = self.inside else { return set(text, self.target, self.key.name, value) };
        let mut document = parse(text)?;
        let table = table_mut(&mut document, self.target, true).ok_or(EditError::NoSuchEntry)?;
        if !table.contains_key(inside) {
            table.insert(inside, Item::Value(Value::InlineTable(InlineTable::new())));
        }
        match table.get_mut(inside) {
            Some(Item::Value(Value::InlineTable(small))) => {
                small.insert(self.key.name, value.write());
                small.fmt();
            }
            Some(item) => {
                let small = item.as_table_like_mut().ok_or(EditError::NoSuchEntry)?;
                small.insert(self.key.name, Item::Value(value.write()));
            }
            None => return Err(EditError::NoSuchEntry),
        }
        Ok(written(&document, text))
    }

    /// The text without a value there; a small table that becomes empty goes too.
    ///
    /// # Errors
    /// [`EditError`] when the text is not valid TOML or the entry is not there.
    pub fn clear(self, text: &str) -> Result<String, EditError> {
        let Some(inside) = self.inside else { return unset(text, self.target, self.key.name) };
        let mut document = parse(text)?;
        let table = table_mut(&mut document, self.target, false).ok_or(EditError::NoSuchEntry)?;
        let Some(small) = table.get_mut(inside).and_then(Item::as_table_like_mut) else { return Ok(text.to_owned()) };
        small.remove(self.key.name);
        if small.is_empty() {
            return unset(text, self.target, inside);
        }
        if let Some(Item::Value(Value::InlineTable(small))) = table.get_mut(inside) {
            small.fmt();
        }
        Ok(written(&document, text))
    }

    /// What was typed, set; nothing typed takes the key out.
    ///
    /// # Errors
    /// [`EditError`] when the text is not valid TOML or the entry is not there.
    pub fn type_in(self, text: &str, typed: &str) -> Result<String, EditError> {
        if typed.trim().is_empty() {
            return self.clear(text);
        }
        self.set(text, &NewValue::typed(typed, self.key))
    }
}

fn find(lists: &'static [&'static [Key]], name: &str) -> Option<&'static Key> {
    lists.iter().flat_map(|list| list.iter()).find(|key| key.name == name)
}

fn unknown(target: Target, inside: Option<&str>, key: &str) -> NoAddress {
    let lists = match inside {
        None => keys_of(target),
        Some(inside) => find(keys_of(target), inside).and_then(|key| key.shape.table_keys()).unwrap_or(&[]),
    };
    let names: Vec<&str> = lists.iter().flat_map(|list| list.iter()).map(|key| key.name).collect();
    NoAddress::UnknownKey {
        key: key.to_owned(),
        table: inside.unwrap_or(table_name(target)).to_owned(),
        nearest: nearest(key, names.iter().copied()).unwrap_or("").to_owned(),
        known: names.join(", "),
    }
}

const fn table_name(target: Target) -> &'static str {
    match target {
        Target::File => "",
        Target::Cash => "cash",
        Target::Check => "check",
        Target::Registry => "registry",
        Target::Calendar => "calendar",
        Target::Facts => "facts",
        Target::Income(_) => "income",
        Target::Expense(_) => "expense",
        Target::Line(_) => "line",
        Target::Instalment(..) => "instalment",
        Target::Part(..) => "part",
        Target::History(_) => "history",
    }
}

/// The table that the first pieces name, and the pieces after them.
fn target<'p>(text: &str, pieces: &'p [&'p str]) -> Result<(Target, &'p [&'p str]), NoAddress> {
    let table = match pieces {
        ["cash", rest @ ..] if !rest.is_empty() => (Target::Cash, rest),
        ["check", rest @ ..] if !rest.is_empty() => (Target::Check, rest),
        ["registry", rest @ ..] if !rest.is_empty() => (Target::Registry, rest),
        ["calendar", rest @ ..] if !rest.is_empty() => (Target::Calendar, rest),
        ["facts", rest @ ..] if !rest.is_empty() => (Target::Facts, rest),
        ["income", who, rest @ ..] => (Target::Income(entry(text, "income", who)?), rest),
        ["expense", who, rest @ ..] => (Target::Expense(entry(text, "expense", who)?), rest),
        ["line", id, rest @ ..] => {
            parse(text).map_err(|_| NoAddress::Syntax)?;
            let line = line_index(text, id).ok_or_else(|| NoAddress::NoSuchLine((*id).to_owned()))?;
            of_line(line, rest)?
        }
        rest => (Target::File, rest),
    };
    Ok(table)
}

fn of_line<'p>(line: usize, pieces: &'p [&'p str]) -> Result<(Target, &'p [&'p str]), NoAddress> {
    let number = |text: &str| {
        let place = text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        place.ok_or_else(|| NoAddress::NoSuchEntry(text.to_owned()))
    };
    Ok(match pieces {
        ["history", rest @ ..] if !rest.is_empty() => (Target::History(line), rest),
        ["instalment", which, rest @ ..] => (Target::Instalment(line, number(which)?), rest),
        ["part", which, rest @ ..] => (Target::Part(line, number(which)?), rest),
        rest => (Target::Line(line), rest),
    })
}

/// The place of an income or expense by its name in either language, or by its number from 1.
fn entry(text: &str, list: &str, who: &str) -> Result<usize, NoAddress> {
    let document = parse(text).map_err(|_| NoAddress::Syntax)?;
    let missing = || NoAddress::NoSuchEntry(who.to_owned());
    let entries = document.get(list).ok_or_else(missing)?;
    let is_named = |index: &usize| {
        let name = entry_of(entries, *index).and_then(|table| table.get("name"));
        name.is_some_and(|name| match name.as_table_like() {
            Some(both) => both.iter().any(|(_, item)| item.as_str() == Some(who)),
            None => name.as_str() == Some(who),
        })
    };
    let named = (0..count(entries)).find(is_named);
    let numbered = who.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    named.or(numbered.filter(|place| *place < count(entries))).ok_or_else(missing)
}
