//! The one test binary: a file a feature.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod backup;
mod calc;
mod cli;
mod content;
mod engine;
mod formats;
mod households;
mod layers;
mod learn;
mod plan;
mod profiles;
mod risk;
mod screens;
mod stress;
mod support;
mod terminal;
mod vectors;
mod whatif;
