//! The answers of the calculators.

pub mod verify;
