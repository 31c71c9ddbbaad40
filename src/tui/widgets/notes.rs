//! What needs attention: each with the letter of its meaning, its sentence and its next step, wrapped whole.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draw::{Look, columns, put, put_right, row_of, tint};
use super::hits::Hits;
use crate::text::wrap::{wrap, wrap_indented};
use crate::tui::action::Action;
use crate::tui::theme::{Meaning, Role};

/// One thing that needs attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// How bad it is.
    pub meaning: Meaning,
    /// What it is.
    pub message: String,
    /// What to do next.
    pub next: String,
}

/// A list of notes and the selected one.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    notes: Vec<Note>,
    selected: usize,
    top: usize,
    /// Whether the next step goes on in the line of the sentence, where rows are few.
    running: bool,
}

/// One piece of a note: its row and column in it, whether it belongs to the next step, and its text.
struct Line {
    row: u16,
    column: u16,
    is_next: bool,
    text: String,
}

/// Columns before a sentence: its letter and a blank.
const INDENT: u16 = 2;

impl Notes {
    /// New notes; the selection stays.
    pub fn set(&mut self, notes: Vec<Note>) {
        self.notes = notes;
        self.selected = self.selected.min(self.notes.len().saturating_sub(1));
        self.top = self.top.min(self.selected);
    }

    /// The selected one, when there is any.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        (self.selected < self.notes.len()).then_some(self.selected)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.notes.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// Selects one; whether it was selected before.
    pub fn pick(&mut self, note: usize) -> bool {
        let before = self.selected;
        self.selected = note.min(self.notes.len().saturating_sub(1));
        before == self.selected
    }

    /// Moves by an action of lists; whether it moved.
    pub fn update(&mut self, action: Action) -> bool {
        let last = self.notes.len().saturating_sub(1);
        let next = match action {
            Action::Up | Action::PageUp => self.selected.saturating_sub(1),
            Action::Down | Action::PageDown => (self.selected + 1).min(last),
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        };
        let moved = next != self.selected;
        self.selected = next;
        moved
    }

    /// The rows that all notes take in so many columns.
    #[must_use]
    pub fn rows(&self, width: u16) -> u16 {
        self.notes.iter().map(|note| rows_of(&self.lines(note, width))).sum()
    }

    /// Lets the next step go on in the line of its sentence, or puts it on a line of its own.
    pub fn run_on(&mut self, running: bool) {
        self.running = running;
    }

    fn lines(&self, note: &Note, width: u16) -> Vec<Line> {
        let room = usize::from(width.saturating_sub(INDENT));
        let mut lines: Vec<Line> = (0..)
            .zip(wrap(&note.message, room))
            .map(|(row, text)| Line { row, column: 0, is_next: false, text })
            .collect();
        if note.next.is_empty() {
            return lines;
        }
        // Chinese sentences follow one another without a blank.
        let blank = u16::from(!note.message.ends_with('。'));
        let last = lines.last().map_or((0, 0), |line| (line.row, columns(&line.text) + blank));
        let (row, column) = if self.running { last } else { (last.0 + 1, 0) };
        let indent = " ".repeat(usize::from(column));
        let next = (row..).zip(wrap_indented(&note.next, room, &indent, ""));
        lines.extend(next.map(|(at, text)| {
            let (column, text) = if at == row { (column, text.trim_start().to_owned()) } else { (0, text) };
            Line { row: at, column, is_next: true, text }
        }));
        lines
    }

    /// Draws as many as fit, the selected one among them; marks at the right edge say that there are more.
    pub fn draw(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, focus: bool, pane: u8, hits: &mut Hits) {
        self.scroll(area);
        let mut row: u16 = 0;
        let mut last_drawn = self.top;
        for (index, note) in self.notes.iter().enumerate().skip(self.top) {
            let mut lines = self.lines(note, area.width);
            if row > 0 && row.saturating_add(rows_of(&lines)) > area.height {
                // Where the whole of it has no room, its sentence may have.
                lines.retain(|line| !line.is_next);
                if row.saturating_add(rows_of(&lines)) > area.height {
                    break;
                }
            }
            let count = rows_of(&lines);
            let place = Rect { y: area.y + row, height: count.min(area.height - row), ..area };
            put(buffer, place, 0, 0, note.meaning.letter(), look.theme.meaning(note.meaning));
            for line in lines.iter().filter(|line| line.row < place.height) {
                let role = if line.is_next { Role::Muted } else { Role::Text };
                put(buffer, row_of(place, line.row), INDENT + line.column, 0, &line.text, look.style(role));
            }
            if focus && index == self.selected {
                tint(buffer, place, look.style(Role::Selected));
            }
            hits.add(place, Action::Pick { pane, row: index });
            row = row.saturating_add(count);
            last_drawn = index;
            if row >= area.height {
                break;
            }
        }
        let edge = Rect { width: area.width.saturating_add(1), ..area }.intersection(buffer.area);
        let style = look.style(Role::Muted);
        if self.top > 0 {
            put_right(buffer, edge, 0, look.theme.glyphs.more_above, style);
        }
        if last_drawn + 1 < self.notes.len() && area.height > 0 {
            put_right(buffer, edge, area.height - 1, look.theme.glyphs.more_below, style);
        }
    }

    fn scroll(&mut self, area: Rect) {
        self.top = self.top.min(self.selected);
        let taken = |from: usize| -> u16 {
            let shown = self.notes.iter().take(self.selected + 1).skip(from);
            shown.map(|note| rows_of(&self.lines(note, area.width))).sum()
        };
        let mut top = self.top;
        while top < self.selected && taken(top) > area.height {
            top += 1;
        }
        self.top = top;
    }
}

fn rows_of(lines: &[Line]) -> u16 {
    lines.last().map_or(0, |line| line.row + 1)
}

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn};
    use super::*;
    use crate::text::Lang;

    fn notes() -> Notes {
        let note = |meaning, message: &str| Note { meaning, message: message.into(), next: "Pay it.".into() };
        let mut notes = Notes::default();
        notes.set(vec![note(Meaning::Stop, "One is overdue."), note(Meaning::Notice, "Two is high.")]);
        notes
    }

    #[test]
    fn each_has_its_letter_and_its_next_step() {
        let shown = drawn(30, 4, Lang::En, |buffer, area, look| {
            notes().draw(buffer, area, look, false, 0, &mut Hits::default());
        });
        assert_eq!(shown, ["x One is overdue.", "  Pay it.", "i Two is high.", "  Pay it."]);
        assert_eq!(notes().rows(30), 4);
    }

    #[test]
    fn the_selected_one_is_shown() {
        let shown = drawn(30, 2, Lang::En, |buffer, area, look| {
            let mut notes = notes();
            assert!(notes.update(Action::Down) && !notes.update(Action::Down));
            notes.draw(buffer, area, look, true, 0, &mut Hits::default());
        });
        assert!(shown[0].starts_with("i Two"), "{shown:?}");
    }

    #[test]
    fn where_rows_are_few_the_next_step_goes_on_in_the_same_line() {
        let shown = drawn(30, 2, Lang::En, |buffer, area, look| {
            let mut notes = notes();
            notes.run_on(true);
            assert_eq!(notes.rows(30), 2);
            notes.draw(buffer, area, look, false, 0, &mut Hits::default());
        });
        assert_eq!(shown, ["x One is overdue. Pay it.", "i Two is high. Pay it."]);
    }

    #[test]
    fn notes_at_every_size() {
        at_every_size(|buffer, area, look| {
            notes().draw(buffer, area, look, true, 0, &mut Hits::default());
            Notes::default().draw(buffer, area, look, true, 0, &mut Hits::default());
        });
    }
}
