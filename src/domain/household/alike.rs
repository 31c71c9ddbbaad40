//! Whether two states of one day lead to the same days from here on, cash aside.
//!
//! It asks for what the engine goes by, and leaves out what is only kept to be quicker or has grown too old to count: so it
//! may say no where the days would be the same, and never yes where they would not.

use super::state::State;
use crate::domain::credit::account::LineAccount;

/// Months back to which a rule may count what was missed.
const MONTHS_COUNTED: u32 = (1 << 24) - 1;

impl State {
    /// Whether both states, of the same household on the same evening, are followed by the same days as long as cash
    /// suffices in both.
    #[must_use]
    pub fn leads_on_like(&self, other: &State) -> bool {
        self.day == other.day
            && self.cursor == other.cursor
            && self.emergency == other.emergency
            && self.may_have_arrears == other.may_have_arrears
            && self.lines.len() == other.lines.len()
            && self.lines.iter().zip(&other.lines).all(|(one, other)| are_alike(one, other))
            && self.parts == other.parts
            && self.watch.leads_on_like(&other.watch, self.day)
    }
}

fn are_alike(one: &LineAccount, other: &LineAccount) -> bool {
    let counted = |account: &LineAccount| account.missed_months & MONTHS_COUNTED;
    counted(one) == counted(other) && LineAccount { missed_months: other.missed_months, ..*one } == *other
}
