//! The last statement and what is overdue, compared with the balance.

use super::Sheet;
use super::terms::Stated;
use crate::diagnostic::Code;
use crate::domain::credit::line::{Overdue, Statement};
use crate::domain::money::Money;
use crate::profile::raw::{Raw, RawLine};

/// The last closed statement, when it is stated and the line has statements.
pub(super) fn check_statement(
    sheet: &Sheet<'_>,
    table: &Raw<RawLine>,
    owed: Money,
    has_statements: bool,
) -> Option<Statement> {
    let (raw, places) = (&table.value, &table.places);
    if !has_statements {
        return None;
    }
    let Some(balance) = raw.statement_balance else {
        for key in ["minimum_due", "paid_since_statement", "statement_date"] {
            if places.has(key) && !places.has("statement_balance") {
                let values = [("key", "statement_balance"), ("table", "line")];
                sheet.error(Code::MissingKey, places.of(key), &values);
                break;
            }
        }
        return None;
    };
    let paid = raw.paid_since_statement.unwrap_or_default();
    let open = (balance - paid).positive_part();
    if open > owed {
        let values = [("statement", &*sheet.plain(open)), ("balance", &*sheet.plain(owed))];
        sheet.error(Code::StatementAboveBalance, places.of("statement_balance"), &values);
    }
    if let Some(minimum) = raw.minimum_due.filter(|minimum| *minimum > balance) {
        let values = [("minimum", &*sheet.plain(minimum)), ("statement", &*sheet.plain(balance))];
        sheet.error(Code::MinimumAboveStatement, places.of("minimum_due"), &values);
    }
    Some(Statement { balance, minimum: raw.minimum_due, paid, closed_on: raw.statement_date })
}

/// What is overdue, when it is stated.
pub(super) fn check_overdue(sheet: &Sheet<'_>, table: &Raw<RawLine>, owed: Money) -> Option<Overdue> {
    let overdue = table.value.overdue?;
    let span = table.places.of("overdue");
    if overdue.since > sheet.as_of {
        let values = [("since", &*overdue.since.to_string()), ("as_of", &*sheet.as_of.to_string())];
        sheet.error(Code::OverdueInFuture, span.clone(), &values);
    }
    if overdue.amount > owed {
        let values = [("amount", &*sheet.plain(overdue.amount)), ("balance", &*sheet.plain(owed))];
        sheet.error(Code::OverdueAboveBalance, span, &values);
    }
    Some(overdue)
}

/// Warns of statement keys on a line that has no statements.
pub(super) fn check_keys(sheet: &Sheet<'_>, table: &Raw<RawLine>, stated: &Stated) {
    if stated.terms.has_statements() {
        return;
    }
    for key in ["statement_balance", "minimum_due", "paid_since_statement", "statement_date", "statement_day"] {
        if table.places.has(key) {
            sheet.warning(Code::KeyWithoutEffect, table.places.of(key), &[("key", key), ("table", "line")]);
        }
    }
}
