//! Ready-made households, embedded in the program.

use include_dir::{Dir, include_dir};

use crate::domain::name::Name;

static PROFILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/profiles");

/// The names of all ready-made households, the one to open first in front.
#[must_use]
pub fn sample_names() -> Vec<&'static str> {
    let mut names: Vec<&str> =
        PROFILES.files().filter_map(|file| file.path().file_name()?.to_str()?.strip_suffix(".toml")).collect();
    names.sort_by_key(|name| (*name != "lin", *name));
    names
}

/// The profile of a ready-made household, and its journal when it has one.
#[must_use]
pub fn sample_text(name: &str) -> Option<(&'static str, Option<&'static str>)> {
    let text = PROFILES.get_file(format!("{name}.toml"))?.contents_utf8()?;
    let journal = PROFILES.get_file(format!("{name}.journal.csv")).and_then(|file| file.contents_utf8());
    Some((text, journal))
}

/// What a ready-made household is about, in both languages: the first sentence of its lesson.
#[must_use]
pub fn sample_about(name: &str) -> Name {
    let lesson = sample_lesson(name);
    let first =
        |text: String, end: &str| text.split_once(end).map_or(text.clone(), |(first, _)| first.to_owned() + end.trim());
    Name { en: first(lesson.en, ". "), zh: first(lesson.zh, "。") }
}

/// What a ready-made household teaches, in both languages: the comment at the head of its file.
#[must_use]
pub fn sample_lesson(name: &str) -> Name {
    let Some((text, _)) = sample_text(name) else { return Name::default() };
    let comment = text.lines().map_while(|line| line.strip_prefix('#')).map(str::trim);
    // The Chinese paragraph follows the English one.
    let (zh, en): (Vec<&str>, Vec<&str>) = comment.partition(|line| line.contains(is_chinese));
    Name { en: en.join(" "), zh: zh.concat() }
}

const fn is_chinese(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_says_what_it_teaches_in_both_languages() {
        for name in sample_names() {
            let lesson = sample_lesson(name);
            assert!(lesson.en.len() > 40 && lesson.en.is_ascii(), "{name}: {}", lesson.en);
            assert!(lesson.zh.chars().count() > 20 && lesson.zh.ends_with('。'), "{name}: {}", lesson.zh);
        }
    }
}
