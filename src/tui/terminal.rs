//! The real terminal: taking it, giving it back whatever happens, drawing whole frames to it.
//!
//! Giving back is idempotent and may be called from a panic hook. Nothing here knows what is drawn.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::Words;

/// Why the screens cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTerminal {
    /// Input or output is a file or a pipe.
    NotATerminal,
    /// The terminal calls itself dumb: it cannot move its cursor.
    Dumb,
}

impl NoTerminal {
    /// What to say, with the way on.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            NoTerminal::NotATerminal => Words::new(
                "The screens need a terminal, and input or output is not one. `tideover status` prints the same as text.",
                "画面需要终端，而当前的输入或输出不是终端。`tideover status` 会以文字列出同样的内容。",
            ),
            NoTerminal::Dumb => Words::new(
                "This terminal cannot show screens (TERM=dumb). `tideover status` prints the same as text.",
                "这个终端不能显示画面（TERM=dumb）。`tideover status` 会以文字列出同样的内容。",
            ),
        }
    }
}

/// Whether the screens can be shown; `term` is what the terminal calls itself.
///
/// # Errors
/// Why they cannot.
pub fn check(term: Option<&str>) -> Result<(), NoTerminal> {
    if !still_there() {
        return Err(NoTerminal::NotATerminal);
    }
    if term == Some("dumb") { Err(NoTerminal::Dumb) } else { Ok(()) }
}

/// Whether input and output are still a terminal: one that was closed is not.
#[must_use]
pub fn still_there() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Whether the terminal is taken: what has to be given back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is taken.
pub struct Stage {
    terminal: Terminal<CrosstermBackend<Frames>>,
}

impl Stage {
    /// Takes the terminal: other screen, raw keys, mouse clicks, marked pastes.
    ///
    /// # Errors
    /// When the terminal refuses; it is given back first.
    pub fn enter() -> io::Result<Stage> {
        // Colours are ours to decide. Otherwise, with NO_COLOR set, crossterm clears bold and reverse as well.
        crossterm::style::force_color_output(true);
        match take().and_then(|()| Terminal::new(CrosstermBackend::new(Frames::default()))) {
            Ok(terminal) => Ok(Stage { terminal }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Takes the terminal again after it was given back, and draws everything anew next time.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn enter_again(&mut self) -> io::Result<()> {
        give_back();
        take()?;
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Draws one frame; the terminal shows it as a whole where it can.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, view: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        self.terminal.backend_mut().write_all(b"\x1b[?2026h")?;
        self.terminal.draw(|frame| {
            if let Some(cursor) = view(frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        self.terminal.backend_mut().write_all(b"\x1b[?2026l")?;
        io::Write::flush(self.terminal.backend_mut())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        give_back();
    }
}

fn take() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    let mut out = io::stdout();
    queue!(out, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
    enable_clicks(&mut out)?;
    out.flush()
}

/// Gives the terminal back as it was. Does nothing when it was not taken; never fails, because it also runs when the
/// terminal is already gone.
pub fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = disable_clicks(&mut out);
    let _ = execute!(out, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}

/// Clicks and the wheel only: reports of every movement would wake the program for nothing.
#[cfg(unix)]
fn enable_clicks(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\x1b[?1000h\x1b[?1006h")
}

#[cfg(unix)]
fn disable_clicks(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\x1b[?1006l\x1b[?1000l")
}

#[cfg(not(unix))]
fn enable_clicks(out: &mut impl Write) -> io::Result<()> {
    execute!(out, crossterm::event::EnableMouseCapture)
}

#[cfg(not(unix))]
fn disable_clicks(out: &mut impl Write) -> io::Result<()> {
    execute!(out, crossterm::event::DisableMouseCapture)
}

/// Collects a frame and writes it at once. What was collected when a panic strikes is lost on purpose: written later, it
/// would land on the restored screen.
#[derive(Debug, Default)]
struct Frames {
    bytes: Vec<u8>,
}

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(&self.bytes)?;
        self.bytes.clear();
        out.flush()
    }
}
