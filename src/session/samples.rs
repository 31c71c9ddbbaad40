//! Ready-made households, embedded in the program.

use include_dir::{Dir, include_dir};

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
