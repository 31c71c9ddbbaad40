//! The characters of a screen that are shapes: lines, corners, bars, braille dots and small triangles.
//!
//! Fonts draw them each in its own way and with gaps; as shapes they meet at the edges of their cells.

use super::picture::CELL;

/// The shape of a character at a place, or none when it is a letter.
pub fn shape(symbol: &str, left: f32, top: f32, ink: &str) -> Option<String> {
    let mut characters = symbol.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else { return None };
    if let Some(bits) = braille_bits(character) {
        return Some(dots(bits, left, top, ink));
    }
    let (width, height) = CELL;
    let (right, bottom) = (left + width, top + height);
    let (middle, centre) = (left + width / 2.0, top + height / 2.0);
    let stroke = |path: String, thickness: f32, extra: &str| {
        format!("<path d=\"{path}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"{thickness}\"{extra}/>\n")
    };
    let fill = |path: String| format!("<path d=\"{path}\" fill=\"{ink}\"/>\n");
    // A quarter circle from the middle of one edge to the middle of another.
    let arc = |from: (f32, f32), to: (f32, f32)| format!("M{} {}Q{middle} {centre} {} {}", from.0, from.1, to.0, to.1);
    let (above, below) = ((middle, top), (middle, bottom));
    let (before, after) = ((left, centre), (right, centre));
    Some(match character {
        '─' => stroke(format!("M{left} {centre}H{right}"), 1.0, ""),
        '│' => stroke(format!("M{middle} {top}V{bottom}"), 1.0, ""),
        '╭' => stroke(arc(below, after), 1.0, ""),
        '╮' => stroke(arc(below, before), 1.0, ""),
        '╰' => stroke(arc(above, after), 1.0, ""),
        '╯' => stroke(arc(above, before), 1.0, ""),
        '╌' => stroke(format!("M{left} {centre}H{right}"), 1.0, " stroke-dasharray=\"3 1.5\""),
        '━' => stroke(format!("M{left} {centre}H{right}"), 4.0, ""),
        '╸' => stroke(format!("M{left} {centre}H{middle}"), 4.0, ""),
        '┼' => stroke(format!("M{left} {centre}H{right}M{middle} {}V{}", centre - 5.0, centre + 5.0), 1.0, ""),
        '╋' => {
            stroke(format!("M{left} {centre}H{right}"), 4.0, "")
                + &stroke(format!("M{middle} {}V{}", centre - 5.0, centre + 5.0), 2.0, "")
        }
        '▴' => fill(format!("M{middle} {}L{} {}H{}Z", centre - 3.0, right - 1.5, centre + 3.5, left + 1.5)),
        '▾' => fill(format!("M{middle} {}L{} {}H{}Z", centre + 3.0, right - 1.5, centre - 3.5, left + 1.5)),
        _ => return None,
    })
}

fn braille_bits(character: char) -> Option<u8> {
    u8::try_from(u32::from(character).checked_sub(0x2800)?).ok()
}

/// The dots of a braille cell: two columns of four.
fn dots(bits: u8, left: f32, top: f32, ink: &str) -> String {
    let order: [(u8, u8); 8] = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
    let (across, down) = (CELL.0 / 4.0, CELL.1 / 8.0);
    let mut out = String::new();
    for (bit, (column, row)) in order.into_iter().enumerate() {
        if bits >> bit & 1 == 1 {
            let x = left + across * f32::from(2 * column + 1);
            let y = top + down * f32::from(2 * row + 1);
            out.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"1.5\" fill=\"{ink}\"/>\n"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_no_shapes_and_every_drawn_character_is_one() {
        for letter in ["a", "渡", " ", "e\u{301}", ""] {
            assert_eq!(shape(letter, 0.0, 0.0, "#fff"), None);
        }
        let glyphs = crate::tui::glyphs::FULL;
        let drawn = [
            glyphs.border.top_left,
            glyphs.border.top_right,
            glyphs.border.bottom_left,
            glyphs.border.bottom_right,
            glyphs.border.vertical_left,
            glyphs.border.horizontal_top,
            glyphs.rule,
            glyphs.bar_full,
            glyphs.bar_half,
            glyphs.bar_empty,
            glyphs.bar_mark,
            glyphs.bar_mark_passed,
            glyphs.threshold,
            glyphs.axis,
            glyphs.payday,
            glyphs.lowest,
        ];
        for glyph in drawn {
            assert!(shape(glyph, 0.0, 0.0, "#fff").is_some(), "{glyph}");
        }
    }

    #[test]
    fn a_braille_cell_has_as_many_dots_as_bits() {
        assert_eq!(shape("⣿", 0.0, 0.0, "#fff").unwrap().matches("<circle").count(), 8);
        assert_eq!(shape("⠒", 0.0, 0.0, "#fff").unwrap().matches("<circle").count(), 2);
        assert_eq!(shape("\u{2800}", 0.0, 0.0, "#fff").unwrap(), "");
    }
}
