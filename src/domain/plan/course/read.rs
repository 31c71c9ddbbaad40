//! Reads the courses of all lines off a ground.

use super::epochs::Epochs;
use super::growth::{ONE, Span};
use super::{By, Course, Moment, Uncovered, cash, in_full, loan, statement};
use crate::domain::calendar::Day;
use crate::domain::credit::account::{LineAccount, LineRules, PartAccount, PartRules, owed};
use crate::domain::household::compiled::{EventKind, Phase};
use crate::domain::household::entry::Account;
use crate::domain::money::Money;
use crate::domain::plan::ground::Ground;

/// What lies ahead of a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Courses {
    /// The stretches between paydays.
    pub epochs: Epochs,
    /// The courses of all lines that have one; a line may have several.
    pub list: Vec<Course>,
    /// Lines without a course, and why.
    pub uncovered: Vec<(usize, Uncovered)>,
    /// What lines without a course are paid as set, by stretch: for proposals only, it proves nothing.
    pub others: Vec<Money>,
    /// What lines that are paid in full cost in any case.
    pub sure: Money,
}

/// Reads the courses of plans that pay what is due by then. None when the cash ahead is not known (rows of the journal ahead
/// of today that set it).
#[must_use]
pub fn read(ground: &Ground, by: By) -> Option<Courses> {
    let epochs = Epochs::of(ground)?;
    let mut courses =
        Courses { epochs, list: Vec::new(), uncovered: Vec::new(), others: Vec::new(), sure: Money::ZERO };
    for line in 0..ground.household.lines.len() {
        let Some(of) = Ahead::of(line, ground, &courses.epochs, by) else { continue };
        if of.is_idle() {
            continue;
        }
        let found = of
            .refuse()
            .map_or_else(|| if of.rules.has_statements { statement::courses(&of) } else { loan::courses(&of) }, Err);
        match found {
            Ok(found) => courses.list.extend(found),
            Err(why) => courses.uncovered.push((line, why)),
        }
    }
    in_full::set_apart(&mut courses, ground);
    cash::limit(&mut courses);
    Some(courses)
}

/// One line with what its courses are read from.
pub(super) struct Ahead<'g> {
    pub line: usize,
    pub ground: &'g Ground,
    pub epochs: &'g Epochs,
    pub by: By,
    pub account: &'g LineAccount,
    pub rules: &'g LineRules,
    pub parts: &'g [PartAccount],
    pub part_rules: &'g [PartRules],
}

impl<'g> Ahead<'g> {
    fn of(line: usize, ground: &'g Ground, epochs: &'g Epochs, by: By) -> Option<Ahead<'g>> {
        let (account, rules) = (ground.morning.lines.get(line)?, ground.household.lines.get(line)?);
        let parts = ground.morning.parts_of(rules);
        let part_rules = ground.household.parts.get(rules.parts())?;
        Some(Ahead { line, ground, epochs, by, account, rules, parts, part_rules })
    }

    /// Whether nothing is owed and nothing will be.
    fn is_idle(&self) -> bool {
        let empty = self.parts.iter().all(|part| part.is_empty() && part.fee_left.is_zero());
        empty && owed(self.account, self.parts).is_zero() && !self.has_rows_ahead() && !self.is_used()
    }

    fn is_used(&self) -> bool {
        self.ground.in_use.get(self.line).copied().unwrap_or(true)
    }

    fn has_rows_ahead(&self) -> bool {
        let household = &self.ground.household;
        let here = u16::try_from(self.line).map(Account::Line);
        household.events.iter().any(|event| {
            let done = event.day < self.ground.today || event.phase == Phase::Recorded;
            let entry = household.entries.get(event.place());
            event.kind == EventKind::Entry && !done && entry.is_some_and(|entry| Ok(entry.account) == here)
        })
    }

    /// What makes any course impossible.
    fn refuse(&self) -> Option<Uncovered> {
        let overdue = |due: &crate::domain::credit::due::Due| due.missed || due.on < self.ground.today;
        if self.is_used() {
            Some(Uncovered::NewUse)
        } else if self.has_rows_ahead() {
            Some(Uncovered::RowsAhead)
        } else if self.account.dues.iter().any(overdue) || self.parts.iter().any(|part| part.overdue > Money::ZERO) {
            Some(Uncovered::Overdue)
        } else if self.account.credit > Money::ZERO {
            Some(Uncovered::Credit)
        } else {
            None
        }
    }

    /// The last day on which what is due on `due` can be paid on time; none beyond the horizon.
    pub fn deadline(&self, due: Day) -> Option<Day> {
        let check = self.check(due)?;
        Some(if self.by == By::DueDay { due } else { check })
    }

    /// The end of the days of grace of what is due on `due`; none beyond the horizon.
    pub fn check(&self, due: Day) -> Option<Day> {
        let household = &self.ground.household;
        let mut checks = household.events.iter().filter(|event| event.kind == EventKind::DueCheck);
        checks.find(|event| event.place() == self.line && event.date == due).map(|event| event.day)
    }

    /// The last day on which all that is asked for today can be paid on time; none when nothing is.
    pub fn open_deadline(&self) -> Option<Day> {
        self.account.dues.iter().filter_map(|due| self.deadline(due.on)).max()
    }

    /// The days between `first` and `last` on which paying may be best.
    pub fn moments(&self, span: &Span<'_>, first: Day, last: Day, deadline: Option<Day>) -> Vec<Moment> {
        let (first, last) = (first.max(self.ground.today), last.min(self.ground.until));
        if first > last {
            return Vec::new();
        }
        let later = self.epochs.starts.iter().copied().filter(|start| *start > first && *start <= last);
        let moment = |day: Day| Moment {
            day,
            epoch: self.epochs.of_day(day),
            growth: span.growth_from(day),
            counts: deadline.is_some_and(|deadline| day <= deadline),
            early_cost: ONE,
        };
        std::iter::once(first).chain(later).map(moment).collect()
    }
}
