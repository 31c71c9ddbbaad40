//! Problems of the files, and what they left out, as JSON.

use serde_json::{Map, Value, json};

use super::figure::amount_or_null;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::domain::money::Currency;
use crate::report::standing::LeftOut;
use crate::text::{Lang, problem as words};

/// One problem: code, severity, place and values for programs, sentences for people.
pub fn problem(problem: &Diagnostic, lang: Lang) -> Value {
    let values: Map<String, Value> =
        problem.values.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    let (line, column) = problem.place.as_ref().map(Place::line_and_column).unzip();
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    json!({
        "code": problem.code.name(),
        "severity": severity,
        "file": problem.place.as_ref().map(|place| place.source.name.as_str()),
        "line": line,
        "column": column,
        "values": values,
        "message": words::message(problem, lang),
        "help": words::help(problem, lang),
    })
}

/// One thing that is not in the figures.
pub fn left_out(left: &LeftOut, currency: Currency) -> Value {
    json!({ "what": left.what, "balance": amount_or_null(left.balance, currency) })
}
