//! The screens from their own buffer: keys in, text out, no terminal.

mod profile;
mod record;
mod shell;
