//! Aligned columns of text, for the command line and for the layout of tables on screen.
//!
//! When a table is too wide, texts are shortened down to their least width, then whole columns go, the least important
//! first, and are named; an amount is never cut. It must not know what the columns mean.

use super::width::{PLAIN_ELLIPSIS, fit_with, pad_centre, pad_end, pad_start, width};

/// Where a cell stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left: names and sentences.
    #[default]
    Left,
    /// At the right: figures.
    Right,
    /// In the middle: single marks.
    Centre,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Where its cells stand.
    pub align: Align,
    /// The least columns it may be shortened to; `None` when its cells are never shortened (figures, dates).
    pub least: Option<usize>,
    /// When it goes, if space is short: the highest goes first, 0 never goes.
    pub drop: u8,
}

impl Column {
    /// A column of names or sentences that may be shortened to `least` columns.
    #[must_use]
    pub fn text(title: impl Into<String>, least: usize) -> Column {
        Column { title: title.into(), align: Align::Left, least: Some(least), drop: 0 }
    }

    /// A column of figures: at the right, never shortened.
    #[must_use]
    pub fn figure(title: impl Into<String>) -> Column {
        Column { title: title.into(), align: Align::Right, least: None, drop: 0 }
    }

    /// A column of dates or states: at the left, never shortened.
    #[must_use]
    pub fn mark(title: impl Into<String>) -> Column {
        Column { title: title.into(), align: Align::Left, least: None, drop: 0 }
    }

    /// The same column, which goes when space is short: the highest number first.
    #[must_use]
    pub fn drops(mut self, order: u8) -> Column {
        self.drop = order;
        self
    }

    /// A cell of this column at its width.
    #[must_use]
    pub fn cell(&self, text: &str, columns: usize, ellipsis: &str) -> String {
        let text = if self.least.is_some() { fit_with(text, columns, ellipsis) } else { text.into() };
        match self.align {
            Align::Left => pad_end(&text, columns),
            Align::Right => pad_start(&text, columns),
            Align::Centre => pad_centre(&text, columns),
        }
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A cell for each column; missing ones are empty.
    Cells(Vec<String>),
    /// A line across, before a total.
    Rule,
}

/// A table of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Row>,
}

/// A table as lines, and the heads of the columns that had no room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines {
    /// The lines, without blanks at their ends.
    pub lines: Vec<String>,
    /// The columns left out.
    pub dropped: Vec<String>,
}

/// Blanks between two columns.
pub const GAP: usize = 2;

impl Table {
    /// An empty table with these columns.
    #[must_use]
    pub const fn new(columns: Vec<Column>) -> Table {
        Table { columns, rows: Vec::new() }
    }

    /// Adds a row. Its cells must be clean already.
    pub fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(Row::Cells(cells.into_iter().map(Into::into).collect()));
    }

    /// Adds a line across.
    pub fn rule(&mut self) {
        self.rows.push(Row::Rule);
    }

    /// The table in at most `available` columns (`None`: as wide as it likes), with its head and a rule below it.
    /// When even the columns that never go are wider, the lines are wider: no figure is cut.
    #[must_use]
    pub fn lines(&self, available: Option<usize>) -> Lines {
        let natural = self.natural_widths();
        let widths = lay_out(&self.columns, &natural, GAP, available.unwrap_or(usize::MAX));
        let total = total_width(&widths, GAP);
        let rule = "-".repeat(total);
        let mut lines = vec![self.line(self.columns.iter().map(|c| c.title.as_str()), &widths), rule.clone()];
        for row in &self.rows {
            lines.push(match row {
                Row::Cells(cells) => self.line(cells.iter().map(String::as_str), &widths),
                Row::Rule => rule.clone(),
            });
        }
        let shown = self.columns.iter().zip(&widths);
        let dropped = shown.filter(|(_, width)| width.is_none()).map(|(column, _)| column.title.clone()).collect();
        Lines { lines, dropped }
    }

    fn natural_widths(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = self.columns.iter().map(|column| width(&column.title)).collect();
        for row in &self.rows {
            let Row::Cells(cells) = row else { continue };
            for (widest, cell) in widths.iter_mut().zip(cells) {
                *widest = (*widest).max(width(cell));
            }
        }
        widths
    }

    fn line<'a>(&self, cells: impl Iterator<Item = &'a str>, widths: &[Option<usize>]) -> String {
        let mut line = String::new();
        let cells = cells.chain(std::iter::repeat(""));
        for ((column, width), cell) in self.columns.iter().zip(widths).zip(cells) {
            let Some(width) = *width else { continue };
            if !line.is_empty() {
                line.push_str(&" ".repeat(GAP));
            }
            line.push_str(&column.cell(cell, width, PLAIN_ELLIPSIS));
        }
        line.trim_end().to_owned()
    }
}

/// The width of each column in `available` columns, `None` for one that goes. `natural` are the widths of the widest
/// cells, heads included.
#[must_use]
pub fn lay_out(columns: &[Column], natural: &[usize], gap: usize, available: usize) -> Vec<Option<usize>> {
    let mut widths: Vec<Option<usize>> = natural.iter().copied().map(Some).collect();
    loop {
        let over = total_width(&widths, gap).saturating_sub(available);
        if over == 0 {
            return widths;
        }
        let slack: usize = columns.iter().zip(&widths).map(|(column, width)| slack_of(column, *width)).sum();
        if slack >= over {
            shorten(columns, &mut widths, over);
            return widths;
        }
        let droppable =
            columns.iter().enumerate().filter(|(i, c)| c.drop > 0 && widths.get(*i).is_some_and(Option::is_some));
        // The rightmost of equals goes first.
        let Some((next, _)) = droppable.max_by_key(|(_, column)| column.drop) else {
            shorten(columns, &mut widths, over);
            return widths;
        };
        if let Some(width) = widths.get_mut(next) {
            *width = None;
        }
    }
}

/// The columns that a laid-out row takes.
#[must_use]
pub fn total_width(widths: &[Option<usize>], gap: usize) -> usize {
    let shown: Vec<usize> = widths.iter().copied().flatten().collect();
    shown.iter().sum::<usize>() + gap * shown.len().saturating_sub(1)
}

fn slack_of(column: &Column, width: Option<usize>) -> usize {
    match (column.least, width) {
        (Some(least), Some(width)) => width.saturating_sub(least),
        _ => 0,
    }
}

/// Takes `over` columns away, one at a time from the widest that may still be shortened.
fn shorten(columns: &[Column], widths: &mut [Option<usize>], over: usize) {
    for _ in 0..over {
        let candidates = columns.iter().zip(widths.iter_mut()).filter(|(column, width)| slack_of(column, **width) > 0);
        let Some((_, Some(width))) = candidates.max_by_key(|(_, width)| **width) else { return };
        *width -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schedule() -> Table {
        let mut table = Table::new(vec![
            Column::mark("Date"),
            Column::text("What", 6),
            Column::figure("Amount"),
            Column::figure("Cash after").drops(1),
            Column::text("Note", 4).drops(2),
        ]);
        table.row(["12-01", "rent", "-2,400.00", "1,799.51", ""]);
        table.row(["12-05", "现金贷 第 1 期", "-1,799.51", "0.00", "autopay"]);
        table.rule();
        table.row(["", "total", "-4,199.51"]);
        table
    }

    #[test]
    fn columns_line_up_with_wide_characters() {
        let shown = schedule().lines(None);
        assert_eq!(
            shown.lines,
            [
                "Date   What               Amount  Cash after  Note",
                "-----------------------------------------------------",
                "12-01  rent            -2,400.00    1,799.51",
                "12-05  现金贷 第 1 期  -1,799.51        0.00  autopay",
                "-----------------------------------------------------",
                "       total           -4,199.51",
            ]
        );
        assert!(shown.dropped.is_empty());
    }

    #[test]
    fn texts_shorten_first_then_columns_go_and_amounts_stay() {
        let shown = schedule().lines(Some(44));
        assert_eq!(shown.dropped, Vec::<String>::new());
        assert!(shown.lines.iter().all(|line| width(line) <= 44), "{:#?}", shown.lines);
        let shown = schedule().lines(Some(30));
        assert_eq!(shown.dropped, ["Cash after", "Note"]);
        assert_eq!(shown.lines[3], "12-05  现金贷 第..   -1,799.51");
    }

    #[test]
    fn nothing_is_cut_even_without_room() {
        for available in 0..60 {
            let shown = schedule().lines(Some(available));
            assert!(shown.lines.iter().any(|line| line.contains("-1,799.51")), "{available}");
            assert!(shown.lines[0].contains("Date"), "{available}");
        }
    }

    #[test]
    fn an_empty_table_has_its_head() {
        assert_eq!(Table::new(vec![Column::mark("A"), Column::figure("B")]).lines(Some(0)).lines, ["A  B", "----"]);
        assert_eq!(Table::new(Vec::new()).lines(None).lines, ["", ""]);
    }
}
