//! Asking on a terminal, one line at a time.

use std::io::{BufRead, IsTerminal, Write};

/// Whether somebody sits at both ends.
pub fn somebody_is_there() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks on standard error and reads one line; `None` at the end of the input.
pub fn ask(question: &str, err: &mut dyn Write) -> Option<String> {
    let _ = write!(err, "{question}");
    let _ = err.flush();
    let mut line = String::new();
    match std::io::stdin().lock().read_line(&mut line) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(line.trim().to_owned()),
    }
}
