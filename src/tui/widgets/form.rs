//! A form: labelled fields one below the other, each with its problem or hint right under it.
//!
//! It keeps what was typed and where the keys are; whether a value is right is for its owner to say, after each change.

mod field;
mod view;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use self::field::choose;
pub use self::field::{FormField, Value};
use super::field::{Pasted, TextField};

/// What a key did to a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing that matters outside.
    Stay,
    /// A value changed: it is to be checked.
    Changed,
    /// The form is done, if its owner finds no problem.
    Submit,
    /// It was closed.
    Cancel,
}

/// Fields and where the keys are.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// The fields, from top to bottom.
    pub fields: Vec<FormField>,
    focus: usize,
    top: usize,
}

impl Form {
    /// A form with the keys on its first field.
    #[must_use]
    pub const fn new(fields: Vec<FormField>) -> Form {
        Form { fields, focus: 0, top: 0 }
    }

    /// The value of a field by its name; empty when there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|field| field.name == name).map_or("", FormField::text)
    }

    /// The name of the field that has the keys.
    #[must_use]
    pub fn focused(&self) -> Option<&'static str> {
        self.fields.get(self.focus).map(|field| field.name)
    }

    /// Gives the keys to a field.
    pub fn focus_on(&mut self, position: usize) {
        self.focus = position.min(self.fields.len().saturating_sub(1));
    }

    /// Gives the keys to the first field with a problem; whether there is one.
    pub fn focus_problem(&mut self) -> bool {
        let found = self.fields.iter().position(|field| field.problem.is_some());
        if let Some(position) = found {
            self.focus = position;
        }
        found.is_some()
    }

    /// Checks every field with its owner's rule: what is wrong with the value of that name.
    pub fn check(&mut self, rule: impl Fn(&str, &str) -> Option<String>) {
        for field in &mut self.fields {
            field.problem = rule(field.name, field.text());
        }
    }

    /// A key.
    pub fn key(&mut self, key: KeyEvent) -> Step {
        let last = self.fields.len().saturating_sub(1);
        let saves = key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('s');
        match key.code {
            _ if saves => return Step::Submit,
            KeyCode::Esc => return Step::Cancel,
            KeyCode::Enter if self.focus == last => return Step::Submit,
            KeyCode::Tab | KeyCode::Down | KeyCode::Enter => self.focus = (self.focus + 1).min(last),
            KeyCode::BackTab | KeyCode::Up => self.focus = self.focus.saturating_sub(1),
            _ => return self.edit(key),
        }
        Step::Stay
    }

    fn edit(&mut self, key: KeyEvent) -> Step {
        let Some(field) = self.fields.get_mut(self.focus) else { return Step::Stay };
        let changed = match &mut field.value {
            Value::Typed(text) => text.key(key),
            Value::Chosen { options, at, typed } => {
                let before = *at;
                choose(options, at, typed, key.code);
                *at != before
            }
        };
        if changed { Step::Changed } else { Step::Stay }
    }

    /// Puts a text into a typed field; what was typed there goes.
    pub fn fill(&mut self, name: &str, text: &str) {
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            if let Value::Typed(typed) = &mut field.value {
                *typed = TextField::new(text);
            }
        }
    }

    /// Chooses a value; an unknown one changes nothing.
    pub fn choose(&mut self, name: &str, choice: &str) {
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            if let Value::Chosen { options, at, .. } = &mut field.value {
                *at = options.iter().position(|(value, _)| value == choice).unwrap_or(*at);
            }
        }
    }

    /// Says what is known about a field now.
    pub fn tell(&mut self, name: &str, known: Option<&str>) {
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            field.known = known.map(str::to_owned);
        }
    }

    /// Text pasted into the field that has the keys; `None` when it takes none.
    pub fn paste(&mut self, text: &str) -> Option<Pasted> {
        match &mut self.fields.get_mut(self.focus)?.value {
            Value::Typed(field) => Some(field.paste(text)),
            Value::Chosen { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn};
    use super::super::hits::Hits;
    use super::*;
    use crate::text::{Lang, Words};

    fn form() -> Form {
        let no_hint = Words::new("", "");
        Form::new(vec![
            FormField::typed("name", Words::new("Name", "名称"), no_hint, "Card"),
            FormField::typed("limit", Words::new("Limit", "额度"), Words::new("such as 12000", "例如 12000"), ""),
            FormField::chosen(
                "autopay",
                Words::new("Autopay", "自动还款"),
                no_hint,
                vec![("full".into(), "in full".into()), ("minimum".into(), "the minimum".into())],
                "minimum",
            ),
        ])
    }

    fn press(form: &mut Form, code: KeyCode) -> Step {
        form.key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    fn show(form: &Form, lang: Lang) -> Vec<String> {
        drawn(30, 5, lang, |buffer, area, look| {
            form.clone().draw(buffer, area, look, 0, &mut Hits::default());
        })
    }

    #[test]
    fn labels_values_and_hints_line_up() {
        let mut form = form();
        assert_eq!(show(&form, Lang::En), ["Name     Card", "Limit", "Autopay  the minimum", "", ""]);
        press(&mut form, KeyCode::Tab);
        assert_eq!(
            show(&form, Lang::Zh),
            ["名称      Card", "额度", "          例如 12000", "自动还款  the minimum", ""]
        );
    }

    #[test]
    fn a_story_of_filling_in() {
        let mut form = form();
        let rule =
            |name: &str, value: &str| (name == "limit" && value.is_empty()).then(|| "a limit is needed".to_owned());
        assert_eq!(press(&mut form, KeyCode::Enter), Step::Stay);
        form.check(rule);
        assert!(show(&form, Lang::En)[2].contains("x a limit is needed"));
        for digit in "2500".chars() {
            assert_eq!(press(&mut form, KeyCode::Char(digit)), Step::Changed);
        }
        form.check(rule);
        assert!(!form.focus_problem());
        assert_eq!(press(&mut form, KeyCode::Tab), Step::Stay);
        assert_eq!(press(&mut form, KeyCode::Right), Step::Changed);
        assert_eq!((form.value("limit"), form.value("autopay")), ("2500", "full"));
        assert_eq!(press(&mut form, KeyCode::Left), Step::Changed);
        assert_eq!(form.value("autopay"), "minimum");
        assert_eq!(press(&mut form, KeyCode::Enter), Step::Submit);
        assert_eq!(press(&mut form, KeyCode::Esc), Step::Cancel);
        assert_eq!(form.key(KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL)), Step::Submit);
        assert_eq!(form.value("nothing"), "");
    }

    #[test]
    fn letters_find_a_choice() {
        let mut form = form();
        form.focus_on(2);
        for letter in "in f".chars() {
            press(&mut form, KeyCode::Char(letter));
        }
        assert_eq!(form.value("autopay"), "full");
        for letter in "mini".chars() {
            press(&mut form, KeyCode::Char(letter));
        }
        assert_eq!(form.value("autopay"), "minimum");
        press(&mut form, KeyCode::Left);
        press(&mut form, KeyCode::Char(' '));
        assert_eq!(form.value("autopay"), "minimum");
    }

    #[test]
    fn the_field_with_the_keys_is_always_in_view() {
        let mut form = form();
        form.focus_on(9);
        let shown = drawn(30, 1, Lang::En, |buffer, area, look| {
            form.clone().draw(buffer, area, look, 0, &mut Hits::default());
        });
        assert_eq!(shown, ["Autopay  < the minimum >"]);
    }

    #[test]
    fn a_form_at_every_size() {
        at_every_size(|buffer, area, look| {
            let mut form = form();
            form.check(|_, _| Some("something is wrong with this value, and this says what".to_owned()));
            form.focus_on(1);
            assert!(form.height(area.width, look) >= 3);
            // The Chinese half of this sample has an English problem; only panics and plain glyphs are looked at here.
            form.draw(buffer, area, look, 0, &mut Hits::default());
            Form::default().draw(buffer, area, look, 0, &mut Hits::default());
        });
    }
}
