//! What is asked again, and when: a fixed ladder of days, and before it whatever the household's day makes matter.
//!
//! The raw answers are kept, so that any other way of spacing could be computed from them. A fixed ladder is enough for
//! a bank of this size.

use std::collections::BTreeMap;

use super::progress::{Progress, Review};
use crate::domain::calendar::Day;
use crate::domain::lesson::Lesson;
use crate::domain::lesson::moment::Moment;

/// Days until an item is asked again, after one right answer in a row, after two, …
pub const LADDER: [i32; 5] = [1, 3, 7, 21, 60];

/// Where an item stands on the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Right answers in a row, each given when it was due.
    pub rung: usize,
    /// When it is asked again.
    pub due: Day,
    /// When it was answered last.
    pub last: Day,
}

/// Where an item stands after its reviews, in the order in which they were given; `None` when it was never asked.
///
/// A right answer climbs only when the item was due, so that asking ten times in one evening changes nothing; a wrong one,
/// or "not sure", begins again.
pub fn standing<'r>(reviews: impl Iterator<Item = &'r Review>) -> Option<Standing> {
    let mut now: Option<Standing> = None;
    for review in reviews {
        let was_due = now.is_none_or(|standing| review.day >= standing.due);
        let rung = match (review.right, now) {
            (false, _) => 0,
            (true, None) => 1,
            (true, Some(standing)) if was_due => standing.rung + 1,
            (true, Some(standing)) => standing.rung,
        };
        let due = match now {
            Some(standing) if review.right && !was_due => standing.due,
            _ => review.day.plus(days_after(rung)),
        };
        now = Some(Standing { rung, due, last: review.day });
    }
    now
}

/// Days until the next time on a rung; above the ladder the last step is repeated.
fn days_after(rung: usize) -> i32 {
    let place = rung.saturating_sub(1).min(LADDER.len() - 1);
    LADDER.get(place).copied().unwrap_or(1)
}

/// Why an item is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Something happens in the household that its lesson is about.
    Moment(Moment),
    /// Its day has come.
    Due(Day),
}

/// An item to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recall {
    /// The item.
    pub item: String,
    /// Why.
    pub reason: Reason,
}

/// What to ask today, the most pressing first: items of lessons that a moment of the household opens, in the order of the
/// moments, then items whose day has come, the longest waiting first. An item that was answered today is left in peace, and
/// so is a lesson that was never begun: it is to be read first, not to be recalled.
#[must_use]
pub fn queue(lessons: &[Lesson], progress: &Progress, moments: &[Moment], today: Day) -> Vec<Recall> {
    let mut by_item: BTreeMap<&str, Vec<&Review>> = BTreeMap::new();
    for review in &progress.reviews {
        by_item.entry(review.item.as_str()).or_default().push(review);
    }
    let standing_of = |item: &str| standing(by_item.get(item).into_iter().flatten().copied());
    let is_begun = |lesson: &Lesson| {
        progress.reading(&lesson.id).is_some() || lesson.items.iter().any(|item| by_item.contains_key(item.id.as_str()))
    };
    let mut asked: Vec<Recall> = Vec::new();
    for moment in moments {
        let opened = lessons.iter().filter(|lesson| lesson.opens_when.contains(moment) && is_begun(lesson));
        for lesson in opened {
            for item in &lesson.items {
                let answered_today = standing_of(&item.id).is_some_and(|standing| standing.last >= today);
                let settled = standing_of(&item.id).is_some_and(|standing| standing.rung >= 2 && standing.due > today);
                let listed = asked.iter().any(|recall| recall.item == item.id);
                if !answered_today && !settled && !listed {
                    asked.push(Recall { item: item.id.clone(), reason: Reason::Moment(*moment) });
                }
            }
        }
    }
    let mut due: Vec<(Day, &str)> = lessons
        .iter()
        .flat_map(|lesson| &lesson.items)
        .filter_map(|item| Some((standing_of(&item.id)?, item)))
        .filter(|(standing, item)| {
            standing.due <= today && standing.last < today && !asked.iter().any(|recall| recall.item == item.id)
        })
        .map(|(standing, item)| (standing.due, item.id.as_str()))
        .collect();
    due.sort();
    asked.extend(due.into_iter().map(|(day, item)| Recall { item: item.to_owned(), reason: Reason::Due(day) }));
    asked
}

#[cfg(test)]
mod tests {
    use super::super::progress::{Answer, Reading};
    use super::super::quiz::tests::item;
    use super::*;

    fn review(day: i32, right: bool) -> Review {
        Review { day: Day(day), item: "L01.1".into(), answer: Answer::NotSure, right }
    }

    fn due_after(answers: &[(i32, bool)]) -> Option<(usize, i32)> {
        let reviews: Vec<Review> = answers.iter().map(|(day, right)| review(*day, *right)).collect();
        standing(reviews.iter()).map(|standing| (standing.rung, standing.due.0))
    }

    #[test]
    fn right_answers_climb_the_ladder() {
        assert_eq!(due_after(&[]), None);
        assert_eq!(due_after(&[(0, true)]), Some((1, 1)));
        assert_eq!(due_after(&[(0, true), (1, true)]), Some((2, 4)));
        assert_eq!(due_after(&[(0, true), (1, true), (4, true)]), Some((3, 11)));
        assert_eq!(due_after(&[(0, true), (1, true), (4, true), (11, true)]), Some((4, 32)));
        assert_eq!(due_after(&[(0, true), (1, true), (4, true), (11, true), (32, true)]), Some((5, 92)));
        assert_eq!(due_after(&[(0, true), (1, true), (4, true), (11, true), (32, true), (92, true)]), Some((6, 152)));
    }

    #[test]
    fn a_wrong_answer_begins_again_and_drill_changes_nothing() {
        assert_eq!(due_after(&[(0, true), (1, true), (4, false)]), Some((0, 5)));
        assert_eq!(due_after(&[(0, true), (0, true), (0, true)]), Some((1, 1)));
        assert_eq!(due_after(&[(0, true), (1, true), (2, true)]), Some((2, 4)));
        assert_eq!(due_after(&[(0, false), (0, true)]), Some((0, 1)));
    }

    fn lesson(id: &str, moments: &[Moment], items: usize) -> Lesson {
        Lesson {
            id: id.into(),
            minutes: 20,
            codes: Vec::new(),
            topics: Vec::new(),
            opens_when: moments.to_vec(),
            figures: Vec::new(),
            items: (1..=items).map(|number| item(&format!("{id}.{number}"))).collect(),
            facts: Vec::new(),
            exercise: Default::default(),
            en: Default::default(),
            zh: Default::default(),
        }
    }

    #[test]
    fn moments_come_before_the_ladder() {
        let lessons = [lesson("L01", &[], 2), lesson("L06", &[Moment::DueSoon], 2)];
        let mut progress = Progress::default();
        for (item, day, right) in [("L01.1", 0, true), ("L01.2", 0, false), ("L06.1", 0, true), ("L06.1", 1, true)] {
            progress.reviews.push(Review { day: Day(day), item: item.into(), answer: Answer::NotSure, right });
        }
        let asked = |moments: &[Moment], today: i32| -> Vec<(String, Reason)> {
            let queue = queue(&lessons, &progress, moments, Day(today));
            queue.into_iter().map(|recall| (recall.item, recall.reason)).collect()
        };
        // L06.1 was right twice and rests until its day; L06.2 was never asked.
        assert_eq!(
            asked(&[Moment::DueSoon], 2),
            [
                ("L06.2".into(), Reason::Moment(Moment::DueSoon)),
                ("L01.1".into(), Reason::Due(Day(1))),
                ("L01.2".into(), Reason::Due(Day(1))),
            ]
        );
        assert_eq!(asked(&[], 0), []);
        let mut progress = progress.clone();
        progress.reviews.retain(|review| !review.item.starts_with("L06"));
        assert_eq!(queue(&lessons, &progress, &[Moment::DueSoon], Day(0)), [], "never begun");
        progress.note_reading(Reading { day: Day(0), lesson: "L06".into(), slide: "a".into(), whole: false });
        assert_eq!(queue(&lessons, &progress, &[Moment::DueSoon], Day(0)).len(), 2, "begun");
        assert_eq!(asked(&[], 4).len(), 3);
    }
}
