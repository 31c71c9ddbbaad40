//! What the program's exit code says: decided here and nowhere else.

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Exit {
    /// All is well.
    Well = 0,
    /// A check or a plan fails.
    Fails = 1,
    /// The command line cannot be understood, or there is no terminal for the screens.
    Usage = 2,
    /// A profile or content is invalid or does not match.
    Invalid = 3,
    /// A file is missing or cannot be read or written.
    Unreadable = 4,
    /// A fault of ours.
    Fault = 70,
    /// The terminal of the screens was closed.
    HungUp = 129,
    /// The screens were interrupted.
    Interrupted = 130,
    /// The screens were terminated.
    Terminated = 143,
}

impl Exit {
    /// The number that the shell sees.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The worse of two ends, for several households in one call.
    #[must_use]
    pub fn worst(self, other: Exit) -> Exit {
        self.max(other)
    }
}

/// Why a command could not do what was asked.
#[derive(Debug)]
pub enum Stop {
    /// Standard output was closed: end quietly.
    ClosedPipe,
    /// Something could not be written.
    Unwritable(std::io::Error),
    /// Problems to show, and how to end.
    Problems(Vec<crate::diagnostic::Diagnostic>, Exit),
    /// A sentence to show, and how to end.
    Said(String, Exit),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Stop {
        if error.kind() == std::io::ErrorKind::BrokenPipe { Stop::ClosedPipe } else { Stop::Unwritable(error) }
    }
}
