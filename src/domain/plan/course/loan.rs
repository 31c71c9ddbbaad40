//! The courses of a loan or cash line: one for each draw, with its own instalments.

use super::plan_part;
use super::read::Ahead;
use super::statement::Posting;
use super::{Course, Uncovered};
use crate::domain::credit::account::PartAccount;
use crate::domain::household::compiled::EventKind;
use crate::domain::money::Money;

/// The courses of a line without statements.
pub(super) fn courses(of: &Ahead<'_>) -> Result<Vec<Course>, Uncovered> {
    let live = |part: &PartAccount| !part.is_empty() || part.fee_left > Money::ZERO;
    let mut courses = Vec::new();
    let mut windows = Vec::new();
    let mut due = of.account.fees;
    for (place, part) in of.parts.iter().enumerate().filter(|(_, part)| live(part)) {
        let Some(rules) = of.part_rules.get(place) else { continue };
        if rules.amortisation.is_none() {
            return Err(Uncovered::MixedInstalments);
        }
        let postings = postings(of, usize::from(of.rules.first_part) + place);
        due += part.billed + part.charges;
        windows.push(postings.clone());
        courses.push(plan_part::course(of, part, rules, &postings)?);
    }
    // All that is billed today is asked for today.
    if of.account.asked() < due || (due > Money::ZERO && of.open_deadline().is_none()) {
        return Err(Uncovered::UnpaidCharges);
    }
    if overlap(&windows) { Err(Uncovered::MixedInstalments) } else { Ok(courses) }
}

/// The instalments ahead of one part.
fn postings(of: &Ahead<'_>, part: usize) -> Vec<Posting> {
    let ahead = of.ground.household.events.iter().filter(|event| {
        event.kind == EventKind::Instalment
            && event.place() == part
            && event.day >= of.ground.today
            && event.day <= of.ground.until
    });
    let posting = |event: &crate::domain::household::compiled::Event| Posting {
        on: event.day,
        late: false,
        due: event.date,
        deadline: of.deadline(event.date).filter(|day| *day <= of.ground.until),
    };
    ahead.map(posting).collect()
}

/// Whether an instalment of one draw is billed while that of another may still be paid: then money meant for the older goes
/// to both.
fn overlap(windows: &[Vec<Posting>]) -> bool {
    windows.iter().enumerate().any(|(one, postings)| {
        let others = windows.iter().enumerate().filter(|(other, _)| *other != one).flat_map(|(_, others)| others);
        let inside = |other: &Posting| {
            let open = |own: &&Posting| own.deadline.is_none_or(|deadline| other.on <= deadline);
            let before = postings.iter().take_while(|own| own.on < other.on);
            before.last().as_ref().is_some_and(open)
        };
        others.into_iter().any(inside)
    })
}
