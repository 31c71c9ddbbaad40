//! Incomes and expenses: whether their days and amounts fit each other.

use super::{Sheet, paid_with};
use crate::diagnostic::{Code, Item};
use crate::document::Places;
use crate::domain::calendar::Day;
use crate::domain::credit::line::{Line, Rhythm};
use crate::domain::household::profile::{Certainty, Expense, Income, Recurrence};
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::profile::raw::{Raw, RawExpense, RawIncome, RawTiming};

/// The incomes that stand.
pub(super) fn check_incomes(sheet: &mut Sheet<'_>) -> Vec<Income> {
    let mut kept = Vec::with_capacity(sheet.raw.incomes.len());
    for table in &sheet.raw.incomes {
        let before = sheet.problems.errors();
        match check_income(sheet, table) {
            Some(income) if table.sound && sheet.problems.errors() == before => kept.push(income),
            _ => {
                let name = table.value.name.clone().unwrap_or_default();
                sheet.leave_out(Item::Income, name, table.places.table.clone());
            }
        }
    }
    kept
}

fn check_income(sheet: &Sheet<'_>, table: &Raw<RawIncome>) -> Option<Income> {
    let (raw, places) = (&table.value, &table.places);
    let (name, amount) = (raw.name.clone()?, raw.amount?);
    if let Some(gross) = raw.gross.filter(|gross| *gross < amount) {
        let values = [("gross", &*sheet.plain(gross)), ("amount", &*sheet.plain(amount))];
        sheet.error(Code::GrossBelowNet, places.of("gross"), &values);
    }
    let certainty = check_certainty(sheet, table, amount);
    let recurrence = check_timing(sheet, &raw.timing, places, "income")?;
    warn_when_over(sheet, &recurrence, &name, places);
    Some(Income { name, amount, gross: raw.gross, certainty, recurrence })
}

/// An income that varies needs its low amount; a low amount alone says that it varies.
fn check_certainty(sheet: &Sheet<'_>, table: &Raw<RawIncome>, amount: Money) -> Certainty {
    let (raw, places) = (&table.value, &table.places);
    match (raw.irregular, raw.low) {
        (Some(false), Some(_)) => {
            sheet.warning(Code::KeyWithoutEffect, places.of("low"), &[("key", "low"), ("table", "income")]);
            Certainty::Regular
        }
        (_, Some(low)) => {
            if low > amount {
                let values = [("low", &*sheet.plain(low)), ("amount", &*sheet.plain(amount))];
                sheet.error(Code::LowAboveUsual, places.of("low"), &values);
            }
            Certainty::Irregular { low }
        }
        (Some(true), None) => {
            if !places.has("low") {
                let values = [("key", "low"), ("table", "income")];
                sheet.error(Code::MissingKey, places.table.clone(), &values);
            }
            Certainty::Irregular { low: Money::ZERO }
        }
        (_, None) => Certainty::Regular,
    }
}

/// The expenses that stand. One whose line is wrong falls on cash.
pub(super) fn check_expenses(sheet: &mut Sheet<'_>, lines: &[Line]) -> Vec<Expense> {
    let mut kept = Vec::with_capacity(sheet.raw.expenses.len());
    for table in &sheet.raw.expenses {
        let before = sheet.problems.errors();
        let expense = check_expense(sheet, table);
        let stands = table.sound && sheet.problems.errors() == before;
        match expense {
            Some(mut expense) if stands => {
                expense.pay_with = paid_with::check_expense(sheet, table, &expense, lines);
                kept.push(expense);
            }
            _ => {
                let name = table.value.name.clone().unwrap_or_default();
                sheet.leave_out(Item::Expense, name, table.places.table.clone());
            }
        }
    }
    kept
}

fn check_expense(sheet: &Sheet<'_>, table: &Raw<RawExpense>) -> Option<Expense> {
    let (raw, places) = (&table.value, &table.places);
    let (name, amount) = (raw.name.clone()?, raw.amount?);
    let recurrence = check_timing(sheet, &raw.timing, places, "expense")?;
    warn_when_over(sheet, &recurrence, &name, places);
    Some(Expense {
        name,
        amount,
        essential: raw.essential.unwrap_or(false),
        housing: raw.housing.unwrap_or(false),
        pay_with: None,
        recurrence,
    })
}

/// Monthly items need `day`; all others need `on`, their first day or their date.
fn check_timing(sheet: &Sheet<'_>, raw: &RawTiming, places: &Places, table: &'static str) -> Option<Recurrence> {
    let rhythm = raw.rhythm.unwrap_or_default();
    let monthly = rhythm == Rhythm::Monthly;
    let needed = if monthly { "day" } else { "on" };
    if !places.has(needed) {
        sheet.error(Code::MissingKey, places.table.clone(), &[("key", needed), ("table", table)]);
        return None;
    }
    if !monthly && places.has("day") {
        sheet.warning(Code::KeyWithoutEffect, places.of("day"), &[("key", "day"), ("table", table)]);
    }
    if rhythm == Rhythm::Once && places.has("until") {
        sheet.warning(Code::KeyWithoutEffect, places.of("until"), &[("key", "until"), ("table", table)]);
    }
    let anchor = if monthly { raw.day? } else { raw.on?.day_of_month() };
    let until = raw.until.filter(|_| rhythm != Rhythm::Once);
    if let (Some(on), Some(until)) = (raw.on, until)
        && until < on
    {
        let values = [("until", &*until.to_string()), ("on", &*on.to_string())];
        sheet.error(Code::UntilBeforeStart, places.of("until"), &values);
    }
    Some(Recurrence { rhythm, anchor, start: raw.on, until })
}

fn warn_when_over(sheet: &Sheet<'_>, recurrence: &Recurrence, name: &Name, places: &Places) {
    let once = recurrence.start.filter(|_| recurrence.rhythm == Rhythm::Once);
    let ended: Option<(Day, &str)> = recurrence.until.map(|day| (day, "until")).or(once.map(|day| (day, "on")));
    if let Some((day, key)) = ended.filter(|(day, _)| *day < sheet.as_of) {
        let (date, as_of) = (day.to_string(), sheet.as_of.to_string());
        let values = [("name", &*name.en), ("name_zh", &*name.zh), ("date", &*date), ("as_of", &*as_of)];
        sheet.warning(Code::FlowOver, places.of(key), &values);
    }
}
