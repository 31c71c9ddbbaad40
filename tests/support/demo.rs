//! A tiny household with one list, to try the terminal itself without the real screens.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::mpsc::Sender;
use tideover::content::Library;
use tideover::domain::calendar::Day;
use tideover::domain::money::Money;
use tideover::domain::name::Name;
use tideover::session::{self, Source};
use tideover::text::table::Column;
use tideover::text::{Lang, Words, date, number};
use tideover::tui::action::Action;
use tideover::tui::app::{App, Effect, Figures};
use tideover::tui::desk;
use tideover::tui::happening::Happening;
use tideover::tui::run::Owner;
use tideover::tui::screens::{Screen, ScreenId};
use tideover::tui::theme::Theme;
use tideover::tui::widgets::draw::Look;
use tideover::tui::widgets::grid::{Cell, Grid, GridRow, Place};
use tideover::tui::widgets::hits::Hits;
use tideover::tui::widgets::panel::Panel;

pub fn today() -> Day {
    Day::ymd(2026, 11, 21).unwrap()
}

pub fn figures(as_of: Day) -> Figures {
    let library = Library::embedded();
    let lin = session::open(&[Source::Sample("lin".to_owned())], None, &library, None, today()).remove(0);
    Figures { household: Name::same("小林"), ..desk::figures(&library, lin.record.unwrap(), today(), as_of) }
}

/// Three dated items.
pub struct Due {
    id: ScreenId,
    grid: Grid,
}

impl Screen for Due {
    fn id(&self) -> ScreenId {
        self.id
    }

    fn refresh(&mut self, figures: &Figures, lang: Lang) {
        let items = [
            (10, Words::new("rent", "房租"), -240_000),
            (14, Words::new("Cash loan", "现金贷"), -179_951),
            (19, Words::new("salary", "工资"), 800_000),
        ];
        let rows = (0..).zip(items).map(|(id, (days, what, amount))| {
            let day = figures.as_of.plus(days);
            GridRow::new(
                id,
                vec![
                    Cell::figure(date::short(day), i64::from(day.0)),
                    Cell::text(what.get(lang)),
                    Cell::figure(number::signed_money(Money(amount), figures.currency), amount),
                ],
            )
        });
        let heads = [Words::new("Date", "日期"), Words::new("What", "事项"), Words::new("Amount", "金额")];
        let [day, what, amount] = heads.map(|words| words.get(lang));
        self.grid.set(vec![Column::mark(day), Column::text(what, 6), Column::figure(amount)], rows.collect());
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
        let empty = Words::new("Nothing is due.", "没有要还的。").get(look.lang);
        self.grid.draw(buffer, inner, look, Place { pane: 0, focus: true, pointer: true, empty }, hits);
    }

    fn filter(&self) -> Option<&str> {
        Some(self.grid.filter())
    }

    fn set_filter(&mut self, filter: &str) {
        self.grid.set_filter(filter);
    }
}

pub fn app(lang: Lang, theme: Theme) -> App {
    let screens = ScreenId::ALL.map(|id| Box::new(Due { id, grid: Grid::default() }) as Box<dyn Screen>);
    App::new(lang, theme, figures(today()), screens.into())
}

/// Looks at other days and does nothing else.
pub struct DemoOwner;

impl Owner for DemoOwner {
    fn perform(&mut self, app: &mut App, effect: Effect, _sender: &Sender<Happening>) {
        match effect {
            Effect::LookAt(day) => app.show(figures(day)),
            Effect::Do(Action::Undo) => panic!("the demo panics on purpose"),
            _ => {}
        }
    }
}
