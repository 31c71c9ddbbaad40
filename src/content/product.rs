//! Reading a product preset: its terms, what each of them rests on, and the choices that its sources leave open.

use std::sync::Arc;

use super::provenance::{PROVENANCE_KEYS, read_both, read_provenance};
use crate::diagnostic::{Code, Diagnostic, Source, any_error};
use crate::document::choice::{Choice, INSTALMENT_RHYTHMS};
use crate::document::key::{Key, NAME_KEYS, Shape};
use crate::document::reader::{Document, Places, TableReader};
use crate::document::terms::{MOST_PERIODS, TERM_KEYS, read_plan_fee, read_terms};
use crate::document::{Problems, nearest};
use crate::domain::credit::product::{Fact, PlanOffer, Product, Switch, SwitchOption, SwitchReason};
use crate::domain::credit::terms::TermsDraft;
use crate::domain::money::Currency;

const BOTH: Shape = Shape::Table(&[NAME_KEYS]);

const PRODUCT_KEYS: &[Key] = &[
    Key::required("id", Shape::Text),
    Key::required("currency", Shape::Text),
    Key::required("jurisdiction", Shape::Text),
    Key::required("name", BOTH),
    Key::required("summary", BOTH),
    Key::new("lender", BOTH),
    Key::new("group", Shape::Id),
    Key::new("policy", Shape::Text),
    Key::new("check_contract", Shape::Flag),
    Key::new("ask", Shape::Texts),
    Key::new("rhythm", Shape::Choice(INSTALMENT_RHYTHMS)),
    Key::required("terms", Shape::Table(&[TERM_KEYS])),
    Key::required("facts", Shape::Named(&[PROVENANCE_KEYS, RANGE_KEYS])),
    Key::new("switch", Shape::Tables(&[SWITCH_KEYS])),
    Key::new("plan", Shape::Tables(&[PLAN_KEYS])),
];

const RANGE_KEYS: &[Key] = &[Key::new("low", Shape::Text), Key::new("high", Shape::Text)];

const SWITCH_KEYS: &[Key] = &[
    Key::required("key", Shape::Text),
    Key::required("reason", Shape::Choice(SWITCH_REASONS)),
    Key::required("options", Shape::Values),
    Key::required("default", Shape::Values),
    Key::required("note", BOTH),
];

const PLAN_KEYS: &[Key] = &[
    Key::required("periods", Shape::Whole(1, MOST_PERIODS)),
    Key::new("monthly_fee", Shape::Percent),
    Key::new("total_fee", Shape::Percent),
];

const SWITCH_REASONS: &[&str] = &["sources-disagree", "contract-differs"];

impl Choice for SwitchReason {
    const WORDS: &'static [(&'static str, Self)] =
        &[("sources-disagree", SwitchReason::SourcesDisagree), ("contract-differs", SwitchReason::ContractDiffers)];
}

/// Keys that a preset may ask a reader for besides terms.
const ASKED_BESIDES: &[&str] = &["limit"];

/// Reads a preset.
///
/// # Errors
/// All problems of the file when there is an error among them.
pub(super) fn read_product(source: &Arc<Source>) -> Result<Product, Vec<Diagnostic>> {
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    let product = read(&document, &problems);
    let problems = problems.into_list();
    match product {
        Some(product) if !any_error(&problems) => Ok(product),
        _ => Err(problems),
    }
}

fn read(document: &Document<'_>, problems: &Problems) -> Option<Product> {
    let mut table = document.table(&[PRODUCT_KEYS], problems);
    let currency = read_currency(&table);
    table.set_currency(currency.unwrap_or(Currency::CNY));
    let terms_table = table.table("terms");
    let terms = terms_table.as_ref().map(read_terms);
    let stated = terms_table.map(TableReader::finish).unwrap_or_default();
    let product = Product {
        id: table.text("id").unwrap_or_default(),
        name: read_both(&table, "name").unwrap_or_default(),
        summary: read_both(&table, "summary").unwrap_or_default(),
        lender: read_both(&table, "lender"),
        group: table.id("group"),
        policy: table.text("policy"),
        currency: currency.unwrap_or(Currency::CNY),
        jurisdiction: table.text("jurisdiction").unwrap_or_default(),
        check_contract: table.flag("check_contract").unwrap_or(false),
        ask: read_asked(&table),
        rhythm: table.choice("rhythm"),
        facts: read_facts(&table, &stated),
        switches: read_switches(&table, terms.as_ref()),
        plans: table.tables("plan").into_iter().filter_map(read_plan).collect(),
        terms: terms?,
    };
    table.finish();
    Some(product)
}

/// The currency of a file by its `currency` key.
pub(super) fn read_currency(table: &TableReader<'_>) -> Option<Currency> {
    let code = table.text("currency")?;
    let currency = Currency::from_code(&code);
    if currency.is_none() {
        let values = [("key", "currency"), ("value", &*code), ("nearest", ""), ("known", "CNY, USD, EUR, JPY")];
        table.problems().error(Code::NotOneOf, table.place("currency"), &values);
    }
    currency
}

fn is_term(key: &str) -> bool {
    TERM_KEYS.iter().any(|known| known.name == key)
}

fn unknown_term(table: &TableReader<'_>, place: &'static str, key: &str) {
    let near = nearest(key, TERM_KEYS.iter().map(|known| known.name)).unwrap_or("");
    table.problems().error(Code::UnknownTerm, table.place(place), &[("value", key), ("nearest", near)]);
}

fn read_asked(table: &TableReader<'_>) -> Vec<String> {
    let asked = table.texts("ask");
    for key in asked.iter().filter(|key| !is_term(key) && !ASKED_BESIDES.contains(&key.as_str())) {
        unknown_term(table, "ask", key);
    }
    asked
}

fn read_facts(table: &TableReader<'_>, stated: &Places) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (key, reader) in table.named("facts") {
        let provenance = read_provenance(&reader);
        let (low, high) = (reader.text("low"), reader.text("high"));
        let has_value = stated.has(&key) || table.has(&key);
        if !has_value && !reader.has("note") {
            table.problems().error(Code::FactEmpty, reader.span(), &[("key", &key)]);
        }
        reader.finish();
        if let Some(provenance) = provenance {
            facts.push(Fact { key, provenance, low, high });
        }
    }
    let supported = |key: &str| facts.iter().any(|fact| fact.key == key);
    for key in TERM_KEYS.iter().map(|key| key.name).filter(|key| stated.has(key) && !supported(key)) {
        table.problems().error(Code::FactMissing, stated.of(key), &[("key", key)]);
    }
    for key in ["rhythm", "plan"].into_iter().filter(|key| table.has(key) && !supported(key)) {
        table.problems().error(Code::FactMissing, table.place(key), &[("key", key)]);
    }
    facts
}

fn read_switches(table: &TableReader<'_>, terms: Option<&TermsDraft>) -> Vec<Switch> {
    table.tables("switch").into_iter().filter_map(|reader| read_switch(reader, terms)).collect()
}

fn read_switch(reader: TableReader<'_>, terms: Option<&TermsDraft>) -> Option<Switch> {
    let key = reader.text("key");
    let reason = reader.choice("reason");
    let note = read_both(&reader, "note");
    let switch = key.and_then(|key| {
        if !is_term(&key) {
            unknown_term(&reader, "key", &key);
            return None;
        }
        let options = read_options(&reader, "options", &key);
        let default = read_options(&reader, "default", &key).into_iter().next()?;
        let cautious = options.iter().position(|option| option.terms == default.terms);
        let agrees = terms.is_some_and(|terms| default.terms.clone().over(terms) == *terms);
        if cautious.is_none() || !agrees {
            reader.problems().error(Code::SwitchDefault, reader.place("default"), &[("key", &key)]);
        }
        Some(Switch { key, reason: reason?, options, cautious: cautious?, note: note? })
    });
    reader.finish();
    switch
}

fn read_options(reader: &TableReader<'_>, from: &'static str, key: &str) -> Vec<SwitchOption> {
    reader.values_as(from, key, &[TERM_KEYS], |alone| {
        let written = reader.problems().source().text.get(alone.span()).unwrap_or("").to_owned();
        SwitchOption { written, terms: read_terms(alone) }
    })
}

fn read_plan(reader: TableReader<'_>) -> Option<PlanOffer> {
    let (periods, fee) = (reader.whole("periods"), read_plan_fee(&reader));
    if fee.is_none() && !reader.has("monthly_fee") && !reader.has("total_fee") {
        reader.missing("total_fee");
    }
    reader.finish();
    Some(PlanOffer { periods: periods?, fee: fee? })
}
