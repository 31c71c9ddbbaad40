//! What a table is made of: rows of cells, each with its text, its style and what it sorts by.

use crate::domain::money::Ratio;
use crate::text::width::width;
use crate::tui::theme::{Meaning, Role};

/// One cell: its text, its style, and what it sorts by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub(super) text: String,
    pub(super) role: Role,
    pub(super) order: Option<i64>,
    pub(super) share: Option<Share>,
    pub(super) mark: Option<(String, Role)>,
}

/// A share drawn as a bar over its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) used: Ratio,
    pub(super) limit: Option<Ratio>,
    pub(super) meaning: Meaning,
}

impl Cell {
    /// A name or a sentence, sorted as text. It must be clean already.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), role: Role::Text, order: None, share: None, mark: None }
    }

    /// A figure or a date with the number it sorts by.
    #[must_use]
    pub fn figure(text: impl Into<String>, order: i64) -> Cell {
        Cell { text: text.into(), role: Role::Figure, order: Some(order), share: None, mark: None }
    }

    /// A share as a bar of so many columns, with its limit marked; sorted by the share.
    #[must_use]
    pub fn bar(used: Ratio, limit: Option<Ratio>, meaning: Meaning, columns: usize) -> Cell {
        let share = Some(Share { used, limit, meaning });
        Cell { text: " ".repeat(columns), role: meaning.role(), order: Some(used.0), share, mark: None }
    }

    /// The same cell with a letter before its text, in a style of its own.
    #[must_use]
    pub fn marked(mut self, letter: impl Into<String>, role: Role) -> Cell {
        self.mark = Some((letter.into(), role));
        self
    }

    /// The columns that it needs.
    pub(super) fn columns(&self) -> usize {
        width(&self.text) + self.mark_columns()
    }

    /// Whether nothing is drawn for it.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.mark.is_none() && self.share.is_none()
    }

    pub(super) fn mark_columns(&self) -> usize {
        self.mark.as_ref().map_or(0, |(letter, _)| width(letter) + 1)
    }

    /// The same cell in another style.
    #[must_use]
    pub fn role(mut self, role: Role) -> Cell {
        self.role = role;
        self
    }
}

/// One row, with an id by which its selection is kept when rows change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    pub(super) id: u32,
    pub(super) cells: Vec<Cell>,
    pub(super) haystack: String,
}

impl GridRow {
    /// A row.
    #[must_use]
    pub fn new(id: u32, cells: Vec<Cell>) -> GridRow {
        let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        let haystack = texts.join(" ").to_lowercase();
        GridRow { id, cells, haystack }
    }
}
