//! The answer of `status` as JSON.

use serde_json::{Map, Value, json};

use super::figure::{amount, date_or_null, dated_amount};
use super::{agenda, closing, line, object, opening, ratio, warning};
use crate::report::status::{DAYS_LISTED, Status};
use crate::text::{Lang, date};

/// The status of the household `id`; the sentences in it are in `lang`.
#[must_use]
pub fn status(id: &str, status: &Status<'_>, lang: Lang) -> Value {
    let standing = status.standing;
    let currency = standing.record.profile.currency;
    let mut answer = opening("status", id, standing);
    let payments: Vec<Value> = standing
        .ratios
        .payments
        .iter()
        .map(|payment| {
            json!({
                "line": line::id(standing, payment.line),
                "amount": amount(payment.amount, currency),
                "projected": payment.projected,
            })
        })
        .collect();
    let body: Map<String, Value> = object(json!({
        "cash": {
            "spendable": amount(standing.state.cash, currency),
            "emergency_fund": amount(standing.state.emergency, currency),
        },
        "owed": amount(standing.ratios.owed, currency),
        "ratios": ratio::ratios(standing),
        "monthly_payments": payments,
        "lines": status.lines.iter().map(|glance| line::glance(standing, glance)).collect::<Vec<_>>(),
        "days_listed": DAYS_LISTED,
        "upcoming": status.upcoming.iter().map(|row| agenda::row(standing, row)).collect::<Vec<_>>(),
        "until": date::iso(standing.until),
        "lowest_cash": dated_amount(status.lowest_cash, currency),
        "first_short_day": date_or_null(status.first_short_day),
        "warnings": status.warnings.iter().map(|found| warning::warning(standing, found, lang)).collect::<Vec<_>>(),
    }));
    answer.extend(body);
    closing(&mut answer, standing, lang);
    Value::Object(answer)
}
