//! What the screen of lessons draws.
//!
//! ```text
//! course | about the selected lesson          beside each other where there is room, else below
//! slide, questions or exercise                whose figures these are, below
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::sheet::Text;
use super::{Learn, Shown, map};
use crate::report::lesson::course::title_of;
use crate::text::{learn as words, width::width};
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, across, below, put, row_of};
use crate::tui::widgets::grid::Place;
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::Panel;

/// Below these there are no boxes.
const FRAMED: (u16, u16) = (60, 16);
/// From this width on, what a lesson is about stands beside the map.
const BESIDE: u16 = 110;
/// Rows of a slide with its heading: where there are more, the last says whose figures these are.
const SLIDE: u16 = 18;

impl Learn {
    pub(super) fn draw(&mut self, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let framed = area.width >= FRAMED.0 && area.height >= FRAMED.1;
        match self.shown {
            Shown::Map => self.draw_map(framed, look, buffer, area, hits),
            Shown::Words => self.draw_words(framed, look, buffer, area, hits),
            Shown::Slides(_) => self.draw_slides(framed, look, buffer, area, hits),
            Shown::Questions(_) | Shown::Exercise(_) => self.draw_sheet(framed, look, buffer, area, hits),
        }
    }

    /// A box with a title and a note, or a line with both.
    fn boxed(framed: bool, title: &str, note: &str, look: Look<'_>, buffer: &mut Buffer, area: Rect) -> Rect {
        if framed {
            return Panel::new(title).note(note).focus(true).draw(buffer, area, look);
        }
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let room = inner.width.saturating_sub(u16::try_from(width(note)).unwrap_or(u16::MAX).saturating_add(1));
        put(buffer, inner, 0, 0, &look.fit(title, room), look.style(Role::Figure));
        crate::tui::widgets::draw::put_right(buffer, inner, 0, note, look.style(Role::Muted));
        below(inner, 1)
    }

    fn draw_map(&mut self, framed: bool, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let beside = area.width >= BESIDE && framed;
        let map = if beside { Rect { width: area.width * 3 / 5, ..area } } else { area };
        let note = if !self.map.filter().is_empty() {
            format!("/{}", self.map.filter())
        } else if self.due > 0 {
            words::DUE.fill(look.lang, &[("count", self.due.to_string())])
        } else {
            words::NOTHING_DUE.get(look.lang).to_owned()
        };
        let inner = Learn::boxed(framed, words::COURSE.get(look.lang), &note, look, buffer, map);
        let about = match (&self.course, Learn::selected(&self.map)) {
            (Some(course), Some(place)) => map::about(course, place, look.lang),
            _ => Text::default(),
        };
        let rows = u16::try_from(self.map.len()).unwrap_or(u16::MAX).saturating_add(1);
        let spare = inner.height.saturating_sub(rows);
        let under = if beside || spare < 3 { 0 } else { spare };
        let list = Rect { height: inner.height - under, ..inner };
        let empty = if self.map.is_empty() { words::EMPTY } else { words::NONE_FOUND };
        let place = Place { pane: 0, focus: true, pointer: false, empty: empty.get(look.lang) };
        self.map.draw(buffer, list, look, place, hits);
        if under > 0 {
            let rest = below(inner, list.height);
            across(buffer, rest, 0, look.theme.glyphs.rule, look.style(Role::Border));
            self.draw_about(&about, look, buffer, below(rest, 1));
        }
        if beside && let (Some(course), Some(place)) = (&self.course, Learn::selected(&self.map)) {
            let title = course
                .lesson(place)
                .map_or_else(String::new, |lesson| format!("{} {}", lesson.id, title_of(lesson, look.lang)));
            let side = Rect { x: map.x + map.width, width: area.width - map.width, ..area };
            let inner = Panel::new(&title).draw(buffer, side, look);
            self.draw_about(&about, look, buffer, inner);
        }
    }

    fn draw_about(&mut self, text: &Text, look: Look<'_>, buffer: &mut Buffer, area: Rect) {
        // Nothing in it can be clicked.
        let mut none = Hits::default();
        self.about.draw(text, buffer, area, look, &mut none);
    }

    fn draw_words(&mut self, framed: bool, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let (at, count) = self.words.position();
        let filter = self.words.filter();
        let note = if filter.is_empty() { format!("{at}/{count}") } else { format!("/{filter}  {at}/{count}") };
        let inner = Learn::boxed(framed, words::GLOSSARY.get(look.lang), &note, look, buffer, area);
        let place = Place { pane: 0, focus: true, pointer: false, empty: words::NO_WORD.get(look.lang) };
        self.words.draw(buffer, inner, look, place, hits);
    }

    /// The area without its last row, in which it is said whose figures are shown.
    fn whose(&self, area: Rect, look: Look<'_>, buffer: &mut Buffer) -> Rect {
        let Some(course) = self.course.as_ref().filter(|_| area.height > SLIDE) else { return area };
        let whose = course.whose(self.on_sample).sentence(look.lang);
        let text = match &course.sample {
            Some(_) => format!("{whose}  {}", words::SWITCH.get(look.lang)),
            None => whose,
        };
        let line = row_of(area, area.height - 1);
        put(buffer, line, 0, 0, &look.fit(&text, line.width), look.style(Role::Muted));
        Rect { height: area.height - 1, ..area }
    }

    fn draw_slides(&mut self, framed: bool, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let Some(course) = self.course.clone() else { return };
        let Shown::Slides(slides) = &self.shown else { return };
        let Some(lesson) = course.lesson(slides.lesson) else { return };
        let title = format!("{} {}", lesson.id, title_of(lesson, look.lang));
        let inner = Learn::boxed(framed, &title, &slides.note(lesson), look, buffer, area);
        let inner = self.whose(inner, look, buffer);
        if let Shown::Slides(slides) = &mut self.shown {
            slides.draw(&course, buffer, inner, look, hits);
        }
    }

    fn draw_sheet(&mut self, framed: bool, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let Some(course) = self.course.clone() else { return };
        let id = |place: usize| course.lesson(place).map_or("", |lesson| lesson.id.as_str());
        let (title, note) = match &self.shown {
            Shown::Questions(asking) => {
                let title = match asking.lesson {
                    Some(place) => words::QUIZ.fill(look.lang, &[("lesson", id(place))]),
                    None => words::REVIEW_TITLE.get(look.lang).to_owned(),
                };
                (title, asking.note(look.lang))
            }
            Shown::Exercise(trying) => {
                (words::EXERCISE.fill(look.lang, &[("lesson", id(trying.lesson))]), String::new())
            }
            _ => return,
        };
        let mut inner = Learn::boxed(framed, &title, &note, look, buffer, area);
        if matches!(self.shown, Shown::Exercise(_)) {
            inner = self.whose(inner, look, buffer);
        }
        match &mut self.shown {
            Shown::Questions(asking) => {
                let text = asking.text(&course, look.lang);
                asking.sheet.draw(&text, buffer, inner, look, hits);
            }
            Shown::Exercise(trying) => {
                let text = trying.text(&course, look.lang);
                trying.sheet.draw(&text, buffer, inner, look, hits);
            }
            _ => {}
        }
    }
}
