//! One line: its terms, its parts, its statement and its state, compared with each other.

use super::parts::check_parts;
use super::statement::{check_overdue, check_statement};
use super::terms::{Stated, check_terms, find_product, missing, note_assumed};
use super::{Sheet, statement};
use crate::diagnostic::Code;
use crate::domain::credit::line::{Line, LineState, Part};
use crate::domain::credit::terms::{Amortisation, LineKind};
use crate::domain::name::Name;
use crate::profile::raw::{Raw, RawLine};

/// The line of a table; none when what it needs is not there. Errors have been added to the sheet.
pub(super) fn check_line(sheet: &Sheet<'_>, table: &Raw<RawLine>) -> Option<Line> {
    let raw = &table.value;
    let product = find_product(sheet, table);
    if raw.product.is_some() && product.is_none() {
        return None;
    }
    let stated = check_terms(sheet, table, product)?;
    let id = raw.id.clone()?;
    let balance = raw.balance?;
    let name = raw.name.clone().or_else(|| product.map(|p| p.name.clone())).unwrap_or_else(|| Name::same(&id));
    let lender = raw.lender.clone().or_else(|| product.and_then(|p| p.lender.clone())).unwrap_or_else(|| name.clone());
    let parts = check_parts(sheet, table, &stated, balance)?;
    check_days(sheet, table, &stated, &parts);
    let free = check_rate(sheet, table, &stated, &parts, &id);
    check_limit(sheet, table, &stated, &id);
    check_past(sheet, table);
    statement::check_keys(sheet, table, &stated);
    let mut assumed_terms = if table.sound { note_assumed(sheet, table, &id, &stated) } else { Vec::new() };
    if free {
        assumed_terms.push("annual_rate");
    }
    let closed = raw.closed_on.map(|_| LineState::Closed);
    Some(Line {
        id,
        name,
        lender,
        group: raw.group.clone().or_else(|| product.and_then(|p| p.group.clone())),
        product: raw.product.clone(),
        policy: product.and_then(|product| product.policy.clone()),
        purpose: raw.purpose.unwrap_or_default(),
        limit: raw.limit,
        balance,
        unpaid_charges: raw.unpaid_charges.unwrap_or_default(),
        parts,
        statement: check_statement(sheet, table, balance, stated.terms.has_statements()),
        autopay: raw.autopay.unwrap_or_default(),
        overdue: check_overdue(sheet, table, balance),
        history: raw.history.clone().unwrap_or_default(),
        state: raw.state.or(closed).unwrap_or_default(),
        opened_on: raw.opened_on,
        closed_on: raw.closed_on,
        assumed_terms,
        terms: stated.terms,
    })
}

/// Whether the days that the line needs are stated.
fn check_days(sheet: &Sheet<'_>, table: &Raw<RawLine>, stated: &Stated, parts: &[Part]) {
    let terms = &stated.terms;
    let follows_the_line = |part: &Part| part.plan.is_none_or(|plan| plan.next_due.is_none());
    if terms.due_day.is_none() && (parts.is_empty() || parts.iter().any(follows_the_line)) {
        missing(sheet, table, "due_day");
    }
    let revolves = terms.kind == LineKind::Revolving || parts.iter().any(|part| part.plan.is_none());
    let billed = matches!(terms.kind, LineKind::Revolving | LineKind::PayLater);
    if billed && revolves && terms.statement_day.is_none() {
        missing(sheet, table, "statement_day");
    }
}

/// Whether a rate is stated where one is needed; true when the line counts as free of interest for lack of one.
fn check_rate(sheet: &Sheet<'_>, table: &Raw<RawLine>, stated: &Stated, parts: &[Part], id: &str) -> bool {
    if stated.draft.rate.is_some() {
        return false;
    }
    let bears = |part: &Part| {
        let by_fee = part.plan.is_some_and(|plan| plan.amortisation == Amortisation::FlatFee);
        part.rate.is_none() && !by_fee
    };
    let kind = stated.terms.kind;
    if kind == LineKind::Revolving || (kind != LineKind::PayLater && parts.iter().any(bears)) {
        let written = crate::document::terms::RATE_KEYS.iter().any(|key| table.places.has(key));
        if !written {
            missing(sheet, table, "annual_rate");
        }
        return false;
    }
    let free = parts.iter().any(bears);
    if free {
        sheet.warning(Code::RateAssumed, table.places.table.clone(), &[("line", id)]);
    }
    free
}

fn check_limit(sheet: &Sheet<'_>, table: &Raw<RawLine>, stated: &Stated, id: &str) {
    let raw = &table.value;
    let (Some(limit), Some(balance)) = (raw.limit, raw.balance) else {
        if raw.limit.is_none() && stated.terms.kind != LineKind::InstalmentLoan && raw.state != Some(LineState::Closed)
        {
            sheet.warning(Code::LimitUnknown, table.places.table.clone(), &[("line", id)]);
        }
        return;
    };
    if balance > limit && stated.terms.kind != LineKind::InstalmentLoan {
        let values = [("line", id), ("balance", &*sheet.plain(balance)), ("limit", &*sheet.plain(limit))];
        sheet.warning(Code::OverLimit, table.places.of("balance"), &values);
    }
}

/// Days that must have come by the day of the record.
fn check_past(sheet: &Sheet<'_>, table: &Raw<RawLine>) {
    let (raw, places) = (&table.value, &table.places);
    sheet.must_have_come("opened_on", raw.opened_on, places.of("opened_on"));
    sheet.must_have_come("closed_on", raw.closed_on, places.of("closed_on"));
    sheet.must_have_come("statement_date", raw.statement_date, places.of("statement_date"));
    let last_used = raw.history.as_ref().and_then(|history| history.last_used);
    sheet.must_have_come("last_used", last_used, places.of("history"));
}
