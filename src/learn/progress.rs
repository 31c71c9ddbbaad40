//! What a reader has read and answered: raw, so that it can be looked at in other ways later.
//!
//! It is kept as one JSON text. Where the file lies, and what becomes of a damaged one, is for `session`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::calendar::Day;

/// The newest form of the text that is read.
pub const SCHEMA: u32 = 1;

/// Everything that was learnt.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Answers, in the order in which they were given.
    pub reviews: Vec<Review>,
    /// Lessons read, the last time of each.
    pub read: Vec<Reading>,
    /// Exercises done, in their order.
    pub exercises: Vec<Tried>,
}

/// One answer to an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// When.
    pub day: Day,
    /// The item.
    pub item: String,
    /// What was answered.
    pub answer: Answer,
    /// Whether it was right.
    pub right: bool,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The option with this id.
    Option(String),
    /// Not sure.
    NotSure,
}

impl Answer {
    /// As files write it: the option's id, or `?`.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Answer::Option(id) => id,
            Answer::NotSure => "?",
        }
    }
}

/// How far a lesson was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// When it was read last.
    pub day: Day,
    /// The lesson.
    pub lesson: String,
    /// The slide at which it was left.
    pub slide: String,
    /// Whether it was read to its end.
    pub whole: bool,
}

/// An exercise that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// When.
    pub day: Day,
    /// The lesson.
    pub lesson: String,
    /// Steps that were guessed well, of how many.
    pub near: (usize, usize),
    /// Goals that were reached, of how many.
    pub reached: (usize, usize),
    /// What the reader wrote at the end; stays in this file.
    pub reflection: String,
}

/// Something to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noted {
    /// An answer.
    Review(Review),
    /// How far a lesson was read.
    Reading(Reading),
    /// An exercise that was done.
    Tried(Tried),
}

impl Progress {
    /// Notes what happened.
    pub fn note(&mut self, noted: Noted) {
        match noted {
            Noted::Review(review) => self.reviews.push(review),
            Noted::Reading(reading) => self.note_reading(reading),
            Noted::Tried(tried) => self.exercises.push(tried),
        }
    }

    /// Notes how far a lesson was read; what was read whole stays so.
    pub fn note_reading(&mut self, reading: Reading) {
        match self.read.iter_mut().find(|known| known.lesson == reading.lesson) {
            Some(known) => *known = Reading { whole: known.whole || reading.whole, ..reading },
            None => self.read.push(reading),
        }
    }

    /// How far a lesson was read.
    #[must_use]
    pub fn reading(&self, lesson: &str) -> Option<&Reading> {
        self.read.iter().find(|reading| reading.lesson == lesson)
    }

    /// The last answer to an item.
    #[must_use]
    pub fn last(&self, item: &str) -> Option<&Review> {
        self.reviews.iter().rev().find(|review| review.item == item)
    }

    /// Reads the text. `None` when it is damaged or of a newer schema.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Progress> {
        let stored: Stored = serde_json::from_str(text).ok()?;
        if stored.schema > SCHEMA {
            return None;
        }
        let reviews = stored.reviews.into_iter().map(|review| {
            let answer = if review.answer == "?" { Answer::NotSure } else { Answer::Option(review.answer) };
            Some(Review { day: day_of(&review.day)?, item: review.item, answer, right: review.right })
        });
        let read = stored.read.into_iter().map(|reading| {
            let day = day_of(&reading.day)?;
            Some(Reading { day, lesson: reading.lesson, slide: reading.slide, whole: reading.whole })
        });
        let exercises = stored.exercises.into_iter().map(|tried| {
            Some(Tried {
                day: day_of(&tried.day)?,
                lesson: tried.lesson,
                near: (tried.near, tried.steps),
                reached: (tried.reached, tried.goals),
                reflection: tried.reflection,
            })
        });
        Some(Progress {
            reviews: reviews.collect::<Option<_>>()?,
            read: read.collect::<Option<_>>()?,
            exercises: exercises.collect::<Option<_>>()?,
        })
    }

    /// The text to keep.
    #[must_use]
    pub fn to_json(&self) -> String {
        let stored = Stored {
            schema: SCHEMA,
            reviews: self.reviews.iter().map(StoredReview::of).collect(),
            read: self.read.iter().map(StoredReading::of).collect(),
            exercises: self.exercises.iter().map(StoredTried::of).collect(),
        };
        // Texts, numbers and truths can always be written.
        serde_json::to_string_pretty(&stored).unwrap_or_default() + "\n"
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Stored {
    schema: u32,
    #[serde(default)]
    reviews: Vec<StoredReview>,
    #[serde(default)]
    read: Vec<StoredReading>,
    #[serde(default)]
    exercises: Vec<StoredTried>,
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredReview {
    day: String,
    item: String,
    answer: String,
    right: bool,
}

impl StoredReview {
    fn of(review: &Review) -> StoredReview {
        let answer = review.answer.word().to_owned();
        StoredReview { day: written(review.day), item: review.item.clone(), answer, right: review.right }
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredReading {
    day: String,
    lesson: String,
    slide: String,
    whole: bool,
}

impl StoredReading {
    fn of(reading: &Reading) -> StoredReading {
        StoredReading {
            day: written(reading.day),
            lesson: reading.lesson.clone(),
            slide: reading.slide.clone(),
            whole: reading.whole,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredTried {
    day: String,
    lesson: String,
    near: usize,
    steps: usize,
    reached: usize,
    goals: usize,
    #[serde(default)]
    reflection: String,
}

impl StoredTried {
    fn of(tried: &Tried) -> StoredTried {
        StoredTried {
            day: written(tried.day),
            lesson: tried.lesson.clone(),
            near: tried.near.0,
            steps: tried.near.1,
            reached: tried.reached.0,
            goals: tried.reached.1,
            reflection: tried.reflection.clone(),
        }
    }
}

fn written(day: Day) -> String {
    day.date().to_string()
}

fn day_of(text: &str) -> Option<Day> {
    text.parse::<NaiveDate>().ok().map(Day::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Progress {
        let day = Day::ymd(2026, 11, 21).unwrap();
        Progress {
            reviews: vec![
                Review { day, item: "L01.1".into(), answer: Answer::Option("offer".into()), right: true },
                Review { day, item: "L01.2".into(), answer: Answer::NotSure, right: false },
            ],
            read: vec![Reading { day, lesson: "L01".into(), slide: "act".into(), whole: true }],
            exercises: vec![Tried {
                day,
                lesson: "L01".into(),
                near: (3, 4),
                reached: (0, 1),
                reflection: "少用一点".into(),
            }],
        }
    }

    #[test]
    fn what_was_learnt_survives_the_file() {
        assert_eq!(Progress::from_json(&some().to_json()), Some(some()));
        assert_eq!(Progress::from_json("{\"schema\": 1}"), Some(Progress::default()));
    }

    #[test]
    fn damage_is_noticed() {
        let text = some().to_json();
        for bad in [&text[..text.len() / 2], "", "[]", "{\"schema\": 99}", &text.replace("2026-11-21", "2026-13-21")] {
            assert_eq!(Progress::from_json(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_lesson_read_whole_stays_so() {
        let mut progress = some();
        let day = Day::ymd(2026, 12, 1).unwrap();
        progress.note_reading(Reading { day, lesson: "L01".into(), slide: "toy".into(), whole: false });
        let reading = progress.reading("L01").unwrap();
        assert_eq!((reading.whole, &*reading.slide, progress.read.len()), (true, "toy", 1));
    }
}
