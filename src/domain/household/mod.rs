//! The household: its record, and the engine that moves it through time.
//!
//! It knows money, calendars, credit lines and risk rules, and must not know where its record came from or how its
//! timeline is shown.

pub mod profile;
