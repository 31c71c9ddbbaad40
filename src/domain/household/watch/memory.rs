//! What watching has to remember of a line and a household: flat rings of a few days, and counters.

use super::rules::{RuleRef, Watch};
use crate::domain::calendar::Day;
use crate::domain::credit::line::{Line, LineState};
use crate::domain::household::profile::Profile;
use crate::domain::money::Money;
use crate::domain::risk::indicator::{INDICATORS, NOTHING_MEASURED};

/// How many rules can stand on a line at once.
pub const RULES_STANDING: usize = 16;
/// How many uses of a line are remembered.
const USES_KEPT: usize = 12;
/// How many month-end reports are remembered.
const REPORTS_KEPT: usize = 4;
/// How many cuts and stops are remembered.
const CUTS_KEPT: usize = 4;
/// How many payments and draws are remembered.
const FLOWS_KEPT: usize = 128;
/// A day that never comes.
pub const NEVER: Day = Day(i32::MAX);
/// A day that never was.
pub const LONG_AGO: Day = Day(0);

/// A rule that stands on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The rule.
    pub rule: RuleRef,
    /// The line on which it fired.
    pub source: u16,
    /// Since when.
    pub since: Day,
    /// Since when its recovery's conditions hold; [`NEVER`] while they do not.
    pub met_since: Day,
}

/// What a use of a line was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UseKind {
    /// Cash was drawn.
    pub draw: bool,
    /// A round sum.
    pub round: bool,
    /// It left almost nothing of the limit.
    pub full: bool,
}

/// What is remembered of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineWatch {
    /// Rules that stand, the first `count` of them.
    standing: [Option<Standing>; RULES_STANDING],
    /// Until when it is in recovery.
    pub probation_until: Day,
    /// The limit before the first cut; negative when it was never cut.
    pub limit_before_cuts: Money,
    uses: [(Day, UseKind); USES_KEPT],
    next_use: u8,
    /// When it was last used.
    pub last_used: Day,
    /// The last five bills: a bit for each on which nothing was paid, the newest lowest.
    pub unpaid_bills: u8,
    /// Whether a bill is open on which nothing was paid so far.
    pub bill_untouched: bool,
    reports: [(Day, i32); REPORTS_KEPT],
    next_report: u8,
    cuts: [Day; CUTS_KEPT],
    next_cut: u8,
    /// What is wrong with the account, by flag.
    pub flags: u8,
    /// Until when (exclusive) announced maintenance lasts.
    pub maintenance_until: Day,
    /// Until when (exclusive) a fault lasts.
    pub outage_until: Day,
    /// Whether a change of rules covers it.
    pub rule_change: bool,
    /// Until when (exclusive) chance keeps payments from it.
    pub withheld_until: Day,
}

impl LineWatch {
    /// Nothing remembered.
    #[must_use]
    pub fn new(last_used: Day, unpaid_bills: u8) -> LineWatch {
        LineWatch {
            standing: [None; RULES_STANDING],
            probation_until: LONG_AGO,
            limit_before_cuts: Money(-1),
            uses: [(LONG_AGO, UseKind { draw: false, round: false, full: false }); USES_KEPT],
            next_use: 0,
            last_used,
            unpaid_bills,
            bill_untouched: false,
            reports: [(LONG_AGO, 0); REPORTS_KEPT],
            next_report: 0,
            cuts: [LONG_AGO; CUTS_KEPT],
            next_cut: 0,
            flags: 0,
            maintenance_until: LONG_AGO,
            outage_until: LONG_AGO,
            rule_change: false,
            withheld_until: LONG_AGO,
        }
    }

    /// Rules that stand on it.
    pub fn standing(&self) -> impl Iterator<Item = &Standing> {
        self.standing.iter().flatten()
    }

    /// Rules that stand on it, to be changed.
    pub fn standing_mut(&mut self) -> impl Iterator<Item = &mut Standing> {
        self.standing.iter_mut().flatten()
    }

    /// Whether a rule of a source stands.
    #[must_use]
    pub fn stands(&self, rule: RuleRef, source: u16) -> bool {
        self.standing().any(|standing| standing.rule == rule && standing.source == source)
    }

    /// Whether any rule stands.
    #[must_use]
    pub fn any_stands(&self) -> bool {
        self.standing.iter().any(Option::is_some)
    }

    /// Puts a rule on the line; the oldest gives way when there is no room.
    pub fn put(&mut self, standing: Standing) {
        let free = self.standing.iter().position(Option::is_none);
        let oldest = || {
            let since = |place: &usize| self.standing.get(*place).and_then(|s| s.map(|s| s.since));
            (0..RULES_STANDING).min_by_key(since)
        };
        if let Some(place) = free.or_else(oldest)
            && let Some(slot) = self.standing.get_mut(place)
        {
            *slot = Some(standing);
        }
    }

    /// Takes a rule of a source off the line; whether it stood.
    pub fn lift(&mut self, rule: RuleRef, source: u16) -> bool {
        let mut lifted = false;
        for slot in &mut self.standing {
            if slot.is_some_and(|standing| standing.rule == rule && standing.source == source) {
                *slot = None;
                lifted = true;
            }
        }
        lifted
    }

    /// Remembers a use.
    pub fn used(&mut self, day: Day, kind: UseKind) {
        self.last_used = self.last_used.max(day);
        if let Some(slot) = self.uses.get_mut(usize::from(self.next_use)) {
            *slot = (day, kind);
        }
        self.next_use = (self.next_use + 1) % USES_KEPT as u8;
    }

    /// The days on which time alone changes what can be seen of the line: a use falls out of its window, a report or a cut
    /// comes into view or goes out of it, an outage or a probation ends.
    pub fn turns_of_time(&self, today: Day, delay: u16, turns: &mut impl FnMut(Day)) {
        for (day, _) in self.uses.iter().filter(|(day, _)| *day > today.plus(-30)) {
            turns(day.plus(30));
        }
        for (day, _) in self.reports.iter().filter(|(day, _)| *day != LONG_AGO) {
            turns(day.plus(i32::from(delay)));
        }
        for day in self.cuts.iter().filter(|day| **day != LONG_AGO) {
            turns(day.month().last().plus(i32::from(delay)));
            turns(day.plus(180));
        }
        turns(self.maintenance_until);
        turns(self.outage_until);
        turns(self.probation_until);
    }

    /// How many uses in the `days` up to and including `today` were of a kind.
    #[must_use]
    pub fn uses_within(&self, today: Day, days: i32, of: impl Fn(UseKind) -> bool) -> i64 {
        let recent = |day: Day| day > today.plus(-days) && day <= today;
        i64::try_from(self.uses.iter().filter(|(day, kind)| recent(*day) && of(*kind)).count()).unwrap_or(0)
    }

    /// Remembers what the lender reports at a month's end.
    pub fn report(&mut self, month_end: Day, days_past_due: i32) {
        if let Some(slot) = self.reports.get_mut(usize::from(self.next_report)) {
            *slot = (month_end, days_past_due);
        }
        self.next_report = (self.next_report + 1) % REPORTS_KEPT as u8;
    }

    /// Days past due of the newest report that is at least `delay` days old.
    #[must_use]
    pub fn reported(&self, today: Day, delay: u16) -> i32 {
        let visible = |day: Day| day != LONG_AGO && day.plus(i32::from(delay)) <= today;
        self.reports.iter().filter(|(day, _)| visible(*day)).max_by_key(|(day, _)| *day).map_or(0, |(_, days)| *days)
    }

    /// Remembers a cut or stop.
    pub fn cut(&mut self, day: Day) {
        if let Some(slot) = self.cuts.get_mut(usize::from(self.next_cut)) {
            *slot = day;
        }
        self.next_cut = (self.next_cut + 1) % CUTS_KEPT as u8;
    }

    /// How many cuts and stops of the last 180 days others can see.
    #[must_use]
    pub fn cuts_seen(&self, today: Day, delay: u16) -> i64 {
        // A report leaves at the end of the month in which it happened.
        let seen = |day: Day| day.month().last().plus(i32::from(delay)) <= today && day > today.plus(-180);
        i64::try_from(self.cuts.iter().filter(|day| **day != LONG_AGO && seen(**day)).count()).unwrap_or(0)
    }
}

/// Draws and repayments of the last 90 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flows {
    ring: [(Day, Money, Money); FLOWS_KEPT],
    first: u8,
    count: u8,
    /// Drawn in the window.
    pub drawn: Money,
    /// Repaid in the window.
    pub repaid: Money,
}

impl Default for Flows {
    fn default() -> Flows {
        Flows {
            ring: [(LONG_AGO, Money::ZERO, Money::ZERO); FLOWS_KEPT],
            first: 0,
            count: 0,
            drawn: Money::ZERO,
            repaid: Money::ZERO,
        }
    }
}

impl Flows {
    /// Adds a draw and a repayment of a day.
    pub fn add(&mut self, day: Day, drawn: Money, repaid: Money) {
        self.expire(day);
        if usize::from(self.count) == FLOWS_KEPT {
            self.drop_first();
        }
        let place = (usize::from(self.first) + usize::from(self.count)) % FLOWS_KEPT;
        if let Some(slot) = self.ring.get_mut(place) {
            *slot = (day, drawn, repaid);
            self.count += 1;
            self.drawn += drawn;
            self.repaid += repaid;
        }
    }

    /// What was drawn and repaid in the 90 days up to and including `today`.
    #[must_use]
    pub fn within_ninety_days(&self, today: Day) -> (Money, Money) {
        let (mut drawn, mut repaid) = (self.drawn, self.repaid);
        for place in 0..usize::from(self.count) {
            match self.ring.get((usize::from(self.first) + place) % FLOWS_KEPT) {
                Some((day, out, back)) if *day <= today.plus(-90) => {
                    drawn -= *out;
                    repaid -= *back;
                }
                _ => break,
            }
        }
        (drawn, repaid)
    }

    /// The day of the oldest draw or repayment in the 90 days up to and including `today`.
    #[must_use]
    pub fn oldest_within(&self, today: Day) -> Option<Day> {
        let places = (0..usize::from(self.count)).map(|place| (usize::from(self.first) + place) % FLOWS_KEPT);
        places.filter_map(|place| self.ring.get(place)).map(|flow| flow.0).find(|day| *day > today.plus(-90))
    }

    /// Forgets what lies outside the 90 days up to and including `today`.
    pub fn expire(&mut self, today: Day) {
        while self.count > 0 && self.ring.get(usize::from(self.first)).is_some_and(|flow| flow.0 <= today.plus(-90)) {
            self.drop_first();
        }
    }

    fn drop_first(&mut self) {
        if let Some((_, drawn, repaid)) = self.ring.get(usize::from(self.first)).copied() {
            self.drawn -= drawn;
            self.repaid -= repaid;
        }
        self.first = u8::try_from((usize::from(self.first) + 1) % FLOWS_KEPT).unwrap_or(0);
        self.count = self.count.saturating_sub(1);
    }
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
    /// The row that each line had when it was last looked at, when rows are kept.
    pub rows: Vec<[i64; INDICATORS]>,
    /// Lines to look at before the day is over, a bit each; the last bit stands for all lines beyond.
    pub alert: u64,
    /// Whether any line is or was in trouble, so that others look at reports.
    pub trouble: bool,
}

/// What is known of a line's past.
fn opening_of(line: &Line, as_of: Day) -> LineWatch {
    // Never used and never said otherwise: counted from the day of the record, not from long ago.
    let last_used = line.history.last_used.or(line.opened_on).unwrap_or(as_of);
    let unpaid = line.history.unpaid_bills_of_5.unwrap_or(0).min(5);
    let mut watched = LineWatch::new(last_used, (1 << unpaid) - 1);
    if let Some(overdue) = line.overdue {
        let last_month = as_of.month().plus(-1).last();
        let days = last_month.since(overdue.since);
        if days > 0 {
            watched.report(last_month, days);
        }
    }
    watched
}

impl Clone for WatchState {
    fn clone(&self) -> WatchState {
        WatchState {
            lines: self.lines.clone(),
            runs: self.runs.clone(),
            flows: self.flows,
            rows: self.rows.clone(),
            alert: self.alert,
            trouble: self.trouble,
        }
    }

    fn clone_from(&mut self, other: &WatchState) {
        self.lines.clone_from(&other.lines);
        self.runs.clone_from(&other.runs);
        self.rows.clone_from(&other.rows);
        self.flows = other.flows;
        self.alert = other.alert;
        self.trouble = other.trouble;
    }
}

impl WatchState {
    /// What is remembered on the morning of the record.
    #[must_use]
    pub fn opening(profile: &Profile, watch: &Watch) -> WatchState {
        let lines: Vec<LineWatch> = profile.lines.iter().map(|line| opening_of(line, profile.as_of)).collect();
        let runs = watch.lines.iter().map(|line| usize::from(line.runs)).sum();
        let rows = if watch.keeps_rows { vec![NOTHING_MEASURED; lines.len()] } else { Vec::new() };
        let trouble = profile.lines.iter().any(|line| line.overdue.is_some() || line.state != LineState::Active);
        WatchState { lines, runs: vec![0; runs], flows: Flows::default(), rows, alert: u64::MAX, trouble }
    }

    /// Whether anybody watches.
    #[must_use]
    pub fn is_watched(&self) -> bool {
        !self.lines.is_empty()
    }

    /// Whether anybody asked to look at a line.
    #[must_use]
    pub const fn asks(&self) -> bool {
        self.alert != 0
    }

    /// Asks to look at a line before the day is over.
    #[inline]
    pub fn look_at(&mut self, line: usize) {
        self.alert |= 1 << line.min(63);
    }

    /// Asks to look at every line before the day is over.
    #[inline]
    pub fn look_at_all(&mut self) {
        self.alert = u64::MAX;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flows_are_those_of_ninety_days() {
        let mut flows = Flows::default();
        for day in 0..200 {
            flows.add(Day(1000 + day), Money(1), Money(2));
        }
        assert_eq!((flows.drawn, flows.repaid), (Money(90), Money(180)));
        flows.expire(Day(1199 + 45));
        assert_eq!(flows.drawn, Money(45));
    }

    #[test]
    fn a_report_is_seen_after_its_delay() {
        let mut line = LineWatch::new(LONG_AGO, 0);
        line.report(Day(1000), 12);
        line.report(Day(1030), 42);
        assert_eq!(line.reported(Day(1014), 15), 0);
        assert_eq!(line.reported(Day(1015), 15), 12);
        assert_eq!(line.reported(Day(1045), 15), 42);
    }
}
