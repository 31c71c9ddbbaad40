//! The day engine: published figures, conservation, and the ways of single terms.

mod absurd;
mod books;
pub mod build;
mod cards;
mod due_days;
pub mod generate;
mod lin;
mod loans;
mod payments;
mod payoff_order;
mod plans;
mod properties;
mod story;
