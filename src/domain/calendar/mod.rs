//! Days, months from their anchor day, billing cycles and business days.
//!
//! A [`Day`] is a whole number, so the engine compares and subtracts days without a calendar library; `chrono` is used
//! at the edges. Month ends always come from the anchor day: the 31st is 28 February and then 31 March again.

pub mod day_count;
pub mod interval;

use chrono::{Datelike, NaiveDate};

/// A calendar day: days since 0001-01-01 (which is day 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(pub i32);

/// The first and last years that records and horizons may use.
pub const FIRST_YEAR: i32 = 1970;
/// See [`FIRST_YEAR`].
pub const LAST_YEAR: i32 = 2199;

/// 1 March of the year 0.
const MARCH_OF_YEAR_0: i64 = -305;
/// After so many days the calendar repeats itself.
const DAYS_IN_400_YEARS: i64 = 146_097;
/// Days of a century that does not end with a leap year.
const DAYS_IN_100_YEARS: i64 = 36_524;

/// Days before a year, counted from March, of the four hundred.
const fn days_before_year(year: i64) -> i64 {
    365 * year + year / 4 - year / 100
}

impl Day {
    /// The day of a date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Day {
        Day(date.num_days_from_ce())
    }

    /// A day by year, month and day of the month; `None` when there is no such day.
    #[must_use]
    pub fn ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day::of)
    }

    /// The date of this day.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0).unwrap_or(NaiveDate::MIN)
    }

    /// So many days later (earlier when negative).
    #[must_use]
    pub const fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// Days from `earlier` to this day.
    #[must_use]
    pub const fn since(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// The month it lies in.
    #[must_use]
    pub const fn month(self) -> Month {
        self.in_month().0
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day_of_month(self) -> u8 {
        self.in_month().1
    }

    /// Its month and its day in it. The engine asks for it so often that it does not go by way of a date.
    const fn in_month(self) -> (Month, u8) {
        let since_march = self.0 as i64 - MARCH_OF_YEAR_0;
        let (era, day) = (since_march.div_euclid(DAYS_IN_400_YEARS), since_march.rem_euclid(DAYS_IN_400_YEARS));
        // Years counted from March, so that a leap day is the last of its year: the days that leap years took before this
        // one are given back, and then each year has 365.
        let year = (day - day / (4 * 365) + day / DAYS_IN_100_YEARS - day / (DAYS_IN_400_YEARS - 1)) / 365;
        let of_year = day - days_before_year(year);
        // Months from March on have 31, 30, 31, 30, 31 days, again and again: 153 days in five of them.
        let month = (5 * of_year + 2) / 153;
        let of_month = of_year - (153 * month + 2) / 5;
        (Month(((era * 400 + year) * 12 + month + 2) as i32), of_month as u8 + 1)
    }

    /// Weekday from Monday (0) to Sunday (6).
    #[must_use]
    pub const fn weekday(self) -> u8 {
        // 0001-01-01 was a Monday.
        (self.0 - 1).rem_euclid(7) as u8
    }

    /// Saturday or Sunday.
    #[must_use]
    pub const fn is_weekend(self) -> bool {
        self.weekday() >= 5
    }
}

impl std::fmt::Display for Day {
    /// Year-month-day, as files write it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.date().fmt(f)
    }
}

/// A calendar month: months since year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Month(pub i32);

impl Month {
    /// The month of a year, `month` from 1.
    #[must_use]
    pub const fn new(year: i32, month: u32) -> Month {
        Month(year * 12 + month as i32 - 1)
    }

    /// Its year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Its number in the year, from 1.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// So many months later (earlier when negative).
    #[must_use]
    pub const fn plus(self, months: i32) -> Month {
        Month(self.0 + months)
    }

    /// How many days it has.
    #[must_use]
    pub const fn length(self) -> u8 {
        match self.number() {
            4 | 6 | 9 | 11 => 30,
            2 if is_leap_year(self.year()) => 29,
            2 => 28,
            _ => 31,
        }
    }

    /// The anchor day in this month: the last day when the month is shorter. Day 0 counts as 1.
    #[must_use]
    pub fn on(self, anchor: u8) -> Day {
        let day = anchor.clamp(1, self.length());
        // See Day::in_month: the year begins in March.
        let from_march = i64::from(self.0) - 2;
        let (year, month) = (from_march.div_euclid(12), from_march.rem_euclid(12));
        let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * month + 2) / 5 + i64::from(day) - 1;
        let days = MARCH_OF_YEAR_0 + era * DAYS_IN_400_YEARS + days_before_year(year) + of_year;
        i32::try_from(days).map(Day).unwrap_or_default()
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Day {
        self.on(1)
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Day {
        self.on(31)
    }
}

/// Whether a year has 366 days.
#[must_use]
pub const fn is_leap_year(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The first day on or after `from` whose day of the month is the anchor.
#[must_use]
pub fn next_on(anchor: u8, from: Day) -> Day {
    let this = from.month().on(anchor);
    if this >= from { this } else { from.month().plus(1).on(anchor) }
}

/// The last day on or before `until` whose day of the month is the anchor.
#[must_use]
pub fn last_on(anchor: u8, until: Day) -> Day {
    let this = until.month().on(anchor);
    if this <= until { this } else { until.month().plus(-1).on(anchor) }
}

/// The due day that belongs to a statement closed on `statement`: the due day's anchor in the same month, or in the next
/// month when that would be at or before the statement day.
#[must_use]
pub fn due_after(statement: Day, due_anchor: u8) -> Day {
    let same = statement.month().on(due_anchor);
    if same > statement { same } else { statement.month().plus(1).on(due_anchor) }
}

/// What happens to a due day that is no business day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BusinessDay {
    /// It stays (usual for Chinese platforms).
    #[default]
    None,
    /// It moves to the next business day.
    Next,
}

impl BusinessDay {
    /// The day on which a nominal day takes effect. `holidays` are sorted days besides weekends; `workdays` are
    /// weekend days that count as working days (调休).
    #[must_use]
    pub fn adjust(self, nominal: Day, holidays: &Holidays) -> Day {
        match self {
            BusinessDay::None => nominal,
            BusinessDay::Next => {
                let mut day = nominal;
                // Bounded: no country closes for two months.
                for _ in 0..62 {
                    if !holidays.is_closed(day) {
                        break;
                    }
                    day = day.plus(1);
                }
                day
            }
        }
    }
}

/// Days on which banks are closed besides weekends, and weekend days on which they work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    /// Closed weekdays, sorted.
    pub closed: Vec<Day>,
    /// Working weekend days, sorted.
    pub open: Vec<Day>,
}

impl Holidays {
    /// Whether banks are closed on a day.
    #[must_use]
    pub fn is_closed(&self, day: Day) -> bool {
        if self.open.binary_search(&day).is_ok() {
            return false;
        }
        day.is_weekend() || self.closed.binary_search(&day).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::ymd(y, m, d).unwrap()
    }

    #[test]
    fn month_ends_come_from_the_anchor() {
        let january = Month::new(2027, 1);
        let days: Vec<String> = (0..4).map(|n| january.plus(n).on(31).date().to_string()).collect();
        assert_eq!(days, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
        assert_eq!(Month::new(2028, 2).on(30), day(2028, 2, 29));
    }

    #[test]
    fn a_due_day_at_or_before_the_statement_day_is_next_month() {
        assert_eq!(due_after(day(2026, 11, 18), 8), day(2026, 12, 8));
        assert_eq!(due_after(day(2026, 11, 1), 10), day(2026, 11, 10));
        assert_eq!(due_after(day(2026, 11, 10), 10), day(2026, 12, 10));
        assert_eq!(due_after(day(2027, 1, 31), 31), day(2027, 2, 28));
    }

    #[test]
    fn weekends_move_to_monday() {
        let saturday = day(2026, 11, 21);
        assert_eq!(saturday.weekday(), 5);
        assert_eq!(BusinessDay::Next.adjust(saturday, &Holidays::default()), day(2026, 11, 23));
        assert_eq!(BusinessDay::None.adjust(saturday, &Holidays::default()), saturday);
    }

    #[test]
    fn months_and_days_are_those_of_the_calendar_library() {
        let (first, last) = (day(1599, 12, 30), day(2405, 1, 2));
        for day in (first.0..=last.0).map(Day) {
            let date = day.date();
            assert_eq!(day.month(), Month::new(date.year(), date.month()), "{day}");
            assert_eq!(u32::from(day.day_of_month()), date.day(), "{day}");
            assert_eq!(day.month().on(day.day_of_month()), day);
        }
    }

    #[test]
    fn anchors_around_a_day() {
        assert_eq!(next_on(31, day(2027, 2, 10)), day(2027, 2, 28));
        assert_eq!(last_on(31, day(2027, 3, 10)), day(2027, 2, 28));
        assert_eq!(next_on(10, day(2026, 11, 10)), day(2026, 11, 10));
    }
}
