//! A what-if as text: the lanes month by month, the chain of what happened and why, and both sides compared.

use super::{Layout, indented};
use crate::domain::calendar::Day;
use crate::domain::household::outlook::Outlook;
use crate::domain::money::Money;
use crate::domain::plan::keep_open::Goal;
use crate::report::whatif::{Link, LinkKind, WhatIf, months_of};
use crate::report::wording::{change, keep_open as wording, name};
use crate::text::number::{self, Counted, Decimals};
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
    lines.push(String::new());
    lines.push(words::SIDE_BY_SIDE.get(lang).to_owned());
    lines.extend(indented(compare(what_if, layout)));
    lines.push(String::new());
    lines.join("\n")
}

/// One letter a month and line.
fn lanes(outlook: &Outlook, lang: Lang) -> Vec<String> {
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

fn chain(what_if: &WhatIf, layout: Layout) -> Vec<String> {
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

fn depth_of(links: &[Link], link: &Link) -> usize {
    let mut depth = 0;
    let mut at = link.cause;
    while let Some(place) = at {
        depth += 1;
        at = links.get(place).and_then(|link| link.cause);
    }
    depth
}

fn compare(what_if: &WhatIf, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let mut table = Table::new(vec![
        Column::text("", 12),
        Column::figure(words::COL_WITHOUT.get(lang)),
        Column::figure(words::COL_WITH.get(lang)),
    ]);
    let rows: Vec<(crate::text::Words, Row)> = vec![
        (words::COST, |outlook, _| number::money(outlook.cost(), outlook.profile.currency)),
        (words::LOWEST, lowest),
        (words::FIRST_SHORT, |outlook, lang| day(outlook.first_short_day(), lang)),
        (words::FIRST_STOP, first_stop),
        (words::MISSED, |outlook, _| number::whole(count(outlook.missed()))),
        (words::NO_OPEN, |outlook, _| number::whole(outlook.days_without_open_line())),
        (words::DTI_PEAK, dti_peak),
        (words::RECOVER, recover),
        (words::OWED_END, owed_end),
        (words::MORTGAGE, |outlook, _| number::whole(count(outlook.missed_months_before(outlook.until)))),
    ];
    for (label, row) in rows {
        table.row([label.get(lang).to_owned(), row(&what_if.base, lang), row(&what_if.changed, lang)]);
    }
    table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines
}

type Row = fn(&Outlook, Lang) -> String;

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn day(day: Option<Day>, lang: Lang) -> String {
    day.map_or_else(|| words::NEVER.get(lang).to_owned(), date::iso)
}

fn lowest(outlook: &Outlook, _: Lang) -> String {
    let (cash, day) = outlook.lowest_cash();
    format!("{} ({})", number::money(cash, outlook.profile.currency), date::iso(day))
}

fn first_stop(outlook: &Outlook, lang: Lang) -> String {
    outlook.first_stop().map_or_else(
        || words::NEVER.get(lang).to_owned(),
        |stop| format!("{} ({})", change::line_name(outlook, stop.line, lang), date::iso(stop.day)),
    )
}

fn dti_peak(outlook: &Outlook, _: Lang) -> String {
    outlook.dti_peak().map_or_else(
        || "-".to_owned(),
        |(dti, day)| format!("{} ({})", number::percent(dti, Decimals::One), date::iso_month(day.month())),
    )
}

fn recover(outlook: &Outlook, lang: Lang) -> String {
    match outlook.months_to_recover() {
        None => words::NEVER.get(lang).to_owned(),
        Some(Err(())) => words::NOT_WITHIN.get(lang).to_owned(),
        Some(Ok(months)) => number::count(i64::from(months), Counted::MONTHS, lang),
    }
}

fn owed_end(outlook: &Outlook, _: Lang) -> String {
    let owed: Money = outlook.end.owed_in_all(&outlook.household.lines);
    number::money(owed, outlook.profile.currency)
}
