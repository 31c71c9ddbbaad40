//! Other ways through: what is missing, what exists, what it costs, what to avoid.

mod broken;
mod calc;
mod command;
mod content;
mod effect;
mod facts;
mod gap;
mod golden;
mod moves;

use std::ffi::OsString;

use serde_json::Value;
use tideover::cli::{Exit, run_with};

/// Runs the program in this process; arguments are parted by blanks.
fn run(arguments: &str) -> (Exit, String, String) {
    let arguments: Vec<OsString> =
        std::iter::once("tideover").chain(arguments.split_whitespace()).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run_with(&arguments, &mut out, &mut err);
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

/// The JSON answer of a run that went well.
fn answer(arguments: &str) -> Value {
    let (exit, out, err) = run(&format!("{arguments} --format json"));
    assert_eq!(exit, Exit::Well, "{arguments}: {err}");
    serde_json::from_str(&out).unwrap()
}

/// The option of an answer with this id.
fn option<'a>(answer: &'a Value, id: &str) -> &'a Value {
    let all = answer["options"].as_array().unwrap();
    all.iter().find(|option| option["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}
