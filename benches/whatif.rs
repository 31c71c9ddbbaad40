//! How long one what-if takes (24 months, 8 lines, watched by the shipped policies), and all answers that keep lines open.
//!
//! Run with `cargo bench --bench whatif`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use tideover::content::Library;
use tideover::domain::calendar::Day;
use tideover::domain::household::compile::compile;
use tideover::domain::household::outlook::run_staged;
use tideover::domain::household::recorder::Nobody;
use tideover::domain::household::scenario::{Stage, Staged, lay_over};
use tideover::domain::household::step::{AsAsked, step_until};
use tideover::domain::plan::keep_open::{Ground, keep_open};
use tideover::domain::risk::policy::Policy;
use tideover::report::standing::Standing;
use tideover::report::warning::next_due;
use tideover::session::{Source, open};

/// A ready-made household with a scenario, looked at for some months.
struct Scene {
    standing: Standing,
    policies: Vec<Policy>,
    staged: Staged,
    until: Day,
}

fn scene(sample: &str, scenario: &str, months: i32) -> Scene {
    let library = Library::embedded();
    let household = open(&[Source::Sample(sample.into())], None, &library, None, Day(0)).remove(0);
    let standing = Standing::of(household.record.clone().unwrap(), household.today);
    let profile = &standing.record.profile;
    let next_due: Vec<_> = (0..profile.lines.len()).map(|line| next_due(&standing, line).map(|due| due.0)).collect();
    let (policies, _) = library.policies_for(&profile.jurisdiction, &[]);
    let until = standing.today.month().plus(months).on(standing.today.day_of_month());
    let product = |id: &str| library.product(id).ok();
    let stage = Stage { profile, today: standing.today, until, next_due: &next_due, product: &product };
    let shocks = library.scenario(scenario, profile.currency).unwrap().scenario.shocks;
    let staged = lay_over(&stage, &shocks);
    Scene { standing, policies, staged, until }
}

/// The median of some rounds.
fn time(rounds: usize, mut work: impl FnMut()) -> Duration {
    let mut taken: Vec<Duration> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    taken.sort();
    taken[rounds / 2]
}

fn main() {
    for (sample, scenario) in [
        ("lin", "salary-ten-days-late"),
        ("seven-lenders", "one-missed-payment"),
        ("seven-lenders", "many-lender-spiral"),
    ] {
        let scene = scene(sample, scenario, 24);
        let Scene { standing, policies, staged, until } = &scene;
        let (entries, today, until) = (&standing.record.entries, standing.today, *until);
        let lines = staged.profile.lines.len();
        let question = || staged.question(policies, today, until);
        let asked = question();
        let household = compile(&staged.profile, entries, &asked);
        let mut state = household.opening.clone();
        println!("{sample}, {scenario}: {lines} lines, 24 months, {} events", household.events.len());
        println!("  asked      {:>10.1?}", time(201, || drop(black_box(question()))));
        println!("  compiled   {:>10.1?}", time(201, || drop(black_box(compile(&staged.profile, entries, &asked)))));
        println!(
            "  stepped    {:>10.1?}",
            time(201, || {
                state.clone_from(&household.opening);
                step_until(&mut state, household.end, &household, &mut Nobody, &mut AsAsked);
                black_box(&state);
            })
        );
        println!(
            "  one what-if, everything kept {:>10.1?}",
            time(201, || drop(black_box(run_staged(staged, entries, policies, today, until))))
        );
        let ground = Ground { staged, entries, policies, today, until };
        println!("  all that keeps lines open    {:>10.1?}", time(9, || drop(black_box(keep_open(&ground)))));
    }
}
