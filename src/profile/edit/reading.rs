//! Looking into a profile's text: values as a person would type them, how many entries there are, where each stands.

use std::ops::Range;

use toml_edit::{Document, Item, Table, TableLike, Value};

use super::address::Address;
use super::{BYTE_ORDER_MARK, EditError, Target, count, entry_of};

/// A profile's text, parsed once.
#[derive(Debug)]
pub struct Reading {
    document: Document<String>,
    /// Bytes before the text that was parsed.
    base: usize,
}

impl Reading {
    /// Parses a text.
    ///
    /// # Errors
    /// [`EditError::Syntax`] when it is not valid TOML.
    pub fn of(text: &str) -> Result<Reading, EditError> {
        let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let base = text.len() - body.len();
        let document = Document::parse(body.to_owned()).map_err(|_| EditError::Syntax)?;
        Ok(Reading { document, base })
    }

    /// The value at an address as a person would type it; `None` when nothing is written there.
    #[must_use]
    pub fn value(&self, address: Address) -> Option<String> {
        shown(self.item(address)?)
    }

    /// Whether the key at an address holds a small table, such as a name in both languages.
    #[must_use]
    pub fn is_table(&self, address: Address) -> bool {
        self.item(address).is_some_and(Item::is_table_like)
    }

    /// The bytes of the value at an address.
    #[must_use]
    pub fn span(&self, address: Address) -> Option<Range<usize>> {
        let span = self.item(address)?.span()?;
        Some(span.start + self.base..span.end + self.base)
    }

    /// How many entries the list of a target has; the target's own number is not looked at.
    #[must_use]
    pub fn count(&self, list: Target) -> usize {
        let root = self.document.as_table();
        let of_line = |line: usize, key: &str| {
            let table = root.get("line").and_then(|lines| entry_of(lines, line));
            table.and_then(|table| table.get(key)).map_or(0, count)
        };
        match list {
            Target::Income(_) => root.get("income").map_or(0, count),
            Target::Expense(_) => root.get("expense").map_or(0, count),
            Target::Line(_) => root.get("line").map_or(0, count),
            Target::Instalment(line, _) => of_line(line, "instalment"),
            Target::Part(line, _) => of_line(line, "part"),
            _ => 0,
        }
    }

    /// How many values a table states.
    #[must_use]
    pub fn stated(&self, target: Target) -> usize {
        table(self.document.as_table(), target).map_or(0, TableLike::len)
    }

    fn item(&self, address: Address) -> Option<&Item> {
        let table = table(self.document.as_table(), address.target)?;
        let table = match address.inside {
            None => table,
            Some(inside) => table.get(inside)?.as_table_like()?,
        };
        table.get(address.key.name)
    }
}

fn table(root: &Table, target: Target) -> Option<&dyn TableLike> {
    let named = |key: &str| root.get(key)?.as_table_like();
    let entry = |key: &str, index: usize| entry_of(root.get(key)?, index);
    match target {
        Target::File => Some(root),
        Target::Cash => named("cash"),
        Target::Check => named("check"),
        Target::Registry => named("registry"),
        Target::Calendar => named("calendar"),
        Target::Facts => named("facts"),
        Target::Income(index) => entry("income", index),
        Target::Expense(index) => entry("expense", index),
        Target::Line(index) => entry("line", index),
        Target::Instalment(line, index) => entry_of(entry("line", line)?.get("instalment")?, index),
        Target::Part(line, index) => entry_of(entry("line", line)?.get("part")?, index),
        Target::History(line) => entry("line", line)?.get("history")?.as_table_like(),
    }
}

/// A value as a person would type it.
fn shown(item: &Item) -> Option<String> {
    match item.as_value()? {
        Value::String(text) => Some(text.value().clone()),
        Value::Integer(number) => Some(number.value().to_string()),
        Value::Float(number) => Some(number.display_repr().into_owned()),
        Value::Boolean(flag) => Some(flag.value().to_string()),
        Value::Datetime(date) => Some(date.value().to_string()),
        Value::Array(list) => {
            let items: Vec<String> = list.iter().filter_map(|item| shown(&Item::Value(item.clone()))).collect();
            Some(items.join(", "))
        }
        Value::InlineTable(_) => None,
    }
}

/// The rows of an entry with the comment right above it, as far as it stands under a header of its own.
#[must_use]
pub fn excerpt(text: &str, target: Target) -> Option<Range<usize>> {
    let (wanted, number) = match target {
        Target::File => return Some(0..first_header(text)),
        Target::Cash => ("[cash]", 0),
        Target::Check => ("[check]", 0),
        Target::Registry => ("[registry]", 0),
        Target::Calendar => ("[calendar]", 0),
        Target::Facts => ("[facts]", 0),
        Target::Income(index) => ("[[income]]", index),
        Target::Expense(index) => ("[[expense]]", index),
        Target::Line(index) => ("[[line]]", index),
        Target::Instalment(line, index) => return inside(text, line, "[[line.instalment]]", index),
        Target::Part(line, index) => return inside(text, line, "[[line.part]]", index),
        Target::History(line) => return inside(text, line, "[line.history]", 0),
    };
    let is_start = |row: &str| header(row) == Some(wanted);
    let ends = |row: &str| header(row).is_some_and(|head| wanted != "[[line]]" || !is_of_line(head));
    block(text, 0..text.len(), number, &is_start, &ends)
}

fn inside(text: &str, line: usize, wanted: &str, number: usize) -> Option<Range<usize>> {
    let whole = excerpt(text, Target::Line(line))?;
    block(text, whole, number, &|row| header(row) == Some(wanted), &|row| header(row).is_some())
}

fn is_of_line(head: &str) -> bool {
    head.starts_with("[line.") || head.starts_with("[[line.")
}

/// The header on a row, without a comment after it.
fn header(row: &str) -> Option<&str> {
    let row = row.trim_start();
    let end = row.starts_with('[').then(|| row.rfind(']'))??;
    let head = row.get(..=end)?;
    let plain =
        head.trim_matches(['[', ']']).chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
    plain.then_some(head)
}

fn first_header(text: &str) -> usize {
    let mut at = 0;
    for row in text.split_inclusive('\n') {
        if header(row).is_some() {
            break;
        }
        at += row.len();
    }
    at
}

/// The `number`th block of rows within a range that begins at a starting row, its comment included.
fn block(
    text: &str,
    within: Range<usize>,
    number: usize,
    is_start: &dyn Fn(&str) -> bool,
    ends: &dyn Fn(&str) -> bool,
) -> Option<Range<usize>> {
    let mut at = within.start;
    let mut comment: Option<usize> = None;
    let mut found = 0;
    let mut start: Option<usize> = None;
    let mut end: Option<usize> = None;
    for row in text.get(within)?.split_inclusive('\n') {
        if let Some(start) = start
            && ends(row)
        {
            // A comment right above the next header belongs to that one.
            end = Some(comment.unwrap_or(at).max(start));
            break;
        }
        if start.is_none() && is_start(row) {
            if found == number {
                start = Some(comment.unwrap_or(at));
            }
            found += 1;
        }
        comment = if row.trim_start().starts_with('#') { comment.or(Some(at)) } else { None };
        at += row.len();
    }
    let start = start?;
    let kept = text.get(start..end.unwrap_or(at))?.trim_end().len();
    Some(start..start + kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# head\nschema = 1\n\n[cash] # here\nspendable = \"1\"\n\n# one\n[[line]]\nid = \"a\"\n# in a\n\
                        [[line.instalment]]\nprincipal = \"5\"\n\n[line.history]\nlast_used = 2026-01-01\n\n# two\n\
                        [[line]]\nid = \"b\"\n# end\n";

    fn shown(target: Target) -> &'static str {
        excerpt(TEXT, target).map_or("", |range| &TEXT[range])
    }

    #[test]
    fn an_entry_with_its_comment_and_nothing_of_its_neighbours() {
        assert_eq!(shown(Target::File), "# head\nschema = 1\n\n");
        assert_eq!(shown(Target::Cash), "[cash] # here\nspendable = \"1\"");
        assert!(shown(Target::Line(0)).starts_with("# one\n[[line]]"));
        assert!(shown(Target::Line(0)).ends_with("last_used = 2026-01-01"));
        assert_eq!(shown(Target::Line(1)), "# two\n[[line]]\nid = \"b\"\n# end");
        assert_eq!(shown(Target::Instalment(0, 0)), "# in a\n[[line.instalment]]\nprincipal = \"5\"");
        assert_eq!(shown(Target::History(0)), "[line.history]\nlast_used = 2026-01-01");
        assert_eq!(shown(Target::Line(2)), "");
    }

    #[test]
    fn values_and_their_places() {
        let reading = Reading::of(TEXT).unwrap();
        let address = Address::of(Target::Line(1), "id").unwrap();
        assert_eq!(reading.value(address).as_deref(), Some("b"));
        assert_eq!(reading.span(address).map(|span| &TEXT[span]), Some("\"b\""));
        assert_eq!((reading.count(Target::Line(0)), reading.count(Target::Instalment(0, 0))), (2, 1));
        assert_eq!(reading.stated(Target::Cash), 1);
        assert_eq!(Reading::of("a = ").map(|_| ()).unwrap_err(), EditError::Syntax);
    }
}
