//! The two legal ways to measure the time from a drawdown to a payment for an annual percentage rate: the European
//! interval (months and days) and the US unit-period (whole periods and an odd fraction).
//!
//! Both count whole periods **back from the later date**; a later date on the last day of its month steps to last days.
//! Sources: Directive 2008/48/EC Annex I remark (c) with Commission examples 2 and 18; 12 CFR 1026 Appendix J (b).

use rust_decimal::Decimal;

use super::{Day, Month};

/// A European interval: whole months, and days over the length of the year that ends where those days end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EuInterval {
    /// Whole months, counted back from the later date.
    pub months: i32,
    /// Days left over before them.
    pub days: i32,
    /// 365 or 366: the days of the year that ends where the left-over days end.
    pub year_days: i32,
}

impl EuInterval {
    /// The interval in years.
    #[must_use]
    pub fn years(self) -> Decimal {
        Decimal::from(self.months) / Decimal::from(12) + Decimal::from(self.days) / Decimal::from(self.year_days)
    }
}

/// The anchor for stepping by months from a day: its day of the month, or 31 when it is the last of its month.
fn stepping_anchor(day: Day) -> u8 {
    if day == day.month().last() { 31 } else { day.day_of_month() }
}

/// The largest number of steps of `months` back from `end` that does not pass `start`, and the day reached.
fn whole_steps_back(start: Day, end: Day, months: i32) -> (i32, Day) {
    let anchor = stepping_anchor(end);
    let at = |steps: i32| if steps == 0 { end } else { end.month().plus(-months.saturating_mul(steps)).on(anchor) };
    let span: i32 = end.month().0 - start.month().0;
    let mut steps = span / months.max(1);
    while steps > 0 && at(steps) < start {
        steps -= 1;
    }
    (steps, at(steps))
}

/// The European interval from `start` to `end`; `None` when the end is earlier.
#[must_use]
pub fn eu_interval(start: Day, end: Day) -> Option<EuInterval> {
    if end < start {
        return None;
    }
    let (months, reached) = whole_steps_back(start, end, 1);
    let year_before: Month = reached.month().plus(-12);
    let year_days = reached.since(year_before.on(reached.day_of_month()));
    Some(EuInterval { months, days: reached.since(start), year_days })
}

/// The European interval in years, negative when `end` is before `start` (a cost paid before the drawdown).
#[must_use]
pub fn eu_years(start: Day, end: Day) -> Decimal {
    match eu_interval(start, end) {
        Some(interval) => interval.years(),
        None => -eu_interval(end, start).map_or(Decimal::ZERO, EuInterval::years),
    }
}

/// What a US unit-period is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks; 52 to the year.
    Week,
    /// Half months; 24 to the year.
    Semimonth,
    /// Months; 12 to the year.
    Month,
    /// A year of 365 days.
    Year,
    /// The whole term of a single payment, in days; 365 over the term to the year.
    TermInDays,
}

/// A US unit-period: `count` units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnitPeriod {
    /// The unit.
    pub unit: Unit,
    /// How many units make the period; at least 1.
    pub count: u16,
}

/// A fraction kept as it was counted (5/30 is not 1/6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// The upper number.
    pub over: i64,
    /// The lower number, positive.
    pub under: i64,
}

impl Fraction {
    /// Its value.
    #[must_use]
    pub fn value(self) -> f64 {
        self.over as f64 / self.under as f64
    }

    /// Whether both are the same number.
    #[must_use]
    pub fn equals(self, other: Fraction) -> bool {
        i128::from(self.over) * i128::from(other.under) == i128::from(other.over) * i128::from(self.under)
    }
}

/// A US interval: whole unit-periods and the odd fraction before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitInterval {
    /// Whole unit-periods, t.
    pub whole: i32,
    /// The odd fraction of a unit-period, f.
    pub odd: Fraction,
}

impl UnitPeriod {
    /// Unit-periods in a year, w.
    #[must_use]
    pub fn per_year(self) -> Fraction {
        let count = i64::from(self.count.max(1));
        let over = match self.unit {
            Unit::Day | Unit::TermInDays => 365,
            Unit::Week => 52,
            Unit::Semimonth => 24,
            Unit::Month => 12,
            Unit::Year => 1,
        };
        Fraction { over, under: count }
    }

    /// The interval from `start` to `end`; `None` when the end is earlier.
    #[must_use]
    pub fn interval(self, start: Day, end: Day) -> Option<UnitInterval> {
        if end < start {
            return None;
        }
        let count = i32::from(self.count.max(1));
        Some(match self.unit {
            Unit::Day | Unit::TermInDays => in_days(start, end, count),
            Unit::Week => in_days(start, end, 7 * count),
            Unit::Semimonth => in_semimonths(start, end, count),
            Unit::Month => in_months(start, end, count),
            Unit::Year => in_years(start, end, count),
        })
    }

    /// The day that lies `periods` unit-periods after `first`, always from the anchor of `first`.
    #[must_use]
    pub fn day_after(self, first: Day, periods: i32) -> Day {
        let count = i32::from(self.count.max(1)).saturating_mul(periods);
        match self.unit {
            Unit::Day | Unit::TermInDays => first.plus(count),
            Unit::Week => first.plus(count.saturating_mul(7)),
            Unit::Semimonth => {
                first.month().plus(count.div_euclid(2)).on(first.day_of_month()).plus(15 * count.rem_euclid(2))
            }
            Unit::Month => first.month().plus(count).on(stepping_anchor(first)),
            Unit::Year => first.month().plus(count.saturating_mul(12)).on(stepping_anchor(first)),
        }
    }
}

fn in_days(start: Day, end: Day, length: i32) -> UnitInterval {
    let days = end.since(start);
    UnitInterval { whole: days / length, odd: Fraction { over: i64::from(days % length), under: i64::from(length) } }
}

/// Semimonths: two to each whole month; what is left counts 15 days to a semimonth.
fn in_semimonths(start: Day, end: Day, count: i32) -> UnitInterval {
    let (months, reached) = whole_steps_back(start, end, 1);
    let left = reached.since(start);
    let days = (2 * months + left / 15) % count * 15 + left % 15;
    UnitInterval {
        whole: (2 * months + left / 15) / count,
        odd: Fraction { over: i64::from(days), under: i64::from(15 * count) },
    }
}

/// Periods of several months: left-over whole months count 30 days each.
fn in_months(start: Day, end: Day, count: i32) -> UnitInterval {
    let (months, reached) = whole_steps_back(start, end, 1);
    let odd_days = months % count * 30 + reached.since(start);
    UnitInterval { whole: months / count, odd: Fraction { over: i64::from(odd_days), under: i64::from(30 * count) } }
}

/// Years: a left-over of whole months is so many twelfths, any other is days over 365.
fn in_years(start: Day, end: Day, count: i32) -> UnitInterval {
    let (whole, reached) = whole_steps_back(start, end, 12 * count);
    let (months, month_reached) = whole_steps_back(start, reached, 1);
    let odd = if month_reached == start && months > 0 {
        Fraction { over: i64::from(months), under: i64::from(12 * count) }
    } else {
        Fraction { over: i64::from(reached.since(start)), under: i64::from(365 * count) }
    };
    UnitInterval { whole, odd }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::of(text.parse().unwrap())
    }

    fn eu(a: &str, b: &str) -> (i32, i32, i32) {
        let i = eu_interval(day(a), day(b)).unwrap();
        (i.months, i.days, i.year_days)
    }

    #[test]
    fn european_intervals_count_back_from_the_payment() {
        assert_eq!(eu("2012-01-12", "2012-02-15"), (1, 3, 365));
        assert_eq!(eu("2013-01-12", "2013-02-15"), (1, 3, 366));
        assert_eq!(eu("2019-01-31", "2019-03-01"), (1, 1, 365));
        assert_eq!(eu("2019-01-31", "2019-02-28"), (1, 0, 365));
        assert_eq!(eu("2019-02-28", "2019-03-31"), (1, 0, 365));
        assert_eq!(eu("2020-12-31", "2021-03-01"), (2, 1, 366));
        assert_eq!(eu("2020-03-01", "2021-08-15"), (17, 14, 366));
        assert_eq!(eu_interval(day("2020-02-01"), day("2020-01-01")), None);
        assert!(eu_years(day("2020-02-01"), day("2020-01-01")) < Decimal::ZERO);
    }

    #[test]
    fn unit_periods_leave_the_odd_days_at_the_beginning() {
        let z = |unit, count, a: &str, b: &str| {
            let i = UnitPeriod { unit, count }.interval(day(a), day(b)).unwrap();
            (i.whole, i.odd.over, i.odd.under)
        };
        assert_eq!(z(Unit::Month, 1, "2026-01-31", "2026-02-28"), (1, 0, 30));
        assert_eq!(z(Unit::Month, 2, "1978-01-10", "1978-03-01"), (0, 52, 60));
        assert_eq!(z(Unit::Month, 3, "2026-01-10", "2026-05-01"), (1, 22, 90));
        assert_eq!(z(Unit::Semimonth, 1, "1978-02-23", "1978-03-01"), (0, 6, 15));
        assert_eq!(z(Unit::Semimonth, 1, "1978-01-13", "1978-03-01"), (3, 4, 15));
        assert_eq!(z(Unit::Week, 2, "2026-01-20", "2026-02-08"), (1, 5, 14));
        assert_eq!(z(Unit::Year, 1, "2024-02-15", "2025-02-28"), (1, 14, 365));
        assert_eq!(z(Unit::Year, 1, "2026-01-10", "2027-04-10"), (1, 3, 12));
        assert_eq!(z(Unit::TermInDays, 42, "2025-12-06", "2026-01-17"), (1, 0, 42));
        assert_eq!(z(Unit::Day, 1, "2023-10-26", "2023-11-30"), (35, 0, 1));
    }
}
