//! A problem in a file or an argument: a stable code, a place and the values to say it with.
//!
//! Problems are collected, never thrown at the first. This module holds codes and values only; the sentences of both
//! languages are in `text::problem`, so that a problem without words does not compile.

mod code;

use std::ops::Range;
use std::sync::Arc;

pub use code::Code;

use crate::domain::name::Name;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; the figures stand.
    Note,
    /// Likely a mistake; the figures stand under a named assumption.
    Warning,
    /// Something had to be left out.
    Error,
}

/// A text that problems can point into: the profile, the journal, a content file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name to show, as the reader gave it.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// Where in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The source.
    pub source: Arc<Source>,
    /// Byte range in its text.
    pub span: Range<usize>,
}

impl Place {
    /// Line and column, both from 1; the column counts characters.
    #[must_use]
    pub fn line_and_column(&self) -> (usize, usize) {
        let text = &self.source.text;
        let mut start = self.span.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &text[..start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// Where, when it is in a file.
    pub place: Option<Place>,
    /// Values that its sentences name, by placeholder.
    pub values: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// An error of this code.
    #[must_use]
    pub fn error(code: Code) -> Diagnostic {
        Diagnostic { code, severity: Severity::Error, place: None, values: Vec::new() }
    }

    /// A warning of this code.
    #[must_use]
    pub fn warning(code: Code) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code) }
    }

    /// A note of this code.
    #[must_use]
    pub fn note(code: Code) -> Diagnostic {
        Diagnostic { severity: Severity::Note, ..Diagnostic::error(code) }
    }

    /// The same problem at a place.
    #[must_use]
    pub fn at(mut self, source: &Arc<Source>, span: Range<usize>) -> Diagnostic {
        self.place = Some(Place { source: Arc::clone(source), span });
        self
    }

    /// The value that its sentences name by this placeholder.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    /// The same problem with one more value to name.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Diagnostic {
        self.values.push((name, value.into()));
        self
    }
}

/// A part of a file that was left out because something in it was wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What sort of part.
    pub what: Item,
    /// Its id, its name, or its key; empty when not even that is known.
    pub name: Name,
    /// Where it stands.
    pub place: Option<Place>,
}

/// The parts of a record that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A line or loan: its debt is missing from every figure.
    Line,
    /// An income.
    Income,
    /// An expense.
    Expense,
    /// The cash table: cash counts as nothing.
    Cash,
    /// Another table or key of the file.
    Table,
    /// A row of the journal.
    JournalRow,
}

impl Item {
    /// The stable name that scripts may rely on.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Item::Line => "line",
            Item::Income => "income",
            Item::Expense => "expense",
            Item::Cash => "cash",
            Item::Table => "table",
            Item::JournalRow => "journal-row",
        }
    }
}

/// Whether any of the problems is an error.
#[must_use]
pub fn any_error(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|p| p.severity == Severity::Error)
}
