//! Lines of running text with something to choose among them, wrapped and scrolled so that what matters is in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::wrap::wrap_indented;
use crate::tui::action::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, put, put_right, row_of, tint};
use crate::tui::widgets::hits::Hits;

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetLine {
    pub role: Role,
    pub text: String,
    /// What stands before its first line; the others are indented as far.
    pub lead: String,
    /// What it stands for when it can be chosen.
    pub pick: Option<usize>,
}

impl SheetLine {
    pub fn new(role: Role, text: impl Into<String>) -> SheetLine {
        SheetLine { role, text: text.into(), lead: String::new(), pick: None }
    }

    pub fn blank() -> SheetLine {
        SheetLine::new(Role::Text, "")
    }

    pub fn after(mut self, lead: impl Into<String>) -> SheetLine {
        self.lead = lead.into();
        self
    }

    pub fn picks(mut self, pick: usize) -> SheetLine {
        self.pick = Some(pick);
        self
    }
}

/// What stands on a sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    pub lines: Vec<SheetLine>,
    /// The first and the last paragraph that must be in sight, the first before the last.
    pub sight: (usize, usize),
    /// What is selected of what can be chosen.
    pub selected: Option<usize>,
}

/// Where a sheet is scrolled.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    top: usize,
    rows: usize,
    all: usize,
    /// Whether the reader scrolled by hand since the sheet changed.
    by_hand: bool,
}

impl Sheet {
    /// What is on the sheet changed: what matters comes into sight again.
    pub fn follow(&mut self) {
        self.by_hand = false;
    }

    /// Scrolls; whether there was anything to scroll.
    pub fn scroll(&mut self, action: Action) -> bool {
        let most = self.all.saturating_sub(self.rows);
        let page = self.rows.saturating_sub(1).max(1);
        let before = self.top;
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => (self.top + 1).min(most),
            Action::PageUp => self.top.saturating_sub(page),
            Action::PageDown => (self.top + page).min(most),
            Action::First => 0,
            Action::Last => most,
            _ => return false,
        };
        self.by_hand = true;
        before != self.top
    }

    /// Draws the paragraphs.
    pub fn draw(&mut self, text: &Text, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) {
        let (lines, (from, to)) = (&text.lines, text.sight);
        let width = usize::from(area.width.saturating_sub(1));
        let mut rows: Vec<(usize, String)> = Vec::new();
        for (place, line) in lines.iter().enumerate() {
            let rest = " ".repeat(crate::text::width::width(&line.lead));
            rows.extend(wrap_indented(&line.text, width, &line.lead, &rest).into_iter().map(|text| (place, text)));
        }
        (self.all, self.rows) = (rows.len(), usize::from(area.height));
        let most = self.all.saturating_sub(self.rows);
        if !self.by_hand {
            let first = rows.iter().position(|(place, _)| *place >= from).unwrap_or(0);
            let last = rows.iter().rposition(|(place, _)| *place <= to).unwrap_or(0);
            self.top = self.top.max((last + 1).saturating_sub(self.rows)).min(first);
        }
        self.top = self.top.min(most);
        for (row, (place, shown)) in (0..area.height).zip(rows.iter().skip(self.top)) {
            let Some(line) = lines.get(*place) else { continue };
            let strip = row_of(area, row);
            put(buffer, strip, 0, 0, shown, look.style(line.role));
            if let Some(pick) = line.pick {
                hits.add(strip, Action::Pick { pane: 0, row: pick });
                if text.selected == Some(pick) {
                    tint(buffer, strip, look.style(Role::Selected));
                }
            }
        }
        let muted = look.style(Role::Muted);
        if self.top > 0 {
            put_right(buffer, area, 0, look.theme.glyphs.more_above, muted);
        }
        if self.top < most {
            put_right(buffer, area, area.height.saturating_sub(1), look.theme.glyphs.more_below, muted);
        }
    }
}
