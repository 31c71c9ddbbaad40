//! Plans by linear programming: the fractional optimum, its switches fixed, and branch and bound with a node limit.
//!
//! A programme proposes; the engine replays and decides.

mod build;
mod payments;
mod possible;
mod programme;

use crate::domain::calendar::Day;
use crate::domain::plan::course::{Course, Courses, Kind};

pub use build::{Goal, Model, Wish, build};
pub use payments::payments;
pub use possible::is_impossible;
pub use programme::{Programme, Solved};

/// What a closed line may still owe in a fractional solution, in units of a hundred minor units.
const NOTHING: f64 = 0.005;

/// How a programme is solved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Switches as fractions, then fixed where the fractions leave no doubt and searched with few nodes elsewhere.
    Quick,
    /// Branch and bound with so many nodes.
    Nodes(u64),
}

/// Nodes of the quick way.
const QUICK_NODES: u64 = 40;

/// A line is taken for open when what is left is so many times the least sum that it asks for.
const OPEN_FOR_SURE: f64 = 6.0;

/// Solves a model.
#[must_use]
pub fn solve(model: &Model, effort: Effort) -> Solved {
    let loose = match model.programme.solve(0) {
        Solved::Found(values) => values,
        other => return other,
    };
    // Together the least sums ask for more cash than there is: those near a line's end are decided by search.
    let sure = |left: f64, least: f64| left > OPEN_FOR_SURE * least;
    match effort {
        Effort::Quick => {
            let all = with_pattern(model, &loose, true, |_, _| true).solve(0);
            if matches!(all, Solved::Found(_)) {
                return all;
            }
            match with_pattern(model, &loose, false, sure).solve(QUICK_NODES) {
                Solved::Found(values) => Solved::Found(values),
                _ => model.programme.solve(QUICK_NODES * 5),
            }
        }
        Effort::Nodes(nodes) => model.programme.solve(nodes),
    }
}

/// Days around the end of a line in a known plan within which its end is searched anew.
const DAYS_AROUND: i32 = 75;

/// Solves a model near a known plan: lines are open while they are well before their last payment there, closed well after
/// it, and searched with so many nodes in between. `last_paid` gives the day of the last payment to each line.
#[must_use]
pub fn solve_near(model: &Model, courses: &Courses, last_paid: &[Option<Day>], nodes: u64) -> Solved {
    let mut fixed = model.programme.clone();
    for owed in &model.owed {
        let Some(open) = owed.open else { continue };
        let Some(Course { line, kind: Kind::Balance(balance), .. }) = courses.list.get(owed.course) else { continue };
        let Some(cycle) = balance.cycles.get(owed.cycle) else { continue };
        let Some(last) = last_paid.get(*line).copied().flatten() else { continue };
        if cycle.start < last.plus(-DAYS_AROUND) {
            fixed.fix(open, 1.0);
        } else if cycle.start > last.plus(DAYS_AROUND) {
            fixed.fix(open, 0.0);
        }
    }
    fixed.solve(nodes)
}

/// The programme with the pattern of open and closed lines of a fractional solution fixed, where `sure` says so of what is
/// left and the least sum.
fn with_pattern(model: &Model, loose: &[f64], all_sure: bool, sure: impl Fn(f64, f64) -> bool) -> Programme {
    let mut fixed = model.programme.clone();
    let mut closed_from: Option<usize> = None;
    for owed in &model.owed {
        if closed_from != Some(owed.course) {
            closed_from = None;
        }
        let Some(open) = owed.open else { continue };
        let left = left_after(model, loose, owed).min(owed_at(loose, owed) - owed.least);
        if left <= NOTHING || closed_from.is_some() {
            closed_from = Some(owed.course);
            if all_sure || owed_at(loose, owed) <= NOTHING {
                fixed.fix(open, 0.0);
            }
        } else if sure(left, owed.least) {
            fixed.fix(open, 1.0);
        }
    }
    fixed
}

fn owed_at(values: &[f64], owed: &build::Owed) -> f64 {
    values.get(owed.owed).copied().unwrap_or(0.0)
}

/// What is left of a cycle's debt once everything is paid that counts towards what it asks for.
fn left_after(model: &Model, values: &[f64], owed: &build::Owed) -> f64 {
    let at = |place: usize| values.get(place).copied().unwrap_or(0.0);
    let mine = model.pays.iter().filter(|pay| pay.counts && pay.course == owed.course && pay.cycle == owed.cycle);
    at(owed.owed) - mine.map(|pay| at(pay.unknown)).sum::<f64>()
}
