//! What the Schedule screen shows, made from the answers: list, calendar, months and curve.

use crate::domain::household::recorder::Origin;
use crate::domain::money::Money;
use crate::report::agenda::{AgendaRow, Item};
use crate::report::answers::Answers;
use crate::report::schedule::MonthSum;
use crate::report::wording;
use crate::text::table::Column;
use crate::text::{Lang, date, number, schedule as words, standing as standing_words};
use crate::tui::theme::{Meaning, Role};
use crate::tui::widgets::grid::{Cell, GridRow};
use crate::tui::widgets::month::DayCell;

/// Everything from the record's date on: what lies behind, then what is ahead; and how many lie behind.
pub(super) fn agenda_rows(answers: &Answers) -> (Vec<AgendaRow>, usize) {
    let today = answers.standing.today;
    let is_behind =
        |row: &&AgendaRow| row.day < today || (row.day == today && matches!(row.origin, Origin::Recorded(_)));
    let mut rows: Vec<AgendaRow> = answers.agenda.iter().filter(is_behind).copied().collect();
    let behind = rows.len();
    rows.extend(answers.ahead.iter().copied());
    (rows, behind)
}

/// The list's columns and rows.
pub(super) fn list(answers: &Answers, rows: &[AgendaRow], behind: usize, lang: Lang) -> (Vec<Column>, Vec<GridRow>) {
    let standing = &answers.standing;
    let currency = standing.record.profile.currency;
    let columns = vec![
        Column::mark(standing_words::COL_DATE.get(lang)),
        Column::text(standing_words::COL_ITEM.get(lang), 8),
        Column::mark("").drops(2),
        Column::figure(standing_words::COL_AMOUNT.get(lang)),
        Column::figure(standing_words::COL_CASH.get(lang)).drops(1),
    ];
    let grid = (0..).zip(rows).map(|(id, row)| {
        let past = usize::try_from(id).is_ok_and(|id: usize| id < behind);
        let moves = row.item.moves_cash();
        let amount = if moves {
            number::signed_money(row.amount, currency)
        } else {
            number::money(row.amount.magnitude(), currency)
        };
        let cash = if moves { number::money(row.cash_after, currency) } else { String::new() };
        let muted = |role: Role| if past { Role::Muted } else { role };
        let cash_role = if row.cash_after < Money::ZERO { Role::Stop } else { Role::Text };
        let item_role = match row.item {
            Item::Missed { .. } => Role::Stop,
            Item::FellOnCash { .. } => Role::Warning,
            _ => Role::Text,
        };
        let amount_role = if row.amount > Money::ZERO && moves { Role::Calm } else { Role::Figure };
        let day = date::short_unless_other_year(row.day, standing.today);
        GridRow::new(
            id,
            vec![
                Cell::figure(day, i64::from(row.day.0)).role(muted(Role::Text)),
                Cell::text(wording::agenda::item(standing, row, lang)).role(muted(item_role)),
                Cell::text(mark(row, lang)).role(Role::Muted),
                Cell::figure(amount, row.amount.minor()).role(muted(amount_role)),
                Cell::figure(cash, row.cash_after.minor()).role(muted(cash_role)),
            ],
        )
    });
    (columns, grid.collect())
}

fn mark(row: &AgendaRow, lang: Lang) -> &'static str {
    match (row.origin, row.item) {
        (Origin::Assumed, _) => standing_words::ASSUMED_MARK.get(lang),
        (Origin::Recorded(_), _) => words::RECORDED.get(lang),
        (Origin::Planned, Item::Payment { by_hand: true, .. }) => standing_words::BY_HAND_MARK.get(lang),
        (Origin::Planned, _) => "",
    }
}

/// The days of the calendar on which something happens.
pub(super) fn days(answers: &Answers, rows: &[AgendaRow]) -> Vec<DayCell> {
    let lowest = answers.lowest_cash.1;
    let little = Money(answers.standing.ratios.essentials.minor() / 4);
    let least = answers.standing.record.profile.limits.min_cash.unwrap_or(little);
    let mut days: Vec<DayCell> = Vec::new();
    for row in rows {
        let is_new = days.last().is_none_or(|cell| cell.day != row.day);
        if is_new {
            let empty = DayCell { day: row.day, change: None, cash_after: None, meaning: Meaning::Calm, payday: false };
            days.push(empty);
        }
        let Some(cell) = days.last_mut() else { continue };
        if row.item.moves_cash() {
            cell.change = Some(cell.change.unwrap_or(Money::ZERO) + row.amount);
            cell.cash_after = Some(row.cash_after);
            cell.payday |= matches!(row.item, Item::Income(_));
        }
        let cash = cell.cash_after.unwrap_or(Money(i64::MAX));
        let meaning = match row.item {
            Item::Missed { .. } => Meaning::Stop,
            _ if cash < Money::ZERO || Some(row.day) == answers.first_short_day => Meaning::Stop,
            Item::FellOnCash { .. } => Meaning::Warning,
            _ if cash < least || (row.day == lowest && row.day >= answers.standing.today && cash < least + least) => {
                Meaning::Warning
            }
            _ => Meaning::Calm,
        };
        // What the cash is counts once the day is over; what went wrong stays.
        cell.meaning = match (cell.meaning, meaning) {
            (Meaning::Stop, _) if matches!(row.item, Item::Missed { .. }) => Meaning::Stop,
            (before, now) => before.max(now),
        };
    }
    days
}

/// The table of months.
pub(super) fn months(answers: &Answers, lang: Lang) -> (Vec<Column>, Vec<GridRow>) {
    use standing_words as head;
    let currency = answers.standing.record.profile.currency;
    let columns = vec![
        Column::mark(head::COL_MONTH.get(lang)),
        Column::figure(head::COL_INCOME.get(lang)).drops(3),
        Column::figure(head::COL_EXPENSES.get(lang)).drops(2),
        Column::figure(head::COL_PAYMENTS.get(lang)).drops(1),
        Column::figure(head::COL_CHARGES.get(lang)).drops(4),
        Column::figure(head::COL_LOWEST.get(lang)),
        Column::mark(head::COL_ON.get(lang)).drops(5),
        Column::figure(head::COL_OWED_AFTER.get(lang)).drops(6),
    ];
    let figure = |amount: Money| Cell::figure(number::money(amount, currency), amount.minor());
    let row = |(id, sum): (u32, &MonthSum)| {
        let lowest = if sum.lowest_cash < Money::ZERO { Role::Stop } else { Role::Figure };
        GridRow::new(
            id,
            vec![
                Cell::figure(date::iso_month(sum.month), i64::from(sum.month.0)).role(Role::Text),
                figure(sum.income).role(Role::Text),
                figure(sum.expenses).role(Role::Text),
                figure(sum.payments).role(Role::Text),
                figure(sum.interest + sum.fees).role(Role::Text),
                figure(sum.lowest_cash).role(lowest),
                Cell::figure(date::short(sum.lowest_on), i64::from(sum.lowest_on.0)).role(Role::Muted),
                figure(sum.owed_after).role(Role::Text),
            ],
        )
    };
    (columns, (0..).zip(&answers.months).map(row).collect())
}
