//! What a figure is made of, in words: pieces that a page shows from top to bottom.

mod line;
mod posting;
mod ratio;
mod running;

use crate::report::answers::Answers;
use crate::report::explain::Topic;
use crate::text::{Lang, standing as standing_words};

use super::line_name;

/// One line or paragraph of an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Running text.
    Text(String),
    /// A head.
    Head(String),
    /// A label and its figure.
    Term(String, String),
    /// A label and the figure that the terms above make.
    Total(String, String),
    /// One row of a running list.
    Dated {
        /// The day.
        day: String,
        /// What came or went.
        what: String,
        /// How much.
        amount: String,
        /// Cash after it.
        after: String,
    },
    /// Nothing.
    Blank,
}

/// An explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What is explained.
    pub title: String,
    /// How.
    pub pieces: Vec<Piece>,
}

/// What a figure is made of.
#[must_use]
pub fn explain(answers: &Answers, topic: Topic, lang: Lang) -> Explanation {
    let title = |words: crate::text::Words| words.get(lang).to_owned();
    let standing = &answers.standing;
    let (title, pieces) = match topic {
        Topic::Owed => (title(standing_words::OWED), line::owed(standing, lang)),
        Topic::Cash => (title(standing_words::CASH), running::cash(answers, lang)),
        Topic::Dti => (title(standing_words::DTI), ratio::dti(answers, lang)),
        Topic::Utilisation => (title(standing_words::UTILISATION), ratio::utilisation(answers, lang)),
        Topic::Lenders => (title(standing_words::LENDERS), ratio::lenders(answers, lang)),
        Topic::Runway => (title(standing_words::RUNWAY), running::runway(standing, lang)),
        Topic::LowestCash => (title(standing_words::LOWEST), running::lowest(standing, lang)),
        Topic::CashOn(day) => (title(standing_words::COL_CASH), running::on_day(standing, day, lang)),
        Topic::Emergency => (title(standing_words::EMERGENCY), ratio::emergency(answers, lang)),
        Topic::LineOwed(index) => (line_name(standing, index, lang), line::line_owed(standing, index, lang)),
        Topic::NextDue(index) => (line_name(standing, index, lang), posting::next_due(standing, index, lang)),
        Topic::Posting(place) => posting::posting(standing, place, lang),
    };
    Explanation { title, pieces }
}
