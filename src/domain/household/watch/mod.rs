//! Watching the lines: what lenders can see of each, which rules fire, what they do, and how a line comes back.
//!
//! This module measures what lenders see from the engine's own state (`measure`, `shared`), keeps which conditions hold
//! as bits (`seen`), goes through a line's rules when one of them has changed (`evaluate`, `decide`) and does what they say
//! (`effect`). It keeps its state flat, so that thousands of households can be watched at once.

mod alike;
mod decide;
pub(super) mod effect;
mod evaluate;
mod flows;
mod line_set;
mod measure;
mod memory;
mod minded;
mod notice;
pub(super) mod roll;
mod rules;
mod seen;
mod shared;
pub(super) mod shocks;
mod wake;
mod watch_state;
mod why;

pub use evaluate::evaluate;
pub use flows::Flows;
pub use line_set::LineSet;
pub use measure::{days_past_due, debt_service, measure, total_limits};
pub use memory::{LONG_AGO, LineWatch, NEVER, Standing, UseKind};
pub(super) use notice::{billed, instalment_billed, is_withheld, missed, month_end, paid, recorded};
pub use roll::drawable;
pub use rules::{LineWatchRules, RuleRef, SHOCK, Watch};
pub use seen::Seen;
pub use shocks::{RECENT_MONTHS, Strike, TimedShock, was_late};
pub use wake::turning_days;
pub(super) use wake::{next_turn, turns_on};
pub use watch_state::WatchState;
pub use why::{NO_INDICATOR, Turn, Why};
