//! What a reader learns and how it is asked again: figures of lessons, quizzes, exercises, recall and progress.
//!
//! It knows the domain only: neither files nor words of the interface, neither the clock nor the screen.

pub mod exercise;
pub mod figures;
pub mod progress;
pub mod quiz;
pub mod recall;
