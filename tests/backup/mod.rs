//! Other ways through: what is missing, what exists, what it costs, what to avoid.

mod content;
mod effect;
mod gap;
