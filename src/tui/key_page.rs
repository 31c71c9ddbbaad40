//! The table of keys as a page of documentation.

use super::action::all;
use super::screens::ScreenId;
use crate::text::Lang;

/// The table of keys in Markdown, for the README.
#[must_use]
pub fn markdown(screens: &[ScreenId], lang: Lang) -> String {
    let head = match lang {
        Lang::En => "| where | key | what it does |",
        Lang::Zh => "| 位置 | 按键 | 作用 |",
    };
    let mut out = format!("{head}\n| --- | --- | --- |\n");
    for entry in all(screens).iter().filter(|entry| !entry.keys.is_empty()) {
        let keys: Vec<String> = entry.keys.iter().map(|key| format!("`{}`", super::keymap::shown(key))).collect();
        let (place, about) = (entry.place.title().get(lang), entry.about.get(lang));
        out.push_str(&format!("| {place} | {} | {about} |\n", keys.join(" ")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_actions_are_unique_and_footers_are_short() {
        let entries = all(&ScreenId::ALL);
        for (index, one) in entries.iter().enumerate() {
            for other in entries.iter().skip(index + 1) {
                assert_ne!(one.name, other.name);
            }
            for lang in Lang::ALL {
                assert!(!one.about.get(lang).is_empty(), "{}", one.name);
                assert!(crate::text::width::width(one.label.get(lang)) <= 14, "{}", one.name);
            }
        }
    }

    #[test]
    fn the_table_of_keys_names_every_key_once() {
        let table = markdown(&ScreenId::ALL, Lang::En);
        assert!(table.contains("| Everywhere | `q` `Ctrl-C` | Leave tideover |"), "{table}");
        assert!(table.contains("| In a list | `/` | Show only rows that contain a text |"));
        assert!(markdown(&ScreenId::ALL, Lang::Zh).contains("| 任何画面 | `q` `Ctrl-C` | 退出 tideover |"));
        // A bar would break the table's columns.
        assert!(table.lines().all(|line| line.matches('|').count() == 4), "{table}");
    }
}
