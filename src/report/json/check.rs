//! The answer of `check` as JSON.

use serde_json::{Value, json};

use super::figure::{amount, hundredths, stated_ratio};
use super::{closing, line, object, opening, ratio};
use crate::domain::money::Currency;
use crate::report::check::{self, Check, CheckRow, Measure};
use crate::report::codes;
use crate::report::standing::Standing;
use crate::text::{Lang, date};

/// The check of the household `id`; the sentences in it are in `lang`.
#[must_use]
pub fn check(id: &str, standing: &Standing, check: &Check, lang: Lang) -> Value {
    let mut answer = opening("check", id, standing);
    answer.extend(object(json!({
        "passes": check.passes(),
        "limits_from": codes::limits_from(check.limits_from),
        "checks": check.rows.iter().map(|checked| row(standing, checked)).collect::<Vec<_>>(),
    })));
    closing(&mut answer, standing, lang);
    Value::Object(answer)
}

fn row(standing: &Standing, row: &CheckRow) -> Value {
    let line = match row.measure {
        Measure::LineUtilisation { line } => line::id(standing, line),
        _ => Value::Null,
    };
    json!({
        "measure": row.measure.name(),
        "line": line,
        "measured": measured(standing, row.measure),
        "comparison": if row.measure.is_upper() { "at-most" } else { "at-least" },
        "limit": limit(row.limit, standing.record.profile.currency),
        "verdict": codes::verdict(row.verdict),
        "fails": row.verdict.fails(),
    })
}

/// What was measured, in the same shape as in the status.
fn measured(standing: &Standing, measure: Measure) -> Value {
    let currency = standing.record.profile.currency;
    let ratios = &standing.ratios;
    match measure {
        Measure::Dti => ratio::dti(ratios, currency),
        Measure::Utilisation => ratio::utilisation(ratios, currency),
        Measure::LineUtilisation { line } => ratios
            .uses
            .iter()
            .find(|used| used.line == line)
            .map_or(Value::Null, |used| ratio::line_utilisation(used, currency)),
        Measure::Lenders => ratio::lenders(ratios),
        Measure::RunwayDays => ratio::runway(&ratios.runway, true),
        Measure::EmergencyMonths => ratio::emergency_months(standing),
        Measure::LowestCash => {
            let (lowest, day) = standing.lowest_cash();
            json!({ "amount": amount(lowest, currency), "date": date::iso(day), "until": date::iso(standing.until) })
        }
    }
}

fn limit(limit: check::Value, currency: Currency) -> Value {
    match limit {
        check::Value::Share(ratio) => json!({ "ratio": stated_ratio(ratio) }),
        check::Value::Count(count) => json!({ "count": count }),
        check::Value::Days(days) => json!({ "days": days }),
        check::Value::MonthsHundredths(months) => json!({ "months": hundredths(months) }),
        check::Value::Amount(least) => json!({ "amount": amount(least, currency) }),
    }
}
