//! The screens from their own buffer: keys in, text out, no terminal.

mod record;
mod shell;
mod whatif;
