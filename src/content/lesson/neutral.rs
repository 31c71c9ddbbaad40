//! `lesson.toml`: what a lesson holds without a language.

use std::sync::Arc;

use crate::content::provenance::{PROVENANCE_KEYS, read_provenance};
use crate::diagnostic::{Code, Source};
use crate::document::choice::Choice as Word;
use crate::document::key::{Key, Shape};
use crate::document::reader::{Document, TableReader};
use crate::document::{Problems, nearest};
use crate::domain::lesson::expression::Expression;
use crate::domain::lesson::moment::Moment;
use crate::domain::lesson::{Choice, Exercise, Fact, Figure, Goal, Item, Lesson, Origin, Process, Show, Step};

/// The newest format that is read.
const FORMAT: u16 = 1;

const LESSON_KEYS: &[Key] = &[
    Key::required("format", Shape::Whole(1, 999)),
    Key::required("id", Shape::Text),
    Key::required("minutes", Shape::Whole(5, 180)),
    Key::required("codes", Shape::Texts),
    Key::required("topics", Shape::Texts),
    Key::required("opens_when", Shape::Texts),
    Key::new("figures", Shape::Named(&[FIGURE_KEYS])),
    Key::required("item", Shape::Tables(&[ITEM_KEYS])),
    Key::new("fact", Shape::Tables(&[FACT_KEYS, PROVENANCE_KEYS])),
    Key::required("exercise", Shape::Table(&[EXERCISE_KEYS])),
];

const FIGURE_KEYS: &[Key] = &[
    Key::new("is", Shape::Text),
    Key::new("text", Shape::Name),
    Key::new("show", Shape::Choice(SHOWS)),
    Key::new("want", Shape::Text),
];

const ITEM_KEYS: &[Key] = &[
    Key::required("id", Shape::Text),
    Key::required("codes", Shape::Texts),
    Key::new("topics", Shape::Texts),
    Key::required("process", Shape::Choice(PROCESSES)),
    Key::required("key", Shape::Id),
    Key::required("options", Shape::Tables(&[OPTION_KEYS])),
    Key::new("figures", Shape::Named(&[FIGURE_KEYS])),
];

const OPTION_KEYS: &[Key] =
    &[Key::required("id", Shape::Id), Key::new("figure", Shape::Text), Key::new("slip", Shape::Text)];

const FACT_KEYS: &[Key] = &[Key::required("id", Shape::Id), Key::required("jurisdiction", Shape::Text)];

const EXERCISE_KEYS: &[Key] =
    &[Key::required("step", Shape::Tables(&[STEP_KEYS])), Key::new("goal", Shape::Tables(&[GOAL_KEYS]))];

const STEP_KEYS: &[Key] = &[Key::required("id", Shape::Id), Key::required("figure", Shape::Text)];
const GOAL_KEYS: &[Key] = &[Key::required("id", Shape::Id), Key::required("when", Shape::Text)];

const SHOWS: &[&str] = &[
    "money", "money2", "money0", "millions", "percent", "percent0", "percent1", "percent2", "number", "number1",
    "date", "month", "text",
];
const PROCESSES: &[&str] = &["identify", "analyse", "evaluate", "apply"];

impl Word for Show {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("money", Show::Money),
        ("money2", Show::MoneyInFull),
        ("money0", Show::MoneyAbout),
        ("millions", Show::Millions),
        ("percent", Show::Percent),
        ("percent0", Show::Percent0),
        ("percent1", Show::Percent1),
        ("percent2", Show::Percent2),
        ("number", Show::Number),
        ("number1", Show::Number1),
        ("date", Show::Date),
        ("month", Show::Month),
        ("text", Show::Text),
    ];
}

impl Word for Process {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("identify", Process::Identify),
        ("analyse", Process::Analyse),
        ("evaluate", Process::Evaluate),
        ("apply", Process::Apply),
    ];
}

/// Reads the file; its words are still empty. `None` when not even an id could be read.
pub(super) fn read_neutral(source: &Arc<Source>, problems: &Problems) -> Option<Lesson> {
    let document = Document::parse(&source.text, problems);
    let table = document.table(&[LESSON_KEYS], problems);
    if let Some(format) = table.whole("format").filter(|format| *format > FORMAT) {
        let values = [("found", &*format.to_string()), ("known", &*FORMAT.to_string())];
        problems.error(Code::SchemaNewer, table.place("format"), &values);
    }
    let id = table.text("id");
    let lesson = Lesson {
        id: id.clone().unwrap_or_default(),
        minutes: table.whole("minutes").unwrap_or_default(),
        codes: codes(&table),
        topics: topics(&table),
        opens_when: moments(&table),
        figures: figures(&table),
        items: table.tables("item").into_iter().filter_map(item).collect(),
        facts: table.tables("fact").into_iter().filter_map(fact).collect(),
        exercise: table.table("exercise").map(exercise).unwrap_or_default(),
        en: Default::default(),
        zh: Default::default(),
    };
    table.finish();
    id.map(|_| lesson)
}

/// Competence codes: `eu22:335`, `own:S3`.
fn codes(table: &TableReader<'_>) -> Vec<String> {
    let codes = table.texts("codes");
    for code in &codes {
        let good = match code.split_once(':') {
            Some(("eu22", number)) => !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()),
            Some(("own", own)) => matches!(own, "S1" | "S2" | "S3" | "S4" | "S5" | "S6" | "S7" | "S8"),
            _ => false,
        };
        if !good {
            not_one_of(table, "codes", code, "eu22:335, own:S3");
        }
    }
    codes
}

/// Numbers of the topics of the program's list, 1 to 22.
fn topics(table: &TableReader<'_>) -> Vec<String> {
    let topics = table.texts("topics");
    for topic in &topics {
        if !topic.parse::<u8>().is_ok_and(|number| (1..=22).contains(&number)) {
            not_one_of(table, "topics", topic, "1 … 22");
        }
    }
    topics
}

fn moments(table: &TableReader<'_>) -> Vec<Moment> {
    let names = || Moment::NAMES.iter().map(|(name, _)| *name);
    let mut moments = Vec::new();
    for name in table.texts("opens_when") {
        match Moment::from_name(&name) {
            Some(moment) => moments.push(moment),
            None => {
                let near = nearest(&name, names()).unwrap_or("");
                let known = names().collect::<Vec<_>>().join(", ");
                let values = [("key", "opens_when"), ("value", &*name), ("nearest", near), ("known", &*known)];
                table.problems().error(Code::NotOneOf, table.place("opens_when"), &values);
            }
        }
    }
    moments
}

fn not_one_of(table: &TableReader<'_>, key: &'static str, value: &str, known: &str) {
    let values = [("key", key), ("value", value), ("nearest", ""), ("known", known)];
    table.problems().error(Code::NotOneOf, table.place(key), &values);
}

fn figures(table: &TableReader<'_>) -> Vec<Figure> {
    table.named("figures").into_iter().filter_map(|(name, reader)| figure(name, reader)).collect()
}

fn figure(name: String, table: TableReader<'_>) -> Option<Figure> {
    let is_good = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !is_good || !name.starts_with(|first: char| first.is_ascii_lowercase()) {
        let suggestion = name.to_ascii_lowercase().replace(['-', '.', ' '], "_");
        table.problems().error(
            Code::BadId,
            table.span(),
            &[("key", "figures"), ("value", &name), ("suggestion", &suggestion)],
        );
    }
    let one = table.one_of_keys(&["is", "text"]);
    let (origin, default) = match one {
        Some("is") => (expression(&table, "is").map(Origin::Computed), None),
        Some("text") => (table.name("text").map(Origin::Text), Some(Show::Text)),
        _ => {
            if !(table.has("is") && table.has("text")) {
                table.missing("is");
            }
            (None, None)
        }
    };
    let show = table.choice("show").or(default);
    if show.is_none() && !table.has("show") {
        table.missing("show");
    }
    let want = table.text("want");
    let computed = matches!(&origin, Some(Origin::Computed(expression)) if !expression.is_literal());
    if computed && want.is_none() {
        table.problems().error(Code::WantMissing, table.span(), &[("value", &name)]);
    }
    let span = table.span();
    table.finish();
    Some(Figure { name, origin: origin?, show: show?, want, span })
}

fn expression(table: &TableReader<'_>, key: &'static str) -> Option<Expression> {
    let text = table.text(key)?;
    match Expression::parse(&text) {
        Ok(expression) => Some(expression),
        Err(error) => {
            let place = table.place(key);
            // The place is that of the value with its quote; the expression's own place is inside.
            let at = (place.start + 1 + error.at).min(place.end.saturating_sub(1));
            let values = [("value", &*text), ("needed_in_expression", error.expected)];
            table.problems().error(Code::ExpressionSyntax, at..at + 1, &values);
            None
        }
    }
}

fn item(table: TableReader<'_>) -> Option<Item> {
    let span = table.span();
    let item = Item {
        id: table.text("id").unwrap_or_default(),
        codes: codes(&table),
        topics: if table.has("topics") { topics(&table) } else { Vec::new() },
        process: table.choice("process").unwrap_or(Process::Identify),
        key: table.id("key").unwrap_or_default(),
        options: table.tables("options").into_iter().filter_map(option).collect(),
        figures: figures(&table),
        span: span.clone(),
    };
    check_options(&item, &table);
    table.finish();
    (!item.id.is_empty()).then_some(item)
}

fn option(table: TableReader<'_>) -> Option<Choice> {
    let choice = (table.id("id"), table.text("figure"), table.text("slip"));
    table.finish();
    Some(Choice { id: choice.0?, figure: choice.1, slip: choice.2 })
}

/// The key is the one option without a misconception, and there are three or four options with ids of their own.
fn check_options(item: &Item, table: &TableReader<'_>) {
    let problems = table.problems();
    let right: Vec<&str> = item.options.iter().filter(|o| o.slip.is_none()).map(|o| o.id.as_str()).collect();
    if right != [item.key.as_str()] {
        let values = [("value", &*item.key), ("item", &*item.id), ("found", &*right.join(", "))];
        problems.error(Code::ItemKey, table.place("key"), &values);
    }
    if !(3..=4).contains(&item.options.len()) {
        let values = [("item", &*item.id), ("count", &*item.options.len().to_string())];
        problems.error(Code::ItemOptions, table.place("options"), &values);
    }
    for (place, option) in item.options.iter().enumerate() {
        if item.options.iter().take(place).any(|earlier| earlier.id == option.id) {
            problems.error(Code::ContentIdRepeated, table.place("options"), &[("value", &option.id)]);
        }
    }
}

fn fact(table: TableReader<'_>) -> Option<Fact> {
    let (id, jurisdiction, span) = (table.id("id"), table.text("jurisdiction"), table.span());
    let provenance = read_provenance(&table);
    for key in ["as_of", "stale_after"] {
        if !table.has(key) {
            table.missing(key);
        }
    }
    table.finish();
    Some(Fact { id: id?, jurisdiction: jurisdiction?, provenance: provenance?, span })
}

fn exercise(table: TableReader<'_>) -> Exercise {
    let steps = table.tables("step").into_iter().filter_map(|table| {
        let (id, figure, span) = (table.id("id"), table.text("figure"), table.span());
        table.finish();
        Some(Step { id: id?, figure: figure?, span })
    });
    let goals = table.tables("goal").into_iter().filter_map(|table| {
        let (id, condition, span) = (table.id("id"), expression(&table, "when"), table.span());
        table.finish();
        Some(Goal { id: id?, condition: condition?, span })
    });
    let exercise = Exercise { steps: steps.collect(), goals: goals.collect() };
    table.finish();
    exercise
}
