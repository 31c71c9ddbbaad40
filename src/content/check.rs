//! The content check: everything is read, every cited source is listed, every id says where its file lies.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Library;
use super::files::{ContentKind, Files};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::document::nearest;
use crate::domain::provenance::Provenance;

pub(super) fn check(library: &Library, files: &Files) -> Vec<Diagnostic> {
    let (titles, mut problems) = library.sources();
    let listed: BTreeSet<&str> = titles.iter().map(|title| title.key.as_str()).collect();
    let check = Check { files, listed };
    for id in library.product_ids() {
        match library.product(id) {
            Ok(product) => {
                let used = product.facts.iter().map(|fact| &fact.provenance);
                check.file(ContentKind::Product, id, &product.id, used, &mut problems);
            }
            Err(found) => problems.extend(found),
        }
    }
    for id in library.jurisdictions() {
        match library.norms(id) {
            Ok(norms) => {
                let used = (norms.bands.iter().map(|row| &row.provenance))
                    .chain(norms.rate_lines.iter().map(|row| &row.provenance))
                    .chain(norms.reference_rates.iter().map(|row| &row.provenance))
                    .chain(norms.ladders.iter().map(|row| &row.provenance))
                    .chain(norms.codes.iter().map(|row| &row.provenance))
                    .chain(norms.figures.iter().map(|row| &row.provenance));
                check.file(ContentKind::Norms, id, &norms.id, used, &mut problems);
            }
            Err(found) => problems.extend(found),
        }
    }
    for id in library.option_ids() {
        match library.option(id) {
            Ok(option) => {
                let used = std::iter::once(&option.provenance).chain(&option.cost_provenance);
                check.file(ContentKind::Option, id, &option.id, used, &mut problems);
            }
            Err(found) => problems.extend(found),
        }
    }
    for id in library.trap_ids() {
        match library.traps(id) {
            Ok(traps) => {
                let used = (traps.traps.iter().map(|row| &row.provenance))
                    .chain(traps.warnings.iter().map(|row| &row.provenance));
                check.file(ContentKind::Traps, id, &traps.id, used, &mut problems);
            }
            Err(found) => problems.extend(found),
        }
    }
    super::check_risk::check(library, &check, &mut problems);
    super::lessons::check(library, &check.listed, &mut problems);
    problems
}

pub(super) struct Check<'a> {
    pub files: &'a Files,
    listed: BTreeSet<&'a str>,
}

impl Check<'_> {
    /// Checks one file that could be read: its id against its place, and the sources that it cites.
    pub fn file<'p>(
        &self,
        kind: ContentKind,
        place: &str,
        stated: &str,
        used: impl Iterator<Item = &'p Provenance>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let Some(source) = self.files.source(kind, place) else { return };
        if self.files.is_embedded(kind, place) && place != stated {
            let problem = Diagnostic::error(Code::ContentIdMismatch).with("value", stated).with("expected", place);
            problems.push(at_text(problem, &source, stated));
        }
        let cited: BTreeSet<&str> = used.flat_map(|value| value.sources.iter().map(String::as_str)).collect();
        for key in cited.into_iter().filter(|key| !self.listed.contains(key)) {
            let near = nearest(key, self.listed.iter().copied()).unwrap_or("");
            let problem = Diagnostic::error(Code::ContentUnknown).with("value", key).with("nearest", near);
            problems.push(at_text(problem, &source, key));
        }
    }
}

/// The problem at the first place where the text stands as a word of its own.
pub(super) fn at_text(problem: Diagnostic, source: &Arc<Source>, text: &str) -> Diagnostic {
    let is_word = |at: &usize| {
        let alone = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let (before, rest) = source.text.split_at(*at);
        alone(before.chars().next_back()) && alone(rest.get(text.len()..).and_then(|after| after.chars().next()))
    };
    let found = source.text.match_indices(text).map(|(at, _)| at).find(is_word).unwrap_or(0);
    problem.at(source, found..found + text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_embedded_file_states_the_id_of_its_place() {
        let text = "id = \"cn/other\"\ncurrency = \"CNY\"\njurisdiction = \"CN\"\nname = { en = \"a\", zh = \"b\" }\n\
                    summary = { en = \"a\", zh = \"b\" }\n[terms]\n[facts]\n";
        let mut library = Library::embedded();
        library.files.embed_text("products/cn/own.toml", text);
        let found = library.check();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].code, Code::ContentIdMismatch);
        assert_eq!(found[0].place.as_ref().map(|place| place.span.clone()), Some(6..14));
    }
}
