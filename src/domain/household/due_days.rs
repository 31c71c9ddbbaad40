//! The days on which a line's statements close and its instalments and statements fall due.
//!
//! It fills the calendar of a compiled household and must not know amounts.

use super::compile::push;
use super::compiled::{Compiled, EventKind, Phase};
use super::entry::{Account, EntryKind};
use super::opening::{LastStatement, instalment_anchor, instalment_day, next_instalment};
use crate::domain::calendar::{Day, Holidays, due_after, next_on};
use crate::domain::credit::line::{InstalmentPlan, Line};

/// A closing day that is nearer than this to the last one is the same statement, dated a little differently.
const SAME_STATEMENT_DAYS: i32 = 10;

/// A line and what its days depend on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'l> {
    /// Its index.
    pub line: usize,
    /// The line.
    pub of: &'l Line,
    /// Days on which banks are closed.
    pub holidays: &'l Holidays,
}

/// Due day, payment and check of one asked amount.
fn push_due(made: &mut Compiled, place: Place<'_>, due: Day) {
    let grace = i32::from(place.of.terms.grace_days);
    push(made, due, Phase::Payments, EventKind::Autopay, place.line, Day(0));
    push(made, due, Phase::Payments, EventKind::Surplus, 0, Day(0));
    push(made, due.plus(grace), Phase::DueChecks, EventKind::DueCheck, place.line, due);
}

/// The statements of a line from the one after `last` on, and the due days of all that are not yet due.
pub(super) fn add_statements(made: &mut Compiled, place: Place<'_>, last: LastStatement) {
    let terms = &place.of.terms;
    let (statement_day, due_day) = (terms.statement_day.unwrap_or(1), terms.due_day.unwrap_or(10));
    let adjust = |due: Day| terms.business_day.adjust(due, place.holidays);
    let mut due_before = last.due;
    if due_before >= made.start {
        push_due(made, place, due_before);
    }
    let mut closes = next_on(statement_day, made.start);
    if closes.since(last.closed) < SAME_STATEMENT_DAYS {
        closes = closes.month().plus(1).on(statement_day);
    }
    while closes <= made.end {
        // A statement does not close before the one before it is due: it waits for that day, and is then the last thing
        // on it.
        let day = closes.max(due_before);
        let phase = if day == due_before { Phase::LateStatements } else { Phase::Statements };
        let mut due = adjust(due_after(closes, due_day));
        if due <= day {
            due = adjust(due_after(day, due_day));
        }
        push(made, day, phase, EventKind::Statement, place.line, due);
        push_due(made, place, due);
        due_before = due;
        closes = closes.month().plus(1).on(statement_day);
    }
}

/// The instalments of a part with days of its own. They go on to the end of the calendar: what is overdue after the last
/// one goes on bearing interest.
pub(super) fn add_instalments(made: &mut Compiled, place: Place<'_>, part: usize, plan: &InstalmentPlan) {
    let anchor = instalment_anchor(place.of, plan);
    let mut due = next_instalment(place.of, plan, made.start).0;
    while due <= made.end {
        let effective = place.of.terms.business_day.adjust(due, place.holidays);
        push(made, due, Phase::Statements, EventKind::Instalment, part, effective);
        push_due(made, place, effective);
        due = instalment_day(due, 1, plan.rhythm, anchor);
    }
}

/// How many days after its due day a recorded payment still stands for it.
const PAID_LATE_DAYS: i32 = 15;

/// A line that is paid by hand is assumed to be paid on its due day, unless the reader recorded a payment after that day
/// and before the next statement: then that was it. `by_hand` says which lines are paid so.
pub(super) fn leave_to_recorded_payments(made: &mut Compiled, by_hand: &[bool]) {
    let line_of = |account: Account| match account {
        Account::Line(line) if by_hand.get(usize::from(line)).copied().unwrap_or(false) => Some(line),
        _ => None,
    };
    let rows = made.entries.iter().filter(|entry| entry.kind == EntryKind::Payment);
    let mut payments: Vec<(u16, Day)> = rows.filter_map(|entry| Some((line_of(entry.account)?, entry.day))).collect();
    if payments.is_empty() {
        return;
    }
    payments.sort_unstable();
    let closes = made.events.iter().filter(|event| event.kind == EventKind::Statement);
    let mut closes: Vec<(u16, Day)> = closes.map(|event| (event.short(), event.day)).collect();
    closes.sort_unstable();
    let after = |days: &[(u16, Day)], line: u16, day: Day| {
        let next = days.get(days.partition_point(|found| *found <= (line, day)));
        next.filter(|(of, _)| *of == line).map(|(_, day)| *day)
    };
    for event in made.events.iter_mut().filter(|event| event.kind == EventKind::Autopay) {
        let Some(paid) = after(&payments, event.short(), event.day) else { continue };
        let next_close = after(&closes, event.short(), event.day.plus(-1));
        if paid.since(event.day) <= PAID_LATE_DAYS && next_close.is_none_or(|close| paid <= close) {
            event.date = paid;
        }
    }
}
