//! One screen of a ready-made household as a picture, without a terminal: for documentation and for looking at it.
//!
//! It draws with the very code of the screens and must not draw anything of its own.

use std::sync::mpsc::channel;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::app::App;
use super::desk::{Desk, Shelf};
use super::picture::svg;
use super::run::Owner;
use super::screens::{self, ScreenId};
use super::theme::{Background, Depth, Theme};
use super::view::view;
use crate::content::Library;
use crate::domain::calendar::Day;
use crate::session::{Source, open};
use crate::text::Lang;

/// What is to be seen.
#[derive(Debug, Clone, Copy)]
pub struct Still<'s> {
    /// The ready-made household.
    pub sample: &'s str,
    /// The screen.
    pub screen: ScreenId,
    /// The language.
    pub lang: Lang,
    /// Columns and rows.
    pub size: (u16, u16),
    /// On which background.
    pub background: Background,
}

impl Still<'_> {
    /// The screen as its buffer; none for an unknown household.
    #[must_use]
    pub fn buffer(self) -> Option<Buffer> {
        let library = Library::embedded();
        let sources = [Source::Sample(self.sample.to_owned())];
        let clock = Day::default();
        let household = open(&sources, None, &library, None, clock).pop()?;
        let shelf = Shelf { library: &library, folders: None, sources: &sources, as_of: None, clock };
        let (mut desk, figures) = Desk::open(shelf, household).ok()?;
        let theme = Theme::new(Depth::True, self.background, false);
        let mut app = App::new(self.lang, theme, figures, screens::all());
        app.current = app.screen_ids().iter().position(|id| *id == self.screen)?;
        // What is only worked out in the background is not waited for.
        let (sender, _receiver) = channel();
        desk.prepare(&mut app, &sender);
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        // Twice: what the first frame measures, the second one uses.
        view(&mut app, &mut buffer);
        buffer.reset();
        view(&mut app, &mut buffer);
        Some(buffer)
    }

    /// The screen as an SVG picture; none for an unknown household.
    #[must_use]
    pub fn picture(self) -> Option<String> {
        let title = format!("tideover: {}, {}", self.screen.title().get(self.lang), self.sample);
        Some(svg(&self.buffer()?, self.background, &title))
    }
}
