//! Where the parts of the first screen stand, by the room there is.
//!
//! ```text
//! narrow             usual                       wide
//! figures            figures                     figures
//! next               next 30 days                next 30 days | lines | months
//! attention          lines | cash                cash
//!                    attention                   attention
//! ```

use ratatui::layout::Rect;

use crate::tui::widgets::panel::FRAME_HEIGHT;

/// The rows that the parts would like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// Rows of the head figures.
    pub tiles: u16,
    /// Rows of what comes and goes, its head included.
    pub agenda: u16,
    /// Rows of the lines, their head included.
    pub lines: u16,
    /// Rows of what needs attention.
    pub attention: u16,
}

/// The places of the parts; an empty one is not shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Places {
    pub tiles: Rect,
    pub agenda: Rect,
    pub lines: Rect,
    pub months: Rect,
    pub cash: Rect,
    pub attention: Rect,
    /// Whether the parts have borders.
    pub framed: bool,
    /// Whether what needs attention has one too: two sentences need the whole width.
    pub attention_framed: bool,
}

/// Columns from which parts stand in boxes.
const FRAMED: (u16, u16) = (64, 16);
/// Columns from which the lists stand side by side.
const WIDE: (u16, u16) = (104, 24);
/// Columns from which the months have room as well.
const WIDEST: (u16, u16) = (168, 36);

/// The fewest rows with which each box says something.
const LEAST_LIST: u16 = 5;
const LEAST_CASH: u16 = 6;
const LEAST_ATTENTION: u16 = 4;

/// The places in an area.
pub(super) fn places(area: Rect, wanted: Wanted) -> Places {
    let fits = |(columns, rows): (u16, u16)| area.width >= columns && area.height >= rows;
    if !fits(FRAMED) {
        narrow(area, wanted)
    } else if fits(WIDE) {
        wide(area, wanted, fits(WIDEST))
    } else {
        usual(area, wanted)
    }
}

/// Takes rows from the top of what is left.
fn take(left: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(left.height);
    let taken = Rect { height: rows, ..*left };
    left.y += rows;
    left.height -= rows;
    taken
}

fn narrow(area: Rect, wanted: Wanted) -> Places {
    let mut left = area;
    let tiles = take(&mut left, wanted.tiles.min(area.height / 4).max(1));
    let attention_rows = wanted.attention.clamp(1, 3).min(left.height / 3);
    let agenda_rows = left.height.saturating_sub(attention_rows);
    let agenda = take(&mut left, agenda_rows);
    let inset = |rect: Rect| Rect { x: rect.x + 1, width: rect.width.saturating_sub(2), ..rect };
    Places { tiles, agenda: inset(agenda), attention: inset(left), ..Places::default() }
}

fn usual(area: Rect, wanted: Wanted) -> Places {
    let mut left = area;
    let tiles = take(&mut left, wanted.tiles);
    if left.height >= 19 {
        take(&mut left, 1);
    }
    let framed = |rows: u16| rows + FRAME_HEIGHT;
    let attention = wanted.attention.clamp(1, 2);
    let (mut rows, mut spare) = ([LEAST_LIST, LEAST_CASH, attention], left.height);
    spare = spare.saturating_sub(rows.iter().sum());
    grow(&mut rows, 0, framed(wanted.agenda), &mut spare);
    grow(&mut rows, 1, framed(wanted.lines), &mut spare);
    grow(&mut rows, 2, wanted.attention, &mut spare);
    grow(&mut rows, 1, 14, &mut spare);
    rows[0] += spare;
    let agenda = take(&mut left, rows[0]);
    let lower = take(&mut left, rows[1]);
    let lines_width = (lower.width * 11 / 20).max(46).min(lower.width);
    let lines = Rect { width: lines_width, ..lower };
    let cash = Rect { x: lower.x + lines_width, width: lower.width - lines_width, ..lower };
    let attention = Rect { x: left.x + 1, width: left.width.saturating_sub(2), ..left };
    Places { tiles, agenda, lines, months: Rect::default(), cash, attention, framed: true, attention_framed: false }
}

fn wide(area: Rect, wanted: Wanted, months: bool) -> Places {
    let mut left = area;
    let airy = area.height >= 34;
    if airy {
        take(&mut left, 1);
    }
    let tiles = take(&mut left, wanted.tiles);
    take(&mut left, 1);
    let list = wanted.agenda.max(wanted.lines) + FRAME_HEIGHT;
    let (mut rows, mut spare) = ([LEAST_LIST, LEAST_CASH, LEAST_ATTENTION], left.height);
    spare = spare.saturating_sub(rows.iter().sum());
    grow(&mut rows, 1, 9, &mut spare);
    grow(&mut rows, 0, list.min(left.height / 2), &mut spare);
    grow(&mut rows, 2, wanted.attention + FRAME_HEIGHT, &mut spare);
    grow(&mut rows, 1, (area.height / 2).min(24), &mut spare);
    grow(&mut rows, 0, if months { list.max(17) } else { list }, &mut spare);
    rows[1] += spare;
    let top = take(&mut left, rows[0]);
    let cash = take(&mut left, rows[1]);
    let parts: &[u16] = if months { &[35, 30, 35] } else { &[54, 46] };
    let mut x = top.x;
    let mut columns = parts.iter().enumerate().map(|(place, share)| {
        let last = place + 1 == parts.len();
        let width = if last { top.right().saturating_sub(x) } else { top.width * share / 100 };
        let part = Rect { x, width, ..top };
        x += width;
        part
    });
    let mut next = || columns.next().unwrap_or_default();
    Places {
        tiles,
        agenda: next(),
        lines: next(),
        months: next(),
        cash,
        attention: left,
        framed: true,
        attention_framed: true,
    }
}

/// Gives a part rows up to what it would like, from what is spare.
fn grow(rows: &mut [u16; 3], part: usize, wanted: u16, spare: &mut u16) {
    if let Some(own) = rows.get_mut(part) {
        let more = wanted.saturating_sub(*own).min(*spare);
        *own += more;
        *spare -= more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At every size the parts stay inside and apart.
    #[test]
    fn parts_stay_inside_and_apart() {
        for width in (40..220).step_by(3) {
            for height in 9..70 {
                for wanted in [
                    Wanted { tiles: 2, agenda: 8, lines: 4, attention: 4 },
                    Wanted { tiles: 4, agenda: 60, lines: 40, attention: 30 },
                    Wanted { tiles: 2, agenda: 1, lines: 1, attention: 1 },
                ] {
                    let area = Rect::new(0, 2, width, height);
                    let places = places(area, wanted);
                    let parts =
                        [places.tiles, places.agenda, places.lines, places.months, places.cash, places.attention];
                    for (index, part) in parts.iter().enumerate() {
                        assert!(part.is_empty() || area.union(*part) == area, "{width}x{height} {places:?}");
                        for other in parts.iter().skip(index + 1) {
                            assert!(part.intersection(*other).is_empty(), "{width}x{height} {places:?}");
                        }
                    }
                    assert!(!places.tiles.is_empty() && !places.agenda.is_empty() && !places.attention.is_empty());
                }
            }
        }
    }
}
