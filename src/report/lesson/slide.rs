//! A slide as lines of a given width: wrapped in both languages, with styles and links kept, up to its next pause.
//!
//! Screens and plain text use the same lines, so that what fits is decided once.

use super::filled::fill;
use crate::domain::lesson::words::{Block, Link, Rich, Run, RunStyle, Section};
use crate::learn::figures::Figures;
use crate::text::Lang;
use crate::text::width::{pad_end, pad_start, width};
use crate::text::wrap::wrap_indented;

/// Columns of a slide on the smallest full terminal, 80 columns wide.
pub const SLIDE_COLUMNS: usize = 74;
/// Rows of a slide on the smallest full terminal, 24 rows high, its heading and the blank row below it included.
pub const SLIDE_ROWS: usize = 18;

/// A piece of a line in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// Its style.
    pub style: RunStyle,
    /// What it leads to.
    pub link: Option<Link>,
}

/// One line of a slide.
pub type Line = Vec<Piece>;

/// A slide laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slide {
    /// The heading.
    pub title: String,
    /// The lines of each step: the first is shown at once, each further one at the next key.
    pub steps: Vec<Vec<Line>>,
    /// Notes for the teacher.
    pub notes: Vec<String>,
}

impl Slide {
    /// All lines of the first `steps` steps.
    pub fn lines(&self, steps: usize) -> impl Iterator<Item = &Line> {
        self.steps.iter().take(steps).flatten()
    }

    /// The rows that it takes in all, its heading and the blank row below included.
    #[must_use]
    pub fn rows(&self) -> usize {
        2 + self.steps.iter().map(Vec::len).sum::<usize>()
    }
}

/// Lays a slide out in so many columns.
#[must_use]
pub fn lay_out(section: &Section, figures: &Figures, lang: Lang, columns: usize) -> Slide {
    let page = Page { figures, lang, columns };
    let mut steps = vec![Vec::new()];
    for block in &section.blocks {
        if *block == Block::Pause {
            steps.push(Vec::new());
            continue;
        }
        let is_first = steps.iter().all(Vec::is_empty);
        if let Some(step) = steps.last_mut() {
            if !is_first {
                step.push(Vec::new());
            }
            step.extend(page.block(block));
        }
    }
    Slide {
        title: fill(&section.title, figures, lang),
        steps,
        notes: section.notes.iter().map(|note| fill(note, figures, lang)).collect(),
    }
}

/// A line as plain text.
#[must_use]
pub fn plain(line: &Line) -> String {
    line.iter().map(|piece| piece.text.as_str()).collect::<String>().trim_end().to_owned()
}

struct Page<'a> {
    figures: &'a Figures,
    lang: Lang,
    columns: usize,
}

impl Page<'_> {
    fn block(&self, block: &Block) -> Vec<Line> {
        match block {
            Block::Paragraph(rich) => self.wrapped(rich, "", ""),
            Block::Quote(rich) => self.wrapped(rich, "| ", "| "),
            Block::List { numbered, points } => {
                let mut lines = Vec::new();
                for (place, point) in points.iter().enumerate() {
                    let mark = if *numbered { format!("{}. ", place + 1) } else { "- ".to_owned() };
                    lines.extend(self.wrapped(point, &mark, &" ".repeat(mark.len())));
                }
                lines
            }
            Block::Table { right, head, rows } => self.table(right, head, rows),
            Block::Pause => Vec::new(),
        }
    }

    /// The runs with their figures in place.
    fn filled(&self, rich: &Rich) -> Vec<Run> {
        rich.iter().map(|run| Run { text: fill(&run.text, self.figures, self.lang), ..run.clone() }).collect()
    }

    fn wrapped(&self, rich: &Rich, first: &str, rest: &str) -> Vec<Line> {
        self.wrapped_in(rich, first, rest, self.columns)
    }

    fn wrapped_in(&self, rich: &Rich, first: &str, rest: &str, columns: usize) -> Vec<Line> {
        let runs = self.filled(rich);
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        let mut places =
            runs.iter().enumerate().flat_map(|(at, run)| run.text.chars().map(move |c| (c, at))).peekable();
        let mut lines = Vec::new();
        for (number, shown) in wrap_indented(&text, columns, first, rest).into_iter().enumerate() {
            let indent = if number == 0 { first } else { rest };
            let body = shown.strip_prefix(indent).unwrap_or(&shown);
            let mut line: Line = Vec::new();
            if !indent.is_empty() {
                line.push(Piece { text: indent.to_owned(), style: RunStyle::Plain, link: None });
            }
            let mut last = None;
            for character in body.chars() {
                // Blanks at the break are not in the line.
                while places.peek().is_some_and(|(c, _)| *c != character && c.is_whitespace()) {
                    places.next();
                }
                let at = places.next().map_or(0, |(_, at)| at);
                if last == Some(at) {
                    if let Some(piece) = line.last_mut() {
                        piece.text.push(character);
                    }
                } else if let Some(run) = runs.get(at) {
                    line.push(Piece { text: character.to_string(), style: run.style, link: run.link.clone() });
                    last = Some(at);
                }
            }
            lines.push(line);
        }
        lines
    }

    /// A table: every column as wide as its widest cell; when that is too much, the widest is wrapped.
    fn table(&self, right: &[bool], head: &[Rich], rows: &[Vec<Rich>]) -> Vec<Line> {
        const GAP: usize = 2;
        let text_of = |rich: &Rich| self.filled(rich).iter().map(|run| run.text.as_str()).collect::<String>();
        let mut widths: Vec<usize> = vec![0; head.len()];
        for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = (*widest).max(width(&text_of(cell)));
            }
        }
        let gaps = GAP * widths.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > self.columns {
            match widths.iter_mut().max() {
                Some(widest) if *widest > 8 => *widest -= 1,
                _ => break,
            }
        }
        let mut lines = Vec::new();
        for (number, row) in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)).enumerate() {
            let cells: Vec<Vec<Line>> =
                row.iter().zip(&widths).map(|(cell, columns)| self.wrapped_in(cell, "", "", *columns)).collect();
            for at in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
                let mut line: Line = Vec::new();
                for (place, (cell, columns)) in cells.iter().zip(&widths).enumerate() {
                    let pieces = cell.get(at).cloned().unwrap_or_default();
                    let text = plain(&pieces);
                    let is_right = right.get(place).copied().unwrap_or(false);
                    let padded = if is_right { pad_start(&text, *columns) } else { pad_end(&text, *columns) };
                    let before = padded.len() - padded.trim_start().len();
                    let after = padded.len().saturating_sub(before + text.len());
                    let gap = if place > 0 { GAP } else { 0 };
                    let blank = |count: usize| Piece { text: " ".repeat(count), style: RunStyle::Plain, link: None };
                    line.push(blank(gap + before));
                    line.extend(pieces);
                    line.push(blank(after));
                }
                line.retain(|piece| !piece.text.is_empty());
                lines.push(line);
            }
            if number == 0 {
                let rule: Vec<String> = widths.iter().map(|columns| "-".repeat(*columns)).collect();
                lines.push(vec![Piece { text: rule.join("  "), style: RunStyle::Plain, link: None }]);
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, style: RunStyle) -> Run {
        Run { text: text.to_owned(), style, link: None }
    }

    fn section(blocks: Vec<Block>) -> Section {
        Section { id: "a".into(), title: "A".into(), blocks, ..Section::default() }
    }

    #[test]
    fn styles_survive_wrapping() {
        let rich = vec![run("A limit is an ", RunStyle::Plain), run("offer, not income", RunStyle::Strong)];
        let slide = lay_out(&section(vec![Block::Paragraph(rich)]), &Figures::default(), Lang::En, 20);
        let lines: Vec<String> = slide.lines(1).map(plain).collect();
        assert_eq!(lines, ["A limit is an offer,", "not income"]);
        let first: Vec<(&str, RunStyle)> = slide.steps[0][0].iter().map(|p| (&*p.text, p.style)).collect();
        assert_eq!(first, [("A limit is an ", RunStyle::Plain), ("offer,", RunStyle::Strong)]);
        assert_eq!(slide.steps[0][1][0].style, RunStyle::Strong);
    }

    #[test]
    fn chinese_in_mixed_runs_keeps_every_character() {
        let text = "额度是对方的要约，不是你的收入。花呗的 500 元额度，明天也可能变成 300 元。";
        for columns in 8..60 {
            let rich = vec![run("提示：", RunStyle::Strong), run(text, RunStyle::Plain)];
            let slide = lay_out(&section(vec![Block::Paragraph(rich)]), &Figures::default(), Lang::Zh, columns);
            let all: String = slide.lines(1).map(plain).collect();
            let bare = |text: &str| text.replace(' ', "");
            assert_eq!(bare(&all), bare(&format!("提示：{text}")), "{columns}");
            assert!(slide.lines(1).all(|line| width(&plain(line)) <= columns));
        }
    }

    #[test]
    fn pauses_part_a_slide_and_rows_are_counted() {
        let paragraph = || Block::Paragraph(vec![run("one", RunStyle::Plain)]);
        let slide = lay_out(&section(vec![paragraph(), Block::Pause, paragraph()]), &Figures::default(), Lang::En, 40);
        assert_eq!(slide.steps.len(), 2);
        assert_eq!(slide.rows(), 2 + 1 + 2);
    }

    #[test]
    fn tables_align_figures() {
        let cell = |text: &str| vec![run(text, RunStyle::Plain)];
        let table = Block::Table {
            right: vec![false, true],
            head: vec![cell("额度"), cell("yuan")],
            rows: vec![vec![cell("花呗"), cell("500")], vec![cell("信用卡"), cell("12,000")]],
        };
        let slide = lay_out(&section(vec![table]), &Figures::default(), Lang::Zh, 40);
        let lines: Vec<String> = slide.lines(1).map(plain).collect();
        assert_eq!(lines, ["额度      yuan", "------  ------", "花呗       500", "信用卡  12,000"]);
    }
}
