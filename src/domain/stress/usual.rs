//! The household's usual course: how its months go when chance brings nothing.
//!
//! While nothing but cash is touched by chance, and it suffices, a path goes the usual course with another sum in cash: the
//! lines ask, are paid and are watched in the same way. So these months are run once for all paths. A month is usual only
//! where more or less cash would change nothing: something is left at the end of each of its days, and nothing in it is
//! missed, drawn or stopped. Money comes in before it goes out on each day, so the evenings are the lowest points.

use super::ground::Ground;
use super::tally::{MonthEnd, PathTally};
use crate::domain::calendar::Day;
use crate::domain::household::recorder::{Happening, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, step_until};
use crate::domain::household::watch::was_late;
use crate::domain::money::Money;
use crate::domain::risk::state::is_stopped;

/// How the household's months go when chance brings nothing.
#[derive(Debug, Clone, Default)]
pub struct Usual {
    /// The evening before each month, and the last one.
    pub evenings: Vec<State>,
    /// What each month adds.
    pub months: Vec<UsualMonth>,
}

/// A month in which chance brings nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsualMonth {
    /// How it ends.
    pub end: MonthEnd,
    /// Interest and fees in it.
    pub cost: Money,
    /// The least in cash on any of its evenings.
    pub lowest: Money,
    /// Whether another sum in cash would change nothing as long as some is left.
    pub is_plain: bool,
    /// Whether something was missed in the months before, so that limits are cut that else are not.
    pub is_after_lateness: bool,
}

impl Usual {
    /// Runs the months of a ground once.
    #[must_use]
    pub fn of(ground: &Ground) -> Usual {
        let household = &ground.household;
        let mut state = ground.morning.clone();
        let mut heard = Heard { tally: PathTally::of(ground), lowest: state.cash, is_plain: true };
        heard.tally.begin();
        let mut usual = Usual { evenings: vec![state.clone()], months: Vec::with_capacity(ground.length()) };
        for (month, next) in ground.months.iter().skip(1).enumerate() {
            let (cost, lines, was_calm) =
                (heard.tally.cost, heard.tally.lines.clone(), month == 0 || heard.tally.is_calm());
            let is_after_lateness = was_late(&state);
            (heard.lowest, heard.is_plain) = (state.cash, true);
            step_until(&mut state, next.plus(-1), household, &mut heard, &mut AsAsked);
            let tally = &mut heard.tally;
            let was_calm = was_calm && tally.is_calm();
            tally.month_over(month, &state, household);
            if month + 1 == ground.length() {
                tally.end(&state, household);
            }
            let is_same = tally.lines == lines && tally.is_calm();
            usual.months.push(UsualMonth {
                end: tally.months.get(month).copied().unwrap_or_default(),
                cost: tally.cost - cost,
                lowest: heard.lowest,
                is_plain: heard.is_plain && was_calm && is_same && heard.lowest > Money::ZERO,
                is_after_lateness,
            });
            usual.evenings.push(state.clone());
        }
        usual
    }
}

/// Hears whether a month is one in which cash decides nothing.
struct Heard {
    tally: PathTally,
    lowest: Money,
    is_plain: bool,
}

impl Recorder for Heard {
    fn happened(&mut self, day: Day, origin: Origin, happening: &Happening) {
        self.is_plain &= is_plain(happening);
        self.tally.happened(day, origin, happening);
    }

    fn day_over(&mut self, state: &State) {
        self.lowest = self.lowest.least(state.cash);
        self.tally.day_over(state);
    }
}

/// Whether something may happen in a month in which cash decides nothing.
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
