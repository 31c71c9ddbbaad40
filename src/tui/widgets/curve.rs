//! A curve of money over days: its lowest point labelled, a threshold drawn through it, paydays on the axis, its unit named.
//!
//! ```text
//! 8,000 ┤        ⡏⠉⠉⠑⠒⠢⢄        rows of dots, four to a cell
//!     0 ╌╌╌▾ low 200.49 on 12-08╌╌╌
//!  yuan ─┴──12-01──▴──12-15──      days, ▴ a payday
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::chart::{Days, LEAST_PLOT, PointLabel, margin_of};
use super::chart_scale::Scale;
use super::dots::{bit, symbol};
use super::draw::{Look, across, put, put_right, row_of};
use crate::domain::calendar::Day;
use crate::domain::money::{Currency, Money};
use crate::text::number::{brief_money, currency_name, money};
use crate::text::{Words, date};
use crate::tui::theme::Role;

/// What is known of the money: a value from each day on, until the next.
#[derive(Debug, Clone, Copy)]
pub struct Curve<'a> {
    /// Days in order, each with the money from then on.
    pub points: &'a [(Day, Money)],
    /// The last day shown.
    pub until: Day,
    /// A line that should not be crossed.
    pub threshold: Option<Money>,
    /// Days with income.
    pub paydays: &'a [Day],
    /// The day a year is not written for.
    pub today: Day,
    /// The currency.
    pub currency: Currency,
}

const LOWEST: Words = Words::new("low {amount} on {day}", "最低 {amount}，{day}");
const EMPTY: Words = Words::new("No days to show.", "没有可显示的日期。");

impl Curve<'_> {
    /// Draws the curve, or a sentence with its lowest point where there is no room for it.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let area = area.intersection(buffer.area);
        let Some(lowest) = self.lowest() else {
            put(buffer, area, 0, 0, EMPTY.get(look.lang), look.style(Role::Muted));
            return;
        };
        let scale = self.scale();
        let (labels, threshold_label, unit) = self.labels(scale, look);
        let margin = margin_of([&labels[0], &labels[1], &threshold_label, &unit]);
        let plot = Rect {
            x: area.x + margin.min(area.width),
            width: area.width.saturating_sub(margin),
            height: area.height.saturating_sub(2),
            ..area
        };
        if plot.width < LEAST_PLOT.0 || plot.height < LEAST_PLOT.1 {
            let text = self.lowest_with(lowest, &format!(" {unit}"), look);
            put(buffer, area, 0, 0, &look.fit(&text, area.width), look.style(self.role(lowest.1)));
            return;
        }
        let labels_area = Rect { width: margin - 1, ..area };
        put_right(buffer, labels_area, 0, &labels[0], look.style(Role::Muted));
        put_right(buffer, labels_area, plot.height - 1, &labels[1], look.style(Role::Muted));
        self.draw_threshold(buffer, labels_area, plot, scale, &threshold_label, look);
        let dots = self.dots(plot, scale);
        self.draw_dots(buffer, plot, &dots, look);
        self.draw_axis(buffer, area, plot, &unit, look);
        self.draw_lowest(buffer, plot, scale, &dots, lowest, look);
    }

    /// The columns at the left that the figures take, so that something else can stand over the days.
    #[must_use]
    pub fn margin(&self, look: Look<'_>) -> u16 {
        let (labels, threshold_label, unit) = self.labels(self.scale(), look);
        margin_of([&labels[0], &labels[1], &threshold_label, &unit])
    }

    fn scale(&self) -> Scale {
        let shown = self.points.iter().filter(|(day, _)| *day <= self.until).map(|(_, money)| *money);
        Scale::of(shown.chain(self.threshold).map(|money| money.0), self.currency.unit().0)
    }

    fn labels(&self, scale: Scale, look: Look<'_>) -> ([String; 2], String, String) {
        let labels = [scale.top, scale.bottom].map(|value| brief_money(Money(value), self.currency));
        let threshold_label = self.threshold.map(|value| brief_money(value, self.currency)).unwrap_or_default();
        (labels, threshold_label, currency_name(self.currency, look.lang))
    }

    /// The lowest value and its first day.
    #[must_use]
    pub fn lowest(&self) -> Option<(Day, Money)> {
        let shown = self.points.iter().filter(|(day, _)| *day <= self.until);
        shown.copied().min_by_key(|(day, money)| (*money, *day))
    }

    fn lowest_label(&self, lowest: (Day, Money), look: Look<'_>) -> String {
        self.lowest_with(lowest, "", look)
    }

    /// The lowest point in words, with its unit after the amount.
    fn lowest_with(&self, (day, amount): (Day, Money), unit: &str, look: Look<'_>) -> String {
        let day = date::short_unless_other_year(day, self.today);
        let amount = format!("{}{unit}", money(amount, self.currency));
        LOWEST.fill(look.lang, &[("amount", amount), ("day", day)])
    }

    fn role(&self, value: Money) -> Role {
        let below = value.0 < 0 || self.threshold.is_some_and(|threshold| value < threshold);
        if below { Role::Stop } else { Role::Accent }
    }

    fn days(&self) -> Days {
        Days { first: self.points.first().map_or(self.until, |(day, _)| *day), until: self.until }
    }

    /// The lowest and highest value of each column of dots, and the last one.
    fn ranges(&self, parts: u16) -> Vec<(Money, Money, Money)> {
        let mut ranges: Vec<Option<(Money, Money, Money)>> = vec![None; usize::from(parts)];
        for (day, value) in self.points.iter().filter(|(day, _)| *day <= self.until) {
            if let Some(range) = ranges.get_mut(usize::from(self.days().column_of(*day, parts))) {
                *range = Some(match *range {
                    None => (*value, *value, *value),
                    Some((low, high, _)) => (low.least(*value), high.most(*value), *value),
                });
            }
        }
        // A column without a change goes on at the value before; one with a change starts there.
        let mut before: Option<Money> = None;
        let filled = ranges.into_iter().map(|range| {
            let value = before.unwrap_or_default();
            let range = match (range, before) {
                (Some((low, high, last)), Some(value)) => (low.least(value), high.most(value), last),
                (Some(range), None) => range,
                (None, _) => (value, value, value),
            };
            before = Some(range.2);
            range
        });
        filled.collect()
    }

    /// The cells of the plot with their dots, as braille bits or as a character of the plain set; a column each.
    fn dots(&self, plot: Rect, scale: Scale) -> Vec<Vec<(u8, Role)>> {
        let rows = usize::from(plot.height);
        let mut cells = vec![vec![(0, Role::Accent); rows]; usize::from(plot.width)];
        let steps = plot.height.saturating_mul(4);
        for (at, (low, high, last)) in self.ranges(plot.width.saturating_mul(2)).into_iter().enumerate() {
            let (from, to) = (scale.step(high.0, steps), scale.step(low.0, steps));
            for step in from..=to {
                let role = if step == scale.step(last.0, steps) { self.role(last) } else { self.role(low) };
                let cell = cells.get_mut(at / 2).and_then(|column| column.get_mut(usize::from(step / 4)));
                if let Some((bits, own)) = cell {
                    *bits |= bit(at % 2, step % 4);
                    if role == Role::Stop || *own != Role::Stop {
                        *own = role;
                    }
                }
            }
        }
        cells
    }

    fn draw_dots(&self, buffer: &mut Buffer, plot: Rect, cells: &[Vec<(u8, Role)>], look: Look<'_>) {
        for (column, cells) in (0..).zip(cells) {
            for (row, (bits, role)) in (0..).zip(cells) {
                if *bits == 0 {
                    continue;
                }
                let mut bytes = [0; 4];
                let symbol = symbol(*bits, look.theme.glyphs).encode_utf8(&mut bytes);
                put(buffer, plot, column, row, symbol, look.style(*role));
            }
        }
    }

    fn draw_threshold(&self, buffer: &mut Buffer, labels: Rect, plot: Rect, scale: Scale, label: &str, look: Look<'_>) {
        let Some(threshold) = self.threshold else { return };
        let row = scale.step(threshold.0, plot.height.saturating_mul(4)) / 4;
        across(buffer, plot, row, look.theme.glyphs.threshold, look.style(Role::Border));
        // The threshold's own label comes before those of the ends.
        across(buffer, labels, row, " ", Style::new());
        let role = if threshold > Money::ZERO { Role::Warning } else { Role::Muted };
        put_right(buffer, labels, row, label, look.style(role));
    }

    fn draw_axis(&self, buffer: &mut Buffer, area: Rect, plot: Rect, unit: &str, look: Look<'_>) {
        let days = self.days();
        days.draw_axis(buffer, area, plot, unit, look);
        let axis = row_of(Rect { height: area.height, ..plot }, plot.height);
        for day in self.paydays.iter().filter(|day| **day >= days.first && **day <= self.until) {
            put(buffer, axis, days.column_of(*day, plot.width), 0, look.theme.glyphs.payday, look.style(Role::Calm));
        }
    }

    /// Labels the lowest point: above it when there is room, and where it hides the least of the curve.
    fn draw_lowest(
        &self,
        buffer: &mut Buffer,
        plot: Rect,
        scale: Scale,
        cells: &[Vec<(u8, Role)>],
        lowest: (Day, Money),
        look: Look<'_>,
    ) {
        let row = scale.step(lowest.1.0, plot.height.saturating_mul(4)) / 4;
        let label = PointLabel {
            texts: &[self.lowest_label(lowest, look)],
            column: self.days().column_of(lowest.0, plot.width),
            row,
            rows: &[row.checked_sub(1), row.checked_sub(2), Some(row + 1)],
            style: look.style(self.role(lowest.1)),
        };
        let is_used = |column: u16, row: u16| {
            let cells = cells.get(usize::from(column));
            cells.and_then(|cells| cells.get(usize::from(row))).is_some_and(|(bits, _)| *bits != 0)
        };
        label.draw(buffer, plot, &is_used, look);
    }
}

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn};
    use super::*;
    use crate::text::Lang;
    use crate::tui::theme::{Background, Depth, Theme};

    fn day(offset: i32) -> Day {
        Day::ymd(2026, 11, 21).unwrap().plus(offset)
    }

    fn points() -> Vec<(Day, Money)> {
        vec![
            (day(0), Money(520_000)),
            (day(10), Money(280_000)),
            (day(14), Money(100_049)),
            (day(17), Money(20_049)),
            (day(19), Money(820_049)),
        ]
    }

    fn show(width: u16, height: u16, lang: Lang) -> Vec<String> {
        drawn(width, height, lang, |buffer, area, look| curve(&points()).draw(buffer, area, look))
    }

    fn curve(points: &[(Day, Money)]) -> Curve<'_> {
        const PAYDAYS: [Day; 1] = [Day(739_960)];
        Curve {
            points,
            until: day(29),
            threshold: Some(Money(50_000)),
            paydays: &PAYDAYS,
            today: day(0),
            currency: Currency::CNY,
        }
    }

    #[test]
    fn the_lowest_point_is_labelled_with_its_whole_amount() {
        for lang in Lang::ALL {
            for (width, height) in [(60, 8), (40, 5), (36, 4), (30, 2), (34, 1)] {
                let shown = show(width, height, lang).join("\n");
                assert!(shown.contains("200.49"), "{width}x{height}\n{shown}");
                assert!(shown.contains("12-08"), "{width}x{height}\n{shown}");
                assert!(shown.contains(if lang == Lang::En { "yuan" } else { "元" }), "{shown}");
            }
        }
    }

    #[test]
    fn a_curve_at_sixty_columns() {
        assert_eq!(day(19), Day(739_960), "the payday of the sample");
        let shown = show(60, 8, Lang::En);
        assert!(shown[0].starts_with("10,000"), "{shown:#?}");
        assert!(shown.iter().any(|line| line.starts_with("   500 ╌")), "{shown:#?}");
        assert!(shown[6].contains('▴') && shown[6].contains('─'), "{shown:#?}");
        assert!(shown[7].starts_with("  yuan 11-21"), "{shown:#?}");
        assert_eq!(shown.iter().filter(|line| line.contains('▾')).count(), 1);
    }

    #[test]
    fn below_the_threshold_it_is_drawn_as_a_stop() {
        let theme = Theme::default();
        let area = Rect::new(0, 0, 60, 8);
        let mut buffer = Buffer::empty(area);
        curve(&points()).draw(&mut buffer, area, Look { lang: Lang::En, theme: &theme });
        let stop = theme.style(Role::Stop).fg.unwrap();
        let accent = theme.style(Role::Accent).fg.unwrap();
        let dots =
            |colour| buffer.content().iter().filter(|cell| cell.fg == colour && cell.symbol() > "\u{2800}").count();
        assert!(dots(stop) > 0 && dots(accent) > 10);
    }

    #[test]
    fn the_plain_curve_is_ascii() {
        let theme = Theme::new(Depth::None, Background::Dark, true);
        let area = Rect::new(0, 0, 60, 8);
        let mut buffer = Buffer::empty(area);
        curve(&points()).draw(&mut buffer, area, Look { lang: Lang::En, theme: &theme });
        let shown = super::super::draw::test::rows(&buffer).join("\n");
        assert!(shown.is_ascii() && shown.contains('\''), "{shown}");
    }

    #[test]
    fn curves_at_every_size() {
        at_every_size(|buffer, area, look| {
            curve(&points()).draw(buffer, area, look);
            let one = [(day(3), Money(i64::MAX))];
            curve(&one).draw(buffer, area, look);
            let two = [(day(3), Money(-5)), (day(900), Money(7))];
            Curve { until: day(2000), ..curve(&two) }.draw(buffer, area, look);
            curve(&[]).draw(buffer, area, look);
        });
    }
}
