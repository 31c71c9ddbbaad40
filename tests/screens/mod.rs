//! The screens from their own buffer: keys in, text out, no terminal.

mod backup;
mod build;
mod calculators;
mod desk;
mod every_size;
mod home;
mod learn;
mod lines;
mod pictures;
mod plan;
mod profile;
mod record;
mod schedule;
mod shell;
mod stress;
mod whatif;
