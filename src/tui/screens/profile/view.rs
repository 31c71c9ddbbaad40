//! How the Profile screen is laid out: the entries, the selected one as the file has it, and the journal.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::rows::RowOf;
use super::{Pane, Profile};
use crate::profile::edit::excerpt;
use crate::text::width::clean;
use crate::text::{number, profile_screen as words};
use crate::tui::app::Figures;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, put, row_of};
use crate::tui::widgets::grid::Place;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::Panel;

/// From this width on the file's text stands beside the list.
const WITH_FILE: u16 = 72;
/// From this size on the journal is in view too.
const ALL_AT_ONCE: (u16, u16) = (104, 30);
/// The list of entries takes at most so many columns.
const WIDEST_LIST: u16 = 64;

impl Profile {
    pub(super) fn draw(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let at_once = area.width >= ALL_AT_ONCE.0 && area.height >= ALL_AT_ONCE.1;
        if area.width < WITH_FILE || (self.pane == Pane::Journal && !at_once) {
            match self.pane {
                Pane::Entries => self.draw_entries(figures, look, buffer, area, hits),
                Pane::Journal => self.draw_journal(figures, look, buffer, area, hits),
            }
            return;
        }
        let width = (area.width * 11 / 20).min(WIDEST_LIST);
        let left = Rect { width, ..area };
        let right = Rect { x: area.x + width, width: area.width - width, ..area };
        self.draw_entries(figures, look, buffer, left, hits);
        let file_rows = if at_once { right.height * 3 / 5 } else { right.height };
        self.draw_file(figures, look, buffer, Rect { height: file_rows, ..right });
        if at_once {
            let place = Rect { y: right.y + file_rows, height: right.height - file_rows, ..right };
            self.draw_journal(figures, look, buffer, place, hits);
        }
    }

    fn draw_entries(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let focus = self.pane == Pane::Entries;
        let unit = number::currency_name(figures.currency, look.lang);
        let panel = Panel::new(words::ENTRIES.get(look.lang)).note(&unit).focus(focus);
        let inner = panel.draw(buffer, area, look);
        let place = Place { pane: 0, focus, pointer: true, empty: words::NO_MATCH.get(look.lang) };
        self.entries.draw(buffer, inner, look, place, hits);
    }

    fn draw_journal(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let focus = self.pane == Pane::Journal;
        let unit = number::currency_name(figures.currency, look.lang);
        let (at, of) = self.journal.position();
        let note = if focus && of > 0 { format!("{at}/{of}  {unit}") } else { unit };
        let inner = Panel::new(words::JOURNAL.get(look.lang)).note(&note).focus(focus).draw(buffer, area, look);
        let place = Place { pane: 1, focus, pointer: true, empty: words::JOURNAL_EMPTY.get(look.lang) };
        self.journal.draw(buffer, inner, look, place, hits);
    }

    /// The selected entry as it stands in the file, comments and all.
    fn draw_file(&self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect) {
        let inner = Panel::new(words::FILE.get(look.lang)).draw(buffer, area, look);
        let target = match self.selected() {
            Some(RowOf::Entry(target)) => target,
            Some(RowOf::Section(_)) | None => return,
        };
        let text = &figures.papers.profile;
        let shown = excerpt(text, target).and_then(|place| text.get(place)).map_or("", str::trim_end);
        let count = shown.lines().count();
        for (row, line) in (0..inner.height).zip(shown.lines()) {
            let more = row + 1 == inner.height && count > usize::from(inner.height);
            let line = clean(line.trim_end_matches('\r'));
            let role = match line.trim_start().chars().next() {
                Some('#') => Role::Muted,
                Some('[') => Role::Accent,
                _ => Role::Text,
            };
            let text = if more { look.theme.glyphs.ellipsis.to_owned() } else { look.fit(&line, inner.width) };
            put(buffer, row_of(inner, row), 0, 0, &text, look.style(role));
        }
    }
}
