//! Rows of the agenda as JSON.

use serde_json::{Value, json};

use super::figure::amount;
use super::{line, name};
use crate::domain::household::recorder::Origin;
use crate::domain::money::Money;
use crate::report::agenda::{AgendaRow, Item, PaymentKind};
use crate::report::codes;
use crate::report::standing::Standing;
use crate::text::date;

/// One row. `amount` is never negative; `cash_change` says what cash does, zero when it does not move.
pub fn row(standing: &Standing, row: &AgendaRow) -> Value {
    let currency = standing.record.profile.currency;
    let cash_change = if row.item.moves_cash() { row.amount } else { Money::ZERO };
    let mut value = super::object(json!({
        "date": date::iso(row.day),
        "item": codes::item(&row.item),
        "name": item_name(standing, row.item),
        "line": row.item.line().map_or(Value::Null, |index| line::id(standing, index)),
        "amount": amount(row.amount.magnitude(), currency),
        "cash_change": amount(cash_change, currency),
        "cash_after": amount(row.cash_after, currency),
        "origin": codes::origin(row.origin),
    }));
    if let Some(entry) = recorded_in(standing, row.origin) {
        value.insert("entry".to_owned(), json!(entry));
    }
    match row.item {
        Item::Payment { kind, by_hand, .. } => {
            value.insert("pays".to_owned(), json!(codes::payment(kind)));
            if let PaymentKind::Instalment { number, of } = kind {
                value.insert("instalment".to_owned(), json!({ "number": number, "of": of }));
            }
            value.insert("by_hand".to_owned(), json!(by_hand));
        }
        Item::Missed { late_fee, .. } => {
            value.insert("late_fee".to_owned(), amount(late_fee, currency));
        }
        _ => {}
    }
    Value::Object(value)
}

/// The id of the journal's row that records it.
fn recorded_in(standing: &Standing, origin: Origin) -> Option<&str> {
    match origin {
        Origin::Recorded(index) => standing.written(index).map(|entry| entry.id.as_str()),
        Origin::Planned | Origin::Assumed => None,
    }
}

/// The name of the income or expense, else of the line, in both languages; null when it has none.
fn item_name(standing: &Standing, item: Item) -> Value {
    let profile = &standing.record.profile;
    let known = match item {
        Item::Income(index) => index.and_then(|i| profile.incomes.get(i)).map(|income| &income.name),
        Item::Expense(index) => index.and_then(|i| profile.expenses.get(i)).map(|expense| &expense.name),
        Item::OnLine { expense, .. } | Item::FellOnCash { expense, .. } => {
            profile.expenses.get(expense).map(|expense| &expense.name)
        }
        Item::Payment { line, .. } | Item::Missed { line, .. } | Item::Draw { line } => {
            profile.lines.get(line).map(|line| &line.name)
        }
        Item::Saved | Item::Correction => None,
    };
    known.map_or(Value::Null, name)
}
