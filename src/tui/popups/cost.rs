//! The cost statement of a line as a page to read.

use super::page::{Page, PageLine};
use crate::report::cost_statement::{CostStatement, of_line};
use crate::report::wording::cost_statement::{Row, worded};
use crate::text::Lang;
use crate::text::width::width;
use crate::tui::app::Figures;

/// A value that is wider stands in a line of its own with its label.
const WIDEST_FIGURE: usize = 24;

/// The page of a line's cost statement; none for a line that is not there.
#[must_use]
pub fn page(figures: &Figures, line: usize, lang: Lang) -> Option<Page> {
    let standing = &figures.answers.standing;
    let product = standing.record.profile.lines.get(line).and_then(|line| line.product.as_deref());
    let product = product.and_then(|id| figures.products.iter().find(|one| one.id == id));
    Some(of_statement(&of_line(standing, line, product)?, lang))
}

/// A statement as a page.
#[must_use]
pub fn of_statement(statement: &CostStatement, lang: Lang) -> Page {
    let statement = worded(statement, lang);
    let mut lines: Vec<PageLine> = statement.opening.into_iter().map(PageLine::Text).collect();
    for section in statement.sections {
        lines.push(PageLine::Blank);
        if !section.head.is_empty() {
            lines.push(PageLine::Head(section.head));
        }
        for row in section.rows {
            add(&mut lines, row, lang);
        }
    }
    Page::new(statement.title, lines)
}

fn add(lines: &mut Vec<PageLine>, row: Row, lang: Lang) {
    lines.push(match row.label.as_str() {
        "" => PageLine::Text(row.value),
        label if width(&row.value) <= WIDEST_FIGURE => PageLine::Term(label.to_owned(), row.value),
        label => {
            let colon = if lang == Lang::Zh { "：" } else { ": " };
            PageLine::Text(format!("{label}{colon}{}", row.value))
        }
    });
    lines.extend(row.notes.into_iter().map(PageLine::Note));
}
