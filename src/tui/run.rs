//! The loop: wait, change the state by everything that happened, draw once.
//!
//! It sleeps while nothing happens, draws once for many keys, and gives the terminal back on every way out.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::app::{App, Effect};
use super::happening::{Happening, Happenings, Signal, stop_here};
use super::terminal::{Stage, give_back, still_there};
use super::{update, view};

/// How the screens were left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// By choice.
    Quit,
    /// By an interrupt signal.
    Interrupted,
    /// By a terminate signal.
    Terminated,
    /// Because the terminal was closed.
    HungUp,
    /// By a fault of ours; the message was printed.
    Fault,
}

impl Leave {
    /// The exit code.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Leave::Quit => 0,
            Leave::HungUp => 129,
            Leave::Interrupted => 130,
            Leave::Terminated => 143,
            Leave::Fault => 70,
        }
    }
}

/// Who does what the state cannot: work out figures, read and write files.
pub trait Owner {
    /// Does it and changes the state by its result. `sender` is for long work on another thread.
    fn perform(&mut self, app: &mut App, effect: Effect, sender: &Sender<Happening>);

    /// Works out what is open and asks for it, once before a frame, however many keys came before it.
    fn prepare(&mut self, _app: &mut App, _sender: &Sender<Happening>) {}

    /// Looks whether anything changed outside, at every key and every few seconds, so it must be cheap; whether it did.
    fn look_round(&mut self, _app: &mut App) -> bool {
        false
    }
}

/// A closed terminal sends a signal; where even that is lost, this often is soon enough to notice.
const LOST_CHECK: Duration = Duration::from_secs(2);

/// Most happenings that are taken in before a frame is drawn.
const MOST_AT_ONCE: usize = 4096;

/// Shows the screens until they are left. The terminal must have been checked.
///
/// # Errors
/// When the terminal cannot be taken.
pub fn run(app: &mut App, owner: &mut dyn Owner) -> io::Result<Leave> {
    let mut stage = Stage::enter()?;
    let happenings = Happenings::listen()?;
    restore_on_panic(happenings.sender());
    let caught = catch_unwind(AssertUnwindSafe(|| follow(app, owner, &mut stage, &happenings)));
    give_back();
    Ok(caught.unwrap_or(Leave::Fault))
}

fn follow(app: &mut App, owner: &mut dyn Owner, stage: &mut Stage, happenings: &Happenings) -> Leave {
    let sender = happenings.sender();
    if show(app, owner, stage, &sender).is_err() {
        return Leave::HungUp;
    }
    loop {
        let Some(first) = happenings.wait(LOST_CHECK) else {
            if !still_there() {
                return Leave::HungUp;
            }
            if owner.look_round(app) && show(app, owner, stage, &sender).is_err() {
                return Leave::HungUp;
            }
            continue;
        };
        let mut next = Some(first);
        for _ in 0..MOST_AT_ONCE {
            let Some(happening) = next else { break };
            if let Some(leave) = take_in(app, owner, stage, &sender, happening) {
                return leave;
            }
            next = happenings.next();
        }
        owner.look_round(app);
        if show(app, owner, stage, &sender).is_err() {
            return Leave::HungUp;
        }
    }
}

fn show(app: &mut App, owner: &mut dyn Owner, stage: &mut Stage, sender: &Sender<Happening>) -> io::Result<()> {
    owner.prepare(app, sender);
    stage.draw(|buffer| {
        view::view(app, buffer);
        app.cursor
    })
}

/// Changes the state by one happening; gives the way out when it is one.
fn take_in(
    app: &mut App,
    owner: &mut dyn Owner,
    stage: &mut Stage,
    sender: &Sender<Happening>,
    happening: Happening,
) -> Option<Leave> {
    let effect = match happening {
        Happening::Key(key) => update::key(app, key),
        Happening::Mouse(mouse) => update::mouse(app, mouse),
        Happening::Paste(text) => update::paste(app, &text),
        Happening::Redraw => Effect::None,
        Happening::Done(change) => {
            change(app);
            Effect::None
        }
        Happening::Signal(Signal::Interrupt) => return Some(Leave::Interrupted),
        Happening::Signal(Signal::Terminate) => return Some(Leave::Terminated),
        Happening::Signal(Signal::HangUp) | Happening::Lost => return Some(Leave::HungUp),
        Happening::Panicked => return Some(Leave::Fault),
        Happening::Signal(Signal::Stop) => Effect::Suspend,
        Happening::Signal(Signal::Continue) => return stage.enter_again().err().map(|_| Leave::HungUp),
    };
    match effect {
        Effect::None => None,
        Effect::Quit => Some(Leave::Quit),
        Effect::Suspend => suspend(stage),
        other => {
            owner.perform(app, other, sender);
            None
        }
    }
}

fn suspend(stage: &mut Stage) -> Option<Leave> {
    give_back();
    let stopped = stop_here();
    match stopped.and_then(|()| stage.enter_again()) {
        Ok(()) => None,
        Err(_) => Some(Leave::HungUp),
    }
}

/// Before a panic prints its message, the terminal is given back; a panic on another thread ends the loop too.
fn restore_on_panic(sender: Sender<Happening>) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        before(panic);
        // Nobody may be listening any more; then there is nothing to end.
        let _ = sender.send(Happening::Panicked);
    }));
}
