//! What a change does: the figures of a household before and after it, and the warnings that go and come.
//!
//! It compares two standings that are computed whole, so a change shows everything that follows from it. Lines are matched
//! by their id. It must not know how the change is written or shown.

use super::standing::Standing;
use super::warning::{self, Warning, next_due};
use crate::domain::calendar::Day;
use crate::domain::money::{Money, Ratio};

/// Which figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// Cash that can be spent.
    Cash,
    /// The emergency fund.
    Emergency,
    /// Everything owed.
    Owed,
    /// Everything owed on a line, by its index in the standing that has it (the new one when both have).
    LineOwed(usize),
    /// What a line asks for next.
    LineNextDue(usize),
    /// What is past due on a line.
    LinePastDue(usize),
    /// The limit of a line.
    LineLimit(usize),
    /// The lowest cash ahead.
    LowestCash,
    /// The first day short of money.
    FirstShortDay,
    /// Debt service over take-home income.
    Dti,
    /// Use of limits.
    Utilisation,
    /// Days that the money lasts without income.
    Runway,
}

/// The value of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// There is none.
    Nothing,
    /// An amount.
    Amount(Money),
    /// An amount on a day.
    AmountOn(Money, Day),
    /// A day.
    On(Day),
    /// A share.
    Share(Ratio),
    /// A number of days.
    Days(i32),
}

/// One figure before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub figure: Figure,
    /// Whether the line it is about is only in the old standing.
    pub line_is_gone: bool,
    /// Before.
    pub before: Value,
    /// After.
    pub after: Value,
}

/// What a change does.
#[derive(Debug, Clone)]
pub struct Difference<'s> {
    /// The household without the change.
    pub before: &'s Standing,
    /// The household with it.
    pub after: &'s Standing,
    /// The figures that differ.
    pub changes: Vec<Change>,
    /// Warnings of `before` that are gone.
    pub gone: Vec<Warning>,
    /// Warnings of `after` that are new.
    pub new: Vec<Warning>,
}

impl Difference<'_> {
    /// Whether nothing at all differs.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.changes.is_empty() && self.gone.is_empty() && self.new.is_empty()
    }
}

/// Compares a household before and after a change.
#[must_use]
pub fn difference<'s>(before: &'s Standing, after: &'s Standing) -> Difference<'s> {
    let mut changes = Vec::new();
    of_household(before, after, &mut changes);
    of_lines(before, after, &mut changes);
    changes.retain(|change| change.before != change.after);
    let (old, new) = (warning::find(before), warning::find(after));
    let is_in = |list: &[Warning], owner: &Standing, other: &Warning, others: &Standing| {
        list.iter().any(|one| same_matter(one, owner, other, others))
    };
    Difference {
        gone: old.iter().filter(|warning| !is_in(&new, after, warning, before)).cloned().collect(),
        new: new.iter().filter(|warning| !is_in(&old, before, warning, after)).cloned().collect(),
        before,
        after,
        changes,
    }
}

fn of_household(before: &Standing, after: &Standing, changes: &mut Vec<Change>) {
    let mut compare = |figure: Figure, value: fn(&Standing) -> Value| {
        changes.push(Change { figure, line_is_gone: false, before: value(before), after: value(after) });
    };
    compare(Figure::Cash, |s| Value::Amount(s.state.cash));
    compare(Figure::Emergency, |s| Value::Amount(s.state.emergency));
    compare(Figure::Owed, |s| Value::Amount(s.ratios.owed));
    compare(Figure::LowestCash, |s| {
        let (cash, day) = s.lowest_cash();
        Value::AmountOn(cash, day)
    });
    compare(Figure::FirstShortDay, |s| s.first_short_day().map_or(Value::Nothing, Value::On));
    compare(Figure::Dti, |s| s.ratios.dti.map_or(Value::Nothing, Value::Share));
    compare(Figure::Utilisation, |s| s.ratios.utilisation.map_or(Value::Nothing, Value::Share));
    compare(Figure::Runway, |s| Value::Days(s.ratios.runway.days));
}

/// A figure of a line, and how it is read.
type LineFigure = (fn(usize) -> Figure, fn(&Standing, usize) -> Value);

fn of_lines(before: &Standing, after: &Standing, changes: &mut Vec<Change>) {
    let figures: [LineFigure; 4] = [
        (Figure::LineOwed, |s, line| Value::Amount(s.owed_on(line))),
        (Figure::LinePastDue, |s, line| {
            let past_due = s.state.lines.get(line).map_or(Money::ZERO, |account| account.past_due(s.today));
            Value::Amount(past_due)
        }),
        (Figure::LineLimit, |s, line| {
            let limit = s.state.lines.get(line).map(|account| account.limit).filter(|limit| *limit >= Money::ZERO);
            let stated = s.record.profile.lines.get(line).is_some_and(|record| record.limit.is_some());
            limit.filter(|_| stated).map_or(Value::Nothing, Value::Amount)
        }),
        (Figure::LineNextDue, |s, line| {
            next_due(s, line).map_or(Value::Nothing, |(day, amount)| Value::AmountOn(amount, day))
        }),
    ];
    for line in 0..after.record.profile.lines.len() {
        let old = same_line(after, line, before);
        for (figure, value) in figures {
            let was = old.map_or(Value::Nothing, |old| value(before, old));
            changes.push(Change { figure: figure(line), line_is_gone: false, before: was, after: value(after, line) });
        }
    }
    for line in 0..before.record.profile.lines.len() {
        if same_line(before, line, after).is_none() {
            let was = Value::Amount(before.owed_on(line));
            let figure = Figure::LineOwed(line);
            changes.push(Change { figure, line_is_gone: true, before: was, after: Value::Nothing });
        }
    }
}

/// The same line in another standing: by its id, else, for a line that got another id, by its place.
fn same_line(owner: &Standing, line: usize, other: &Standing) -> Option<usize> {
    let (own, theirs) = (&owner.record.profile, &other.record.profile);
    let record = own.lines.get(line)?;
    theirs.line_index(&record.id).or_else(|| {
        let at_place = theirs.lines.get(line)?;
        (own.line_index(&at_place.id).is_none() && own.lines.len() == theirs.lines.len()).then_some(line)
    })
}

/// Whether two warnings are about the same thing, whatever their figures.
fn same_matter(one: &Warning, owner: &Standing, other: &Warning, others: &Standing) -> bool {
    use std::mem::discriminant;
    if discriminant(one) != discriminant(other) {
        return false;
    }
    match (one, other) {
        (Warning::Mismatch { day, .. }, Warning::Mismatch { day: same, .. }) if day != same => false,
        (Warning::Ahead(one), Warning::Ahead(other)) if one.is_late != other.is_late => false,
        (Warning::LeftOut(one), Warning::LeftOut(other)) => one.what == other.what && one.name == other.name,
        _ => line_of(one).map_or(line_of(other).is_none(), |line| same_line(owner, line, others) == line_of(other)),
    }
}

const fn line_of(warning: &Warning) -> Option<usize> {
    match warning {
        Warning::Overdue { line, .. }
        | Warning::NotUsable { line, .. }
        | Warning::DueByHand { line, .. }
        | Warning::PlanLeft { line, .. }
        | Warning::HighUse { line, .. } => Some(*line),
        Warning::Mismatch { line, .. } => *line,
        Warning::Ahead(ahead) => Some(ahead.line),
        _ => None,
    }
}
