//! TOML to a raw profile: every table that could be read, and every problem found on the way.
//!
//! Nothing is compared here: whether amounts fit each other is for `check`.

mod flow;
mod household;
mod line;

use std::sync::Arc;

use super::keys::PROFILE_KEYS;
use super::raw::{Raw, RawProfile};
use crate::diagnostic::{Code, Source};
use crate::document::reader::Span;
use crate::document::{Document, Problems, TableReader};
use crate::domain::household::facts::Facts;
use crate::domain::household::profile::CheckLimits;
use crate::domain::money::Currency;

/// The newest schema that this program reads.
pub const SCHEMA: u16 = 1;

/// Reads the text of a profile file.
#[must_use]
pub fn read(source: &Arc<Source>) -> RawProfile {
    let problems = Problems::new(Arc::clone(source));
    let text = &*source.text;
    let document = Document::parse(text, &problems);
    let mut top = document.table(&[PROFILE_KEYS], &problems);
    let schema = top.whole("schema").unwrap_or(SCHEMA);
    if schema > SCHEMA {
        return newer(source, schema, &top.place("schema"));
    }
    let currency = household::read_currency(&top);
    top.set_currency(currency.unwrap_or(Currency::CNY));
    let mut raw = RawProfile {
        schema,
        name: top.name("name"),
        currency,
        jurisdiction: top.text("jurisdiction"),
        as_of: top.date("as_of"),
        cash: top.table("cash").map(|table| raw_table(table, household::read_cash)),
        incomes: raw_tables(&top, "income", flow::read_income),
        expenses: raw_tables(&top, "expense", flow::read_expense),
        lines: raw_tables(&top, "line", line::read_line),
        ..empty(source)
    };
    raw.inquiries = small_table(&top, "registry", household::read_inquiries, &mut raw.unsound);
    raw.limits = small_table(&top, "check", household::read_limits, &mut raw.unsound);
    (raw.holidays, raw.workdays) = small_table(&top, "calendar", household::read_calendar, &mut raw.unsound);
    raw.facts = small_table(&top, "facts", household::read_facts, &mut raw.unsound);
    raw.plan = top.table("plan").map(|table| raw_table(table, household::read_adopted));
    raw.places = top.finish();
    mark_broken(&mut raw, &document.broken);
    if !document.broken.is_empty() {
        raw.lost = lost_headers(&raw, text);
    }
    raw.problems = problems.into_list();
    raw
}

/// A file of a newer schema is not read at all: what it means is unknown.
fn newer(source: &Arc<Source>, schema: u16, span: &Span) -> RawProfile {
    let problems = Problems::new(Arc::clone(source));
    let (found, known) = (schema.to_string(), SCHEMA.to_string());
    problems.error(Code::SchemaNewer, span.clone(), &[("found", &found), ("known", &known)]);
    RawProfile { schema, problems: problems.into_list(), ..empty(source) }
}

fn empty(source: &Arc<Source>) -> RawProfile {
    RawProfile {
        source: Arc::clone(source),
        problems: Vec::new(),
        schema: SCHEMA,
        name: None,
        currency: None,
        jurisdiction: None,
        as_of: None,
        cash: None,
        incomes: Vec::new(),
        expenses: Vec::new(),
        lines: Vec::new(),
        inquiries: Vec::new(),
        limits: CheckLimits::default(),
        holidays: Vec::new(),
        workdays: Vec::new(),
        facts: Facts::default(),
        plan: None,
        places: crate::document::Places::default(),
        unsound: Vec::new(),
        lost: Vec::new(),
    }
}

/// Reads one table and notes whether anything in it was wrong.
fn raw_table<T>(table: TableReader<'_>, read: impl FnOnce(&TableReader<'_>) -> T) -> Raw<T> {
    let problems = table.problems();
    let before = problems.errors();
    let value = read(&table);
    let places = table.finish();
    Raw { value, places, sound: problems.errors() == before }
}

fn raw_tables<T>(top: &TableReader<'_>, key: &'static str, read: impl Fn(&TableReader<'_>) -> T) -> Vec<Raw<T>> {
    top.tables(key).into_iter().map(|table| raw_table(table, &read)).collect()
}

/// Reads a table that may be absent; its key joins `unsound` when anything in it was wrong.
fn small_table<T: Default>(
    top: &TableReader<'_>,
    key: &'static str,
    read: impl FnOnce(TableReader<'_>) -> T,
    unsound: &mut Vec<&'static str>,
) -> T {
    let before = top.problems().errors();
    let value = top.table(key).map(read).unwrap_or_default();
    if top.problems().errors() > before {
        unsound.push(key);
    }
    value
}

/// Marks every table in which the syntax is broken: part of what it says may be lost.
fn mark_broken(raw: &mut RawProfile, broken: &[Span]) {
    let mut starts: Vec<usize> = raw.incomes.iter().map(|table| table.places.table.start).collect();
    starts.extend(raw.expenses.iter().map(|table| table.places.table.start));
    starts.extend(raw.lines.iter().map(|table| table.places.table.start));
    starts.extend(["cash", "registry", "check", "calendar", "facts"].iter().map(|key| raw.places.of(key).start));
    starts.sort_unstable();
    let owns = |start: usize| {
        let end = starts.iter().copied().find(|next| *next > start).unwrap_or(usize::MAX);
        broken.iter().any(|span| (start..end).contains(&span.start))
    };
    raw.incomes.iter_mut().for_each(|table| table.sound &= !owns(table.places.table.start));
    raw.expenses.iter_mut().for_each(|table| table.sound &= !owns(table.places.table.start));
    raw.lines.iter_mut().for_each(|table| table.sound &= !owns(table.places.table.start));
    for key in ["registry", "check", "calendar", "facts"] {
        if raw.places.has(key) && owns(raw.places.of(key).start) && !raw.unsound.contains(&key) {
            raw.unsound.push(key);
        }
    }
    raw.cash.iter_mut().for_each(|table| table.sound &= !owns(table.places.table.start));
}

/// The headers of tables that the parser could not recover after a syntax error.
fn lost_headers(raw: &RawProfile, text: &str) -> Vec<(&'static str, Span)> {
    let mut lost = Vec::new();
    let mut start = 0;
    for row in text.split_inclusive('\n') {
        let plain: String = row.chars().filter(|c| !c.is_whitespace()).collect();
        let begins_here = |at: usize| (start..start + row.len()).contains(&at);
        let found = if plain.starts_with("[[line]]") {
            Some(("line", raw.lines.iter().any(|table| begins_here(table.places.table.start))))
        } else if plain.starts_with("[[income]]") {
            Some(("income", raw.incomes.iter().any(|table| begins_here(table.places.table.start))))
        } else if plain.starts_with("[[expense]]") {
            Some(("expense", raw.expenses.iter().any(|table| begins_here(table.places.table.start))))
        } else {
            None
        };
        if let Some((what, false)) = found {
            lost.push((what, start..start + row.trim_end().len()));
        }
        start += row.len();
    }
    lost
}
