//! The tide chart: one swim lane a line, days across; colour, stroke and letter for the state.
//!
//! ```text
//!             12    1     2     3        months where they begin
//! › Pay-later oooo──S━━━━━+━━━━━o────    a letter where a state or a month begins
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draw::{Look, columns, put, row_of, tint};
use super::hits::Hits;
use crate::domain::calendar::{Day, Month};
use crate::domain::credit::line::LineState;
use crate::domain::household::outlook::Stay;
use crate::domain::risk::state::gravity;
use crate::text::line::state_letter;
use crate::tui::action::Action;
use crate::tui::theme::Role;

/// A line and its states, stretch by stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The line's name.
    pub name: String,
    /// Its states.
    pub stays: Vec<Stay>,
}

/// What is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Tide<'a> {
    /// The lanes, from top to bottom.
    pub lanes: &'a [Lane],
    /// The first day.
    pub from: Day,
    /// The last.
    pub until: Day,
    /// The selected lane and month.
    pub selected: (usize, Month),
    /// Whether it has the keys.
    pub focus: bool,
    /// The part of the screen, for clicks: a cell is the lane times [`MONTHS_A_LANE`] and the month from the first.
    pub pane: u8,
}

/// More months than any chart shows.
pub const MONTHS_A_LANE: usize = 1000;
/// The widest name before it is shortened.
const WIDEST_NAME: u16 = 18;

/// The style of a state.
#[must_use]
pub const fn role(state: LineState) -> Role {
    match state {
        LineState::Active => Role::Calm,
        LineState::Watched | LineState::Recovering => Role::Notice,
        LineState::Reduced => Role::Warning,
        LineState::Suspended | LineState::Frozen => Role::Stop,
        LineState::Closed => Role::Muted,
    }
}

impl Tide<'_> {
    /// The columns of the names with the pointer before and a blank after them, so that a curve below can stand under the
    /// days.
    #[must_use]
    pub fn margin(&self, width: u16) -> u16 {
        let widest = self.lanes.iter().map(|lane| columns(&lane.name)).max().unwrap_or(0);
        widest.min(WIDEST_NAME).min(width / 3) + 3
    }

    /// Draws the head and as many lanes as fit, the selected one among them.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) {
        let area = area.intersection(buffer.area);
        let margin = self.margin(area.width);
        if area.height == 0 || area.width <= margin {
            return;
        }
        let plot = Rect { x: area.x + margin, width: area.width - margin, ..area };
        self.draw_head(buffer, plot, look);
        let rows = usize::from(area.height - 1);
        let first = (self.selected.0 + 1).saturating_sub(rows);
        for (row, (index, lane)) in (1..area.height).zip(self.lanes.iter().enumerate().skip(first)) {
            let line = row_of(area, row);
            let chosen = index == self.selected.0;
            if chosen && self.focus {
                put(buffer, line, 0, 0, look.theme.glyphs.pointer, look.style(Role::Accent));
            }
            let name = look.fit(&lane.name, margin.saturating_sub(3));
            put(buffer, line, 2, 0, &name, look.style(if chosen { Role::Figure } else { Role::Text }));
            let line = row_of(plot, row);
            self.draw_lane(buffer, line, lane, look);
            self.click(line, index, hits);
            if chosen && self.focus {
                let place = self.place_of(plot.width, self.selected.1);
                tint(buffer, Rect { x: line.x + place.0, width: place.1, ..line }, look.style(Role::Selected));
            }
        }
    }

    /// The months, each where it begins, when there is room for it.
    fn draw_head(&self, buffer: &mut Buffer, plot: Rect, look: Look<'_>) {
        let mut free = 0;
        for month in self.months() {
            let (at, _) = self.place_of(plot.width, month);
            let text = if month.number() == 1 && month != self.from.month() {
                format!("{}", month.year())
            } else {
                month.number().to_string()
            };
            let short = month.number().to_string();
            let room = plot.width.saturating_sub(at);
            let next = self.place_of(plot.width, month.plus(1)).0.max(at + 1);
            let text = if at + columns(&text) < next.max(at + 3) { text } else { short };
            if at < free || columns(&text) > room {
                continue;
            }
            let style = look.style(if month == self.selected.1 && self.focus { Role::Accent } else { Role::Muted });
            free = put(buffer, plot, at, 0, &text, style) + 1;
        }
    }

    fn draw_lane(&self, buffer: &mut Buffer, line: Rect, lane: &Lane, look: Look<'_>) {
        let glyphs = look.theme.glyphs;
        let mut before: Option<(LineState, Month)> = None;
        for column in 0..line.width {
            let (first, last) = self.days_of(line.width, column);
            let within = lane.stays.iter().filter(|stay| stay.from <= last && stay.to >= first);
            let Some(state) = within.map(|stay| stay.state).max_by_key(|state| gravity(*state)) else {
                before = None;
                continue;
            };
            // A month begins in the column that holds its first day.
            let month = last.month();
            let begins = before != Some((state, month));
            before = Some((state, month));
            let style = look.style(role(state));
            let mut bytes = [0; 4];
            let calm = matches!(state, LineState::Active | LineState::Closed);
            let text = match (begins, calm) {
                (true, _) => &*state_letter(state).encode_utf8(&mut bytes),
                (false, true) => glyphs.bar_empty,
                (false, false) => glyphs.bar_full,
            };
            put(buffer, line, column, 0, text, style);
        }
    }

    fn click(&self, line: Rect, lane: usize, hits: &mut Hits) {
        for (number, month) in self.months().enumerate() {
            let (at, width) = self.place_of(line.width, month);
            let row = lane * MONTHS_A_LANE + number;
            hits.add(Rect { x: line.x + at, width, ..line }, Action::Pick { pane: self.pane, row });
        }
    }

    fn months(&self) -> impl Iterator<Item = Month> {
        let first = self.from.month();
        (0..=self.until.month().0 - first.0).map(move |number| first.plus(number))
    }

    fn span(&self) -> i64 {
        i64::from(self.until.since(self.from)).max(0) + 1
    }

    /// The column of a day.
    fn column_of(&self, width: u16, day: Day) -> u16 {
        let at = i64::from(day.since(self.from)).clamp(0, self.span() - 1);
        u16::try_from(at * i64::from(width) / self.span()).unwrap_or(0).min(width.saturating_sub(1))
    }

    /// The days of a column, at least one.
    fn days_of(&self, width: u16, column: u16) -> (Day, Day) {
        let width = i64::from(width.max(1));
        // The first day whose column this is, and the day before that of the next.
        let first = |column: i64| i32::try_from((column * self.span() + width - 1) / width).unwrap_or(i32::MAX);
        let from = first(i64::from(column));
        let to = first(i64::from(column) + 1) - 1;
        (self.from.plus(from), self.from.plus(to.max(from)))
    }

    /// The column where a month begins, and how many it has.
    fn place_of(&self, width: u16, month: Month) -> (u16, u16) {
        let from = self.column_of(width, month.first());
        let to = self.column_of(width, month.last());
        (from, (to + 1).saturating_sub(from).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn};
    use super::*;
    use crate::text::Lang;

    fn day(text: (i32, u32, u32)) -> Day {
        Day::ymd(text.0, text.1, text.2).unwrap()
    }

    fn lanes(lang: Lang) -> Vec<Lane> {
        let stay = |from, to, state| Stay { from: day(from), to: day(to), state };
        let name = if lang == Lang::Zh { "先用后付" } else { "Pay-later" };
        vec![
            Lane {
                name: name.to_owned(),
                stays: vec![
                    stay((2026, 11, 21), (2026, 12, 10), LineState::Active),
                    stay((2026, 12, 11), (2026, 12, 26), LineState::Suspended),
                    stay((2026, 12, 27), (2027, 2, 24), LineState::Recovering),
                    stay((2027, 2, 25), (2027, 5, 21), LineState::Active),
                ],
            },
            Lane { name: "A".to_owned(), stays: vec![stay((2026, 11, 21), (2027, 5, 21), LineState::Active)] },
        ]
    }

    fn tide(lanes: &[Lane]) -> Tide<'_> {
        let (from, until) = (day((2026, 11, 21)), day((2027, 5, 21)));
        Tide { lanes, from, until, selected: (0, Month::new(2026, 12)), focus: true, pane: 0 }
    }

    #[test]
    fn a_state_has_its_letter_where_it_begins_and_where_a_month_does() {
        let lanes = lanes(Lang::En);
        let shown = drawn(44, 3, Lang::En, |buffer, area, look| {
            tide(&lanes).draw(buffer, area, look, &mut Hits::default());
        });
        assert_eq!(
            shown,
            [
                "            11     2027 2    3     4    5",
                "› Pay-later oo─S━━━+━━━━+━━━━o─────o────o───",
                "  A         oo─────o────o────o─────o────o───",
            ]
            .map(|line: &str| line.chars().take(44).collect::<String>())
        );
    }

    #[test]
    fn a_short_stop_is_never_lost_between_columns() {
        let mut lanes = lanes(Lang::En);
        let one = day((2027, 3, 9));
        lanes[1].stays = vec![
            Stay { from: day((2026, 11, 21)), to: one.plus(-1), state: LineState::Active },
            Stay { from: one, to: one, state: LineState::Suspended },
            Stay { from: one.plus(1), to: day((2027, 5, 21)), state: LineState::Active },
        ];
        for width in 20..80 {
            let shown = drawn(width, 3, Lang::En, |buffer, area, look| {
                tide(&lanes).draw(buffer, area, look, &mut Hits::default());
            });
            assert!(shown[2].contains('S'), "{width}: {}", shown[2]);
        }
    }

    #[test]
    fn the_tide_at_every_size() {
        let both = Lang::ALL.map(lanes);
        at_every_size(|buffer, area, look| {
            let lanes = &both[usize::from(look.lang == Lang::Zh)];
            tide(lanes).draw(buffer, area, look, &mut Hits::default());
        });
    }
}
