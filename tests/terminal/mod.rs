//! The program in a real pseudo-terminal: it starts, follows the size, and gives the screen back on every way out.
#![cfg(unix)]

mod program;
mod pty;
mod stress;

use pty::Pty;
use tideover::text::Lang;
use tideover::tui::capabilities::Environment;
use tideover::tui::run;
use tideover::tui::theme::Theme;

use crate::support::demo;

/// What runs inside the pseudo-terminal: this test binary again, with this one test.
#[test]
#[ignore = "runs inside the pseudo-terminal of the other tests"]
fn inside() {
    let variable = |name: &str| std::env::var(name).ok();
    let (no_color, colorterm, term) = (variable("NO_COLOR"), variable("COLORTERM"), variable("TERM"));
    let environment = Environment {
        no_color: no_color.as_deref(),
        colorterm: colorterm.as_deref(),
        term: term.as_deref(),
        ..Environment::default()
    };
    let lang = variable("DEMO_LANG").and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default();
    let theme = Theme::new(environment.depth(), environment.background(), environment.plain_glyphs());
    if let Err(why) = tideover::tui::terminal::check(environment.term) {
        eprintln!("{}", why.words().get(lang));
        std::process::exit(2);
    }
    let mut app = demo::app(lang, theme);
    let leave = run::run(&mut app, &mut demo::DemoOwner).unwrap();
    std::process::exit(i32::from(leave.exit_code()));
}

#[test]
fn it_starts_and_leaves_the_screen_as_it_was() {
    let mut pty = Pty::start(80, 24, &[]);
    pty.wait_for("Next 30 days");
    assert!(pty.alternate_screen());
    pty.wait_for("-1,799.51");
    pty.send("?");
    pty.wait_for("Leave tideover");
    pty.send("\x1b");
    pty.wait_until_gone("Leave tideover");
    pty.send("L");
    pty.wait_for("未来 30 天");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    assert!(!pty.alternate_screen());
    assert!(!pty.cursor_hidden());
}

#[test]
fn it_follows_the_size_even_in_a_storm() {
    let mut pty = Pty::start(80, 24, &[]);
    pty.wait_for("Next 30 days");
    for step in 0..40 {
        pty.resize(20 + step * 3, 2 + step);
    }
    pty.resize(1, 1);
    pty.resize(30, 8);
    pty.wait_for("more room");
    pty.resize(100, 30);
    pty.wait_for("Next 30 days");
    assert!(pty.row(29).contains("Quit"), "{}", pty.screen());
    pty.send("\x03");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn a_panic_gives_the_screen_back_and_says_what_happened() {
    let mut pty = Pty::start(80, 24, &[]);
    pty.wait_for("Next 30 days");
    pty.send("u");
    assert_eq!(pty.exit_code(), 70);
    assert!(!pty.alternate_screen());
    assert!(!pty.cursor_hidden());
    assert!(pty.screen().contains("the demo panics on purpose"), "{}", pty.screen());
}

#[test]
fn signals_end_it_with_their_code_and_the_screen_back() {
    for (signal, code) in [("TERM", 143), ("INT", 130), ("HUP", 129)] {
        let mut pty = Pty::start(80, 24, &[]);
        pty.wait_for("Next 30 days");
        pty.signal(signal);
        assert_eq!(pty.exit_code(), code, "{signal}");
        assert!(!pty.alternate_screen(), "{signal}");
        assert!(!pty.cursor_hidden(), "{signal}");
    }
}

#[test]
fn it_stops_and_comes_back() {
    let mut pty = Pty::start(80, 24, &[]);
    pty.wait_for("Next 30 days");
    pty.send("\x1a");
    pty.wait_until(|pty| !pty.alternate_screen());
    pty.wait_until(Pty::is_stopped);
    pty.signal("CONT");
    pty.wait_for("Next 30 days");
    assert!(pty.alternate_screen());
    pty.signal("TSTP");
    pty.wait_until(|pty| !pty.alternate_screen());
    pty.wait_until(Pty::is_stopped);
    pty.signal("CONT");
    pty.wait_for("Next 30 days");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn a_closed_terminal_ends_it() {
    let mut pty = Pty::start(80, 24, &[]);
    pty.wait_for("Next 30 days");
    pty.close();
    pty.wait_until_ended();
}

#[test]
fn a_dumb_terminal_is_told_so() {
    let mut pty = Pty::start(80, 24, &[("TERM", "dumb")]);
    assert_eq!(pty.exit_code(), 2);
    assert!(!pty.alternate_screen());
    assert!(pty.screen().contains("tideover status"), "{}", pty.screen());
}

#[test]
fn without_colour_the_selected_row_is_still_reversed_and_heads_are_bold() {
    let mut pty = Pty::start(80, 24, &[("NO_COLOR", "1")]);
    pty.wait_for("-2,400.00");
    let (column, row) = pty.find("rent").unwrap();
    assert!(pty.cell(column, row).inverse());
    let (column, row) = pty.find("tideover").unwrap();
    assert!(pty.cell(column, row).bold());
    for row in 0..24 {
        for column in 0..80 {
            assert_eq!(pty.cell(column, row).fgcolor(), vt100::Color::Default);
        }
    }
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn chinese_columns_line_up() {
    let mut pty = Pty::start(80, 24, &[("DEMO_LANG", "zh-CN")]);
    pty.wait_for("现金贷");
    let end_of = |text: &str| pty.find(text).map(|(column, _)| usize::from(column) + text.len());
    let [one, two, three] = ["-2,400.00", "-1,799.51", "+8,000.00"].map(|text| end_of(text).unwrap());
    assert!(one == two && two == three, "{}", pty.screen());
}

#[test]
fn a_pasted_megabyte_and_a_flood_of_keys_do_no_harm() {
    let mut pty = Pty::start(80, 24, &[]);
    pty.wait_for("Next 30 days");
    pty.send("/");
    pty.wait_for("Filter");
    pty.send(&format!("\x1b[200~{}\x1b[201~", "sal".repeat(350_000)));
    pty.wait_for("Nothing is due");
    pty.send("\x1b");
    pty.wait_for("rent");
    pty.send(&"jk".repeat(5_000));
    pty.send("G");
    pty.wait_for("› 12-10");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn a_click_selects_and_opens_tabs() {
    let mut pty = Pty::start(80, 24, &[]);
    pty.wait_for("salary");
    let (column, row) = pty.find("salary").unwrap();
    pty.click(column, row);
    pty.wait_for("› 12-10");
    pty.wheel_up(column, row);
    pty.wait_for("› 12-01");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}
