//! What an agenda row says.

use super::{line_name, name};
use crate::domain::household::recorder::Origin;
use crate::report::agenda::{AgendaRow, Item, PaymentKind};
use crate::report::standing::Standing;
use crate::text::{Lang, agenda as words, number, width::clean};

/// The item of a row, in words.
#[must_use]
pub fn item(standing: &Standing, row: &AgendaRow, lang: Lang) -> String {
    let profile = &standing.record.profile;
    let currency = profile.currency;
    let expense_name = |index: usize| {
        let known = profile.expenses.get(index).map(|expense| name(&expense.name, lang));
        known.unwrap_or_else(|| words::EXPENSE.get(lang).to_owned())
    };
    // What the reader wrote says more than a bare kind.
    let written = match row.origin {
        Origin::Recorded(entry) => standing.written(entry).map(|entry| entry.note.trim()),
        Origin::Planned | Origin::Assumed => None,
    };
    let written = written.filter(|note| !note.is_empty()).map(|note| clean(note).into_owned());
    match row.item {
        Item::Income(None) | Item::Expense(None) if written.is_some() => written.unwrap_or_default(),
        Item::Income(index) => {
            let known = index.and_then(|i| profile.incomes.get(i)).map(|income| name(&income.name, lang));
            known.unwrap_or_else(|| words::INCOME.get(lang).to_owned())
        }
        Item::Expense(index) => index.map_or_else(|| words::EXPENSE.get(lang).to_owned(), expense_name),
        Item::OnLine { expense, line } => {
            let values = [("item", expense_name(expense)), ("line", line_name(standing, line, lang))];
            words::WITH_LINE.fill(lang, &values)
        }
        Item::FellOnCash { expense, line } => {
            let values = [("item", expense_name(expense)), ("line", line_name(standing, line, lang))];
            words::FELL_ON_CASH.fill(lang, &values)
        }
        Item::Payment { line, kind, .. } => payment(&line_name(standing, line, lang), kind, lang),
        Item::Missed { line, late_fee } => {
            let line = line_name(standing, line, lang);
            if late_fee.is_zero() {
                words::MISSED.fill(lang, &[("line", line)])
            } else {
                words::MISSED_FEE.fill(lang, &[("line", line), ("fee", number::money(late_fee, currency))])
            }
        }
        Item::Draw { line } => words::DRAW.fill(lang, &[("line", line_name(standing, line, lang))]),
        Item::Saved => words::SAVED.get(lang).to_owned(),
        Item::Correction => words::CORRECTION.get(lang).to_owned(),
    }
}

fn payment(line: &str, kind: PaymentKind, lang: Lang) -> String {
    let line = ("line", line.to_owned());
    match kind {
        PaymentKind::Minimum => words::MINIMUM.fill(lang, &[line]),
        PaymentKind::Statement => words::STATEMENT.fill(lang, &[line]),
        PaymentKind::Instalment { number, of } => {
            words::INSTALMENT.fill(lang, &[line, ("number", number.to_string()), ("of", of.to_string())])
        }
        PaymentKind::Instalments => words::INSTALMENTS.fill(lang, &[line]),
        PaymentKind::Arrears => words::ARREARS.fill(lang, &[line]),
        PaymentKind::Partial => words::PARTIAL.fill(lang, &[line]),
        PaymentKind::Other => words::PAYMENT.fill(lang, &[line]),
    }
}
