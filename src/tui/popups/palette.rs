//! Any action by its name: type a few letters of it in either language, Enter does it.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Outcome;
use crate::text::table::Column;
use crate::text::{Lang, Words};
use crate::tui::action::{self, Action, Entry};
use crate::tui::keymap;
use crate::tui::screens::ScreenId;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, below, put, row_of};
use crate::tui::widgets::field::{Pasted, TextField};
use crate::tui::widgets::grid::{Cell, Grid, GridRow, Place};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

/// The actions and what was typed.
#[derive(Debug, Clone)]
pub struct Palette {
    entries: Vec<Entry>,
    typed: TextField,
    grid: Grid,
    lang: Lang,
}

const TITLE: Words = Words::new("Actions", "命令");
const EMPTY: Words = Words::new("No action has these letters. Esc closes.", "没有包含这些文字的命令。按 Esc 关闭。");

impl Palette {
    /// Every action of the screens that can be chosen by name.
    #[must_use]
    pub fn new(screens: &[ScreenId], lang: Lang) -> Palette {
        let entries = action::all(screens).into_iter().filter(|entry| !is_movement(entry.action)).collect();
        let mut palette = Palette { entries, typed: TextField::default(), grid: Grid::default(), lang };
        palette.match_names();
        palette
    }

    /// A key.
    pub fn key(&mut self, key: KeyEvent) -> Outcome {
        match key.code {
            KeyCode::Esc => return Outcome::Close,
            KeyCode::Enter => return self.chosen(),
            KeyCode::Up => return self.update(Action::Up),
            KeyCode::Down => return self.update(Action::Down),
            KeyCode::PageUp => return self.update(Action::PageUp),
            KeyCode::PageDown => return self.update(Action::PageDown),
            _ => {
                if self.typed.key(key) {
                    self.match_names();
                }
            }
        }
        Outcome::Stay
    }

    /// An action by the mouse.
    pub fn update(&mut self, action: Action) -> Outcome {
        match action {
            Action::Pick { row, .. } => {
                self.grid.pick(row);
                return self.chosen();
            }
            other => self.grid.update(other),
        };
        Outcome::Stay
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str) -> Pasted {
        let pasted = self.typed.paste(text);
        self.match_names();
        pasted
    }

    fn chosen(&self) -> Outcome {
        let id = self.grid.selected_id().and_then(|id| usize::try_from(id).ok());
        match id.and_then(|id| self.entries.get(id)) {
            Some(entry) => Outcome::Do(entry.action),
            None => Outcome::Stay,
        }
    }

    fn match_names(&mut self) {
        let typed = self.typed.text().to_lowercase();
        let needles: Vec<&str> = typed.split_whitespace().collect();
        let rows = (0..).zip(&self.entries).filter(|(_, entry)| matches(entry, &needles)).map(|(id, entry)| {
            let keys: Vec<String> = entry.keys.iter().map(|key| keymap::shown(key)).collect();
            let about = Cell::text(entry.about.get(self.lang));
            GridRow::new(id, vec![about, Cell::text(keys.join(" ")).role(Role::Muted)])
        });
        self.grid.set(vec![Column::text("", 12), Column::mark("").drops(1)], rows.collect());
        self.grid.update(Action::First);
    }

    /// Draws itself over an area; gives the cell of the cursor.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) -> Option<Position> {
        let size = (area.width.saturating_sub(8).min(60), area.height.saturating_sub(6).min(16));
        let inner = popup(buffer, area, TITLE.get(look.lang), size, look);
        let line = row_of(inner, 0);
        put(buffer, line, 0, 0, ":", look.style(Role::Accent));
        let place = Rect { x: line.x + line.width.min(2), width: line.width.saturating_sub(2), ..line };
        let cursor = self.typed.draw(buffer, place, true, look);
        let place = Place { pane: 0, focus: true, pointer: true, empty: EMPTY.get(look.lang) };
        self.grid.draw(buffer, below(inner, 1), look, place, hits);
        cursor
    }
}

/// Whether an action has every piece of text in its name or in its words of either language.
fn matches(entry: &Entry, needles: &[&str]) -> bool {
    let words = [entry.name, entry.label.en, entry.label.zh, entry.about.en, entry.about.zh].join(" ").to_lowercase();
    needles.iter().all(|needle| words.contains(needle))
}

/// Moving the selection makes no sense as a command.
const fn is_movement(action: Action) -> bool {
    matches!(
        action,
        Action::Up
            | Action::Down
            | Action::Left
            | Action::Right
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::Palette
            | Action::Back
            | Action::Answer(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::draw::test::{at_every_size, drawn};
    use crossterm::event::KeyModifiers;

    fn typed(text: &str) -> Palette {
        let mut palette = Palette::new(&ScreenId::ALL, Lang::En);
        for character in text.chars() {
            palette.key(KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE));
        }
        palette
    }

    fn enter(palette: &mut Palette) -> Outcome {
        palette.key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE))
    }

    #[test]
    fn a_few_letters_in_either_language_find_an_action() {
        assert_eq!(enter(&mut typed("payment")), Outcome::Do(Action::RecordPayment));
        assert_eq!(enter(&mut typed("还款")), Outcome::Do(Action::RecordPayment));
        assert_eq!(enter(&mut typed("leave")), Outcome::Do(Action::Quit));
        assert_eq!(enter(&mut typed("zzz")), Outcome::Stay);
    }

    #[test]
    fn keys_stand_beside_the_actions() {
        let shown = drawn(60, 10, Lang::En, |buffer, area, look| {
            typed("undo").view(buffer, area, look, &mut Hits::default());
        });
        assert!(
            shown.iter().any(|line| line.contains("› Take back the last change") && line.ends_with(" u │")),
            "{shown:#?}"
        );
    }

    #[test]
    fn the_palette_at_every_size() {
        at_every_size(|buffer, area, look| {
            Palette::new(&ScreenId::ALL, look.lang).view(buffer, area, look, &mut Hits::default());
            typed("zzzz").view(buffer, area, look, &mut Hits::default());
        });
    }
}
