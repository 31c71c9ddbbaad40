//! How the Backup screen is laid out: the list above its detail, or beside it where there is room; where there is little,
//! one of them at a time.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{BackupScreen, Detail, Pane};
use crate::report::backup::Backup;
use crate::report::wording::name;
use crate::text::number::{self, Counted};
use crate::text::wrap::wrap;
use crate::text::{backup_screen as words, date};
use crate::tui::app::Figures;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, below, put, row_of};
use crate::tui::widgets::grid::Place;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::Panel;

/// From this width on the detail stands beside the list.
const BESIDE: u16 = 112;
/// Columns of the list there.
const LIST: u16 = 64;
/// Below these, list and detail take turns.
const BOTH: (u16, u16) = (60, 16);

impl BackupScreen {
    pub(super) fn draw(
        &mut self,
        _figures: &Figures,
        look: Look<'_>,
        buffer: &mut Buffer,
        area: Rect,
        hits: &mut Hits,
    ) {
        let Some(seen) = self.seen.clone() else {
            let inner = Panel::new(words::TITLE.get(look.lang)).focus(true).draw(buffer, area, look);
            let why = self.refused.unwrap_or(words::WORKING).get(look.lang);
            for (row, line) in (0..inner.height).zip(wrap(why, usize::from(inner.width))) {
                put(buffer, row_of(inner, row), 0, 0, &line, look.style(Role::Muted));
            }
            return;
        };
        if area.width < BOTH.0 || area.height < BOTH.1 {
            match self.pane {
                Pane::List => self.draw_list(&seen, look, buffer, area, hits),
                Pane::Detail => self.draw_detail(&seen, look, buffer, area, hits),
            }
        } else if area.width >= BESIDE {
            let list = LIST.max(area.width / 2);
            self.draw_list(&seen, look, buffer, Rect { width: list, ..area }, hits);
            let rest = Rect { x: area.x + list, width: area.width - list, ..area };
            self.draw_detail(&seen, look, buffer, rest, hits);
        } else {
            // What has the keys has the larger part.
            let rows = if self.pane == Pane::List { area.height * 11 / 20 } else { area.height * 7 / 20 };
            self.draw_list(&seen, look, buffer, Rect { height: rows, ..area }, hits);
            self.draw_detail(&seen, look, buffer, below(area, rows), hits);
        }
    }

    fn draw_list(&mut self, seen: &Backup, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let need = seen.need;
        let values = [
            ("amount", number::money(need.amount, seen.standing.record.profile.currency)),
            ("from", date::short_unless_other_year(need.from, seen.standing.today)),
            ("days", number::count(i64::from(need.days), Counted::DAYS, look.lang)),
        ];
        let mut note = words::NEED.fill(look.lang, &values);
        if !self.list.filter().is_empty() {
            note = format!("/{}  {note}", self.list.filter());
        }
        let focus = self.pane == Pane::List;
        let inner = Panel::new(words::TITLE.get(look.lang)).note(&note).focus(focus).draw(buffer, area, look);
        let empty = if seen.file.options.is_empty() { words::NO_WAYS } else { words::NONE_FOUND };
        let place = Place { pane: Pane::List as u8, focus: true, pointer: true, empty: empty.get(look.lang) };
        self.list.draw(buffer, inner, look, place, hits);
    }

    fn draw_detail(&mut self, seen: &Backup, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let way = self.shown.and_then(|place| seen.option_of(seen.fits.get(place)?));
        let title = match (self.detail, way) {
            (Detail::Way, Some(option)) => name(&option.name, look.lang),
            (detail, _) => detail.title().get(look.lang).to_owned(),
        };
        let focus = self.pane == Pane::Detail;
        let inner = Panel::new(&title).focus(focus).draw(buffer, area, look);
        self.facts.draw(buffer, inner, look, focus, Pane::Detail as u8, hits);
    }
}
