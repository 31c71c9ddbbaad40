//! Where a value comes from, how sure it is, and on which days it may be used.
//!
//! Products, norms, rules and backup options all carry one. Nothing here knows what the value is.

use crate::domain::calendar::Day;
use crate::domain::name::Name;

/// What a value rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Evidence {
    /// The text or a summary of an official document (`O`).
    Official,
    /// A press report (`P`).
    Press,
    /// A web page of low grade: never more than an editable preset (`X`).
    WebPage,
    /// Memory alone (`M`).
    Memory,
    /// Arithmetic on other values (`C`).
    Arithmetic,
    /// A cautious assumption of ours where nothing was found (`A`).
    Assumption,
}

/// How sure a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Take it as a placeholder.
    Low,
    /// Between low and medium.
    LowMedium,
    /// Likely, but check.
    Medium,
    /// Between medium and high.
    MediumHigh,
    /// Several good sources agree.
    High,
}

/// Where a value comes from and when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// What it rests on, in the order stated; never empty.
    pub evidence: Vec<Evidence>,
    /// How sure it is.
    pub confidence: Confidence,
    /// The day, month or year that the source speaks for (`2026-01-20`, `2024-09`, `2025`).
    pub as_of: Option<String>,
    /// Keys of the list of sources.
    pub sources: Vec<String>,
    /// What a reader should know about it.
    pub note: Option<Name>,
    /// The first day on which it may be used.
    pub effective_from: Option<Day>,
    /// The last day on which it may be used.
    pub effective_to: Option<Day>,
    /// The last day until which it needs no fresh look.
    pub stale_after: Option<Day>,
}

impl Provenance {
    /// Whether the value may be used on a day.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        self.effective_from.is_none_or(|from| day >= from) && self.effective_to.is_none_or(|to| day <= to)
    }

    /// Whether the value may have moved by a day, so that a reader should check it again.
    #[must_use]
    pub fn is_stale_on(&self, day: Day) -> bool {
        self.stale_after.is_some_and(|last| day > last)
    }

    /// Whether nothing but memory or our own assumption supports it.
    #[must_use]
    pub fn is_unsupported(&self) -> bool {
        self.evidence.iter().all(|kind| matches!(kind, Evidence::Memory | Evidence::Assumption))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_holds_from_its_first_to_its_last_day() {
        let day = |d| Day::ymd(2026, 3, d).unwrap();
        let value = Provenance {
            evidence: vec![Evidence::Memory],
            confidence: Confidence::Low,
            as_of: None,
            sources: Vec::new(),
            note: None,
            effective_from: Some(day(10)),
            effective_to: Some(day(20)),
            stale_after: Some(day(15)),
        };
        assert_eq!([9, 10, 20, 21].map(|d| value.holds_on(day(d))), [false, true, true, false]);
        assert_eq!([15, 16].map(|d| value.is_stale_on(day(d))), [false, true]);
        assert!(value.is_unsupported());
        assert!(!Provenance { evidence: vec![Evidence::Memory, Evidence::Press], ..value }.is_unsupported());
    }
}
