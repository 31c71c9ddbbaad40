//! What a line's record on the day of the profile tells a points card.

use super::indicator::bucket_of;
use super::scorecard::LineRecord;
use crate::domain::calendar::Day;
use crate::domain::credit::line::{History, Line};

/// The record of a line as its owner states it, on a day.
///
/// A count that is not stated is taken from the registry's row where the row is long enough: codes 1 to 7 are late
/// months, and a bill with code `N` was paid at least in part. What neither tells is unknown.
#[must_use]
pub fn record_of(line: &Line, today: Day) -> LineRecord {
    let late_days = line.overdue.map_or(0, |overdue| i64::from(today.since(overdue.since)));
    let late_now = u8::try_from(bucket_of(late_days)).unwrap_or(u8::MAX);
    let history = &line.history;
    LineRecord {
        late_now_months: Some(late_now),
        late_months_of_6: history.late_months_of_6.or_else(|| late_months(history)),
        unpaid_bills_of_5: history.unpaid_bills_of_5.or_else(|| no_unpaid_bill(history)),
        owed: line.statement.map_or(line.balance, |statement| statement.balance),
        limit: line.limit,
        paid_in_6_months: history.paid_in_6_months,
    }
}

/// The newest codes of the row; `None` when it is shorter.
fn newest(history: &History, months: usize) -> Option<&[u8]> {
    let from = history.registry.len().checked_sub(months)?;
    history.registry.get(from..)
}

fn late_months(history: &History) -> Option<u8> {
    let codes = newest(history, 6)?;
    if codes.contains(&b'#') {
        return None;
    }
    u8::try_from(codes.iter().filter(|code| (b'1'..=b'7').contains(code)).count()).ok()
}

/// A row without a late month has no bill on which nothing was paid; one with a late month does not tell.
fn no_unpaid_bill(history: &History) -> Option<u8> {
    newest(history, 5)?.iter().all(|code| matches!(code, b'N' | b'*')).then_some(0)
}
