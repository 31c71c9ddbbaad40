//! From a pressed key to an action, by the table of actions.
//!
//! Keys are written `q`, `G`, `?`, `ctrl-c`, `shift-tab`, `enter`, `esc`, `pageup`, `f1`.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{self, Action, Place};
use super::screens::ScreenId;

/// The action of a key on a screen: the screen's own first, then those of lists and of everywhere.
#[must_use]
pub fn find(screens: &[ScreenId], current: ScreenId, pressed: KeyEvent) -> Option<Action> {
    let pressed = normal(pressed);
    let entries = action::all(screens);
    let on = |place: Place| {
        let here = entries.iter().filter(move |entry| entry.place == place);
        here.filter(|entry| entry.keys.iter().any(|key| parse(key) == Some(pressed))).map(|entry| entry.action).next()
    };
    on(Place::Screen(current)).or_else(|| on(Place::List)).or_else(|| on(Place::Everywhere))
}

/// A key with its modifiers; shift is part of a character.
fn normal(pressed: KeyEvent) -> (KeyCode, KeyModifiers) {
    let mut modifiers = pressed.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
    if matches!(pressed.code, KeyCode::Char(_) | KeyCode::BackTab) {
        modifiers -= KeyModifiers::SHIFT;
    }
    (pressed.code, modifiers)
}

/// A key from its notation; `None` when it is not one.
fn parse(notation: &str) -> Option<(KeyCode, KeyModifiers)> {
    if let Some(rest) = notation.strip_prefix("ctrl-") {
        let (code, modifiers) = parse(rest)?;
        return Some((code, modifiers | KeyModifiers::CONTROL));
    }
    let code = match notation {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "shift-tab" => KeyCode::BackTab,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pageup" => KeyCode::PageUp,
        "pagedown" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "space" => KeyCode::Char(' '),
        "delete" => KeyCode::Delete,
        _ => character_or_function(notation)?,
    };
    Some((code, KeyModifiers::NONE))
}

fn character_or_function(notation: &str) -> Option<KeyCode> {
    let mut characters = notation.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => Some(KeyCode::Char(character)),
        (Some('f'), Some(_)) => notation.strip_prefix('f')?.parse().ok().map(KeyCode::F),
        _ => None,
    }
}

/// A key as people write it: `Ctrl-C`, `Shift-Tab`, `PgUp`.
#[must_use]
pub fn shown(notation: &str) -> String {
    if let Some(rest) = notation.strip_prefix("ctrl-") {
        return format!("Ctrl-{}", rest.to_uppercase());
    }
    let name = match notation {
        "enter" => "Enter",
        "esc" => "Esc",
        "tab" => "Tab",
        "shift-tab" => "Shift-Tab",
        "up" => "Up",
        "down" => "Down",
        "left" => "Left",
        "right" => "Right",
        "pageup" => "PgUp",
        "pagedown" => "PgDn",
        "home" => "Home",
        "end" => "End",
        "space" => "Space",
        "delete" => "Del",
        "f1" => "F1",
        other => other,
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Option<Action> {
        find(&ScreenId::ALL, ScreenId::Home, KeyEvent::new(code, modifiers))
    }

    #[test]
    fn keys_find_their_action() {
        assert_eq!(press(KeyCode::Char('q'), KeyModifiers::NONE), Some(Action::Quit));
        assert_eq!(press(KeyCode::Char('c'), KeyModifiers::CONTROL), Some(Action::Quit));
        assert_eq!(press(KeyCode::Char('G'), KeyModifiers::SHIFT), Some(Action::Last));
        assert_eq!(press(KeyCode::Char('?'), KeyModifiers::SHIFT), Some(Action::Help));
        assert_eq!(press(KeyCode::BackTab, KeyModifiers::SHIFT), Some(Action::PreviousPane));
        assert_eq!(press(KeyCode::Char('2'), KeyModifiers::NONE), Some(Action::Go(ScreenId::ALL[1])));
        assert_eq!(press(KeyCode::F(1), KeyModifiers::NONE), Some(Action::Help));
        assert_eq!(press(KeyCode::Char('q'), KeyModifiers::ALT), None);
    }

    #[test]
    fn every_key_is_readable_and_means_one_thing_in_its_place() {
        for current in ScreenId::ALL {
            let mut seen = Vec::new();
            for entry in action::all(&ScreenId::ALL) {
                if matches!(entry.place, Place::Screen(id) if id != current) {
                    continue;
                }
                for key in entry.keys {
                    let parsed = parse(key).unwrap_or_else(|| panic!("{key}"));
                    // A screen may give a key of everywhere a meaning of its own.
                    let again = seen.iter().find(|(other, _, place)| *other == parsed && *place == entry.place);
                    assert_eq!(again, None, "{key} of {}", entry.name);
                    seen.push((parsed, entry.name, entry.place));
                }
            }
        }
    }

    #[test]
    fn keys_are_shown_as_people_write_them() {
        assert_eq!(
            ["ctrl-c", "shift-tab", "pagedown", "G", "f1"].map(shown),
            ["Ctrl-C", "Shift-Tab", "PgDn", "G", "F1"]
        );
    }
}
