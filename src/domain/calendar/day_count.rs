//! Day counts: how many days, and what share of a year, lie between two dates under a named convention.
//!
//! A convention is a rule about dates only. This module must not know rates, amounts or who uses the convention.
//! Rules: ISDA 2006 definitions 4.16 (30/360 family, actual/actual), ICMA rule 251, the AFB master agreement.

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

use super::{Day, is_leap_year};

/// A named rule for the share of a year between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayCount {
    /// Calendar days over a fixed year of so many days (365, 364, 360).
    Actual(u16),
    /// Calendar days over the mean year of 365.25 days.
    Actual36525,
    /// Calendar days, each calendar year over its own length.
    ActualActualIsda,
    /// Calendar days over the coupon period, coupon periods over the year.
    ActualActualIcma,
    /// Whole years counted back from the end, the rest over 365 or 366.
    ActualActualAfb,
    /// 30/360 bond basis: the 31st becomes the 30th, at the end only if the start is on the 30th or 31st.
    Thirty360BondBasis,
    /// 30E/360: the 31st becomes the 30th at both ends.
    ThirtyE360,
    /// 30/360 bond basis with the end-of-February rule.
    Thirty360UsEom,
    /// 30E/360 ISDA: the last day of any month becomes the 30th at both ends.
    ThirtyE360Isda,
    /// 30E+/360: an end on the 31st becomes the 1st of the next month.
    ThirtyEPlus360,
    /// Calendar days without any 29 February, over 365.
    NoLeap365,
}

/// Every convention with the name that files and options use.
const NAMES: &[(&str, DayCount)] = &[
    ("actual/365", DayCount::Actual(365)),
    ("actual/364", DayCount::Actual(364)),
    ("actual/360", DayCount::Actual(360)),
    ("actual/365.25", DayCount::Actual36525),
    ("actual/actual-isda", DayCount::ActualActualIsda),
    ("actual/actual-icma", DayCount::ActualActualIcma),
    ("actual/actual-afb", DayCount::ActualActualAfb),
    ("30/360-bond-basis", DayCount::Thirty360BondBasis),
    ("30e/360", DayCount::ThirtyE360),
    ("30/360-us-eom", DayCount::Thirty360UsEom),
    ("30e/360-isda", DayCount::ThirtyE360Isda),
    ("30e+/360", DayCount::ThirtyEPlus360),
    ("nl/365", DayCount::NoLeap365),
    // Other common spellings of the same rules.
    ("actual/365-fixed", DayCount::Actual(365)),
    ("actual/365f", DayCount::Actual(365)),
    ("actual/actual", DayCount::ActualActualIsda),
    ("30/360", DayCount::Thirty360BondBasis),
    ("30/360-isda", DayCount::Thirty360BondBasis),
    ("30/360-us", DayCount::Thirty360UsEom),
    ("30u/360", DayCount::Thirty360UsEom),
];

impl DayCount {
    /// The convention of a name (`actual/365`, `30e/360`, `actual/actual-isda` …); `None` for an unknown one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<DayCount> {
        let name = name.trim().to_ascii_lowercase().replace("act/", "actual/").replace("/act", "/actual");
        let name = name.replace("/actualual", "/actual");
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, convention)| *convention)
    }

    /// The name that files and options use.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, convention)| *convention == self).map_or("actual/365", |(name, _)| name)
    }

    /// Days from `start` to `end` under the rule (negative when the end is earlier).
    #[must_use]
    pub fn days(self, start: Day, end: Day) -> i64 {
        match self {
            DayCount::Actual(_)
            | DayCount::Actual36525
            | DayCount::ActualActualIsda
            | DayCount::ActualActualIcma
            | DayCount::ActualActualAfb => i64::from(end.since(start)),
            DayCount::NoLeap365 => i64::from(end.since(start)) - leap_days(start, end),
            DayCount::Thirty360BondBasis
            | DayCount::ThirtyE360
            | DayCount::Thirty360UsEom
            | DayCount::ThirtyE360Isda
            | DayCount::ThirtyEPlus360 => self.thirty_days(start.date(), end.date()),
        }
    }

    /// The 30/360 family: months of 30 days, with the rule for the 31st and for February.
    fn thirty_days(self, start: NaiveDate, end: NaiveDate) -> i64 {
        let (mut first, mut last) = (i64::from(start.day()), i64::from(end.day()));
        let mut months = i64::from(end.year() - start.year()) * 12 + i64::from(end.month()) - i64::from(start.month());
        match self {
            DayCount::ThirtyE360 => {
                first = first.min(30);
                last = last.min(30);
            }
            DayCount::ThirtyE360Isda => {
                if is_month_end(start) {
                    first = 30;
                }
                if is_month_end(end) {
                    last = 30;
                }
            }
            DayCount::ThirtyEPlus360 => {
                first = first.min(30);
                if last == 31 {
                    last = 1;
                    months += 1;
                }
            }
            _ => {
                if self == DayCount::Thirty360UsEom && is_february_end(start) {
                    if is_february_end(end) {
                        last = 30;
                    }
                    first = 30;
                }
                if last == 31 && first >= 30 {
                    last = 30;
                }
                first = first.min(30);
            }
        }
        months * 30 + last - first
    }

    /// The share of a year from `start` to `end`, as (whole years, days, days of the year that the days are over).
    /// Only conventions that are one fraction have it exactly; see [`DayCount::year_fraction`] for all.
    #[must_use]
    fn single_fraction(self, start: Day, end: Day) -> Option<(i64, Decimal)> {
        let days = self.days(start, end);
        match self {
            DayCount::Actual(year) => Some((days, Decimal::from(year))),
            DayCount::Actual36525 => Some((days, Decimal::new(36_525, 2))),
            DayCount::NoLeap365 => Some((days, Decimal::from(365))),
            DayCount::Thirty360BondBasis
            | DayCount::ThirtyE360
            | DayCount::Thirty360UsEom
            | DayCount::ThirtyE360Isda
            | DayCount::ThirtyEPlus360 => Some((days, Decimal::from(360))),
            DayCount::ActualActualIsda | DayCount::ActualActualIcma | DayCount::ActualActualAfb => None,
        }
    }

    /// The share of a year from `start` to `end`. Actual/actual ICMA takes the two dates as its coupon period; use
    /// [`icma_fraction`] where the coupon period is another.
    #[must_use]
    pub fn year_fraction(self, start: Day, end: Day) -> Decimal {
        if let Some((days, year)) = self.single_fraction(start, end) {
            return Decimal::from(days) / year;
        }
        match self {
            DayCount::ActualActualIcma => icma_fraction(start, end, start, end),
            DayCount::ActualActualAfb => afb_fraction(start, end),
            _ => isda_fraction(start, end),
        }
    }
}

fn is_month_end(date: NaiveDate) -> bool {
    date.succ_opt().is_none_or(|next| next.day() == 1)
}

fn is_february_end(date: NaiveDate) -> bool {
    date.month() == 2 && is_month_end(date)
}

/// How many 29 Februaries lie after `start`, up to and including `end`.
fn leap_days(start: Day, end: Day) -> i64 {
    if end < start {
        return -leap_days(end, start);
    }
    (start.date().year()..=end.date().year())
        .filter_map(|year| Day::ymd(year, 2, 29))
        .map(|day| i64::from(day > start && day <= end))
        .sum()
}

fn year_length(year: i32) -> Decimal {
    Decimal::from(if is_leap_year(year) { 366 } else { 365 })
}

fn days_over(start: Day, end: Day, year: Decimal) -> Decimal {
    Decimal::from(end.since(start)) / year
}

/// So many months later, keeping the day of the month where the month has it.
fn months_later(date: NaiveDate, months: i32) -> NaiveDate {
    let step = Months::new(months.unsigned_abs());
    let moved = if months < 0 { date.checked_sub_months(step) } else { date.checked_add_months(step) };
    moved.unwrap_or(date)
}

/// ISDA actual/actual: the days in each calendar year over the length of that year.
fn isda_fraction(start: Day, end: Day) -> Decimal {
    if end < start {
        return -isda_fraction(end, start);
    }
    let (first, last) = (start.date().year(), end.date().year());
    if first == last {
        return days_over(start, end, year_length(first));
    }
    let after_first = Day::ymd(first + 1, 1, 1).unwrap_or(start);
    let of_last = Day::ymd(last, 1, 1).unwrap_or(end);
    Decimal::from(last - first - 1)
        + days_over(start, after_first, year_length(first))
        + days_over(of_last, end, year_length(last))
}

/// AFB actual/actual: whole years counted back from the end, the remaining days over 366 when they hold a
/// 29 February and over 365 when they do not.
fn afb_fraction(start: Day, end: Day) -> Decimal {
    if end < start {
        return -afb_fraction(end, start);
    }
    let mut until = end;
    let mut years = 0;
    loop {
        let date = until.date();
        let mut earlier = months_later(date, -12);
        if is_february_end(date) && date.day() == 28 && is_leap_year(earlier.year()) {
            earlier = earlier.succ_opt().unwrap_or(earlier);
        }
        let earlier = Day::of(earlier);
        if earlier < start || earlier >= until {
            break;
        }
        until = earlier;
        years += 1;
    }
    let holds_leap_day = [until.date().year(), start.date().year()]
        .into_iter()
        .filter_map(|year| Day::ymd(year, 2, 29))
        .any(|leap| until > leap && start <= leap);
    Decimal::from(years) + days_over(start, until, Decimal::from(if holds_leap_day { 366 } else { 365 }))
}

/// ICMA actual/actual: days over the length of the coupon period that they fall in, each coupon period being its
/// number of months over 12. Dates outside the given coupon period are carried over notional periods before or after.
#[must_use]
pub fn icma_fraction(start: Day, end: Day, coupon_start: Day, coupon_end: Day) -> Decimal {
    if start == end {
        return Decimal::ZERO;
    }
    if end < start {
        return -icma_fraction(end, start, coupon_start, coupon_end);
    }
    let (mut from, mut to) = (coupon_start, coupon_end);
    // The coupon's months: its days over a twelfth of 365, rounded to whole months.
    let mut months = (24 * i64::from(to.since(from)) + 365).div_euclid(730);
    if months <= 0 {
        from = start;
        to = Day::of(months_later(start.date(), 12));
        months = 12;
    }
    let months = i32::try_from(months).unwrap_or(12);
    let step = |day: Day, periods: i32| Day::of(months_later(day.date(), months.saturating_mul(periods)));
    let share = Decimal::from(months) / Decimal::from(12);
    let inside = |a: Day, b: Day, from: Day, to: Day| -> Decimal {
        match to.since(from) {
            0 => Decimal::ZERO,
            length => share * Decimal::from(b.since(a)) / Decimal::from(length),
        }
    };
    // Notional periods before the coupon, then the coupon, then notional periods after it. Steps are counted from the
    // coupon's own ends, so that month ends do not drift; the count is bounded by the span in months.
    let mut total = Decimal::ZERO;
    let most = start.since(end).abs() / 25 + 4;
    let mut back = 0;
    while start < step(from, -back) && back < most {
        let (a, b) = (step(from, -back - 1), step(from, -back));
        if end > a {
            total += inside(start.max(a), end.min(b), a, b);
        }
        back += 1;
    }
    if end > from && start < to {
        total += inside(start.max(from), end.min(to), from, to);
    }
    let mut ahead = 0;
    while end > step(to, ahead) && ahead < most {
        let (a, b) = (step(to, ahead), step(to, ahead + 1));
        if start < b {
            total += inside(start.max(a), end.min(b), a, b);
        }
        ahead += 1;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::of(text.parse().unwrap())
    }

    #[test]
    fn the_three_thirty_day_rules_differ_only_at_month_ends() {
        let days = |a: &str, b: &str| {
            [DayCount::Thirty360BondBasis, DayCount::ThirtyE360, DayCount::Thirty360UsEom]
                .map(|rule| rule.days(day(a), day(b)))
        };
        assert_eq!(days("2007-02-28", "2007-08-31"), [183, 182, 180]);
        assert_eq!(days("2006-08-20", "2007-02-20"), [180, 180, 180]);
        assert_eq!(days("2008-02-28", "2008-03-31"), [33, 32, 33]);
    }

    #[test]
    fn actual_actual_follows_each_rule_book() {
        let at = |value: Decimal| value.round_dp(12).normalize().to_string();
        let (a, b) = (day("2003-11-01"), day("2004-05-01"));
        assert_eq!(at(DayCount::ActualActualIsda.year_fraction(a, b)), "0.497724380567");
        assert_eq!(at(DayCount::ActualActualIcma.year_fraction(a, b)), "0.5");
        assert_eq!(at(DayCount::ActualActualAfb.year_fraction(a, b)), "0.497267759563");
        assert_eq!(
            at(icma_fraction(day("1999-02-01"), day("1999-07-01"), day("1998-07-01"), day("1999-07-01"))),
            "0.41095890411"
        );
        assert_eq!(
            at(icma_fraction(day("2002-08-15"), day("2003-07-15"), day("2003-01-15"), day("2003-07-15"))),
            "0.915760869565"
        );
    }

    #[test]
    fn names_are_read_back() {
        for (name, convention) in NAMES {
            assert_eq!(DayCount::from_name(name), Some(*convention), "{name}");
            assert_eq!(DayCount::from_name(convention.name()), Some(*convention), "{name}");
        }
        assert_eq!(DayCount::from_name("ACT/365"), Some(DayCount::Actual(365)));
        assert_eq!(DayCount::from_name("act/act-isda"), Some(DayCount::ActualActualIsda));
        assert_eq!(DayCount::from_name("business/252"), None);
    }

    #[test]
    fn a_span_backwards_is_the_negative_of_the_span() {
        let (a, b) = (day("2023-05-31"), day("2026-02-28"));
        for (_, rule) in NAMES.iter().filter(|(_, r)| !matches!(r, DayCount::ActualActualIcma)) {
            if !matches!(rule.single_fraction(a, b), Some((_, year)) if year == Decimal::from(360)) {
                assert_eq!(rule.year_fraction(a, b), -rule.year_fraction(b, a), "{rule:?}");
            }
        }
    }
}
