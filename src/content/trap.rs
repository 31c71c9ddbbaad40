//! Reading the traps of a jurisdiction: questions about an offer, patterns of fraud, and what regulators say.

use std::sync::Arc;

use super::option::read_name;
use super::provenance::{PROVENANCE_KEYS, read_both, read_provenance};
use crate::diagnostic::{Code, Diagnostic, Source, any_error};
use crate::document::key::{Key, NAME_KEYS, Shape};
use crate::document::reader::{Document, TableReader};
use crate::document::{Problems, nearest};
use crate::domain::backup::trap::{QUESTIONS, Sign, Trap, Traps, Warning};

const BOTH: Shape = Shape::Table(&[NAME_KEYS]);

const FILE_KEYS: &[Key] = &[
    Key::required("id", Shape::Text),
    Key::required("sign", Shape::Tables(&[SIGN_KEYS])),
    Key::required("trap", Shape::Tables(&[TRAP_KEYS, PROVENANCE_KEYS])),
    Key::required("warning", Shape::Tables(&[WARNING_KEYS, PROVENANCE_KEYS])),
];

const SIGN_KEYS: &[Key] = &[Key::required("id", Shape::Id), Key::required("question", BOTH)];

const TRAP_KEYS: &[Key] = &[
    Key::required("id", Shape::Id),
    Key::required("name", BOTH),
    Key::required("how", BOTH),
    Key::required("recognise", BOTH),
    Key::required("what_to_do", BOTH),
    Key::required("signs", Shape::Texts),
];

const WARNING_KEYS: &[Key] = &[Key::required("text", BOTH)];

/// Reads the traps of a jurisdiction.
///
/// # Errors
/// All problems of the file when there is an error among them.
pub(super) fn read_traps(source: &Arc<Source>) -> Result<Traps, Vec<Diagnostic>> {
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    let traps = read(&document, &problems);
    let problems = problems.into_list();
    if any_error(&problems) { Err(problems) } else { Ok(traps) }
}

fn read(document: &Document<'_>, problems: &Problems) -> Traps {
    let table = document.table(&[FILE_KEYS], problems);
    let mut signs: Vec<Sign> = Vec::new();
    for reader in table.tables("sign") {
        let place = reader.place("id");
        let Some(sign) = read_sign(reader) else { continue };
        if signs.iter().any(|known| known.id == sign.id) {
            problems.error(Code::ContentIdRepeated, place, &[("value", &sign.id)]);
        }
        signs.push(sign);
    }
    if table.has("sign") && signs.len() != QUESTIONS {
        let (value, count) = (signs.len().to_string(), QUESTIONS.to_string());
        let values = [("key", "sign"), ("value", &*value), ("least", &*count), ("most", &*count)];
        problems.error(Code::NumberOutOfRange, table.place("sign"), &values);
    }
    let traps = table.tables("trap").into_iter().filter_map(|reader| read_trap(reader, &signs)).collect();
    let warnings = table.tables("warning").into_iter().filter_map(read_warning).collect();
    let read = Traps { id: table.text("id").unwrap_or_default(), signs, traps, warnings };
    table.finish();
    read
}

fn read_sign(reader: TableReader<'_>) -> Option<Sign> {
    let (id, question) = (reader.id("id"), read_both(&reader, "question"));
    reader.finish();
    Some(Sign { id: id?, question: question? })
}

fn read_trap(reader: TableReader<'_>, known: &[Sign]) -> Option<Trap> {
    let signs = reader.texts("signs");
    for id in signs.iter().filter(|id| !known.iter().any(|sign| sign.id == **id)) {
        let near = nearest(id, known.iter().map(|sign| sign.id.as_str())).unwrap_or("");
        reader.problems().error(Code::ContentUnknown, reader.place("signs"), &[("value", id), ("nearest", near)]);
    }
    let (id, name, how) = (reader.id("id"), read_both(&reader, "name"), read_both(&reader, "how"));
    let (recognise, what_to_do) = (read_both(&reader, "recognise"), read_both(&reader, "what_to_do"));
    let provenance = read_provenance(&reader);
    reader.finish();
    Some(Trap {
        id: id?,
        name: name?,
        how: how?,
        recognise: recognise?,
        what_to_do: what_to_do?,
        signs,
        provenance: provenance?,
    })
}

fn read_warning(reader: TableReader<'_>) -> Option<Warning> {
    let text = reader.table("text").and_then(read_name);
    let provenance = read_provenance(&reader);
    reader.finish();
    Some(Warning { text: text?, provenance: provenance? })
}
