//! The day step: one event after another, in the order of the day's phases.
//!
//! Outside events, expenses, statements, payments, due checks, the month's end. Interest is counted when an event
//! touches a line, so the cost grows with events and not with days. Nothing is allocated here.

use super::compiled::{Compiled, Event, EventKind, Phase};
use super::recorder::{Bearing, Happening, Origin, Recorder, Stretch};
use super::state::State;
use crate::domain::calendar::Day;
use crate::domain::credit::account::{self, LineRules, PartRules};
use crate::domain::credit::accrue::{accrue, bearing};
use crate::domain::credit::instalment::bill_instalment;
use crate::domain::credit::line::Autopay;
use crate::domain::credit::overdue::check_due;
use crate::domain::credit::payment::pay;
use crate::domain::credit::statement::{ask, close_statement};
use crate::domain::credit::{account::Due, account::PartAccount};
use crate::domain::money::Money;

/// Who decides on payments beyond what is asked for.
pub trait Payer {
    /// The next payment on this day; the engine asks again until there is none. The amount is cut to the cash there is.
    fn next(&mut self, state: &State, household: &Compiled, day: Day) -> Option<(usize, Money)>;
}

/// Pays what is asked for and nothing more.
#[derive(Debug, Clone, Copy, Default)]
pub struct AsAsked;

impl Payer for AsAsked {
    #[inline(always)]
    fn next(&mut self, _: &State, _: &Compiled, _: Day) -> Option<(usize, Money)> {
        None
    }
}

/// How many payments a payer may make on one day; a bound, so that no payer can hold the engine.
const PAYMENTS_A_DAY: usize = 256;

/// Moves the household to the end of `until`.
pub fn step_until<R: Recorder, P: Payer>(
    state: &mut State,
    until: Day,
    household: &Compiled,
    recorder: &mut R,
    payer: &mut P,
) {
    while let Some(event) = household.events.get(state.cursor) {
        if event.day > until {
            break;
        }
        state.cursor += 1;
        state.day = event.day;
        happen(state, *event, household, recorder, payer);
        let next_day = household.events.get(state.cursor).map(|next| next.day);
        if next_day != Some(event.day) {
            recorder.day_over(state);
        }
    }
    state.day = state.day.max(until);
}

/// Moves the household to the morning of the reader's today: everything before it, and what was recorded on it.
pub fn step_to_today<R: Recorder>(state: &mut State, household: &Compiled, recorder: &mut R) {
    step_until(state, household.today.plus(-1), household, recorder, &mut AsAsked);
    while let Some(event) = household.events.get(state.cursor) {
        if event.day != household.today || event.phase != Phase::Recorded {
            break;
        }
        state.cursor += 1;
        happen(state, *event, household, recorder, &mut AsAsked);
    }
}

fn happen<R: Recorder, P: Payer>(
    state: &mut State,
    event: Event,
    household: &Compiled,
    recorder: &mut R,
    payer: &mut P,
) {
    let index = usize::from(event.index);
    let origin = if event.day < household.today { Origin::Assumed } else { Origin::Planned };
    match event.kind {
        EventKind::Income => {
            let amount = household.incomes.get(index).copied().unwrap_or_default();
            state.cash += amount;
            recorder.happened(event.day, origin, &Happening::Income { index: event.index, amount });
        }
        EventKind::Expense => spend(state, event, origin, household, recorder),
        EventKind::Entry => super::record::replay(state, event, household, recorder),
        EventKind::Statement => close(state, event, origin, household, recorder),
        EventKind::Instalment => bill(state, event, origin, household, recorder),
        EventKind::Autopay => pay_as_set(state, event, origin, household, recorder),
        EventKind::Planned => {
            if let Some(planned) = household.planned.get(index).copied() {
                let line = usize::from(planned.line);
                pay_line(state, line, planned.amount, event.day, origin, household, recorder);
            }
        }
        EventKind::Surplus => surplus(state, event.day, origin, household, recorder, payer),
        EventKind::DueCheck => check(state, event, origin, household, recorder),
        EventKind::MonthEnd => {
            for line in &mut state.lines {
                line.missed_months = (line.missed_months << 1) | u32::from(line.missed_now);
                line.missed_now = false;
            }
        }
    }
}

/// Counts the interest of every part of a line up to a day.
pub(super) fn accrue_line<R: Recorder>(
    state: &mut State,
    line: usize,
    to: Day,
    household: &Compiled,
    recorder: &mut R,
) {
    let Some(rules) = household.lines.get(line) else { return };
    let grace_lost = state.lines.get(line).is_some_and(|account| account.grace_lost);
    let range = rules.parts();
    let Some(parts) = state.parts.get_mut(range.clone()) else { return };
    let Some(part_rules) = household.parts.get(range.clone()) else { return };
    for ((part, rule), index) in parts.iter_mut().zip(part_rules).zip(range) {
        accrue_part(part, rule, index, to, grace_lost, recorder);
    }
}

/// Counts the interest of one part up to a day, and tells who wants to explain it.
fn accrue_part<R: Recorder>(
    part: &mut PartAccount,
    rule: &PartRules,
    index: usize,
    to: Day,
    grace_lost: bool,
    recorder: &mut R,
) {
    if !R::EXPLAINS {
        accrue(part, rule, to, grace_lost);
        return;
    }
    let before = *part;
    accrue(part, rule, to, grace_lost);
    let waited = |part: &PartAccount| part.accrued_billed + part.accrued_fresh;
    let index = u16::try_from(index).unwrap_or(u16::MAX);
    let mut tell = |bearing: Bearing, balance: Money, overdue: Money, earned: i128| {
        if earned != 0 {
            let (from, to) = (before.accrued_to, part.accrued_to);
            recorder.counted(&Stretch { part: index, from, to, bearing, balance, overdue, earned });
        }
    };
    let certain = bearing(&before, rule, grace_lost);
    tell(Bearing::Days, certain, before.overdue, part.accrued - before.accrued);
    let waiting = before.billed + if certain == before.principal { before.fresh } else { Money::ZERO };
    tell(Bearing::Waiting, waiting, Money::ZERO, waited(part) - waited(&before));
}

/// Tells what the parts of a line earned by looking back, once its accrued interest was `before`.
fn tell_looked_back<R: Recorder>(
    state: &State,
    line: usize,
    day: Day,
    before: &[i128],
    household: &Compiled,
    recorder: &mut R,
) {
    let Some(rules) = household.lines.get(line) else { return };
    for ((part, index), before) in state.parts_of(rules).iter().zip(rules.first_part..).zip(before) {
        let earned = part.accrued - before;
        if earned != 0 {
            let (balance, overdue) = (part.principal, Money::ZERO);
            let bearing = Bearing::LookedBack;
            recorder.counted(&Stretch { part: index, from: day, to: day, bearing, balance, overdue, earned });
        }
    }
}

fn spend<R: Recorder>(state: &mut State, event: Event, origin: Origin, household: &Compiled, recorder: &mut R) {
    let Some(expense) = household.expenses.get(usize::from(event.index)) else { return };
    let (index, amount) = (event.index, expense.amount);
    if let Some(line) = expense.pay_with {
        if can_take(state, usize::from(line), amount, household) {
            purchase(state, usize::from(line), amount, event.day, household, recorder);
            recorder.happened(event.day, origin, &Happening::Expense { index, amount, line: Some(line) });
            return;
        }
        recorder.happened(event.day, origin, &Happening::FellOnCash { index, amount, line });
    } else {
        recorder.happened(event.day, origin, &Happening::Expense { index, amount, line: None });
    }
    state.cash -= amount;
    if state.cash < Money::ZERO {
        fall_short(state, event.day, state.cash.magnitude().least(amount), origin, recorder);
    }
}

pub(super) fn fall_short<R: Recorder>(state: &mut State, day: Day, missing: Money, origin: Origin, recorder: &mut R) {
    state.first_short = state.first_short.or(Some(day));
    recorder.happened(day, origin, &Happening::Short { missing });
}

/// Whether a line takes a purchase or draw of this amount.
#[must_use]
pub fn can_take(state: &State, line: usize, amount: Money, household: &Compiled) -> bool {
    let (Some(account), Some(rules)) = (state.lines.get(line), household.lines.get(line)) else { return false };
    let within = account.limit < Money::ZERO || state.owed(line, &household.lines) + amount <= account.limit;
    rules.can_be_drawn && account.state.can_be_drawn() && within
}

/// Puts a purchase on a line; what the lender owes back is used first.
pub(super) fn purchase<R: Recorder>(
    state: &mut State,
    line: usize,
    amount: Money,
    day: Day,
    household: &Compiled,
    recorder: &mut R,
) {
    accrue_line(state, line, day, household, recorder);
    let Some(account) = state.lines.get_mut(line) else { return };
    let from_credit = account.credit.least(amount);
    account.credit -= from_credit;
    let part = household.lines.get(line).map(|rules| rules.purchases_part.unwrap_or(rules.first_part));
    if let Some(part) = part.and_then(|index| state.parts.get_mut(usize::from(index))) {
        part.fresh += amount - from_credit;
    }
}

fn close<R: Recorder>(state: &mut State, event: Event, origin: Origin, household: &Compiled, recorder: &mut R) {
    let index = usize::from(event.index);
    accrue_line(state, index, event.day, household, recorder);
    let Some((account, rules, parts)) = line_parts(state, index, household) else { return };
    let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
    let bill = close_statement(account, rules, parts, part_rules, event.day, event.date);
    let count = parts.len();
    recorder.happened(event.day, origin, &Happening::Statement { line: event.index, bill, due: event.date });
    if R::EXPLAINS {
        // Posting has emptied what was accrued; what is there now came from looking back.
        tell_looked_back(state, index, event.day, &vec![0; count], household, recorder);
    }
}

/// A line's account, rules and parts, to be changed together.
pub(super) fn line_parts<'s, 'h>(
    state: &'s mut State,
    index: usize,
    household: &'h Compiled,
) -> Option<(&'s mut account::LineAccount, &'h LineRules, &'s mut [PartAccount])> {
    let rules = household.lines.get(index)?;
    let account = state.lines.get_mut(index)?;
    let parts = state.parts.get_mut(rules.parts())?;
    Some((account, rules, parts))
}

fn bill<R: Recorder>(state: &mut State, event: Event, origin: Origin, household: &Compiled, recorder: &mut R) {
    let part_index = usize::from(event.index);
    let Some(index) = household.lines.iter().position(|rules| rules.parts().contains(&part_index)) else { return };
    let (Some(part), Some(rule)) = (state.parts.get_mut(part_index), household.parts.get(part_index)) else { return };
    if part.is_empty() && part.fee_left.is_zero() {
        part.accrued_to = event.day;
        part.posted_on = event.day;
        part.periods_left = 0;
        return;
    }
    accrue_part(part, rule, part_index, event.day, false, recorder);
    let instalment = bill_instalment(part, rule, event.day);
    let asked = instalment.total();
    if asked.is_zero() {
        return;
    }
    let line = u16::try_from(index).unwrap_or(u16::MAX);
    let (principal, interest, fee) = (instalment.principal, instalment.interest, instalment.fee);
    let (part, due) = (event.index, event.date);
    recorder.happened(event.day, origin, &Happening::Instalment { line, part, principal, interest, fee, due });
    let Some((account, rules, parts)) = line_parts(state, index, household) else { return };
    ask(account, Due { on: event.date, unpaid: asked, missed: false });
    account.paid_by_hand = false;
    // What was paid ahead settles the instalment first.
    let ahead = account.credit.least(asked);
    if ahead > Money::ZERO {
        account.credit -= ahead;
        let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
        pay(account, rules, parts, part_rules, ahead, false);
    }
}

fn pay_as_set<R: Recorder>(state: &mut State, event: Event, origin: Origin, household: &Compiled, recorder: &mut R) {
    let index = usize::from(event.index);
    let day = event.day;
    let Some(account) = state.lines.get(index) else { return };
    let asked = account.past_due(day.plus(1));
    let statement = if account.statement_due <= day { account.statement_left } else { Money::ZERO };
    let set = household.autopay.get(index).copied().unwrap_or_default();
    let wanted = match set {
        _ if account.paid_by_hand => asked,
        Autopay::Minimum | Autopay::ByHand => asked,
        Autopay::Full => asked.most(statement),
        Autopay::Amount(amount) => asked.most(amount.least(state.owed(index, &household.lines))),
    };
    if wanted > Money::ZERO {
        pay_line(state, index, wanted, day, origin, household, recorder);
    }
}

/// Pays a line from cash, as far as there is cash. What is short of what is asked for is recorded.
pub(super) fn pay_line<R: Recorder>(
    state: &mut State,
    index: usize,
    wanted: Money,
    day: Day,
    origin: Origin,
    household: &Compiled,
    recorder: &mut R,
) -> Money {
    if household.is_withheld(index, day) {
        return Money::ZERO;
    }
    let asked = state.lines.get(index).map_or(Money::ZERO, |account| account.past_due(day.plus(1)));
    let amount = wanted.least(state.cash.positive_part());
    if amount < wanted.least(asked) {
        fall_short(state, day, wanted.least(asked) - amount, origin, recorder);
    }
    if amount <= Money::ZERO {
        return Money::ZERO;
    }
    accrue_line(state, index, day, household, recorder);
    let Some((account, rules, parts)) = line_parts(state, index, household) else { return Money::ZERO };
    let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
    let mut paid = pay(account, rules, parts, part_rules, amount, true);
    // What nothing on the line could take stays with the household.
    let taken = amount - paid.credit;
    account.credit -= paid.credit;
    paid.credit = Money::ZERO;
    state.cash -= taken;
    if taken > Money::ZERO {
        let line = u16::try_from(index).unwrap_or(u16::MAX);
        recorder.happened(day, origin, &Happening::Payment { line, amount: taken, paid, asked });
    }
    taken
}

/// Arrears first, then whatever the payer adds.
fn surplus<R: Recorder, P: Payer>(
    state: &mut State,
    day: Day,
    origin: Origin,
    household: &Compiled,
    recorder: &mut R,
    payer: &mut P,
) {
    if state.cash <= Money::ZERO {
        return;
    }
    for index in 0..state.lines.len() {
        let overdue = state.lines.get(index).map_or(Money::ZERO, |account| account.past_due(day));
        if overdue > Money::ZERO && state.cash > Money::ZERO {
            pay_line(state, index, overdue.least(state.cash), day, origin, household, recorder);
        }
    }
    for _ in 0..PAYMENTS_A_DAY {
        let Some((line, amount)) = payer.next(state, household, day) else { break };
        pay_line(state, line, amount, day, origin, household, recorder);
    }
}

fn check<R: Recorder>(state: &mut State, event: Event, origin: Origin, household: &Compiled, recorder: &mut R) {
    let index = usize::from(event.index);
    accrue_line(state, index, event.day, household, recorder);
    let Some((account, rules, parts)) = line_parts(state, index, household) else { return };
    let part_rules = household.parts.get(rules.parts()).unwrap_or(&[]);
    let before: Vec<i128> = if R::EXPLAINS { parts.iter().map(|part| part.accrued).collect() } else { Vec::new() };
    let missed = check_due(account, rules, parts, part_rules, event.date);
    if R::EXPLAINS {
        tell_looked_back(state, index, event.day, &before, household, recorder);
    }
    if let Some(missed) = missed {
        let (line, due) = (event.index, missed.due);
        let (unpaid, late_fee) = (missed.unpaid, missed.late_fee);
        recorder.happened(event.day, origin, &Happening::Missed { line, due, unpaid, late_fee });
    }
}
