//! Lines in use that are paid in full: what goes to them is the same under every plan that goes on paying them in full.
//!
//! Whatever is charged to such a line has to be paid by its due day, sooner or not; so by each due day at least as much has
//! gone to it as when it is paid as set. Interest in that run might be avoided by paying sooner, so it is taken off. What
//! such a line costs is never less than the fees of its plans: as billed until the last day, or with what settling costs.

use super::Uncovered;
use super::plan_part::settle_charge;
use super::read::Courses;
use crate::domain::calendar::Day;
use crate::domain::credit::account::{PartAccount, PartRules};
use crate::domain::credit::line::Autopay;
use crate::domain::credit::terms::Amortisation;
use crate::domain::household::compiled::{Event, EventKind};
use crate::domain::household::recorder::{Happening, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, step_until};
use crate::domain::money::Money;
use crate::domain::plan::ground::Ground;
use crate::domain::plan::outcome::start_at_today;

/// What happens to lines when everything is paid as set.
struct Watched {
    paid: Vec<(Day, usize, Money)>,
    charged: Vec<(Day, usize, Money)>,
    /// Lines of which something was missed, or a purchase fell on cash.
    spoilt: Vec<usize>,
}

impl Recorder for Watched {
    fn happened(&mut self, day: Day, _: Origin, happening: &Happening) {
        match *happening {
            Happening::Payment { line, amount, .. } => self.paid.push((day, usize::from(line), amount)),
            Happening::Statement { line, bill, .. } => {
                self.charged.push((day, usize::from(line), bill.interest + bill.fees));
            }
            Happening::Instalment { line, interest, fee, .. } => {
                self.charged.push((day, usize::from(line), interest + fee));
            }
            Happening::Missed { line, .. } | Happening::FellOnCash { line, .. } => {
                self.spoilt.push(usize::from(line));
            }
            _ => {}
        }
    }

    fn day_over(&mut self, _: &State) {}
}

/// Takes what goes to lines that are paid in full out of the cash that plans share, and notes what the other lines without a
/// course are paid.
pub(super) fn set_apart(courses: &mut Courses, ground: &Ground) {
    if courses.uncovered.is_empty() {
        return;
    }
    let mut seen = Watched { paid: Vec::new(), charged: Vec::new(), spoilt: Vec::new() };
    let mut state = ground.morning.clone();
    start_at_today(&mut state, &ground.household, ground.today);
    step_until(&mut state, ground.until, &ground.household, &mut seen, &mut AsAsked);
    let in_full = |(line, why): &(usize, Uncovered)| {
        *why == Uncovered::NewUse
            && ground.household.autopay.get(*line) == Some(&Autopay::Full)
            && !seen.spoilt.contains(line)
    };
    for (line, _) in courses.uncovered.iter().filter(|of| in_full(of)) {
        take_off(courses.epochs.starts.len(), *line, &seen, &mut courses.epochs);
        courses.sure += sure_fees(ground, *line);
    }
    courses.uncovered.retain(|of| !in_full(of));
    let mut others = vec![Money::ZERO; courses.epochs.count()];
    for (day, line, amount) in &seen.paid {
        if courses.uncovered.iter().any(|(uncovered, _)| uncovered == line)
            && let Some(sum) = others.get_mut(courses.epochs.of_day(*day))
        {
            *sum += *amount;
        }
    }
    courses.others = others;
}

/// The least fees that the flat-fee plans of a line cost until the last day.
fn sure_fees(ground: &Ground, line: usize) -> Money {
    let household = &ground.household;
    let Some(rules) = household.lines.get(line) else { return Money::ZERO };
    let parts = ground.morning.parts_of(rules).iter().zip(household.parts.get(rules.parts()).unwrap_or(&[]));
    let least = |(place, (part, rule)): (usize, (&PartAccount, &PartRules))| {
        let (kind, of) = match rule.own_days {
            true => (EventKind::Instalment, usize::from(rules.first_part) + place),
            false => (EventKind::Statement, line),
        };
        let ahead = |event: &&Event| {
            event.kind == kind && event.place() == of && event.day >= ground.today && event.day <= ground.until
        };
        let bills = household.events.iter().filter(ahead).count().min(usize::from(part.periods_left));
        least_fees(part, rule, bills)
    };
    let flat = |(_, (_, rule)): &(usize, (&PartAccount, &PartRules))| rule.amortisation == Some(Amortisation::FlatFee);
    parts.enumerate().filter(flat).map(least).sum()
}

/// The least fees of one plan when so many of its instalments are billed, unless it is settled before.
fn least_fees(part: &PartAccount, rules: &PartRules, bills: usize) -> Money {
    let (mut principal, mut fees, mut paid) = (part.principal, part.fee_left, Money::ZERO);
    let mut least: Option<Money> = None;
    for bill in 0..=bills {
        let settled = settle_charge(rules, principal, fees).map(|charge| paid + charge);
        least = least.into_iter().chain(settled).min();
        if bill < bills {
            let fee = part.fee.least(fees);
            (principal, fees, paid) = (principal - part.level.least(principal), fees - fee, paid + fee);
        }
    }
    least.into_iter().chain([paid]).min().unwrap_or_default().positive_part()
}

/// By the end of each stretch at least so much has gone to the line.
fn take_off(count: usize, line: usize, seen: &Watched, epochs: &mut super::Epochs) {
    let mut gone = vec![Money::ZERO; count];
    let mut add = |day: Day, amount: Money| {
        if let Some(sum) = gone.get_mut(epochs.of_day(day)) {
            *sum += amount;
        }
    };
    seen.paid.iter().filter(|(_, of, _)| *of == line).for_each(|(day, _, amount)| add(*day, *amount));
    seen.charged.iter().filter(|(_, of, _)| *of == line).for_each(|(day, _, amount)| add(*day, -*amount));
    // What has gone stays gone.
    let (mut sum, mut least) = (Money::ZERO, Money::ZERO);
    for (payable, change) in epochs.payable.iter_mut().zip(gone) {
        sum += change;
        least = least.most(sum);
        *payable -= least;
    }
}
