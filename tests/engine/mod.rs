//! The day engine: published figures, conservation, and the ways of single terms.

pub mod build;
mod lin;
mod payoff_order;
