//! Which ready what-if: its name, and below the list what it shows.

use super::list::{Item, List};
use crate::text::supposing as words;
use crate::text::table::Column;
use crate::tui::app::{Effect, Supposing};
use crate::tui::theme::Role;
use crate::tui::widgets::grid::Cell;

/// A what-if that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyWhatIf {
    /// Its id; none supposes nothing.
    pub id: Option<String>,
    /// Its name, in the reader's language.
    pub name: String,
    /// What it shows.
    pub summary: String,
}

/// A list of what-ifs with one of them selected.
#[must_use]
pub fn list(all: Vec<ReadyWhatIf>, chosen: Option<&str>) -> List {
    let place = all.iter().position(|one| one.id.as_deref() == chosen).unwrap_or(0);
    let items = all.into_iter().map(|one| {
        let role = if one.id.is_none() { Role::Muted } else { Role::Figure };
        let supposing = one.id.map_or(Supposing::Nothing, Supposing::Ready);
        Item { cells: vec![Cell::text(one.name).role(role)], more: one.summary, effect: Effect::Suppose(supposing) }
    });
    List::new(words::TITLES, words::EMPTY, vec![Column::text("", 12)], items.collect(), place)
}
