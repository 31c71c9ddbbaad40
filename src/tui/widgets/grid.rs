//! A table with a selected row: it drops columns when narrow, never cuts an amount, sorts, filters and scrolls.
//!
//! Widths and the filter's text are worked out once when rows are set, so that a list of ten thousand rows scrolls as
//! lightly as one of ten.

mod row;
mod view;

pub use row::{Cell, GridRow};

use crate::text::table::Column;
use crate::text::width::width;
use crate::tui::action::Action;

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
                *widest = (*widest).max(cell.columns());
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
    use super::super::draw::Look;
    use super::super::draw::test::{at_every_size, drawn};
    use super::super::hits::Hits;
    use super::*;
    use crate::text::Lang;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

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
    fn a_long_text_goes_on_over_empty_cells_and_never_over_a_figure() {
        let columns = vec![Column::text("What", 8), Column::mark("Why").drops(1), Column::figure("Amount")];
        let row = |id, what: &str, why: &str, amount: &str| {
            GridRow::new(id, vec![Cell::text(what), Cell::text(why), Cell::figure(amount, 0)])
        };
        let long = "花呗：1,302.09 到期未还，违约金 15.00";
        let mut grid = Grid::default();
        grid.set(columns, vec![row(1, long, "", ""), row(2, long, "", "-9.00"), row(3, long, "本产品逾期", "-9.00")]);
        assert_eq!(
            show(&grid, 41, 4),
            [
                "  What                 Why         Amount",
                "› 花呗：1,302.09 到期未还，违约金 15.00",
                "  花呗：1,302.09 到期未还，违约…    -9.00",
                "  花呗：1,302.09 到…   本产品逾期   -9.00",
            ]
        );
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
