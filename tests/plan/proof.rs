//! The proof on random households: no on-time way of paying costs less than the bound, and plans are what they say.

use tideover::domain::money::Money;
use tideover::domain::plan::aim::Aim;
use tideover::domain::plan::diary::keep_planned;
use tideover::domain::plan::generate::{Shape, household};
use tideover::domain::plan::ground::Ground;
use tideover::domain::plan::means::Means;
use tideover::domain::plan::planner::{Planner, Stage};
use tideover::domain::plan::strategy::Strategy;

fn ground(number: u64, shape: Shape) -> Ground {
    let profile = household(3, number, shape);
    let until = profile.as_of.month().plus(i32::from(shape.months)).on(profile.as_of.day_of_month());
    Ground::new(&profile, &[], profile.as_of, until, &Means::default(), Money::ZERO)
}

#[test]
fn no_way_on_time_costs_less_than_the_bound() {
    for wide in [false, true] {
        for number in 0..8 {
            let ground = ground(number, Shape { lines: 3, months: 12, wide });
            let mut planner = Planner::new(&ground, Aim::default());
            planner.run_to(Stage::Proof);
            let (Some(bound), Some((_, best))) = (planner.bound().cloned(), planner.best().cloned()) else { continue };
            assert!(bound.cost <= best.outcome.cost(), "{number}");
            let ways = Strategy::PLAIN
                .iter()
                .map(|way| way.run(&ground))
                .filter(tideover::domain::plan::outcome::Outcome::is_on_time);
            for outcome in ways {
                assert!(bound.cost <= outcome.cost(), "{number}: {:?} {:?}", bound.cost, outcome.cost());
            }
        }
    }
}

#[test]
fn a_plan_replayed_from_its_payments_is_the_same_plan() {
    for number in 0..6 {
        let ground = ground(number, Shape { lines: 4, months: 12, wide: false });
        let mut planner = Planner::new(&ground, Aim::default());
        planner.run_to(Stage::Search);
        let (_, best) = planner.best().unwrap();
        if !planner.is_on_time() {
            continue;
        }
        let diary = keep_planned(&ground, &best.payments);
        assert_eq!(diary.outcome, best.outcome, "{number}");
        assert!(diary.missed.is_empty());
    }
}

#[test]
fn the_same_household_gives_the_same_plan() {
    let ground = ground(1, Shape { lines: 3, months: 12, wide: false });
    let found = || {
        let mut planner = Planner::new(&ground, Aim::default());
        planner.run_to(Stage::Branches);
        (planner.best().cloned(), planner.bound().cloned(), planner.drops().cloned())
    };
    assert_eq!(found(), found());
}
