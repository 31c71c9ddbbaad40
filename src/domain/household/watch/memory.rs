//! What watching has to remember of a line: rules that stand, and flat rings of a few days.

use super::rules::{RuleRef, SHOCK};
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::money::Money;

/// How many rules can stand on a line at once.
pub const RULES_STANDING: usize = u16::BITS as usize;
/// How many uses of a line are remembered.
const USES_KEPT: usize = 12;
/// How many month-end reports are remembered.
const REPORTS_KEPT: usize = 4;
/// How many cuts and stops are remembered.
const CUTS_KEPT: usize = 4;
/// For how many days a report can be the newest that somebody sees: four are kept, one a month.
pub const REPORT_SHOWN_DAYS: i32 = 160;
/// For how many days a cut or stop shows in the registry.
pub const CUTS_SHOWN_DAYS: i32 = 180;
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

/// An empty place.
const NO_RULE: Standing =
    Standing { rule: RuleRef { policy: 0, trigger: 0 }, source: 0, since: LONG_AGO, met_since: LONG_AGO };

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

impl UseKind {
    const fn is_counted(self) -> bool {
        self.draw || self.round || self.full
    }
}

/// What is remembered of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineWatch {
    standing: [Standing; RULES_STANDING],
    /// Which places of `standing` are taken, by bit.
    taken: u16,
    /// The state that was recorded and that no rule explains: no rule's end makes it milder.
    pub recorded: LineState,
    /// Until when it is in recovery.
    pub probation_until: Day,
    /// The limit before the first cut; negative when it was never cut.
    pub limit_before_cuts: Money,
    uses: [(Day, UseKind); USES_KEPT],
    next_use: u8,
    /// When it was last used or paid to.
    pub last_used: Day,
    /// The last five bills: a bit for each on which nothing was paid, the newest lowest.
    pub unpaid_bills: u8,
    /// Whether a bill is open on which nothing was paid so far.
    pub bill_untouched: bool,
    reports: [(Day, i32); REPORTS_KEPT],
    next_report: u8,
    /// The last month's end with days past due among the reports.
    last_bad_report: Day,
    /// The last day on which it was cut or stopped.
    last_cut: Day,
    /// Days of cuts and stops, each with the end of its month, when it is reported.
    cuts: [(Day, Day); CUTS_KEPT],
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
    /// A day on which it is looked at again because of what was decided the day before.
    pub look_again_on: Day,
    /// When what is owed, its uses, and its sister lines next ask for a look though nothing happens.
    pub asks: Asks,
    /// What was owed on it of which limit when it was last looked at, and between which amounts no rule minds.
    pub minded: Minded,
    /// What other lenders see of it: days past due, and cuts and stops.
    pub shown: (i64, i64),
    /// What it adds to a month's debt service.
    pub service: Money,
    /// Whether it counts among the lines of the household.
    pub counts: bool,
}

/// Between which amounts what is owed can move without any rule of the line minding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minded {
    /// What was owed when this was last seen.
    pub owed: Money,
    /// The limit then.
    pub limit: Money,
    /// When it had last been used or paid to then.
    pub last_used: Day,
    /// From this amount…
    pub from: Money,
    /// … to this one, both included. Below `from` when the amount may not move at all.
    pub to: Money,
}

/// The next days on which time alone asks for a look, by what grows old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asks {
    /// Days past due, and months without use.
    pub debt: Day,
    /// Days past due of sister lines.
    pub sisters: Day,
    /// Uses that leave the window.
    pub uses: Day,
}

impl LineWatch {
    /// Nothing remembered.
    #[must_use]
    pub fn new(last_used: Day, unpaid_bills: u8) -> LineWatch {
        LineWatch {
            standing: [NO_RULE; RULES_STANDING],
            taken: 0,
            recorded: LineState::Active,
            probation_until: LONG_AGO,
            limit_before_cuts: Money(-1),
            uses: [(LONG_AGO, UseKind { draw: false, round: false, full: false }); USES_KEPT],
            next_use: 0,
            last_used,
            unpaid_bills,
            bill_untouched: false,
            reports: [(LONG_AGO, 0); REPORTS_KEPT],
            next_report: 0,
            last_bad_report: LONG_AGO,
            last_cut: LONG_AGO,
            cuts: [(LONG_AGO, LONG_AGO); CUTS_KEPT],
            next_cut: 0,
            flags: 0,
            maintenance_until: LONG_AGO,
            outage_until: LONG_AGO,
            rule_change: false,
            withheld_until: LONG_AGO,
            look_again_on: LONG_AGO,
            asks: Asks { debt: NEVER, sisters: NEVER, uses: NEVER },
            minded: Minded {
                owed: Money::ZERO,
                limit: Money::ZERO,
                last_used: NEVER,
                from: Money(i64::MAX),
                to: Money::ZERO,
            },
            shown: (0, 0),
            service: Money::ZERO,
            counts: false,
        }
    }

    /// Rules that stand on it.
    pub fn standing(&self) -> impl Iterator<Item = &Standing> {
        let mut left = self.taken;
        std::iter::from_fn(move || {
            let place = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            self.standing.get(place)
        })
    }

    /// A rule of a source that stands on it, to be changed.
    pub fn standing_mut(&mut self, rule: RuleRef, source: u16) -> Option<&mut Standing> {
        let taken = self.taken;
        let mut places = self.standing.iter_mut().enumerate().filter(|(place, _)| taken >> place & 1 == 1);
        places.find(|(_, standing)| standing.rule == rule && standing.source == source).map(|(_, standing)| standing)
    }

    /// Whether a rule of a source stands.
    #[must_use]
    pub fn stands(&self, rule: RuleRef, source: u16) -> bool {
        self.standing().any(|standing| standing.rule == rule && standing.source == source)
    }

    /// Whether any rule stands.
    #[must_use]
    pub const fn any_stands(&self) -> bool {
        self.taken != 0
    }

    /// Puts a rule on the line; the oldest gives way when there is no room, and the line on which that one fired is told.
    pub fn put(&mut self, standing: Standing) -> Option<u16> {
        let free = self.taken.trailing_ones() as usize;
        let oldest =
            || self.standing.iter().enumerate().min_by_key(|(_, standing)| standing.since).map(|oldest| oldest.0);
        let is_full = free >= RULES_STANDING;
        let place = if is_full { oldest()? } else { free };
        let before = std::mem::replace(self.standing.get_mut(place)?, standing);
        self.taken |= 1 << place;
        is_full.then_some(before.source)
    }

    /// Takes a rule of a source off the line; whether it stood.
    pub fn lift(&mut self, rule: RuleRef, source: u16) -> bool {
        let before = self.taken;
        let mut left = before;
        while let Some(slot) = self.standing.get_mut(left.trailing_zeros() as usize) {
            let place = left & left.wrapping_neg();
            left &= !place;
            if slot.rule == rule && slot.source == source {
                *slot = NO_RULE;
                self.taken &= !place;
            }
        }
        self.taken != before
    }

    /// Whether both were used alike after a day: how many uses came since says which is forgotten next.
    pub(super) fn uses_alike(&self, other: &LineWatch, after: Day) -> bool {
        (self.next_use == other.next_use && self.uses == other.uses)
            || young(&self.uses, self.next_use, after).eq(young(&other.uses, other.next_use, after))
    }

    /// Whether lenders reported the same of both.
    pub(super) fn reports_alike(&self, other: &LineWatch) -> bool {
        self.next_report == other.next_report && self.reports == other.reports
    }

    /// Whether both were cut and stopped alike after a day.
    pub(super) fn cuts_alike(&self, other: &LineWatch, after: Day) -> bool {
        (self.next_cut == other.next_cut && self.cuts == other.cuts)
            || young(&self.cuts, self.next_cut, after).eq(young(&other.cuts, other.next_cut, after))
    }

    /// Takes over what chance cut from the line elsewhere; the rules that stand against it are this one's own.
    pub(in crate::domain::household) fn lay_on(&mut self, cut: &LineWatch) {
        self.limit_before_cuts = cut.limit_before_cuts;
        for standing in cut.standing().filter(|standing| standing.rule.policy == SHOCK) {
            if !self.stands(standing.rule, standing.source) {
                let _ = self.put(*standing);
            }
        }
    }

    /// Remembers a use; whether any count of uses may be another now.
    pub fn used(&mut self, day: Day, kind: UseKind) -> bool {
        self.last_used = self.last_used.max(day);
        let slot = self.uses.get_mut(usize::from(self.next_use));
        let forgotten = slot.map(|slot| std::mem::replace(slot, (day, kind)).1);
        self.next_use = (self.next_use + 1) % USES_KEPT as u8;
        kind.is_counted() || forgotten.is_some_and(UseKind::is_counted)
    }

    /// How many uses in the `days` up to and including `today` were of a kind.
    #[must_use]
    pub fn uses_within(&self, today: Day, days: i32, of: impl Fn(UseKind) -> bool) -> i64 {
        let recent = |day: Day| day > today.plus(-days) && day <= today;
        i64::try_from(self.uses.iter().filter(|(day, kind)| recent(*day) && of(*kind)).count()).unwrap_or(0)
    }

    /// The next day on which a use of a kind that is counted is older than `days`; [`NEVER`] when none is that young.
    #[must_use]
    pub fn next_use_leaves(&self, today: Day, days: i32) -> Day {
        let counted = self.uses.iter().filter(|(_, kind)| kind.is_counted());
        let leaves = counted.map(|(day, _)| day.plus(days)).filter(|day| *day > today);
        leaves.min().unwrap_or(NEVER)
    }

    /// Remembers what the lender reports at a month's end.
    pub fn report(&mut self, month_end: Day, days_past_due: i32) {
        if let Some(slot) = self.reports.get_mut(usize::from(self.next_report)) {
            *slot = (month_end, days_past_due);
        }
        self.next_report = (self.next_report + 1) % REPORTS_KEPT as u8;
        if days_past_due > 0 {
            self.last_bad_report = month_end;
        }
    }

    /// Days past due of the newest report that is at least `delay` days old.
    #[inline]
    #[must_use]
    pub fn reported(&self, today: Day, delay: u16) -> i32 {
        if today.since(self.last_bad_report) > REPORT_SHOWN_DAYS {
            return 0;
        }
        self.newest_report(today, delay)
    }

    fn newest_report(&self, today: Day, delay: u16) -> i32 {
        let visible = |day: Day| day != LONG_AGO && day.plus(i32::from(delay)) <= today;
        self.reports.iter().filter(|(day, _)| visible(*day)).max_by_key(|(day, _)| *day).map_or(0, |(_, days)| *days)
    }

    /// Remembers a cut or stop.
    pub fn cut(&mut self, day: Day) {
        if let Some(slot) = self.cuts.get_mut(usize::from(self.next_cut)) {
            *slot = (day, day.month().last());
        }
        self.next_cut = (self.next_cut + 1) % CUTS_KEPT as u8;
        self.last_cut = day;
    }

    /// The cuts and stops that are remembered.
    pub fn cuts(&self) -> impl Iterator<Item = Day> {
        self.cuts.iter().map(|(day, _)| *day).filter(|day| *day != LONG_AGO)
    }

    /// Shows others what they see of it now; whether that is anything new.
    #[inline]
    pub fn show(&mut self, today: Day, delay: u16) -> bool {
        let now = (i64::from(self.reported(today, delay)), self.cuts_seen(today, delay));
        std::mem::replace(&mut self.shown, now) != now
    }

    /// How many cuts and stops of the last 180 days others can see.
    #[inline]
    #[must_use]
    pub fn cuts_seen(&self, today: Day, delay: u16) -> i64 {
        if today.since(self.last_cut) >= CUTS_SHOWN_DAYS {
            return 0;
        }
        self.count_cuts(today, delay)
    }

    fn count_cuts(&self, today: Day, delay: u16) -> i64 {
        // A report leaves at the end of the month in which it happened.
        let seen = |(day, month_end): &&(Day, Day)| {
            *day != LONG_AGO && month_end.plus(i32::from(delay)) <= today && *day > today.plus(-CUTS_SHOWN_DAYS)
        };
        i64::try_from(self.cuts.iter().filter(seen).count()).unwrap_or(0)
    }
}

/// What a ring holds from after a day, the newest first. `next` is where the next one goes.
fn young<T: Copy>(ring: &[(Day, T)], next: u8, after: Day) -> impl Iterator<Item = (Day, T)> {
    let (newer, older) = ring.split_at_checked(usize::from(next)).unwrap_or((ring, &[]));
    newer.iter().rev().chain(older.iter().rev()).filter(move |(day, _)| *day > after).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

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
