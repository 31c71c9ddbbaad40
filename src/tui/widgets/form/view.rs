//! How a form is drawn: a field a row, with its problem or hint right under it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Form, Value};
use crate::text::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::theme::{Meaning, Role};
use crate::tui::widgets::draw::{Look, columns, put, row_of};
use crate::tui::widgets::hits::Hits;

impl Form {
    /// Rows the form takes at a width, so that a popup can be made high enough.
    #[must_use]
    pub fn height(&self, width: u16, look: Look<'_>) -> u16 {
        let rows: usize = (0..self.fields.len()).map(|index| 1 + self.notes(index, width, look).len()).sum();
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// Draws the fields that fit, the one with the keys among them; gives the cell of the cursor. A click on a field gives
    /// [`Action::Pick`] of `pane` and its position.
    pub fn draw(
        &mut self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        pane: u8,
        hits: &mut Hits,
    ) -> Option<Position> {
        let area = area.intersection(buffer.area);
        self.scroll(area, look);
        let label_width = self.label_width(area.width, look);
        let mut cursor = None;
        let mut row = 0;
        for index in self.top..self.fields.len() {
            if row >= area.height {
                break;
            }
            let focus = index == self.focus;
            let line = row_of(area, row);
            cursor = self.draw_field(buffer, line, label_width, index, look).or(cursor);
            hits.add(line, Action::Pick { pane, row: index });
            row += 1;
            let problem = self.fields.get(index).is_some_and(|field| field.problem.is_some());
            let style = if problem { look.theme.meaning(Meaning::Stop) } else { look.style(Role::Muted) };
            for note in self.notes(index, area.width, look) {
                if focus || problem {
                    put(buffer, area, label_width, row, &note, style);
                    row += 1;
                }
            }
        }
        cursor
    }

    fn draw_field(
        &self,
        buffer: &mut Buffer,
        line: Rect,
        label_width: u16,
        index: usize,
        look: Look<'_>,
    ) -> Option<Position> {
        let field = self.fields.get(index)?;
        let focus = index == self.focus;
        let label = look.fit(field.label.get(look.lang), label_width.saturating_sub(2));
        put(buffer, line, 0, 0, &label, look.style(if focus { Role::Accent } else { Role::Muted }));
        let place =
            Rect { x: line.x + label_width.min(line.width), width: line.width.saturating_sub(label_width), ..line };
        match &field.value {
            Value::Typed(text) => text.draw(buffer, place, focus, look),
            Value::Chosen { options, at, .. } => {
                let words = options.get(*at).map_or("", |(_, words)| words.as_str());
                let shown = if focus { format!("< {words} >") } else { words.to_owned() };
                let style = look.style(if focus { Role::Accent } else { Role::Figure });
                put(buffer, place, 0, 0, &look.fit(&shown, place.width), style);
                None
            }
        }
    }

    /// The lines under a field: its problem, or its hint when it has the keys.
    fn notes(&self, index: usize, width: u16, look: Look<'_>) -> Vec<String> {
        let Some(field) = self.fields.get(index) else { return Vec::new() };
        let room = usize::from(width.saturating_sub(self.label_width(width, look)));
        match &field.problem {
            Some(problem) => wrap(&format!("{} {problem}", Meaning::Stop.letter()), room),
            None if index == self.focus => {
                let hint = field.known.as_deref().unwrap_or(field.hint.get(look.lang));
                if hint.is_empty() { Vec::new() } else { wrap(hint, room) }
            }
            None => Vec::new(),
        }
    }

    /// Labels take as much as the longest needs with two blanks, at most half the width.
    fn label_width(&self, width: u16, look: Look<'_>) -> u16 {
        let longest = self.fields.iter().map(|field| columns(field.label.get(look.lang))).max().unwrap_or(0);
        (longest + 2).min(width / 2)
    }

    fn scroll(&mut self, area: Rect, look: Look<'_>) {
        self.top = self.top.min(self.focus);
        while self.top < self.focus {
            let rows: usize = (self.top..=self.focus).map(|index| 1 + self.notes(index, area.width, look).len()).sum();
            if rows <= usize::from(area.height) {
                break;
            }
            self.top += 1;
        }
    }
}
