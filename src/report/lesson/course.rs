//! The course map: every lesson with what was read, what is known, what is due, and why it matters now.

use serde_json::{Value, json};

use super::filled::wording;
use crate::domain::calendar::Day;
use crate::domain::lesson::Lesson;
use crate::domain::lesson::moment::Moment;
use crate::learn::progress::Progress;
use crate::learn::recall::{Recall, queue, standing};
use crate::text::table::{Column, Table};
use crate::text::{Lang, lesson};

/// One lesson on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The lesson's id.
    pub id: String,
    /// Its title, both languages.
    pub title: [String; 2],
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// Whether it was read: `None` not begun, `Some(false)` begun, `Some(true)` whole.
    pub read: Option<bool>,
    /// Items whose last answer was right.
    pub known: usize,
    /// All items.
    pub items: usize,
    /// Items to be asked today.
    pub due: usize,
    /// Why it matters now.
    pub now: Option<Moment>,
}

/// The course map, in the order of the lessons.
#[must_use]
pub fn course(lessons: &[Lesson], progress: &Progress, moments: &[Moment], today: Day) -> (Vec<Stop>, Vec<Recall>) {
    let asked = queue(lessons, progress, moments, today);
    let stops = lessons.iter().map(|lesson| Stop {
        id: lesson.id.clone(),
        title: [lesson.en.title.clone(), lesson.zh.title.clone()],
        minutes: lesson.minutes,
        read: progress.reading(&lesson.id).map(|reading| reading.whole),
        known: lesson.items.iter().filter(|item| progress.last(&item.id).is_some_and(|review| review.right)).count(),
        items: lesson.items.len(),
        due: lesson.items.iter().filter(|item| asked.iter().any(|recall| recall.item == item.id)).count(),
        now: moments.iter().find(|moment| lesson.opens_when.contains(moment)).copied(),
    });
    (stops.collect(), asked)
}

/// The map as text.
#[must_use]
pub fn as_text(stops: &[Stop], due: usize, lang: Lang, columns: Option<usize>) -> String {
    use lesson::say;
    let mut table = Table::new(vec![
        Column::mark(say::LESSON.get(lang)),
        Column::text(say::TITLE.get(lang), 20),
        Column::figure(say::MINUTES.get(lang)),
        Column::mark(say::READ.get(lang)).drops(1),
        Column::figure(say::KNOWN.get(lang)),
        Column::figure(say::DUE.get(lang)),
        Column::text(say::NOW.get(lang), 16).drops(2),
    ]);
    for stop in stops {
        let read = match stop.read {
            Some(true) => say::WHOLE.get(lang),
            Some(false) => say::BEGUN.get(lang),
            None => "-",
        };
        table.row([
            stop.id.clone(),
            title(stop, lang).to_owned(),
            stop.minutes.to_string(),
            read.to_owned(),
            format!("{}/{}", stop.known, stop.items),
            stop.due.to_string(),
            stop.now.map_or(String::new(), |moment| lesson::moment(moment).get(lang).to_owned()),
        ]);
    }
    let mut text = table.lines(columns).lines.join("\n");
    text.push('\n');
    if due > 0 {
        text.push('\n');
        text.push_str(&say::DUE_TODAY.fill(lang, &[("count", due.to_string())]));
        text.push('\n');
    }
    text
}

fn title(stop: &Stop, lang: Lang) -> &str {
    let [en, zh] = &stop.title;
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// The map as JSON.
#[must_use]
pub fn as_json(stops: &[Stop], due: usize) -> Value {
    let lessons: Vec<Value> = stops
        .iter()
        .map(|stop| {
            json!({
                "id": stop.id,
                "title": { "en": stop.title[0], "zh-CN": stop.title[1] },
                "minutes": stop.minutes,
                "read": match stop.read { Some(true) => "whole", Some(false) => "begun", None => "no" },
                "known": stop.known,
                "items": stop.items,
                "due": stop.due,
                "now": stop.now.map(Moment::name),
            })
        })
        .collect();
    json!({
        "schema_version": crate::report::SCHEMA_VERSION,
        "command": "learn-list",
        "due": due,
        "lessons": lessons,
    })
}

/// Progress as JSON: every answer, and where each item stands.
#[must_use]
pub fn progress_as_json(lessons: &[Lesson], progress: &Progress) -> Value {
    let items: Vec<Value> = lessons
        .iter()
        .flat_map(|lesson| &lesson.items)
        .filter_map(|item| {
            let reviews = || progress.reviews.iter().filter(|review| review.item == item.id);
            let standing = standing(reviews())?;
            let answers: Vec<Value> = reviews()
                .map(|review| {
                    json!({ "day": review.day.date().to_string(), "answer": review.answer.word(), "right": review.right })
                })
                .collect();
            Some(json!({
                "id": item.id,
                "rung": standing.rung,
                "due": standing.due.date().to_string(),
                "answers": answers,
            }))
        })
        .collect();
    let read: Vec<Value> = progress
        .read
        .iter()
        .map(|reading| {
            json!({
                "lesson": reading.lesson,
                "day": reading.day.date().to_string(),
                "slide": reading.slide,
                "whole": reading.whole,
            })
        })
        .collect();
    let exercises: Vec<Value> = progress
        .exercises
        .iter()
        .map(|tried| {
            json!({
                "lesson": tried.lesson,
                "day": tried.day.date().to_string(),
                "near": tried.near.0,
                "steps": tried.near.1,
                "reached": tried.reached.0,
                "goals": tried.reached.1,
            })
        })
        .collect();
    json!({
        "schema_version": crate::report::SCHEMA_VERSION,
        "command": "learn-progress",
        "items": items,
        "read": read,
        "exercises": exercises,
    })
}

/// The title of a lesson in a language.
#[must_use]
pub fn title_of(lesson: &Lesson, lang: Lang) -> &str {
    &wording(lesson, lang).title
}
