//! Whether what a file says fits together: a raw profile and a catalogue of presets become a household's record.
//!
//! A wrong part is left out and named, everything else stands. Problems of reading and of checking come back together.

mod adopted;
mod flow;
mod line;
mod paid_with;
mod parts;
mod statement;
mod terms;

use std::collections::HashMap;
use std::ops::Range;

use super::raw::{Raw, RawProfile};
use crate::diagnostic::{Code, Diagnostic, Item, LeftOut, Place};
use crate::document::{Places, Problems, nearest};
use crate::domain::calendar::{Day, Holidays};
use crate::domain::credit::line::Line;
use crate::domain::credit::product::Catalogue;
use crate::domain::household::profile::Profile;
use crate::domain::money::{Currency, Money};
use crate::domain::name::Name;
use crate::domain::plan::adopted::Adopted;

/// What checking a profile gives.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The record, without what was left out; none when the file does not even say its currency and day.
    pub profile: Option<Profile>,
    /// A plan that was adopted, as far as its payments can be used.
    pub adopted: Option<Adopted>,
    /// All problems, in the order of the text.
    pub problems: Vec<Diagnostic>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// Where each line of the record stands, in its order.
    pub line_places: Vec<Places>,
    /// Ids that lines had before, with the index of the line.
    pub earlier_ids: Vec<(String, usize)>,
}

impl Checked {
    /// Whether nothing was wrong, so that a script may rely on every figure.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.left_out.is_empty() && !crate::diagnostic::any_error(&self.problems)
    }
}

/// What every check needs to see.
struct Sheet<'a> {
    raw: &'a RawProfile,
    catalogue: &'a Catalogue,
    problems: Problems,
    currency: Currency,
    as_of: Day,
    left_out: Vec<LeftOut>,
}

impl Sheet<'_> {
    fn error(&self, code: Code, span: Range<usize>, values: &[(&'static str, &str)]) {
        self.problems.error(code, span, values);
    }

    fn warning(&self, code: Code, span: Range<usize>, values: &[(&'static str, &str)]) {
        self.problems.warning(code, span, values);
    }

    /// An amount as the file would write it.
    fn plain(&self, amount: Money) -> String {
        amount.plain(self.currency)
    }

    fn leave_out(&mut self, what: Item, name: Name, span: Range<usize>) {
        let place = Place { source: self.raw.source.clone(), span };
        self.left_out.push(LeftOut { what, name, place: Some(place) });
    }

    /// Adds an error when a day that must have come lies after the record's day.
    fn must_have_come(&self, key: &'static str, day: Option<Day>, span: Range<usize>) {
        if let Some(day) = day.filter(|day| *day > self.as_of) {
            let values = [("key", key), ("date", &*day.to_string()), ("as_of", &*self.as_of.to_string())];
            self.error(Code::DateInFuture, span, &values);
        }
    }
}

/// Checks a raw profile against the presets that are known.
#[must_use]
pub fn check(raw: &RawProfile, catalogue: &Catalogue) -> Checked {
    let (Some(currency), Some(as_of)) = (raw.currency, raw.as_of) else {
        return unreadable(raw);
    };
    let problems = Problems::new(raw.source.clone());
    let mut sheet = Sheet { raw, catalogue, problems, currency, as_of, left_out: Vec::new() };
    check_jurisdiction(&sheet);
    leave_out_lost(&mut sheet);
    let (spendable, emergency_fund) = check_cash(&mut sheet);
    let kept = check_lines(&mut sheet);
    let (mut lines, sources): (Vec<Line>, Vec<usize>) = kept.into_iter().unzip();
    unify_lenders(&mut lines, catalogue);
    paid_with::check_rings(&sheet);
    let incomes = flow::check_incomes(&mut sheet);
    let expenses = flow::check_expenses(&mut sheet, &lines);
    let inquiries = raw.inquiries.iter().copied().filter(|day| *day <= as_of).collect();
    for day in &raw.inquiries {
        sheet.must_have_come("inquiries", Some(*day), raw.places.of("registry"));
    }
    let profile = Profile {
        name: raw.name.clone().unwrap_or_else(|| Name::same(file_stem(&raw.source.name))),
        currency,
        jurisdiction: raw.jurisdiction.clone().unwrap_or_default(),
        as_of,
        spendable,
        emergency_fund,
        incomes,
        expenses,
        inquiries,
        limits: raw.limits,
        facts: raw.facts.clone(),
        holidays: Holidays { closed: sorted(&raw.holidays), open: sorted(&raw.workdays) },
        lines,
    };
    let adopted = adopted::check(&sheet, &profile);
    let line_places: Vec<Places> =
        sources.iter().filter_map(|at| raw.lines.get(*at)).map(|l| l.places.clone()).collect();
    let earlier_ids = earlier_ids(&sheet, &profile, &sources);
    Checked {
        profile: Some(profile),
        adopted,
        left_out: sheet.left_out,
        problems: joined(&raw.problems, sheet.problems),
        line_places,
        earlier_ids,
    }
}

/// A file that does not say its currency and its day, or is of a newer schema.
fn unreadable(raw: &RawProfile) -> Checked {
    Checked {
        profile: None,
        adopted: None,
        problems: raw.problems.clone(),
        left_out: Vec::new(),
        line_places: Vec::new(),
        earlier_ids: Vec::new(),
    }
}

/// Problems of both steps in the order of the text.
fn joined(read: &[Diagnostic], checked: Problems) -> Vec<Diagnostic> {
    let mut all = read.to_vec();
    all.extend(checked.into_list());
    all.sort_by_key(|p| p.place.as_ref().map_or(usize::MAX, |place| place.span.start));
    all
}

fn sorted(days: &[Day]) -> Vec<Day> {
    let mut days = days.to_vec();
    days.sort_unstable();
    days.dedup();
    days
}

/// The name of a file without its folder and ending.
fn file_stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.strip_suffix(".toml").unwrap_or(file)
}

fn check_jurisdiction(sheet: &Sheet<'_>) {
    let known = &sheet.catalogue.jurisdictions;
    let Some(id) = sheet.raw.jurisdiction.as_deref().filter(|id| !known.is_empty() && !known.iter().any(|k| k == id))
    else {
        return;
    };
    let near = nearest(id, known.iter().map(String::as_str)).unwrap_or("");
    let values = [("value", id), ("nearest", near), ("known", &*known.join(", "))];
    sheet.error(Code::UnknownJurisdiction, sheet.raw.places.of("jurisdiction"), &values);
}

/// Names what reading lost: tables swallowed by a syntax error, unknown tables, and small tables with errors.
fn leave_out_lost(sheet: &mut Sheet<'_>) {
    for (what, span) in sheet.raw.lost.clone() {
        let item = match what {
            "line" => Item::Line,
            "income" => Item::Income,
            _ => Item::Expense,
        };
        let name = id_below(&sheet.raw.source.text, span.end);
        sheet.leave_out(item, Name::same(&name), span);
    }
    for problem in &sheet.raw.problems {
        let of_the_file = problem.code == Code::UnknownKey && problem.value("table") == Some("");
        if let (true, Some(place)) = (of_the_file, problem.place.as_ref()) {
            let name = problem.value("key").unwrap_or("").to_owned();
            sheet.leave_out(Item::Table, Name::same(&name), place.span.clone());
        }
    }
    for key in &sheet.raw.unsound {
        let span = sheet.raw.places.of(key);
        sheet.leave_out(Item::Table, Name::same(key), span);
    }
}

/// The id or name that a swallowed table states, found by its rows.
fn id_below(text: &str, from: usize) -> String {
    let rows = text.get(from..).unwrap_or("").lines().take_while(|row| !row.trim_start().starts_with('['));
    let stated = rows.filter_map(|row| row.split_once('='));
    let value = |wanted: &str| {
        let found = stated.clone().find(|(key, _)| key.trim() == wanted);
        found.map(|(_, value)| value.split('#').next().unwrap_or("").trim().trim_matches('"').to_owned())
    };
    value("id").or_else(|| value("name")).unwrap_or_default()
}

fn check_cash(sheet: &mut Sheet<'_>) -> (Money, Money) {
    let cash = sheet.raw.cash.as_ref();
    if !cash.is_some_and(|table| table.sound) {
        let span = sheet.raw.places.of("cash");
        sheet.leave_out(Item::Cash, Name::same("cash"), span);
    }
    let stated = cash.map(|table| table.value).unwrap_or_default();
    (stated.spendable.unwrap_or_default(), stated.emergency_fund.unwrap_or_default())
}

/// The lines that stand, each with its index in the file.
fn check_lines(sheet: &mut Sheet<'_>) -> Vec<(Line, usize)> {
    let raw = sheet.raw;
    let mut kept = Vec::with_capacity(raw.lines.len());
    let mut first_rows: HashMap<&str, usize> = HashMap::new();
    for (index, table) in raw.lines.iter().enumerate() {
        let (before, mark) = (sheet.problems.errors(), sheet.problems.count());
        let id = table.value.id.as_deref();
        if let Some(id) = id {
            check_id(sheet, table, id, &mut first_rows);
        }
        let line = line::check_line(sheet, table);
        match line {
            Some(line) if table.sound && sheet.problems.errors() == before => kept.push((line, index)),
            _ => {
                sheet.problems.keep_errors_since(mark);
                let name = id.map(Name::same).or_else(|| table.value.name.clone()).unwrap_or_default();
                sheet.leave_out(Item::Line, name, table.places.table.clone());
            }
        }
    }
    kept
}

fn check_id<'a>(
    sheet: &Sheet<'_>,
    table: &'a Raw<super::raw::RawLine>,
    id: &'a str,
    first_rows: &mut HashMap<&'a str, usize>,
) {
    let span = table.places.of("id");
    let row = row_of(&sheet.raw.source.text, span.start);
    if let Some(first) = first_rows.get(id) {
        sheet.error(Code::DuplicateId, span, &[("id", id), ("row", &first.to_string())]);
    } else if matches!(id, "cash" | "emergency") {
        sheet.error(Code::ReservedId, span, &[("id", id)]);
    }
    first_rows.entry(id).or_insert(row);
}

fn row_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// Gives one lender the same name on all its lines: a name in one language is completed from a preset or another line.
fn unify_lenders(lines: &mut [Line], catalogue: &Catalogue) {
    let mut known: Vec<Name> = catalogue.products.iter().filter_map(|product| product.lender.clone()).collect();
    known.extend(lines.iter().map(|line| line.lender.clone()).filter(|name| name.en != name.zh));
    for line in lines {
        let same = |name: &&Name| name.en == line.lender.en || name.zh == line.lender.zh;
        if let Some(full) = known.iter().find(same) {
            line.lender = full.clone();
        }
    }
}

/// Earlier ids of the lines, with the line they belong to now; one that is in use again is refused.
fn earlier_ids(sheet: &Sheet<'_>, profile: &Profile, sources: &[usize]) -> Vec<(String, usize)> {
    let mut ids = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        let Some(table) = sheet.raw.lines.get(*source) else { continue };
        for id in &table.value.renamed_from {
            let taken = sheet.raw.lines.iter().find(|other| other.value.id.as_deref() == Some(id));
            if let Some(other) = taken {
                let row = row_of(&sheet.raw.source.text, other.places.of("id").start).to_string();
                let values = [("id", id.as_str()), ("row", row.as_str())];
                sheet.error(Code::DuplicateId, table.places.of("renamed_from"), &values);
            } else if index < profile.lines.len() {
                ids.push((id.clone(), index));
            }
        }
    }
    ids
}
