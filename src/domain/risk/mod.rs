//! What lenders and rules make of a line or a household: norms, and later triggers and states.
//!
//! It knows money, dates and single lines, and must not know the household's engine or any jurisdiction by name.

pub mod norm;
