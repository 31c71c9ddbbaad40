//! The pieces that screens are made of. Each draws into a part of a buffer, at any size, and knows nothing of households.

pub mod bar;
pub mod curve;
mod curve_scale;
pub mod draw;
pub mod facts;
pub mod field;
pub mod form;
pub mod grid;
pub mod hits;
pub mod month;
pub mod notes;
pub mod panel;
pub mod tide;
pub mod tiles;
