//! How much may be spent today without being short later: a look ahead along the minimum payments.
//!
//! It runs the engine itself on a copy, so that every statement, due day and expense ahead counts as it will.

use crate::domain::calendar::Day;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::recorder::{Happening, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, step_until};
use crate::domain::money::Money;

/// The lowest cash ahead, less what could not be paid.
#[derive(Debug, Clone, Copy)]
struct Lowest {
    cash: Money,
    missing: Money,
}

impl Recorder for Lowest {
    fn happened(&mut self, _: Day, _: Origin, happening: &Happening) {
        if let Happening::Short { missing } = *happening {
            self.missing += missing;
        }
    }

    fn day_over(&mut self, state: &State) {
        self.cash = self.cash.least(state.cash);
    }
}

/// What of today's cash can be spent above what is asked for, so that all that is asked for later can be paid and `floor`
/// stays: the lowest cash ahead when nothing but what is asked for is paid. Negative when even that is short. `scratch` is
/// a buffer that is reused.
#[must_use]
pub fn spendable(state: &State, household: &Compiled, floor: Money, scratch: &mut State) -> Money {
    scratch.clone_from(state);
    let mut lowest = Lowest { cash: state.cash, missing: Money::ZERO };
    step_until(scratch, household.end, household, &mut lowest, &mut AsAsked);
    if lowest.missing > Money::ZERO {
        return (lowest.cash.least(Money::ZERO) - lowest.missing).least(Money::ZERO);
    }
    lowest.cash - floor
}
