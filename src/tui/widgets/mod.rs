//! The pieces that screens are made of. Each draws into a part of a buffer, at any size, and knows nothing of households.

pub mod bar;
mod chart;
mod chart_scale;
pub mod curve;
mod dots;
pub mod draw;
pub mod facts;
pub mod fan;
pub mod field;
pub mod form;
pub mod grid;
pub mod hits;
pub mod month;
pub mod notes;
pub mod panel;
pub mod scroll;
pub mod tide;
pub mod tiles;
