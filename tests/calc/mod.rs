//! The calculators as a person types them, and what their arithmetic must always keep.

mod commands;
mod properties;
