//! The two axes of a chart over days: round ends for the values, and days worth naming.

use crate::domain::calendar::Day;
use crate::text::{Lang, date};

/// The ends of the axis of values: amounts in minor units, or shares in basis points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// The lower end: nothing, or a round value below the lowest.
    pub bottom: i64,
    /// The upper end: a round value above the highest.
    pub top: i64,
}

impl Scale {
    /// Ends that hold all values and nothing, round in whole units.
    pub fn of(values: impl Iterator<Item = i64>, unit: i64) -> Scale {
        let (low, high) = values.fold((0, 0), |(low, high): (i64, i64), value| (low.min(value), high.max(value)));
        let unit = unit.max(1);
        let top = if high > 0 { round_up(high, unit) } else { 0 };
        let bottom = if low < 0 { -round_up(low.saturating_neg(), unit) } else { 0 };
        let top = if top == bottom { unit } else { top };
        Scale { bottom, top }
    }

    /// Which of so many steps, from the top, a value is at.
    pub fn step(self, value: i64, steps: u16) -> u16 {
        let height = i128::from(self.top) - i128::from(self.bottom);
        let last = i128::from(steps.saturating_sub(1));
        let down = i128::from(self.top) - i128::from(value);
        let step = if height > 0 { (down * last + height / 2) / height } else { 0 };
        u16::try_from(step.clamp(0, last)).unwrap_or(0)
    }
}

/// The next of 1, 2, 3, 4, 5, 6, 8, 10 times a power of ten, in whole units.
fn round_up(value: i64, unit: i64) -> i64 {
    let mut power = unit;
    while power <= i64::MAX / 10 && power.saturating_mul(10) <= value {
        power *= 10;
    }
    let rounded = [1, 2, 3, 4, 5, 6, 8, 10].into_iter().filter_map(|times| power.checked_mul(times));
    rounded.into_iter().find(|rounded| *rounded >= value).unwrap_or(value)
}

/// Columns from one day's label to the next.
const LABEL_SPACE: i32 = 10;

/// The days to name under a curve: every so many days, or the firsts of months when there are many.
pub fn day_labels(first: Day, until: Day, width: u16, lang: Lang) -> Vec<(Day, String)> {
    let span = until.since(first).max(0) + 1;
    let labels = (i32::from(width) / LABEL_SPACE).max(1);
    if span > 100 {
        let months = span / 30 + 1;
        let step = (months / labels).max(1);
        let months = (0..=months).step_by(usize::try_from(step).unwrap_or(1)).map(|n| first.month().plus(n + 1));
        return months
            .take_while(|month| month.first() <= until)
            .map(|month| {
                let year = if month.number() == 1 { format!(" {}", month.year()) } else { String::new() };
                (month.first(), format!("{}{year}", date::short_month(month, lang)))
            })
            .collect();
    }
    let step = [1, 2, 5, 7, 10, 14, 30].into_iter().find(|step| span / step < labels).unwrap_or(60);
    let days = (0..span).step_by(usize::try_from(step).unwrap_or(1));
    days.map(|offset| first.plus(offset)).map(|day| (day, date::short(day))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(low: i64, high: i64) -> (i64, i64) {
        let scale = Scale::of([low, high].into_iter(), 100);
        (scale.bottom, scale.top)
    }

    #[test]
    fn ends_are_round_and_hold_everything() {
        assert_eq!(scale(20_049, 820_049), (0, 1_000_000));
        assert_eq!(scale(-20_049, 510_000), (-30_000, 600_000));
        assert_eq!(scale(0, 0), (0, 100));
        assert_eq!(scale(-5, -5), (-100, 0));
        assert_eq!(scale(0, i64::MAX).1, i64::MAX);
    }

    #[test]
    fn steps_go_from_top_to_bottom() {
        let scale = Scale { bottom: 0, top: 1000 };
        assert_eq!([1000, 500, 0, -50, 2000].map(|value| scale.step(value, 11)), [0, 5, 10, 10, 0]);
        assert_eq!(scale.step(3, 0), 0);
    }

    #[test]
    fn days_or_months_are_named() {
        let first = Day::ymd(2026, 11, 21).unwrap();
        let near: Vec<String> =
            day_labels(first, first.plus(29), 40, Lang::En).into_iter().map(|(_, text)| text).collect();
        assert_eq!(near, ["11-21", "12-01", "12-11"]);
        let far: Vec<String> =
            day_labels(first, first.plus(200), 60, Lang::Zh).into_iter().map(|(_, text)| text).collect();
        assert_eq!(far[..2], ["12月", "1月 2027"]);
    }
}
