//! The terminal: screens over the reports, a key at a time.
//!
//! State ([`app`]), changes of it ([`update`], no drawing and no file) and what is drawn ([`view`]) are apart; one table of
//! actions ([`action`]) feeds the keys, the footer, the help, the palette and the documentation.

pub mod action;
pub mod app;
pub mod capabilities;
pub mod desk;
pub mod glyphs;
pub mod happening;
mod key_page;
pub mod keymap;
pub mod picture;
mod picture_shapes;
pub mod popups;
pub mod run;
pub mod screens;
pub mod start;
pub mod still;
pub mod terminal;
pub mod theme;
pub mod theme_file;
pub mod update;
pub mod view;
pub mod widgets;
