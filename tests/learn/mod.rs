//! Lessons: that all shipped ones pass their gates, that every mistake of an author is named at its place, and that
//! exports are read back by strict readers.

mod aiken;
mod anki;
pub mod broken;
mod commands;
mod exports;
mod gates;
mod gift;
mod mutations;
mod shocks;

use std::fs;
use std::path::Path;

use tideover::content::Library;
use tideover::diagnostic::Diagnostic;
use tideover::domain::calendar::Day;
use tideover::domain::lesson::Lesson;
use tideover::learn::figures::Household;
use tideover::report::lesson::check::check_all;
use tideover::session::{self, Source};

/// The day on which lessons are checked, so that no fact turns stale between two runs.
pub fn today() -> Day {
    Day::ymd(2026, 11, 21).unwrap()
}

/// The sample household of the lessons.
pub fn lin() -> Household {
    let opened = session::open(&[Source::Sample("lin".into())], None, &Library::embedded(), None, today());
    let household = opened.into_iter().next().unwrap();
    let record = household.record.unwrap();
    Household::new(record.profile, record.entries, household.today)
}

/// All shipped lessons.
pub fn lessons() -> Vec<Lesson> {
    let library = Library::embedded();
    library.lesson_ids().iter().map(|id| library.lesson(id).unwrap()).collect()
}

/// Everything that is wrong with a library's content.
pub fn problems(library: &Library) -> Vec<Diagnostic> {
    let mut problems = library.check();
    problems.extend(check_all(library, &lin(), today()));
    problems
}

/// A reader's folder with a copy of lesson L01.
pub struct Own {
    folder: tempfile::TempDir,
}

impl Own {
    pub fn copy() -> Own {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("lessons/L01-limits");
        fs::create_dir_all(&to).unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/lessons/L01-limits");
        for name in ["lesson.toml", "en.md", "zh-CN.md"] {
            fs::copy(from.join(name), to.join(name)).unwrap();
        }
        Own { folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join("lessons/L01-limits").join(name)
    }

    /// Replaces a text that must be there.
    pub fn change(&self, file: &str, from: &str, to: &str) -> &Own {
        let text = fs::read_to_string(self.file(file)).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(self.file(file), text.replacen(from, to, 1)).unwrap();
        self
    }

    pub fn library(&self) -> Library {
        Library::embedded().with_folder(self.folder.path()).unwrap()
    }

    pub fn problems(&self) -> Vec<Diagnostic> {
        problems(&self.library())
    }
}
