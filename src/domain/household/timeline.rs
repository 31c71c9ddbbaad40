//! Everything that happened, day by day, for screens and reports.
//!
//! It keeps what the engine tells and draws no conclusions.

use super::compiled::Compiled;
pub use super::recorder::Stretch;
use super::recorder::{Bearing, Happening, Nobody, Origin, Recorder, Totals};
use super::state::State;
use super::step::{AsAsked, step_to_today, step_until};
use crate::domain::calendar::Day;
use crate::domain::money::Money;

/// One thing that happened, with its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// When.
    pub day: Day,
    /// Planned, recorded or assumed.
    pub origin: Origin,
    /// What.
    pub happening: Happening,
}

/// How things stood when a day was over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayEnd {
    /// The day.
    pub day: Day,
    /// Cash that can be spent.
    pub cash: Money,
    /// Everything owed.
    pub owed: Money,
}

/// A place in the run where interest was posted or taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// The happening that posted it: its position in [`Timeline::happenings`].
    pub happening: usize,
    /// How many stretches there were by then.
    pub stretches: usize,
}

/// A household's run through time.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// What happened, in order.
    pub happenings: Vec<Dated>,
    /// Each day on which something happened.
    pub days: Vec<DayEnd>,
    /// What bore interest, for explanations.
    pub stretches: Vec<Stretch>,
    /// Where interest was posted, in order.
    pub postings: Vec<Posting>,
    /// Sums.
    pub totals: Totals,
}

impl Timeline {
    /// The lowest cash at the end of a day from `from` on, and the first day on which it is reached. `opening` is the cash
    /// on the morning of `from`.
    #[must_use]
    pub fn lowest_cash(&self, from: Day, opening: Money) -> (Money, Day) {
        let mut lowest = (opening, from);
        for day in self.days.iter().filter(|day| day.day >= from) {
            if day.cash < lowest.0 {
                lowest = (day.cash, day.day);
            }
        }
        lowest
    }
}

/// Listens to the engine and keeps everything.
#[derive(Debug)]
struct Keeper<'h> {
    timeline: Timeline,
    household: &'h Compiled,
}

impl Recorder for Keeper<'_> {
    const EXPLAINS: bool = true;

    fn happened(&mut self, day: Day, origin: Origin, happening: &Happening) {
        self.timeline.totals.happened(day, origin, happening);
        if matches!(happening, Happening::Statement { .. } | Happening::Instalment { .. } | Happening::Interest { .. })
        {
            let posting =
                Posting { happening: self.timeline.happenings.len(), stretches: self.timeline.stretches.len() };
            self.timeline.postings.push(posting);
        }
        self.timeline.happenings.push(Dated { day, origin, happening: *happening });
    }

    fn day_over(&mut self, state: &State) {
        self.timeline.totals.day_over(state);
        let owed = state.owed_in_all(&self.household.lines);
        self.timeline.days.push(DayEnd { day: state.day, cash: state.cash, owed });
    }

    fn counted(&mut self, stretch: &Stretch) {
        self.timeline.stretches.push(*stretch);
    }
}

/// Runs a household as set from its opening to the end of its calendar.
#[must_use]
pub fn run(household: &Compiled) -> (Timeline, State) {
    let mut state = household.opening.clone();
    let mut keeper =
        Keeper { timeline: Timeline { stretches: before_opening(&state), ..Timeline::default() }, household };
    step_until(&mut state, household.end, household, &mut keeper, &mut AsAsked);
    (keeper.timeline, state)
}

/// What the parts had earned before the first day, since they last posted interest.
fn before_opening(state: &State) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    for (part, index) in state.parts.iter().zip(0_u16..) {
        let mut add = |bearing: Bearing, balance: Money, earned: i128| {
            if earned != 0 {
                let (from, to) = (part.posted_on, part.accrued_to);
                stretches.push(Stretch { part: index, from, to, bearing, balance, overdue: part.overdue, earned });
            }
        };
        let waiting = if part.accrued_billed == 0 { Money::ZERO } else { part.billed };
        let fresh = if part.accrued_fresh == 0 { Money::ZERO } else { part.fresh };
        add(Bearing::Days, part.principal_owed() - waiting - fresh, part.accrued);
        add(Bearing::Waiting, waiting + fresh, part.accrued_billed + part.accrued_fresh);
    }
    stretches
}

/// The state on the morning of the reader's today.
#[must_use]
pub fn state_today(household: &Compiled) -> State {
    let mut state = household.opening.clone();
    step_to_today(&mut state, household, &mut Nobody);
    state
}
