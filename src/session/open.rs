//! Opening households: from files, folders, the user's own place, or ready-made.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folders::{Folders, profiles_in};
use super::samples::{sample_names, sample_text};
use crate::content::{Library, POINTS_CARD};
use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::document::nearest;
use crate::domain::calendar::Day;
use crate::domain::household::profile::Profile;
use crate::profile;
use crate::profile::store::{self, FileError, journal_path};
use crate::report::standing::{Record, Rules};

/// Where a household is to come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file, a folder of files, or the name of a stored profile.
    Path(PathBuf),
    /// A ready-made household.
    Sample(String),
    /// The user's own.
    Own,
}

/// One household, as far as it could be opened.
#[derive(Debug, Clone)]
pub struct Household {
    /// What to call its file in messages.
    pub shown_name: String,
    /// Its file; none for a sample.
    pub path: Option<PathBuf>,
    /// The name of the sample it is.
    pub sample: Option<String>,
    /// The reader's today for it.
    pub today: Day,
    /// The record; without one, only the problems remain.
    pub record: Option<Record>,
    /// Everything that was wrong, also without a record.
    pub problems: Vec<Diagnostic>,
}

impl Household {
    /// Whether everything in its files could be used.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.record.as_ref().is_some_and(|record| record.left_out.is_empty()) && !diagnostic::any_error(&self.problems)
    }

    /// Whether a file could not be found or read at all.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        let of_files = [
            Code::FileMissing,
            Code::FileUnreadable,
            Code::FileNotText,
            Code::FileTooLarge,
            Code::NoProfileYet,
            Code::FolderEmpty,
        ];
        self.record.is_none() && self.problems.iter().any(|problem| of_files.contains(&problem.code))
    }

    /// Its id in answers: the sample's name, or the file's without folder and ending.
    #[must_use]
    pub fn id(&self) -> String {
        if let Some(sample) = &self.sample {
            return sample.clone();
        }
        let stem = Path::new(&self.shown_name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_else(|| self.shown_name.clone())
    }

    fn broken(shown_name: String, path: Option<PathBuf>, problem: Diagnostic) -> Household {
        let problems = vec![problem];
        Household { shown_name, path, sample: None, today: Day::default(), record: None, problems }
    }
}

/// Opens every household of the sources. `as_of` is the reader's today; without it, ready-made households take their own
/// day and all others the clock's.
#[must_use]
pub fn open(
    sources: &[Source],
    folders: Option<&Folders>,
    library: &Library,
    as_of: Option<Day>,
    clock: Day,
) -> Vec<Household> {
    let mut households = Vec::new();
    for source in sources {
        match source {
            Source::Sample(name) => households.push(open_sample(name, library, as_of)),
            Source::Own => households.push(open_own(folders, library, as_of.unwrap_or(clock))),
            Source::Path(path) => open_path(path, folders, library, as_of.unwrap_or(clock), &mut households),
        }
    }
    households
}

fn open_sample(name: &str, library: &Library, as_of: Option<Day>) -> Household {
    let Some((text, journal)) = sample_text(name) else {
        let known = sample_names();
        let problem = Diagnostic::error(Code::UnknownSample)
            .with("value", name)
            .with("nearest", nearest(name, known.iter().copied()).unwrap_or(""))
            .with("known", known.join(", "));
        return Household::broken(name.to_owned(), None, problem);
    };
    let shown = format!("{name}.toml");
    let mut household = open_texts(shown, text, journal, library, as_of, None);
    household.sample = Some(name.to_owned());
    if let Some(record) = &mut household.record {
        record.is_sample = true;
    }
    household
}

fn open_own(folders: Option<&Folders>, library: &Library, today: Day) -> Household {
    let Some(folders) = folders else {
        return Household::broken(String::new(), None, Diagnostic::error(Code::NoProfileYet).with("path", "?"));
    };
    let path = folders.own_profile();
    if !path.exists() {
        let problem = Diagnostic::error(Code::NoProfileYet).with("path", path.display().to_string());
        return Household::broken(path.display().to_string(), Some(path), problem);
    }
    open_file(&path, library, today)
}

fn open_path(path: &Path, folders: Option<&Folders>, library: &Library, today: Day, households: &mut Vec<Household>) {
    if path.is_dir() {
        let files = profiles_in(path);
        if files.is_empty() {
            let shown = path.display().to_string();
            let problem = Diagnostic::error(Code::FolderEmpty).with("path", shown.as_str());
            households.push(Household::broken(shown, None, problem));
        }
        households.extend(files.iter().map(|file| open_file(file, library, today)));
        return;
    }
    households.push(open_file(&profile_file(path, folders), library, today));
}

/// The file that a path names: itself, or for a bare name the stored profile of that name.
#[must_use]
pub fn profile_file(path: &Path, folders: Option<&Folders>) -> PathBuf {
    let is_bare = path.extension().is_none() && path.components().count() == 1;
    let stored = folders.zip(path.to_str()).map(|(folders, name)| folders.profile(name));
    stored.filter(|stored| is_bare && !path.exists() && stored.exists()).unwrap_or_else(|| path.to_path_buf())
}

fn open_file(path: &Path, library: &Library, today: Day) -> Household {
    let shown = path.display().to_string();
    let text = match read_text(path) {
        Ok(text) => text,
        Err(problem) => return Household::broken(shown, Some(path.to_path_buf()), problem),
    };
    let journal = journal_path(path);
    let (journal_text, journal_problem) = if journal.exists() {
        match read_text(&journal) {
            Ok(text) => (Some(text), None),
            Err(problem) => (None, Some(problem)),
        }
    } else {
        (None, None)
    };
    let mut household = open_texts(shown, &text, journal_text.as_deref(), library, Some(today), Some(path));
    if let Some(problem) = journal_problem {
        // Rows that cannot be seen are money that cannot be counted: nothing may pass for whole.
        household.problems.push(problem);
    }
    household
}

/// The text of a file; a missing one names the nearest there is.
fn read_text(path: &Path) -> Result<String, Diagnostic> {
    store::read_text(path).map_err(|error| match error {
        FileError::Missing { .. } => error.problem().with("nearest", nearest_file(path).unwrap_or_default()),
        _ => error.problem(),
    })
}

/// The profile in the same folder whose name is nearest.
fn nearest_file(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let wanted = path.file_name()?.to_str()?;
    let files = profiles_in(folder);
    let names: Vec<&str> = files.iter().filter_map(|file| file.file_name()?.to_str()).collect();
    let near = nearest(wanted, names.iter().copied())?;
    Some(path.with_file_name(near).display().to_string())
}

/// The day of a ready-made household: the record's, or that of its last row.
fn own_day(checked: &profile::Checked, journal: &profile::journal::Journal) -> Day {
    let as_of = checked.profile.as_ref().map_or(Day::default(), |profile| profile.as_of);
    journal.entries.iter().map(|entry| entry.day).max().map_or(as_of, |last| last.max(as_of))
}

/// Reads and checks a profile and its journal. Without `today`, the record's own day is today.
pub(super) fn open_texts(
    shown: String,
    text: &str,
    journal: Option<&str>,
    library: &Library,
    today: Option<Day>,
    path: Option<&Path>,
) -> Household {
    let source = Arc::new(diagnostic::Source { name: shown.clone(), text: text.to_owned() });
    let raw = profile::read(&source);
    let (catalogue, mut problems) = library.catalogue_for(text);
    let checked = profile::check(&raw, &catalogue);
    let journal_source = journal.map(|text| {
        let name = format!("{}.journal.csv", shown.strip_suffix(".toml").unwrap_or(&shown));
        Arc::new(diagnostic::Source { name, text: text.to_owned() })
    });
    let read_journal = |today: Day| {
        journal_source
            .as_ref()
            .map_or_else(profile::journal::Journal::default, |source| profile::journal::read(source, &checked, today))
    };
    let today = today.unwrap_or_else(|| own_day(&checked, &read_journal(Day(i32::MAX))));
    let journal = read_journal(today);
    problems.extend(checked.problems);
    problems.extend(journal.problems);
    let mut left_out = checked.left_out;
    left_out.extend(journal.left_out);
    let mut household = Household {
        shown_name: shown.clone(),
        path: path.map(Path::to_path_buf),
        sample: None,
        today,
        record: None,
        problems,
    };
    let Some(profile) = checked.profile else {
        if !diagnostic::any_error(&household.problems) {
            household.problems.push(Diagnostic::error(Code::NotAHousehold).with("path", shown));
        }
        return household;
    };
    if today < profile.as_of {
        let problem = Diagnostic::error(Code::AsOfBeforeRecord)
            .with("date", today.date().to_string())
            .with("as_of", profile.as_of.date().to_string());
        household.problems.push(problem);
        return household;
    }
    let norms = library.norms(&profile.jurisdiction).ok();
    let shown_problems =
        household.problems.iter().filter(|problem| problem.severity != Severity::Note).cloned().collect();
    let rules = Arc::new(rules(library, &profile));
    let adopted = checked.adopted;
    let (entries, problems) = (journal.entries, shown_problems);
    household.record = Some(Record { profile, entries, problems, left_out, norms, adopted, rules, is_sample: false });
    household
}

/// The rules of a household's place and lines. What cannot be read is told by `content check` and where it is needed.
fn rules(library: &Library, profile: &Profile) -> Rules {
    let named: Vec<&str> = profile.lines.iter().filter_map(|line| line.policy.as_deref()).collect();
    let (policies, _) = library.policies_for(&profile.jurisdiction, &named);
    Rules { policies, card: library.scorecard(POINTS_CARD).ok() }
}
