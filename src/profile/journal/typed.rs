//! A row as it is being typed, judged by the rules of the file before it is in one.

use csv::StringRecord;

use super::row::{RowReader, Wrong};
use super::write::NewRow;
use super::{COLUMNS, Columns, Named};
use crate::diagnostic::{Diagnostic, Severity};
use crate::domain::calendar::Day;
use crate::domain::household::entry::{Account, Entry};
use crate::domain::household::profile::Profile;
use std::collections::HashMap;

/// What was typed for each column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypedRow<'t> {
    /// The day.
    pub date: &'t str,
    /// A line's id, `cash` or `emergency`.
    pub account: &'t str,
    /// The word of its kind.
    pub kind: &'t str,
    /// How much.
    pub amount: &'t str,
    /// The new state, for a state row.
    pub value: &'t str,
    /// A note.
    pub note: &'t str,
}

/// A problem of a typed row and the column it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The column.
    pub column: &'static str,
    /// The problem, without a place.
    pub problem: Diagnostic,
}

impl RowProblem {
    fn of(wrong: Wrong, severity: Severity) -> RowProblem {
        let problem = Diagnostic { code: wrong.code, severity, place: None, values: wrong.values };
        RowProblem { column: wrong.column, problem }
    }
}

/// Reads a typed row against a profile: the entry it would be, with a warning if there is one.
///
/// # Errors
/// What is wrong with it, as the file's reader would say it.
pub fn read_typed(
    row: &TypedRow<'_>,
    profile: &Profile,
    today: Day,
) -> Result<(Entry, Option<RowProblem>), Option<RowProblem>> {
    let line = |index: usize| Named::Known(Account::Line(u16::try_from(index).unwrap_or(u16::MAX)));
    let lines = profile.lines.iter().enumerate().map(|(index, found)| (found.id.as_str(), line(index)));
    let own = [("cash", Named::Known(Account::Cash)), ("emergency", Named::Known(Account::Emergency))];
    let accounts: HashMap<&str, Named> = lines.chain(own).collect();
    let columns = Columns::of(&StringRecord::from(COLUMNS.to_vec()));
    let reader = RowReader { profile, accounts: &accounts, columns, today };
    let fields = [String::new(), row.date.trim().to_owned(), row.account.trim().to_owned(), row.kind.to_owned()];
    let rest = [row.amount.trim().to_owned(), row.value.to_owned(), row.note.trim().to_owned()];
    let record = StringRecord::from_iter(fields.into_iter().chain(rest));
    match reader.read(&record) {
        Ok((entry, warning)) => Ok((entry, warning.map(|wrong| RowProblem::of(wrong, Severity::Warning)))),
        Err(wrong) => Err(wrong.map(|wrong| RowProblem::of(wrong, Severity::Error))),
    }
}

impl NewRow {
    /// The row of an entry, to be written for this profile.
    #[must_use]
    pub fn of(entry: &Entry, profile: &Profile) -> NewRow {
        let account = match entry.account {
            Account::Cash => "cash".to_owned(),
            Account::Emergency => "emergency".to_owned(),
            Account::Line(line) => {
                profile.lines.get(usize::from(line)).map_or_else(String::new, |line| line.id.clone())
            }
        };
        let amount = entry.state.is_none().then_some(entry.amount);
        NewRow { day: entry.day, account, kind: entry.kind, amount, state: entry.state, note: entry.note.clone() }
    }
}
