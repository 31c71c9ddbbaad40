//! The papers of one household: the texts of its profile and journal, changed on a desk first and filed when right.
//!
//! A change gives new papers and touches no file, so that what it would do can be shown before it is saved; saving goes
//! through the store, which notices when another program changed the files meanwhile.

use std::path::{Path, PathBuf};

use super::open::{Household, open_texts};
use super::samples::sample_text;
use crate::content::Library;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::calendar::Day;
use crate::domain::money::Currency;
use crate::profile::edit::{EditError, NoAddress};
use crate::profile::journal::write::{self as journal, NewRow, WriteError};
use crate::profile::store::{FileError, Guard, journal_path, read_text};

/// The texts of one household.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Papers {
    /// Where the profile is; none for a ready-made household.
    pub path: Option<PathBuf>,
    /// What to call the profile in messages.
    pub shown_name: String,
    /// The profile.
    pub profile: String,
    /// The journal; empty when there is none.
    pub journal: String,
    /// A row that was cut while being written, taken out of the journal by one of the changes.
    pub torn: Option<String>,
}

impl Papers {
    /// The papers of a profile file.
    ///
    /// # Errors
    /// Why a file cannot be read.
    pub fn read(path: &Path) -> Result<Papers, Diagnostic> {
        let profile = read_text(path).map_err(|error| error.problem())?;
        let journal = match read_text(&journal_path(path)) {
            Ok(text) => text,
            Err(FileError::Missing { .. }) => String::new(),
            Err(error) => return Err(error.problem()),
        };
        let shown_name = path.display().to_string();
        Ok(Papers { path: Some(path.to_path_buf()), shown_name, profile, journal, torn: None })
    }

    /// The papers of a ready-made household, which can be changed on the desk and never filed.
    #[must_use]
    pub fn of_sample(name: &str) -> Option<Papers> {
        let (profile, journal) = sample_text(name)?;
        Some(Papers {
            path: None,
            shown_name: format!("{name}.toml"),
            profile: profile.to_owned(),
            journal: journal.unwrap_or_default().to_owned(),
            torn: None,
        })
    }

    /// New papers for a place where nothing is yet.
    #[must_use]
    pub fn new(path: &Path, profile: String, journal: String) -> Papers {
        Papers { path: Some(path.to_path_buf()), shown_name: path.display().to_string(), profile, journal, torn: None }
    }

    /// The papers of an opened household.
    ///
    /// # Errors
    /// Why its files cannot be read.
    pub fn of(household: &Household) -> Result<Papers, Diagnostic> {
        if let Some(path) = &household.path {
            return Papers::read(path);
        }
        let name = household.sample.clone().unwrap_or_default();
        Papers::of_sample(&name).ok_or_else(|| Diagnostic::error(Code::UnknownSample).with("value", name))
    }

    /// The household that these texts describe.
    #[must_use]
    pub fn household(&self, library: &Library, today: Day) -> Household {
        let journal = (!self.journal.is_empty()).then_some(self.journal.as_str());
        let shown = self.shown_name.clone();
        let mut household = open_texts(shown, &self.profile, journal, library, Some(today), self.path.as_deref());
        if self.path.is_none() {
            household.sample = Some(self.shown_name.trim_end_matches(".toml").to_owned());
            if let Some(record) = &mut household.record {
                record.is_sample = true;
            }
        }
        household
    }

    /// The papers with one more row in the journal, and the row's id.
    ///
    /// # Errors
    /// Why the journal cannot take a row.
    pub fn with_row(&self, row: &NewRow, currency: Currency) -> Result<(Papers, String), Diagnostic> {
        let written = journal::append(&self.journal, row, currency).map_err(|error| self.refused_row(error))?;
        let papers = Papers { journal: written.text, torn: written.torn.or(self.torn.clone()), ..self.clone() };
        Ok((papers, written.id))
    }

    /// The papers with a row replaced.
    ///
    /// # Errors
    /// That there is no such row, or why the journal cannot be changed.
    pub fn with_correction(&self, id: &str, row: &NewRow, currency: Currency) -> Result<Papers, Diagnostic> {
        let written = journal::correct(&self.journal, id, row, currency).map_err(|error| self.refused_row(error))?;
        Ok(Papers { journal: written.text, ..self.clone() })
    }

    /// The papers without the last row, and that row.
    ///
    /// # Errors
    /// That there is no row.
    pub fn without_last_row(&self) -> Result<(Papers, String), Diagnostic> {
        let (text, row) = journal::undo(&self.journal).map_err(|error| self.refused_row(error))?;
        Ok((Papers { journal: text, ..self.clone() }, row))
    }

    /// The papers without the row with this id.
    ///
    /// # Errors
    /// That there is no such row.
    pub fn without_row(&self, id: &str) -> Result<Papers, Diagnostic> {
        let (text, _) = journal::remove(&self.journal, id).map_err(|error| self.refused_row(error))?;
        Ok(Papers { journal: text, ..self.clone() })
    }

    /// The papers with a change of the profile's text.
    ///
    /// # Errors
    /// Why the change cannot be made.
    pub fn with_edit(&self, change: impl FnOnce(&str) -> Result<String, EditError>) -> Result<Papers, Diagnostic> {
        let profile = change(&self.profile).map_err(|error| self.refused_edit(&error))?;
        Ok(Papers { profile, ..self.clone() })
    }

    /// Why the profile has no place of this name.
    #[must_use]
    pub fn no_address(&self, error: NoAddress) -> Diagnostic {
        match error {
            NoAddress::UnknownKey { key, table, nearest, known } => Diagnostic::error(Code::UnknownKey)
                .with("key", key)
                .with("table", table)
                .with("nearest", nearest)
                .with("known", known),
            NoAddress::NoSuchLine(id) => self.refused_edit(&EditError::NoSuchLine(id)),
            NoAddress::NoSuchEntry(_) => self.refused_edit(&EditError::NoSuchEntry),
            NoAddress::Syntax => self.refused_edit(&EditError::Syntax),
        }
    }

    /// Puts these papers where no profile is yet.
    ///
    /// # Errors
    /// That there is one already, or why a file cannot be written.
    pub fn create(&self) -> Result<(), Diagnostic> {
        let Some(path) = &self.path else {
            return Err(Diagnostic::error(Code::SampleReadOnly).with("value", self.shown_name.clone()));
        };
        let guard = Guard::of(path).map_err(|error| error.problem())?;
        guard.create_profile(&self.profile).map_err(|error| error.problem())?;
        if !self.journal.is_empty() {
            guard.save_journal("", &self.journal, None).map_err(|error| error.problem())?;
        }
        Ok(())
    }

    /// Files these papers in place of `before`, which is what the files held when the change began.
    ///
    /// # Errors
    /// That it is a ready-made household, that a file was changed meanwhile, or why a file cannot be written. Nothing is
    /// half written: each file is either as it was or new.
    pub fn file(&self, before: &Papers) -> Result<(), Diagnostic> {
        let Some(path) = &self.path else {
            let name = self.shown_name.trim_end_matches(".toml").to_owned();
            return Err(Diagnostic::error(Code::SampleReadOnly).with("value", name));
        };
        let guard = Guard::of(path).map_err(|error| error.problem())?;
        if self.profile != before.profile {
            guard.save_profile(&before.profile, &self.profile).map_err(|error| error.problem())?;
        }
        if self.journal != before.journal {
            let torn = self.torn.as_deref();
            guard.save_journal(&before.journal, &self.journal, torn).map_err(|error| error.problem())?;
        }
        Ok(())
    }

    fn refused_row(&self, error: WriteError) -> Diagnostic {
        let name = format!("{}.journal.csv", self.shown_name.trim_end_matches(".toml"));
        let code = match error {
            WriteError::NoHeader => Code::JournalNoHeader,
            WriteError::NoSuchRow => Code::JournalNoSuchRow,
            WriteError::Empty => Code::JournalEmpty,
        };
        Diagnostic::error(code).with("path", name)
    }

    fn refused_edit(&self, error: &EditError) -> Diagnostic {
        let (code, value) = match error {
            EditError::Syntax => (Code::EditSyntax, String::new()),
            EditError::NoSuchEntry => (Code::EditNoEntry, String::new()),
            EditError::NoSuchLine(id) => (Code::EditNoLine, id.clone()),
            EditError::IdTaken(id) => (Code::EditIdTaken, id.clone()),
            EditError::BadId(id) => (Code::BadId, id.clone()),
        };
        Diagnostic::error(code).with("path", self.shown_name.clone()).with("value", value)
    }
}
