//! The planner on random households: is it never late where that can be, how near to the best, how fast, how much better
//! than plain rules; and triage beside the proven fewest late amounts.
//!
//! `cargo bench --bench plan -- [households] [lines] [months] [wide] [quick] [triage] [each] [hard] [untaken] [month]
//! [from=N] [seed=N]`. `wide` varies the terms, `hard` varies those on which a bound is easily too high, `untaken` adds to
//! them loans that take nothing early and long days of grace, `month` puts everything on one day of the month, `quick`
//! leaves out branch and bound, `triage` compares triage over a year, `each` tells of every household, `from` is the number
//! of the first one. `causes` tells of every household whose gap is at least `least=N` hundredths of a per cent (200) which
//! of its terms makes it, with `due` among plans that pay by the due day.
//!
//! A search for prices stops once it proves what the best plan costs, so a bound that is too high would look like a
//! perfect one. Whether the bound lies above a replay is therefore asked again, outside the time, of prices that are looked
//! for as if a tenth more could be proved.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, missing_docs)]

#[path = "plan/by_month.rs"]
mod by_month;
#[path = "plan/by_term.rs"]
mod by_term;
#[path = "plan/causes.rs"]
mod causes;
#[path = "plan/fewest.rs"]
mod fewest;
#[path = "plan/spread.rs"]
mod spread;

use by_month::by_month;
use by_term::ByTerm;
use causes::Causes;
use spread::Spread;
use tideover::domain::credit::line::Line;
use tideover::domain::credit::terms::{LineKind, Prepayment};
use tideover::domain::household::profile::Profile;
use tideover::domain::money::{Money, Ratio, Rounding};
use tideover::domain::plan::aim::Aim;
use tideover::domain::plan::bound::{maximise, prove};
use tideover::domain::plan::course::By;
use tideover::domain::plan::generate::{Dice, Shape, household};
use tideover::domain::plan::ground::Ground;
use tideover::domain::plan::means::Means;
use tideover::domain::plan::outcome::Outcome;
use tideover::domain::plan::planner::{Planner, Stage};
use tideover::domain::plan::strategy::Strategy;
use tideover::domain::plan::triage::triage;

/// Processor time of this thread in milliseconds; 0 where the system does not tell.
fn cpu_ms() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
}

fn number(place: usize, default: usize) -> usize {
    std::env::args().filter_map(|a| a.parse::<usize>().ok()).nth(place).unwrap_or(default)
}

fn asked(word: &str) -> bool {
    std::env::args().any(|a| a == word)
}

/// The number behind `name=`, when it is given.
fn named(name: &str, default: u64) -> u64 {
    std::env::args().find_map(|a| a.strip_prefix(name)?.strip_prefix('=')?.parse().ok()).unwrap_or(default)
}

/// Terms on which a bound is easily too high: charges for paying early, payments that fall after it, days of grace over
/// a payday, interest that bears none, minimums that hardly cover it.
fn harden(dice: &mut Dice, line: &mut Line) {
    let percent = |text: &str| Ratio::parse_percent(text).unwrap();
    let terms = &mut line.terms;
    terms.grace_days = dice.pick([0, 6, 12, 24]);
    if terms.kind == LineKind::Revolving {
        terms.interest_on_interest = dice.unit() < 0.5;
        terms.minimum.percent = percent(dice.pick(["1%", "2%", "5%", "10%"]));
        terms.grace_days = terms.grace_days.min(6);
        return;
    }
    terms.prepayment_fee = percent(dice.pick(["0%", "1%", "3%", "9%"]));
    if dice.unit() < 0.3 {
        terms.prepayment = Prepayment::LowerPayment;
    }
    if asked("untaken") && dice.unit() < 0.5 {
        terms.prepayment = Prepayment::NotTaken;
    }
    if asked("untaken") {
        terms.grace_days = dice.pick([0, 24, 35, 45]);
    }
}

fn profile(number: u64, shape: Shape) -> Profile {
    let mut profile = household(named("seed", 1), number, shape);
    if asked("month") {
        by_month(&mut profile);
    }
    if asked("hard") {
        let mut dice = Dice::of(named("seed", 1) + 77, number);
        profile.lines.iter_mut().for_each(|line| harden(&mut dice, line));
    }
    profile
}

fn ground_of(profile: &Profile, months: i32) -> Ground {
    let until = profile.as_of.month().plus(months).on(profile.as_of.day_of_month());
    Ground::new(profile, &[], profile.as_of, until, &Means::default(), Money::ZERO)
}

fn ground(number: u64, shape: Shape) -> Ground {
    ground_of(&profile(number, shape), i32::from(shape.months))
}

/// A household that was planned to the programme.
struct SolvedHousehold {
    cost: Money,
    /// In per cent.
    gap: f64,
}

fn solved(profile: &Profile, months: i32) -> Option<SolvedHousehold> {
    let ground = ground_of(profile, months);
    let mut planner = Planner::new(&ground, Aim::default());
    planner.run_to(Stage::Programme);
    let cost = planner.best()?.1.outcome.cost();
    let by = if asked("due") { By::DueDay } else { By::Grace };
    let gap = planner.gap(by)?.minor() as f64 / cost.minor().max(1) as f64 * 100.0;
    Some(SolvedHousehold { cost, gap })
}

/// Tells of the households with a wide gap why it is.
fn run_causes(count: usize, shape: Shape) {
    let mut causes = Causes::default();
    let (from, least) = (named("from", 0), named("least", 200) as f64 / 100.0);
    for n in from..from + count as u64 {
        let profile = profile(n, shape);
        if let Some(found) = solved(&profile, i32::from(shape.months)).filter(|found| found.gap >= least) {
            causes.add(n, &profile, i32::from(shape.months), found.gap, found.cost.minor());
        }
    }
    causes.tell();
}

/// What all households together show.
#[derive(Default)]
struct Tally {
    on_time: usize,
    impossible: usize,
    unknown: usize,
    uncovered: usize,
    violations: usize,
    /// Ways on time that are cheaper than the plan.
    cheaper: usize,
    /// Gaps of wholly certified households and the reasons of the others, by the terms that they hold.
    by_term: ByTerm,
    late: [usize; 7],
    gaps: Spread,
    /// The same among plans that pay everything by its due day.
    gaps_by_due_day: Spread,
    /// Best plans that use days of grace.
    use_grace: usize,
    /// Processor time of each stage, of rules to programme, and of all.
    times: [Spread; 7],
    /// Extra cost of each strategy where it is on time, in per cent of the best plan.
    extra: [Spread; 7],
    /// What the search and the programme save beyond the rules, in per cent.
    saved: [Spread; 3],
    by_branches: usize,
}

fn run(n: u64, shape: Shape, tally: &mut Tally) {
    let ground = ground(n, shape);
    let outcomes: Vec<Outcome> = Strategy::PLAIN.iter().map(|s| s.run(&ground)).collect();
    let mut planner = Planner::new(&ground, Aim::default());
    let last = if asked("quick") { Stage::Programme } else { Stage::Branches };
    let (mut certified, mut all, mut costs) = (0.0, 0.0, Vec::new());
    for (place, stage) in Stage::ALL.into_iter().take_while(|stage| *stage <= last).enumerate() {
        let start = cpu_ms();
        planner.run(stage);
        let spent = cpu_ms() - start;
        tally.times[place].0.push(spent);
        all += spent;
        if stage <= Stage::Programme {
            certified += spent;
        }
        costs.push(planner.best().map_or(0, |(_, best)| best.outcome.cost().minor()));
    }
    tally.times[5].0.push(certified);
    tally.times[6].0.push(all);
    let uncovered = planner.courses(By::Grace).is_none_or(|courses| !courses.uncovered.is_empty());
    tally.uncovered += usize::from(uncovered);
    if !planner.is_on_time() {
        let known = planner.is_impossible();
        (tally.impossible, tally.unknown) =
            (tally.impossible + usize::from(known), tally.unknown + usize::from(!known));
        assert!(!known || outcomes.iter().all(|o| !o.is_on_time()), "{n}: called impossible and is not");
        if asked("each") {
            println!("{n}: no plan, proved impossible {known}");
        }
        return;
    }
    tally.on_time += 1;
    let (stage, best) = planner.best().unwrap();
    let cost = best.outcome.cost();
    tally.by_branches += usize::from(*stage == Stage::Branches);
    for (place, stage_cost) in costs.iter().enumerate().filter(|(place, _)| [1, 3, 4].contains(place)) {
        let slot = [0, 0, 0, 1, 2][place];
        tally.saved[slot].0.push((costs[0] - stage_cost) as f64 / costs[0].max(1) as f64 * 100.0);
    }
    for (place, outcome) in outcomes.iter().enumerate() {
        tally.late[place] += usize::from(!outcome.is_on_time());
        if outcome.is_on_time() {
            tally.cheaper += usize::from(outcome.cost() < cost);
            if outcome.cost() < cost && asked("each") {
                println!(
                    "{n}: {:?} {} is cheaper than {}",
                    Strategy::PLAIN[place],
                    outcome.cost().minor(),
                    cost.minor()
                );
            }
            tally.extra[place].0.push((outcome.cost() - cost).minor() as f64 / cost.minor().max(1) as f64 * 100.0);
        }
    }
    if let Some(courses) = planner.courses(By::Grace) {
        tally.by_term.add_reasons(&courses.uncovered);
    }
    let Some(bound) = planner.bound(By::Grace).map(|bound| bound.cost) else { return };
    let best = best.outcome;
    for by in [By::Grace, By::DueDay] {
        let beyond = bound_beyond(&ground, &planner, cost, by);
        let of = |outcome: &Outcome| outcome.is_on_time() && (by == By::Grace || !outcome.uses_grace);
        for outcome in outcomes.iter().chain([&best]).filter(|o| of(o) && o.cost() < beyond) {
            tally.violations += 1;
            println!("{n}: VIOLATION {by:?} {} bound {}", outcome.cost().minor(), beyond.minor());
        }
    }
    let share = |gap: Money| gap.minor() as f64 / cost.minor().max(1) as f64 * 100.0;
    let gap = share((cost - bound).positive_part());
    match planner.gap(By::DueDay).filter(|_| !uncovered) {
        Some(gap) => tally.gaps_by_due_day.0.push(share(gap)),
        None => tally.use_grace += 1,
    }
    if !uncovered {
        tally.gaps.0.push(gap);
        tally.by_term.add_gap(&ground.profile, gap);
    }
    if asked("each") {
        println!(
            "{n}: {:?} costs {costs:?} by {stage:?} bound {} gap {gap:.3}",
            by_term::all_terms(&ground.profile),
            bound.minor()
        );
    }
}

/// The bound when prices are looked for as if a tenth more than the best plan's cost could be proved.
fn bound_beyond(ground: &Ground, planner: &Planner<'_>, cost: Money, by: By) -> Money {
    let Some(courses) = planner.courses(by) else { return Money::ZERO };
    let goal = cost + cost.scaled(1, 10, Rounding::Up);
    let found = maximise(courses, goal, if courses.list.len() < 3 { 2_000 } else { 400 }, planner.drops(by));
    let known = planner.bound(by).map_or(Money::ZERO, |bound| bound.cost);
    prove(courses, &found.drops, ground.offer_fee).cost.max(known)
}

fn tell(tally: &mut Tally, count: usize) {
    let Tally { on_time, impossible, unknown, uncovered, violations, by_branches, .. } = *tally;
    println!("households {count}: on time {on_time}, proved impossible {impossible}, neither {unknown}");
    println!(
        "not wholly certified {uncovered}, bound above an on-time replay {violations}, best by branches {by_branches}"
    );
    println!("plain ways on time that are cheaper than the plan {}", tally.cheaper);
    tally.gaps.tell("certified gap %");
    tally.gaps_by_due_day.tell("certified gap % among plans that pay by the due day");
    println!("best plans that use days of grace {}", tally.use_grace);
    tally.by_term.tell();
    for (strategy, (late, extra)) in Strategy::PLAIN.iter().zip(tally.late.iter().zip(&mut tally.extra)) {
        let share = *late as f64 / on_time.max(1) as f64 * 100.0;
        println!("  {strategy:?}: late in {late} ({share:.1} %) though an on-time plan exists");
        extra.tell("    extra cost % where on time");
    }
    for (name, saved) in ["search", "programme", "branches"].iter().zip(&mut tally.saved) {
        saved.tell(&format!("saved beyond the rules % after {name}"));
    }
    let names = ["rules", "search", "proof", "programme", "branches", "certified (rules to programme)", "all stages"];
    for (name, times) in names.iter().zip(&mut tally.times) {
        times.tell(&format!("{name} ms"));
    }
}

/// Triage over a year beside the proven fewest late amounts.
fn run_triage(count: usize, shape: Shape) {
    let (mut tried, mut equal, mut more, mut unproved, mut uncoverable) = (0, 0, 0, 0, 0);
    let (mut times, mut found, mut proven, mut plain) =
        (Spread::default(), Spread::default(), Spread::default(), Spread::default());
    let from = named("from", 0);
    for n in from..from + count as u64 {
        let ground = ground(n, shape);
        let as_asked = Strategy::MinimumOnly.run(&ground);
        if as_asked.is_on_time() || Strategy::TrueRate.run(&ground).is_on_time() {
            continue;
        }
        let start = cpu_ms();
        let triage = triage(&ground);
        times.0.push(cpu_ms() - start);
        tried += 1;
        match fewest::fewest(&ground, triage.damage.late) {
            fewest::Proof::Fewest(fewest) => {
                equal += usize::from(triage.damage.late <= fewest);
                more += usize::from(triage.damage.late > fewest);
                found.0.push(f64::from(triage.damage.late));
                proven.0.push(f64::from(fewest));
                plain.0.push(f64::from(as_asked.late));
                if asked("each") {
                    println!("{n}: triage {} fewest {fewest}", triage.damage.late);
                }
            }
            fewest::Proof::TooMuchWork => unproved += 1,
            fewest::Proof::NotEvenEssentials => uncoverable += 1,
        }
    }
    println!("without an on-time way {tried}: triage equals the proven fewest in {equal}, more in {more}");
    println!("not proved within the limit {unproved}, essentials not covered {uncoverable}");
    found.tell("late amounts by triage");
    proven.tell("proven fewest");
    plain.tell("paying as it comes");
    times.tell("triage ms");
}

fn main() {
    let (count, lines, months) = (number(0, 100), number(1, 8), number(2, 36));
    let shape = Shape { lines, months: months as u16, wide: asked("wide") };
    if asked("triage") {
        return run_triage(count, shape);
    }
    if asked("causes") {
        return run_causes(count, shape);
    }
    let mut tally = Tally::default();
    let from = named("from", 0);
    for n in from..from + count as u64 {
        run(n, shape, &mut tally);
    }
    tell(&mut tally, count);
}
