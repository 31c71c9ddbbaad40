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

/// The planned days for which no row stands. `used` marks rows that stand for something, so that none does twice.
#[must_use]
pub fn unrecorded_days(item: PlannedItem<'_>, days: Vec<Day>, entries: &[Entry], used: &mut [bool]) -> Vec<Day> {
    let mut left = days;
    for (entry, used) in entries.iter().zip(used.iter_mut()) {
        if *used || entry.kind != item.kind {
            continue;
        }
        let reach = reach_of(entry, item);
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

/// How far the row reaches for this item; negative when it cannot stand for it.
fn reach_of(entry: &Entry, item: PlannedItem<'_>) -> i32 {
    if names(&entry.note, &item.name.en) || names(&entry.note, &item.name.zh) {
        near_days(item.rhythm)
    } else if entry.amount == item.amount {
        CLOSE_DAYS.min(near_days(item.rhythm))
    } else {
        -1
    }
}

/// Whether a note names an item: the name stands in it as a whole, in either case.
fn names(note: &str, name: &str) -> bool {
    let (note, name) = (note.to_lowercase(), name.trim().to_lowercase());
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !name.is_empty()
        && note.match_indices(&name).any(|(at, found)| {
            let before = note.get(..at).and_then(|text| text.chars().next_back());
            let after = note.get(at + found.len()..).and_then(|text| text.chars().next());
            !is_word(before) && !is_word(after)
        })
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
        let mut used = [false; 3];
        let left = unrecorded_days(item, weeks.clone(), &rows, &mut used);
        assert_eq!(left, [weeks[2]]);
        assert_eq!(used, [true, true, false]);
    }
}
