//! The schedule as text: month by month, then day by day.

use super::{Layout, agenda, heading, indented, left_out};
use crate::report::schedule::Schedule;
use crate::text::table::{Column, Table};
use crate::text::{date, number, standing as words};

/// The schedule of a household.
#[must_use]
pub fn schedule(schedule: &Schedule<'_>, layout: Layout) -> String {
    let standing = schedule.standing;
    let lang = layout.lang;
    let currency = standing.record.profile.currency;
    let mut lines = vec![heading(standing, layout)];
    lines.extend(left_out(standing, layout));
    lines.push(words::SCHEDULE_TITLE.fill(lang, &[("day", date::iso(standing.until))]));
    lines.push(String::new());
    let (lowest, day) = schedule.lowest_cash;
    let values = [
        ("amount", number::money(lowest, currency)),
        ("day", date::iso(day)),
        ("relative", date::relative(day, standing.today, lang)),
    ];
    let at = if day == standing.today { words::LOWEST_TODAY } else { words::LOWEST_AT };
    lines.push(format!("{}  {}", words::LOWEST.get(lang), at.fill(lang, &values)));
    if let Some(day) = schedule.first_short_day {
        let relative = date::relative(day, standing.today, lang);
        lines.push(format!("{}  {} ({relative})", words::FIRST_SHORT.get(lang), date::iso(day)));
    }
    lines.push(String::new());
    lines.push(words::BY_MONTH.get(lang).to_owned());
    lines.extend(indented(months(schedule, layout)));
    lines.push(String::new());
    lines.push(words::DAY_BY_DAY.get(lang).to_owned());
    if schedule.rows.is_empty() {
        lines.extend(indented([words::NOTHING_AHEAD.get(lang).to_owned()]));
    } else {
        lines.extend(indented(agenda::lines(standing, &schedule.rows, layout)));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn months(schedule: &Schedule<'_>, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let currency = schedule.standing.record.profile.currency;
    let mut table = Table::new(vec![
        Column::mark(words::COL_MONTH.get(lang)),
        Column::figure(words::COL_INCOME.get(lang)).drops(3),
        Column::figure(words::COL_EXPENSES.get(lang)).drops(2),
        Column::figure(words::COL_PAYMENTS.get(lang)),
        Column::figure(words::COL_CHARGES.get(lang)).drops(1),
        Column::figure(words::COL_LOWEST.get(lang)),
        Column::mark(words::COL_ON.get(lang)),
        Column::figure(words::COL_OWED_AFTER.get(lang)),
    ]);
    for sum in &schedule.months {
        table.row([
            date::iso_month(sum.month),
            number::money(sum.income, currency),
            number::money(sum.expenses, currency),
            number::money(sum.payments, currency),
            number::money(sum.interest + sum.fees, currency),
            number::money(sum.lowest_cash, currency),
            date::short(sum.lowest_on),
            number::money(sum.owed_after, currency),
        ]);
    }
    table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines
}
