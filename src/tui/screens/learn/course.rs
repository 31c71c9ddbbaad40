//! What the loop's owner gives the screen of lessons: books, progress, and whose figures there are.

use std::rc::Rc;

use crate::content::SourceTitle;
use crate::domain::calendar::Day;
use crate::domain::lesson::moment::Moment;
use crate::domain::lesson::{Lesson, Slip, Term};
use crate::domain::name::Name;
use crate::learn::figures::Household;
use crate::learn::progress::Progress;
use crate::report::wording::name;
use crate::text::Lang;
use crate::text::lesson::say;

/// Everything that is read and does not change.
#[derive(Debug)]
pub struct Books {
    /// The lessons, in their order.
    pub lessons: Vec<Lesson>,
    /// The glossary.
    pub terms: Vec<Term>,
    /// The misconceptions.
    pub slips: Vec<Slip>,
    /// Titles of sources.
    pub sources: Vec<SourceTitle>,
}

/// A household whose figures a lesson can show.
#[derive(Debug, Clone)]
pub struct Whose {
    /// Its name.
    pub name: Name,
    /// Whether it is a ready-made one.
    pub is_sample: bool,
    /// Its figures.
    pub household: Rc<Household>,
}

impl Whose {
    /// Whose figures these are, in one sentence.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let words = if self.is_sample { say::ON_SAMPLE } else { say::ON_OWN };
        words.fill(lang, &[("name", name(&self.name, lang))])
    }
}

/// The course of a reader.
#[derive(Debug, Clone)]
pub struct Course {
    /// What is read.
    pub books: Rc<Books>,
    /// What was learnt.
    pub progress: Progress,
    /// What matters to the household today, the most pressing first.
    pub moments: Vec<Moment>,
    /// The day of answers and reviews.
    pub today: Day,
    /// The household that is open.
    pub own: Whose,
    /// The sample household of the course; none when it is the one that is open.
    pub sample: Option<Whose>,
}

impl Course {
    /// A lesson by its place.
    #[must_use]
    pub fn lesson(&self, place: usize) -> Option<&Lesson> {
        self.books.lessons.get(place)
    }

    /// The household of the figures that are shown.
    #[must_use]
    pub fn whose(&self, on_sample: bool) -> &Whose {
        match &self.sample {
            Some(sample) if on_sample => sample,
            _ => &self.own,
        }
    }
}

/// Something that the loop's owner gives.
#[derive(Debug, Clone)]
pub enum Given {
    /// The course, new or changed.
    Course(Rc<Course>),
    /// A lesson to open, by its place.
    Open(usize),
    /// A copy of the household with these changes, or why there is none.
    Copy {
        /// The changes, each `key=value`.
        changes: Vec<String>,
        /// The changed household.
        household: Result<Rc<Household>, String>,
    },
}
