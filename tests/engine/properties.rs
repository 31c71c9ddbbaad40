//! What holds for every household: nothing is lost or made, and the way time is stepped changes nothing.

use proptest::prelude::*;
use tideover::domain::calendar::Day;
use tideover::domain::credit::due::Due;
use tideover::domain::household::compile::{Question, compile};
use tideover::domain::household::compiled::Compiled;
use tideover::domain::household::recorder::{Happening, Nobody, Totals};
use tideover::domain::household::state::State;
use tideover::domain::household::step::{AsAsked, Payer, step_until};
use tideover::domain::household::timeline::run;
use tideover::domain::money::Money;
use tideover::domain::plan::strategy::{InOrder, Order};

use super::books::Books;
use super::generate::{Case, cases};

/// Pays amounts and lines that depend on nothing but the day: now and then far too much, or to nobody.
#[derive(Clone)]
struct Whim {
    seed: u32,
    asked_on: Day,
    times: u32,
}

impl Whim {
    fn of(seed: u32) -> Whim {
        Whim { seed, asked_on: Day(0), times: 0 }
    }
}

impl Payer for Whim {
    fn next(&mut self, state: &State, _: &Compiled, day: Day) -> Option<(usize, Money)> {
        self.times = if self.asked_on == day { self.times + 1 } else { 0 };
        self.asked_on = day;
        let number = self.seed.wrapping_mul(2_654_435_761).wrapping_add(day.0.unsigned_abs().wrapping_mul(40_503));
        let number = number.rotate_left(self.times * 7);
        let wants = self.times < 3 && number.is_multiple_of(3);
        wants.then(|| ((number / 3) as usize % (state.lines.len() + 1), Money(i64::from(number % 700_000))))
    }
}

fn compiled(case: &Case) -> Compiled {
    compile(&case.profile, &case.entries, &case.question)
}

/// The state at the end, stepped in one go.
fn at_once(household: &Compiled, payer: &mut impl Payer) -> State {
    let mut state = household.opening.clone();
    step_until(&mut state, household.end, household, &mut Nobody, payer);
    state
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_is_made(case in cases()) {
        let household = compiled(&case);
        let mut books = Books::open(&household);
        let mut state = household.opening.clone();
        books.compare(&state);
        step_until(&mut state, household.end, &household, &mut books, &mut AsAsked);
        books.compare(&state);
    }

    #[test]
    fn nothing_is_lost_when_more_is_paid_than_asked_for(case in cases()) {
        let household = compiled(&case);
        let mut state = household.opening.clone();
        let mut books = Books::open(&household);
        step_until(&mut state, household.end, &household, &mut books, &mut Whim::of(case.seed));
        books.compare(&state);
        let mut state = household.opening.clone();
        let mut books = Books::open(&household);
        let order = if case.seed.is_multiple_of(2) { Order::HighestRate } else { Order::SmallestBalance };
        step_until(&mut state, household.end, &household, &mut books, &mut InOrder::new(order, Money(10_000)));
        books.compare(&state);
    }

    #[test]
    fn days_can_be_stepped_one_by_one_or_from_a_copy(case in cases()) {
        let household = compiled(&case);
        let expected = at_once(&household, &mut Whim::of(case.seed));
        let mut by_day = household.opening.clone();
        let mut copied = household.opening.clone();
        let mut buffer = expected.clone();
        let mut payer = Whim::of(case.seed);
        let mut payer_of_copy = Whim::of(case.seed);
        let mut day = household.start;
        while day <= household.end {
            step_until(&mut by_day, day, &household, &mut Nobody, &mut payer);
            if (day.0 % 31) == i32::try_from(case.seed % 31).unwrap() {
                buffer.clone_from(&copied);
                step_until(&mut buffer, day, &household, &mut Totals::default(), &mut payer_of_copy);
                copied.clone_from(&buffer);
                prop_assert_eq!(&copied, &by_day);
            }
            day = day.plus(1);
        }
        step_until(&mut copied, household.end, &household, &mut Nobody, &mut payer_of_copy);
        prop_assert_eq!(&by_day, &expected);
        prop_assert_eq!(&copied, &expected);
    }

    #[test]
    fn who_listens_changes_nothing(case in cases()) {
        let household = compiled(&case);
        let expected = at_once(&household, &mut AsAsked);
        let mut state = household.opening.clone();
        let mut totals = Totals::default();
        step_until(&mut state, household.end, &household, &mut totals, &mut AsAsked);
        prop_assert_eq!(&state, &expected);
        let (timeline, state) = run(&household);
        prop_assert_eq!(&state, &expected);
        prop_assert_eq!(&timeline.totals, &totals);
        let (again, _) = run(&compiled(&case));
        prop_assert_eq!(again.happenings, timeline.happenings);
    }

    #[test]
    fn what_has_happened_is_never_rewritten(case in cases(), further in 1..500_i32) {
        let near = compiled(&case);
        let question = Question { until: near.end.plus(further), ..case.question.clone() };
        let far = compile(&case.profile, &case.entries, &question);
        // Rows after the nearer horizon stand for planned items before it, so such households are left aside.
        prop_assume!(near.entries.len() == far.entries.len());
        let (expected, _) = run(&near);
        let (longer, _) = run(&far);
        let until_then: Vec<_> = longer.happenings.iter().copied().take_while(|h| h.day <= near.end).collect();
        prop_assert_eq!(until_then, expected.happenings);
        let days: Vec<_> = longer.days.iter().copied().take_while(|d| d.day <= near.end).collect();
        prop_assert_eq!(days, expected.days);
    }

    #[test]
    fn stepping_allocates_nothing_in_the_state(case in cases()) {
        let household = compiled(&case);
        let mut state = household.opening.clone();
        let sizes = |state: &State| (state.lines.capacity(), state.parts.capacity(), state.lines.as_ptr(), state.parts.as_ptr());
        let before = sizes(&state);
        step_until(&mut state, household.end, &household, &mut Nobody, &mut Whim::of(case.seed));
        State::clone_from(&mut state, &household.opening);
        prop_assert_eq!(sizes(&state), before);
        prop_assert_eq!(&state, &household.opening);
    }

    #[test]
    fn every_due_day_is_checked_and_every_debt_is_asked_for(case in cases()) {
        let household = compiled(&case);
        let (timeline, state) = run(&household);
        for (line, account) in state.lines.iter().enumerate() {
            let grace = i32::from(household.lines[line].grace_days);
            // A line that was called in has no due day of its own that day; the next one checks it.
            let has_own_day = |due: &&Due| household.watch.is_none() && due.on.plus(grace) <= household.end;
            for due in account.dues.iter().filter(has_own_day) {
                prop_assert!(due.missed, "line {} passed {:?} unchecked", line, due);
            }
        }
        for dated in &timeline.happenings {
            if let Happening::Statement { bill, due, .. } = dated.happening {
                prop_assert!(due > dated.day);
                prop_assert!(bill.minimum <= bill.balance);
            }
        }
    }
}
