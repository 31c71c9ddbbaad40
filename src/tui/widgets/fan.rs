//! A fan over days: between which values most of many possible futures lie, and the one in the middle.
//!
//! ```text
//! 20,000 ┤     ⠤⢔⢕⢕⠡     a wide band of 90 in 100, a narrow one of 50 in 100 (dots as close as each is dense),
//!      0 ╌╌⠤⠤⠔⠊⠉⠉╌╌╌     the middle one as a line, and a threshold drawn through it
//!   yuan ─┴──Jan──Mar─
//! ```
//!
//! The bands differ by how dense they are and not by colour alone. Between two days values go on in a straight line.

mod dots;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub use self::dots::draw_legend;
use self::dots::{Dots, draw_cells, is_sparse};
use super::chart::{Days, LEAST_PLOT, PointLabel, margin_of};
use super::chart_scale::Scale;
use super::dots::bit;
use super::draw::{Look, across, columns, put, put_right};
use crate::domain::calendar::Day;
use crate::domain::money::{Currency, Money, Ratio};
use crate::text::number::{self, Decimals, brief_money, currency_name};
use crate::text::{Words, date};
use crate::tui::theme::Role;

/// The values on a day below which 5, 25, 50, 75 and 95 of 100 futures lie; none lies above every figure.
pub type Spread = [Option<i64>; 5];

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Amounts, in minor units.
    Money(Currency),
    /// Shares of income, in basis points.
    Share,
}

/// Which end of the fan is the bad one: it is labelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worse {
    /// Less is worse.
    Low,
    /// More is worse.
    High,
}

/// A fan.
#[derive(Debug, Clone, Copy)]
pub struct Fan<'a> {
    /// Days in order, each with its spread.
    pub points: &'a [(Day, Spread)],
    /// What is measured.
    pub measure: Measure,
    /// Which end is labelled.
    pub worse: Worse,
    /// A line that should not be crossed.
    pub threshold: Option<i64>,
    /// The day a year is not written for.
    pub today: Day,
}

const LOW: Words = Words::new("low of the 90: {amount}", "90 种中最低 {amount}");
const HIGH: Words = Words::new("high of the 90: {amount}", "90 种中最高 {amount}");
const ON: Words = Words::new("{label} on {day}", "{label}，{day}");
const BEYOND: Words = Words::new("some of the 90 have no income", "90 种中有的没有收入");
const OF_INCOME: Words = Words::new("of income", "占收入");
const EMPTY: Words = Words::new("No months to show.", "没有可显示的月份。");
impl Fan<'_> {
    /// Draws the fan, or a sentence with its worst point where there is no room for it.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let area = area.intersection(buffer.area);
        let Some(worst) = self.worst() else {
            put(buffer, area, 0, 0, EMPTY.get(look.lang), look.style(Role::Muted));
            return;
        };
        let scale = self.scale();
        let labels = [scale.top, scale.bottom].map(|value| self.round(value));
        let threshold = self.threshold.map(|value| self.round(value)).unwrap_or_default();
        let unit = self.unit(look);
        let margin = margin_of([&labels[0], &labels[1], &threshold, &unit]);
        let plot = Rect {
            x: area.x + margin.min(area.width),
            width: area.width.saturating_sub(margin),
            height: area.height.saturating_sub(2),
            ..area
        };
        if plot.width < LEAST_PLOT.0 || plot.height < LEAST_PLOT.1 {
            let texts = self.worst_labels(worst, look);
            let fitting = texts.iter().find(|text| columns(text) <= area.width).unwrap_or(&texts[2]);
            put(buffer, area, 0, 0, &look.fit(fitting, area.width), look.style(self.role(worst.1)));
            return;
        }
        let figures = Rect { width: margin - 1, ..area };
        put_right(buffer, figures, 0, &labels[0], look.style(Role::Muted));
        put_right(buffer, figures, plot.height - 1, &labels[1], look.style(Role::Muted));
        if let Some(value) = self.threshold {
            let row = scale.step(value, plot.height.saturating_mul(4)) / 4;
            across(buffer, plot, row, look.theme.glyphs.threshold, look.style(Role::Border));
            across(buffer, figures, row, " ", look.style(Role::Text));
            put_right(buffer, figures, row, &threshold, look.style(Role::Muted));
        }
        let cells = self.cells(plot, scale);
        draw_cells(buffer, plot, &cells, look);
        self.days().draw_axis(buffer, area, plot, &unit, look);
        self.draw_worst(buffer, plot, scale, &cells, worst, look);
    }

    fn days(&self) -> Days {
        let day = |point: Option<&(Day, Spread)>| point.map_or(self.today, |(day, _)| *day);
        Days { first: day(self.points.first()), until: day(self.points.last()) }
    }

    fn scale(&self) -> Scale {
        let values = self.points.iter().flat_map(|(_, spread)| spread.iter().flatten().copied());
        let unit = match self.measure {
            Measure::Money(currency) => currency.unit().0,
            Measure::Share => 100,
        };
        Scale::of(values.chain(self.threshold), unit)
    }

    /// A value of the axis, which is round.
    fn round(&self, value: i64) -> String {
        match self.measure {
            Measure::Money(currency) => brief_money(Money(value), currency),
            Measure::Share => number::percent(Ratio::basis_points(value), Decimals::None),
        }
    }

    fn exact(&self, value: i64) -> String {
        match self.measure {
            Measure::Money(currency) => number::money(Money(value), currency),
            Measure::Share => number::percent(Ratio::basis_points(value), Decimals::One),
        }
    }

    fn unit(&self, look: Look<'_>) -> String {
        match self.measure {
            Measure::Money(currency) => currency_name(currency, look.lang),
            Measure::Share => OF_INCOME.get(look.lang).to_owned(),
        }
    }

    /// The worst end of the wide band: its first day and value.
    fn worst(&self) -> Option<(Day, Option<i64>)> {
        let beyond = |value: Option<i64>| value.unwrap_or(i64::MAX);
        let points = self.points.iter();
        match self.worse {
            Worse::Low => points.map(|(day, spread)| (*day, spread[0])).min_by_key(|(day, low)| (beyond(*low), *day)),
            Worse::High => {
                let highest = points.map(|(day, spread)| (*day, spread[4]));
                highest.min_by_key(|(day, high)| (std::cmp::Reverse(beyond(*high)), *day))
            }
        }
    }

    /// What is said of the worst point, the fullest first.
    fn worst_labels(&self, (day, value): (Day, Option<i64>), look: Look<'_>) -> [String; 3] {
        let label = match (value, self.worse) {
            (None, _) => BEYOND.get(look.lang).to_owned(),
            (Some(value), Worse::Low) => LOW.fill(look.lang, &[("amount", self.exact(value))]),
            (Some(value), Worse::High) => HIGH.fill(look.lang, &[("amount", self.exact(value))]),
        };
        let on = |day: String| ON.fill(look.lang, &[("label", label.clone()), ("day", day)]);
        [on(date::short_unless_other_year(day, self.today)), label.clone(), value.map_or(label, |v| self.exact(v))]
    }

    /// Whether a value is on the wrong side of the threshold.
    fn is_bad(&self, value: Option<i64>) -> bool {
        match (self.threshold, self.worse) {
            (None, _) => false,
            (Some(threshold), Worse::Low) => value.is_some_and(|value| value < threshold),
            (Some(threshold), Worse::High) => value.is_none_or(|value| value > threshold),
        }
    }

    fn role(&self, value: Option<i64>) -> Role {
        match (self.is_bad(value), self.worse) {
            (false, _) => Role::Accent,
            (true, Worse::Low) => Role::Stop,
            (true, Worse::High) => Role::Warning,
        }
    }

    /// The spread at each of so many columns; what lies above every figure is at the top.
    fn columns(&self, parts: u16, top: i64) -> Vec<[i64; 5]> {
        let Some((first, _)) = self.points.first() else { return Vec::new() };
        let span = i64::from(self.days().until.since(*first)).max(0);
        let last = i64::from(parts.saturating_sub(1)).max(1);
        let mut at = 0;
        let columns = (0..i64::from(parts)).map(|column| {
            // The place of a column in days, times `last`.
            let place = column * span;
            let days = |point: &(Day, Spread)| i64::from(point.0.since(*first));
            while self.points.get(at + 1).is_some_and(|next| days(next) * last <= place) {
                at += 1;
            }
            let (Some(before), after) = (self.points.get(at), self.points.get(at + 1)) else { return [0; 5] };
            let value = |point: &(Day, Spread), of: usize| point.1.get(of).copied().flatten().unwrap_or(top);
            std::array::from_fn(|of| match after {
                None => value(before, of),
                Some(after) => {
                    let (from, to) = (value(before, of), value(after, of));
                    let (done, all) = (place - days(before) * last, (days(after) - days(before)) * last);
                    let step = i128::from(to) - i128::from(from);
                    let grown = step * i128::from(done) / i128::from(all.max(1));
                    i64::try_from(i128::from(from) + grown).unwrap_or(to)
                }
            })
        });
        columns.collect()
    }

    /// The cells of the plot, a column each.
    fn cells(&self, plot: Rect, scale: Scale) -> Vec<Vec<Dots>> {
        let mut cells = vec![vec![Dots::default(); usize::from(plot.height)]; usize::from(plot.width)];
        let steps = plot.height.saturating_mul(4);
        let mut middle_before = None;
        for (at, spread) in self.columns(plot.width.saturating_mul(2), scale.top).into_iter().enumerate() {
            let Some(column) = cells.get_mut(at / 2) else { continue };
            let [low, quarter, middle, upper, high] = spread.map(|value| scale.step(value, steps));
            for step in high..=low {
                let is_edge = step == high || step == low;
                let is_narrow = (upper..=quarter).contains(&step);
                let Some(cell) = column.get_mut(usize::from(step / 4)) else { continue };
                let dot = bit(at % 2, step % 4);
                if is_narrow && (usize::from(step) + at).is_multiple_of(2) {
                    cell.narrow |= dot;
                } else if !is_narrow && (is_edge && at.is_multiple_of(2) || is_sparse(at, step)) {
                    cell.wide |= dot;
                }
                let value = if self.worse == Worse::Low { spread[0] } else { spread[4] };
                let end = if self.worse == Worse::Low { low } else { high };
                cell.is_bad |= step == end && self.is_bad(Some(value));
            }
            let from = middle_before.unwrap_or(middle);
            for step in middle.min(from)..=middle.max(from) {
                if let Some(cell) = column.get_mut(usize::from(step / 4)) {
                    cell.middle |= bit(at % 2, step % 4);
                }
            }
            middle_before = Some(middle);
        }
        cells
    }

    fn draw_worst(
        &self,
        buffer: &mut Buffer,
        plot: Rect,
        scale: Scale,
        cells: &[Vec<Dots>],
        (day, value): (Day, Option<i64>),
        look: Look<'_>,
    ) {
        let row = scale.step(value.unwrap_or(scale.top), plot.height.saturating_mul(4)) / 4;
        let (above, below) = ([row.checked_sub(1), row.checked_sub(2)], [Some(row + 1), Some(row + 2)]);
        let (near, far) = if self.worse == Worse::Low { (below, above) } else { (above, below) };
        let label = PointLabel {
            texts: &self.worst_labels((day, value), look),
            column: self.days().column_of(day, plot.width),
            row,
            rows: &[near[0], near[1], far[0], far[1]],
            style: look.style(self.role(value)),
        };
        let is_used = |column: u16, row: u16| {
            let cells = cells.get(usize::from(column));
            cells.and_then(|cells| cells.get(usize::from(row))).is_some_and(|dots| !dots.is_empty())
        };
        label.draw(buffer, plot, &is_used, look);
    }
}

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn, rows};
    use super::*;
    use crate::text::Lang;
    use crate::tui::theme::{Background, Depth, Theme};

    fn day(offset: i32) -> Day {
        Day::ymd(2026, 12, 20).unwrap().plus(offset)
    }

    fn points() -> Vec<(Day, Spread)> {
        let spread = |month: i64| {
            let middle = 500_000 + 100_000 * month;
            [middle - 90_000 * month, middle - 30_000 * month, middle, middle + 20_000 * month, middle + 60_000 * month]
                .map(Some)
        };
        (0..12).map(|month| (day(30 * month), spread(i64::from(month)))).collect()
    }

    fn fan(points: &[(Day, Spread)]) -> Fan<'_> {
        let measure = Measure::Money(Currency::CNY);
        Fan { points, measure, worse: Worse::Low, threshold: Some(0), today: day(0) }
    }

    fn count(shown: &str, glyph: char) -> usize {
        shown.chars().filter(|shown| *shown == glyph).count()
    }

    #[test]
    fn each_band_and_the_line_can_be_told_apart_without_colour() {
        let theme = Theme::new(Depth::None, Background::Dark, true);
        let area = Rect::new(0, 0, 70, 12);
        let mut buffer = Buffer::empty(area);
        fan(&points()).draw(&mut buffer, area, Look { lang: Lang::En, theme: &theme });
        let shown = rows(&buffer).join("\n");
        assert!(shown.is_ascii(), "{shown}");
        assert!(count(&shown, ':') > 40 && count(&shown, '.') > 100, "{shown}");
        assert!(count(&shown, '-') + count(&shown, '_') + count(&shown, '\'') > 60, "{shown}");
        let dense = drawn(70, 12, Lang::En, |buffer, area, look| fan(&points()).draw(buffer, area, look)).join("\n");
        assert!(count(&dense, '⢕') > 5 && count(&dense, '⠡') > 10, "{dense}");
    }

    #[test]
    fn the_worst_point_is_named_with_its_whole_amount() {
        for lang in Lang::ALL {
            for (width, height) in [(76, 12), (50, 6), (36, 5), (34, 2), (34, 1)] {
                let shown = drawn(width, height, lang, |buffer, area, look| fan(&points()).draw(buffer, area, look));
                let shown = shown.join("\n");
                assert!(shown.contains("5,000.00"), "{width}x{height}\n{shown}");
            }
        }
    }

    #[test]
    fn the_middle_line_lies_between_the_bands() {
        let fan_points = points();
        let fan = fan(&fan_points);
        for [low, quarter, middle, upper, high] in fan.columns(140, 10_000_000) {
            assert!(low <= quarter && quarter <= middle && middle <= upper && upper <= high);
        }
        let ends = fan.columns(140, 0);
        assert_eq!((ends[0].map(Some), ends[139].map(Some)), (fan_points[0].1, fan_points[11].1));
    }

    #[test]
    fn a_share_of_no_income_is_at_the_top_and_said() {
        let points: Vec<(Day, Spread)> =
            vec![(day(0), [Some(3_000); 5]), (day(30), [Some(3_000), Some(3_000), Some(3_000), Some(5_000), None])];
        let fan = Fan { measure: Measure::Share, worse: Worse::High, threshold: Some(5_000), ..fan(&points) };
        let shown = drawn(60, 8, Lang::En, |buffer, area, look| fan.draw(buffer, area, look)).join("\n");
        assert!(shown.contains("some of the 90 have no income") && shown.contains("50%"), "{shown}");
    }

    #[test]
    fn fans_at_every_size() {
        at_every_size(|buffer, area, look| {
            draw_legend(buffer, area, look);
            fan(&points()).draw(buffer, area, look);
            let one = [(day(3), [Some(i64::MIN), None, None, Some(i64::MAX), None])];
            fan(&one).draw(buffer, area, look);
            let two = [(day(3), [Some(i64::MIN); 5]), (day(900), [Some(i64::MAX); 5])];
            fan(&two).draw(buffer, area, look);
            fan(&[]).draw(buffer, area, look);
        });
    }
}
