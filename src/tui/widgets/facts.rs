//! A column of facts: heads, labels with their values beside them, shares as bars, sentences; one of them selected.
//!
//! ```text
//! Balances
//! owed        6,000.00 of 8,000.00
//! used        75.0% ━━━━━━━╋──
//! interest    free when the statement is paid in full
//!             by the due day
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::bar::Bar;
use super::draw::{Look, columns, put, put_right, row_of, tint};
use super::hits::Hits;
use crate::domain::money::Ratio;
use crate::text::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::theme::{Meaning, Role};

/// What one fact shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A head over what follows.
    Head(String),
    /// A label and its value, wrapped beside it.
    Pair(String, String),
    /// A label, a share as a bar, and words after it.
    Share {
        /// What it is.
        label: String,
        /// The share as a figure.
        value: String,
        /// The share.
        used: Ratio,
        /// Where its limit is.
        limit: Option<Ratio>,
    },
    /// A sentence over the whole width, muted.
    Text(String),
    /// Nothing: a row of rest.
    Rest,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it shows.
    pub shown: Shown,
    /// How good or bad it is.
    pub meaning: Meaning,
    /// Whether it can be opened, and under which number.
    pub opens: Option<usize>,
}

impl Fact {
    /// A calm fact that opens nothing.
    #[must_use]
    pub const fn new(shown: Shown) -> Fact {
        Fact { shown, meaning: Meaning::Calm, opens: None }
    }

    /// A head.
    #[must_use]
    pub fn head(text: impl Into<String>) -> Fact {
        Fact::new(Shown::Head(text.into()))
    }

    /// A label and its value.
    #[must_use]
    pub fn pair(label: impl Into<String>, value: impl Into<String>) -> Fact {
        Fact::new(Shown::Pair(label.into(), value.into()))
    }

    /// The same fact, which can be opened.
    #[must_use]
    pub const fn opens(mut self, number: usize) -> Fact {
        self.opens = Some(number);
        self
    }

    /// The same fact with another meaning.
    #[must_use]
    pub const fn meaning(mut self, meaning: Meaning) -> Fact {
        self.meaning = meaning;
        self
    }
}

/// Facts under one another, and where their reader is.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    facts: Vec<Fact>,
    selected: usize,
    top: usize,
    rows: usize,
    /// Whether rows of rest are left out, where rows are few.
    dense: bool,
}

const MOST_LABEL: u16 = 18;
const BAR: u16 = 14;
/// From so many rows on there is room for rows of rest.
const ROOMY: u16 = 16;
/// Narrower values stand under their label.
const LEAST_VALUE: u16 = 16;

/// One row of a fact as it is drawn.
struct Row<'f> {
    fact: usize,
    label: &'f str,
    text: String,
}

impl Facts {
    /// New facts, from their beginning.
    pub fn set(&mut self, facts: Vec<Fact>) {
        let kept = facts.len() == self.facts.len();
        self.facts = facts;
        if !kept {
            (self.selected, self.top) = (0, 0);
        }
        self.settle();
    }

    /// Starts at the beginning again.
    pub fn rewind(&mut self) {
        (self.selected, self.top) = (0, 0);
        self.settle();
    }

    /// The number under which the selected fact can be opened.
    #[must_use]
    pub fn opens(&self) -> Option<usize> {
        self.facts.get(self.selected).and_then(|fact| fact.opens)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Rows they take in so many columns.
    #[must_use]
    pub fn height(&self, width: u16) -> usize {
        self.rows(width).len()
    }

    /// Selects a fact; whether it was selected before.
    pub fn pick(&mut self, fact: usize) -> bool {
        let before = self.selected;
        self.selected = fact;
        self.settle();
        before == self.selected
    }

    /// Moves by an action of lists; whether it moved.
    pub fn update(&mut self, action: Action) -> bool {
        let before = self.selected;
        let page = self.rows.saturating_sub(2).max(1);
        let steps = match action {
            Action::Up | Action::Down => 1,
            Action::PageUp | Action::PageDown => page,
            Action::First | Action::Last => self.facts.len(),
            _ => return false,
        };
        let forward = matches!(action, Action::Down | Action::PageDown | Action::Last);
        for _ in 0..steps {
            let range = 0..self.facts.len();
            let next = if forward {
                range.skip(self.selected + 1).find(|at| self.selectable(*at))
            } else {
                range.take(self.selected).rev().find(|at| self.selectable(*at))
            };
            match next {
                Some(next) => self.selected = next,
                None => break,
            }
        }
        // The rows before the first fact that can be selected should come back into view.
        if !forward && (0..self.selected).all(|at| !self.selectable(at)) {
            self.top = 0;
        }
        before != self.selected
    }

    fn selectable(&self, at: usize) -> bool {
        self.facts.get(at).is_some_and(|fact| !matches!(fact.shown, Shown::Head(_) | Shown::Rest))
    }

    /// Never rests on a head.
    fn settle(&mut self) {
        self.selected = self.selected.min(self.facts.len().saturating_sub(1));
        if !self.selectable(self.selected) {
            self.selected = (self.selected..self.facts.len()).find(|at| self.selectable(*at)).unwrap_or(0);
        }
    }

    fn label_width(&self, width: u16) -> u16 {
        let labels = self.facts.iter().map(|fact| match &fact.shown {
            Shown::Pair(label, _) | Shown::Share { label, .. } => columns(label),
            _ => 0,
        });
        let widest = labels.max().unwrap_or(0).min(MOST_LABEL) + 2;
        if width.saturating_sub(widest) < LEAST_VALUE { 0 } else { widest }
    }

    fn rows(&self, width: u16) -> Vec<Row<'_>> {
        let label_width = self.label_width(width);
        let room = usize::from(width.saturating_sub(label_width));
        let mut rows = Vec::new();
        for (index, fact) in self.facts.iter().enumerate() {
            match &fact.shown {
                Shown::Head(text) => rows.push(Row { fact: index, label: "", text: text.clone() }),
                Shown::Rest if self.dense => {}
                Shown::Rest => rows.push(Row { fact: index, label: "", text: String::new() }),
                Shown::Text(text) => {
                    let lines = wrap(text, usize::from(width));
                    rows.extend(lines.into_iter().map(|text| Row { fact: index, label: "", text }));
                }
                Shown::Share { label, value, .. } => rows.push(Row { fact: index, label, text: value.clone() }),
                Shown::Pair(label, value) => {
                    if label_width == 0 {
                        rows.push(Row { fact: index, label, text: String::new() });
                    }
                    for (line, text) in wrap(value, room).into_iter().enumerate() {
                        let label = if line == 0 && label_width > 0 { label.as_str() } else { "" };
                        rows.push(Row { fact: index, label, text });
                    }
                }
            }
        }
        rows
    }

    /// Draws them, the selected one in view; each can be clicked as a row of `pane`.
    pub fn draw(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, focus: bool, pane: u8, hits: &mut Hits) {
        self.dense = area.height < ROOMY;
        let rows = self.rows(area.width);
        let height = usize::from(area.height);
        let first = rows.iter().position(|row| row.fact == self.selected).unwrap_or(0);
        let last = rows.iter().rposition(|row| row.fact == self.selected).unwrap_or(0);
        // A head comes into view with its first fact.
        let under_head = self.selected.checked_sub(1).and_then(|before| self.facts.get(before));
        let under_head = under_head.is_some_and(|before| matches!(before.shown, Shown::Head(_)));
        let begin = if under_head { first.saturating_sub(1) } else { first };
        let mut top = self.top.min(rows.len().saturating_sub(height));
        if focus {
            top = top.min(begin).max((last + 1).saturating_sub(height).min(begin));
        }
        let label_width = self.label_width(area.width);
        for (line, row) in (0..area.height).zip(rows.iter().skip(top)) {
            let place = row_of(area, line);
            self.draw_row(buffer, place, row, label_width, look);
            if focus && row.fact == self.selected {
                tint(buffer, place, look.style(Role::Selected));
            }
            hits.add(place, Action::Pick { pane, row: row.fact });
        }
        let edge = Rect { width: area.width.saturating_add(1), ..area }.intersection(buffer.area);
        if top > 0 {
            put_right(buffer, edge, 0, look.theme.glyphs.more_above, look.style(Role::Muted));
        }
        if top + height < rows.len() && area.height > 0 {
            put_right(buffer, edge, area.height - 1, look.theme.glyphs.more_below, look.style(Role::Muted));
        }
        self.rows = height;
        self.top = top;
    }

    fn draw_row(&self, buffer: &mut Buffer, place: Rect, row: &Row<'_>, label_width: u16, look: Look<'_>) {
        let Some(fact) = self.facts.get(row.fact) else { return };
        let value = match fact.meaning {
            Meaning::Calm => look.style(Role::Text),
            other => look.theme.meaning(other),
        };
        match &fact.shown {
            Shown::Head(_) => {
                put(buffer, place, 0, 0, &look.fit(&row.text, place.width), look.style(Role::Accent));
            }
            Shown::Text(_) => {
                let style = if fact.meaning == Meaning::Calm { look.style(Role::Muted) } else { value };
                put(buffer, place, 0, 0, &row.text, style);
            }
            Shown::Rest => {}
            Shown::Pair(..) => {
                let room = if label_width == 0 { place.width } else { label_width.saturating_sub(2) };
                put(buffer, place, 0, 0, &look.fit(row.label, room), look.style(Role::Muted));
                put(buffer, place, label_width, 0, &row.text, value);
            }
            Shown::Share { used, limit, .. } => {
                let room = if label_width == 0 { place.width / 2 } else { label_width.saturating_sub(2) };
                put(buffer, place, 0, 0, &look.fit(row.label, room), look.style(Role::Muted));
                let start = if label_width == 0 { room + 1 } else { label_width };
                let end = put(buffer, place, start, 0, &row.text, value);
                let bar = BAR.min(place.width.saturating_sub(end + 1));
                let area = Rect { x: place.x + end + 1, width: bar, ..place };
                Bar { used: *used, limits: limit.as_slice(), meaning: fact.meaning }.draw(buffer, area, look);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::draw::test::{at_every_size, drawn};
    use super::*;
    use crate::text::Lang;

    fn facts() -> Facts {
        let mut facts = Facts::default();
        let used = Shown::Share {
            label: "used".into(),
            value: "75.0%".into(),
            used: Ratio::percent(75),
            limit: Some(Ratio::percent(70)),
        };
        facts.set(vec![
            Fact::head("Balances"),
            Fact::pair("owed", "6,000.00 of 8,000.00").opens(3),
            Fact::new(used).meaning(Meaning::Warning),
            Fact::new(Shown::Rest),
            Fact::pair("interest", "free when the statement is paid in full by the due day"),
            Fact::new(Shown::Text("Check your contract.".into())),
        ]);
        facts
    }

    #[test]
    fn values_stand_beside_their_labels() {
        let shown = drawn(40, 8, Lang::En, |buffer, area, look| {
            facts().draw(buffer, area, look, true, 0, &mut Hits::default());
        });
        assert_eq!(
            shown,
            [
                "Balances",
                "owed      6,000.00 of 8,000.00",
                "used      75.0% ━━━━━━━━━╋╸───",
                "interest  free when the statement is",
                "          paid in full by the due day",
                "Check your contract.",
                "",
                "",
            ]
        );
    }

    #[test]
    fn the_selection_skips_heads_and_opens_what_can_be_opened() {
        let mut facts = facts();
        assert_eq!(facts.opens(), Some(3));
        assert!(facts.update(Action::Down) && facts.opens().is_none());
        assert!(facts.update(Action::Last) && !facts.update(Action::Down));
        assert!(facts.update(Action::First) && facts.opens() == Some(3));
    }

    #[test]
    fn the_selected_fact_is_in_view() {
        let mut facts = facts();
        facts.update(Action::Last);
        let shown = drawn(40, 2, Lang::En, |buffer, area, look| {
            facts.clone().draw(buffer, area, look, true, 0, &mut Hits::default());
        });
        assert_eq!(shown[1], "Check your contract.");
    }

    #[test]
    fn facts_at_every_size() {
        at_every_size(|buffer, area, look| facts().draw(buffer, area, look, true, 0, &mut Hits::default()));
    }
}
