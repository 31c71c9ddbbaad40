//! One line to be typed, after some lines that say what for.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Outcome;
use crate::text::Words;
use crate::text::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, across, put, row_of};
use crate::tui::widgets::field::TextField;
use crate::tui::widgets::panel::popup;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What it is about.
    pub title: Words,
    /// What is to be known before typing.
    pub lines: Vec<String>,
}

/// A line being typed.
#[derive(Debug, Clone)]
pub struct Line {
    prompt: Prompt,
    /// The line so far.
    pub field: TextField,
}

const WIDEST: u16 = 68;
const HOW: Words = Words::new("Enter: done   Esc: leave it", "回车：完成   Esc：放弃");

impl Line {
    /// An empty line.
    #[must_use]
    pub fn new(prompt: Prompt) -> Line {
        Line { prompt, field: TextField::default() }
    }

    /// A key.
    pub fn key(&mut self, key: KeyEvent) -> Outcome {
        match key.code {
            KeyCode::Esc => Outcome::Close,
            KeyCode::Enter => self.done(),
            _ => {
                self.field.key(key);
                Outcome::Stay
            }
        }
    }

    /// An action by the mouse.
    pub fn update(&mut self, action: Action) -> Outcome {
        if action == Action::Open { self.done() } else { Outcome::Stay }
    }

    fn done(&self) -> Outcome {
        Outcome::Typed(self.field.text().trim().to_owned())
    }

    /// Draws itself over an area; gives the cell of the cursor.
    pub fn view(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) -> Option<Position> {
        let width = WIDEST.min(area.width.saturating_sub(6));
        let lines: Vec<String> = self.prompt.lines.iter().flat_map(|line| wrap(line, usize::from(width))).collect();
        let wanted = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(3);
        let size = (width, wanted.min(area.height.saturating_sub(2)));
        let inner = popup(buffer, area, self.prompt.title.get(look.lang), size, look);
        // The field is always in view; what explains it is cut at its end where there is no room.
        let text_rows = inner.height.saturating_sub(3);
        for (row, line) in (0..text_rows).zip(&lines) {
            put(buffer, row_of(inner, row), 0, 0, line, look.style(Role::Text));
        }
        across(buffer, inner, text_rows, look.theme.glyphs.rule, look.style(Role::Border));
        put(buffer, inner, 0, text_rows + 2, &look.fit(HOW.get(look.lang), inner.width), look.style(Role::Muted));
        self.field.draw(buffer, row_of(inner, text_rows + 1), true, look)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::draw::test::at_every_size;
    use crossterm::event::KeyModifiers;

    fn line() -> Line {
        Line::new(Prompt {
            title: Words::new("Your guess", "您的猜测"),
            lines: vec!["What is left of 1,000.00? ".repeat(9)],
        })
    }

    #[test]
    fn enter_hands_the_line_on_and_escape_leaves_it() {
        let mut line = line();
        let key = |code| KeyEvent::new(code, KeyModifiers::NONE);
        for character in " 12 ".chars() {
            assert_eq!(line.key(key(KeyCode::Char(character))), Outcome::Stay);
        }
        assert_eq!(line.key(key(KeyCode::Enter)), Outcome::Typed("12".into()));
        assert_eq!(line.key(key(KeyCode::Esc)), Outcome::Close);
    }

    #[test]
    fn a_line_at_every_size() {
        at_every_size(|buffer, area, look| {
            line().view(buffer, area, look);
        });
    }
}
