//! The morning of the record: accounts and rules of each line, from what its owner knows.
//!
//! What the record does not say is filled in cautiously: a statement whose due day is still ahead is taken to ask for
//! everything on the line, a balance without a statement ahead is taken to bear interest already, and interest since the
//! last posting is counted as if the balance had not changed.

use crate::domain::calendar::{Day, due_after, last_on, next_on};
use crate::domain::credit::account::{Due, LineAccount, LineRules, PartAccount, PartRules};
use crate::domain::credit::accrue::accrue;
use crate::domain::credit::instalment::{bill_instalment, start_plan};
use crate::domain::credit::interest::{DayRate, RatePath};
use crate::domain::credit::line::{Autopay, InstalmentPlan, Line, Part, PartKind, Rhythm};
use crate::domain::credit::statement::{ask, billed_balance, minimum_of};
use crate::domain::credit::terms::{Amortisation, PlanFee, Promo, Terms};
use crate::domain::money::{Money, Rate, Ratio, Rounding};

/// The rate of a part as stated, and the promotion that may stand in for it.
#[must_use]
pub fn stated_rate(terms: &Terms, part: &Part) -> (Rate, Option<Promo>) {
    let advance = part.kind == PartKind::CashAdvance;
    let rate = part.rate.or(if advance { terms.cash_advance_rate } else { None }).unwrap_or(terms.rate);
    let flat = part.plan.is_some_and(|plan| plan.amortisation == Amortisation::FlatFee);
    let promo = part.promo.or(if part.kind == PartKind::Purchases { terms.promo } else { None });
    (if flat { Rate::ZERO } else { rate }, promo)
}

/// The rules of a part.
#[must_use]
pub fn part_rules(terms: &Terms, part: &Part) -> PartRules {
    let (rate, promo) = stated_rate(terms, part);
    let amortisation = part.plan.map(|plan| plan.amortisation);
    let flat = amortisation == Some(Amortisation::FlatFee);
    let periods = part.plan.map_or(terms.periods, |plan| plan.periods);
    let rhythm = part.plan.map_or(Rhythm::Monthly, |plan| plan.rhythm);
    PartRules {
        kind: part.kind,
        rate: RatePath::of(rate, promo, terms.day_basis),
        penalty: terms.penalty_rate(if flat { terms.rate } else { rate }).map(|p| DayRate::of(p, terms.day_basis)),
        overdue_mode: terms.overdue_mode,
        accrual: terms.accrual,
        rounding: terms.interest_rounding,
        interest_on_interest: terms.interest_on_interest,
        interest_free: terms.has_statements() && matches!(part.kind, PartKind::Purchases | PartKind::Instalment),
        interest_from: terms.interest_from,
        interest_base: terms.interest_base,
        amortisation,
        periods,
        fee_per_period: fee_per_period(part.plan.and_then(|plan| plan.fee).or(terms.plan_fee), periods, flat),
        period_rate: period_rate(rate, rhythm, terms),
        early_settlement: terms.early_settlement,
        prepayment: terms.prepayment,
        prepayment_fee: terms.prepayment_fee,
    }
}

fn fee_per_period(fee: Option<PlanFee>, periods: u16, flat: bool) -> Ratio {
    match fee {
        Some(PlanFee::PerPeriod(share)) if flat => share,
        Some(PlanFee::Total(share)) if flat => {
            Ratio(Rounding::HalfUp.divide(i128::from(share.0), i128::from(periods.max(1))))
        }
        _ => Ratio::ZERO,
    }
}

/// The rate of one period in parts of 10^12, for level payments.
fn period_rate(rate: Rate, rhythm: Rhythm, terms: &Terms) -> i64 {
    let month = DayRate::of(rate, terms.day_basis).month;
    match rhythm {
        Rhythm::Weekly => Rounding::HalfUp.divide(i128::from(month) * 12, 52),
        Rhythm::Fortnightly => Rounding::HalfUp.divide(i128::from(month) * 12, 26),
        Rhythm::Yearly => month.saturating_mul(12),
        Rhythm::Monthly | Rhythm::Once => month,
    }
}

/// An empty part that a new draw of a cash line, or a cash advance of a card, can use.
#[must_use]
pub fn spare_part(terms: &Terms, kind: PartKind) -> Part {
    let plan = (kind == PartKind::Draw).then(|| InstalmentPlan {
        principal: Money::ZERO,
        periods: terms.periods.max(1),
        paid: terms.periods.max(1),
        amortisation: terms.amortisation,
        fee: terms.plan_fee,
        payment: None,
        rhythm: Rhythm::Monthly,
        next_due: None,
    });
    Part { kind, name: None, balance: Money::ZERO, rate: None, promo: None, plan, since: None }
}

/// The last statement day before `as_of` and its due day, for a line with statements.
#[must_use]
pub fn last_statement(line: &Line, as_of: Day) -> (Day, Day) {
    let due_day = line.terms.due_day.unwrap_or(10);
    let statement_day = line.terms.statement_day.unwrap_or(1);
    let closed = line.statement.and_then(|s| s.closed_on).unwrap_or_else(|| last_on(statement_day, as_of.plus(-1)));
    (closed, due_after(closed, due_day))
}

/// The next due day of a scheduled part of a loan, on or after `as_of`.
#[must_use]
pub fn next_instalment_day(line: &Line, plan: &InstalmentPlan, as_of: Day) -> Day {
    plan.next_due.filter(|day| *day >= as_of).unwrap_or_else(|| next_on(line.terms.due_day.unwrap_or(1), as_of))
}

/// The day of the instalment before `due`.
fn previous_instalment_day(due: Day, rhythm: Rhythm, anchor: u8) -> Day {
    match rhythm {
        Rhythm::Weekly => due.plus(-7),
        Rhythm::Fortnightly => due.plus(-14),
        Rhythm::Yearly => due.month().plus(-12).on(anchor),
        Rhythm::Monthly | Rhythm::Once => due.month().plus(-1).on(anchor),
    }
}

/// The account of one part on the morning of `as_of`.
#[must_use]
pub fn open_part(line: &Line, part: &Part, rules: &PartRules, as_of: Day) -> PartAccount {
    let mut account = PartAccount::empty(as_of);
    account.principal = part.balance;
    let mut counted_from = as_of;
    if let Some(plan) = &part.plan {
        let left = if part.balance.is_zero() { 0 } else { plan.periods.saturating_sub(plan.paid).max(1) };
        start_plan(&mut account, rules, plan.principal, plan.periods, left);
        if let Some(payment) = plan.payment
            && plan.amortisation == Amortisation::Annuity
        {
            account.level = payment;
        }
        if !line.terms.has_statements() {
            let due = next_instalment_day(line, plan, as_of);
            counted_from = previous_instalment_day(due, plan.rhythm, due.day_of_month().max(anchor_of(line, plan)));
        }
    }
    if line.terms.has_statements() {
        counted_from = last_statement(line, as_of).0;
    }
    if let Some(since) = part.since {
        counted_from = if since > counted_from && since <= as_of { since } else { counted_from };
    }
    account.accrued_to = counted_from.min(as_of);
    account.posted_on = account.accrued_to;
    account
}

fn anchor_of(line: &Line, plan: &InstalmentPlan) -> u8 {
    plan.next_due.map_or(line.terms.due_day.unwrap_or(1), Day::day_of_month)
}

/// The account of a line on the morning of `as_of`; its parts are opened and brought up to the day.
pub fn open_line(
    line: &Line,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    as_of: Day,
) -> LineAccount {
    let mut account = LineAccount {
        limit: line.limit.unwrap_or(Money(-1)),
        fees: line.unpaid_charges,
        credit: Money::ZERO,
        statement_balance: Money::ZERO,
        statement_minimum: Money::ZERO,
        statement_left: Money::ZERO,
        statement_on: as_of,
        statement_due: Day(0),
        grace_lost: false,
        dues: [Due::default(); crate::domain::credit::account::DUES_KEPT],
        missed_months: missed_months(&line.history.registry),
        missed_now: false,
        state: line.state,
        paid_by_hand: false,
    };
    if let Some(overdue) = line.overdue {
        ask(&mut account, Due { on: overdue.since, unpaid: overdue.amount, missed: true });
    }
    if line.terms.has_statements() {
        open_statement(line, &mut account, rules, parts, part_rules, as_of);
    }
    for (part, rule) in parts.iter_mut().zip(part_rules) {
        mark_opening_overdue(part, rule, &account);
        accrue(part, rule, as_of, account.grace_lost);
    }
    account
}

/// The statement that is still to be paid, or what a balance without one means.
fn open_statement(
    line: &Line,
    account: &mut LineAccount,
    rules: &LineRules,
    parts: &mut [PartAccount],
    part_rules: &[PartRules],
    as_of: Day,
) {
    let (closed, due) = last_statement(line, as_of);
    account.statement_on = closed;
    account.statement_due = due;
    let is_open = due >= as_of;
    let asked = line.statement.map(|s| (s.balance - s.paid).positive_part());
    let purchases = rules.purchases_part.map(|index| usize::from(index) - usize::from(rules.first_part));
    if !is_open {
        if line.autopay == Autopay::Full
            && line.overdue.is_none()
            && let Some(part) = purchases.and_then(|place| parts.get_mut(place))
        {
            part.fresh = part.principal;
            part.principal = Money::ZERO;
        }
        return;
    }
    let mut left = asked;
    for (part, rule) in parts.iter_mut().zip(part_rules) {
        if rule.amortisation.is_some() && asked.is_none_or(|a| a > Money::ZERO) {
            let instalment = bill_instalment(part, rule, closed);
            left = left.map(|l| (l - instalment.total()).positive_part());
        }
    }
    if let Some(part) = purchases.and_then(|place| parts.get_mut(place)) {
        let revolving = part.principal;
        part.billed = left.unwrap_or(revolving).least(revolving);
        part.fresh = revolving - part.billed;
        part.principal = Money::ZERO;
    }
    let computed = billed_balance(account, parts, part_rules);
    let fresh: Money = parts.iter().map(|part| part.fresh).sum();
    account.statement_left = asked.unwrap_or(computed - fresh).positive_part();
    account.statement_balance = line.statement.map_or(account.statement_left, |s| s.balance);
    let paid = line.statement.map_or(Money::ZERO, |s| s.paid);
    let whole = account.statement_left + paid;
    let stated = line.statement.and_then(|s| s.minimum);
    account.statement_minimum = stated.unwrap_or_else(|| minimum_of(account, rules, parts, part_rules, whole));
    let minimum = (account.statement_minimum - paid).positive_part();
    let before = account.asked();
    ask(
        account,
        Due { on: due, unpaid: (minimum - before).positive_part().least(account.statement_left), missed: false },
    );
}

/// Principal behind what is overdue on the day of the record.
fn mark_opening_overdue(part: &mut PartAccount, rule: &PartRules, account: &LineAccount) {
    let overdue = account.dues.iter().filter(|due| due.missed).map(|due| due.unpaid).sum::<Money>();
    if overdue.is_zero() {
        return;
    }
    if rule.amortisation.is_some() && !rule.interest_free {
        let moved = overdue.least(part.principal);
        part.principal -= moved;
        part.billed += moved;
        part.overdue = moved;
    } else {
        part.overdue = overdue.least(part.principal);
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

/// The nominal yearly rate of a part, by which payments are ordered.
#[must_use]
pub fn order_rate(rules: &PartRules) -> i64 {
    rules.rate.standard.month
}
