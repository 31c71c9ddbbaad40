//! What a payer really paid, as dated payments that can be planned, shown and replayed.

use crate::domain::calendar::Day;
use crate::domain::household::compiled::{Compiled, PlannedPayment};
use crate::domain::household::state::State;
use crate::domain::household::step::Payer;
use crate::domain::money::Money;

/// A payer whose payments are noted.
#[derive(Debug)]
pub struct Logged<P> {
    payer: P,
    asked_for: Option<(Day, usize, Money)>,
    payments: Vec<PlannedPayment>,
}

impl<P: Payer> Logged<P> {
    /// Notes what `payer` pays.
    #[must_use]
    pub const fn new(payer: P) -> Logged<P> {
        Logged { payer, asked_for: None, payments: Vec::new() }
    }

    /// What it paid, in order, once the run has ended. The engine asks until there is nothing more, so the last payment
    /// has been noted.
    #[must_use]
    pub fn payments(self) -> Vec<PlannedPayment> {
        self.payments
    }

    /// The last payment took what cash has fallen since; nothing else happens between two questions of the engine.
    fn note(&mut self, cash: Money) {
        let Some((day, line, before)) = self.asked_for.take() else { return };
        let amount = before - cash;
        if let Ok(line) = u16::try_from(line)
            && amount > Money::ZERO
        {
            self.payments.push(PlannedPayment { day, line, amount });
        }
    }
}

impl<P: Payer> Payer for Logged<P> {
    /// What is made up within days of grace is a payment of its own: a planned one comes before it, and would take its place.
    fn pays_asked(&mut self, state: &State, household: &Compiled, line: usize, asked: Money, day: Day) -> bool {
        let pays = self.payer.pays_asked(state, household, line, asked, day);
        let due_today = state.lines.get(line).is_some_and(|account| account.dues.iter().any(|due| due.on == day));
        if let Ok(line) = u16::try_from(line)
            && pays
            && !due_today
        {
            self.payments.push(PlannedPayment { day, line, amount: asked });
        }
        pays
    }

    fn next(&mut self, state: &State, household: &Compiled, day: Day) -> Option<(usize, Money)> {
        if self.asked_for.is_some_and(|(asked, _, _)| asked == day) {
            self.note(state.cash);
        }
        self.asked_for = None;
        let (line, amount) = self.payer.next(state, household, day)?;
        self.asked_for = Some((day, line, state.cash));
        Some((line, amount))
    }
}
