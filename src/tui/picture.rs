//! A screen as an SVG picture, from the program's own buffer.
//!
//! Every cell has its place, so columns stay straight in any font: text is placed cell by cell where it is wide, lines,
//! bars and dots are drawn as shapes. It must not know what the screen shows.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::picture_shapes::shape;
use super::theme::Background;
use super::widgets::draw::columns;

/// Width and height of a cell, in units of the picture.
pub(super) const CELL: (f32, f32) = (9.0, 19.0);
/// Room around the screen.
const MARGIN: f32 = 14.0;
const FONT: &str = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', \
                    'PingFang SC', 'Microsoft YaHei', monospace";

/// The colours of a picture that cells without their own take.
#[derive(Debug, Clone, Copy)]
struct Paper {
    ground: &'static str,
    ink: &'static str,
}

const fn paper(background: Background) -> Paper {
    match background {
        Background::Dark => Paper { ground: "#10191c", ink: "#c8d3d5" },
        Background::Light => Paper { ground: "#fbfcfc", ink: "#283a3f" },
    }
}

/// The picture of a screen. `title` is read to people who cannot see it.
#[must_use]
pub fn svg(buffer: &Buffer, background: Background, title: &str) -> String {
    let paper = paper(background);
    let area = buffer.area;
    let (width, height) = (f32::from(area.width) * CELL.0, f32::from(area.height) * CELL.1);
    let (full_width, full_height) = (width + 2.0 * MARGIN, height + 2.0 * MARGIN);
    let mut out = String::with_capacity(usize::from(area.width) * usize::from(area.height) * 24);
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{full_width}\" height=\"{full_height}\" \
         viewBox=\"0 0 {full_width} {full_height}\" role=\"img\" font-family=\"{FONT}\" font-size=\"14.5\">"
    );
    let _ = writeln!(out, "<title>{}</title>", escape(title));
    let _ = writeln!(out, "<rect width=\"100%\" height=\"100%\" rx=\"10\" fill=\"{}\"/>", paper.ground);
    let _ = writeln!(out, "<g transform=\"translate({MARGIN} {MARGIN})\" fill=\"{}\">", paper.ink);
    for row in 0..area.height {
        draw_row(&mut out, buffer, row, paper);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn draw_row(out: &mut String, buffer: &Buffer, row: u16, paper: Paper) {
    let area = buffer.area;
    let cell_at = |column: u16| buffer.cell((area.x + column, area.y + row));
    let top = f32::from(row) * CELL.1;
    let mut column = 0;
    while column < area.width {
        let Some(cell) = cell_at(column) else { break };
        let look = Look::of(cell, paper);
        let start = column;
        let left = f32::from(start) * CELL.0;
        if let Some(drawn) = shape(cell.symbol(), left, top, &look.ink) {
            ground(out, &look, left, top, 1);
            out.push_str(&drawn);
            column += 1;
            continue;
        }
        // A run is narrow text of one look, or a single wide character.
        let mut text = String::new();
        let wide = columns(cell.symbol()) > 1;
        while let Some(next) = cell_at(column).filter(|_| column < area.width) {
            let own = columns(next.symbol()).max(1);
            let fits =
                Look::of(next, paper) == look && (own > 1) == wide && shape(next.symbol(), 0.0, 0.0, "").is_none();
            // Texts that stand apart are placed apart, whatever a renderer makes of blanks.
            let apart = text.ends_with("  ") && !next.symbol().trim().is_empty();
            if !fits || apart || (wide && column > start) {
                break;
            }
            text.push_str(next.symbol());
            column += own;
        }
        column = column.max(start + 1);
        let cells = column - start;
        ground(out, &look, left, top, cells);
        draw_text(out, &look, &text, left, top, cells);
    }
}

fn ground(out: &mut String, look: &Look, left: f32, top: f32, cells: u16) {
    if let Some(ground) = &look.ground {
        let (width, height) = (f32::from(cells) * CELL.0, CELL.1);
        let _ =
            writeln!(out, "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>");
    }
}

fn draw_text(out: &mut String, look: &Look, text: &str, left: f32, top: f32, cells: u16) {
    let body = text.trim_end();
    if body.is_empty() && !look.underlined {
        return;
    }
    // Blanks at the start only move the text; at the end they say nothing.
    let lead = text.len() - text.trim_start().len();
    let lead_cells = u16::try_from(lead).unwrap_or(0);
    let body = body.trim_start();
    let x = left + f32::from(lead_cells) * CELL.0;
    let width = f32::from(columns(body)) * CELL.0;
    let baseline = top + 14.0;
    if !body.is_empty() {
        let weight = if look.bold { " font-weight=\"600\"" } else { "" };
        let _ = writeln!(
            out,
            "<text x=\"{x}\" y=\"{baseline}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{weight} \
             xml:space=\"preserve\">{}</text>",
            look.ink,
            escape(body)
        );
    }
    if look.underlined {
        let right = left + f32::from(cells) * CELL.0;
        let y = top + 17.0;
        let _ = writeln!(out, "<path d=\"M{left} {y}H{right}\" stroke=\"{}\" stroke-width=\"1\"/>", look.ink);
    }
}

/// The look of a cell.
#[derive(Debug, PartialEq, Eq)]
struct Look {
    ink: String,
    ground: Option<String>,
    bold: bool,
    underlined: bool,
}

impl Look {
    fn of(cell: &Cell, paper: Paper) -> Look {
        let ink = colour(cell.fg).unwrap_or_else(|| paper.ink.to_owned());
        let ground = colour(cell.bg);
        let (ink, ground) = if cell.modifier.contains(Modifier::REVERSED) {
            (ground.unwrap_or_else(|| paper.ground.to_owned()), Some(ink))
        } else {
            (ink, ground)
        };
        let has = |modifier| cell.modifier.contains(modifier);
        Look { ink, ground, bold: has(Modifier::BOLD), underlined: has(Modifier::UNDERLINED) }
    }
}

/// The sixteen colours of a terminal, in the order of their numbers.
const SIXTEEN: [&str; 16] = [
    "#1b2629", "#e5736b", "#84b891", "#e6b85c", "#82afe0", "#c39ad6", "#53c2b6", "#c8d3d5", "#7f9296", "#ef8a82",
    "#9bcaa7", "#f0ca7a", "#9cc2ea", "#d3b2e2", "#74d3c8", "#f1f7f7",
];

fn colour(colour: Color) -> Option<String> {
    let number = match colour {
        Color::Reset => return None,
        Color::Rgb(red, green, blue) => return Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        Color::Indexed(index) if index >= 16 => return Some(indexed(index)),
        Color::Indexed(index) => usize::from(index),
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    SIXTEEN.get(number).map(|text| (*text).to_owned())
}

/// The 6 x 6 x 6 cube and the greys that follow the sixteen.
fn indexed(index: u8) -> String {
    let level = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
    if index >= 232 {
        let grey = 8 + 10 * (index - 232);
        return format!("#{grey:02x}{grey:02x}{grey:02x}");
    }
    let cube = index - 16;
    format!("#{:02x}{:02x}{:02x}", level(cube / 36), level(cube / 6 % 6), level(cube % 6))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    fn picture(draw: impl FnOnce(&mut Buffer)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 2));
        draw(&mut buffer);
        svg(&buffer, Background::Dark, "a <test>")
    }

    #[test]
    fn wide_characters_take_two_cells() {
        let drawn = picture(|buffer| buffer.set_string(0, 0, "渡口 ab", Style::new()));
        assert!(drawn.contains("<text x=\"0\" y=\"14\" textLength=\"18\""), "{drawn}");
        assert!(drawn.contains("<text x=\"18\" y=\"14\" textLength=\"18\""), "{drawn}");
        assert!(drawn.contains("<text x=\"45\" y=\"14\" textLength=\"18\""), "{drawn}");
        assert!(drawn.contains("<title>a &lt;test&gt;</title>"));
    }

    #[test]
    fn colours_weight_and_reversal_come_from_the_style() {
        let drawn = picture(|buffer| {
            buffer.set_string(0, 0, "<due>", Style::new().fg(Color::Rgb(1, 2, 255)).add_modifier(Modifier::BOLD));
            buffer.set_string(0, 1, "x", Style::new().fg(Color::Cyan).add_modifier(Modifier::REVERSED));
        });
        assert!(drawn.contains("fill=\"#0102ff\" font-weight=\"600\""), "{drawn}");
        assert!(drawn.contains(">&lt;due&gt;</text>"));
        assert!(drawn.contains("<rect x=\"0\" y=\"19\" width=\"9\" height=\"19\" fill=\"#53c2b6\"/>"), "{drawn}");
    }

    #[test]
    fn lines_and_dots_are_shapes_not_letters() {
        let drawn = picture(|buffer| buffer.set_string(0, 0, "╭─⣀━▾", Style::new()));
        assert!(!drawn.contains("<text"), "{drawn}");
        assert!(drawn.matches("<path").count() >= 3 && drawn.contains("<circle"), "{drawn}");
    }

    #[test]
    fn the_256_colours_have_their_place() {
        assert_eq!(indexed(16), "#000000");
        assert_eq!(indexed(231), "#ffffff");
        assert_eq!(indexed(232), "#080808");
        assert_eq!(indexed(255), "#eeeeee");
    }

    #[test]
    fn an_empty_screen_is_a_picture_too() {
        let buffer = Buffer::empty(Rect::new(0, 0, 0, 0));
        assert!(svg(&buffer, Background::Light, "").ends_with("</svg>\n"));
    }
}
