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

use super::curve_scale::{Scale, day_labels};
use super::draw::{Look, across, columns, put, put_right, row_of};
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

/// Fewer cells say less than a sentence does.
const LEAST_PLOT: (u16, u16) = (16, 2);

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
        let margin = margin_of(&labels, &threshold_label, &unit);
        let plot = Rect {
            x: area.x + margin.min(area.width),
            width: area.width.saturating_sub(margin),
            height: area.height.saturating_sub(2),
            ..area
        };
        if plot.width < LEAST_PLOT.0 || plot.height < LEAST_PLOT.1 {
            let text = self.lowest_label(lowest, look);
            put(buffer, area, 0, 0, &look.fit(&format!("{text} {unit}"), area.width), look.style(self.role(lowest.1)));
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
        margin_of(&labels, &threshold_label, &unit)
    }

    fn scale(&self) -> Scale {
        let shown = self.points.iter().filter(|(day, _)| *day <= self.until);
        Scale::of(shown.map(|(_, money)| *money), self.threshold, self.currency)
    }

    fn labels(&self, scale: Scale, look: Look<'_>) -> ([String; 2], String, String) {
        let labels = [scale.top, scale.bottom].map(|value| brief_money(value, self.currency));
        let threshold_label = self.threshold.map(|value| brief_money(value, self.currency)).unwrap_or_default();
        (labels, threshold_label, currency_name(self.currency, look.lang))
    }

    /// The lowest value and its first day.
    #[must_use]
    pub fn lowest(&self) -> Option<(Day, Money)> {
        let shown = self.points.iter().filter(|(day, _)| *day <= self.until);
        shown.copied().min_by_key(|(day, money)| (*money, *day))
    }

    fn lowest_label(&self, (day, amount): (Day, Money), look: Look<'_>) -> String {
        let day = date::short_unless_other_year(day, self.today);
        LOWEST.fill(look.lang, &[("amount", money(amount, self.currency)), ("day", day)])
    }

    fn role(&self, value: Money) -> Role {
        let below = value.0 < 0 || self.threshold.is_some_and(|threshold| value < threshold);
        if below { Role::Stop } else { Role::Accent }
    }

    fn first(&self) -> Day {
        self.points.first().map_or(self.until, |(day, _)| *day)
    }

    /// The column of a day, and the days of a column, both by whole numbers.
    fn column_of(&self, day: Day, parts: u16) -> u16 {
        let span = i64::from(self.until.since(self.first())).max(0) + 1;
        let at = i64::from(day.since(self.first())).clamp(0, span - 1);
        u16::try_from(at * i64::from(parts) / span).unwrap_or(0).min(parts.saturating_sub(1))
    }

    /// The lowest and highest value of each column of dots, and the last one.
    fn ranges(&self, parts: u16) -> Vec<(Money, Money, Money)> {
        let mut ranges: Vec<Option<(Money, Money, Money)>> = vec![None; usize::from(parts)];
        for (day, value) in self.points.iter().filter(|(day, _)| *day <= self.until) {
            if let Some(range) = ranges.get_mut(usize::from(self.column_of(*day, parts))) {
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
            let (from, to) = (scale.step(high, steps), scale.step(low, steps));
            for step in from..=to {
                let role = if step == scale.step(last, steps) { self.role(last) } else { self.role(low) };
                let cell = cells.get_mut(at / 2).and_then(|column| column.get_mut(usize::from(step / 4)));
                if let Some((bits, own)) = cell {
                    *bits |= braille_bit(at % 2, step % 4);
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
                let symbol = if look.theme.glyphs.braille { braille(*bits) } else { plain(*bits) };
                let mut bytes = [0; 4];
                put(buffer, plot, column, row, symbol.encode_utf8(&mut bytes), look.style(*role));
            }
        }
    }

    fn draw_threshold(&self, buffer: &mut Buffer, labels: Rect, plot: Rect, scale: Scale, label: &str, look: Look<'_>) {
        let Some(threshold) = self.threshold else { return };
        let row = scale.step(threshold, plot.height.saturating_mul(4)) / 4;
        across(buffer, plot, row, look.theme.glyphs.threshold, look.style(Role::Border));
        // The threshold's own label comes before those of the ends.
        across(buffer, labels, row, " ", Style::new());
        let role = if threshold > Money::ZERO { Role::Warning } else { Role::Muted };
        put_right(buffer, labels, row, label, look.style(role));
    }

    fn draw_axis(&self, buffer: &mut Buffer, area: Rect, plot: Rect, unit: &str, look: Look<'_>) {
        let axis = row_of(Rect { height: area.height, ..plot }, plot.height);
        across(buffer, axis, 0, look.theme.glyphs.axis, look.style(Role::Border));
        for day in self.paydays.iter().filter(|day| **day >= self.first() && **day <= self.until) {
            put(buffer, axis, self.column_of(*day, plot.width), 0, look.theme.glyphs.payday, look.style(Role::Calm));
        }
        let line = row_of(area, plot.height + 1);
        put_right(buffer, Rect { width: plot.x - area.x - 1, ..line }, 0, unit, look.style(Role::Muted));
        let days = Rect { x: plot.x, width: plot.width, ..line };
        let mut free = 0;
        for (day, text) in day_labels(self.first(), self.until, plot.width, look.lang) {
            let column = self.column_of(day, plot.width);
            if column >= free && column.saturating_add(columns(&text)) <= plot.width {
                free = put(buffer, days, column, 0, &text, look.style(Role::Muted)) + 1;
            }
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
        let glyphs = look.theme.glyphs;
        let text = self.lowest_label(lowest, look);
        let width = columns(&text) + 2;
        let column = self.column_of(lowest.0, plot.width);
        let row = scale.step(lowest.1, plot.height.saturating_mul(4)) / 4;
        let starts = [column, (column + 1).saturating_sub(width)];
        let rows = [row.checked_sub(1), row.checked_sub(2), Some(row + 1)];
        let places =
            rows.into_iter().flatten().filter(|row| *row < plot.height).flat_map(|row| starts.map(|at| (row, at)));
        let fitting = places.filter(|(_, at)| at.saturating_add(width) <= plot.width);
        let hidden = |(row, at): &(u16, u16)| {
            let columns = cells.iter().skip(usize::from(*at)).take(usize::from(width));
            columns.filter(|cells| cells.get(usize::from(*row)).is_some_and(|(bits, _)| *bits != 0)).count()
        };
        let Some((label_row, at)) = fitting.min_by_key(hidden) else { return };
        let style = look.style(self.role(lowest.1));
        let mark = if label_row < row { glyphs.lowest } else { glyphs.payday };
        let (mark_at, text_at) = if at == column { (at, at + 2) } else { (column, at) };
        across(buffer, Rect { x: plot.x + at, width, ..plot }, label_row, " ", Style::new());
        put(buffer, plot, mark_at, label_row, mark, style);
        put(buffer, plot, text_at, label_row, &text, style);
    }
}

fn margin_of(labels: &[String; 2], threshold: &str, unit: &str) -> u16 {
    let widest = [labels[0].as_str(), labels[1].as_str(), threshold, unit].map(columns).into_iter().max();
    widest.unwrap_or(0) + 1
}

/// The bit of a dot in a braille cell: two columns of four.
const fn braille_bit(column: usize, row: u16) -> u8 {
    match (column, row) {
        (0, 0) => 0x01,
        (0, 1) => 0x02,
        (0, 2) => 0x04,
        (0, _) => 0x40,
        (_, 0) => 0x08,
        (_, 1) => 0x10,
        (_, 2) => 0x20,
        (_, _) => 0x80,
    }
}

/// The braille character of a set of dots.
fn braille(bits: u8) -> char {
    char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' ')
}

/// A plain character for a set of dots: where in the cell most of them are.
const fn plain(bits: u8) -> char {
    let rows = [bits & 0x09, bits & 0x12, bits & 0x24, bits & 0xc0];
    match (rows[0] != 0, rows[1] != 0 || rows[2] != 0, rows[3] != 0) {
        (true, _, true) => '|',
        (true, _, false) => '\'',
        (false, true, _) => '-',
        (false, false, _) => '_',
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
