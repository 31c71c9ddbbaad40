//! How many household paths a second the day engine steps: 8 lines x 60 months, one thread, nobody listening.
//!
//! Run with `cargo bench --bench engine`. With arguments (`-- paths 200 short`) it steps so many paths of one scene and
//! prints nothing but a check value, which suits an instruction counter.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, missing_docs)]

#[allow(dead_code)]
#[path = "../tests/engine/build.rs"]
mod build;
mod eight;

use std::hint::black_box;
use std::time::Instant;

use build::day;
use eight::{compounding, eight_lines, short_of_money};
use tideover::content::Library;
use tideover::domain::household::compile::{Question, compile};
use tideover::domain::household::compiled::Compiled;
use tideover::domain::household::profile::Profile;
use tideover::domain::household::recorder::{Nobody, Totals};
use tideover::domain::household::state::State;
use tideover::domain::household::step::{AsAsked, step_until};
use tideover::domain::household::watch::Watch;
use tideover::domain::money::Money;

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
