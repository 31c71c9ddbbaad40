//! The tables that describe the household as a whole.

use super::raw_table;
use crate::diagnostic::Code;
use crate::document::TableReader;
use crate::document::choice::Choice;
use crate::domain::calendar::Day;
use crate::domain::household::facts::{FactKey, FactShape, FactValue, Facts};
use crate::domain::household::profile::CheckLimits;
use crate::domain::money::Currency;
use crate::profile::raw::{RawAdopted, RawCash, RawPlanned};

/// The currency of every amount in the file.
pub(super) fn read_currency(top: &TableReader<'_>) -> Option<Currency> {
    let code = top.text("currency")?;
    let currency = Currency::from_code(&code);
    if currency.is_none() {
        let capital: String = code.to_ascii_uppercase();
        let suggestion = if Currency::from_code(&capital).is_some() { &*capital } else { "" };
        let values = [("value", &*code), ("suggestion", suggestion)];
        top.problems().error(Code::UnknownCurrency, top.place("currency"), &values);
    }
    currency
}

pub(super) fn read_cash(table: &TableReader<'_>) -> RawCash {
    RawCash { spendable: table.amount("spendable"), emergency_fund: table.amount("emergency_fund") }
}

pub(super) fn read_inquiries(table: TableReader<'_>) -> Vec<Day> {
    let days = table.dates("inquiries");
    table.finish();
    days
}

/// A plan that was adopted.
pub(super) fn read_adopted(table: &TableReader<'_>) -> RawAdopted {
    let payment = |table: TableReader<'_>| {
        raw_table(table, |table| RawPlanned {
            date: table.date("date"),
            line: table.id("line"),
            amount: table.amount("amount"),
        })
    };
    let payments = table.tables("payment").into_iter().map(payment).collect();
    RawAdopted { adopted_on: table.date("adopted_on"), payments }
}

pub(super) fn read_limits(table: TableReader<'_>) -> CheckLimits {
    let limits = CheckLimits {
        max_dti: table.percent("max_dti"),
        max_utilisation: table.percent("max_utilisation"),
        max_lenders: table.whole("max_lenders"),
        min_runway_days: table.whole("min_runway_days"),
        min_emergency_months: table.hundredths("min_emergency_months"),
        min_cash: table.amount("min_cash"),
    };
    table.finish();
    limits
}

/// Holidays and working weekend days.
pub(super) fn read_calendar(table: TableReader<'_>) -> (Vec<Day>, Vec<Day>) {
    let days = (table.dates("holidays"), table.dates("workdays"));
    table.finish();
    days
}

/// Whether somebody studies, by the words of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Studies {
    No,
    Undergraduate,
    Graduate,
}

impl Choice for Studies {
    const WORDS: &'static [(&'static str, Self)] =
        &[("no", Studies::No), ("undergraduate", Studies::Undergraduate), ("graduate", Studies::Graduate)];
}

/// What is known of the people; what was written wrongly is not known.
pub(super) fn read_facts(table: TableReader<'_>) -> Facts {
    let mut stated = Vec::new();
    for fact in FactKey::ALL {
        let key = fact.word();
        let value = match fact.shape() {
            FactShape::Flag => table.flag(key).map(FactValue::Flag),
            FactShape::Whole(..) => table.whole(key).map(FactValue::Whole),
            FactShape::Amount => table.amount(key).map(FactValue::Amount),
            FactShape::Text => table.text(key).map(FactValue::Text),
            FactShape::Word(_) => table.choice::<Studies>(key).map(|one| FactValue::Text(one.word().to_owned())),
        };
        stated.extend(value.map(|value| (*fact, value)));
    }
    table.finish();
    Facts::of(stated)
}
