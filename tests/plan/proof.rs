//! The proof on random households: no on-time way of paying costs less than the bound, and plans are what they say.

use rstest::rstest;
use tideover::domain::calendar::Day;
use tideover::domain::credit::terms::{Accrual, Amortisation, Prepayment};
use tideover::domain::money::{Money, Ratio, Rounding};
use tideover::domain::plan::aim::Aim;
use tideover::domain::plan::bound::{maximise, prove};
use tideover::domain::plan::course::{By, read};
use tideover::domain::plan::diary::keep_planned;
use tideover::domain::plan::generate::{Shape, household};
use tideover::domain::plan::ground::Ground;
use tideover::domain::plan::means::Means;
use tideover::domain::plan::outcome::Outcome;
use tideover::domain::plan::planner::{Planner, Stage};
use tideover::domain::plan::strategy::Strategy;
use tideover::session::Source;

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
            let (Some(bound), Some((_, best))) = (planner.bound(By::Grace).cloned(), planner.best().cloned()) else {
                continue;
            };
            assert!(bound.cost <= best.outcome.cost(), "{number}");
            if planner.is_on_time() {
                let cost = best.outcome.cost();
                assert!(searched_beyond(&ground, cost) <= cost, "{number}");
            }
            let ways = Strategy::PLAIN.iter().map(|way| way.run(&ground)).filter(Outcome::is_on_time);
            for outcome in ways {
                assert!(bound.cost <= outcome.cost(), "{number}: {:?} {:?}", bound.cost, outcome.cost());
            }
        }
    }
}

/// Interest that is posted apart bears none: the usual card. Minimums that hardly cover it, and some that do.
#[test]
fn the_bound_holds_where_posted_interest_bears_none() {
    let mut proved = 0;
    for number in 0..24 {
        // With one line the bound is nearly reached, so that too high a one would show.
        let shape = Shape { lines: if number < 12 { 1 } else { 3 }, months: 18, wide: number >= 16 };
        let mut profile = household(11, number, shape);
        for line in &mut profile.lines {
            line.terms.interest_on_interest = false;
            line.terms.minimum.percent = Ratio::parse_percent(["2%", "5%", "10%"][number as usize % 3]).unwrap();
            line.terms.minimum.plus_interest = number % 4 == 1;
        }
        let until = profile.as_of.month().plus(18).on(profile.as_of.day_of_month());
        let ground = Ground::new(&profile, &[], profile.as_of, until, &Means::default(), Money::ZERO);
        let mut planner = Planner::new(&ground, Aim::default());
        planner.run_to(Stage::Proof);
        let (Some(bound), Some((_, best))) = (planner.bound(By::Grace).cloned(), planner.best().cloned()) else {
            continue;
        };
        if planner.is_on_time() {
            let cost = best.outcome.cost();
            assert!(searched_beyond(&ground, cost) <= cost, "{number}");
        }
        let on_time = Strategy::PLAIN.iter().map(|way| way.run(&ground)).filter(Outcome::is_on_time);
        for outcome in on_time.chain([best.outcome]).filter(Outcome::is_on_time) {
            assert!(bound.cost <= outcome.cost(), "{number}: {:?} {:?}", bound.cost, outcome.cost());
            proved += 1;
        }
    }
    assert!(proved > 20, "{proved}");
}

/// One card leaves nothing to choose but the day, so that the bound is nearly reached: one that let interest bear interest
/// would lie above the plan.
#[test]
fn the_bound_of_one_card_is_nearly_its_cost() {
    let today = Day::ymd(2026, 1, 1).unwrap();
    let profile = super::standing("apart.toml", today).record.profile.clone();
    let until = today.month().plus(14).on(1);
    let ground = Ground::new(&profile, &[], today, until, &Means::default(), Money::ZERO);
    let mut planner = Planner::new(&ground, Aim::default());
    planner.run_to(Stage::Branches);
    let cost = planner.best().unwrap().1.outcome.cost();
    let bound = searched_beyond(&ground, cost);
    assert!(planner.is_on_time() && bound <= cost, "{bound:?} {cost:?}");
    assert!((cost - bound).minor() * 25 <= cost.minor(), "{bound:?} {cost:?}");
}

/// The bound when prices are looked for as if a tenth more could be proved: a bound that is too high then shows.
fn searched_beyond(ground: &Ground, cost: Money) -> Money {
    let courses = read(ground, By::Grace).unwrap();
    let goal = cost + cost.scaled(1, 10, Rounding::Up);
    let found = maximise(&courses, goal, 2_000, None);
    prove(&courses, &found.drops, Money::ZERO).cost
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
        (planner.best().cloned(), planner.bound(By::Grace).cloned(), planner.drops(By::Grace).cloned())
    };
    assert_eq!(found(), found());
}

/// The plan and the bound of one line on varied terms, which leave little between them.
fn one_line(number: u64) -> (Money, Money) {
    let profile = household(1, number, Shape { lines: 1, months: 24, wide: true });
    let until = profile.as_of.month().plus(24).on(profile.as_of.day_of_month());
    let ground = Ground::new(&profile, &[], profile.as_of, until, &Means::default(), Money::ZERO);
    let mut planner = Planner::new(&ground, Aim::default());
    planner.run_to(Stage::Programme);
    assert!(planner.is_on_time(), "{number}");
    let cost = planner.best().unwrap().1.outcome.cost();
    (cost, searched_beyond(&ground, cost))
}

/// The charge for paying early counted in full lies above these plans, left out far below them.
#[rstest]
#[case::every_month(688)]
#[case::at_once(1278)]
/// Prices alone let part of this loan be paid off today with cash that is not there.
#[case::more_than_there_is_cash(317)]
/// A minimum with the interest that was really billed, which the programme has to know.
#[case::interest_in_the_minimum(422)]
/// A loan repaid at once, whose interest cannot be paid before its end.
#[case::at_once_at_its_end(640)]
fn the_bound_of_one_line_is_nearly_its_cost(#[case] number: u64) {
    let (cost, bound) = one_line(number);
    assert!(bound <= cost, "{bound:?} {cost:?}");
    assert!((cost - bound).minor() * 100 <= cost.minor(), "{bound:?} {cost:?}");
}

/// Months of different lengths and interest on interest: what a loan repaid at once can cost at least is less sure.
#[test]
fn loans_repaid_at_once_have_a_bound_by_months_and_compounding() {
    for accrual in [Accrual::Monthly, Accrual::DailyCompound, Accrual::AverageDailyBalance] {
        let mut profile = household(1, 640, Shape { lines: 1, months: 24, wide: true });
        profile.lines[0].terms.accrual = accrual;
        let until = profile.as_of.month().plus(24).on(profile.as_of.day_of_month());
        let ground = Ground::new(&profile, &[], profile.as_of, until, &Means::default(), Money::ZERO);
        let mut planner = Planner::new(&ground, Aim::default());
        planner.run_to(Stage::Programme);
        let cost = planner.best().unwrap().1.outcome.cost();
        let bound = searched_beyond(&ground, cost);
        assert!(planner.is_on_time() && bound <= cost, "{accrual:?}: {bound:?} {cost:?}");
        // Paid off early, interest on interest ends at once, so that much less than the whole term's is sure.
        let sure = if accrual == Accrual::DailyCompound { 3 } else { 20 };
        assert!((cost - bound).minor() * sure <= cost.minor(), "{accrual:?}: {bound:?} {cost:?}");
    }
}

/// Only days of grace make this household one that is never late; a plan that uses them saves nearly half of the cost.
#[test]
fn where_only_grace_keeps_a_household_on_time_a_plan_uses_it() {
    let profile = household(1, 350, Shape { lines: 4, months: 24, wide: true });
    let until = profile.as_of.month().plus(24).on(profile.as_of.day_of_month());
    let ground = Ground::new(&profile, &[], profile.as_of, until, &Means::default(), Money::ZERO);
    let mut planner = Planner::new(&ground, Aim::default());
    planner.run_to(Stage::Programme);
    let cost = planner.best().unwrap().1.outcome.cost();
    let bound = planner.bound(By::Grace).unwrap().cost;
    assert!(planner.is_on_time() && bound <= cost && (cost - bound).minor() * 25 <= cost.minor(), "{bound:?} {cost:?}");
}

/// Waiting for days of grace on purpose could save a good part of the cost; no plan of the planner does. What pays by the
/// due day is held against its own kind, and what uses days of grace only against all.
#[rstest]
#[case::three_lines(142, 4)]
#[case::a_payday_in_the_days_of_grace(917, 4)]
#[case::nearly_best(567, 4)]
fn of_plans_that_pay_by_the_due_day_the_best_is_known_better(#[case] number: u64, #[case] lines: usize) {
    let profile = household(1, number, Shape { lines, months: 24, wide: true });
    let until = profile.as_of.month().plus(24).on(profile.as_of.day_of_month());
    let ground = Ground::new(&profile, &[], profile.as_of, until, &Means::default(), Money::ZERO);
    let mut planner = Planner::new(&ground, Aim::default());
    planner.run_to(Stage::Programme);
    let best = planner.best().unwrap().1.outcome;
    assert!(best.is_on_time() && !best.uses_grace);
    let (all, by_due_day) = (planner.gap(By::Grace).unwrap(), planner.gap(By::DueDay).unwrap());
    assert!(by_due_day + by_due_day < all && by_due_day.minor() * 100 <= best.cost().minor(), "{by_due_day:?} {all:?}");
    let goal = best.cost() + best.cost().scaled(1, 10, Rounding::Up);
    let courses = planner.courses(By::DueDay).unwrap();
    let beyond = prove(courses, &maximise(courses, goal, 2_000, None).drops, Money::ZERO).cost;
    for outcome in Strategy::PLAIN.iter().map(|way| way.run(&ground)).chain([best]) {
        assert!(!outcome.is_on_time() || outcome.uses_grace || beyond <= outcome.cost(), "{beyond:?} {outcome:?}");
    }
}

/// A statement paid in full within the days of grace is paid in full, also where minimums are paid by the due day.
#[test]
fn paying_in_full_may_wait_for_days_of_grace() {
    let today = Day::ymd(2026, 1, 8).unwrap();
    let mut profile = super::standing("open-statement.toml", today).record.profile.clone();
    profile.lines[0].terms.grace_days = 3;
    profile.spendable = Money(10_000);
    let mut pay = household(1, 0, Shape { lines: 1, months: 1, wide: false }).incomes[0].clone();
    pay.amount = Money(90_000);
    pay.recurrence.start = Day::ymd(2026, 1, 27);
    profile.incomes = vec![pay];
    let until = today.month().plus(12).on(8);
    let ground = Ground::new(&profile, &[], today, until, &Means::default(), Money::ZERO);
    // The minimum on the 25th, all else on the 27th, nothing ever after.
    let outcome = Strategy::Avalanche.run(&ground);
    assert!(outcome.is_on_time() && !outcome.uses_grace && outcome.cost().is_zero(), "{outcome:?}");
    let courses = read(&ground, By::DueDay).unwrap();
    let bound = prove(&courses, &maximise(&courses, Money(5_000), 2_000, None).drops, Money::ZERO).cost;
    assert!(bound <= Money::ZERO, "{bound:?}");
}

/// A loan that takes nothing early has no other payments than its instalments. Where one may wait until after the next was
/// billed, it still is paid: a course that left it out would count interest that nobody pays.
#[rstest]
#[case(13, 0)]
#[case(13, 35)]
#[case(13, 45)]
fn the_bound_holds_where_nothing_is_taken_early_and_grace_is_long(#[case] number: u64, #[case] grace: u8) {
    for amortisation in [Amortisation::Annuity, Amortisation::EqualPrincipal, Amortisation::InterestFirst] {
        let mut profile = household(1, number, Shape { lines: 1, months: 24, wide: false });
        let line = &mut profile.lines[0];
        (line.terms.prepayment, line.terms.grace_days) = (Prepayment::NotTaken, grace);
        let plan = line.parts[0].plan.as_mut().unwrap();
        assert!(plan.amortisation != Amortisation::FlatFee);
        (plan.amortisation, line.terms.amortisation) = (amortisation, amortisation);
        profile.spendable += line.balance;
        let until = profile.as_of.month().plus(24).on(profile.as_of.day_of_month());
        let ground = Ground::new(&profile, &[], profile.as_of, until, &Means::default(), Money::ZERO);
        let outcome = Strategy::MinimumOnly.run(&ground);
        assert!(outcome.is_on_time(), "{outcome:?}");
        let (cost, bound) = (outcome.cost(), searched_beyond(&ground, outcome.cost()));
        // Nothing can be chosen: the bound is the cost, but for interest of the last cycles whose deadlines lie beyond.
        let given_away = if grace == 0 { 200 } else { 12 };
        assert!(
            bound <= cost && (cost - bound).minor() * given_away <= cost.minor(),
            "{amortisation:?} {bound:?} {cost:?}"
        );
    }
}

/// A line in use that is paid in full holds a plan whose fees are owed in any case: nearly all that is to be proved here.
#[test]
fn fees_of_plans_on_lines_that_are_paid_in_full_count() {
    let today = Day::ymd(2026, 11, 21).unwrap();
    let profile = super::opened(&Source::Sample("gig".to_owned()), today).record.profile.clone();
    let ground = Ground::new(&profile, &[], today, today.month().plus(36).on(21), &Means::default(), Money::ZERO);
    let mut planner = Planner::new(&ground, Aim::default());
    planner.run_to(Stage::Programme);
    let cost = planner.best().unwrap().1.outcome.cost();
    let bound = searched_beyond(&ground, cost);
    assert!(
        planner.is_on_time() && bound <= cost && (cost - bound).minor() * 100 <= cost.minor(),
        "{bound:?} {cost:?}"
    );
}

#[test]
fn every_line_of_the_generator_has_a_course() {
    for number in 0..30 {
        let ground = ground(number, Shape { lines: 6, months: 12, wide: true });
        assert_eq!(read(&ground, By::Grace).unwrap().uncovered, vec![], "{number}");
    }
}

/// A charge for paying early makes the engine ask for more interest than a course does, free of that charge.
#[test]
fn the_bound_holds_where_paying_early_is_charged() {
    let whole = household(1, 1448, Shape { lines: 4, months: 24, wide: true });
    for (charge, amortisation) in [
        ("3%", Amortisation::InterestFirst),
        ("10%", Amortisation::InterestFirst),
        ("3%", Amortisation::EqualPrincipal),
    ] {
        let mut profile = whole.clone();
        profile.lines = vec![whole.lines[3].clone()];
        profile.lines[0].terms.prepayment_fee = Ratio::parse_percent(charge).unwrap();
        profile.lines[0].parts[0].plan.as_mut().unwrap().amortisation = amortisation;
        let until = profile.as_of.month().plus(24).on(profile.as_of.day_of_month());
        let ground = Ground::new(&profile, &[], profile.as_of, until, &Means::default(), Money::ZERO);
        let mut planner = Planner::new(&ground, Aim::default());
        planner.run_to(Stage::Proof);
        let cost = planner.best().unwrap().1.outcome.cost();
        assert!(planner.is_on_time());
        assert!(searched_beyond(&ground, cost) <= cost, "{charge} {amortisation:?}");
    }
}
