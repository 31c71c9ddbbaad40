//! Reading a points card.

use std::sync::Arc;

use super::condition::{CONDITION_KEYS, read_conditions};
use super::norms::BOTH;
use super::provenance::{PROVENANCE_KEYS, read_both, read_provenance};
use crate::diagnostic::{Code, Diagnostic, Source, any_error};
use crate::document::Problems;
use crate::document::choice::Choice;
use crate::document::key::{Key, NAME_KEYS, Shape};
use crate::document::reader::{Document, TableReader};
use crate::domain::name::Name;
use crate::domain::risk::scorecard::{BASE_RATES, BaseRate, Explanation, Factor, FactorKind, Reason, Scorecard};

const CARD_KEYS: &[Key] = &[
    Key::required("id", Shape::Id),
    Key::required("name", BOTH),
    Key::required("summary", BOTH),
    Key::required("year", Shape::Whole(1970, 2199)),
    Key::required("points_per_doubling", Shape::Whole(1, 1000)),
    Key::required("intercept", Shape::Text),
    Key::required("slope", Shape::Text),
    Key::required("base_rate", Shape::Tables(&[BASE_RATE_KEYS, PROVENANCE_KEYS])),
    Key::required("factor", Shape::Tables(&[FACTOR_KEYS])),
    Key::new("explanation", Shape::Tables(&[EXPLANATION_KEYS])),
    Key::required("limits", Shape::Tables(&[NAME_KEYS])),
];

const BASE_RATE_KEYS: &[Key] =
    &[Key::required("id", Shape::Id), Key::required("name", BOTH), Key::required("rate", Shape::Percent)];

const FACTOR_KEYS: &[Key] = &[
    Key::required("kind", Shape::Choice(FACTORS)),
    Key::required("cuts", Shape::Values),
    Key::required("points", Shape::Values),
];

const EXPLANATION_KEYS: &[Key] =
    &[Key::required("reason", Shape::Choice(REASONS)), Key::required("when", Shape::Tables(&[CONDITION_KEYS]))];

const SHARES: &[Key] = &[Key::new("cuts", Shape::Percent)];
const COUNTS: &[Key] = &[Key::new("cuts", Shape::Whole(0, u16::MAX))];
const POINTS: &[Key] = &[Key::new("points", Shape::Whole(0, 1000))];

const FACTORS: &[&str] = &["late-now", "late-months-of-6", "unpaid-bills-of-5", "utilisation", "paid-in-6-of-limit"];

impl Choice for FactorKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("late-now", FactorKind::LateNow),
        ("late-months-of-6", FactorKind::LateMonthsOf6),
        ("unpaid-bills-of-5", FactorKind::UnpaidBillsOf5),
        ("utilisation", FactorKind::Utilisation),
        ("paid-in-6-of-limit", FactorKind::PaidIn6OfLimit),
        ("limit", FactorKind::Limit),
    ];
}

const REASONS: &[&str] = &["excessive-obligations", "recent-inquiries", "little-activity"];

impl Choice for Reason {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("delinquent-obligations", Reason::DelinquentObligations),
        ("poor-performance", Reason::PoorPerformance),
        ("balances-too-high", Reason::BalancesTooHigh),
        ("excessive-obligations", Reason::ExcessiveObligations),
        ("recent-inquiries", Reason::RecentInquiries),
        ("little-activity", Reason::LittleActivity),
    ];
}

/// Reads a points card.
///
/// # Errors
/// All problems of the file when there is an error among them.
pub(super) fn read_scorecard(source: &Arc<Source>) -> Result<Scorecard, Vec<Diagnostic>> {
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    let card = read(&document, &problems);
    let problems = problems.into_list();
    match card {
        Some(card) if !any_error(&problems) => Ok(card),
        _ => Err(problems),
    }
}

fn read(document: &Document<'_>, problems: &Problems) -> Option<Scorecard> {
    let table = document.table(&[CARD_KEYS, PROVENANCE_KEYS], problems);
    let (id, name, summary) = (table.id("id"), read_both(&table, "name"), read_both(&table, "summary"));
    let (year, doubling) = (table.whole("year"), table.whole("points_per_doubling"));
    let (intercept, slope) = (read_decimal(&table, "intercept"), read_decimal(&table, "slope"));
    let base_rates: Vec<BaseRate> = table.tables("base_rate").into_iter().filter_map(read_base_rate).collect();
    let factors = table.tables("factor").into_iter().filter_map(read_factor).collect();
    let explanations = table.tables("explanation").into_iter().filter_map(read_explanation).collect();
    let limits = table.tables("limits").into_iter().filter_map(read_limit).collect();
    let provenance = read_provenance(&table);
    table.finish();
    Some(Scorecard {
        id: id?,
        name: name?,
        summary: summary?,
        points_per_doubling: doubling?,
        intercept: intercept?,
        slope: slope?,
        own_base_rate: base_rates.first()?.rate,
        base_rates,
        factors,
        explanations,
        year: year?,
        limits,
        provenance: provenance?,
    })
}

/// A decimal fraction in quotes: the one sort of number here that is no amount, share or count.
fn read_decimal(table: &TableReader<'_>, key: &'static str) -> Option<f64> {
    let text = table.text(key)?;
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && number.abs() < 1000.0);
    if number.is_none() {
        table.problems().error(Code::NotADecimal, table.place(key), &[("key", key), ("value", &text)]);
    }
    number
}

fn read_base_rate(reader: TableReader<'_>) -> Option<BaseRate> {
    let (id, name, rate) = (reader.id("id"), read_both(&reader, "name"), reader.percent("rate"));
    if let Some(rate) = rate.filter(|rate| !BASE_RATES.contains(rate)) {
        let values = [("value", &*rate.plain_percent())];
        reader.problems().error(Code::BaseRateImpossible, reader.place("rate"), &values);
    }
    let provenance = read_provenance(&reader);
    reader.finish();
    Some(BaseRate { id: id?, name: name?, rate: rate?, provenance: provenance? })
}

fn read_factor(reader: TableReader<'_>) -> Option<Factor> {
    let kind = reader.choice::<FactorKind>("kind")?;
    let cuts: Option<Vec<i64>> = if kind.is_share() {
        let shares = reader.values_as("cuts", "cuts", &[SHARES], |alone| alone.percent("cuts").map(|share| share.0));
        shares.into_iter().collect()
    } else {
        let counts = reader.values_as("cuts", "cuts", &[COUNTS], |alone| alone.whole("cuts").map(i64::from));
        counts.into_iter().collect()
    };
    let points = reader.values_as("points", "points", &[POINTS], |alone| alone.whole("points"));
    let points: Option<Vec<u16>> = points.into_iter().collect();
    let factor = cuts.zip(points).map(|(cuts, points)| Factor { kind, cuts, points });
    if factor.as_ref().is_some_and(|factor| !factor.is_in_order()) {
        reader.problems().error(Code::PointsOutOfOrder, reader.place("points"), &[("factor", kind.word())]);
    }
    reader.finish();
    factor
}

fn read_explanation(reader: TableReader<'_>) -> Option<Explanation> {
    let (reason, when) = (reader.choice("reason"), read_conditions(&reader, "when"));
    reader.finish();
    Some(Explanation { reason: reason?, when: when?.into_iter().map(|seen| seen.condition).collect() })
}

fn read_limit(reader: TableReader<'_>) -> Option<Name> {
    let (en, zh) = (reader.text("en"), reader.text("zh"));
    reader.finish();
    Some(Name { en: en?, zh: zh? })
}
