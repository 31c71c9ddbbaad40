//! A saved plan held against the household: it is run again, and its bound is computed again from its prices, in whole
//! numbers and without any solver.

use super::bound::{Bound, Drops, prove};
use super::course::{By, Courses, Uncovered, read};
use super::diary::{Diary, keep_planned};
use super::ground::Ground;
use crate::domain::calendar::Day;
use crate::domain::household::compiled::PlannedPayment;
use crate::domain::money::Money;

/// What a saved plan says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its payments above what is asked for.
    pub payments: Vec<PlannedPayment>,
    /// What it says to cost.
    pub cost: Money,
    /// The bound that it states of all plans that are never late.
    pub bound: Option<Stated>,
    /// The bound that it states of those that pay everything by its due day.
    pub bound_by_due_day: Option<Stated>,
}

/// A bound that a saved plan states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// What it says.
    pub bound: Money,
    /// The prices of cash: from which day on each begins, and by how much it falls at the end of its stretch.
    pub prices: Vec<(Day, i64)>,
}

/// What came of holding a claim against a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The plan, run again.
    pub diary: Diary,
    /// Whether it is never late and keeps the floor.
    pub on_time: bool,
    /// Whether it costs what it says.
    pub cost_holds: bool,
    /// The bound, computed again from the prices; none when the prices do not fit the household's paydays.
    pub bound: Option<Bound>,
    /// The same of plans that pay everything by its due day, where the claim states one.
    pub bound_by_due_day: Option<Bound>,
    /// Whether no stated bound is more than what its prices prove; true when none is stated.
    pub bound_holds: bool,
    /// Lines for which the bound counts nothing, and why.
    pub uncovered: Vec<(usize, Uncovered)>,
}

impl Verdict {
    /// Whether everything that the plan says is so.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.on_time && self.cost_holds && self.bound_holds
    }

    /// The most that any other plan could save, as far as it is proved here.
    #[must_use]
    pub fn gap(&self) -> Option<Money> {
        let bound = self.bound.as_ref().filter(|_| self.on_time)?;
        Some((self.diary.outcome.cost() - bound.cost).positive_part())
    }
}

/// Runs a claim again and computes its bound again.
#[must_use]
pub fn verify(ground: &Ground, claim: &Claim) -> Verdict {
    let diary = keep_planned(ground, &claim.payments);
    let courses = read(ground, By::Grace);
    let (bound, holds) = held(ground, claim.bound.as_ref(), courses.as_ref());
    let by_due_day = claim.bound_by_due_day.as_ref().and_then(|_| read(ground, By::DueDay));
    let (bound_by_due_day, holds_by_due_day) = held(ground, claim.bound_by_due_day.as_ref(), by_due_day.as_ref());
    Verdict {
        on_time: diary.outcome.keeps(ground.floor),
        cost_holds: diary.outcome.cost() == claim.cost,
        uncovered: courses.map(|courses| courses.uncovered).unwrap_or_default(),
        bound_holds: holds && holds_by_due_day,
        bound,
        bound_by_due_day,
        diary,
    }
}

/// What the prices of a stated bound prove, and whether that is as much as it says.
fn held(ground: &Ground, stated: Option<&Stated>, courses: Option<&Courses>) -> (Option<Bound>, bool) {
    let Some(stated) = stated else { return (None, true) };
    let fits = stated.prices.iter().map(|(day, _)| day).eq(&ground.paydays);
    let drops = Drops(stated.prices.iter().map(|(_, drop)| *drop).collect());
    let proved = courses.filter(|_| fits).map(|courses| prove(courses, &drops, ground.offer_fee));
    let holds = proved.as_ref().is_some_and(|proved| stated.bound <= proved.cost);
    (proved, holds)
}
