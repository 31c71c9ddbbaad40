//! The head figures: a label over a value, side by side, one of them selected.
//!
//! ```text
//! Owed        Debt to income        Runway
//! 34,000.00   39.2% ━━━━━━━━┼──     20 days
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::bar::Bar;
use super::draw::{Look, columns, put, put_right, row_of, tint};
use super::hits::Hits;
use crate::domain::money::Ratio;
use crate::tui::action::Action;
use crate::tui::theme::{Meaning, Role};

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// What it is.
    pub label: String,
    /// The same in a word, for narrow places.
    pub brief: String,
    /// The figure, whole.
    pub value: String,
    /// A word after it, muted.
    pub note: String,
    /// A share to draw after it, and where its limit is.
    pub share: Option<(Ratio, Option<Ratio>)>,
    /// How good or bad it is.
    pub meaning: Meaning,
    /// When it goes, if space is short: the highest first.
    pub drop: u8,
}

/// Head figures and the selected one.
#[derive(Debug, Clone, Default)]
pub struct Tiles {
    tiles: Vec<Tile>,
    selected: usize,
    /// The tiles of the last frame, by their place.
    shown: Vec<usize>,
}

/// Blanks between two figures.
const GAP: u16 = 3;
const MOST_GAP: u16 = 6;
const LEAST_BAR: u16 = 6;
const MOST_BAR: u16 = 16;

impl Tiles {
    /// New figures; the selection stays.
    pub fn set(&mut self, tiles: Vec<Tile>) {
        self.tiles = tiles;
        self.shown = (0..self.tiles.len()).collect();
        self.selected = self.selected.min(self.tiles.len().saturating_sub(1));
    }

    /// The selected one, by its place among all.
    #[must_use]
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// Selects one that is shown; whether it was selected before.
    pub fn pick(&mut self, tile: usize) -> bool {
        let before = self.selected;
        self.selected = tile.min(self.tiles.len().saturating_sub(1));
        before == self.selected
    }

    /// Moves to the one before or after; whether there was one.
    pub fn move_by(&mut self, step: isize) -> bool {
        let at = self.shown.iter().position(|shown| *shown == self.selected).unwrap_or(0);
        let next = at.checked_add_signed(step).and_then(|next| self.shown.get(next));
        if let Some(next) = next {
            self.selected = *next;
        }
        next.is_some()
    }

    /// Rows it takes in so many columns, when it may take so many.
    #[must_use]
    pub fn rows(&self, width: u16, most: u16) -> u16 {
        if self.strip(width).is_some() { 2 } else { self.pairs(most).div_ceil(2) }
    }

    fn pairs(&self, rows: u16) -> u16 {
        u16::try_from(self.tiles.len()).unwrap_or(0).min(rows.saturating_mul(2))
    }

    /// Draws labels over values when at least four fit side by side, else label and value in two columns.
    pub fn draw(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, focus: bool, pane: u8, hits: &mut Hits) {
        let drawn = match self.strip(area.width) {
            Some(strip) if area.height >= 2 => {
                self.draw_strip(buffer, area, look, focus, (pane, hits), &strip);
                strip.iter().map(|(tile, _)| *tile).collect()
            }
            _ => self.draw_pairs(buffer, area, look, focus, (pane, hits)),
        };
        self.shown = drawn;
        if !self.shown.contains(&self.selected) {
            self.selected = self.shown.first().copied().unwrap_or(0);
        }
    }

    /// The tiles that fit side by side, in order, each with its width without a bar's growth; none when fewer than four.
    fn strip(&self, width: u16) -> Option<Vec<(usize, u16)>> {
        let mut fitting: Vec<(usize, u16)> = self.tiles.iter().map(natural).enumerate().collect();
        let total = |fitting: &[(usize, u16)]| {
            let gaps = GAP.saturating_mul(u16::try_from(fitting.len().saturating_sub(1)).unwrap_or(0));
            fitting.iter().fold(gaps + 2, |sum, (_, width)| sum.saturating_add(*width))
        };
        while total(&fitting) > width {
            let drop = |(tile, _): &(usize, u16)| self.tiles.get(*tile).map_or(0, |tile| tile.drop);
            let (last, _) = fitting.iter().enumerate().max_by_key(|(_, one)| drop(one))?;
            fitting.remove(last);
        }
        (fitting.len() >= 4.min(self.tiles.len()) && !fitting.is_empty()).then_some(fitting)
    }

    fn draw_strip(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        focus: bool,
        (pane, hits): (u8, &mut Hits),
        strip: &[(usize, u16)],
    ) {
        let count = u16::try_from(strip.len()).unwrap_or(1).max(1);
        let taken: u16 = strip.iter().map(|(_, width)| *width).sum();
        let mut spare = area.width.saturating_sub(taken + GAP * (count - 1) + 2);
        let bars = strip.iter().filter(|(tile, _)| self.tiles.get(*tile).is_some_and(|t| t.share.is_some())).count();
        let bars = u16::try_from(bars).unwrap_or(0);
        let growth = spare.checked_div(bars).unwrap_or(0).min(MOST_BAR - LEAST_BAR);
        spare -= growth * bars;
        let gap = GAP + spare.checked_div(count - 1).unwrap_or(0).min(MOST_GAP - GAP);
        let mut at = 1;
        for (index, width) in strip {
            let Some(tile) = self.tiles.get(*index) else { continue };
            let width = width + if tile.share.is_some() { growth } else { 0 };
            let place = Rect { x: area.x + at, width: width.min(area.width.saturating_sub(at)), height: 2, ..area };
            draw_tile(buffer, place, tile, look);
            if focus && *index == self.selected {
                tint(buffer, place, look.style(Role::Selected));
            }
            hits.add(place, Action::Pick { pane, row: *index });
            at = at.saturating_add(width + gap);
        }
    }

    fn draw_pairs(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        focus: bool,
        (pane, hits): (u8, &mut Hits),
    ) -> Vec<usize> {
        let count = usize::from(self.pairs(area.height));
        let mut kept: Vec<usize> = (0..self.tiles.len()).collect();
        while kept.len() > count {
            let drop = |tile: &usize| self.tiles.get(*tile).map_or(0, |tile| tile.drop);
            let Some((last, _)) = kept.iter().enumerate().max_by_key(|(_, tile)| drop(tile)) else { break };
            kept.remove(last);
        }
        let half = area.width.saturating_sub(1) / 2;
        let mut shown = Vec::new();
        for (place, index) in (0_u16..).zip(&kept) {
            let Some(tile) = self.tiles.get(*index) else { continue };
            let line = row_of(area, place / 2);
            let x = area.x + 1 + (place % 2) * (half + 1).min(area.width.saturating_sub(1));
            let cell = Rect { x, width: half.saturating_sub(1), ..line };
            let end = put(buffer, cell, 0, 0, &look.fit(&tile.brief, cell.width), look.style(Role::Muted));
            // A figure that does not fit beside its label comes without it; a figure is never cut.
            if end + 1 + columns(&tile.value) > cell.width {
                put(buffer, cell, 0, 0, &" ".repeat(usize::from(end)), look.style(Role::Text));
            }
            put_right(buffer, cell, 0, &tile.value, value_style(tile, look));
            if focus && *index == self.selected {
                tint(buffer, cell, look.style(Role::Selected));
            }
            hits.add(cell, Action::Pick { pane, row: *index });
            shown.push(*index);
        }
        shown
    }
}

fn natural(tile: &Tile) -> u16 {
    let note = if tile.note.is_empty() { 0 } else { columns(&tile.note) + 1 };
    let bar = if tile.share.is_some() { LEAST_BAR + 1 } else { 0 };
    columns(&tile.label).max(columns(&tile.value) + note + bar)
}

fn value_style(tile: &Tile, look: Look<'_>) -> ratatui::style::Style {
    match tile.meaning {
        Meaning::Calm => look.style(Role::Figure),
        other => look.theme.meaning(other),
    }
}

fn draw_tile(buffer: &mut Buffer, place: Rect, tile: &Tile, look: Look<'_>) {
    put(buffer, place, 0, 0, &tile.label, look.style(Role::Muted));
    let line = row_of(place, 1);
    let mut end = put(buffer, line, 0, 0, &tile.value, value_style(tile, look));
    if !tile.note.is_empty() {
        end = put(buffer, line, end + 1, 0, &tile.note, look.style(Role::Muted));
    }
    if let Some((used, limit)) = tile.share {
        let bar = Rect { x: line.x + end + 1, width: line.width.saturating_sub(end + 1), ..line };
        Bar { used, limits: limit.as_slice(), meaning: tile.meaning }.draw(buffer, bar, look);
    }
}

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn};
    use super::*;
    use crate::text::Lang;

    fn tile(label: &str, value: &str, drop: u8) -> Tile {
        Tile {
            label: label.into(),
            brief: label.split(' ').next().unwrap().into(),
            value: value.into(),
            note: String::new(),
            share: None,
            meaning: Meaning::Calm,
            drop,
        }
    }

    fn tiles() -> Tiles {
        let share = Some((Ratio::basis_points(3923), Some(Ratio::percent(50))));
        let mut tiles = Tiles::default();
        tiles.set(vec![
            tile("Owed", "34,000.00", 0),
            tile("Cash", "5,200.00", 2),
            Tile { share, ..tile("Debt to income", "39.2%", 0) },
            tile("Lenders", "3", 3),
            tile("Runway", "20 days", 0),
        ]);
        tiles
    }

    fn show(width: u16, height: u16) -> Vec<String> {
        drawn(width, height, Lang::En, |buffer, area, look| {
            tiles().draw(buffer, area, look, true, 0, &mut Hits::default());
        })
    }

    #[test]
    fn figures_stand_side_by_side() {
        assert_eq!(
            show(80, 2),
            [
                " Owed          Cash         Debt to income               Lenders     Runway",
                " 34,000.00     5,200.00     39.2% ━━━━━━━─┼─────────     3           20 days",
            ]
        );
    }

    #[test]
    fn the_least_important_goes_first_and_narrow_ones_stand_in_pairs() {
        assert!(!show(56, 2).join("").contains("Lenders"));
        assert!(show(56, 2)[1].contains("34,000.00"));
        assert_eq!(
            show(40, 2),
            [" Owed     34,000.00  Cash      5,200.00", " Debt         39.2%  Runway     20 days",]
        );
    }

    #[test]
    fn moving_stays_among_what_is_shown() {
        let mut tiles = tiles();
        assert!(tiles.move_by(1) && tiles.selected() == 1);
        assert!(!tiles.move_by(-5));
        assert!(tiles.pick(1) && !tiles.pick(4) && tiles.selected() == 4);
        assert!(!tiles.move_by(1));
    }

    #[test]
    fn tiles_at_every_size() {
        at_every_size(|buffer, area, look| tiles().draw(buffer, area, look, true, 0, &mut Hits::default()));
    }
}
