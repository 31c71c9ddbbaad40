//! The pieces that screens are made of. Each draws into a part of a buffer, at any size, and knows nothing of households.

pub mod bar;
pub mod draw;
pub mod field;
pub mod form;
pub mod grid;
pub mod hits;
pub mod panel;
