//! What lenders and rules make of a line or a household: norms, the signs they watch, their rules, and the points card.
//!
//! It knows money, dates and single lines, and must not know the household's engine or any jurisdiction by name.

pub mod aim;
pub mod compiled;
pub mod fault;
pub mod indicator;
pub mod norm;
pub mod policy;
pub mod record;
pub mod scorecard;
pub mod shock;
pub mod state;
pub mod trigger;
pub mod truth;
