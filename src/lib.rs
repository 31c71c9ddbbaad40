//! tideover (渡口): credit lines, what is due, what could stop them, and the way through.
//!
//! The folders read from what it is, through where it comes from, to how it is shown:
//!
//! * [`domain`] is pure: money, calendars, credit lines, the day engine, plans. No file, clock, terminal or language.
//! * [`diagnostic`] holds problems as codes and values; [`text`] words them and everything else in both languages.
//! * [`document`] reads TOML with places; [`content`] and `profile` turn files into domain values.
//! * [`learn`] computes the figures of lessons, asks, and keeps what was learnt.
//! * `session` is the one place that reads the clock, the environment and the user's folders.
//! * `report` answers questions as data; `cli` and `tui` show them.

pub mod cli;
pub mod content;
pub mod diagnostic;
pub mod document;
pub mod domain;
pub mod learn;
pub mod profile;
pub mod report;
pub mod session;
pub mod text;
pub mod tui;
