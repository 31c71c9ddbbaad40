//! Stress as text: chances, line by line, first trouble, fans, drivers, buffers; and one path in full.

use super::whatif::{chain, lanes};
use super::{Layout, indented};
use crate::domain::money::{Currency, Money, Ratio, Rounding};
use crate::domain::risk::indicator::first_day_of_bucket;
use crate::domain::risk::trigger::Cause;
use crate::domain::stress::answer::{FAN, Fanned, Found};
use crate::domain::stress::buffers::QUARTERS;
use crate::domain::stress::replay::Replay;
use crate::domain::stress::tally::{PASSING, share};
use crate::report::stress::{FAILS_ABOVE, Stress, Subject};
use crate::report::whatif::WhatIf;
use crate::report::wording::{name, stress as wording};
use crate::text::number::{self, Counted, Decimals};
use crate::text::table::{Column, Table};
use crate::text::{Lang, date, risk, stress as words, whatif as whatif_words, wrap::wrap_indented};

/// A share and its error.
fn chance(found: Found) -> [String; 2] {
    [number::percent(found.share(), Decimals::One), number::percent(found.error(), Decimals::One)]
}

fn paths(count: u64) -> String {
    number::whole(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The stress of a household.
#[must_use]
pub fn stress(household: &str, subject: &Subject, stress: &Stress, currency: Currency, layout: Layout) -> String {
    let lang = layout.lang;
    let columns = layout.columns.map(|columns| columns.saturating_sub(2));
    let mut lines = opening(household, subject, stress, lang);
    let mut section = |title: String, rows: Vec<String>| {
        lines.push(String::new());
        lines.push(title);
        lines.extend(indented(rows));
    };
    let judged = how_often(stress, lang, columns).into_iter().chain(verdict(stress, lang, columns));
    section(words::HOW_OFTEN.get(lang).to_owned(), judged.collect());
    section(words::BY_LINE.get(lang).to_owned(), by_line(subject, stress, lang, columns));
    section(words::FIRST.get(lang).to_owned(), first_trouble(stress, lang, columns));
    section(words::FANS.get(lang).to_owned(), fan_rows(stress, currency, lang, columns));
    section(words::MEAN_COST.fill(lang, &[("cost", number::money(stress.mean_cost(), currency))]), Vec::new());
    if let Some(compared) = &stress.compared {
        let values = [
            ("how", words::early(compared.early).get(lang).to_owned()),
            ("cash", number::money(compared.buffer, currency)),
        ];
        section(words::COMPARED.fill(lang, &values), comparison(stress, currency, layout));
    }
    if stress.drivers.is_some() {
        section(words::DRIVERS.get(lang).to_owned(), driver_rows(stress, lang, columns));
    }
    if stress.buffers.is_some() {
        section(words::BUFFERS.get(lang).to_owned(), buffer_rows(stress, currency, lang, columns));
    }
    lines.push(String::new());
    if let Some(worth) = stress.worth {
        let values = [("worst", worth.worst), ("median", worth.median), ("best", worth.best)];
        lines.push(words::OPEN.fill(lang, &values.map(|(key, path)| (key, path.to_string()))));
    }
    lines.push(words::NOTES.get(lang).to_owned());
    for note in notes(subject, lang) {
        lines.extend(wrap_indented(&note, layout.paragraph_columns(), "  - ", "    "));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn opening(household: &str, subject: &Subject, stress: &Stress, lang: Lang) -> Vec<String> {
    let months = number::count(i64::from(stress.asked.months), Counted::MONTHS, lang);
    let values = [("paths", paths(stress.ran.sums.paths)), ("months", months), ("day", date::iso(stress.until))];
    let mut lines = vec![household.to_owned(), words::TITLE.fill(lang, &values)];
    if !stress.ran.is_whole {
        let values = [("done", paths(stress.ran.sums.paths)), ("all", paths(stress.asked.paths))];
        lines.push(format!("! {}", words::PARTLY.fill(lang, &values)));
    } else if !stress.is_whole() {
        lines.push(format!("! {}", words::PARTLY_DEEP.get(lang)));
    }
    let times = words::times(subject.times).get(lang).to_owned();
    lines.push(words::CHANCES.fill(lang, &[("name", name(&subject.chances_name, lang)), ("times", times)]));
    if !subject.supposed.shocks.is_empty() {
        lines.push(words::SUPPOSED.fill(lang, &[("name", name(&subject.supposed.name, lang))]));
    }
    lines
}

/// How likely each sort of trouble is.
#[must_use]
pub fn how_often(stress: &Stress, lang: Lang, columns: Option<usize>) -> Vec<String> {
    let sums = &stress.ran.sums;
    let mut table = Table::new(vec![
        Column::text("", 20),
        Column::figure(words::COL_SHARE.get(lang)),
        Column::figure(words::COL_ERROR.get(lang)),
    ]);
    let mut row = |label: String, count: u64| {
        let [share, error] = chance(stress.found(count));
        table.row([label, share, error]);
    };
    row(words::LATE.get(lang).to_owned(), sums.late);
    for (bucket, count) in sums.reached.iter().enumerate().skip(2).filter(|(_, count)| **count > 0) {
        let days = i64::try_from(bucket).map_or(0, first_day_of_bucket);
        let values = [("n", bucket.to_string()), ("days", days.to_string())];
        row(format!("  {}", words::BUCKET_ROW.fill(lang, &values)), *count);
    }
    row(words::LOST.get(lang).to_owned(), sums.lost);
    for (cause, count) in causes(&sums.stopped) {
        let cause = risk::cause(cause).get(lang).to_owned();
        row(format!("  {}", words::BY_CAUSE.fill(lang, &[("cause", cause)])), count);
    }
    row(words::TROUBLE.get(lang).to_owned(), sums.bad);
    row(words::SHORT.get(lang).to_owned(), sums.short);
    table.lines(columns).lines
}

/// Whether the household fails the test, and by which mark.
#[must_use]
pub fn verdict(stress: &Stress, lang: Lang, columns: Option<usize>) -> Vec<String> {
    let words = if stress.fails() { words::FAILS } else { words::PASSES };
    let sentence = words.fill(lang, &[("share", number::percent(FAILS_ABOVE, Decimals::None))]);
    wrap_indented(&sentence, columns.unwrap_or(98), "", "")
}

/// Causes that stopped something for longer than an outage, with their counts.
fn causes(stopped: &[u64]) -> Vec<(Cause, u64)> {
    let all = Cause::ALL.into_iter().zip(stopped.iter().copied());
    all.filter(|(cause, count)| *count > 0 && PASSING >> (*cause as u8) & 1 == 0).collect()
}

/// Each line.
#[must_use]
pub fn by_line(subject: &Subject, stress: &Stress, lang: Lang, columns: Option<usize>) -> Vec<String> {
    let mut table = Table::new(vec![
        Column::text(words::COL_LINE.get(lang), 12),
        Column::figure(words::COL_LATE.get(lang)),
        Column::figure(words::COL_ERROR.get(lang)),
        Column::figure(words::COL_LONG.get(lang)),
        Column::figure(words::COL_STOPPED.get(lang)),
        Column::figure(words::COL_ERROR.get(lang)),
    ]);
    for (line, sums) in stress.ran.sums.lines.iter().enumerate() {
        let [late, late_error] = chance(stress.found(sums.late));
        let [lost, lost_error] = chance(stress.found(sums.lost));
        let [long, _] = chance(stress.found(sums.reached.get(3).copied().unwrap_or(0)));
        table.row([subject.line_name(line, lang), late, late_error, long, lost, lost_error]);
    }
    table.lines(columns).lines
}

/// When trouble begins.
#[must_use]
pub fn first_trouble(stress: &Stress, lang: Lang, columns: Option<usize>) -> Vec<String> {
    let Some(middle) = stress.middle else { return vec![words::FIRST_NONE.get(lang).to_owned()] };
    let months = number::count(i64::try_from(middle + 1).unwrap_or(0), Counted::MONTHS, lang);
    let mut lines = vec![words::FIRST_HALF.fill(lang, &[("months", months)])];
    let mut table = Table::new(vec![
        Column::text("", 12),
        Column::figure(words::COL_SHARE.get(lang)),
        Column::figure(words::COL_ERROR.get(lang)),
    ]);
    let mut count = 0;
    let last = stress.fans.len().saturating_sub(1);
    for (month, (first, fan)) in stress.ran.sums.first_trouble.iter().zip(&stress.fans).enumerate() {
        count += first;
        if (month + 1) % 3 == 0 || month == last {
            let [share, error] = chance(stress.found(count));
            table.row([words::FIRST_BY.fill(lang, &[("day", date::iso(fan.day))]), share, error]);
        }
    }
    lines.extend(table.lines(columns).lines);
    lines
}

/// Cash, debt and debt to income at month ends.
#[must_use]
pub fn fan_rows(stress: &Stress, currency: Currency, lang: Lang, columns: Option<usize>) -> Vec<String> {
    Fanned::ALL.into_iter().flat_map(|fanned| fan_table(stress, fanned, currency, (lang, columns), 12)).collect()
}

/// Below this width amounts are told in whole units and month ends by their month.
const BRIEF_FAN: usize = 46;

/// One fan at so many month ends at most.
#[must_use]
pub fn fan_table(
    stress: &Stress,
    fanned: Fanned,
    currency: Currency,
    (lang, columns): (Lang, Option<usize>),
    most: usize,
) -> Vec<String> {
    let is_brief = columns.is_some_and(|columns| columns < BRIEF_FAN);
    let money = |amount: Money| match is_brief {
        true => number::whole(Rounding::HalfUp.divide(amount.minor().into(), currency.unit().minor().into())),
        false => number::money(amount, currency),
    };
    let dti = |dti: Option<Ratio>| match dti {
        Some(dti) => number::percent(dti, Decimals::One),
        None => words::NO_INCOME.get(lang).to_owned(),
    };
    let mut head = vec![Column::mark(words::fanned(fanned).get(lang))];
    let percents = FAN.into_iter().zip([0, 1, 0, 1, 0]);
    head.extend(percents.map(|(percent, drops)| Column::figure(format!("{percent}%")).drops(drops)));
    let mut table = Table::new(head);
    let last = stress.fans.len().saturating_sub(1);
    let step = stress.fans.len().div_ceil(most.max(1)).max(1);
    // The last month is always told.
    for (_, month) in stress.fans.iter().enumerate().filter(|(place, _)| (last - place).is_multiple_of(step)) {
        let mut cells = vec![if is_brief { date::iso_month(month.day.month()) } else { date::iso(month.day) }];
        match fanned {
            Fanned::Cash => cells.extend(month.cash.map(money)),
            Fanned::Debt => cells.extend(month.debt.map(money)),
            Fanned::Dti => cells.extend(month.dti.map(dti)),
        }
        table.row(cells);
    }
    table.lines(columns).lines
}

fn comparison(stress: &Stress, currency: Currency, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let Some(compared) = &stress.compared else { return Vec::new() };
    let percent = |count| number::percent(stress.found(count).share(), Decimals::One);
    let cost = crate::domain::stress::buffers::mean(compared.sums.cost, compared.sums.paths);
    let values = [
        ("share", percent(compared.sums.bad)),
        ("before", percent(stress.ran.sums.bad)),
        ("healed", paths(compared.healed)),
        ("harmed", paths(compared.harmed)),
        ("cost", number::money(cost, currency)),
        ("cost_before", number::money(stress.mean_cost(), currency)),
    ];
    wrap_indented(&words::COMPARED_ROW.fill(lang, &values), layout.paragraph_columns().saturating_sub(2), "", "")
}

/// What drives the risk; nothing when it was not asked for.
#[must_use]
pub fn driver_rows(stress: &Stress, lang: Lang, columns: Option<usize>) -> Vec<String> {
    let Some(drivers) = &stress.drivers else { return Vec::new() };
    let base = stress.deep_bad.share();
    let values = [("paths", paths(stress.deep_paths)), ("share", number::percent(base, Decimals::One))];
    let mut lines = wrap_indented(&words::DRIVERS_ON.fill(lang, &values), columns.unwrap_or(98), "", "");
    let mut table = Table::new(vec![
        Column::text(words::COL_DRIVER.get(lang), 14),
        Column::figure(words::COL_IN_BAD.get(lang)),
        Column::figure(words::COL_IN_ALL.get(lang)),
        Column::figure(words::COL_WITHOUT.get(lang)),
        Column::figure(words::COL_ERROR.get(lang)),
        Column::figure(words::COL_FALL.get(lang)),
    ]);
    for driven in drivers {
        let [without, error] = chance(driven.without);
        let percent = |share| number::percent(share, Decimals::One);
        table.row([
            words::driver(driven.driver).get(lang).to_owned(),
            percent(driven.in_bad.share()),
            percent(driven.in_all.share()),
            without,
            error,
            percent(Ratio(driven.without.share().0 - base.0)),
        ]);
    }
    lines.extend(table.lines(columns).lines);
    lines
}

/// What buffers do; nothing when it was not asked for.
#[must_use]
pub fn buffer_rows(stress: &Stress, currency: Currency, lang: Lang, columns: Option<usize>) -> Vec<String> {
    let Some(buffers) = &stress.buffers else { return Vec::new() };
    let mut lines = wrap_indented(words::BUFFERS_HOW.get(lang), columns.unwrap_or(98), "", "");
    let mut table = Table::new(vec![
        Column::text(words::COL_KEPT.get(lang), 8),
        Column::figure(words::CASH.get(lang)).drops(1),
        Column::figure(words::COL_REDRAW.get(lang)),
        Column::figure(words::COL_NO_REDRAW.get(lang)),
        Column::figure(words::COL_COST.get(lang)).drops(2),
    ]);
    let within = |found| chance(found).join(" +-");
    for quarters in QUARTERS {
        let of = |redraws: bool| buffers.iter().find(|b| b.quarters == quarters && b.redraws == redraws);
        let (Some(with), Some(without)) = (of(true), of(false)) else { continue };
        let cost = number::money(without.cost, currency);
        let kept = quarters_of(quarters);
        table.row([kept, number::money(with.cash, currency), within(with.late), within(without.late), cost]);
    }
    lines.extend(table.lines(columns).lines);
    lines
}

/// Quarters as a number of months.
#[must_use]
pub fn quarters_of(quarters: u16) -> String {
    match (quarters / 4, quarters % 4) {
        (0, 0) => "0".to_owned(),
        (0, 2) => "1/2".to_owned(),
        (0, part) => format!("{part}/4"),
        (whole, _) => whole.to_string(),
    }
}

/// What a reader should know.
#[must_use]
pub fn notes(subject: &Subject, lang: Lang) -> Vec<String> {
    vec![
        words::NOTE_SURVEY.fill(lang, &[("summary", name(&subject.chances_summary, lang))]),
        words::NOTE_RULES.get(lang).to_owned(),
        words::NOTE_FUND.get(lang).to_owned(),
        words::NOTE_STOPPED.get(lang).to_owned(),
    ]
}

/// One path in full: what chance brings, each line's months, and what happens with its reasons.
#[must_use]
pub fn path(household: &str, subject: &Subject, replay: &Replay, told: &WhatIf, seed: u64, layout: Layout) -> String {
    let lang = layout.lang;
    let values = [("path", replay.path.to_string()), ("seed", seed.to_string())];
    let mut lines = vec![household.to_owned(), words::PATH.fill(lang, &values), String::new()];
    lines.push(words::BRINGS.get(lang).to_owned());
    if replay.drawn.is_empty() {
        lines.extend(indented([words::BRINGS_NOTHING.get(lang).to_owned()]));
    }
    for drawn in &replay.drawn {
        let text = wording::brought(drawn, &replay.outlook.profile, &subject.chances, lang);
        lines.extend(indented([format!("{}  {text}", date::iso(drawn.day))]));
    }
    lines.push(String::new());
    lines.push(whatif_words::LANES.get(lang).to_owned());
    lines.extend(indented(lanes(&told.changed, lang)));
    lines.push(String::new());
    lines.push(words::HAPPENS.get(lang).to_owned());
    lines.extend(chain(told, layout));
    lines.push(String::new());
    lines.join("\n")
}

/// The share of a count, for those who show it elsewhere.
#[must_use]
pub fn share_of(count: u64, all: u64) -> String {
    number::percent(share(count, all), Decimals::One)
}
