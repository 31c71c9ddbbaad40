//! The agenda as a table.

use super::Layout;
use crate::domain::household::recorder::Origin;
use crate::report::agenda::{AgendaRow, Item};
use crate::report::standing::Standing;
use crate::report::wording;
use crate::text::table::{Column, Table};
use crate::text::{date, number, standing as words};

/// The rows as lines, the head included.
pub(super) fn lines(standing: &Standing, rows: &[AgendaRow], layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let currency = standing.record.profile.currency;
    let mut table = Table::new(vec![
        Column::mark(words::COL_DATE.get(lang)),
        Column::text(words::COL_ITEM.get(lang), 10),
        Column::figure(words::COL_AMOUNT.get(lang)),
        Column::figure(words::COL_CASH.get(lang)),
        Column::mark("").drops(1),
    ]);
    for row in rows {
        let moves = !matches!(row.item, Item::OnLine { .. } | Item::Missed { .. });
        let amount = if moves {
            number::signed_money(row.amount, currency)
        } else {
            number::money(row.amount.magnitude(), currency)
        };
        let cash = if moves { number::money(row.cash_after, currency) } else { String::new() };
        let by_hand = matches!(row.item, Item::Payment { by_hand: true, .. });
        let mark = match row.origin {
            Origin::Assumed => words::ASSUMED_MARK.get(lang),
            _ if by_hand => words::BY_HAND_MARK.get(lang),
            _ => "",
        };
        let item = wording::agenda::item(standing, row, lang);
        table.row([date::iso(row.day), item, amount, cash, mark.to_owned()]);
    }
    table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines
}
