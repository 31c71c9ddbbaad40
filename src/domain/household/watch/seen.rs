//! What was last measured: the values, the span in which each lies, and the conditions that hold.

use super::measure::Row;
use super::watch_state::Changed;
use crate::domain::risk::indicator::{INDICATORS, Indicator, NOTHING_MEASURED};
use crate::domain::risk::truth::{TruthTable, Truths};

/// What was last measured on a line, or on the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The values.
    pub row: Row,
    /// The value before, of each that was ever another.
    before: Row,
    /// The place of the span in which each value lies.
    spans: [u16; INDICATORS],
    /// The conditions that hold.
    pub truths: Truths,
    /// Whether nothing has been measured so far.
    pub is_new: bool,
}

/// What a look at some values has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moves {
    /// Values that are not what they were.
    pub moved: Changed,
    /// Those of them that passed a threshold.
    pub passed: Changed,
}

impl Default for Seen {
    fn default() -> Seen {
        Seen::NOTHING
    }
}

impl Seen {
    /// Nothing so far.
    pub const NOTHING: Seen =
        Seen { row: NOTHING_MEASURED, before: NOTHING_MEASURED, spans: [0; INDICATORS], truths: 0, is_new: true };

    /// Notes a value.
    #[inline]
    pub fn note(&mut self, table: &TruthTable, indicator: Indicator, value: i64, moves: &mut Moves) {
        let place = indicator.index();
        let (Some(own), Some(before)) = (self.row.get_mut(place), self.before.get_mut(place)) else { return };
        if *own == value {
            return;
        }
        (*before, *own) = (*own, value);
        moves.moved |= indicator.bit();
        if self.settle(table, indicator, value) {
            moves.passed |= indicator.bit();
        }
    }

    /// Finds the span of a value and what holds on it; whether that is another span than before.
    #[inline]
    pub fn settle(&mut self, table: &TruthTable, indicator: Indicator, value: i64) -> bool {
        let Some(place) = self.spans.get_mut(indicator.index()) else { return false };
        let spans = table.spans_of(indicator);
        if spans.get(usize::from(*place)).is_some_and(|span| span.low <= value && value <= span.high) {
            return false;
        }
        let found = spans.iter().position(|span| value <= span.high).unwrap_or(0);
        *place = u16::try_from(found).unwrap_or(0);
        let holds = spans.get(found).map_or(0, |span| span.holds);
        self.truths = (self.truths & !table.bits_of(indicator)) | holds;
        true
    }

    /// Puts in what was noted elsewhere, in the span where it was.
    pub fn recall(&mut self, indicator: Indicator, before: i64, now: i64) {
        let place = indicator.index();
        if let (Some(own), Some(earlier)) = (self.row.get_mut(place), self.before.get_mut(place)) {
            (*earlier, *own) = (before, now);
        }
    }

    /// What a value was before the look that moved these.
    #[must_use]
    pub fn before(&self, indicator: Indicator, moved: Changed) -> Option<i64> {
        let row = if moved & indicator.bit() == 0 { &self.row } else { &self.before };
        row.get(indicator.index()).copied()
    }
}
