//! The repayment plan as text.

use super::{Layout, heading, indented, left_out};
use crate::report::plan::Plan;
use crate::report::wording;
use crate::text::number::{self, Decimals};
use crate::text::table::{Column, Table};
use crate::text::{date, plan as words, wrap::wrap_indented};

/// The plan of a household.
#[must_use]
pub fn plan(plan: &Plan<'_>, layout: Layout) -> String {
    let standing = plan.standing;
    let lang = layout.lang;
    let mut lines = vec![heading(standing, layout)];
    lines.extend(left_out(standing, layout));
    lines.push(words::TITLE.fill(lang, &[("day", date::iso(plan.until()))]));
    lines.push(String::new());
    lines.extend(indented(comparison(plan, layout)));
    lines.push(String::new());
    lines.extend(notes(plan, layout));
    lines.push(String::new());
    lines.join("\n")
}

fn comparison(plan: &Plan<'_>, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let currency = plan.standing.record.profile.currency;
    let money = |amount| number::money(amount, currency);
    let mut table = Table::new(vec![
        Column::text(words::COL_WAY.get(lang), 12),
        Column::figure(words::COL_COST.get(lang)),
        Column::figure(words::COL_SAVED.get(lang)).drops(4),
        Column::figure(words::COL_INTEREST.get(lang)).drops(6),
        Column::figure(words::COL_FEES.get(lang)).drops(5),
        Column::mark(words::COL_DEBT_FREE.get(lang)),
        Column::figure(words::COL_LATE.get(lang)),
        Column::figure(words::COL_STOPS.get(lang)).drops(3),
        Column::figure(words::COL_LOWEST.get(lang)).drops(1),
        Column::mark(words::COL_ON.get(lang)).drops(7),
        Column::figure(words::COL_PEAK_DTI.get(lang)).drops(2),
    ]);
    let base = plan.base().map(crate::domain::plan::outcome::Outcome::cost);
    for compared in &plan.compared {
        let outcome = &compared.outcome;
        let saved = base.map_or_else(String::new, |base| money(base - outcome.cost()));
        table.row([
            wording::plan::strategy(&compared.strategy).get(lang).to_owned(),
            money(outcome.cost()),
            saved,
            money(outcome.interest),
            money(outcome.fees),
            outcome.debt_free.map_or_else(|| words::NOT_WITHIN.get(lang).to_owned(), date::iso),
            number::whole(i64::from(outcome.late)),
            number::whole(i64::from(outcome.stops)),
            money(outcome.lowest_cash.0),
            date::iso(outcome.lowest_cash.1),
            outcome.peak_dti.map_or_else(String::new, |(share, _)| number::percent(share, Decimals::One)),
        ]);
    }
    table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines
}

fn notes(plan: &Plan<'_>, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let names = |lines: &[usize]| {
        let join = if lang == crate::text::Lang::Zh { "、" } else { ", " };
        let names: Vec<String> = lines.iter().map(|line| wording::line_name(plan.standing, *line, lang)).collect();
        names.join(join)
    };
    let mut notes = Vec::new();
    let (left_out, in_use) = (plan.left_out(), plan.in_use());
    if !left_out.is_empty() {
        notes.push(words::LEFT_OUT.fill(lang, &[("lines", names(&left_out))]));
    }
    if !in_use.is_empty() {
        notes.push(words::IN_USE.fill(lang, &[("lines", names(&in_use))]));
    }
    if !plan.is_on_time() {
        notes.push(words::NOBODY_ON_TIME.get(lang).to_owned());
    }
    notes.iter().flat_map(|note| wrap_indented(note, layout.paragraph_columns(), "", "")).collect()
}
