//! Stress: how likely a household falls behind or loses a line, by the day engine run over many drawn futures.
//!
//! Chance decides before a path begins, by counted numbers, what does not depend on the household's own state: who loses
//! work, which expense comes, who forgets. What does depend on it is left to the engine as a condition. So a path is an
//! ordinary household with a calendar of its own, and can be opened again as a timeline with its reasons.
//!
//! It knows the engine and must not know where the chances come from, the clock, or the terminal.

pub mod answer;
pub mod brought;
pub mod buffers;
pub mod chances;
pub mod drivers;
pub mod forgetting;
pub mod ground;
pub mod lots;
pub mod path;
pub mod quantiles;
pub mod replay;
pub mod run;
pub mod spare;
pub mod tally;
pub mod usual;
mod walk;
