//! The household's usual course: how its days go when chance brings nothing.
//!
//! While nothing but cash is touched by chance, and it suffices, a path goes the usual course with another sum in cash: the
//! lines ask, are paid and are watched in the same way. So the months are run once for all paths, in stretches of some days.
//! A stretch is usual only where more or less cash would change nothing: something is left at the end of each of its days,
//! and nothing in it is missed, drawn or stopped. Money comes in before it goes out on each day, so the evenings are the lowest points.

use super::ground::Ground;
use super::tally::{MonthEnd, PathTally};
use crate::domain::calendar::Day;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::recorder::{Happening, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, step_until};
use crate::domain::household::watch::was_late;
use crate::domain::money::Money;
use crate::domain::risk::compiled::CompiledPolicy;
use crate::domain::risk::indicator::Indicator;
use crate::domain::risk::state::is_stopped;

/// How the household's days go when chance brings nothing.
#[derive(Debug, Clone, Default)]
pub struct Usual {
    /// The evening before each stretch, and the last one.
    pub evenings: Vec<State>,
    /// What each stretch adds, in order.
    pub stretches: Vec<Stretch>,
    /// What is owed on each line in each stretch, stretch after stretch.
    owed: Vec<Owed>,
    /// Whether rules go by bits alone, so that limits can be lower and nothing else.
    goes_by_bits: bool,
}

/// What is owed on a line in a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Owed {
    /// The least on any evening, the one before included.
    least: Money,
    /// The most.
    most: Money,
    /// The most after a use of the line; zero when it is not used.
    after_use: Money,
}

/// Some days of a month in which chance brings nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The day after its last.
    pub until: Day,
    /// Its month.
    pub month: usize,
    /// Whether the month ends with it.
    pub ends_month: bool,
    /// How it ends.
    pub end: MonthEnd,
    /// Interest and fees in it.
    pub cost: Money,
    /// The least in cash on any of its evenings.
    pub lowest: Money,
    /// Whether another sum in cash would change nothing as long as some is left.
    pub is_plain: bool,
    /// Whether no limit moves, no line opens or changes its state, and income stays, so that lower limits can be of no account.
    pub limits_stay: bool,
    /// Whether something was missed in the months before, so that limits are cut that else are not.
    pub is_after_lateness: bool,
}

impl Usual {
    /// Runs the months of a ground once.
    #[must_use]
    pub fn of(ground: &Ground) -> Usual {
        let household = &ground.household;
        let mut state = ground.morning.clone();
        let mut heard = Heard::of(ground, &state);
        let policies = household.watch.as_ref().map_or(&[][..], |watch| &watch.policies);
        let mut usual = Usual {
            evenings: vec![state.clone()],
            goes_by_bits: policies.iter().all(CompiledPolicy::is_in_bits),
            ..Usual::default()
        };
        for (month, next, ends_month) in stretches_of(&ground.months) {
            let (cost, lines) = (heard.tally.cost, heard.tally.lines.clone());
            let was_calm = usual.stretches.is_empty() || heard.tally.is_calm();
            let (is_after_lateness, income_turns) = (was_late(&state), income_turns(household, state.day, next));
            heard.begin(&state);
            step_until(&mut state, next.plus(-1), household, &mut heard, &mut AsAsked);
            let tally = &mut heard.tally;
            let is_calm = was_calm && tally.is_calm();
            tally.month_over(month, &state, household);
            if next > household.end {
                tally.end(&state);
            }
            let is_same = tally.lines == lines && tally.is_calm();
            usual.stretches.push(Stretch {
                until: next,
                month,
                ends_month,
                end: tally.months.get(month).copied().unwrap_or_default(),
                cost: tally.cost - cost,
                lowest: heard.lowest,
                is_plain: heard.is_plain && is_calm && is_same && heard.lowest > Money::ZERO,
                limits_stay: heard.limits_stay && !income_turns,
                is_after_lateness,
            });
            usual.owed.extend_from_slice(&heard.owed);
            usual.evenings.push(state.clone());
        }
        usual
    }
}

/// After how many days of a month the next stretch begins.
const STRETCHES: [i32; 2] = [10, 20];

/// The month of each stretch, the day after it, and whether the month ends with it.
fn stretches_of(months: &[Day]) -> impl Iterator<Item = (usize, Day, bool)> {
    months.iter().zip(months.iter().skip(1)).enumerate().flat_map(|(month, (from, until))| {
        let inside = STRETCHES.map(|days| from.plus(days)).into_iter().filter(|day| day < until);
        inside.map(move |day| (month, day, false)).chain([(month, *until, true)])
    })
}

/// Whether the household's income changes from the day after one until another (exclusive).
fn income_turns(household: &Compiled, after: Day, until: Day) -> bool {
    let turns = household.watch.as_ref().map_or(&[][..], |watch| &watch.income);
    turns.iter().any(|(day, _)| after < *day && *day < until)
}

impl Usual {
    /// The stretch in which a day lies.
    #[must_use]
    pub fn stretch_of(&self, day: Day) -> usize {
        self.stretches.partition_point(|stretch| stretch.until <= day)
    }

    /// Whether a stretch is the same on a line with a lower limit: what is bought with it fits, with room to spare, and no
    /// rule sees its use otherwise.
    #[must_use]
    pub fn bears(&self, stretch: usize, line: usize, limit: Money, household: &Compiled) -> bool {
        let place = stretch * household.lines.len() + line;
        let stays = self.stretches.get(stretch).is_some_and(|stretch| stretch.limits_stay);
        let (Some(owed), true) = (self.owed.get(place), stays && self.goes_by_bits) else { return false };
        let evening = self.evenings.get(stretch).and_then(|evening| evening.lines.get(line));
        let usual = evening.map_or(Money::ZERO, |account| account.limit);
        // A use that takes almost all of the limit is counted.
        let has_room = (limit - owed.after_use).minor().saturating_mul(50) > limit.minor();
        let Some(policy) = household.watch.as_ref().and_then(|watch| watch.policy_of(line)) else { return has_room };
        let seen = |limit: Money| {
            let (least, most) = (owed.least.ratio_to(limit)?, owed.most.ratio_to(limit)?);
            policy.truth.holds_between(Indicator::Utilisation, least.0, most.0)
        };
        has_room && seen(limit).is_some() && seen(limit) == seen(usual)
    }
}

/// Hears whether a stretch is one in which cash decides nothing, and what is owed in it.
struct Heard<'g> {
    household: &'g Compiled,
    tally: PathTally,
    lowest: Money,
    is_plain: bool,
    limits_stay: bool,
    owed: Vec<Owed>,
    evening: Vec<Money>,
    used: Vec<Money>,
}

impl<'g> Heard<'g> {
    fn of(ground: &'g Ground, state: &State) -> Heard<'g> {
        let count = ground.household.lines.len();
        let mut heard = Heard {
            household: &ground.household,
            tally: PathTally::of(ground),
            lowest: state.cash,
            is_plain: true,
            limits_stay: true,
            owed: Vec::with_capacity(count),
            evening: vec![Money::ZERO; count],
            used: vec![Money::ZERO; count],
        };
        heard.tally.begin();
        heard
    }

    /// A stretch begins.
    fn begin(&mut self, state: &State) {
        (self.lowest, self.is_plain, self.limits_stay) = (state.cash, true, true);
        self.owed.clear();
        for (line, evening) in self.evening.iter_mut().enumerate() {
            *evening = state.owed(line, &self.household.lines);
            self.owed.push(Owed { least: *evening, most: *evening, after_use: Money::ZERO });
        }
    }
}

impl Recorder for Heard<'_> {
    fn happened(&mut self, day: Day, origin: Origin, happening: &Happening) {
        self.is_plain &= is_plain(happening);
        match happening {
            Happening::Limit { .. } | Happening::Opened { .. } | Happening::StateChange { .. } => {
                self.limits_stay = false;
            }
            Happening::Expense { line: Some(line), amount, .. } => {
                if let Some(used) = self.used.get_mut(usize::from(*line)) {
                    *used += *amount;
                }
            }
            _ => {}
        }
        self.tally.happened(day, origin, happening);
    }

    fn day_over(&mut self, state: &State) {
        self.lowest = self.lowest.least(state.cash);
        let lines = self.owed.iter_mut().zip(&mut self.evening).zip(&mut self.used).enumerate();
        for (line, ((owed, evening), used)) in lines {
            let now = state.owed(line, &self.household.lines);
            if *used > Money::ZERO {
                // What is bought comes before what is billed and paid.
                owed.after_use = owed.after_use.most(*evening + std::mem::take(used));
            }
            (owed.least, owed.most) = (owed.least.least(now), owed.most.most(now));
            *evening = now;
        }
        self.tally.day_over(state);
    }
}

/// Whether something may happen in a stretch in which cash decides nothing.
fn is_plain(happening: &Happening) -> bool {
    match happening {
        Happening::Income { .. }
        | Happening::Expense { .. }
        | Happening::FellOnCash { .. }
        | Happening::Statement { .. }
        | Happening::Instalment { .. }
        | Happening::Payment { .. }
        | Happening::Fee { .. }
        | Happening::Interest { .. }
        | Happening::Limit { .. }
        | Happening::Opened { .. } => true,
        Happening::StateChange { to, .. } => !is_stopped(*to),
        _ => false,
    }
}
