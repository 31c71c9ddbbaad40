//! What is remembered of a watched household, and what has changed since its lines were last looked at.
//!
//! Every day is an evaluated day, but only what an event or the day itself may have changed is measured again: whatever
//! changes a line says so here, by indicator.

use super::flows::Flows;
use super::line_set::LineSet;
use super::memory::{LONG_AGO, LineWatch, NEVER};
use super::rules::Watch;
use super::seen::Seen;
use crate::domain::calendar::Day;
use crate::domain::credit::line::Line;
use crate::domain::household::profile::Profile;
use crate::domain::money::Money;
use crate::domain::risk::indicator::Indicator;
use crate::domain::risk::truth::Truths;

/// A set of indicators, by [`Indicator::bit`].
pub type Changed = u64;

const fn set(indicators: &[Indicator]) -> Changed {
    let mut all = 0;
    let mut place = 0;
    while place < indicators.len() {
        all |= indicators[place].bit();
        place += 1;
    }
    all
}

/// Not an indicator: look at every rule whatever was measured.
pub const LOOK: Changed = 1 << 63;
/// Anything may have changed.
pub const ANYTHING: Changed = u64::MAX;
/// What is owed on the line itself, and since when it is due.
pub const PAID: Changed =
    set(&[Indicator::DaysPastDue, Indicator::Bucket, Indicator::Utilisation, Indicator::DormantMonths]);
/// Days past due.
pub const OVERDUE: Changed = set(&[Indicator::DaysPastDue, Indicator::Bucket]);
/// What is owed, and what a new bill decides about the one before.
pub const BILLED: Changed = PAID | Indicator::UnpaidBillsOf5.bit();
/// All of it, and what counts months with something missed.
pub const DEBT: Changed = BILLED | OF_A_MONTH;
/// What a use of the line changes besides.
pub const USE: Changed = set(&[Indicator::Draws30, Indicator::RoundSumDraws30, Indicator::FullLimitDraws30]);
/// Says that what is owed on a line may have changed.
pub const OWED: Changed = Indicator::Utilisation.bit();
/// Months without use.
pub const IDLE: Changed = Indicator::DormantMonths.bit();
/// What time alone changes on a line.
pub const AGEING: Changed = USE
    | set(&[
        Indicator::DaysPastDue,
        Indicator::Bucket,
        Indicator::DormantMonths,
        Indicator::Maintenance,
        Indicator::Outage,
        Indicator::GroupDaysPastDue,
    ]);
/// What is overdue on sister lines.
pub const SISTERS: Changed = Indicator::GroupDaysPastDue.bit();
/// What lenders and lines there are.
pub const COUNTS: Changed = set(&[Indicator::Lenders, Indicator::Lines]);
/// What a stop or a cut of one line changes for all.
pub const OF_A_STOP: Changed =
    COUNTS | REGISTRY | set(&[Indicator::LimitsToYearlyIncome, Indicator::GroupDaysPastDue, Indicator::Dti]);
/// What a month's end changes on a line with anything missed.
pub const OF_A_MONTH: Changed =
    set(&[Indicator::MissedMinimums6, Indicator::MissedMinimums12, Indicator::MissedMinimums24]);
/// What is the same for every line.
pub const HOUSEHOLD: Changed =
    COUNTS | DATED | set(&[Indicator::LimitsToYearlyIncome, Indicator::Dti, Indicator::RollingRatio]);
/// What a change of income changes for all.
pub const OF_INCOME: Changed = set(&[Indicator::LimitsToYearlyIncome, Indicator::Dti]);
/// What the registry shows.
pub const REGISTRY: Changed = set(&[Indicator::RegistryDaysPastDue, Indicator::RegistryLimitCuts]);
/// What known days change: openings and inquiries come and grow old.
pub const DATED: Changed = set(&[
    Indicator::LinesOpened30,
    Indicator::LinesOpened60,
    Indicator::LinesOpened90,
    Indicator::LinesOpened180,
    Indicator::Inquiries30,
    Indicator::Inquiries60,
    Indicator::Inquiries90,
    Indicator::Inquiries180,
]);

/// Between which amounts a month's debt service can move without any rule minding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MindedService {
    /// What it was when it was last seen.
    pub noted: Money,
    /// What it was before that.
    pub before: Money,
    /// Whether it has moved since it was last measured.
    pub moved: bool,
    /// The income when it was measured.
    pub income: Money,
    /// From this amount…
    pub from: Money,
    /// … to this one, both included.
    pub to: Money,
}

/// What is remembered of a watched household. Empty when nobody watches.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct WatchState {
    /// Each line's memory.
    pub lines: Vec<LineWatch>,
    /// Counts of months, line after line.
    pub runs: Vec<u8>,
    /// Draws and repayments.
    pub flows: Flows,
    /// What each line was when it was last measured.
    pub seen: Vec<Seen>,
    /// What the household was.
    pub shared: Seen,
    /// What may have changed on each line.
    pub changed: Vec<Changed>,
    /// What may have changed for every line.
    pub changed_for_all: Changed,
    /// All that is in `changed`.
    pub changed_for_some: Changed,
    /// The lines that have something in `changed`.
    pub touched: LineSet,
    /// The lines that have to be counted anew.
    pub stale: LineSet,
    /// What all lines add to a month's debt service.
    pub service: Money,
    /// Between which amounts nobody minds that.
    pub minded_service: MindedService,
    /// From which day on time alone asks for a look at each line.
    pub wakes: Vec<Day>,
    /// The first of these days.
    pub next_wake: Day,
    /// The last day on which some line is looked at again because of what was decided the day before.
    pub look_again_on: Day,
    /// The next day on which a cut no longer shows in the registry.
    pub cut_leaves: Day,
    /// The last month's end with anything overdue to report.
    pub last_bad_report: Day,
    /// The last day on which a line was cut or stopped.
    pub last_cut: Day,
    /// The next of the days on which something turns.
    pub next_turn: usize,
    /// Whether the registry had anything to tell when it was last looked at.
    pub registry_spoke: bool,
    /// Whether a line counts now that did not, or the other way round, since lenders were last counted.
    pub is_recounted: bool,
}

impl Clone for WatchState {
    fn clone(&self) -> WatchState {
        WatchState {
            lines: self.lines.clone(),
            runs: self.runs.clone(),
            seen: self.seen.clone(),
            changed: self.changed.clone(),
            wakes: self.wakes.clone(),
            ..*self
        }
    }

    fn clone_from(&mut self, other: &WatchState) {
        self.lines.clone_from(&other.lines);
        self.runs.clone_from(&other.runs);
        self.seen.clone_from(&other.seen);
        self.shared = other.shared;
        self.changed.clone_from(&other.changed);
        self.wakes.clone_from(&other.wakes);
        self.flows = other.flows;
        self.changed_for_all = other.changed_for_all;
        self.changed_for_some = other.changed_for_some;
        self.touched = other.touched;
        self.stale = other.stale;
        self.service = other.service;
        self.minded_service = other.minded_service;
        self.next_wake = other.next_wake;
        self.look_again_on = other.look_again_on;
        self.cut_leaves = other.cut_leaves;
        self.last_bad_report = other.last_bad_report;
        self.last_cut = other.last_cut;
        self.next_turn = other.next_turn;
        self.registry_spoke = other.registry_spoke;
        self.is_recounted = other.is_recounted;
    }
}

/// What is known of a line's past.
fn opening_of(line: &Line, as_of: Day) -> LineWatch {
    // Never used and never said otherwise: counted from the day of the record, not from long ago.
    let last_used = line.history.last_used.or(line.opened_on).unwrap_or(as_of);
    let unpaid = line.history.unpaid_bills_of_5.unwrap_or(0).min(5);
    let mut watched = LineWatch::new(last_used, (1 << unpaid) - 1);
    // An overdue amount of nothing is none.
    if let Some(overdue) = line.overdue.filter(|overdue| overdue.amount > Money::ZERO) {
        let last_month = as_of.month().plus(-1).last();
        let days = last_month.since(overdue.since);
        if days > 0 {
            watched.report(last_month, days);
        }
    }
    watched
}

impl WatchState {
    /// What is remembered on the morning of the record.
    #[must_use]
    pub fn opening(profile: &Profile, watch: &Watch) -> WatchState {
        let lines: Vec<LineWatch> = profile.lines.iter().map(|line| opening_of(line, profile.as_of)).collect();
        let runs = watch.lines.iter().map(|line| usize::from(line.runs)).sum();
        WatchState {
            seen: vec![Seen::NOTHING; lines.len()],
            shared: Seen::NOTHING,
            changed: vec![0; lines.len()],
            wakes: vec![LONG_AGO; lines.len()],
            lines,
            runs: vec![0; runs],
            flows: Flows::default(),
            changed_for_all: ANYTHING,
            changed_for_some: 0,
            touched: LineSet::default(),
            stale: LineSet::ALL,
            service: Money::ZERO,
            minded_service: MindedService::default(),
            next_wake: LONG_AGO,
            look_again_on: LONG_AGO,
            cut_leaves: NEVER,
            last_bad_report: profile.as_of.month().plus(-1).last(),
            last_cut: LONG_AGO,
            next_turn: 0,
            registry_spoke: true,
            is_recounted: true,
        }
    }

    /// Whether anybody watches.
    #[inline]
    #[must_use]
    pub fn is_watched(&self) -> bool {
        !self.lines.is_empty()
    }

    /// Something may have changed on a line.
    #[inline]
    pub fn change(&mut self, line: usize, what: Changed) {
        if let Some(changed) = self.changed.get_mut(line) {
            *changed |= what;
            self.changed_for_some |= what;
            self.touched.put(line);
        }
        if what & OWED != 0 {
            self.stale.put(line);
        }
    }

    /// What holds on a line, if nothing has changed since it was last looked at.
    #[inline]
    #[must_use]
    pub fn known(&self, line: usize, day: Day) -> Option<Truths> {
        let is_known = self.changed_for_all == 0
            && self.changed.get(line).is_some_and(|changed| *changed == 0)
            && self.wakes.get(line).is_some_and(|wake| *wake > day);
        self.seen.get(line).filter(|seen| is_known && !seen.is_new).map(|seen| seen.truths)
    }

    /// Asks for a look at a line tomorrow, because of what was decided today.
    pub fn look_again(&mut self, line: usize, today: Day) {
        let tomorrow = today.plus(1);
        if let (Some(watched), Some(wake)) = (self.lines.get_mut(line), self.wakes.get_mut(line)) {
            watched.look_again_on = tomorrow;
            self.look_again_on = tomorrow;
            *wake = (*wake).min(tomorrow);
        }
    }

    /// Something may have changed for every line.
    #[inline]
    pub fn change_for_all(&mut self, what: Changed) {
        self.changed_for_all |= what;
        if what & OWED != 0 {
            self.stale = LineSet::ALL;
        }
    }

    /// The first day on which time alone changes something; long ago when something waits already.
    #[inline]
    #[must_use]
    pub fn wakes_on(&self, watch: &Watch) -> Day {
        if self.changed_for_some | self.changed_for_all != 0 || watch.looks_daily {
            return LONG_AGO;
        }
        let wake = self.next_wake.min(self.cut_leaves);
        if watch.reads & Indicator::RollingRatio.bit() == 0 { wake } else { wake.min(self.flows.stale_on()) }
    }

    /// Whether some line asks for a look on a day.
    #[inline]
    #[must_use]
    pub fn asks(&self, day: Day) -> bool {
        self.changed_for_some | self.changed_for_all != 0 || self.next_wake <= day
    }
}
