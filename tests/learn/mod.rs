//! Lessons: that all shipped ones pass their gates, that every mistake of an author is named at its place, and that
//! exports are read back by strict readers.

mod aiken;
mod anki;
pub mod broken;
mod commands;
mod exports;
mod gates;
mod gift;
mod leads;
mod mutations;
mod reading;
mod shocks;
mod watched;

use std::fs;
use std::path::Path;

use tideover::content::Library;
use tideover::diagnostic::Diagnostic;
use tideover::domain::calendar::Day;
use tideover::domain::lesson::Lesson;
use tideover::learn::figures::Household;
use tideover::report::lesson::check::{check, check_all};
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

/// A reader's folder with a copy of a lesson.
pub struct Own {
    folder: tempfile::TempDir,
    id: String,
    name: String,
}

impl Own {
    /// A copy of the first lesson.
    pub fn copy() -> Own {
        Own::copy_of("L01")
    }

    pub fn copy_of(id: &str) -> Own {
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/lessons");
        let names = fs::read_dir(&shipped).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let name = names.into_iter().find(|name| name.starts_with(&format!("{id}-"))).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("lessons").join(&name);
        fs::create_dir_all(&to).unwrap();
        for file in ["lesson.toml", "en.md", "zh-CN.md"] {
            fs::copy(shipped.join(&name).join(file), to.join(file)).unwrap();
        }
        Own { folder, id: id.to_owned(), name }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join("lessons").join(&self.name).join(name)
    }

    /// Replaces a text after the id of an item in the file without words.
    pub fn change_item(&self, item: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.file("lesson.toml")).unwrap();
        let (head, rest) = text.split_at(text.find(&format!("id = \"{item}\"")).unwrap());
        assert!(rest.contains(from), "{item} has no {from}");
        fs::write(self.file("lesson.toml"), format!("{head}{}", rest.replacen(from, to, 1))).unwrap();
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

    /// Everything that is wrong with the lesson.
    pub fn problems(&self) -> Vec<Diagnostic> {
        let library = self.library();
        let mut problems = library.check_lesson(&self.id);
        if let Ok(lesson) = library.lesson(&self.id) {
            problems.extend(check(&library, &lesson, &lin(), today()));
        }
        problems
    }
}
