//! Whether any plan can be on time: a programme that allows more than every such plan, so that without a solution there is
//! none.
//!
//! What a plan on time pays, and what it owes at each posting, solves it: every row says of them only what the courses
//! prove, loosened by what rounding may take. A row of what is owed is a "not less than"; what is asked for is loosened by
//! its slack; what counts towards an instalment lowers the debt as if paid at its posting; paying early is charged the
//! least; a line that was paid off for a day may be open again. Where a course has cases (a statement that may be paid in
//! full, a loan whose interest depends on when it ends) only what is asked for today is kept of it, and of a plan that can
//! be settled for less than its fees only the principal.
//!
//! It makes nothing small and proposes nothing.

use super::programme::{Is, Programme, Solved};
use crate::domain::money::Money;
use crate::domain::plan::bound::steps::{opening_asked, opening_sum, reachable};
use crate::domain::plan::course::{Asks, Balance, Courses, Cycle, FlatPlan, Growth, Kind, ONE, Opening};

/// What any row may be off by, in units of a hundred minor units: a solver's numbers are not exact.
const LOOSE: f64 = 0.01;

/// Nodes of the search for a pattern of open and closed lines.
const NODES: u64 = 200;

/// Whether no plan at all can be on time with the floor kept. False where that is not proved.
#[must_use]
pub fn is_impossible(courses: &Courses) -> bool {
    if !courses.uncovered.is_empty() {
        return false;
    }
    let programme = build(courses);
    programme.solve(0) == Solved::Impossible || programme.solve(NODES) == Solved::Impossible
}

/// What is paid in each stretch: unknowns, and what is known.
struct Paid {
    unknowns: Vec<Vec<(usize, f64)>>,
    known: Vec<f64>,
}

fn build(courses: &Courses) -> Programme {
    let mut programme = Programme::default();
    let count = courses.epochs.count();
    let mut paid = Paid { unknowns: vec![Vec::new(); count], known: vec![0.0; count] };
    for course in &courses.list {
        match &course.kind {
            Kind::Flat(plan) => add_plan(plan, &mut paid.known),
            Kind::Balance(balance) => add_balance(&mut programme, balance, &mut paid.unknowns),
        }
    }
    let mut before: Option<usize> = None;
    let mut payable_before = 0.0;
    for ((mut sum, known), payable) in paid.unknowns.into_iter().zip(paid.known).zip(&courses.epochs.payable) {
        let cash = programme.unknown(0.0, -LOOSE, f64::INFINITY);
        sum.push((cash, 1.0));
        sum.extend(before.map(|before| (before, -1.0)));
        programme.row(sum, Is::Exactly, units(*payable) - payable_before - known);
        (before, payable_before) = (Some(cash), units(*payable));
    }
    programme
}

fn units(amount: Money) -> f64 {
    amount.minor() as f64 / 100.0
}

fn halves(slack: u32) -> f64 {
    f64::from(slack) / 200.0
}

fn share(fixed: i64) -> f64 {
    fixed as f64 / ONE as f64
}

fn upper(growth: Growth) -> f64 {
    share(growth.upper)
}

fn add_plan(plan: &FlatPlan, known: &mut [f64]) {
    let mut add = |epoch: usize, amount: Money| {
        if let Some(sum) = known.get_mut(epoch) {
            *sum += units(amount);
        }
    };
    add(plan.billed.1, plan.billed.0);
    let mut fees: Money = plan.bills.iter().map(|bill| bill.fee).sum();
    let mut saves = false;
    for (place, charge) in plan.settle_charge.iter().enumerate() {
        saves |= charge.is_some_and(|charge| charge < fees);
        fees -= plan.bills.get(place).map_or(Money::ZERO, |bill| bill.fee);
    }
    for bill in &plan.bills {
        if let Some(epoch) = bill.latest_epoch {
            add(epoch, if saves { bill.principal } else { bill.principal + bill.fee });
        }
    }
}

fn add_balance(programme: &mut Programme, balance: &Balance, paid: &mut [Vec<(usize, f64)>]) {
    let most = reachable::<f64>(balance);
    let reach = |place: usize| most.get(place).copied().unwrap_or(0.0) / 100.0;
    let has_cases = balance.openings.len() != 1
        || balance.at_once.is_some_and(|loan| loan.compounds || loan.least_interest < ONE)
        || balance.openings.iter().any(|opening| matches!(opening, Opening::PaidInFull { .. }));
    let mut owed: Option<usize> = None;
    for (place, cycle) in balance.cycles.iter().enumerate() {
        if place > 0 && reach(place) < 0.05 {
            return;
        }
        let limit = reach(place).max(reach(place + 1)).max(today(balance)) * 2.0 + 1.0;
        let pays = add_payments(programme, balance, cycle, limit, paid);
        let counted: Vec<(usize, f64)> = pays.iter().filter(|pay| pay.counts).map(|pay| (pay.unknown, 1.0)).collect();
        match owed {
            Some(owed) => add_asked(programme, cycle, (owed, reach(place)), &counted),
            None => {
                let asked = asked_today(balance, cycle);
                if asked > 0.0 && !counted.is_empty() {
                    programme.row(counted, Is::AtLeast, asked - LOOSE);
                }
            }
        }
        if has_cases {
            return;
        }
        let next = programme.unknown(0.0, 0.0, reach(place + 1) + 1.0);
        let mut sum: Vec<(usize, f64)> = pays.iter().map(|pay| (pay.unknown, pay.effect)).collect();
        sum.push((next, 1.0));
        let grown = owed.map_or_else(|| today(balance), |_| 0.0);
        sum.extend(owed.map(|owed| (owed, -share(cycle.growth.lower))));
        let unpaid = cycle.unpaid.map_or(0.0, |unpaid| units(unpaid.most) * share(unpaid.rate));
        programme.row(sum, Is::AtLeast, grown - halves(cycle.slack) - unpaid - LOOSE);
        owed = Some(next);
    }
}

/// What will be owed at the end of the running cycle when nothing is paid.
fn today(balance: &Balance) -> f64 {
    let bears = balance.openings.iter().filter_map(|opening| match opening {
        Opening::Bears { sums, accrued_fine } => Some(opening_sum::<f64>(sums, *accrued_fine) / 100.0),
        Opening::PaidInFull { .. } => None,
    });
    bears.fold(0.0, f64::max)
}

/// What is asked for today, in the case that asks for the least.
fn asked_today(balance: &Balance, cycle: &Cycle) -> f64 {
    let asked = balance.openings.iter().map(|opening| match opening {
        Opening::Bears { sums, .. } => opening_asked::<f64>(cycle, sums) / 100.0,
        Opening::PaidInFull { on_time, .. } => units(*on_time),
    });
    asked.fold(f64::INFINITY, f64::min)
}

/// A payment.
struct Pay {
    unknown: usize,
    /// By how much a unit of it lowers what is owed at the cycle's end, at most.
    effect: f64,
    counts: bool,
}

fn add_payments(
    programme: &mut Programme,
    balance: &Balance,
    cycle: &Cycle,
    limit: f64,
    paid: &mut [Vec<(usize, f64)>],
) -> Vec<Pay> {
    let mut pays = Vec::new();
    // Where nothing is taken early, what is asked for beyond the cycle (days of grace) may be paid in any.
    let free = !balance.takes_early && !cycle.moments.iter().any(|moment| moment.counts);
    for moment in &cycle.moments {
        let own = upper(moment.growth);
        let at_posting = if balance.asked_apart { upper(cycle.growth) } else { own };
        let charged = moment.early_cost != ONE;
        let mut add = |effect: f64, most: f64, counts: bool| {
            let unknown = programme.unknown(0.0, 0.0, most);
            if let Some(sum) = paid.get_mut(moment.epoch) {
                sum.push((unknown, 1.0));
            }
            pays.push(Pay { unknown, effect, counts });
        };
        if moment.counts || free {
            // Not more than is asked for at most goes there free of a charge.
            let most = if charged || !balance.takes_early { most_asked(&cycle.asks, limit, free) } else { limit };
            add(at_posting.max(own), most, moment.counts);
        }
        if balance.takes_early && (charged || !moment.counts) {
            add(own / share(moment.early_cost.max(1)), limit * share(moment.early_cost).max(1.0), false);
        }
    }
    pays
}

fn most_asked(asks: &Asks, limit: f64, free: bool) -> f64 {
    match *asks {
        _ if free => limit,
        Asks::Amount(amount) => units(amount),
        Asks::Rule { floor, share: part, .. } => units(floor).max(share(part) * limit),
        Asks::Instalment { principal, interest, .. } => units(principal) + share(interest) * limit,
        Asks::All => limit,
    }
}

/// What a cycle asks for, with a switch for whether the line is open after it.
fn add_asked(programme: &mut Programme, cycle: &Cycle, (owed, reach): (usize, f64), counted: &[(usize, f64)]) {
    if counted.is_empty() {
        return;
    }
    let with = |more: &[(usize, f64)]| [counted, more].concat();
    let (least, part, slack, both) = match cycle.asks {
        Asks::All => return programme.row(with(&[(owed, -1.0)]), Is::AtLeast, -LOOSE),
        Asks::Amount(amount) => (units(amount), 0.0, 0.0, false),
        Asks::Rule { floor, share: part, slack } => (units(floor), share(part), halves(slack), false),
        Asks::Instalment { principal, interest, slack } => (units(principal), share(interest), halves(slack), true),
    };
    programme.row(with(&[(owed, -part)]), Is::AtLeast, -slack - LOOSE);
    if least <= 0.0 {
        return;
    }
    let open = programme.switch(0.0);
    let sum = if both { with(&[(open, -least), (owed, -part)]) } else { with(&[(open, -least)]) };
    programme.row(sum, Is::AtLeast, -slack - LOOSE);
    // Closed: everything is paid.
    let left = (reach - least).max(0.0) + 1.0;
    let paid: Vec<(usize, f64)> = counted.iter().map(|(unknown, factor)| (*unknown, -factor)).collect();
    programme.row([&paid[..], &[(owed, 1.0), (open, -left)]].concat(), Is::AtMost, LOOSE);
}
