//! A problem in a file or an argument: a stable code, a place and the values to say it with.
//!
//! Problems are collected, never thrown at the first. This module holds codes and values only; the sentences of both
//! languages are in `text::problem`, so that a problem without words does not compile.

use std::ops::Range;
use std::sync::Arc;

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

    /// The same problem with one more value to name.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Diagnostic {
        self.values.push((name, value.into()));
        self
    }
}

/// Whether any of the problems is an error.
#[must_use]
pub fn any_error(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|p| p.severity == Severity::Error)
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The stable name of each kind of problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code, for the test that each has words and an example.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The kebab-case name that scripts may rely on.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }
        }
    };
}

codes! {
    /// The text is not TOML. Values: `detail`.
    TomlSyntax = "toml-syntax",
    /// A key that does not exist here. Values: `key`, `table`, `nearest` (may be empty), `known`.
    UnknownKey = "unknown-key",
    /// A key that must be there. Values: `key`, `table`.
    MissingKey = "missing-key",
    /// The value has another type than the key asks for. Values: `key`, `expected`, `found` (stable words).
    WrongType = "wrong-type",
    /// Two keys that exclude each other. Values: `key`, `other`.
    KeysExclude = "keys-exclude",
    /// A text with nothing in it. Values: `key`.
    EmptyText = "empty-text",
    /// An id with letters that ids do not have. Values: `key`, `value`, `suggestion` (may be empty).
    BadId = "bad-id",
    /// A word that the key does not know. Values: `key`, `value`, `nearest` (may be empty), `known`.
    NotOneOf = "not-one-of",
    /// A whole number outside its bounds. Values: `key`, `value`, `least`, `most`.
    NumberOutOfRange = "number-out-of-range",
    /// Not a time of day. Values: `key`, `value`.
    BadTime = "bad-time",
    /// A day that no calendar has. Values: `value`.
    DateImpossible = "date-impossible",
    /// A date outside the years that records use. Values: `key`, `year`, `first`, `last`.
    DateOutOfRange = "date-out-of-range",
    /// Not an amount. Values: `key`, `value`, `example`.
    AmountNotANumber = "amount-not-a-number",
    /// More decimals than the currency has. Values: `key`, `value`, `currency`, `decimals`.
    AmountTooManyDecimals = "amount-too-many-decimals",
    /// Beyond the largest amount. Values: `key`, `value`, `largest`, `currency`.
    AmountTooLarge = "amount-too-large",
    /// Below zero. Values: `key`, `value`.
    AmountNegative = "amount-negative",
    /// Zero where something must be. Values: `key`.
    AmountZero = "amount-zero",
    /// Not a rate or share. Values: `key`, `value`.
    RateNotANumber = "rate-not-a-number",
    /// A rate or share without `%`. Values: `key`, `value`, `as_percent`, `as_share`.
    RateWithoutPercent = "rate-without-percent",
    /// A rate or share below zero. Values: `key`, `value`.
    RateNegative = "rate-negative",
    /// A rate or share beyond reason. Values: `key`, `value`.
    RateTooLarge = "rate-too-large",
    /// A share of something that is more than the whole. Values: `key`, `value`.
    ShareAboveWhole = "share-above-whole",
    /// A file or folder of content that cannot be read. Values: `path`, `detail`.
    ContentUnreadable = "content-unreadable",
    /// No such product, norms or source. Values: `value`, `nearest` (may be empty).
    ContentUnknown = "content-unknown",
    /// The id does not say where the file lies. Values: `value`, `expected`.
    ContentIdMismatch = "content-id-mismatch",
    /// Two rows with one id. Values: `value`.
    ContentIdRepeated = "content-id-repeated",
    /// A stated value that nothing supports. Values: `key`.
    FactMissing = "fact-missing",
    /// A remark on something that is not stated, without a word about it. Values: `key`.
    FactEmpty = "fact-empty",
    /// Evidence that comes from somewhere, without its source. Values: `key`.
    SourceMissing = "source-missing",
    /// A key that names no term. Values: `value`, `nearest` (may be empty).
    UnknownTerm = "unknown-term",
    /// A switch whose default is not one of its options, or not what the terms hold. Values: `key`.
    SwitchDefault = "switch-default",
    /// The last day comes before the first. Values: `from`, `to`.
    LifeReversed = "life-reversed",
    /// Not a year, month or day as text. Values: `key`, `value`.
    BadPartialDate = "bad-partial-date",
    /// Rows with a gap, an overlap or out of order. Values: `table`.
    RowsOutOfOrder = "rows-out-of-order",
}
