//! Lines in use that are paid in full: what goes to them is the same under every plan that goes on paying them in full.
//!
//! Whatever is charged to such a line has to be paid by its due day, sooner or not; so by each due day at least as much has
//! gone to it as when it is paid as set. Interest in that run might be avoided by paying sooner, so it is taken off. What
//! such a line costs is never less than nothing.

use super::Uncovered;
use super::read::Courses;
use crate::domain::calendar::Day;
use crate::domain::credit::line::Autopay;
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
