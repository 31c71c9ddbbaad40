//! How far each rule is from firing: what the command says, and that the distance is exact.

use super::Scene;
use tideover::domain::credit::line::Rhythm;
use tideover::domain::household::profile::{Expense, Recurrence};
use tideover::domain::money::Money;
use tideover::domain::name::Name;
use tideover::domain::risk::indicator::Indicator;
use tideover::report::margin::{Margins, margins};
use tideover::report::standing::Standing;
use tideover::session::{Source, open};

fn standing(sample: &str) -> Standing {
    let library = tideover::content::Library::embedded();
    let household =
        open(&[Source::Sample(sample.into())], None, &library, None, tideover::domain::calendar::Day(0)).remove(0);
    Standing::of(household.record.clone().unwrap(), household.today)
}

fn today(standing: &Standing, scene: &Scene) -> Margins {
    margins(standing, &scene.policies, &|id| scene.library.product(id).ok(), &[], standing.today)
}

/// One minor unit less than the distance and the rule does not fire; the whole distance, and it does.
#[test]
fn the_room_of_a_limit_is_exact_to_the_minor_unit() {
    let scene = Scene::of("lin");
    let standing = standing("lin");
    let found = today(&standing, &scene);
    let mut tried = 0;
    for line in &found.lines {
        for distance in line.rules.iter().flat_map(|rule| &rule.distances) {
            let (Some(room), Indicator::Utilisation) = (distance.amount, distance.condition.indicator) else {
                continue;
            };
            if room <= Money::ZERO {
                continue;
            }
            for (spent, holds) in [(room, true), (room - Money(1), false)] {
                let mut other = standing.record.clone();
                // Spent today: the morning after measures it.
                other.profile.expenses.push(Expense {
                    name: Name::same("more"),
                    amount: spent,
                    essential: true,
                    housing: false,
                    pay_with: Some(other.profile.lines[line.line].id.clone()),
                    recurrence: Recurrence {
                        rhythm: Rhythm::Once,
                        anchor: 1,
                        start: Some(standing.today),
                        until: None,
                    },
                });
                let other = Standing::of(other, standing.today);
                let product = |id: &str| scene.library.product(id).ok();
                let tomorrow = margins(&other, &scene.policies, &product, &[], standing.today.plus(1));
                let again = tomorrow.lines[line.line].rules.iter().flat_map(|rule| &rule.distances);
                let now: Vec<bool> = again
                    .filter(|again| again.condition == distance.condition)
                    .map(|again| again.margin.unwrap() <= 0)
                    .collect();
                assert!(!now.is_empty() && now.iter().all(|now| *now == holds), "{} {spent:?}", line.line);
                tried += 1;
            }
        }
    }
    assert!(tried >= 4, "{tried}");
}

#[test]
fn what_stands_comes_first_and_then_the_nearest() {
    let scene = Scene::of("seven-lenders");
    let standing = standing("seven-lenders");
    let found = today(&standing, &scene);
    assert_eq!(found.lines.len(), standing.record.profile.lines.len());
    for line in &found.lines {
        assert!(line.rules.is_sorted_by_key(|rule| rule.stands_since.is_none()), "{}", line.line);
        assert!(line.rules.is_sorted_by_key(|rule| !rule.is_measured()), "{}", line.line);
    }
    assert!(found.lines.iter().any(|line| line.rules.iter().any(|rule| rule.stands_since.is_some())));
}

/// The engine fires on a day exactly the rules whose distance is zero on it and that do not stand yet.
#[test]
fn a_rule_without_distance_stands_on_the_same_evening() {
    let scene = Scene::of("lin");
    let standing = standing("lin");
    let shocks = scene.scenario("salary-ten-days-late");
    let product = |id: &str| scene.library.product(id).ok();
    for days in 0..90 {
        let found = margins(&standing, &scene.policies, &product, &shocks, standing.today.plus(days + 1));
        for line in &found.lines {
            for rule in &line.rules {
                let holds = rule.unmet().next().is_none() && rule.from.is_none();
                // Called-off rules stand until they have cooled; the other way round they must stand.
                assert!(!holds || rule.stands_since.is_some(), "day {days} line {} rule {}", line.line, rule.rule);
            }
        }
    }
}
