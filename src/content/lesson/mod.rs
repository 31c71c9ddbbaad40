//! Lessons: folders of `lesson.toml` and one Markdown file a language, read together and held against one another.
//!
//! It must not compute a figure: that the author's numbers agree with the engine is for `report::lesson::check`.

mod compare;
mod digest;
mod markdown;
mod neutral;
mod numbers;
mod shelf;
mod terms;
mod wording;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Severity, Source};
use crate::document::Problems;
use crate::domain::lesson::Lesson;

pub use shelf::LessonFolder;
pub(super) use shelf::Shelf;
pub use terms::{GLOSSARY_FILE, SLIPS_FILE};
pub(super) use terms::{read_slips, read_terms};

/// The file without a language.
pub const NEUTRAL_FILE: &str = "lesson.toml";
/// The files of words, by language tag.
pub const WORDS_FILES: [(&str, &str); 2] = [("en", "en.md"), ("zh-CN", "zh-CN.md")];

/// Reads a lesson. It is given when nothing in it is an error; the problems hold warnings too.
pub(super) fn read_lesson(folder: &LessonFolder) -> (Option<Lesson>, Vec<Diagnostic>) {
    let mut found = missing_files(folder);
    let Some(neutral) = folder.file(NEUTRAL_FILE) else { return (None, found) };
    let problems = Problems::new(Arc::clone(&neutral));
    let lesson = neutral::read_neutral(&neutral, &problems);
    found.extend(problems.into_list());
    let mut words = Vec::new();
    for (_, name) in WORDS_FILES {
        let Some(source) = folder.file(name) else { continue };
        let problems = Problems::new(Arc::clone(&source));
        words.push(wording::read_words(&source, &problems));
        found.extend(problems.into_list());
    }
    let (Some(mut lesson), [en, zh]) = (lesson, &words[..]) else { return (None, found) };
    check_id(folder, &lesson, &neutral, &mut found);
    compare::compare(&lesson, &neutral, en, zh, &mut found);
    lesson.en = en.words.clone();
    lesson.zh = zh.words.clone();
    let is_good = found.iter().all(|problem| problem.severity != Severity::Error);
    (is_good.then_some(lesson), found)
}

/// The list `translates` of a translation as it would be if every block had just been translated again.
#[must_use]
pub(super) fn fresh_marks(folder: &LessonFolder) -> Option<Vec<String>> {
    let [en, zh] = WORDS_FILES.map(|(_, name)| folder.file(name));
    let (en, zh) = (en?, zh?);
    let read = |source: &Arc<Source>| wording::read_words(source, &Problems::new(Arc::clone(source)));
    let (en, zh) = (read(&en), read(&zh));
    let marks = zh.blocks.iter().filter_map(|block| Some(format!("{} {}", block.id, en.block(&block.id)?.digest)));
    Some(marks.collect())
}

fn missing_files(folder: &LessonFolder) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for name in [NEUTRAL_FILE].into_iter().chain(WORDS_FILES.map(|(_, name)| name)) {
        if folder.file(name).is_none() {
            let problem = Diagnostic::error(Code::LessonFileMissing);
            found.push(problem.with("path", folder.shown_name()).with("file", name));
        }
    }
    for name in folder.strays() {
        let problem = Diagnostic::error(Code::LessonFileUnknown);
        found.push(problem.with("path", folder.shown_name()).with("file", name));
    }
    found
}

/// The folder's name begins with the id, and the ids of items with that of the lesson.
fn check_id(folder: &LessonFolder, lesson: &Lesson, neutral: &Arc<Source>, found: &mut Vec<Diagnostic>) {
    if folder.id() != lesson.id {
        let problem =
            Diagnostic::error(Code::ContentIdMismatch).with("value", &lesson.id).with("expected", folder.id());
        let at = neutral.text.find(&format!("\"{}\"", lesson.id)).unwrap_or(0);
        found.push(problem.at(neutral, at..at + lesson.id.len() + 2));
    }
    for (place, item) in lesson.items.iter().enumerate() {
        let expected = format!("{}.{}", lesson.id, place + 1);
        if item.id != expected {
            let problem = Diagnostic::error(Code::ContentIdMismatch).with("value", &item.id).with("expected", expected);
            found.push(problem.at(neutral, item.span.clone()));
        }
    }
}

/// Every link of a lesson to a word of the glossary or to another lesson: (whether a lesson, id, whether English).
pub(super) fn outward_links(lesson: &Lesson) -> Vec<(crate::domain::lesson::words::LinkKind, String, bool)> {
    use crate::domain::lesson::words::LinkKind;
    let mut all = Vec::new();
    for (words, english) in [(&lesson.en, true), (&lesson.zh, false)] {
        let outward = compare::links(words).filter(|(kind, _)| matches!(kind, LinkKind::Term | LinkKind::Lesson));
        all.extend(outward.map(|(kind, id)| (kind, id.to_owned(), english)));
    }
    all
}
