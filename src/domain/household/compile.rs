//! From a household's record to what the engine steps: rules, accounts, and one ordered calendar of events.
//!
//! It is done once for a question; it must not know what the question is for.

use super::compiled::{Compiled, Event, EventKind, ExpenseRules, Phase, PlannedPayment, Withheld};
use super::entry::{Account, Entry, EntryKind};
use super::matching::{PlannedItem, unrecorded_days};
use super::occurrence;
use super::opening::{last_statement, next_instalment_day, open_line, open_part, order_rate, part_rules, spare_part};
use super::profile::Profile;
use super::state::State;
use crate::domain::calendar::{Day, due_after, next_on};
use crate::domain::credit::account::{LineRules, PartAccount};
use crate::domain::credit::line::{Autopay, InstalmentPlan, Line, Part, PartKind, Rhythm};
use crate::domain::credit::terms::LineKind;
use crate::domain::money::Money;

/// What is asked of the household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The last day of interest.
    pub until: Day,
    /// The reader's today: what was planned before it and not recorded is assumed to have happened.
    pub today: Day,
    /// Whether planned income arrives from `today` on.
    pub with_income: bool,
    /// Whether expenses that can be done without are left out from `today` on.
    pub essentials_only: bool,
    /// Whether every line is paid its minimum only.
    pub minimums_only: bool,
    /// Whether the emergency fund is spent like cash.
    pub spend_emergency: bool,
    /// How many new draws a line must be able to take.
    pub spare_draws: u16,
    /// Payments that a plan names.
    pub planned: Vec<PlannedPayment>,
    /// Days on which nothing is paid to a line.
    pub withheld: Vec<Withheld>,
}

impl Question {
    /// What happens from the record's date to `until` when everything goes as set.
    #[must_use]
    pub fn as_set(today: Day, until: Day) -> Question {
        Question {
            until,
            today,
            with_income: true,
            essentials_only: false,
            minimums_only: false,
            spend_emergency: false,
            spare_draws: 0,
            planned: Vec::new(),
            withheld: Vec::new(),
        }
    }
}

/// Prepares a household and what was recorded since its date.
#[must_use]
pub fn compile(profile: &Profile, entries: &[Entry], question: &Question) -> Compiled {
    let start = profile.as_of;
    let end = question.until.max(start);
    let mut made = Compiled {
        start,
        end,
        today: question.today,
        events: Vec::new(),
        lines: Vec::with_capacity(profile.lines.len()),
        parts: Vec::new(),
        autopay: Vec::with_capacity(profile.lines.len()),
        incomes: profile.incomes.iter().map(|income| income.amount).collect(),
        expenses: Vec::new(),
        planned: question.planned.clone(),
        withheld: question.withheld.clone(),
        entries: entries.iter().filter(|entry| entry.day >= start && entry.day <= end).cloned().collect(),
        opening: State {
            day: start.plus(-1),
            cursor: 0,
            cash: profile.spendable,
            emergency: profile.emergency_fund,
            lines: Vec::with_capacity(profile.lines.len()),
            parts: Vec::new(),
            first_short: None,
        },
    };
    if question.spend_emergency {
        made.opening.cash += profile.emergency_fund;
        made.opening.emergency = Money::ZERO;
    }
    let draws = question.spare_draws.max(u16::from(entries.iter().any(|e| e.kind == EntryKind::Draw)) * 4);
    for line in &profile.lines {
        add_line(&mut made, line, profile, question, draws);
    }
    let mut used = vec![false; made.entries.len()];
    add_incomes(&mut made, profile, question, &mut used);
    add_expenses(&mut made, profile, question, &mut used);
    add_entries(&mut made);
    for (index, payment) in question.planned.iter().enumerate() {
        push(&mut made, payment.day, Phase::Payments, EventKind::Planned, index, Day(0));
    }
    let mut month = start.month();
    while month.last() <= end {
        push(&mut made, month.last(), Phase::MonthEnd, EventKind::MonthEnd, 0, Day(0));
        month = month.plus(1);
    }
    made.events.sort_unstable();
    made.events.dedup();
    made
}

fn push(made: &mut Compiled, day: Day, phase: Phase, kind: EventKind, index: usize, date: Day) {
    if day < made.start || day > made.end {
        return;
    }
    let index = u16::try_from(index).unwrap_or(u16::MAX);
    made.events.push(Event { day, phase, kind, index, date });
}

/// Due day, payment and check of one asked amount.
fn push_due(made: &mut Compiled, line: usize, due: Day, grace_days: u8) {
    push(made, due, Phase::Payments, EventKind::Autopay, line, Day(0));
    push(made, due, Phase::Payments, EventKind::Surplus, 0, Day(0));
    push(made, due.plus(i32::from(grace_days)), Phase::DueChecks, EventKind::DueCheck, line, due);
}

fn add_line(made: &mut Compiled, line: &Line, profile: &Profile, question: &Question, draws: u16) {
    let index = made.lines.len();
    let first_part = made.parts.len();
    let mut parts: Vec<Part> = line.parts.clone();
    let has_statements = line.terms.has_statements();
    if has_statements && !parts.iter().any(|part| part.kind == PartKind::Purchases) {
        parts.push(spare_part(&line.terms, PartKind::Purchases));
    }
    let used = parts.len();
    if draws > 0 && line.terms.kind == LineKind::CashLine {
        parts.extend((0..draws).map(|_| spare_part(&line.terms, PartKind::Draw)));
    }
    if draws > 0
        && line.terms.kind == LineKind::Revolving
        && !parts.iter().any(|part| part.kind == PartKind::CashAdvance)
    {
        parts.push(spare_part(&line.terms, PartKind::CashAdvance));
    }
    made.parts.extend(parts.iter().map(|part| part_rules(&line.terms, part)));
    let rules = line_rules(line, &parts, first_part, first_part + used, made);
    let part_rules = made.parts.get(first_part..).unwrap_or(&[]);
    let mut accounts: Vec<PartAccount> =
        parts.iter().zip(part_rules).map(|(part, rule)| open_part(line, part, rule, made.start)).collect();
    let account = open_line(line, &rules, &mut accounts, part_rules, made.start);
    if has_statements {
        add_statements(made, index, line, profile);
    } else {
        for (place, part) in parts.iter().enumerate() {
            if let Some(plan) = &part.plan {
                add_instalments(made, index, first_part + place, line, plan, profile);
            }
        }
    }
    made.autopay.push(if question.minimums_only { Autopay::Minimum } else { line.autopay });
    made.opening.lines.push(account);
    made.opening.parts.extend(accounts);
    made.lines.push(rules);
}

fn line_rules(line: &Line, parts: &[Part], first: usize, first_spare: usize, made: &Compiled) -> LineRules {
    let at = |place: usize| u16::try_from(first + place).unwrap_or(u16::MAX);
    let find = |kind: PartKind| parts.iter().position(|part| part.kind == kind).map(at);
    let mut by_rate: Vec<u16> = (0..parts.len()).map(at).collect();
    by_rate.sort_by_key(|index| made.parts.get(usize::from(*index)).map_or(0, order_rate));
    LineRules {
        has_statements: line.terms.has_statements(),
        can_be_drawn: line.terms.can_be_drawn(),
        first_part: at(0),
        end_part: at(parts.len()),
        purchases_part: if line.terms.has_statements() { find(PartKind::Purchases) } else { None },
        advance_part: find(PartKind::CashAdvance),
        first_spare: u16::try_from(first_spare).unwrap_or(u16::MAX),
        grace_days: line.terms.grace_days,
        minimum: line.terms.minimum,
        late_fee: line.terms.late_fee,
        allocation: line.terms.allocation,
        by_rate,
        reported: line.terms.reported,
    }
}

fn add_statements(made: &mut Compiled, index: usize, line: &Line, profile: &Profile) {
    let terms = &line.terms;
    let (statement_day, due_day) = (terms.statement_day.unwrap_or(1), terms.due_day.unwrap_or(10));
    let adjust = |due: Day| terms.business_day.adjust(due, &profile.holidays);
    let mut due_before = adjust(last_statement(line, made.start).1);
    if let Some(account) = made.opening.lines.get(index) {
        due_before = due_before.max(account.statement_due);
    }
    if due_before >= made.start {
        push_due(made, index, due_before, terms.grace_days);
    }
    let mut closes = next_on(statement_day, made.start);
    while closes <= made.end {
        let due = adjust(due_after(closes, due_day));
        // A due day on the statement day is paid and checked before the next statement closes.
        let phase = if due_before == closes { Phase::LateStatements } else { Phase::Statements };
        push(made, closes, phase, EventKind::Statement, index, due);
        push_due(made, index, due, terms.grace_days);
        due_before = due;
        closes = closes.month().plus(1).on(statement_day);
    }
}

fn add_instalments(
    made: &mut Compiled,
    index: usize,
    part: usize,
    line: &Line,
    plan: &InstalmentPlan,
    profile: &Profile,
) {
    let anchor = line.terms.due_day.filter(|_| plan.next_due.is_none());
    let mut due = next_instalment_day(line, plan, made.start);
    let anchor = anchor.unwrap_or(due.day_of_month());
    let spare = plan.principal.is_zero();
    let mut left = u32::from(plan.periods.saturating_sub(plan.paid)) + 1;
    while due <= made.end && (spare || left > 0) {
        let effective = line.terms.business_day.adjust(due, &profile.holidays);
        push(made, due, Phase::Statements, EventKind::Instalment, part, effective);
        push_due(made, index, effective, line.terms.grace_days);
        due = match plan.rhythm {
            Rhythm::Weekly => due.plus(7),
            Rhythm::Fortnightly => due.plus(14),
            Rhythm::Yearly => due.month().plus(12).on(anchor),
            Rhythm::Monthly | Rhythm::Once => due.month().plus(1).on(anchor),
        };
        left = left.saturating_sub(1);
    }
}

fn add_incomes(made: &mut Compiled, profile: &Profile, question: &Question, used: &mut [bool]) {
    for (index, income) in profile.incomes.iter().enumerate() {
        let days = occurrence::days(&income.recurrence, made.start, made.end);
        let (kind, rhythm) = (EntryKind::Income, income.recurrence.rhythm);
        let item = PlannedItem { kind, name: &income.name, amount: income.amount, rhythm };
        for day in unrecorded_days(item, days, &made.entries, used) {
            if question.with_income || day < question.today {
                push(made, day, Phase::Outside, EventKind::Income, index, Day(0));
                push(made, day, Phase::Payments, EventKind::Surplus, 0, Day(0));
            }
        }
    }
}

fn add_expenses(made: &mut Compiled, profile: &Profile, question: &Question, used: &mut [bool]) {
    for (index, expense) in profile.expenses.iter().enumerate() {
        let pay_with = expense.pay_with.as_ref().and_then(|id| profile.line_index(id));
        made.expenses.push(ExpenseRules {
            amount: expense.amount,
            essential: expense.essential,
            pay_with: pay_with.and_then(|line| u16::try_from(line).ok()),
        });
        let kind = if pay_with.is_some() { EntryKind::Purchase } else { EntryKind::Expense };
        let days = occurrence::days(&expense.recurrence, made.start, made.end);
        let rhythm = expense.recurrence.rhythm;
        let item = PlannedItem { kind, name: &expense.name, amount: expense.amount, rhythm };
        for day in unrecorded_days(item, days, &made.entries, used) {
            if expense.essential || !question.essentials_only || day < question.today {
                push(made, day, Phase::Spending, EventKind::Expense, index, Day(0));
            }
        }
    }
}

fn add_entries(made: &mut Compiled) {
    for index in 0..made.entries.len() {
        let Some(entry) = made.entries.get(index) else { continue };
        let phase = match (entry.kind, entry.account) {
            _ if entry.day == made.today => Phase::Recorded,
            (EntryKind::Payment, _) => Phase::Payments,
            (EntryKind::Balance, _) => Phase::MonthEnd,
            (EntryKind::Expense | EntryKind::Purchase, Account::Cash) => Phase::Spending,
            _ => Phase::Outside,
        };
        let day = entry.day;
        push(made, day, phase, EventKind::Entry, index, Day(0));
    }
}
