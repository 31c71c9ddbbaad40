//! Walking a path that was drawn: month by month, by the engine where chance brings something, and along the usual course
//! where it brings nothing or only more or less cash.
//!
//! It says the same as the engine alone ([`Walker::run_every_day`]), to the last digit.

use super::path::Walker;
use super::spare::Spare;
use crate::domain::household::compiled::{Compiled, EventKind};
use crate::domain::household::step::{AsAsked, Payer, step_until};
use crate::domain::household::watch::Strike;
use crate::domain::money::Money;

/// What chance brings in one month, as far as cash goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Brings {
    /// What it adds to cash in all.
    change: Money,
    /// What it takes away, income that comes later aside.
    loss: Money,
    /// How many of its events come in earlier months.
    first_event: usize,
    /// Whether it brings anything but cash.
    is_busy: bool,
    /// Whether it cuts a limit of who was late.
    cuts_if_late: bool,
}

impl Walker<'_> {
    /// Runs the path that was drawn, month by month, and counts.
    pub fn run(&mut self, spare: Option<&Spare>) {
        match spare {
            // Who pays what is left over pays by what is in cash.
            Some(spare) => self.walk(&mut spare.clone(), false),
            None => self.walk(&mut AsAsked, true),
        }
    }

    /// The same by the engine alone.
    pub fn run_every_day(&mut self) {
        self.walk(&mut AsAsked, false);
    }

    fn walk<P: Payer>(&mut self, payer: &mut P, may_skip: bool) {
        let ground = self.ground;
        let usual = &ground.usual;
        self.tally.begin();
        self.months_as_usual = 0;
        let (mut is_usual, mut is_here, mut extra) = (may_skip, false, Money::ZERO);
        for (month, next) in ground.months.iter().skip(1).enumerate() {
            let brings = self.brings.get(month).copied().unwrap_or_default();
            if is_usual
                && let Some(known) = usual.months.get(month)
                && !(brings.is_busy || (brings.cuts_if_late && known.is_after_lateness))
                && known.is_plain
                && known.lowest + extra - brings.loss > Money::ZERO
            {
                extra += brings.change;
                self.months_as_usual += 1;
                self.tally.went_as_usual(month, known, extra);
                is_here = false;
                continue;
            }
            if !is_here && let Some(evening) = usual.evenings.get(month) {
                self.state.clone_from(evening);
                self.state.cash += extra;
                self.state.chance_cursor = brings.first_event;
                is_here = true;
            }
            step_until(&mut self.state, next.plus(-1), &self.household, &mut self.tally, payer);
            self.tally.month_over(month, &self.state, &self.household);
            let evening = usual.evenings.get(month + 1).filter(|_| may_skip && self.tally.is_calm());
            let back = evening.filter(|evening| self.state.leads_on_like(evening));
            is_usual = back.is_some();
            extra = back.map_or(Money::ZERO, |evening| self.state.cash - evening.cash);
        }
        if !is_here && let Some(evening) = usual.evenings.last() {
            self.state.clone_from(evening);
            self.state.cash += extra;
        }
        self.tally.end(&self.state, &self.household);
    }

    /// Notes what chance brings in each month, once all of it is drawn.
    pub(super) fn note_months(&mut self) {
        let ground = self.ground;
        self.brings.clear();
        self.brings.resize(ground.length(), Brings::default());
        for payday in ground.earners.iter().flat_map(|earner| &earner.paydays) {
            let comes = self.household.incomes.get(payday.place).copied().unwrap_or(payday.usual);
            if comes != payday.usual
                && let Some(brings) = self.brings.get_mut(payday.month as usize)
            {
                brings.add(comes - payday.usual);
            }
        }
        for (from, until) in &self.out_of_work {
            let (first, last) = (ground.month_of(*from), ground.month_of(*until));
            // Who is out of work until after the last month is so in all that are left.
            let months = self.brings.iter_mut().take(last + 1).skip(first);
            months.for_each(|brings| brings.is_busy = true);
        }
        self.note_events();
    }

    fn note_events(&mut self) {
        let events = &self.household.by_chance;
        let mut place = 0;
        for (brings, next) in self.brings.iter_mut().zip(self.ground.months.iter().skip(1)) {
            brings.first_event = place;
            while let Some(event) = events.get(place).filter(|event| event.day < *next) {
                place += 1;
                match event.kind {
                    EventKind::Expense => {
                        let spent =
                            self.household.expenses.get(event.place()).map_or(Money::ZERO, |spent| spent.amount);
                        brings.add(-spent);
                    }
                    EventKind::Shock if cuts_if_late(&self.household, event.place()) => brings.cuts_if_late = true,
                    _ => brings.is_busy = true,
                }
            }
        }
    }
}

impl Brings {
    fn add(&mut self, change: Money) {
        self.change += change;
        self.loss += (-change).positive_part();
    }
}

fn cuts_if_late(household: &Compiled, shock: usize) -> bool {
    household.shocks.get(shock).is_some_and(|shock| matches!(shock.strike, Strike::CutIfLate(_)))
}
