//! Dots inside the cells of a chart: eight to a cell as braille, or where most of them are as a plain character.
//!
//! It must not know what is drawn with them.

use crate::tui::glyphs::Glyphs;

/// The bit of a dot in a braille cell: two columns of four.
pub const fn bit(column: usize, row: u16) -> u8 {
    match (column, row) {
        (0, 0) => 0x01,
        (0, 1) => 0x02,
        (0, 2) => 0x04,
        (0, _) => 0x40,
        (_, 0) => 0x08,
        (_, 1) => 0x10,
        (_, 2) => 0x20,
        (_, _) => 0x80,
    }
}

/// The character of a set of dots: braille, or one of the plain set.
pub fn symbol(bits: u8, glyphs: &Glyphs) -> char {
    if glyphs.braille { braille(bits) } else { plain(bits) }
}

fn braille(bits: u8) -> char {
    char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' ')
}

/// A plain character for a set of dots: where in the cell most of them are.
const fn plain(bits: u8) -> char {
    let rows = [bits & 0x09, bits & 0x12, bits & 0x24, bits & 0xc0];
    match (rows[0] != 0, rows[1] != 0 || rows[2] != 0, rows[3] != 0) {
        (true, _, true) => '|',
        (true, _, false) => '\'',
        (false, true, _) => '-',
        (false, false, _) => '_',
    }
}
