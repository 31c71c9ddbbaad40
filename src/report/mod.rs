//! Answers as data, and how they are written: text, JSON and other formats.
//!
//! It must not read files or the clock, and must not know which command or screen asked.

pub mod problems;
