//! One path again, as a full timeline: the same numbers, the same engine, with somebody who keeps everything.

use super::brought::Drawn;
use super::chances::Chances;
use super::ground::{Ground, Scene};
use super::lots::Lots;
use super::path::Walker;
use crate::domain::credit::line::Rhythm;
use crate::domain::household::outlook::Outlook;
use crate::domain::household::profile::{Expense, Profile, Recurrence};
use crate::domain::household::timeline::run;
use crate::domain::name::Name;

/// A path told in full.
#[derive(Debug, Clone)]
pub struct Replay {
    /// Its number.
    pub path: u64,
    /// What chance brought, in order of days.
    pub drawn: Vec<Drawn>,
    /// What happened.
    pub outlook: Outlook,
}

/// Runs one path again and keeps everything.
#[must_use]
pub fn replay(scene: &Scene<'_>, chances: &Chances, ground: &Ground, seed: u64, path: u64) -> Replay {
    let mut walker = Walker::of(ground);
    walker.draw(Lots::of(seed, path), 0);
    let mut drawn = walker.drawn.clone();
    drawn.sort_by_key(|drawn| drawn.day);
    let household = walker.household.clone();
    let profile = profile_of(&scene.staged.profile, ground, chances, &walker);
    let (timeline, end) = run(&household);
    let until = household.end;
    Replay { path, drawn, outlook: Outlook { profile, household, timeline, end, today: scene.today, until } }
}

/// The record with a name for every payday and expense that the path has, in the order of their places.
fn profile_of(profile: &Profile, ground: &Ground, chances: &Chances, walker: &Walker<'_>) -> Profile {
    let mut told = profile.clone();
    let mut paydays: Vec<(usize, usize)> = ground
        .earners
        .iter()
        .flat_map(|earner| earner.paydays.iter().map(|payday| (payday.place, earner.income)))
        .collect();
    paydays.sort_unstable();
    for (_, income) in paydays {
        if let Some(source) = profile.incomes.get(income) {
            told.incomes.push(source.clone());
        }
    }
    for drawn in &walker.drawn {
        if let super::brought::Brought::Expense { kind, amount } = drawn.what {
            let name = chances.expenses.get(kind).map_or_else(Name::default, |kind| kind.name.clone());
            let recurrence = Recurrence { rhythm: Rhythm::Once, anchor: 1, start: Some(drawn.day), until: None };
            told.expenses.push(Expense { name, amount, essential: true, housing: false, pay_with: None, recurrence });
        }
    }
    told
}
