//! An exercise: guess, see what the simulator says, reach the goals on a copy, write one line for oneself.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::course::Course;
use super::sheet::{Sheet, SheetLine, Text};
use crate::domain::lesson::words::ExerciseWords;
use crate::domain::lesson::{Lesson, Step, Value};
use crate::learn::exercise::{Judged, Nearness, goals, judge, read_guess};
use crate::learn::figures::{Figures, Household, of_lesson};
use crate::learn::progress::{Noted, Tried};
use crate::report::lesson::filled::{figure, fill, wording};
use crate::text::{Lang, Words, learn as words, lesson::say};
use crate::tui::popups::line::Prompt;
use crate::tui::theme::Role;

/// What a typed line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waits {
    Guess,
    Change,
    Thought,
}

/// An exercise on its way.
#[derive(Debug)]
pub(super) struct Trying {
    /// The lesson, by its place.
    pub lesson: usize,
    of: Rc<Household>,
    figures: Figures,
    /// What was guessed at each step that is done; none when it was passed over.
    guesses: Vec<Option<(Decimal, Judged)>>,
    /// What was changed on the copy.
    pub changes: Vec<String>,
    copy: Option<Rc<Household>>,
    /// Why the last line that was typed could not be used.
    trouble: Option<String>,
    waits: Option<Waits>,
    /// Whether it is done and kept.
    pub is_over: bool,
    pub sheet: Sheet,
}

impl Trying {
    /// The exercise of a lesson; none when it has none.
    pub fn open(course: &Course, lesson: usize, on_sample: bool) -> Option<Trying> {
        let known = course.lesson(lesson).filter(|known| !known.exercise.steps.is_empty())?;
        let of = Rc::clone(&course.whose(on_sample).household);
        Some(Trying {
            lesson,
            figures: of_lesson(known, &of),
            of,
            guesses: Vec::new(),
            changes: Vec::new(),
            copy: None,
            trouble: None,
            waits: None,
            is_over: false,
            sheet: Sheet::default(),
        })
    }

    /// From its beginning when the household is another one: a guess on other figures means nothing.
    pub fn refresh(&mut self, course: &Course, on_sample: bool) {
        if !Rc::ptr_eq(&course.whose(on_sample).household, &self.of)
            && let Some(fresh) = Trying::open(course, self.lesson, on_sample)
        {
            *self = fresh;
        }
    }

    fn step<'c>(&self, course: &'c Course) -> Option<&'c Step> {
        course.lesson(self.lesson)?.exercise.steps.get(self.guesses.len())
    }

    /// Asks for the next thing that is to be typed.
    pub fn ask(&mut self, course: &Course, lang: Lang) -> Option<Prompt> {
        let lesson = course.lesson(self.lesson)?;
        let exercise = &wording(lesson, lang).exercise;
        self.sheet.follow();
        if let Some(step) = self.step(course) {
            self.waits = Some(Waits::Guess);
            return Some(Prompt { title: words::GUESS, lines: vec![self.question(step, exercise, lang)] });
        }
        self.waits = Some(Waits::Thought);
        let lines = vec![fill(&exercise.reflect, &self.figures, lang), words::KEPT_HERE.get(lang).to_owned()];
        Some(Prompt { title: words::REFLECTION, lines })
    }

    /// Asks for a change on the copy, with examples from the household; only after the last step.
    pub fn ask_change(&mut self, course: &Course, lang: Lang) -> Option<Prompt> {
        let lesson = course.lesson(self.lesson)?;
        if self.step(course).is_some() || lesson.exercise.goals.is_empty() || self.is_over {
            return None;
        }
        self.waits = Some(Waits::Change);
        let mut lines = vec![words::CHANGE_FORM.get(lang).to_owned()];
        lines.extend(self.of.examples().into_iter().map(|example| format!("  {example}")));
        Some(Prompt { title: words::CHANGE, lines })
    }

    /// Takes what was typed. The change to try, or what is to be kept.
    pub fn typed(&mut self, course: &Course, text: &str, lang: Lang) -> Option<Typed> {
        self.trouble = None;
        self.sheet.follow();
        match self.waits.take()? {
            Waits::Guess => {
                self.guess(course, text, lang);
                None
            }
            Waits::Change if text.is_empty() => None,
            Waits::Change => {
                let mut changes = self.changes.clone();
                changes.push(text.to_owned());
                Some(Typed::Change(changes))
            }
            Waits::Thought => {
                self.is_over = true;
                let lesson = course.lesson(self.lesson)?;
                let near = self.guesses.iter().flatten().filter(|(_, judged)| judged.nearness != Nearness::Far);
                let held = goals(lesson, self.copy.as_ref().unwrap_or(&self.of));
                let reached = held.iter().filter(|(_, held)| *held == Ok(true)).count();
                Some(Typed::Done(Noted::Tried(Tried {
                    day: course.today,
                    lesson: lesson.id.clone(),
                    near: (near.count(), lesson.exercise.steps.len()),
                    reached: (reached, held.len()),
                    reflection: text.to_owned(),
                })))
            }
        }
    }

    fn guess(&mut self, course: &Course, text: &str, lang: Lang) {
        let Some(step) = self.step(course) else { return };
        if text.is_empty() {
            self.guesses.push(None);
            return;
        }
        let show = course.lesson(self.lesson).and_then(|lesson| lesson.figure(&step.figure)).map(|figure| figure.show);
        let guess = show.and_then(|show| read_guess(text, show));
        match guess {
            Some(guess) => self.guesses.push(judge(step, guess, &self.figures).map(|judged| (guess, judged))),
            None => self.trouble = Some(say::NO_NUMBER.get(lang).to_owned()),
        }
    }

    /// A changed copy, or why there is none.
    pub fn take_copy(&mut self, changes: Vec<String>, household: Result<Rc<Household>, String>) {
        match household {
            Ok(copy) => (self.copy, self.changes, self.trouble) = (Some(copy), changes, None),
            Err(why) => self.trouble = Some(why),
        }
        self.sheet.follow();
    }

    fn question(&self, step: &Step, exercise: &ExerciseWords, lang: Lang) -> String {
        let says = exercise.steps.iter().find(|says| says.id == step.id);
        says.map_or_else(String::new, |says| fill(&says.predict, &self.figures, lang))
    }

    /// What stands on the sheet.
    pub fn text(&self, course: &Course, lang: Lang) -> Text {
        let Some(lesson) = course.lesson(self.lesson) else { return Text::default() };
        let exercise = &wording(lesson, lang).exercise;
        let mut lines = vec![SheetLine::new(Role::Text, fill(&exercise.task, &self.figures, lang))];
        let all = lesson.exercise.steps.len();
        let mut from = 0;
        for (place, step) in lesson.exercise.steps.iter().enumerate().take(self.guesses.len() + 1) {
            let values = [("place", (place + 1).to_string()), ("count", all.to_string())];
            let is_last_done = place + 1 == self.guesses.len();
            lines.push(SheetLine::blank());
            if is_last_done || place == 0 {
                from = lines.len();
            }
            lines.push(SheetLine::new(Role::Accent, words::STEP.fill(lang, &values)));
            lines.push(SheetLine::new(Role::Text, self.question(step, exercise, lang)));
            if let Some(guess) = self.guesses.get(place) {
                lines.push(self.verdict(step, *guess, lang));
                let says = exercise.steps.iter().find(|says| says.id == step.id);
                let shows = says.map_or("", |says| says.shows.as_str());
                lines.push(SheetLine::new(Role::Figure, fill(shows, &self.figures, lang)));
            }
        }
        let hint = if self.guesses.len() < all {
            words::HOW_TO_GUESS
        } else {
            self.goals(lesson, exercise, &mut lines, lang);
            if self.is_over { words::DONE } else { words::HOW_TO_REFLECT }
        };
        if let Some(trouble) = &self.trouble {
            lines.push(SheetLine::new(Role::Warning, trouble));
        }
        lines.push(SheetLine::new(Role::Muted, hint.get(lang)));
        let to = lines.len() - 1;
        Text { lines, sight: (from, to), selected: None }
    }

    fn verdict(&self, step: &Step, guess: Option<(Decimal, Judged)>, lang: Lang) -> SheetLine {
        let Some((guess, judged)) = guess else {
            return SheetLine::new(Role::Muted, words::NO_GUESS.get(lang));
        };
        let (says, role): (Words, Role) = match judged.nearness {
            Nearness::Right => (say::GUESS_RIGHT, Role::Calm),
            Nearness::Near => (say::GUESS_NEAR, Role::Calm),
            Nearness::Far => (say::GUESS_FAR, Role::Notice),
        };
        let written = match self.figures.get(&step.figure) {
            Some(Ok(found)) => {
                let mut guessed = found.clone();
                guessed.value = Value::Number(guess);
                figure(&guessed, lang)
            }
            _ => guess.to_string(),
        };
        SheetLine::new(role, says.fill(lang, &[("guess", written)]))
    }

    /// The goals on the copy, how to change it, and the last question.
    fn goals(&self, lesson: &Lesson, exercise: &ExerciseWords, lines: &mut Vec<SheetLine>, lang: Lang) {
        lines.push(SheetLine::blank());
        let household = self.copy.as_ref().unwrap_or(&self.of);
        for (id, held) in goals(lesson, household) {
            let says = exercise.goals.iter().find(|(goal, _)| *goal == id).map_or("", |(_, says)| says.as_str());
            let (verdict, role) = match held {
                Ok(true) => (say::REACHED, Role::Calm),
                Ok(false) => (say::NOT_YET, Role::Notice),
                Err(_) => (say::CANNOT_SAY, Role::Muted),
            };
            let says = fill(says, &self.figures, lang);
            let text = match lang {
                Lang::En => format!("{}: {says} ({})", say::GOAL.get(lang), verdict.get(lang)),
                Lang::Zh => format!("{}：{says}（{}）", say::GOAL.get(lang), verdict.get(lang)),
            };
            lines.push(SheetLine::new(role, text));
        }
        for change in &self.changes {
            let change = crate::text::width::clean(change);
            lines.push(SheetLine::new(Role::Text, words::CHANGED.fill(lang, &[("change", change)])));
        }
        if !lesson.exercise.goals.is_empty() && !self.is_over {
            lines.push(SheetLine::new(Role::Muted, words::HOW_TO_CHANGE.get(lang)));
        }
        lines.push(SheetLine::blank());
        lines.push(SheetLine::new(Role::Accent, say::REFLECT.get(lang)));
        lines.push(SheetLine::new(Role::Text, fill(&exercise.reflect, &self.figures, lang)));
    }
}

/// What a typed line led to.
pub(super) enum Typed {
    /// These changes are to be tried on a copy.
    Change(Vec<String>),
    /// The exercise is done.
    Done(Noted),
}
