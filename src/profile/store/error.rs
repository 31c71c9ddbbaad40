//! Why a file could not be read or written, as a value and as a problem to show.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};

/// Why a file could not be read or written. After any of them the old file is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// There is no such file.
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// It cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// It is not UTF-8 text.
    NotText {
        /// The file.
        path: PathBuf,
        /// The row of the first byte that is no text.
        row: usize,
    },
    /// It is larger than any record.
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// Its folder or the file cannot be written.
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// No room is left.
    Full {
        /// The file.
        path: PathBuf,
    },
    /// It could not be written for another reason.
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// Another program holds the lock.
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// It is no longer what was read.
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// It exists already.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// There is no such version.
    NoVersion {
        /// The number that was asked for.
        number: u32,
    },
    /// The name cannot be a file name.
    BadName {
        /// The name.
        name: String,
    },
}

impl FileError {
    /// The meaning of a system error while reading.
    #[must_use]
    pub fn reading(path: &Path, error: &io::Error) -> FileError {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FileError::Missing { path },
            _ => FileError::Unreadable { path, reason: reason(error) },
        }
    }

    /// The meaning of a system error while writing.
    #[must_use]
    pub fn writing(path: &Path, error: &io::Error) -> FileError {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                FileError::Full { path }
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => FileError::ReadOnly { path },
            _ => FileError::Unwritable { path, reason: reason(error) },
        }
    }

    /// As a problem to show.
    #[must_use]
    pub fn problem(&self) -> Diagnostic {
        let show = |path: &Path| path.display().to_string();
        match self {
            FileError::Missing { path } => Diagnostic::error(Code::FileMissing).with("path", show(path)),
            FileError::Unreadable { path, reason } => {
                Diagnostic::error(Code::FileUnreadable).with("path", show(path)).with("reason", reason)
            }
            FileError::NotText { path, row } => {
                Diagnostic::error(Code::FileNotText).with("path", show(path)).with("row", row.to_string())
            }
            FileError::TooLarge { path } => Diagnostic::error(Code::FileTooLarge).with("path", show(path)),
            FileError::ReadOnly { path } => Diagnostic::error(Code::FileReadOnly).with("path", show(path)),
            FileError::Full { path } => Diagnostic::error(Code::DiskFull).with("path", show(path)),
            FileError::Unwritable { path, reason } => {
                Diagnostic::error(Code::FileUnwritable).with("path", show(path)).with("reason", reason)
            }
            FileError::Locked { path } => Diagnostic::error(Code::FileLocked).with("path", show(path)),
            FileError::Changed { path } => Diagnostic::error(Code::FileChanged).with("path", show(path)),
            FileError::Exists { path } => Diagnostic::error(Code::FileExists).with("path", show(path)),
            FileError::NoVersion { number } => {
                Diagnostic::error(Code::VersionMissing).with("version", number.to_string())
            }
            FileError::BadName { name } => Diagnostic::error(Code::BadFileName).with("value", name),
        }
    }
}

/// A stable word for the common reasons, which `text` says in both languages; else what the system said.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "no-permission".to_owned(),
        io::ErrorKind::IsADirectory => "is-a-folder".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_locked_folder_are_told_apart() {
        let path = Path::new("lin.toml");
        let of = |kind: io::ErrorKind| FileError::writing(path, &io::Error::from(kind)).problem().code;
        assert_eq!(of(io::ErrorKind::StorageFull), Code::DiskFull);
        assert_eq!(of(io::ErrorKind::QuotaExceeded), Code::DiskFull);
        assert_eq!(of(io::ErrorKind::ReadOnlyFilesystem), Code::FileReadOnly);
        assert_eq!(of(io::ErrorKind::PermissionDenied), Code::FileReadOnly);
        assert_eq!(of(io::ErrorKind::Other), Code::FileUnwritable);
    }
}
