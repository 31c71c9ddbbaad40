//! Where money is missing: from which day, how much, until when, and whether debts or living bring it about.
//!
//! The household is run once with a large buffer, so that everything is paid as set; where its cash without the buffer
//! would lie below nothing, money is missing. The emergency fund stays untouched: using it is an option of its own.

use super::condition::Use;
use super::situation::Situation;
use crate::domain::calendar::Day;
use crate::domain::household::compile::compile;
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

    /// The gap of a day: what is missing on it, and after it as long as money is missing without a break.
    #[must_use]
    pub fn gap_on(&self, day: Day) -> Option<Gap> {
        let is_over = |gap: &Gap, at: Day| gap.until.is_some_and(|until| until <= at);
        let gap = self.gaps.iter().find(|gap| gap.from <= day && !is_over(gap, day))?;
        // The day begins with the cash that the days before it left.
        let before = self.days.iter().rev().find(|(at, _)| *at < day).map(|(_, cash)| (day, *cash));
        let later = self.days.iter().filter(|(at, _)| *at >= day && !is_over(gap, *at)).copied();
        let (worst, cash) = before.into_iter().chain(later).min_by_key(|(at, cash)| (*cash, *at))?;
        Some(Gap { from: day, amount: (-cash).positive_part(), worst, ..*gap })
    }

    /// How much is missing on the worst day of all.
    #[must_use]
    pub fn missing(&self) -> Money {
        (-self.lowest.0).positive_part()
    }
}

/// Cash of a situation from today to `until` if everything is paid as set.
#[must_use]
pub(super) fn look_ahead(situation: &Situation, until: Day) -> CashAhead {
    let household = compile(&situation.profile, &situation.entries, &situation.question(until));
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
