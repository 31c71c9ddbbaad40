//! A change on the desk: the papers with it, the household they would describe, and what would newly be wrong.

use super::open::Household;
use super::papers::Papers;
use crate::content::Library;
use crate::diagnostic::{Diagnostic, any_error};
use crate::domain::calendar::Day;

/// A change that is not filed yet.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The papers with the change.
    pub papers: Papers,
    /// The household that they describe.
    pub household: Household,
    /// Problems that the household did not have before.
    pub new_problems: Vec<Diagnostic>,
}

impl Draft {
    /// The draft of changed papers; `before` is the household without the change.
    #[must_use]
    pub fn of(papers: Papers, before: &Household, library: &Library, today: Day) -> Draft {
        let household = papers.household(library, today);
        let is_old = |problem: &Diagnostic| before.problems.iter().any(|old| same_problem(old, problem));
        let new_problems = household.problems.iter().filter(|problem| !is_old(problem)).cloned().collect();
        Draft { papers, household, new_problems }
    }

    /// Whether the change brings no error.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.household.record.is_some() && !any_error(&self.new_problems)
    }
}

/// Whether two problems are the same one in two texts that differ elsewhere: places may have moved.
fn same_problem(one: &Diagnostic, other: &Diagnostic) -> bool {
    let excerpt = |problem: &Diagnostic| {
        let place = problem.place.as_ref()?;
        place.source.text.get(place.span.clone()).map(str::to_owned)
    };
    one.code == other.code && one.values == other.values && excerpt(one) == excerpt(other)
}
