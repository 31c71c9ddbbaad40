//! One line with everything that belongs to it, to be changed together.
//!
//! The bridge between a household's flat tables and what one line does.

use super::compiled::Compiled;
use super::recorder::{Movement, Recorder};
use super::state::State;
use crate::domain::calendar::Day;
use crate::domain::credit::account::{LineAccount, LineRules, PartAccount, PartRules, owed};
use crate::domain::credit::accrue::accrue;
use crate::domain::credit::payment::{Paid, Payment, pay};
use crate::domain::money::Money;

/// A line's account and rules with its parts, to be changed together.
pub(super) struct Together<'s, 'h> {
    pub account: &'s mut LineAccount,
    pub rules: &'h LineRules,
    pub parts: &'s mut [PartAccount],
    pub part_rules: &'h [PartRules],
}

/// A line with its parts.
#[inline]
pub(super) fn together<'s, 'h>(
    state: &'s mut State,
    index: usize,
    household: &'h Compiled,
) -> Option<Together<'s, 'h>> {
    let rules = household.lines.get(index)?;
    let account = state.lines.get_mut(index)?;
    let parts = state.parts.get_mut(rules.parts())?;
    let part_rules = household.parts.get(rules.parts())?;
    Some(Together { account, rules, parts, part_rules })
}

impl Together<'_, '_> {
    /// Everything owed on the line.
    pub fn owed(&self) -> Money {
        owed(self.account, self.parts)
    }

    /// Counts the interest of every part up to a day.
    #[inline]
    pub fn accrue<R: Recorder>(&mut self, to: Day, recorder: &mut R) {
        let places = self.rules.parts();
        for ((part, rule), index) in self.parts.iter_mut().zip(self.part_rules).zip(places) {
            recorder.accrued(index, part.accrued_to, to, part.principal_owed());
            accrue(part, rule, to, self.account.grace_lost);
        }
    }

    /// Puts a payment on the line and tells of each part.
    pub fn pay<R: Recorder>(&mut self, payment: Payment, movement: Movement, recorder: &mut R) -> Paid {
        let first = usize::from(self.rules.first_part);
        pay(self.account, self.rules, self.parts, self.part_rules, payment, &mut |place, amount| {
            recorder.moved(first + place, movement, -amount);
        })
    }
}
