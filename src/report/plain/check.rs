//! The check as text: each limit, what was measured, the verdict.

use super::{Layout, heading, indented, left_out};
use crate::report::check::{Check, Verdict};
use crate::report::standing::Standing;
use crate::report::wording::check as wording;
use crate::text::number::{self, Counted};
use crate::text::table::{Column, Table};
use crate::text::{standing as words, wrap::wrap};

/// The check of a household.
#[must_use]
pub fn check(standing: &Standing, check: &Check, layout: Layout) -> String {
    let lang = layout.lang;
    let currency = standing.record.profile.currency;
    let mut lines = vec![heading(standing, layout)];
    lines.extend(left_out(standing, layout));
    if !check.rows.is_empty() {
        let mut table = Table::new(vec![
            Column::text(words::COL_MEASURE.get(lang), 12),
            Column::figure(words::COL_MEASURED.get(lang)),
            Column::figure(words::COL_BOUND.get(lang)),
            Column::mark(words::COL_VERDICT.get(lang)),
        ]);
        for row in &check.rows {
            let bound = if row.measure.is_upper() { words::AT_MOST } else { words::AT_LEAST };
            table.row([
                wording::measure(standing, row.measure, lang),
                row.measured.map_or_else(|| "-".to_owned(), |value| wording::value(value, currency)),
                bound.fill(lang, &[("value", wording::value(row.limit, currency))]),
                wording::verdict(row.verdict, lang).to_owned(),
            ]);
        }
        lines.extend(indented(table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines));
    }
    lines.extend(wrap(&wording::limits_from(standing, check, lang), layout.paragraph_columns()));
    if check.passes() && !check.rows.is_empty() {
        lines.push(words::PASSES.get(lang).to_owned());
    } else if !check.rows.is_empty() {
        let beyond = check.rows.iter().filter(|row| !matches!(row.verdict, Verdict::Within)).count();
        let count = number::count(i64::try_from(beyond).unwrap_or(0), Counted::ITEMS, lang);
        lines.push(words::FAILS.fill(lang, &[("count", count)]));
    }
    lines.push(String::new());
    lines.join("\n")
}
