//! Cost statements as JSON.

use serde_json::{Map, Value, json};

use super::figure::{amount, date_or_null, stated_ratio};
use super::{closing, name, object, opening};
use crate::document::choice::Choice;
use crate::domain::calendar::Day;
use crate::domain::cost::{Charge, EarlyCharge, Late, Performed, Way};
use crate::domain::credit::line::PartKind;
use crate::domain::credit::product::Fact;
use crate::domain::credit::terms::{EarlySettlement, LateFee, PlanFee, Promo};
use crate::domain::money::{Currency, Money, Rate};
use crate::domain::provenance::Provenance;
use crate::report::SCHEMA_VERSION;
use crate::report::cost_statement::{BorrowingCost, CostStatement, Held, Mark, Rule, Side, Subject};
use crate::report::standing::Standing;
use crate::report::wording::cost_statement::basis_word;
use crate::text::{Lang, date};

/// The convention of the annual rates.
const CONVENTION: &str = "eu-interval";

/// The statements of a household's lines.
#[must_use]
pub fn cost_statements(id: &str, standing: &Standing, statements: &[CostStatement], lang: Lang) -> Value {
    let mut answer = opening("cost", id, standing);
    answer.insert("statements".to_owned(), statements.iter().map(one).collect());
    closing(&mut answer, standing, lang);
    Value::Object(answer)
}

/// The statement of a new borrowing that belongs to no household.
#[must_use]
pub fn new_borrowing(statement: &CostStatement) -> Value {
    let mut answer = object(json!({
        "schema_version": SCHEMA_VERSION,
        "command": "cost",
        "as_of": date::iso(statement.day),
        "currency": statement.currency.code(),
    }));
    answer.insert("statements".to_owned(), json!([one(statement)]));
    Value::Object(answer)
}

/// One statement.
pub(super) fn one(statement: &CostStatement) -> Value {
    let preset = statement.origins.preset.as_ref();
    json!({
        "subject": match statement.subject {
            Subject::Owed => "owed",
            Subject::Example => "example",
            Subject::New => "new",
        },
        "line": statement.line,
        "product": preset.map(|preset| preset.id.clone()),
        "name": name(&statement.name),
        "collector": statement.lender.as_ref().map_or(Value::Null, name),
        "kind": statement.terms.kind.word(),
        "check_contract": statement.origins.check_contract(),
        "rule": rule(&statement.rule),
        "borrowings": statement.borrowings.iter().map(|cost| borrowing(statement, cost)).collect::<Vec<_>>(),
    })
}

fn rule(rule: &Rule) -> Value {
    let (state, norm) = match rule {
        Rule::Required(name, provenance) => ("required", Some((name, provenance))),
        Rule::NotYet(name, provenance) => ("not-yet", Some((name, provenance))),
        Rule::Over(name, provenance) => ("over", Some((name, provenance))),
        Rule::Unknown => ("unknown", None),
    };
    json!({
        "state": state,
        "name": norm.map_or(Value::Null, |(title, _)| name(title)),
        "from": date_or_null(norm.and_then(|(_, provenance)| provenance.effective_from)),
        "to": date_or_null(norm.and_then(|(_, provenance)| provenance.effective_to)),
        "rests_on": norm.map_or(Value::Null, |(_, provenance)| rests_on(provenance)),
    })
}

fn borrowing(statement: &CostStatement, cost: &BorrowingCost) -> Value {
    let currency = statement.currency;
    let of = &cost.borrowing;
    let plan = of.part.plan;
    let performed: Vec<Value> = [Some(&cost.agreed), cost.minimum.as_ref()]
        .into_iter()
        .flatten()
        .map(|way| performance(way, currency))
        .collect();
    json!({
        "name": of.part.name.as_ref().map_or(Value::Null, name),
        "kind": kind_word(of.part.kind),
        "principal": amount(of.amount(), currency),
        "from": date::iso(of.day),
        "owed": cost.owed.map_or(Value::Null, |owed| amount(owed, currency)),
        "amortisation": plan.map(|plan| plan.amortisation.word()),
        "periods": plan.map(|plan| plan.periods),
        "rhythm": plan.map(|plan| plan.rhythm.word()),
        "charges": of.charges().iter().map(|each| charge(statement, cost, each)).collect::<Vec<_>>(),
        "performed": performed,
        "on_default": on_default(statement, cost),
        "if_early": if_early(statement, cost),
        "rate_lines": cost.rate_lines.iter().map(held).collect::<Vec<_>>(),
    })
}

/// The stable word of a part; an instalment plan has a table of its own in files.
fn kind_word(kind: PartKind) -> &'static str {
    if kind == PartKind::Instalment { "instalment" } else { kind.word() }
}

fn charge(statement: &CostStatement, cost: &BorrowingCost, charge: &Charge) -> Value {
    let currency = statement.currency;
    let dearest = cost.dearest();
    let (word, method, standard, comes_to, key) = match charge {
        Charge::Interest(stated, until) => {
            let standard = json!({ "rate": rate(*stated), "promo": promo(*until), "of": "principal-owed" });
            ("interest", statement.terms.accrual.word(), standard, dearest.interest, cost.rate_key(statement))
        }
        Charge::Fee(PlanFee::PerPeriod(share)) => {
            let standard = json!({ "share": stated_ratio(*share), "of": "original-principal" });
            ("plan-fee", "each-period", standard, dearest.fees, cost.fee_key(statement))
        }
        Charge::Fee(PlanFee::Total(share)) => {
            let standard = json!({ "share": stated_ratio(*share), "of": "original-principal" });
            ("plan-fee", "in-all", standard, dearest.fees, cost.fee_key(statement))
        }
        Charge::Upfront(fee) => {
            ("upfront-fee", "kept-back", json!({ "amount": amount(*fee, currency) }), *fee, "upfront")
        }
    };
    json!({
        "charge": word,
        "method": method,
        "standard": standard,
        "collector": statement.lender.as_ref().map_or(Value::Null, name),
        "way": way_word(dearest.way),
        "amount": amount(comes_to, currency),
        "origin": origin(statement, key),
    })
}

fn rate(rate: Rate) -> Value {
    json!({
        "rate": stated_ratio(rate.ratio()),
        "per": basis_word(rate.basis),
        "nominal_annual": stated_ratio(rate.nominal_annual()),
    })
}

fn promo(promo: Option<Promo>) -> Value {
    promo.map_or(Value::Null, |promo| json!({ "rate": rate(promo.rate), "until": date::iso(promo.until) }))
}

const fn way_word(way: Way) -> &'static str {
    match way {
        Way::AsAgreed => "as-agreed",
        Way::MinimumOnly => "minimum-only",
    }
}

fn performance(performed: &Performed, currency: Currency) -> Value {
    let dated = |(day, paid): &(Day, Money)| json!({ "date": date::iso(*day), "amount": amount(*paid, currency) });
    let annual = match &performed.annual {
        Ok(annual) => json!({
            "convention": CONVENTION,
            "nominal_percent": percent(annual.nominal_percent),
            "effective_percent": percent(annual.effective_percent),
            "unique": annual.unique,
        }),
        Err(_) => Value::Null,
    };
    json!({
        "way": way_word(performed.way),
        "payments": performed.payments.len(),
        "first_payment": performed.payments.first().map(dated),
        "last_payment": performed.payments.last().map(dated),
        "paid": amount(performed.paid(), currency),
        "interest": amount(performed.interest, currency),
        "fees": amount(performed.fees + performed.upfront + performed.late_fees, currency),
        "charges": amount(performed.charges(), currency),
        "left": amount(performed.left, currency),
        "annual": annual,
        "refused": performed.annual.as_ref().err().map(crate::domain::credit::refusal::Refusal::name),
    })
}

fn percent(mut percent: rust_decimal::Decimal) -> Value {
    percent.rescale(6);
    json!(percent.to_string())
}

fn on_default(statement: &CostStatement, cost: &BorrowingCost) -> Value {
    let currency = statement.currency;
    let overdue = cost.borrowing.when_late();
    json!({
        "grace_days": overdue.grace_days,
        "late_fee": overdue.late_fee.map_or(Value::Null, |fee| late_fee(&fee, currency)),
        "late_fee_origin": origin(statement, "late_fee"),
        "contract_rate": rate(overdue.contract),
        "penalty_rate": overdue.penalty.map_or(Value::Null, rate),
        "penalty_factor": overdue.factor.map_or(Value::Null, stated_ratio),
        "penalty_meets_rate": overdue.mode.word(),
        "penalty_origin": origin(statement, "penalty_annual_rate"),
        "overdue_nominal_annual": stated_ratio(overdue.in_all()),
        "interest_on_interest": overdue.interest_on_interest,
        "one_missed": cost.late.map_or(Value::Null, |late| one_missed(late, currency)),
    })
}

fn late_fee(fee: &LateFee, currency: Currency) -> Value {
    json!({
        "fixed": amount(fee.fixed, currency),
        "share_of_unpaid": stated_ratio(fee.percent),
        "floor": amount(fee.floor, currency),
        "cap": fee.cap.map_or(Value::Null, |cap| amount(cap, currency)),
    })
}

fn one_missed(late: Late, currency: Currency) -> Value {
    json!({
        "missed": date::iso(late.missed),
        "paid_on": date::iso(late.paid_on),
        "late_fees": amount(late.late_fees, currency),
        "interest": amount(late.interest, currency),
    })
}

fn if_early(statement: &CostStatement, cost: &BorrowingCost) -> Value {
    let (rule, share, key) = match cost.borrowing.when_early() {
        None => return Value::Null,
        Some(EarlyCharge::Plan(EarlySettlement::Free)) => ("fees-fall-away", None, "early_settlement"),
        Some(EarlyCharge::Plan(EarlySettlement::RemainingFees)) => ("fees-fall-due", None, "early_settlement"),
        Some(EarlyCharge::Plan(EarlySettlement::Percent(share))) => ("share", Some(share), "early_settlement"),
        Some(EarlyCharge::Loan(changes, share)) => (changes.word(), Some(share), "prepayment_fee"),
    };
    json!({ "rule": rule, "share_of_amount": share.map(stated_ratio), "origin": origin(statement, key) })
}

fn held(held: &Held) -> Value {
    let side = |side: Option<Side>| {
        side.map(|side| match side {
            Side::Below => "below",
            Side::At => "at",
            Side::Above => "above",
        })
    };
    json!({
        "id": held.line.id,
        "name": name(&held.line.name),
        "applies_to": held.line.applies_to,
        "effect": held.line.effect.word(),
        "rate": stated_ratio(held.at),
        "reference_rate": held.reading.map(|reading| stated_ratio(reading.rate)),
        "reference_since": date_or_null(held.reading.map(|reading| reading.since)),
        "may_be_newer": held.reading.is_some_and(|reading| reading.is_stale),
        "way": way_word(held.way),
        "nominal": side(held.nominal),
        "effective": side(held.effective),
        "rests_on": rests_on(&held.line.provenance),
    })
}

fn origin(statement: &CostStatement, key: &str) -> Value {
    let (from, fact) = match statement.origins.mark(key, &statement.terms) {
        Mark::Stated => ("stated", None),
        Mark::Preset(fact) => ("preset", fact),
        Mark::Assumed => ("assumed", None),
        Mark::Usual => ("usual", None),
    };
    json!({ "from": from, "rests_on": fact.map_or(Value::Null, of_fact) })
}

fn of_fact(fact: &Fact) -> Value {
    let mut members: Map<String, Value> = object(rests_on(&fact.provenance));
    members.insert("low".to_owned(), json!(fact.low));
    members.insert("high".to_owned(), json!(fact.high));
    Value::Object(members)
}

fn rests_on(provenance: &Provenance) -> Value {
    json!({
        "evidence": provenance.evidence.iter().map(|kind| kind.word()).collect::<Vec<_>>(),
        "confidence": provenance.confidence.word(),
        "as_of": provenance.as_of,
        "sources": provenance.sources,
        "note": provenance.note.as_ref().map_or(Value::Null, name),
    })
}
