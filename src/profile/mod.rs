//! The user's record: read from its file, checked, edited with its comments kept, and stored safely.
//!
//! It knows the file grammar and the domain, and must not know where the folders are, what day it is, or any sentence.

pub mod check;
pub mod edit;
pub mod journal;
pub mod keys;
pub mod raw;
pub mod read;
pub mod store;

pub use check::{Checked, check};
pub use read::{SCHEMA, read};
