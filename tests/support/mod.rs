//! What several feature tests share.

pub mod demo;
pub mod program;
pub mod screen;
pub mod story;
