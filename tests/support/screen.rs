//! Screens as text, for snapshots.

use ratatui::buffer::Buffer;
use tideover::text::width::width;

/// The rows of a buffer, without the cells that a wide character covers and without blanks at the ends.
pub fn screen_text(buffer: &Buffer) -> String {
    let area = buffer.area;
    let rows = (area.top()..area.bottom()).map(|y| {
        let mut text = String::new();
        let mut x = area.left();
        while x < area.right() {
            let symbol = buffer[(x, y)].symbol();
            text.push_str(symbol);
            x += u16::try_from(width(symbol)).unwrap().max(1);
        }
        text.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}
