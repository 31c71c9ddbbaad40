//! The table of lines: rows with everything that one might sort by.

use rust_decimal::prelude::ToPrimitive;

use crate::domain::money::{Money, Ratio};
use crate::report::answers::Answers;
use crate::report::check::Measure;
use crate::report::cost;
use crate::report::status::LineGlance;
use crate::report::wording;
use crate::text::number::{self, Decimals};
use crate::text::table::Column;
use crate::text::{Lang, date, line as line_words, lines as words};
use crate::tui::screens::home::line_mark;
use crate::tui::theme::{Meaning, Role};
use crate::tui::widgets::grid::{Cell, GridRow};

const BAR_COLUMNS: usize = 8;

/// The columns and rows of all lines.
pub(super) fn rows(answers: &Answers, lang: Lang) -> (Vec<Column>, Vec<GridRow>) {
    let head = |words: crate::text::Words| words.get(lang);
    let columns = vec![
        Column::text(head(words::LINE), 10),
        Column::text(head(words::LENDER), 8).drops(7),
        Column::mark(head(words::KIND)).drops(8),
        Column::figure(head(words::OWED)),
        Column::figure(head(words::LIMIT)).drops(4),
        Column::mark("").drops(5),
        Column::figure(head(words::USED)).drops(2),
        Column::figure(head(words::RATE)).drops(6),
        Column::mark(head(words::DUE)).drops(1),
        Column::figure(head(words::AMOUNT)).drops(3),
    ];
    let rows = (0..).zip(&answers.lines).map(|(id, glance)| row(answers, id, glance, lang));
    (columns, rows.collect())
}

fn row(answers: &Answers, id: u32, glance: &LineGlance, lang: Lang) -> GridRow {
    let standing = &answers.standing;
    let currency = standing.record.profile.currency;
    let money = |amount: Money| Cell::figure(number::money(amount, currency), amount.minor());
    let nothing = || Cell::figure("", i64::MIN);
    let record = standing.record.profile.lines.get(glance.line);
    let (letter, meaning) = line_mark(glance);
    let lender = record.map_or_else(String::new, |line| wording::name(&line.lender, lang));
    let kind = record.map_or("", |line| line_words::brief_kind(line.terms.kind).get(lang));
    let (bar, share) = match glance.utilisation {
        Some(used) => {
            let (limit, meaning) = use_meaning(answers, used);
            let text = number::percent(used, Decimals::One);
            (Cell::bar(used, limit, meaning, BAR_COLUMNS), Cell::figure(text, used.0).role(figure_role(meaning)))
        }
        None => (nothing(), nothing()),
    };
    let (day, due) = match glance.next_due {
        Some((day, amount)) => {
            let text = date::short_unless_other_year(day, standing.today);
            (Cell::figure(text, i64::from(day.0)).role(Role::Muted), money(amount))
        }
        None => (Cell::figure("", i64::MAX), nothing()),
    };
    let cells = vec![
        Cell::text(wording::line_name(standing, glance.line, lang)).role(Role::Figure).marked(letter, meaning.role()),
        Cell::text(lender),
        Cell::text(kind).role(Role::Muted),
        money(glance.owed),
        glance.limit.map_or_else(nothing, |limit| money(limit).role(Role::Muted)),
        bar,
        share,
        dearest(answers, glance.line).unwrap_or_else(nothing),
        day,
        due,
    ];
    GridRow::new(id, cells)
}

/// The highest effective yearly cost among the parts of a line.
fn dearest(answers: &Answers, line: usize) -> Option<Cell> {
    let parts = answers.standing.record.profile.lines.get(line)?.parts.len();
    let costs = (0..parts).filter_map(|place| cost::of_part(&answers.standing, line, place));
    let highest = costs.map(|cost| cost.effective).max()?;
    let order = (highest * rust_decimal::Decimal::ONE_HUNDRED).to_i64().unwrap_or(i64::MAX);
    Some(Cell::figure(format!("{highest}%"), order))
}

/// The limit of a line's use, and how good or bad the use is.
pub(super) fn use_meaning(answers: &Answers, used: Ratio) -> (Option<Ratio>, Meaning) {
    let limit = answers.share_limit(Measure::Utilisation);
    let over = limit.is_some_and(|limit| used > limit);
    (limit, if over { Meaning::Warning } else { Meaning::Calm })
}

const fn figure_role(meaning: Meaning) -> Role {
    match meaning {
        Meaning::Calm => Role::Figure,
        other => other.role(),
    }
}
