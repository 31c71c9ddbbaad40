//! A line's terms: its own over its preset's, completed by cautious defaults that are named.

use super::Sheet;
use crate::diagnostic::Code;
use crate::document::{Places, nearest};
use crate::domain::credit::line::Rhythm;
use crate::domain::credit::product::{PlanOffer, Product};
use crate::domain::credit::terms::{LineKind, Terms, TermsDraft};
use crate::profile::raw::{Raw, RawLine};

/// The preset that a line names, when it can be used here.
pub(super) fn find_product<'a>(sheet: &'a Sheet<'_>, table: &Raw<RawLine>) -> Option<&'a Product> {
    let id = table.value.product.as_deref()?;
    let span = table.places.of("product");
    let Some(product) = sheet.catalogue.product(id) else {
        let read = sheet.catalogue.products.iter().map(|product| &product.id);
        let known = read.chain(&sheet.catalogue.product_ids).map(String::as_str);
        let near = nearest(id, known).unwrap_or("");
        sheet.error(Code::UnknownProduct, span, &[("value", id), ("nearest", near)]);
        return None;
    };
    if product.currency != sheet.currency {
        let values =
            [("product", id), ("product_currency", product.currency.code()), ("currency", sheet.currency.code())];
        sheet.error(Code::ProductCurrency, span, &values);
        return None;
    }
    if let Some(here) = sheet.raw.jurisdiction.as_deref().filter(|here| *here != product.jurisdiction) {
        let values = [("product", id), ("product_jurisdiction", &*product.jurisdiction), ("jurisdiction", here)];
        sheet.warning(Code::ProductJurisdiction, span, &values);
    }
    Some(product)
}

/// What is known of a line's terms.
pub(super) struct Stated {
    /// As far as the file and the preset state them.
    pub draft: TermsDraft,
    /// Completed.
    pub terms: Terms,
    /// How often the product's instalments fall due.
    pub rhythm: Rhythm,
    /// Instalment plans that the product is known to offer.
    pub plans: Vec<PlanOffer>,
}

/// The terms of a line; none when not even its kind is known.
pub(super) fn check_terms(sheet: &Sheet<'_>, table: &Raw<RawLine>, product: Option<&Product>) -> Option<Stated> {
    let none = TermsDraft::default();
    let draft = table.value.terms.clone().over(product.map_or(&none, |product| &product.terms));
    if draft.kind.is_none() {
        missing(sheet, table, "kind");
        return None;
    }
    let terms = draft.clone().complete();
    check_promo(sheet, terms.promo.map(|promo| promo.until), &table.places);
    if let Some(cap) = terms.late_fee.cap.filter(|cap| *cap < terms.late_fee.floor) {
        let values = [("floor", &*sheet.plain(terms.late_fee.floor)), ("cap", &*sheet.plain(cap))];
        sheet.error(Code::FloorAboveCap, table.places.of("late_fee"), &values);
    }
    let rhythm = product.and_then(|product| product.rhythm).unwrap_or_default();
    let plans = product.map(|product| product.plans.clone()).unwrap_or_default();
    Some(Stated { draft, terms, rhythm, plans })
}

/// Adds "the line needs this key", unless the file has it and it was wrong.
pub(super) fn missing(sheet: &Sheet<'_>, table: &Raw<RawLine>, key: &'static str) {
    if !table.places.has(key) {
        sheet.error(Code::MissingKey, table.places.table.clone(), &[("key", key), ("table", "line")]);
    }
}

/// Warns of a promotional rate that is over.
pub(super) fn check_promo(sheet: &Sheet<'_>, until: Option<crate::domain::calendar::Day>, places: &Places) {
    if let Some(until) = until.filter(|until| *until < sheet.as_of && places.has("promo")) {
        let values = [("until", &*until.to_string()), ("as_of", &*sheet.as_of.to_string())];
        sheet.warning(Code::PromoPast, places.of("promo"), &values);
    }
}

/// The terms that matter to a kind of line and that nobody states, by key; notes them.
pub(super) fn note_assumed(sheet: &Sheet<'_>, table: &Raw<RawLine>, name: &str, stated: &Stated) -> Vec<&'static str> {
    let known = stated.draft.stated();
    let assumed: Vec<&'static str> =
        relevant(stated.terms.kind).iter().filter(|(field, _)| !known.contains(field)).map(|(_, key)| *key).collect();
    let span = table.places.table.clone();
    if stated.terms.kind == LineKind::Revolving && assumed.contains(&"minimum") {
        sheet.warning(Code::MinimumAssumed, span.clone(), &[("line", name)]);
    }
    if !assumed.is_empty() {
        sheet.problems.note(Code::TermsAssumed, span, &[("line", name), ("terms", &assumed.join(", "))]);
    }
    assumed
}

/// The terms that move the figures of a kind of line: the field of the draft and the key of the file.
const fn relevant(kind: LineKind) -> &'static [(&'static str, &'static str)] {
    match kind {
        LineKind::Revolving => &[
            ("minimum", "minimum"),
            ("late_fee", "late_fee"),
            ("penalty", "penalty_annual_rate"),
            ("interest_from", "interest_from"),
            ("grace_days", "grace_days"),
        ],
        LineKind::PayLater => {
            &[("late_fee", "late_fee"), ("penalty", "penalty_annual_rate"), ("grace_days", "grace_days")]
        }
        LineKind::InstalmentLoan | LineKind::CashLine => {
            &[("accrual", "accrual"), ("amortisation", "amortisation"), ("penalty", "penalty_annual_rate")]
        }
    }
}
