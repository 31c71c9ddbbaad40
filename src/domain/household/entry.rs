//! One row of the journal: something that happened since the record's date, as the reader wrote it down.
//!
//! How it is written in a file is the `profile` module's; what it does to the household is the engine's.

use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::money::Money;

/// To what an entry belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Account {
    /// The line with this index.
    Line(u16),
    /// Cash that can be spent.
    Cash,
    /// The emergency fund.
    Emergency,
}

/// What sort of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// Bought with a line.
    Purchase,
    /// Cash drawn from a line.
    Draw,
    /// Paid to a line from cash.
    Payment,
    /// Given back on a line or in cash.
    Refund,
    /// A charge that the lender shows.
    Fee,
    /// Interest that the lender shows; it takes the place of what was computed for the running cycle.
    Interest,
    /// Money in.
    Income,
    /// Money out of cash.
    Expense,
    /// From cash to the emergency fund (back when negative, or on the cash account the other way round).
    Transfer,
    /// A named correction.
    Adjustment,
    /// A new limit.
    Limit,
    /// A new state of the line.
    State,
    /// What the lender (or the wallet) shows; a mismatch is a finding and is taken over as an adjustment.
    Balance,
}

/// One row of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id in the file.
    pub id: String,
    /// When it happened.
    pub day: Day,
    /// To what it belongs.
    pub account: Account,
    /// What sort.
    pub kind: EntryKind,
    /// How much; zero for a state.
    pub amount: Money,
    /// The new state, for a state row.
    pub state: Option<LineState>,
    /// A note; when it names a planned income or expense, the row stands for it.
    pub note: String,
}

/// What a row does, without its id and its note: the engine needs no more, and copies it at every question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// The row's place among all rows of the record.
    pub row: usize,
    /// When it happened.
    pub day: Day,
    /// To what it belongs.
    pub account: Account,
    /// What sort.
    pub kind: EntryKind,
    /// How much; zero for a state.
    pub amount: Money,
    /// The new state, for a state row.
    pub state: Option<LineState>,
}

impl Entry {
    /// What it does, as the row at this place.
    #[must_use]
    pub const fn recorded(&self, row: usize) -> Recorded {
        let Entry { day, account, kind, amount, state, .. } = *self;
        Recorded { row, day, account, kind, amount, state }
    }
}
