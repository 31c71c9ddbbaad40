//! Interest that is posted apart from the balance and bears none itself.
//!
//! The course lets all that is owed grow. Where charges C of what is owed S bear nothing, the interest of a cycle is that
//! of S - max(C, paid so far), since payments settle charges first: at most C x the cycle's growth less than the course
//! counts. So much is taken off at the end of each cycle, with C never under what any plan on time can have: what is
//! owed is never more than under the asked-for payments made as late as they may be.

use super::{Asks, Cycle, FINE_BITS, ONE, Opening};
use crate::domain::money::Money;

/// Upper bounds at a posting, in minor units.
#[derive(Debug, Clone, Copy)]
struct Most {
    owed: i128,
    charges: i128,
}

/// Takes off at the end of each cycle what charges do not bear. `charges` are unpaid today; with `interest_asked` every
/// minimum covers the interest of its statement.
pub(super) fn allow(cycles: &mut [Cycle], openings: &[Opening], charges: Money, interest_asked: bool) {
    let today = openings.iter().map(principal_of).max().unwrap_or(0);
    let mut most = Most { owed: openings.iter().map(grown).max().unwrap_or(0), charges: i128::from(charges.minor()) };
    for (place, cycle) in cycles.iter_mut().enumerate() {
        let rounding = i128::from(cycle.slack) / 2 + 2;
        if place == 0 {
            // What is unpaid today is in the openings with its own growth.
            most.owed += rounding;
            most.charges += (most.owed - today).max(0);
            continue;
        }
        let bears = i128::from(cycle.growth.upper - ONE).max(0);
        let unborne = 2 * up(most.charges.min(most.owed) * bears);
        let after = next(most, cycle, bears, interest_asked, rounding);
        cycle.slack = cycle.slack.saturating_add(u32::try_from(unborne).unwrap_or(u32::MAX / 4));
        most = after;
    }
}

/// The bounds at the next posting.
fn next(most: Most, cycle: &Cycle, bears: i128, interest_asked: bool, rounding: i128) -> Most {
    let interest = up(most.owed * bears) + rounding;
    let asks = cycle.moments.iter().any(|moment| moment.counts);
    let (asked, share) = if asks { least_asked(&cycle.asks, most.owed) } else { (0, 0) };
    let owed = (most.owed - asked + interest).max(0);
    if asks && interest_asked {
        return Most { owed, charges: interest };
    }
    // Unpaid charges go on only while what is asked for does not reach them; they then shrink by its share.
    let rest = if share >= bears {
        up(most.charges * (i128::from(ONE) - share).max(0))
    } else {
        most.charges + up(most.owed * (bears - share))
    };
    Most { owed, charges: interest.max(rest + rounding) }
}

/// What is asked for at least when so much is owed, and its share of what is owed as a fixed-point ratio.
fn least_asked(asks: &Asks, owed: i128) -> (i128, i128) {
    match *asks {
        Asks::Rule { floor, share, slack } => {
            let by_share = owed * i128::from(share) / i128::from(ONE) - i128::from(slack) / 2 - 1;
            (by_share.max(i128::from(floor.minor())).clamp(0, owed), i128::from(share))
        }
        Asks::Amount(amount) => (i128::from(amount.minor()).clamp(0, owed), 0),
        Asks::All => (owed, i128::from(ONE)),
        Asks::Instalment { .. } => (0, 0),
    }
}

fn up(scaled: i128) -> i128 {
    scaled / i128::from(ONE) + 1
}

fn principal_of(opening: &Opening) -> i128 {
    match opening {
        Opening::Bears { sums, .. } => sums.iter().map(|(sum, _)| i128::from(sum.minor())).sum(),
        Opening::PaidInFull { on_time, rest, .. } => i128::from((*on_time + *rest).minor()),
    }
}

/// What is owed at the end of the running cycle when nothing is paid.
fn grown(opening: &Opening) -> i128 {
    match opening {
        Opening::Bears { sums, accrued_fine } => {
            let grown = |(sum, growth): &(Money, super::Growth)| up(i128::from(sum.minor()) * i128::from(growth.upper));
            sums.iter().map(grown).sum::<i128>() + (i128::from(*accrued_fine) >> FINE_BITS) + 1
        }
        Opening::PaidInFull { .. } => principal_of(opening),
    }
}
