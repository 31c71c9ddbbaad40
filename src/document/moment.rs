//! Days in words that fit any household: `next-due`, `in 2 months`, `2027-01`.

use super::reader::TableReader;
use crate::diagnostic::Code;
use crate::domain::calendar::{Day, FIRST_YEAR, LAST_YEAR, Month};
use crate::domain::risk::shock::Moment;

/// The day that a text names: `today`, `next-due`, `next-income`, `in 10 days`, `in 2 months`, a month `2027-01` or a
/// date `2027-01-10`; the words in Chinese too. Blanks and hyphens between words are the same.
#[must_use]
pub fn parse_moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    if text.starts_with(|c: char| c.is_ascii_digit()) && !text.ends_with('后') {
        return parse_dated(text);
    }
    if let Some(moment) = parse_chinese(text) {
        return Some(moment);
    }
    let words: Vec<String> = text.split([' ', '-', '_']).map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["today"] => Some(Moment::Today),
        ["next", "due"] => Some(Moment::NextDue),
        ["next", "income"] => Some(Moment::NextIncome),
        ["in", number, "day" | "days"] => number.parse().ok().filter(|days| *days <= MOST_DAYS).map(Moment::InDays),
        ["in", number, "month" | "months"] => {
            number.parse().ok().filter(|months| *months <= MOST_MONTHS).map(Moment::InMonths)
        }
        _ => None,
    }
}

/// The same in Chinese: `今天`, `下个还款日`, `下次收入`, `10 天后`, `2 个月后`.
fn parse_chinese(text: &str) -> Option<Moment> {
    match text {
        "今天" => return Some(Moment::Today),
        "下个还款日" | "下一个还款日" => return Some(Moment::NextDue),
        "下次收入" | "下个发薪日" => return Some(Moment::NextIncome),
        _ => {}
    }
    let number = |text: &str| text.trim().parse::<u16>().ok();
    let months = text.strip_suffix("个月后").and_then(number).filter(|months| *months <= MOST_MONTHS);
    let days = text.strip_suffix("天后").and_then(number).filter(|days| *days <= MOST_DAYS);
    months.map(Moment::InMonths).or(days.map(Moment::InDays))
}

/// Fifty years: farther than anything is looked at.
const MOST_MONTHS: u16 = 600;
const MOST_DAYS: u16 = 18_300;

fn parse_dated(text: &str) -> Option<Moment> {
    let mut parts = text.split('-');
    let year = parts.next().filter(|part| part.len() == 4)?.parse::<i32>().ok()?;
    let month = two_digits(parts.next()?)?;
    let day = parts.next().map(two_digits);
    if parts.next().is_some() || !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return None;
    }
    match day {
        Some(day) => Day::ymd(year, month, day?).map(Moment::On),
        None => (1..=12).contains(&month).then(|| Moment::In(Month::new(year, month))),
    }
}

fn two_digits(text: &str) -> Option<u32> {
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

impl TableReader<'_> {
    /// A date, or a day in words.
    #[must_use]
    pub fn moment(&self, key: &'static str) -> Option<Moment> {
        if !self.is_text(key) {
            return self.date(key).map(Moment::On);
        }
        let text = self.text(key)?;
        let moment = parse_moment(&text);
        if moment.is_none() {
            self.problems().error(Code::BadMoment, self.place(key), &[("key", key), ("value", &text)]);
        }
        moment
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_named_in_words_or_figures() {
        assert_eq!(parse_moment("next due"), Some(Moment::NextDue));
        assert_eq!(parse_moment("Next-Income"), Some(Moment::NextIncome));
        assert_eq!(parse_moment("in 2 months"), Some(Moment::InMonths(2)));
        assert_eq!(parse_moment("in-1-day"), Some(Moment::InDays(1)));
        assert_eq!(parse_moment("下个还款日"), Some(Moment::NextDue));
        assert_eq!(parse_moment("2 个月后"), Some(Moment::InMonths(2)));
        assert_eq!(parse_moment("10天后"), Some(Moment::InDays(10)));
        assert_eq!(parse_moment("2027-01"), Some(Moment::In(Month::new(2027, 1))));
        assert_eq!(parse_moment("2027-01-10"), Day::ymd(2027, 1, 10).map(Moment::On));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for bad in [
            "",
            "soon",
            "next",
            "in months",
            "in -2 months",
            "in 2 years",
            "in 9999 months",
            "2027",
            "很快",
            "9999 个月后",
            "后",
        ] {
            assert_eq!(parse_moment(bad), None, "{bad}");
        }
        for bad in ["2027-13", "2027-02-30", "2027-1-5", "2027-01-", "2027-01-10-1", "0900-01-01", "2027-01 x"] {
            assert_eq!(parse_moment(bad), None, "{bad}");
        }
    }
}
