//! The answer of `backup` as JSON.

use serde_json::{Map, Value, json};

use super::backup_option::{lapsed, option};
use super::figure::{amount, amount_or_null, date_or_null, dated_amount, ratio_of};
use super::provenance::provenance;
use super::{closing, line, name, object, opening};
use crate::document::choice::Choice;
use crate::domain::backup::condition::Use;
use crate::domain::backup::cushion::Goal;
use crate::domain::backup::effect::{Course, MONTHS_COMPARED};
use crate::domain::backup::fit::Life;
use crate::domain::backup::gap::{CashAhead, Gap};
use crate::domain::backup::moves::Move;
use crate::domain::backup::steps::{Dated, Step};
use crate::domain::backup::trap::Traps;
use crate::domain::money::Currency;
use crate::report::SCHEMA_VERSION;
use crate::report::backup::{Backup, NeedFrom};
use crate::report::offer::OfferChecked;
use crate::report::standing::Standing;
use crate::report::wording::backup as wording;
use crate::text::{Lang, date};

/// The answer about the household `id`; the sentences in it are in `lang`.
#[must_use]
pub fn backup(id: &str, backup: &Backup, lang: Lang) -> Value {
    let standing = &backup.standing;
    let currency = standing.record.profile.currency;
    let mut answer = opening("backup", id, standing);
    let fits = || backup.fits.iter();
    let body: Map<String, Value> = object(json!({
        "until": date::iso(standing.until),
        "supposed": supposed(backup),
        "missing": {
            "as_set": cash(&backup.as_set, standing),
            "without": backup.lost.as_ref().map(|lost| json!({
                "line": line::id(standing, lost.line),
                "stopped": cash(&lost.stopped, standing),
                "called_in": cash(&lost.called_in, standing),
                "called_in_on": date_or_null(lost.called_in_on),
            })),
            "sentences": wording::missing(backup, lang),
        },
        "need": need(backup),
        "steps": backup.steps.iter().map(|dated| step(backup, dated, lang)).collect::<Vec<_>>(),
        "moves": backup.moved.as_ref().map(|moved| json!({
            "missing": amount(moved.missing, currency),
            "left_after_own": amount(moved.left_after_own, currency),
            "left_after_all": amount(moved.left_after_all, currency),
        })),
        "options": fits().filter(|fit| fit.life == Life::InForce).map(|fit| option(backup, fit, lang)).collect::<Vec<_>>(),
        "not_in_force": fits().filter(|fit| fit.life != Life::InForce).map(|fit| lapsed(backup, fit)).collect::<Vec<_>>(),
        "months_compared": MONTHS_COMPARED,
        "household_without": course(backup, &backup.without),
        "new_for_old": backup.comparisons.iter().map(|compared| json!({
            "option": option_id(backup, compared.fit),
            "household_with": course(backup, &compared.with),
        })).collect::<Vec<_>>(),
        "together": together(backup),
        "avoid": backup.file.traps.as_ref().map(avoid),
        "cushion": cushion(backup),
        "missing_facts": wording::missing_facts(&backup.fits).iter().map(|key| key.word()).collect::<Vec<_>>(),
    }));
    answer.extend(body);
    closing(&mut answer, standing, lang);
    Value::Object(answer)
}

fn need(backup: &Backup) -> Value {
    let from = match backup.need_from {
        NeedFrom::Asked => "asked",
        NeedFrom::AsSet => "missing-as-set",
        NeedFrom::Stopped => "missing-without-line",
        NeedFrom::CalledIn => "missing-when-called-in",
        NeedFrom::Example => "example",
    };
    json!({
        "amount": amount(backup.need.amount, backup.standing.record.profile.currency),
        "from": date::iso(backup.need.from),
        "days": backup.need.days,
        "used_for": backup.need.used_for.map(used_for),
        "base": from,
    })
}

const fn used_for(used_for: Use) -> &'static str {
    match used_for {
        Use::Debt => "debts",
        Use::Living => "living",
    }
}

fn cash(cash: &CashAhead, standing: &Standing) -> Value {
    let currency = standing.record.profile.currency;
    json!({
        "lowest": dated_amount(cash.lowest, currency),
        "stretch": cash.first_stretch().map(|found| gap(&found, currency)),
        "gaps": cash.gaps.iter().map(|found| gap(found, currency)).collect::<Vec<_>>(),
    })
}

fn gap(gap: &Gap, currency: Currency) -> Value {
    json!({
        "from": date::iso(gap.from),
        "until": date_or_null(gap.until),
        "amount": amount(gap.amount, currency),
        "worst": date::iso(gap.worst),
        "cause": used_for(gap.cause),
    })
}

fn option_id(backup: &Backup, fit: usize) -> Value {
    let option = backup.fits.get(fit).and_then(|fit| backup.file.options.get(fit.option));
    option.map_or(Value::Null, |option| json!(option.id))
}

/// A line's id, of one that opens in what is supposed too.
fn line_id(backup: &Backup, line: usize) -> Value {
    backup.line(line).map_or(Value::Null, |line| json!(line.id))
}

/// What is supposed, and the first line that stops in it.
fn supposed(backup: &Backup) -> Value {
    let Some(supposed) = &backup.supposed else { return Value::Null };
    json!({
        "name": name(&supposed.name),
        "until": date::iso(supposed.until),
        "first_stop": supposed.stop.as_ref().map(|stop| json!({
            "date": date::iso(stop.day),
            "line": line_id(backup, stop.line),
            "from": stop.from.word(),
            "to": stop.to.word(),
        })),
    })
}

fn step(backup: &Backup, dated: &Dated, lang: Lang) -> Value {
    let standing = &backup.standing;
    let currency = standing.record.profile.currency;
    let (kind, values) = match dated.step {
        Step::AskBefore { line: of, stop } => {
            ("ask-before-stop", json!({ "line": line_id(backup, of), "stop": date::iso(stop) }))
        }
        Step::Stops { line: of, to } => ("stops", json!({ "line": line_id(backup, of), "state": to.word() })),
        Step::Call { line: of, due, amount: asked } => {
            ("call", json!({ "line": line_id(backup, of), "due": date::iso(due), "amount": amount(asked, currency) }))
        }
        Step::Make(relief) => {
            let frees = amount(relief.frees, currency);
            match relief.what {
                Move::DueDay { line: of, from, to } => (
                    "ask-due-day",
                    json!({ "line": line_id(backup, of), "from": date::iso(from), "to": date::iso(to), "frees": frees }),
                ),
                Move::PayMinimum { line: of } => {
                    ("pay-minimum", json!({ "line": line_id(backup, of), "frees": frees }))
                }
                Move::Wait { expense, until } => {
                    let expense = standing.record.profile.expenses.get(expense);
                    let expense = expense.map(|expense| name(&expense.name));
                    ("wait", json!({ "expense": expense, "until": date::iso(until), "frees": frees }))
                }
            }
        }
        Step::FromFund { amount: moved } => ("from-fund", json!({ "amount": amount(moved, currency) })),
        Step::BeginBy { fit } => ("begin-by", json!({ "option": option_id(backup, fit) })),
        Step::Short { missing } => ("short", json!({ "missing": amount(missing, currency) })),
        Step::Again { missing } => ("again-short", json!({ "missing": amount(missing, currency) })),
        Step::Refill { amount: moved } => ("refill", json!({ "amount": amount(moved, currency) })),
    };
    json!({
        "date": date::iso(dated.day),
        "step": kind,
        "values": values,
        "sentence": wording::step(backup, &dated.step, lang),
    })
}

fn course(backup: &Backup, course: &Course) -> Value {
    let currency = backup.standing.record.profile.currency;
    json!({
        "until": date::iso(course.until),
        "interest": amount(course.interest, currency),
        "fees": amount(course.fees, currency),
        "late_fees": amount(course.late_fees, currency),
        "missed": course.missed,
        "lowest_cash": dated_amount(course.lowest, currency),
        "first_short_day": date_or_null(course.first_short),
        "cash_at_end": amount(course.cash_at_end, currency),
        "emergency_fund_at_end": amount(course.fund_at_end, currency),
        "owed_at_end": amount(course.owed_at_end, currency),
        "debt_service": amount(course.debt_service, currency),
        "dti": course.dti.map(super::figure::stated_ratio),
        "lenders": course.lenders,
        "lines_stopped": course.stops,
        "first_stop": course.first_stop.map(|(line, day)| json!({ "line": line_id(backup, line), "date": date::iso(day) })),
    })
}

fn together(backup: &Backup) -> Value {
    let currency = backup.standing.record.profile.currency;
    let Some(together) = &backup.together else { return Value::Null };
    let pieces: Vec<Value> = together
        .combination
        .pieces
        .iter()
        .map(|piece| {
            json!({
                "option": option_id(backup, piece.fit),
                "covers": amount(piece.covers, currency),
                "cost": amount_or_null(piece.price.as_ref().ok().map(|price| price.cost), currency),
            })
        })
        .collect();
    json!({
        "pieces": pieces,
        "left": amount(together.combination.left, currency),
        "cost": amount(together.combination.cost, currency),
        "household_with": course(backup, &together.with),
    })
}

fn avoid(traps: &Traps) -> Value {
    let patterns: Vec<Value> = traps
        .traps
        .iter()
        .map(|trap| {
            json!({
                "id": trap.id,
                "name": name(&trap.name),
                "how": name(&trap.how),
                "recognise": name(&trap.recognise),
                "what_to_do": name(&trap.what_to_do),
                "signs": trap.signs,
                "provenance": provenance(&trap.provenance),
            })
        })
        .collect();
    let warnings: Vec<Value> = traps
        .warnings
        .iter()
        .map(|warning| json!({ "text": name(&warning.text), "provenance": provenance(&warning.provenance) }))
        .collect();
    json!({ "patterns": patterns, "warnings": warnings })
}

fn cushion(backup: &Backup) -> Value {
    let standing = &backup.standing;
    let currency = standing.record.profile.currency;
    let cushion = &backup.cushion;
    let goal = |goal: &Goal| {
        json!({
            "amount": amount(goal.amount, currency),
            "missing": amount(goal.missing, currency),
            "reached_on": date_or_null(goal.reached_on),
        })
    };
    let lines: Vec<Value> = cushion
        .lines
        .iter()
        .map(|one| {
            json!({
                "line": line::id(standing, one.line),
                "if_stopped": amount(one.if_stopped, currency),
                "if_called_in": amount(one.if_called_in, currency),
                "goal": goal(&one.goal),
                "called_in_on": date_or_null(one.called_in_on),
                "reserve_lost": amount_or_null(one.reserve_lost, currency),
            })
        })
        .collect();
    json!({
        "emergency_fund": amount(cushion.fund, currency),
        "emergency_months": super::ratio::emergency_months(standing),
        "runway": super::ratio::runway(&standing.ratios.runway, true),
        "missing_as_set": amount(cushion.missing_as_set, currency),
        "saved_a_month": amount(cushion.saved_a_month, currency),
        "lines": lines,
        "goal_if_stopped": goal(&cushion.goal_if_stopped),
        "goal_if_called_in": goal(&cushion.goal_if_called_in),
    })
}

/// The check of an offer.
#[must_use]
pub fn offer(checked: &OfferChecked<'_>, jurisdiction: &str) -> Value {
    let currency = checked.currency;
    let matches: Vec<Value> = checked
        .matches
        .iter()
        .map(|found| {
            json!({
                "id": found.trap.id,
                "name": name(&found.trap.name),
                "how": name(&found.trap.how),
                "what_to_do": name(&found.trap.what_to_do),
                "signs": found.signs.iter().map(|sign| sign.id.as_str()).collect::<Vec<_>>(),
                "provenance": provenance(&found.trap.provenance),
            })
        })
        .collect();
    let rate = checked.rate.as_ref().and_then(|rate| rate.as_ref().ok()).map(|rate| {
        json!({
            "received": amount(rate.received, currency),
            "paid": amount(rate.paid, currency),
            "cost": amount(rate.cost, currency),
            "cost_share": ratio_of(rate.cost, rate.received),
            "nominal_percent": rate.nominal.map(|rate| rate.to_string()),
            "effective_percent": rate.effective.map(|rate| rate.to_string()),
            "above": checked.above.iter().map(|(line, rate)| json!({
                "id": line.id, "name": name(&line.name), "rate": super::figure::stated_ratio(*rate),
            })).collect::<Vec<_>>(),
        })
    });
    json!({
        "schema_version": SCHEMA_VERSION,
        "command": "backup --offer",
        "as_of": date::iso(checked.today),
        "currency": currency.code(),
        "jurisdiction": jurisdiction,
        "signs_held": checked.held,
        "patterns": matches,
        "true_rate": rate,
    })
}
