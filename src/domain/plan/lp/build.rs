//! From courses to a linear programme: what is owed, what is paid on which day, which lines are still open, the cash.
//!
//! S' = growth S - sum growth x payment; payments of a cycle are at least what is asked for; cash never ends a stretch
//! between paydays below the margin. A least sum or an instalment is asked for only while the line is open: a switch for
//! each cycle, with the most that can still be owed as its factor, which keeps the programme close to its whole solution.

use super::programme::{Is, Programme};
use crate::domain::money::{Money, RATE_SCALE};
use crate::domain::plan::bound::steps::{opening_asked, opening_sum, reachable};
use crate::domain::plan::course::{Asks, Balance, Course, Courses, Cycle, Kind, ONE, Opening};

/// What is asked of the programme.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wish {
    /// What is made small.
    pub goal: Goal,
    /// Cash kept above the floor, for the cents in which the programme and the engine differ.
    pub margin: f64,
}

/// What is made small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Interest and fees.
    Cost,
}

/// A payment that the programme decides on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pay {
    /// The unknown.
    pub unknown: usize,
    /// The course.
    pub course: usize,
    /// The cycle.
    pub cycle: usize,
    /// The moment in it.
    pub moment: usize,
    /// Whether it is above what is asked for by its nature (it bears the charge for paying early).
    pub early: bool,
    /// Whether it counts towards what is asked for in its cycle.
    pub counts: bool,
}

/// What is owed at the beginning of a cycle and whether the line is open after what is asked for was paid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Owed {
    /// What is owed.
    pub owed: usize,
    /// The switch, when there is one.
    pub open: Option<usize>,
    /// The least sum that an open line asks for.
    pub least: f64,
    /// The course.
    pub course: usize,
    /// The cycle.
    pub cycle: usize,
}

/// A programme with what its unknowns mean.
#[derive(Debug, Clone)]
pub struct Model {
    /// The programme.
    pub programme: Programme,
    /// Its payments.
    pub pays: Vec<Pay>,
    /// What is owed.
    pub owed: Vec<Owed>,
    /// What is asked for where that depends on what was paid in the cycle before.
    pub asked: Vec<Asked>,
}

/// What a cycle asks for at least, by the interest that is really billed: a constant less the sum over unknowns.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The course.
    pub course: usize,
    /// The cycle.
    pub cycle: usize,
    /// Unknowns with their factors, negative as in its row.
    pub less: Vec<(usize, f64)>,
    /// The constant.
    pub constant: f64,
}

/// A sum in units of a hundred minor units.
fn units(amount: Money) -> f64 {
    amount.minor() as f64 / 100.0
}

/// Builds the programme.
#[must_use]
pub fn build(courses: &Courses, wish: Wish) -> Model {
    let mut model = Model { programme: Programme::default(), pays: Vec::new(), owed: Vec::new(), asked: Vec::new() };
    let count = courses.epochs.count();
    let mut fixed: Vec<f64> = courses.others.iter().copied().map(units).collect();
    fixed.resize(count, 0.0);
    let mut paid: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
    for (index, course) in courses.list.iter().enumerate() {
        match &course.kind {
            Kind::Flat(plan) => {
                let mut add = |epoch: usize, amount: Money| {
                    if let Some(sum) = fixed.get_mut(epoch) {
                        *sum += units(amount);
                    }
                };
                add(plan.billed.1, plan.billed.0);
                for bill in &plan.bills {
                    if let Some(epoch) = bill.latest_epoch {
                        add(epoch, bill.principal + bill.fee);
                    }
                }
            }
            Kind::Balance(balance) => add_balance(&mut model, index, course, balance, &mut paid),
        }
    }
    add_cash(&mut model.programme, courses, wish, &fixed, paid);
    model
}

/// Cash from one stretch to the next; what is not paid is kept.
fn add_cash(programme: &mut Programme, courses: &Courses, wish: Wish, fixed: &[f64], paid: Vec<Vec<(usize, f64)>>) {
    let mut before: Option<usize> = None;
    let (mut payable_before, mut paid_anyway) = (0.0, 0.0);
    for (place, mut sum) in paid.into_iter().enumerate() {
        let payable = courses.epochs.payable.get(place).copied().map_or(0.0, units);
        let fixed = fixed.get(place).copied().unwrap_or(0.0);
        paid_anyway += fixed;
        // Where there is less than the margin before anything is paid early, all of it may be used.
        let least = wish.margin.min((payable - paid_anyway).max(0.0));
        let cash = programme.unknown(0.0, least, f64::INFINITY);
        sum.push((cash, 1.0));
        if let Some(before) = before {
            sum.push((before, -1.0));
        }
        programme.row(sum, Is::Exactly, payable - payable_before - fixed);
        (before, payable_before) = (Some(cash), payable);
    }
}

fn add_balance(model: &mut Model, index: usize, course: &Course, balance: &Balance, paid: &mut [Vec<(usize, f64)>]) {
    let most = reachable::<f64>(balance);
    let fee = balance.early_fee.0 as f64 / RATE_SCALE as f64;
    let mut owed: Option<usize> = None;
    let mut open_before: Option<usize> = None;
    let mut interest = Interest::default();
    for (place, cycle) in balance.cycles.iter().enumerate() {
        let reach = most.get(place).copied().unwrap_or(0.0) / 100.0;
        if place > 0 && reach < 0.05 {
            break;
        }
        let limit = if place == 0 { opening_owed(balance) + 1.0 } else { reach_of(&most, place) };
        let moments = add_payments(model, index, balance, cycle, place, limit, paid);
        let counted: Vec<(usize, f64)> =
            moments.iter().filter(|pay| pay.counts).map(|pay| (pay.unknown, 1.0)).collect();
        if place == 0 && balance.at_once.is_some() {
            // Interest cannot be paid before it is posted. With the last of the principal all of it would fall due at once,
            // long before the end of the term, so a little of it stays.
            let early = moments.iter().map(|pay| (pay.unknown, if pay.early { 1.0 / (1.0 + fee) } else { 1.0 }));
            model.programme.row(early.collect(), Is::AtMost, (units(course.owed) - 1.0).max(0.0));
        }
        let open = match owed {
            Some(owed) => add_asked(model, (index, place), cycle, (owed, reach), &counted, open_before, &interest),
            None => {
                add_opening_asked(model, balance, cycle, &counted);
                None
            }
        };
        open_before = open.or(open_before);
        // What is owed at the next posting.
        let after = most.get(place + 1).copied().unwrap_or(0.0) / 100.0;
        let last = place + 1 == balance.cycles.len();
        let next = model.programme.unknown(if last { 1.0 } else { 0.0 }, 0.0, after + 0.01);
        let mut sum = vec![(next, 1.0)];
        for pay in &moments {
            // In the cycle that ends a loan nothing grows any more, and no payment can lower more than there is.
            let growth = cycle.moments.get(pay.moment).map_or(1.0, |moment| moment.growth.nearly());
            let growth = growth.min(cycle.growth.nearly());
            sum.push((pay.unknown, if pay.early { growth / (1.0 + fee) } else { growth }));
        }
        interest = interest_of(owed, next, balance, &moments, fee);
        match owed {
            Some(owed) => {
                sum.push((owed, -cycle.growth.nearly()));
                model.programme.row(sum, Is::Exactly, 0.0);
            }
            None => model.programme.row(sum, Is::Exactly, opening_owed(balance)),
        }
        owed = Some(next);
    }
}

/// The interest that a posting bills: some unknowns and a constant.
#[derive(Debug, Default)]
struct Interest {
    sum: Vec<(usize, f64)>,
    constant: f64,
}

/// What is owed at the next posting beyond what was not paid is interest.
fn interest_of(owed: Option<usize>, next: usize, balance: &Balance, paid: &[Pay], fee: f64) -> Interest {
    let effect = |pay: &Pay| (pay.unknown, if pay.early { 1.0 / (1.0 + fee) } else { 1.0 });
    let mut sum: Vec<(usize, f64)> = paid.iter().map(effect).collect();
    sum.push((next, 1.0));
    let today = balance.openings.iter().find_map(|opening| match opening {
        Opening::Bears { sums, .. } => Some(sums.iter().map(|(amount, _)| units(*amount)).sum::<f64>()),
        Opening::PaidInFull { .. } => None,
    });
    let constant = match owed {
        Some(owed) => {
            sum.push((owed, -1.0));
            0.0
        }
        None => -today.unwrap_or(0.0),
    };
    Interest { sum, constant }
}

fn reach_of(most: &[f64], place: usize) -> f64 {
    let at = |place: usize| most.get(place).copied().unwrap_or(0.0) / 100.0;
    at(place).max(at(place + 1)) + 1.0
}

fn opening_owed(balance: &Balance) -> f64 {
    balance
        .openings
        .iter()
        .find_map(|opening| match opening {
            Opening::Bears { sums, accrued_fine } => Some(opening_sum::<f64>(sums, *accrued_fine) / 100.0),
            Opening::PaidInFull { .. } => None,
        })
        .unwrap_or(0.0)
}

fn add_opening_asked(model: &mut Model, balance: &Balance, cycle: &Cycle, counted: &[(usize, f64)]) {
    let asked = balance.openings.iter().find_map(|opening| match opening {
        Opening::Bears { sums, .. } => Some(opening_asked::<f64>(cycle, sums) / 100.0),
        Opening::PaidInFull { .. } => None,
    });
    if let Some(asked) = asked.filter(|asked| *asked > 0.0 && !counted.is_empty()) {
        model.programme.row(counted.to_vec(), Is::AtLeast, asked);
    }
}

/// The payments of one cycle. A loan with a charge for paying early has two kinds: what is asked for, and more.
fn add_payments(
    model: &mut Model,
    course: usize,
    balance: &Balance,
    cycle: &Cycle,
    place: usize,
    most: f64,
    paid: &mut [Vec<(usize, f64)>],
) -> Vec<Pay> {
    let mut pays = Vec::new();
    let costs_early = balance.early_fee.0 > 0;
    // What is asked for never exceeds the rule at the most that can be owed.
    let limit = if costs_early || !balance.takes_early { most_asked(&cycle.asks, most) } else { most };
    for (moment, of) in cycle.moments.iter().enumerate() {
        let mut add = |early: bool, most: f64| {
            let unknown = model.programme.unknown(1.0, 0.0, most);
            let pay = Pay { unknown, course, cycle: place, moment, early, counts: of.counts && !early };
            pays.push(pay);
            model.pays.push(pay);
            if let Some(sum) = paid.get_mut(of.epoch) {
                sum.push((unknown, 1.0));
            }
        };
        if !costs_early && balance.takes_early {
            add(false, most);
        } else {
            if of.counts {
                add(false, limit);
            }
            if costs_early && balance.takes_early {
                add(true, most * 1.2);
            }
        }
    }
    pays
}

fn most_asked(asks: &Asks, owed: f64) -> f64 {
    let share = |fixed: i64| fixed as f64 / ONE as f64;
    match *asks {
        Asks::Amount(amount) => units(amount),
        Asks::Rule { floor, share: part, .. } => units(floor).max(share(part) * owed),
        Asks::Instalment { principal, interest, .. } => units(principal) + share(interest) * owed,
        Asks::All => owed,
    }
}

/// Each unknown once.
fn merged(mut sum: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    sum.sort_unstable_by_key(|(unknown, _)| *unknown);
    sum.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    sum
}

/// What is asked for in a cycle, and its switch.
fn add_asked(
    model: &mut Model,
    (course, place): (usize, usize),
    cycle: &Cycle,
    (owed, reach): (usize, f64),
    counted: &[(usize, f64)],
    open_before: Option<usize>,
    interest: &Interest,
) -> Option<usize> {
    let note = |model: &mut Model, open: Option<usize>| {
        model.owed.push(Owed { owed, open, least: 0.0, course, cycle: place });
        open
    };
    if counted.is_empty() {
        return note(model, None);
    }
    let share = |fixed: i64| fixed as f64 / ONE as f64;
    let with = |more: &[(usize, f64)]| [counted, more].concat();
    let (least, part) = match cycle.asks {
        Asks::All => {
            model.programme.row(with(&[(owed, -1.0)]), Is::AtLeast, 0.0);
            return note(model, None);
        }
        Asks::Amount(amount) => (units(amount), 0.0),
        Asks::Rule { floor, share: part, .. } => (units(floor), share(part)),
        Asks::Instalment { principal, interest, .. } => (units(principal), share(interest)),
    };
    if part > 0.0 {
        model.programme.row(with(&[(owed, -part)]), Is::AtLeast, 0.0);
    }
    // The same with the interest that was really billed, after what was paid early in the cycle before.
    let billed = |model: &mut Model, fixed: Option<(usize, f64)>| {
        let Some(beside) = cycle.beside_interest.map(share) else { return };
        let billed = interest.sum.iter().map(|(unknown, factor)| (*unknown, -factor * (1.0 - beside)));
        let less = merged(billed.chain([(owed, -beside)]).chain(fixed).collect());
        let constant = interest.constant * (1.0 - beside);
        model.programme.row(merged([counted, &less].concat()), Is::AtLeast, constant);
        model.asked.push(Asked { course, cycle: place, less, constant });
    };
    if least <= 0.0 || !matches!(cycle.asks, Asks::Instalment { .. }) {
        billed(model, None);
    }
    if least <= 0.0 {
        return note(model, None);
    }
    let open = model.programme.switch(0.0);
    // A rule asks for the greater of least sum and share; an instalment for both.
    let mut sum = with(&[(open, -least)]);
    if matches!(cycle.asks, Asks::Instalment { .. }) {
        sum.push((owed, -part));
    }
    model.programme.row(sum, Is::AtLeast, 0.0);
    if matches!(cycle.asks, Asks::Instalment { .. }) {
        billed(model, Some((open, -least)));
    }
    // Closed: everything is paid.
    let left = (reach - least).max(0.0) + 0.01;
    let paid: Vec<(usize, f64)> = counted.iter().map(|(unknown, factor)| (*unknown, -factor)).collect();
    model.programme.row([&paid[..], &[(owed, 1.0), (open, -left)]].concat(), Is::AtMost, 0.0);
    if let Some(before) = open_before {
        model.programme.row(vec![(open, 1.0), (before, -1.0)], Is::AtMost, 0.0);
    }
    model.owed.push(Owed { owed, open: Some(open), least, course, cycle: place });
    Some(open)
}
