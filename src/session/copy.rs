//! A copy of a ready-made household that its new owner can go on with: its dates moved by whole months to now.

use super::open::open_texts;
use super::samples::sample_text;
use crate::content::Library;
use crate::domain::calendar::Day;
use crate::text::{Lang, Words};

/// The texts of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The profile.
    pub profile: String,
    /// The journal; empty when the ready-made household has none.
    pub journal: String,
}

const HEAD: Words = Words::new(
    "# A copy of the ready-made household {name}, its dates moved by whole months. Put your own figures in.\n",
    "# 复制自示例家庭 {name}，日期按整月移动过。请换成自己的数字。\n",
);

/// Copies a ready-made household. Its days are moved by whole months, so that statement and due days stay, until its
/// last recorded day is the latest that is not after `today`.
#[must_use]
pub fn copy_of_sample(name: &str, library: &Library, today: Day, lang: Lang) -> Option<Copied> {
    let (profile, journal) = sample_text(name)?;
    let own = open_texts(format!("{name}.toml"), profile, journal, library, None, None).today;
    let mut months = today.month().0 - own.month().0;
    if moved(own, months) > today {
        months -= 1;
    }
    let head = HEAD.fill(lang, &[("name", name)]);
    let journal = journal.map_or_else(String::new, |text| move_dates(text, months));
    Some(Copied { profile: head + &move_dates(profile, months), journal })
}

fn moved(day: Day, months: i32) -> Day {
    day.month().plus(months).on(day.day_of_month())
}

/// A text with every date (`2026-11-21`, standing alone) moved.
fn move_dates(text: &str, months: i32) -> String {
    const LENGTH: usize = 10;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(next) = rest.chars().next() {
        let after = rest.get(LENGTH..).and_then(|rest| rest.chars().next());
        let alone = |c: char| !c.is_ascii_alphanumeric() && c != '-';
        let found = rest.get(..LENGTH).filter(|_| alone(before) && after.is_none_or(alone)).and_then(date);
        if let Some(day) = found {
            out.push_str(&moved(day, months).to_string());
            rest = rest.get(LENGTH..).unwrap_or("");
            before = '0';
        } else {
            out.push(next);
            rest = rest.get(next.len_utf8()..).unwrap_or("");
            before = next;
        }
    }
    out
}

fn date(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = [year, month, day].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !plain || parts.next().is_some() || (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    Day::ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_move_and_nothing_else() {
        let text = "as_of = 2026-11-30 # 2026-13-01\nid = \"2026-11-30-1\"\n花 = [2026-12-01,2026-11-05]";
        let moved = "as_of = 2026-02-28 # 2026-13-01\nid = \"2026-11-30-1\"\n花 = [2026-03-01,2026-02-05]";
        assert_eq!(move_dates(text, -9), moved);
    }

    #[test]
    fn a_copy_begins_at_the_latest_day_that_has_come() {
        let library = Library::embedded();
        for today in ["2026-03-20", "2026-03-21", "2031-01-01"].map(|text| date(text).unwrap()) {
            for name in crate::session::sample_names() {
                let copied = copy_of_sample(name, &library, today, Lang::En).unwrap();
                let journal = (!copied.journal.is_empty()).then_some(copied.journal.as_str());
                let opened = open_texts("copy.toml".to_owned(), &copied.profile, journal, &library, Some(today), None);
                assert!(opened.is_whole(), "{name}: {:?}", opened.problems);
                let own = open_texts("copy.toml".to_owned(), &copied.profile, journal, &library, None, None).today;
                assert!(own <= today && today.since(own) <= 31, "{name}");
            }
        }
    }
}
