//! Behaviour as it was published or measured elsewhere: late months that follow one another, cuts that follow lateness,
//! and how many households a year have a shock.

use tideover::domain::household::recorder::Nobody;
use tideover::domain::household::step::{AsAsked, step_until};
use tideover::domain::household::watch::Strike;
use tideover::domain::money::{Money, RATE_SCALE, Ratio};
use tideover::domain::stress::brought::{Brought, Driver, driver_of};
use tideover::domain::stress::chances::{Chances, Times};
use tideover::domain::stress::forgetting::{Habit, Memory};
use tideover::domain::stress::lots::{Chance, Lots, Purpose, happens, mark};
use tideover::domain::stress::path::Walker;

use super::{chances, sample};

/// Share of 30,000 card clients in Taiwan with 0 to 5 late months of April to August 2005.
const LATE_MONTHS_SEEN: [f64; 6] = [0.743, 0.110, 0.051, 0.035, 0.016, 0.046];
/// Share of them who were late in April.
const LATE_IN_APRIL: &str = "10.263333%";
const PATHS: u64 = 200_000;

/// Half of the sum of differences from what was seen, of late months drawn by `next`.
fn variation(next: impl Fn(&mut Memory, u64) -> bool) -> f64 {
    let april = Chance::of(Ratio::parse_percent(LATE_IN_APRIL).unwrap());
    let name = mark(Purpose::Forgetting, "card");
    let mut counts = [0_u64; 6];
    for path in 0..PATHS {
        let numbers = Lots::of(20_050_401, path).stream(name);
        let late = happens(numbers.at(0), april);
        let mut memory = Memory::starting(late);
        let months = (1..5).filter(|month| next(&mut memory, numbers.at(*month))).count();
        counts[months + usize::from(late)] += 1;
    }
    let shares = counts.map(|count| count as f64 / PATHS as f64);
    shares.iter().zip(LATE_MONTHS_SEEN).map(|(share, seen)| (share - seen).abs()).sum::<f64>() / 2.0
}

#[test]
fn late_months_follow_one_another_as_they_were_seen_to() {
    // Stressed times take the tables as they are.
    let habit = Habit::of(&chances(Times::Stressed).forgetting, Ratio::ONE);
    let found = variation(|memory, bits| habit.is_late(memory, bits));
    assert!(found < 0.03, "{found}");
}

#[test]
fn a_habit_without_memory_would_not_do() {
    let mut forgetting = chances(Times::Stressed).forgetting;
    // The shares of all months taken together: 5.6 % start, 69.8 % stay.
    forgetting.starts = [Ratio::basis_points(560); 3];
    forgetting.stays = [Ratio::basis_points(6_980); 3];
    let habit = Habit::of(&forgetting, Ratio::ONE);
    let found = variation(|memory, bits| habit.is_late(memory, bits));
    assert!(found > 0.03, "{found}");
}

#[test]
fn a_third_of_cuts_falls_on_the_tenth_that_was_late() {
    let mut chances = chances(Times::Stressed);
    // More of them, so that fewer paths are needed; the ratio of late and not late stays.
    chances.limit_cut.monthly = Ratio::percent(10);
    let ground = sample("lin", 1, chances).ground();
    let mut walker = Walker::of(&ground);
    let (mut on_late, mut all, mut shares) = (0_u32, 0_u32, Vec::new());
    let off = !Driver::LimitCut.bit();
    for path in 0..60_000 {
        // 11 of 100 were late recently.
        let late = path % 100 < 11;
        walker.draw(Lots::of(7, path), off);
        for drawn in &walker.drawn {
            if let Brought::Cut { by, if_late, .. } = drawn.what
                && (late || !if_late)
            {
                all += 1;
                on_late += u32::from(late);
                shares.push(by.0);
            }
        }
    }
    let share = f64::from(on_late) / f64::from(all);
    assert!((0.31..=0.35).contains(&share), "{share} of {all}");
    shares.sort_unstable();
    let median = Ratio(shares[shares.len() / 2]);
    assert!((7_400..=7_600).contains(&median.to_basis_points()), "{}", median.plain_percent());
    // Who used a quarter of the limit then stands above nine tenths of what is left.
    assert!(RATE_SCALE / 4 * 100 / (RATE_SCALE - median.0) > 90);
}

#[test]
fn a_cut_that_waits_for_lateness_spares_who_was_not_late() {
    let mut chances = Chances::default();
    chances.limit_cut.monthly = Ratio::percent(25);
    (chances.limit_cut.times_after_lateness, chances.limit_cut.least) = (4, Ratio::percent(75));
    chances.limit_cut.most = Ratio::percent(75);
    let ground = sample("lin", 1, chances).ground();
    let mut walker = Walker::of(&ground);
    let cut = |walker: &Walker<'_>, late: bool| {
        let mut state = ground.morning.clone();
        state.lines.iter_mut().for_each(|line| line.missed_months = 0);
        state.lines[0].missed_months = u32::from(late) << 2;
        step_until(&mut state, walker.household.end, &walker.household, &mut Nobody, &mut AsAsked);
        let limits = |lines: &[tideover::domain::credit::account::LineAccount]| -> Money {
            lines.iter().map(|line| line.limit.positive_part()).sum()
        };
        limits(&state.lines) < limits(&ground.morning.lines)
    };
    let (mut spared, mut struck) = (0, 0);
    for path in 0..40 {
        walker.draw(Lots::of(7, path), 0);
        let waits = walker.household.shocks.iter().any(|shock| matches!(shock.strike, Strike::CutIfLate(_)));
        assert!(cut(&walker, true), "all are certain for who was late");
        assert_eq!(cut(&walker, false), !waits);
        if waits { spared += 1 } else { struck += 1 }
    }
    assert!(spared > 20 && struck > 3, "{spared} {struck}");
}

#[test]
fn two_of_three_households_have_a_shock_in_a_year() {
    let ground = sample("lin", 12, chances(Times::Calm)).ground();
    assert_eq!(ground.earners.len(), 1);
    let mut walker = Walker::of(&ground);
    let off = !(Driver::Expense.bit() | Driver::JobLoss.bit());
    let (mut expense, mut either) = (0_u32, 0_u32);
    let paths = 20_000;
    for path in 0..paths {
        walker.draw(Lots::of(11, path), off);
        let came = |driver: Driver| walker.drawn.iter().any(|drawn| driver_of(&drawn.what) == driver);
        expense += u32::from(came(Driver::Expense));
        either += u32::from(came(Driver::Expense) || came(Driver::JobLoss));
    }
    // The monthly chances make 63.6 % and 68.1 % of years; three standard errors are one in a hundred.
    let share = |count: u32| f64::from(count) / paths as f64;
    assert!((share(expense) - 0.636).abs() < 0.01, "{}", share(expense));
    assert!((share(either) - 0.681).abs() < 0.01, "{}", share(either));
}

#[test]
fn who_loses_work_is_out_of_it_for_eleven_weeks_on_average() {
    let mut only = Chances { job_loss: chances(Times::Calm).job_loss, ..Chances::default() };
    only.job_loss.monthly = Ratio::percent(100);
    let ground = sample("lin", 1, only).ground();
    let mut walker = Walker::of(&ground);
    let mut days = Vec::new();
    for path in 0..20_000 {
        walker.draw(Lots::of(2, path), 0);
        let Brought::OutOfWork { until, .. } = walker.drawn[0].what else { panic!() };
        days.push(until.since(walker.drawn[0].day));
    }
    days.sort_unstable();
    let weeks = days.iter().map(|days| f64::from(*days)).sum::<f64>() / days.len() as f64 / 7.0;
    assert!((10.3..=11.3).contains(&weeks), "{weeks}");
    let longest_tenth = f64::from(days[days.len() * 9 / 10]) / 7.0;
    assert!((25.0..=29.0).contains(&longest_tenth), "{longest_tenth}");
}
