//! How long a rate and a schedule take: XIRR of 361 dated flows, IRR of 361 equal periods, a 360-row exact schedule, the
//! same schedule by the general path, and a rate with several sign changes.
//!
//! Run with `cargo bench --bench arithmetic`. The fastest of many samples is the fair figure on a shared machine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::time::Instant;

use rust_decimal::Decimal;
use tideover::domain::calendar::Month;
use tideover::domain::calendar::day_count::DayCount;
use tideover::domain::credit::annual_rate::irr::{DatedAmount, irr, xirr};
use tideover::domain::credit::repayment::schedule::plan;
use tideover::domain::credit::repayment::{AccrualRule, LoanTerms};

/// Prints the fastest and the middle sample of a question, in microseconds for one answer.
fn time<T>(name: &str, budget_us: Option<f64>, mut answer: impl FnMut() -> T) {
    let repeats = 50;
    let mut samples: Vec<f64> = (0..60)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..repeats {
                black_box(answer());
            }
            start.elapsed().as_secs_f64() * 1e6 / f64::from(repeats)
        })
        .collect();
    samples.sort_by(f64::total_cmp);
    let budget = budget_us.map_or(String::new(), |budget| format!("  (budget {budget:.0} us)"));
    println!("{name:<44} {:>8.2} us fastest {:>8.2} us middle{budget}", samples[0], samples[samples.len() / 2]);
}

fn main() {
    let terms = LoanTerms::monthly(Decimal::from(1_000_000), Decimal::new(45, 3), 360);
    let schedule = plan(&terms).unwrap();
    let start = Month::new(2026, 1);
    let mut flows = vec![DatedAmount { day: start.on(31), amount: terms.principal }];
    let dated =
        schedule.rows.iter().zip(1..).map(|(row, k)| DatedAmount { day: start.plus(k).on(31), amount: -row.payment });
    flows.extend(dated);
    let amounts: Vec<Decimal> = flows.iter().map(|flow| flow.amount).collect();
    let mut several = amounts.clone();
    several[180] = Decimal::from(300_000);
    let mut general = terms.clone();
    general.accrual = AccrualRule::EffectivePerPeriod;
    let mut by_days = terms.clone();
    by_days.accrual = AccrualRule::Actual(365);
    by_days.dates.start = Some(start.on(15));

    assert_eq!((flows.len(), schedule.rows.len()), (361, 360));
    time("xirr, 361 dated flows, actual/365", Some(20.0), || xirr(black_box(&flows), DayCount::Actual(365)));
    time("irr, 361 equal periods", None, || irr(black_box(&amounts)));
    time("xirr, 361 dated flows, 30e/360", None, || xirr(black_box(&flows), DayCount::ThirtyE360));
    time("irr, 361 periods, several sign changes", None, || irr(black_box(&several)));
    time("schedule, 360 rows, exact", Some(20.0), || plan(black_box(&terms)));
    time("schedule, 360 rows, general path", None, || plan(black_box(&general)));
    time("schedule, 360 rows, by days", None, || plan(black_box(&by_days)));
}
