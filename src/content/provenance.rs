//! Reading where a value comes from and when it holds: the same keys in every content file.

use crate::diagnostic::Code;
use crate::document::choice::Choice;
use crate::document::key::{Key, NAME_KEYS, Shape};
use crate::document::reader::TableReader;
use crate::domain::calendar::{Day, FIRST_YEAR, LAST_YEAR};
use crate::domain::name::Name;
use crate::domain::provenance::{Confidence, Evidence, Provenance};

/// Keys of everything that has a provenance.
pub(super) const PROVENANCE_KEYS: &[Key] = &[
    Key::required("evidence", Shape::Text),
    Key::required("confidence", Shape::Choice(CONFIDENCES)),
    Key::new("as_of", Shape::Text),
    Key::new("source", Shape::Text),
    Key::new("note", Shape::Table(&[NAME_KEYS])),
    Key::new("effective_from", Shape::Date),
    Key::new("effective_to", Shape::Date),
    Key::new("stale_after", Shape::Date),
];

const CONFIDENCES: &[&str] = &["low", "low-medium", "medium", "medium-high", "high"];

impl Choice for Confidence {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("low", Confidence::Low),
        ("low-medium", Confidence::LowMedium),
        ("medium", Confidence::Medium),
        ("medium-high", Confidence::MediumHigh),
        ("high", Confidence::High),
    ];
}

impl Choice for Evidence {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("O", Evidence::Official),
        ("P", Evidence::Press),
        ("X", Evidence::WebPage),
        ("M", Evidence::Memory),
        ("C", Evidence::Arithmetic),
        ("A", Evidence::Assumption),
    ];
}

/// Reads the provenance that a table states; the caller finishes the table.
pub(super) fn read_provenance(table: &TableReader<'_>) -> Option<Provenance> {
    let evidence = read_evidence(table);
    let confidence = table.choice("confidence");
    let sources = keys_of_sources(table);
    let from_somewhere = |kind: &Evidence| matches!(kind, Evidence::Official | Evidence::Press | Evidence::WebPage);
    if sources.is_empty() && evidence.iter().flatten().any(from_somewhere) {
        let key = if table.label().is_empty() { "evidence" } else { table.label() };
        table.problems().error(Code::SourceMissing, table.place("evidence"), &[("key", key)]);
    }
    let provenance = Provenance {
        evidence: evidence.clone().unwrap_or_default(),
        confidence: confidence.unwrap_or(Confidence::Low),
        as_of: read_partial_date(table, "as_of"),
        sources,
        note: read_both(table, "note"),
        effective_from: table.date("effective_from"),
        effective_to: table.date("effective_to"),
        stale_after: table.date("stale_after"),
    };
    check_life(table, &provenance);
    (evidence.is_some() && confidence.is_some()).then_some(provenance)
}

/// A text that must be given in both languages.
pub(super) fn read_both(table: &TableReader<'_>, key: &'static str) -> Option<Name> {
    let both = table.table(key)?;
    let (en, zh) = (both.text("en"), both.text("zh"));
    both.finish();
    Some(Name { en: en?, zh: zh? })
}

/// Evidence letters joined by `+`, such as `X+M`.
fn read_evidence(table: &TableReader<'_>) -> Option<Vec<Evidence>> {
    let text = table.text("evidence")?;
    let mut kinds = Vec::new();
    for letter in text.split('+') {
        let Some(kind) = Evidence::from_word(letter) else {
            let known: Vec<&str> = Evidence::WORDS.iter().map(|(word, _)| *word).collect();
            let values = [("key", "evidence"), ("value", letter), ("nearest", ""), ("known", &known.join(", "))];
            table.problems().error(Code::NotOneOf, table.place("evidence"), &values);
            return None;
        };
        kinds.push(kind);
    }
    Some(kinds)
}

fn keys_of_sources(table: &TableReader<'_>) -> Vec<String> {
    let text = table.text("source").unwrap_or_default();
    text.split(',').map(str::trim).filter(|key| !key.is_empty()).map(str::to_owned).collect()
}

/// A year, a month or a day as text.
pub(super) fn read_partial_date(table: &TableReader<'_>, key: &'static str) -> Option<String> {
    let text = table.text(key)?;
    if is_partial_date(&text) {
        return Some(text);
    }
    table.problems().error(Code::BadPartialDate, table.place(key), &[("key", key), ("value", &text)]);
    None
}

fn is_partial_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |index: usize, length: usize| {
        parts.get(index).is_none_or(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if parts.len() > 3 || !digits(0, 4) || !digits(1, 2) || !digits(2, 2) {
        return false;
    }
    let number = |index: usize| parts.get(index).map_or(Some(1), |part| part.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (number(0), number(1), number(2)) else { return false };
    let year = i32::try_from(year).unwrap_or(0);
    (FIRST_YEAR..=LAST_YEAR).contains(&year) && Day::ymd(year, month, day).is_some()
}

fn check_life(table: &TableReader<'_>, provenance: &Provenance) {
    if let (Some(from), Some(to)) = (provenance.effective_from, provenance.effective_to)
        && to < from
    {
        let values = [("from", &*from.date().to_string()), ("to", &*to.date().to_string())];
        table.problems().error(Code::LifeReversed, table.place("effective_to"), &values);
    }
}

#[cfg(test)]
mod tests {
    use super::is_partial_date;

    #[test]
    fn a_source_may_speak_for_a_year_a_month_or_a_day() {
        for good in ["2026", "2026-01", "2026-01-20", "2024-02-29"] {
            assert!(is_partial_date(good), "{good}");
        }
        for bad in ["", "26", "2026-13", "2026-02-30", "2026-1-2", "2026-01-20-1", "2024 to 2026", "0000"] {
            assert!(!is_partial_date(bad), "{bad}");
        }
    }
}
