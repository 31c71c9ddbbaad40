//! Which conditions of a policy hold, as bits: a rule then fires by one comparison of sets.
//!
//! The values of an indicator are cut into spans on which no condition changes. A value that stays within its span changes
//! nothing, so nobody has to look. It knows compiled conditions and must not know how anything is measured.

use super::compiled::CompiledCondition;
use super::indicator::{INDICATORS, Indicator, UNKNOWN};
use super::trigger::Op;

/// A set of conditions that hold, by bit.
pub type Truths = u128;

/// How many conditions have a bit. Rules with others are compared condition by condition.
pub const MOST_TRUTHS: usize = Truths::BITS as usize;

/// Values from `low` to `high`, both included, on which the same conditions hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The lowest value.
    pub low: i64,
    /// The highest.
    pub high: i64,
    /// What holds on them.
    pub holds: Truths,
}

/// Unknown is a span of its own: nothing holds on it.
const UNKNOWN_SPAN: Span = Span { low: UNKNOWN, high: UNKNOWN, holds: 0 };

/// A comparison with its bit; no bit when all are taken.
type Numbered = (Truths, (u8, Op, i64));

/// The spans of each indicator, and the bit of each condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TruthTable {
    /// Of each indicator: unknown first, then from low to high.
    spans: Vec<Span>,
    /// Where the spans of each indicator begin, and at last where all end.
    first: [u16; INDICATORS + 1],
    /// The bits of each indicator.
    bits_of: [Truths; INDICATORS],
    /// The comparisons, in the order of their bits.
    numbered: Vec<(u8, Op, i64)>,
}

impl TruthTable {
    /// The table of some conditions.
    pub fn of<'c>(conditions: impl Iterator<Item = &'c CompiledCondition>) -> TruthTable {
        let mut comparisons: Vec<(u8, Op, i64)> = Vec::new();
        for condition in conditions {
            let comparison = (condition.indicator, condition.op, condition.threshold);
            if !comparisons.contains(&comparison) {
                comparisons.push(comparison);
            }
        }
        let mut table = TruthTable {
            spans: Vec::with_capacity(INDICATORS + 2 * comparisons.len()),
            first: [0; INDICATORS + 1],
            bits_of: [0; INDICATORS],
            numbered: comparisons.iter().take(MOST_TRUTHS).copied().collect(),
        };
        let bit = |place: usize| if place < MOST_TRUTHS { 1 << place } else { 0 };
        let mut sorted: Vec<Numbered> = (0..).map(bit).zip(comparisons).collect();
        sorted.sort_unstable_by_key(|(_, comparison)| comparison.0);
        let mut own = sorted.chunk_by(|one, other| one.1.0 == other.1.0).peekable();
        for place in 0..INDICATORS {
            let is_own = |group: &&[Numbered]| group.first().is_some_and(|first| usize::from(first.1.0) == place);
            table.cut(place, own.next_if(is_own).unwrap_or(&[]));
        }
        table
    }

    /// Cuts the values of one indicator into spans by the comparisons on it.
    fn cut(&mut self, place: usize, own: &[Numbered]) {
        let mut cuts: Vec<i64> = own.iter().flat_map(|(_, c)| cuts_of(c.1, c.2)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        // A cut at the very least of values parts nothing from what is known.
        cuts.retain(|cut| *cut > UNKNOWN + 1);
        self.spans.push(UNKNOWN_SPAN);
        let lows = std::iter::once(UNKNOWN + 1).chain(cuts.iter().copied());
        let highs = cuts.iter().map(|cut| cut - 1).chain([i64::MAX]);
        for (low, high) in lows.zip(highs) {
            let holds = own.iter().filter(|(_, c)| c.1.margin(low, c.2) <= 0).fold(0, |all, (bit, _)| all | bit);
            self.spans.push(Span { low, high, holds });
        }
        if let Some(all) = self.bits_of.get_mut(place) {
            *all = own.iter().fold(0, |all, (bit, _)| all | bit);
        }
        if let Some(end) = self.first.get_mut(place + 1) {
            *end = u16::try_from(self.spans.len()).unwrap_or(u16::MAX);
        }
    }

    /// The bit of a condition; `None` when it has none.
    #[must_use]
    pub fn bit_of(&self, condition: &CompiledCondition) -> Option<Truths> {
        let comparison = (condition.indicator, condition.op, condition.threshold);
        self.numbered.iter().position(|c| *c == comparison).map(|bit| 1 << bit)
    }

    /// How many bits are used.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.numbered.len()
    }

    /// The spans of an indicator.
    #[inline]
    #[must_use]
    pub fn spans_of(&self, indicator: Indicator) -> &[Span] {
        let place = indicator.index();
        let (Some(from), Some(to)) = (self.first.get(place), self.first.get(place + 1)) else { return &[] };
        self.spans.get(usize::from(*from)..usize::from(*to)).unwrap_or(&[])
    }

    /// What holds on every value from one to another; `None` when that is not the same on all of them.
    #[must_use]
    pub fn holds_between(&self, indicator: Indicator, low: i64, high: i64) -> Option<Truths> {
        let span = self.spans_of(indicator).iter().find(|span| low <= span.high)?;
        (high <= span.high).then_some(span.holds)
    }

    /// The bits of the conditions on an indicator.
    #[inline]
    #[must_use]
    pub fn bits_of(&self, indicator: Indicator) -> Truths {
        self.bits_of.get(indicator.index()).copied().unwrap_or(0)
    }

    /// The next value above this one at which the truth of some condition changes.
    #[must_use]
    pub fn next_cut(&self, indicator: Indicator, above: i64) -> Option<i64> {
        self.cuts(indicator).find(|low| *low > above)
    }

    /// The values from which on the truth of some condition changes, in order.
    pub fn cuts(&self, indicator: Indicator) -> impl Iterator<Item = i64> {
        self.spans_of(indicator).iter().skip(2).map(|span| span.low)
    }
}

/// From which values on a comparison says something else.
fn cuts_of(op: Op, threshold: i64) -> impl Iterator<Item = i64> {
    let next = threshold.saturating_add(1);
    let (one, other) = match op {
        Op::AtLeast | Op::Below => (threshold, None),
        Op::Above | Op::AtMost => (next, None),
        Op::Equal => (threshold, Some(next)),
    };
    std::iter::once(one).chain(other)
}
