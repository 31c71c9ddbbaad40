//! Reading the conditions of an option: what each looks at, and what it wants.

use super::provenance::read_both;
use crate::diagnostic::Code;
use crate::document::choice::Choice;
use crate::document::key::{Key, NAME_KEYS, Shape};
use crate::document::nearest;
use crate::document::reader::TableReader;
use crate::domain::backup::Base;
use crate::domain::backup::condition::{Condition, IfNot, Measured, Test};
use crate::domain::household::facts::{FactKey, FactShape};

pub(super) const CONDITION_KEYS: &[Key] = &[
    Key::required("text", Shape::Table(&[NAME_KEYS])),
    Key::new("fact", Shape::Text),
    Key::new("measure", Shape::Choice(MEASURES)),
    Key::new("money", Shape::Choice(&["not-for-debt"])),
    Key::new("is", Shape::Flag),
    Key::new("some", Shape::Flag),
    Key::new("at_least", Shape::Whole(0, u16::MAX)),
    Key::new("at_most", Shape::Percent),
    Key::new("at_most_count", Shape::Whole(0, u16::MAX)),
    Key::new("one_of", Shape::Texts),
    Key::new("if_not", Shape::Choice(IF_NOTS)),
];

impl Choice for Measured {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("emergency-fund", Measured::EmergencyFund),
        ("card-balance", Measured::CardBalance),
        ("unsecured", Measured::Unsecured),
        ("study-loan", Measured::StudyLoan),
        ("income", Measured::Income),
        ("spare-expenses", Measured::Spare),
        ("overdue-lines", Measured::OverdueLines),
        ("lenders", Measured::Lenders),
        ("debt-to-income", Measured::DebtToIncome),
    ];
}

const MEASURES: &[&str] = &[
    "emergency-fund",
    "card-balance",
    "unsecured",
    "study-loan",
    "income",
    "spare-expenses",
    "overdue-lines",
    "lenders",
    "debt-to-income",
];

impl Choice for IfNot {
    const WORDS: &'static [(&'static str, Self)] = &[("closed", IfNot::Closed), ("unlikely", IfNot::Unlikely)];
}

const IF_NOTS: &[&str] = &["closed", "unlikely"];

/// Reads one condition.
pub(super) fn read_condition(table: TableReader<'_>) -> Option<Condition> {
    let text = read_both(&table, "text");
    let if_not = table.choice("if_not").unwrap_or_default();
    let test = match table.one_of_keys(&["fact", "measure", "money"]) {
        Some("fact") => read_fact_test(&table),
        Some("measure") => read_measure_test(&table),
        Some(_) => table.text("money").map(|_| Test::NotForDebt),
        None => (!table.has("fact") && !table.has("measure") && !table.has("money")).then_some(Test::TheySay),
    };
    table.finish();
    Some(Condition { text: text?, test: test?, if_not })
}

fn read_fact_test(table: &TableReader<'_>) -> Option<Test> {
    let fact = fact_of(table, "fact", &table.text("fact")?)?;
    match fact.shape() {
        FactShape::Flag => needed(table, "is", table.flag("is")).map(|is| Test::Flag(fact, is)),
        FactShape::Whole(..) => needed(table, "at_least", table.whole("at_least")).map(|n| Test::AtLeast(fact, n)),
        FactShape::Amount => needed(table, "some", table.flag("some")).map(|_| Test::Some(fact)),
        FactShape::Text | FactShape::Word(_) => {
            let words = table.texts("one_of");
            let words = needed(table, "one_of", (!words.is_empty()).then_some(words))?;
            Some(Test::OneOf(fact, words))
        }
    }
}

fn read_measure_test(table: &TableReader<'_>) -> Option<Test> {
    let what: Measured = table.choice("measure")?;
    match what {
        Measured::DebtToIncome => {
            let share = table.percent("at_most");
            needed(table, "at_most", share).map(|most| Test::ShareAtMost(what, most))
        }
        Measured::Lenders | Measured::OverdueLines if table.has("at_most_count") => {
            table.whole("at_most_count").map(|most| Test::CountAtMost(what, most))
        }
        _ => {
            let some = needed(table, "some", table.flag("some"))?;
            Some(if some { Test::MeasuredSome(what) } else { Test::MeasuredNone(what) })
        }
    }
}

/// The value, or "this table needs the key" when nothing was written.
fn needed<T>(table: &TableReader<'_>, key: &'static str, value: Option<T>) -> Option<T> {
    if value.is_none() && !table.has(key) {
        table.missing(key);
    }
    value
}

fn fact_of(table: &TableReader<'_>, key: &'static str, word: &str) -> Option<FactKey> {
    let fact = FactKey::from_word(word);
    if fact.is_none() {
        let known: Vec<&str> = FactKey::ALL.iter().map(|fact| fact.word()).collect();
        not_one_of(table, key, word, &known);
    }
    fact
}

fn not_one_of(table: &TableReader<'_>, key: &'static str, word: &str, known: &[&str]) {
    let near = nearest(word, known.iter().copied()).unwrap_or("");
    let values = [("key", key), ("value", word), ("nearest", near), ("known", &known.join(", "))];
    table.problems().error(Code::NotOneOf, table.place(key), &values);
}

/// What an amount is a share of: a fact that holds an amount, or a measured amount.
pub(super) fn base_of(table: &TableReader<'_>, key: &'static str, word: &str) -> Option<Base> {
    let amounts = || FactKey::ALL.iter().copied().filter(|fact| fact.shape() == FactShape::Amount);
    if let Some(fact) = amounts().find(|fact| fact.word() == word) {
        return Some(Base::Fact(fact));
    }
    let is_amount =
        |what: &Measured| !matches!(what, Measured::OverdueLines | Measured::Lenders | Measured::DebtToIncome);
    if let Some(what) = Measured::from_word(word).filter(is_amount) {
        return Some(Base::Measured(what));
    }
    let measures = Measured::WORDS.iter().filter(|(_, what)| is_amount(what)).map(|(word, _)| *word);
    let known: Vec<&str> = amounts().map(FactKey::word).chain(measures).collect();
    not_one_of(table, key, word, &known);
    None
}
