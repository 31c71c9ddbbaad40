//! On which days a regular income or expense falls.
//!
//! It knows the calendar only.

use super::profile::Recurrence;
use crate::domain::calendar::{Day, next_on};
use crate::domain::credit::line::Rhythm;

/// The days from `from` to `until` (both inclusive) on which a recurrence falls, in order.
#[must_use]
pub fn days(recurrence: &Recurrence, from: Day, until: Day) -> Vec<Day> {
    let last = recurrence.until.map_or(until, |end| end.min(until));
    let first = recurrence.start.map_or(from, |start| start.max(from));
    match recurrence.rhythm {
        Rhythm::Monthly => monthly(recurrence.anchor, first, last),
        Rhythm::Weekly => every(7, recurrence.start.unwrap_or(from), first, last),
        Rhythm::Fortnightly => every(14, recurrence.start.unwrap_or(from), first, last),
        Rhythm::Yearly => yearly(recurrence.start.unwrap_or(from), first, last),
        Rhythm::Once => recurrence.start.filter(|day| *day >= from && *day <= last).into_iter().collect(),
    }
}

/// How many times a year a rhythm falls, as a fraction over 12 months: (times, months).
#[must_use]
pub const fn times_a_month(rhythm: Rhythm) -> (i64, i64) {
    match rhythm {
        Rhythm::Monthly => (1, 1),
        Rhythm::Weekly => (52, 12),
        Rhythm::Fortnightly => (26, 12),
        Rhythm::Yearly => (1, 12),
        Rhythm::Once => (0, 1),
    }
}

fn monthly(anchor: u8, first: Day, last: Day) -> Vec<Day> {
    let mut days = Vec::new();
    let mut day = next_on(anchor, first);
    while day <= last {
        days.push(day);
        day = day.month().plus(1).on(anchor);
    }
    days
}

fn every(step: i32, start: Day, first: Day, last: Day) -> Vec<Day> {
    let skipped = (first.since(start).max(0) + step - 1) / step;
    let mut day = start.plus(skipped * step);
    let mut days = Vec::new();
    while day <= last {
        days.push(day);
        day = day.plus(step);
    }
    days
}

fn yearly(start: Day, first: Day, last: Day) -> Vec<Day> {
    let anchor = start.day_of_month();
    let mut month = start.month();
    let mut days = Vec::new();
    while month.on(anchor) <= last {
        let day = month.on(anchor);
        if day >= first {
            days.push(day);
        }
        month = month.plus(12);
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::ymd(y, m, d).unwrap()
    }

    fn recurrence(rhythm: Rhythm, anchor: u8, start: Option<Day>) -> Recurrence {
        Recurrence { rhythm, anchor, start, until: None }
    }

    #[test]
    fn a_monthly_item_on_the_31st_falls_on_month_ends() {
        let days = days(&recurrence(Rhythm::Monthly, 31, None), day(2027, 1, 5), day(2027, 4, 30));
        assert_eq!(days, [day(2027, 1, 31), day(2027, 2, 28), day(2027, 3, 31), day(2027, 4, 30)]);
    }

    #[test]
    fn a_fortnightly_item_keeps_its_own_count() {
        let start = day(2026, 10, 2);
        let days = days(&recurrence(Rhythm::Fortnightly, 1, Some(start)), day(2026, 11, 21), day(2026, 12, 31));
        assert_eq!(days, [day(2026, 11, 27), day(2026, 12, 11), day(2026, 12, 25)]);
    }

    #[test]
    fn a_leap_day_item_falls_every_year() {
        let start = day(2024, 2, 29);
        let days = days(&recurrence(Rhythm::Yearly, 29, Some(start)), day(2026, 1, 1), day(2028, 12, 31));
        assert_eq!(days, [day(2026, 2, 28), day(2027, 2, 28), day(2028, 2, 29)]);
    }

    #[test]
    fn a_single_item_falls_once_or_not_at_all() {
        let on = day(2026, 12, 1);
        assert_eq!(days(&recurrence(Rhythm::Once, 1, Some(on)), day(2026, 11, 1), day(2027, 1, 1)), [on]);
        assert!(days(&recurrence(Rhythm::Once, 1, Some(on)), day(2026, 12, 2), day(2027, 1, 1)).is_empty());
    }
}
