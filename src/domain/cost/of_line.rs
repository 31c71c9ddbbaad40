//! The borrowings of a line of a household: each of its parts as it was agreed.

use super::borrowing::{Borrowing, Use};
use crate::domain::calendar::{Day, Holidays, last_on};
use crate::domain::credit::account::{LineRules, PartAccount, PartRules};
use crate::domain::credit::line::{InstalmentPlan, Line, Part, PartKind, Rhythm};
use crate::domain::credit::terms::Amortisation;
use crate::domain::household::opening::{instalment_anchor, instalment_day, last_statement, next_instalment};
use crate::domain::money::Money;

/// One part of a line as a borrowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinePart {
    /// The borrowing.
    pub borrowing: Borrowing,
    /// Its place among the parts of the record's line; beyond them for what was drawn since.
    pub place: usize,
    /// What is owed on it today, posted charges included.
    pub owed: Money,
}

/// A line with its rules and its accounts on a day.
#[derive(Debug, Clone, Copy)]
pub struct LineToday<'l> {
    /// The line as recorded.
    pub line: &'l Line,
    /// Its rules.
    pub rules: &'l LineRules,
    /// The rules of every part of the household.
    pub part_rules: &'l [PartRules],
    /// The account of every part of the household.
    pub accounts: &'l [PartAccount],
    /// The day of the record.
    pub as_of: Day,
    /// The day that is looked at.
    pub today: Day,
    /// Days on which banks are closed.
    pub holidays: &'l Holidays,
}

/// The borrowings of a line: every schedule from its own beginning, every other balance as if it had been posted on the
/// last statement day. A line on which nothing is owed has none.
#[must_use]
pub fn borrowings(of: LineToday<'_>) -> Vec<LinePart> {
    let places = 0..of.rules.parts().len();
    let parts = places.filter_map(|place| borrowing(of, place, Money(1)));
    parts.filter(|part| part.owed > Money::ZERO).collect()
}

/// One part of a line as a borrowing; a balance that is not owed now stands for `example`.
#[must_use]
pub fn borrowing(of: LineToday<'_>, place: usize, example: Money) -> Option<LinePart> {
    let index = usize::from(of.rules.first_part) + place;
    let index = of.rules.parts().contains(&index).then_some(index)?;
    let (rule, account) = (of.part_rules.get(index)?, of.accounts.get(index)?);
    let recorded = of.line.parts.get(place);
    let plan = recorded.and_then(|part| part.plan);
    let borrowing = match (recorded, plan) {
        (Some(part), Some(plan)) => scheduled(of.line, part, plan, of.as_of, of.holidays, rule.own_days),
        _ if rule.amortisation.is_some() => drawn(of.line, recorded, account, rule, example),
        _ => posted(of.line, recorded, rule.kind, account.principal_owed().most(example), of.today),
    };
    Some(LinePart { borrowing, place, owed: account.owed() })
}

/// A schedule from its beginning.
fn scheduled(
    line: &Line,
    part: &Part,
    plan: InstalmentPlan,
    as_of: Day,
    holidays: &Holidays,
    own_days: bool,
) -> Borrowing {
    let whole = InstalmentPlan { paid: 0, next_due: None, ..plan };
    let part = Part { balance: plan.principal, plan: Some(whole), ..part.clone() };
    if !own_days {
        let statement = last_statement(line, as_of, holidays);
        let due_day = line.terms.due_day.unwrap_or(10);
        // The open statement holds the next instalment; without one it is on the statement to come.
        let next = if statement.due >= as_of { statement.due.month() } else { as_of.month().plus(1) };
        let day = next.plus(-i32::from(plan.paid) - 1).on(due_day);
        return Borrowing {
            terms: line.terms.clone(),
            part: Part { since: Some(day), ..part },
            day,
            upfront: Money::ZERO,
        };
    }
    let anchor = instalment_anchor(line, &plan);
    let (next, unpaid) = next_instalment(line, &plan, as_of);
    let paid = i32::from(plan.periods.saturating_sub(unpaid));
    let first = instalment_day(next, -paid, plan.rhythm, anchor);
    let before = instalment_day(first, -1, plan.rhythm, anchor);
    let day = part.since.filter(|since| *since < first).unwrap_or(before);
    let mut made =
        Borrowing { terms: line.terms.clone(), part: Part { since: Some(day), ..part }, day, upfront: Money::ZERO };
    made.date_first_instalment(Some(first));
    made
}

/// What was drawn since the record: the rest of its schedule.
fn drawn(line: &Line, recorded: Option<&Part>, account: &PartAccount, rule: &PartRules, example: Money) -> Borrowing {
    let mut terms = line.terms.clone();
    terms.periods = account.periods_left.max(1);
    terms.amortisation = rule.amortisation.unwrap_or(Amortisation::Annuity);
    let used_for = if rule.kind == PartKind::Instalment { Use::Instalments } else { Use::Draw };
    let mut made =
        Borrowing::new(terms, used_for, account.principal_owed().most(example), account.posted_on, Rhythm::Monthly);
    if let Some(part) = recorded {
        made.part.name.clone_from(&part.name);
        made.part.rate = part.rate;
    }
    made
}

/// A balance without schedule, as if posted on the last statement day.
fn posted(line: &Line, recorded: Option<&Part>, kind: PartKind, amount: Money, today: Day) -> Borrowing {
    let day = last_on(line.terms.statement_day.unwrap_or(1), today);
    let part = Part {
        kind,
        name: recorded.and_then(|part| part.name.clone()),
        balance: amount,
        rate: recorded.and_then(|part| part.rate),
        promo: recorded.and_then(|part| part.promo),
        plan: None,
        since: Some(day),
    };
    Borrowing { terms: line.terms.clone(), part, day, upfront: Money::ZERO }
}
