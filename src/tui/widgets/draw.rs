//! Putting text and lines into a buffer, always inside a given area.
//!
//! Nothing here can panic on a small or empty area, and a wide character is never left half covered.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::Lang;
use crate::text::width::{beginning, fit_with, width};
use crate::tui::theme::{Role, Theme};

/// What every view needs: the language and the theme.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The language of the interface.
    pub lang: Lang,
    /// The styles and characters.
    pub theme: &'a Theme,
}

impl Look<'_> {
    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// A text shortened to so many columns with the theme's ellipsis.
    #[must_use]
    pub fn fit(&self, text: &str, columns: u16) -> String {
        fit_with(text, usize::from(columns), self.theme.glyphs.ellipsis).into_owned()
    }
}

/// The columns of a text, as the buffer counts.
#[must_use]
pub fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// Puts a text at a column and row of an area, cut at its right edge; gives the column after it.
pub fn put(buffer: &mut Buffer, area: Rect, column: u16, row: u16, text: &str, style: Style) -> u16 {
    let area = area.intersection(buffer.area);
    if row >= area.height || column >= area.width {
        return column;
    }
    let room = area.width - column;
    let text = beginning(text, usize::from(room));
    let (end, _) = buffer.set_stringn(area.x + column, area.y + row, text, usize::from(room), style);
    end.saturating_sub(area.x)
}

/// Puts a text at the right edge of an area, when it fits there as a whole; gives the column where it starts.
pub fn put_right(buffer: &mut Buffer, area: Rect, row: u16, text: &str, style: Style) -> u16 {
    let Some(column) = area.width.checked_sub(columns(text)) else { return area.width };
    put(buffer, area, column, row, text, style);
    column
}

/// Puts pieces with their own styles one after the other; gives the column after them.
pub fn put_all(buffer: &mut Buffer, area: Rect, column: u16, row: u16, pieces: &[(&str, Style)]) -> u16 {
    pieces.iter().fold(column, |at, (text, style)| put(buffer, area, at, row, text, *style))
}

/// Repeats a narrow character over a row of an area.
pub fn across(buffer: &mut Buffer, area: Rect, row: u16, glyph: &str, style: Style) {
    let area = area.intersection(buffer.area);
    if row >= area.height {
        return;
    }
    for x in area.left()..area.right() {
        if let Some(cell) = buffer.cell_mut((x, area.y + row)) {
            cell.set_symbol(glyph).set_style(style);
        }
    }
}

/// Lays a style over an area, keeping its characters.
pub fn tint(buffer: &mut Buffer, area: Rect, style: Style) {
    buffer.set_style(area.intersection(buffer.area), style);
}

/// Empties an area. A wide character that reaches into it from the left goes as a whole.
pub fn clear(buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        if area.x > buffer.area.x
            && let Some(cell) = buffer.cell_mut((area.x - 1, y))
            && cell.symbol().cell_width() > 1
        {
            cell.set_symbol(" ");
        }
        for x in area.left()..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}

/// One row of an area; empty when there is no such row.
#[must_use]
pub fn row_of(area: Rect, row: u16) -> Rect {
    if row < area.height { Rect { y: area.y + row, height: 1, ..area } } else { Rect { height: 0, ..area } }
}

/// The area without its first rows.
#[must_use]
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

#[cfg(test)]
pub(crate) mod test {
    //! What the tests of all widgets share.

    use super::*;

    /// The sizes every widget is drawn at: nothing, a single cell, narrow, usual.
    pub const SIZES: [(u16, u16); 7] = [(0, 0), (1, 1), (2, 9), (13, 1), (17, 5), (40, 12), (100, 30)];

    /// The rows of a buffer as text, without the cells that a wide character covers and without blanks at the ends.
    pub fn rows(buffer: &Buffer) -> Vec<String> {
        let area = buffer.area;
        (area.top()..area.bottom())
            .map(|y| {
                let mut text = String::new();
                let mut covered = 0;
                for x in area.left()..area.right() {
                    let symbol = buffer[(x, y)].symbol();
                    if covered == 0 {
                        text.push_str(symbol);
                        covered = columns(symbol).saturating_sub(1);
                    } else {
                        covered -= 1;
                    }
                }
                text.trim_end().to_owned()
            })
            .collect()
    }

    /// Draws at every size in both languages, full and plain, so that a panic shows.
    pub fn at_every_size(draw: impl Fn(&mut Buffer, Rect, Look<'_>)) {
        use crate::tui::theme::{Background, Depth};
        for (width, height) in SIZES {
            for lang in Lang::ALL {
                for plain in [false, true] {
                    let theme = Theme::new(Depth::True, Background::Dark, plain);
                    let area = Rect::new(0, 0, width, height);
                    let mut buffer = Buffer::empty(area);
                    draw(&mut buffer, area, Look { lang, theme: &theme });
                    if plain && lang == Lang::En {
                        let text = rows(&buffer).concat();
                        assert!(text.is_ascii(), "{width}x{height}: {text}");
                    }
                }
            }
        }
        // A place that does not exist in the buffer is drawn to no harm.
        let theme = Theme::default();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 3));
        draw(&mut buffer, Rect::new(5, 2, 60, 20), Look { lang: Lang::Zh, theme: &theme });
    }

    /// Draws once and gives the rows.
    pub fn drawn(width: u16, height: u16, lang: Lang, draw: impl Fn(&mut Buffer, Rect, Look<'_>)) -> Vec<String> {
        let theme = Theme::default();
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        draw(&mut buffer, area, Look { lang, theme: &theme });
        rows(&buffer)
    }
}

#[cfg(test)]
mod tests {
    use super::test::rows;
    use super::*;

    #[test]
    fn text_stays_in_its_area() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 2));
        let area = Rect::new(2, 0, 5, 1);
        assert_eq!(put(&mut buffer, area, 0, 0, "现金贷款", Style::new()), 4);
        assert_eq!(put(&mut buffer, area, 0, 1, "below", Style::new()), 0);
        assert_eq!(put(&mut buffer, area, 9, 0, "right", Style::new()), 9);
        assert_eq!(rows(&buffer), ["  现金", ""]);
        assert_eq!(put_right(&mut buffer, Rect::new(0, 1, 10, 1), 0, "-800.00", Style::new()), 3);
        assert_eq!(put_right(&mut buffer, Rect::new(0, 1, 3, 1), 0, "-800.00", Style::new()), 3);
        assert_eq!(rows(&buffer), ["  现金", "   -800.00"]);
    }

    #[test]
    fn clearing_takes_a_half_covered_character_with_it() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, "渡口渡口", Style::new());
        clear(&mut buffer, Rect::new(3, 0, 3, 1));
        assert_eq!(rows(&buffer), ["渡    口"]);
    }
}
