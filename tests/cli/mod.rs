//! Commands that write: what they say, what they leave in the files, and how they end.

mod profile;
mod record;
