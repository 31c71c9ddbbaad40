//! The points card as JSON.

use serde_json::{Map, Value, json};

use super::figure::{amount_or_null, stated_ratio};
use super::{closing, name, object, opening};
use crate::domain::money::{RATE_SCALE, Ratio};
use crate::domain::risk::scorecard::{FactorKind, Outlook, Reason, Score, Scorecard, basis_points};
use crate::report::card::{Cards, LineCard};
use crate::report::standing::Standing;
use crate::report::wording::card as wording;
use crate::text::{Lang, date, scorecard as words};

/// The card of every line of the household `id`; sentences are in `lang`.
#[must_use]
pub fn cards(
    id: &str,
    standing: &Standing,
    cards: &Cards,
    card: &Scorecard,
    under: Option<&crate::domain::name::Name>,
    lang: Lang,
) -> Value {
    let mut answer = opening("simulate", id, standing);
    let lines: Vec<Value> = cards.lines.iter().map(|of| line(of, cards, lang)).collect();
    let body: Map<String, Value> = object(json!({
        "scenario": under.map(name),
        "at": date::iso(cards.day),
        "card": {
            "id": card.id,
            "name": name(&card.name),
            "summary": name(&card.summary),
            "year": card.year,
            "base_rate": stated_ratio(cards.base_rate),
            "is_a_lenders_score": false,
            "limits": card.limits.iter().map(name).collect::<Vec<_>>(),
            "provenance": super::provenance::provenance(&card.provenance),
        },
        "lines": lines,
    }));
    answer.extend(body);
    closing(&mut answer, standing, lang);
    Value::Object(answer)
}

fn line(of: &LineCard, cards: &Cards, lang: Lang) -> Value {
    let own = cards.profile.lines.get(of.line);
    let (status, score) = match &of.outlook {
        Outlook::Scored(score) => ("scored", Some(score)),
        Outlook::NotUsedEnough => ("not-used-enough", None),
        Outlook::NoLimit => ("no-limit", None),
    };
    let currency = cards.profile.currency;
    json!({
        "line": own.map(|line| line.id.as_str()),
        "status": status,
        "limit": amount_or_null(own.and_then(|line| line.limit), currency),
        "score": score.map(|score| self::score(score, lang)),
        "explained_by": of.explained_by.iter().map(|reason| reason_word(*reason)).collect::<Vec<_>>(),
        "why": wording::details(of, lang),
    })
}

fn score(score: &Score, lang: Lang) -> Value {
    json!({
        "points": { "least": score.points.0, "most": score.points.1 },
        "chance_late_next_month": { "least": chance(score.chance.low), "most": chance(score.chance.high) },
        "reasons": score.reasons.iter().map(|lost| json!({
            "reason": reason_word(lost.reason),
            "said": words::reason(lost.reason).get(lang),
            "points": lost.points,
            "factors": lost.factors.iter().map(|kind| factor_word(*kind)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "unknown": score.unknown.iter().map(|kind| factor_word(*kind)).collect::<Vec<_>>(),
    })
}

/// To four decimals, as it is shown.
fn chance(value: f64) -> Value {
    stated_ratio(Ratio(basis_points(value).saturating_mul(RATE_SCALE / 10_000)))
}

const fn reason_word(reason: Reason) -> &'static str {
    match reason {
        Reason::DelinquentObligations => "delinquent-obligations",
        Reason::PoorPerformance => "poor-performance",
        Reason::BalancesTooHigh => "balances-too-high",
        Reason::ExcessiveObligations => "excessive-obligations",
        Reason::RecentInquiries => "recent-inquiries",
        Reason::LittleActivity => "little-activity",
    }
}

const fn factor_word(kind: FactorKind) -> &'static str {
    match kind {
        FactorKind::LateNow => "late-now",
        FactorKind::LateMonthsOf6 => "late-months-of-6",
        FactorKind::UnpaidBillsOf5 => "unpaid-bills-of-5",
        FactorKind::Utilisation => "utilisation",
        FactorKind::PaidIn6OfLimit => "paid-in-6-of-limit",
        FactorKind::Limit => "limit",
    }
}
