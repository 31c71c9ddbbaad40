//! The map of the course: every lesson with what was read, what is known, what is due, and why it matters now.

use super::course::Course;
use super::sheet::{SheetLine, Text};
use crate::domain::lesson::Term;
use crate::domain::lesson::words::Template;
use crate::learn::figures::Figures;
use crate::report::lesson::course::{Stop, course as stops_of};
use crate::report::lesson::filled::{fill, wording};
use crate::report::wording::name;
use crate::text::table::Column;
use crate::text::{Lang, learn as words, lesson as lesson_words, lesson::say};
use crate::tui::theme::Role;
use crate::tui::widgets::grid::{Cell, GridRow};

/// The columns and rows of the map, and how many items are due.
pub(super) fn rows(course: &Course, lang: Lang) -> (Vec<Column>, Vec<GridRow>, usize) {
    let (stops, asked) = stops_of(&course.books.lessons, &course.progress, &course.moments, course.today);
    let columns = vec![
        Column::mark(""),
        Column::text(say::TITLE.get(lang), 16),
        Column::figure(say::MINUTES.get(lang)).drops(3),
        Column::mark(say::READ.get(lang)).drops(1),
        Column::figure(say::KNOWN.get(lang)).drops(0),
        Column::figure(say::DUE.get(lang)).drops(0),
    ];
    let rows = (0..).zip(&stops).map(|(id, stop)| row(id, stop, lang));
    (columns, rows.collect(), asked.len())
}

fn row(id: u32, stop: &Stop, lang: Lang) -> GridRow {
    let [en, zh] = &stop.title;
    let title = match lang {
        Lang::En => en,
        Lang::Zh => zh,
    };
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let (read, order) = match stop.read {
        Some(true) => (say::WHOLE.get(lang), 2),
        Some(false) => (say::BEGUN.get(lang), 1),
        None => ("-", 0),
    };
    let all_known = stop.known == stop.items;
    let due = if stop.due == 0 { "-".to_owned() } else { stop.due.to_string() };
    GridRow::new(
        id,
        vec![
            Cell::text(&stop.id).role(Role::Accent).marked(if stop.now.is_some() { "!" } else { " " }, Role::Notice),
            Cell::text(title),
            Cell::figure(stop.minutes.to_string(), i64::from(stop.minutes)).role(Role::Muted),
            Cell::figure(read, order).role(Role::Muted),
            Cell::figure(format!("{}/{}", stop.known, stop.items), number(stop.known)).role(if all_known {
                Role::Calm
            } else {
                Role::Muted
            }),
            Cell::figure(due, number(stop.due)).role(if stop.due == 0 { Role::Muted } else { Role::Notice }),
        ],
    )
}

/// What stands beside the map about the selected lesson.
pub(super) fn about(course: &Course, place: usize, lang: Lang) -> Text {
    let Some(lesson) = course.lesson(place) else { return Text::default() };
    let wording = wording(lesson, lang);
    // Heads and rules quote examples only, so that no household is run for a list.
    let say_it = |text: &Template| fill(text, &Figures::default(), lang);
    let mut lines = vec![SheetLine::new(Role::Figure, say_it(&wording.rule))];
    let now = course.moments.iter().find(|moment| lesson.opens_when.contains(moment));
    if let Some(moment) = now {
        let text = words::NOW.fill(lang, &[("moment", lesson_words::moment(*moment).get(lang))]);
        lines.push(SheetLine::new(Role::Notice, text));
    }
    lines.push(SheetLine::new(Role::Muted, say::OUTCOMES.get(lang)));
    lines.extend(wording.outcomes.iter().map(|outcome| SheetLine::new(Role::Text, say_it(outcome)).after("- ")));
    Text { lines, ..Text::default() }
}

/// The columns and rows of the glossary.
pub(super) fn terms(terms: &[Term], lang: Lang) -> (Vec<Column>, Vec<GridRow>) {
    let columns = vec![Column::text(words::COL_WORD.get(lang), 10), Column::text(words::COL_MEANING.get(lang), 16)];
    let rows = (0..).zip(terms).map(|(id, term)| {
        GridRow::new(
            id,
            vec![Cell::text(name(&term.name, lang)).role(Role::Accent), Cell::text(name(&term.meaning, lang))],
        )
    });
    (columns, rows.collect())
}
