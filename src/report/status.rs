//! One screen of text about a household: what is owed and due, the ratios, the lines, and what needs attention.

use super::agenda::{AgendaRow, rows_ahead};
use super::standing::Standing;
use super::warning::{self, Warning, next_due};
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::money::{Money, Ratio};

/// How many days ahead the status lists.
pub const DAYS_LISTED: i32 = 30;

/// One line at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineGlance {
    /// The line.
    pub line: usize,
    /// Everything owed.
    pub owed: Money,
    /// Its limit, when it has one.
    pub limit: Option<Money>,
    /// Owed over limit.
    pub utilisation: Option<Ratio>,
    /// Instalments left, for a loan with one schedule.
    pub instalments_left: Option<u16>,
    /// When it next asks for something, and for how much.
    pub next_due: Option<(Day, Money)>,
    /// Its state.
    pub state: LineState,
    /// Days past due.
    pub days_past_due: i32,
}

/// The answer of `tideover status`.
#[derive(Debug, Clone)]
pub struct Status<'s> {
    /// What it is about.
    pub standing: &'s Standing,
    /// Every line.
    pub lines: Vec<LineGlance>,
    /// The next [`DAYS_LISTED`] days.
    pub upcoming: Vec<AgendaRow>,
    /// The lowest cash ahead and its day.
    pub lowest_cash: (Money, Day),
    /// The first day short of money.
    pub first_short_day: Option<Day>,
    /// What needs attention.
    pub warnings: Vec<Warning>,
}

/// The status of a household today.
#[must_use]
pub fn status(standing: &Standing) -> Status<'_> {
    let last = standing.today.plus(DAYS_LISTED);
    let mut upcoming = rows_ahead(standing);
    upcoming.retain(|row| row.day <= last);
    Status {
        standing,
        lines: glances(standing),
        upcoming,
        lowest_cash: standing.lowest_cash(),
        first_short_day: standing.first_short_day(),
        warnings: warning::find(standing),
    }
}

/// Every line at a glance, in the order of the record.
#[must_use]
pub fn glances(standing: &Standing) -> Vec<LineGlance> {
    let lines = standing.record.profile.lines.iter().zip(&standing.state.lines).enumerate();
    lines
        .map(|(line, (record, account))| {
            let owed = standing.owed_on(line);
            let limit = (account.limit >= Money::ZERO).then_some(account.limit).filter(|_| record.limit.is_some());
            LineGlance {
                line,
                owed,
                limit,
                utilisation: limit.and_then(|limit| owed.ratio_to(limit)),
                instalments_left: instalments_left(standing, line),
                next_due: next_due(standing, line),
                state: account.state,
                days_past_due: account.days_past_due(standing.today),
            }
        })
        .collect()
}

fn instalments_left(standing: &Standing, line: usize) -> Option<u16> {
    let rules = standing.household.lines.get(line)?;
    let mut scheduled = rules
        .parts()
        .filter(|part| standing.household.parts.get(*part).is_some_and(|rule| rule.amortisation.is_some()))
        .filter_map(|part| standing.state.parts.get(part))
        .filter(|part| part.periods_left > 0);
    let first = scheduled.next()?;
    scheduled.next().is_none().then_some(first.periods_left)
}

/// What is due within `days` days from today, and everything overdue: (line, day, amount).
#[must_use]
pub fn due_within(standing: &Standing, days: i32) -> Vec<(usize, Day, Money)> {
    let last = standing.today.plus(days);
    let mut found = Vec::new();
    for (line, account) in standing.state.lines.iter().enumerate() {
        let overdue = account.past_due(standing.today);
        if overdue > Money::ZERO
            && let Some(day) = account.oldest_due()
        {
            found.push((line, day, overdue));
        }
        if let Some((day, amount)) = next_due(standing, line).filter(|(day, _)| *day <= last) {
            found.push((line, day, amount));
        }
    }
    found.sort_by_key(|(line, day, _)| (*day, *line));
    found
}
