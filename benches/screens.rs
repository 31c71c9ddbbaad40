//! How long a frame takes: the first one, a key to its frame at 200x60, looking at another day, and a change of what is
//! supposed on What-if with its results.
//!
//! Run with `cargo bench --bench screens`. It prints medians in milliseconds of one thread; the terminal itself is not in
//! it. With arguments (`-- times 20 answers`) it works out so often what the household with 10,000 rows reads (`reading`) or
//! answers (`answers`) and prints nothing but the time of one, which suits an instruction counter.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::fmt::Write;
use std::sync::mpsc::channel;
use std::time::Instant;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tideover::content::Library;
use tideover::domain::calendar::Day;
use tideover::session::{self, Papers, Source, sample_text};
use tideover::text::Lang;
use tideover::tui::app::App;
use tideover::tui::desk::{Desk, Shelf, figures};
use tideover::tui::run::Owner;
use tideover::tui::theme::Theme;
use tideover::tui::{screens, update, view};

const ROUNDS: usize = 31;
const ROWS: u32 = 10_000;

/// Rows on cash and two lines over half a year.
fn rows() -> String {
    let mut text = "id,date,account,kind,amount,value,note\n".to_owned();
    let start = Day::ymd(2026, 11, 21).unwrap();
    for row in 0..ROWS {
        let day = start.plus(i32::try_from(row / 55).unwrap());
        let (account, kind) = match row % 5 {
            0 => ("card", "purchase"),
            1 => ("cash", "expense"),
            2 => ("card", "payment"),
            3 => ("cash", "income"),
            _ => ("card", "refund"),
        };
        writeln!(text, "{day}-{row},{day},{account},{kind},{}.{:02},,row {row}", row % 90 + 1, row % 100).unwrap();
    }
    text
}

fn papers(sample: &str, journal: String) -> Papers {
    Papers {
        path: None,
        shown_name: format!("{sample}.toml"),
        profile: sample_text(sample).unwrap().0.to_owned(),
        journal,
        torn: None,
    }
}

fn open(library: &Library, papers: &Papers, today: Day) -> App {
    let household = papers.household(library, today);
    let figures = figures(library, household.record.unwrap(), today, today);
    App::new(Lang::En, Theme::default(), figures, screens::all())
}

fn frame(app: &mut App, buffer: &mut Buffer) {
    buffer.reset();
    view::view(app, buffer);
}

fn press(app: &mut App, key: char) {
    let code = if key == '\n' { KeyCode::Enter } else { KeyCode::Char(key) };
    update::key(app, KeyEvent::new(code, KeyModifiers::NONE));
}

fn median(mut work: impl FnMut() -> f64) -> f64 {
    let mut rounds: Vec<f64> = (0..ROUNDS).map(|_| work()).collect();
    rounds.sort_by(f64::total_cmp);
    rounds[ROUNDS / 2]
}

fn timed(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64() * 1000.0
}

/// What the household with many rows reads or answers, so often.
fn repeat(library: &Library, what: &str, times: u32) {
    let (papers, today) = (papers("lin", rows()), Day::ymd(2027, 6, 30).unwrap());
    let record = papers.household(library, today).record.unwrap();
    let took = timed(|| {
        for _ in 0..times {
            if what == "reading" {
                std::hint::black_box(papers.household(library, today));
            } else {
                std::hint::black_box(figures(library, record.clone(), today, today));
            }
        }
    });
    println!("{what}: {:.2} ms", took / f64::from(times));
}

fn main() {
    let library = Library::embedded();
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(place) = arguments.iter().position(|a| a == "times") {
        let times = arguments.get(place + 1).and_then(|n| n.parse().ok()).unwrap_or(20);
        repeat(&library, arguments.get(place + 2).map_or("answers", String::as_str), times);
        return;
    }
    let day = |year, month, day| Day::ymd(year, month, day).unwrap();
    let usual = Buffer::empty(Rect::new(0, 0, 80, 24));
    let large = Buffer::empty(Rect::new(0, 0, 200, 60));
    for (name, papers, today) in [
        ("lin", papers("lin", String::new()), day(2026, 11, 21)),
        ("seven-lenders", papers("seven-lenders", String::new()), day(2026, 11, 15)),
        ("lin with 10,000 rows", papers("lin", rows()), day(2027, 6, 30)),
    ] {
        let first = median(|| {
            let mut buffer = usual.clone();
            timed(|| frame(&mut open(&library, &papers, today), &mut buffer))
        });
        let reading = median(|| {
            timed(|| {
                std::hint::black_box(papers.household(&library, today));
            })
        });
        let answering = median(|| {
            let record = papers.household(&library, today).record.unwrap();
            timed(|| {
                std::hint::black_box(figures(&library, record, today, today));
            })
        });
        let mut app = open(&library, &papers, today);
        let mut buffer = large.clone();
        frame(&mut app, &mut buffer);
        print!(
            "{name}: first frame {first:.2} ms (reading {reading:.2}, answers {answering:.2}); a key to its frame at 200x60:"
        );
        for (screen, keys) in [("Home", "1lj"), ("Lines", "2j\nj"), ("Schedule", "3j")] {
            let mut keys = keys.chars();
            press(&mut app, keys.next().unwrap());
            frame(&mut app, &mut buffer);
            let keys: Vec<char> = keys.collect();
            let mut turn = 0;
            let key = median(|| {
                turn += 1;
                timed(|| {
                    press(&mut app, keys[turn % keys.len()]);
                    app.popups.clear();
                    frame(&mut app, &mut buffer);
                })
            });
            print!(" {screen} {key:.2} ms;");
        }
        let record = papers.household(&library, today).record.unwrap();
        let other_day = median(|| {
            timed(|| {
                app.show(figures(&library, record.clone(), today, today.plus(30)));
                frame(&mut app, &mut buffer);
            })
        });
        println!(" worked out anew and shown {other_day:.2} ms");
    }
    for name in ["lin", "seven-lenders"] {
        supposing(&library, name);
    }
}

/// What-if: opened, a digit typed into what is supposed with what it leads to, and the same taken over with its answer.
fn supposing(library: &Library, name: &str) {
    let sources = [Source::Sample(name.to_owned())];
    let clock = Day::ymd(2026, 11, 21).unwrap();
    let shelf = Shelf { library, folders: None, sources: &sources, as_of: None, clock };
    let open = || {
        let household = session::open(&sources, None, library, None, clock).remove(0);
        let (desk, figures) = Desk::open(shelf, household).unwrap();
        (desk, App::new(Lang::En, Theme::default(), figures, screens::all()))
    };
    let (sender, _kept) = channel();
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
    let mut turn = |desk: &mut Desk<'_>, app: &mut App, code: KeyCode| {
        let effect = update::key(app, KeyEvent::new(code, KeyModifiers::NONE));
        desk.perform(app, effect, &sender);
        desk.prepare(app, &sender);
        frame(app, &mut buffer);
    };
    let opened = median(|| {
        let (mut desk, mut app) = open();
        timed(|| turn(&mut desk, &mut app, KeyCode::Char('4')))
    });
    let (mut desk, mut app) = open();
    turn(&mut desk, &mut app, KeyCode::Char('4'));
    // An expense: its kind is the fourth.
    turn(&mut desk, &mut app, KeyCode::Char('a'));
    for code in [KeyCode::Right, KeyCode::Right, KeyCode::Right, KeyCode::Tab] {
        turn(&mut desk, &mut app, code);
    }
    let mut typed = 0;
    let change = median(|| {
        typed += 1;
        let code = if typed % 2 == 1 { KeyCode::Char('7') } else { KeyCode::Backspace };
        timed(|| turn(&mut desk, &mut app, code))
    });
    let taken = median(|| {
        let took = timed(|| turn(&mut desk, &mut app, KeyCode::Enter));
        turn(&mut desk, &mut app, KeyCode::Char('-'));
        turn(&mut desk, &mut app, KeyCode::Char('a'));
        took
    });
    println!(
        "{name}, What-if at 120x40: opened {opened:.2} ms; a digit typed and what it leads to {change:.2} ms; taken over and shown {taken:.2} ms"
    );
}
