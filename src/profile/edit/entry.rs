//! Whole entries: an income, an expense, a line or a part of one added or taken out.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use super::change::apart_of;
use super::value::NewValue;
use super::{EditError, Target, entry_of_mut, parse, written};

/// Adds an entry after the last of its kind, with these values in this order. The number in the target is not looked at;
/// for an instalment or a part its line is.
///
/// # Errors
/// [`EditError`] when the text is not valid TOML, or the target is no list.
pub fn add(text: &str, target: Target, values: &[(String, NewValue)]) -> Result<String, EditError> {
    let mut document = parse(text)?;
    let (key, line) = list_of(target).ok_or(EditError::NoSuchEntry)?;
    let mut table = Table::new();
    for (name, value) in values {
        table.insert(name, Item::Value(value.write()));
    }
    table.decor_mut().set_prefix("\n");
    let list = list_mut(&mut document, key, line).ok_or(EditError::NoSuchEntry)?;
    match list {
        Item::ArrayOfTables(tables) => tables.push(table),
        Item::Value(toml_edit::Value::Array(array)) => array.push(table.into_inline_table()),
        other => *other = Item::ArrayOfTables(ArrayOfTables::from_iter([table])),
    }
    Ok(written(&document, text))
}

/// Takes an entry out with all that belongs to it and the comment right above it. A comment that a blank line parts from
/// it, such as the one at the head of the file, stays.
///
/// # Errors
/// [`EditError`] when the text is not valid TOML or there is no such entry.
pub fn remove(text: &str, target: Target) -> Result<String, EditError> {
    let mut document = parse(text)?;
    let (key, line) = list_of(target).ok_or(EditError::NoSuchEntry)?;
    let index = index_of(target);
    let list = list_mut(&mut document, key, line).ok_or(EditError::NoSuchEntry)?;
    let kept = match list {
        Item::ArrayOfTables(tables) => {
            let table = tables.get(index).ok_or(EditError::NoSuchEntry)?;
            let kept = (table.position(), prefix_of(table));
            tables.remove(index);
            kept
        }
        Item::Value(toml_edit::Value::Array(array)) if index < array.len() => {
            array.remove(index);
            return Ok(written(&document, text));
        }
        _ => return Err(EditError::NoSuchEntry),
    };
    give_to_next(&mut document, kept.0, &apart_of(&kept.1));
    Ok(written(&document, text))
}

fn prefix_of(table: &Table) -> String {
    table.decor().prefix().and_then(|raw| raw.as_str()).unwrap_or("").to_owned()
}

/// Puts a comment that must stay above the table that now follows, or at the end of the text.
fn give_to_next(document: &mut DocumentMut, position: Option<isize>, kept: &str) {
    if kept.trim().is_empty() {
        return;
    }
    let mut next: Option<&mut Table> = None;
    for (_, item) in document.as_table_mut().iter_mut() {
        let tables: Vec<&mut Table> = match item {
            Item::Table(table) => vec![table],
            Item::ArrayOfTables(tables) => tables.iter_mut().collect(),
            Item::None | Item::Value(_) => Vec::new(),
        };
        for table in tables {
            let is_nearer = next.as_ref().is_none_or(|nearest| table.position() < nearest.position());
            if table.position() > position && is_nearer {
                next = Some(table);
            }
        }
    }
    if let Some(table) = next {
        let own = prefix_of(table);
        table.decor_mut().set_prefix(format!("{kept}{own}"));
    } else {
        let end = document.trailing().as_str().unwrap_or("").to_owned();
        document.set_trailing(format!("{kept}{end}"));
    }
}

/// The key of a target's list, and the line it is in.
const fn list_of(target: Target) -> Option<(&'static str, Option<usize>)> {
    match target {
        Target::Income(_) => Some(("income", None)),
        Target::Expense(_) => Some(("expense", None)),
        Target::Line(_) => Some(("line", None)),
        Target::Instalment(line, _) => Some(("instalment", Some(line))),
        Target::Part(line, _) => Some(("part", Some(line))),
        Target::File
        | Target::Cash
        | Target::Check
        | Target::Registry
        | Target::Calendar
        | Target::Facts
        | Target::History(_) => None,
    }
}

const fn index_of(target: Target) -> usize {
    match target {
        Target::Income(index)
        | Target::Expense(index)
        | Target::Line(index)
        | Target::Instalment(_, index)
        | Target::Part(_, index) => index,
        _ => 0,
    }
}

fn list_mut<'d>(document: &'d mut DocumentMut, key: &str, line: Option<usize>) -> Option<&'d mut Item> {
    match line {
        None => Some(document.as_table_mut().entry(key).or_insert(Item::None)),
        Some(line) => {
            let table = entry_of_mut(document.get_mut("line")?, line)?;
            if !table.contains_key(key) {
                table.insert(key, Item::ArrayOfTables(ArrayOfTables::new()));
            }
            table.get_mut(key)
        }
    }
}
