//! The cells of a fan: which dots of them belong to which band, and the legend that says so.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::Words;
use crate::tui::theme::Role;
use crate::tui::widgets::dots::{bit, symbol};
use crate::tui::widgets::draw::{Look, columns, put, put_all, row_of};

const WIDE: Words = Words::new("90 of 100 futures", "100 种中的 90 种");
const NARROW: Words = Words::new("50 of 100", "50 种");
const MIDDLE: Words = Words::new("the middle one", "居中的一种");

/// One cell: dots of the wide band, of the narrow one, and of the line in the middle.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Dots {
    pub(super) wide: u8,
    pub(super) narrow: u8,
    pub(super) middle: u8,
    pub(super) is_bad: bool,
}

impl Dots {
    pub(super) const fn is_empty(self) -> bool {
        self.wide | self.narrow | self.middle == 0
    }
}

/// Where the wide band has its dots: one of four, each row between those of the row before.
pub(super) const fn is_sparse(column: usize, step: u16) -> bool {
    matches!((column % 2, step % 4), (0, 0) | (1, 2))
}

pub(super) fn draw_cells(buffer: &mut Buffer, plot: Rect, cells: &[Vec<Dots>], look: Look<'_>) {
    for (column, cells) in (0..).zip(cells) {
        for (row, dots) in (0..).zip(cells) {
            if let Some((text, role)) = drawn(*dots, look) {
                let mut bytes = [0; 4];
                put(buffer, plot, column, row, text.encode_utf8(&mut bytes), look.style(role));
            }
        }
    }
}

/// The character of a cell. The line stands alone in its cell, so that it is seen without colour too.
fn drawn(dots: Dots, look: Look<'_>) -> Option<(char, Role)> {
    let glyphs = look.theme.glyphs;
    if dots.is_empty() {
        return None;
    }
    if dots.middle != 0 {
        return Some((symbol(dots.middle, glyphs), Role::Figure));
    }
    let role = match (dots.is_bad, dots.narrow != 0) {
        (true, _) => Role::Warning,
        (false, true) => Role::Accent,
        (false, false) => Role::Muted,
    };
    let text = match (glyphs.braille, dots.narrow != 0) {
        (true, _) => symbol(dots.wide | dots.narrow, glyphs),
        (false, true) => ':',
        (false, false) => '.',
    };
    Some((text, role))
}

/// Says in one row which band is which, as far as there is room.
pub fn draw_legend(buffer: &mut Buffer, area: Rect, look: Look<'_>) {
    let all = |pick: &dyn Fn(usize, u16) -> bool| {
        let dots = (0..2).flat_map(|at| (0..4).map(move |step| (at, step)));
        dots.filter(|(at, step)| pick(*at, *step)).fold(0, |bits, (at, step)| bits | bit(at, step))
    };
    let wide = Dots { wide: all(&is_sparse), ..Dots::default() };
    let narrow = Dots { narrow: all(&|at, step| (usize::from(step) + at).is_multiple_of(2)), ..Dots::default() };
    let middle = Dots { middle: all(&|_, step| step == 1), ..Dots::default() };
    let mut column = 0;
    for (dots, words) in [(wide, WIDE), (narrow, NARROW), (middle, MIDDLE)] {
        let Some((glyph, role)) = drawn(dots, look) else { continue };
        let sign = glyph.to_string().repeat(2);
        let text = words.get(look.lang);
        if column + columns(&sign) + 1 + columns(text) > area.width {
            return;
        }
        let pieces =
            [(sign.as_str(), look.style(role)), (" ", look.style(Role::Text)), (text, look.style(Role::Muted))];
        column = put_all(buffer, row_of(area, 0), column, 0, &pieces) + 3;
    }
}
