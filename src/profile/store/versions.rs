//! The last ten texts of a file, kept beside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::SIDE_FOLDER;
use super::error::FileError;
use super::file::{make_folder, real_path, replace};

/// How many earlier texts of a file are kept.
pub const KEPT_VERSIONS: usize = 10;

/// An earlier text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number; a higher one is newer.
    pub number: u32,
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was replaced, as the file system says.
    pub replaced_at: Option<SystemTime>,
}

/// The earlier texts of a file, the newest first.
///
/// # Errors
/// [`FileError`] when the folder beside the file cannot be listed.
pub fn versions(path: &Path) -> Result<Vec<Version>, FileError> {
    let path = real_path(path);
    let (folder, prefix) = kept_as(&path);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(FileError::reading(&folder, &error)),
    };
    let mut found: Vec<Version> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let number = name.strip_prefix(&prefix)?.parse().ok()?;
            let replaced_at = entry.metadata().and_then(|data| data.modified()).ok();
            Some(Version { number, path: entry.path(), replaced_at })
        })
        .collect();
    found.sort_by_key(|version| std::cmp::Reverse(version.number));
    Ok(found)
}

/// Keeps a text as the newest version of a file and lets the oldest beyond ten go.
pub(super) fn keep(path: &Path, text: &str) -> Result<(), FileError> {
    let (folder, prefix) = kept_as(path);
    make_folder(&folder).map_err(|error| FileError::writing(path, &error))?;
    let earlier = versions(path)?;
    let number = earlier.first().map_or(0, |newest| newest.number).saturating_add(1);
    replace(&folder.join(format!("{prefix}{number:06}")), text).map_err(|error| FileError::writing(path, &error))?;
    for old in earlier.iter().skip(KEPT_VERSIONS - 1) {
        // One that cannot be removed is only in the way.
        let _ = fs::remove_file(&old.path);
    }
    Ok(())
}

/// The folder of a file's versions and how their names begin.
fn kept_as(path: &Path) -> (PathBuf, String) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    (path.with_file_name(SIDE_FOLDER), format!("{name}.v"))
}
