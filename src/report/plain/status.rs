//! The status as one screen of text.

use super::{Layout, agenda, heading, indented, left_out};
use crate::domain::calendar::Day;
use crate::domain::money::{Money, Ratio};
use crate::domain::ratios::{RUNWAY_DAYS, Runway};
use crate::report::standing::Standing;
use crate::report::status::{DAYS_LISTED, Status};
use crate::report::warning::Urgency;
use crate::report::wording;
use crate::text::number::{self, Counted, Decimals};
use crate::text::table::{Column, Table};
use crate::text::width::{pad_end, pad_start, width};
use crate::text::{Lang, date, line as line_words, standing as words, wrap::wrap_indented};

/// The status of a household.
#[must_use]
pub fn status(status: &Status<'_>, layout: Layout) -> String {
    let standing = status.standing;
    let lang = layout.lang;
    let mut lines = vec![heading(standing, layout)];
    lines.extend(left_out(standing, layout));
    lines.push(String::new());
    lines.extend(indented(figures(status, layout)));
    lines.push(String::new());
    let days = number::count(i64::from(DAYS_LISTED), Counted::DAYS, lang);
    lines.push(words::NEXT_DAYS.fill(lang, &[("days", days)]));
    if status.upcoming.is_empty() {
        lines.extend(indented([words::NOTHING_AHEAD.get(lang).to_owned()]));
    } else {
        lines.extend(indented(agenda::lines(standing, &status.upcoming, layout)));
    }
    lines.push(String::new());
    lines.push(words::LINES.get(lang).to_owned());
    lines.extend(indented(line_table(status, layout)));
    lines.push(String::new());
    lines.push(words::ATTENTION.get(lang).to_owned());
    lines.extend(warnings(status, layout));
    lines.push(String::new());
    lines.join("\n")
}

/// One figure: its label, its value, and what it is made of.
struct Figure {
    label: &'static str,
    value: String,
    base: String,
}

fn figures(status: &Status<'_>, layout: Layout) -> Vec<String> {
    let rows = figure_rows(status, layout.lang);
    let label_width = rows.iter().map(|row| width(row.label)).max().unwrap_or(0);
    let value_width = rows.iter().map(|row| width(&row.value)).max().unwrap_or(0);
    let mut lines = Vec::new();
    for row in rows {
        let head = format!("{}  {}", pad_end(row.label, label_width), pad_start(&row.value, value_width));
        if row.base.is_empty() {
            lines.push(head.trim_end().to_owned());
            continue;
        }
        let indent = " ".repeat(width(&head) + 2);
        let columns = layout.paragraph_columns().saturating_sub(2);
        lines.extend(wrap_indented(&row.base, columns, &format!("{head}  "), &indent));
    }
    lines
}

fn figure_rows(status: &Status<'_>, lang: Lang) -> Vec<Figure> {
    let standing = status.standing;
    let ratios = &standing.ratios;
    let currency = standing.record.profile.currency;
    let money = |amount: Money| number::money(amount, currency);
    let share = |ratio: Option<Ratio>| ratio.map_or_else(|| "-".to_owned(), |r| number::percent(r, Decimals::Two));
    let figure =
        |label: crate::text::Words, value: String, base: String| Figure { label: label.get(lang), value, base };
    let mut rows = vec![
        figure(words::OWED, money(ratios.owed), unsecured(standing, lang)),
        figure(words::CASH, money(standing.state.cash), String::new()),
        figure(words::EMERGENCY, money(standing.state.emergency), emergency(standing, lang)),
        figure(words::DTI, share(ratios.dti), dti_base(standing, lang)),
        figure(words::UTILISATION, share(ratios.utilisation), words::UTILISATION_BASE.get(lang).to_owned()),
    ];
    if ratios.housing_payment > Money::ZERO {
        let base = words::PAYMENT_TO_INCOME_BASE.fill(lang, &[("payment", money(ratios.housing_payment))]);
        rows.push(figure(words::PAYMENT_TO_INCOME, share(ratios.payment_to_income), base));
    }
    rows.push(figure(words::LENDERS, number::whole(i64::from(ratios.lenders)), String::new()));
    let days = runway_days(ratios.runway_cash, lang);
    let base = words::RUNWAY_BASE.fill(lang, &[("days", days)]);
    rows.push(figure(words::RUNWAY, runway_days(ratios.runway, lang), base));
    let (lowest, day) = status.lowest_cash;
    rows.push(figure(words::LOWEST, money(lowest), on_day(day, standing.today, lang)));
    if let Some(day) = status.first_short_day {
        rows.push(figure(words::FIRST_SHORT, date::iso(day), date::relative(day, standing.today, lang)));
    }
    rows
}

fn on_day(day: Day, today: Day, lang: Lang) -> String {
    if day == today {
        return date::relative(day, today, lang);
    }
    let relative = date::relative(day, today, lang);
    match lang {
        Lang::En => format!("on {}, {relative}", date::iso(day)),
        Lang::Zh => format!("{}，{relative}", date::iso(day)),
    }
}

fn runway_days(runway: Runway, lang: Lang) -> String {
    let days = number::count(i64::from(runway.days), Counted::DAYS, lang);
    if runway.days >= RUNWAY_DAYS { words::RUNWAY_LONG.fill(lang, &[("days", days)]) } else { days }
}

fn dti_base(standing: &Standing, lang: Lang) -> String {
    let ratios = &standing.ratios;
    let currency = standing.record.profile.currency;
    let values = [
        ("service", number::money(ratios.debt_service, currency)),
        ("income", number::money(ratios.income.take_home, currency)),
    ];
    let mut parts = vec![words::DTI_BASE.fill(lang, &values)];
    let percent = |ratio: Ratio| [("ratio", number::percent(ratio, Decimals::Two))];
    if let Some(low) = ratios.dti_low {
        parts.push(words::DTI_LOW.fill(lang, &percent(low)));
    }
    if let Some(gross) = ratios.dti_gross {
        parts.push(words::DTI_GROSS.fill(lang, &percent(gross)));
    }
    parts.join(if lang == Lang::Zh { "；" } else { "; " })
}

fn emergency(standing: &Standing, lang: Lang) -> String {
    let ratios = &standing.ratios;
    let currency = standing.record.profile.currency;
    ratios.emergency_months_hundredths.map_or_else(
        || words::EMERGENCY_NO_BASE.get(lang).to_owned(),
        |hundredths| {
            let months = number::decimal(Ratio::basis_points(hundredths.saturating_mul(100)), Decimals::Two);
            let essentials = number::money(ratios.essentials, currency);
            words::EMERGENCY_MONTHS_BASE.fill(lang, &[("months", months), ("essentials", essentials)])
        },
    )
}

fn unsecured(standing: &Standing, lang: Lang) -> String {
    let ratios = &standing.ratios;
    let Some(times) = ratios.unsecured_to_income else { return String::new() };
    let amount = number::money(ratios.unsecured, standing.record.profile.currency);
    let text =
        words::UNSECURED_BASE.fill(lang, &[("amount", amount), ("times", number::decimal(times, Decimals::One))]);
    let label = words::UNSECURED.get(lang);
    match lang {
        Lang::En => format!("{}: {text}", label.to_lowercase()),
        Lang::Zh => format!("{label} {text}"),
    }
}

fn line_table(status: &Status<'_>, layout: Layout) -> Vec<String> {
    let standing = status.standing;
    let lang = layout.lang;
    if status.lines.is_empty() {
        return vec![words::NO_LINES.get(lang).to_owned()];
    }
    let currency = standing.record.profile.currency;
    let mut table = Table::new(vec![
        Column::text(words::COL_LINE.get(lang), 10),
        Column::mark(words::COL_STATE.get(lang)),
        Column::figure(words::COL_OWED.get(lang)),
        Column::figure(words::COL_LIMIT.get(lang)).drops(2),
        Column::figure(words::COL_USED.get(lang)).drops(1),
        Column::figure(words::COL_LEFT.get(lang)).drops(3),
        Column::mark(words::COL_NEXT.get(lang)),
        Column::figure(words::COL_DUE.get(lang)),
    ]);
    for glance in &status.lines {
        let state = line_words::state(glance.state).get(lang).to_owned();
        let state = if glance.days_past_due > 0 { words::OVERDUE_SINCE.get(lang).to_owned() } else { state };
        let left = glance.instalments_left;
        table.row([
            wording::line_name(standing, glance.line, lang),
            state,
            number::money(glance.owed, currency),
            glance.limit.map_or_else(String::new, |limit| number::money(limit, currency)),
            glance.utilisation.map_or_else(String::new, |used| number::percent(used, Decimals::One)),
            left.map_or_else(String::new, |left| number::count(i64::from(left), Counted::PAYMENTS, lang)),
            glance.next_due.map_or_else(String::new, |(day, _)| date::iso(day)),
            glance.next_due.map_or_else(String::new, |(_, amount)| number::money(amount, currency)),
        ]);
    }
    table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines
}

fn warnings(status: &Status<'_>, layout: Layout) -> Vec<String> {
    if status.warnings.is_empty() {
        return indented([words::ALL_CALM.get(layout.lang).to_owned()]).collect();
    }
    let mut lines = Vec::new();
    for warning in &status.warnings {
        let (message, next) = wording::warning::sentences(status.standing, warning, layout.lang);
        let mark = match warning.urgency() {
            Urgency::Stop => "!!",
            Urgency::Warning => " !",
            Urgency::Notice => " -",
        };
        let columns = layout.paragraph_columns();
        lines.extend(wrap_indented(&message, columns, &format!("  {mark} "), "     "));
        lines.extend(wrap_indented(&next, columns, "     ", "     "));
    }
    lines
}

/// What is due soon, one line each; says so when nothing is.
#[must_use]
pub fn due_soon(standing: &Standing, due: &[(usize, Day, Money)], days: i32, layout: Layout) -> String {
    let lang = layout.lang;
    let span = number::count(i64::from(days), Counted::DAYS, lang);
    let mut lines = vec![heading(standing, layout)];
    lines.extend(left_out(standing, layout));
    if due.is_empty() {
        lines.push(words::NONE_DUE.fill(lang, &[("days", span)]));
        lines.push(String::new());
        return lines.join("\n");
    }
    lines.push(words::DUE_SOON.fill(lang, &[("days", span)]));
    let mut table = Table::new(vec![
        Column::mark(words::COL_DATE.get(lang)),
        Column::text(words::COL_LINE.get(lang), 10),
        Column::figure(words::COL_AMOUNT.get(lang)),
        Column::mark(""),
    ]);
    for (line, day, amount) in due {
        let relative = if *day < standing.today {
            format!("{} ({})", words::OVERDUE_SINCE.get(lang), date::relative(*day, standing.today, lang))
        } else {
            date::relative(*day, standing.today, lang)
        };
        let amount = number::money(*amount, standing.record.profile.currency);
        table.row([date::iso(*day), wording::line_name(standing, *line, lang), amount, relative]);
    }
    lines.extend(indented(table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines));
    lines.push(String::new());
    lines.join("\n")
}
