//! New texts of a journal: a row added, corrected or taken back. All other rows stay byte for byte.
//!
//! These are pure functions of text; putting the new text in place safely is for `store`.

use std::ops::Range;

use csv::StringRecord;

use super::rows::Rows;
use super::{COLUMNS, Columns};
use crate::document::choice::Choice;
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::household::entry::EntryKind;
use crate::domain::money::{Currency, Money};

/// A row to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRow {
    /// When it happened.
    pub day: Day,
    /// A line's id, `cash` or `emergency`.
    pub account: String,
    /// What sort.
    pub kind: EntryKind,
    /// How much; none for a state.
    pub amount: Option<Money>,
    /// The new state, for a state row.
    pub state: Option<LineState>,
    /// A note; line ends become blanks.
    pub note: String,
}

/// The new text of a journal, and what belongs beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The whole new text.
    pub text: String,
    /// The id of the row that was added or corrected.
    pub id: String,
    /// A torn last row that was taken out of the text, to be set aside in a file.
    pub torn: Option<String>,
}

/// Why a journal could not be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteError {
    /// Its header lacks columns, so a row cannot be placed.
    NoHeader,
    /// No row has this id.
    NoSuchRow,
    /// There is no row to take back.
    Empty,
}

/// Adds a row at the end; an empty text becomes a new journal. The id is the row's date and a number.
///
/// # Errors
/// [`WriteError::NoHeader`] when the text has a header without the needed columns.
pub fn append(text: &str, row: &NewRow, currency: Currency) -> Result<Written, WriteError> {
    if is_blank(text) {
        let header = COLUMNS.join(",") + "\n";
        return append(&header, row, currency);
    }
    let sheet = Sheet::of(text)?;
    let (kept, torn) = sheet.without_torn(text);
    let id = free_id(row.day, &sheet.ids);
    let mut new = kept.to_owned();
    if !new.ends_with('\n') {
        new.push_str(sheet.line_end);
    }
    new.push_str(&record_text(&sheet, row, &id, currency, None));
    new.push_str(sheet.line_end);
    Ok(Written { text: new, id, torn })
}

/// Replaces the row with this id, keeping the id and the reader's own columns.
///
/// # Errors
/// [`WriteError::NoSuchRow`] or [`WriteError::NoHeader`].
pub fn correct(text: &str, id: &str, row: &NewRow, currency: Currency) -> Result<Written, WriteError> {
    if is_blank(text) {
        return Err(WriteError::NoSuchRow);
    }
    let sheet = Sheet::of(text)?;
    let at = sheet.ids.iter().position(|known| known == id).filter(|_| !id.is_empty()).ok_or(WriteError::NoSuchRow)?;
    let span = sheet.rows.get(at).cloned().ok_or(WriteError::NoSuchRow)?;
    let before = read_one(text.get(span.clone()).unwrap_or(""));
    let new = record_text(&sheet, row, id, currency, Some(&before));
    Ok(Written { text: replaced(text, span, &new), id: id.to_owned(), torn: None })
}

/// Takes the last row back; gives the new text and the row that was removed.
///
/// # Errors
/// [`WriteError::Empty`] when there is no row, [`WriteError::NoHeader`] without a header.
pub fn undo(text: &str) -> Result<(String, String), WriteError> {
    if is_blank(text) {
        return Err(WriteError::Empty);
    }
    let sheet = Sheet::of(text)?;
    let span = sheet.rows.last().cloned().ok_or(WriteError::Empty)?;
    let removed = text.get(span.clone()).unwrap_or("").to_owned();
    Ok((text.get(..span.start).unwrap_or("").to_owned(), removed))
}

/// Takes the row with this id out; gives the new text and the row that was removed.
///
/// # Errors
/// [`WriteError::NoSuchRow`] or [`WriteError::NoHeader`].
pub fn remove(text: &str, id: &str) -> Result<(String, String), WriteError> {
    if is_blank(text) {
        return Err(WriteError::NoSuchRow);
    }
    let sheet = Sheet::of(text)?;
    let at = sheet.ids.iter().position(|known| known == id).filter(|_| !id.is_empty()).ok_or(WriteError::NoSuchRow)?;
    let span = sheet.rows.get(at).cloned().ok_or(WriteError::NoSuchRow)?;
    let removed = text.get(span.clone()).unwrap_or("").to_owned();
    // Its line end goes with it.
    let rest = text.get(span.end..).unwrap_or("");
    let end = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).map_or(0, |kept| rest.len() - kept.len());
    Ok((replaced(text, span.start..span.end + end, ""), removed))
}

/// Whether there is no journal yet.
fn is_blank(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim().is_empty()
}

/// Where the rows of a journal stand, and their ids.
struct Sheet {
    header: StringRecord,
    columns: Columns,
    rows: Vec<Range<usize>>,
    ids: Vec<String>,
    /// Fields of the last row.
    last_fields: usize,
    line_end: &'static str,
}

impl Sheet {
    fn of(text: &str) -> Result<Sheet, WriteError> {
        let mut rows = Rows::of(text);
        let mut record = StringRecord::new();
        rows.next(&mut record).ok_or(WriteError::NoHeader)?;
        let columns = Columns::of(&record);
        if ["date", "account", "kind", "amount"].iter().any(|column| columns.place(column).is_none()) {
            return Err(WriteError::NoHeader);
        }
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut sheet =
            Sheet { header: record.clone(), columns, rows: Vec::new(), ids: Vec::new(), last_fields: 0, line_end };
        while let Some(place) = rows.next(&mut record) {
            sheet.rows.push(place.span);
            sheet.ids.push(sheet.columns.value(&record, "id").to_owned());
            sheet.last_fields = record.len();
        }
        Ok(sheet)
    }

    /// The text without a last row that was cut while being written, and that row.
    fn without_torn<'t>(&self, text: &'t str) -> (&'t str, Option<String>) {
        let Some(last) = self.rows.last() else { return (text, None) };
        if text.ends_with('\n') || self.last_fields >= self.header.len() {
            return (text, None);
        }
        (text.get(..last.start).unwrap_or(text), text.get(last.clone()).map(str::to_owned))
    }
}

fn read_one(row: &str) -> StringRecord {
    let mut record = StringRecord::new();
    let _ = Rows::of(row).next(&mut record);
    record
}

/// The text of a row in the order of the header; columns of the reader's own keep what `before` had.
fn record_text(sheet: &Sheet, row: &NewRow, id: &str, currency: Currency, before: Option<&StringRecord>) -> String {
    let note: String = row.note.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let field = |index: usize, name: &str| match name {
        "id" => id.to_owned(),
        "date" => row.day.to_string(),
        "account" => row.account.clone(),
        "kind" => row.kind.word().to_owned(),
        "amount" => row.amount.map(|amount| amount.plain(currency)).unwrap_or_default(),
        "value" => row.state.map(|state| state.word().to_owned()).unwrap_or_default(),
        "note" => note.trim().to_owned(),
        _ => before.and_then(|record| record.get(index)).unwrap_or("").to_owned(),
    };
    let fields: Vec<String> =
        sheet.header.iter().enumerate().map(|(index, name)| quoted(&field(index, name.trim()))).collect();
    fields.join(",")
}

/// A field with quotes where it needs them.
fn quoted(field: &str) -> String {
    let needs = field.contains([',', '"']) || field.starts_with(' ') || field.ends_with(' ');
    if needs { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}

/// The first free id of a day: the date and a number from 1.
fn free_id(day: Day, ids: &[String]) -> String {
    let taken: std::collections::HashSet<&str> = ids.iter().map(String::as_str).collect();
    let mut number = 1_u32;
    loop {
        let id = format!("{day}-{number}");
        if !taken.contains(id.as_str()) {
            return id;
        }
        number = number.saturating_add(1);
    }
}

fn replaced(text: &str, span: Range<usize>, new: &str) -> String {
    let mut out = text.to_owned();
    out.replace_range(span, new);
    out
}
