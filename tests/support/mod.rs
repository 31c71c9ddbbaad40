//! What several feature tests share.

pub mod demo;
pub mod screen;
pub mod story;
