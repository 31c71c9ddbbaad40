//! The content files themselves: those embedded in the program, and a reader's own folder laid over them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::diagnostic::{Code, Diagnostic, Source};
use crate::document::Problems;
use crate::document::key::{Key, Shape};
use crate::document::reader::Document;

pub(super) static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// What sort of content a file holds, by the folder in which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContentKind {
    /// A product preset.
    Product,
    /// Norms of a jurisdiction.
    Norms,
    /// One other way through.
    Option,
    /// Traps of a jurisdiction.
    Traps,
    /// A lender's rules.
    Policy,
    /// A what-if.
    Scenario,
    /// A points card.
    Scorecard,
    /// Chances of what may happen.
    Chances,
    /// A list of sources.
    Sources,
    /// A lesson: a folder of three files.
    Lesson,
}

impl ContentKind {
    const FOLDERS: [(&'static str, ContentKind); 8] = [
        ("products", ContentKind::Product),
        ("norms", ContentKind::Norms),
        ("options", ContentKind::Option),
        ("traps", ContentKind::Traps),
        ("policies", ContentKind::Policy),
        ("scenarios", ContentKind::Scenario),
        ("scorecards", ContentKind::Scorecard),
        ("chances", ContentKind::Chances),
    ];

    /// The stable name that scripts may rely on.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ContentKind::Product => "product",
            ContentKind::Norms => "norms",
            ContentKind::Option => "option",
            ContentKind::Traps => "traps",
            ContentKind::Policy => "policy",
            ContentKind::Scenario => "scenario",
            ContentKind::Scorecard => "scorecard",
            ContentKind::Chances => "chances",
            ContentKind::Sources => "sources",
            ContentKind::Lesson => "lesson",
        }
    }

    /// The kind and id of a file by its path inside the content, `products/cn/card.toml`.
    fn of_path(path: &str) -> Option<(ContentKind, String)> {
        let stem = path.strip_suffix(".toml")?;
        if stem == "sources" {
            return Some((ContentKind::Sources, stem.to_owned()));
        }
        let (folder, rest) = stem.split_once('/')?;
        let (_, kind) = Self::FOLDERS.into_iter().find(|(name, _)| *name == folder)?;
        let of_jurisdiction = matches!(kind, ContentKind::Norms | ContentKind::Traps);
        let id = if of_jurisdiction { rest.to_ascii_uppercase() } else { rest.to_owned() };
        Some((kind, id))
    }
}

/// A file that was laid over the embedded content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaidOver {
    /// What it holds.
    pub kind: ContentKind,
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub path: PathBuf,
    /// Whether it took the place of an embedded file; else it is new.
    pub replaced: bool,
}

/// One content file, embedded or the reader's.
#[derive(Debug, Clone)]
enum Text {
    Embedded { name: String, text: &'static str },
    Own(Arc<Source>),
}

/// All content files by kind and id. Embedded texts are not read before they are asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Files {
    texts: BTreeMap<(ContentKind, String), Text>,
    /// Lists of sources in the reader's folder, besides the embedded one.
    own_sources: Vec<Arc<Source>>,
}

impl Files {
    /// The files embedded in the program.
    pub fn embedded() -> Files {
        let mut files = Files::default();
        files.embed(&EMBEDDED);
        files
    }

    fn embed(&mut self, dir: &'static Dir<'static>) {
        for file in dir.files() {
            if let Some(text) = file.contents_utf8() {
                self.embed_text(&file.path().to_string_lossy().replace('\\', "/"), text);
            }
        }
        for inner in dir.dirs() {
            self.embed(inner);
        }
    }

    /// Adds a text as one of the program's own, by its path inside the content.
    pub fn embed_text(&mut self, path: &str, text: &'static str) {
        if let Some(key) = ContentKind::of_path(path) {
            self.texts.insert(key, Text::Embedded { name: format!("content/{path}"), text });
        }
    }

    /// Ids of a kind, sorted.
    pub fn ids(&self, kind: ContentKind) -> impl Iterator<Item = &str> {
        self.texts.keys().filter(move |(known, _)| *known == kind).map(|(_, id)| id.as_str())
    }

    /// The text of a file.
    pub fn source(&self, kind: ContentKind, id: &str) -> Option<Arc<Source>> {
        Some(match self.texts.get(&(kind, id.to_owned()))? {
            Text::Embedded { name, text } => Arc::new(Source { name: name.clone(), text: (*text).to_owned() }),
            Text::Own(source) => Arc::clone(source),
        })
    }

    /// Whether the file is the program's own.
    pub fn is_embedded(&self, kind: ContentKind, id: &str) -> bool {
        matches!(self.texts.get(&(kind, id.to_owned())), Some(Text::Embedded { .. }))
    }

    /// The reader's own lists of sources.
    pub fn own_sources(&self) -> &[Arc<Source>] {
        &self.own_sources
    }

    /// Lays a folder of the same shape over the files: `products/…`, `norms/…`, `options/…`, `traps/…`, `sources.toml`. A file counts under the
    /// id that it states, so that its name is free.
    ///
    /// # Errors
    /// What could not be read; then nothing is laid over.
    pub fn lay_over(&mut self, folder: &Path) -> Result<Vec<LaidOver>, Vec<Diagnostic>> {
        let mut paths = Vec::new();
        let mut problems = Vec::new();
        find_files(folder, &mut paths, &mut problems);
        paths.sort();
        let mut read = Vec::new();
        for path in paths {
            let inside = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let Some((kind, by_path)) = ContentKind::of_path(&inside) else { continue };
            match fs::read_to_string(&path) {
                Ok(text) => {
                    let source = Arc::new(Source { name: path.display().to_string(), text });
                    read.push((kind, stated_id(&source).unwrap_or(by_path), path, source));
                }
                Err(error) => problems.push(unreadable(&path, &error)),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(read.into_iter().map(|(kind, id, path, source)| self.put(kind, id, path, source)).collect())
    }

    fn put(&mut self, kind: ContentKind, id: String, path: PathBuf, source: Arc<Source>) -> LaidOver {
        if kind == ContentKind::Sources {
            self.own_sources.push(source);
            return LaidOver { kind, id, path, replaced: false };
        }
        let replaced = self.texts.insert((kind, id.clone()), Text::Own(source)).is_some();
        LaidOver { kind, id, path, replaced }
    }
}

/// The `id` that a file states, when it can be read.
fn stated_id(source: &Arc<Source>) -> Option<String> {
    const ID: &[Key] = &[Key::new("id", Shape::Text)];
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    document.table(&[ID], &problems).text("id")
}

fn find_files(folder: &Path, paths: &mut Vec<PathBuf>, problems: &mut Vec<Diagnostic>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(unreadable(folder, &error));
            return;
        }
    };
    for entry in entries.flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => find_files(&path, paths, problems),
            _ if path.extension().is_some_and(|extension| extension == "toml") => paths.push(path),
            _ => {}
        }
    }
}

pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(Code::ContentUnreadable)
        .with("path", path.display().to_string())
        .with("detail", error.kind().to_string())
}
