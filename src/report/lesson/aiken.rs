//! The item bank as Aiken text: questions, options and keys, nothing else. One file a language.

use super::filled::asked;
use crate::domain::lesson::Lesson;
use crate::text::Lang;

/// All items of some lessons.
#[must_use]
pub fn aiken(lessons: &[Lesson], lang: Lang) -> String {
    let mut text = String::new();
    let items = lessons.iter().flat_map(|lesson| lesson.items.iter().filter_map(|item| asked(lesson, item, lang)));
    for asked in items {
        text.push_str(&one_line(&asked.stem));
        text.push('\n');
        for (letter, option) in ('A'..).zip(&asked.options) {
            text.push_str(&format!("{letter}. {}\n", one_line(&option.says)));
        }
        let key = ('A'..).nth(asked.key).unwrap_or('A');
        text.push_str(&format!("ANSWER: {key}\n\n"));
    }
    text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
