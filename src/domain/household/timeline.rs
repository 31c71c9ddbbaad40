//! Everything that happened, day by day, for screens and reports.
//!
//! It keeps what the engine tells and draws no conclusions.

use super::compiled::Compiled;
use super::recorder::{Happening, Nobody, Origin, Recorder, Totals};
use super::state::State;
use super::step::{AsAsked, step_to_today, step_until};
use super::watch::debt_service;
use crate::domain::calendar::Day;
use crate::domain::credit::account::LineAccount;
use crate::domain::credit::line::LineState;
use crate::domain::money::{Money, Ratio};
use crate::domain::risk::state::is_stopped;

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

/// How things stood when a month was over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthOver {
    /// Its last day.
    pub day: Day,
    /// Contractual payments of a month over monthly take-home income; none without income, or when nobody watches.
    pub dti: Option<Ratio>,
    /// Whether a line was stopped or overdue.
    pub troubled: bool,
}

/// A household's run through time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// What happened, in order.
    pub happenings: Vec<Dated>,
    /// Each day on which something happened.
    pub days: Vec<DayEnd>,
    /// Each month's end.
    pub months: Vec<MonthOver>,
    /// Sums.
    pub totals: Totals,
}

impl Timeline {
    /// Nothing yet, with room for what so many events bring.
    fn for_events(count: usize) -> Timeline {
        Timeline { happenings: Vec::with_capacity(count), days: Vec::with_capacity(count / 2), ..Timeline::default() }
    }

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
    /// The end of the month of the day that was last over.
    month_end: Day,
    /// What is owed, as long as nothing happens.
    owed: Option<Money>,
    household: &'h Compiled,
}

impl Recorder for Keeper<'_> {
    fn happened(&mut self, day: Day, origin: Origin, happening: &Happening) {
        self.owed = None;
        self.timeline.totals.happened(day, origin, happening);
        self.timeline.happenings.push(Dated { day, origin, happening: *happening });
    }

    fn day_over(&mut self, state: &State) {
        self.timeline.totals.day_over(state);
        let owed = *self.owed.get_or_insert_with(|| state.owed_in_all());
        debug_assert_eq!(owed, state.owed_in_all(), "nothing is owed or paid without being told");
        self.timeline.days.push(DayEnd { day: state.day, cash: state.cash, owed });
        if self.month_end < state.day {
            self.month_end = state.day.month().last();
        }
        if state.day == self.month_end {
            self.timeline.months.push(self.month_over(state));
        }
    }
}

impl Keeper<'_> {
    fn of(household: &Compiled) -> Keeper<'_> {
        let timeline = Timeline::for_events(household.events.len());
        Keeper { timeline, month_end: Day(i32::MIN), owed: None, household }
    }

    fn month_over(&self, state: &State) -> MonthOver {
        let income = self.household.watch.as_ref().map(|watch| watch.income_on(state.day));
        let dti = income.and_then(|income| debt_service(state, self.household).ratio_to(income));
        let in_trouble = |(line, account): (usize, &LineAccount)| {
            let owed = state.owed(line, &self.household.lines);
            account.past_due(state.day) > Money::ZERO
                || (is_stopped(account.state) && !(account.state == LineState::Closed && owed <= Money::ZERO))
        };
        MonthOver { day: state.day, dti, troubled: state.lines.iter().enumerate().any(in_trouble) }
    }
}

/// Runs a household as set from its opening to the end of its calendar; with the state at the end.
#[must_use]
pub fn run(household: &Compiled) -> (Timeline, State) {
    let (mut state, mut keeper) = (household.opening.clone(), Keeper::of(household));
    step_until(&mut state, household.end, household, &mut keeper, &mut AsAsked);
    (keeper.timeline, state)
}

/// The same, with the state on the morning of the reader's today: nothing is run twice for it.
#[must_use]
pub fn run_by_today(household: &Compiled) -> (Timeline, State) {
    let (mut state, mut keeper) = (household.opening.clone(), Keeper::of(household));
    let eve = household.today.plus(-1).min(household.end);
    step_until(&mut state, eve, household, &mut keeper, &mut AsAsked);
    let mut morning = state.clone();
    step_to_today(&mut morning, household, &mut Nobody);
    step_until(&mut state, household.end, household, &mut keeper, &mut AsAsked);
    (keeper.timeline, morning)
}

/// The state on the morning of the reader's today.
#[must_use]
pub fn state_today(household: &Compiled) -> State {
    let mut state = household.opening.clone();
    step_to_today(&mut state, household, &mut Nobody);
    state
}
