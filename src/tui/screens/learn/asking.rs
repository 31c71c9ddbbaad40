//! Questions, one at a time: answer, and at once what is right, why, and which misconception was behind a slip.

use super::course::Course;
use super::sheet::{Sheet, SheetLine, Text};
use crate::domain::lesson::{Item, Lesson};
use crate::learn::progress::{Answer, Noted};
use crate::learn::quiz::{Quiz, Verdict};
use crate::learn::recall::{Reason, Recall, queue};
use crate::report::lesson::filled::{Asked, asked};
use crate::report::wording::name;
use crate::text::lesson::{moment, say};
use crate::text::{Lang, date, learn as words};
use crate::tui::action::{Action, Choice};
use crate::tui::theme::Role;

/// At most so many items in one sitting.
const MOST: usize = 10;

/// Questions on their way.
#[derive(Debug)]
pub(super) struct Asking {
    /// The lesson; none for what is due from all of them.
    pub lesson: Option<usize>,
    quiz: Quiz,
    items: Vec<(String, Option<Reason>)>,
    /// The item that is shown; it stays until the reader goes on.
    place: usize,
    /// The option that is selected.
    at: usize,
    given: Option<(Answer, Verdict)>,
    pub sheet: Sheet,
}

impl Asking {
    /// The questions of a lesson.
    pub fn lesson(course: &Course, lesson: usize) -> Option<Asking> {
        let items = &course.lesson(lesson)?.items;
        let items = items.iter().map(|item| (item.id.clone(), None)).collect();
        Some(Asking::of(Some(lesson), items))
    }

    /// What is due today; none when nothing is.
    pub fn due(course: &Course) -> Option<Asking> {
        let mut due = queue(&course.books.lessons, &course.progress, &course.moments, course.today);
        due.truncate(MOST);
        let items: Vec<_> = due.into_iter().map(|Recall { item, reason }| (item, Some(reason))).collect();
        (!items.is_empty()).then(|| Asking::of(None, items))
    }

    fn of(lesson: Option<usize>, items: Vec<(String, Option<Reason>)>) -> Asking {
        let quiz = Quiz::of(items.iter().map(|(id, _)| id.clone()).collect());
        Asking { lesson, quiz, items, place: 0, at: 0, given: None, sheet: Sheet::default() }
    }

    fn item<'c>(&self, course: &'c Course) -> Option<(&'c Lesson, &'c Item)> {
        let (id, _) = self.items.get(self.place)?;
        course.books.lessons.iter().find_map(|lesson| Some((lesson, lesson.item(id)?)))
    }

    /// Whether every item was answered and looked at.
    pub fn is_over(&self) -> bool {
        self.place >= self.items.len()
    }

    /// Answers with the selected option, or goes on after an answer. What is to be kept.
    pub fn go_on(&mut self, course: &Course) -> Option<Noted> {
        if self.given.is_none() {
            let options = self.item(course)?.1.options.len();
            let choice = u8::try_from(self.at).ok().filter(|_| self.at < options);
            return self.answer(course, choice.map_or(Choice::NotSure, Choice::Option));
        }
        self.given = None;
        (self.place, self.at) = (self.place + 1, 0);
        self.sheet = Sheet::default();
        None
    }

    /// Answers. What is to be kept.
    pub fn answer(&mut self, course: &Course, choice: Choice) -> Option<Noted> {
        if self.given.is_some() {
            return None;
        }
        let (_, item) = self.item(course)?;
        let (answer, at) = match choice {
            Choice::Option(place) => {
                let place = usize::from(place);
                (Answer::Option(item.options.get(place)?.id.clone()), place)
            }
            Choice::NotSure => (Answer::NotSure, item.options.len()),
        };
        let (verdict, review) = self.quiz.answer(item, answer.clone(), course.today)?;
        self.at = at;
        self.given = Some((answer, verdict));
        self.sheet.follow();
        Some(Noted::Review(review))
    }

    /// Moves among the options, or scrolls what is read.
    pub fn step(&mut self, course: &Course, action: Action) {
        let last = self.item(course).map_or(0, |(_, item)| item.options.len());
        match action {
            Action::Up if self.given.is_none() => self.at = self.at.saturating_sub(1),
            Action::Down if self.given.is_none() => self.at = (self.at + 1).min(last),
            other => {
                self.sheet.scroll(other);
                return;
            }
        }
        self.sheet.follow();
    }

    /// A click on an option: the first selects, the second answers.
    pub fn pick(&mut self, course: &Course, row: usize) -> Option<Noted> {
        if self.given.is_some() {
            return None;
        }
        if self.at == row {
            return self.go_on(course);
        }
        self.at = row;
        None
    }

    /// Where the reader is.
    pub fn note(&self, lang: Lang) -> String {
        let all = self.items.len();
        let values = [("place", (self.place + 1).min(all).to_string()), ("count", all.to_string())];
        say::QUESTION.fill(lang, &values)
    }

    /// What stands on the sheet.
    pub fn text(&self, course: &Course, lang: Lang) -> Text {
        let Some((lesson, item)) = self.item(course) else { return self.score(lang) };
        let Some(asked) = asked(lesson, item, lang) else { return Text::default() };
        let mut lines = Vec::new();
        if let Some((_, Some(reason))) = self.items.get(self.place) {
            let why = match reason {
                Reason::Moment(of) => words::ASKED_FOR.fill(lang, &[("moment", moment(*of).get(lang))]),
                Reason::Due(day) => words::ASKED_SINCE.fill(lang, &[("day", date::iso(*day))]),
            };
            lines.push(SheetLine::new(Role::Muted, format!("{}  {why}", asked.id)));
        }
        lines.push(SheetLine::new(Role::Text, &asked.stem));
        lines.push(SheetLine::blank());
        let first = lines.len();
        for (place, (letter, option)) in ('a'..).zip(&asked.options).enumerate() {
            lines.push(self.option(place, letter, &option.says, asked.key));
        }
        lines.push(self.option(asked.options.len(), '0', say::NOT_SURE.get(lang), asked.key));
        lines.push(SheetLine::blank());
        match &self.given {
            None => {
                let last = ('a'..).nth(asked.options.len().saturating_sub(1)).unwrap_or('a').to_string();
                lines.push(SheetLine::new(Role::Muted, words::HOW_TO_ANSWER.fill(lang, &[("last", last)])));
                let at = first + self.at;
                Text { lines, sight: (at, at), selected: Some(self.at) }
            }
            Some((answer, verdict)) => {
                let from = lines.len();
                lines.extend(reasons(&asked, answer, verdict, course, lang));
                lines.push(SheetLine::new(Role::Muted, words::NEXT.get(lang)));
                let to = lines.len() - 1;
                Text { lines, sight: (from, to), selected: None }
            }
        }
    }

    fn option(&self, place: usize, letter: char, says: &str, key: usize) -> SheetLine {
        let (mark, role) = match &self.given {
            Some(_) if place == key => ("o", Role::Calm),
            Some(_) if place == self.at => ("x", Role::Stop),
            Some(_) => (" ", Role::Muted),
            None if place == self.at => (">", Role::Text),
            None => (" ", Role::Text),
        };
        SheetLine::new(role, says).after(format!("{mark} {letter}) ")).picks(place)
    }

    fn score(&self, lang: Lang) -> Text {
        let score = self.quiz.score();
        let count = self.items.len();
        let text = if score.right == count {
            say::ALL_RIGHT.fill(lang, &[("count", count.to_string())])
        } else {
            let values = [
                ("right", score.right.to_string()),
                ("count", count.to_string()),
                ("unsure", score.not_sure.to_string()),
            ];
            say::SCORE.fill(lang, &values)
        };
        let last = SheetLine::new(Role::Muted, words::LAST.get(lang));
        Text { lines: vec![SheetLine::new(Role::Figure, text), SheetLine::blank(), last], ..Text::default() }
    }
}

/// What is right and why; after a slip, what is wrong with it and the misconception behind it.
fn reasons(asked: &Asked, answer: &Answer, verdict: &Verdict, course: &Course, lang: Lang) -> Vec<SheetLine> {
    let letter = ('a'..).nth(verdict.key).unwrap_or('a');
    let says = asked.options.get(verdict.key).map_or("", |option| option.says.as_str());
    let key = [("key", format!("{letter}) {says}"))];
    let (head, role) = match answer {
        _ if verdict.right => (say::RIGHT, Role::Calm),
        Answer::NotSure => (say::IT_IS, Role::Notice),
        Answer::Option(_) => (say::WRONG, Role::Warning),
    };
    let mut lines = vec![SheetLine::new(role, head.fill(lang, &key)), SheetLine::new(Role::Text, &asked.why)];
    if let Answer::Option(id) = answer
        && !verdict.right
    {
        let taken = asked.options.iter().find(|option| option.id == *id);
        if let Some(but) = taken.and_then(|option| option.but.as_ref()) {
            lines.push(SheetLine::new(Role::Text, but));
        }
        let slip = verdict.slip.as_ref().and_then(|code| course.books.slips.iter().find(|slip| slip.code == *code));
        if let Some(slip) = slip {
            let values =
                [("code", slip.code.clone()), ("name", name(&slip.name, lang)), ("remedy", name(&slip.remedy, lang))];
            lines.push(SheetLine::new(Role::Notice, say::BEHIND.fill(lang, &values)));
        }
    }
    lines.push(SheetLine::blank());
    lines
}
