//! The household: its record, and the engine that moves it through time.
//!
//! It knows money, calendars, credit lines and risk rules, and must not know where its record came from or how its
//! timeline is shown.

pub mod alike;
pub mod compile;
pub mod compiled;
pub mod counted_interest;
mod due_days;
pub mod entry;
pub mod facts;
pub mod matching;
pub mod monthly;
pub mod occurrence;
pub mod opening;
pub mod outlook;
pub mod profile;
mod quiet;
pub mod record;
pub mod recorder;
pub mod rules;
pub mod scenario;
pub mod state;
pub mod step;
pub mod timeline;
mod together;
pub mod usage;
pub mod watch;
