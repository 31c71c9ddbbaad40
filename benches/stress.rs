//! How many drawn paths a second the stress of a household runs: 8 lines x 60 months with the full rules.
//!
//! Run with `cargo bench --bench stress`. With arguments (`-- paths 200 eight`, and `engine` for the engine alone) it runs so
//! many paths of one scene on one thread and prints nothing but a check value, which suits an instruction counter.
//!
//! With link-time optimisation, nothing else running: 80 us of processor time a path, 12,500 paths a second on one thread,
//! **23,500 on two** by the clock. By the engine alone 132 us; what the household does when chance brings nothing but cash is
//! run once for all paths (`stress::usual`), which saves 37 of 60 months here. In stressed times 184 us (196 by the engine
//! alone), with a third of the income 428 us (436), without any chance 4 us (100).
//!
//! Where the time goes, by instruction count of one path (1.23 million without link-time optimisation; the engine alone 2.3;
//! 18.5 before rules fired by bits of the conditions that hold): the 23 months that are walked are those with trouble, so
//! watching is 0.55 million, of which 200 looks at a line whose values passed something 0.29; payments 0.15, statements 0.11,
//! asking whether a path is back on the usual course 0.1, drawing 0.06, expenses and bills 0.05 each, the loop over events 0.1.
//!
//! The next factor: most of the months that are walked come after a limit was cut, where a rule sees the use of that line
//! otherwise, or within the 24 months in which a missed amount counts. Only a course of each line by itself would spare them,
//! so lines that are stepped apart from each other; 100,000 a second needs that, and looks that cost half. Nothing single is
//! large any more.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, missing_docs)]

#[allow(dead_code)]
#[path = "../tests/engine/build.rs"]
mod build;
#[allow(dead_code)]
mod eight;

use std::hint::black_box;
use std::time::Instant;

use tideover::content::{Library, USUAL_CHANCES};
use tideover::domain::household::compile::Question;
use tideover::domain::household::profile::Profile;
use tideover::domain::household::scenario::{Stage, lay_over};
use tideover::domain::stress::chances::{Chances, Times};
use tideover::domain::stress::ground::{Ground, Scene};
use tideover::domain::stress::lots::Lots;
use tideover::domain::stress::path::Walker;
use tideover::domain::stress::run::{Order, run};

const MONTHS: u16 = 60;

fn ground(profile: &Profile, chances: &Chances) -> Ground {
    let policies = Library::embedded().policies_for("CN", &[]).0;
    let until = Question::as_set(profile.as_of, profile.as_of).until;
    let stage = Stage { profile, today: profile.as_of, until, next_due: &[], product: &|_| None };
    let staged = lay_over(&stage, &[]);
    let scene = Scene {
        staged: &staged,
        entries: &[],
        policies: &policies,
        today: profile.as_of,
        months: MONTHS,
        causes: Vec::new(),
    };
    Ground::of(&scene, chances, None)
}

/// How a path is walked.
#[derive(Clone, Copy)]
enum By {
    /// Along the usual course where chance brings nothing but cash.
    UsualCourse,
    /// By the engine alone.
    Engine,
}

fn walk(ground: &Ground, paths: u64, by: By) -> i64 {
    let mut walker = Walker::of(ground);
    let mut check = 0_i64;
    for path in 0..paths {
        walker.draw(Lots::of(1, path), 0);
        match by {
            By::UsualCourse => walker.run(None),
            By::Engine => walker.run_every_day(),
        }
        check = check.wrapping_add(walker.tally.wealth.minor());
    }
    check
}

fn draw(ground: &Ground, paths: u64) -> usize {
    let mut walker = Walker::of(ground);
    (0..paths)
        .map(|path| {
            walker.draw(Lots::of(1, path), 0);
            walker.drawn.len()
        })
        .sum()
}

/// Seconds of processor time of the process where the system tells them, else of the clock.
fn seconds(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next().and_then(|first| first.parse::<f64>().ok()));
    nanoseconds.map_or_else(|| since.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn measure(name: &str, ground: &Ground) {
    walk(ground, 300, By::UsualCourse);
    let clock = Instant::now();
    let best = |work: &dyn Fn()| {
        (0..7)
            .map(|_| {
                let start = seconds(clock);
                work();
                seconds(clock) - start
            })
            .fold(f64::INFINITY, f64::min)
    };
    let paths = 1_000;
    let one = best(&|| {
        black_box(walk(ground, paths, By::UsualCourse));
    });
    let engine = best(&|| {
        black_box(walk(ground, paths, By::Engine));
    });
    // The system tells processor time in steps that are longer than drawing takes: it is done so often that a step counts
    // for little.
    let again = 10;
    let drawing = best(&|| {
        for _ in 0..again {
            black_box(draw(ground, black_box(paths)));
        }
    }) / f64::from(again);
    let wall = |threads: usize| {
        let order = Order { paths: 4_000, seed: 1, threads, off: 0, keeps_months: true };
        (0..3)
            .map(|_| {
                let start = Instant::now();
                black_box(run(ground, order, None, &mut |_| true));
                4_000.0 / start.elapsed().as_secs_f64()
            })
            .fold(0.0, f64::max)
    };
    let sums = run(ground, Order { paths, seed: 1, threads: 1, off: 0, keeps_months: false }, None, &mut |_| true).sums;
    println!(
        "{name}: {:.0} paths a second of processor time, {:.1} us a path ({:.1} us of it drawing; {:.1} us by the engine alone); on the clock {:.0} on one thread, {:.0} on two; {} of {paths} in trouble",
        paths as f64 / one,
        one * 1e6 / paths as f64,
        drawing * 1e6 / paths as f64,
        engine * 1e6 / paths as f64,
        wall(1),
        wall(2),
        sums.bad,
    );
}

fn main() {
    let file = Library::embedded().chances(USUAL_CHANCES).unwrap();
    let scenes = [
        ("eight", ground(&eight::eight_lines(), file.of(Times::Calm))),
        ("eight-stressed", ground(&eight::eight_lines(), file.of(Times::Stressed))),
        ("short", ground(&eight::short_of_money(), file.of(Times::Calm))),
        ("without-chance", ground(&eight::eight_lines(), &Chances::default())),
    ];
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(place) = arguments.iter().position(|a| a == "paths") {
        let paths = arguments.get(place + 1).and_then(|n| n.parse().ok()).unwrap_or(100);
        let wanted = arguments.get(place + 2).map_or("eight", String::as_str);
        let (_, ground) = scenes.iter().find(|(name, _)| *name == wanted).unwrap();
        let by = if arguments.iter().any(|a| a == "engine") { By::Engine } else { By::UsualCourse };
        println!("{}", walk(ground, paths, by));
        return;
    }
    for (name, ground) in &scenes {
        measure(name, ground);
    }
}
