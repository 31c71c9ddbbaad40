//! Which ready what-if: its name, and below the list what it shows.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Outcome;
use crate::text::supposing as words;
use crate::text::table::Column;
use crate::text::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::app::{Effect, Supposing};
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, across, below, put, row_of};
use crate::tui::widgets::grid::{Cell, Grid, GridRow, Place};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

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

/// The list and where its reader is.
#[derive(Debug, Clone)]
pub struct Ready {
    all: Vec<ReadyWhatIf>,
    grid: Grid,
}

/// Rows for what the selected one shows.
const SUMMARY_ROWS: u16 = 5;
const WIDEST: u16 = 68;

impl Ready {
    /// A list with one of them selected.
    #[must_use]
    pub fn new(all: Vec<ReadyWhatIf>, chosen: Option<&str>) -> Ready {
        let rows = (0..).zip(&all).map(|(id, one)| {
            let role = if one.id.is_none() { Role::Muted } else { Role::Figure };
            GridRow::new(id, vec![Cell::text(one.name.clone()).role(role)])
        });
        let mut grid = Grid::default();
        grid.set(vec![Column::text("", 12)], rows.collect());
        let place = all.iter().position(|one| one.id.as_deref() == chosen);
        grid.select_id(place.and_then(|place| u32::try_from(place).ok()).unwrap_or(0));
        Ready { all, grid }
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

    fn selected(&self) -> Option<&ReadyWhatIf> {
        let id = self.grid.selected_id().and_then(|id| usize::try_from(id).ok())?;
        self.all.get(id)
    }

    fn chosen(&self) -> Outcome {
        self.selected().map_or(Outcome::Stay, |one| {
            Outcome::Ask(Effect::Suppose(one.id.clone().map_or(Supposing::Nothing, Supposing::Ready)))
        })
    }

    /// Draws itself over an area.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) {
        let rows = u16::try_from(self.all.len()).unwrap_or(u16::MAX);
        let width = WIDEST.min(area.width.saturating_sub(6));
        let room = area.height.saturating_sub(4);
        let summary_rows = if room >= 4 + SUMMARY_ROWS { SUMMARY_ROWS } else { 0 };
        let size = (width, rows.saturating_add(summary_rows).min(room));
        let inner = popup(buffer, area, words::TITLES.get(look.lang), size, look);
        let list = Rect { height: inner.height.saturating_sub(summary_rows), ..inner };
        let place = Place { pane: 0, focus: true, pointer: true, empty: words::EMPTY.get(look.lang) };
        self.grid.draw(buffer, list, look, place, hits);
        let Some(one) = self.selected().filter(|_| summary_rows > 0) else { return };
        let rest = below(inner, list.height);
        across(buffer, rest, 0, look.theme.glyphs.rule, look.style(Role::Border));
        let lines = wrap(&one.summary, usize::from(rest.width));
        for (row, line) in (1..rest.height).zip(lines) {
            put(buffer, row_of(rest, row), 0, 0, &line, look.style(Role::Muted));
        }
    }
}
