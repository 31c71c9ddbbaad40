//! Households on disk: one folder, one profile and journal each, written so that no crash and no other program loses data.
//!
//! Every change goes through [`Guard`]: a lock, a look whether the file is still what was read, a copy of the old text
//! among the last ten versions, and a new file written aside, forced to disk and renamed into place. Where the folder is
//! the caller says; nothing here reads the environment or the clock.

mod error;
mod file;
mod guard;
mod versions;

use std::fs;
use std::path::{Path, PathBuf};

pub use error::FileError;
pub use file::{LARGEST_FILE_BYTES, read_text, write_text};
pub use guard::Guard;
pub use versions::{KEPT_VERSIONS, Version, versions};

/// The folder of locks and earlier versions, beside the files they belong to.
pub(crate) const SIDE_FOLDER: &str = ".tideover";

/// The journal that belongs to a profile file: `lin.toml` has `lin.journal.csv`.
#[must_use]
pub fn journal_path(profile: &Path) -> PathBuf {
    profile.with_extension("journal.csv")
}

/// The file that keeps rows which were cut while being written.
#[must_use]
pub fn torn_path(profile: &Path) -> PathBuf {
    profile.with_extension("journal.torn.csv")
}

/// The profile file of a household by its name in a folder.
///
/// # Errors
/// [`FileError::BadName`] for a name that cannot be a file of its own in every system.
pub fn profile_path(folder: &Path, name: &str) -> Result<PathBuf, FileError> {
    if is_file_name(name) {
        Ok(folder.join(format!("{name}.toml")))
    } else {
        Err(FileError::BadName { name: name.to_owned() })
    }
}

/// Whether a name can be a file name on every system: no separator, no control character, nothing reserved.
#[must_use]
pub fn is_file_name(name: &str) -> bool {
    const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com1", "lpt1"];
    let plain = |c: char| !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    !name.is_empty()
        && name.len() <= 120
        && name.chars().all(plain)
        && !name.starts_with(['.', '-', ' '])
        && !name.ends_with(['.', ' '])
        && !RESERVED.contains(&name.to_ascii_lowercase().as_str())
}

/// The profile files of a folder, by name. A folder that does not exist has none.
///
/// # Errors
/// [`FileError`] when the folder cannot be listed.
pub fn profiles_in(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(FileError::reading(folder, &error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| FileError::reading(folder, &error))?.path();
        let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && path.extension().is_some_and(|ending| ending == "toml") && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
