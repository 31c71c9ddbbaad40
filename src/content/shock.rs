//! Reading one shock of a scenario. Each kind has keys of its own; a key of another kind is refused.

use super::norms::BOTH;
use super::policy::{read_cut, read_effect};
use super::provenance::read_both;
use crate::diagnostic::Code;
use crate::document::choice::{ACCOUNT_FLAGS, BEHAVIOURS, Choice, EFFECTS, LINE_KINDS, SHOCK_KINDS};
use crate::document::key::{Key, Shape, Sign};
use crate::document::reader::{Places, TableReader};
use crate::domain::money::Ratio;
use crate::domain::risk::shock::{IncomeSelector, LineSelector, Moment, Shock, ShockKind, Size};

pub(super) const SHOCK_KEYS: &[Key] = &[
    Key::required("kind", Shape::Choice(SHOCK_KINDS)),
    Key::new("lines", Shape::Choice(PICKS)),
    Key::new("line", Shape::Text),
    Key::new("group", Shape::Id),
    Key::new("line_kind", Shape::Choice(LINE_KINDS)),
    Key::new("product", Shape::Text),
    Key::new("incomes", Shape::Choice(INCOME_PICKS)),
    Key::new("income", Shape::Text),
    Key::new("from", Shape::Moment),
    Key::new("on", Shape::Moment),
    Key::new("months", Shape::Whole(1, 600)),
    Key::new("days", Shape::Whole(1, 3652)),
    Key::new("times", Shape::Whole(1, 600)),
    Key::new("hours", Shape::Whole(1, 8784)),
    Key::new("products", Shape::Texts),
    Key::new("amount", Shape::Amount(Sign::Positive)),
    Key::new("months_of_income", Shape::Hundredths),
    Key::new("share", Shape::Percent),
    Key::new("announced", Shape::Flag),
    Key::new("id", Shape::Id),
    Key::new("name", BOTH),
    Key::new("flag", Shape::Choice(ACCOUNT_FLAGS)),
    Key::new("cleared_after_days", Shape::Whole(1, 3652)),
    Key::new("behaviour", Shape::Choice(BEHAVIOURS)),
    Key::new("effect", Shape::Choice(EFFECTS)),
    Key::new("by", Shape::Percent),
    Key::new("not_below", Shape::Percent),
];

/// Words of `lines`.
const PICKS: &[&str] = &["first", "first-drawable", "largest", "most-used", "every"];
/// Words of `incomes`.
const INCOME_PICKS: &[&str] = &["largest", "every"];

/// Keys that choose lines; exactly one of them.
const LINE_CHOICE: &[&str] = &["lines", "line", "group", "line_kind", "product"];
/// Keys that choose incomes; at most one of them.
const INCOME_CHOICE: &[&str] = &["incomes", "income"];

/// A word of `lines` or `incomes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pick {
    First,
    FirstDrawable,
    Largest,
    MostUsed,
    Every,
}

impl Choice for Pick {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("first", Pick::First),
        ("first-drawable", Pick::FirstDrawable),
        ("largest", Pick::Largest),
        ("most-used", Pick::MostUsed),
        ("every", Pick::Every),
    ];
}

/// The keys of a kind besides `kind` and those that choose lines or incomes, and whether it chooses either.
const fn keys_of(kind: ShockKind) -> (&'static [&'static str], bool, bool) {
    match kind {
        ShockKind::MissPayment => (&["from", "months"], true, false),
        ShockKind::LatePayment => (&["from", "days", "times"], true, false),
        ShockKind::NewLine => (&["products", "amount", "on"], false, false),
        ShockKind::LoseIncome => (&["share", "from", "months"], false, true),
        ShockKind::DelayIncome => (&["days", "from", "times"], false, true),
        ShockKind::Expense => (&["amount", "months_of_income", "on"], false, false),
        ShockKind::Outage => (&["on", "hours", "announced"], true, false),
        ShockKind::CutLimit => (&["by", "on"], true, false),
        ShockKind::SuspendLine => (&["on", "days"], true, false),
        ShockKind::RuleChange => (&["id", "name", "on", "effect", "by", "not_below"], true, false),
        ShockKind::AccountFlag => (&["flag", "on", "cleared_after_days"], true, false),
        ShockKind::Behaviour => (&["behaviour"], false, false),
    }
}

/// Reads a shock and the places of its keys.
pub(super) fn read_shock(reader: TableReader<'_>) -> (Option<Shock>, Places) {
    let kind = reader.choice::<ShockKind>("kind");
    if let Some(kind) = kind {
        refuse_keys_of_others(&reader, kind);
    }
    let shock = kind.and_then(|kind| read_kind(&reader, kind));
    (shock, reader.finish())
}

fn refuse_keys_of_others(reader: &TableReader<'_>, kind: ShockKind) {
    let (own, has_lines, has_income) = keys_of(kind);
    let belongs = |key: &str| {
        key == "kind"
            || own.contains(&key)
            || has_lines && LINE_CHOICE.contains(&key)
            || has_income && INCOME_CHOICE.contains(&key)
    };
    for key in SHOCK_KEYS.iter().map(|key| key.name).filter(|key| reader.has(key) && !belongs(key)) {
        let values = [("key", key), ("table", kind.word())];
        reader.problems().error(Code::KeyWithoutEffect, reader.place(key), &values);
    }
}

/// A value that its kind cannot do without.
fn needed<T>(reader: &TableReader<'_>, key: &'static str, value: Option<T>) -> Option<T> {
    if !reader.has(key) {
        reader.missing(key);
    }
    value
}

fn read_kind(reader: &TableReader<'_>, kind: ShockKind) -> Option<Shock> {
    let on = || needed(reader, "on", reader.moment("on"));
    let from = |usual: Moment| if reader.has("from") { reader.moment("from") } else { Some(usual) };
    let times = || if reader.has("times") { reader.whole("times") } else { Some(1) };
    Some(match kind {
        ShockKind::MissPayment => {
            let (lines, from) = (read_lines(reader), from(Moment::NextDue));
            let months = if reader.has("months") { reader.whole("months") } else { Some(1) };
            Shock::MissPayment { lines: lines?, from: from?, months: months? }
        }
        ShockKind::LatePayment => {
            let (lines, from, times) = (read_lines(reader), from(Moment::NextDue), times());
            let days = needed(reader, "days", reader.whole("days"));
            Shock::LatePayment { lines: lines?, from: from?, days: days?, times: times? }
        }
        ShockKind::NewLine => {
            let (products, amount) = (reader.texts("products"), needed(reader, "amount", reader.amount("amount")));
            if products.is_empty() {
                reader.missing("products");
            }
            Shock::NewLine { products, amount: amount?, on: on()? }
        }
        ShockKind::LoseIncome => {
            let (income, from) = (read_income(reader), from(Moment::NextIncome));
            let share = if reader.has("share") { read_cut(reader, "share") } else { Some(Ratio::ONE) };
            let months = reader.whole("months");
            Shock::LoseIncome { income: income?, share: share?, from: from?, months }
        }
        ShockKind::DelayIncome => {
            let (income, from, times) = (read_income(reader), from(Moment::NextIncome), times());
            let days = needed(reader, "days", reader.whole("days"));
            Shock::DelayIncome { income: income?, days: days?, from: from?, times: times? }
        }
        ShockKind::Expense => Shock::Expense { size: read_size(reader)?, on: on()? },
        ShockKind::Outage => {
            let (lines, on) = (read_lines(reader), on());
            let hours = needed(reader, "hours", reader.whole("hours"));
            let announced = reader.flag("announced").unwrap_or(false);
            Shock::Outage { lines: lines?, on: on?, hours: hours?, announced }
        }
        ShockKind::CutLimit => {
            let (lines, on, by) = (read_lines(reader), on(), needed(reader, "by", read_cut(reader, "by")));
            Shock::CutLimit { lines: lines?, by: by?, on: on? }
        }
        ShockKind::SuspendLine => {
            let (lines, on, days) = (read_lines(reader), on(), reader.whole("days"));
            Shock::SuspendLine { lines: lines?, on: on?, days }
        }
        ShockKind::RuleChange => read_rule_change(reader, on())?,
        ShockKind::AccountFlag => {
            let (lines, on) = (read_lines(reader), on());
            let flag = needed(reader, "flag", reader.choice("flag"));
            let cleared_after_days = reader.whole("cleared_after_days");
            Shock::AccountFlag { lines: lines?, flag: flag?, on: on?, cleared_after_days }
        }
        ShockKind::Behaviour => Shock::Behaviour(needed(reader, "behaviour", reader.choice("behaviour"))?),
    })
}

fn read_rule_change(reader: &TableReader<'_>, on: Option<Moment>) -> Option<Shock> {
    let (id, name) = (needed(reader, "id", reader.id("id")), needed(reader, "name", read_both(reader, "name")));
    let (lines, effect) = (read_lines(reader), read_effect(reader));
    if reader.has("effect") && effect.is_none() {
        return None;
    }
    Some(Shock::RuleChange { id: id?, name: name?, lines: lines?, on: on?, effect })
}

fn read_lines(reader: &TableReader<'_>) -> Option<LineSelector> {
    match reader.one_of_keys(&["lines", "line", "group", "line_kind", "product"]) {
        Some("lines") => Some(match reader.choice("lines")? {
            Pick::First => LineSelector::First,
            Pick::FirstDrawable => LineSelector::FirstDrawable,
            Pick::Largest => LineSelector::Largest,
            Pick::MostUsed => LineSelector::MostUsed,
            Pick::Every => LineSelector::Every,
        }),
        Some("line") => reader.text("line").map(LineSelector::Id),
        Some("group") => reader.id("group").map(LineSelector::Group),
        Some("line_kind") => reader.choice("line_kind").map(LineSelector::Kind),
        Some("product") => reader.text("product").map(LineSelector::Product),
        _ => {
            if !LINE_CHOICE.iter().any(|key| reader.has(key)) {
                reader.missing("lines");
            }
            None
        }
    }
}

fn read_income(reader: &TableReader<'_>) -> Option<IncomeSelector> {
    match reader.one_of_keys(&["incomes", "income"]) {
        Some("incomes") => Some(match reader.choice("incomes")? {
            Pick::Every => IncomeSelector::Every,
            _ => IncomeSelector::Largest,
        }),
        Some(_) => reader.text("income").map(IncomeSelector::Named),
        None if INCOME_CHOICE.iter().any(|key| reader.has(key)) => None,
        None => Some(IncomeSelector::Largest),
    }
}

fn read_size(reader: &TableReader<'_>) -> Option<Size> {
    match reader.one_of_keys(&["amount", "months_of_income"]) {
        Some("amount") => reader.amount("amount").map(Size::Amount),
        Some(_) => reader.hundredths("months_of_income").map(Size::MonthsOfIncome),
        None => {
            if !reader.has("amount") {
                reader.missing("amount");
            }
            None
        }
    }
}
