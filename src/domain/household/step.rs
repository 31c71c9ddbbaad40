//! The day step: one event after another, in the order of the day's phases.
//!
//! Outside events, expenses, statements, payments, due checks, the month's end. Interest is counted when an event
//! touches a line, so the cost grows with events and not with days. Nothing is allocated here.

use super::compiled::{Compiled, Event, EventKind, Phase};
use super::quiet::quiet_days;
use super::recorder::{Happening, Movement, Origin, Recorder};
use super::state::State;
use super::together::together;
use super::usage::{can_take, purchase};
use super::watch::roll::{draw_until, remember_use};
use super::watch::{evaluate, turns_on};
use crate::domain::calendar::Day;
use crate::domain::credit::account::{PartAccount, PartRules};
use crate::domain::credit::due::Due;
use crate::domain::credit::instalment::bill_instalment;
use crate::domain::credit::line::Autopay;
use crate::domain::credit::overdue::{check_due, keep_grace, needs_check};
use crate::domain::credit::payment::{Intent, Payment, billed};
use crate::domain::credit::statement::{Posted, close_statement, settle_statement, use_credit};
use crate::domain::money::Money;
use crate::domain::risk::shock::Behaviour;

/// Who decides on payments beyond what is asked for.
pub trait Payer {
    /// Whether it ever pays anything; a payer that does not is not asked.
    const PAYS: bool = true;

    /// Whether what is asked for on a line is paid now; a payer may keep the money for another line.
    #[inline(always)]
    fn pays_asked(&mut self, _state: &State, _household: &Compiled, _line: usize, _asked: Money, _day: Day) -> bool {
        true
    }

    /// The next payment on this day; the engine asks again until there is none. The amount is cut to the cash there is.
    fn next(&mut self, state: &State, household: &Compiled, day: Day) -> Option<(usize, Money)>;
}

/// Pays what is asked for and nothing more.
#[derive(Debug, Clone, Copy, Default)]
pub struct AsAsked;

impl Payer for AsAsked {
    const PAYS: bool = false;

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
    loop {
        let (planned, by_chance) = household.next_days(state);
        let day = planned.min(by_chance);
        if let (Some(turns), Some(watch)) = (&household.quiet_turns, &household.watch) {
            quiet_days(state, day.plus(-1).min(until), (household, watch, turns), recorder);
        }
        if day > until {
            break;
        }
        state.day = day;
        while let Some(event) = household.next_of_day(state, day, by_chance == day) {
            happen(state, event, household, recorder, payer);
        }
        if let (Some(turns), Some(watch)) = (&household.quiet_turns, &household.watch) {
            let turns = turns_on(&mut state.watch, turns, day);
            evaluate(state, (day, turns), household, watch, recorder);
        }
        recorder.day_over(state);
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

#[inline]
fn happen<R: Recorder, P: Payer>(
    state: &mut State,
    event: Event,
    household: &Compiled,
    recorder: &mut R,
    payer: &mut P,
) {
    let origin = if event.day < household.today { Origin::Assumed } else { Origin::Planned };
    match event.kind {
        EventKind::Income => {
            let amount = household.incomes.get(event.place()).copied().unwrap_or_default();
            state.cash += amount;
            recorder.happened(event.day, origin, &Happening::Income { index: event.short(), amount });
        }
        EventKind::Expense => spend(state, event, origin, household, recorder),
        EventKind::Entry => super::record::replay(state, event, household, recorder),
        EventKind::Statement => close(state, event, origin, household, recorder),
        EventKind::Instalment => bill(state, event, origin, household, recorder),
        EventKind::Autopay => pay_as_set(state, event, origin, household, recorder, payer),
        EventKind::Planned => {
            if let Some(planned) = household.planned.get(event.place()).copied() {
                let given = Given { line: usize::from(planned.line), wanted: planned.amount, intent: Intent::Early };
                pay_line(state, given, event.day, origin, household, recorder);
            }
        }
        EventKind::Surplus => surplus(state, event.day, origin, household, recorder, payer),
        EventKind::DueCheck => check(state, event, origin, household, recorder),
        EventKind::MonthEnd => {
            super::watch::month_end(state, event.day, household);
            for line in &mut state.lines {
                line.missed_months = (line.missed_months << 1) | u32::from(line.missed_now);
                line.missed_now = false;
            }
        }
        EventKind::Shock => super::watch::shocks::happen(state, event, household, recorder),
        EventKind::Watch => {
            if let Some(watch) = &household.watch {
                evaluate(state, (event.day, event.index), household, watch, recorder);
            }
        }
    }
}

fn spend<R: Recorder>(state: &mut State, event: Event, origin: Origin, household: &Compiled, recorder: &mut R) {
    let Some(expense) = household.expenses.get(event.place()) else { return };
    let (index, amount) = (event.short(), expense.amount);
    if let Some(line) = expense.pay_with {
        if can_take(state, usize::from(line), amount, household) {
            purchase(state, usize::from(line), amount, event.day, household, recorder);
            remember_use(state, usize::from(line), amount, false, event.day, household);
            recorder.happened(event.day, origin, &Happening::Expense { index, amount, line: Some(line) });
            return;
        }
        recorder.happened(event.day, origin, &Happening::FellOnCash { index, amount, line });
    } else {
        recorder.happened(event.day, origin, &Happening::Expense { index, amount, line: None });
    }
    if household.behaviour == Behaviour::Roll && state.cash < amount {
        draw_until(state, amount, None, event.day, origin, household, recorder);
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

fn close<R: Recorder>(state: &mut State, event: Event, origin: Origin, household: &Compiled, recorder: &mut R) {
    let Some(mut on) = together(state, event.place(), household) else { return };
    on.accrue(event.day, recorder);
    if R::EXPLAINS {
        let (before, due) = (on.accrued_so_far(), on.account.statement_due);
        settle_statement(on.account, on.parts, on.part_rules);
        on.tell_looked_back(&before, due, recorder);
    }
    let first = usize::from(on.rules.first_part);
    let dates = (event.day, event.date);
    let before = if R::EXPLAINS { on.accrued_so_far() } else { Vec::new() };
    let bill =
        close_statement(on.account, on.rules, on.parts, on.part_rules, dates, &mut |place, posted| match posted {
            Posted::Interest(amount) => recorder.moved(first + place, Movement::Interest, amount),
            Posted::Fee(amount) => recorder.moved(first + place, Movement::Fee, amount),
            Posted::Paid(amount) => recorder.moved(first + place, Movement::Paid, -amount),
        });
    recorder.happened(event.day, origin, &Happening::Statement { line: event.short(), bill, due: event.date });
    if R::EXPLAINS {
        // Posting has emptied what was accrued; what is there now waited and counts from now on.
        let posted = |(part, rule): (&PartAccount, &PartRules)| {
            let accrued = if rule.own_days { part.accrued } else { 0 };
            PartAccount { accrued, ..*part }
        };
        let before: Vec<PartAccount> = before.iter().zip(on.part_rules).map(posted).collect();
        on.tell_looked_back(&before, event.day, recorder);
    }
    super::watch::billed(state, event.place(), bill.balance);
}

fn bill<R: Recorder>(state: &mut State, event: Event, origin: Origin, household: &Compiled, recorder: &mut R) {
    let index = event.place();
    let Some(line) = household.line_of_part.get(index).copied() else { return };
    let Some(part) = state.parts.get_mut(index) else { return };
    if part.is_empty() && part.fee_left.is_zero() {
        part.accrued_to = event.day;
        part.posted_on = event.day;
        part.periods_left = 0;
        return;
    }
    super::watch::instalment_billed(state, usize::from(line));
    let Some(mut on) = together(state, usize::from(line), household) else { return };
    on.accrue(event.day, recorder);
    let place = index.saturating_sub(usize::from(on.rules.first_part));
    let (Some(part), Some(rule)) = (on.parts.get_mut(place), on.part_rules.get(place)) else { return };
    let instalment = bill_instalment(part, rule, event.day);
    recorder.moved(index, Movement::Interest, instalment.interest);
    recorder.moved(index, Movement::Fee, instalment.fee);
    let (principal, interest, fee) = (instalment.principal, instalment.interest, instalment.fee);
    if !instalment.total().is_zero() {
        let (part, due) = (event.short(), event.date);
        recorder.happened(event.day, origin, &Happening::Instalment { line, part, principal, interest, fee, due });
    }
    // A loan asks for all that is charged and billed and not yet asked for; a statement asks for its own.
    let asked = if on.rules.has_statements {
        instalment.total()
    } else {
        on.account.new_fees = Money::ZERO;
        billed(on.account, on.parts, on.part_rules) - on.account.asked()
    };
    if asked <= Money::ZERO {
        return;
    }
    on.account.dues.ask(Due { on: event.date, unpaid: asked, missed: false });
    if !on.rules.has_statements {
        on.account.paid_by_hand &= on.account.credit > Money::ZERO;
    }
    // What was paid ahead settles the instalment first.
    let first = usize::from(on.rules.first_part);
    use_credit(on.account, on.rules, on.parts, on.part_rules, event.day, &mut |place, amount| {
        recorder.moved(first + place, Movement::Paid, -amount);
    });
}

fn pay_as_set<R: Recorder, P: Payer>(
    state: &mut State,
    event: Event,
    origin: Origin,
    household: &Compiled,
    recorder: &mut R,
    payer: &mut P,
) {
    let (index, day) = (event.place(), event.day);
    if event.date > day {
        // A recorded payment comes later: until then it is late.
        state.may_have_arrears = true;
        return;
    }
    let (Some(account), Some(rules)) = (state.lines.get(index), household.lines.get(index)) else { return };
    let asked = account.past_due(day.plus(1));
    let set = household.autopay.get(index).copied().unwrap_or_default();
    let mut intent = Intent::Regular;
    let wanted = match set {
        Autopay::Full if !account.paid_by_hand && account.statement_due <= day => asked.most(account.statement_left),
        Autopay::Amount(amount) if !account.paid_by_hand => {
            // More than a loan asks for repays it early; more than a statement asks for never ends its plans.
            intent = if rules.has_statements { Intent::Regular } else { Intent::Early };
            asked.most(amount.least(state.owed(index, &household.lines)))
        }
        Autopay::Full | Autopay::Amount(_) | Autopay::Minimum | Autopay::ByHand => asked,
    };
    if wanted > Money::ZERO {
        if !payer.pays_asked(state, household, index, wanted, day) {
            state.may_have_arrears = true;
            return;
        }
        pay_line(state, Given { line: index, wanted, intent }, day, origin, household, recorder);
    }
}

/// A payment that somebody wants to make.
#[derive(Debug, Clone, Copy)]
struct Given {
    line: usize,
    wanted: Money,
    intent: Intent,
}

/// Pays a line from cash, as far as there is cash. What is short of what is asked for is recorded.
fn pay_line<R: Recorder>(
    state: &mut State,
    given: Given,
    day: Day,
    origin: Origin,
    household: &Compiled,
    recorder: &mut R,
) {
    let Given { line, wanted, intent } = given;
    if household.is_withheld(line, day) || super::watch::is_withheld(state, line, day) {
        state.may_have_arrears = true;
        return;
    }
    let Some(asked) = state.lines.get(line).map(|account| account.past_due(day.plus(1))) else { return };
    if household.behaviour == Behaviour::Roll && state.cash < wanted.least(asked) {
        draw_until(state, wanted.least(asked), Some(line), day, origin, household, recorder);
    }
    let amount = wanted.least(state.cash.positive_part());
    if amount < wanted.least(asked) {
        state.may_have_arrears = true;
        fall_short(state, day, wanted.least(asked) - amount, origin, recorder);
    }
    if amount <= Money::ZERO {
        return;
    }
    let Some(mut on) = together(state, line, household) else { return };
    on.accrue(day, recorder);
    let mut paid = on.pay(Payment { amount, on: day, intent }, Movement::Paid, recorder);
    // What nothing on the line could take stays with the household.
    let taken = amount - paid.credit;
    on.account.credit -= paid.credit;
    paid.credit = Money::ZERO;
    state.cash -= taken;
    if taken > Money::ZERO {
        super::watch::paid(state, line, taken, day, household);
        let line = u16::try_from(line).unwrap_or(u16::MAX);
        recorder.happened(day, origin, &Happening::Payment { line, amount: taken, paid, asked });
    }
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
    if state.may_have_arrears {
        pay_arrears(state, day, origin, household, recorder, payer);
    }
    if P::PAYS {
        for _ in 0..PAYMENTS_A_DAY {
            let Some((line, wanted)) = payer.next(state, household, day) else { break };
            pay_line(state, Given { line, wanted, intent: Intent::Early }, day, origin, household, recorder);
        }
    }
}

fn pay_arrears<R: Recorder, P: Payer>(
    state: &mut State,
    day: Day,
    origin: Origin,
    household: &Compiled,
    recorder: &mut R,
    payer: &mut P,
) {
    for line in 0..state.lines.len() {
        let wanted = state.lines.get(line).map_or(Money::ZERO, |account| account.past_due(day)).least(state.cash);
        if wanted > Money::ZERO && payer.pays_asked(state, household, line, wanted, day) {
            pay_line(state, Given { line, wanted, intent: Intent::Regular }, day, origin, household, recorder);
        }
    }
    state.may_have_arrears = state.lines.iter().any(|account| account.oldest_due().is_some_and(|due| due <= day));
}

fn check<R: Recorder>(state: &mut State, event: Event, origin: Origin, household: &Compiled, recorder: &mut R) {
    let Some(mut on) = together(state, event.place(), household) else { return };
    if !needs_check(on.account, on.rules, event.date) {
        keep_grace(on.account, on.parts, event.date);
        return;
    }
    on.accrue(event.day, recorder);
    let before = if R::EXPLAINS { on.accrued_so_far() } else { Vec::new() };
    let missed = check_due(on.account, on.rules, on.parts, on.part_rules, event.date);
    if R::EXPLAINS {
        on.tell_looked_back(&before, event.date, recorder);
    }
    if let Some(missed) = missed {
        let (line, due) = (event.short(), missed.due);
        let (unpaid, late_fee) = (missed.unpaid, missed.late_fee);
        recorder.happened(event.day, origin, &Happening::Missed { line, due, unpaid, late_fee });
        state.may_have_arrears = true;
        super::watch::missed(state, event.place(), household);
    }
}
