//! Lessons: the map of the course, a lesson slide by slide, its questions, its exercise, what is due, and the glossary.
//!
//! It reads and writes no file: the loop's owner gives the course and keeps what was learnt.

mod asking;
pub mod course;
mod keys;
mod links;
mod map;
mod sheet;
mod slides;
mod trying;
mod view;

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::asking::Asking;
pub use self::course::{Books, Course, Given, Whose};
pub use self::keys::ACTIONS;
use self::links::{Target, first_met, target, term_page};
use self::sheet::Sheet;
use self::slides::{LINKS, Slides};
use self::trying::{Trying, Typed};
use super::{Found, Screen, ScreenId};
use crate::domain::lesson::words::Link;
use crate::learn::progress::Noted;
use crate::report::lesson::lead::{Lead, opened_by};
use crate::text::{Lang, learn as words};
use crate::tui::action::Action;
use crate::tui::app::{Effect, Figures, Study};
use crate::tui::widgets::draw::Look;
use crate::tui::widgets::grid::Grid;
use crate::tui::widgets::hits::Hits;

/// What is shown.
#[derive(Debug, Default)]
enum Shown {
    #[default]
    Map,
    Slides(Box<Slides>),
    Questions(Box<Asking>),
    Exercise(Box<Trying>),
    Words,
}

/// The screen.
#[derive(Debug, Default)]
pub struct Learn {
    lang: Lang,
    course: Option<Rc<Course>>,
    map: Grid,
    words: Grid,
    about: Sheet,
    /// Questions due today.
    due: usize,
    on_sample: bool,
    shown: Shown,
}

impl Learn {
    fn make_lists(&mut self) {
        let Some(course) = &self.course else { return };
        let (columns, rows, due) = map::rows(course, self.lang);
        self.map.set(columns, rows);
        self.due = due;
        let (columns, rows) = map::terms(&course.books.terms, self.lang);
        self.words.set(columns, rows);
    }

    fn selected(grid: &Grid) -> Option<usize> {
        grid.selected_id().and_then(|id| usize::try_from(id).ok())
    }

    /// The lesson that is read, asked about, or selected.
    fn lesson(&self) -> Option<usize> {
        match &self.shown {
            Shown::Slides(slides) => Some(slides.lesson),
            Shown::Exercise(trying) => Some(trying.lesson),
            Shown::Questions(asking) => asking.lesson.or_else(|| Learn::selected(&self.map)),
            Shown::Map | Shown::Words => Learn::selected(&self.map),
        }
    }

    fn read(&mut self, lesson: usize) -> Effect {
        let Some(course) = self.course.clone() else { return Effect::None };
        let next = match &self.shown {
            Shown::Slides(slides) => slides.go(&course, lesson, self.on_sample),
            _ => Slides::open(&course, lesson, self.on_sample),
        };
        let Some(slides) = next else { return Effect::None };
        self.select(lesson);
        let noted = slides.noted(&course);
        self.shown = Shown::Slides(Box::new(slides));
        keep(noted)
    }

    fn select(&mut self, lesson: usize) {
        if let Ok(id) = u32::try_from(lesson) {
            self.map.select_id(id);
        }
    }

    fn quiz(&mut self) -> Effect {
        let (Some(course), Some(lesson)) = (&self.course, self.lesson()) else { return Effect::None };
        if let Some(asking) = Asking::lesson(course, lesson) {
            self.shown = Shown::Questions(Box::new(asking));
        }
        Effect::None
    }

    fn review(&mut self) -> Effect {
        let Some(course) = &self.course else { return Effect::None };
        match Asking::due(course) {
            Some(asking) => self.shown = Shown::Questions(Box::new(asking)),
            None => return Effect::Tell(crate::text::lesson::say::NOTHING_DUE),
        }
        Effect::None
    }

    fn exercise(&mut self) -> Effect {
        let (Some(course), Some(lesson)) = (&self.course, self.lesson()) else { return Effect::None };
        match Trying::open(course, lesson, self.on_sample) {
            Some(trying) => self.shown = Shown::Exercise(Box::new(trying)),
            None => return Effect::Tell(words::NO_EXERCISE),
        }
        Effect::None
    }

    fn switch_figures(&mut self) -> Effect {
        let Some(course) = &self.course else { return Effect::None };
        if course.sample.is_none() {
            return Effect::Tell(words::ONLY_SAMPLE);
        }
        self.on_sample = !self.on_sample;
        self.renew();
        Effect::None
    }

    /// Figures of the household that is shown now.
    fn renew(&mut self) {
        let Some(course) = &self.course else { return };
        match &mut self.shown {
            Shown::Slides(slides) => slides.refresh(course, self.on_sample),
            Shown::Exercise(trying) => trying.refresh(course, self.on_sample),
            Shown::Map | Shown::Words | Shown::Questions(_) => {}
        }
    }

    /// Enter: on in whatever is shown.
    fn go_on(&mut self) -> Effect {
        let Some(course) = self.course.clone() else { return Effect::None };
        match &mut self.shown {
            Shown::Map => Learn::selected(&self.map).map_or(Effect::None, |lesson| self.read(lesson)),
            Shown::Words => {
                let term = Learn::selected(&self.words).and_then(|place| course.books.terms.get(place));
                let page = |term| {
                    let lead = first_met(term, &course.books).map(|lesson| Lead::lesson(&lesson.id));
                    Effect::Read(Box::new(term_page(term, &course.books, self.lang).leading(lead)))
                };
                term.map_or(Effect::None, page)
            }
            Shown::Slides(slides) => {
                if let Some(link) = slides.selected_link().cloned() {
                    return self.follow(&link);
                }
                if slides.is_at_end(&course) {
                    return match slides.lesson + 1 {
                        next if next < course.books.lessons.len() => self.read(next),
                        _ => self.leave(),
                    };
                }
                if slides.go_on(&course) { keep(slides.noted(&course)) } else { Effect::None }
            }
            Shown::Questions(asking) => {
                if asking.is_over() {
                    return self.leave();
                }
                keep(asking.go_on(&course))
            }
            Shown::Exercise(trying) => {
                if trying.is_over {
                    return self.leave();
                }
                let prompt = trying.ask(&course, self.lang);
                prompt.map_or(Effect::None, |prompt| Effect::Type(Box::new(prompt)))
            }
        }
    }

    /// Esc: back to where this was reached from.
    fn leave(&mut self) -> Effect {
        if let (Some(course), Shown::Slides(slides)) = (&self.course, &mut self.shown) {
            if slides.leave_link() {
                return Effect::None;
            }
            if let Some(before) = slides.back(course, self.on_sample) {
                self.shown = Shown::Slides(Box::new(before));
                return Effect::None;
            }
        }
        self.shown = Shown::Map;
        Effect::None
    }

    fn follow(&mut self, link: &Link) -> Effect {
        let Some(course) = self.course.clone() else { return Effect::None };
        let Some(lesson) = self.lesson().and_then(|lesson| course.lesson(lesson)) else { return Effect::None };
        match target(link, lesson, &course, self.lang) {
            Target::Page(page) => Effect::Read(Box::new(page)),
            Target::Lesson(place) => self.read(place),
            Target::Screen(id) => Effect::Do(Action::Go(id)),
            Target::Nothing(words) => Effect::Tell(words),
        }
    }

    fn change(&mut self) -> Effect {
        let (Some(course), Shown::Exercise(trying)) = (&self.course, &mut self.shown) else { return Effect::None };
        let prompt = trying.ask_change(course, self.lang);
        prompt.map_or(Effect::None, |prompt| Effect::Type(Box::new(prompt)))
    }

    fn pick(&mut self, pane: u8, row: usize) -> Effect {
        let Some(course) = self.course.clone() else { return Effect::None };
        match &mut self.shown {
            Shown::Map => {
                if self.map.pick(row) {
                    self.go_on()
                } else {
                    Effect::None
                }
            }
            Shown::Words => {
                if self.words.pick(row) {
                    self.go_on()
                } else {
                    Effect::None
                }
            }
            Shown::Slides(slides) if pane == LINKS => match slides.pick_link(row).cloned() {
                Some(link) => self.follow(&link),
                None => Effect::None,
            },
            Shown::Questions(asking) => keep(asking.pick(&course, row)),
            Shown::Slides(_) | Shown::Exercise(_) => Effect::None,
        }
    }

    /// Moving about.
    fn step(&mut self, action: Action) -> Effect {
        let Some(course) = self.course.clone() else { return Effect::None };
        match &mut self.shown {
            Shown::Map => {
                self.map.update(action);
                self.about.follow();
            }
            Shown::Words => {
                self.words.update(action);
            }
            Shown::Slides(slides) => match action {
                Action::Right => {
                    slides.leave_link();
                    return if slides.go_on(&course) { keep(slides.noted(&course)) } else { Effect::None };
                }
                Action::Left => slides.go_back(&course),
                Action::NextPane => slides.next_link(1),
                Action::PreviousPane => slides.next_link(-1),
                Action::First => slides.jump(&course, false),
                Action::Last => slides.jump(&course, true),
                other => slides.scroll(other),
            },
            Shown::Questions(asking) => asking.step(&course, action),
            Shown::Exercise(trying) => {
                trying.sheet.scroll(action);
            }
        }
        Effect::None
    }
}

fn keep(noted: Option<Noted>) -> Effect {
    noted.map_or(Effect::None, |noted| Effect::Study(Box::new(Study::Keep(noted))))
}

impl Screen for Learn {
    fn id(&self) -> ScreenId {
        ScreenId::Learn
    }

    fn refresh(&mut self, _figures: &Figures, lang: Lang) {
        self.lang = lang;
        self.make_lists();
    }

    fn update(&mut self, action: Action, _figures: &Figures) -> Effect {
        match action {
            Action::Open => self.go_on(),
            Action::Back => self.leave(),
            Action::Quiz => self.quiz(),
            Action::Exercise => self.exercise(),
            Action::Review => self.review(),
            Action::WhoseFigures => self.switch_figures(),
            Action::Edit => self.change(),
            Action::Glossary => {
                self.shown = Shown::Words;
                Effect::None
            }
            Action::Answer(choice) => match (&self.course, &mut self.shown) {
                (Some(course), Shown::Questions(asking)) => keep(asking.answer(course, choice)),
                _ => Effect::None,
            },
            Action::Pick { pane, row } => self.pick(pane, row),
            other => self.step(other),
        }
    }

    fn typed(&mut self, text: &str) -> Effect {
        let (Some(course), Shown::Exercise(trying)) = (&self.course, &mut self.shown) else { return Effect::None };
        match trying.typed(course, text, self.lang) {
            Some(Typed::Done(noted)) => keep(Some(noted)),
            Some(Typed::Change(changes)) => {
                let on_sample = self.on_sample && course.sample.is_some();
                Effect::Study(Box::new(Study::Change { changes, on_sample }))
            }
            None => Effect::None,
        }
    }

    fn take(&mut self, found: Found) {
        let Found::Lesson(given) = found else { return };
        match given {
            Given::Course(course) => {
                let is_first = self.course.is_none();
                let now = course.moments.iter().find_map(|moment| opened_by(*moment, &course.books.lessons));
                self.on_sample &= course.sample.is_some();
                self.course = Some(course);
                self.make_lists();
                self.renew();
                // The eye is led to what matters now.
                if is_first && let Some(lesson) = now {
                    self.select(lesson);
                }
            }
            Given::Open(lesson) => {
                // The way back leads to the course, not to what was read before.
                self.shown = Shown::Map;
                self.map.set_filter("");
                self.read(lesson);
            }
            Given::Copy { changes, household } => {
                if let Shown::Exercise(trying) = &mut self.shown {
                    trying.take_copy(changes, household);
                }
            }
        }
    }

    fn view(&mut self, _figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        self.draw(look, buffer, area, hits);
    }

    fn filter(&self) -> Option<&str> {
        match &self.shown {
            Shown::Map => Some(self.map.filter()),
            Shown::Words => Some(self.words.filter()),
            _ => None,
        }
    }

    fn set_filter(&mut self, filter: &str) {
        match &self.shown {
            Shown::Words => self.words.set_filter(filter),
            _ => self.map.set_filter(filter),
        }
    }
}
