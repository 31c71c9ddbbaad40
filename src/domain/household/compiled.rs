//! A household prepared for the engine: dense tables and one calendar of dated events, made once and stepped often.
//!
//! Nothing here changes while time passes; what changes is [`super::state::State`].

use super::entry::Recorded;
use super::state::State;
use super::watch::{NEVER, TimedShock, Watch};
use crate::domain::calendar::Day;
use crate::domain::credit::account::{LineRules, PartRules};
use crate::domain::credit::line::Autopay;
use crate::domain::money::Money;
use crate::domain::risk::shock::Behaviour;

/// In which order the events of one day happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Phase {
    /// What was recorded today: it has happened, while what is planned for today is still to come.
    Recorded = 0,
    /// Income, outside changes and what was recorded.
    Outside = 1,
    /// Expenses.
    Spending = 2,
    /// Statements and instalment bills close.
    Statements = 3,
    /// Payments.
    Payments = 4,
    /// Due days are checked.
    DueChecks = 5,
    /// A statement that closes on the due day of the one before.
    LateStatements = 6,
    /// The month ends.
    MonthEnd = 7,
    /// Those who watch the lines look at them.
    Watching = 8,
}

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// The income with this index arrives.
    Income,
    /// The expense with this index is paid.
    Expense,
    /// The recorded entry with this index.
    Entry,
    /// The line's statement closes; `date` is when it is due.
    Statement,
    /// The instalment of the part with this index is billed and due; `date` is the day it is due.
    Instalment,
    /// What is asked for on this line is paid as set; a `date` says that it was paid by hand on that later day.
    Autopay,
    /// The planned payment with this index.
    Planned,
    /// The payer may pay more than is asked for.
    Surplus,
    /// The due day of the line is checked; `date` is the due day.
    DueCheck,
    /// A calendar month ends.
    MonthEnd,
    /// The shock with this index.
    Shock,
    /// Those who watch the lines look at them; the index says what dates alone change on this day.
    Watch,
}

/// One dated event. Events are in the order of their days, phases, kinds, indexes and dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Event {
    /// When.
    pub day: Day,
    /// In which phase of the day.
    pub phase: Phase,
    /// What.
    pub kind: EventKind,
    /// Of which line, part, income, expense, entry or payment.
    pub index: u32,
    /// A date that belongs to it (the due day).
    pub date: Day,
}

impl Event {
    /// The index, to look something up.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.index as usize
    }

    /// The index, to tell of it.
    #[must_use]
    pub const fn short(&self) -> u16 {
        if self.index > u16::MAX as u32 { u16::MAX } else { self.index as u16 }
    }
}

/// An expense, compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpenseRules {
    /// How much each time.
    pub amount: Money,
    /// Whether the household cannot do without it.
    pub essential: bool,
    /// The line it is paid with.
    pub pay_with: Option<u16>,
}

/// A payment that a plan names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedPayment {
    /// When.
    pub day: Day,
    /// To which line.
    pub line: u16,
    /// How much.
    pub amount: Money,
}

/// Days on which nothing is paid to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withheld {
    /// The line.
    pub line: u16,
    /// From this day…
    pub from: Day,
    /// … to this day, exclusive.
    pub until: Day,
}

/// A household ready to be stepped.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// The morning on which it starts.
    pub start: Day,
    /// The last day of its calendar.
    pub end: Day,
    /// The reader's today: what is planned before it is assumed to have happened.
    pub today: Day,
    /// The calendar, in order.
    pub events: Vec<Event>,
    /// Rules of each line.
    pub lines: Vec<LineRules>,
    /// Rules of each part.
    pub parts: Vec<PartRules>,
    /// Of which line each part is.
    pub line_of_part: Vec<u16>,
    /// How each line is paid.
    pub autopay: Vec<Autopay>,
    /// What each income brings.
    pub incomes: Vec<Money>,
    /// Each expense.
    pub expenses: Vec<ExpenseRules>,
    /// Payments that a plan names.
    pub planned: Vec<PlannedPayment>,
    /// Days on which nothing is paid to a line.
    pub withheld: Vec<Withheld>,
    /// What was recorded since the start.
    pub entries: Vec<Recorded>,
    /// Who watches the lines, when anybody does.
    pub watch: Option<Watch>,
    /// Shocks, aimed and dated.
    pub shocks: Vec<TimedShock>,
    /// What the household does when cash falls short.
    pub behaviour: Behaviour,
    /// A thousand units of the currency: what counts as a round sum.
    pub round_sum: Money,
    /// What chance adds to the calendar, in order; empty when nothing is left to chance.
    pub by_chance: Vec<Event>,
    /// When somebody watches the lines: the days on which dates alone change something for the whole household, in order,
    /// each with what they change. Lines are looked at on days with events, on these, and when time asks for it; looking on
    /// every day says the same. None when the calendar itself calls for each look.
    pub quiet_turns: Option<Vec<(Day, u32)>>,
    /// How things stand on the morning of `start`.
    pub opening: State,
}

impl Compiled {
    /// The days of the next events: the calendar's, and those that chance added.
    #[inline]
    pub(super) fn next_days(&self, state: &State) -> (Day, Day) {
        let day = |event: Option<&Event>| event.map_or(NEVER, |event| event.day);
        (day(self.events.get(state.cursor)), day(self.by_chance.get(state.chance_cursor)))
    }

    /// The next event of a day, which counts as begun; the calendar's before what chance adds to the same phase. `and_chance`
    /// says whether chance adds anything to that day.
    #[inline]
    pub(super) fn next_of_day(&self, state: &mut State, day: Day, and_chance: bool) -> Option<Event> {
        let planned = self.events.get(state.cursor).filter(|event| event.day == day);
        if and_chance
            && let Some(added) = self.by_chance.get(state.chance_cursor).filter(|event| event.day == day)
            && planned.is_none_or(|planned| added.phase < planned.phase)
        {
            state.chance_cursor += 1;
            return Some(*added);
        }
        let event = *planned?;
        state.cursor += 1;
        Some(event)
    }

    /// Whether payments to a line are withheld on a day.
    #[must_use]
    pub fn is_withheld(&self, line: usize, day: Day) -> bool {
        self.withheld.iter().any(|w| usize::from(w.line) == line && w.from <= day && day < w.until)
    }
}
