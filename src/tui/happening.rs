//! What reaches the screens from outside: keys, clicks, pastes, a new size, signals, finished work.
//!
//! Everything comes through one channel, so that the program sleeps until something happens. Keys are read on a thread of
//! their own: a terminal that is closed can trap its reader for good, and signals must get through all the same.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, KeyEvent, MouseEvent};

use super::app::App;

/// Something from outside.
pub enum Happening {
    /// A key.
    Key(KeyEvent),
    /// The mouse.
    Mouse(MouseEvent),
    /// Text was pasted.
    Paste(String),
    /// The window has another size, or shows again.
    Redraw,
    /// A signal.
    Signal(Signal),
    /// Work on another thread is done, and changes the state so.
    Done(Box<dyn FnOnce(&mut App) + Send>),
    /// The terminal is gone.
    Lost,
    /// A thread panicked; the screen is already given back.
    Panicked,
}

/// The signals that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// Interrupt.
    Interrupt,
    /// Terminate.
    Terminate,
    /// The terminal was closed.
    HangUp,
    /// Stop for a while.
    Stop,
    /// Go on.
    Continue,
}

/// The channel through which everything comes.
pub struct Happenings {
    sender: Sender<Happening>,
    receiver: Receiver<Happening>,
}

impl Happenings {
    /// Listens to keys and signals.
    ///
    /// # Errors
    /// When signals cannot be listened to.
    pub fn listen() -> io::Result<Happenings> {
        let (sender, receiver) = channel();
        listen_to_signals(sender.clone())?;
        let keys = sender.clone();
        thread::Builder::new().name("keys".to_owned()).spawn(move || read_keys(&keys))?;
        Ok(Happenings { sender, receiver })
    }

    /// A sender for work on other threads.
    #[must_use]
    pub fn sender(&self) -> Sender<Happening> {
        self.sender.clone()
    }

    /// Waits for what happens next; `None` when nothing did for so long.
    #[must_use]
    pub fn wait(&self, at_most: Duration) -> Option<Happening> {
        match self.receiver.recv_timeout(at_most) {
            Ok(happening) => Some(happening),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Happening::Lost),
        }
    }

    /// What has already happened, if anything.
    #[must_use]
    pub fn next(&self) -> Option<Happening> {
        self.receiver.try_recv().ok()
    }
}

fn read_keys(sender: &Sender<Happening>) {
    loop {
        let happening = match crossterm::event::read() {
            Ok(Event::Key(key)) => Happening::Key(key),
            Ok(Event::Mouse(mouse)) => Happening::Mouse(mouse),
            Ok(Event::Paste(text)) => Happening::Paste(text),
            Ok(Event::Resize(..)) => Happening::Redraw,
            Ok(Event::FocusGained | Event::FocusLost) => continue,
            Err(_) => Happening::Lost,
        };
        let lost = matches!(happening, Happening::Lost);
        if sender.send(happening).is_err() || lost {
            return;
        }
    }
}

#[cfg(unix)]
fn listen_to_signals(sender: Sender<Happening>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for number in signals.forever() {
            let signal = match number {
                SIGINT => Signal::Interrupt,
                SIGTERM => Signal::Terminate,
                SIGHUP => Signal::HangUp,
                SIGTSTP => Signal::Stop,
                _ => Signal::Continue,
            };
            if sender.send(Happening::Signal(signal)).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

#[cfg(not(unix))]
fn listen_to_signals(_sender: Sender<Happening>) -> io::Result<()> {
    Ok(())
}

/// Stops this process until the shell continues it.
///
/// # Errors
/// When the system refuses.
#[cfg(unix)]
pub fn stop_here() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

/// Stops this process: not on this system.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn stop_here() -> io::Result<()> {
    Ok(())
}
