//! One line of text being typed: paste, wide characters and a cursor that input methods can find.

use crossterm::event::{Event, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tui_input::backend::crossterm::to_input_request;
use tui_input::{Input, InputRequest};

use super::draw::{Look, put, row_of, tint};
use crate::text::width::{beginning, clean, width};
use crate::tui::theme::Role;
use unicode_segmentation::UnicodeSegmentation;

/// The most characters a field takes. No name or amount needs more, and a megabyte pasted by mistake stays harmless.
pub const LONGEST: usize = 400;

/// What a paste did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pasted {
    /// All of it was taken.
    Whole,
    /// Only the beginning was taken, up to [`LONGEST`] characters.
    Shortened,
}

/// A text that is being typed.
#[derive(Debug, Clone, Default)]
pub struct TextField {
    input: Input,
}

impl TextField {
    /// A field with a text in it and the cursor after it.
    #[must_use]
    pub fn new(text: &str) -> TextField {
        TextField { input: Input::new(text.to_owned()) }
    }

    /// The text as it is.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// A key; whether the text changed.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let Some(request) = to_input_request(&Event::Key(key)) else { return false };
        if let InputRequest::InsertChar(character) = request {
            let full = self.text().chars().count() >= LONGEST;
            let mut one = [0; 4];
            let written: &str = character.encode_utf8(&mut one);
            // A lone mark may sit on the letter before it; anything else that cleaning would change is not typed.
            let harmless = clean(written) == *written || clean(&format!("a{written}")).ends_with(written);
            if full || !harmless {
                return false;
            }
        }
        self.input.handle(request).is_some_and(|change| change.value)
    }

    /// Text from outside, at the cursor. Line ends become blanks and what is invisible becomes visible.
    pub fn paste(&mut self, text: &str) -> Pasted {
        let before: String = self.text().chars().take(self.input.cursor()).collect();
        let after: String = self.text().chars().skip(self.input.cursor()).collect();
        let room = LONGEST.saturating_sub(before.chars().count() + after.chars().count());
        let taken: String =
            text.trim().chars().take(room + 1).map(|c| if c == '\n' || c == '\r' { ' ' } else { c }).collect();
        let taken = clean(&taken).into_owned();
        let kept: String = taken.chars().take(room).collect();
        let cursor = before.chars().count() + kept.chars().count();
        let whole = kept.len() == taken.len();
        self.input = Input::new(format!("{before}{kept}{after}")).with_cursor(cursor);
        if whole { Pasted::Whole } else { Pasted::Shortened }
    }

    /// Draws the field over the first row of an area; gives the cell of the cursor when it has the keys.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, focus: bool, look: Look<'_>) -> Option<Position> {
        let line = row_of(area.intersection(buffer.area), 0);
        if line.is_empty() {
            return None;
        }
        tint(buffer, line, look.style(Role::Input));
        let room = usize::from(line.width).saturating_sub(1);
        let scroll = if focus { self.input.visual_scroll(room) } else { 0 };
        let start = skip_columns(self.text(), scroll);
        put(buffer, line, 0, 0, start, look.style(Role::Input));
        if !focus {
            return None;
        }
        let before: String = self.text().chars().take(self.input.cursor()).collect();
        let column = u16::try_from(width(&before).saturating_sub(scroll)).unwrap_or(u16::MAX);
        Some(Position::new(line.x + column.min(line.width - 1), line.y))
    }
}

/// The text without its first columns.
fn skip_columns(text: &str, columns: usize) -> &str {
    let skipped = beginning(text, columns);
    let rest = text.get(skipped.len()..).unwrap_or_default();
    // A wide character half scrolled out goes too.
    if width(skipped) < columns {
        let first = rest.graphemes(true).next().map_or(0, str::len);
        return rest.get(first..).unwrap_or_default();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn};
    use super::*;
    use crate::text::Lang;
    use crossterm::event::{KeyCode, KeyModifiers};

    fn typed(field: &mut TextField, text: &str) {
        for character in text.chars() {
            field.key(KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE));
        }
    }

    #[test]
    fn typing_editing_and_the_cursor_in_both_scripts() {
        let mut field = TextField::default();
        typed(&mut field, "现金2500");
        assert_eq!(field.text(), "现金2500");
        assert!(field.key(KeyEvent::new(KeyCode::Backspace, KeyModifiers::NONE)));
        let shown = drawn(20, 1, Lang::Zh, |buffer, area, look| {
            assert_eq!(field.draw(buffer, area, true, look), Some(Position::new(7, 0)));
        });
        assert_eq!(shown, ["现金250"]);
        let shown = drawn(6, 1, Lang::Zh, |buffer, area, look| {
            assert_eq!(field.draw(buffer, area, true, look), Some(Position::new(5, 0)));
        });
        assert_eq!(shown, ["金250"]);
    }

    #[test]
    fn a_pasted_megabyte_is_shortened_and_escape_sequences_become_text() {
        let mut field = TextField::new("ab");
        field.key(KeyEvent::new(KeyCode::Left, KeyModifiers::NONE));
        assert_eq!(field.paste("x\u{1b}[2J\ny"), Pasted::Whole);
        assert_eq!(field.text(), "ax\\u{1b}[2J yb");
        assert_eq!(field.paste(&"渡".repeat(400_000)), Pasted::Shortened);
        assert_eq!(field.text().chars().count(), LONGEST);
        typed(&mut field, "z");
        assert_eq!(field.text().chars().count(), LONGEST);
        assert!(field.text().ends_with('b'));
    }

    #[test]
    fn direction_marks_are_not_typed_but_accents_are() {
        let mut field = TextField::default();
        typed(&mut field, "e\u{301}\u{202e}\u{7}x");
        assert_eq!(field.text(), "e\u{301}x");
    }

    #[test]
    fn a_field_at_every_size() {
        at_every_size(|buffer, area, look| {
            let field = TextField::new("a long ascii text that has to scroll in a narrow field");
            field.draw(buffer, area, true, look);
            field.draw(buffer, area, false, look);
        });
    }
}
