//! Makes a proposed list of payments one that the engine runs on time: what is missing on a day is taken from the latest
//! payments before it.
//!
//! A proposal comes from floats and may be a few cents off; the engine decides.

use super::course::By;
use super::diary::keep_planned;
use super::ground::Ground;
use super::logged::Logged;
use super::outcome::{Outcome, Watch, follow, start_at_today};
use super::ranking::Ranking;
use super::spender::{Sharing, Spender};
use crate::domain::calendar::Day;
use crate::domain::household::compiled::PlannedPayment;
use crate::domain::household::recorder::{Happening, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, step_until};
use crate::domain::money::Money;

/// Listens like a [`Watch`], and for the first day on which money is missing.
struct Finder<'g> {
    watch: Watch<'g>,
    floor: Money,
    first: Option<(Day, Money)>,
    missing_today: Money,
    /// When what is due must be there.
    by: By,
}

impl Recorder for Finder<'_> {
    fn happened(&mut self, day: Day, origin: Origin, happening: &Happening) {
        self.watch.happened(day, origin, happening);
        match *happening {
            Happening::Short { missing } if self.by == By::DueDay => self.missing_today += missing,
            Happening::Missed { unpaid, .. } if self.by == By::Grace => self.missing_today += unpaid,
            _ => {}
        }
    }

    fn day_over(&mut self, state: &State) {
        self.watch.day_over(state);
        // An expense below zero is in the cash already; a payment that could not be made is not.
        let below = (self.floor - state.cash).positive_part();
        let missing = if state.cash < Money::ZERO { below } else { below + self.missing_today };
        if self.first.is_none() && missing > Money::ZERO {
            self.first = Some((state.day, missing));
        }
        self.missing_today = Money::ZERO;
    }
}

/// Runs payments; gives what comes of it and the first day on which money is missing.
#[must_use]
pub fn replay(ground: &Ground, payments: &[PlannedPayment]) -> (Outcome, Option<(Day, Money)>) {
    replay_by(ground, payments, By::DueDay)
}

fn replay_by(ground: &Ground, payments: &[PlannedPayment], by: By) -> (Outcome, Option<(Day, Money)>) {
    let household = ground.with_payments(payments);
    let mut state = ground.morning.clone();
    let watch = Watch::new(ground);
    let mut finder = Finder { watch, floor: ground.floor, first: None, missing_today: Money::ZERO, by };
    start_at_today(&mut state, &household, ground.today);
    step_until(&mut state, ground.until, &household, &mut finder, &mut AsAsked);
    let first = finder.first;
    (finder.watch.outcome(&state), first)
}

/// How many times a proposal is mended before it is given up.
const MENDS: usize = 90;

/// Mends payments until all that is due is there on its due day, with the floor kept; none when that does not come to pass.
#[must_use]
pub fn repair(ground: &Ground, payments: Vec<PlannedPayment>) -> Option<(Vec<PlannedPayment>, Outcome)> {
    mend(ground, payments, By::DueDay)
}

/// The same for households that can be on time only by using days of grace.
#[must_use]
pub fn repair_within_grace(ground: &Ground, payments: Vec<PlannedPayment>) -> Option<(Vec<PlannedPayment>, Outcome)> {
    mend(ground, payments, By::Grace)
}

fn mend(ground: &Ground, mut payments: Vec<PlannedPayment>, by: By) -> Option<(Vec<PlannedPayment>, Outcome)> {
    for _ in 0..MENDS {
        let (outcome, first) = replay_by(ground, &payments, by);
        let Some((day, missing)) = first else {
            return outcome.keeps(ground.floor).then_some((payments, outcome));
        };
        let mut left = missing;
        for payment in payments.iter_mut().rev().filter(|payment| payment.day <= day) {
            let taken = payment.amount.least(left);
            payment.amount -= taken;
            left -= taken;
            if left.is_zero() {
                break;
            }
        }
        if left == missing {
            return None;
        }
        payments.retain(|payment| payment.amount > Money::ZERO);
    }
    None
}

/// How often what is left over is added.
const POLISHES: usize = 3;

/// Adds to each planned payment what would otherwise lie idle to the end; what came of it, when it is on time.
#[must_use]
pub fn polish(ground: &Ground, mut payments: Vec<PlannedPayment>, outcome: Outcome) -> (Vec<PlannedPayment>, Outcome) {
    let mut best = outcome;
    for _ in 0..POLISHES {
        let cash = keep_planned(ground, &payments).cash;
        let mut more = payments.clone();
        let mut lowest: Vec<(Day, Money)> = Vec::with_capacity(cash.len());
        for (day, cash) in cash.iter().rev() {
            let least = lowest.last().map_or(*cash, |(_, least)| least.least(*cash));
            lowest.push((*day, least));
        }
        lowest.reverse();
        let mut used = Money::ZERO;
        for payment in &mut more {
            let place = lowest.partition_point(|(day, _)| *day < payment.day);
            let Some((_, least)) = lowest.get(place) else { continue };
            let idle = *least - ground.floor - used;
            if idle > Money::ZERO {
                payment.amount += idle;
                used += idle;
            }
        }
        if used.is_zero() {
            break;
        }
        let (outcome, _) = replay(ground, &more);
        if !outcome.keeps(ground.floor) || outcome.cost() >= best.cost() {
            break;
        }
        (payments, best) = (more, outcome);
    }
    let (payments, best) = sweep(ground, payments, best);
    tidy(ground, payments, best)
}

/// Below this a payment is not worth making by itself, in the smallest unit of money.
const TOO_LITTLE: Money = Money(100);

/// Puts what a line is paid on one day into one payment, and what is too little into the next payment of its line; kept when
/// it costs nothing.
fn tidy(ground: &Ground, payments: Vec<PlannedPayment>, best: Outcome) -> (Vec<PlannedPayment>, Outcome) {
    let mut tidied: Vec<PlannedPayment> = Vec::with_capacity(payments.len());
    for payment in payments.iter().rev() {
        let next = tidied.iter_mut().rev().find(|next| next.line == payment.line);
        match next {
            Some(next) if next.day == payment.day || payment.amount < TOO_LITTLE => next.amount += payment.amount,
            _ => tidied.push(*payment),
        }
    }
    tidied.reverse();
    if tidied.len() == payments.len() {
        return (payments, best);
    }
    let (outcome, _) = replay(ground, &tidied);
    let is_as_good = outcome.keeps(ground.floor) && outcome.cost() <= best.cost() && outcome.stops <= best.stops;
    if is_as_good { (tidied, outcome) } else { (payments, best) }
}

/// Pays what is left over to lines that a proposal leaves with a little: whatever its payments do not need, by the rule with
/// a reserve.
fn sweep(ground: &Ground, payments: Vec<PlannedPayment>, best: Outcome) -> (Vec<PlannedPayment>, Outcome) {
    let household = ground.with_payments(&payments);
    let rule = Spender::new(ground, Sharing::InOrder(Ranking::TrueRate), true);
    let mut logged = Logged::new(rule);
    let _ = follow(ground, &household, &mut logged);
    let mut more = payments.clone();
    more.extend(logged.payments());
    // Stable: on one day what was planned comes first.
    more.sort_by_key(|payment| payment.day);
    let (outcome, _) = replay(ground, &more);
    // What bears no interest is paid off too: it costs nothing more, and the line is done with.
    let rank = |outcome: &Outcome| (outcome.cost(), outcome.debt_free.is_none(), outcome.debt_free);
    let is_better = outcome.keeps(ground.floor) && rank(&outcome) < rank(&best);
    if is_better { (more, outcome) } else { (payments, best) }
}
