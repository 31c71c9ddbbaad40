//! The planner on random households: gaps, times, gains over plain rules.
//!
//! `cargo bench --bench plan -- [households] [lines] [months]`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, missing_docs)]

use tideover::domain::money::Money;
use tideover::domain::plan::aim::Aim;
use tideover::domain::plan::generate::{Shape, household};
use tideover::domain::plan::ground::Ground;
use tideover::domain::plan::means::Means;
use tideover::domain::plan::planner::{Planner, Stage};
use tideover::domain::plan::strategy::Strategy;

/// Processor time of this thread in milliseconds; 0 where the system does not tell.
fn cpu_ms() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
}

fn percentile(values: &mut [f64], share: f64) -> f64 {
    if values.is_empty() {
        return f64::NAN;
    }
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * share).round() as usize]
}

fn number(place: usize, default: usize) -> usize {
    std::env::args().filter(|a| a.parse::<usize>().is_ok()).nth(place).map_or(default, |a| a.parse().unwrap())
}

fn main() {
    let (count, lines, months) = (number(0, 100), number(1, 8), number(2, 36));
    let wide = std::env::args().any(|a| a == "wide");
    let branches = std::env::args().any(|a| a == "branches");
    let shape = Shape { lines, months: months as u16, wide };
    let (mut gaps, mut times) = (Vec::new(), [const { Vec::new() }; 7]);
    let (mut violations, mut uncovered, mut on_time, mut late) = (0, 0, 0, [0; 8]);
    for n in 0..count {
        let profile = household(1, n as u64, shape);
        let until = profile.as_of.month().plus(months as i32).on(profile.as_of.day_of_month());
        let ground = Ground::new(&profile, &[], profile.as_of, until, &Means::default(), Money::ZERO);
        let start = cpu_ms();
        let outcomes: Vec<_> = Strategy::PLAIN.iter().map(|s| s.run(&ground)).collect();
        times[0].push(cpu_ms() - start);
        let best = outcomes.iter().filter(|o| o.is_on_time()).map(tideover::domain::plan::outcome::Outcome::cost).min();
        if best.is_none() {
            continue;
        }
        on_time += 1;
        for (place, outcome) in outcomes.iter().enumerate() {
            late[place] += usize::from(!outcome.is_on_time());
        }
        let mut planner = Planner::new(&ground, Aim::default());
        if planner.courses().is_none_or(|courses| !courses.uncovered.is_empty()) {
            uncovered += 1;
            if !wide {
                println!("{n}: {:?}", planner.courses().map(|c| &c.uncovered));
            }
        }
        let mut costs = Vec::new();
        let mut whole = 0.0;
        for (place, stage) in Stage::ALL.into_iter().take(if branches { 5 } else { 4 }).enumerate() {
            let start = cpu_ms();
            planner.run(stage);
            let spent = cpu_ms() - start;
            whole += spent;
            times[place + 1].push(spent);
            costs.push(planner.best().map_or(0, |(_, b)| b.outcome.cost().minor()));
        }
        times[6].push(whole);
        let best = planner.best().unwrap().1.outcome.cost();
        assert!(planner.is_on_time());
        let bound = planner.bound().unwrap().clone();
        for (place, outcome) in outcomes.iter().enumerate() {
            if outcome.is_on_time() && outcome.cost() < bound.cost {
                violations += 1;
                println!(
                    "{n}: VIOLATION {:?} cost {} bound {}",
                    Strategy::PLAIN[place],
                    outcome.cost().minor(),
                    bound.cost.minor()
                );
            }
        }
        let gap = (best - bound.cost).minor() as f64 / best.minor().max(1) as f64;
        gaps.push(gap * 100.0);
        if std::env::args().any(|a| a == "each") {
            println!(
                "{n}: costs {costs:?} by {:?} bound {} gap {gap:.3}",
                planner.best().unwrap().0,
                bound.cost.minor()
            );
        }
    }
    println!("households {count}, on time {on_time}, uncovered {uncovered}, violations {violations}");
    for (strategy, late) in Strategy::PLAIN.iter().zip(late) {
        println!("  {strategy:?}: late in {late}");
    }
    println!(
        "gap % median {:.3} p95 {:.3} max {:.3}",
        percentile(&mut gaps, 0.5),
        percentile(&mut gaps, 0.95),
        percentile(&mut gaps, 1.0)
    );
    for (name, times) in
        ["strategies", "rules", "search", "proof", "programme", "branches", "all stages"].iter().zip(&mut times)
    {
        println!("{name} ms median {:.2} p95 {:.2}", percentile(times, 0.5), percentile(times, 0.95));
    }
}
