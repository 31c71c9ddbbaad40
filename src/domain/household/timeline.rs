//! Everything that happened, day by day, for screens and reports.
//!
//! It keeps what the engine tells and draws no conclusions.

use super::compiled::Compiled;
pub use super::recorder::Stretch;
use super::recorder::{Bearing, Happening, Nobody, Origin, Recorder, Totals};
use super::state::State;
use super::step::{AsAsked, step_to_today, step_until};
use super::watch::debt_service;
use crate::domain::calendar::Day;
use crate::domain::credit::account::{LineAccount, PartAccount, PartRules};
use crate::domain::credit::accrue::{bears_certainly, interest_on};
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

/// A place in the run where interest was posted or taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// The happening that posted it: its position in [`Timeline::happenings`].
    pub happening: usize,
    /// How many stretches there were by then.
    pub stretches: usize,
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
    /// Each month's end.
    pub months: Vec<MonthOver>,
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
    /// The end of the month of the day that was last over.
    month_end: Day,
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
        if self.month_end < state.day {
            self.month_end = state.day.month().last();
        }
        if state.day == self.month_end {
            self.timeline.months.push(self.month_over(state));
        }
    }

    fn counted(&mut self, stretch: &Stretch) {
        self.timeline.stretches.push(*stretch);
    }
}

impl Keeper<'_> {
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

/// Runs a household as set from its opening to the end of its calendar.
#[must_use]
pub fn run(household: &Compiled) -> (Timeline, State) {
    let mut state = household.opening.clone();
    let stretches = before_opening(&state, household);
    let mut keeper =
        Keeper { timeline: Timeline { stretches, ..Timeline::default() }, month_end: Day(i32::MIN), household };
    step_until(&mut state, household.end, household, &mut keeper, &mut AsAsked);
    (keeper.timeline, state)
}

/// What the parts had earned before the first day, since they last posted interest.
fn before_opening(state: &State, household: &Compiled) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    for (account, rules) in state.lines.iter().zip(&household.lines) {
        let parts = state.parts_of(rules).iter().zip(household.parts.get(rules.parts()).unwrap_or(&[]));
        for ((part, rule), index) in parts.zip(rules.first_part..) {
            let stretch = |why: Bearing, balance: Money, earned: i128| Stretch {
                part: index,
                from: counted_from(part, rule, balance, earned),
                to: part.accrued_to,
                bearing: why,
                balance,
                overdue: part.overdue,
                earned,
            };
            let certain = bears_certainly(part, rule, account.grace_lost);
            let waiting = part.accrued_billed.saturating_add(part.accrued_fresh);
            stretches.push(stretch(Bearing::Days, certain, part.accrued));
            stretches.push(stretch(Bearing::Waiting, part.billed + part.fresh, waiting));
        }
    }
    stretches.retain(|stretch| stretch.earned != 0);
    stretches
}

/// Longer than any cycle but that of a loan repaid at its end.
const LONGEST_CYCLE_DAYS: i32 = 800;

/// From which day a balance earned so much up to now; the last day itself when no single day explains it.
fn counted_from(part: &PartAccount, rule: &PartRules, balance: Money, earned: i128) -> Day {
    let explains = |from: &Day| interest_on(rule, balance, *from, part.accrued_to) == earned;
    let days_back = (1..=LONGEST_CYCLE_DAYS).map(|days| part.accrued_to.plus(-days));
    Some(part.posted_on).filter(explains).or_else(|| days_back.into_iter().find(explains)).unwrap_or(part.accrued_to)
}

/// The state on the morning of the reader's today.
#[must_use]
pub fn state_today(household: &Compiled) -> State {
    let mut state = household.opening.clone();
    step_to_today(&mut state, household, &mut Nobody);
    state
}
