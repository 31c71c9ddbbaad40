//! The smallest change that keeps every line open, verified by running it.

use super::Scene;
use tideover::domain::household::scenario::{Stage, lay_over};
use tideover::domain::money::Money;
use tideover::domain::plan::keep_open::{Found, Goal, Ground, Lever, keep_open, proves};

#[test]
fn a_late_salary_needs_338_51_and_not_a_fen_less() {
    let scene = Scene::of("lin");
    let until = scene.today.month().plus(6).on(21);
    let product = |id: &str| scene.library.product(id).ok();
    let stage =
        Stage { profile: &scene.profile, today: scene.today, until, next_due: &scene.next_due, product: &product };
    let staged = lay_over(&stage, &scene.scenario("salary-ten-days-late"));
    let ground =
        Ground { staged: &staged, entries: &scene.entries, policies: &scene.policies, today: scene.today, until };
    let ways = keep_open(&ground).unwrap();
    let once = ways.answers.iter().find(|a| a.goal == Goal::FirstStop && a.lever == Lever::CashOnce).unwrap();
    // 200.49 is left when 539.00 falls due: 338.51 is missing.
    assert_eq!(once.found, Found::Least { amount: Money(33_851), has_gaps: false });
    assert!(ways.answers.iter().all(|answer| proves(&ground, answer, &ways.first_stop)), "{:#?}", ways.answers);
    let chance = ways.last_chance.unwrap();
    assert_eq!((chance.by.to_string().as_str(), chance.amount), ("2026-12-10", Money(33_851)));
}
