//! The rows of comma-separated text, each with its place, whatever is wrong with them.

use std::ops::Range;

use csv::StringRecord;

/// Walks over the rows of a text. A quote that is not closed on its line ends with the line.
pub(super) struct Rows<'t> {
    text: &'t str,
    base: usize,
    reader: csv::Reader<&'t [u8]>,
}

/// Where a row stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowPlace {
    /// Its bytes, without the line end.
    pub span: Range<usize>,
    /// Whether a quote was not closed, so that its fields cannot be told apart.
    pub open_quote: bool,
}

impl<'t> Rows<'t> {
    pub(super) fn of(text: &'t str) -> Rows<'t> {
        let base = text.len() - text.trim_start_matches('\u{feff}').len();
        Rows { text, base, reader: reader(text, base) }
    }

    fn position(&self) -> usize {
        self.base + usize::try_from(self.reader.position().byte()).unwrap_or(0)
    }

    /// The next row, with its fields in `record`.
    pub(super) fn next(&mut self, record: &mut StringRecord) -> Option<RowPlace> {
        let from = self.position();
        if !matches!(self.reader.read_record(record), Ok(true)) {
            return None;
        }
        let span = without_line_ends(self.text, from, self.position());
        let Some(length) = self.text.get(span.clone()).and_then(|row| row.find('\n')) else {
            return Some(RowPlace { span, open_quote: false });
        };
        self.base = span.start + length + 1;
        self.reader = reader(self.text, self.base);
        Some(RowPlace { span: span.start..span.start + length, open_quote: true })
    }
}

/// A reader that takes rows of any length.
fn reader(text: &str, from: usize) -> csv::Reader<&[u8]> {
    let body = text.get(from..).unwrap_or("").as_bytes();
    csv::ReaderBuilder::new().has_headers(false).flexible(true).buffer_capacity(1 << 15).from_reader(body)
}

fn without_line_ends(text: &str, from: usize, to: usize) -> Range<usize> {
    let row = text.get(from..to.min(text.len())).unwrap_or("");
    let ends = |c: char| c == '\n' || c == '\r';
    let start = from + (row.len() - row.trim_start_matches(ends).len());
    start..start.max(from + row.trim_end_matches(ends).len())
}
