//! A quiz: one item at a time, "not sure" allowed, and at once what is right and which misconception was behind a slip.
//!
//! It must not know words or screens: options are places, and whoever shows them words them.

use super::progress::{Answer, Review};
use crate::domain::calendar::Day;
use crate::domain::lesson::Item;

/// What an answer came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it was right.
    pub right: bool,
    /// The place of the right option.
    pub key: usize,
    /// The misconception behind the option that was taken.
    pub slip: Option<String>,
}

/// Judges an answer. `None` when the item has no such option.
#[must_use]
pub fn judge(item: &Item, answer: &Answer) -> Option<Verdict> {
    let key = item.key_place()?;
    match answer {
        Answer::NotSure => Some(Verdict { right: false, key, slip: None }),
        Answer::Option(id) => {
            let taken = item.options.iter().find(|option| option.id == *id)?;
            Some(Verdict { right: taken.id == item.key, key, slip: taken.slip.clone() })
        }
    }
}

/// Reads an answer as a person types it: a letter (`b`), a number (`2`), an option's id, or `?` for not sure.
#[must_use]
pub fn read_answer(item: &Item, typed: &str) -> Option<Answer> {
    let typed = typed.trim();
    if matches!(typed, "?" | "？" | "0") {
        return Some(Answer::NotSure);
    }
    let by_id = item.options.iter().find(|option| option.id == typed);
    let mut characters = typed.chars();
    let place = match (characters.next(), characters.next()) {
        (Some(letter), None) if letter.is_ascii_alphabetic() => {
            Some(usize::from(letter.to_ascii_lowercase() as u8 - b'a'))
        }
        (Some(digit), None) => digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1)),
        _ => None,
    };
    let found = by_id.or_else(|| item.options.get(place?))?;
    Some(Answer::Option(found.id.clone()))
}

/// A quiz on its way: which items are asked, and what was answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quiz {
    items: Vec<String>,
    given: Vec<(Answer, bool)>,
}

impl Quiz {
    /// A quiz of these items, in this order.
    #[must_use]
    pub const fn of(items: Vec<String>) -> Quiz {
        Quiz { items, given: Vec::new() }
    }

    /// How many items there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The place of the item being asked, from 0; the number of items when all are answered.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.given.len()
    }

    /// The item being asked.
    #[must_use]
    pub fn current(&self) -> Option<&str> {
        self.items.get(self.given.len()).map(String::as_str)
    }

    /// Answers the item being asked, and gives the review to keep. `None` when it is another item or has no such option.
    pub fn answer(&mut self, item: &Item, answer: Answer, today: Day) -> Option<(Verdict, Review)> {
        if self.current() != Some(item.id.as_str()) {
            return None;
        }
        let verdict = judge(item, &answer)?;
        self.given.push((answer.clone(), verdict.right));
        let review = Review { day: today, item: item.id.clone(), answer, right: verdict.right };
        Some((verdict, review))
    }

    /// How many answers were right, wrong, and not sure.
    #[must_use]
    pub fn score(&self) -> Score {
        let mut score = Score::default();
        for (answer, right) in &self.given {
            match answer {
                _ if *right => score.right += 1,
                Answer::NotSure => score.not_sure += 1,
                Answer::Option(_) => score.wrong += 1,
            }
        }
        score
    }
}

/// How a quiz went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Right answers.
    pub right: usize,
    /// Wrong answers.
    pub wrong: usize,
    /// Answers of "not sure".
    pub not_sure: usize,
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::lesson::{Choice, Process};

    pub fn item(id: &str) -> Item {
        let option =
            |id: &str, slip: Option<&str>| Choice { id: id.into(), figure: None, slip: slip.map(str::to_owned) };
        Item {
            id: id.into(),
            codes: Vec::new(),
            topics: Vec::new(),
            process: Process::Apply,
            key: "right".into(),
            options: vec![option("half", Some("M5")), option("right", None), option("more", Some("M6"))],
            figures: Vec::new(),
            span: 0..0,
        }
    }

    #[test]
    fn answers_are_read_as_people_type_them() {
        let item = item("L01.1");
        let read = |typed: &str| read_answer(&item, typed);
        let right = Some(Answer::Option("right".into()));
        assert_eq!(
            [read("b"), read("B "), read("2"), read("right")],
            [right.clone(), right.clone(), right.clone(), right]
        );
        assert_eq!([read("?"), read("0")], [Some(Answer::NotSure), Some(Answer::NotSure)]);
        assert_eq!([read("d"), read("4"), read(""), read("ab"), read("选")], [None, None, None, None, None]);
    }

    #[test]
    fn one_item_at_a_time_with_its_slip() {
        let (one, two) = (item("L01.1"), item("L01.2"));
        let mut quiz = Quiz::of(vec!["L01.1".into(), "L01.2".into()]);
        assert!(quiz.answer(&two, Answer::NotSure, Day(0)).is_none());
        let (verdict, review) = quiz.answer(&one, Answer::Option("half".into()), Day(0)).unwrap();
        assert_eq!(verdict, Verdict { right: false, key: 1, slip: Some("M5".into()) });
        assert!(!review.right);
        assert!(quiz.answer(&two, Answer::Option("none".into()), Day(0)).is_none());
        assert_eq!(quiz.place(), 1);
        quiz.answer(&two, Answer::NotSure, Day(0)).unwrap();
        assert_eq!((quiz.current(), quiz.score()), (None, Score { right: 0, wrong: 1, not_sure: 1 }));
    }
}
