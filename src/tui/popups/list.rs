//! A list to choose from: its rows, and below them more about the selected one.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Outcome;
use crate::text::Words;
use crate::text::table::Column;
use crate::text::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::app::Effect;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, across, below, put, row_of};
use crate::tui::widgets::grid::{Cell, Grid, GridRow, Place};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

/// One that can be chosen.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its row.
    pub cells: Vec<Cell>,
    /// More about it, in the reader's language.
    pub more: String,
    /// What choosing it asks for.
    pub effect: Effect,
}

/// The list and where its reader is.
#[derive(Debug, Clone)]
pub struct List {
    title: Words,
    empty: Words,
    items: Vec<(String, Effect)>,
    grid: Grid,
}

/// Rows for what is said of the selected one.
const MORE_ROWS: u16 = 6;
/// Rows of the list that are seen at the least before more is said.
const LEAST_ROWS: u16 = 4;
const WIDEST: u16 = 76;

impl List {
    /// A list with one of its items selected. `empty` stands where there is none.
    #[must_use]
    pub fn new(title: Words, empty: Words, columns: Vec<Column>, items: Vec<Item>, selected: usize) -> List {
        let mut grid = Grid::default();
        let rows = (0..).zip(&items).map(|(id, item)| GridRow::new(id, item.cells.clone()));
        grid.set(columns, rows.collect());
        grid.select_id(u32::try_from(selected).unwrap_or(0));
        List { title, empty, items: items.into_iter().map(|item| (item.more, item.effect)).collect(), grid }
    }

    /// A key.
    pub fn key(&mut self, key: KeyEvent) -> Outcome {
        match key.code {
            KeyCode::Up | KeyCode::Char('k') => self.update(Action::Up),
            KeyCode::Down | KeyCode::Char('j') => self.update(Action::Down),
            KeyCode::PageUp => self.update(Action::PageUp),
            KeyCode::PageDown => self.update(Action::PageDown),
            KeyCode::Home => self.update(Action::First),
            KeyCode::End => self.update(Action::Last),
            KeyCode::Enter => self.chosen(),
            _ => Outcome::Close,
        }
    }

    /// An action by the mouse.
    pub fn update(&mut self, action: Action) -> Outcome {
        match action {
            Action::Pick { row, .. } => {
                if self.grid.pick(row) {
                    return self.chosen();
                }
            }
            Action::Open => return self.chosen(),
            other => {
                self.grid.update(other);
            }
        }
        Outcome::Stay
    }

    fn selected(&self) -> Option<&(String, Effect)> {
        let id = self.grid.selected_id().and_then(|id| usize::try_from(id).ok())?;
        self.items.get(id)
    }

    fn chosen(&self) -> Outcome {
        self.selected().map_or(Outcome::Stay, |(_, effect)| Outcome::Ask(effect.clone()))
    }

    /// Draws itself over an area.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) {
        let rows = u16::try_from(self.items.len()).unwrap_or(u16::MAX);
        let width = WIDEST.min(area.width.saturating_sub(6));
        let room = area.height.saturating_sub(4);
        let more_rows = if room >= rows.min(LEAST_ROWS) + MORE_ROWS { MORE_ROWS } else { 0 };
        let size = (width, rows.saturating_add(more_rows).min(room));
        let inner = popup(buffer, area, self.title.get(look.lang), size, look);
        let list = Rect { height: inner.height.saturating_sub(more_rows), ..inner };
        let place = Place { pane: 0, focus: true, pointer: true, empty: self.empty.get(look.lang) };
        self.grid.draw(buffer, list, look, place, hits);
        let Some((more, _)) = self.selected().filter(|_| more_rows > 0) else { return };
        let rest = below(inner, list.height);
        across(buffer, rest, 0, look.theme.glyphs.rule, look.style(Role::Border));
        for (row, line) in (1..rest.height).zip(wrap(more, usize::from(rest.width))) {
            put(buffer, row_of(rest, row), 0, 0, &line, look.style(Role::Muted));
        }
    }
}
