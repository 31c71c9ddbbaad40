//! Where the household stands and what comes next.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Screen, ScreenId};
use crate::report::wording;
use crate::text::table::Column;
use crate::text::{Lang, Words, date, number, standing as words};
use crate::tui::action::Action;
use crate::tui::app::{Effect, Figures};
use crate::tui::widgets::draw::Look;
use crate::tui::widgets::grid::{Cell, Grid, GridRow, Place};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::Panel;

/// The first screen.
#[derive(Debug, Default)]
pub struct Home {
    grid: Grid,
}

impl Screen for Home {
    fn id(&self) -> ScreenId {
        ScreenId::Home
    }

    fn refresh(&mut self, figures: &Figures, lang: Lang) {
        let answers = &figures.answers;
        let rows = (0..).zip(answers.upcoming()).map(|(id, row)| {
            GridRow::new(
                id,
                vec![
                    Cell::figure(date::short(row.day), i64::from(row.day.0)),
                    Cell::text(wording::agenda::item(&answers.standing, row, lang)),
                    Cell::figure(number::signed_money(row.amount, figures.currency), row.amount.minor()),
                    Cell::figure(number::money(row.cash_after, figures.currency), row.cash_after.minor()),
                ],
            )
        });
        let columns = vec![
            Column::mark(words::COL_DATE.get(lang)),
            Column::text(words::COL_ITEM.get(lang), 8),
            Column::figure(words::COL_AMOUNT.get(lang)),
            Column::figure(words::COL_CASH.get(lang)).drops(1),
        ];
        self.grid.set(columns, rows.collect());
    }

    fn update(&mut self, action: Action, _figures: &Figures) -> Effect {
        match action {
            Action::Pick { row, .. } => {
                self.grid.pick(row);
            }
            other => {
                self.grid.update(other);
            }
        }
        Effect::None
    }

    fn view(&mut self, _figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let title = Words::new("Next 30 days", "未来 30 天").get(look.lang);
        let inner = Panel::new(title).focus(true).draw(buffer, area, look);
        let empty = words::NOTHING_AHEAD.get(look.lang);
        self.grid.draw(buffer, inner, look, Place { pane: 0, focus: true, pointer: true, empty }, hits);
    }

    fn filter(&self) -> Option<&str> {
        Some(self.grid.filter())
    }

    fn set_filter(&mut self, filter: &str) {
        self.grid.set_filter(filter);
    }
}
