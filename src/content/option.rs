//! Reading one other way through: what it is, who can use it, what it brings, and what to look out for.

use std::sync::Arc;

use super::option_cost::{COST_KEYS, read_cost};
use super::option_test::{CONDITION_KEYS, base_of, read_condition};
use super::product::read_currency;
use super::provenance::{PROVENANCE_KEYS, read_both, read_provenance};
use crate::diagnostic::{Code, Diagnostic, Source, any_error};
use crate::document::Problems;
use crate::document::choice::Choice;
use crate::document::key::{Key, NAME_KEYS, Shape, Sign};
use crate::document::reader::{Document, TableReader};
use crate::domain::backup::cost::CostModel;
use crate::domain::backup::{AmountRange, BackupOption, Brings, Contact, Group, PaysDebt, ShareOf, Speed};
use crate::domain::money::Currency;
use crate::domain::name::Name;

const BOTH: Shape = Shape::Table(&[NAME_KEYS]);

const OPTION_KEYS: &[Key] = &[
    Key::required("id", Shape::Text),
    Key::required("currency", Shape::Text),
    Key::required("jurisdiction", Shape::Text),
    Key::required("name", BOTH),
    Key::required("summary", BOTH),
    Key::required("group", Shape::Choice(GROUPS)),
    Key::required("brings", Shape::Choice(BRINGS)),
    Key::new("pays_debt", Shape::Choice(PAYS_DEBT)),
    Key::required("days", Shape::Table(&[SPEED_KEYS])),
    Key::new("adds_lender", Shape::Flag),
    Key::new("reported", Shape::Flag),
    Key::new("closes_cards", Shape::Flag),
    Key::required("first_step", BOTH),
    Key::required("record_effect", BOTH),
    Key::required("lines_effect", BOTH),
    Key::new("protection", BOTH),
    Key::new("amount", Shape::Table(&[AMOUNT_KEYS])),
    Key::required("cost", Shape::Table(&[COST_KEYS, PROVENANCE_COPY])),
    Key::new("condition", Shape::Tables(&[CONDITION_KEYS])),
    Key::new("caution", Shape::Tables(&[NAME_KEYS])),
    Key::new("contact", Shape::Tables(&[CONTACT_KEYS])),
];

/// The keys of a provenance, of which a cost may state its own: then all that a provenance needs.
const PROVENANCE_COPY: &[Key] = &[
    Key::new("evidence", Shape::Text),
    Key::new("confidence", Shape::Choice(&["low", "low-medium", "medium", "medium-high", "high"])),
    Key::new("as_of", Shape::Text),
    Key::new("source", Shape::Text),
    Key::new("note", BOTH),
    Key::new("effective_from", Shape::Date),
    Key::new("effective_to", Shape::Date),
    Key::new("stale_after", Shape::Date),
];

const SPEED_KEYS: &[Key] =
    &[Key::required("least", Shape::Whole(0, 3660)), Key::required("most", Shape::Whole(0, 3660))];

const AMOUNT_KEYS: &[Key] = &[
    Key::new("least", Shape::Amount(Sign::Positive)),
    Key::new("most", Shape::Amount(Sign::Positive)),
    Key::new("share", Shape::Percent),
    Key::new("of", Shape::Text),
];

const CONTACT_KEYS: &[Key] = &[Key::required("name", BOTH), Key::required("at", Shape::Text)];

macro_rules! words {
    ($type:ty, $names:ident: $($word:literal = $value:expr,)*) => {
        impl Choice for $type {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, $value),)*];
        }
        const $names: &[&str] = &[$($word,)*];
    };
}

words! { Group, GROUPS:
    "no-cost" = Group::NoCost, "own-funds" = Group::OwnFunds, "public" = Group::Public,
    "lenders" = Group::Lenders, "law" = Group::Law, "dear" = Group::Dear,
}
words! { Brings, BRINGS:
    "money" = Brings::Money, "time" = Brings::Time, "moves" = Brings::Moves, "new-terms" = Brings::NewTerms, "advice" = Brings::Advice,
}
words! { PaysDebt, PAYS_DEBT:
    "allowed" = PaysDebt::Allowed, "forbidden" = PaysDebt::Forbidden, "replaces" = PaysDebt::Replaces,
}

/// Reads an option.
///
/// # Errors
/// All problems of the file when there is an error among them.
pub(super) fn read_option(source: &Arc<Source>) -> Result<BackupOption, Vec<Diagnostic>> {
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    let option = read(&document, &problems);
    let problems = problems.into_list();
    match option {
        Some(option) if !any_error(&problems) => Ok(option),
        _ => Err(problems),
    }
}

fn read(document: &Document<'_>, problems: &Problems) -> Option<BackupOption> {
    let mut table = document.table(&[OPTION_KEYS, PROVENANCE_KEYS], problems);
    let currency = read_currency(&table);
    table.set_currency(currency.unwrap_or(Currency::CNY));
    let both = |key: &'static str| read_both(&table, key).unwrap_or_default();
    let (cost, cost_provenance) = match table.table("cost") {
        Some(cost) => read_cost_table(cost),
        None => (None, None),
    };
    let provenance = read_provenance(&table);
    if provenance.as_ref().is_some_and(|provenance| provenance.sources.is_empty()) {
        // An option is what people act on: even one of our own names what it rests on.
        problems.error(Code::SourceMissing, table.place("evidence"), &[("key", "option")]);
    }
    if provenance.as_ref().is_some_and(|provenance| provenance.as_of.is_none()) {
        table.missing("as_of");
    }
    let option = BackupOption {
        id: table.text("id").unwrap_or_default(),
        jurisdiction: table.text("jurisdiction").unwrap_or_default(),
        currency: currency.unwrap_or(Currency::CNY),
        name: both("name"),
        summary: both("summary"),
        group: table.choice("group").unwrap_or(Group::NoCost),
        brings: table.choice("brings").unwrap_or(Brings::Advice),
        pays_debt: table.choice("pays_debt").unwrap_or(PaysDebt::Allowed),
        conditions: table.tables("condition").into_iter().filter_map(read_condition).collect(),
        amount: table.table("amount").map(read_amount).unwrap_or_default(),
        cost: cost.unwrap_or(CostModel::Unknown),
        cost_provenance,
        speed: table.table("days").and_then(read_speed).unwrap_or(Speed { least_days: 0, most_days: 0 }),
        adds_lender: table.flag("adds_lender").unwrap_or(false),
        reported: table.flag("reported").unwrap_or(false),
        closes_cards: table.flag("closes_cards").unwrap_or(false),
        first_step: both("first_step"),
        record_effect: both("record_effect"),
        lines_effect: both("lines_effect"),
        protection: read_both(&table, "protection"),
        cautions: table.tables("caution").into_iter().filter_map(read_name).collect(),
        contacts: table.tables("contact").into_iter().filter_map(read_contact).collect(),
        provenance: provenance?,
    };
    table.finish();
    Some(option)
}

fn read_cost_table(table: TableReader<'_>) -> (Option<CostModel>, Option<crate::domain::provenance::Provenance>) {
    let cost = read_cost(&table);
    let has_own = table.has("evidence") || table.has("source") || table.has("confidence");
    for key in ["evidence", "confidence"].into_iter().filter(|key| has_own && !table.has(key)) {
        table.missing(key);
    }
    let provenance = if has_own { read_provenance(&table) } else { None };
    table.finish();
    (cost, provenance)
}

fn read_speed(table: TableReader<'_>) -> Option<Speed> {
    let (least, most) = (table.whole("least"), table.whole("most"));
    if least.zip(most).is_some_and(|(least, most)| most < least) {
        table.problems().error(Code::RowsOutOfOrder, table.place("most"), &[("table", "days")]);
    }
    table.finish();
    Some(Speed { least_days: least?, most_days: most? })
}

fn read_amount(table: TableReader<'_>) -> AmountRange {
    let (least, most) = (table.amount("least"), table.amount("most"));
    if least.zip(most).is_some_and(|(least, most)| most < least) {
        table.problems().error(Code::RowsOutOfOrder, table.place("most"), &[("table", "amount")]);
    }
    let of = table.text("of").and_then(|word| base_of(&table, "of", &word));
    let share = table.percent("share");
    if table.has("share") && !table.has("of") {
        table.missing("of");
    }
    table.finish();
    let share = of.map(|of| ShareOf { of, share: share.unwrap_or(crate::domain::money::Ratio::ONE) });
    AmountRange { least, most, share }
}

pub(super) fn read_name(table: TableReader<'_>) -> Option<Name> {
    let (en, zh) = (table.text("en"), table.text("zh"));
    table.finish();
    Some(Name { en: en?, zh: zh? })
}

fn read_contact(table: TableReader<'_>) -> Option<Contact> {
    let (name, at) = (read_both(&table, "name"), table.text("at"));
    table.finish();
    Some(Contact { name: name?, at: at? })
}
