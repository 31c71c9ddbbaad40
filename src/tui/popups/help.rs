//! What the keys do, from the table of actions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::page::Reader;
use crate::text::Words;
use crate::text::wrap::wrap;
use crate::tui::action::{self, Place};
use crate::tui::keymap;
use crate::tui::screens::ScreenId;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, columns, put, row_of};
use crate::tui::widgets::panel::popup;

/// The list of keys.
#[derive(Debug, Clone)]
pub struct Help {
    screens: Vec<ScreenId>,
    current: ScreenId,
    /// How far it is scrolled.
    pub reader: Reader,
}

const WIDEST: u16 = 68;
const TITLE: Words = Words::new("Keys", "按键说明");

impl Help {
    /// The keys of everywhere, of lists and of the current screen.
    #[must_use]
    pub fn new(screens: Vec<ScreenId>, current: ScreenId) -> Help {
        Help { screens, current, reader: Reader::default() }
    }

    /// Draws itself over an area.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let width = WIDEST.min(area.width.saturating_sub(8)).max(area.width.min(32));
        let rows = self.rows(width, look);
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).min(area.height.saturating_sub(4));
        let inner = popup(buffer, area, TITLE.get(look.lang), (width, height), look);
        let start = self.reader.start(rows.len(), inner.height);
        let keys_width = keys_width(&rows);
        for (row, line) in (0..inner.height).zip(rows.iter().skip(start)) {
            let place = row_of(inner, row);
            match line {
                Row::Head(text) => put(buffer, place, 0, 0, text, look.style(Role::Accent)),
                Row::Key(keys, text) => {
                    put(buffer, place, 0, 0, keys, look.style(Role::Figure));
                    put(buffer, place, keys_width, 0, text, look.style(Role::Text))
                }
                Row::Blank => 0,
            };
        }
        let edge = Rect { width: inner.width.saturating_add(1), ..inner };
        self.reader.marks(buffer, edge, look);
    }

    fn rows(&self, width: u16, look: Look<'_>) -> Vec<Row> {
        let mut entries = action::all(&self.screens);
        entries.retain(|entry| !matches!(entry.place, Place::Screen(id) if id != self.current));
        let keys_of = |entry: &action::Entry| {
            let keys: Vec<String> = entry.keys.iter().map(|key| keymap::shown(key)).collect();
            keys.join(" ")
        };
        let widest = entries.iter().map(|entry| columns(&keys_of(entry))).max().unwrap_or(0) + 2;
        let room = usize::from(width.saturating_sub(widest));
        let mut rows = Vec::new();
        let places = [Place::Screen(self.current), Place::Everywhere, Place::List];
        for place in places {
            let here: Vec<_> = entries.iter().filter(|e| e.place == place && !e.keys.is_empty()).collect();
            if here.is_empty() {
                continue;
            }
            if !rows.is_empty() {
                rows.push(Row::Blank);
            }
            rows.push(Row::Head(place.title().get(look.lang).to_owned()));
            for entry in here {
                let mut keys = keys_of(entry);
                for line in wrap(entry.about.get(look.lang), room) {
                    rows.push(Row::Key(std::mem::take(&mut keys), line));
                }
            }
        }
        rows
    }
}

enum Row {
    Head(String),
    Key(String, String),
    Blank,
}

fn keys_width(rows: &[Row]) -> u16 {
    let widths = rows.iter().map(|row| if let Row::Key(keys, _) = row { columns(keys) } else { 0 });
    widths.max().unwrap_or(0) + 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::tui::widgets::draw::test::{at_every_size, drawn};

    fn help() -> Help {
        Help::new(ScreenId::ALL.to_vec(), ScreenId::Home)
    }

    #[test]
    fn help_lists_the_keys_in_both_languages() {
        let english = drawn(80, 60, Lang::En, |buffer, area, look| help().view(buffer, area, look)).join("\n");
        assert!(english.contains("q Ctrl-C") && english.contains("Leave tideover"), "{english}");
        let chinese = drawn(80, 60, Lang::Zh, |buffer, area, look| help().view(buffer, area, look)).join("\n");
        assert!(chinese.contains("只显示包含某段文字的行"), "{chinese}");
    }

    #[test]
    fn help_at_every_size() {
        at_every_size(|buffer, area, look| help().view(buffer, area, look));
    }
}
