//! Reports as text for a terminal or a file: aligned, whole amounts, no colour.
//!
//! It lays out what reports and `wording` give it and must not compute figures.

mod agenda;
pub mod backup;
mod card;
mod check;
mod cost_statement;
mod difference;
mod margin;
mod plan;
mod schedule;
mod status;
mod stress;
mod whatif;

pub use card::cards;
pub use check::check;
pub use cost_statement::cost_statements;
pub use difference::difference;
pub use margin::margins;
pub use plan::plan;
pub use schedule::schedule;
pub use status::{due_soon, status};
pub use stress::{
    buffer_rows as stress_buffers, by_line as stress_by_line, driver_rows as stress_drivers, fan_rows as stress_fans,
    fan_table as stress_fan, first_trouble as stress_first, how_often as stress_how_often, notes as stress_notes,
    path as stress_path, quarters_of, share_of as stress_share, stress, verdict as stress_verdict,
};
pub use whatif::what_if;

use super::problems::left_out_as_text;
use super::standing::Standing;
use super::wording::name;
use crate::text::{Lang, date, standing as words, wrap::wrap_indented};

/// How text is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// The language.
    pub lang: Lang,
    /// Columns there are; none when the text goes to a file.
    pub columns: Option<usize>,
}

/// Columns that paragraphs are wrapped to when the text goes to a file.
const FILE_COLUMNS: usize = 100;

impl Layout {
    /// Columns for paragraphs.
    #[must_use]
    pub fn paragraph_columns(self) -> usize {
        self.columns.unwrap_or(FILE_COLUMNS).clamp(20, 120)
    }
}

/// The heading of a household: its name, the day, the currency, and whether it is a sample.
#[must_use]
pub fn heading(standing: &Standing, layout: Layout) -> String {
    let profile = &standing.record.profile;
    let lang = layout.lang;
    let values = [("name", name(&profile.name, lang)), ("day", date::iso(standing.today))];
    let mut text = words::TITLE_DAY.fill(lang, &values);
    text.push_str(&format!("  {}", profile.currency.code()));
    if standing.record.is_sample {
        text.push_str(&format!("  ({})", words::SAMPLE.get(lang)));
    }
    if standing.today != profile.as_of {
        let recorded = words::RECORD_OF.fill(lang, &[("day", date::iso(profile.as_of))]);
        text.push_str(&format!("  ({recorded})"));
    }
    text
}

/// What was left out of every figure, a line each; empty when nothing was.
fn left_out(standing: &Standing, layout: Layout) -> Vec<String> {
    let left = standing.record.left_out.iter();
    left.flat_map(|left| wrap_indented(&left_out_as_text(left, layout.lang), layout.paragraph_columns(), "! ", "  "))
        .collect()
}

/// Lines indented by two columns.
fn indented(lines: impl IntoIterator<Item = String>) -> impl Iterator<Item = String> {
    lines.into_iter().map(|line| if line.is_empty() { line } else { format!("  {line}") })
}
