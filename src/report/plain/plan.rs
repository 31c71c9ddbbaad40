//! The repayment plan as text: the ways side by side, the best plan, what is proved of it, what to pay when.

use super::{Layout, heading, indented, left_out};
use crate::domain::money::Money;
use crate::domain::plan::diary::Paid;
use crate::domain::plan::outcome::Outcome;
use crate::report::plan::{Best, Plan};
use crate::report::standing::Standing;
use crate::report::wording::plan::{self as wording, line_name};
use crate::report::wording::plan_why;
use crate::text::number::{self, Decimals};
use crate::text::table::{Column, Table};
use crate::text::{date, plan as words, wrap::wrap_indented};

/// How many days of payments text shows; the whole calendar is in the other forms.
const DAYS_SHOWN: i32 = 62;

/// The plan of a household.
#[must_use]
pub fn plan(standing: &Standing, plan: &Plan, layout: Layout) -> String {
    let lang = layout.lang;
    let mut lines = vec![heading(standing, layout)];
    lines.extend(left_out(standing, layout));
    if plan.nothing_owed() {
        lines.push(words::NOTHING_OWED.get(lang).to_owned());
        lines.push(String::new());
        return lines.join("\n");
    }
    lines.push(words::TITLE.fill(lang, &[("day", date::iso(plan.until()))]));
    lines.push(String::new());
    lines.extend(indented(comparison(plan, layout)));
    let notes = paragraphs(wording::notes(plan, lang), layout);
    if !notes.is_empty() {
        lines.push(String::new());
        lines.extend(notes);
    }
    if let Some(best) = plan.best.as_ref().filter(|_| plan.is_on_time()) {
        lines.push(String::new());
        lines.push(words::BEST_TITLE.get(lang).to_owned());
        let sentences = wording::best(plan, best, lang).into_iter().chain(wording::certificate(plan, lang));
        lines.extend(indented(paragraphs(sentences, layout)));
        lines.push(String::new());
        lines.extend(payments(plan, best, layout));
        if let Some(why) = &plan.why {
            lines.push(String::new());
            lines.push(words::WHY_TITLE.get(lang).to_owned());
            lines.extend(indented(paragraphs(plan_why::why(plan, why, lang), layout)));
        }
    }
    if let Some(short) = &plan.short {
        let calls = short.calls.iter().map(|call| plan_why::call(plan, call, lang));
        let told = plan_why::short(plan, short, lang).into_iter().chain(calls);
        lines.push(String::new());
        lines.push(words::SHORT_TITLE.get(lang).to_owned());
        lines.extend(indented(paragraphs(told, layout)));
        lines.push(String::new());
        lines.extend(indented(paragraphs(plan_why::missing(plan, short, lang), layout)));
    }
    lines.push(String::new());
    lines.push(words::ASSUMPTIONS.get(lang).to_owned());
    lines.extend(indented(paragraphs(wording::assumptions(plan, lang), layout)));
    lines.push(String::new());
    lines.join("\n")
}

fn paragraphs(sentences: impl IntoIterator<Item = String>, layout: Layout) -> Vec<String> {
    let wrap = |sentence: String| wrap_indented(&sentence, layout.paragraph_columns().saturating_sub(2), "", "  ");
    sentences.into_iter().flat_map(wrap).collect()
}

fn comparison(plan: &Plan, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
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
    for compared in &plan.compared {
        let name = wording::strategy(&compared.strategy).get(lang);
        table.row(row(plan, name, compared.outcome(), layout));
    }
    if let Some(best) = plan.best.as_ref().filter(|_| plan.is_on_time()) {
        table.row(row(plan, words::BEST.get(lang), &best.diary.outcome, layout));
    }
    table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines
}

fn row(plan: &Plan, name: &str, outcome: &Outcome, layout: Layout) -> [String; 11] {
    let lang = layout.lang;
    let money = |amount| number::money(amount, plan.ground.profile.currency);
    [
        name.to_owned(),
        money(outcome.cost()),
        plan.base().map_or_else(String::new, |base| money(base.cost() - outcome.cost())),
        money(outcome.interest),
        money(outcome.fees),
        outcome.debt_free.map_or_else(|| words::NOT_WITHIN.get(lang).to_owned(), date::iso),
        number::whole(i64::from(outcome.late)),
        number::whole(i64::from(outcome.stops)),
        money(outcome.lowest_cash.0),
        date::iso(outcome.lowest_cash.1),
        outcome.peak_dti.map_or_else(String::new, |(share, _)| number::percent(share, Decimals::One)),
    ]
}

/// The payments of the next two months.
fn payments(plan: &Plan, best: &Best, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let until = plan.ground.today.plus(DAYS_SHOWN).min(plan.until());
    let near: Vec<&Paid> = best.diary.payments.iter().filter(|paid| paid.day <= until).collect();
    let mut lines = vec![words::PAYMENTS_TITLE.fill(lang, &[("day", date::iso(until))])];
    if near.is_empty() {
        lines.extend(indented([words::NO_PAYMENTS.get(lang).to_owned()]));
        return lines;
    }
    let mut table = Table::new(vec![
        Column::mark(words::COL_DAY.get(lang)),
        Column::text(words::COL_LINE.get(lang), 8),
        Column::figure(words::COL_PAY.get(lang)),
        Column::figure(words::COL_ASKED.get(lang)).drops(1),
        Column::figure(words::COL_EARLY.get(lang)),
    ]);
    let money = |amount: Money| number::money(amount, plan.ground.profile.currency);
    for paid in near {
        table.row([
            date::iso(paid.day),
            line_name(plan, paid.line, lang),
            money(paid.amount),
            money(paid.asked),
            money(paid.amount - paid.asked),
        ]);
    }
    lines.extend(indented(table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines));
    if best.diary.payments.last().is_some_and(|last| last.day > until) {
        lines.extend(indented([words::MORE_PAYMENTS.get(lang).to_owned()]));
    }
    lines
}
