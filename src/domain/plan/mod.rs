//! Ways to spend what is left above the minimums.
//!
//! It uses the household engine and must not know screens or files.

pub mod keep_open;
pub mod strategy;
