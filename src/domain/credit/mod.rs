//! How one line behaves: its terms, its rates, its statements, minimums, instalments and charges.
//!
//! It knows money and dates, and must not know the household or any other line.

pub mod line;
pub mod product;
pub mod terms;
