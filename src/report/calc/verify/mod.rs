//! Recomputes published cases with the same functions that the program uses, and tells which figures differ.
//!
//! A case file holds a kind, a source and cases of inputs, expected figures and tolerances. Everything in a case must be
//! understood: an unknown kind, input, expectation or tolerance is a failure, never a skip. This module must not know
//! where the text came from, and must not word its findings.

mod apr;
mod card;
mod daycount;
mod fields;
mod irr;
mod minimum;
mod payoff;
mod schedule;
mod spreadsheet;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use fields::Case;
pub use fields::Fault;

/// What checking some files found.
#[derive(Debug, Clone, Default)]
pub struct Verification {
    /// For each kind and group, how many cases passed and failed.
    pub counts: BTreeMap<String, Count>,
    /// Every case that failed, in order.
    pub failures: Vec<CaseFailure>,
}

/// How many cases passed and failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Cases whose every figure agrees.
    pub passed: u32,
    /// The others.
    pub failed: u32,
}

/// A case that failed.
#[derive(Debug, Clone)]
pub struct CaseFailure {
    /// The file's name, as it was given.
    pub file: String,
    /// The case's id; empty when the file itself failed.
    pub id: String,
    /// Where the case comes from, as far as it says so.
    pub source: String,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

impl Verification {
    /// All cases that passed.
    #[must_use]
    pub fn passed(&self) -> u32 {
        self.counts.values().map(|count| count.passed).sum()
    }

    /// All cases that failed; a file that cannot be understood counts as one.
    #[must_use]
    pub fn failed(&self) -> u32 {
        self.counts.values().map(|count| count.failed).sum()
    }

    /// Checks the text of one file.
    pub fn check(&mut self, file: &str, text: &str) {
        match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(content)) => self.check_cases(file, &content),
            Ok(_) => self.refuse(file, Fault::Missing { key: "cases".to_owned() }),
            Err(error) => self.refuse(file, Fault::NotJson { detail: error.to_string() }),
        }
    }

    /// A file that cannot be understood is a failure of its own.
    fn refuse(&mut self, file: &str, fault: Fault) {
        self.record(file.to_owned(), file, String::new(), String::new(), vec![fault]);
    }

    fn check_cases(&mut self, file: &str, content: &Map<String, Value>) {
        let word = |key: &str| content.get(key).and_then(Value::as_str).unwrap_or_default();
        let (kind, group) = (word("kind"), word("group"));
        let Some(cases) = content.get("cases").and_then(Value::as_array) else {
            return self.refuse(file, Fault::Missing { key: "cases".to_owned() });
        };
        let name = if group.is_empty() { kind.to_owned() } else { format!("{kind} / {group}") };
        if cases.is_empty() {
            return self.refuse(file, Fault::Missing { key: "cases".to_owned() });
        }
        for case in cases {
            let id = case.get("id").and_then(Value::as_str).unwrap_or_default();
            let faults = check_case(kind, case);
            self.record(name.clone(), file, id.to_owned(), source_of(content, case), faults);
        }
    }

    fn record(&mut self, name: String, file: &str, id: String, source: String, faults: Vec<Fault>) {
        let count = self.counts.entry(name).or_default();
        if faults.is_empty() {
            count.passed += 1;
        } else {
            count.failed += 1;
            self.failures.push(CaseFailure { file: file.to_owned(), id, source, faults });
        }
    }
}

/// The source that a case names, with its place in it.
fn source_of(content: &Map<String, Value>, case: &Value) -> String {
    let index = case.get("source_index").and_then(Value::as_u64).unwrap_or(0) as usize;
    let source = match content.get("source") {
        Some(Value::Array(list)) => list.get(index).and_then(Value::as_str),
        Some(single) => single.as_str(),
        None => None,
    };
    let place = case.get("source_ref").and_then(Value::as_str);
    [place, source].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn check_case(kind: &str, case: &Value) -> Vec<Fault> {
    let Some(case) = Case::new(case) else {
        return vec![Fault::Missing { key: "inputs".to_owned() }];
    };
    let outcome = match kind {
        "apr" => apr::check(&case),
        "irr" => irr::check(&case),
        "daycount" => daycount::check(&case),
        "min-payment" => minimum::check(&case),
        "payoff" => payoff::check(&case),
        "schedule" if case.inputs.has("function") => spreadsheet::check(&case),
        "schedule" => schedule::check(&case),
        other => Err(Fault::UnknownKind { kind: other.to_owned() }),
    };
    case.conclude(outcome)
}
