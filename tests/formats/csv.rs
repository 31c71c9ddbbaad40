//! The schedule as CSV, read back by a reader of its own.

use super::{WILD_NAMES, households, lin_named, lin_today};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::io;
use tideover::report::csv::schedules;
use tideover::report::schedule::schedule;
use tideover::report::standing::Standing;
use tideover::text::Lang;

type Row = HashMap<String, String>;

fn text_of(id: &str, standing: &Standing, lang: Lang) -> String {
    let mut out = Vec::new();
    schedules(&[(id, &schedule(standing))], lang, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn read(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn amount(row: &Row, column: &str) -> Decimal {
    row[column].parse().unwrap_or_else(|_| panic!("{column} of {row:?}"))
}

#[test]
fn lin_row_by_row() {
    let rows = read(&text_of("lin", &lin_today(), Lang::En));
    let find = |date: &str, item: &str| rows.iter().find(|row| row["date"] == date && row["item"] == item).unwrap();
    let loan = find("2026-12-05", "payment");
    let cells = |row: &Row, columns: &[&str]| columns.iter().map(|c| row[*c].clone()).collect::<Vec<_>>();
    let columns = ["line", "text", "amount", "cash_change", "opening", "payment", "principal", "closing", "state"];
    assert_eq!(
        cells(loan, &columns),
        [
            "cash-loan",
            "cash-loan, 1 of 12",
            "1799.51",
            "-1799.51",
            "20240.00",
            "1799.51",
            "1559.51",
            "18440.49",
            "active"
        ]
    );
    let billed = find("2026-12-05", "instalment");
    assert_eq!(
        cells(billed, &["interest", "fee", "amount", "cash_change", "due"]),
        ["240.00", "0.00", "1799.51", "0.00", "2026-12-05"]
    );
    assert_eq!(find("2026-12-08", "payment")["cash_after"], "200.49");
    assert_eq!(find("2026-12-01", "expense")["line"], "");
    let statement = find("2026-12-18", "statement");
    assert_eq!(cells(statement, &["line", "interest", "closing"]), ["card", "116.00", "7316.00"]);
}

#[test]
fn every_row_adds_up() {
    for (id, standing) in households() {
        for lang in Lang::ALL {
            let rows = read(&text_of(&id, &standing, lang));
            let mut cash = None;
            for row in &rows {
                if !row["opening"].is_empty() {
                    let sum =
                        amount(row, "opening") + amount(row, "drawn") + amount(row, "interest") + amount(row, "fee")
                            - amount(row, "payment")
                            + amount(row, "adjustment");
                    assert_eq!(sum, amount(row, "closing"), "{row:?}");
                    assert!(!row["line"].is_empty() && !row["state"].is_empty(), "{row:?}");
                }
                if let Some(before) = cash {
                    let after: Decimal = before + amount(row, "cash_change");
                    assert_eq!(after, amount(row, "cash_after"), "{row:?}");
                }
                cash = Some(amount(row, "cash_after"));
            }
            assert_eq!(rows.is_empty(), id == "empty");
        }
    }
}

#[test]
fn several_households_share_one_head() {
    let (one, two) = (lin_today(), lin_named("two"));
    let mut out = Vec::new();
    schedules(&[("one", &schedule(&one)), ("two", &schedule(&two))], Lang::Zh, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert_eq!(text.matches("household,currency").count(), 1);
    let rows = read(&text);
    assert!(rows.iter().any(|row| row["household"] == "one") && rows.iter().any(|row| row["household"] == "two"));
}

fn assert_harmless(name: &str) {
    let standing = lin_named(name);
    let text = text_of(name, &standing, Lang::En);
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{name:?}");
    let rows = read(&text);
    assert_eq!(rows.len(), read(&text_of("lin", &lin_today(), Lang::En)).len());
    for row in rows {
        for column in ["household", "text", "line"] {
            let first = row[column].trim_start().chars().next();
            assert!(!matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r')), "{name:?}: {row:?}");
        }
    }
}

#[test]
fn wild_names_stay_in_their_cell() {
    for name in WILD_NAMES {
        assert_harmless(name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_name_stays_in_its_cell(name in r#"[=+\-@ \t\n\r",;:%'花\u{0}-\u{1f}\u{80}-\u{9f}]{0,8}.{0,12}"#) {
        assert_harmless(&name);
    }
}

/// A pipe that nobody reads.
struct Closed;

impl io::Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_is_told_as_one() {
    let standing = lin_today();
    let error = schedules(&[("lin", &schedule(&standing))], Lang::En, &mut Closed).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
}
