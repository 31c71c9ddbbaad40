//! Every line: a table, and everything about the selected one below it.
//!
//! ```text
//! table of lines
//! figures | terms | history and evidence      as many columns as there is room for
//! ```

mod figures;
mod record;
mod rules;
mod table;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::figures::Sheet;
use super::{Screen, ScreenId};
use crate::report::explain::Topic;
use crate::report::lesson::lead::Lead;
use crate::report::wording::explain::explain;
use crate::report::wording::line_name;
use crate::text::{Lang, Words, lines as words};
use crate::tui::action::{Action, Entry, Place as ActionPlace};
use crate::tui::app::{Effect, Figures};
use crate::tui::popups::calculator::{Start, of_line};
use crate::tui::popups::cost;
use crate::tui::popups::page::Page;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, below, put};
use crate::tui::widgets::facts::{Fact, Facts};
use crate::tui::widgets::grid::{Grid, Place};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::{FRAME_HEIGHT, Panel};

/// What can be done here besides lists.
pub const ACTIONS: &[Entry] = &[Entry {
    action: Action::CostStatement,
    name: "cost-statement",
    keys: &["$"],
    label: Words::new("Cost", "成本"),
    about: Words::new(
        "The cost statement: every charge, the annual cost, what being late adds",
        "综合融资成本明示：各项费用、综合年化、逾期后果",
    ),
    place: ActionPlace::Screen(ScreenId::Lines),
    footer: 2,
}];

/// Columns of detail at most.
const COLUMNS: usize = 3;
/// From these sizes on, detail has two or three columns.
const TWO_COLUMNS: u16 = 100;
const THREE_COLUMNS: u16 = 160;
/// Below these, table and detail take turns.
const BOTH: (u16, u16) = (60, 16);

/// The screen of lines.
#[derive(Debug, Default)]
pub struct Lines {
    lang: Lang,
    grid: Grid,
    /// The facts of the selected line in three sections: figures, terms, history and evidence.
    sections: [Vec<Fact>; COLUMNS],
    topics: Vec<Topic>,
    columns: [Facts; COLUMNS],
    /// How many columns the last frame had.
    shown: usize,
    /// The column that has the keys; none when the table has them.
    column: Option<usize>,
    /// The line that the detail is of.
    line: Option<usize>,
}

impl Lines {
    fn selected(&self) -> Option<usize> {
        self.grid.selected_id().and_then(|id| usize::try_from(id).ok())
    }

    /// Makes the detail of the selected line.
    fn make_detail(&mut self, figures: &Figures) {
        let before = self.line;
        self.line = self.selected();
        self.sections = Default::default();
        self.topics.clear();
        let answers = &figures.answers;
        let line = self.line.and_then(|index| answers.standing.record.profile.lines.get(index));
        let glance = self.line.and_then(|index| answers.lines.get(index));
        if let (Some(line), Some(glance)) = (line, glance) {
            let mut sheet = Sheet { answers, lang: self.lang, facts: Vec::new(), topics: Vec::new() };
            figures::standing(&mut sheet, glance);
            figures::cycle(&mut sheet, line, glance);
            figures::parts(&mut sheet, line, glance);
            let first = std::mem::take(&mut sheet.facts);
            record::terms_of(&mut sheet, line);
            let second = std::mem::take(&mut sheet.facts);
            rules::margins(&mut sheet, glance.line);
            rules::card(&mut sheet, glance.line);
            record::history(&mut sheet, line);
            let product = line.product.as_deref();
            if let Some(product) = product.and_then(|id| figures.products.iter().find(|one| one.id == id)) {
                record::evidence(&mut sheet, product);
            }
            self.sections = [first, second, sheet.facts];
            self.topics = sheet.topics;
        }
        self.arrange(self.shown.max(1));
        if before != self.line {
            self.columns.iter_mut().for_each(Facts::rewind);
        }
    }

    /// Spreads the sections over so many columns.
    fn arrange(&mut self, count: usize) {
        self.shown = count.clamp(1, COLUMNS);
        let mut spread: [Vec<Fact>; COLUMNS] = Default::default();
        for (section, facts) in self.sections.iter().enumerate() {
            if let Some(column) = spread.get_mut(section.min(self.shown - 1)) {
                if !column.is_empty() && !facts.is_empty() {
                    column.push(Fact::new(crate::tui::widgets::facts::Shown::Rest));
                }
                column.extend(facts.iter().cloned());
            }
        }
        for (column, facts) in self.columns.iter_mut().zip(spread) {
            column.set(facts);
        }
        self.column = self.column.map(|column| column.min(self.shown - 1));
    }

    fn in_table(&mut self, action: Action) {
        match action {
            Action::Right | Action::NextPane | Action::Open if !self.grid.is_empty() => self.column = Some(0),
            Action::PreviousPane if !self.grid.is_empty() => self.column = Some(self.shown - 1),
            other => {
                self.grid.update(other);
            }
        }
    }

    fn in_detail(&mut self, column: usize, action: Action, figures: &Figures) -> Effect {
        match action {
            Action::Back => self.column = None,
            Action::Left | Action::PreviousPane => self.column = column.checked_sub(1),
            Action::Right if column + 1 < self.shown => self.column = Some(column + 1),
            Action::NextPane => self.column = (column + 1 < self.shown).then_some(column + 1),
            Action::Open => return self.open(column, figures),
            other => {
                let moved = self.columns.get_mut(column).is_some_and(|facts| facts.update(other));
                if !moved && other == Action::Up {
                    self.column = None;
                }
            }
        }
        Effect::None
    }

    fn open(&self, column: usize, figures: &Figures) -> Effect {
        let number = self.columns.get(column).and_then(Facts::opens);
        let topic = number.and_then(|number| self.topics.get(number)).copied();
        topic
            .map_or(Effect::None, |topic| Effect::Read(Box::new(Page::of(explain(&figures.answers, topic, self.lang)))))
    }

    fn pick(&mut self, pane: u8, row: usize, figures: &Figures) -> Effect {
        let Some(column) = usize::from(pane).checked_sub(1) else {
            let again = self.grid.pick(row) && self.column.is_none();
            self.column = again.then_some(0);
            return Effect::None;
        };
        let again = self.columns.get_mut(column).is_some_and(|facts| facts.pick(row));
        let had_keys = self.column == Some(column);
        self.column = Some(column);
        if again && had_keys { self.open(column, figures) } else { Effect::None }
    }

    fn view_table(&mut self, area: Rect, framed: bool, buffer: &mut Buffer, look: Look<'_>, hits: &mut Hits) {
        let focus = self.column.is_none();
        let inner = if framed {
            let (at, count) = self.grid.position();
            let values = [("shown", at.to_string()), ("all", count.to_string())];
            let mut note = if count > 0 { words::COUNT.fill(look.lang, &values) } else { String::new() };
            if !self.grid.filter().is_empty() {
                note = format!("/{}  {note}", self.grid.filter());
            }
            Panel::new(words::TITLE.get(look.lang)).note(&note).focus(focus).draw(buffer, area, look)
        } else {
            area
        };
        let empty = if self.grid.is_empty() { words::EMPTY } else { words::NONE_FOUND };
        let place = Place { pane: 0, focus, pointer: false, empty: empty.get(look.lang) };
        self.grid.draw(buffer, inner, look, place, hits);
    }

    fn view_detail(
        &mut self,
        figures: &Figures,
        area: Rect,
        framed: bool,
        buffer: &mut Buffer,
        look: Look<'_>,
        hits: &mut Hits,
    ) {
        let count = match area.width {
            0..TWO_COLUMNS => 1,
            TWO_COLUMNS..THREE_COLUMNS => 2,
            _ => 3,
        };
        if count != self.shown {
            self.arrange(count);
        }
        let Some(line) = self.line else { return };
        let inner = if framed {
            let title = line_name(&figures.answers.standing, line, look.lang);
            Panel::new(&title).focus(self.column.is_some()).draw(buffer, area, look)
        } else {
            let title =
                format!("{} {}", look.theme.glyphs.pointer, line_name(&figures.answers.standing, line, look.lang));
            put(buffer, area, 0, 0, &look.fit(&title, area.width), look.style(Role::Figure));
            below(area, 1)
        };
        let gap: u16 = 3;
        let parts = u16::try_from(count).unwrap_or(1).max(1);
        let width = inner.width.saturating_sub(gap * (parts - 1)) / parts;
        for (index, column) in (0_u16..).zip(&mut self.columns).take(count) {
            let place = Rect { x: inner.x + index * (width + gap), width, ..inner };
            let focus = self.column == Some(usize::from(index));
            column.draw(buffer, place, look, focus, u8::try_from(index + 1).unwrap_or(u8::MAX), hits);
        }
    }
}

impl Screen for Lines {
    fn id(&self) -> ScreenId {
        ScreenId::Lines
    }

    fn refresh(&mut self, figures: &Figures, lang: Lang) {
        self.lang = lang;
        let (columns, rows) = table::rows(&figures.answers, lang);
        self.grid.set(columns, rows);
        if self.grid.is_empty() {
            self.column = None;
        }
        self.make_detail(figures);
    }

    fn update(&mut self, action: Action, figures: &Figures) -> Effect {
        if let Action::Pick { pane, row } = action {
            return self.pick(pane, row, figures);
        }
        if action == Action::CostStatement {
            let page = self.selected().and_then(|line| cost::page(figures, line, self.lang));
            return page.map_or(Effect::None, |page| Effect::Read(Box::new(page)));
        }
        match self.column {
            Some(column) => self.in_detail(column, action, figures),
            None => {
                self.in_table(action);
                Effect::None
            }
        }
    }

    fn view(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        // A filter may have changed the selected line.
        if self.line != self.selected() {
            self.make_detail(figures);
        }
        if area.width < BOTH.0 || area.height < BOTH.1 {
            let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
            if self.column.is_some() {
                self.view_detail(figures, inner, false, buffer, look, hits);
            } else {
                self.view_table(inner, false, buffer, look, hits);
            }
            return;
        }
        let wanted = u16::try_from(self.grid.len()).unwrap_or(u16::MAX).saturating_add(1 + FRAME_HEIGHT).max(5);
        let rows = if self.grid.is_empty() { area.height } else { wanted.min(area.height * 2 / 5) };
        self.view_table(Rect { height: rows, ..area }, true, buffer, look, hits);
        let rest = below(area, rows);
        self.view_detail(figures, rest, true, buffer, look, hits);
    }

    fn lead(&self, figures: &Figures) -> Option<Lead> {
        self.selected().map(|line| Lead::of_line(&figures.answers.standing, line))
    }

    fn calculator(&self, figures: &Figures) -> Option<Start> {
        let standing = &figures.answers.standing;
        let line = self.selected()?;
        let of = standing.record.profile.lines.get(line)?;
        Some(of_line(of, standing.owed_on(line), figures.currency, self.lang))
    }

    fn filter(&self) -> Option<&str> {
        Some(self.grid.filter())
    }

    fn set_filter(&mut self, filter: &str) {
        self.grid.set_filter(filter);
        self.column = None;
    }
}
