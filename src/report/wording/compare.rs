//! A what-if beside the household as set: what both sides come to.

use super::change;
use crate::domain::calendar::Day;
use crate::domain::household::outlook::Outlook;
use crate::domain::money::Money;
use crate::report::whatif::WhatIf;
use crate::text::number::{self, Counted, Decimals};
use crate::text::{Lang, Words, date, whatif as words};

/// One figure of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What it is.
    pub label: String,
    /// As set.
    pub without: String,
    /// With the supposition.
    pub with: String,
}

/// Every figure, both sides; what a mortgage lender would see is that of the day `asked_on`.
#[must_use]
pub fn rows(what_if: &WhatIf, asked_on: Day, lang: Lang) -> Vec<Compared> {
    let rows: [(Words, Row); 9] = [
        (words::COST, |outlook, _| number::money(outlook.cost(), outlook.profile.currency)),
        (words::LOWEST, lowest),
        (words::FIRST_SHORT, |outlook, lang| day(outlook.first_short_day(), lang)),
        (words::FIRST_STOP, first_stop),
        (words::MISSED, |outlook, _| number::whole(count(outlook.missed()))),
        (words::NO_OPEN, |outlook, _| number::whole(outlook.days_without_open_line())),
        (words::DTI_PEAK, dti_peak),
        (words::RECOVER, recover),
        (words::OWED_END, owed_end),
    ];
    let day = date::iso(asked_on);
    let mortgage: [(Words, OnDay); 2] = [
        (words::MORTGAGE_RATIO, ratio_on),
        (words::MORTGAGE_RECORD, |outlook, day| number::whole(count(outlook.missed_months_before(day)))),
    ];
    let mortgage = mortgage.into_iter().map(|(label, row)| Compared {
        label: label.fill(lang, &[("day", day.as_str())]),
        without: row(&what_if.base, asked_on),
        with: row(&what_if.changed, asked_on),
    });
    let compared = rows.into_iter().map(|(label, row)| Compared {
        label: label.get(lang).to_owned(),
        without: row(&what_if.base, lang),
        with: row(&what_if.changed, lang),
    });
    compared.chain(mortgage).collect()
}

/// A figure of a side on a day.
type OnDay = fn(&Outlook, Day) -> String;

fn ratio_on(outlook: &Outlook, day: Day) -> String {
    outlook.dti_on(day).map_or_else(|| "-".to_owned(), |dti| number::percent(dti, Decimals::One))
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
    let owed: Money = outlook.end.owed_in_all();
    number::money(owed, outlook.profile.currency)
}
