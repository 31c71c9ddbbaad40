//! What the engine says about a household when something goes wrong: the functions under `engine.`.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::{Fault, Household, number, watched};
use crate::domain::household::compile::{Question, compile};
use crate::domain::household::compiled::{Compiled, EventKind, Withheld};
use crate::domain::household::recorder::{Happening, Totals};
use crate::domain::household::timeline::{Dated, run};
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
    ("due_in", "engine.due_in(days): what falls due to lenders from today on, within so many days"),
    (
        "short_on",
        "engine.short_on(fall, rise): first day on which cash does not suffice when every income falls by the first share \
         and essential expenses rise by the second",
    ),
    ("missed_if_both", "engine.missed_if_both(fall, rise): payments missed in that case"),
];

/// Calls a function. The household keeps the answer, so that a slide that is drawn again costs nothing.
pub(super) fn call(household: &Household, name: &str, values: &[Value]) -> Result<Value, Fault> {
    let asked = format!("{name} {values:?}");
    if let Some(known) = household.answered.borrow().get(&asked) {
        return known.clone();
    }
    let answer = answer(household, name, values);
    household.answered.borrow_mut().insert(asked, answer.clone());
    answer
}

fn answer(household: &Household, name: &str, values: &[Value]) -> Result<Value, Fault> {
    if let Some(answer) = watched::call(household, name, values) {
        return answer;
    }
    let known = FUNCTIONS.iter().find(|(known, _)| *known == name);
    let (_, how) = known.ok_or_else(|| Fault::UnknownFunction(format!("engine.{name}")))?;
    let [value, others @ ..] = values else { return Err(Fault::Arguments(how)) };
    let value = number(value.clone())?;
    let share_of =
        |value: Decimal| (Decimal::ZERO..=Decimal::ONE).contains(&value).then_some(value).ok_or(Fault::Arguments(how));
    if let "short_on" | "missed_if_both" = name {
        let [rise] = others else { return Err(Fault::Arguments(how)) };
        let both = poorer_and_dearer(household, share_of(value)?, share_of(number(rise.clone())?)?);
        return match name {
            "short_on" => short_on(household, &both),
            _ => Ok(Value::Number(totals(&both).missed.into())),
        };
    }
    if !others.is_empty() {
        return Err(Fault::Arguments(how));
    }
    let days = || {
        let days = if value.is_integer() { value.to_i32() } else { None };
        days.filter(|days| (0..=366).contains(days)).ok_or(Fault::Arguments(how))
    };
    let share = || share_of(value);
    let money = |amount: Money| Ok(Value::Number(amount.to_decimal(household.currency())));
    match name {
        "income_late" => money(lowest(household, &late(household, days()?))),
        "missed_if_late" => Ok(Value::Number(totals(&late(household, days()?)).missed.into())),
        "income_falls" => money(lowest(household, &poorer(household, share()?))),
        "missed_if_falls" => Ok(Value::Number(totals(&poorer(household, share()?)).missed.into())),
        "essentials_rise" => money(lowest(household, &dearer(household, share()?))),
        "late_cost" => money(late_cost(household, days()?)),
        "due_in" => money(household.due_within(days()?)),
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
    poorer_and_dearer(household, share, Decimal::ZERO)
}

fn dearer(household: &Household, share: Decimal) -> Compiled {
    poorer_and_dearer(household, Decimal::ZERO, share)
}

/// Every income falls by one share, and essential expenses rise by another.
fn poorer_and_dearer(household: &Household, fall: Decimal, rise: Decimal) -> Compiled {
    let mut made = as_set(household);
    for income in &mut made.incomes {
        *income = *income - part(*income, fall);
    }
    for expense in made.expenses.iter_mut().filter(|expense| expense.essential) {
        expense.amount += part(expense.amount, rise);
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

/// The first day on which cash falls below zero or does not suffice for a payment.
fn short_on(household: &Household, made: &Compiled) -> Result<Value, Fault> {
    let (timeline, _) = run(made);
    let short = |dated: &&Dated| dated.day >= household.today && matches!(dated.happening, Happening::Short { .. });
    let first = timeline.happenings.iter().find(short);
    first.map(|dated| Value::Day(dated.day)).ok_or_else(|| Fault::NothingThere("short_on".to_owned()))
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
