//! Which household to open: the reader's own and the ready-made ones, each with what it teaches.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Outcome;
use crate::domain::name::Name;
use crate::report::wording::name;
use crate::session::{self, Source};
use crate::text::table::Column;
use crate::text::wrap::wrap;
use crate::text::{Lang, Words};
use crate::tui::action::Action;
use crate::tui::app::Effect;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, across, put, row_of};
use crate::tui::widgets::grid::{Cell, Grid, GridRow, Place};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

/// A household that can be opened.
#[derive(Debug, Clone)]
pub struct Household {
    /// Where it comes from.
    pub source: Source,
    name: Name,
    lesson: Name,
    own: bool,
}

impl Household {
    /// A household that was opened to be offered.
    #[must_use]
    pub fn of(source: Source, household: &session::Household) -> Household {
        let known = household.record.as_ref().map(|record| record.profile.name.clone());
        let known = known.filter(|name| !name.en.is_empty());
        let lesson = match &source {
            Source::Sample(sample) => session::sample_lesson(sample),
            Source::Path(_) | Source::Own => Name::same(&household.shown_name),
        };
        let own = !matches!(source, Source::Sample(_));
        Household { source, name: known.unwrap_or_else(|| Name::same(&household.id())), lesson, own }
    }
}

/// The list and where its reader is.
#[derive(Debug, Clone)]
pub struct Choice {
    households: Vec<Household>,
    grid: Grid,
}

const TITLE: Words = Words::new("Households", "选择家庭");
const OWN: Words = Words::new("yours", "自己的");
const SAMPLE: Words = Words::new("sample", "示例");
const EMPTY: Words = Words::new("No household to open.", "没有可以打开的家庭。");
/// Rows for what the selected one teaches.
const LESSON_ROWS: u16 = 6;
const WIDEST: u16 = 76;

impl Choice {
    /// A list of households.
    #[must_use]
    pub fn new(households: Vec<Household>, lang: Lang) -> Choice {
        let rows = (0..).zip(&households).map(|(id, household)| {
            let sort = if household.own { OWN } else { SAMPLE };
            let lesson = first_sentence(&name(&household.lesson, lang));
            GridRow::new(
                id,
                vec![
                    Cell::text(name(&household.name, lang)).role(Role::Figure),
                    Cell::text(sort.get(lang)).role(Role::Muted),
                    Cell::text(lesson),
                ],
            )
        });
        let columns = vec![Column::text("", 8), Column::mark("").drops(1), Column::text("", 12)];
        let mut grid = Grid::default();
        grid.set(columns, rows.collect());
        Choice { households, grid }
    }

    /// A key.
    pub fn key(&mut self, key: KeyEvent) -> Outcome {
        match key.code {
            KeyCode::Up | KeyCode::Char('k') => self.update(Action::Up),
            KeyCode::Down | KeyCode::Char('j') => self.update(Action::Down),
            KeyCode::PageUp => self.update(Action::PageUp),
            KeyCode::PageDown => self.update(Action::PageDown),
            KeyCode::Home => self.update(Action::First),
            KeyCode::End => self.update(Action::Last),
            KeyCode::Enter => self.chosen(),
            _ => Outcome::Close,
        }
    }

    /// An action by the mouse.
    pub fn update(&mut self, action: Action) -> Outcome {
        match action {
            Action::Pick { row, .. } => {
                if self.grid.pick(row) {
                    return self.chosen();
                }
            }
            Action::Open => return self.chosen(),
            other => {
                self.grid.update(other);
            }
        }
        Outcome::Stay
    }

    fn selected(&self) -> Option<&Household> {
        let id = self.grid.selected_id().and_then(|id| usize::try_from(id).ok())?;
        self.households.get(id)
    }

    fn chosen(&self) -> Outcome {
        self.selected().map_or(Outcome::Stay, |one| Outcome::Ask(Effect::Open(one.source.clone())))
    }

    /// Draws itself over an area.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) {
        let rows = u16::try_from(self.households.len()).unwrap_or(u16::MAX);
        let width = WIDEST.min(area.width.saturating_sub(6));
        let room = area.height.saturating_sub(4);
        let lesson_rows = if room >= rows.min(5) + LESSON_ROWS { LESSON_ROWS } else { 0 };
        let inner = popup(buffer, area, TITLE.get(look.lang), (width, (rows + lesson_rows).min(room)), look);
        let list = Rect { height: inner.height.saturating_sub(lesson_rows), ..inner };
        let place = Place { pane: 0, focus: true, pointer: true, empty: EMPTY.get(look.lang) };
        self.grid.draw(buffer, list, look, place, hits);
        let Some(one) = self.selected().filter(|_| lesson_rows > 0) else { return };
        let below = Rect { y: inner.y + list.height, height: inner.height - list.height, ..inner };
        across(buffer, below, 0, look.theme.glyphs.rule, look.style(Role::Border));
        let lines = wrap(&name(&one.lesson, look.lang), usize::from(below.width));
        for (row, line) in (1..below.height).zip(lines) {
            put(buffer, row_of(below, row), 0, 0, &line, look.style(Role::Muted));
        }
    }
}

/// A text up to the end of its first sentence.
fn first_sentence(text: &str) -> String {
    let end = text.find('。').map(|at| at + '。'.len_utf8()).or_else(|| text.find(". ").map(|at| at + 1));
    text.get(..end.unwrap_or(text.len())).unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Library;
    use crate::domain::calendar::Day;
    use crate::tui::widgets::draw::test::{at_every_size, drawn};
    use crossterm::event::KeyModifiers;

    fn choice(lang: Lang) -> Choice {
        let library = Library::embedded();
        let households = session::sample_names().into_iter().map(|name| {
            let source = Source::Sample(name.to_owned());
            let opened = session::open(std::slice::from_ref(&source), None, &library, None, Day(0));
            Household::of(source, &opened[0])
        });
        Choice::new(households.collect(), lang)
    }

    #[test]
    fn every_sample_is_offered_with_its_first_sentence() {
        for lang in Lang::ALL {
            let shown = drawn(100, 30, lang, |buffer, area, look| {
                choice(lang).view(buffer, area, look, &mut Hits::default());
            });
            let text = shown.join("\n");
            let sentence = if lang == Lang::En {
                "Lin: three lines, one salary."
            } else {
                "小林：三笔借款，一份工资。"
            };
            assert!(text.contains(sentence), "{text}");
        }
    }

    #[test]
    fn enter_opens_the_selected_one() {
        let mut choice = choice(Lang::En);
        let key = |code| KeyEvent::new(code, KeyModifiers::NONE);
        assert_eq!(choice.key(key(KeyCode::Down)), Outcome::Stay);
        let second = session::sample_names()[1].to_owned();
        assert_eq!(choice.key(key(KeyCode::Enter)), Outcome::Ask(Effect::Open(Source::Sample(second))));
        assert_eq!(choice.key(key(KeyCode::Esc)), Outcome::Close);
    }

    #[test]
    fn the_choice_at_every_size() {
        let both = Lang::ALL.map(choice);
        at_every_size(|buffer, area, look| {
            both[usize::from(look.lang == Lang::Zh)].clone().view(buffer, area, look, &mut Hits::default());
        });
    }
}
