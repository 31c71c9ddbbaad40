//! The debts on which published payoff tools disagree: monthly interest, own minimums first, the rest in order.

use super::build::{day, household, income, line, percent, plan, scheduled, terms};
use tideover::domain::credit::line::PartKind;
use tideover::domain::credit::terms::{Accrual, Amortisation, LineKind};
use tideover::domain::household::compile::{Question, compile};
use tideover::domain::household::profile::Profile;
use tideover::domain::household::recorder::Totals;
use tideover::domain::household::step::step_until;
use tideover::domain::money::{Money, Rate, RateBasis};
use tideover::domain::plan::strategy::{InOrder, Order};

/// Debts of (balance, yearly rate, minimum), and one budget a month on the due day.
fn debts(list: &[(&str, &str, &str)], budget: &str) -> Profile {
    let mut profile = household("2026-01-01");
    profile.incomes.push(income("budget", budget, 15));
    for (index, (balance, rate, minimum)) in list.iter().enumerate() {
        let mut loan = terms(LineKind::InstalmentLoan);
        loan.rate = Rate::new(percent(rate), RateBasis::Annual);
        (loan.accrual, loan.due_day) = (Accrual::Monthly, Some(15));
        let mut debt = line(&format!("debt-{index}"), loan, balance);
        let mut schedule = plan(balance, 900, 0, Amortisation::Annuity);
        schedule.payment = Some(super::build::yuan(minimum));
        debt.parts = vec![scheduled(PartKind::Draw, balance, schedule)];
        profile.lines.push(debt);
    }
    profile
}

/// Months until nothing is owed, interest, and missed due amounts.
fn pay_off(profile: &Profile, order: Order) -> (Option<usize>, Money, u32) {
    let question = Question::as_set(profile.as_of, day("2046-01-01"));
    let compiled = compile(profile, &[], &question);
    let mut state = compiled.opening.clone();
    let mut totals = Totals::default();
    let mut payer = InOrder::new(order, Money::ZERO);
    for month in 0..240 {
        let due = profile.as_of.month().plus(month).on(15);
        step_until(&mut state, due, &compiled, &mut totals, &mut payer);
        if state.owed_in_all().is_zero() {
            return (Some(usize::try_from(month).unwrap() + 1), totals.interest, totals.missed);
        }
    }
    (None, totals.interest, totals.missed)
}

const V1: &[(&str, &str, &str)] = &[("10000", "20%", "250")];
const V2: &[(&str, &str, &str)] =
    &[("3000", "24%", "100"), ("8000", "18%", "200"), ("1500", "12%", "50"), ("15000", "8%", "300")];

#[test]
fn v1_one_card() {
    assert_eq!(pay_off(&debts(V1, "500"), Order::HighestRate), (Some(25), Money(226_606), 0));
}

#[test]
fn v2_four_debts_in_both_orders() {
    assert_eq!(pay_off(&debts(V2, "900"), Order::HighestRate), (Some(37), Money(502_145), 0));
    assert_eq!(pay_off(&debts(V2, "900"), Order::SmallestBalance), (Some(37), Money(524_053), 0));
}

#[test]
fn v3_money_below_the_minimums_is_a_shortfall_and_not_a_plan() {
    let profile = debts(V2, "500");
    let compiled = compile(&profile, &[], &Question::as_set(profile.as_of, day("2026-12-31")));
    let mut state = compiled.opening.clone();
    let mut totals = Totals::default();
    let mut payer = InOrder::new(Order::HighestRate, Money::ZERO);
    step_until(&mut state, compiled.end, &compiled, &mut totals, &mut payer);
    // 500 a month cannot cover 650 of minimums: short on the first due day, and missed.
    assert_eq!(state.first_short, Some(day("2026-01-15")));
    assert!(totals.missed > 0);
}
