//! A line is looked at when something may have changed for it. Looking at every line on every day must say the same.

use super::Scene;
use proptest::prelude::*;
use tideover::domain::household::compile::{Question, compile};
use tideover::domain::household::entry::Entry;
use tideover::domain::household::profile::Profile;
use tideover::domain::household::recorder::Totals;
use tideover::domain::household::scenario::{Stage, lay_over};
use tideover::domain::household::timeline::{Dated, DayEnd, Timeline, run};

fn both_ways(profile: &Profile, entries: &[Entry], mut question: Question) -> (Timeline, Timeline) {
    let when_changed = run(&compile(profile, entries, &question)).0;
    question.watch.as_mut().unwrap().looks_daily = true;
    (when_changed, run(&compile(profile, entries, &question)).0)
}

/// The first thing that the two tell differently.
pub fn first_difference(one: &Timeline, other: &Timeline) -> Option<(Option<Dated>, Option<Dated>)> {
    let count = one.happenings.len().max(other.happenings.len());
    let at = |timeline: &Timeline, place: usize| timeline.happenings.get(place).copied();
    (0..count).map(|place| (at(one, place), at(other, place))).find(|(one, other)| one != other)
}

/// Whether the evenings of both are the same: who looks daily hears of each, and those between tell nothing new.
fn evenings_agree(sparse: &Timeline, daily: &Timeline) -> bool {
    let mut told = sparse.days.iter().peekable();
    let mut last: Option<DayEnd> = None;
    let are_same = daily.days.iter().all(|end| {
        last = told.next_if(|told| told.day == end.day).copied().or(last);
        last.is_none_or(|last| (last.cash, last.owed) == (end.cash, end.owed))
    });
    let lowest = |timeline: &Timeline| timeline.totals.lowest_cash.map(|lowest| lowest.0);
    let sums = |timeline: &Timeline| Totals { lowest_cash: None, ..timeline.totals };
    are_same
        && told.peek().is_none()
        && sparse.months == daily.months
        && sums(sparse) == sums(daily)
        && lowest(sparse) >= lowest(daily)
}

#[test]
fn scenarios_on_every_household_say_the_same_when_all_lines_are_looked_at_every_day() {
    for (turn, sample) in tideover::session::sample_names().iter().enumerate() {
        let scene = Scene::of(sample);
        // Each household has another third of the scenarios, so that each scenario is met several times.
        for id in scene.library.scenario_ids().into_iter().skip(turn % 3).step_by(3) {
            let until = scene.today.month().plus(10).on(scene.today.day_of_month());
            let product = |id: &str| scene.library.product(id).ok();
            let (profile, today, next_due) = (&scene.profile, scene.today, &scene.next_due[..]);
            let staged = lay_over(&Stage { profile, today, until, next_due, product: &product }, &scene.scenario(id));
            let question = staged.question(&scene.policies, today, until);
            let (sparse, daily) = both_ways(&staged.profile, &scene.entries, question);
            assert_eq!(first_difference(&sparse, &daily), None, "{sample} {id}");
            assert!(evenings_agree(&sparse, &daily), "{sample} {id}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn random_households_too(case in crate::engine::generate::cases()) {
        prop_assume!(case.question.watch.is_some());
        let (sparse, daily) = both_ways(&case.profile, &case.entries, case.question);
        prop_assert_eq!(first_difference(&sparse, &daily), None);
        prop_assert!(evenings_agree(&sparse, &daily));
    }
}
