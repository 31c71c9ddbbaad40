//! A look ahead: a household run with or without a scenario, watched by the policies of its lenders, and what came of it.
//!
//! Both sides of every comparison come from here, by the same engine.

use super::entry::Entry;
use super::profile::Profile;
use super::recorder::Happening;
use super::scenario::{Stage, Staged, lay_over};
use super::timeline::{Timeline, run};
use super::watch::Why;
use super::{compile::compile, compiled::Compiled, state::State};
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::money::{Money, Ratio};
use crate::domain::risk::policy::Policy;
use crate::domain::risk::shock::Shock;
use crate::domain::risk::state::is_stopped;

/// A household run ahead.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// The record as the scenario left it.
    pub profile: Profile,
    /// What was stepped.
    pub household: Compiled,
    /// What happened.
    pub timeline: Timeline,
    /// Where it ended.
    pub end: State,
    /// The first day of the look ahead.
    pub today: Day,
    /// The last.
    pub until: Day,
}

/// A change of a line's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// When.
    pub day: Day,
    /// Which line.
    pub line: usize,
    /// From which state.
    pub from: LineState,
    /// To which.
    pub to: LineState,
    /// Why.
    pub why: Why,
}

/// A stretch of days during which a line had one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// From this day…
    pub from: Day,
    /// … to this day, inclusive.
    pub to: Day,
    /// In which state.
    pub state: LineState,
}

/// Runs a household with a scenario (or none) from its record to `until`.
#[must_use]
pub fn look_ahead(stage: &Stage<'_>, shocks: &[Shock], entries: &[Entry], policies: &[Policy]) -> Outlook {
    run_staged(&lay_over(stage, shocks), entries, policies, stage.today, stage.until)
}

/// Runs a staged household.
#[must_use]
pub fn run_staged(staged: &Staged, entries: &[Entry], policies: &[Policy], today: Day, until: Day) -> Outlook {
    let question = staged.question(policies, today, until);
    let household = compile(&staged.profile, entries, &question);
    let (timeline, end) = run(&household);
    Outlook { profile: staged.profile.clone(), household, timeline, end, today, until }
}

impl Outlook {
    /// Every change of a line's state from today on, in order.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let ahead = self.timeline.happenings.iter().filter(|dated| dated.day >= self.today);
        ahead
            .filter_map(|dated| match dated.happening {
                Happening::StateChange { line, from, to, why } => {
                    Some(Change { day: dated.day, line: usize::from(line), from, to, why })
                }
                _ => None,
            })
            .collect()
    }

    /// The states of a line from today to the end, stretch by stretch.
    #[must_use]
    pub fn lane(&self, line: usize) -> Vec<Stay> {
        let changes = self.timeline.happenings.iter().filter_map(|dated| match dated.happening {
            Happening::StateChange { line: of, from, to, .. } if usize::from(of) == line => Some((dated.day, from, to)),
            Happening::Opened { line: of, .. } if usize::from(of) == line => {
                Some((dated.day, LineState::Closed, LineState::Active))
            }
            _ => None,
        });
        let opening = self.household.opening.lines.get(line).map_or(LineState::Active, |account| account.state);
        let mut stays = Vec::new();
        let (mut since, mut state) = (self.household.start, opening);
        for (day, _, to) in changes {
            if to == state {
                continue;
            }
            if day > since && day > self.today {
                stays.push(Stay { from: since.max(self.today), to: day.plus(-1), state });
            }
            (since, state) = (day, to);
        }
        if since <= self.until {
            stays.push(Stay { from: since.max(self.today), to: self.until, state });
        }
        stays
    }

    /// The first change that stops a line which could be used, from today on.
    #[must_use]
    pub fn first_stop(&self) -> Option<Change> {
        self.changes().into_iter().find(|change| is_stopped(change.to) && !is_stopped(change.from))
    }

    /// Days from today to the end on which no line that can be drawn is open.
    #[must_use]
    pub fn days_without_open_line(&self) -> i64 {
        let lanes: Vec<Vec<Stay>> = (0..self.household.lines.len())
            .filter(|line| self.household.lines.get(*line).is_some_and(|rules| rules.can_be_drawn))
            .map(|line| self.lane(line))
            .collect();
        if lanes.is_empty() {
            return 0;
        }
        let open_on = |day: Day| {
            lanes.iter().any(|lane| lane.iter().any(|s| s.from <= day && day <= s.to && !is_stopped(s.state)))
        };
        let days = self.until.since(self.today).max(0);
        i64::try_from((0..=days).filter(|n| !open_on(self.today.plus(*n))).count()).unwrap_or(0)
    }

    /// Interest and fees posted from today on.
    #[must_use]
    pub fn cost(&self) -> Money {
        let ahead = self.timeline.happenings.iter().filter(|dated| dated.day >= self.today);
        ahead
            .map(|dated| match dated.happening {
                Happening::Statement { bill, .. } => bill.interest + bill.fees,
                Happening::Instalment { interest, fee, .. } => interest + fee,
                Happening::Payment { paid, .. } => paid.early_charge,
                Happening::Missed { late_fee, .. } => late_fee,
                Happening::Fee { amount, .. } | Happening::Interest { amount, .. } => amount,
                _ => Money::ZERO,
            })
            .sum()
    }

    /// How many due amounts are missed from today on.
    #[must_use]
    pub fn missed(&self) -> usize {
        let ahead = self.timeline.happenings.iter().filter(|dated| dated.day >= self.today);
        ahead.filter(|dated| matches!(dated.happening, Happening::Missed { .. })).count()
    }

    /// The first day from today on which money is short.
    #[must_use]
    pub fn first_short_day(&self) -> Option<Day> {
        let mut ahead = self.timeline.happenings.iter().filter(|dated| dated.day >= self.today);
        ahead.find(|dated| matches!(dated.happening, Happening::Short { .. })).map(|dated| dated.day)
    }

    /// Cash on the morning of today, and the lowest after it with its day.
    #[must_use]
    pub fn lowest_cash(&self) -> (Money, Day) {
        let before = self.timeline.days.iter().rev().find(|day| day.day < self.today);
        let opening = before.map_or(self.household.opening.cash, |day| day.cash);
        self.timeline.lowest_cash(self.today, opening)
    }

    /// The highest debt-to-income at a month's end from today on, with the day.
    #[must_use]
    pub fn dti_peak(&self) -> Option<(Ratio, Day)> {
        let ahead = self.timeline.months.iter().filter(|month| month.day >= self.today);
        ahead.filter_map(|month| Some((month.dti?, month.day))).max_by_key(|(dti, day)| (*dti, -day.0))
    }

    /// Months from the first trouble (a stop or a missed amount) until every line is usable again and nothing is overdue;
    /// none when there was no trouble, `Err` when it lasts to the end.
    pub fn months_to_recover(&self) -> Option<Result<i32, ()>> {
        let ahead = || self.timeline.happenings.iter().filter(|dated| dated.day >= self.today);
        let is_trouble = |happening: &Happening| match happening {
            Happening::Missed { .. } => true,
            Happening::StateChange { to, .. } => is_stopped(*to),
            _ => false,
        };
        let first = ahead().find(|dated| is_trouble(&dated.happening))?.day;
        let last_bad =
            self.timeline.months.iter().filter(|month| month.day >= first && month.troubled).map(|m| m.day).max();
        let Some(last_bad) = last_bad else { return Some(Ok(0)) };
        if last_bad >= self.until.month().plus(-1).last() && self.timeline.months.last().is_some_and(|m| m.troubled) {
            return Some(Err(()));
        }
        Some(Ok(last_bad.month().0 - first.month().0 + 1))
    }

    /// Debt service over income at the last month's end up to a day: how much of the income is taken when somebody asks.
    #[must_use]
    pub fn dti_on(&self, day: Day) -> Option<Ratio> {
        self.timeline.months.iter().rev().find(|month| month.day <= day).and_then(|month| month.dti)
    }

    /// Missed months of all lines together in the 24 months up to a day (what a mortgage lender would see).
    #[must_use]
    pub fn missed_months_before(&self, day: Day) -> usize {
        let from = day.month().plus(-24).on(day.day_of_month());
        let within = self.timeline.happenings.iter().filter(|dated| dated.day > from && dated.day <= day);
        within.filter(|dated| matches!(dated.happening, Happening::Missed { .. })).count()
    }
}
