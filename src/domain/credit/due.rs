//! Amounts that a line asks for, each with its due day, until they are paid.
//!
//! A fixed place for each, oldest first, so that a line stays flat and cheap to copy. It must not know why something is
//! asked for.

use crate::domain::calendar::Day;
use crate::domain::money::Money;

/// How many unpaid due amounts a line keeps apart; older ones join the oldest.
pub const DUES_KEPT: usize = 8;

/// One amount that was asked for and is not yet paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Due {
    /// The day it is due (business-day rule applied).
    pub on: Day,
    /// What is still unpaid of it.
    pub unpaid: Money,
    /// Whether missing it has had its consequences (late fee, registry).
    pub missed: bool,
}

/// The unpaid due amounts of a line, oldest first.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Dues {
    kept: [Due; DUES_KEPT],
    count: u8,
}

impl Dues {
    /// The unpaid amounts, oldest first.
    #[must_use]
    pub fn as_slice(&self) -> &[Due] {
        self.kept.get(..usize::from(self.count)).unwrap_or(&[])
    }

    /// The unpaid amounts, oldest first.
    pub fn iter(&self) -> std::slice::Iter<'_, Due> {
        self.as_slice().iter()
    }

    /// The unpaid amounts, oldest first, to be changed; none may become zero.
    pub(super) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Due> {
        self.kept.get_mut(..usize::from(self.count)).unwrap_or_default().iter_mut()
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// All of them together.
    #[must_use]
    pub fn asked(&self) -> Money {
        self.iter().map(|due| due.unpaid).sum()
    }

    /// The oldest due day.
    #[must_use]
    pub fn oldest(&self) -> Option<Day> {
        self.as_slice().first().map(|due| due.on)
    }

    /// What was due before `day`.
    #[must_use]
    pub fn before(&self, day: Day) -> Money {
        self.iter().take_while(|due| due.on < day).map(|due| due.unpaid).sum()
    }

    /// Whether something was missed and is still unpaid.
    #[must_use]
    pub fn has_missed(&self) -> bool {
        self.iter().any(|due| due.missed)
    }

    /// Adds an amount. What is asked for on the same day becomes one; when all places are taken, the two oldest do.
    pub fn ask(&mut self, due: Due) {
        if due.unpaid <= Money::ZERO {
            return;
        }
        if let ([first, ..], 0) = (&mut self.kept, self.count) {
            *first = due;
            self.count = 1;
            return;
        }
        self.ask_beside(due);
    }

    fn ask_beside(&mut self, due: Due) {
        if let Some(same) = self.iter_mut().find(|kept| kept.on == due.on && kept.missed == due.missed) {
            same.unpaid += due.unpaid;
            return;
        }
        if usize::from(self.count) == DUES_KEPT {
            let [oldest, second, ..] = &mut self.kept;
            second.unpaid += oldest.unpaid;
            second.on = oldest.on;
            second.missed |= oldest.missed;
            self.drop_oldest();
        }
        let place = self.iter().take_while(|kept| kept.on <= due.on).count();
        self.count = self.count.saturating_add(1);
        if let Some(tail) = self.kept.get_mut(place..usize::from(self.count)) {
            tail.rotate_right(1);
            if let Some(free) = tail.first_mut() {
                *free = due;
            }
        }
    }

    fn drop_oldest(&mut self) {
        let count = usize::from(self.count);
        if count > 1 {
            self.kept.copy_within(1..count, 0);
        }
        self.count = self.count.saturating_sub(1);
        if let Some(free) = self.kept.get_mut(usize::from(self.count)) {
            *free = Due::default();
        }
    }

    /// Counts a payment, oldest first.
    pub fn pay(&mut self, amount: Money) {
        let mut left = amount;
        while let Some(oldest) = self.iter_mut().next() {
            if left < oldest.unpaid {
                oldest.unpaid -= left.positive_part();
                return;
            }
            left -= oldest.unpaid;
            self.drop_oldest();
        }
    }

    /// Asks for no more than `owed` in all; the newest falls away first.
    pub fn limit_to(&mut self, owed: Money) {
        let mut excess = self.asked() - owed.positive_part();
        while excess > Money::ZERO {
            let Some(newest) = self.iter_mut().next_back() else { return };
            if excess < newest.unpaid {
                newest.unpaid -= excess;
                return;
            }
            excess -= newest.unpaid;
            *newest = Due::default();
            self.count = self.count.saturating_sub(1);
        }
    }

    /// Asks for nothing any more.
    pub fn clear(&mut self) {
        *self = Dues::default();
    }
}

impl std::fmt::Debug for Dues {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'d> IntoIterator for &'d Dues {
    type Item = &'d Due;
    type IntoIter = std::slice::Iter<'d, Due>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(on: i32, unpaid: i64) -> Due {
        Due { on: Day(on), unpaid: Money(unpaid), missed: false }
    }

    fn seen(dues: &Dues) -> Vec<(i32, i64)> {
        dues.iter().map(|due| (due.on.0, due.unpaid.minor())).collect()
    }

    #[test]
    fn the_oldest_is_paid_first() {
        let mut dues = Dues::default();
        for one in [due(20, 30), due(10, 50), due(20, 5), due(30, 0)] {
            dues.ask(one);
        }
        assert_eq!(seen(&dues), [(10, 50), (20, 35)]);
        assert_eq!((dues.asked(), dues.before(Day(20)), dues.oldest()), (Money(85), Money(50), Some(Day(10))));
        dues.pay(Money(60));
        assert_eq!(seen(&dues), [(20, 25)]);
        dues.pay(Money(99));
        assert_eq!(dues, Dues::default());
    }

    #[test]
    fn nothing_is_lost_when_all_places_are_taken() {
        let mut dues = Dues::default();
        for n in 1..=12 {
            dues.ask(due(n, i64::from(n)));
        }
        assert_eq!(dues.asked(), Money(78));
        assert_eq!(seen(&dues)[..2], [(1, 15), (6, 6)]);
    }

    #[test]
    fn a_cap_takes_the_newest_first() {
        let mut dues = Dues::default();
        dues.ask(due(1, 10));
        dues.ask(due(2, 10));
        dues.limit_to(Money(7));
        assert_eq!(seen(&dues), [(1, 7)]);
        dues.limit_to(Money(-5));
        assert!(dues.is_empty());
    }
}
