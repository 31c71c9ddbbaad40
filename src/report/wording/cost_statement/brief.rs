//! A supposed borrowing in two lines: its charges and rates, and the command for its whole statement.

use super::percent;
use crate::report::cost_statement::CostStatement;
use crate::report::wording::name;
use crate::text::{Lang, date, whatif as words};

/// What the borrowings of a statement cost, in short.
#[must_use]
pub fn in_brief(statement: &CostStatement, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for cost in &statement.borrowings {
        let (dearest, amount) = (cost.dearest(), cost.borrowing.part.balance);
        let money = |amount| crate::text::number::money(amount, statement.currency);
        let mut values = vec![
            ("name", name(&statement.name, lang)),
            ("amount", money(amount)),
            ("day", date::iso(statement.day)),
            ("charges", money(dearest.charges())),
        ];
        let words = match &dearest.annual {
            Ok(annual) => {
                values.push(("nominal", percent(annual.nominal_percent)));
                values.push(("effective", percent(annual.effective_percent)));
                words::NEW_COST
            }
            Err(_) => words::NEW_COST_WITHOUT_RATE,
        };
        lines.push(words.fill(lang, &values));
        if let Some(preset) = &statement.origins.preset {
            let (amount, day) = (amount.plain(statement.currency), date::iso(statement.day));
            let command = format!("tideover cost --product {} --amount {amount} --on {day}", preset.id);
            lines.push(words::NEW_COST_WHOLE.fill(lang, &[("command", command)]));
        }
    }
    lines
}
