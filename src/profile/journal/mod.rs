//! The journal beside a profile: what happened since the profile's day, one row a thing, as comma-separated text.
//!
//! Columns are found by their header names, so their order is free and columns of the reader's own are kept. Every bad
//! row is named and set aside; the rest counts. Writing never changes a row that it was not asked to change.

pub mod row;
mod rows;
mod typed;
pub mod write;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use csv::StringRecord;

pub use typed::{RowProblem, TypedRow, read_typed};

use self::row::RowReader;
use self::rows::{RowPlace, Rows};
use super::check::Checked;
use crate::diagnostic::{Code, Diagnostic, Item, LeftOut, Place, Source};
use crate::document::{Problems, nearest};
use crate::domain::calendar::Day;
use crate::domain::household::entry::{Account, Entry};
use crate::domain::household::profile::Profile;
use crate::domain::name::Name;

/// The columns of a journal, in the order in which a new one is written.
pub const COLUMNS: [&str; 7] = ["id", "date", "account", "kind", "amount", "value", "note"];

/// Columns that must be there.
const REQUIRED: [&str; 4] = ["date", "account", "kind", "amount"];

/// The largest number of problems that are shown one by one.
const MOST_PROBLEMS: usize = 50;

/// What reading a journal gives.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    /// The rows from the profile's day on, by day; rows of one day in their order in the file.
    pub entries: Vec<Entry>,
    /// What was wrong.
    pub problems: Vec<Diagnostic>,
    /// Rows that were set aside.
    pub left_out: Vec<LeftOut>,
    /// How many rows lie before the profile's day: history that its figures already hold.
    pub earlier: usize,
}

/// Reads a journal and compares it with its profile. Without a checked profile nothing can be read.
#[must_use]
pub fn read(source: &Arc<Source>, checked: &Checked, today: Day) -> Journal {
    let Some(profile) = &checked.profile else { return Journal::default() };
    let accounts = accounts(profile, checked);
    let mut reading = Reading {
        text: &source.text,
        problems: Problems::new(Arc::clone(source)),
        left_out: Vec::new(),
        not_shown: 0,
        today,
    };
    let (entries, earlier) = reading.rows(profile, &accounts);
    if reading.not_shown > 0 {
        reading.problems.add(Diagnostic::error(Code::JournalMore).with("count", reading.not_shown.to_string()));
    }
    Journal { entries, earlier, problems: reading.problems.into_list(), left_out: reading.left_out }
}

/// What a name in the account column can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// An account of the record.
    Known(Account),
    /// A line that was left out of the record: its rows go with it.
    LeftOut,
}

fn accounts<'a>(profile: &'a Profile, checked: &'a Checked) -> HashMap<&'a str, Named> {
    let line = |index: usize| Named::Known(Account::Line(u16::try_from(index).unwrap_or(u16::MAX)));
    let mut accounts = HashMap::new();
    for left in checked.left_out.iter().filter(|left| left.what == Item::Line) {
        accounts.insert(left.name.en.as_str(), Named::LeftOut);
    }
    accounts.extend(checked.earlier_ids.iter().map(|(id, index)| (id.as_str(), line(*index))));
    accounts.extend(profile.lines.iter().enumerate().map(|(index, found)| (found.id.as_str(), line(index))));
    accounts.insert("cash", Named::Known(Account::Cash));
    accounts.insert("emergency", Named::Known(Account::Emergency));
    accounts
}

/// Where each known column stands in a row.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Columns {
    at: [Option<usize>; 7],
    count: usize,
}

impl Columns {
    /// The columns of a header row.
    pub(crate) fn of(header: &StringRecord) -> Columns {
        let find = |name: &str| header.iter().position(|column| column.trim() == name);
        Columns { at: COLUMNS.map(find), count: header.len() }
    }

    /// The value of a column, empty when it is not there.
    pub(crate) fn value<'r>(&self, row: &'r StringRecord, column: &str) -> &'r str {
        self.place(column).and_then(|place| row.get(place)).map_or("", str::trim)
    }

    /// The place of a column.
    pub(crate) fn place(&self, column: &str) -> Option<usize> {
        COLUMNS.iter().position(|known| *known == column).and_then(|index| self.at.get(index).copied().flatten())
    }
}

struct Reading<'a> {
    text: &'a str,
    problems: Problems,
    left_out: Vec<LeftOut>,
    not_shown: usize,
    today: Day,
}

impl Reading<'_> {
    /// All rows that stand, and how many lie before the profile's day.
    fn rows(&mut self, profile: &Profile, accounts: &HashMap<&str, Named>) -> (Vec<Entry>, usize) {
        let text = self.text;
        let mut rows = Rows::of(text);
        let mut record = StringRecord::new();
        let Some(header) = rows.next(&mut record) else { return (Vec::new(), 0) };
        let columns = Columns::of(&record);
        if !self.has_required(&record, &columns, header.span) {
            return (Vec::new(), 0);
        }
        let row_reader = RowReader { profile, accounts, columns, today: self.today };
        let mut entries = Vec::with_capacity(text.len() / 48);
        let mut ids: HashSet<String> = HashSet::with_capacity(text.len() / 48);
        let mut earlier = 0;
        while let Some(RowPlace { span: place, open_quote }) = rows.next(&mut record) {
            let at_end = place.end == text.len();
            if open_quote || record.len() != columns.count {
                let torn = at_end && record.len() < columns.count;
                let code = match (torn, open_quote) {
                    (true, _) => Code::JournalTorn,
                    (false, true) => Code::JournalOpenQuote,
                    (false, false) => Code::JournalFieldCount,
                };
                self.wrong_row(code, &record, &columns, place);
                continue;
            }
            match self.one(&row_reader, &record, place.clone(), &mut ids) {
                Some(entry) if entry.day < profile.as_of => earlier += 1,
                Some(entry) => entries.push(entry),
                None => {}
            }
            if at_end {
                self.warn_of_open_end(&columns, place);
            }
        }
        // Stable: rows of one day stay in their order in the file.
        entries.sort_by_key(|entry| entry.day);
        (entries, earlier)
    }

    fn has_required(&mut self, header: &StringRecord, columns: &Columns, place: Range<usize>) -> bool {
        let own: Vec<&str> = header.iter().map(str::trim).filter(|name| !COLUMNS.contains(name)).collect();
        let mut complete = true;
        for column in REQUIRED {
            if columns.place(column).is_none() {
                let near = nearest(column, own.iter().copied()).unwrap_or("");
                let values = [("column", column), ("nearest", near), ("known", &*COLUMNS.join(","))];
                self.problems.error(Code::JournalColumnMissing, place.clone(), &values);
                complete = false;
            }
        }
        if !complete {
            self.leave_out(place, "");
        }
        complete
    }

    fn one(
        &mut self,
        reader: &RowReader<'_>,
        record: &StringRecord,
        place: Range<usize>,
        ids: &mut HashSet<String>,
    ) -> Option<Entry> {
        let id = reader.columns.value(record, "id");
        if !id.is_empty() && !ids.insert(id.to_owned()) {
            let values = [("id", id)];
            self.refuse(Code::JournalDuplicateId, &place, "id", &reader.columns, &values);
            self.leave_out(place, id);
            return None;
        }
        match reader.read(record) {
            Ok((entry, warning)) => {
                if let Some(warning) = warning {
                    self.problems.warning(
                        warning.code,
                        field_span(self.text, &place, &reader.columns, warning.column),
                        &borrowed(&warning.values),
                    );
                }
                Some(entry)
            }
            Err(None) => {
                self.leave_out(place, id);
                None
            }
            Err(Some(wrong)) => {
                self.refuse(wrong.code, &place, wrong.column, &reader.columns, &borrowed(&wrong.values));
                self.leave_out(place, id);
                None
            }
        }
    }

    fn refuse(
        &mut self,
        code: Code,
        place: &Range<usize>,
        column: &'static str,
        columns: &Columns,
        values: &[(&'static str, &str)],
    ) {
        if self.left_out.len() >= MOST_PROBLEMS {
            self.not_shown += 1;
        } else {
            self.problems.error(code, field_span(self.text, place, columns, column), values);
        }
    }

    /// Sets a row aside whose fields cannot be told apart.
    fn wrong_row(&mut self, code: Code, record: &StringRecord, columns: &Columns, place: Range<usize>) {
        if self.left_out.len() >= MOST_PROBLEMS && code != Code::JournalTorn {
            self.not_shown += 1;
        } else {
            let (found, expected) = (record.len().to_string(), columns.count.to_string());
            self.problems.error(code, place.clone(), &[("found", &found), ("expected", &expected)]);
        }
        let id = columns.value(record, "id").to_owned();
        self.leave_out(place, &id);
    }

    /// A whole last row without a line end may still be cut inside its last column, if that column is a figure.
    fn warn_of_open_end(&self, columns: &Columns, place: Range<usize>) {
        let last = columns.count.checked_sub(1);
        if ["date", "amount", "value"].iter().any(|column| columns.place(column) == last) {
            self.problems.warning(Code::JournalOpenEnd, place, &[]);
        }
    }

    fn leave_out(&mut self, span: Range<usize>, id: &str) {
        let place = Place { source: Arc::clone(self.problems.source()), span };
        self.left_out.push(LeftOut { what: Item::JournalRow, name: Name::same(id), place: Some(place) });
    }
}

fn borrowed<'a>(values: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    values.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// The bytes of one field of a row; the whole row when fields are quoted or the column is not there.
fn field_span(text: &str, row: &Range<usize>, columns: &Columns, column: &str) -> Range<usize> {
    let written = text.get(row.clone()).unwrap_or("");
    let Some(place) = columns.place(column).filter(|_| !written.contains('"')) else { return row.clone() };
    let mut start = row.start;
    for (index, field) in written.split(',').enumerate() {
        if index == place {
            return start..start + field.len();
        }
        start += field.len() + 1;
    }
    row.clone()
}
