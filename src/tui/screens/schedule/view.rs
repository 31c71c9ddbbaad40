//! How the Schedule screen is laid out.
//!
//! ```text
//! wide and high              80x24                  small
//! ┌ December ┐┌ Day by day ┐ ┌ December ──────────┐ one part at a time,
//! │          ││            │ │                    │ Tab goes on
//! └──────────┘│            │ └────────────────────┘
//! ┌ Cash ────┐└────────────┘ ┌ Day by day ────────┐
//! └──────────┘┌ Months ────┐ └────────────────────┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Pane, Schedule};
use crate::domain::money::Money;
use crate::text::{date, number, schedule as words};
use crate::tui::app::Figures;
use crate::tui::widgets::curve::Curve;
use crate::tui::widgets::draw::Look;
use crate::tui::widgets::grid::Place;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::month::MonthGrid;
use crate::tui::widgets::panel::{FRAME_HEIGHT, Panel};

/// From this size on everything is shown at once.
const ALL_AT_ONCE: (u16, u16) = (104, 30);
/// The width at which every day of the calendar holds an amount.
const CALENDAR_WIDTH: u16 = 76;
/// Below this height one part is shown at a time.
const TWO_PARTS: u16 = 18;
/// Rows that a list needs to be worth its box: a head and three items.
const LEAST_LIST: u16 = 4;

/// Where each part is drawn; an empty area is not drawn.
#[derive(Debug, Clone, Copy, Default)]
struct Places {
    calendar: Rect,
    agenda: Rect,
    months: Rect,
    cash: Rect,
}

impl Schedule {
    pub(super) fn draw(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let places = self.places(area, figures);
        if !places.calendar.is_empty() {
            self.draw_calendar(figures, look, buffer, places.calendar, hits);
        }
        let unit = number::currency_name(figures.currency, look.lang);
        for (pane, title, place) in
            [(Pane::Agenda, words::AGENDA, places.agenda), (Pane::Months, words::MONTHS, places.months)]
        {
            if place.is_empty() {
                continue;
            }
            let focus = self.pane == pane;
            let grid = if pane == Pane::Agenda { &mut self.list } else { &mut self.months };
            let (at, of) = grid.position();
            let note = if focus && of > 0 { format!("{at}/{of}  {unit}") } else { unit.clone() };
            let inner = Panel::new(title.get(look.lang)).note(&note).focus(focus).draw(buffer, place, look);
            let empty = words::NOTHING.get(look.lang);
            grid.draw(buffer, inner, look, Place { pane: pane.number(), focus, pointer: true, empty }, hits);
        }
        if !places.cash.is_empty() {
            self.draw_cash(figures, look, buffer, places.cash);
        }
    }

    fn places(&self, area: Rect, figures: &Figures) -> Places {
        if area.width >= ALL_AT_ONCE.0 && area.height >= ALL_AT_ONCE.1 {
            return self.all_at_once(area, figures);
        }
        if area.height < TWO_PARTS {
            let mut places = Places::default();
            match self.pane {
                Pane::Calendar => places.calendar = area,
                Pane::Agenda => places.agenda = area,
                Pane::Months => places.months = area,
            }
            return places;
        }
        if self.pane == Pane::Months {
            let wanted = u16::try_from(self.months.len()).unwrap_or(u16::MAX).saturating_add(1 + FRAME_HEIGHT);
            let (months, cash) = split(area, wanted.min(area.height * 3 / 5));
            return Places { months, cash, ..Places::default() };
        }
        let most = area.height.saturating_sub(LEAST_LIST + FRAME_HEIGHT);
        // Two rows a day hold the amount too; one is enough where that leaves the list no room.
        let weeks = self.grid_of(figures).weeks();
        let rows = [3, 2, 1].into_iter().map(|rows| 1 + weeks * rows + FRAME_HEIGHT).find(|rows| *rows <= most);
        let (calendar, agenda) = split(area, rows.unwrap_or(most));
        Places { calendar, agenda, ..Places::default() }
    }

    fn all_at_once(&self, area: Rect, figures: &Figures) -> Places {
        // Seven days of ten columns hold an amount each.
        let left_width = CALENDAR_WIDTH.min(area.width * 2 / 3);
        let left = Rect { width: left_width, ..area };
        let right = Rect { x: area.x + left_width, width: area.width - left_width, ..area };
        let calendar_rows = (1 + self.grid_of(figures).weeks() * 3 + FRAME_HEIGHT).min(area.height - 8);
        let (calendar, cash) = split(left, calendar_rows);
        let months_rows = u16::try_from(self.months.len()).unwrap_or(u16::MAX).saturating_add(1 + FRAME_HEIGHT);
        let months_rows = months_rows.min(area.height * 2 / 5);
        let (agenda, months) = split(right, area.height - months_rows);
        Places { calendar, agenda, months, cash }
    }

    fn grid_of(&self, figures: &Figures) -> MonthGrid<'_> {
        MonthGrid {
            month: self.month(),
            days: &self.days,
            selected: self.selected,
            today: figures.as_of,
            currency: figures.currency,
            pane: Pane::Calendar.number(),
        }
    }

    fn draw_calendar(&self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, place: Rect, hits: &mut Hits) {
        let title = date::month(self.month(), look.lang);
        let focus = self.pane == Pane::Calendar;
        let note = words::LEGEND.get(look.lang);
        let inner = Panel::new(&title).note(note).focus(focus).draw(buffer, place, look);
        self.grid_of(figures).draw(buffer, inner, look, hits);
    }

    fn draw_cash(&self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, place: Rect) {
        let standing = &figures.answers.standing;
        let title = words::CASH.fill(look.lang, &[("day", date::iso(standing.until))]);
        let inner = Panel::new(&title).draw(buffer, place, look);
        let curve = Curve {
            points: &self.cash,
            until: standing.until,
            threshold: Some(standing.record.profile.limits.min_cash.unwrap_or(Money::ZERO)),
            paydays: &self.paydays,
            today: figures.as_of,
            currency: figures.currency,
        };
        curve.draw(buffer, inner, look);
    }
}

/// The upper rows of an area, and the rest.
fn split(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    (Rect { height: rows, ..area }, Rect { y: area.y + rows, height: area.height - rows, ..area })
}
