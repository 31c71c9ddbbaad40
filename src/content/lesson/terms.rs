//! The glossary, and the list of misconceptions behind wrong options.

use std::sync::Arc;

use crate::content::provenance::read_both;
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::document::Problems;
use crate::document::key::{Key, NAME_KEYS, Shape};
use crate::document::reader::Document;
use crate::domain::lesson::{Slip, Term};

/// The glossary's path inside the content.
pub const GLOSSARY_FILE: &str = "glossary.toml";
/// The path of the misconceptions inside the content.
pub const SLIPS_FILE: &str = "lessons/misconceptions.toml";

const GLOSSARY_KEYS: &[Key] = &[Key::required("term", Shape::Tables(&[TERM_KEYS]))];
const TERM_KEYS: &[Key] = &[
    Key::required("id", Shape::Id),
    Key::required("name", Shape::Table(&[NAME_KEYS])),
    Key::required("meaning", Shape::Table(&[NAME_KEYS])),
    Key::new("also", Shape::Texts),
];
const SLIPS_KEYS: &[Key] = &[Key::required("misconception", Shape::Tables(&[SLIP_KEYS]))];
const SLIP_KEYS: &[Key] = &[
    Key::required("code", Shape::Text),
    Key::required("name", Shape::Table(&[NAME_KEYS])),
    Key::required("remedy", Shape::Table(&[NAME_KEYS])),
];

/// Reads a glossary and adds its problems to `found`.
pub(in crate::content) fn read_terms(source: &Arc<Source>, found: &mut Vec<Diagnostic>) -> Vec<Term> {
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    let table = document.table(&[GLOSSARY_KEYS], &problems);
    let mut terms: Vec<Term> = Vec::new();
    for reader in table.tables("term") {
        let place = reader.place("id");
        let (id, name, meaning) = (reader.id("id"), read_both(&reader, "name"), read_both(&reader, "meaning"));
        let also = if reader.has("also") { reader.texts("also") } else { Vec::new() };
        reader.finish();
        let (Some(id), Some(name), Some(meaning)) = (id, name, meaning) else { continue };
        if terms.iter().any(|known| known.id == id) {
            problems.error(Code::ContentIdRepeated, place, &[("value", &id)]);
        }
        terms.push(Term { id, name, meaning, also });
    }
    table.finish();
    found.extend(problems.into_list());
    terms
}

/// Reads the misconceptions and adds their problems to `found`.
pub(in crate::content) fn read_slips(source: &Arc<Source>, found: &mut Vec<Diagnostic>) -> Vec<Slip> {
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    let table = document.table(&[SLIPS_KEYS], &problems);
    let mut slips: Vec<Slip> = Vec::new();
    for reader in table.tables("misconception") {
        let place = reader.place("code");
        let (code, name, remedy) = (reader.text("code"), read_both(&reader, "name"), read_both(&reader, "remedy"));
        reader.finish();
        let (Some(code), Some(name), Some(remedy)) = (code, name, remedy) else { continue };
        if slips.iter().any(|known| known.code == code) {
            problems.error(Code::ContentIdRepeated, place, &[("value", &code)]);
        }
        slips.push(Slip { code, name, remedy });
    }
    table.finish();
    found.extend(problems.into_list());
    slips
}
