//! The day engine: published figures, conservation, and the ways of single terms.

mod build;
mod lin;
mod payoff_order;
