//! One other way through as JSON: what it is, how it fits, what it costs.

use serde_json::{Value, json};

use super::figure::{amount, amount_or_null, date_or_null, stated_ratio};
use super::provenance::provenance;
use super::{line, name};
use crate::document::choice::Choice;
use crate::domain::backup::BackupOption;
use crate::domain::backup::condition::{IfNot, Met, Verdict};
use crate::domain::backup::fit::{Fit, Life, Reach};
use crate::domain::backup::price::Price;
use crate::domain::money::Currency;
use crate::report::backup::Backup;
use crate::report::wording::backup as wording;
use crate::text::{Lang, date};

/// An option that is in force.
pub fn option(backup: &Backup, fit: &Fit, lang: Lang) -> Value {
    let Some(option) = backup.file.options.get(fit.option) else { return Value::Null };
    let standing = &backup.standing;
    let currency = standing.record.profile.currency;
    let texts: Vec<Value> = option.cautions.iter().map(name).collect();
    let contacts: Vec<Value> =
        option.contacts.iter().map(|contact| json!({ "name": name(&contact.name), "at": contact.at })).collect();
    let replaces: Vec<Value> = fit.replaces.iter().map(|place| line::id(standing, *place)).collect();
    json!({
        "id": option.id,
        "name": name(&option.name),
        "summary": name(&option.summary),
        "group": option.group.word(),
        "brings": option.brings.word(),
        "pays_debt": option.pays_debt.word(),
        "verdict": verdict(fit.verdict),
        "conditions": conditions(option, fit),
        "reasons": wording::reasons(option, fit, wording::Told::All, lang),
        "covers": amount_or_null(fit.covers, currency),
        "covers_all_in_time": fit.covers_alone(&backup.need),
        "reach": reach(fit.reach, currency),
        "replaces": replaces,
        "cost": fit.price.as_ref().ok().map(|found| price(found, currency)),
        "cost_unknown": fit.price.as_ref().err().map(|why| wording::unpriced(why, lang)),
        "days": { "least": option.speed.least_days, "most": option.speed.most_days },
        "helps_by": date::iso(fit.arrives),
        "begin_by": date::iso(fit.begin_by),
        "adds_lender": option.adds_lender,
        "reported": option.reported,
        "closes_cards": option.closes_cards,
        "first_step": name(&option.first_step),
        "record_effect": name(&option.record_effect),
        "lines_effect": name(&option.lines_effect),
        "protection": option.protection.as_ref().map(name),
        "cautions": texts,
        "contacts": contacts,
        "stale": fit.is_stale,
        "provenance": provenance(&option.provenance),
        "cost_provenance": option.cost_provenance.as_ref().map(provenance),
    })
}

/// An option that is no longer, or not yet, in force.
pub fn lapsed(backup: &Backup, fit: &Fit) -> Value {
    let Some(option) = backup.file.options.get(fit.option) else { return Value::Null };
    let state = match fit.life {
        Life::NotYet => "not-yet",
        Life::Over => "over",
        Life::InForce => "in-force",
    };
    json!({
        "id": option.id,
        "name": name(&option.name),
        "state": state,
        "effective_from": date_or_null(option.provenance.effective_from),
        "effective_to": date_or_null(option.provenance.effective_to),
        "provenance": provenance(&option.provenance),
    })
}

fn conditions(option: &BackupOption, fit: &Fit) -> Vec<Value> {
    let pairs = option.conditions.iter().zip(&fit.answers);
    pairs
        .map(|(condition, met)| {
            let (word, fact) = match met {
                Met::Yes => ("yes", None),
                Met::No => ("no", None),
                Met::Unknown(key) => ("unknown", Some(key.word())),
                Met::Use => ("depends-on-use", None),
                Met::TheySay => ("they-say", None),
            };
            let if_not = match condition.if_not {
                IfNot::Closed => "closed",
                IfNot::Unlikely => "unlikely",
            };
            json!({ "text": name(&condition.text), "met": word, "fact": fact, "if_not": if_not })
        })
        .collect()
}

fn reach(reach: Reach, currency: Currency) -> Value {
    match reach {
        Reach::UpTo(most) => json!({ "kind": "up-to", "amount": amount(most, currency) }),
        Reach::Open => json!({ "kind": "as-agreed", "amount": null }),
        Reach::Unknown => json!({ "kind": "unknown", "amount": null }),
    }
}

fn price(price: &Price, currency: Currency) -> Value {
    let percent = |rate: &Option<rust_decimal::Decimal>| rate.map(|rate| rate.to_string());
    json!({
        "total": amount(price.cost, currency),
        "total_at_lowest_rate": amount(price.cost_range.0, currency),
        "total_at_highest_rate": amount(price.cost_range.1, currency),
        "received": amount(price.received, currency),
        "borrowed": amount(price.borrowed, currency),
        "paid_back": amount(price.paid, currency),
        "interest": amount(price.interest, currency),
        "fees": amount(price.fees, currency),
        "subsidy": amount(price.subsidy, currency),
        "months": price.months,
        "first_payment": amount(price.payment, currency),
        "stated_annual_rate": price.stated.map(|rate| stated_ratio(rate.usual)),
        "nominal_annual_percent": percent(&price.nominal),
        "effective_annual_percent": percent(&price.effective),
    })
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::Ask => "ask",
        Verdict::No => "no",
    }
}
