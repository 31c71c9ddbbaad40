//! Where a reader's progress is kept: one file in the user's folder, read whole, replaced whole; a damaged one is set
//! aside and never lost.

use std::path::PathBuf;

use super::folders::Folders;
use crate::diagnostic::{Code, Diagnostic};
use crate::learn::progress::Progress;
use crate::profile::store::{FileError, read_text, write_text};

/// The file of progress.
const FILE: &str = "learning.json";

impl Folders {
    /// The file in which progress is kept.
    #[must_use]
    pub fn learning(&self) -> PathBuf {
        self.data().join(FILE)
    }

    /// What was learnt so far. A file that cannot be understood is set aside under another name, which the problem names.
    ///
    /// # Errors
    /// Why the file cannot be read, or a damaged one not be set aside; then nothing was changed.
    pub fn progress(&self) -> Result<(Progress, Option<Diagnostic>), Diagnostic> {
        let path = self.learning();
        match read_text(&path) {
            Ok(text) => match Progress::from_json(&text) {
                Some(progress) => Ok((progress, None)),
                None => self.set_aside().map(|problem| (Progress::default(), Some(problem))),
            },
            Err(FileError::Missing { .. }) => Ok((Progress::default(), None)),
            Err(FileError::NotText { .. }) => self.set_aside().map(|problem| (Progress::default(), Some(problem))),
            Err(error) => Err(error.problem()),
        }
    }

    /// Keeps what was learnt.
    ///
    /// # Errors
    /// Why the file cannot be written; it is then as it was.
    pub fn keep_progress(&self, progress: &Progress) -> Result<(), Diagnostic> {
        write_text(&self.learning(), &progress.to_json()).map_err(|error| error.problem())
    }

    /// Changes what was learnt: read anew, changed, and kept, so that what another window noted meanwhile stays.
    ///
    /// # Errors
    /// Why the file cannot be read or written.
    pub fn learn(&self, change: impl FnOnce(&mut Progress)) -> Result<(), Diagnostic> {
        let (mut progress, _) = self.progress()?;
        change(&mut progress);
        self.keep_progress(&progress)
    }

    fn set_aside(&self) -> Result<Diagnostic, Diagnostic> {
        let path = self.learning();
        let aside = (1_u32..).map(|number| self.data().join(format!("learning.damaged-{number}.json")));
        let free = aside.take(10_000).find(|aside| !aside.exists()).unwrap_or_else(|| path.with_extension("damaged"));
        std::fs::rename(&path, &free).map_err(|error| FileError::writing(&path, &error).problem())?;
        Ok(Diagnostic::warning(Code::ProgressDamaged)
            .with("path", path.display().to_string())
            .with("aside", free.display().to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Day;
    use crate::learn::progress::{Answer, Review};

    #[test]
    fn progress_is_kept_and_a_damaged_file_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::at(folder.path());
        assert_eq!(folders.progress().unwrap(), (Progress::default(), None));
        let mut progress = Progress::default();
        progress.reviews.push(Review { day: Day(20_000), item: "L01.1".into(), answer: Answer::NotSure, right: false });
        folders.keep_progress(&progress).unwrap();
        assert_eq!(folders.progress().unwrap(), (progress, None));

        std::fs::write(folders.learning(), "{ half").unwrap();
        let (empty, problem) = folders.progress().unwrap();
        assert_eq!(empty, Progress::default());
        assert_eq!(problem.unwrap().code, Code::ProgressDamaged);
        assert_eq!(std::fs::read_to_string(folder.path().join("learning.damaged-1.json")).unwrap(), "{ half");
        assert!(!folders.learning().exists());

        std::fs::write(folders.learning(), [0xff, 0xfe]).unwrap();
        assert!(folders.progress().unwrap().1.is_some());
        assert!(folder.path().join("learning.damaged-2.json").exists());
    }
}
