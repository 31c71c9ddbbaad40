//! How long 10,000 journal rows take: read and checked against the profile, then replayed by the engine.
//!
//! Run with `cargo bench --bench journal`. It prints the median of several rounds in milliseconds of one thread.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use tideover::diagnostic::Source;
use tideover::domain::calendar::Day;
use tideover::domain::credit::product::Catalogue;
use tideover::domain::household::compile::{Question, compile};
use tideover::domain::household::recorder::Nobody;
use tideover::domain::household::step::{AsAsked, step_until};
use tideover::profile::{check, journal, read};

/// How many rows the budget is for.
const ROWS: u32 = 10_000;
const ROUNDS: usize = 21;

fn source(name: &str, text: &str) -> Arc<Source> {
    Arc::new(Source { name: name.into(), text: text.into() })
}

/// Rows of every common kind over half a year, on cash and two lines.
fn rows() -> String {
    let mut text = "id,date,account,kind,amount,value,note\n".to_owned();
    let start = Day::ymd(2026, 11, 21).unwrap();
    for row in 0..ROWS {
        let day = start.plus(i32::try_from(row / 55).unwrap());
        let (account, kind) = match row % 5 {
            0 => ("card", "purchase"),
            1 => ("cash", "expense"),
            2 => ("card", "payment"),
            3 => ("cash", "income"),
            _ => ("card", "refund"),
        };
        writeln!(text, "{day}-{row},{day},{account},{kind},{}.{:02},,row {row}", row % 90 + 1, row % 100).unwrap();
    }
    text
}

fn median(mut rounds: Vec<f64>) -> f64 {
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}

fn main() {
    let profile = source("lin.toml", include_str!("../profiles/lin.toml"));
    let rows = source("lin.journal.csv", &rows());
    let today = Day::ymd(2027, 6, 30).unwrap();
    let (mut reading, mut applying) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let checked = check(&read(&profile), &Catalogue::default());
        let journal = journal::read(&rows, &checked, today);
        reading.push(begun.elapsed().as_secs_f64() * 1000.0);
        assert_eq!((journal.entries.len(), journal.problems.len()), (ROWS as usize, 0));
        let begun = Instant::now();
        let home = compile(checked.profile.as_ref().unwrap(), &journal.entries, &Question::as_set(today, today));
        let mut state = home.opening.clone();
        step_until(&mut state, today, &home, &mut Nobody, &mut AsAsked);
        applying.push(begun.elapsed().as_secs_f64() * 1000.0);
        black_box(state.cash);
    }
    let (read, applied) = (median(reading), median(applying));
    println!("{ROWS} rows: read and checked in {read:.2} ms, applied in {applied:.2} ms");
}
