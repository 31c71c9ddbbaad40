//! When money does not reach: which lines to keep on time so that the fewest amounts are late, then with the least damage.
//!
//! Each line is kept (cash is held back for all that it will ask for), paid when something is over, or left for now. A due
//! amount is paid in full or not at all: a part costs cash and is late all the same. Essentials always come first. Lateness
//! is never traded for money: fewer late amounts win at any cost. Every try is a run of the engine; the number of tries is
//! fixed.

use std::collections::HashMap;

use super::diary::{Diary, keep};
use super::ground::Ground;
use super::outcome::{follow, start_at_today};
use crate::domain::calendar::Day;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::recorder::{Happening, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::step::{Payer, step_until};
use crate::domain::money::Money;

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rank {
    /// Cash is held back for all that it will ask for.
    Kept,
    /// It is paid when something is over.
    WhenOver,
    /// It is left for now.
    Left,
}

impl Rank {
    const ALL: [Rank; 3] = [Rank::Kept, Rank::WhenOver, Rank::Left];
}

/// How bad an outcome is: the least is the best. Compared field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Damage {
    /// How far cash falls below nothing: essentials that cannot be paid.
    pub unpaid_essentials: Money,
    /// Amounts that were not paid in full in time.
    pub late: u32,
    /// How far the worst line climbs the ladder of overdue stages.
    pub worst_stage: u8,
    /// Lines that are late at all.
    pub lines_late: u32,
    /// Interest and fees.
    pub cost: Money,
}

/// The least bad way that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Triage {
    /// What becomes of each line.
    pub ranks: Vec<Rank>,
    /// Single due amounts that are left although their line is not.
    pub left: Vec<(usize, Day)>,
    /// How bad it is.
    pub damage: Damage,
    /// What happens, day by day.
    pub diary: Diary,
    /// The last day that counts.
    pub until: Day,
}

/// How many months count: what lies farther ahead is for the people who are called to change.
pub const MONTHS: i32 = 12;
/// How many ways are tried.
const TRIES: usize = 1200;

/// Looks for the least bad way over the next [`MONTHS`].
#[must_use]
pub fn triage(ground: &Ground) -> Triage {
    let until = ground.today.month().plus(MONTHS).on(ground.today.day_of_month()).min(ground.until);
    let near = Ground { until, ..ground.clone() };
    let mut search = Search { ground: &near, ahead: HashMap::new(), left: TRIES, best: None };
    for first in openings(&near) {
        search.climb(first);
    }
    let ranks = search.best.take().map_or_else(|| vec![Rank::Kept; near.household.lines.len()], |(_, ranks)| ranks);
    let ahead = search.ahead(&ranks);
    let (left, diary) = leave_single(&near, &ranks, &ahead);
    Triage { damage: damage(&diary), ranks, left, diary, until }
}

/// How many single due amounts are left by choice at most.
const SINGLES: usize = 2;

/// Leaves single due amounts where that makes fewer late in all: one small amount left in time can save two later.
fn leave_single(ground: &Ground, ranks: &[Rank], ahead: &[(Day, Money)]) -> (Vec<(usize, Day)>, Diary) {
    let run = |left: &[(usize, Day)]| {
        keep(ground, &ground.household, &mut Triaged { left, ..Triaged::new(ground, ranks, ahead) })
    };
    let (mut left, mut best) = (Vec::new(), run(&[]));
    for _ in 0..SINGLES {
        let Some(last) = best.missed.last().map(|missed| missed.day) else { break };
        let paid: Vec<(usize, Day)> =
            best.payments.iter().filter(|paid| paid.day <= last).map(|paid| (paid.line, paid.day)).collect();
        let before = damage(&best);
        for due in paid {
            let mut next: Vec<(usize, Day)> = left.clone();
            next.push(due);
            let diary = run(&next);
            if damage(&diary) < damage(&best) {
                (left, best) = (next, diary);
                break;
            }
        }
        if damage(&best) == before {
            break;
        }
    }
    (left, best)
}

/// Orders to start from, most worth keeping first: what asks for little, what is soon repaid, what a late fee makes dear.
fn openings(ground: &Ground) -> Vec<Vec<Rank>> {
    let lines = ground.morning.lines.len();
    let diary = keep(
        ground,
        &ground.household,
        &mut super::spender::Spender::new(ground, super::spender::Sharing::Nothing, false),
    );
    let first = |line: usize| {
        let asked = diary.payments.iter().find(|paid| paid.line == line).map(|paid| paid.amount);
        let missed = diary.missed.iter().find(|missed| missed.line == line).map(|missed| missed.unpaid);
        asked.unwrap_or_default() + missed.unwrap_or_default()
    };
    let mut by_asked: Vec<usize> = (0..lines).collect();
    by_asked.sort_by_key(|line| first(*line));
    let mut by_owed: Vec<usize> = (0..lines).collect();
    by_owed.sort_by_key(|line| ground.morning.owed(*line, &ground.household.lines));
    let mut openings = Vec::new();
    for order in [by_asked, by_owed] {
        for kept in (0..=lines).rev() {
            let mut ranks = vec![Rank::WhenOver; lines];
            for line in order.iter().take(kept) {
                if let Some(rank) = ranks.get_mut(*line) {
                    *rank = Rank::Kept;
                }
            }
            openings.push(ranks);
        }
    }
    openings
}

/// The lowest cash from each day on when only kept lines are paid.
type Ahead = Vec<(Day, Money)>;

struct Search<'g> {
    ground: &'g Ground,
    ahead: HashMap<Vec<bool>, Ahead>,
    left: usize,
    best: Option<(Damage, Vec<Rank>)>,
}

impl Search<'_> {
    fn ahead(&mut self, ranks: &[Rank]) -> Ahead {
        let kept: Vec<bool> = ranks.iter().map(|rank| *rank == Rank::Kept).collect();
        let ground = self.ground;
        self.ahead.entry(kept).or_insert_with_key(|kept| lowest_ahead(ground, kept)).clone()
    }

    fn damage(&mut self, ranks: &[Rank]) -> Option<Damage> {
        self.left = self.left.checked_sub(1)?;
        let ahead = self.ahead(ranks);
        let mut payer = Triaged::new(self.ground, ranks, &ahead);
        let diary = keep(self.ground, &self.ground.household, &mut payer);
        let found = damage(&diary);
        if self.best.as_ref().is_none_or(|(best, _)| found < *best) {
            self.best = Some((found, ranks.to_vec()));
        }
        Some(found)
    }

    /// Changes one line, or exchanges two, as long as that is better.
    fn climb(&mut self, first: Vec<Rank>) {
        let Some(mut here) = self.damage(&first) else { return };
        let mut ranks = first;
        loop {
            let mut improved = false;
            for next in neighbours(&ranks) {
                let Some(found) = self.damage(&next) else { return };
                if found < here {
                    (here, ranks, improved) = (found, next, true);
                    break;
                }
            }
            if !improved {
                return;
            }
        }
    }
}

fn neighbours(ranks: &[Rank]) -> Vec<Vec<Rank>> {
    let mut all = Vec::new();
    for (line, now) in ranks.iter().enumerate() {
        for rank in Rank::ALL.into_iter().filter(|rank| rank != now) {
            let mut next = ranks.to_vec();
            if let Some(place) = next.get_mut(line) {
                *place = rank;
            }
            all.push(next);
        }
    }
    for one in 0..ranks.len() {
        for other in one + 1..ranks.len() {
            if ranks.get(one) != ranks.get(other) {
                let mut next = ranks.to_vec();
                next.swap(one, other);
                all.push(next);
            }
        }
    }
    all
}

/// How bad what happened is.
#[must_use]
pub fn damage(diary: &Diary) -> Damage {
    let mut lines: Vec<usize> = diary.missed.iter().map(|missed| missed.line).collect();
    lines.sort_unstable();
    lines.dedup();
    Damage {
        unpaid_essentials: (-diary.outcome.lowest_cash.0).positive_part(),
        late: diary.outcome.late,
        worst_stage: worst_stage(diary),
        lines_late: u32::try_from(lines.len()).unwrap_or(u32::MAX),
        cost: diary.outcome.cost(),
    }
}

/// In how many months running the worst line was late: the ladder of overdue stages is climbed a step a month.
fn worst_stage(diary: &Diary) -> u8 {
    let mut worst = 0;
    for missed in &diary.missed {
        let same = diary.missed.iter().filter(|other| other.line == missed.line);
        let mut months: Vec<i32> = same.map(|other| other.due.month().0).collect();
        months.dedup();
        let mut running = 0_u8;
        let mut before = None;
        for month in months {
            running = if before == Some(month - 1) { running.saturating_add(1) } else { 1 };
            before = Some(month);
            worst = worst.max(running);
        }
    }
    worst
}

/// Pays only some lines, and only in full.
struct Only<'k> {
    kept: &'k [bool],
}

impl Payer for Only<'_> {
    const PAYS: bool = false;

    fn pays_asked(&mut self, state: &State, _: &Compiled, line: usize, asked: Money, _: Day) -> bool {
        self.kept.get(line).copied().unwrap_or(false) && state.cash >= asked
    }

    fn next(&mut self, _: &State, _: &Compiled, _: Day) -> Option<(usize, Money)> {
        None
    }
}

/// Notes cash at the end of every day.
struct CashOf(Vec<(Day, Money)>);

impl Recorder for CashOf {
    fn happened(&mut self, _: Day, _: Origin, _: &Happening) {}

    fn day_over(&mut self, state: &State) {
        self.0.push((state.day, state.cash));
    }
}

fn lowest_ahead(ground: &Ground, kept: &[bool]) -> Ahead {
    let mut state = ground.morning.clone();
    let mut cash = CashOf(Vec::new());
    start_at_today(&mut state, &ground.household, ground.today);
    step_until(&mut state, ground.until, &ground.household, &mut cash, &mut Only { kept });
    let mut ahead = cash.0;
    let mut lowest = Money(i64::MAX);
    for (_, cash) in ahead.iter_mut().rev() {
        lowest = lowest.least(*cash);
        *cash = lowest;
    }
    ahead
}

/// Pays by rank.
struct Triaged<'t> {
    floor: Money,
    ranks: &'t [Rank],
    ahead: &'t [(Day, Money)],
    /// Single due amounts that are left.
    left: &'t [(usize, Day)],
    /// What was paid to lines that are not kept.
    spent: Money,
}

impl<'t> Triaged<'t> {
    fn new(ground: &Ground, ranks: &'t [Rank], ahead: &'t [(Day, Money)]) -> Triaged<'t> {
        Triaged { floor: ground.floor, ranks, ahead, left: &[], spent: Money::ZERO }
    }
}

impl Payer for Triaged<'_> {
    const PAYS: bool = false;

    fn pays_asked(&mut self, state: &State, _: &Compiled, line: usize, asked: Money, day: Day) -> bool {
        if state.cash < asked || self.left.contains(&(line, day)) {
            return false;
        }
        match self.ranks.get(line) {
            Some(Rank::Kept) => true,
            Some(Rank::WhenOver) => {
                let place = self.ahead.partition_point(|(on, _)| *on < day);
                let lowest = self.ahead.get(place).map_or(state.cash, |(_, lowest)| *lowest);
                let fits = asked <= lowest - self.spent - self.floor;
                if fits {
                    self.spent += asked;
                }
                fits
            }
            _ => false,
        }
    }

    fn next(&mut self, _: &State, _: &Compiled, _: Day) -> Option<(usize, Money)> {
        None
    }
}

/// What comes of paying what is asked for as it comes, over the same time.
#[must_use]
pub fn as_it_comes(ground: &Ground, until: Day) -> u32 {
    let near = Ground { until, ..ground.clone() };
    let mut payer = super::spender::Spender::new(&near, super::spender::Sharing::Nothing, false);
    follow(&near, &near.household, &mut payer).late
}
