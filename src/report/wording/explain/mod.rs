//! What a figure is made of, in words: pieces that a page shows from top to bottom.

mod line;
mod posting;
mod ratio;
mod rules;
mod running;

use super::{agenda, line_name, warning};
use crate::report::agenda::{AgendaRow, Item};
use crate::report::answers::Answers;
use crate::report::explain::Topic;
use crate::report::standing::Standing;
use crate::report::warning::Warning;
use crate::text::{Lang, date, number, standing as standing_words};

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

/// A row of the agenda: what it asks for, and the cash that led to it.
fn ahead(answers: &Answers, place: usize, lang: Lang) -> (String, Vec<Piece>) {
    let standing = &answers.standing;
    let Some(row) = answers.ahead.get(place) else { return (String::new(), Vec::new()) };
    let currency = standing.record.profile.currency;
    let when = format!("{}, {}", date::iso(row.day), date::relative(row.day, standing.today, lang));
    let mut pieces = vec![Piece::Term(when, number::signed_money(row.amount, currency)), Piece::Blank];
    pieces.extend(asked_by(standing, row, lang));
    pieces.push(ratio::head(standing_words::COL_CASH, lang));
    pieces.extend(running::on_day(standing, row.day, lang));
    (agenda::item(standing, row, lang), pieces)
}

/// What a payment pays, or a missed amount was asked for by: its statement or instalment, with a blank after each.
#[must_use]
pub fn asked_by(standing: &Standing, row: &AgendaRow, lang: Lang) -> Vec<Piece> {
    let (Item::Payment { line, .. } | Item::Missed { line, .. }) = row.item else { return Vec::new() };
    let places = posting::postings_due(standing, line, row.day);
    let mut pieces = Vec::new();
    for place in &places {
        pieces.extend(posting::posting(standing, *place, lang).1);
        pieces.push(Piece::Blank);
    }
    if places.is_empty() && standing.household.lines.get(line).is_some_and(|rules| rules.has_statements) {
        pieces.extend(posting::known_statement(standing, line, lang));
        pieces.push(Piece::Blank);
    }
    pieces
}

/// What needs attention: its sentence, its next step, and the figure behind it.
#[must_use]
pub fn explain_warning(answers: &Answers, warning: &Warning, lang: Lang) -> Explanation {
    let standing = &answers.standing;
    let (message, next) = warning::sentences(standing, warning, lang);
    let topic = match warning {
        Warning::Low { .. } => Some(Topic::LowestCash),
        Warning::Short { day, .. } => Some(Topic::CashOn(*day)),
        Warning::HighDti { .. } | Warning::NoIncome => Some(Topic::Dti),
        Warning::HighUse { .. } => Some(Topic::Utilisation),
        Warning::ShortRunway { .. } => Some(Topic::Runway),
        Warning::Overdue { line, .. } | Warning::NotUsable { line, .. } => Some(Topic::LineOwed(*line)),
        Warning::DueByHand { line, .. } | Warning::PlanLeft { line, .. } => Some(Topic::NextDue(*line)),
        Warning::Assumed { .. } => Some(Topic::Cash),
        Warning::Mismatch { line, .. } => Some(line.map_or(Topic::Cash, Topic::LineOwed)),
        Warning::FundMismatch { .. } => Some(Topic::Emergency),
        Warning::Ahead(ahead) => ahead.missed.map(|missed| Topic::CashOn(missed.0)),
        Warning::LeftOut(_) => None,
    };
    let mut pieces = vec![Piece::Text(message), Piece::Text(next)];
    let title = match topic {
        Some(topic) => {
            let explained = explain(answers, topic, lang);
            pieces.push(Piece::Blank);
            pieces.extend(explained.pieces);
            explained.title
        }
        None => standing_words::ATTENTION.get(lang).to_owned(),
    };
    Explanation { title, pieces }
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
        Topic::Margins(index) => (line_name(standing, index, lang), rules::margins(answers, index, lang)),
        Topic::Card(index) => (line_name(standing, index, lang), rules::card(answers, index, lang)),
        Topic::NextDue(index) => (line_name(standing, index, lang), posting::next_due(standing, index, lang)),
        Topic::Posting(place) => posting::posting(standing, place, lang),
        Topic::Ahead(place) => ahead(answers, place, lang),
    };
    Explanation { title, pieces }
}
