//! The day engine: published figures, conservation, and the ways of single terms.

mod absurd;
mod books;
pub mod build;
mod cards;
mod generate;
mod lin;
mod payoff_order;
mod properties;
mod story;
