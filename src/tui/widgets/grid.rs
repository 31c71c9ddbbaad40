//! A table with a selected row: it drops columns when narrow, never cuts an amount, sorts, filters and scrolls.
//!
//! Widths and the filter's text are worked out once when rows are set, so that a list of ten thousand rows scrolls as
//! lightly as one of ten.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::bar::Bar;
use super::draw::{Look, below, columns, put, row_of, tint};
use super::hits::Hits;
use crate::domain::money::Ratio;
use crate::text::table::{Column, GAP, lay_out, total_width};
use crate::text::width::width;
use crate::tui::action::Action;
use crate::tui::theme::{Meaning, Role};

/// One cell: its text, its style, and what it sorts by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    text: String,
    role: Role,
    order: Option<i64>,
    share: Option<Share>,
    mark: Option<(String, Role)>,
}

/// A share drawn as a bar over its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Share {
    used: Ratio,
    limit: Option<Ratio>,
    meaning: Meaning,
}

impl Cell {
    /// A name or a sentence, sorted as text. It must be clean already.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), role: Role::Text, order: None, share: None, mark: None }
    }

    /// A figure or a date with the number it sorts by.
    #[must_use]
    pub fn figure(text: impl Into<String>, order: i64) -> Cell {
        Cell { text: text.into(), role: Role::Figure, order: Some(order), share: None, mark: None }
    }

    /// A share as a bar of so many columns, with its limit marked; sorted by the share.
    #[must_use]
    pub fn bar(used: Ratio, limit: Option<Ratio>, meaning: Meaning, columns: usize) -> Cell {
        let share = Some(Share { used, limit, meaning });
        Cell { text: " ".repeat(columns), role: meaning.role(), order: Some(used.0), share, mark: None }
    }

    /// The same cell with a letter before its text, in a style of its own.
    #[must_use]
    pub fn marked(mut self, letter: impl Into<String>, role: Role) -> Cell {
        self.mark = Some((letter.into(), role));
        self
    }

    fn mark_columns(&self) -> usize {
        self.mark.as_ref().map_or(0, |(letter, _)| width(letter) + 1)
    }

    /// The same cell in another style.
    #[must_use]
    pub fn role(mut self, role: Role) -> Cell {
        self.role = role;
        self
    }
}

/// One row, with an id by which its selection is kept when rows change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    id: u32,
    cells: Vec<Cell>,
    haystack: String,
}

impl GridRow {
    /// A row.
    #[must_use]
    pub fn new(id: u32, cells: Vec<Cell>) -> GridRow {
        let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        let haystack = texts.join(" ").to_lowercase();
        GridRow { id, cells, haystack }
    }
}

/// The most columns by which names are set apart from figures, to fill a wide area.
const MOST_SPARE: usize = 24;

/// A table and where its reader is in it.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    columns: Vec<Column>,
    rows: Vec<GridRow>,
    natural: Vec<usize>,
    /// Positions in `rows`, filtered and sorted.
    shown: Vec<usize>,
    selected: usize,
    offset: usize,
    page: usize,
    sort: Option<(usize, bool)>,
    filter: String,
    headless: bool,
}

impl Grid {
    /// Gives the table its columns and rows; selection, sorting and filter stay.
    pub fn set(&mut self, columns: Vec<Column>, rows: Vec<GridRow>) {
        let chosen = self.selected_id();
        self.natural = columns.iter().map(|column| width(&column.title)).collect();
        for row in &rows {
            for (widest, cell) in self.natural.iter_mut().zip(&row.cells) {
                *widest = (*widest).max(width(&cell.text) + cell.mark_columns());
            }
        }
        self.columns = columns;
        self.rows = rows;
        if self.sort.is_some_and(|(column, _)| column >= self.columns.len()) {
            self.sort = None;
        }
        self.arrange(chosen);
    }

    /// Shows its rows without the titles of its columns, where rows are few.
    pub fn hide_head(&mut self, hide: bool) {
        self.headless = hide;
    }

    /// The id of the selected row.
    #[must_use]
    pub fn selected_id(&self) -> Option<u32> {
        let index = self.shown.get(self.selected)?;
        self.rows.get(*index).map(|row| row.id)
    }

    /// Selects the row with an id, when it is shown.
    pub fn select_id(&mut self, id: u32) {
        if let Some(position) = self.shown.iter().position(|index| self.rows.get(*index).is_some_and(|r| r.id == id)) {
            self.selected = position;
        }
    }

    /// Where the selection is, from 1, and of how many shown rows.
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        let count = self.shown.len();
        ((self.selected + 1).min(count), count)
    }

    /// How many rows there are, shown or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The text the rows are filtered by.
    #[must_use]
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Shows only rows that contain a text, in any cell and any letter case.
    pub fn set_filter(&mut self, filter: &str) {
        let chosen = self.selected_id();
        filter.clone_into(&mut self.filter);
        self.arrange(chosen);
    }

    /// Moves by an action of lists; whether it was one.
    pub fn update(&mut self, action: Action) -> bool {
        let last = self.shown.len().saturating_sub(1);
        let page = self.page.max(1);
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(last),
            Action::PageUp => self.selected = self.selected.saturating_sub(page),
            Action::PageDown => self.selected = (self.selected + page).min(last),
            Action::First => self.selected = 0,
            Action::Last => self.selected = last,
            Action::Sort => self.sort_next(),
            Action::Reverse => self.reverse(),
            _ => return false,
        }
        true
    }

    /// Selects a shown row; whether it was selected before.
    pub fn pick(&mut self, position: usize) -> bool {
        let before = self.selected;
        self.selected = position.min(self.shown.len().saturating_sub(1));
        before == self.selected
    }

    /// Sorts by the next column, and after the last as the rows were given.
    fn sort_next(&mut self) {
        let next = self.sort.map_or(0, |(column, _)| column + 1);
        self.sort_by((next < self.columns.len()).then_some((next, false)));
    }

    fn reverse(&mut self) {
        let (column, down) = self.sort.unwrap_or((0, false));
        self.sort_by(Some((column, !down)));
    }

    /// Sorts by a column, downward or upward; `None` as the rows were given.
    pub fn sort_by(&mut self, sort: Option<(usize, bool)>) {
        let chosen = self.selected_id();
        self.sort = sort;
        self.arrange(chosen);
    }

    fn arrange(&mut self, chosen: Option<u32>) {
        let needle = self.filter.to_lowercase();
        let rows = &self.rows;
        self.shown = (0..rows.len()).filter(|i| rows.get(*i).is_some_and(|r| r.haystack.contains(&needle))).collect();
        if let Some((column, down)) = self.sort {
            let key =
                |index: &usize| rows.get(*index).and_then(|row| row.cells.get(column)).map(|c| (c.order, &c.text));
            self.shown.sort_by(|a, b| if down { key(b).cmp(&key(a)) } else { key(a).cmp(&key(b)) });
        }
        self.selected = self.selected.min(self.shown.len().saturating_sub(1));
        if let Some(id) = chosen {
            self.select_id(id);
        }
    }

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
        for ((column, width), cell) in self.columns.iter().zip(widths).zip(cells) {
            let Some(width) = *width else { continue };
            let text = column.cell(&cell.text, width.saturating_sub(cell.mark_columns()), look.theme.glyphs.ellipsis);
            // A figure that does not fit to the edge is left out whole: half a figure is a wrong figure.
            if column.least.is_none() && at.saturating_add(columns(text.trim_end())) > line.width {
                break;
            }
            let taken = u16::try_from(width).unwrap_or(u16::MAX);
            let place =
                Rect { x: line.x + at.min(line.width), width: line.width.saturating_sub(at).min(taken), ..line };
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

/// Where a table is drawn and what it says when it is empty.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Which part of the screen it is, for clicks.
    pub pane: u8,
    /// Whether it has the keys.
    pub focus: bool,
    /// Whether the selected row has a pointer before it.
    pub pointer: bool,
    /// What would be here, and which key makes it.
    pub empty: &'a str,
}

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn};
    use super::*;
    use crate::text::Lang;

    const PLACE: Place<'static> =
        Place { pane: 0, focus: true, pointer: true, empty: "Nothing is due. Press a to add a line." };

    fn grid() -> Grid {
        let columns = vec![
            Column::mark("Date"),
            Column::text("What", 6),
            Column::figure("Amount"),
            Column::figure("Cash after").drops(1),
        ];
        let rows = [
            (1, "12-01", "rent", "-2,400.00", -240_000, "1,999.51"),
            (2, "12-05", "现金贷第一期", "-1,799.51", -179_951, "200.00"),
            (3, "12-10", "salary", "+8,000.00", 800_000, "8,200.00"),
        ];
        let rows = rows.map(|(id, date, what, amount, order, after)| {
            let order_of_date = i64::from(id);
            GridRow::new(
                id,
                vec![
                    Cell::figure(date, order_of_date),
                    Cell::text(what),
                    Cell::figure(amount, order),
                    Cell::figure(after, 0),
                ],
            )
        });
        let mut grid = Grid::default();
        grid.set(columns, rows.into());
        grid
    }

    fn show(grid: &Grid, width: u16, height: u16) -> Vec<String> {
        drawn(width, height, Lang::En, |buffer, area, look| {
            grid.clone().draw(buffer, area, look, PLACE, &mut Hits::default());
        })
    }

    #[test]
    fn rows_line_up_and_the_selected_one_is_pointed_at() {
        assert_eq!(
            show(&grid(), 50, 4),
            [
                "  Date   What                   Amount  Cash after",
                "› 12-01  rent                -2,400.00    1,999.51",
                "  12-05  现金贷第一期        -1,799.51      200.00",
                "  12-10  salary              +8,000.00    8,200.00",
            ]
        );
    }

    #[test]
    fn a_narrow_table_drops_columns_and_no_amount_loses_a_digit() {
        assert_eq!(show(&grid(), 34, 4)[2], "  12-05  现金贷第一期    -1,799.51");
        assert_eq!(show(&grid(), 31, 4)[2], "  12-05  现金贷第一…  -1,799.51");
        for width in 0..60 {
            for line in show(&grid(), width, 4) {
                let amount = line.split_whitespace().find(|word| word.contains(",7") || word.contains(",4"));
                assert!(amount.is_none_or(|a| a == "-1,799.51" || a == "-2,400.00"), "{width}: {line}");
            }
        }
    }

    #[test]
    fn sorting_and_filtering_keep_the_selected_row() {
        let mut grid = grid();
        grid.update(Action::Down);
        assert_eq!(grid.selected_id(), Some(2));
        grid.sort_by(Some((2, true)));
        assert_eq!((grid.selected_id(), grid.position()), (Some(2), (2, 3)));
        assert!(show(&grid, 50, 4)[0].contains("Amount ▾"));
        grid.set_filter("SAL");
        assert_eq!((grid.selected_id(), grid.position()), (Some(3), (1, 1)));
        grid.set_filter("nothing like it");
        assert_eq!((grid.selected_id(), grid.position()), (None, (0, 0)));
        assert_eq!(show(&grid, 60, 4)[0], PLACE.empty);
        grid.set_filter("");
        grid.sort_by(Some((2, false)));
        grid.update(Action::First);
        assert_eq!(grid.selected_id(), Some(1));
        grid.update(Action::Sort);
        grid.update(Action::Sort);
        assert_eq!(grid.sort, None);
    }

    #[test]
    fn the_selection_stays_in_view() {
        let columns = vec![Column::mark("n")];
        let rows = (0..100).map(|n| GridRow::new(n, vec![Cell::figure(n.to_string(), i64::from(n))])).collect();
        let mut grid = Grid::default();
        grid.set(columns, rows);
        let draw = |grid: &mut Grid| {
            let theme = crate::tui::theme::Theme::default();
            let area = Rect::new(0, 0, 10, 6);
            let mut buffer = Buffer::empty(area);
            let mut hits = Hits::default();
            grid.draw(&mut buffer, area, Look { lang: Lang::En, theme: &theme }, PLACE, &mut hits);
            (super::super::draw::test::rows(&buffer), hits)
        };
        draw(&mut grid);
        grid.update(Action::PageDown);
        assert_eq!(draw(&mut grid).0[5], "› 5");
        grid.update(Action::Last);
        let (rows, hits) = draw(&mut grid);
        assert_eq!((rows[1].as_str(), rows[5].as_str()), ("  95", "› 99"));
        assert_eq!(hits.at(3, 1), Some(Action::Pick { pane: 0, row: 95 }));
        grid.update(Action::First);
        assert_eq!(draw(&mut grid).0[1], "› 0");
    }

    #[test]
    fn a_table_at_every_size() {
        at_every_size(|buffer, area, look| {
            let mut full = grid();
            let rows =
                (1..4).map(|id| GridRow::new(id, vec![Cell::text("a"), Cell::text("b"), Cell::text("c")])).collect();
            full.set(full.columns.clone(), rows);
            full.draw(buffer, area, look, PLACE, &mut Hits::default());
            Grid::default().draw(buffer, area, look, PLACE, &mut Hits::default());
        });
    }
}
