//! What is counted: in one path while the engine runs it, and in all paths together.
//!
//! Sums are whole numbers, so the order in which paths come in cannot change them.

use super::ground::Ground;
use super::usual::Stretch;
use crate::domain::calendar::Day;
use crate::domain::credit::account::bucket;
use crate::domain::household::compiled::Compiled;
use crate::domain::household::recorder::{Happening, Origin, Recorder};
use crate::domain::household::state::State;
use crate::domain::household::watch::{SHOCK, debt_service};
use crate::domain::money::{Money, Ratio};
use crate::domain::risk::state::is_stopped;
use crate::domain::risk::trigger::Cause;

/// How many overdue buckets there are: M0 to M6 and beyond.
pub const BUCKETS: usize = 8;
/// How many causes.
pub const CAUSES: usize = Cause::ALL.len();

/// Causes for which a stop is no trouble by itself: the line comes back when the platform does.
pub const PASSING: u8 = (1 << Cause::Maintenance as u8) | (1 << Cause::TechnicalFault as u8);

/// One line in one path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LinePath {
    /// Whether a due amount was missed.
    pub late: bool,
    /// The most days past due, days of grace counted as none.
    pub days_late: i32,
    /// Causes for which it stopped, a bit each.
    pub stopped: u8,
    oldest: Option<Day>,
}

/// What is counted in one path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathTally {
    /// Each line.
    pub lines: Vec<LinePath>,
    /// The first missed due amount.
    pub first_late: Option<Day>,
    /// The first line that stopped for good or for longer than an outage.
    pub first_stop: Option<Day>,
    /// The first day on which something could not be paid in full.
    pub first_short: Option<Day>,
    /// How many due amounts were missed.
    pub missed: u32,
    /// How often a line stopped, outages aside.
    pub stops: u32,
    /// Interest and fees.
    pub cost: Money,
    /// At each month's end: cash, debt, debt service over income in basis points.
    pub months: Vec<MonthEnd>,
    /// Cash less debt at the end.
    pub wealth: Money,
    causes: Vec<Vec<u8>>,
    shock_causes: Vec<u8>,
    grace: Vec<i32>,
    is_watched_late: bool,
}

/// How things stand at the end of a month of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MonthEnd {
    /// Cash that can be spent.
    pub cash: i64,
    /// Everything owed.
    pub debt: i64,
    /// Contractual payments over take-home income in hundredths of a per cent; [`NO_DTI`] without income.
    pub dti: i32,
}

/// The mark of a month without income.
pub const NO_DTI: i32 = i32::MAX;

const fn cause_bit(cause: Cause) -> u8 {
    1 << cause as u8
}

impl PathTally {
    /// Ready for paths of this ground.
    #[must_use]
    pub fn of(ground: &Ground) -> PathTally {
        let household = &ground.household;
        let policies = household.watch.as_ref().map_or(&[][..], |watch| &watch.policies);
        PathTally {
            lines: vec![LinePath::default(); household.lines.len()],
            first_late: None,
            first_stop: None,
            first_short: None,
            missed: 0,
            stops: 0,
            cost: Money::ZERO,
            months: vec![MonthEnd::default(); ground.length()],
            wealth: Money::ZERO,
            causes: policies.iter().map(|p| p.triggers.iter().map(|t| cause_bit(t.cause)).collect()).collect(),
            shock_causes: ground.causes.iter().map(|cause| cause_bit(*cause)).collect(),
            grace: household.lines.iter().map(|line| i32::from(line.grace_days)).collect(),
            is_watched_late: true,
        }
    }

    /// Forgets the path before.
    pub fn begin(&mut self) {
        self.lines.fill(LinePath::default());
        (self.first_late, self.first_stop, self.first_short) = (None, None, None);
        (self.missed, self.stops, self.cost) = (0, 0, Money::ZERO);
        // What is overdue on the first morning is seen on the first day.
        self.is_watched_late = true;
    }

    /// The first day of trouble: something missed, or a line stopped.
    #[must_use]
    pub fn first_trouble(&self) -> Option<Day> {
        match (self.first_late, self.first_stop) {
            (Some(late), Some(stop)) => Some(late.min(stop)),
            (late, stop) => late.or(stop),
        }
    }

    /// Notes how a month ended.
    pub fn month_over(&mut self, month: usize, state: &State, household: &Compiled) {
        let income = household.watch.as_ref().map(|watch| watch.income_on(state.day));
        let dti = income.and_then(|income| debt_service(state, household).ratio_to(income));
        if let Some(end) = self.months.get_mut(month) {
            *end = MonthEnd {
                cash: state.cash.minor(),
                debt: state.owed_in_all().minor(),
                dti: dti.map_or(NO_DTI, |dti| i32::try_from(dti.to_basis_points()).unwrap_or(NO_DTI - 1)),
            };
        }
    }

    /// Notes days that went as usual, with this much more in cash at their end.
    pub fn went_as_usual(&mut self, usual: &Stretch, extra: Money) {
        if let Some(end) = self.months.get_mut(usual.month).filter(|_| usual.ends_month) {
            *end = MonthEnd { cash: (Money(usual.end.cash) + extra).minor(), ..usual.end };
        }
        self.cost += usual.cost;
        self.is_watched_late = false;
    }

    /// Whether no line is late, or known to be.
    #[must_use]
    pub const fn is_calm(&self) -> bool {
        !self.is_watched_late
    }

    /// Notes how the path ended.
    pub fn end(&mut self, state: &State) {
        self.watch_lateness(state, state.day.plus(1));
        self.wealth = state.cash - state.owed_in_all();
    }

    fn cause_of(&self, why: &crate::domain::household::watch::Why) -> u8 {
        let place = usize::from(why.rule.trigger);
        if why.rule.policy == SHOCK {
            // A shock that is none of the scenario's came by chance: a cut of the limit.
            return self.shock_causes.get(place).copied().unwrap_or(cause_bit(Cause::LimitManagement));
        }
        let policy = self.causes.get(usize::from(why.rule.policy));
        policy.and_then(|causes| causes.get(place)).copied().unwrap_or(0)
    }

    /// Follows how long each line has been late, up to the day before `day`.
    fn watch_lateness(&mut self, state: &State, day: Day) {
        let mut any = false;
        for ((path, account), grace) in self.lines.iter_mut().zip(&state.lines).zip(&self.grace) {
            let oldest = account.oldest_due().filter(|due| *due < day);
            if path.oldest != oldest {
                // What was overdue until now was so until yesterday.
                if let Some(before) = path.oldest {
                    let days = day.plus(-1).since(before);
                    if days > *grace {
                        path.days_late = path.days_late.max(days);
                    }
                }
                path.oldest = oldest;
            }
            if let Some(due) = oldest {
                let days = day.since(due);
                if days > *grace {
                    path.days_late = path.days_late.max(days);
                }
                any = true;
            }
        }
        self.is_watched_late = any;
    }
}

impl Recorder for PathTally {
    #[inline]
    fn happened(&mut self, day: Day, _: Origin, happening: &Happening) {
        match happening {
            Happening::Missed { line, late_fee, .. } => {
                self.first_late = self.first_late.or(Some(day));
                self.missed += 1;
                self.cost += *late_fee;
                self.is_watched_late = true;
                if let Some(path) = self.lines.get_mut(usize::from(*line)) {
                    path.late = true;
                }
            }
            Happening::StateChange { line, from, to, why } if is_stopped(*to) && !is_stopped(*from) => {
                let cause = self.cause_of(why);
                if let Some(path) = self.lines.get_mut(usize::from(*line)) {
                    path.stopped |= cause;
                }
                if cause & PASSING == 0 {
                    self.first_stop = self.first_stop.or(Some(day));
                    self.stops += 1;
                }
            }
            Happening::Short { .. } => self.first_short = self.first_short.or(Some(day)),
            Happening::Statement { bill, .. } => self.cost += bill.interest + bill.fees,
            Happening::Instalment { interest, fee, .. } => self.cost += *interest + *fee,
            Happening::Payment { paid, .. } => self.cost += paid.early_charge,
            Happening::Fee { amount, .. } | Happening::Interest { amount, .. } => self.cost += *amount,
            _ => {}
        }
    }

    #[inline]
    fn day_over(&mut self, state: &State) {
        if self.is_watched_late || state.may_have_arrears {
            self.watch_lateness(state, state.day);
        }
    }
}

/// What many paths say of one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineSums {
    /// Paths with a missed due amount.
    pub late: u64,
    /// Paths that reached each bucket or a worse one.
    pub reached: [u64; BUCKETS],
    /// Paths in which it stopped, by cause.
    pub stopped: [u64; CAUSES],
    /// Paths in which it stopped for any cause but an outage.
    pub lost: u64,
}

/// What one path is remembered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PathMark {
    /// Missed amounts and stops.
    pub troubles: u32,
    /// Debt less cash at the end: more is worse.
    pub poorer: i64,
    /// Its number.
    pub path: u64,
}

/// What many paths say together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums {
    /// How many paths.
    pub paths: u64,
    /// Each line.
    pub lines: Vec<LineSums>,
    /// Paths with anything late.
    pub late: u64,
    /// Paths in which some line reached each bucket or a worse one.
    pub reached: [u64; BUCKETS],
    /// Paths in which some line stopped, by cause.
    pub stopped: [u64; CAUSES],
    /// Paths in which some line stopped for any cause but an outage.
    pub lost: u64,
    /// Paths in which something could not be paid in full.
    pub short: u64,
    /// Paths with trouble: late, or a line lost.
    pub bad: u64,
    /// Paths with trouble for the first time in each month.
    pub first_trouble: Vec<u64>,
    /// Interest and fees of all paths, and their squares over 2^20.
    pub cost: i128,
    /// Paths to which chance brought each driver, and those of them with trouble.
    pub brought: [(u64, u64); 7],
}

impl Sums {
    /// Nothing counted yet.
    #[must_use]
    pub fn of(lines: usize, months: usize) -> Sums {
        Sums { lines: vec![LineSums::default(); lines], first_trouble: vec![0; months], ..Sums::default() }
    }

    /// Counts a path.
    pub fn count(&mut self, tally: &PathTally, brought: u8, ground: &Ground) {
        self.paths += 1;
        let (mut worst, mut stopped) = (0, 0);
        for (sums, path) in self.lines.iter_mut().zip(&tally.lines) {
            sums.late += u64::from(path.late);
            count_buckets(&mut sums.reached, path.days_late);
            count_causes(&mut sums.stopped, path.stopped);
            sums.lost += u64::from(path.stopped & !PASSING != 0);
            worst = worst.max(path.days_late);
            stopped |= path.stopped;
        }
        count_buckets(&mut self.reached, worst);
        count_causes(&mut self.stopped, stopped);
        self.late += u64::from(tally.first_late.is_some());
        self.lost += u64::from(stopped & !PASSING != 0);
        self.short += u64::from(tally.first_short.is_some());
        let trouble = tally.first_trouble();
        self.bad += u64::from(trouble.is_some());
        if let Some(first) = trouble.and_then(|day| self.first_trouble.get_mut(ground.month_of(day))) {
            *first += 1;
        }
        self.cost += i128::from(tally.cost.minor());
        for (place, (all, bad)) in self.brought.iter_mut().enumerate() {
            let came = u64::from(brought >> place & 1);
            *all += came;
            *bad += came * u64::from(trouble.is_some());
        }
    }

    /// Adds what other paths say.
    pub fn add(&mut self, other: &Sums) {
        self.paths += other.paths;
        for (own, other) in self.lines.iter_mut().zip(&other.lines) {
            own.late += other.late;
            own.lost += other.lost;
            add_all(&mut own.reached, &other.reached);
            add_all(&mut own.stopped, &other.stopped);
        }
        add_all(&mut self.reached, &other.reached);
        add_all(&mut self.stopped, &other.stopped);
        add_all(&mut self.first_trouble, &other.first_trouble);
        self.late += other.late;
        self.lost += other.lost;
        self.short += other.short;
        self.bad += other.bad;
        self.cost += other.cost;
        for (own, other) in self.brought.iter_mut().zip(&other.brought) {
            own.0 += other.0;
            own.1 += other.1;
        }
    }
}

fn add_all(own: &mut [u64], other: &[u64]) {
    for (own, other) in own.iter_mut().zip(other) {
        *own += other;
    }
}

fn count_buckets(reached: &mut [u64; BUCKETS], days: i32) {
    for count in reached.iter_mut().take(usize::from(bucket(days)) + 1) {
        *count += 1;
    }
}

fn count_causes(stopped: &mut [u64; CAUSES], causes: u8) {
    for (place, count) in stopped.iter_mut().enumerate() {
        *count += u64::from(causes >> place & 1);
    }
}

/// The share of one count in another.
#[must_use]
pub fn share(count: u64, all: u64) -> Ratio {
    Money(i64::try_from(count).unwrap_or(i64::MAX))
        .ratio_to(Money(i64::try_from(all).unwrap_or(i64::MAX)))
        .unwrap_or(Ratio::ZERO)
}
