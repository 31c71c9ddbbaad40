//! The terminal: screens over the reports, a key at a time.
//!
//! State ([`app`]), changes of it ([`update`], no drawing and no file) and what is drawn ([`view`]) are apart; one table of
//! actions ([`action`]) feeds the keys, the footer, the help, the palette and the documentation.

pub mod glyphs;
pub mod theme;
pub mod theme_file;
pub mod widgets;
