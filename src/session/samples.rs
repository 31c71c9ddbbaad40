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

/// What a ready-made household teaches, in its own words in both languages: the first sentence of the comment at the
/// head of its file.
#[must_use]
pub fn sample_about(name: &str) -> Option<Name> {
    let (text, _) = sample_text(name)?;
    let head = text.lines().map_while(|line| line.strip_prefix('#')).map(str::trim);
    let is_chinese = |line: &str| line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let (zh, en): (Vec<&str>, Vec<&str>) = head.partition(|line| is_chinese(line));
    let first =
        |text: String, end: &str| text.split_once(end).map_or(text.clone(), |(first, _)| first.to_owned() + end.trim());
    Some(Name { en: first(en.join(" "), ". "), zh: first(zh.concat(), "。") })
}
