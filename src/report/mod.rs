//! Answers as data, and as text, JSON, CSV and calendar.
//!
//! A report asks the domain and says nothing that the domain did not compute. It must not read files, clocks or the
//! terminal, and both the command line and the screens show these same values.

pub mod agenda;
pub mod ahead;
pub mod answers;
pub mod backup;
pub mod calc;
pub mod calendar;
pub mod card;
pub mod check;
pub mod codes;
pub mod cost;
pub mod cost_statement;
pub mod csv;
pub mod difference;
pub mod due;
pub mod explain;
pub mod github;
pub mod json;
pub mod junit;
pub mod ledger;
pub mod lesson;
pub mod line_change;
pub mod margin;
pub mod offer;
pub mod plain;
pub mod plan;
pub mod problems;
pub mod profile_schema;
pub mod schedule;
pub mod standing;
pub mod status;
pub mod stress;
pub mod warning;
pub mod whatif;
pub mod wording;

/// The version of every JSON answer; it rises when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;
