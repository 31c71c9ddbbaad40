//! The program itself in a pseudo-terminal: first run, a file that changes unseen, what it says without a terminal.

use std::fs;

use super::pty::Pty;
use crate::support::program::Machine;

fn data(machine: &Machine) -> String {
    machine.data.path().display().to_string()
}

#[test]
fn on_a_fresh_machine_it_opens_on_a_marked_sample() {
    let machine = Machine::new();
    let data = data(&machine);
    let mut pty = Pty::start_program(80, 24, &["--lang", "en"], &[("TIDEOVER_DATA", &data)]);
    pty.wait_for("34,000.00");
    assert!(pty.row(0).contains("Lin (sample)"), "{}", pty.screen());
    pty.send("2");
    pty.wait_for("Cost a year");
    pty.send("L");
    pty.wait_for("年化");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    assert!(!pty.alternate_screen());
    assert!(!machine.data.path().join("profiles").exists(), "nothing was written");
}

/// No key is pressed: the file is looked at every few seconds.
#[test]
fn a_file_that_changes_is_noticed_without_a_key() {
    let machine = Machine::with("lin");
    let data = data(&machine);
    let mut pty = Pty::start_program(80, 24, &["--as-of", "2026-11-21"], &[("TIDEOVER_DATA", &data)]);
    pty.wait_for("5,200.00");
    let text = fs::read_to_string(machine.profile()).unwrap();
    fs::write(machine.profile(), text.replace("\"5200.00\"", "\"7654.32\"")).unwrap();
    pty.wait_for("7,654.32");
    fs::write(machine.profile(), "as_of = [").unwrap();
    pty.wait_for("cannot be used any more");
    assert!(pty.screen().contains("7,654.32"), "{}", pty.screen());
    pty.send("\x03");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn a_dumb_terminal_and_a_pipe_get_a_plain_sentence() {
    let mut pty = Pty::start_program(80, 24, &["--lang", "en"], &[("TERM", "dumb")]);
    assert_eq!(pty.exit_code(), 2);
    assert!(pty.screen().contains("tideover status") && !pty.alternate_screen(), "{}", pty.screen());
    let ran = Machine::new().run("--lang en");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("The screens need a terminal"), "{}", ran.err);
}

#[test]
fn a_household_that_cannot_be_opened_is_told_before_any_screen() {
    let machine = Machine::new();
    let data = data(&machine);
    let mut pty =
        Pty::start_program(100, 24, &["--lang", "en", "--profile", "nowhere.toml"], &[("TIDEOVER_DATA", &data)]);
    assert_eq!(pty.exit_code(), 4);
    assert!(pty.screen().contains("nowhere.toml") && !pty.alternate_screen(), "{}", pty.screen());
}
