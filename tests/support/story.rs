//! Stories of keys on the real screens over a real household, without a terminal: a person at a desk.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tempfile::TempDir;
use tideover::content::Library;
use tideover::domain::calendar::Day;
use tideover::session::{self, Folders, Source};
use tideover::text::Lang;
use tideover::text::width::width;
use tideover::tui::app::{App, Effect};
use tideover::tui::desk::{Desk, Shelf};
use tideover::tui::happening::Happening;
use tideover::tui::run::Owner;
use tideover::tui::theme::Theme;
use tideover::tui::{screens, update, view};

use super::screen::screen_text;

/// Someone with a household on the screen.
pub struct Story {
    pub app: App,
    pub desk: Desk<'static>,
    pub data: TempDir,
    /// Whether the program was left.
    pub left: bool,
    sender: Sender<Happening>,
    receiver: Receiver<Happening>,
}

impl Story {
    /// A ready-made household, on its own day.
    pub fn sample(name: &str, lang: Lang) -> Story {
        Story::open(Source::Sample(name.to_owned()), tempfile::tempdir().unwrap(), lang)
    }

    /// A copy of a ready-made household as the person's own.
    pub fn own(name: &str, lang: Lang) -> Story {
        let data = tempfile::tempdir().unwrap();
        let profiles = data.path().join("profiles");
        fs::create_dir_all(&profiles).unwrap();
        let (profile, journal) = session::sample_text(name).unwrap();
        fs::write(profiles.join("household.toml"), profile).unwrap();
        if let Some(journal) = journal {
            fs::write(profiles.join("household.journal.csv"), journal).unwrap();
        }
        Story::open(Source::Own, data, lang)
    }

    /// Someone's own household from a text.
    pub fn of(profile: &str, lang: Lang) -> Story {
        let data = tempfile::tempdir().unwrap();
        let profiles = data.path().join("profiles");
        fs::create_dir_all(&profiles).unwrap();
        fs::write(profiles.join("household.toml"), profile).unwrap();
        Story::open(Source::Own, data, lang)
    }

    /// A ready-made household in another theme.
    pub fn sample_in(name: &str, lang: Lang, theme: Theme) -> Story {
        let mut story = Story::sample(name, lang);
        story.app.theme = theme;
        story
    }

    /// The same person another time, with what is on disk.
    pub fn reopened(before: Story) -> Story {
        let lang = before.app.lang;
        Story::open(Source::Own, before.data, lang)
    }

    fn open(source: Source, data: TempDir, lang: Lang) -> Story {
        // A desk borrows what lives as long as the program; a test may leak it.
        let library: &'static Library = Box::leak(Box::new(Library::embedded()));
        let folders: &'static Folders = Box::leak(Box::new(Folders::at(data.path())));
        let sources: &'static [Source] = Box::leak(Box::new([source]));
        let clock = Day::ymd(2026, 11, 21).unwrap();
        let shelf = Shelf { library, folders: Some(folders), sources, as_of: None, clock };
        let household = session::open(sources, Some(folders), library, None, clock).remove(0);
        let (desk, figures) = Desk::open(shelf, household).unwrap();
        let mut app = App::new(lang, Theme::default(), figures, screens::all());
        desk.tell_what_is_left_out(&mut app);
        let (sender, receiver) = channel();
        let mut story = Story { app, desk, data, left: false, sender, receiver };
        story.settle();
        story
    }

    /// The profile on disk.
    pub fn profile(&self) -> PathBuf {
        self.data.path().join("profiles").join("household.toml")
    }

    /// Its text.
    pub fn profile_text(&self) -> String {
        fs::read_to_string(self.profile()).unwrap()
    }

    /// The text of its journal; empty when there is none.
    pub fn journal_text(&self) -> String {
        fs::read_to_string(self.data.path().join("profiles").join("household.journal.csv")).unwrap_or_default()
    }

    /// Presses keys written as `p800<enter>`; `<ctrl-s>`, `<f2>`, `<tab>` and the like by their names. A frame is worked
    /// out after each key, as a person sees it.
    pub fn press(&mut self, keys: &str) -> &mut Story {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let (key, taken) = match rest.strip_prefix('<').and_then(|named| named.split_once('>')) {
                Some((name, _)) => (named(name), name.len() + 2),
                None => (KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE), first.len_utf8()),
            };
            self.key(key);
            self.settle();
            rest = &rest[taken..];
        }
        self
    }

    /// One key, without a frame after it.
    pub fn key(&mut self, key: KeyEvent) {
        let effect = update::key(&mut self.app, key);
        self.perform(effect);
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Story {
        let effect = update::paste(&mut self.app, text);
        self.perform(effect);
        self.settle();
        self
    }

    /// Clicks a cell of the screen as it was last shown.
    pub fn click(&mut self, (column, row): (u16, u16)) -> &mut Story {
        let kind = MouseEventKind::Down(MouseButton::Left);
        let effect = update::mouse(&mut self.app, MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE });
        self.perform(effect);
        self.settle();
        self
    }

    /// Where a text starts on the screen at a size, by cells.
    #[track_caller]
    pub fn find(&mut self, columns: u16, rows: u16, text: &str) -> (u16, u16) {
        let shown = self.show(columns, rows);
        let found = shown.lines().zip(0..).find_map(|(line, row)| line.find(text).map(|at| (width(&line[..at]), row)));
        let (column, row) = found.unwrap_or_else(|| panic!("no {text:?} in\n{shown}"));
        (u16::try_from(column).unwrap(), row)
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::None | Effect::Suspend => {}
            Effect::Quit => self.left = true,
            other => self.desk.perform(&mut self.app, other, &self.sender),
        }
    }

    /// What the loop does before a frame.
    pub fn settle(&mut self) {
        self.desk.look_round(&mut self.app);
        self.desk.prepare(&mut self.app, &self.sender);
    }

    /// Waits for work on another thread and takes what it found.
    #[track_caller]
    pub fn wait_for_work(&mut self) -> &mut Story {
        match self.receiver.recv_timeout(std::time::Duration::from_secs(60)) {
            Ok(Happening::Done(change)) => change(&mut self.app),
            _ => panic!("no work was done"),
        }
        self.settle();
        self
    }

    /// The screen as text.
    pub fn show(&mut self, columns: u16, rows: u16) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        view::view(&mut self.app, &mut buffer);
        screen_text(&buffer)
    }

    /// The screen at 80x24.
    pub fn seen(&mut self) -> String {
        self.show(80, 24)
    }

    /// Asserts that the screen shows every one of these.
    #[track_caller]
    pub fn sees(&mut self, texts: &[&str]) -> &mut Story {
        let shown = self.seen();
        for text in texts {
            assert!(shown.contains(text), "no {text:?} in\n{shown}");
        }
        self
    }

    /// Asserts that the screen shows none of these.
    #[track_caller]
    pub fn sees_no(&mut self, texts: &[&str]) -> &mut Story {
        let shown = self.seen();
        for text in texts {
            assert!(!shown.contains(text), "{text:?} in\n{shown}");
        }
        self
    }
}

fn named(name: &str) -> KeyEvent {
    if let Some(letter) = name.strip_prefix("ctrl-") {
        return KeyEvent::new(KeyCode::Char(letter.chars().next().unwrap()), KeyModifiers::CONTROL);
    }
    if let Some(number) = name.strip_prefix('f').and_then(|number| number.parse().ok()) {
        return KeyEvent::new(KeyCode::F(number), KeyModifiers::NONE);
    }
    let code = match name {
        "esc" => KeyCode::Esc,
        "enter" => KeyCode::Enter,
        "tab" => KeyCode::Tab,
        "back-tab" => KeyCode::BackTab,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "backspace" => KeyCode::Backspace,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pagedown" => KeyCode::PageDown,
        "pageup" => KeyCode::PageUp,
        other => panic!("no key {other}"),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}
