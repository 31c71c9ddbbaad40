//! Whether two states of one evening lead to the same days from here on, cash aside.
//!
//! It asks for what the engine goes by, and leaves out what is only kept to be quicker or has grown too old to count: so it
//! may say no where the days would be the same, and never yes where they would not.

use super::compiled::Compiled;
use super::state::State;
use super::watch::{LineSet, LineWatch};
use crate::domain::credit::account::LineAccount;
use crate::domain::credit::line::LineState;
use crate::domain::money::Money;

/// Months back to which a rule may count what was missed.
const MONTHS_COUNTED: u32 = (1 << 24) - 1;

/// What was cut from a line, to be laid on it in another state.
#[derive(Debug, Clone, Copy)]
pub struct Cut {
    line: usize,
    account: LineAccount,
    watched: LineWatch,
}

impl State {
    /// Whether this state is followed by the same days as another of the same household on the same evening, as long as
    /// cash suffices in both and the limits of some lines, which are lower here, change nothing: those lines. None where
    /// the days may be others.
    #[must_use]
    pub fn leads_on_like(&self, other: &State, household: &Compiled) -> Option<LineSet> {
        let is_alike = self.day == other.day
            && self.cursor == other.cursor
            && self.emergency == other.emergency
            && self.may_have_arrears == other.may_have_arrears
            && self.lines.len() == other.lines.len();
        if !is_alike {
            return None;
        }
        // What differs most often is asked first.
        let lower = self.lower_limits(other)?;
        let is_alike = self.watch.holds_like(&other.watch, self.day)
            && self.parts == other.parts
            && self.lines.iter().zip(&other.lines).all(|(one, other)| are_alike(one, other))
            && self.watch.leads_on_like(&other.watch, self.day, (lower, household.watch.as_ref()));
        is_alike.then_some(lower)
    }

    /// The lines that have a lower limit here, if limits and what was missed are alike otherwise.
    fn lower_limits(&self, other: &State) -> Option<LineSet> {
        let mut lower = LineSet::default();
        for (line, (one, other)) in self.lines.iter().zip(&other.lines).enumerate() {
            if counted(one) != counted(other) {
                return None;
            }
            if (one.limit, one.state) != (other.limit, other.state) {
                if !is_cut(one, other) || line >= LineSet::TOLD_APART {
                    return None;
                }
                lower.put(line);
            }
        }
        Some(lower)
    }

    /// What was cut from a line.
    #[must_use]
    pub fn cut_of(&self, line: usize) -> Option<Cut> {
        let (account, watched) = (*self.lines.get(line)?, *self.watch.lines.get(line)?);
        Some(Cut { line, account, watched })
    }

    /// Lays what was cut in another state on this one.
    pub fn lay_on(&mut self, cut: &Cut) {
        if let Some(account) = self.lines.get_mut(cut.line) {
            (account.limit, account.state) = (cut.account.limit, cut.account.state);
        }
        if let Some(watched) = self.watch.lines.get_mut(cut.line) {
            watched.lay_on(&cut.watched);
        }
    }
}

/// The months with something missed that a rule may count.
const fn counted(account: &LineAccount) -> u32 {
    account.missed_months & MONTHS_COUNTED
}

/// Whether two accounts are alike, what was missed long ago, limits and what was done to them aside.
fn are_alike(one: &LineAccount, other: &LineAccount) -> bool {
    let LineAccount { missed_months, limit, state, .. } = *other;
    LineAccount { missed_months, limit, state, ..*one } == *other
}

/// Whether one account is the other with a lower limit, and in nothing else.
fn is_cut(one: &LineAccount, other: &LineAccount) -> bool {
    let was_in_use = matches!(other.state, LineState::Active | LineState::Watched);
    let by_the_cut = one.state == other.state || (one.state == LineState::Reduced && was_in_use);
    by_the_cut && Money::ZERO < one.limit && one.limit < other.limit
}
