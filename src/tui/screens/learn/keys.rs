//! What only the screen of lessons can do.

use crate::text::{Words, learn as words};
use crate::tui::action::{Action, Choice, Entry, Place};
use crate::tui::screens::ScreenId;

/// What only this screen can do.
pub const ACTIONS: &[Entry] = &[
    own(Action::Open, "learn-on", &["enter", "space"], words::key::ON, 1),
    own(Action::Quiz, "learn-quiz", &["z"], words::key::QUIZ, 2),
    own(Action::Exercise, "learn-exercise", &["x"], words::key::EXERCISE, 2),
    own(Action::Review, "learn-review", &["r"], words::key::REVIEW, 3),
    own(Action::WhoseFigures, "learn-figures", &["m"], words::key::WHOSE, 4),
    own(Action::Glossary, "learn-words", &["w"], words::key::GLOSSARY, 4),
    own(Action::Edit, "learn-change", &["t"], words::key::CHANGE, 0),
    own(Action::Answer(Choice::Option(0)), "answer-a", &["a"], words::key::ANSWER[0], 0),
    own(Action::Answer(Choice::Option(1)), "answer-b", &["b"], words::key::ANSWER[1], 0),
    own(Action::Answer(Choice::Option(2)), "answer-c", &["c"], words::key::ANSWER[2], 0),
    own(Action::Answer(Choice::Option(3)), "answer-d", &["d"], words::key::ANSWER[3], 0),
    own(Action::Answer(Choice::NotSure), "answer-not-sure", &["0"], words::key::NOT_SURE, 0),
];

const fn own(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    (label, about): (Words, Words),
    footer: u8,
) -> Entry {
    Entry { action, name, keys, label, about, place: Place::Screen(ScreenId::Learn), footer }
}
