//! Changing a profile's text: one value, one entry, one name at a time. Comments and order stay as the reader wrote them.
//!
//! These are pure functions from text to text. Whether the new text is right is for `read` and `check`; a caller applies
//! a change, checks the result, and saves it or shows what is wrong.

mod address;
mod change;
mod entry;
mod plan;
mod reading;
mod value;

use toml_edit::{DocumentMut, Item, TableLike};

pub use address::{Address, NoAddress, keys_of};
pub use change::{close_line, rename_line, set, unset};
pub use entry::{add, remove};
pub use plan::{Planned, adopt, drop_plan};
pub use reading::{Reading, excerpt};
pub use value::NewValue;

/// A table of a profile, by its place in the file (counted from 0, wrong entries included).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// The keys before the first header.
    File,
    /// `[cash]`.
    Cash,
    /// `[check]`.
    Check,
    /// `[registry]`.
    Registry,
    /// `[calendar]`.
    Calendar,
    /// `[facts]`.
    Facts,
    /// An `[[income]]`.
    Income(usize),
    /// An `[[expense]]`.
    Expense(usize),
    /// A `[[line]]`.
    Line(usize),
    /// A `[[line.instalment]]`: the line, then the plan.
    Instalment(usize, usize),
    /// A `[[line.part]]`: the line, then the part.
    Part(usize, usize),
    /// `[line.history]` of a line.
    History(usize),
}

/// Why a text could not be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The text is not valid TOML, so nothing in it can be changed safely.
    Syntax,
    /// There is no such entry.
    NoSuchEntry,
    /// No line has this id.
    NoSuchLine(String),
    /// Another line has, or had, this id.
    IdTaken(String),
    /// Not an id.
    BadId(String),
}

/// The place in the file of the line with this id.
#[must_use]
pub fn line_index(text: &str, id: &str) -> Option<usize> {
    let document = parse(text).ok()?;
    let lines = document.get("line")?;
    (0..count(lines)).find(|index| {
        let table = entry_of(lines, *index);
        table.and_then(|table| table.get("id")).and_then(Item::as_str) == Some(id)
    })
}

fn parse(text: &str) -> Result<DocumentMut, EditError> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    text.replace("\r\n", "\n").parse().map_err(|_| EditError::Syntax)
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The changed text with the line ends and the byte order mark of the old one.
fn written(document: &DocumentMut, old: &str) -> String {
    let mut text = document.to_string();
    if old.contains("\r\n") {
        text = text.replace('\n', "\r\n");
    }
    if old.starts_with(BYTE_ORDER_MARK) {
        text.insert(0, BYTE_ORDER_MARK);
    }
    text
}

/// How many entries an array of tables has, whether under headers or inline.
fn count(item: &Item) -> usize {
    match item {
        Item::ArrayOfTables(tables) => tables.len(),
        Item::Value(value) => value.as_array().map_or(0, toml_edit::Array::len),
        Item::None | Item::Table(_) => 0,
    }
}

fn entry_of(item: &Item, index: usize) -> Option<&dyn TableLike> {
    match item {
        Item::ArrayOfTables(tables) => tables.get(index).map(|table| table as &dyn TableLike),
        Item::Value(value) => value.as_array()?.get(index)?.as_inline_table().map(|table| table as &dyn TableLike),
        Item::None | Item::Table(_) => None,
    }
}

fn entry_of_mut(item: &mut Item, index: usize) -> Option<&mut dyn TableLike> {
    match item {
        Item::ArrayOfTables(tables) => tables.get_mut(index).map(|table| table as &mut dyn TableLike),
        Item::Value(value) => {
            value.as_array_mut()?.get_mut(index)?.as_inline_table_mut().map(|table| table as &mut dyn TableLike)
        }
        Item::None | Item::Table(_) => None,
    }
}

/// The table of a target; small tables that are missing are made when `make` is set.
fn table_mut(document: &mut DocumentMut, target: Target, make: bool) -> Option<&mut dyn TableLike> {
    let root: &mut dyn TableLike = document.as_table_mut();
    match target {
        Target::File => Some(root),
        Target::Cash => named(root, "cash", make),
        Target::Check => named(root, "check", make),
        Target::Registry => named(root, "registry", make),
        Target::Calendar => named(root, "calendar", make),
        Target::Facts => named(root, "facts", make),
        Target::Income(index) => entry_of_mut(root.get_mut("income")?, index),
        Target::Expense(index) => entry_of_mut(root.get_mut("expense")?, index),
        Target::Line(index) => entry_of_mut(root.get_mut("line")?, index),
        Target::Instalment(line, index) => {
            entry_of_mut(entry_of_mut(root.get_mut("line")?, line)?.get_mut("instalment")?, index)
        }
        Target::Part(line, index) => entry_of_mut(entry_of_mut(root.get_mut("line")?, line)?.get_mut("part")?, index),
        Target::History(line) => named(entry_of_mut(root.get_mut("line")?, line)?, "history", make),
    }
}

fn named<'t>(table: &'t mut dyn TableLike, key: &str, make: bool) -> Option<&'t mut dyn TableLike> {
    if make && !table.contains_key(key) {
        let mut new = toml_edit::Table::new();
        new.decor_mut().set_prefix("\n");
        table.insert(key, Item::Table(new));
    }
    table.get_mut(key)?.as_table_like_mut()
}
