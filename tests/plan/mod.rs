//! The repayment plan: solver-checked cases, published cases, its proof, what it says when money does not reach.

mod adopt;
mod cases;
mod command;
mod course;
mod possible;
mod proof;

use std::path::{Path, PathBuf};

use tideover::content::Library;
use tideover::domain::calendar::Day;
use tideover::report::plan::{Plan, PlanQuestion, plan};
use tideover::report::standing::Standing;
use tideover::session::{self, Source};

/// A file beside the tests.
pub fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plan").join(name)
}

/// A household of a file beside the tests, on a day.
pub fn standing(name: &str, today: Day) -> Standing {
    opened(&Source::Path(file(name)), today)
}

/// A household of a source, on a day.
pub fn opened(source: &Source, today: Day) -> Standing {
    let household =
        session::open(std::slice::from_ref(source), None, &Library::embedded(), Some(today), today).remove(0);
    assert!(household.is_whole(), "{:?}", household.problems);
    Standing::of(household.record.unwrap(), today)
}

/// The plan of a file over so many months.
pub fn planned(name: &str, today: Day, months: u16) -> Plan {
    plan(&standing(name, today), &PlanQuestion { months: Some(months), ..PlanQuestion::default() })
}
