//! What charts over days share: room for figures at the left, an axis with days, and the label of one point.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::chart_scale::day_labels;
use super::draw::{Look, across, columns, put, put_right, row_of};
use crate::domain::calendar::Day;
use crate::tui::theme::Role;

/// Fewer cells, across and down, say less than a sentence does.
pub const LEAST_PLOT: (u16, u16) = (16, 2);

/// The columns that figures at the left take, with a blank one after them.
pub fn margin_of(labels: [&str; 4]) -> u16 {
    labels.map(columns).into_iter().max().unwrap_or(0) + 1
}

/// The days of a chart.
#[derive(Debug, Clone, Copy)]
pub struct Days {
    /// The first.
    pub first: Day,
    /// The last.
    pub until: Day,
}

impl Days {
    /// The column of a day when there are so many, by whole numbers.
    pub fn column_of(self, day: Day, parts: u16) -> u16 {
        let span = i64::from(self.until.since(self.first)).max(0) + 1;
        let at = i64::from(day.since(self.first)).clamp(0, span - 1);
        u16::try_from(at * i64::from(parts) / span).unwrap_or(0).min(parts.saturating_sub(1))
    }

    /// The line under the plot, and under it the unit at the left and the days that have room.
    pub fn draw_axis(self, buffer: &mut Buffer, area: Rect, plot: Rect, unit: &str, look: Look<'_>) {
        let axis = row_of(Rect { height: area.height, ..plot }, plot.height);
        across(buffer, axis, 0, look.theme.glyphs.axis, look.style(Role::Border));
        let line = row_of(area, plot.height + 1);
        put_right(buffer, Rect { width: plot.x - area.x - 1, ..line }, 0, unit, look.style(Role::Muted));
        let days = Rect { x: plot.x, width: plot.width, ..line };
        let mut free = 0;
        for (day, text) in day_labels(self.first, self.until, plot.width, look.lang) {
            let column = self.column_of(day, plot.width);
            if column >= free && column.saturating_add(columns(&text)) <= plot.width {
                free = put(buffer, days, column, 0, &text, look.style(Role::Muted)) + 1;
            }
        }
    }
}

/// What is said of one point of a chart, beside it.
#[derive(Debug)]
pub struct PointLabel<'a> {
    /// What to say, the fullest first: the first that has room is taken.
    pub texts: &'a [String],
    /// The point's column.
    pub column: u16,
    /// The point's row.
    pub row: u16,
    /// Rows it may stand in, the best first.
    pub rows: &'a [Option<u16>],
    /// How it is drawn.
    pub style: Style,
}

impl PointLabel<'_> {
    /// Draws it where it hides the least of the chart.
    pub fn draw(&self, buffer: &mut Buffer, plot: Rect, is_used: &dyn Fn(u16, u16) -> bool, look: Look<'_>) {
        for text in self.texts {
            let width = columns(text) + 2;
            let starts = [self.column, (self.column + 1).saturating_sub(width)];
            let rows = self.rows.iter().flatten().filter(|row| **row < plot.height);
            let places = rows.flat_map(|row| starts.map(|at| (*row, at)));
            let fitting = places.filter(|(_, at)| at.saturating_add(width) <= plot.width);
            let hidden = |(row, at): &(u16, u16)| (*at..at + width).filter(|column| is_used(*column, *row)).count();
            if let Some(place) = fitting.min_by_key(hidden) {
                self.put(buffer, plot, text, place, look);
                return;
            }
        }
    }

    fn put(&self, buffer: &mut Buffer, plot: Rect, text: &str, (row, at): (u16, u16), look: Look<'_>) {
        let glyphs = look.theme.glyphs;
        let mark = if row < self.row { glyphs.lowest } else { glyphs.payday };
        let (mark_at, text_at) = if at == self.column { (at, at + 2) } else { (self.column, at) };
        across(buffer, Rect { x: plot.x + at, width: columns(text) + 2, ..plot }, row, " ", Style::new());
        put(buffer, plot, mark_at, row, mark, self.style);
        put(buffer, plot, text_at, row, text, self.style);
    }
}
