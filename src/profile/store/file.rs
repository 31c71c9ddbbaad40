//! One file: read whole with a limit, and replaced whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::error::FileError;

/// The largest file that is read: a profile or a journal of far more rows than a life has.
pub const LARGEST_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// The text of a file.
///
/// # Errors
/// [`FileError`] when it is missing, unreadable, too large or not UTF-8.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    let failed = |error: io::Error| FileError::reading(path, &error);
    let file = File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.is_dir() {
        return Err(FileError::reading(path, &io::Error::from(io::ErrorKind::IsADirectory)));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST_FILE_BYTES {
        return Err(FileError::TooLarge { path: path.to_owned() });
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let row = error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count() + 1;
        FileError::NotText { path: path.to_owned(), row }
    })
}

/// Makes a folder that only its owner can open, with those above it; one that exists stays as it is.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Puts a text in the place of a file: written aside, forced to disk, renamed. A new file is its owner's alone; one that
/// exists keeps its permissions.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    replace_with(path, |file| file.write_all(text.as_bytes()))
}

/// Puts a text in the place of a file as a whole or not at all; folders that are missing are made.
///
/// # Errors
/// [`FileError`]; the file is then as it was.
pub fn write_text(path: &Path, text: &str) -> Result<(), FileError> {
    let failed = |error: io::Error| FileError::writing(path, &error);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        make_folder(folder).map_err(failed)?;
    }
    replace(path, text).map_err(failed)
}

/// [`replace`] with the writing given, so that a failing disk can be tried.
fn replace_with(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // The file aside is made readable by its owner alone, and goes away when anything fails before the rename.
    let mut aside = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
    write(aside.as_file_mut())?;
    if let Ok(existing) = fs::metadata(path) {
        aside.as_file().set_permissions(existing.permissions())?;
    }
    aside.as_file().sync_all()?;
    aside.persist(path).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

/// Forces a rename to disk where the system can; the file itself is safe either way.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// The file that a path stands for: behind a symbolic link the linked one, so that the link stays.
pub(super) fn real_path(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_fills_up_leaves_the_old_file_and_no_rest() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lin.toml");
        replace(&path, "old").unwrap();
        let failed = replace_with(&path, |file| {
            file.write_all(b"ne")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        });
        assert_eq!(FileError::writing(&path, &failed.unwrap_err()), FileError::Full { path: path.clone() });
        assert_eq!(read_text(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "the half-written file is gone");
    }
}
