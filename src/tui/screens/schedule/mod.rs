//! What is due and what comes in: a month as a calendar, day by day, month by month, and the cash all the while.

mod rows;
mod view;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::home::cash;
use super::{Screen, ScreenId};
use crate::domain::calendar::{Day, Month};
use crate::domain::household::recorder::Origin;
use crate::domain::money::Money;
use crate::report::agenda::AgendaRow;
use crate::report::explain::Topic;
use crate::report::wording;
use crate::report::wording::explain::asked_by;
use crate::report::wording::explain::explain;
use crate::text::{Lang, Words, date, number, schedule as words};
use crate::tui::action::{Action, Entry, Place};
use crate::tui::app::{Effect, Figures};
use crate::tui::popups::page::{Page, PageLine};
use crate::tui::widgets::draw::Look;
use crate::tui::widgets::grid::Grid;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::month::DayCell;

/// What only this screen can do.
pub const ACTIONS: &[Entry] = &[
    own(Action::PreviousMonth, "month-back", &["["], words::MONTH_BACK, words::MONTH_BACK_ABOUT),
    own(Action::NextMonth, "month-on", &["]"], words::MONTH_ON, words::MONTH_ON_ABOUT),
];

const fn own(action: Action, name: &'static str, keys: &'static [&'static str], label: Words, about: Words) -> Entry {
    Entry { action, name, keys, label, about, place: Place::Screen(ScreenId::Schedule), footer: 4 }
}

/// A part of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pane {
    #[default]
    Calendar,
    Agenda,
    Months,
}

impl Pane {
    const ALL: [Pane; 3] = [Pane::Calendar, Pane::Agenda, Pane::Months];

    const fn number(self) -> u8 {
        self as u8
    }

    fn step(self, by: usize) -> Pane {
        let at = Pane::ALL.iter().position(|one| *one == self).unwrap_or(0);
        Pane::ALL.get((at + by) % Pane::ALL.len()).copied().unwrap_or_default()
    }
}

/// The screen.
#[derive(Debug, Default)]
pub struct Schedule {
    pane: Pane,
    list: Grid,
    months: Grid,
    rows: Vec<AgendaRow>,
    /// How many of the rows lie behind.
    behind: usize,
    days: Vec<DayCell>,
    cash: Vec<(Day, Money)>,
    paydays: Vec<Day>,
    selected: Day,
    as_of: Option<Day>,
    lang: Lang,
    /// Whether rows are to be made before the next look: ten thousand of them are not made for a screen nobody sees.
    stale: bool,
}

impl Schedule {
    /// Makes the rows when figures or language changed since they were made.
    fn make(&mut self, figures: &Figures) {
        if !self.stale {
            return;
        }
        self.stale = false;
        let answers = &figures.answers;
        let (rows, behind) = rows::agenda_rows(answers);
        let (columns, grid) = rows::list(answers, &rows, behind, self.lang);
        self.list.set(columns, grid);
        let (columns, grid) = rows::months(answers, self.lang);
        self.months.set(columns, grid);
        self.days = rows::days(answers, &rows);
        (self.cash, self.paydays) = cash(answers);
        self.rows = rows;
        self.behind = behind;
        if self.as_of != Some(figures.as_of) {
            self.as_of = Some(figures.as_of);
            // A month in which nothing is left says less than the day on which the next thing happens.
            let next = self.rows.get(behind).map_or(figures.as_of, |row| row.day);
            let is_empty = next.month() != figures.as_of.month();
            self.select_day(if is_empty { next } else { figures.as_of });
            self.list.select_id(u32::try_from(behind).unwrap_or(0));
        }
    }

    /// Selects a day in the calendar and the first item from it on in the list.
    fn select_day(&mut self, day: Day) {
        self.selected = day;
        let place = self.rows.partition_point(|row| row.day < day);
        self.list.select_id(u32::try_from(place).unwrap_or(u32::MAX));
    }

    fn selected_place(&self) -> Option<usize> {
        self.list.selected_id().and_then(|id| usize::try_from(id).ok())
    }

    fn selected_row(&self) -> Option<&AgendaRow> {
        self.selected_place().and_then(|place| self.rows.get(place))
    }

    /// What the selected item is made of; what lies behind only happened.
    fn item_page(&self, figures: &Figures) -> Option<Page> {
        let place = self.selected_place()?;
        match place.checked_sub(self.behind) {
            Some(ahead) => Some(Page::of(explain(&figures.answers, Topic::Ahead(ahead), self.lang))),
            None => self.rows.get(place).map(|row| item_page(figures, row, self.lang)),
        }
    }

    fn move_day(&mut self, days: i32) {
        self.select_day(self.selected.plus(days));
    }

    fn move_month(&mut self, months: i32) {
        let month = self.selected.month().plus(months);
        self.select_day(month.on(self.selected.day_of_month()));
    }

    fn in_calendar(&mut self, action: Action) {
        let month = self.selected.month();
        match action {
            Action::Left => self.move_day(-1),
            Action::Right => self.move_day(1),
            Action::Up => self.move_day(-7),
            Action::Down => self.move_day(7),
            Action::PageUp => self.move_month(-1),
            Action::PageDown => self.move_month(1),
            Action::First => self.select_day(month.first()),
            Action::Last => self.select_day(month.last()),
            _ => {}
        }
    }

    fn in_list(&mut self, action: Action) {
        self.list.update(action);
        if let Some(row) = self.selected_row() {
            self.selected = row.day;
        }
    }

    fn pick(&mut self, pane: u8, row: usize, figures: &Figures) -> Effect {
        let before = self.pane;
        match Pane::ALL.get(usize::from(pane)) {
            Some(Pane::Calendar) => {
                self.pane = Pane::Calendar;
                let day = self.selected.month().first().plus(i32::try_from(row).unwrap_or(0));
                let again = before == Pane::Calendar && day == self.selected;
                self.select_day(day);
                if again {
                    return self.open(figures);
                }
            }
            Some(Pane::Agenda) => {
                self.pane = Pane::Agenda;
                let again = self.list.pick(row) && before == Pane::Agenda;
                if let Some(row) = self.selected_row() {
                    self.selected = row.day;
                }
                if again {
                    return self.open(figures);
                }
            }
            Some(Pane::Months) => {
                self.pane = Pane::Months;
                if self.months.pick(row) && before == Pane::Months {
                    return self.open(figures);
                }
            }
            None => {}
        }
        Effect::None
    }

    fn open(&mut self, figures: &Figures) -> Effect {
        match self.pane {
            Pane::Calendar => Effect::Read(Box::new(self.day_page(figures))),
            Pane::Agenda => self.item_page(figures).map_or(Effect::None, |page| Effect::Read(Box::new(page))),
            // A month is seen day by day in the calendar.
            Pane::Months => {
                let sums = figures.answers.months.iter();
                let chosen = self.months.selected_id().and_then(|id| sums.clone().nth(usize::try_from(id).ok()?));
                if let Some(sum) = chosen {
                    self.pane = Pane::Calendar;
                    self.select_day(sum.lowest_on);
                }
                Effect::None
            }
        }
    }

    /// Everything of the selected day, with the cash before and after it.
    fn day_page(&self, figures: &Figures) -> Page {
        let lang = self.lang;
        let standing = &figures.answers.standing;
        let money = |amount| number::money(amount, figures.currency);
        let of_day: Vec<&AgendaRow> = self.rows.iter().filter(|row| row.day == self.selected).collect();
        let title = format!("{}  {}", date::iso(self.selected), date::weekday(self.selected, lang));
        let mut lines = Vec::new();
        let mut moving = of_day.iter().filter(|row| row.item.moves_cash());
        if let Some(first) = moving.clone().next() {
            let before = first.cash_after - first.amount;
            lines.push(PageLine::Term(words::CASH_BEFORE.get(lang).to_owned(), money(before)));
        }
        for row in &of_day {
            let amount = if row.item.moves_cash() {
                number::signed_money(row.amount, figures.currency)
            } else {
                money(row.amount.magnitude())
            };
            lines.push(PageLine::Term(wording::agenda::item(standing, row, lang), amount));
        }
        if let Some(last) = moving.next_back() {
            lines.push(PageLine::Total(words::CASH_AFTER.get(lang).to_owned(), money(last.cash_after)));
        }
        if of_day.is_empty() {
            lines.push(PageLine::Text(words::DAY_EMPTY.get(lang).to_owned()));
        }
        Page::new(title, lines)
    }

    fn month(&self) -> Month {
        self.selected.month()
    }
}

/// One item: its amount, the cash around it, and how it came about.
fn item_page(figures: &Figures, row: &AgendaRow, lang: Lang) -> Page {
    let standing = &figures.answers.standing;
    let money = |amount| number::money(amount, figures.currency);
    let item = wording::agenda::item(standing, row, lang);
    let title = format!("{}  {}", date::iso(row.day), date::weekday(row.day, lang));
    let mut lines = Vec::new();
    if row.item.moves_cash() {
        let before = row.cash_after - row.amount;
        lines.push(PageLine::Term(words::CASH_BEFORE.get(lang).to_owned(), money(before)));
        lines.push(PageLine::Term(item, number::signed_money(row.amount, figures.currency)));
        lines.push(PageLine::Total(words::ITEM_CASH.get(lang).to_owned(), money(row.cash_after)));
    } else {
        lines.push(PageLine::Term(item, money(row.amount.magnitude())));
    }
    lines.push(PageLine::Blank);
    lines.extend(asked_by(standing, row, lang).into_iter().map(PageLine::from));
    let origin = match row.origin {
        Origin::Planned => words::ORIGIN_PLANNED,
        Origin::Recorded(_) => words::ORIGIN_RECORDED,
        Origin::Assumed => words::ORIGIN_ASSUMED,
    };
    lines.push(PageLine::Text(origin.get(lang).to_owned()));
    Page::new(title, lines)
}

impl Screen for Schedule {
    fn id(&self) -> ScreenId {
        ScreenId::Schedule
    }

    fn refresh(&mut self, _figures: &Figures, lang: Lang) {
        self.lang = lang;
        self.stale = true;
    }

    fn update(&mut self, action: Action, figures: &Figures) -> Effect {
        self.make(figures);
        match action {
            Action::NextPane => self.pane = self.pane.step(1),
            Action::PreviousPane => self.pane = self.pane.step(Pane::ALL.len() - 1),
            Action::PreviousMonth => self.move_month(-1),
            Action::NextMonth => self.move_month(1),
            Action::Today => self.select_day(figures.today),
            Action::Open => return self.open(figures),
            Action::Pick { pane, row } => return self.pick(pane, row, figures),
            // Sorting is for the list, wherever the keys are.
            Action::Sort | Action::Reverse if self.pane != Pane::Months => self.in_list(action),
            other => match self.pane {
                Pane::Calendar => self.in_calendar(other),
                Pane::Agenda => self.in_list(other),
                Pane::Months => {
                    self.months.update(other);
                }
            },
        }
        Effect::None
    }

    fn view(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        self.make(figures);
        self.draw(figures, look, buffer, area, hits);
    }

    fn filter(&self) -> Option<&str> {
        Some(self.list.filter())
    }

    fn set_filter(&mut self, filter: &str) {
        // What is filtered is to be seen.
        self.pane = Pane::Agenda;
        self.list.set_filter(filter);
    }
}
