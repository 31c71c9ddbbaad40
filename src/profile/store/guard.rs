//! The right to change a household's files, held while they are read, changed and written.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::SIDE_FOLDER;
use super::error::FileError;
use super::file::{make_folder, read_text, real_path, replace};
use super::versions::{keep, versions};

/// How often a held lock is tried again, and how long between two tries: half a second in all.
const TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(25);

/// A lock on one household: its profile and its journal. It is given back when this value goes.
#[derive(Debug)]
pub struct Guard {
    profile: PathBuf,
    _lock: File,
}

impl Guard {
    /// Takes the lock of a profile file, which need not exist yet. Folders that are missing are made.
    ///
    /// # Errors
    /// [`FileError::Locked`] when another program holds it, else why the folder cannot be written.
    pub fn of(profile: &Path) -> Result<Guard, FileError> {
        let profile = real_path(profile);
        let failed = |error: &io::Error| FileError::writing(&profile, error);
        let side = profile.with_file_name(SIDE_FOLDER);
        make_folder(&side).map_err(|error| failed(&error))?;
        let name = profile.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let lock = options.open(side.join(format!("{name}.lock"))).map_err(|error| failed(&error))?;
        for _ in 0..TRIES {
            match lock.try_lock() {
                Ok(()) => return Ok(Guard { profile, _lock: lock }),
                // A file system without locks: the look at what was read still guards against lost changes.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Guard { profile, _lock: lock });
                }
                Err(TryLockError::Error(error)) => return Err(failed(&error)),
                Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN_TRIES),
            }
        }
        Err(FileError::Locked { path: profile })
    }

    /// The profile file.
    #[must_use]
    pub fn profile(&self) -> &Path {
        &self.profile
    }

    /// The journal beside it.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        super::journal_path(&self.profile)
    }

    /// Writes the profile anew; `read` is the text it was when the change began.
    ///
    /// # Errors
    /// [`FileError`]; the file is then as it was.
    pub fn save_profile(&self, read: &str, new: &str) -> Result<(), FileError> {
        self.save(&self.profile, Some(read), new)
    }

    /// Writes a profile that must not exist yet.
    ///
    /// # Errors
    /// [`FileError::Exists`], or why it cannot be written.
    pub fn create_profile(&self, new: &str) -> Result<(), FileError> {
        self.save(&self.profile, None, new)
    }

    /// Writes the journal anew; `read` is the text it was, empty when there was none. A torn row goes to its own file
    /// first.
    ///
    /// # Errors
    /// [`FileError`]; the journal is then as it was.
    pub fn save_journal(&self, read: &str, new: &str, torn: Option<&str>) -> Result<(), FileError> {
        if let Some(torn) = torn {
            self.set_aside(torn)?;
        }
        let journal = self.journal();
        let before = if read.is_empty() && !journal.exists() { None } else { Some(read) };
        self.save(&journal, before, new)
    }

    /// Puts an earlier version of the profile or of its journal in place; the present text becomes a version too.
    ///
    /// # Errors
    /// [`FileError::NoVersion`], or why it cannot be read or written.
    pub fn restore(&self, path: &Path, number: u32) -> Result<(), FileError> {
        let path = real_path(path);
        let all = versions(&path)?;
        let version = all.iter().find(|version| version.number == number).ok_or(FileError::NoVersion { number })?;
        let text = read_text(&version.path)?;
        match read_text(&path) {
            Ok(present) => self.save(&path, Some(&present), &text),
            Err(FileError::Missing { .. }) => self.save(&path, None, &text),
            // What cannot be read as text is no version to keep, and restoring is how to be rid of it.
            Err(FileError::NotText { .. }) => replace(&path, &text).map_err(|error| FileError::writing(&path, &error)),
            Err(other) => Err(other),
        }
    }

    fn save(&self, path: &Path, read: Option<&str>, new: &str) -> Result<(), FileError> {
        match (read, read_text(path)) {
            (Some(read), Ok(present)) if read == present => {
                if present == new {
                    return Ok(());
                }
                keep(path, &present)?;
            }
            (None, Err(FileError::Missing { .. })) => {}
            (None, Ok(_)) => return Err(FileError::Exists { path: path.to_owned() }),
            (Some(_), Ok(_) | Err(FileError::Missing { .. })) => {
                return Err(FileError::Changed { path: path.to_owned() });
            }
            (_, Err(error)) => return Err(error),
        }
        replace(path, new).map_err(|error| FileError::writing(path, &error))
    }

    fn set_aside(&self, torn: &str) -> Result<(), FileError> {
        let path = super::torn_path(&self.profile);
        let mut all = match read_text(&path) {
            Ok(text) => text,
            Err(FileError::Missing { .. }) => String::new(),
            Err(other) => return Err(other),
        };
        all.push_str(torn);
        all.push('\n');
        replace(&path, &all).map_err(|error| FileError::writing(&path, &error))
    }
}
