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
