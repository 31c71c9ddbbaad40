//! What needs attention, as JSON.

use serde_json::{Value, json};

use super::figure::{amount, dated_amount};
use super::{line, name, ratio};
use crate::document::choice::Choice;
use crate::report::ahead::{Ahead, DAYS_LATE};
use crate::report::codes;
use crate::report::problems::left_out_as_json;
use crate::report::standing::Standing;
use crate::report::warning::Warning;
use crate::report::wording::warning::sentences;
use crate::text::{Lang, date};

/// One warning: code, urgency and the values it is about for programs, sentences for people.
pub fn warning(standing: &Standing, warning: &Warning, lang: Lang) -> Value {
    let (message, next_step) = sentences(standing, warning, lang);
    json!({
        "code": codes::warning(warning),
        "urgency": codes::urgency(warning.urgency()),
        "values": values(standing, warning),
        "message": message,
        "next_step": next_step,
    })
}

fn values(standing: &Standing, warning: &Warning) -> Value {
    let currency = standing.record.profile.currency;
    match warning {
        Warning::Overdue { line, amount: due, days } => {
            json!({ "line": line::id(standing, *line), "amount": amount(*due, currency), "days": days })
        }
        Warning::NotUsable { line, state } => json!({ "line": line::id(standing, *line), "state": state.word() }),
        Warning::Short { day, missing } => json!({ "date": date::iso(*day), "missing": amount(*missing, currency) }),
        Warning::Low { day, cash } => json!({ "date": date::iso(*day), "cash": amount(*cash, currency) }),
        Warning::DueByHand { line, day, amount: due } => json!({
            "line": line::id(standing, *line), "date": date::iso(*day), "amount": amount(*due, currency),
        }),
        Warning::HighDti { over, .. } => {
            json!({ "dti": ratio::dti(&standing.ratios, currency), "over_ratio": super::figure::stated_ratio(*over) })
        }
        Warning::NoIncome => json!({ "debt_service": amount(standing.ratios.debt_service, currency) }),
        Warning::HighUse { line, .. } => {
            let used = standing.ratios.uses.iter().find(|used| used.line == *line);
            let utilisation = used.map(|used| ratio::line_utilisation(used, currency));
            json!({ "line": line::id(standing, *line), "utilisation": utilisation })
        }
        Warning::PlanLeft { line, day, planned, paid } => json!({
            "line": line::id(standing, *line),
            "date": date::iso(*day),
            "planned": amount(*planned, currency),
            "paid": amount(*paid, currency),
        }),
        Warning::ShortRunway { .. } => json!({ "runway": ratio::runway(&standing.ratios.runway, true) }),
        Warning::Assumed { count, since } => json!({ "count": count, "since": date::iso(*since) }),
        Warning::Mismatch { line, day, shown, computed } => json!({
            "line": line.map_or(Value::Null, |line| line::id(standing, line)),
            "date": date::iso(*day),
            "shown": amount(*shown, currency),
            "computed": amount(*computed, currency),
        }),
        Warning::FundMismatch { day, shown, computed } => json!({
            "date": date::iso(*day), "shown": amount(*shown, currency), "computed": amount(*computed, currency),
        }),
        Warning::Ahead(ahead) => self::ahead(standing, ahead),
        Warning::LeftOut(left) => left_out_as_json(left),
    }
}

fn ahead(standing: &Standing, ahead: &Ahead) -> Value {
    let currency = standing.record.profile.currency;
    json!({
        "line": line::id(standing, ahead.line),
        "if_income_late_days": ahead.is_late.then_some(DAYS_LATE),
        "missed": ahead.missed.map(|(day, unpaid)| dated_amount((unpaid, day), currency)),
        "turn": ahead.turn.as_ref().map(|turn| json!({
            "date": date::iso(turn.day),
            "state": turn.to.word(),
            "rule": name(&turn.rule),
            "cause": turn.cause.word(),
            "lesson": turn.lesson,
            "teaching_assumption": turn.is_teaching_assumption,
        })),
    })
}
