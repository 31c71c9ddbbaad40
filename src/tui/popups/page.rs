//! A text to read in a box, with scrolling: what a figure is made of, or a longer message.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Outcome;
use crate::report::lesson::lead::Lead;
use crate::report::wording::explain::{Explanation, Piece};
use crate::text::Words;
use crate::text::wrap::{wrap, wrap_indented};
use crate::tui::action::Action;
use crate::tui::app::{Effect, Study};
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, columns, put, put_all, put_right, row_of};
use crate::tui::widgets::panel::popup;

/// How far a text is scrolled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reader {
    top: usize,
    lines: usize,
    rows: usize,
}

impl Reader {
    /// Moves by an action of lists; anything else closes.
    pub fn update(&mut self, action: Action) -> Outcome {
        let most = self.lines.saturating_sub(self.rows);
        let page = self.rows.saturating_sub(1).max(1);
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => (self.top + 1).min(most),
            Action::PageUp => self.top.saturating_sub(page),
            Action::PageDown => (self.top + page).min(most),
            Action::First => 0,
            Action::Last => most,
            _ => return Outcome::Close,
        };
        Outcome::Stay
    }

    /// The first line to draw when so many lines have so many rows.
    pub fn start(&mut self, lines: usize, rows: u16) -> usize {
        self.lines = lines;
        self.rows = usize::from(rows);
        self.top = self.top.min(lines.saturating_sub(self.rows));
        self.top
    }

    /// Marks at the right edge that there is more above or below.
    pub fn marks(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let style = look.style(Role::Muted);
        if self.top > 0 {
            put_right(buffer, area, 0, look.theme.glyphs.more_above, style);
        }
        if self.top + self.rows < self.lines && area.height > 0 {
            put_right(buffer, area, area.height - 1, look.theme.glyphs.more_below, style);
        }
    }
}

/// One line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageLine {
    /// Running text, wrapped to the width.
    Text(String),
    /// A head.
    Head(String),
    /// A label at the left and a figure at the right, never cut.
    Term(String, String),
    /// A line across, then a label and its figure: the result.
    Total(String, String),
    /// A remark on the line before, wrapped and set in.
    Note(String),
    /// A line that is not wrapped: an excerpt of a file.
    Exact(String),
    /// A row of a running list: day, what, amount, and what is left after it; the amounts stand under one another.
    Dated(String, String, String, String),
    /// Nothing.
    Blank,
}

impl From<Piece> for PageLine {
    fn from(piece: Piece) -> PageLine {
        match piece {
            Piece::Text(text) => PageLine::Text(text),
            Piece::Head(text) => PageLine::Head(text),
            Piece::Term(label, figure) => PageLine::Term(label, figure),
            Piece::Total(label, figure) => PageLine::Total(label, figure),
            Piece::Dated { day, what, amount, after } => PageLine::Dated(day, what, amount, after),
            Piece::Blank => PageLine::Blank,
        }
    }
}

/// A text to read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// Its lines.
    pub lines: Vec<PageLine>,
    /// How far it is scrolled.
    pub reader: Reader,
    /// The lesson that it leads to.
    pub lead: Option<Lead>,
    wide: bool,
}

const LESSON: Words = Words::new("the lesson about it", "看对应的课程");

/// No text is wider: long lines are hard to read.
const WIDEST: u16 = 64;
/// Excerpts of files are code: they may be wider.
const WIDEST_EXACT: u16 = 120;

impl Page {
    /// A page from its beginning.
    #[must_use]
    pub fn new(title: impl Into<String>, lines: Vec<PageLine>) -> Page {
        Page { title: title.into(), lines, reader: Reader::default(), lead: None, wide: false }
    }

    /// The page of an explanation.
    #[must_use]
    pub fn of(explanation: Explanation) -> Page {
        let lines = explanation.pieces.into_iter().map(PageLine::from);
        Page::new(explanation.title, lines.collect())
    }

    /// The same page as wide as there is room, for lines that are not wrapped.
    #[must_use]
    pub fn wide(mut self) -> Page {
        self.wide = true;
        self
    }

    /// The same page, leading to a lesson by the key of lessons.
    #[must_use]
    pub fn leading(mut self, lead: Option<Lead>) -> Page {
        self.lead = lead;
        self
    }

    /// Whether a key follows the page to its lesson.
    #[must_use]
    pub fn leads_by(&self, key: KeyEvent) -> bool {
        self.lead.is_some() && key.code == KeyCode::Char('e')
    }

    /// Closes the page for its lesson.
    #[must_use]
    pub fn follow(&self) -> Outcome {
        match &self.lead {
            Some(lead) => Outcome::Ask(Effect::Study(Box::new(Study::Open(lead.clone())))),
            None => Outcome::Close,
        }
    }

    /// Draws itself over an area.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let widest = if self.wide { WIDEST_EXACT } else { WIDEST };
        let width = widest.min(area.width.saturating_sub(8)).max(area.width.min(24));
        let rows = self.rows(width);
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let inner = popup(buffer, area, &self.title, (width, height.min(area.height.saturating_sub(4))), look);
        if self.lead.is_some() {
            hint(buffer, inner, look);
        }
        let start = self.reader.start(rows.len(), inner.height);
        let dated = DatedWidths::of(&self.lines, inner.width);
        for (row, line) in (0..inner.height).zip(rows.iter().skip(start)) {
            match line {
                PageLine::Dated(day, what, amount, after) => {
                    dated.draw(buffer, row_of(inner, row), [day, what, amount, after], look);
                }
                other => draw_row(buffer, row_of(inner, row), other, look),
            }
        }
        // The marks stand in the blank column, not over a figure.
        let edge = Rect { width: inner.width.saturating_add(1), ..inner };
        self.reader.marks(buffer, edge, look);
    }

    fn rows(&self, width: u16) -> Vec<PageLine> {
        let mut rows = Vec::new();
        for line in &self.lines {
            match line {
                PageLine::Text(text) => {
                    rows.extend(wrap(text, usize::from(width)).into_iter().map(PageLine::Text));
                }
                PageLine::Note(text) => {
                    let wrapped = wrap_indented(text, usize::from(width), "  ", "  ");
                    rows.extend(wrapped.into_iter().map(PageLine::Note));
                }
                PageLine::Term(label, figure) if too_wide(label, figure, width) => {
                    rows.extend(wrap(label, usize::from(width)).into_iter().map(PageLine::Text));
                    rows.push(PageLine::Term(String::new(), figure.clone()));
                }
                PageLine::Total(label, figure) => {
                    rows.push(PageLine::Total(String::new(), String::new()));
                    if too_wide(label, figure, width) {
                        rows.extend(wrap(label, usize::from(width)).into_iter().map(PageLine::Text));
                        rows.push(PageLine::Term(String::new(), figure.clone()));
                    } else {
                        rows.push(PageLine::Term(label.clone(), figure.clone()));
                    }
                }
                other => rows.push(other.clone()),
            }
        }
        rows
    }
}

/// The columns of a running list.
struct DatedWidths {
    day: u16,
    amount: u16,
    after: u16,
}

/// A list whose items have less room than this goes without the column at its right edge.
const LEAST_ITEM: u16 = 8;

impl DatedWidths {
    fn of(lines: &[PageLine], width: u16) -> DatedWidths {
        let mut widths = DatedWidths { day: 0, amount: 0, after: 0 };
        for line in lines {
            if let PageLine::Dated(day, _, amount, after) = line {
                widths.day = widths.day.max(columns(day));
                widths.amount = widths.amount.max(columns(amount));
                widths.after = widths.after.max(columns(after));
            }
        }
        if widths.item(width) < LEAST_ITEM {
            widths.after = 0;
        }
        widths
    }

    /// The columns that are left for what came or went.
    fn item(&self, width: u16) -> u16 {
        let after = if self.after > 0 { self.after + 2 } else { 0 };
        width.saturating_sub(self.day + 2 + self.amount + 2 + after)
    }

    fn draw(&self, buffer: &mut Buffer, line: Rect, [day, what, amount, after]: [&str; 4], look: Look<'_>) {
        let item = self.item(line.width);
        put(buffer, line, 0, 0, day, look.style(Role::Muted));
        put(buffer, line, self.day + 2, 0, &look.fit(what, item), look.style(Role::Text));
        let amounts = Rect { width: (self.day + 2 + item + 2 + self.amount).min(line.width), ..line };
        put_right(buffer, amounts, 0, amount, look.style(Role::Figure));
        if self.after > 0 {
            put_right(buffer, line, 0, after, look.style(Role::Muted));
        }
    }
}

/// On the lower border: the key of the lesson.
fn hint(buffer: &mut Buffer, inner: Rect, look: Look<'_>) {
    let words = LESSON.get(look.lang);
    let border = Rect { y: inner.y.saturating_add(inner.height), height: 1, ..inner };
    let at = border.width.saturating_sub(columns(words).saturating_add(5));
    let (key, muted) = (look.style(Role::Figure), look.style(Role::Muted));
    put_all(buffer, border, at, 0, &[(" e", key), (" ", muted), (words, muted), (" ", muted)]);
}

fn too_wide(label: &str, figure: &str, width: u16) -> bool {
    columns(label).saturating_add(columns(figure)).saturating_add(2) > width
}

fn draw_row(buffer: &mut Buffer, line: Rect, row: &PageLine, look: Look<'_>) {
    match row {
        PageLine::Exact(text) => {
            put(buffer, line, 0, 0, &look.fit(text, line.width), look.style(Role::Text));
        }
        PageLine::Text(text) => {
            put(buffer, line, 0, 0, text, look.style(Role::Text));
        }
        PageLine::Note(text) => {
            put(buffer, line, 0, 0, text, look.style(Role::Muted));
        }
        PageLine::Head(text) => {
            put(buffer, line, 0, 0, &look.fit(text, line.width), look.style(Role::Accent));
        }
        PageLine::Term(label, figure) => {
            put(buffer, line, 0, 0, label, look.style(Role::Muted));
            put_right(buffer, line, 0, figure, look.style(Role::Figure));
        }
        PageLine::Total(..) => {
            crate::tui::widgets::draw::across(buffer, line, 0, look.theme.glyphs.rule, look.style(Role::Border));
        }
        PageLine::Dated(..) | PageLine::Blank => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::tui::widgets::draw::test::{at_every_size, drawn};

    fn page(lang: Lang) -> Page {
        let (title, label) = match lang {
            Lang::En => ("Interest of the card", "balance 8,000.00 x 0.05%/day x 31 days"),
            Lang::Zh => ("信用卡利息", "余额 8,000.00 x 每日 0.05% x 31 天"),
        };
        let text = match lang {
            Lang::En => "It counts from the day of each purchase.",
            Lang::Zh => "利息从每笔消费入账之日起算，直到还清为止。",
        };
        Page::new(
            title,
            vec![
                PageLine::Term(label.into(), "124.00".into()),
                PageLine::Total(if lang == Lang::En { "Interest".into() } else { "利息".into() }, "124.00".into()),
                PageLine::Blank,
                PageLine::Text(text.into()),
            ],
        )
    }

    #[test]
    fn terms_and_their_total() {
        let shown = drawn(60, 9, Lang::En, |buffer, area, look| page(look.lang).view(buffer, area, look));
        assert_eq!(
            shown,
            [
                "",
                "  ╭─ Interest of the card ───────────────────────────────╮",
                "  │ balance 8,000.00 x 0.05%/day x 31 days        124.00 │",
                "  │ ──────────────────────────────────────────────────── │",
                "  │ Interest                                      124.00 │",
                "  │                                                      │",
                "  │ It counts from the day of each purchase.             ▾",
                "  ╰──────────────────────────────────────────────────────╯",
                "",
            ]
            .map(|line| line.replace("             ▾", "             │"))
        );
    }

    #[test]
    fn a_narrow_page_moves_the_figure_down_instead_of_cutting_it() {
        let shown = drawn(36, 14, Lang::Zh, |buffer, area, look| page(look.lang).view(buffer, area, look));
        let figure = shown.iter().position(|line| line.contains("124.00")).unwrap();
        assert!(shown[figure].ends_with("124.00 │"), "{shown:#?}");
        assert!(shown[figure - 1].contains("31 天"), "{shown:#?}");
    }

    #[test]
    fn reading_on_and_back() {
        let mut reader = Reader::default();
        assert_eq!(reader.start(30, 10), 0);
        assert_eq!(reader.update(Action::PageDown), Outcome::Stay);
        assert_eq!(reader.start(30, 10), 9);
        reader.update(Action::Last);
        assert_eq!(reader.start(30, 10), 20);
        reader.update(Action::Down);
        assert_eq!(reader.start(30, 10), 20);
        assert_eq!(reader.start(5, 10), 0);
        assert_eq!(reader.update(Action::Quit), Outcome::Close);
    }

    #[test]
    fn a_page_at_every_size() {
        at_every_size(|buffer, area, look| page(look.lang).view(buffer, area, look));
    }
}
