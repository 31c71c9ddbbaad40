//! A lesson as JSON: its slides as lines, its figures as decimal strings, its questions without their keys.

use serde_json::{Map, Value, json};

use super::filled::{asked, fill, wording};
use super::slide::{SLIDE_COLUMNS, lay_out, plain};
use crate::domain::lesson::Lesson;
use crate::domain::lesson::moment::Moment;
use crate::learn::figures::{Figures, plain as plain_figure};
use crate::text::Lang;

/// The lesson in a language.
#[must_use]
pub fn lesson(lesson: &Lesson, figures: &Figures, lang: Lang) -> Value {
    let words = wording(lesson, lang);
    let say = |text: &str| fill(text, figures, lang);
    let slides: Vec<Value> = words
        .sections
        .iter()
        .map(|section| {
            let slide = lay_out(section, figures, lang, SLIDE_COLUMNS);
            let steps: Vec<Vec<String>> = slide.steps.iter().map(|step| step.iter().map(plain).collect()).collect();
            json!({ "id": section.id, "title": slide.title, "steps": steps, "notes": slide.notes })
        })
        .collect();
    let shown: Map<String, Value> = lesson
        .figures
        .iter()
        .map(|figure| {
            let value = figures.get(&figure.name).and_then(|found| plain_figure(found.as_ref().ok()?));
            (figure.name.clone(), json!(value))
        })
        .collect();
    let items: Vec<Value> = lesson
        .items
        .iter()
        .filter_map(|item| asked(lesson, item, lang))
        .map(|asked| {
            let options: Vec<Value> =
                asked.options.iter().map(|option| json!({ "id": option.id, "says": option.says })).collect();
            json!({ "id": asked.id, "stem": asked.stem, "options": options })
        })
        .collect();
    json!({
        "schema_version": crate::report::SCHEMA_VERSION,
        "command": "learn-show",
        "id": lesson.id,
        "lang": lang.tag(),
        "title": say(&words.title),
        "rule": say(&words.rule),
        "outcomes": words.outcomes.iter().map(|outcome| say(outcome)).collect::<Vec<_>>(),
        "minutes": lesson.minutes,
        "codes": lesson.codes,
        "opens_when": lesson.opens_when.iter().map(|moment| Moment::name(*moment)).collect::<Vec<_>>(),
        "slides": slides,
        "figures": shown,
        "items": items,
    })
}
