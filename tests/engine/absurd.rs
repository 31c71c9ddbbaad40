//! Input that no household has but a record admits: the engine ends, and nothing overflows.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use tideover::domain::calendar::Day;
use tideover::domain::credit::line::{Autopay, Line};
use tideover::domain::credit::terms::{Penalty, PlanFee, Promo};
use tideover::domain::household::compile::{Question, compile};
use tideover::domain::household::recorder::Totals;
use tideover::domain::household::step::step_until;
use tideover::domain::money::{LARGEST_MINOR, LARGEST_RATE, Money, RATE_SCALE, Rate, RateBasis, Ratio};
use tideover::domain::plan::strategy::{InOrder, Order};

use super::generate::{Case, cases};

const LARGEST: Money = Money(LARGEST_MINOR);

/// A line whose every amount and rate is as large as a record may state it.
fn enlarge(line: &mut Line, basis: RateBasis) {
    let rate = Rate { value: LARGEST_RATE, basis };
    let terms = &mut line.terms;
    terms.rate = rate;
    terms.promo = terms.promo.map(|promo| Promo { rate, ..promo });
    terms.penalty = Some(Penalty::Factor(Ratio(i64::MAX)));
    terms.late_fee.fixed = LARGEST;
    terms.late_fee.percent = Ratio(i64::MAX);
    terms.minimum.percent = Ratio(i64::MAX);
    terms.minimum.floor = LARGEST;
    terms.prepayment_fee = Ratio(i64::MAX);
    terms.plan_fee = Some(PlanFee::Total(Ratio(i64::MAX)));
    terms.periods = u16::MAX;
    for part in &mut line.parts {
        part.balance = LARGEST;
        part.rate = part.rate.map(|_| rate);
        if let Some(plan) = &mut part.plan {
            plan.principal = LARGEST;
            plan.periods = u16::MAX;
            plan.paid = plan.paid.saturating_mul(1_000);
            plan.fee = Some(PlanFee::PerPeriod(Ratio(i64::MAX)));
        }
    }
    line.unpaid_charges = LARGEST;
    line.balance = LARGEST;
    line.autopay = Autopay::Amount(LARGEST);
}

fn endure(case: &Case) {
    let household = compile(&case.profile, &case.entries, &case.question);
    let mut state = household.opening.clone();
    let mut totals = Totals::default();
    let mut payer = InOrder::new(Order::HighestRate, Money::ZERO);
    step_until(&mut state, household.end, &household, &mut totals, &mut payer);
    assert_eq!(state.day, household.end);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_largest_of_everything_ends(case in cases(), basis in 0..3_usize) {
        let mut case = case;
        let basis = [RateBasis::Annual, RateBasis::Monthly, RateBasis::Daily][basis];
        case.profile.lines.iter_mut().for_each(|line| enlarge(line, basis));
        case.profile.incomes.iter_mut().for_each(|income| income.amount = LARGEST);
        case.profile.expenses.iter_mut().for_each(|expense| expense.amount = LARGEST);
        case.entries.iter_mut().for_each(|entry| entry.amount = LARGEST);
        case.profile.spendable = LARGEST;
        case.question.planned.iter_mut().for_each(|planned| planned.amount = Money(i64::MAX));
        endure(&case);
    }

    #[test]
    fn amounts_below_nothing_end_too(case in cases()) {
        let mut case = case;
        case.entries.iter_mut().for_each(|entry| entry.amount = -LARGEST);
        case.profile.spendable = -LARGEST;
        case.question.planned.iter_mut().for_each(|planned| planned.amount = -LARGEST);
        endure(&case);
    }
}

#[test]
fn a_horizon_without_end_ends() {
    let profile = super::build::lin();
    let household = compile(&profile, &[], &Question::as_set(profile.as_of, Day(i32::MAX)));
    assert_eq!(household.end, super::build::day("2199-12-31"));
}

/// Ten thousand per cent a year for a hundred years on sixty lines.
#[test]
fn sixty_lines_for_a_hundred_years_end() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut profile = super::build::household("2026-01-01");
    profile.spendable = LARGEST;
    while profile.lines.len() < 60 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        for mut line in case.profile.lines {
            line.id = format!("line-{}", profile.lines.len());
            line.terms.rate = Rate { value: 100 * RATE_SCALE, basis: RateBasis::Annual };
            line.terms.penalty = Some(Penalty::Rate(line.terms.rate));
            profile.lines.push(line);
        }
        profile.incomes.extend(case.profile.incomes);
        profile.expenses.extend(case.profile.expenses.into_iter().take(1));
    }
    let until = profile.as_of.month().plus(1_200).last();
    let question = Question::as_set(profile.as_of, until);
    endure(&Case { profile, entries: Vec::new(), question, seed: 0 });
}
