//! A theme file: the styles that a person sets otherwise.
//!
//! ```toml
//! [styles]
//! accent = "#5fb3b3"
//! stop = { fg = "red", bold = true }
//! ```
//!
//! It reads a text it is given and must not open files.

use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use ratatui::style::{Color, Modifier, Style};
use toml::de::{DeTable, DeValue};

use super::theme::{Role, Theme};
use crate::diagnostic::{Code, Diagnostic, Source};

/// Lays the styles of a theme file over a theme. What is wrong in the file is left out and reported, all of it at once.
pub fn lay_over(theme: &mut Theme, source: &Arc<Source>) -> Vec<Diagnostic> {
    let mut reader = Reader { source, problems: Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        reader
            .problems
            .push(Diagnostic::error(Code::TomlSyntax).at(source, span).with("detail", error.message().to_owned()));
    }
    for (key, value) in table.get_ref() {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("styles", DeValue::Table(styles)) => reader.styles(theme, styles),
            ("styles", _) => reader.wrong("styles", "a table", value.span()),
            (other, _) => reader.unknown(other, "styles", key.span()),
        }
    }
    reader.problems
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    problems: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn styles(&mut self, theme: &mut Theme, styles: &DeTable<'_>) {
        for (key, value) in styles {
            let name = key.get_ref().as_ref();
            let Some(role) = Role::ALL.into_iter().find(|role| role.name() == name) else {
                self.unknown(name, &Role::ALL.map(Role::name).join(", "), key.span());
                continue;
            };
            match value.get_ref() {
                DeValue::String(text) => {
                    if let Some(colour) = self.colour(name, text, value.span()) {
                        theme.patch(role, Style::new().fg(colour));
                    }
                }
                DeValue::Table(parts) => {
                    let style = self.style(parts);
                    theme.patch(role, style);
                }
                _ => self.wrong(name, "a colour or a table", value.span()),
            }
        }
    }

    fn style(&mut self, parts: &DeTable<'_>) -> Style {
        let mut style = Style::new();
        for (key, value) in parts {
            let name = key.get_ref().as_ref();
            match (name, value.get_ref()) {
                ("fg", DeValue::String(text)) => style.fg = self.colour(name, text, value.span()).or(style.fg),
                ("bg", DeValue::String(text)) => style.bg = self.colour(name, text, value.span()).or(style.bg),
                ("bold", DeValue::Boolean(on)) => style = weight(style, Modifier::BOLD, *on),
                ("underline", DeValue::Boolean(on)) => style = weight(style, Modifier::UNDERLINED, *on),
                ("reverse", DeValue::Boolean(on)) => style = weight(style, Modifier::REVERSED, *on),
                ("fg" | "bg", _) => self.wrong(name, "a colour", value.span()),
                ("bold" | "underline" | "reverse", _) => self.wrong(name, "true or false", value.span()),
                _ => self.unknown(name, "fg, bg, bold, underline, reverse", key.span()),
            }
        }
        style
    }

    fn colour(&mut self, key: &str, text: &str, span: Range<usize>) -> Option<Color> {
        let colour = Color::from_str(text).ok();
        if colour.is_none() {
            self.wrong(key, "a colour such as \"#53c2b6\" or \"cyan\"", span);
        }
        colour
    }

    fn wrong(&mut self, key: &str, expected: &str, span: Range<usize>) {
        let found = self.source.text.get(span.clone()).unwrap_or_default().to_owned();
        let problem = Diagnostic::error(Code::WrongType).at(self.source, span);
        self.problems.push(problem.with("key", key).with("expected", expected).with("found", found));
    }

    fn unknown(&mut self, key: &str, nearest: &str, span: Range<usize>) {
        let problem = Diagnostic::error(Code::UnknownKey).at(self.source, span);
        self.problems.push(problem.with("key", key).with("nearest", nearest));
    }
}

fn weight(style: Style, modifier: Modifier, on: bool) -> Style {
    if on { style.add_modifier(modifier) } else { style.remove_modifier(modifier) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Theme, Vec<Diagnostic>) {
        let mut theme = Theme::default();
        let source = Arc::new(Source { name: "theme.toml".to_owned(), text: text.to_owned() });
        let problems = lay_over(&mut theme, &source);
        (theme, problems)
    }

    #[test]
    fn colours_and_weights_are_laid_over() {
        let (theme, problems) = read(
            "[styles]\naccent = \"#5fb3b3\"\nstop = { fg = \"red\", bg = \"black\", bold = false, reverse = true }\n",
        );
        assert_eq!(problems, []);
        assert_eq!(theme.style(Role::Accent).fg, Some(Color::Rgb(0x5f, 0xb3, 0xb3)));
        let stop = theme.style(Role::Stop);
        assert_eq!((stop.fg, stop.bg), (Some(Color::Red), Some(Color::Black)));
        assert!(stop.add_modifier.contains(Modifier::REVERSED) && !stop.add_modifier.contains(Modifier::BOLD));
        assert_eq!(theme.style(Role::Muted), Theme::default().style(Role::Muted));
    }

    #[test]
    fn every_mistake_is_reported_and_the_rest_still_counts() {
        let (theme, problems) = read(
            "glow = 1\n[styles]\naccent = \"teall\"\nloud = \"red\"\nstop = 3\ncalm = { fg = \"green\", wide = true }\n",
        );
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code.name()).collect();
        assert_eq!(codes.iter().filter(|code| **code == "unknown-key").count(), 3);
        assert_eq!(codes.iter().filter(|code| **code == "wrong-type").count(), 2);
        assert_eq!(theme.style(Role::Calm).fg, Some(Color::Green));
        assert!(problems.iter().all(|problem| problem.place.is_some()));
    }

    #[test]
    fn broken_toml_is_one_clear_problem() {
        let (theme, problems) = read("[styles\naccent = ");
        assert!(problems.iter().any(|problem| problem.code == Code::TomlSyntax));
        assert_eq!(theme, Theme::default());
    }
}
