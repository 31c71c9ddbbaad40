//! Interest that is posted apart from the balance and bears none itself.
//!
//! What is owed at a posting is S = P + C: what bears interest, and posted interest C that bears none and is settled first.
//! A course lets all that it owes grow. So it follows T = S - d C instead, which counts beforehand, as interest is
//! posted, what of it the next cycle would count too much. Take a cycle with payments p, by which a debt grows by W over
//! the whole of it, by w from the day of a payment and by v from the last day on time; d is the share at its beginning, e
//! that at its end, x = 1 - e. The engine's interest is I = W P - sum w (p beyond C), and C' = (C - p) + I, so
//!
//! `T' = S - sum p + x I - e (C - p)`, and the course counts `(1 + x W) T - sum (1 + x w) p`. The difference is
//!
//! `C (d (1 + x W) - x W) + x sum w (p up to C) - e (C - p)`.
//!
//! Where all of C is paid by the last day on time, it is not negative when `d >= x (W - v) / (1 + x W)`, for which
//! `(W - v) / (1 + W)` is enough. What stays unpaid of C then, u at most, takes `(x v + e) u` more: that much is taken off
//! ([`Unpaid`]). C is no more than S and no more than the most that any plan on time can have of it, and what is asked for
//! is paid; all in T, which is less than S by d C at most. Where nothing is asked for in a cycle, `d = (W + e) / (1 + W)`
//! covers all of it. After the last day d is nothing: T = S.
//!
//! Where a line asks for nothing in many cycles (its deadlines lie after the next statement), d would be large. There the
//! course follows S, and the most that C can make too much is taken off at the end of each cycle: the most of C x W.
//!
//! The most of C and of S: what is owed is never more than under the asked-for payments made as late as they may be.

use super::{Asks, Balance, Cycle, FINE_BITS, Growth, ONE, Opening, Unpaid};
use crate::domain::money::Money;
use crate::domain::plan::bound::number::Number;
use crate::domain::plan::bound::steps::reachable;

/// Upper bounds at a posting, in minor units.
#[derive(Debug, Clone, Copy)]
struct Most {
    owed: i128,
    charges: i128,
}

/// Cycles at the end that may ask for nothing: their deadlines lie beyond the horizon.
const LAST: usize = 2;

/// Takes off what charges do not bear. `charges` are unpaid today; with `interest_asked` every minimum covers the interest of
/// its statement. `at_deadline` is by how much a debt grows from the last day on time of each cycle.
pub(super) fn allow(balance: &mut Balance, charges: Money, interest_asked: bool, at_deadline: &[Option<Growth>]) {
    let most = most(balance, charges, interest_asked);
    let asking = balance.cycles.iter().skip(1).take_while(|cycle| asks(cycle)).count();
    let later = balance.cycles.len().saturating_sub(1 + asking);
    let none_later = !balance.cycles.iter().skip(1 + asking).any(asks);
    let shares = shares(&balance.cycles, at_deadline).filter(|_| later <= LAST && none_later);
    let Some(shares) = shares else {
        for (cycle, most) in balance.cycles.iter_mut().zip(&most).skip(1) {
            let unborne = 2 * up(most.charges.min(most.owed) * bears(cycle));
            cycle.slack = cycle.slack.saturating_add(u32::try_from(unborne).unwrap_or(u32::MAX / 4));
        }
        return;
    };
    balance.most_owed = reachable::<i64>(balance);
    let share = |place: usize| shares.get(place).copied().unwrap_or(0);
    for (place, cycle) in balance.cycles.iter_mut().enumerate() {
        let after = share(place + 1);
        if place == 0 {
            let unpaid = 2 * up(i128::from(charges.minor()) * i128::from(after));
            cycle.slack = cycle.slack.saturating_add(u32::try_from(unpaid).unwrap_or(u32::MAX / 4));
        } else if let Some(deadline) = at_deadline.get(place).copied().flatten()
            && !interest_asked
        {
            let charges = most.get(place).map_or(0, |most| most.charges.min(most.owed));
            cycle.unpaid = unpaid(cycle, charges, deadline.upper - ONE + after, share(place));
        }
        cycle.growth = less(cycle.growth, after);
        for moment in &mut cycle.moments {
            moment.growth = less(moment.growth, after);
        }
    }
    let first = share(1);
    for opening in &mut balance.openings {
        let Opening::Bears { sums, accrued_fine } = opening else { continue };
        sums.iter_mut().for_each(|(_, growth)| *growth = less(*growth, first));
        *accrued_fine = accrued_fine.times_down(ONE - first);
    }
}

fn asks(cycle: &Cycle) -> bool {
    cycle.moments.iter().any(|moment| moment.counts)
}

/// By how much a debt grows over the cycle, at most.
fn bears(cycle: &Cycle) -> i128 {
    i128::from(cycle.growth.upper - ONE).max(0)
}

/// For each cycle and after the last the share d, a fixed-point ratio, rounded up; none when one is large.
fn shares(cycles: &[Cycle], at_deadline: &[Option<Growth>]) -> Option<Vec<i64>> {
    let mut shares = vec![0; cycles.len() + 1];
    for (place, cycle) in cycles.iter().enumerate().skip(1).rev() {
        let after = shares.get(place + 1).copied().unwrap_or(0);
        let whole = bears(cycle);
        let too_much = match at_deadline.get(place).copied().flatten() {
            Some(deadline) => (whole - i128::from(deadline.lower - ONE)).max(0),
            None => whole + i128::from(after),
        };
        let share = up(too_much * i128::from(ONE) / (i128::from(ONE) + whole) * i128::from(ONE));
        *shares.get_mut(place)? = i64::try_from(share).ok().filter(|share| *share < ONE / 4)?;
    }
    Some(shares)
}

/// What may stay unpaid of so many charges; none where what is asked for always covers them.
fn unpaid(cycle: &Cycle, charges: i128, rate: i64, own: i64) -> Option<Unpaid> {
    let Asks::Rule { floor, share, .. } = cycle.asks else { return None };
    if charges <= i128::from(floor.minor()) || share >= ONE {
        return None;
    }
    let over = i128::from(ONE) * i128::from(ONE) / i128::from(ONE - own) + 1;
    let most = Money(i64::try_from(charges).unwrap_or(i64::MAX / 4));
    Some(Unpaid { most, rate, over: i64::try_from(over).unwrap_or(2 * ONE) })
}

/// A growth whose interest is less by a share.
fn less(growth: Growth, share: i64) -> Growth {
    let kept = i128::from(ONE - share);
    let lower = i128::from(growth.lower - ONE) * kept / i128::from(ONE);
    let upper = up(i128::from(growth.upper - ONE) * kept);
    let whole = |part: i128| ONE.saturating_add(i64::try_from(part).unwrap_or(i64::MAX / 4));
    Growth { lower: whole(lower), upper: if growth.upper == ONE { ONE } else { whole(upper) } }
}

/// The most at the beginning of each cycle.
fn most(balance: &Balance, charges: Money, interest_asked: bool) -> Vec<Most> {
    let today = balance.openings.iter().map(principal_of).max().unwrap_or(0);
    let owed = balance.openings.iter().map(grown).max().unwrap_or(0);
    let mut most = Most { owed, charges: i128::from(charges.minor()) };
    let mut all = Vec::with_capacity(balance.cycles.len());
    for (place, cycle) in balance.cycles.iter().enumerate() {
        let rounding = i128::from(cycle.slack) / 2 + 2;
        all.push(most);
        if place == 0 {
            // What is unpaid today is in the openings with its own growth.
            most.owed += rounding;
            most.charges += (most.owed - today).max(0);
        } else {
            most = next(most, cycle, bears(cycle), interest_asked, rounding);
        }
    }
    all
}

/// The bounds at the next posting.
fn next(most: Most, cycle: &Cycle, bears: i128, interest_asked: bool, rounding: i128) -> Most {
    let interest = up(most.owed * bears) + rounding;
    let asks = asks(cycle);
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
            let grown = |(sum, growth): &(Money, Growth)| up(i128::from(sum.minor()) * i128::from(growth.upper));
            sums.iter().map(grown).sum::<i128>() + (i128::from(*accrued_fine) >> FINE_BITS) + 1
        }
        Opening::PaidInFull { .. } => principal_of(opening),
    }
}
