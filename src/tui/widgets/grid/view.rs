//! How a table is drawn: its head, and as many rows as there is room for.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::row::{Cell, Share};
use super::{Grid, Place};
use crate::text::table::{GAP, lay_out, total_width};
use crate::text::width::width;
use crate::tui::action::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::bar::Bar;
use crate::tui::widgets::draw::{Look, below, columns, put, row_of, tint};
use crate::tui::widgets::hits::Hits;

/// What a text that does not fit may take beyond its column: the empty cells after it, as far as they are all empty.
fn room_after(index: usize, widths: &[Option<usize>], cells: &[Cell]) -> usize {
    let after = widths.iter().zip(cells).skip(index + 1).filter_map(|(width, cell)| Some(((*width)?, cell)));
    after.take_while(|(_, cell)| cell.is_empty()).map(|(width, _)| width + GAP).sum()
}

/// The most columns by which names are set apart from figures, to fill a wide area.
const MOST_SPARE: usize = 24;

impl Grid {
    /// Draws the head and as many rows as fit; each row can be clicked as a row of `pane`. `empty` says what would be here.
    pub fn draw(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, place: Place<'_>, hits: &mut Hits) {
        let area = area.intersection(buffer.area);
        if self.shown.is_empty() {
            for (row, line) in (0..).zip(crate::text::wrap::wrap(place.empty, usize::from(area.width))) {
                put(buffer, area, 0, row, &line, look.style(Role::Muted));
            }
            return;
        }
        let gutter = u16::from(place.pointer) * 2;
        let widths = self.widths(usize::from(area.width.saturating_sub(gutter)));
        // With a single row there is no room for a head, and without titles no need.
        let titled = !self.headless && self.columns.iter().any(|column| !column.title.is_empty());
        let head_rows = u16::from(titled && area.height > 1);
        if head_rows > 0 {
            self.draw_head(buffer, area, gutter, &widths, look);
        }
        let body = below(area, head_rows);
        self.scroll_to_selection(usize::from(body.height));
        let shown = self.shown.iter().enumerate().skip(self.offset).take(usize::from(body.height));
        for (row, (position, index)) in (0_u16..).zip(shown) {
            let Some(cells) = self.rows.get(*index).map(|row| &row.cells) else { continue };
            let line = row_of(body, row);
            let selected = position == self.selected && place.focus;
            if selected && place.pointer {
                put(buffer, line, 0, 0, look.theme.glyphs.pointer, look.style(Role::Accent));
            }
            self.draw_row(buffer, line, gutter, &widths, cells, look);
            if selected {
                tint(buffer, line, look.style(Role::Selected));
            }
            hits.add(line, Action::Pick { pane: place.pane, row: position });
        }
    }

    fn widths(&self, available: usize) -> Vec<Option<usize>> {
        let mut natural = self.natural.clone();
        if let Some((column, _)) = self.sort
            && let (Some(widest), Some(head)) = (natural.get_mut(column), self.columns.get(column))
        {
            *widest = (*widest).max(width(&head.title) + 2);
        }
        let mut widths = lay_out(&self.columns, &natural, GAP, available);
        // Figures stand at the right edge where that is not too far from their names.
        let spare = available.saturating_sub(total_width(&widths, GAP)).min(MOST_SPARE);
        let names =
            self.columns.iter().zip(&mut widths).find(|(column, width)| column.least.is_some() && width.is_some());
        if let Some((_, Some(width))) = names {
            *width += spare;
        }
        widths
    }

    fn draw_head(&self, buffer: &mut Buffer, area: Rect, gutter: u16, widths: &[Option<usize>], look: Look<'_>) {
        let glyphs = look.theme.glyphs;
        let titles: Vec<(String, Style)> = (0..)
            .zip(&self.columns)
            .map(|(index, column)| match self.sort {
                Some((sorted, down)) if sorted == index => {
                    let mark = if down { glyphs.descending } else { glyphs.ascending };
                    (format!("{} {mark}", column.title), look.style(Role::Accent))
                }
                _ => (column.title.clone(), look.style(Role::Muted)),
            })
            .collect();
        let line = row_of(area, 0);
        let mut at = gutter;
        for ((column, width), (text, style)) in self.columns.iter().zip(widths).zip(&titles) {
            let Some(width) = *width else { continue };
            put(buffer, line, at, 0, &column.cell(text, width, glyphs.ellipsis), *style);
            at = at.saturating_add(u16::try_from(width + GAP).unwrap_or(u16::MAX));
        }
    }

    fn draw_row(
        &self,
        buffer: &mut Buffer,
        line: Rect,
        gutter: u16,
        widths: &[Option<usize>],
        cells: &[Cell],
        look: Look<'_>,
    ) {
        let mut at = gutter;
        for (index, ((column, width), cell)) in self.columns.iter().zip(widths).zip(cells).enumerate() {
            let Some(width) = *width else { continue };
            let room = if cell.columns() > width { width + room_after(index, widths, cells) } else { width };
            let text = column.cell(&cell.text, room.saturating_sub(cell.mark_columns()), look.theme.glyphs.ellipsis);
            // A figure that does not fit to the edge is left out whole: half a figure is a wrong figure.
            if column.least.is_none() && at.saturating_add(columns(text.trim_end())) > line.width {
                break;
            }
            let (taken, room) = (u16::try_from(width).unwrap_or(u16::MAX), u16::try_from(room).unwrap_or(u16::MAX));
            let place = Rect { x: line.x + at.min(line.width), width: line.width.saturating_sub(at).min(room), ..line };
            if let Some(Share { used, limit, meaning }) = cell.share {
                Bar { used, limits: limit.as_slice(), meaning }.draw(buffer, place, look);
            } else {
                let start = cell
                    .mark
                    .as_ref()
                    .map_or(0, |(letter, role)| put(buffer, place, 0, 0, letter, look.style(*role)).saturating_add(1));
                // Blanks stay as they are, so that an underline is under the text alone.
                let body = text.trim();
                let lead = text.trim_end().chars().count().saturating_sub(body.chars().count());
                let start = start.saturating_add(u16::try_from(lead).unwrap_or(u16::MAX));
                put(buffer, place, start, 0, body, look.style(cell.role));
            }
            at = at.saturating_add(taken).saturating_add(u16::try_from(GAP).unwrap_or(2));
        }
    }

    fn scroll_to_selection(&mut self, height: usize) {
        self.page = height;
        let most = self.shown.len().saturating_sub(height);
        let lowest = (self.selected + 1).saturating_sub(height);
        self.offset = self.offset.clamp(lowest, self.selected.max(lowest)).min(most.max(lowest));
    }
}
