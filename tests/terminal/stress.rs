//! `tideover stress` in a terminal: its bar is one line on it, and Ctrl-C ends it with what there is.

use super::pty::Pty;

/// More paths than anybody waits for.
const LONG: [&str; 9] = ["stress", "--sample", "lin", "--paths", "400000", "--threads", "1", "--lang", "en"];

#[test]
fn ctrl_c_gives_what_there_is_and_says_how_much() {
    let mut pty = Pty::start_program(100, 30, &[&LONG[..], &["--brief", "--format", "json"]].concat(), &[]);
    pty.wait_for("in trouble");
    let bar = pty.row(0);
    assert!(bar.starts_with('[') && bar.contains("of 400,000  futures"), "{bar}");
    assert_eq!(pty.row(1).trim(), "", "the bar is one line");
    pty.send("\x03");
    assert_eq!(pty.exit_code(), 130);
    assert!(!pty.screen().contains("in trouble"), "the bar is gone: {}", pty.screen());
}

#[test]
fn the_text_of_an_interrupted_run_names_the_paths_that_were_done() {
    let mut pty = Pty::start_program(100, 120, &LONG, &[("COLUMNS", "100")]);
    pty.wait_for("in trouble");
    pty.send("\x03");
    assert_eq!(pty.exit_code(), 130);
    let shown = pty.screen();
    let partly = shown.lines().find(|line| line.contains("stopped after")).unwrap_or_default();
    let done: u64 = partly
        .split("after ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next())
        .map_or(0, |done| done.replace(',', "").parse().unwrap());
    assert!(done > 0 && done < 400_000 && partly.contains("of 400,000"), "{shown}");
    assert!(shown.contains("How likely") && !shown.contains("What drives it"), "{shown}");
}

#[test]
fn on_a_narrow_terminal_the_bar_does_not_wrap() {
    let mut pty = Pty::start_program(40, 12, &[&LONG[..], &["--brief"]].concat(), &[]);
    pty.wait_for("of 400,000");
    assert!(!pty.row(0).contains('['), "{}", pty.screen());
    assert_eq!(pty.row(1).trim(), "", "{}", pty.screen());
    pty.send("\x03");
    assert_eq!(pty.exit_code(), 130);
}
