//! What the engine says about a household when something goes wrong: the functions under `engine.`.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::{Fault, Household, number};
use crate::domain::household::compile::{Question, compile};
use crate::domain::household::compiled::{Compiled, EventKind, Withheld};
use crate::domain::household::recorder::Totals;
use crate::domain::household::timeline::run;
use crate::domain::lesson::Value;
use crate::domain::money::{Money, Rounding};

/// Every function with what it gives, for authors.
const FUNCTIONS: &[(&str, &str)] = &[
    ("income_late", "engine.income_late(days): lowest cash when the next income comes so many days late"),
    ("missed_if_late", "engine.missed_if_late(days): payments missed in thirteen months in that case"),
    ("income_falls", "engine.income_falls(share): lowest cash when every income falls by this share"),
    ("missed_if_falls", "engine.missed_if_falls(share): payments missed in that case"),
    ("essentials_rise", "engine.essentials_rise(share): lowest cash when essential expenses rise by this share"),
    ("late_cost", "engine.late_cost(days): interest and fees more, when the next payment waits so many days"),
];

/// Calls a function.
pub(super) fn call(household: &Household, name: &str, values: &[Value]) -> Result<Value, Fault> {
    let known = FUNCTIONS.iter().find(|(known, _)| *known == name);
    let (_, how) = known.ok_or_else(|| Fault::UnknownFunction(format!("engine.{name}")))?;
    let [value] = values else { return Err(Fault::Arguments(how)) };
    let value = number(value.clone())?;
    let days = || {
        let days = if value.is_integer() { value.to_i32() } else { None };
        days.filter(|days| (0..=366).contains(days)).ok_or(Fault::Arguments(how))
    };
    let share = || (Decimal::ZERO..=Decimal::ONE).contains(&value).then_some(value).ok_or(Fault::Arguments(how));
    let money = |amount: Money| Ok(Value::Number(amount.to_decimal(household.currency())));
    match name {
        "income_late" => money(lowest(household, &late(household, days()?))),
        "missed_if_late" => Ok(Value::Number(totals(&late(household, days()?)).missed.into())),
        "income_falls" => money(lowest(household, &poorer(household, share()?))),
        "missed_if_falls" => Ok(Value::Number(totals(&poorer(household, share()?)).missed.into())),
        "essentials_rise" => money(lowest(household, &dearer(household, share()?))),
        "late_cost" => money(late_cost(household, days()?)),
        _ => Err(Fault::UnknownFunction(format!("engine.{name}"))),
    }
}

fn as_set(household: &Household) -> Compiled {
    let question = Question::as_set(household.today, household.until());
    compile(&household.profile, &household.entries, &question)
}

/// The next income from today on comes so many days late.
fn late(household: &Household, days: i32) -> Compiled {
    let mut made = as_set(household);
    let next = made.events.iter_mut().find(|event| event.kind == EventKind::Income && event.day >= household.today);
    if let Some(event) = next {
        event.day = event.day.plus(days);
    }
    made.events.sort_unstable();
    made
}

fn poorer(household: &Household, share: Decimal) -> Compiled {
    let mut made = as_set(household);
    for income in &mut made.incomes {
        *income = *income - part(*income, share);
    }
    made
}

fn dearer(household: &Household, share: Decimal) -> Compiled {
    let mut made = as_set(household);
    for expense in made.expenses.iter_mut().filter(|expense| expense.essential) {
        expense.amount += part(expense.amount, share);
    }
    made
}

/// A share of an amount, rounded half away from zero.
fn part(amount: Money, share: Decimal) -> Money {
    let up = RoundingStrategy::MidpointAwayFromZero;
    let parts = share.checked_mul(Decimal::from(1_000_000)).map(|parts| parts.round_dp_with_strategy(0, up));
    let parts = parts.and_then(|parts| parts.to_i64()).unwrap_or(0);
    amount.scaled(parts, 1_000_000, Rounding::HalfUp)
}

fn totals(made: &Compiled) -> Totals {
    run(made).0.totals
}

fn lowest(household: &Household, made: &Compiled) -> Money {
    let (timeline, _) = run(made);
    let opening = crate::domain::household::timeline::state_today(made).cash;
    timeline.lowest_cash(household.today, opening).0
}

/// What waiting costs: nothing is paid to the line that is due next until so many days after its due day.
fn late_cost(household: &Household, days: i32) -> Money {
    let Some((due, line, _)) = household.next_due() else { return Money::ZERO };
    let mut question = Question::as_set(household.today, household.until());
    let line = u16::try_from(line).unwrap_or(u16::MAX);
    question.withheld.push(Withheld { line, from: household.today, until: due.plus(days) });
    let waits = totals(&compile(&household.profile, &household.entries, &question));
    let pays = totals(&as_set(household));
    (waits.interest + waits.fees) - (pays.interest + pays.fees)
}
