//! Stress: the same bytes on any number of threads, a path that can be opened again, and behaviour as published.

mod command;
mod published;
mod quiet;
mod usual;

use tideover::content::{Library, USUAL_CHANCES};
use tideover::domain::calendar::Day;
use tideover::domain::name::Name;
use tideover::domain::stress::answer::FAN;
use tideover::domain::stress::brought::Driver;
use tideover::domain::stress::chances::{Chances, Times};
use tideover::domain::stress::lots::Lots;
use tideover::domain::stress::path::Walker;
use tideover::domain::stress::run::{Order, run};
use tideover::report::standing::Standing;
use tideover::report::stress::{Asked, Step, Subject, subject};
use tideover::report::whatif::Supposition;
use tideover::session::{Source, open};

/// The shipped chances of calm or stressed times.
pub fn chances(times: Times) -> Chances {
    Library::embedded().chances(USUAL_CHANCES).unwrap().of(times).clone()
}

/// A ready-made household made ready, with these chances.
pub fn sample(name: &str, months: u16, chances: Chances) -> Subject {
    let library = Library::embedded();
    let household = open(&[Source::Sample(name.into())], None, &library, None, Day(0)).remove(0);
    let standing = Standing::of(household.record.clone().unwrap(), household.today);
    let (policies, problems) = library.policies_for(&standing.record.profile.jurisdiction, &[]);
    assert!(problems.is_empty());
    let supposed = Supposition { name: Name::default(), summary: Name::default(), shocks: Vec::new(), months };
    let product = |id: &str| library.product(id).ok();
    subject(&standing, policies, &product, supposed, (chances, Name::default(), Name::default()), Times::Calm)
}

fn order(paths: u64, threads: usize) -> Order {
    Order { paths, seed: 1, threads, off: 0, keeps_months: true }
}

#[test]
fn threads_change_nothing() {
    let ground = sample("lin", 6, chances(Times::Stressed)).ground();
    let one = run(&ground, order(300, 1), None, &mut |_| true);
    for threads in [2, 3, 7] {
        assert_eq!(run(&ground, order(300, threads), None, &mut |_| true), one);
    }
    assert!(one.is_whole && one.sums.paths == 300 && one.months.len() == 300 * 6);
    let other = run(&ground, Order { seed: 2, ..order(300, 1) }, None, &mut |_| true);
    assert_ne!(other.sums, one.sums);
}

#[test]
fn a_run_that_nobody_waits_for_keeps_what_it_has() {
    let ground = sample("lin", 3, chances(Times::Calm)).ground();
    let mut heard = 0;
    let part = run(&ground, order(100_000, 2), None, &mut |so_far| {
        heard += 1;
        assert_eq!(so_far.marks.len() as u64, so_far.sums.paths);
        heard < 3
    });
    assert!(!part.is_whole && part.sums.paths < 2_000);
    // What there is are the first paths, whatever thread was faster.
    assert!(part.marks.iter().enumerate().all(|(place, mark)| mark.path == place as u64));
    let again = run(&ground, order(part.sums.paths, 1), None, &mut |_| true);
    assert_eq!(again.sums, part.sums);
}

/// Whoever stops it while it looks for drivers keeps the chances, and is told that it is not all.
#[test]
fn a_run_that_is_stopped_after_its_paths_is_not_whole() {
    let subject = sample("lin", 3, chances(Times::Calm));
    let asked = Asked { paths: 300, seed: 1, threads: 1, months: 3, times: Times::Calm, deep: true, compare: None };
    let until = |stop: fn(Step) -> bool| {
        let mut over = false;
        subject.stress(asked, &mut |progress| {
            over |= stop(progress.step);
            !over
        })
    };
    let stops: [fn(Step) -> bool; 3] =
        [|step| step == Step::Again, |step| matches!(step, Step::Driver(_)), |step| matches!(step, Step::Buffer(_))];
    for stop in stops {
        let stress = until(stop);
        assert!(stress.ran.is_whole && !stress.is_whole() && stress.buffers.is_none());
    }
    assert!(until(|_| false).is_whole());
    assert!(subject.stress(Asked { deep: false, ..asked }, &mut |_| true).is_whole());
}

/// What a path was counted as, and what its timeline says.
#[test]
fn a_path_opened_again_tells_what_was_counted() {
    for name in ["lin", "gig", "shortfall", "us-household"] {
        let subject = sample(name, 12, chances(Times::Stressed));
        let ground = subject.ground();
        let mut walker = Walker::of(&ground);
        for path in [0, 3, 17, 40] {
            walker.draw(Lots::of(9, path), 0);
            walker.run(None);
            let replay = subject.replay(9, path);
            let outlook = &replay.outlook;
            let missed = outlook.missed();
            assert_eq!(walker.tally.missed as usize, missed, "{name} {path}");
            let first = outlook.first_short_day();
            assert_eq!(walker.tally.first_short, first, "{name} {path}");
            assert_eq!(walker.tally.wealth, outlook.end.cash - outlook.end.owed_in_all());
            // What chance brought is told, on its day, by name.
            assert_eq!(replay.drawn.len(), walker.drawn.len());
            assert!(replay.drawn.is_sorted_by_key(|drawn| drawn.day));
        }
    }
}

#[test]
fn what_is_switched_off_does_not_come_and_the_rest_stays() {
    let ground = sample("family", 24, chances(Times::Stressed)).ground();
    let mut walker = Walker::of(&ground);
    for driver in Driver::ALL {
        for path in 0..40 {
            walker.draw(Lots::of(3, path), 0);
            let all = walker.drawn.clone();
            walker.draw(Lots::of(3, path), driver.bit());
            assert_eq!(walker.brought() & driver.bit(), 0);
            let kept = |drawn: &&tideover::domain::stress::brought::Drawn| {
                tideover::domain::stress::brought::driver_of(&drawn.what) != driver
            };
            assert_eq!(walker.drawn, all.iter().filter(kept).copied().collect::<Vec<_>>());
        }
    }
    walker.draw(Lots::of(3, 1), 0x7F);
    assert!(walker.drawn.is_empty() && walker.household.by_chance.is_empty());
}

#[test]
fn without_chance_every_path_is_the_household_as_set() {
    let subject = sample("lin", 12, Chances::default());
    let ground = subject.ground();
    let ran = run(&ground, order(5, 1), None, &mut |_| true);
    let as_set = subject.as_set();
    assert!(ran.marks.iter().all(|mark| mark.poorer == ran.marks[0].poorer));
    assert_eq!(ran.sums.late, if as_set.missed() > 0 { 5 } else { 0 });
}

#[test]
fn fans_are_in_order_and_chances_add_up() {
    let subject = sample("lin", 12, chances(Times::Calm));
    let asked = Asked { paths: 256, seed: 1, threads: 2, months: 12, times: Times::Calm, deep: false, compare: None };
    let stress = subject.stress(asked, &mut |_| true);
    assert_eq!(stress.fans.len(), 12);
    for month in &stress.fans {
        assert!(month.cash.is_sorted() && month.debt.is_sorted() && month.cash.len() == FAN.len());
    }
    let sums = &stress.ran.sums;
    assert_eq!(sums.first_trouble.iter().sum::<u64>(), sums.bad);
    assert!(sums.bad <= sums.late + sums.lost && sums.bad >= sums.late.max(sums.lost));
    assert!(sums.reached.is_sorted_by(|a, b| a >= b) && sums.reached[0] == sums.paths);
    let worth = stress.worth.unwrap();
    let mark = |path: u64| stress.ran.marks[path as usize];
    assert!(mark(worth.worst) >= mark(worth.median) && mark(worth.median) >= mark(worth.best));
}

#[test]
fn drivers_and_buffers_are_found_on_the_same_numbers() {
    let subject = sample("lin", 6, chances(Times::Stressed));
    let asked = Asked { paths: 128, seed: 4, threads: 2, months: 6, times: Times::Stressed, deep: true, compare: None };
    let mut steps = Vec::new();
    let stress = subject.stress(asked, &mut |progress| {
        steps.push(progress.step);
        true
    });
    assert_eq!(stress.deep_bad.count, stress.ran.sums.bad);
    let drivers = stress.drivers.unwrap();
    assert_eq!(drivers.len(), Driver::ALL.len());
    for driven in &drivers {
        assert_eq!(driven.in_bad.paths, stress.ran.sums.bad);
        if driven.in_all.count == 0 {
            assert_eq!(driven.without.count, stress.ran.sums.bad);
        }
    }
    // Without any losses of work, expenses and the rest nothing is worse than with all of them.
    let best = drivers.iter().map(|driven| driven.without.count).min().unwrap();
    assert!(best < stress.ran.sums.bad);
    let buffers = stress.buffers.unwrap();
    assert_eq!(buffers.len(), 12);
    let late = |quarters: u16, redraws: bool| {
        buffers.iter().find(|b| b.quarters == quarters && b.redraws == redraws).unwrap().late.count
    };
    assert!(late(12, false) <= late(0, false), "{buffers:?}");
    steps.dedup();
    assert!(steps.len() > 12);
}
