//! The few characters that are not words: borders, bars, marks. In two sets, so that a terminal without them still shows
//! straight lines.
//!
//! Characters in columns are ones whose width every terminal agrees on, except the borders and bars of the full set,
//! which is why the plain set exists.

use ratatui::symbols::border;

/// A set of characters to draw with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Borders of boxes.
    pub border: border::Set<'static>,
    /// A line across inside a box.
    pub rule: &'static str,
    /// The used part of a bar, and its last half.
    pub bar_full: &'static str,
    /// A half-filled cell of a bar; empty when there is none.
    pub bar_half: &'static str,
    /// The unused part of a bar.
    pub bar_empty: &'static str,
    /// A limit on a bar that has not been reached.
    pub bar_mark: &'static str,
    /// A limit on a bar that has been passed.
    pub bar_mark_passed: &'static str,
    /// A threshold drawn through a chart.
    pub threshold: &'static str,
    /// The bottom axis of a chart.
    pub axis: &'static str,
    /// A day with income on the axis.
    pub payday: &'static str,
    /// Points at the lowest value of a chart from above.
    pub lowest: &'static str,
    /// Before the selected item of a list.
    pub pointer: &'static str,
    /// A column sorted upward.
    pub ascending: &'static str,
    /// A column sorted downward.
    pub descending: &'static str,
    /// After a text that was shortened.
    pub ellipsis: &'static str,
    /// More above.
    pub more_above: &'static str,
    /// More below.
    pub more_below: &'static str,
    /// Between two things in one line.
    pub between: &'static str,
    /// Whether curves are drawn with braille dots.
    pub braille: bool,
}

/// Thin rounded lines.
pub const FULL: Glyphs = Glyphs {
    border: border::ROUNDED,
    rule: "─",
    bar_full: "━",
    bar_half: "╸",
    bar_empty: "─",
    bar_mark: "┼",
    bar_mark_passed: "╋",
    threshold: "╌",
    axis: "─",
    payday: "▴",
    lowest: "▾",
    pointer: "›",
    ascending: "▴",
    descending: "▾",
    ellipsis: "…",
    more_above: "▴",
    more_below: "▾",
    between: "·",
    braille: true,
};

/// Nothing beyond ASCII.
pub const PLAIN: Glyphs = Glyphs {
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
    rule: "-",
    bar_full: "=",
    bar_half: "",
    bar_empty: ".",
    bar_mark: "|",
    bar_mark_passed: "#",
    threshold: ".",
    axis: "-",
    payday: "^",
    lowest: "v",
    pointer: ">",
    ascending: "^",
    descending: "v",
    ellipsis: "..",
    more_above: "^",
    more_below: "v",
    between: "-",
    braille: false,
};

#[cfg(test)]
mod tests {
    use super::*;

    fn all(glyphs: &Glyphs) -> Vec<&'static str> {
        let border = glyphs.border;
        vec![
            border.top_left,
            border.horizontal_top,
            border.vertical_left,
            border.bottom_right,
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
            glyphs.pointer,
            glyphs.ascending,
            glyphs.descending,
            glyphs.ellipsis,
            glyphs.more_above,
            glyphs.more_below,
            glyphs.between,
        ]
    }

    #[test]
    fn the_plain_set_is_ascii_and_every_character_is_narrow() {
        assert!(all(&PLAIN).iter().all(|text| text.is_ascii()));
        for text in all(&FULL) {
            assert!(crate::text::width::width(text) <= 1, "{text}");
        }
    }
}
