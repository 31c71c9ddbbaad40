//! Walking a path that was drawn: stretch by stretch, by the engine where chance brings something, and along the usual course
//! where it brings nothing or only more or less cash.
//!
//! It says the same as the engine alone ([`Walker::run_every_day`]), to the last digit.

use super::path::Walker;
use super::spare::Spare;
use super::usual::Stretch;
use crate::domain::household::compiled::{Compiled, EventKind};
use crate::domain::household::step::{AsAsked, Payer, step_until};
use crate::domain::household::watch::{LineSet, Strike};
use crate::domain::money::Money;

/// What chance brings in one stretch, as far as cash goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Brings {
    /// What it adds to cash in all.
    change: Money,
    /// What it takes away, income that comes later aside.
    loss: Money,
    /// How many of its events come in earlier stretches.
    first_event: usize,
    /// Whether it brings anything but cash.
    is_busy: bool,
    /// Whether it cuts a limit of who was late.
    cuts_if_late: bool,
}

impl Walker<'_> {
    /// Runs the path that was drawn, and counts.
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
        let (mut is_here, mut extra) = (false, Money::ZERO);
        // On the usual course but for the limits of some lines, which are lower.
        let mut lower = may_skip.then_some(LineSet::default());
        for (place, stretch) in usual.stretches.iter().enumerate() {
            let brings = self.brings.get(place).copied().unwrap_or_default();
            if lower.is_some_and(|lower| self.goes_as_usual(place, stretch, brings, extra, lower)) {
                extra += brings.change;
                self.months_as_usual += u32::from(stretch.ends_month);
                self.tally.went_as_usual(stretch, extra);
                is_here = false;
                continue;
            }
            if !is_here {
                self.take_up(place, extra, lower.unwrap_or_default());
                is_here = true;
            }
            step_until(&mut self.state, stretch.until.plus(-1), &self.household, &mut self.tally, payer);
            if stretch.ends_month {
                self.tally.month_over(stretch.month, &self.state, &self.household);
            }
            let evening = usual.evenings.get(place + 1).filter(|_| may_skip && self.tally.is_calm());
            lower = evening.and_then(|evening| self.state.leads_on_like(evening, &self.household));
            extra = evening.map_or(Money::ZERO, |evening| self.state.cash - evening.cash);
        }
        if !is_here {
            self.take_up(usual.stretches.len(), extra, LineSet::default());
        }
        self.tally.end(&self.state);
    }

    /// Whether a stretch goes as usual for a path that has this much more in cash and lower limits on some lines.
    fn goes_as_usual(&self, place: usize, stretch: &Stretch, brings: Brings, extra: Money, lower: LineSet) -> bool {
        let bears = |line: usize| {
            let limit = self.state.lines.get(line).map_or(Money::ZERO, |account| account.limit);
            self.ground.usual.bears(place, line, limit, &self.household)
        };
        stretch.is_plain
            && !brings.is_busy
            && !(brings.cuts_if_late && stretch.is_after_lateness)
            && stretch.lowest + extra - brings.loss > Money::ZERO
            && lower.lines(self.state.lines.len()).all(bears)
    }

    /// Goes on by the engine from the evening before a stretch.
    fn take_up(&mut self, place: usize, extra: Money, lower: LineSet) {
        let Some(evening) = self.ground.usual.evenings.get(place) else { return };
        self.cuts.clear();
        self.cuts.extend(lower.lines(self.state.lines.len()).filter_map(|line| self.state.cut_of(line)));
        self.state.clone_from(evening);
        self.cuts.iter().for_each(|cut| self.state.lay_on(cut));
        self.state.cash += extra;
        self.state.chance_cursor = self.brings.get(place).map_or(0, |brings| brings.first_event);
    }

    /// Notes what chance brings in each stretch, once all of it is drawn.
    pub(super) fn note_stretches(&mut self) {
        let (ground, usual) = (self.ground, &self.ground.usual);
        self.brings.clear();
        self.brings.resize(usual.stretches.len(), Brings::default());
        for payday in ground.earners.iter().flat_map(|earner| &earner.paydays) {
            let comes = self.household.incomes.get(payday.place).copied().unwrap_or(payday.usual);
            if comes != payday.usual
                && let Some(brings) = self.brings.get_mut(usual.stretch_of(payday.day))
            {
                brings.add(comes - payday.usual);
            }
        }
        for (from, until) in &self.out_of_work {
            let (first, last) = (usual.stretch_of(*from), usual.stretch_of(*until));
            // Who is out of work until after the last day is so in all that are left.
            let without = self.brings.iter_mut().take(last + 1).skip(first);
            without.for_each(|brings| brings.is_busy = true);
        }
        self.note_events();
    }

    fn note_events(&mut self) {
        let events = &self.household.by_chance;
        let mut place = 0;
        for (brings, stretch) in self.brings.iter_mut().zip(&self.ground.usual.stretches) {
            brings.first_event = place;
            while let Some(event) = events.get(place).filter(|event| event.day < stretch.until) {
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
