//! Where lessons lie: folders embedded in the program, and a reader's own folders laid over them by id.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use include_dir::Dir;

use super::{GLOSSARY_FILE, NEUTRAL_FILE, SLIPS_FILE, WORDS_FILES};
use crate::content::files::{EMBEDDED, unreadable};
use crate::diagnostic::{Diagnostic, Source};

/// The folder of all lessons.
const LESSONS: &str = "lessons";

/// One lesson's folder.
#[derive(Debug, Clone)]
pub struct LessonFolder {
    id: String,
    shown_name: String,
    files: BTreeMap<String, Arc<Source>>,
    strays: Vec<String>,
}

impl LessonFolder {
    /// The id of its name: `L01` of `L01-limits`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its path, for messages.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        &self.shown_name
    }

    /// One of its files.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<Arc<Source>> {
        self.files.get(name).cloned()
    }

    /// Files that do not belong to a lesson.
    #[must_use]
    pub fn strays(&self) -> &[String] {
        &self.strays
    }

    fn new(name: &str, shown_name: String) -> LessonFolder {
        let id = name.split('-').next().unwrap_or(name).to_owned();
        LessonFolder { id, shown_name, files: BTreeMap::new(), strays: Vec::new() }
    }

    fn put(&mut self, name: &str, shown_name: String, text: String) {
        if name == NEUTRAL_FILE || WORDS_FILES.iter().any(|(_, words)| *words == name) {
            self.files.insert(name.to_owned(), Arc::new(Source { name: shown_name, text }));
        } else {
            self.strays.push(name.to_owned());
        }
    }
}

/// All lessons there are. Embedded ones are read when asked for.
#[derive(Debug, Clone, Default)]
pub(in crate::content) struct Shelf {
    own: BTreeMap<String, LessonFolder>,
    own_lists: Vec<(&'static str, Arc<Source>)>,
}

impl Shelf {
    /// The glossary or the misconceptions: the embedded list and the reader's own.
    pub fn lists(&self, file: &'static str) -> Vec<Arc<Source>> {
        let embedded = EMBEDDED.get_file(file).and_then(|found| found.contents_utf8());
        let embedded = embedded.map(|text| Arc::new(Source { name: format!("content/{file}"), text: text.to_owned() }));
        let own = self.own_lists.iter().filter(|(name, _)| *name == file).map(|(_, source)| Arc::clone(source));
        embedded.into_iter().chain(own).collect()
    }

    /// Lays the folder `lessons` of a reader's folder over the embedded lessons; a lesson takes the place of that of its
    /// id as a whole. Gives the ids with whether each replaced one.
    pub fn lay_over(&mut self, folder: &Path) -> Result<Vec<(String, bool)>, Vec<Diagnostic>> {
        let lessons = folder.join(LESSONS);
        let mut laid = Vec::new();
        let mut problems = Vec::new();
        for file in [GLOSSARY_FILE, SLIPS_FILE] {
            let path = folder.join(file);
            if !path.is_file() {
                continue;
            }
            match fs::read_to_string(&path) {
                Ok(text) => self.own_lists.push((file, Arc::new(Source { name: path.display().to_string(), text }))),
                Err(error) => problems.push(unreadable(&path, &error)),
            }
        }
        if !lessons.is_dir() {
            return if problems.is_empty() { Ok(laid) } else { Err(problems) };
        }
        for path in entries(&lessons, &mut problems) {
            if !path.is_dir() {
                continue;
            }
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let mut lesson = LessonFolder::new(&name, path.display().to_string());
            for file in entries(&path, &mut problems) {
                let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                if name.starts_with('.') || name.ends_with('~') {
                    continue;
                }
                match fs::read_to_string(&file) {
                    Ok(text) => lesson.put(&name, file.display().to_string(), text),
                    Err(error) => problems.push(unreadable(&file, &error)),
                }
            }
            laid.push((lesson.id.clone(), embedded(&lesson.id).is_some()));
            self.own.insert(lesson.id.clone(), lesson);
        }
        if problems.is_empty() { Ok(laid) } else { Err(problems) }
    }

    /// Ids of all lessons, sorted.
    pub fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = embedded_dirs().map(|dir| id_of(dir).to_owned()).collect();
        ids.extend(self.own.keys().cloned());
        ids.sort();
        ids.dedup();
        ids
    }

    /// The folder of a lesson.
    pub fn folder(&self, id: &str) -> Option<LessonFolder> {
        self.own.get(id).cloned().or_else(|| embedded(id))
    }
}

fn entries(folder: &Path, problems: &mut Vec<Diagnostic>) -> Vec<std::path::PathBuf> {
    match fs::read_dir(folder) {
        Ok(entries) => {
            let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
            paths.sort();
            paths
        }
        Err(error) => {
            problems.push(unreadable(folder, &error));
            Vec::new()
        }
    }
}

fn embedded_dirs() -> impl Iterator<Item = &'static Dir<'static>> {
    EMBEDDED.get_dir(LESSONS).into_iter().flat_map(Dir::dirs)
}

fn name_of(dir: &'static Dir<'static>) -> &'static str {
    dir.path().file_name().and_then(|name| name.to_str()).unwrap_or("")
}

fn id_of(dir: &'static Dir<'static>) -> &'static str {
    name_of(dir).split('-').next().unwrap_or("")
}

fn embedded(id: &str) -> Option<LessonFolder> {
    let dir = embedded_dirs().find(|dir| id_of(dir) == id)?;
    let mut lesson = LessonFolder::new(name_of(dir), format!("content/{LESSONS}/{}", name_of(dir)));
    for file in dir.files() {
        let name = file.path().file_name().and_then(|name| name.to_str()).unwrap_or("");
        let shown = format!("{}/{name}", lesson.shown_name);
        lesson.put(name, shown, file.contents_utf8().unwrap_or("").to_owned());
    }
    Some(lesson)
}
