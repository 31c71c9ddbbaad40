//! What a household, its credit lines and its money are, and what time does to them.
//!
//! Pure: no file, clock, environment, terminal or language; today is an argument. Inside, the order is money, calendar,
//! credit, risk, household, plan, stress: each may use only those before it.

pub mod backup;
pub mod calendar;
pub mod cost;
pub mod credit;
pub mod household;
pub mod lesson;
pub mod money;
pub mod name;
pub mod plan;
pub mod provenance;
pub mod ratios;
pub mod risk;
pub mod stress;
