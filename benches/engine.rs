//! How many household paths a second the day engine steps: 8 lines x 60 months, one thread, nobody listening.
//!
//! Run with `cargo bench --bench engine`. With arguments (`-- paths 200 short`) it steps so many paths of one scene and
//! prints nothing but a check value, which suits an instruction counter.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, missing_docs)]

#[allow(dead_code)]
#[path = "../tests/engine/build.rs"]
mod build;

use std::hint::black_box;
use std::time::Instant;

use build::{day, expense, household, income, line, percent, plan, rate, scheduled, terms, yuan};
use tideover::content::Library;
use tideover::domain::credit::line::{Autopay, Line, PartKind};
use tideover::domain::credit::terms::{
    Accrual, Allocation, Amortisation, InterestFrom, LateFee, LineKind, Penalty, PlanFee,
};
use tideover::domain::household::compile::{Question, compile};
use tideover::domain::household::compiled::Compiled;
use tideover::domain::household::profile::Profile;
use tideover::domain::household::recorder::{Nobody, Totals};
use tideover::domain::household::state::State;
use tideover::domain::household::step::{AsAsked, step_until};
use tideover::domain::household::watch::Watch;
use tideover::domain::money::{Money, RateBasis, Ratio};

fn card(id: &str, balance: &str, statement: u8, due: u8, autopay: Autopay) -> Line {
    let mut terms = terms(LineKind::Revolving);
    (terms.rate, terms.statement_day, terms.due_day) = (rate("0.05%", RateBasis::Daily), Some(statement), Some(due));
    (terms.interest_on_interest, terms.grace_days) = (true, 3);
    terms.minimum.plus_interest = true;
    terms.late_fee = LateFee { percent: percent("5%"), floor: yuan("5"), ..LateFee::default() };
    let mut line = line(id, terms, balance);
    (line.limit, line.autopay) = (Some(yuan("30000")), autopay);
    line
}

fn loan(id: &str, kind: LineKind, balance: &str, monthly: &str, periods: u16, due: u8, how: Amortisation) -> Line {
    let mut terms = terms(kind);
    (terms.rate, terms.accrual, terms.due_day) = (rate(monthly, RateBasis::Monthly), Accrual::Monthly, Some(due));
    terms.penalty = Some(Penalty::Factor(Ratio::percent(150)));
    let mut line = line(id, terms, balance);
    line.parts = vec![scheduled(PartKind::Draw, balance, plan(balance, periods, 0, how))];
    line
}

fn pay_later(id: &str, balance: &str, periods: u16) -> Line {
    let mut terms = terms(LineKind::PayLater);
    (terms.rate, terms.statement_day, terms.due_day) = (rate("0.05%", RateBasis::Daily), Some(1), Some(10));
    terms.interest_from = InterestFrom::DueDay;
    let mut line = line(id, terms, balance);
    line.limit = Some(yuan("20000"));
    let mut split = plan(balance, periods, 0, Amortisation::FlatFee);
    split.fee = Some(PlanFee::PerPeriod(percent("0.65%")));
    line.parts = vec![scheduled(PartKind::Instalment, balance, split)];
    line
}

/// Eight lines of every kind, one income, expenses in cash and on a card and a pay-later line.
fn eight_lines() -> Profile {
    let mut home = household("2026-11-01");
    (home.spendable, home.emergency_fund) = (yuan("20000"), yuan("5000"));
    home.incomes.push(income("salary", "26000", 10));
    for (name, amount, anchor, line) in [
        ("rent", "4000", 1, None),
        ("bills", "800", 15, None),
        ("food", "1800", 5, Some("card-1")),
        ("transport", "400", 12, Some("later-1")),
    ] {
        let mut expense = expense(name, amount, anchor);
        expense.pay_with = line.map(str::to_owned);
        home.expenses.push(expense);
    }
    home.lines.push(card("card-1", "8000", 18, 8, Autopay::Full));
    home.lines.push(card("card-2", "12000", 5, 25, Autopay::Minimum));
    let mut american = card("card-3", "9000", 12, 7, Autopay::Amount(yuan("600")));
    american.terms.accrual = Accrual::AverageDailyBalance;
    american.terms.allocation = Allocation::HighestRateAboveMinimum;
    home.lines.push(american);
    home.lines.push(pay_later("later-1", "3600", 12));
    home.lines.push(pay_later("later-2", "6000", 24));
    home.lines.push(loan("cash-1", LineKind::CashLine, "20000", "1.2%", 36, 5, Amortisation::Annuity));
    home.lines.push(loan("cash-2", LineKind::CashLine, "30000", "1%", 60, 20, Amortisation::EqualPrincipal));
    home.lines.push(loan("mortgage", LineKind::InstalmentLoan, "800000", "0.3%", 360, 1, Amortisation::Annuity));
    home
}

fn compounding() -> Profile {
    let mut home = eight_lines();
    for line in &mut home.lines {
        if line.terms.kind == LineKind::Revolving {
            line.terms.accrual = Accrual::DailyCompound;
        }
    }
    home
}

fn short_of_money() -> Profile {
    let mut home = eight_lines();
    home.incomes[0].amount = yuan("9000");
    home
}

/// The question of each scene: as set, or with lenders that watch by the shipped policies.
fn question(profile: &Profile, is_watched: bool) -> Question {
    let mut question = Question::as_set(profile.as_of, day("2031-10-31"));
    if is_watched {
        let policies = Library::embedded().policies_for("CN", &[]).0;
        question.watch = Some(Watch::over(profile, &policies, Vec::new()));
    }
    question
}

fn step_paths(household: &Compiled, paths: u32) -> Money {
    let mut state = household.opening.clone();
    let mut check = Money::ZERO;
    for _ in 0..paths {
        State::clone_from(&mut state, black_box(&household.opening));
        step_until(&mut state, household.end, household, &mut Nobody, &mut AsAsked);
        check += state.cash;
    }
    check
}

/// Seconds of processor time of this thread where the system tells them, else of the clock.
fn seconds(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next().and_then(|first| first.parse::<f64>().ok()));
    nanoseconds.map_or_else(|| since.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn measure(name: &str, household: &Compiled) {
    step_paths(household, 500);
    let mut best = f64::INFINITY;
    let clock = Instant::now();
    for _ in 0..20 {
        let start = seconds(clock);
        black_box(step_paths(household, 1_000));
        best = best.min((seconds(clock) - start) / 1_000.0);
    }
    let mut totals = Totals::default();
    let mut state = household.opening.clone();
    step_until(&mut state, household.end, household, &mut totals, &mut AsAsked);
    println!(
        "{name}: {:.0} paths a second, {:.2} us a path, {} events ({:.1} ns each), missed {}, interest {}",
        1.0 / best,
        best * 1e6,
        household.events.len(),
        best * 1e9 / household.events.len() as f64,
        totals.missed,
        totals.interest.minor(),
    );
}

fn main() {
    let scenes = [
        ("plain", eight_lines(), false),
        ("short", short_of_money(), false),
        ("compounding", compounding(), false),
        ("watched", eight_lines(), true),
        ("watched-short", short_of_money(), true),
    ];
    let prepare =
        |(_, profile, is_watched): &(&str, Profile, bool)| compile(profile, &[], &question(profile, *is_watched));
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(place) = arguments.iter().position(|a| a == "paths") {
        let paths = arguments.get(place + 1).and_then(|n| n.parse().ok()).unwrap_or(100);
        let wanted = arguments.get(place + 2).map_or("plain", String::as_str);
        let scene = scenes.iter().find(|(name, ..)| *name == wanted).unwrap();
        println!("{}", step_paths(&prepare(scene), paths).minor());
        return;
    }
    for scene in &scenes {
        measure(scene.0, &prepare(scene));
    }
}
