//! The schedule as CSV: what moves cash, and what each line owes before and after everything that happens to it.
//!
//! One table for all households, amounts as plain decimals, the head in stable words. A text that a spreadsheet would
//! take for a formula gets an apostrophe before it.

use std::io::{self, Write};

use super::agenda::AgendaRow;
use super::ledger::{self, LedgerRow, LineEvent};
use super::schedule::Schedule;
use super::standing::Standing;
use super::{codes, wording};
use crate::document::choice::Choice;
use crate::domain::calendar::Day;
use crate::domain::household::recorder::Origin;
use crate::domain::money::Money;
use crate::text::{Lang, Words, date, ledger as words, width::clean};

/// The head of the table.
const COLUMNS: [&str; 20] = [
    "household",
    "currency",
    "date",
    "line",
    "item",
    "text",
    "amount",
    "cash_change",
    "cash_after",
    "due",
    "opening",
    "drawn",
    "interest",
    "fee",
    "payment",
    "principal",
    "adjustment",
    "closing",
    "state",
    "origin",
];

/// Writes the schedules of households, each with its id.
///
/// # Errors
/// What the writer answers.
pub fn schedules(schedules: &[(&str, &Schedule<'_>)], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(COLUMNS).map_err(io_error)?;
    for (id, schedule) in schedules {
        for row in rows(id, schedule, lang) {
            table.write_record(row).map_err(io_error)?;
        }
    }
    table.flush()
}

/// The writer's own error, so that a closed pipe is known as one.
pub(super) fn io_error(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// The rows of one household: each happening once, with what it does to cash and to a line.
fn rows(id: &str, schedule: &Schedule<'_>, lang: Lang) -> Vec<[String; 20]> {
    let standing = schedule.standing;
    let mut moves = schedule.rows.iter().peekable();
    let mut entries = ledger::rows_ahead(standing).into_iter().peekable();
    let mut cash = standing.state.cash;
    let mut rows = Vec::new();
    loop {
        let place = match (moves.peek(), entries.peek()) {
            (Some(row), Some(entry)) => row.place.min(entry.place),
            (Some(row), None) => row.place,
            (None, Some(entry)) => entry.place,
            (None, None) => return rows,
        };
        let moved = moves.next_if(|row| row.place == place);
        let entry = entries.next_if(|entry| entry.place == place);
        if let Some(row) = moved {
            cash = row.cash_after;
        }
        rows.extend(cells(id, standing, moved, entry.as_ref(), cash, lang));
    }
}

/// The cells of one happening.
fn cells(
    id: &str,
    standing: &Standing,
    moved: Option<&AgendaRow>,
    entry: Option<&LedgerRow>,
    cash: Money,
    lang: Lang,
) -> Option<[String; 20]> {
    let profile = &standing.record.profile;
    let money = |amount: Money| amount.plain(profile.currency);
    let (day, origin) = day_and_origin(moved, entry)?;
    let line = moved.and_then(|row| row.item.line()).or(entry.map(|entry| entry.line));
    let record = line.and_then(|line| profile.lines.get(line));
    // The engine does not yet change states by itself, so that a line stays in the state it has today.
    let state = line.and_then(|line| standing.state.lines.get(line)).map(|account| account.state.word());
    let (item, text, amount) = match (moved, entry) {
        (Some(row), _) => (codes::item(&row.item), wording::agenda::item(standing, row, lang), row.amount.magnitude()),
        (None, Some(entry)) => (event_code(entry.event), event_text(standing, entry, lang), event_amount(entry)),
        (None, None) => return None,
    };
    let change = moved.filter(|row| row.item.moves_cash()).map_or(Money::ZERO, |row| row.amount);
    let of_line = |amount: fn(&LedgerRow) -> Money| entry.map(|entry| money(amount(entry))).unwrap_or_default();
    Some([
        safe(id),
        profile.currency.code().to_owned(),
        date::iso(day),
        record.map(|record| safe(&record.id)).unwrap_or_default(),
        item.to_owned(),
        safe(&text),
        money(amount),
        money(change),
        money(cash),
        entry.and_then(due).map(date::iso).unwrap_or_default(),
        of_line(|entry| entry.opening),
        of_line(|entry| entry.drawn),
        of_line(|entry| entry.interest),
        of_line(|entry| entry.fee),
        of_line(|entry| entry.payment),
        of_line(|entry| entry.principal),
        of_line(|entry| entry.adjustment),
        of_line(|entry| entry.closing),
        state.unwrap_or_default().to_owned(),
        codes::origin(origin).to_owned(),
    ])
}

fn day_and_origin(moved: Option<&AgendaRow>, entry: Option<&LedgerRow>) -> Option<(Day, Origin)> {
    moved.map(|row| (row.day, row.origin)).or(entry.map(|entry| (entry.day, entry.origin)))
}

const fn event_code(event: LineEvent) -> &'static str {
    match event {
        LineEvent::Purchase => "purchase",
        LineEvent::Draw => "draw",
        LineEvent::Statement { .. } => "statement",
        LineEvent::Instalment { .. } => "instalment",
        LineEvent::Payment => "payment",
        LineEvent::Missed => "missed",
        LineEvent::Refund => "refund",
        LineEvent::Fee => "fee",
        LineEvent::Interest => "interest",
        LineEvent::Adjustment => "adjustment",
    }
}

/// What a happening says that is not on the agenda, because no cash moves.
fn event_text(standing: &Standing, entry: &LedgerRow, lang: Lang) -> String {
    let words: Option<Words> = match entry.event {
        LineEvent::Purchase => Some(words::PURCHASE),
        LineEvent::Statement { .. } => Some(words::STATEMENT),
        LineEvent::Instalment { .. } => Some(words::INSTALMENT),
        LineEvent::Refund => Some(words::REFUND),
        LineEvent::Fee => Some(words::FEE),
        LineEvent::Interest => Some(words::INTEREST),
        LineEvent::Adjustment => Some(words::ADJUSTMENT),
        // These are on the agenda, which words them.
        LineEvent::Draw | LineEvent::Payment | LineEvent::Missed => None,
    };
    let line = wording::line_name(standing, entry.line, lang);
    let day = due(entry).map(date::iso).unwrap_or_default();
    words.map_or_else(|| line.clone(), |words| words.fill(lang, &[("line", &line), ("day", &day)]))
}

fn event_amount(entry: &LedgerRow) -> Money {
    match entry.event {
        LineEvent::Statement { asks, .. } | LineEvent::Instalment { asks, .. } => asks,
        _ => (entry.closing - entry.opening).magnitude(),
    }
}

const fn due(entry: &LedgerRow) -> Option<Day> {
    match entry.event {
        LineEvent::Statement { due, .. } | LineEvent::Instalment { due, .. } => Some(due),
        _ => None,
    }
}

/// A text that no spreadsheet takes for a formula and no terminal for an order.
pub(super) fn safe(text: &str) -> String {
    let text = clean(text);
    let starts_formula =
        text.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\'']);
    if starts_formula { format!("'{text}") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn what_looks_like_a_formula_is_text() {
        for formula in ["=1+1", "+1", "-1", "@sum(1)", " =1", "\t=1", "＝1+1", "'=1"] {
            assert!(safe(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(safe("rent, 1=2"), "rent, 1=2");
        assert_eq!(safe("a\u{1b}[31mb\nc"), "a\\u{1b}[31mb\\u{a}c");
        assert_eq!(safe("花呗"), "花呗");
    }
}
