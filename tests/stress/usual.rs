//! Months along the usual course are the engine's own: every path is counted as when the engine runs each of its days.

use super::{chances, sample};
use crate::engine::generate::cases;
use crate::whatif::properties::any_policy;
use proptest::prelude::*;
use tideover::domain::household::profile::Profile;
use tideover::domain::household::scenario::{Stage, lay_over};
use tideover::domain::money::{Money, Ratio};
use tideover::domain::risk::policy::Policy;
use tideover::domain::risk::shock::Behaviour;
use tideover::domain::stress::chances::{Chances, Times};
use tideover::domain::stress::ground::{Ground, Scene};
use tideover::domain::stress::lots::Lots;
use tideover::domain::stress::path::Walker;
use tideover::domain::stress::tally::PathTally;

/// Walks paths in both ways; tells how many months went as usual, and the first path that is counted otherwise.
fn both_ways(ground: &Ground, paths: u64) -> (u32, Option<String>) {
    let (mut walker, mut engine) = (Walker::of(ground), Walker::of(ground));
    let mut as_usual = 0;
    for path in 0..paths {
        walker.draw(Lots::of(5, path), 0);
        walker.run(None);
        engine.draw(Lots::of(5, path), 0);
        engine.run_every_day();
        assert_eq!(engine.months_as_usual, 0);
        as_usual += walker.months_as_usual;
        if walker.tally != engine.tally {
            return (as_usual, Some(format!("path {path}: {}", difference(&walker.tally, &engine.tally))));
        }
    }
    (as_usual, None)
}

/// What two tallies say differently.
fn difference(one: &PathTally, other: &PathTally) -> String {
    let months = one.months.iter().zip(&other.months).position(|(one, other)| one != other);
    let month = months.map(|month| format!("month {month}: {:?} {:?}", one.months[month], other.months[month]));
    let lines = one.lines.iter().zip(&other.lines).position(|(one, other)| one != other);
    let line = lines.map(|line| format!("line {line}: {:?} {:?}", one.lines[line], other.lines[line]));
    let rest = |tally: &PathTally| (tally.cost, tally.wealth, tally.missed, tally.stops, tally.first_trouble());
    format!("{month:?} {line:?} {:?} {:?}", rest(one), rest(other))
}

#[test]
fn months_along_the_usual_course_are_the_engines_own() {
    for (name, extra) in [("lin", 0), ("gig", 0), ("family", 0), ("graduate", 0), ("us-household", 0), ("lin", 60_000)]
    {
        for times in [Times::Calm, Times::Stressed] {
            let ground = sample(name, 42, chances(times)).ground().with_cash(Money(extra * 100));
            let (as_usual, differs) = both_ways(&ground, 40);
            assert_eq!(differs, None, "{name} {extra} {times:?}");
            // Who has something left is met on the usual course.
            assert!(extra == 0 || as_usual > 40 * 6, "{name} {extra} {times:?}: {as_usual}");
        }
    }
}

/// Chances high enough that every path has some of everything, and low enough that it comes back.
fn likely() -> Chances {
    let mut likely = chances(Times::Stressed);
    likely.job_loss.monthly = Ratio::percent(3);
    likely.outage.monthly = Ratio::percent(8);
    likely.limit_cut.monthly = Ratio::percent(3);
    likely.limit_cut.times_after_lateness = 10;
    likely.rule_change.monthly = Ratio::percent(1);
    likely
}

fn ground_of(profile: &Profile, policies: &[Policy], behaviour: Behaviour) -> Ground {
    let today = profile.as_of;
    let until = today.plus(30);
    let staged = lay_over(&Stage { profile, today, until, next_due: &[], product: &|_| None }, &[]);
    let scene = Scene { staged: &staged, entries: &[], policies, today, months: 40, causes: Vec::new() };
    Ground::of(&scene, &likely(), Some(behaviour))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn random_households_under_random_rules_too(case in cases(), policy in any_policy(), extra in 0_i64..200_000, rolls: bool) {
        let mut profile = case.profile;
        profile.jurisdiction = "CN".into();
        let behaviour = if rolls { Behaviour::Roll } else { Behaviour::Hold };
        let ground = ground_of(&profile, std::slice::from_ref(&policy), behaviour).with_cash(Money(extra * 100));
        prop_assert_eq!(both_ways(&ground, 6).1, None);
    }
}
