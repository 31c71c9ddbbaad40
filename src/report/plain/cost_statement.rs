//! A cost statement as text.

use super::{Layout, heading, left_out};
use crate::report::cost_statement::CostStatement;
use crate::report::standing::Standing;
use crate::report::wording::cost_statement::{Row, Section, Worded, worded};
use crate::text::width::{pad_end, width};
use crate::text::{cost as words, wrap::wrap_indented};

/// Labels take no more columns than this.
const WIDEST_LABEL: usize = 22;

/// The statements of a household, or of a new borrowing without one. `titles` gives the title of a source by its key.
#[must_use]
pub fn cost_statements(
    standing: Option<&Standing>,
    statements: &[CostStatement],
    titles: &dyn Fn(&str) -> Option<String>,
    layout: Layout,
) -> String {
    let mut lines = Vec::new();
    if let Some(standing) = standing {
        lines.push(heading(standing, layout));
        lines.extend(left_out(standing, layout));
        lines.push(String::new());
    }
    let mut cited: Vec<String> = Vec::new();
    for statement in statements {
        let worded = worded(statement, layout.lang);
        lines.extend(one(&worded, layout));
        lines.push(String::new());
        cited.extend(worded.sources);
    }
    cited.sort_unstable();
    cited.dedup();
    let cited: Vec<String> = cited.iter().filter_map(|key| Some(format!("{key}  {}", titles(key)?))).collect();
    if !cited.is_empty() {
        lines.push(words::SOURCES.get(layout.lang).to_owned());
        for line in cited {
            lines.extend(wrap_indented(&line, layout.paragraph_columns(), "  ", "      "));
        }
        lines.push(String::new());
    }
    lines.join("\n")
}

fn one(worded: &Worded, layout: Layout) -> Vec<String> {
    let columns = layout.paragraph_columns();
    let mut lines = vec![worded.title.clone(), "=".repeat(width(&worded.title).min(columns))];
    for line in &worded.opening {
        lines.extend(wrap_indented(line, columns, "", ""));
    }
    for section in &worded.sections {
        lines.push(String::new());
        lines.extend(of_section(section, columns));
    }
    lines
}

fn of_section(section: &Section, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if !section.head.is_empty() {
        lines.push(section.head.clone());
    }
    let labels = section.rows.iter().map(|row| width(&row.label)).max().unwrap_or(0).min(WIDEST_LABEL);
    for row in &section.rows {
        lines.extend(of_row(row, labels, columns));
    }
    lines
}

fn of_row(row: &Row, labels: usize, columns: usize) -> Vec<String> {
    let (first, rest) = if row.label.is_empty() {
        ("  ".to_owned(), "    ".to_owned())
    } else {
        (format!("  {}  ", pad_end(&row.label, labels)), " ".repeat(labels + 4))
    };
    let mut lines = wrap_indented(&row.value, columns, &first, &rest);
    for note in &row.notes {
        lines.extend(wrap_indented(note, columns, &format!("{rest}- "), &format!("{rest}  ")));
    }
    lines
}
