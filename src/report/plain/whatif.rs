//! A what-if as text: the lanes month by month, the chain of what happened and why, and both sides compared.

use super::{Layout, indented};
use crate::domain::household::outlook::Outlook;
use crate::domain::plan::keep_open::Goal;
use crate::report::whatif::{LinkKind, WhatIf, depth_of, months_of};
use crate::report::wording::{change, compare, cost_statement, keep_open as wording, name};
use crate::text::number::{self, Counted};
use crate::text::table::{Column, Table};
use crate::text::width::{pad_end, width};
use crate::text::{Lang, date, line as line_words, whatif as words, wrap::wrap_indented};

/// The what-if of a household.
#[must_use]
pub fn what_if(household: &str, what_if: &WhatIf, layout: Layout) -> String {
    let lang = layout.lang;
    let outlook = &what_if.changed;
    let title = words::TITLE.fill(lang, &[("name", name(&what_if.supposed.name, lang))]);
    let mut lines = vec![household.to_owned(), title];
    let summary = name(&what_if.supposed.summary, lang);
    if !summary.is_empty() {
        lines.extend(wrap_indented(&summary, layout.paragraph_columns(), "  ", "  "));
    }
    let months = number::count(i64::from(what_if.supposed.months), Counted::MONTHS, lang);
    lines.push(words::LOOKS_TO.fill(lang, &[("months", months), ("day", date::iso(outlook.until))]));
    lines.push(String::new());
    lines.push(words::LANES.get(lang).to_owned());
    lines.extend(indented(lanes(outlook, lang)));
    lines.push(String::new());
    lines.push(words::HAPPENS.get(lang).to_owned());
    lines.extend(chain(what_if, layout));
    lines.push(String::new());
    lines.push(words::KEEP_OPEN.get(lang).to_owned());
    lines.extend(keep_open(what_if, layout));
    lines.extend(costs(what_if, layout));
    lines.push(String::new());
    lines.push(words::SIDE_BY_SIDE.get(lang).to_owned());
    lines.extend(indented(compare(what_if, layout)));
    lines.push(String::new());
    lines.join("\n")
}

/// One letter a month and line.
pub(super) fn lanes(outlook: &Outlook, lang: Lang) -> Vec<String> {
    let names: Vec<String> =
        (0..outlook.profile.lines.len()).map(|line| change::line_name(outlook, line, lang)).collect();
    let label = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let mut lines = Vec::new();
    let mut head = pad_end("", label);
    for (month, _) in months_of(outlook, 0) {
        head.push_str(&format!(" {:>2}", month.number()));
    }
    lines.push(head);
    for (line, name) in names.iter().enumerate() {
        let mut row = pad_end(name, label);
        for (_, state) in months_of(outlook, line) {
            row.push_str(&format!("  {}", line_words::state_letter(state)));
        }
        lines.push(row);
    }
    lines.push(words::LEGEND.get(lang).to_owned());
    lines
}

pub(super) fn chain(what_if: &WhatIf, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let links = what_if.chain();
    if links.is_empty() {
        return indented([words::NOTHING_HAPPENS.get(lang).to_owned()]).collect();
    }
    let mut lines = Vec::new();
    for link in &links {
        let depth = depth_of(&links, link).min(4);
        let lead = if depth == 0 { String::new() } else { format!("{}└ ", "  ".repeat(depth - 1)) };
        let head = format!("  {}  {lead}", date::iso(link.day));
        let rest = " ".repeat(width(&head));
        let columns = layout.paragraph_columns();
        lines.extend(wrap_indented(&change::sentence(&what_if.changed, link, lang), columns, &head, &rest));
        if let LinkKind::State(state) = &link.what {
            for text in change::why(what_if, state, lang) {
                lines.extend(wrap_indented(&text, columns, &rest, &rest));
            }
        }
    }
    lines
}

/// What each supposed borrowing costs, and the command for the whole of its statement.
fn costs(what_if: &WhatIf, layout: Layout) -> Vec<String> {
    if what_if.costs.is_empty() {
        return Vec::new();
    }
    let lang = layout.lang;
    let mut lines = vec![String::new(), words::NEW_COSTS.get(lang).to_owned()];
    for statement in &what_if.costs {
        for text in cost_statement::in_brief(statement, lang) {
            lines.extend(wrap_indented(&text, layout.paragraph_columns(), "  ", "    "));
        }
    }
    lines
}

/// The smallest changes, goal by goal.
fn keep_open(what_if: &WhatIf, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let outlook = &what_if.changed;
    let Some(ways) = &what_if.ways_out else {
        return indented([words::KEEP_NOTHING.get(lang).to_owned()]).collect();
    };
    let columns = layout.paragraph_columns();
    let mut lines = Vec::new();
    for goal in [Goal::FirstStop, Goal::AllStops] {
        lines.extend(wrap_indented(&wording::goal(outlook, ways, goal, lang), columns, "  ", "  "));
        let answers = ways.answers.iter().filter(|answer| answer.goal == goal);
        let mut texts: Vec<String> = answers.filter_map(|answer| wording::answer(outlook, answer, lang)).collect();
        if goal == Goal::FirstStop {
            texts.extend(wording::last_chance(outlook, ways, lang));
        }
        for text in texts {
            lines.extend(wrap_indented(&text, columns, "    - ", "      "));
        }
    }
    lines
}

fn compare(what_if: &WhatIf, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let mut table = Table::new(vec![
        Column::text("", 12),
        Column::figure(words::COL_WITHOUT.get(lang)),
        Column::figure(words::COL_WITH.get(lang)),
    ]);
    for row in compare::rows(what_if, what_if.asked_on, lang) {
        table.row([row.label, row.without, row.with]);
    }
    table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines
}
