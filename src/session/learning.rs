//! Where a reader's progress is kept: one file in the user's folder, read whole, replaced whole; a damaged one is set
//! aside and never lost. And copies of a household on which exercises are tried.

use std::path::PathBuf;

use super::folders::Folders;
use super::papers::Papers;
use crate::content::Library;
use crate::diagnostic::{Code, Diagnostic, Severity, any_error};
use crate::domain::calendar::Day;
use crate::learn::figures::Household as Tried;
use crate::learn::progress::Progress;
use crate::profile::edit::Address;
use crate::profile::store::{FileError, read_text, write_text};

/// The file of progress.
const FILE: &str = "learning.json";

impl Papers {
    /// A copy of the household with changes, each `key=value` as a person writes it, to try a goal on. Nothing is written.
    ///
    /// # Errors
    /// What is wrong with the changes, or with the household that they make.
    pub fn changed(&self, changes: &[String], library: &Library, today: Day) -> Result<Tried, Vec<Diagnostic>> {
        let mut papers = self.clone();
        for change in changes {
            let (key, value) = change.split_once('=').unwrap_or((change, ""));
            let address = Address::parse(&papers.profile, key).map_err(|error| vec![papers.no_address(error)])?;
            papers = papers.with_edit(|text| address.type_in(text, value.trim())).map_err(|problem| vec![problem])?;
        }
        let household = papers.household(library, today);
        match household.record {
            Some(record) if !any_error(&household.problems) => {
                Ok(Tried::new(record.profile, record.entries, household.today).watched_by(library))
            }
            _ => {
                let is_error = |problem: &Diagnostic| problem.severity == Severity::Error;
                Err(household.problems.into_iter().filter(is_error).collect())
            }
        }
    }
}

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

    /// Changes what was learnt: read anew, changed, and kept, so that what another window noted meanwhile stays. Gives
    /// what is kept now, and the problem when the file was damaged and had to be set aside.
    ///
    /// # Errors
    /// Why the file cannot be read or written.
    pub fn learn(&self, change: impl FnOnce(&mut Progress)) -> Result<(Progress, Option<Diagnostic>), Diagnostic> {
        let (mut progress, problem) = self.progress()?;
        change(&mut progress);
        self.keep_progress(&progress)?;
        Ok((progress, problem))
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
