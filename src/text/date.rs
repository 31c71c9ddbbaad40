//! How days and months are written.
//!
//! Today is an argument; it must not know the clock.

use super::number::{self, Counted};
use super::{Lang, Words};
use crate::domain::calendar::{Day, Month};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [Words; 7] = [
    Words::new("Monday", "星期一"),
    Words::new("Tuesday", "星期二"),
    Words::new("Wednesday", "星期三"),
    Words::new("Thursday", "星期四"),
    Words::new("Friday", "星期五"),
    Words::new("Saturday", "星期六"),
    Words::new("Sunday", "星期日"),
];

const SHORT_WEEKDAYS: [Words; 7] = [
    Words::new("Mo", "一"),
    Words::new("Tu", "二"),
    Words::new("We", "三"),
    Words::new("Th", "四"),
    Words::new("Fr", "五"),
    Words::new("Sa", "六"),
    Words::new("Su", "日"),
];

/// The ISO date: `2026-12-08`.
#[must_use]
pub fn iso(day: Day) -> String {
    let month = day.month();
    format!("{:04}-{:02}-{:02}", month.year(), month.number(), day.day_of_month())
}

/// The day of a text such as `2026-11-21`.
#[must_use]
pub fn parse_iso(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Day::ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Month and day: `12-08`.
#[must_use]
pub fn short(day: Day) -> String {
    format!("{:02}-{:02}", day.month().number(), day.day_of_month())
}

/// Month and day, with the year when it is not today's: `12-08`, `2027-01-08`.
#[must_use]
pub fn short_unless_other_year(day: Day, today: Day) -> String {
    if day.month().year() == today.month().year() { short(day) } else { iso(day) }
}

/// The whole date in words: `8 December 2026`, `2026年12月8日`.
#[must_use]
pub fn long(day: Day, lang: Lang) -> String {
    let month = day.month();
    match lang {
        Lang::En => format!("{} {} {}", day.day_of_month(), english_month(month), month.year()),
        Lang::Zh => format!("{}年{}月{}日", month.year(), month.number(), day.day_of_month()),
    }
}

/// A month with its year: `December 2026`, `2026年12月`.
#[must_use]
pub fn month(month: Month, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} {}", english_month(month), month.year()),
        Lang::Zh => format!("{}年{}月", month.year(), month.number()),
    }
}

/// A month for a narrow column or a chart's axis: `Dec`, `12月`.
#[must_use]
pub fn short_month(month: Month, lang: Lang) -> String {
    match lang {
        Lang::En => english_month(month).chars().take(3).collect(),
        Lang::Zh => format!("{}月", month.number()),
    }
}

/// A month as files write it: `2026-12`.
#[must_use]
pub fn iso_month(month: Month) -> String {
    format!("{:04}-{:02}", month.year(), month.number())
}

fn english_month(month: Month) -> &'static str {
    let index = usize::try_from(month.number()).unwrap_or(1).saturating_sub(1);
    MONTHS.get(index).copied().unwrap_or_default()
}

/// The weekday of a day: `Tuesday`, `星期二`.
#[must_use]
pub fn weekday(day: Day, lang: Lang) -> &'static str {
    WEEKDAYS.get(usize::from(day.weekday())).map_or("", |words| words.get(lang))
}

/// The heads of a calendar's columns, from Monday, two columns wide: `Mo`, `一`.
#[must_use]
pub fn weekday_heads(lang: Lang) -> [&'static str; 7] {
    SHORT_WEEKDAYS.map(|words| words.get(lang))
}

/// How far a day is from today: `today`, `tomorrow`, `in 3 days`, `2 days ago`; `今天`, `明天`, `3 天后`, `2 天前`.
#[must_use]
pub fn relative(day: Day, today: Day, lang: Lang) -> String {
    let days = i64::from(day.since(today));
    let near = match days {
        0 => Some(Words::new("today", "今天")),
        1 => Some(Words::new("tomorrow", "明天")),
        -1 => Some(Words::new("yesterday", "昨天")),
        _ => None,
    };
    if let Some(words) = near {
        return words.get(lang).to_owned();
    }
    let span = number::count(days.abs(), Counted::DAYS, lang);
    let words = if days > 0 { Words::new("in {span}", "{span}后") } else { Words::new("{span} ago", "{span}前") };
    words.fill(lang, &[("span", span)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> Day {
        Day::ymd(2026, month, day).unwrap()
    }

    #[test]
    fn dates_and_months_in_both_languages() {
        let st_nicholas = day(12, 6);
        assert_eq!(iso(st_nicholas), "2026-12-06");
        assert_eq!(short(st_nicholas), "12-06");
        assert_eq!(long(st_nicholas, Lang::En), "6 December 2026");
        assert_eq!(long(st_nicholas, Lang::Zh), "2026年12月6日");
        assert_eq!(month(st_nicholas.month(), Lang::En), "December 2026");
        assert_eq!(month(st_nicholas.month(), Lang::Zh), "2026年12月");
        assert_eq!(short_month(st_nicholas.month(), Lang::En), "Dec");
        assert_eq!(weekday(st_nicholas, Lang::En), "Sunday");
        assert_eq!(weekday(st_nicholas, Lang::Zh), "星期日");
        assert_eq!(iso_month(Month::new(2027, 1)), "2027-01");
    }

    #[test]
    fn another_year_is_written_out() {
        let next_year = Day::ymd(2027, 1, 8).unwrap();
        assert_eq!(short_unless_other_year(next_year, day(11, 21)), "2027-01-08");
        assert_eq!(short_unless_other_year(day(12, 8), day(11, 21)), "12-08");
    }

    #[test]
    fn distance_from_today() {
        let today = day(11, 21);
        let say = |days, lang| relative(today.plus(days), today, lang);
        assert_eq!(say(0, Lang::En), "today");
        assert_eq!(say(1, Lang::En), "tomorrow");
        assert_eq!(say(3, Lang::En), "in 3 days");
        assert_eq!(say(-2, Lang::En), "2 days ago");
        assert_eq!(say(0, Lang::Zh), "今天");
        assert_eq!(say(3, Lang::Zh), "3 天后");
        assert_eq!(say(-1, Lang::Zh), "昨天");
        assert_eq!(say(-2, Lang::Zh), "2 天前");
    }
}
