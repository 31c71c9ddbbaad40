//! Lessons on the desk: the books are read when they are first wanted, what was learnt is kept, and whatever is selected
//! leads to its lesson.

use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use super::Desk;
use crate::diagnostic::Diagnostic;
use crate::domain::calendar::Day;
use crate::domain::lesson::moment::Moment;
use crate::learn::figures::Household as Reckoned;
use crate::learn::progress::{Noted, Progress};
use crate::report::answers::Answers;
use crate::report::lesson::moments::{moments, of_reader};
use crate::session::{self, Folders, Papers, Source};
use crate::text::{learn as words, problem};
use crate::tui::app::{App, Notice, Study};
use crate::tui::screens::learn::{Books, Course, Given, Whose};
use crate::tui::screens::{Found, ScreenId};
use crate::tui::theme::Meaning;

/// The household of the course.
const SAMPLE: &str = "lin";

/// What the desk knows about lessons.
#[derive(Debug, Default)]
pub(super) struct Learning {
    books: Option<Rc<Books>>,
    progress: Option<Progress>,
    /// The sample household; read once.
    sample: Option<(Whose, Day)>,
    /// The household that is open, with the answers that it was made for.
    own: Option<(Arc<Answers>, Whose, Vec<Moment>)>,
    /// What the reader did or found on other screens in this sitting.
    lately: Vec<Moment>,
    /// Whether the screen has what is here.
    is_given: bool,
}

impl Desk<'_> {
    /// Gives the screen of lessons what it shows, when it is shown and something changed.
    pub(super) fn lay_out_lessons(&mut self, app: &mut App) {
        let known = self.learning.own.as_ref().is_some_and(|(answers, ..)| Arc::ptr_eq(answers, &app.figures.answers));
        let lately: Vec<Moment> = app.screens.iter().flat_map(|screen| screen.moments()).collect();
        if app.current_id() == ScreenId::Learn && !(known && self.learning.is_given && self.learning.lately == lately) {
            self.learning.lately = lately;
            self.give_course(app);
        }
    }

    /// Does what is wanted about lessons.
    pub(super) fn study(&mut self, app: &mut App, study: Study) {
        match study {
            Study::Open(lead) => {
                let books = self.books(app);
                let Some(lesson) = lead.find(&books.lessons) else {
                    app.say(Meaning::Notice, words::NO_LESSON);
                    return;
                };
                if let Some(place) = app.screens.iter().position(|screen| screen.id() == ScreenId::Learn) {
                    app.current = place;
                }
                self.lay_out_lessons(app);
                give(app, Given::Open(lesson));
            }
            Study::Keep(noted) => self.keep(app, noted),
            Study::Change { changes, on_sample } => {
                let household = self.copy(app, &changes, on_sample);
                give(app, Given::Copy { changes, household });
            }
        }
    }

    fn books(&mut self, app: &mut App) -> Rc<Books> {
        if let Some(books) = &self.learning.books {
            return Rc::clone(books);
        }
        let library = self.library();
        // A lesson that cannot be read is told by the content check; the others still count.
        let lessons = library.lesson_ids().iter().filter_map(|id| library.lesson(id).ok()).collect();
        let (terms, slips, sources) = (library.terms().0, library.slips().0, library.sources().0);
        let books = Rc::new(Books { lessons, terms, slips, sources });
        self.learning.books = Some(Rc::clone(&books));
        let progress = match self.folders().map(Folders::progress) {
            Some(Ok((progress, found))) => {
                tell(app, found.as_ref());
                progress
            }
            Some(Err(found)) => {
                tell(app, Some(&found));
                Progress::default()
            }
            None => Progress::default(),
        };
        self.learning.progress = Some(progress);
        books
    }

    fn give_course(&mut self, app: &mut App) {
        let books = self.books(app);
        let (own, moments) = self.own(app);
        let is_course_sample = self.household().sample.as_deref() == Some(SAMPLE);
        let sample = if is_course_sample { None } else { self.sample() };
        let today = self.shelf.as_of.unwrap_or(self.shelf.clock);
        let progress = self.learning.progress.clone().unwrap_or_default();
        // What the reader has just seen comes before what the household is in every day.
        let lately = self.learning.lately.iter().copied();
        let moments = lately.chain(of_reader(moments, &books.lessons, &progress)).collect();
        let course = Course { books, progress, moments, today, own, sample };
        self.learning.is_given = true;
        give(app, Given::Course(Rc::new(course)));
    }

    /// The household that is open, on the day that is looked at, and what matters to it.
    fn own(&mut self, app: &App) -> (Whose, Vec<Moment>) {
        let answers = &app.figures.answers;
        if let Some((known, own, moments)) = &self.learning.own
            && Arc::ptr_eq(known, answers)
        {
            return (own.clone(), moments.clone());
        }
        let standing = &answers.standing;
        let record = &standing.record;
        let household =
            Reckoned::new(record.profile.clone(), record.entries.clone(), standing.today).watched_by(self.library());
        let own =
            Whose { name: record.profile.name.clone(), is_sample: app.figures.sample, household: Rc::new(household) };
        let moments = moments(standing);
        self.learning.own = Some((Arc::clone(answers), own.clone(), moments.clone()));
        (own, moments)
    }

    fn sample(&mut self) -> Option<Whose> {
        if self.learning.sample.is_none() {
            let source = Source::Sample(SAMPLE.to_owned());
            let opened = session::open(&[source], None, self.library(), None, self.shelf.clock);
            let household = opened.into_iter().next()?;
            let record = household.record?;
            let name = record.profile.name.clone();
            let reckoned = Reckoned::new(record.profile, record.entries, household.today).watched_by(self.library());
            let whose = Whose { name, is_sample: true, household: Rc::new(reckoned) };
            self.learning.sample = Some((whose, household.today));
        }
        self.learning.sample.as_ref().map(|(whose, _)| whose.clone())
    }

    /// Keeps what was learnt, on disk where there is a folder; else for as long as the program runs.
    fn keep(&mut self, app: &mut App, noted: Noted) {
        let kept = self.folders().map(|folders| folders.learn(|progress| progress.note(noted.clone())));
        match kept {
            Some(Ok((progress, found))) => {
                tell(app, found.as_ref());
                self.learning.progress = Some(progress);
            }
            other => {
                if let Some(Err(found)) = other {
                    let why = crate::text::width::clean(&problem::message(&found, app.lang)).into_owned();
                    let text = words::NOT_KEPT.fill(app.lang, &[("why", why)]);
                    app.notice = Some(Notice { meaning: Meaning::Warning, text });
                }
                self.learning.progress.get_or_insert_default().note(noted);
            }
        }
        self.give_course(app);
    }

    /// A changed copy of a household, or why there is none.
    fn copy(&self, app: &App, changes: &[String], on_sample: bool) -> Result<Rc<Reckoned>, String> {
        let sample = on_sample.then(|| Papers::of_sample(SAMPLE)).flatten();
        let papers = sample.as_ref().unwrap_or(&self.papers);
        // The copy lives on the same day as the household whose figures are shown.
        let known = self.learning.sample.as_ref().filter(|_| on_sample);
        let today = known.map_or(app.figures.as_of, |(_, today)| *today);
        let copy = papers.changed(changes, self.library(), today);
        copy.map(Rc::new).map_err(|problems| {
            let first = problems.first().map(|found| problem::message(found, app.lang)).unwrap_or_default();
            crate::text::width::clean(&first).into_owned()
        })
    }
}

/// Says that something is wrong with the file of progress.
fn tell(app: &mut App, found: Option<&Diagnostic>) {
    let Some(found) = found else { return };
    if let Some(aside) = found.value("aside").map(Path::new).and_then(Path::file_name) {
        let text = words::SET_ASIDE.fill(app.lang, &[("file", aside.to_string_lossy())]);
        app.notice = Some(Notice { meaning: Meaning::Warning, text });
    } else {
        let text = crate::text::width::clean(&problem::message(found, app.lang)).into_owned();
        app.notice = Some(Notice { meaning: Meaning::Warning, text });
    }
}

fn give(app: &mut App, given: Given) {
    if let Some(screen) = app.screens.iter_mut().find(|screen| screen.id() == ScreenId::Learn) {
        screen.take(Found::Lesson(given));
    }
}
