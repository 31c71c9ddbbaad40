//! The fewest late amounts, proved by trying: which due amounts are left unpaid, every other one being paid in full on its
//! day. A late amount may be made up on a later due day of its line.

use std::collections::HashSet;

use tideover::domain::calendar::Day;
use tideover::domain::household::compiled::Compiled;
use tideover::domain::household::state::State;
use tideover::domain::household::step::Payer;
use tideover::domain::money::Money;
use tideover::domain::plan::diary::keep;
use tideover::domain::plan::ground::Ground;
use tideover::domain::plan::triage::MONTHS;

/// What came of the search.
pub enum Proof {
    /// No fewer are possible.
    Fewest(u32),
    /// The limit of runs was reached.
    TooMuchWork,
    /// Cash falls below nothing even when nothing is paid.
    NotEvenEssentials,
}

/// Runs at most.
const RUNS: usize = 40_000;

type Due = (usize, Day);

/// Pays everything but some dues, and notes what could be left.
struct Script<'s> {
    left: &'s [Due],
    seen: Vec<Due>,
    failed: Option<Day>,
}

impl Payer for Script<'_> {
    const PAYS: bool = false;

    fn pays_asked(&mut self, state: &State, _: &Compiled, line: usize, asked: Money, day: Day) -> bool {
        // Arrears wait for the next due day of their line.
        if !state.lines[line].dues.iter().any(|due| due.on == day) {
            return false;
        }
        self.seen.push((line, day));
        if self.left.contains(&(line, day)) {
            return false;
        }
        let enough = state.cash >= asked;
        if !enough {
            self.failed = self.failed.or(Some(day));
        }
        enough
    }

    fn next(&mut self, _: &State, _: &Compiled, _: Day) -> Option<(usize, Money)> {
        None
    }
}

struct Search<'g> {
    ground: &'g Ground,
    known: HashSet<Vec<Due>>,
    runs: usize,
}

impl Search<'_> {
    /// Whether leaving these and at most so many more keeps everything else on time; none when the limit is reached.
    fn holds(&mut self, left: &[Due], more: u32) -> Option<bool> {
        if !self.known.insert(left.to_vec()) {
            return Some(false);
        }
        self.runs += 1;
        if self.runs > RUNS {
            return None;
        }
        let mut script = Script { left, seen: Vec::new(), failed: None };
        let diary = keep(self.ground, &self.ground.household, &mut script);
        let below = diary.cash.iter().find(|(_, cash)| *cash < Money::ZERO).map(|(day, _)| *day);
        let Some(failed) = [script.failed, below].into_iter().flatten().min() else { return Some(true) };
        if more == 0 {
            return Some(false);
        }
        let before: Vec<Due> =
            script.seen.iter().copied().filter(|due| due.1 <= failed && !left.contains(due)).collect();
        for due in before {
            let mut next = left.to_vec();
            next.push(due);
            next.sort_unstable();
            if self.holds(&next, more - 1)? {
                return Some(true);
            }
        }
        Some(false)
    }
}

/// The fewest late amounts over the months that triage counts; looked for below `known`, which is possible.
pub fn fewest(ground: &Ground, known: u32) -> Proof {
    let until = ground.today.month().plus(MONTHS).on(ground.today.day_of_month()).min(ground.until);
    let near = Ground { until, ..ground.clone() };
    let nothing = keep(&near, &near.household, &mut Nothing);
    if nothing.outcome.lowest_cash.0 < Money::ZERO {
        return Proof::NotEvenEssentials;
    }
    let mut search = Search { ground: &near, known: HashSet::new(), runs: 0 };
    for most in 0..known {
        search.known.clear();
        match search.holds(&[], most) {
            Some(true) => return Proof::Fewest(most),
            Some(false) => {}
            None => return Proof::TooMuchWork,
        }
    }
    Proof::Fewest(known)
}

/// Pays nothing.
struct Nothing;

impl Payer for Nothing {
    const PAYS: bool = false;

    fn pays_asked(&mut self, _: &State, _: &Compiled, _: usize, _: Money, _: Day) -> bool {
        false
    }

    fn next(&mut self, _: &State, _: &Compiled, _: Day) -> Option<(usize, Money)> {
        None
    }
}
