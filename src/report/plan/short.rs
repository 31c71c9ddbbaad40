//! When no plan is on time: the least bad order, whom to call before which day, and the sums that are missing.

use crate::domain::calendar::Day;
use crate::domain::money::Money;
use crate::domain::plan::ground::Ground;
use crate::domain::plan::means::Means;
use crate::domain::plan::missing::{Change, Found, missing};
use crate::domain::plan::triage::{Rank, Triage, as_it_comes, triage};
use crate::report::plan::Plan;
use crate::report::standing::Standing;

/// A call to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// About which line.
    pub line: usize,
    /// Before which day: the first due day that cannot be met.
    pub before: Day,
    /// What cannot be paid then.
    pub amount: Money,
    /// How many amounts of this line are late within the time that counts.
    pub late: usize,
}

/// What is known when money does not reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Short {
    /// The least bad way that was found.
    pub triage: Triage,
    /// How many amounts are late over the same time when everything is paid as it comes.
    pub as_it_comes: u32,
    /// Calls to make, the first first.
    pub calls: Vec<Call>,
    /// What is missing.
    pub missing: Vec<(Change, Found)>,
}

impl Short {
    /// The lines of a rank, as far as anything is owed on them.
    #[must_use]
    pub fn lines(&self, plan: &Plan, rank: Rank) -> Vec<usize> {
        let ground = &plan.ground;
        let ranked = self.triage.ranks.iter().enumerate().filter(|(_, of)| **of == rank).map(|(line, _)| line);
        ranked.filter(|line| ground.morning.owed(*line, &ground.household.lines) > Money::ZERO).collect()
    }
}

/// Works out what to do when no plan is on time.
#[must_use]
pub fn short(standing: &Standing, ground: &Ground, means: &Means) -> Short {
    let triage = triage(ground);
    let record = &standing.record;
    let missing = Change::ALL
        .into_iter()
        .map(|change| (change, missing(ground, &record.profile, &record.entries, means, change)))
        .collect();
    Short { as_it_comes: as_it_comes(ground, triage.until), calls: calls(&triage, ground), triage, missing }
}

fn calls(triage: &Triage, ground: &Ground) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    for missed in &triage.diary.missed {
        match calls.iter_mut().find(|call| call.line == missed.line) {
            Some(call) => call.late += 1,
            None => {
                let before = missed.due.max(ground.today);
                calls.push(Call { line: missed.line, before, amount: missed.unpaid, late: 1 });
            }
        }
    }
    calls.sort_by_key(|call| (call.before, call.line));
    calls
}
