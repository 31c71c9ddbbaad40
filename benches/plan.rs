//! The planner on random households: gaps, times, gains over plain rules.
//!
//! `cargo bench --bench plan -- [households] [lines] [months]`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, missing_docs)]

use tideover::domain::money::Money;
use tideover::domain::plan::bound::{maximise, prove};
use tideover::domain::plan::course::read;
use tideover::domain::plan::generate::{Shape, household};
use tideover::domain::plan::ground::Ground;
use tideover::domain::plan::lp::{Effort, Goal, Solved, Wish, build, payments, solve};
use tideover::domain::plan::means::Means;
use tideover::domain::plan::repair::{repair, replay};
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
    let shape = Shape { lines, months: months as u16, wide };
    let (mut gaps, mut times) = (Vec::new(), [const { Vec::new() }; 5]);
    let (mut violations, mut uncovered, mut on_time, mut late) = (0, 0, 0, [0; 8]);
    for n in 0..count {
        let profile = household(1, n as u64, shape);
        let until = profile.as_of.month().plus(months as i32).on(profile.as_of.day_of_month());
        let ground = Ground::new(&profile, &[], profile.as_of, until, &Means::default(), Money::ZERO);
        let start = cpu_ms();
        let outcomes: Vec<_> = Strategy::PLAIN.iter().map(|s| s.run(&ground)).collect();
        times[0].push(cpu_ms() - start);
        let best = outcomes.iter().filter(|o| o.is_on_time()).map(tideover::domain::plan::outcome::Outcome::cost).min();
        let Some(best) = best else { continue };
        on_time += 1;
        for (place, outcome) in outcomes.iter().enumerate() {
            late[place] += usize::from(!outcome.is_on_time());
        }
        let start = cpu_ms();
        let courses = read(&ground).unwrap();
        times[1].push(cpu_ms() - start);
        if !courses.uncovered.is_empty() {
            uncovered += 1;
            if wide { /* still check the bound */
            } else {
                println!("{n}: {:?}", courses.uncovered);
            }
        }
        let start = cpu_ms();
        let model = build(&courses, Wish { goal: Goal::Cost, margin: 1.0 });
        let solved = solve(&model, Effort::Quick);
        times[4].push(cpu_ms() - start);
        let mut best = best;
        let rule = best;
        let mut objective = f64::NAN;
        let mut planned = None;
        if let Solved::Found(values) = &solved {
            let owed: f64 = courses
                .list
                .iter()
                .filter(|c| matches!(c.kind, tideover::domain::plan::course::Kind::Balance(_)))
                .map(|c| c.owed.minor() as f64 / 100.0)
                .sum();
            objective = values.iter().zip(&model.programme.weight).map(|(v, w)| v * w).sum::<f64>() - owed;
            let payments = payments(&courses, &model, values);
            planned = Some(replay(&ground, &payments).0);
            if let Some((_, outcome)) = repair(&ground, payments) {
                planned = Some(outcome);
                best = best.least(outcome.cost());
            }
        }
        let start = cpu_ms();
        let found = maximise(&courses, best, 400, None);
        times[2].push(cpu_ms() - start);
        let start = cpu_ms();
        let bound = prove(&courses, &found.drops, ground.offer_fee);
        times[3].push(cpu_ms() - start);
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
            let planned = planned.map(|o| (o.is_on_time(), o.late, o.lowest_cash.0.minor(), o.cost().minor()));
            println!(
                "{n}: rule {} lp {objective:.2} plan {planned:?} bound {} gap {:.3}% steps {}",
                rule.minor(),
                bound.cost.minor(),
                gap * 100.0,
                found.steps
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
    for (name, times) in ["strategies", "courses", "prices", "proof", "programme"].iter().zip(&mut times) {
        println!("{name} ms median {:.2} p95 {:.2}", percentile(times, 0.5), percentile(times, 0.95));
    }
}
