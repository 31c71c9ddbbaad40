//! A form: labelled fields one below the other, each with its problem or hint right under it.
//!
//! It keeps what was typed and where the keys are; whether a value is right is for its owner to say, after each change.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::draw::{Look, columns, put, row_of};
use super::field::{Pasted, TextField};
use super::hits::Hits;
use crate::text::Words;
use crate::text::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::theme::{Meaning, Role};

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

    /// Rows the form takes at a width, so that a popup can be made high enough.
    #[must_use]
    pub fn height(&self, width: u16, look: Look<'_>) -> u16 {
        let rows: usize = (0..self.fields.len()).map(|index| 1 + self.notes(index, width, look).len()).sum();
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// Draws the fields that fit, the one with the keys among them; gives the cell of the cursor. A click on a field gives
    /// [`Action::Pick`] of `pane` and its position.
    pub fn draw(
        &mut self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        pane: u8,
        hits: &mut Hits,
    ) -> Option<Position> {
        let area = area.intersection(buffer.area);
        self.scroll(area, look);
        let label_width = self.label_width(area.width, look);
        let mut cursor = None;
        let mut row = 0;
        for index in self.top..self.fields.len() {
            if row >= area.height {
                break;
            }
            let focus = index == self.focus;
            let line = row_of(area, row);
            cursor = self.draw_field(buffer, line, label_width, index, look).or(cursor);
            hits.add(line, Action::Pick { pane, row: index });
            row += 1;
            let problem = self.fields.get(index).is_some_and(|field| field.problem.is_some());
            let style = if problem { look.theme.meaning(Meaning::Stop) } else { look.style(Role::Muted) };
            for note in self.notes(index, area.width, look) {
                if focus || problem {
                    put(buffer, area, label_width, row, &note, style);
                    row += 1;
                }
            }
        }
        cursor
    }

    fn draw_field(
        &self,
        buffer: &mut Buffer,
        line: Rect,
        label_width: u16,
        index: usize,
        look: Look<'_>,
    ) -> Option<Position> {
        let field = self.fields.get(index)?;
        let focus = index == self.focus;
        let label = look.fit(field.label.get(look.lang), label_width.saturating_sub(2));
        put(buffer, line, 0, 0, &label, look.style(if focus { Role::Accent } else { Role::Muted }));
        let place =
            Rect { x: line.x + label_width.min(line.width), width: line.width.saturating_sub(label_width), ..line };
        match &field.value {
            Value::Typed(text) => text.draw(buffer, place, focus, look),
            Value::Chosen { options, at, .. } => {
                let words = options.get(*at).map_or("", |(_, words)| words.as_str());
                let shown = if focus { format!("< {words} >") } else { words.to_owned() };
                let style = look.style(if focus { Role::Accent } else { Role::Figure });
                put(buffer, place, 0, 0, &look.fit(&shown, place.width), style);
                None
            }
        }
    }

    /// The lines under a field: its problem, or its hint when it has the keys.
    fn notes(&self, index: usize, width: u16, look: Look<'_>) -> Vec<String> {
        let Some(field) = self.fields.get(index) else { return Vec::new() };
        let room = usize::from(width.saturating_sub(self.label_width(width, look)));
        match &field.problem {
            Some(problem) => wrap(&format!("{} {problem}", Meaning::Stop.letter()), room),
            None if index == self.focus => {
                let hint = field.known.as_deref().unwrap_or(field.hint.get(look.lang));
                if hint.is_empty() { Vec::new() } else { wrap(hint, room) }
            }
            None => Vec::new(),
        }
    }

    /// Labels take as much as the longest needs with two blanks, at most half the width.
    fn label_width(&self, width: u16, look: Look<'_>) -> u16 {
        let longest = self.fields.iter().map(|field| columns(field.label.get(look.lang))).max().unwrap_or(0);
        (longest + 2).min(width / 2)
    }

    fn scroll(&mut self, area: Rect, look: Look<'_>) {
        self.top = self.top.min(self.focus);
        while self.top < self.focus {
            let rows: usize = (self.top..=self.focus).map(|index| 1 + self.notes(index, area.width, look).len()).sum();
            if rows <= usize::from(area.height) {
                break;
            }
            self.top += 1;
        }
    }
}

/// Moves among options by arrows, or to the first one that has the typed letters in its value or its words.
fn choose(options: &[(String, String)], at: &mut usize, typed: &mut String, key: KeyCode) {
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

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn};
    use super::*;
    use crate::text::Lang;

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
