//! Why a line changed its state: the rule, what was measured, the threshold, and from where the trouble came.

use super::rules::{RuleRef, SHOCK};
use crate::domain::risk::indicator::UNKNOWN;

/// The number of no indicator.
pub const NO_INDICATOR: u8 = u8::MAX;

/// Why a line changed its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Why {
    /// The rule, or the shock.
    pub rule: RuleRef,
    /// What was measured, by its number; [`NO_INDICATOR`] for a shock or a way back.
    pub indicator: u8,
    /// Its value, in its own unit; unknown for a shock.
    pub measured: i64,
    /// The threshold that it was compared with.
    pub threshold: i64,
    /// Its value when the line was last looked at; unknown when rows are not kept.
    pub before: i64,
    /// The line from which the trouble comes.
    pub source: u16,
    /// The line on which the rule fired.
    pub fired_on: u16,
    /// What sort of change it is.
    pub turn: Turn,
}

/// What sort of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// A rule fired.
    Fired,
    /// A shock of the scenario.
    Shock,
    /// A rule ran its course.
    RuleEnded,
    /// A recovery ended well.
    ProbationOver,
}

impl Why {
    /// A shock fell on a line.
    #[must_use]
    pub const fn shock(shock: u16, line: u16) -> Why {
        Why::plain(RuleRef { policy: SHOCK, trigger: shock }, line, Turn::Shock)
    }

    /// A rule ran its course.
    #[must_use]
    pub const fn ended(rule: RuleRef, line: u16) -> Why {
        Why::plain(rule, line, Turn::RuleEnded)
    }

    /// A recovery ended well.
    #[must_use]
    pub const fn probation_over(line: u16) -> Why {
        Why::plain(RuleRef { policy: SHOCK, trigger: SHOCK }, line, Turn::ProbationOver)
    }

    const fn plain(rule: RuleRef, line: u16, turn: Turn) -> Why {
        let (measured, threshold, before) = (UNKNOWN, UNKNOWN, UNKNOWN);
        Why { rule, indicator: NO_INDICATOR, measured, threshold, before, source: line, fired_on: line, turn }
    }
}
