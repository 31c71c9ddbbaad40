//! From the values of a programme to dated payments above what is paid as set.

use super::build::Model;
use crate::domain::calendar::Day;
use crate::domain::household::compiled::PlannedPayment;
use crate::domain::money::Money;
use crate::domain::plan::bound::steps::asked;
use crate::domain::plan::course::{Asks, Balance, Courses, Kind};

/// The dated payments, in order. What is paid as set on a due day is left to it.
#[must_use]
pub fn payments(courses: &Courses, model: &Model, values: &[f64]) -> Vec<PlannedPayment> {
    let at = |place: usize| values.get(place).copied().unwrap_or(0.0).max(0.0);
    let mut payments: Vec<PlannedPayment> = Vec::new();
    for (index, course) in courses.list.iter().enumerate() {
        let Kind::Balance(balance) = &course.kind else { continue };
        let Ok(line) = u16::try_from(course.line) else { continue };
        for place in 0..balance.cycles.len() {
            let mut amounts: Vec<(Day, f64, bool)> = Vec::new();
            for pay in model.pays.iter().filter(|pay| pay.course == index && pay.cycle == place) {
                let day = balance.cycles.get(place).and_then(|cycle| cycle.moments.get(pay.moment));
                if let Some(moment) = day {
                    amounts.push((moment.day, at(pay.unknown), pay.early));
                }
            }
            let owed = model.owed.iter().find(|owed| owed.course == index && owed.cycle == place);
            let asked = asked_in(balance, place, owed.map(|owed| at(owed.owed)));
            let billed = model.asked.iter().find(|asked| asked.course == index && asked.cycle == place);
            let billed = billed.map_or(0.0, |billed| {
                billed.constant - billed.less.iter().map(|(unknown, factor)| factor * at(*unknown)).sum::<f64>()
            });
            let asked = asked.max(billed);
            let paid_on = balance.cycles.get(place).and_then(|cycle| cycle.paid_on);
            for (day, amount) in above_set(&amounts, asked, paid_on) {
                // Rounded down: a cent too much could be missing later.
                let amount = Money((amount * 100.0 + 1e-6) as i64);
                if amount > Money::ZERO {
                    payments.push(PlannedPayment { day, line, amount });
                }
            }
        }
    }
    payments.sort_by_key(|payment| (payment.day, payment.line));
    payments.dedup_by(|next, kept| {
        let same = next.day == kept.day && next.line == kept.line;
        if same {
            kept.amount += next.amount;
        }
        same
    });
    payments
}

/// What a cycle asks for, in units.
fn asked_in(balance: &Balance, place: usize, owed: Option<f64>) -> f64 {
    let Some(cycle) = balance.cycles.get(place) else { return 0.0 };
    match (&cycle.asks, owed) {
        (Asks::Amount(amount), _) => amount.minor() as f64 / 100.0,
        (asks, Some(owed)) => asked::<f64>(asks, owed * 100.0) / 100.0,
        (_, None) => 0.0,
    }
}

/// The payments of one cycle less what is paid as set on `paid_on`.
fn above_set(amounts: &[(Day, f64, bool)], asked: f64, paid_on: Option<Day>) -> Vec<(Day, f64)> {
    let mut payments = Vec::new();
    let (mut wanted, mut done, mut set) = (0.0, 0.0, false);
    for (day, amount, early) in amounts {
        if *early {
            payments.push((*day, *amount));
            continue;
        }
        if !set && paid_on.is_some_and(|due| *day >= due) {
            set = true;
            done = f64::max(done, asked);
        }
        wanted += amount;
        if wanted > done {
            payments.push((*day, wanted - done));
            done = wanted;
        }
    }
    payments
}
