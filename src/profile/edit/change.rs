//! Changes of values: set, taken out, a line renamed or closed.

use toml_edit::{Item, TableLike, Value};

use super::value::NewValue;
use super::{EditError, Target, count, entry_of, entry_of_mut, line_index, parse, table_mut, written};
use crate::document::value::is_id;
use crate::domain::calendar::Day;

/// Sets a value. A value that was there keeps the comment after it; a new key goes to the end of its table.
///
/// # Errors
/// [`EditError`] when the text is not valid TOML or the entry is not there.
pub fn set(text: &str, target: Target, key: &str, value: &NewValue) -> Result<String, EditError> {
    let mut document = parse(text)?;
    let table = table_mut(&mut document, target, true).ok_or(EditError::NoSuchEntry)?;
    set_in(table, key, value);
    Ok(written(&document, text))
}

/// Takes a key out. The comment lines above it go with it; the one that a blank line parts from it stays.
///
/// # Errors
/// [`EditError`] when the text is not valid TOML or the entry is not there.
pub fn unset(text: &str, target: Target, key: &str) -> Result<String, EditError> {
    let mut document = parse(text)?;
    let table = table_mut(&mut document, target, false).ok_or(EditError::NoSuchEntry)?;
    let apart = table.key(key).and_then(|key| key.leaf_decor().prefix()).and_then(|raw| raw.as_str()).map(apart_of);
    let place = table.iter().position(|(name, _)| name == key);
    table.remove(key);
    if let (Some(kept), Some(place)) = (apart.filter(|kept| !kept.trim().is_empty()), place) {
        keep_comment(table, place, &kept);
    }
    Ok(written(&document, text))
}

/// Puts a comment that stood above a key that is gone above the key that took its place, or below the last value.
fn keep_comment(table: &mut dyn TableLike, place: usize, kept: &str) {
    if let Some((mut next, _)) = table.iter_mut().nth(place) {
        let below = next.leaf_decor().prefix().and_then(|raw| raw.as_str()).unwrap_or("").to_owned();
        next.leaf_decor_mut().set_prefix(kept.to_owned() + &below);
        return;
    }
    let last = place.checked_sub(1).and_then(|before| table.iter_mut().nth(before));
    if let Some(value) = last.and_then(|(_, item)| item.as_value_mut()) {
        // Written out, this is the end of the value's row and the comment's own rows.
        let end = value.decor().suffix().and_then(|raw| raw.as_str()).unwrap_or("").to_owned();
        value.decor_mut().set_suffix(format!("{end}\n{}", kept.trim_end()));
    }
}

/// Gives a line another id. The old one joins `renamed_from`, so that journal rows follow, and what was paid with the
/// line still is.
///
/// # Errors
/// [`EditError`] when there is no such line or the new id is taken or none.
pub fn rename_line(text: &str, old: &str, new: &str) -> Result<String, EditError> {
    if !is_id(new) || matches!(new, "cash" | "emergency") {
        return Err(EditError::BadId(new.to_owned()));
    }
    if old == new {
        return Ok(text.to_owned());
    }
    let index = line_index(text, old).ok_or_else(|| EditError::NoSuchLine(old.to_owned()))?;
    let mut document = parse(text)?;
    if document.get("line").is_some_and(|lines| is_taken(lines, index, new)) {
        return Err(EditError::IdTaken(new.to_owned()));
    }
    let table = table_mut(&mut document, Target::Line(index), false).ok_or(EditError::NoSuchEntry)?;
    set_in(table, "id", &NewValue::Text(new.to_owned()));
    let earlier = earlier_ids(table).into_iter().filter(|id| id != new).chain([old.to_owned()]);
    set_in(table, "renamed_from", &NewValue::List(earlier.map(NewValue::Text).collect()));
    for key in ["expense", "line"] {
        let Some(entries) = document.get_mut(key) else { continue };
        for index in 0..count(entries) {
            let Some(table) = entry_of_mut(entries, index) else { continue };
            if table.get("pay_with").and_then(Item::as_str) == Some(old) {
                set_in(table, "pay_with", &NewValue::Text(new.to_owned()));
            }
        }
    }
    Ok(written(&document, text))
}

/// Whether another line has this id or had it before.
fn is_taken(lines: &Item, own: usize, id: &str) -> bool {
    (0..count(lines)).filter(|index| *index != own).any(|index| {
        entry_of(lines, index).is_some_and(|table| {
            table.get("id").and_then(Item::as_str) == Some(id) || earlier_ids(table).iter().any(|old| old == id)
        })
    })
}

fn earlier_ids(table: &dyn TableLike) -> Vec<String> {
    let list = table.get("renamed_from").and_then(Item::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Closes a line on a day; its history and what it still owes stay.
///
/// # Errors
/// [`EditError`] when there is no such line.
pub fn close_line(text: &str, id: &str, on: Day) -> Result<String, EditError> {
    let index = line_index(text, id).ok_or_else(|| EditError::NoSuchLine(id.to_owned()))?;
    let closed = set(text, Target::Line(index), "state", &NewValue::Text("closed".to_owned()))?;
    set(&closed, Target::Line(index), "closed_on", &NewValue::Date(on))
}

/// Sets a value and keeps the blanks and the comment around the old one.
fn set_in(table: &mut dyn TableLike, key: &str, value: &NewValue) {
    let mut new = value.write();
    if let Some(item) = table.get_mut(key) {
        if let Some(old) = item.as_value() {
            *new.decor_mut() = old.decor().clone();
        }
        *item = Item::Value(new);
    } else {
        table.insert(key, Item::Value(new));
    }
}

/// The part of the text above a key or header that a blank line parts from it: it belongs to what stands before.
pub(super) fn apart_of(prefix: &str) -> String {
    prefix.rfind("\n\n").map_or_else(String::new, |at| prefix.get(..=at).unwrap_or("").to_owned())
}
