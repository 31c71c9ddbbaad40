//! The list that a reading of one text adds its problems to.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Severity, Source};

/// Problems found in one source so far.
#[derive(Debug)]
pub struct Problems {
    source: Arc<Source>,
    list: RefCell<Vec<Diagnostic>>,
}

impl Problems {
    /// No problem yet.
    #[must_use]
    pub fn new(source: Arc<Source>) -> Problems {
        Problems { source, list: RefCell::new(Vec::new()) }
    }

    /// The source they are about.
    #[must_use]
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// Adds a problem as it is.
    pub fn add(&self, problem: Diagnostic) {
        self.list.borrow_mut().push(problem);
    }

    /// Adds an error at a place with the values that its sentence names.
    pub fn error(&self, code: Code, span: Range<usize>, values: &[(&'static str, &str)]) {
        self.push(Diagnostic::error(code), span, values);
    }

    /// Adds a warning at a place with the values that its sentence names.
    pub fn warning(&self, code: Code, span: Range<usize>, values: &[(&'static str, &str)]) {
        self.push(Diagnostic::warning(code), span, values);
    }

    /// Adds a note at a place with the values that its sentence names.
    pub fn note(&self, code: Code, span: Range<usize>, values: &[(&'static str, &str)]) {
        self.push(Diagnostic::note(code), span, values);
    }

    fn push(&self, problem: Diagnostic, span: Range<usize>, values: &[(&'static str, &str)]) {
        if self.is_said_already(problem.code, &span) {
            return;
        }
        let named = values.iter().fold(problem, |p, (name, value)| p.with(name, *value));
        self.add(named.at(&self.source, span));
    }

    /// What the parser could only recover needs no second complaint at the same place.
    fn is_said_already(&self, code: Code, span: &Range<usize>) -> bool {
        let broken = |p: &Diagnostic| p.code == Code::TomlSyntax || p.code == code;
        let here = |p: &Diagnostic| p.place.as_ref().is_some_and(|place| place.span == *span);
        !span.is_empty() && self.list.borrow().iter().any(|p| broken(p) && here(p))
            || span.is_empty() && code == Code::WrongType && self.list.borrow().iter().any(here)
    }

    /// How many errors there are; compare two counts to learn whether a part had any.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.list.borrow().iter().filter(|p| p.severity == Severity::Error).count()
    }

    /// How many problems of any kind there are; a mark for [`Problems::keep_errors_since`].
    #[must_use]
    pub fn count(&self) -> usize {
        self.list.borrow().len()
    }

    /// Drops the warnings and notes that were added after a mark: hints about something that is left out anyway.
    pub fn keep_errors_since(&self, mark: usize) {
        let mut place = 0;
        self.list.borrow_mut().retain(|problem| {
            place += 1;
            place <= mark || problem.severity == Severity::Error
        });
    }

    /// All problems, in the order of the text.
    #[must_use]
    pub fn into_list(self) -> Vec<Diagnostic> {
        let mut list = self.list.into_inner();
        list.sort_by_key(|p| p.place.as_ref().map_or(usize::MAX, |place| place.span.start));
        list
    }
}
