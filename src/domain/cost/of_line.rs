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
    /// What is owed on it today, posted charges included.
    pub owed: Money,
}

/// The borrowings of a line on `today`: every schedule from its own beginning, every other balance as if it had been
/// posted on the last statement day. `as_of` is the day of the record, `rules` and `accounts` are those of the household
/// today. A line on which nothing is owed has none.
#[must_use]
pub fn borrowings(
    line: &Line,
    (rules, part_rules): (&LineRules, &[PartRules]),
    accounts: &[PartAccount],
    (as_of, today): (Day, Day),
    holidays: &Holidays,
) -> Vec<LinePart> {
    let first = usize::from(rules.first_part);
    let mut found = Vec::new();
    for index in rules.parts() {
        let (Some(rule), Some(account)) = (part_rules.get(index), accounts.get(index)) else { continue };
        if account.owed() <= Money::ZERO {
            continue;
        }
        let recorded = line.parts.get(index.saturating_sub(first));
        let plan = recorded.and_then(|part| part.plan);
        let borrowing = match (recorded, plan) {
            (Some(part), Some(plan)) => scheduled(line, part, plan, as_of, holidays, rule.own_days),
            _ if rule.amortisation.is_some() => drawn(line, recorded, account, rule),
            _ => posted(line, recorded, rule.kind, account, today),
        };
        found.push(LinePart { borrowing, owed: account.owed() });
    }
    found
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
fn drawn(line: &Line, recorded: Option<&Part>, account: &PartAccount, rule: &PartRules) -> Borrowing {
    let mut terms = line.terms.clone();
    terms.periods = account.periods_left.max(1);
    terms.amortisation = rule.amortisation.unwrap_or(Amortisation::Annuity);
    let used_for = if rule.kind == PartKind::Instalment { Use::Instalments } else { Use::Draw };
    let mut made = Borrowing::new(terms, used_for, account.principal_owed(), account.posted_on, Rhythm::Monthly);
    if let Some(part) = recorded {
        made.part.name.clone_from(&part.name);
        made.part.rate = part.rate;
    }
    made
}

/// A balance without schedule, as if posted on the last statement day.
fn posted(line: &Line, recorded: Option<&Part>, kind: PartKind, account: &PartAccount, today: Day) -> Borrowing {
    let day = last_on(line.terms.statement_day.unwrap_or(1), today);
    let amount = account.principal_owed().most(Money(1));
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
