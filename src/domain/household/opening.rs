//! The morning of the record: accounts and rules of each line, from what its owner knows.
//!
//! What the record does not say is filled in cautiously: a statement whose due day is still ahead is taken to ask for
//! everything on the line, a balance without a statement ahead is taken to bear interest already, and interest since the
//! last posting is counted as if the balance had not changed.

use crate::domain::calendar::{Day, Holidays, due_after, last_on, next_on};
use crate::domain::credit::account::{LineAccount, LineRules, PartAccount, PartRules};
use crate::domain::credit::accrue::{accrue, interest_on};
use crate::domain::credit::due::{Due, Dues};
use crate::domain::credit::instalment::{bill_instalment, start_plan};
use crate::domain::credit::line::{Autopay, InstalmentPlan, Line, Overdue, Part, PartKind, Rhythm};
use crate::domain::credit::payment::billed;
use crate::domain::credit::statement::{NewCharges, minimum_of};
use crate::domain::credit::terms::{Amortisation, InterestFrom};
use crate::domain::money::Money;

/// The last statement before the morning of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastStatement {
    /// The day it closed.
    pub closed: Day,
    /// The day on which the one before it closed.
    pub before: Day,
    /// When it is due, business-day rule applied.
    pub due: Day,
}

/// The last statement of a line with statements.
#[must_use]
pub fn last_statement(line: &Line, as_of: Day, holidays: &Holidays) -> LastStatement {
    let statement_day = line.terms.statement_day.unwrap_or(1);
    let stated = line.statement.and_then(|statement| statement.closed_on).filter(|day| *day <= as_of);
    let closed = stated.unwrap_or_else(|| last_on(statement_day, as_of.plus(-1)));
    let due = due_after(closed, line.terms.due_day.unwrap_or(10));
    LastStatement {
        closed,
        before: last_on(statement_day, closed.plus(-10)),
        due: line.terms.business_day.adjust(due, holidays),
    }
}

/// The next day on which a period of a plan with days of its own ends, on or after `as_of`, and how many periods are left.
/// A loan repaid at once at its end has one due day, so a stated next due day is its last.
#[must_use]
pub fn next_instalment(line: &Line, plan: &InstalmentPlan, as_of: Day) -> (Day, u16) {
    let stated = plan.next_due.filter(|day| *day >= as_of);
    let next = stated.unwrap_or_else(|| next_on(line.terms.due_day.unwrap_or(1), as_of));
    let unpaid = plan.periods.saturating_sub(plan.paid).max(1);
    if plan.amortisation != Amortisation::Bullet || stated.is_none() {
        return (next, unpaid);
    }
    let anchor = instalment_anchor(line, plan);
    let back = |periods: u16| instalment_day(next, i32::from(periods).saturating_neg(), plan.rhythm, anchor);
    let periods = (1..plan.periods).take_while(|periods| back(*periods) >= as_of).last().unwrap_or(0);
    (back(periods), periods.saturating_add(1))
}

/// The day of the month to which the instalments of a plan keep.
#[must_use]
pub fn instalment_anchor(line: &Line, plan: &InstalmentPlan) -> u8 {
    let stated = plan.next_due.map(Day::day_of_month);
    match (line.terms.due_day, stated) {
        // A next due day at the end of a short month belongs to the line's later day of the month.
        (Some(day), Some(next)) if day > next && plan.next_due.is_some_and(|d| d == d.month().last()) => day,
        (day, next) => next.or(day).unwrap_or(1),
    }
}

/// The due day so many periods away from `due`.
#[must_use]
pub fn instalment_day(due: Day, periods: i32, rhythm: Rhythm, anchor: u8) -> Day {
    match rhythm {
        Rhythm::Weekly => due.plus(periods.saturating_mul(7)),
        Rhythm::Fortnightly => due.plus(periods.saturating_mul(14)),
        Rhythm::Yearly => due.month().plus(periods.saturating_mul(12)).on(anchor),
        Rhythm::Monthly | Rhythm::Once => due.month().plus(periods).on(anchor),
    }
}

/// The account of one part on the morning of `as_of`, before anything is known of its line's statement.
#[must_use]
pub fn open_part(
    line: &Line,
    part: &Part,
    rules: &PartRules,
    statement: Option<LastStatement>,
    as_of: Day,
) -> PartAccount {
    let mut account = PartAccount::empty(as_of);
    account.principal = part.balance;
    let since = part.since.filter(|day| *day <= as_of);
    if let Some(plan) = &part.plan {
        let unpaid = next_instalment(line, plan, as_of).1;
        let left = unpaid.saturating_sub(missed_instalments(line, plan, rules, as_of)).max(1);
        start_plan(&mut account, rules, plan.principal, plan.periods, if part.balance.is_zero() { 0 } else { left });
        if let Some(payment) = plan.payment
            && plan.amortisation == Amortisation::Annuity
        {
            account.level = payment;
        }
    }
    match (&part.plan, statement) {
        (Some(plan), _) if rules.own_days => {
            let due = next_instalment(line, plan, as_of).0;
            let bullet = plan.amortisation == Amortisation::Bullet;
            let back = if bullet { i32::from(plan.periods.saturating_sub(account.periods_left)) + 1 } else { 1 };
            account.posted_on = instalment_day(due, -back, plan.rhythm, instalment_anchor(line, plan));
            account.accrued_to = match since {
                // Nothing was billed before, so interest runs from the day of the draw.
                Some(since) if plan.paid == 0 || bullet || since > account.posted_on => since,
                _ => account.posted_on.min(as_of),
            };
        }
        (_, Some(statement)) => {
            account.posted_on = statement.closed;
            account.accrued_to = since.map_or(statement.closed, |since| since.max(statement.closed)).min(as_of);
        }
        _ => {}
    }
    account
}

/// Instalments of a loan's only schedule that fell due since it is overdue; they are owed beside those to come.
fn missed_instalments(line: &Line, plan: &InstalmentPlan, rules: &PartRules, as_of: Day) -> u16 {
    let Some(overdue) = line.overdue.filter(|_| rules.own_days && line.parts.len() == 1) else { return 0 };
    let anchor = instalment_anchor(line, plan);
    let next = next_instalment(line, plan, as_of).0;
    let missed = (1..=plan.periods).take_while(|back| {
        instalment_day(next, i32::from(*back).saturating_neg(), plan.rhythm, anchor) >= overdue.since
    });
    u16::try_from(missed.count()).unwrap_or(u16::MAX)
}

/// The account of a line on the morning of `as_of`; its parts are brought up to the day.
pub fn open_line(
    line: &Line,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    statement: Option<LastStatement>,
    as_of: Day,
) -> LineAccount {
    let mut account = LineAccount {
        limit: line.limit.unwrap_or(Money(-1)),
        fees: line.unpaid_charges,
        new_fees: line.unpaid_charges,
        credit: Money::ZERO,
        statement_balance: Money::ZERO,
        statement_minimum: Money::ZERO,
        statement_left: Money::ZERO,
        statement_on: as_of,
        statement_due: Day(0),
        settled: true,
        grace_lost: false,
        dues: Dues::default(),
        missed_months: missed_months(&line.history.registry),
        missed_now: false,
        state: line.state,
        paid_by_hand: false,
    };
    if let Some(overdue) = line.overdue {
        open_overdue(&mut account, rules, parts, part_rules, overdue);
    }
    if let Some(statement) = statement {
        account.grace_lost = opens_without_grace(line, rules, parts, part_rules, statement.due >= as_of);
        open_statement(line, &mut account, rules, parts, part_rules, statement, as_of);
        account.dues.limit_to(billed(&account, parts, part_rules));
    }
    for (part, rule) in parts.iter_mut().zip(part_rules) {
        accrue(part, rule, as_of, account.grace_lost);
    }
    account
}

/// What is overdue is asked for, and the principal behind it marked, which the penalty rate bears on.
fn open_overdue(
    account: &mut LineAccount,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    overdue: Overdue,
) {
    let owed = parts.iter().map(PartAccount::owed).sum::<Money>() + account.fees;
    let amount = overdue.amount.least(owed);
    account.dues.ask(Due { on: overdue.since, unpaid: amount, missed: true });
    // Unpaid charges are the first of what was asked for.
    let fees = amount.least(account.fees);
    account.new_fees = account.fees - fees;
    let mut rest = amount - fees;
    // A missed minimum holds one instalment of each plan, the rest of it is a share of the balance; an overdue loan may
    // hold any number of instalments.
    let one_instalment = |part: &PartAccount| if rules.has_statements { part.level } else { part.principal };
    for (part, rule) in parts.iter_mut().zip(part_rules).filter(|(_, rule)| rule.amortisation.is_some()) {
        let most = one_instalment(part);
        rest -= open_arrears(part, rule, rest.least(most));
    }
    for (part, rule) in parts.iter_mut().zip(part_rules).filter(|(_, rule)| rule.amortisation.is_none()) {
        rest -= open_arrears(part, rule, rest);
    }
    for (part, rule) in parts.iter_mut().zip(part_rules).filter(|(_, rule)| rule.amortisation.is_some()) {
        rest -= open_arrears(part, rule, rest);
    }
}

/// Marks as much of a part as overdue as it still owes, and returns it; of a plan it has been billed.
fn open_arrears(part: &mut PartAccount, rule: &PartRules, most: Money) -> Money {
    if rule.amortisation.is_none() {
        part.overdue = most.least(part.principal);
        return part.overdue;
    }
    let moved = most.least(part.principal);
    part.principal -= moved;
    part.billed += moved;
    part.overdue += moved;
    moved
}

/// Whether new purchases bear interest from their day because an earlier statement was not paid in full.
fn opens_without_grace(
    line: &Line,
    rules: &LineRules,
    parts: &[PartAccount],
    part_rules: &[PartRules],
    is_open: bool,
) -> bool {
    let place = |index: u16| usize::from(index.saturating_sub(rules.first_part));
    let carries = rules.purchases_part.map(place).is_some_and(|place| {
        let reaches_back = part_rules.get(place).is_some_and(|rule| rule.interest_from == InterestFrom::PostingDay);
        reaches_back && parts.get(place).is_some_and(|part| part.principal > Money::ZERO)
    });
    carries && (line.overdue.is_some() || !(is_open || line.autopay == Autopay::Full))
}

/// The statement that is still to be paid, or what a balance without one means.
fn open_statement(
    line: &Line,
    account: &mut LineAccount,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    statement: LastStatement,
    as_of: Day,
) {
    account.statement_on = statement.closed;
    account.statement_due = statement.due;
    let purchases = rules.purchases_part.map(|index| usize::from(index.saturating_sub(rules.first_part)));
    if statement.due < as_of {
        if line.autopay == Autopay::Full
            && line.overdue.is_none()
            && let Some(part) = purchases.and_then(|place| parts.get_mut(place))
        {
            part.fresh = part.principal;
            part.principal = Money::ZERO;
        }
        return;
    }
    let asked = line.statement.map(|s| (s.balance - s.paid).positive_part());
    let mut left = asked.map(|asked| (asked - account.fees).positive_part());
    let mut new = NewCharges::default();
    if asked.is_none_or(|asked| asked > Money::ZERO) {
        for (part, rule) in parts.iter_mut().zip(part_rules) {
            if rule.amortisation.is_some() && !rule.own_days {
                new.instalments += open_instalment(part, rule, statement, &mut left);
            }
        }
    }
    if let Some((part, rule)) = purchases.and_then(|place| parts.get_mut(place).zip(part_rules.get(place))) {
        let since = line.parts.iter().find(|part| part.kind == PartKind::Purchases).and_then(|part| part.since);
        open_purchases(part, rule, account.grace_lost, left, since.map(|since| (since, statement.closed)));
    }
    let on_statement = |account: &LineAccount, parts: &[PartAccount]| {
        billed(account, parts, part_rules) - parts.iter().map(|part| part.fresh).sum()
    };
    if let Some(asked) = asked {
        bill_rest(asked - on_statement(account, parts), parts, part_rules);
    }
    let whole = on_statement(account, parts);
    account.statement_left = asked.unwrap_or(whole).least(whole).positive_part();
    account.statement_balance = line.statement.map_or(account.statement_left, |s| s.balance);
    account.settled = false;
    let paid = line.statement.map_or(Money::ZERO, |s| s.paid);
    let stated = line.statement.and_then(|s| s.minimum);
    let whole = account.statement_left + paid;
    account.statement_minimum = stated.unwrap_or_else(|| minimum_of(account, rules, new, whole));
    let minimum = (account.statement_minimum - paid - account.asked()).positive_part();
    account.new_fees = Money::ZERO;
    account.dues.ask(Due { on: statement.due, unpaid: minimum.least(account.statement_left), missed: false });
}

/// Bills the instalment that the open statement asked for; what of the statement has been paid already stays unbilled.
fn open_instalment(
    part: &mut PartAccount,
    rule: &PartRules,
    statement: LastStatement,
    left: &mut Option<Money>,
) -> Money {
    let (posted_on, accrued_to) = (part.posted_on, part.accrued_to);
    (part.posted_on, part.accrued_to) = (statement.before, statement.before);
    accrue(part, rule, statement.closed, false);
    let instalment = bill_instalment(part, rule, statement.closed);
    (part.posted_on, part.accrued_to) = (posted_on.max(statement.closed), accrued_to.max(statement.closed));
    if let Some(left) = left {
        let excess = (instalment.total() - *left).positive_part().least(part.billed);
        part.billed -= excess;
        part.principal += excess;
        *left = (*left - instalment.total()).positive_part();
    }
    instalment.total()
}

/// A statement that asks for more than the record's parts explain has billed more of the plans.
fn bill_rest(rest: Money, parts: &mut [PartAccount], part_rules: &[PartRules]) {
    let mut rest = rest;
    for (part, rule) in parts.iter_mut().zip(part_rules) {
        if rule.amortisation.is_some() && !rule.own_days {
            let moved = rest.positive_part().least(part.principal);
            part.principal -= moved;
            part.billed += moved;
            rest -= moved;
        }
    }
}

/// Parts the purchases of an open statement from those that came after it.
fn open_purchases(
    part: &mut PartAccount,
    rule: &PartRules,
    grace_lost: bool,
    left: Option<Money>,
    since: Option<(Day, Day)>,
) {
    let all = part.principal;
    let on_statement = left.unwrap_or(all).least(all).most(part.overdue);
    part.fresh = all - on_statement;
    if grace_lost {
        part.principal = on_statement;
        return;
    }
    // What is overdue bears interest whatever the terms say of the rest.
    part.principal = part.overdue;
    part.billed = on_statement - part.overdue;
    if let Some((since, closed)) = since
        && rule.interest_from == InterestFrom::PostingDay
    {
        part.accrued_billed = interest_on(rule, part.billed, since, closed);
    }
}

/// Missed months from registry codes, newest last, as bits with the newest lowest.
fn missed_months(registry: &[u8]) -> u32 {
    registry
        .iter()
        .rev()
        .take(32)
        .enumerate()
        .fold(0, |bits, (age, code)| if code.is_ascii_digit() && *code != b'0' { bits | (1 << age) } else { bits })
}
