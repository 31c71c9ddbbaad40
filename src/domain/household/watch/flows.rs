//! Draws and repayments of the last 90 days, as a ring of dated sums.

use super::memory::LONG_AGO;
use crate::domain::calendar::Day;
use crate::domain::money::{Money, Ratio};

/// How many payments and draws are remembered.
const FLOWS_KEPT: usize = 128;
/// For how many days.
const FLOW_DAYS: i32 = 90;

/// Draws and repayments of the last 90 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flows {
    ring: [(Day, Money, Money); FLOWS_KEPT],
    first: u8,
    count: u8,
    /// Drawn in the window.
    pub drawn: Money,
    /// Repaid in the window.
    pub repaid: Money,
}

impl Default for Flows {
    fn default() -> Flows {
        Flows {
            ring: [(LONG_AGO, Money::ZERO, Money::ZERO); FLOWS_KEPT],
            first: 0,
            count: 0,
            drawn: Money::ZERO,
            repaid: Money::ZERO,
        }
    }
}

impl Flows {
    /// Adds a draw and a repayment of a day.
    pub fn add(&mut self, day: Day, drawn: Money, repaid: Money) {
        self.expire(day);
        if usize::from(self.count) == FLOWS_KEPT {
            self.drop_first();
        }
        let place = (usize::from(self.first) + usize::from(self.count)) % FLOWS_KEPT;
        if let Some(slot) = self.ring.get_mut(place) {
            *slot = (day, drawn, repaid);
            self.count += 1;
            self.drawn += drawn;
            self.repaid += repaid;
        }
    }

    /// Whether something lies outside the 90 days up to and including `today`.
    #[inline]
    #[must_use]
    pub fn is_stale(&self, today: Day) -> bool {
        self.count > 0 && self.ring.get(usize::from(self.first)).is_some_and(|flow| flow.0 <= today.plus(-FLOW_DAYS))
    }

    /// The day on which something that leaves may change what is rolled; never when nothing is remembered.
    #[must_use]
    pub fn stale_on(&self) -> Day {
        // Where nothing was drawn, only the last repayment to leave changes anything.
        let later = if self.drawn == Money::ZERO { usize::from(self.count.saturating_sub(1)) } else { 0 };
        let flow = self.ring.get((usize::from(self.first) + later) % FLOWS_KEPT).filter(|_| self.count > 0);
        flow.map_or(super::memory::NEVER, |flow| flow.0.plus(FLOW_DAYS))
    }

    /// Whether something was repaid and nothing drawn.
    #[inline]
    #[must_use]
    pub fn nothing_is_rolled(&self) -> bool {
        self.drawn == Money::ZERO && self.repaid > Money::ZERO
    }

    /// Forgets it.
    pub fn expire(&mut self, today: Day) {
        while self.is_stale(today) {
            self.drop_first();
        }
    }

    /// What was drawn over what was repaid, at most 1; none when nothing was repaid.
    #[must_use]
    pub fn rolled(&self, today: Day) -> Option<Ratio> {
        if self.is_stale(today) {
            let mut fresh = *self;
            fresh.expire(today);
            return fresh.rolled(today);
        }
        self.drawn.least(self.repaid).ratio_to(self.repaid)
    }

    /// What still counts after a day, the oldest first.
    pub(super) fn counted_after(&self, day: Day) -> impl Iterator<Item = (Day, Money, Money)> {
        let all = (0..usize::from(self.count)).map(|place| (usize::from(self.first) + place) % FLOWS_KEPT);
        let flows = all.filter_map(|place| self.ring.get(place)).copied();
        flows.skip_while(move |flow| flow.0 <= day.plus(1 - FLOW_DAYS))
    }

    fn drop_first(&mut self) {
        if let Some((_, drawn, repaid)) = self.ring.get(usize::from(self.first)).copied() {
            self.drawn -= drawn;
            self.repaid -= repaid;
        }
        self.first = u8::try_from((usize::from(self.first) + 1) % FLOWS_KEPT).unwrap_or(0);
        self.count = self.count.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flows_are_those_of_ninety_days() {
        let mut flows = Flows::default();
        for day in 0..200 {
            flows.add(Day(1000 + day), Money(1), Money(2));
        }
        assert_eq!((flows.drawn, flows.repaid), (Money(90), Money(180)));
        flows.expire(Day(1199 + 45));
        assert_eq!(flows.drawn, Money(45));
    }
}
