//! A household that holds nothing but one borrowing and cash that never runs out, and a run of it.

use super::borrowing::Borrowing;
use super::performed::{MONTHS_FOLLOWED, Way};
use crate::domain::calendar::{Day, Holidays, LAST_YEAR};
use crate::domain::credit::line::{Autopay, History, Line, LineState, Purpose, Rhythm, Statement};
use crate::domain::household::compile::{Question, compile};
use crate::domain::household::facts::Facts;
use crate::domain::household::profile::{CheckLimits, Profile};
use crate::domain::household::recorder::{Happening, Origin, Recorder, Totals};
use crate::domain::household::state::State;
use crate::domain::household::step::{AsAsked, step_until};
use crate::domain::money::{Currency, Money};
use crate::domain::name::Name;

/// Cash that never runs out: far above everything that a record may hold, far below what an addition can take.
pub(super) const PLENTY: Money = Money(i64::MAX / 4);

/// Listens for payments and sums.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) totals: Totals,
    pub(super) payments: Vec<(Day, Money)>,
}

impl Recorder for Kept {
    fn happened(&mut self, day: Day, origin: Origin, happening: &Happening) {
        self.totals.happened(day, origin, happening);
        if let Happening::Payment { amount, .. } = happening {
            match self.payments.last_mut().filter(|(last, _)| *last == day) {
                Some((_, paid)) => *paid += *amount,
                None => self.payments.push((day, *amount)),
            }
        }
    }

    fn day_over(&mut self, _: &State) {}
}

/// Runs a household to the end of a question and tells what is still owed.
pub(super) fn run(household: &Profile, question: &Question) -> (Kept, Money) {
    let compiled = compile(household, &[], question);
    let mut state = compiled.opening.clone();
    let mut kept = Kept::default();
    step_until(&mut state, compiled.end, &compiled, &mut kept, &mut AsAsked);
    let left = state.owed_in_all();
    (kept, left)
}

/// The last days of the run, one after the other until nothing is left: after everything has fallen due, or after so many
/// months of minimums.
pub(super) fn horizons(borrowing: &Borrowing, way: Way) -> Vec<Day> {
    let months = match (borrowing.part.plan, way) {
        (Some(plan), _) => {
            let periods = i32::from(plan.periods);
            vec![if plan.rhythm == Rhythm::Yearly { periods.saturating_mul(12) } else { periods }]
        }
        (None, Way::MinimumOnly) => vec![96, 240, MONTHS_FOLLOWED],
        (None, Way::AsAgreed) => vec![1],
    };
    let last = Day::ymd(LAST_YEAR, 12, 31).unwrap_or(borrowing.day);
    let after = |months: i32| borrowing.day.month().plus(months.saturating_add(3)).last().min(last);
    months.into_iter().map(after).collect()
}

/// A household that holds nothing but the borrowing and cash.
pub(super) fn household(borrowing: &Borrowing, way: Way, currency: Currency, holidays: &Holidays) -> Profile {
    let autopay = match way {
        Way::AsAgreed => Autopay::Full,
        Way::MinimumOnly => Autopay::Minimum,
    };
    // A statement of nothing, so that the borrowing waits for the next one.
    let empty = Statement { balance: Money::ZERO, minimum: None, paid: Money::ZERO, closed_on: None };
    let line = Line {
        id: String::new(),
        name: Name::default(),
        lender: Name::default(),
        group: None,
        product: None,
        policy: None,
        purpose: Purpose::default(),
        limit: None,
        balance: borrowing.amount(),
        unpaid_charges: Money::ZERO,
        parts: vec![borrowing.part.clone()],
        statement: borrowing.terms.has_statements().then_some(empty),
        autopay,
        overdue: None,
        history: History::default(),
        state: LineState::Active,
        opened_on: None,
        closed_on: None,
        assumed_terms: Vec::new(),
        terms: borrowing.terms.clone(),
    };
    Profile {
        name: Name::default(),
        currency,
        jurisdiction: String::new(),
        as_of: borrowing.day,
        spendable: PLENTY,
        emergency_fund: Money::ZERO,
        incomes: Vec::new(),
        expenses: Vec::new(),
        lines: vec![line],
        inquiries: Vec::new(),
        limits: CheckLimits::default(),
        holidays: holidays.clone(),
        facts: Facts::default(),
    }
}
