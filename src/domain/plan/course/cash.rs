//! How little can be owed at each posting, because there is no more cash than there is.
//!
//! Prices of cash alone would let a line be half paid off today: a mixture of paying nothing and paying everything, which
//! asks for less than either and which no plan can follow. So each course also knows the least that can be owed at each
//! posting: by the end of a stretch at most the cash of that stretch (and of every later one, since what was paid stays
//! paid) can have gone to the line, less what the other lines must have had by then. A line whose most at a posting is M
//! and which owes B today must have had B - M by then, interest aside.
//!
//! All of the cash is taken to be paid as early as it is there and to lower the debt as much as any payment of its cycle
//! does; interest is rounded down. So the engine never owes less.

use super::{Balance, Course, Courses, Cycle, FlatPlan, Kind, ONE, Opening};
use crate::domain::plan::bound::number::Number;
use crate::domain::plan::bound::steps::{opening_sum, reachable};

/// Sets the least owed of all courses, and leaves out that a statement is paid in full where it cannot be.
pub(super) fn limit(courses: &mut Courses) {
    let required: Vec<Vec<i64>> = courses.list.iter().map(|course| required(course, courses)).collect();
    let payable: Vec<i64> = courses.epochs.payable.iter().map(|cash| i64::money(*cash)).collect();
    for (place, course) in courses.list.iter_mut().enumerate() {
        let Kind::Balance(balance) = &mut course.kind else { continue };
        let mut cash = payable.clone();
        for (_, required) in required.iter().enumerate().filter(|(other, _)| *other != place) {
            for (cash, required) in cash.iter_mut().zip(required) {
                *cash -= *required;
            }
        }
        // What was paid by a stretch is paid by every later one.
        let mut least = i64::MAX;
        for cash in cash.iter_mut().rev() {
            least = least.min((*cash).max(0));
            *cash = least;
        }
        leave_out(balance, &cash);
        balance.least_owed = least_owed(balance, &cash);
    }
}

/// What must have gone to a course by the end of each stretch, in fine parts.
fn required(course: &Course, courses: &Courses) -> Vec<i64> {
    let mut by = vec![0_i64; courses.epochs.count()];
    let mut need = |epoch: usize, amount: i64| {
        for sum in by.iter_mut().skip(epoch) {
            *sum = (*sum).max(amount);
        }
    };
    match &course.kind {
        Kind::Balance(balance) => {
            if balance.openings.iter().any(|opening| matches!(opening, Opening::PaidInFull { .. })) {
                return by;
            }
            // What counts as paid at its posting may really be paid after the next.
            let next = |place: usize| balance.cycles.get(place + 1).map(|next| courses.epochs.of_day(next.start));
            let is_late = |(place, cycle): (usize, &Cycle)| {
                let last = cycle.moments.iter().rfind(|moment| moment.counts).map(|moment| moment.epoch);
                last.zip(next(place)).is_some_and(|(last, next)| last > next)
            };
            if balance.cycles.iter().enumerate().any(is_late) {
                return by;
            }
            let owed = i64::money(course.owed);
            let most = reachable::<i64>(balance);
            for (cycle, most) in balance.cycles.iter().zip(&most).skip(1) {
                need(courses.epochs.of_day(cycle.start), owed - *most);
            }
            let last = balance.cycles.last().filter(|_| balance.ends);
            if let Some(last) = last.and_then(|cycle| cycle.moments.iter().rfind(|moment| moment.counts)) {
                need(last.epoch, owed);
            }
        }
        Kind::Flat(plan) => required_of_plan(plan, &mut need),
    }
    by
}

/// Settled early or not, the principal that is billed has been paid.
fn required_of_plan(plan: &FlatPlan, need: &mut impl FnMut(usize, i64)) {
    let mut principal = i64::ZERO;
    for bill in &plan.bills {
        let Some(epoch) = bill.latest_epoch else { return };
        principal += i64::money(bill.principal);
        need(epoch, principal);
    }
}

/// A statement cannot be paid in full on time with more cash than there is.
fn leave_out(balance: &mut Balance, cash: &[i64]) {
    let possible = |opening: &Opening| match opening {
        Opening::PaidInFull { on_time, by, .. } => i64::money(*on_time) <= cash.get(*by).copied().unwrap_or(0),
        Opening::Bears { .. } => true,
    };
    if balance.openings.iter().any(|opening| matches!(opening, Opening::Bears { .. })) {
        balance.openings.retain(possible);
    }
}

/// The least that can be owed at the beginning of each cycle and after the last, in fine parts; `cash` is what can have
/// been paid by the end of each stretch.
fn least_owed(balance: &Balance, cash: &[i64]) -> Vec<i64> {
    let opening = |opening: &Opening| match opening {
        Opening::Bears { sums, accrued_fine } => Some(opening_sum::<i64>(sums, *accrued_fine)),
        Opening::PaidInFull { .. } => None,
    };
    let mut owed = balance.openings.iter().filter_map(opening).min().unwrap_or(0);
    let (mut least, mut paid) = (vec![0_i64], 0);
    for (place, cycle) in balance.cycles.iter().enumerate() {
        if place > 0 {
            owed = owed.times_down(cycle.growth.lower);
        }
        let by_now = cycle.moments.last().and_then(|moment| cash.get(moment.epoch)).copied().unwrap_or(0).max(paid);
        let growth = cycle.moments.iter().map(|moment| moment.growth.upper).max().unwrap_or(ONE);
        let growth = if balance.asked_apart { growth.max(cycle.growth.upper) } else { growth };
        // Where paying early costs less than itself, it lowers by more.
        let cost = cycle.moments.iter().map(|moment| moment.early_cost).min().unwrap_or(ONE).min(ONE);
        let lowered = (by_now - paid).times_up(growth).over_down(cost) + 1;
        let unpaid = cycle.unpaid.map_or(0, |unpaid| i64::money(unpaid.most).times_up(unpaid.rate));
        owed = (owed - lowered - i64::halves(cycle.slack) - unpaid).max(0);
        paid = by_now;
        least.push(owed);
    }
    if balance.ends
        && let Some(last) = least.last_mut()
    {
        *last = 0;
    }
    least
}
