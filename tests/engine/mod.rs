//! The day engine: published figures, conservation, and the ways of single terms.

mod books;
pub mod build;
mod generate;
mod lin;
mod payoff_order;
mod properties;
