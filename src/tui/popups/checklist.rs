//! Rows to be ticked: what was assumed to have happened, confirmed once.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Outcome;
use crate::profile::journal::write::NewRow;
use crate::text::table::Column;
use crate::text::wrap::wrap;
use crate::text::{Words, record as words};
use crate::tui::action::Action;
use crate::tui::app::{Effect, Wanted};
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, put, put_all, row_of};
use crate::tui::widgets::grid::{Cell, Grid, GridRow, Place};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

/// One row to be ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Its day.
    pub day: String,
    /// What it is.
    pub what: String,
    /// How much.
    pub amount: String,
    /// The row of the journal that it would become.
    pub row: NewRow,
    /// Whether it happened so.
    pub ticked: bool,
}

/// Rows with their ticks.
#[derive(Debug, Clone)]
pub struct Checklist {
    title: Words,
    text: String,
    ticks: Vec<Tick>,
    grid: Grid,
}

const WIDEST: u16 = 70;

impl Checklist {
    /// A list, all of it ticked.
    #[must_use]
    pub fn new(title: Words, text: String, ticks: Vec<Tick>) -> Checklist {
        let mut list = Checklist { title, text, ticks, grid: Grid::default() };
        list.make();
        list
    }

    fn make(&mut self) {
        let rows = (0..).zip(&self.ticks).map(|(id, tick)| {
            let (mark, role) = if tick.ticked { ("[x]", Role::Accent) } else { ("[ ]", Role::Muted) };
            let amount = Cell::text(tick.amount.clone()).role(Role::Figure);
            let cells = vec![
                Cell::text(mark).role(role),
                Cell::text(tick.day.clone()).role(Role::Muted),
                Cell::text(tick.what.clone()),
                amount,
            ];
            GridRow::new(id, cells)
        });
        let columns = vec![Column::mark(""), Column::mark("").drops(1), Column::text("", 10), Column::figure("")];
        self.grid.set(columns, rows.collect());
    }

    fn selected(&self) -> Option<usize> {
        self.grid.selected_id().and_then(|id| usize::try_from(id).ok())
    }

    fn toggle(&mut self) {
        if let Some(tick) = self.selected().and_then(|place| self.ticks.get_mut(place)) {
            tick.ticked = !tick.ticked;
        }
        self.make();
    }

    /// A key.
    pub fn key(&mut self, key: KeyEvent) -> Outcome {
        match key.code {
            KeyCode::Esc => return Outcome::Close,
            KeyCode::Enter => return self.write(),
            KeyCode::Char(' ' | 'x') => self.toggle(),
            KeyCode::Char('a') => {
                let all = self.ticks.iter().all(|tick| tick.ticked);
                self.ticks.iter_mut().for_each(|tick| tick.ticked = !all);
                self.make();
            }
            KeyCode::Char('e') => {
                let row = self.selected().and_then(|place| self.ticks.get(place)).map(|tick| tick.row.clone());
                return row.map_or(Outcome::Stay, |row| Outcome::Ask(Effect::Propose(Wanted::Record(Box::new(row)))));
            }
            KeyCode::Up | KeyCode::Char('k') => return self.update(Action::Up),
            KeyCode::Down | KeyCode::Char('j') => return self.update(Action::Down),
            KeyCode::PageUp => return self.update(Action::PageUp),
            KeyCode::PageDown => return self.update(Action::PageDown),
            KeyCode::Home => return self.update(Action::First),
            KeyCode::End => return self.update(Action::Last),
            _ => {}
        }
        Outcome::Stay
    }

    fn write(&self) -> Outcome {
        let rows: Vec<NewRow> = self.ticks.iter().filter(|tick| tick.ticked).map(|tick| tick.row.clone()).collect();
        if rows.is_empty() { Outcome::Close } else { Outcome::Ask(Effect::Propose(Wanted::Write(rows))) }
    }

    /// The mouse.
    pub fn update(&mut self, action: Action) -> Outcome {
        match action {
            Action::Pick { row, .. } => {
                self.grid.pick(row);
                self.toggle();
            }
            Action::Open => return self.write(),
            Action::Back => return Outcome::Close,
            other => {
                self.grid.update(other);
            }
        }
        Outcome::Stay
    }

    /// Draws itself over an area.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) {
        let width = WIDEST.min(area.width.saturating_sub(6));
        let room = area.height.saturating_sub(2);
        let text = wrap(&self.text, usize::from(width));
        let text_rows = u16::try_from(text.len()).unwrap_or(u16::MAX);
        let rows = u16::try_from(self.ticks.len()).unwrap_or(u16::MAX);
        let wanted = rows.saturating_add(text_rows).saturating_add(2).min(room);
        let inner = popup(buffer, area, self.title.get(look.lang), (width, wanted), look);
        // What explains the list goes where there is no room for both.
        let text_rows = if inner.height >= text_rows + 4 { text_rows } else { 0 };
        for (row, line) in (0..text_rows).zip(&text) {
            put(buffer, row_of(inner, row), 0, 0, line, look.style(Role::Muted));
        }
        let list = Rect { y: inner.y + text_rows, height: inner.height.saturating_sub(text_rows + 1), ..inner };
        self.grid.draw(buffer, list, look, Place { pane: 0, focus: true, pointer: true, empty: "" }, hits);
        let line = row_of(inner, inner.height.saturating_sub(1));
        let mut at = 0;
        for (key, label) in [
            ("Enter", words::KEY_WRITE),
            ("Space", words::KEY_TICK),
            ("e", words::KEY_CHANGE),
            ("Esc", words::KEY_CLOSE),
        ] {
            let pieces = [
                (key, look.style(Role::Figure)),
                (" ", look.style(Role::Muted)),
                (label.get(look.lang), look.style(Role::Muted)),
            ];
            let needed: u16 = pieces.iter().map(|(text, _)| crate::tui::widgets::draw::columns(text)).sum();
            if at + needed > line.width {
                break;
            }
            at = put_all(buffer, line, at, 0, &pieces).saturating_add(3);
        }
    }
}
