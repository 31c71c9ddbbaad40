//! Which recorded row stands for which planned income or expense.
//!
//! A row stands for the nearest planned day of an item when its note names the item (alone or among other words), or when it has the planned amount to
//! the minor unit and lies within [`CLOSE_DAYS`]. Each row stands for one day at most; everything else is additional.
//! What no row stands for is shown to the reader as assumed, so that a wrong guess is seen.

use super::entry::{Entry, EntryKind};
use crate::domain::calendar::Day;
use crate::domain::credit::line::Rhythm;
use crate::domain::money::Money;
use crate::domain::name::Name;

/// How far from its planned day an unnamed row of the same amount may lie.
pub const CLOSE_DAYS: i32 = 5;

/// How far from its planned day a row that names the item may lie.
#[must_use]
pub const fn near_days(rhythm: Rhythm) -> i32 {
    match rhythm {
        Rhythm::Weekly => 3,
        Rhythm::Fortnightly => 7,
        Rhythm::Monthly => 15,
        Rhythm::Yearly | Rhythm::Once => 30,
    }
}

/// One planned income or expense.
#[derive(Debug, Clone, Copy)]
pub struct PlannedItem<'p> {
    /// The kind of row that can stand for it.
    pub kind: EntryKind,
    /// Its name.
    pub name: &'p Name,
    /// Its amount.
    pub amount: Money,
    /// Its rhythm.
    pub rhythm: Rhythm,
}

/// Rows that may stand for planned days, each for one at most.
#[derive(Debug)]
pub struct Rows<'e> {
    rows: Vec<&'e Entry>,
    /// Which of them stand for something.
    used: Vec<bool>,
}

impl<'e> Rows<'e> {
    /// Rows of which none stands for anything so far.
    pub fn of(rows: impl Iterator<Item = &'e Entry>) -> Rows<'e> {
        let rows: Vec<&Entry> = rows.collect();
        Rows { used: vec![false; rows.len()], rows }
    }

    /// The planned days of an item for which no row stands.
    #[must_use]
    pub fn leave(&mut self, item: PlannedItem<'_>, days: Vec<Day>) -> Vec<Day> {
        let names = [&item.name.en, &item.name.zh].map(|name| name.trim().to_lowercase());
        let mut left = days;
        for (entry, used) in self.rows.iter().zip(&mut self.used) {
            if *used || entry.kind != item.kind {
                continue;
            }
            let reach = reach_of(entry, item, &names);
            if reach < 0 {
                continue;
            }
            let nearest = (0..left.len()).min_by_key(|place| left.get(*place).map(|day| entry.day.since(*day).abs()));
            if let Some(place) = nearest
                && left.get(place).is_some_and(|day| entry.day.since(*day).abs() <= reach)
            {
                left.remove(place);
                *used = true;
            }
        }
        left
    }
}

/// How far the row reaches for this item of these names in small letters; negative when it cannot stand for it.
fn reach_of(entry: &Entry, item: PlannedItem<'_>, names: &[String]) -> i32 {
    if is_named(&entry.note, names) {
        near_days(item.rhythm)
    } else if entry.amount == item.amount {
        CLOSE_DAYS.min(near_days(item.rhythm))
    } else {
        -1
    }
}

/// Whether a note names an item: one of its names stands in it as a whole, in either case.
fn is_named(note: &str, names: &[String]) -> bool {
    if note.is_empty() {
        return false;
    }
    let names = names.iter().filter(|name| !name.is_empty());
    if note.is_ascii() {
        // Most notes: small letters need not be made of them.
        return names.filter(|name| name.is_ascii()).any(|name| stands_in(note.as_bytes(), name.as_bytes()));
    }
    let note = note.to_lowercase();
    names.into_iter().any(|name| stands_in(note.as_bytes(), name.as_bytes()))
}

/// Whether a name stands in a note, not as a part of a longer word of Latin letters.
fn stands_in(note: &[u8], name: &[u8]) -> bool {
    let is_word = |c: Option<&u8>| c.is_some_and(u8::is_ascii_alphanumeric);
    let mut at = 0;
    while let Some(here) = note.get(at..at + name.len()) {
        if !here.eq_ignore_ascii_case(name) {
            at += 1;
            continue;
        }
        let (before, after) = (at.checked_sub(1).and_then(|place| note.get(place)), note.get(at + name.len()));
        if !is_word(before) && !is_word(after) {
            return true;
        }
        at += name.len();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::household::entry::Account;

    fn row(day: Day, amount: i64, note: &str) -> Entry {
        let kind = EntryKind::Income;
        let (id, note) = (String::new(), note.to_owned());
        Entry { id, day, account: Account::Cash, kind, amount: Money(amount), state: None, note }
    }

    #[test]
    fn each_row_stands_for_one_day_at_most() {
        let start = Day::ymd(2026, 11, 6).unwrap();
        let weeks: Vec<Day> = (0..3).map(|n| start.plus(7 * n)).collect();
        let name = Name::both("wages", "工资");
        let item = PlannedItem { kind: EntryKind::Income, name: &name, amount: Money(1000), rhythm: Rhythm::Weekly };
        let rows = [row(start.plus(1), 900, "Wages"), row(start.plus(6), 1000, ""), row(start.plus(8), 1000, "")];
        let mut rows = Rows::of(rows.iter());
        assert_eq!(rows.leave(item, weeks.clone()), [weeks[2]]);
        assert_eq!(rows.used, [true, true, false]);
    }

    #[test]
    fn a_name_stands_in_a_note_as_a_whole_in_either_case() {
        let names = ["rent".to_owned(), "房租".to_owned()];
        for note in ["Rent", "paid the RENT.", "十一月房租", "Miete/rent 房", "付了Rent"] {
            assert!(is_named(note, &names), "{note}");
        }
        for note in ["", "parental", "rents", "current", "房 租", "renting"] {
            assert!(!is_named(note, &names), "{note}");
        }
        assert!(!is_named("anything", &[String::new()]));
    }
}
