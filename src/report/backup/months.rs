//! The household over the months that are compared: without anything, with each option that pays old debt with new, and
//! with options used together.

use super::{Asked, Comparison, Together};
use crate::domain::backup::combination::{Choice, Piece, combine};
use crate::domain::backup::condition::{Use, Verdict};
use crate::domain::backup::effect::{Course, MONTHS_COMPARED, Taken, course};
use crate::domain::backup::fit::{Fit, Life, Need, View};
use crate::domain::backup::situation::Situation;
use crate::domain::backup::{BackupOption, Brings};
use crate::domain::calendar::Day;

/// The months over which households are compared, their lines watched by the lenders' rules.
pub struct Months<'a> {
    situation: Situation,
    need: &'a Need,
    fits: &'a [Fit],
    options: &'a [BackupOption],
    until: Day,
}

impl<'a> Months<'a> {
    /// The months after a situation's today.
    pub fn after(situation: Situation, need: &'a Need, fits: &'a [Fit], options: &'a [BackupOption]) -> Months<'a> {
        let today = situation.today;
        let until = today.month().plus(MONTHS_COMPARED).on(today.day_of_month());
        Months { situation, need, fits, options, until }
    }

    /// Without any option.
    pub fn without(&self) -> Course {
        course(&self.situation, &[], self.need.from, self.until)
    }

    /// With each option that pays old debt with new.
    pub fn compare(&self) -> Vec<Comparison> {
        let is_for_debt = self.need.used_for == Some(Use::Debt);
        let mut found = Vec::new();
        for (place, fit) in self.fits.iter().enumerate() {
            let (Some(option), Ok(price)) = (self.options.get(fit.option), &fit.price) else { continue };
            let is_open = fit.life == Life::InForce && fit.verdict != Verdict::No;
            let reaches = option.brings == Brings::NewTerms || fit.covers.is_some_and(|covers| !covers.is_zero());
            if !is_open || !reaches || !option.is_new_for_old(is_for_debt) {
                continue;
            }
            let taken = Taken { option, price, on: self.need.from, days: self.need.days, replaces: &fit.replaces };
            let with = course(&self.situation, &[taken], self.need.from, self.until);
            found.push(Comparison { fit: place, with });
        }
        found
    }

    /// With the options that were chosen, together; none when none was.
    pub fn together(&self, asked: &Asked, view: &View<'_>) -> Option<Together> {
        let chosen = self.choices(asked);
        if chosen.is_empty() {
            return None;
        }
        let combination = combine(&chosen, self.fits, self.options, view, self.need);
        let taken = |piece: &Piece| {
            let fit = self.fits.get(piece.fit)?;
            let (option, price) = (self.options.get(fit.option)?, piece.price.as_ref().ok()?);
            let used = !price.received.is_zero() || option.brings != Brings::Money;
            used.then_some((option, price.clone(), fit))
        };
        let used: Vec<_> = combination.pieces.iter().filter_map(taken).collect();
        let (on, days) = (self.need.from, self.need.days);
        let laid: Vec<Taken<'_>> = used
            .iter()
            .map(|(option, price, fit)| Taken { option, price, on, days, replaces: &fit.replaces })
            .collect();
        let with = course(&self.situation, &laid, on, self.until);
        Some(Together { combination, with })
    }

    /// The fits of the options that were chosen, in the order chosen.
    fn choices(&self, asked: &Asked) -> Vec<Choice> {
        let find = |(option, amount): &(usize, Option<_>)| {
            let fit = self.fits.iter().position(|fit| fit.option == *option)?;
            Some(Choice { fit, amount: *amount })
        };
        asked.chosen.iter().filter_map(find).collect()
    }
}
