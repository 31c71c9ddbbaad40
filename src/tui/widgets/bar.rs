//! A bar: how much of a whole is used, with the limits that matter marked on it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draw::{Look, put};
use crate::domain::money::{RATE_SCALE, Ratio, Rounding};
use crate::tui::theme::{Meaning, Role};

/// A share of a whole.
#[derive(Debug, Clone, Copy)]
pub struct Bar<'a> {
    /// How much is used; more than the whole fills the bar.
    pub used: Ratio,
    /// Where limits are, as shares of the whole.
    pub limits: &'a [Ratio],
    /// How good or bad it is.
    pub meaning: Meaning,
}

impl Bar<'_> {
    /// Draws the bar over the first row of an area.
    pub fn draw(self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let glyphs = look.theme.glyphs;
        let halves = in_parts(self.used, area.width.saturating_mul(2));
        let full = halves / 2;
        let used_style = look.theme.meaning(self.meaning);
        let empty_style = look.style(Role::Border);
        for column in 0..area.width {
            let (glyph, style) = if column < full {
                (glyphs.bar_full, used_style)
            } else if column == full && halves % 2 == 1 && !glyphs.bar_half.is_empty() {
                (glyphs.bar_half, used_style)
            } else {
                (glyphs.bar_empty, empty_style)
            };
            put(buffer, area, column, 0, glyph, style);
        }
        for limit in self.limits {
            // A mark stands on the last cell before its limit, so that a bar just at it touches the mark.
            let column = in_parts(*limit, area.width).saturating_sub(1);
            if self.used >= *limit {
                put(buffer, area, column, 0, glyphs.bar_mark_passed, used_style);
            } else {
                put(buffer, area, column, 0, glyphs.bar_mark, look.style(Role::Muted));
            }
        }
    }
}

/// A share in so many parts of the whole, rounded; anything above nothing is at least one part.
fn in_parts(share: Ratio, parts: u16) -> u16 {
    let scaled = i128::from(share.0) * i128::from(parts);
    let rounded = Rounding::HalfUp.divide(scaled, i128::from(RATE_SCALE));
    let rounded = if share.0 > 0 { rounded.max(1) } else { 0 };
    u16::try_from(rounded).unwrap_or(parts).min(parts)
}

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn};
    use super::*;
    use crate::text::Lang;

    fn bar(percent: i64, limits: &[Ratio]) -> String {
        drawn(10, 1, Lang::En, |buffer, area, look| {
            Bar { used: Ratio::percent(percent), limits, meaning: Meaning::Calm }.draw(buffer, area, look);
        })
        .concat()
    }

    #[test]
    fn a_bar_shows_halves_and_limits() {
        assert_eq!(bar(0, &[]), "──────────");
        assert_eq!(bar(1, &[]), "╸─────────");
        assert_eq!(bar(45, &[]), "━━━━╸─────");
        assert_eq!(bar(50, &[Ratio::percent(70)]), "━━━━━─┼───");
        assert_eq!(bar(75, &[Ratio::percent(70)]), "━━━━━━╋╸──");
        assert_eq!(bar(100, &[]), "━━━━━━━━━━");
        assert_eq!(bar(140, &[]), "━━━━━━━━━━");
        assert_eq!(bar(-5, &[]), "──────────");
    }

    #[test]
    fn a_bar_at_every_size() {
        at_every_size(|buffer, area, look| {
            for meaning in Meaning::ALL {
                Bar { used: Ratio::percent(63), limits: &[Ratio::percent(50), Ratio(i64::MAX)], meaning }
                    .draw(buffer, area, look);
            }
        });
    }
}
