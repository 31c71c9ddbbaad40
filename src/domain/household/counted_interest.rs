//! What bore interest over a household's run, stretch by stretch, and where it was posted: for those who ask how an amount
//! of interest came about.
//!
//! It runs the household once more to hear of it, because few ask and every run would pay for it. It must not know how
//! anything is shown.

use super::compiled::Compiled;
use super::recorder::{Bearing, Happening, Origin, Recorder, Stretch};
use super::state::State;
use super::step::{AsAsked, step_until};
use crate::domain::calendar::Day;
use crate::domain::credit::account::{PartAccount, PartRules};
use crate::domain::credit::accrue::{bears_certainly, interest_on};
use crate::domain::money::Money;

/// A place in the run where interest was posted or taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// The happening that posted it: its position in [`Timeline::happenings`](super::timeline::Timeline::happenings).
    pub happening: usize,
    /// How many stretches there were by then.
    pub stretches: usize,
}

/// The interest of a whole run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountedInterest {
    /// What bore interest, in order.
    pub stretches: Vec<Stretch>,
    /// Where interest was posted, in order.
    pub postings: Vec<Posting>,
}

impl CountedInterest {
    /// What a household as set counts from its opening to the end of its calendar.
    #[must_use]
    pub fn of(household: &Compiled) -> CountedInterest {
        let mut state = household.opening.clone();
        let stretches = before_opening(&state, household);
        let mut teller = Teller { counted: CountedInterest { stretches, postings: Vec::new() }, happenings: 0 };
        step_until(&mut state, household.end, household, &mut teller, &mut AsAsked);
        teller.counted
    }
}

/// Listens to the engine for interest alone.
struct Teller {
    counted: CountedInterest,
    /// How many things have happened, as a timeline counts them.
    happenings: usize,
}

impl Recorder for Teller {
    const EXPLAINS: bool = true;

    fn happened(&mut self, _: Day, _: Origin, happening: &Happening) {
        if matches!(happening, Happening::Statement { .. } | Happening::Instalment { .. } | Happening::Interest { .. })
        {
            let stretches = self.counted.stretches.len();
            self.counted.postings.push(Posting { happening: self.happenings, stretches });
        }
        self.happenings += 1;
    }

    fn day_over(&mut self, _: &State) {}

    fn counted(&mut self, stretch: &Stretch) {
        self.counted.stretches.push(*stretch);
    }
}

/// What the parts had earned before the first day, since they last posted interest.
fn before_opening(state: &State, household: &Compiled) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    for (account, rules) in state.lines.iter().zip(&household.lines) {
        let parts = state.parts_of(rules).iter().zip(household.parts.get(rules.parts()).unwrap_or(&[]));
        for ((part, rule), index) in parts.zip(rules.first_part..) {
            let stretch = |why: Bearing, balance: Money, earned: i128| Stretch {
                part: index,
                from: counted_from(part, rule, balance, earned),
                to: part.accrued_to,
                bearing: why,
                balance,
                overdue: part.overdue,
                earned,
            };
            let certain = bears_certainly(part, rule, account.grace_lost);
            let waiting = part.accrued_billed.saturating_add(part.accrued_fresh);
            stretches.push(stretch(Bearing::Days, certain, part.accrued));
            stretches.push(stretch(Bearing::Waiting, part.billed + part.fresh, waiting));
        }
    }
    stretches.retain(|stretch| stretch.earned != 0);
    stretches
}

/// Longer than any cycle but that of a loan repaid at its end.
const LONGEST_CYCLE_DAYS: i32 = 800;

/// From which day a balance earned so much up to now; the last day itself when no single day explains it.
fn counted_from(part: &PartAccount, rule: &PartRules, balance: Money, earned: i128) -> Day {
    let explains = |from: &Day| interest_on(rule, balance, *from, part.accrued_to) == earned;
    let days_back = (1..=LONGEST_CYCLE_DAYS).map(|days| part.accrued_to.plus(-days));
    Some(part.posted_on).filter(explains).or_else(|| days_back.into_iter().find(explains)).unwrap_or(part.accrued_to)
}
