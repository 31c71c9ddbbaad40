//! The answer of `schedule` as JSON.

use serde_json::{Value, json};

use super::figure::{amount, date_or_null, dated_amount};
use super::{agenda, closing, object, opening};
use crate::domain::money::Currency;
use crate::report::schedule::{MonthSum, Schedule};
use crate::text::{Lang, date};

/// The schedule of the household `id`; the sentences in it are in `lang`.
#[must_use]
pub fn schedule(id: &str, schedule: &Schedule<'_>, lang: Lang) -> Value {
    let standing = schedule.standing;
    let currency = standing.record.profile.currency;
    let mut answer = opening("schedule", id, standing);
    answer.extend(object(json!({
        "until": date::iso(standing.until),
        "lowest_cash": dated_amount(schedule.lowest_cash, currency),
        "first_short_day": date_or_null(schedule.first_short_day),
        "rows": schedule.rows.iter().map(|row| agenda::row(standing, row)).collect::<Vec<_>>(),
        "months": schedule.months.iter().map(|sum| month(sum, currency)).collect::<Vec<_>>(),
    })));
    closing(&mut answer, standing, lang);
    Value::Object(answer)
}

fn month(sum: &MonthSum, currency: Currency) -> Value {
    json!({
        "month": date::iso_month(sum.month),
        "income": amount(sum.income, currency),
        "expenses": amount(sum.expenses, currency),
        "payments": amount(sum.payments, currency),
        "interest": amount(sum.interest, currency),
        "fees": amount(sum.fees, currency),
        "lowest_cash": dated_amount((sum.lowest_cash, sum.lowest_on), currency),
        "cash_after": amount(sum.cash_after, currency),
        "owed_after": amount(sum.owed_after, currency),
    })
}
