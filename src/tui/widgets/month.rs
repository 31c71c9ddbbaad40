//! A month as a calendar: what is due on each day and what the cash is after it.
//!
//! Where a cell is too narrow for an amount it shows the letter of its meaning instead: an amount is never cut.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::draw::{Look, columns, put, put_right, tint};
use super::hits::Hits;
use crate::domain::calendar::{Day, Month};
use crate::domain::money::{Currency, Money};
use crate::text::date::weekday_heads;
use crate::text::number::{brief_money, signed_money};
use crate::tui::action::Action;
use crate::tui::theme::{Meaning, Role};

/// What happens on one day.
#[derive(Debug, Clone, Copy)]
pub struct DayCell {
    /// The day.
    pub day: Day,
    /// What comes in and goes out, together; `None` when nothing does.
    pub change: Option<Money>,
    /// The cash at the end of the day, where it is shown.
    pub cash_after: Option<Money>,
    /// How good or bad the day is.
    pub meaning: Meaning,
    /// Whether income arrives.
    pub payday: bool,
}

/// A month with the days on which something happens.
#[derive(Debug, Clone, Copy)]
pub struct MonthGrid<'a> {
    /// The month.
    pub month: Month,
    /// The days on which something happens, in any order.
    pub days: &'a [DayCell],
    /// The day that is selected.
    pub selected: Day,
    /// The day of the record.
    pub today: Day,
    /// The currency.
    pub currency: Currency,
    /// Which part of the screen it is, for clicks: a day is a row from 0.
    pub pane: u8,
}

const DAYS_OF_WEEK: u16 = 7;
/// The letter of a day with income.
const PAYDAY: &str = "+";

impl MonthGrid<'_> {
    /// Rows it would like at most: a head, and three for each week.
    #[must_use]
    pub fn most_rows(&self) -> u16 {
        1 + self.weeks() * 3
    }

    /// Draws the month.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) {
        let area = area.intersection(buffer.area);
        let cell_width = area.width / DAYS_OF_WEEK;
        if cell_width < 3 || area.height < 2 {
            return;
        }
        for (column, head) in (0..).zip(weekday_heads(look.lang)) {
            let place = Rect { x: area.x + column * cell_width, width: cell_width - 1, height: 1, ..area };
            put_right(buffer, place, 0, head, look.style(Role::Muted));
        }
        let cell_height = ((area.height - 1) / self.weeks()).clamp(1, 3);
        let lead = u16::from(self.month.first().weekday());
        for number in 0..u16::from(self.month.length()) {
            let (week, weekday) = ((lead + number) / DAYS_OF_WEEK, (lead + number) % DAYS_OF_WEEK);
            let place = Rect {
                x: area.x + weekday * cell_width,
                y: area.y + 1 + week * cell_height,
                width: cell_width - 1,
                height: cell_height,
            };
            if place.bottom() > area.bottom() {
                break;
            }
            self.draw_day(buffer, place, self.month.first().plus(i32::from(number)), look);
            hits.add(place, Action::Pick { pane: self.pane, row: usize::from(number) });
        }
    }

    /// Weeks that it touches.
    #[must_use]
    pub fn weeks(&self) -> u16 {
        let lead = u16::from(self.month.first().weekday());
        (lead + u16::from(self.month.length())).div_ceil(DAYS_OF_WEEK)
    }

    fn draw_day(&self, buffer: &mut Buffer, place: Rect, day: Day, look: Look<'_>) {
        let cell = self.days.iter().find(|cell| cell.day == day);
        let mut style = look.style(if cell.is_some() { Role::Figure } else { Role::Muted });
        if day == self.today {
            style = look.style(Role::Accent).add_modifier(Modifier::UNDERLINED);
        }
        if day == self.selected {
            tint(buffer, place, look.style(Role::Selected));
        }
        put_right(buffer, place, 0, &day.day_of_month().to_string(), style);
        let Some(cell) = cell else { return };
        let meaning = look.theme.meaning(cell.meaning);
        // The letter stands right before the number, so that it cannot be taken for another day's.
        let letter_column = place.width.saturating_sub(4);
        let change = cell.change.and_then(|change| self.amount(change, place.width, true));
        // The letter stands where the amount has no room, and for anything that is not calm.
        if cell.meaning != Meaning::Calm || change.is_none() || place.height < 2 {
            let payday = cell.payday && cell.meaning == Meaning::Calm;
            let letter = if payday { PAYDAY } else { cell.meaning.letter() };
            put(buffer, place, letter_column, 0, letter, meaning);
        } else if cell.payday {
            put(buffer, place, letter_column, 0, PAYDAY, meaning);
        }
        if place.height >= 2
            && let Some(text) = change
        {
            let role = if cell.change.is_some_and(|change| change.0 > 0) { Role::Calm } else { Role::Figure };
            put_right(buffer, place, 1, &text, look.style(role));
        }
        if place.height >= 3
            && let Some(text) = cell.cash_after.and_then(|cash| self.amount(cash, place.width, false))
        {
            put_right(buffer, place, 2, &text, look.style(Role::Muted));
        }
        if day == self.selected {
            tint(buffer, place, look.style(Role::Selected));
        }
    }

    /// The amount in full or without its zero decimals, where one of them fits.
    fn amount(&self, amount: Money, width: u16, signed: bool) -> Option<String> {
        let brief = brief_money(amount, self.currency);
        let brief = if signed && amount.0 > 0 { format!("+{brief}") } else { brief };
        let full = if signed {
            signed_money(amount, self.currency)
        } else {
            crate::text::number::money(amount, self.currency)
        };
        [full, brief].into_iter().find(|text| columns(text) <= width)
    }
}

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn};
    use super::*;
    use crate::text::Lang;

    fn day(number: u32) -> Day {
        Day::ymd(2026, 12, number).unwrap()
    }

    fn days() -> [DayCell; 3] {
        let cell = |number, change, after, meaning| DayCell {
            day: day(number),
            change: Some(Money(change)),
            cash_after: Some(Money(after)),
            meaning,
            payday: change > 0,
        };
        [
            cell(1, -240_000, 279_951, Meaning::Calm),
            cell(5, -179_951, 100_000, Meaning::Warning),
            cell(10, 80_000_000, 80_100_000, Meaning::Calm),
        ]
    }

    fn grid(days: &[DayCell]) -> MonthGrid<'_> {
        MonthGrid {
            month: Month::new(2026, 12),
            days,
            selected: day(5),
            today: day(3),
            currency: Currency::CNY,
            pane: 1,
        }
    }

    fn show(width: u16, height: u16, lang: Lang) -> Vec<String> {
        drawn(width, height, lang, |buffer, area, look| {
            grid(&days()).draw(buffer, area, look, &mut Hits::default());
        })
    }

    #[test]
    fn a_wide_month_shows_what_is_due_and_the_cash_after() {
        let shown = show(77, 16, Lang::En);
        assert_eq!(
            shown[..7],
            [
                "        Mo         Tu         We         Th         Fr         Sa         Su",
                "                    1          2          3          4       !  5          6",
                "            -2,400.00                                   -1,799.51",
                "             2,799.51                                    1,000.00",
                "         7          8          9       + 10         11         12         13",
                "                                   +800,000",
                "                                 801,000.00",
            ]
        );
    }

    #[test]
    fn a_narrow_month_shows_letters_instead_of_cut_amounts() {
        let shown = show(35, 6, Lang::Zh);
        assert_eq!(shown[0], "  一   二   三   四   五   六   日");
        assert_eq!(shown[1], "     o  1    2    3    4 !  5    6");
        for width in 0..100 {
            for line in show(width, 16, Lang::En) {
                let cut = line.split_whitespace().find(|word| {
                    word.contains(',')
                        && !["-2,400.00", "-2,400", "2,799.51", "-1,799.51", "1,000.00", "1,000"].contains(word)
                        && !["+800,000.00", "+800,000", "801,000.00", "801,000"].contains(word)
                });
                assert_eq!(cut, None, "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_click_picks_its_day() {
        let theme = crate::tui::theme::Theme::default();
        let area = Rect::new(0, 0, 77, 16);
        let mut buffer = Buffer::empty(area);
        let mut hits = Hits::default();
        grid(&days()).draw(&mut buffer, area, Look { lang: Lang::En, theme: &theme }, &mut hits);
        assert_eq!(hits.at(12, 2), Some(Action::Pick { pane: 1, row: 0 }));
        assert_eq!(hits.at(2, 2), None);
    }

    #[test]
    fn a_month_at_every_size() {
        at_every_size(|buffer, area, look| grid(&days()).draw(buffer, area, look, &mut Hits::default()));
    }
}
