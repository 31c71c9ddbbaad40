//! What several feature tests share.

pub mod at_desk;
pub mod demo;
pub mod program;
pub mod screen;
