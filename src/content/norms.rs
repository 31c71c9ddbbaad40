//! Reading the norms of a jurisdiction.

use std::sync::Arc;

use super::norm_rows::{check_rows, read_codes, read_ladder, read_reference_rate};
use super::product::read_currency;
use super::provenance::{PROVENANCE_KEYS, read_both, read_provenance};
use crate::diagnostic::{Code, Diagnostic, Source, any_error};
use crate::document::choice::Choice;
use crate::document::key::{Key, NAME_KEYS, Shape, Sign};
use crate::document::reader::{Document, TableReader};
use crate::document::{Problems, nearest};
use crate::domain::money::Currency;
use crate::domain::risk::norm::{
    Band, Figure, Level, Measure, Norms, Quantity, RateLine, RateLineEffect, RateLineValue, Topic,
};

pub(super) const BOTH: Shape = Shape::Table(&[NAME_KEYS]);

const NORMS_KEYS: &[Key] = &[
    Key::required("id", Shape::Text),
    Key::required("currency", Shape::Text),
    Key::required("name", BOTH),
    Key::required("dti_band", Shape::Tables(&[BAND_KEYS, PROVENANCE_KEYS])),
    Key::required("utilisation_band", Shape::Tables(&[BAND_KEYS, PROVENANCE_KEYS])),
    Key::new("reference_rate", Shape::Tables(&[super::norm_rows::REFERENCE_KEYS, PROVENANCE_KEYS])),
    Key::new("rate_line", Shape::Tables(&[RATE_LINE_KEYS, PROVENANCE_KEYS])),
    Key::required("ladder", Shape::Tables(&[super::norm_rows::LADDER_KEYS, PROVENANCE_KEYS])),
    Key::new("registry_code", Shape::Tables(&[super::norm_rows::CODES_KEYS, PROVENANCE_KEYS])),
    Key::new("household", Shape::Tables(&[FIGURE_KEYS, PROVENANCE_KEYS])),
    Key::new("cap", Shape::Tables(&[FIGURE_KEYS, PROVENANCE_KEYS])),
    Key::new("registry_rule", Shape::Tables(&[FIGURE_KEYS, PROVENANCE_KEYS])),
    Key::new("collection", Shape::Tables(&[FIGURE_KEYS, PROVENANCE_KEYS])),
    Key::new("disclosure", Shape::Tables(&[FIGURE_KEYS, PROVENANCE_KEYS])),
    Key::new("measure", Shape::Tables(&[FIGURE_KEYS, PROVENANCE_KEYS])),
    Key::new("insolvency", Shape::Tables(&[FIGURE_KEYS, PROVENANCE_KEYS])),
];

/// Each topic with the tables that hold it.
const TOPICS: &[(&str, Topic)] = &[
    ("household", Topic::Household),
    ("cap", Topic::Cap),
    ("registry_rule", Topic::Registry),
    ("collection", Topic::Collection),
    ("disclosure", Topic::Disclosure),
    ("measure", Topic::Measure),
    ("insolvency", Topic::Insolvency),
];

const BAND_KEYS: &[Key] =
    &[Key::required("level", Shape::Choice(LEVELS)), Key::new("up_to", Shape::Percent), Key::required("name", BOTH)];

const LEVELS: &[&str] = &["calm", "notice", "warning", "stop"];

impl Choice for Level {
    const WORDS: &'static [(&'static str, Self)] =
        &[("calm", Level::Calm), ("notice", Level::Notice), ("warning", Level::Warning), ("stop", Level::Stop)];
}

const RATE_LINE_KEYS: &[Key] = &[
    Key::required("id", Shape::Id),
    Key::required("name", BOTH),
    Key::required("applies_to", Shape::Id),
    Key::required("effect", Shape::Choice(EFFECTS)),
    Key::new("rate", Shape::Percent),
    Key::new("multiple", Shape::Whole(1, 100)),
    Key::new("of", Shape::Id),
];

const EFFECTS: &[&str] = &["protected-up-to", "void-above", "no-new-loan-above", "not-allowed-above"];

impl Choice for RateLineEffect {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("protected-up-to", RateLineEffect::ProtectedUpTo),
        ("void-above", RateLineEffect::VoidAbove),
        ("no-new-loan-above", RateLineEffect::NoNewLoanAbove),
        ("not-allowed-above", RateLineEffect::NotAllowedAbove),
    ];
}

const FIGURE_KEYS: &[Key] = &[
    Key::required("id", Shape::Id),
    Key::required("name", BOTH),
    Key::new("applies_to", Shape::Id),
    Key::new("amount", Shape::Amount(Sign::NotNegative)),
    Key::new("share", Shape::Percent),
    Key::new("count", Shape::Whole(0, u16::MAX)),
    Key::new("days", Shape::Whole(0, u16::MAX)),
    Key::new("months", Shape::Hundredths),
    Key::new("years", Shape::Whole(0, 200)),
    Key::new("from_time", Shape::Time),
    Key::new("to_time", Shape::Time),
    Key::new("window_months", Shape::Whole(1, 1200)),
];

/// Reads the norms of a jurisdiction.
///
/// # Errors
/// All problems of the file when there is an error among them.
pub(super) fn read_norms(source: &Arc<Source>) -> Result<Norms, Vec<Diagnostic>> {
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    let norms = read(&document, &problems);
    let problems = problems.into_list();
    if any_error(&problems) { Err(problems) } else { Ok(norms) }
}

fn read(document: &Document<'_>, problems: &Problems) -> Norms {
    let mut table = document.table(&[NORMS_KEYS], problems);
    let currency = read_currency(&table).unwrap_or(Currency::CNY);
    table.set_currency(currency);
    let mut bands = read_bands(&table, "dti_band", Measure::DebtToIncome);
    bands.extend(read_bands(&table, "utilisation_band", Measure::Utilisation));
    let reference_rates: Vec<_> = table.tables("reference_rate").into_iter().filter_map(read_reference_rate).collect();
    let known: Vec<&str> = reference_rates.iter().map(|rate| rate.id.as_str()).collect();
    let rate_lines = table.tables("rate_line").into_iter().filter_map(|row| read_rate_line(row, &known)).collect();
    let norms = Norms {
        id: table.text("id").unwrap_or_default(),
        name: read_both(&table, "name").unwrap_or_default(),
        currency,
        bands,
        rate_lines,
        ladders: table.tables("ladder").into_iter().filter_map(read_ladder).collect(),
        codes: table.tables("registry_code").into_iter().flat_map(read_codes).collect(),
        figures: read_figures(&table),
        reference_rates,
    };
    table.finish();
    norms
}

fn read_bands(table: &TableReader<'_>, key: &'static str, measure: Measure) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for reader in table.tables(key) {
        let band = Band {
            measure,
            level: reader.choice("level").unwrap_or(Level::Calm),
            up_to: reader.percent("up_to"),
            name: read_both(&reader, "name").unwrap_or_default(),
            provenance: match read_provenance(&reader) {
                Some(provenance) => provenance,
                None => continue,
            },
        };
        reader.finish();
        bands.push(band);
    }
    let ends: Vec<_> = bands.iter().map(|band| (band.level, band.up_to)).collect();
    check_rows(table, key, ends.windows(2).all(follow_one_another) && last_is_open(&ends));
    bands
}

fn follow_one_another(pair: &[(Level, Option<crate::domain::money::Ratio>)]) -> bool {
    match pair {
        [(low, Some(end)), (high, next)] => low < high && next.is_none_or(|next| next > *end),
        _ => false,
    }
}

fn last_is_open(ends: &[(Level, Option<crate::domain::money::Ratio>)]) -> bool {
    ends.last().is_some_and(|(_, end)| end.is_none())
}

fn read_rate_line(reader: TableReader<'_>, known: &[&str]) -> Option<RateLine> {
    let (id, name) = (reader.id("id"), read_both(&reader, "name"));
    let (applies_to, effect) = (reader.id("applies_to"), reader.choice("effect"));
    let value = read_rate_line_value(&reader, known);
    let provenance = read_provenance(&reader);
    reader.finish();
    Some(RateLine {
        id: id?,
        name: name?,
        applies_to: applies_to?,
        effect: effect?,
        value: value?,
        provenance: provenance?,
    })
}

fn read_rate_line_value(reader: &TableReader<'_>, known: &[&str]) -> Option<RateLineValue> {
    match reader.one_of_keys(&["rate", "multiple"]) {
        Some("rate") => reader.percent("rate").map(RateLineValue::Fixed),
        Some(_) => {
            let (times, of) = (reader.whole("multiple"), reader.id("of"));
            if !reader.has("of") {
                reader.missing("of");
            }
            let of = of?;
            if !known.contains(&of.as_str()) {
                let near = nearest(&of, known.iter().copied()).unwrap_or("");
                let values = [("value", &*of), ("nearest", near)];
                reader.problems().error(Code::ContentUnknown, reader.place("of"), &values);
            }
            Some(RateLineValue::Multiple { times: times?, of })
        }
        None => {
            if !reader.has("rate") && !reader.has("multiple") {
                reader.missing("rate");
            }
            None
        }
    }
}

fn read_figures(table: &TableReader<'_>) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    for (key, topic) in TOPICS {
        for reader in table.tables(key) {
            let place = reader.place("id");
            let Some(figure) = read_figure(reader, *topic) else { continue };
            if figures.iter().any(|known| known.id == figure.id && known.topic == *topic && lives_meet(known, &figure))
            {
                table.problems().error(Code::ContentIdRepeated, place, &[("value", &figure.id)]);
            }
            figures.push(figure);
        }
    }
    figures
}

fn lives_meet(one: &Figure, other: &Figure) -> bool {
    let begins_after = |later: &Figure, sooner: &Figure| matches!((later.provenance.effective_from, sooner.provenance.effective_to), (Some(from), Some(to)) if from > to);
    !begins_after(one, other) && !begins_after(other, one)
}

fn read_figure(reader: TableReader<'_>, topic: Topic) -> Option<Figure> {
    let (id, name) = (reader.id("id"), read_both(&reader, "name"));
    let hours = reader.time("from_time").zip(reader.time("to_time"));
    let quantities = [
        reader.amount("amount").map(Quantity::Amount),
        reader.percent("share").map(Quantity::Share),
        reader.whole("count").map(Quantity::Count),
        reader.whole("days").map(Quantity::Days),
        reader.hundredths("months").map(Quantity::MonthsHundredths),
        reader.whole("years").map(Quantity::Years),
        hours.map(|(from, to)| Quantity::Hours { from, to }),
        reader.whole("window_months").map(Quantity::WindowMonths),
    ];
    let applies_to = reader.id("applies_to");
    let provenance = read_provenance(&reader);
    reader.finish();
    let quantities = quantities.into_iter().flatten().collect();
    Some(Figure { id: id?, topic, name: name?, applies_to, quantities, provenance: provenance? })
}
