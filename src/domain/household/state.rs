//! Where a household stands on one day: small, flat and cheap to copy into a reused buffer.
//!
//! It holds no rules and no history; those are in `compiled` and with the recorder.

use super::watch::WatchState;
use crate::domain::calendar::Day;
use crate::domain::credit::account::{self, LineAccount, PartAccount};
use crate::domain::money::Money;

/// A household on one day.
#[derive(Debug, PartialEq, Eq)]
pub struct State {
    /// Everything up to and including this day has happened.
    pub day: Day,
    /// The next event of the calendar.
    pub cursor: usize,
    /// The next of the events that chance added.
    pub chance_cursor: usize,
    /// Cash that can be spent. Below zero it is missing.
    pub cash: Money,
    /// The emergency fund.
    pub emergency: Money,
    /// Each line.
    pub lines: Vec<LineAccount>,
    /// Each part, line after line.
    pub parts: Vec<PartAccount>,
    /// The first day on which an expense or a payment that was asked for could not be made in full.
    pub first_short: Option<Day>,
    /// Whether something asked for may be past its due day; false says that nothing is.
    pub may_have_arrears: bool,
    /// What those who watch the lines remember; empty when nobody does.
    pub watch: WatchState,
}

impl Clone for State {
    fn clone(&self) -> State {
        State {
            day: self.day,
            cursor: self.cursor,
            chance_cursor: self.chance_cursor,
            cash: self.cash,
            emergency: self.emergency,
            lines: self.lines.clone(),
            parts: self.parts.clone(),
            first_short: self.first_short,
            may_have_arrears: self.may_have_arrears,
            watch: self.watch.clone(),
        }
    }

    /// Copies without allocating when the buffer has been used for the same household before.
    fn clone_from(&mut self, other: &State) {
        self.day = other.day;
        self.cursor = other.cursor;
        self.chance_cursor = other.chance_cursor;
        self.cash = other.cash;
        self.emergency = other.emergency;
        self.first_short = other.first_short;
        self.may_have_arrears = other.may_have_arrears;
        self.watch.clone_from(&other.watch);
        self.lines.clone_from(&other.lines);
        self.parts.clone_from(&other.parts);
    }
}

impl State {
    /// The parts of a line.
    #[must_use]
    pub fn parts_of<'s>(&'s self, rules: &account::LineRules) -> &'s [PartAccount] {
        self.parts.get(rules.parts()).unwrap_or(&[])
    }

    /// Everything owed on a line, posted charges included, unposted interest not.
    #[must_use]
    pub fn owed(&self, index: usize, rules: &[account::LineRules]) -> Money {
        match (self.lines.get(index), rules.get(index)) {
            (Some(line), Some(rules)) => account::owed(line, self.parts_of(rules)),
            _ => Money::ZERO,
        }
    }

    /// Everything owed on all lines.
    #[must_use]
    pub fn owed_in_all(&self) -> Money {
        let of_lines: Money = self.lines.iter().map(|line| line.fees - line.credit).sum();
        self.parts.iter().map(PartAccount::owed).sum::<Money>() + of_lines
    }
}
