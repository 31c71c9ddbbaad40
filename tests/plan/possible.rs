//! What is called impossible is so, and the plan is never worse than a plain way of paying.

use rstest::rstest;
use tideover::domain::calendar::Day;
use tideover::domain::credit::line::InstalmentPlan;
use tideover::domain::credit::terms::{Amortisation, EarlySettlement};
use tideover::domain::household::profile::Profile;
use tideover::domain::money::Money;
use tideover::domain::plan::aim::Aim;
use tideover::domain::plan::course::{By, read};
use tideover::domain::plan::diary::keep_planned;
use tideover::domain::plan::generate::{Shape, household};
use tideover::domain::plan::ground::Ground;
use tideover::domain::plan::lp::is_impossible;
use tideover::domain::plan::means::Means;
use tideover::domain::plan::outcome::Outcome;
use tideover::domain::plan::planner::{Planner, Stage};
use tideover::domain::plan::strategy::Strategy;

const MONTHS: u16 = 12;

fn ground_of(profile: &Profile) -> Ground {
    let until = profile.as_of.month().plus(i32::from(MONTHS)).on(profile.as_of.day_of_month());
    Ground::new(profile, &[], profile.as_of, until, &Means::default(), Money::ZERO)
}

fn called_impossible(ground: &Ground) -> bool {
    let mut planner = Planner::new(ground, Aim::default());
    planner.run_to(Stage::Programme);
    planner.is_impossible()
}

/// Without reserve a way is hardly ever on time; here it is, and cheaper than what keeps a reserve.
#[test]
fn the_plan_costs_no_more_than_any_plain_way_that_is_on_time() {
    let ground = ground_of(&household(3, 24, Shape { lines: 2, months: MONTHS, wide: false }));
    let mut planner = Planner::new(&ground, Aim::default());
    let ways: Vec<Outcome> = Strategy::PLAIN.iter().map(|way| way.run(&ground)).collect();
    let on_time = ways.iter().filter(|outcome| outcome.is_on_time()).map(Outcome::cost);
    let cheapest = on_time.min().unwrap();
    for stage in [Stage::Rules, Stage::Search, Stage::Proof, Stage::Programme] {
        planner.run(stage);
        let cost = planner.best().unwrap().1.outcome.cost();
        assert!(planner.is_on_time() && cost <= cheapest, "{stage:?}: {cost:?} {cheapest:?}");
    }
    let saved = Strategy::Avalanche.run(&ground);
    assert!(saved.is_on_time() && saved.cost() < Strategy::TrueRate.run(&ground).cost());
}

/// A way that spends what is due soon and makes it up within the days of grace is not late. Taken over, it costs the same.
#[test]
fn a_way_that_waits_for_days_of_grace_is_taken_over_as_it_is() {
    let today = Day::ymd(2026, 1, 1).unwrap();
    let mut profile = super::standing("grace.toml", today).record.profile.clone();
    profile.lines[1].terms = profile.lines[0].terms.clone();
    let ground = ground_of(&profile);
    let way = Strategy::Avalanche.run(&ground);
    assert!(way.is_on_time() && way.uses_grace, "{way:?}");
    let proposal = Strategy::Avalanche.proposal(&ground);
    assert_eq!(keep_planned(&ground, &proposal.payments).outcome, way);
    let mut planner = Planner::new(&ground, Aim::default());
    planner.run_to(Stage::Programme);
    let best = &planner.best().unwrap().1;
    assert_eq!(keep_planned(&ground, &best.payments).outcome, best.outcome);
    assert!(best.outcome.cost() <= way.cost(), "{best:?} {way:?}");
    assert!(planner.gap(By::DueDay).is_none() == best.outcome.uses_grace);
}

/// A household in which paying what is asked for takes all the cash there is, to the last minor unit.
fn tight(number: u64, shape: Shape) -> Ground {
    let mut profile = household(5, number, shape);
    profile.spendable -= Strategy::MinimumOnly.run(&ground_of(&profile)).lowest_cash.0;
    let ground = ground_of(&profile);
    let outcome = Strategy::MinimumOnly.run(&ground);
    assert!(outcome.is_on_time() && outcome.lowest_cash.0.is_zero(), "{number}");
    ground
}

/// Rounding alone would make these impossible, and a programme that is to propose plans calls them so.
#[rstest]
#[case::a_card(20, 1, false)]
#[case::a_loan(33, 1, false)]
#[case::three_lines(38, 3, false)]
#[case::varied_terms(5, 2, true)]
#[case::varied_terms(26, 2, true)]
fn what_just_fits_is_not_called_impossible(#[case] number: u64, #[case] lines: usize, #[case] wide: bool) {
    assert!(!called_impossible(&tight(number, Shape { lines, months: MONTHS, wide })));
}

/// The same households with a little less cash have no plan on time, and that is proved.
#[rstest]
#[case(20, 1, false)]
#[case(38, 3, false)]
fn what_does_not_fit_is_called_impossible(#[case] number: u64, #[case] lines: usize, #[case] wide: bool) {
    let mut ground = tight(number, Shape { lines, months: MONTHS, wide });
    ground.morning.cash -= Money(5_000);
    assert!(called_impossible(&ground));
}

#[test]
fn a_statement_that_can_only_be_paid_in_full_is_not_called_impossible() {
    let profile = super::standing("open-statement.toml", Day::ymd(2026, 1, 8).unwrap()).record.profile.clone();
    let ground = ground_of(&profile);
    assert!(!Strategy::MinimumOnly.run(&ground).is_on_time() && Strategy::Avalanche.run(&ground).is_on_time());
    assert!(!is_impossible(&read(&ground, By::Grace).unwrap()));
    assert!(!called_impossible(&ground));
}

/// Settled at once a plan costs no more fees, where the lender gives them back.
#[test]
fn a_plan_that_can_only_be_settled_at_once_is_not_called_impossible() {
    let flat = |plan: &InstalmentPlan| plan.amortisation == Amortisation::FlatFee;
    let shape = Shape { lines: 1, months: MONTHS, wide: false };
    let profiles = (0..200).map(|number| household(5, number, shape));
    let mut profile = profiles.into_iter().find(|p| p.lines[0].parts[0].plan.as_ref().is_some_and(flat)).unwrap();
    profile.lines[0].terms.early_settlement = EarlySettlement::Free;
    profile.incomes.clear();
    profile.expenses.clear();
    profile.spendable = profile.lines[0].balance;
    let mut ground = ground_of(&profile);
    // As far as its last instalment, so that all fees would have to be paid.
    ground =
        Ground::new(&profile, &[], ground.today, ground.today.month().plus(61).on(1), &Means::default(), Money::ZERO);
    assert!(!Strategy::MinimumOnly.run(&ground).is_on_time() && Strategy::Avalanche.run(&ground).is_on_time());
    assert!(!is_impossible(&read(&ground, By::Grace).unwrap()));
    assert!(!called_impossible(&ground));
}
