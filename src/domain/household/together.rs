//! One line with everything that belongs to it, to be changed together.
//!
//! The bridge between a household's flat tables and what one line does.

use super::compiled::Compiled;
use super::recorder::{Bearing, Movement, Recorder, Stretch};
use super::state::State;
use crate::domain::calendar::Day;
use crate::domain::credit::account::{LineAccount, LineRules, PartAccount, PartRules, owed};
use crate::domain::credit::accrue::{accrue, bears_certainly};
use crate::domain::credit::payment::{Paid, Payment, pay};
use crate::domain::credit::terms::InterestFrom;
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
        if R::EXPLAINS {
            self.accrue_and_tell(to, recorder);
            return;
        }
        for (part, rule) in self.parts.iter_mut().zip(self.part_rules) {
            accrue(part, rule, to, self.account.grace_lost);
        }
    }

    /// The same, telling what bore interest.
    fn accrue_and_tell<R: Recorder>(&mut self, to: Day, recorder: &mut R) {
        let grace_lost = self.account.grace_lost;
        let parts = self.parts.iter_mut().zip(self.part_rules);
        for ((part, rule), index) in parts.zip(self.rules.first_part..) {
            let before = *part;
            accrue(part, rule, to, grace_lost);
            let stretch = |bearing: Bearing, balance: Money, overdue: Money, earned: i128| Stretch {
                part: index,
                from: before.accrued_to,
                to: part.accrued_to,
                bearing,
                balance,
                overdue,
                earned,
            };
            let certain = bears_certainly(&before, rule, grace_lost);
            tell(recorder, &stretch(Bearing::Days, certain, before.overdue, part.accrued - before.accrued));
            let waiting = before.billed + before.fresh;
            tell(recorder, &stretch(Bearing::Waiting, waiting, Money::ZERO, waited(part) - waited(&before)));
        }
    }

    /// What each part has accrued, to tell later what came on top by looking back.
    pub fn accrued_so_far(&self) -> Vec<PartAccount> {
        self.parts.to_vec()
    }

    /// Tells what came on top since `before` although no day passed: purchases that lost their interest-free days, and
    /// what is overdue back from its due day.
    pub fn tell_looked_back<R: Recorder>(&self, before: &[PartAccount], due: Day, recorder: &mut R) {
        let parts = self.parts.iter().zip(before).zip(self.part_rules);
        for (((part, before), rule), index) in parts.zip(self.rules.first_part..) {
            let earned = part.accrued - before.accrued;
            let lost = waited(before) - waited(part);
            let reaches_back = rule.interest_from == InterestFrom::PostingDay && lost > 0 && earned >= lost;
            let looked_back = if reaches_back { lost } else { 0 };
            let stretch = |bearing: Bearing, from: Day, earned: i128| Stretch {
                part: index,
                from,
                to: part.accrued_to,
                bearing,
                balance: part.principal,
                overdue: part.overdue,
                earned,
            };
            tell(recorder, &stretch(Bearing::LookedBack, part.accrued_to, looked_back));
            tell(recorder, &stretch(Bearing::SinceDue, due, earned - looked_back));
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

/// Interest that falls away when the statement is paid in full.
const fn waited(part: &PartAccount) -> i128 {
    part.accrued_billed.saturating_add(part.accrued_fresh)
}

fn tell<R: Recorder>(recorder: &mut R, stretch: &Stretch) {
    if stretch.earned != 0 {
        recorder.counted(stretch);
    }
}
