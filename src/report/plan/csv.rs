//! The best plan as CSV: a row a payment, for a spreadsheet or a bank's list of orders.

use std::io::{self, Write};

use super::Plan;
use crate::domain::money::Money;
use crate::report::csv::{io_error, safe};
use crate::text::date;

/// The head of the table.
const COLUMNS: [&str; 8] = ["household", "currency", "date", "line", "amount", "asked", "early", "early_charge"];

/// Writes the payments of the best plans of households, each with its id.
///
/// # Errors
/// What the writer answers.
pub fn payments(plans: &[(String, Plan)], out: &mut dyn Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(COLUMNS).map_err(io_error)?;
    for (id, plan) in plans {
        let profile = &plan.ground.profile;
        let money = |amount: Money| amount.plain(profile.currency);
        for paid in plan.best.iter().flat_map(|best| &best.diary.payments) {
            let line = profile.lines.get(paid.line).map_or("", |line| line.id.as_str());
            let early = money(paid.amount - paid.asked);
            let row = [
                safe(id),
                profile.currency.code().to_owned(),
                date::iso(paid.day),
                safe(line),
                money(paid.amount),
                money(paid.asked),
                early,
                money(paid.early_charge),
            ];
            table.write_record(row).map_err(io_error)?;
        }
    }
    table.flush()
}
