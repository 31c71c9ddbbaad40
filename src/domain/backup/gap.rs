//! Where money is missing: from which day, how much, until when, and whether debts or living bring it about.
//!
//! The household is run once with a large buffer, so that everything is paid as set; where its cash without the buffer
//! would lie below nothing, money is missing. The emergency fund stays untouched: using it is an option of its own.

use super::condition::Use;
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::household::compile::{Question, compile};
use crate::domain::household::compiled::PlannedPayment;
use crate::domain::household::entry::{Account, Entry, EntryKind};
use crate::domain::household::profile::Profile;
use crate::domain::household::recorder::{Happening, Nobody, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, step_to_today, step_until};
use crate::domain::money::{LARGEST_MINOR, Money};

/// More than any household can be short of.
const BUFFER: Money = Money(LARGEST_MINOR);

/// Gaps nearer to each other than this are one stretch: a month passes between two salaries.
pub const JOINED_DAYS: i32 = 31;

/// Days on which money is missing without a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first day.
    pub from: Day,
    /// The first day after it on which nothing is missing any more; none when it stays open to the end of the look
    /// ahead.
    pub until: Option<Day>,
    /// How much is missing on its worst day.
    pub amount: Money,
    /// That day.
    pub worst: Day,
    /// What could not be paid on the first day.
    pub cause: Use,
}

impl Gap {
    /// How many days it lasts, to the end of the look ahead when it stays open.
    #[must_use]
    pub fn days(&self, end: Day) -> i32 {
        self.until.unwrap_or(end).since(self.from).max(1)
    }
}

/// What happens to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Loss {
    /// It takes nothing new from today on; what is owed on it stays due as before.
    Stopped,
    /// It takes nothing new, and everything owed is asked for at once, on the next day on which it asks for something.
    CalledIn,
}

/// A household with what is assumed to happen to it: the beginning of every question about other ways through.
#[derive(Debug, Clone)]
pub struct Situation<'p> {
    /// The household.
    pub profile: &'p Profile,
    /// What was recorded, and what is assumed to happen.
    pub entries: Vec<Entry>,
    /// Payments that are assumed.
    pub planned: Vec<PlannedPayment>,
    /// The reader's today.
    pub today: Day,
}

impl<'p> Situation<'p> {
    /// The household as it is set.
    #[must_use]
    pub fn as_set(profile: &'p Profile, entries: &[Entry], today: Day) -> Situation<'p> {
        Situation { profile, entries: entries.to_vec(), planned: Vec::new(), today }
    }

    /// The same with a line lost, and the day on which it is called in.
    #[must_use]
    pub fn without(&self, line: usize, loss: Loss) -> (Situation<'p>, Option<Day>) {
        let mut changed = self.clone();
        let Ok(index) = u16::try_from(line) else { return (changed, None) };
        changed.entries.push(state_entry(self.today, index, LineState::Suspended));
        if loss == Loss::Stopped {
            return (changed, None);
        }
        let day = next_asked(&changed, line);
        changed.planned.push(PlannedPayment { day, line: index, amount: BUFFER });
        (changed, Some(day))
    }

    /// What the engine is asked.
    #[must_use]
    pub fn question(&self, until: Day) -> Question {
        Question { planned: self.planned.clone(), ..Question::as_set(self.today, until) }
    }

    /// Cash from today to `until` if everything is paid as set.
    #[must_use]
    pub fn cash_ahead(&self, until: Day) -> CashAhead {
        look_ahead(self, until)
    }
}

/// A line's state from a day on.
#[must_use]
pub(super) fn state_entry(day: Day, line: u16, state: LineState) -> Entry {
    let (kind, amount, note) = (EntryKind::State, Money::ZERO, String::new());
    Entry { id: String::new(), day, account: Account::Line(line), kind, amount, state: Some(state), note }
}

/// A household's cash day by day if everything is paid as set, and where it falls below nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CashAhead {
    /// Cash this morning.
    pub opening: Money,
    /// Cash at the end of each day on which something happens; below nothing it is missing.
    pub days: Vec<(Day, Money)>,
    /// Where money is missing, in order.
    pub gaps: Vec<Gap>,
    /// The lowest cash and its day.
    pub lowest: (Money, Day),
}

impl CashAhead {
    /// The first gap.
    #[must_use]
    pub fn first_gap(&self) -> Option<&Gap> {
        self.gaps.first()
    }

    /// The first stretch in which money is missing again and again, taken as one: gaps that are at most
    /// [`JOINED_DAYS`] apart. Money for its first day must last to its end.
    #[must_use]
    pub fn first_stretch(&self) -> Option<Gap> {
        let mut gaps = self.gaps.iter();
        let mut whole = *gaps.next()?;
        for next in gaps {
            let Some(until) = whole.until else { break };
            if next.from.since(until) > JOINED_DAYS {
                break;
            }
            whole.until = next.until;
            if next.amount > whole.amount {
                (whole.amount, whole.worst) = (next.amount, next.worst);
            }
        }
        Some(whole)
    }

    /// How much is missing on the worst day of all.
    #[must_use]
    pub fn missing(&self) -> Money {
        (-self.lowest.0).positive_part()
    }
}

/// The next day on which a line asks for something, else a month from today.
fn next_asked(situation: &Situation<'_>, line: usize) -> Day {
    let today = situation.today;
    let month_on = today.month().plus(1).on(today.day_of_month());
    let household = compile(situation.profile, &situation.entries, &situation.question(month_on.plus(62)));
    let mut state = household.opening.clone();
    step_to_today(&mut state, &household, &mut Nobody);
    let mut asks = Asks { line, day: None };
    if let Some(account) = state.lines.get(line) {
        let open = account.dues.iter().find(|due| due.unpaid > Money::ZERO && due.on >= today);
        asks.day = open.map(|due| due.on);
    }
    if asks.day.is_none() {
        step_until(&mut state, household.end, &household, &mut asks, &mut AsAsked);
    }
    asks.day.unwrap_or(month_on)
}

/// Listens for the next day on which a line asks for something.
struct Asks {
    line: usize,
    day: Option<Day>,
}

impl Recorder for Asks {
    fn happened(&mut self, _: Day, _: Origin, happening: &Happening) {
        let (line, due, amount) = match *happening {
            Happening::Statement { line, bill, due } => (line, due, bill.minimum),
            Happening::Instalment { line, principal, interest, fee, due, .. } => {
                (line, due, principal + interest + fee)
            }
            _ => return,
        };
        if usize::from(line) == self.line && amount > Money::ZERO && self.day.is_none() {
            self.day = Some(due);
        }
    }

    fn day_over(&mut self, _: &State) {}
}

fn look_ahead(situation: &Situation<'_>, until: Day) -> CashAhead {
    let household = compile(situation.profile, &situation.entries, &situation.question(until));
    let mut state = household.opening.clone();
    step_to_today(&mut state, &household, &mut Nobody);
    let today = situation.today;
    let cash = state.cash;
    state.cash += BUFFER;
    let mut watch = Watch {
        cash,
        day: today,
        open: None,
        ahead: CashAhead { opening: cash, lowest: (cash, today), ..CashAhead::default() },
    };
    if cash < Money::ZERO {
        watch.fall(today, Use::Living);
    }
    step_until(&mut state, household.end, &household, &mut watch, &mut AsAsked);
    if let Some(gap) = watch.open.take() {
        watch.ahead.gaps.push(gap);
    }
    watch.ahead
}

/// Follows cash without the buffer.
struct Watch {
    cash: Money,
    day: Day,
    open: Option<Gap>,
    ahead: CashAhead,
}

impl Watch {
    fn fall(&mut self, day: Day, cause: Use) {
        let missing = self.cash.magnitude();
        let gap = self.open.get_or_insert(Gap { from: day, until: None, amount: missing, worst: day, cause });
        if missing > gap.amount {
            (gap.amount, gap.worst) = (missing, day);
        }
    }
}

impl Recorder for Watch {
    fn happened(&mut self, day: Day, _: Origin, happening: &Happening) {
        let (change, cause) = match *happening {
            Happening::Income { amount, .. }
            | Happening::Draw { amount, .. }
            | Happening::CashAdjustment { amount } => (amount, Use::Living),
            Happening::Expense { amount, line: None, .. } | Happening::FellOnCash { amount, .. } => {
                (-amount, Use::Living)
            }
            Happening::Payment { amount, .. } => (-amount, Use::Debt),
            Happening::Saved { amount } => (-amount, Use::Living),
            _ => return,
        };
        self.cash += change;
        self.day = day;
        if self.cash < Money::ZERO && change < Money::ZERO {
            self.fall(day, cause);
        }
    }

    fn day_over(&mut self, state: &State) {
        // The engine's own figure counts.
        self.cash = state.cash - BUFFER;
        self.ahead.days.push((state.day, self.cash));
        if self.cash < self.ahead.lowest.0 {
            self.ahead.lowest = (self.cash, state.day);
        }
        if self.cash < Money::ZERO {
            self.fall(state.day, Use::Living);
        } else if let Some(mut gap) = self.open.take() {
            gap.until = Some(state.day);
            // What is made good on its own day is no gap.
            if gap.from < state.day {
                self.ahead.gaps.push(gap);
            }
        }
    }
}
