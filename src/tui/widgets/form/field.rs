//! One field of a form: typed or chosen.

use crossterm::event::KeyCode;

use crate::text::Words;
use crate::tui::widgets::field::TextField;

/// What a field holds.
#[derive(Debug, Clone)]
pub enum Value {
    /// Something typed.
    Typed(TextField),
    /// One of several: the value for the file and the words for the reader.
    Chosen {
        /// All of them.
        options: Vec<(String, String)>,
        /// Which one, from 0.
        at: usize,
        /// The letters typed to find it.
        typed: String,
    },
}

/// One field.
#[derive(Debug, Clone)]
pub struct FormField {
    /// The name its owner knows it by.
    pub name: &'static str,
    /// What it is called on screen.
    pub label: Words,
    /// What may be written here.
    pub hint: Words,
    /// What is in it.
    pub value: Value,
    /// What is known about it now, in the reader's language, in place of the hint.
    pub known: Option<String>,
    /// What is wrong with it, in the reader's language.
    pub problem: Option<String>,
}

impl FormField {
    /// A field to type in.
    #[must_use]
    pub fn typed(name: &'static str, label: Words, hint: Words, text: &str) -> FormField {
        FormField { name, label, hint, value: Value::Typed(TextField::new(text)), known: None, problem: None }
    }

    /// A field to choose in; an unknown choice is the first.
    #[must_use]
    pub fn chosen(
        name: &'static str,
        label: Words,
        hint: Words,
        options: Vec<(String, String)>,
        choice: &str,
    ) -> FormField {
        let at = options.iter().position(|(value, _)| value == choice).unwrap_or(0);
        let value = Value::Chosen { options, at, typed: String::new() };
        FormField { name, label, hint, value, known: None, problem: None }
    }

    /// The value for its owner: what was typed, without blanks around it, or what was chosen.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.value {
            Value::Typed(field) => field.text().trim(),
            Value::Chosen { options, at, .. } => options.get(*at).map_or("", |(value, _)| value),
        }
    }
}

/// Moves among options by arrows, or to the first one that has the typed letters in its value or its words.
pub(super) fn choose(options: &[(String, String)], at: &mut usize, typed: &mut String, key: KeyCode) {
    let count = options.len().max(1);
    let has = |letters: &str| {
        let letters = letters.to_lowercase();
        let is_it = |(value, words): &(String, String)| {
            value.to_lowercase().contains(&letters) || words.to_lowercase().contains(&letters)
        };
        options.iter().position(is_it)
    };
    match key {
        KeyCode::Char(' ') if typed.is_empty() => *at = (*at + 1) % count,
        KeyCode::Right => (*at, *typed) = ((*at + 1) % count, String::new()),
        KeyCode::Left => (*at, *typed) = ((*at + count - 1) % count, String::new()),
        KeyCode::Backspace => {
            typed.pop();
        }
        KeyCode::Char(letter) => {
            typed.push(letter);
            // Letters that lead nowhere begin a new search.
            let found = has(typed).or_else(|| {
                *typed = letter.to_string();
                has(typed)
            });
            *at = found.unwrap_or(*at);
        }
        _ => {}
    }
}
