//! What a change does, as text: figures before and after, warnings that go and come.

use super::{Layout, indented};
use crate::report::difference::Difference;
use crate::report::standing::Standing;
use crate::report::warning::Warning;
use crate::report::wording::{difference as wording, warning as warning_wording};
use crate::text::table::{Column, Table};
use crate::text::{Words, entry as words, wrap::wrap_indented};

/// The difference as lines.
#[must_use]
pub fn difference(difference: &Difference<'_>, layout: Layout) -> String {
    let lang = layout.lang;
    if difference.is_nothing() {
        return words::NO_CHANGE.get(lang).to_owned() + "\n";
    }
    let currency = difference.after.record.profile.currency;
    let mut lines = Vec::new();
    if !difference.changes.is_empty() {
        let mut table = Table::new(vec![
            Column::text(words::CHANGES.get(lang), 12),
            Column::figure(words::BEFORE.get(lang)),
            Column::figure(words::AFTER.get(lang)),
        ]);
        for change in &difference.changes {
            table.row([
                wording::figure(difference, change, lang),
                wording::value(change.before, currency, lang),
                wording::value(change.after, currency, lang),
            ]);
        }
        lines.extend(indented(table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines));
    }
    lines.extend(warnings(words::GONE, difference.before, &difference.gone, layout));
    lines.extend(warnings(words::NEW, difference.after, &difference.new, layout));
    lines.push(String::new());
    lines.join("\n")
}

fn warnings(head: Words, standing: &Standing, warnings: &[Warning], layout: Layout) -> Vec<String> {
    if warnings.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![head.get(layout.lang).to_owned()];
    for warning in warnings {
        let (message, _) = warning_wording::sentences(standing, warning, layout.lang);
        lines.extend(wrap_indented(&message, layout.paragraph_columns(), "  ", "  "));
    }
    lines
}
