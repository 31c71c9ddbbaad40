//! The formats from the command line: what is written, and how the command ends.

use super::{ics, schema::misfits, xml};
use serde_json::Value;
use std::ffi::OsString;
use tideover::cli::{Exit, run_with};

fn run(arguments: &str) -> (Exit, String, String) {
    let arguments: Vec<OsString> =
        std::iter::once("tideover").chain(arguments.split(' ')).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run_with(&arguments, &mut out, &mut err);
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn the_check_for_build_servers() {
    let (exit, out, _) = run("check --sample lin --max-dti 39% --format junit --lang en");
    assert_eq!((exit, xml::read(&out).number("failures")), (Exit::Fails, 1));
    let (exit, out, _) = run("check --sample lin --max-dti 40% --format junit --lang en");
    assert_eq!((exit, xml::read(&out).number("failures")), (Exit::Well, 0));
    let (exit, out, _) = run("check --sample lin --max-dti 39% --format github --lang en");
    assert_eq!(exit, Exit::Fails);
    assert_eq!(out, "::error title=tideover check%3A Lin::Debt to income: 39.23%25 (at most 39.00%25)\n");
}

#[test]
fn a_household_that_is_not_there_is_an_error_beside_the_others() {
    let (exit, out, _) = run("check --profile no-such.toml --sample lin --max-dti 40% --format junit --lang en");
    let root = xml::read(&out);
    assert_eq!((exit, root.number("tests"), root.number("errors")), (Exit::Unreadable, 2, 1));
    let (_, out, _) = run("check --profile no-such.toml --sample lin --max-dti 40% --format json --lang en");
    let schema: Value = serde_json::from_str(tideover::report::json::schema::CHECK).unwrap();
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((misfits(&schema, &answer), answer.as_array().map(Vec::len)), (vec![], Some(2)));
}

#[test]
fn the_schedule_as_a_table_of_all_households() {
    let (exit, out, _) = run("schedule --sample lin --sample healthy --months 2 --format csv");
    assert_eq!(exit, Exit::Well);
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let ids: std::collections::BTreeSet<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
    assert_eq!(ids.into_iter().collect::<Vec<_>>(), ["healthy", "lin"]);
}

#[test]
fn the_calendar_of_due_days() {
    let (exit, out, _) = run("export calendar --sample lin --months 1 --remind 2 --lang zh-CN");
    let calendar = ics::read(&out);
    assert_eq!((exit, calendar.all("VEVENT").count()), (Exit::Well, 3));
    let triggers: Vec<&str> =
        calendar.all("VEVENT").flat_map(|event| event.all("VALARM")).map(|alarm| alarm.get("TRIGGER")).collect();
    assert_eq!(triggers, ["-P2D"; 3]);
    let (exit, out, err) = run("export calendar --profile no-such.toml --lang en");
    assert_eq!((exit, out.as_str()), (Exit::Unreadable, ""));
    assert!(err.contains("no-such.toml"), "{err}");
    assert_eq!(run("export calendar --sample lin --format junit --lang en").0, Exit::Usage);
}
