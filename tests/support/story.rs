//! Stories of keys on a real household: keys in, effects done by the desk, screens out.

use std::path::Path;
use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, Sender, channel};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
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

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::embedded);

/// A household on its desk and the screens over it.
pub struct Story {
    pub app: App,
    pub desk: Desk<'static>,
    sender: Sender<Happening>,
    _receiver: Receiver<Happening>,
}

impl Story {
    /// A ready-made household.
    pub fn of(sample: &str, lang: Lang) -> Story {
        Story::open(Source::Sample(sample.to_owned()), lang, Theme::default())
    }

    /// A profile file, as of a day.
    pub fn of_file(path: &Path, lang: Lang, clock: Day) -> Story {
        Story::open_on(Source::Path(path.to_owned()), lang, Theme::default(), clock)
    }

    pub fn open(source: Source, lang: Lang, theme: Theme) -> Story {
        Story::open_on(source, lang, theme, Day(0))
    }

    fn open_on(source: Source, lang: Lang, theme: Theme, clock: Day) -> Story {
        let folders: &'static Folders = Box::leak(Box::new(Folders::at(Path::new("nowhere"))));
        let sources: &'static [Source] = Box::leak(Box::new([source]));
        let shelf = Shelf { library: &LIBRARY, folders: Some(folders), sources, as_of: None, clock };
        let household = session::open(sources, Some(folders), &LIBRARY, None, clock).remove(0);
        let (desk, figures) = Desk::open(shelf, household).unwrap();
        let mut app = App::new(lang, theme, figures, screens::all());
        desk.tell_what_is_left_out(&mut app);
        let (sender, receiver) = channel();
        Story { app, desk, sender, _receiver: receiver }
    }

    /// Presses keys written as `jj/<esc>`, and lets the desk do what they ask for; gives the last effect.
    pub fn press(&mut self, keys: &str) -> Effect {
        let mut last = Effect::None;
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let (code, taken) = match rest.strip_prefix('<').and_then(|named| named.split_once('>')) {
                Some((name, _)) => (named(name), name.len() + 2),
                None => (KeyCode::Char(first), first.len_utf8()),
            };
            last = update::key(&mut self.app, KeyEvent::new(code, KeyModifiers::NONE));
            self.perform(last.clone());
            rest = &rest[taken..];
        }
        last
    }

    pub fn click(&mut self, column: u16, row: u16) {
        let kind = MouseEventKind::Down(MouseButton::Left);
        let effect = update::mouse(&mut self.app, MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE });
        self.perform(effect);
    }

    fn perform(&mut self, effect: Effect) {
        if !matches!(effect, Effect::None | Effect::Quit | Effect::Suspend) {
            self.desk.perform(&mut self.app, effect, &self.sender);
        }
        self.desk.look_round(&mut self.app);
    }

    /// The screen at a size.
    pub fn show(&mut self, columns: u16, rows: u16) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        view::view(&mut self.app, &mut buffer);
        screen_text(&buffer)
    }

    /// Where a text starts on the screen at a size, by cells.
    pub fn find(&mut self, columns: u16, rows: u16, text: &str) -> (u16, u16) {
        let shown = self.show(columns, rows);
        let found =
            shown.lines().enumerate().find_map(|(row, line)| line.find(text).map(|at| (width(&line[..at]), row)));
        let (column, row) = found.unwrap_or_else(|| panic!("no {text:?} in\n{shown}"));
        (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
    }
}

fn named(name: &str) -> KeyCode {
    match name {
        "esc" => KeyCode::Esc,
        "enter" => KeyCode::Enter,
        "tab" => KeyCode::Tab,
        "back-tab" => KeyCode::BackTab,
        "down" => KeyCode::Down,
        "up" => KeyCode::Up,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "end" => KeyCode::End,
        "backspace" => KeyCode::Backspace,
        other => panic!("no key {other}"),
    }
}
