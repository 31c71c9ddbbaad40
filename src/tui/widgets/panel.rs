//! A box with a thin border, a title in it, and one blank column inside.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draw::{Look, clear, columns, put};
use crate::tui::theme::Role;

/// A box to draw things in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Panel<'a> {
    /// What is in it, at the left of its upper border.
    pub title: &'a str,
    /// A unit or a count, at the right of its upper border.
    pub note: &'a str,
    /// Whether it has the keys.
    pub focus: bool,
}

/// Rows and columns that a border and its blanks take.
pub const FRAME_WIDTH: u16 = 4;
/// See [`FRAME_WIDTH`].
pub const FRAME_HEIGHT: u16 = 2;

impl<'a> Panel<'a> {
    /// A box with a title.
    #[must_use]
    pub const fn new(title: &'a str) -> Panel<'a> {
        Panel { title, note: "", focus: false }
    }

    /// With a note at the right.
    #[must_use]
    pub const fn note(mut self, note: &'a str) -> Panel<'a> {
        self.note = note;
        self
    }

    /// With the keys or without.
    #[must_use]
    pub const fn focus(mut self, focus: bool) -> Panel<'a> {
        self.focus = focus;
        self
    }

    /// Draws the box and gives the area inside it: one blank column at each side.
    pub fn draw(self, buffer: &mut Buffer, area: Rect, look: Look<'_>) -> Rect {
        let area = area.intersection(buffer.area);
        if area.width < FRAME_WIDTH || area.height < FRAME_HEIGHT {
            return Rect { width: 0, height: 0, ..area };
        }
        self.border(buffer, area, look);
        self.titles(buffer, area, look);
        Rect { x: area.x + 2, y: area.y + 1, width: area.width - FRAME_WIDTH, height: area.height - FRAME_HEIGHT }
    }

    fn border(self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let style = look.style(if self.focus { Role::Focus } else { Role::Border });
        let set = look.theme.glyphs.border;
        let (last_column, last_row) = (area.width - 1, area.height - 1);
        for column in 1..last_column {
            put(buffer, area, column, 0, set.horizontal_top, style);
            put(buffer, area, column, last_row, set.horizontal_bottom, style);
        }
        for row in 1..last_row {
            put(buffer, area, 0, row, set.vertical_left, style);
            put(buffer, area, last_column, row, set.vertical_right, style);
        }
        put(buffer, area, 0, 0, set.top_left, style);
        put(buffer, area, last_column, 0, set.top_right, style);
        put(buffer, area, 0, last_row, set.bottom_left, style);
        put(buffer, area, last_column, last_row, set.bottom_right, style);
    }

    fn titles(self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        // A title stands one dash away from the corner.
        let room = area.width.saturating_sub(FRAME_WIDTH + 2);
        let style = look.style(if self.focus { Role::Accent } else { Role::Text });
        let mut end = 2;
        if !self.title.is_empty() && room >= 2 {
            let title = format!(" {} ", look.fit(self.title, room));
            end = put(buffer, area, 2, 0, &title, style);
        }
        if self.note.is_empty() {
            return;
        }
        let note = format!(" {} ", self.note);
        let start = area.width.saturating_sub(2 + columns(&note));
        if start > end {
            put(buffer, area, start, 0, &note, look.style(Role::Muted));
        }
    }
}

/// Opens a box over what is there: as wide and high as asked, in the middle of the area, never larger than it.
pub fn popup(buffer: &mut Buffer, area: Rect, title: &str, size: (u16, u16), look: Look<'_>) -> Rect {
    let width = size.0.saturating_add(FRAME_WIDTH).min(area.width);
    let height = size.1.saturating_add(FRAME_HEIGHT).min(area.height);
    let place = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    clear(buffer, place);
    Panel::new(title).focus(true).draw(buffer, place, look)
}

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn, rows};
    use super::*;
    use crate::text::Lang;
    use crate::tui::theme::Theme;

    #[test]
    fn a_box_has_a_title_a_note_and_a_blank_column() {
        let shown = drawn(24, 3, Lang::Zh, |buffer, area, look| {
            let inner = Panel::new("未来 30 天").note("元").draw(buffer, area, look);
            assert_eq!(inner, Rect::new(2, 1, 20, 1));
        });
        assert_eq!(shown, ["╭─ 未来 30 天 ──── 元 ─╮", "│                      │", "╰──────────────────────╯"]);
    }

    #[test]
    fn a_note_goes_before_the_title_is_cut() {
        let shown = drawn(18, 2, Lang::En, |buffer, area, look| {
            Panel::new("Next 30 days").note("yuan").draw(buffer, area, look);
        });
        assert_eq!(shown[0], "╭─ Next 30 days ─╮");
        let shown = drawn(11, 2, Lang::En, |buffer, area, look| {
            Panel::new("Next 30 days").draw(buffer, area, look);
        });
        assert_eq!(shown[0], "╭─ Next… ─╮");
    }

    #[test]
    fn boxes_and_popups_at_every_size() {
        at_every_size(|buffer, area, look| {
            Panel::new("Lines").note("yuan").focus(true).draw(buffer, area, look);
            popup(buffer, area, "Help", (30, 10), look);
        });
    }

    #[test]
    fn a_popup_covers_wide_characters_whole() {
        let theme = Theme::default();
        let area = Rect::new(0, 0, 11, 4);
        let mut buffer = Buffer::empty(area);
        for y in 0..4 {
            buffer.set_string(0, y, "渡口渡口渡", ratatui::style::Style::new());
        }
        popup(&mut buffer, area, "", (1, 0), Look { lang: Lang::Zh, theme: &theme });
        assert_eq!(rows(&buffer)[1], "渡 ╭───╮渡");
    }
}
