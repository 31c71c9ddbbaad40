//! From a household's record to what the engine steps: rules, accounts, and one ordered calendar of events.
//!
//! It is done once for a question; it must not know what the question is for.

use super::compiled::{Compiled, Event, EventKind, ExpenseRules, Phase, PlannedPayment, Withheld};
use super::due_days::{Place, add_instalments, add_statements, leave_to_recorded_payments};
use super::entry::{Account, Entry, EntryKind, Recorded};
use super::matching::{PlannedItem, Rows};
use super::occurrence;
use super::opening::{last_statement, open_line, open_part};
use super::profile::Profile;
use super::rules::{line_rules, part_rules, spare_part, term_plan};
use super::state::State;
use super::watch::{TimedShock, Watch, WatchState, turning_days};
use crate::domain::calendar::{Day, LAST_YEAR, Month};
use crate::domain::credit::account::PartAccount;
use crate::domain::credit::line::{Autopay, Line, Part, PartKind};
use crate::domain::credit::terms::LineKind;
use crate::domain::money::Money;
use crate::domain::risk::shock::Behaviour;

/// How many draws of one line are kept apart; later ones join the last.
const DRAWS_KEPT_APART: usize = 64;

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
    /// Who watches the lines.
    pub watch: Option<Watch>,
    /// Shocks, aimed and dated.
    pub shocks: Vec<TimedShock>,
    /// What the household does when cash falls short.
    pub behaviour: Behaviour,
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
            watch: None,
            shocks: Vec::new(),
            behaviour: Behaviour::Hold,
        }
    }
}

/// Prepares a household and what was recorded since its date.
#[must_use]
pub fn compile(profile: &Profile, entries: &[Entry], question: &Question) -> Compiled {
    let start = profile.as_of;
    // No record reaches beyond the last year, so no horizon has to.
    let end = question.until.min(Month::new(LAST_YEAR, 12).last()).max(start);
    let within = |entry: &Entry| entry.day >= start && entry.day <= end;
    let rows: Vec<(usize, &Entry)> = entries.iter().enumerate().filter(|(_, entry)| within(entry)).collect();
    let mut made = Compiled {
        start,
        end,
        today: question.today,
        events: Vec::new(),
        lines: Vec::with_capacity(profile.lines.len()),
        parts: Vec::new(),
        line_of_part: Vec::new(),
        autopay: Vec::with_capacity(profile.lines.len()),
        incomes: profile.incomes.iter().map(|income| income.amount).collect(),
        expenses: Vec::new(),
        planned: question.planned.clone(),
        withheld: question.withheld.clone(),
        entries: rows.iter().map(|(row, entry)| entry.recorded(*row)).collect(),
        opening: State {
            day: start.plus(-1),
            cursor: 0,
            chance_cursor: 0,
            cash: profile.spendable,
            emergency: profile.emergency_fund,
            lines: Vec::with_capacity(profile.lines.len()),
            parts: Vec::new(),
            first_short: None,
            may_have_arrears: true,
            watch: WatchState::default(),
        },
        watch: question.watch.clone(),
        shocks: question.shocks.clone(),
        behaviour: question.behaviour,
        by_chance: Vec::new(),
        quiet_turns: None,
        round_sum: Money(profile.currency.unit().minor().saturating_mul(1000)),
    };
    if question.spend_emergency {
        made.opening.cash += profile.emergency_fund;
        made.opening.emergency = Money::ZERO;
    }
    for line in &profile.lines {
        add_line(&mut made, line, profile, question);
    }
    let mut rows = Rows::of(rows.into_iter().map(|(_, entry)| entry));
    add_incomes(&mut made, profile, question, &mut rows);
    add_expenses(&mut made, profile, question, &mut rows);
    add_entries(&mut made);
    let by_hand: Vec<bool> = profile.lines.iter().map(|line| line.autopay == Autopay::ByHand).collect();
    leave_to_recorded_payments(&mut made, &by_hand);
    for (index, payment) in question.planned.iter().enumerate() {
        push(&mut made, payment.day, Phase::Payments, EventKind::Planned, index, Day(0));
    }
    for line in &made.withheld.clone() {
        // What was withheld is paid as soon as it no longer is.
        push(&mut made, line.until, Phase::Payments, EventKind::Surplus, 0, Day(0));
    }
    add_watching(&mut made, profile);
    let mut month = start.month();
    while month.last() <= end {
        push(&mut made, month.last(), Phase::MonthEnd, EventKind::MonthEnd, 0, Day(0));
        month = month.plus(1);
    }
    made.events = in_order(&made.events, start, end);
    made.events.dedup();
    made
}

/// Events that lie from `start` to `end`, in order. They come line by line, so they are put on their days first, which
/// leaves little to compare.
fn in_order(events: &[Event], start: Day, end: Day) -> Vec<Event> {
    let place = |event: &Event| usize::try_from(event.day.since(start)).unwrap_or(0);
    let mut first = vec![0_usize; usize::try_from(end.since(start)).unwrap_or(0) + 2];
    for event in events {
        if let Some(count) = first.get_mut(place(event) + 1) {
            *count += 1;
        }
    }
    let mut before = 0;
    for first in &mut first {
        before += *first;
        *first = before;
    }
    let mut sorted = events.to_vec();
    for event in events {
        if let Some(next) = first.get_mut(place(event))
            && let Some(slot) = sorted.get_mut(*next)
        {
            *slot = *event;
            *next += 1;
        }
    }
    for of_day in sorted.chunk_by_mut(|one, other| one.day == other.day) {
        of_day.sort_unstable();
    }
    sorted
}

/// Shocks on their days, and the days on which dates alone have the lines looked at.
fn add_watching(made: &mut Compiled, profile: &Profile) {
    for index in 0..made.shocks.len() {
        let Some(shock) = made.shocks.get(index).copied() else { continue };
        push(made, shock.day, Phase::Outside, EventKind::Shock, index, Day(0));
    }
    let Some(watch) = &made.watch else { return };
    made.opening.watch = WatchState::opening(profile, watch);
    made.quiet_turns = Some(turning_days(watch, made.start, made.end));
}

pub(super) fn push(made: &mut Compiled, day: Day, phase: Phase, kind: EventKind, index: usize, date: Day) {
    if day < made.start || day > made.end {
        return;
    }
    let index = u32::try_from(index).unwrap_or(u32::MAX);
    made.events.push(Event { day, phase, kind, index, date });
}

fn add_line(made: &mut Compiled, line: &Line, profile: &Profile, question: &Question) {
    let index = made.lines.len();
    let first_part = made.parts.len();
    let by_statement = is_billed_by_statement(line, index, profile, &made.entries);
    let mut parts: Vec<Part> = line.parts.clone();
    if !by_statement {
        // Whatever a loan owes falls due some day: without a stated schedule, by the line's terms.
        for part in parts.iter_mut().filter(|part| part.plan.is_none()) {
            part.plan = Some(term_plan(&line.terms, part.balance));
        }
    }
    if by_statement && !parts.iter().any(|part| part.kind == PartKind::Purchases) {
        parts.push(spare_part(&line.terms, PartKind::Purchases));
    }
    let used = parts.len();
    let draws = question.spare_draws.max(draws_needed(line, index, profile, &made.entries));
    if draws > 0 && line.terms.kind == LineKind::CashLine {
        parts.extend((0..draws).map(|_| spare_part(&line.terms, PartKind::Draw)));
    }
    if draws > 0
        && line.terms.kind == LineKind::Revolving
        && !parts.iter().any(|part| part.kind == PartKind::CashAdvance)
    {
        parts.push(spare_part(&line.terms, PartKind::CashAdvance));
    }
    made.parts.extend(parts.iter().map(|part| part_rules(&line.terms, part, by_statement)));
    made.line_of_part.resize(made.parts.len(), u16::try_from(index).unwrap_or(u16::MAX));
    let part_rules = made.parts.get(first_part..).unwrap_or(&[]);
    let rules = line_rules(line, &parts, part_rules, (first_part, first_part + used), by_statement);
    let statement = by_statement.then(|| last_statement(line, made.start, &profile.holidays));
    let mut accounts: Vec<PartAccount> =
        parts.iter().zip(part_rules).map(|(part, rule)| open_part(line, part, rule, statement, made.start)).collect();
    let account = open_line(line, &rules, &mut accounts, part_rules, statement, made.start);
    let place = Place { line: index, of: line, holidays: &profile.holidays };
    if let Some(statement) = statement {
        add_statements(made, place, statement);
    }
    for (offset, part) in parts.iter().enumerate() {
        let own_days = made.parts.get(first_part + offset).is_some_and(|rule| rule.own_days);
        if let Some(plan) = part.plan.as_ref().filter(|_| own_days) {
            add_instalments(made, place, first_part + offset, plan);
        }
    }
    made.autopay.push(if question.minimums_only { Autopay::Minimum } else { line.autopay });
    made.opening.lines.push(account);
    made.opening.parts.extend(accounts);
    made.lines.push(rules);
}

/// Whether a line closes statements: cards always; a pay-later line when it has a statement day or takes purchases, else
/// its plans keep to days of their own (a purchase paid in four parts).
fn is_billed_by_statement(line: &Line, index: usize, profile: &Profile, entries: &[Recorded]) -> bool {
    let buys = |entry: &Recorded| {
        matches!(entry.kind, EntryKind::Purchase | EntryKind::Expense)
            && entry.account == u16::try_from(index).map_or(Account::Cash, Account::Line)
    };
    line.terms.has_statements()
        && (line.terms.kind == LineKind::Revolving
            || line.terms.statement_day.is_some()
            || line.parts.iter().any(|part| part.plan.is_none())
            || profile.expenses.iter().any(|expense| expense.pay_with.as_deref() == Some(line.id.as_str()))
            || entries.iter().any(buys))
}

/// How many free parts a line needs for its recorded draws, and for purchases that a line without statements lends.
fn draws_needed(line: &Line, index: usize, profile: &Profile, entries: &[Recorded]) -> u16 {
    let here = |entry: &&Recorded| {
        matches!(entry.kind, EntryKind::Draw | EntryKind::Purchase | EntryKind::Expense)
            && u16::try_from(index).is_ok_and(|line| entry.account == Account::Line(line))
    };
    let pays = profile.expenses.iter().filter(|expense| expense.pay_with.as_deref() == Some(line.id.as_str()));
    let planned = if line.terms.has_statements() { 0 } else { pays.count() * 4 };
    let most = (entries.iter().filter(here).count() + planned).min(DRAWS_KEPT_APART);
    u16::try_from(most).unwrap_or(0)
}

fn add_incomes(made: &mut Compiled, profile: &Profile, question: &Question, rows: &mut Rows<'_>) {
    for (index, income) in profile.incomes.iter().enumerate() {
        let days = occurrence::days(&income.recurrence, made.start, made.end);
        let (kind, rhythm) = (EntryKind::Income, income.recurrence.rhythm);
        let item = PlannedItem { kind, name: &income.name, amount: income.amount, rhythm };
        for day in rows.leave(item, days) {
            if question.with_income || day < question.today {
                push(made, day, Phase::Outside, EventKind::Income, index, Day(0));
                push(made, day, Phase::Payments, EventKind::Surplus, 0, Day(0));
            }
        }
    }
}

fn add_expenses(made: &mut Compiled, profile: &Profile, question: &Question, rows: &mut Rows<'_>) {
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
        for day in rows.leave(item, days) {
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
        let brings_money = entry.kind == EntryKind::Income;
        push(made, day, phase, EventKind::Entry, index, Day(0));
        if brings_money {
            push(made, day, Phase::Payments, EventKind::Surplus, 0, Day(0));
        }
    }
}
