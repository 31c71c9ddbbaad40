//! What a household can move by itself, day by day: a payment asked for later, the least instead of more, an expense that
//! waits. Each move is tried by the engine on the days of the gap.

use super::gap::Gap;
use super::situation::Situation;
use crate::domain::calendar::Day;
use crate::domain::credit::line::{Autopay, Rhythm};
use crate::domain::household::occurrence;
use crate::domain::household::profile::Profile;
use crate::domain::money::Money;

/// Days beyond which a due day is not moved.
const MOST_DAYS: i32 = 31;
/// Lenders that are asked for a later due day, at most: two calls can be made, ten are not.
const MOST_ASKED: usize = 2;

/// One thing to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// The lender is asked for a later due day.
    DueDay {
        /// The line.
        line: usize,
        /// The due day that comes too early.
        from: Day,
        /// The day on which there is money.
        to: Day,
    },
    /// The least is paid instead of more.
    PayMinimum {
        /// The line.
        line: usize,
    },
    /// An expense that can be done without waits.
    Wait {
        /// The expense.
        expense: usize,
        /// Until when.
        until: Day,
    },
}

/// A move and what it frees on the worst day of the gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relief {
    /// What is moved.
    pub what: Move,
    /// How much less is missing.
    pub frees: Money,
}

/// What moving can do for a gap.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moved {
    /// The moves that help, what lies in the household's own hands first, then the largest.
    pub reliefs: Vec<Relief>,
    /// What is missing in the gap, or in its first month when it stays open.
    pub missing: Money,
    /// Still missing when the household has made its own moves.
    pub left_after_own: Money,
    /// Still missing when lenders have agreed to later due days as well.
    pub left_after_all: Money,
}

impl Relief {
    /// Whether a lender must agree.
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        matches!(self.what, Move::DueDay { .. })
    }
}

/// What moving can do for a gap.
#[must_use]
pub fn moves(situation: &Situation, gap: &Gap) -> Moved {
    let end = gap.until.unwrap_or_else(|| gap.from.plus(MOST_DAYS));
    let before = lowest(situation, &situation.profile, end);
    let mut moved = Moved { missing: (-before).positive_part(), ..Moved::default() };
    for what in candidates(situation, gap, end) {
        let mut profile = situation.profile.clone();
        make(&mut profile, what, situation.today);
        let frees = (lowest(situation, &profile, end) - before).least(moved.missing);
        if frees > Money::ZERO {
            moved.reliefs.push(Relief { what, frees });
        }
    }
    moved.reliefs.sort_by_key(|relief| (relief.is_asked(), -relief.frees));
    let mut asked = 0;
    moved.reliefs.retain(|relief| {
        asked += usize::from(relief.is_asked());
        asked <= MOST_ASKED
    });
    let left = |with_asked: bool| {
        let mut profile = situation.profile.clone();
        for relief in moved.reliefs.iter().filter(|relief| with_asked || !relief.is_asked()) {
            make(&mut profile, relief.what, situation.today);
        }
        (-lowest(situation, &profile, end)).positive_part().least(moved.missing)
    };
    (moved.left_after_own, moved.left_after_all) = (left(false), left(true));
    moved
}

/// The lowest cash from today to the evening before `end`.
fn lowest(situation: &Situation, profile: &Profile, end: Day) -> Money {
    let mut changed = situation.clone();
    changed.profile = profile.clone();
    changed.cash_ahead(end.plus(-1)).lowest.0
}

fn candidates(situation: &Situation, gap: &Gap, end: Day) -> Vec<Move> {
    let today = situation.today;
    let mut found = Vec::new();
    for (place, line) in situation.profile.lines.iter().enumerate() {
        if line.balance > Money::ZERO && matches!(line.autopay, Autopay::Full | Autopay::Amount(_)) {
            found.push(Move::PayMinimum { line: place });
        }
        let is_called_in = situation.planned.iter().any(|planned| usize::from(planned.line) == place);
        let due = next_due(line.terms.due_day, line.parts.iter().filter_map(|part| part.plan?.next_due), today);
        if let Some(from) = due.filter(|_| line.balance > Money::ZERO && !is_called_in)
            && gap.until == Some(end)
            && from < end
            && end.since(from) <= MOST_DAYS
        {
            found.push(Move::DueDay { line: place, from, to: end });
        }
    }
    for (place, expense) in situation.profile.expenses.iter().enumerate() {
        let falls = !occurrence::days(&expense.recurrence, today, end.plus(-1)).is_empty();
        if !expense.essential && falls {
            found.push(Move::Wait { expense: place, until: end });
        }
    }
    found
}

/// The next due day of a line: by its due day, or by its plans.
fn next_due(anchor: Option<u8>, plans: impl Iterator<Item = Day>, today: Day) -> Option<Day> {
    let by_anchor = anchor.map(|anchor| crate::domain::calendar::next_on(anchor, today));
    plans.filter(|day| *day >= today).chain(by_anchor).min()
}

fn make(profile: &mut Profile, what: Move, today: Day) {
    match what {
        Move::DueDay { line, to, .. } => {
            let Some(line) = profile.lines.get_mut(line) else { return };
            line.terms.due_day = Some(to.day_of_month());
            for part in &mut line.parts {
                if let Some(plan) = part.plan.as_mut().filter(|plan| plan.rhythm == Rhythm::Monthly) {
                    plan.next_due = plan.next_due.map(|day| day.max(to));
                }
            }
        }
        Move::PayMinimum { line } => {
            if let Some(line) = profile.lines.get_mut(line) {
                line.autopay = Autopay::Minimum;
            }
        }
        Move::Wait { expense, .. } => {
            if let Some(expense) = profile.expenses.get_mut(expense) {
                expense.recurrence.until = Some(today.plus(-1));
            }
        }
    }
}
