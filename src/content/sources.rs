//! Reading the list of sources: the documents and pages that values cite by key.

use std::sync::Arc;

use super::provenance::{read_both, read_partial_date};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::document::Problems;
use crate::document::key::{Key, NAME_KEYS, Shape};
use crate::document::reader::{Document, TableReader};
use crate::domain::name::Name;

/// A document or page that values cite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceTitle {
    /// The key by which values cite it.
    pub key: String,
    /// The document's name and number, or what the page is about.
    pub title: Name,
    /// The day, month or year that it shows.
    pub date: Option<String>,
}

const FILE_KEYS: &[Key] = &[Key::required("source", Shape::Tables(&[SOURCE_KEYS]))];

const SOURCE_KEYS: &[Key] = &[
    Key::required("key", Shape::Text),
    Key::required("title", Shape::Table(&[NAME_KEYS])),
    Key::new("date", Shape::Text),
];

/// Reads a list of sources and adds its problems to `found`.
pub(super) fn read_sources(source: &Arc<Source>, found: &mut Vec<Diagnostic>) -> Vec<SourceTitle> {
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    let table = document.table(&[FILE_KEYS], &problems);
    let mut titles: Vec<SourceTitle> = Vec::new();
    for reader in table.tables("source") {
        let place = reader.place("key");
        let Some(title) = read_title(reader) else { continue };
        if titles.iter().any(|known| known.key == title.key) {
            problems.error(Code::ContentIdRepeated, place, &[("value", &title.key)]);
        }
        titles.push(title);
    }
    table.finish();
    found.extend(problems.into_list());
    titles
}

fn read_title(reader: TableReader<'_>) -> Option<SourceTitle> {
    let (key, title) = (reader.text("key"), read_both(&reader, "title"));
    let date = read_partial_date(&reader, "date");
    reader.finish();
    Some(SourceTitle { key: key?, title: title?, date })
}
