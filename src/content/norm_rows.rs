//! Reading the parts of norms that are lists of rows: reference rates, overdue ladders, registry codes.

use super::norms::BOTH;
use super::provenance::{read_both, read_provenance};
use crate::diagnostic::Code;
use crate::document::choice::Choice;
use crate::document::key::{Key, Shape};
use crate::document::reader::TableReader;
use crate::domain::calendar::Day;
use crate::domain::money::Ratio;
use crate::domain::name::Name;
use crate::domain::risk::norm::{Ladder, LadderKind, LadderRow, ReferenceRate, RegistryCode};

pub(super) const REFERENCE_KEYS: &[Key] = &[
    Key::required("id", Shape::Id),
    Key::required("name", BOTH),
    Key::required("rows", Shape::Tables(&[REFERENCE_ROW_KEYS])),
];

const REFERENCE_ROW_KEYS: &[Key] = &[Key::required("from", Shape::Date), Key::required("rate", Shape::Percent)];

pub(super) const LADDER_KEYS: &[Key] = &[
    Key::required("id", Shape::Id),
    Key::required("kind", Shape::Choice(LADDER_KINDS)),
    Key::required("name", BOTH),
    Key::required("rows", Shape::Tables(&[LADDER_ROW_KEYS])),
];

const LADDER_KINDS: &[&str] = &["buckets", "classification"];

impl Choice for LadderKind {
    const WORDS: &'static [(&'static str, Self)] =
        &[("buckets", LadderKind::Buckets), ("classification", LadderKind::Classification)];
}

const LADDER_ROW_KEYS: &[Key] = &[
    Key::required("from_days", Shape::Whole(0, u16::MAX)),
    Key::new("to_days", Shape::Whole(0, u16::MAX)),
    Key::required("bucket", Shape::Text),
    Key::new("code", Shape::Text),
    Key::required("meaning", BOTH),
];

pub(super) const CODES_KEYS: &[Key] = &[Key::required("codes", Shape::Tables(&[CODE_KEYS]))];

const CODE_KEYS: &[Key] = &[Key::required("code", Shape::Text), Key::required("meaning", BOTH)];

/// Adds a problem at the rows of a table unless they follow one another.
pub(super) fn check_rows(table: &TableReader<'_>, key: &'static str, in_order: bool) {
    if !in_order && table.has(key) {
        table.problems().error(Code::RowsOutOfOrder, table.place(key), &[("table", key)]);
    }
}

pub(super) fn read_reference_rate(reader: TableReader<'_>) -> Option<ReferenceRate> {
    let (id, name) = (reader.id("id"), read_both(&reader, "name"));
    let rows: Vec<(Day, Ratio)> = reader.tables("rows").into_iter().filter_map(read_reference_row).collect();
    check_rows(&reader, "rows", rows.windows(2).all(|pair| matches!(pair, [(a, _), (b, _)] if a < b)));
    let provenance = read_provenance(&reader);
    reader.finish();
    Some(ReferenceRate { id: id?, name: name?, rows, provenance: provenance? })
}

fn read_reference_row(row: TableReader<'_>) -> Option<(Day, Ratio)> {
    let (from, rate) = (row.date("from"), row.percent("rate"));
    row.finish();
    Some((from?, rate?))
}

pub(super) fn read_ladder(reader: TableReader<'_>) -> Option<Ladder> {
    let (id, kind, name) = (reader.id("id"), reader.choice("kind"), read_both(&reader, "name"));
    let rows: Vec<LadderRow> = reader.tables("rows").into_iter().filter_map(read_ladder_row).collect();
    check_rows(&reader, "rows", is_without_gap(&rows));
    let provenance = read_provenance(&reader);
    reader.finish();
    Some(Ladder { id: id?, kind: kind?, name: name?, rows, provenance: provenance? })
}

fn read_ladder_row(row: TableReader<'_>) -> Option<LadderRow> {
    let (from_days, to_days) = (row.whole("from_days"), row.whole("to_days"));
    let (bucket, code) = (row.text("bucket"), row.text("code"));
    let meaning = read_both(&row, "meaning");
    row.finish();
    Some(LadderRow { from_days: from_days?, to_days, bucket: bucket?, code, meaning: meaning? })
}

fn is_without_gap(rows: &[LadderRow]) -> bool {
    let joined = rows.windows(2).all(
        |pair| matches!(pair, [low, high] if low.to_days.is_some_and(|to| to.checked_add(1) == Some(high.from_days))),
    );
    let ordered = rows.iter().all(|row| row.to_days.is_none_or(|to| to >= row.from_days));
    let begins = rows.first().is_some_and(|row| row.from_days == 0);
    joined && ordered && begins && rows.last().is_some_and(|row| row.to_days.is_none())
}

pub(super) fn read_codes(reader: TableReader<'_>) -> Vec<RegistryCode> {
    let rows: Vec<(String, Name)> = reader.tables("codes").into_iter().filter_map(read_code).collect();
    let provenance = read_provenance(&reader);
    reader.finish();
    let Some(provenance) = provenance else { return Vec::new() };
    rows.into_iter().map(|(code, meaning)| RegistryCode { code, meaning, provenance: provenance.clone() }).collect()
}

fn read_code(row: TableReader<'_>) -> Option<(String, Name)> {
    let (code, meaning) = (row.text("code"), read_both(&row, "meaning"));
    row.finish();
    Some((code?, meaning?))
}
