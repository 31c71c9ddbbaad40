//! Where the household stands and what happens next.
//!
//! Head figures, the next thirty days, every line's health, the cash ahead, and what needs attention. Enter on any of
//! them opens what it is made of.

mod layout;
mod rows;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::layout::{Places, Wanted, places};
pub(super) use self::rows::{cash, line_mark};
use super::{Screen, ScreenId};
use crate::domain::calendar::Day;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::report::ahead::LATE_SCENARIO;
use crate::report::explain::Topic;
use crate::report::lesson::lead::Lead;
use crate::report::warning::Warning;
use crate::report::wording::explain::{explain, explain_warning};
use crate::text::number::{self, Counted};
use crate::text::{Lang, home as words};
use crate::tui::action::Action;
use crate::tui::app::{Effect, Figures, Supposing};
use crate::tui::popups::page::{Page, PageLine};
use crate::tui::theme::{Meaning, Role};
use crate::tui::widgets::curve::Curve;
use crate::tui::widgets::draw::{Look, put};
use crate::tui::widgets::grid::{Grid, Place};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::notes::Notes;
use crate::tui::widgets::panel::{FRAME_WIDTH, Panel};
use crate::tui::widgets::tiles::Tiles;

/// A part of the screen that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pane {
    #[default]
    Figures,
    Agenda,
    Lines,
    Months,
    Attention,
}

impl Pane {
    const ALL: [Pane; 5] = [Pane::Figures, Pane::Agenda, Pane::Lines, Pane::Months, Pane::Attention];
}

/// The first screen.
#[derive(Debug, Default)]
pub struct Home {
    lang: Lang,
    pane: Pane,
    tiles: Tiles,
    topics: Vec<Topic>,
    agenda: Grid,
    lines: Grid,
    months: Grid,
    notes: Notes,
    cash: Vec<(Day, Money)>,
    paydays: Vec<Day>,
    places: Places,
}

impl Home {
    fn place_of(&self, pane: Pane) -> Rect {
        match pane {
            Pane::Figures => self.places.tiles,
            Pane::Agenda => self.places.agenda,
            Pane::Lines => self.places.lines,
            Pane::Months => self.places.months,
            Pane::Attention => self.places.attention,
        }
    }

    /// The part after or before this one that is shown and has something to select.
    fn neighbour(&self, step: usize) -> Pane {
        let at = Pane::ALL.iter().position(|pane| *pane == self.pane).unwrap_or(0);
        let turns = (1..=Pane::ALL.len()).map(|turn| (at + turn * step) % Pane::ALL.len());
        let found = turns.filter_map(|at| Pane::ALL.get(at)).find(|pane| {
            let filled = match pane {
                Pane::Attention => !self.notes.is_empty(),
                Pane::Agenda => !self.agenda.is_empty(),
                Pane::Lines => !self.lines.is_empty(),
                Pane::Figures | Pane::Months => true,
            };
            filled && !self.place_of(**pane).is_empty()
        });
        found.copied().unwrap_or(self.pane)
    }

    fn grid(&mut self, pane: Pane) -> Option<&mut Grid> {
        match pane {
            Pane::Agenda => Some(&mut self.agenda),
            Pane::Lines => Some(&mut self.lines),
            Pane::Months => Some(&mut self.months),
            Pane::Figures | Pane::Attention => None,
        }
    }

    /// Moves inside the part that has the keys, and over its edge into the next one.
    fn step(&mut self, action: Action) {
        let next = Pane::ALL.len() - 1;
        match (self.pane, action) {
            (Pane::Figures, Action::Left | Action::Up) => {
                self.tiles.move_by(-1);
            }
            (Pane::Figures, Action::Right) => {
                self.tiles.move_by(1);
            }
            (Pane::Figures, Action::Down) | (_, Action::Right) => self.pane = self.neighbour(1),
            (_, Action::Left) => self.pane = self.neighbour(next),
            (Pane::Attention, _) => {
                if !self.notes.update(action) && action == Action::Up {
                    self.pane = self.neighbour(next);
                }
            }
            (pane, _) => {
                let Some(grid) = self.grid(pane) else { return };
                let before = grid.position().0;
                grid.update(action);
                let (after, count) = grid.position();
                if before == after && action == Action::Up {
                    self.pane = self.neighbour(next);
                } else if before == after && after == count && action == Action::Down {
                    self.pane = self.neighbour(1);
                }
            }
        }
    }

    /// What the selected figure or row is about; none for a note.
    fn topic(&self, figures: &Figures) -> Option<Topic> {
        let index = |grid: &Grid| grid.selected_id().and_then(|id| usize::try_from(id).ok());
        match self.pane {
            Pane::Figures => self.topics.get(self.tiles.selected()).copied(),
            Pane::Agenda => index(&self.agenda).map(Topic::Ahead),
            Pane::Lines => index(&self.lines).map(Topic::NextDue),
            Pane::Months => {
                let month = index(&self.months).and_then(|index| figures.answers.months.get(index));
                month.map(|sum| Topic::CashOn(sum.lowest_on))
            }
            Pane::Attention => None,
        }
    }

    /// The selected warning.
    fn warning<'f>(&self, figures: &'f Figures) -> Option<&'f Warning> {
        let place = self.notes.selected().filter(|_| self.pane == Pane::Attention)?;
        figures.answers.warnings.get(place)
    }

    /// What the ready-made household teaches, when that note is selected: it stands after the warnings.
    fn teaches<'f>(&self, figures: &'f Figures) -> Option<&'f Name> {
        let place = self.notes.selected().filter(|_| self.pane == Pane::Attention)?;
        figures.teaches.as_ref().filter(|_| place >= figures.answers.warnings.len())
    }

    /// What the selected figure, row or note is made of.
    fn open(&self, figures: &Figures) -> Effect {
        let answers = &figures.answers;
        if let Some(Warning::Ahead(ahead)) = self.warning(figures) {
            let ready = Supposing::Ready(LATE_SCENARIO.to_owned());
            return Effect::ShowWhatIf(if ahead.is_late { ready } else { Supposing::Nothing });
        }
        let page = match (self.warning(figures), self.topic(figures)) {
            (Some(warning), _) => Page::of(explain_warning(answers, warning, self.lang)),
            (None, Some(topic)) => Page::of(explain(answers, topic, self.lang)),
            (None, None) => match self.teaches(figures) {
                Some(lesson) => {
                    let text = PageLine::Text(crate::report::wording::name(lesson, self.lang));
                    Page::new(words::TEACHES.get(self.lang), vec![text])
                }
                None => return Effect::None,
            },
        };
        Effect::Read(Box::new(page.leading(self.lead_here(figures))))
    }

    /// The lesson about what is selected.
    fn lead_here(&self, figures: &Figures) -> Option<Lead> {
        match self.warning(figures) {
            Some(warning) => Some(Lead::of_warning(warning)),
            None if self.teaches(figures).is_some() => Some(Lead::of_household(&figures.answers.standing)),
            None => self.topic(figures).map(|topic| rows::lead(&figures.answers, topic)),
        }
    }

    fn pick(&mut self, pane: u8, row: usize, figures: &Figures) -> Effect {
        let Some(pane) = Pane::ALL.get(usize::from(pane)).copied() else { return Effect::None };
        let had_keys = self.pane == pane;
        self.pane = pane;
        let again = match pane {
            Pane::Figures => self.tiles.pick(row),
            Pane::Attention => self.notes.pick(row),
            other => self.grid(other).is_some_and(|grid| grid.pick(row)),
        };
        // A second click opens.
        if again && had_keys { self.open(figures) } else { Effect::None }
    }

    fn boxed(
        &self,
        title: &str,
        note: &str,
        pane: Option<Pane>,
        area: Rect,
        buffer: &mut Buffer,
        look: Look<'_>,
    ) -> Rect {
        if !self.places.framed {
            return area;
        }
        Panel::new(title).note(note).focus(pane == Some(self.pane)).draw(buffer, area, look)
    }

    fn view_grid(&mut self, pane: Pane, empty: &str, area: Rect, buffer: &mut Buffer, look: Look<'_>, hits: &mut Hits) {
        let focus = self.pane == pane;
        let number = Pane::ALL.iter().position(|one| *one == pane).and_then(|at| u8::try_from(at).ok()).unwrap_or(0);
        if let Some(grid) = self.grid(pane) {
            grid.draw(buffer, area, look, Place { pane: number, focus, pointer: false, empty }, hits);
        }
    }

    fn view_cash(&self, figures: &Figures, area: Rect, buffer: &mut Buffer, look: Look<'_>) {
        if area.is_empty() {
            return;
        }
        let today = figures.as_of;
        let days: i32 = match area.width {
            0..70 => 30,
            70..130 => 61,
            _ => 122,
        };
        let span = number::count(i64::from(days), Counted::DAYS, look.lang);
        let title = words::CURVE.fill(look.lang, &[("days", span)]);
        let inner = self.boxed(&title, "", None, area, buffer, look);
        let least = figures.answers.standing.record.profile.limits.min_cash;
        let curve = Curve {
            points: &self.cash,
            until: today.plus(days).min(figures.answers.standing.until),
            threshold: Some(least.unwrap_or(Money::ZERO)),
            paydays: &self.paydays,
            today,
            currency: figures.currency,
        };
        curve.draw(buffer, inner, look);
    }

    fn view_attention(&mut self, figures: &Figures, buffer: &mut Buffer, look: Look<'_>, hits: &mut Hits) {
        let area = self.places.attention;
        let inner = if self.places.attention_framed {
            let warnings = figures.answers.warnings.len();
            let count = if warnings == 0 { String::new() } else { warnings.to_string() };
            self.boxed(words::ATTENTION.get(look.lang), &count, Some(Pane::Attention), area, buffer, look)
        } else {
            area
        };
        if self.notes.is_empty() {
            let style = look.theme.meaning(Meaning::Calm);
            put(buffer, inner, 0, 0, Meaning::Calm.letter(), style);
            let room = inner.width.saturating_sub(2);
            put(buffer, inner, 2, 0, &look.fit(words::CALM.get(look.lang), room), look.style(Role::Text));
            return;
        }
        self.notes.draw(buffer, inner, look, self.pane == Pane::Attention, 4, hits);
    }
}

impl Screen for Home {
    fn id(&self) -> ScreenId {
        ScreenId::Home
    }

    fn refresh(&mut self, figures: &Figures, lang: Lang) {
        let answers = &figures.answers;
        self.lang = lang;
        let (tiles, topics) = rows::tiles(answers, lang).into_iter().unzip();
        self.tiles.set(tiles);
        self.topics = topics;
        let (columns, rows) = rows::agenda(answers, lang);
        self.agenda.set(columns, rows);
        let (columns, rows) = rows::lines(answers, lang);
        self.lines.set(columns, rows);
        let (columns, rows) = rows::months(answers, lang);
        self.months.set(columns, rows);
        self.notes.set(rows::notes(figures, lang));
        (self.cash, self.paydays) = rows::cash(answers);
    }

    fn update(&mut self, action: Action, figures: &Figures) -> Effect {
        match action {
            Action::NextPane => self.pane = self.neighbour(1),
            Action::PreviousPane => self.pane = self.neighbour(Pane::ALL.len() - 1),
            Action::Open => return self.open(figures),
            Action::Pick { pane, row } => return self.pick(pane, row, figures),
            other => self.step(other),
        }
        Effect::None
    }

    fn view(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits) {
        let rows = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).saturating_add(1);
        // Sentences stand in a box only where there is room for one.
        let narrow = area.width < 104 || area.height < 24;
        self.notes.run_on(narrow);
        self.agenda.hide_head(area.height < 16);
        let wanted = Wanted {
            tiles: self.tiles.rows(area.width, 3),
            agenda: rows(self.agenda.len().max(2)),
            lines: rows(self.lines.len().max(2)),
            attention: self.notes.rows(area.width.saturating_sub(FRAME_WIDTH)).max(1),
        };
        self.places = places(area, wanted);
        if self.place_of(self.pane).is_empty() {
            self.pane = Pane::Figures;
        }
        let focus = self.pane == Pane::Figures;
        self.tiles.draw(buffer, self.places.tiles, look, focus, 0, hits);
        let unit = number::currency_name(figures.currency, look.lang);
        let filter = self.agenda.filter();
        let agenda_note = if filter.is_empty() { unit.clone() } else { format!("/{filter}") };
        let empty = if figures.sample { words::NONE_AHEAD_SAMPLE } else { words::NONE_AHEAD }.get(look.lang);
        let lists = [
            (Pane::Agenda, words::NEXT_DAYS, agenda_note.as_str(), empty),
            (Pane::Lines, words::LINES, "", words::NO_LINES.get(look.lang)),
            (Pane::Months, words::MONTHS, unit.as_str(), ""),
        ];
        for (pane, title, note, empty) in lists {
            let place = self.place_of(pane);
            if !place.is_empty() {
                let inner = self.boxed(title.get(look.lang), note, Some(pane), place, buffer, look);
                self.view_grid(pane, empty, inner, buffer, look, hits);
            }
        }
        self.view_cash(figures, self.places.cash, buffer, look);
        self.view_attention(figures, buffer, look, hits);
    }

    fn lead(&self, figures: &Figures) -> Option<Lead> {
        self.lead_here(figures)
    }

    fn filter(&self) -> Option<&str> {
        Some(self.agenda.filter())
    }

    fn set_filter(&mut self, filter: &str) {
        self.agenda.set_filter(filter);
    }
}
