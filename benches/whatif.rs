//! How long one what-if takes (24 months, 8 lines, watched by the shipped policies), and all answers that keep lines open.
//!
//! Run with `cargo bench --bench whatif`. With arguments (`-- times 200 kept seven-lenders`) it asks one thing of one scene so
//! often and prints nothing but a check value, which suits an instruction counter: `kept` is one what-if with everything
//! kept, `asked`, `compiled` and `stepped` are its parts, `open` is all that keeps lines open.
//!
//! Figures of one what-if of eight lines over 24 months (seven-lenders, one-missed-payment), with link-time optimisation:
//! 4.26 million instructions (asked 0.18, compiled 0.43, stepped 3.37, keeping the rest), before lines were looked at only
//! when something may have changed and interest was explained only when asked for: 6.75 million (0.48, 0.75, 4.49). On a
//! machine with other work, processor time side by side: 385 us, before 625 us; with nothing else running 361 us.
//!
//! Where the rest goes, without link-time optimisation: looks at lines 2.5 million of 5.0 (1,190 lines measured, 560 with
//! their rules gone through, 127 rules that fire and 110 that end in this household in trouble), what is the same for all
//! lines 0.3, reports of the registry 0.15, the calendar 0.5, the rules' tables 0.25.
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

/// A processor's seconds of this thread where the system tells them, else the clock's.
fn seconds(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next().and_then(|first| first.parse::<f64>().ok()));
    nanoseconds.map_or_else(|| since.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

/// One thing asked of a scene, so often.
fn repeat(what: &str, scene: &Scene, times: u32) -> i64 {
    let Scene { standing, policies, staged, until } = scene;
    let (entries, today, until) = (&standing.record.entries, standing.today, *until);
    let question = || staged.question(policies, today, until);
    let asked = question();
    let household = compile(&staged.profile, entries, &asked);
    let mut state = household.opening.clone();
    let ground = Ground { staged, entries, policies, today, until };
    let mut check = 0_i64;
    for _ in 0..times {
        check += match what {
            "asked" => black_box(question()).shocks.len() as i64,
            "compiled" => black_box(compile(&staged.profile, entries, &asked)).events.len() as i64,
            "stepped" => {
                state.clone_from(&household.opening);
                step_until(&mut state, household.end, &household, &mut Nobody, &mut AsAsked);
                black_box(&state).cash.minor()
            }
            "open" => {
                black_box(keep_open(&ground));
                1
            }
            _ => black_box(run_staged(staged, entries, policies, today, until)).end.cash.minor(),
        };
    }
    check
}

const SCENES: [(&str, &str); 3] =
    [("lin", "salary-ten-days-late"), ("seven-lenders", "one-missed-payment"), ("seven-lenders", "many-lender-spiral")];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(place) = arguments.iter().position(|a| a == "times") {
        let times = arguments.get(place + 1).and_then(|n| n.parse().ok()).unwrap_or(100);
        let what = arguments.get(place + 2).map_or("kept", String::as_str);
        let wanted = arguments.get(place + 3).map_or("seven-lenders", String::as_str);
        let with = arguments.get(place + 4).map_or("", String::as_str);
        let (sample, scenario) =
            SCENES.into_iter().find(|(s, with_this)| *s == wanted && with_this.contains(with)).unwrap();
        let scene = scene(sample, scenario, 24);
        let clock = Instant::now();
        let start = seconds(clock);
        let check = repeat(what, &scene, times);
        println!("{check}, {:.1} us each", (seconds(clock) - start) * 1e6 / f64::from(times));
        return;
    }
    for (sample, scenario) in SCENES {
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
