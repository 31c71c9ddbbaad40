//! Reading TOML with places: every value keeps where it was written, and every problem is collected.
//!
//! Products and profiles state their terms with the same keys, so both read them here. This module must not know
//! which files exist, what a whole profile looks like, or any sentence a person reads.

pub mod choice;
pub mod key;
pub mod moment;
pub mod nearest;
pub mod problems;
pub mod reader;
pub mod terms;
pub mod value;
pub mod word;

pub use key::{Key, Shape, Sign};
pub use nearest::nearest;
pub use problems::Problems;
pub use reader::{Document, Places, TableReader};
