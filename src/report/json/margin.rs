//! Margins as JSON.

use serde_json::{Map, Value, json};

use super::figure::{amount_or_null, date_or_null};
use super::whatif::measured;
use super::{closing, name, object, opening};
use crate::document::choice::Choice;
use crate::domain::household::profile::Profile;
use crate::domain::risk::indicator::Unit;
use crate::domain::risk::policy::Policy;
use crate::domain::risk::trigger::Effect;
use crate::report::margin::{Distance, LineMargins, Margins, RuleMargin};
use crate::report::standing::Standing;
use crate::report::wording::margin as wording;
use crate::text::{Lang, date};

/// The margins of the household `id`; sentences are in `lang`.
#[must_use]
pub fn margins(
    id: &str,
    standing: &Standing,
    margins: &Margins,
    policies: &[Policy],
    under: Option<&crate::domain::name::Name>,
    lang: Lang,
) -> Value {
    let mut answer = opening("simulate", id, standing);
    let lines: Vec<Value> = margins.lines.iter().map(|line| of_line(line, &margins.profile, policies, lang)).collect();
    let body: Map<String, Value> =
        object(json!({ "scenario": under.map(name), "at": date::iso(margins.day), "margins": lines }));
    answer.extend(body);
    closing(&mut answer, standing, lang);
    Value::Object(answer)
}

fn of_line(of: &LineMargins, profile: &Profile, policies: &[Policy], lang: Lang) -> Value {
    let policy = of.policy.and_then(|place| policies.get(place));
    let rules = of.rules.iter().filter_map(|rule| Some(of_rule(rule, policy?, profile, lang))).collect::<Vec<_>>();
    json!({
        "line": profile.lines.get(of.line).map(|line| line.id.as_str()),
        "state": of.state.word(),
        "policy": policy.map(|policy| policy.id.as_str()),
        "rules": rules,
    })
}

fn of_rule(rule: &RuleMargin, policy: &Policy, profile: &Profile, lang: Lang) -> Value {
    let Some(trigger) = policy.triggers.get(rule.rule) else { return Value::Null };
    let told = wording::told(rule, trigger, profile.currency, lang);
    let by = match trigger.effect {
        Effect::Reduce { by, .. } => super::figure::stated_ratio(by),
        _ => Value::Null,
    };
    json!({
        "rule": trigger.id,
        "name": name(&trigger.name),
        "cause": trigger.cause.word(),
        "effect": trigger.effect.kind().word(),
        "cut_by": by,
        "scope": trigger.scope.word(),
        "stands_since": date_or_null(rule.stands_since),
        "in_force_from": date_or_null(rule.from),
        "conditions": rule.distances.iter().map(|distance| of_condition(distance, profile)).collect::<Vec<_>>(),
        "distance": told.distance,
        "teaching_assumption": trigger.is_teaching_assumption,
        "lesson": trigger.lesson,
        "provenance": super::provenance::provenance(&trigger.provenance),
    })
}

fn of_condition(distance: &Distance, profile: &Profile) -> Value {
    let condition = distance.condition;
    let number = condition.indicator as u8;
    let room = distance.margin.map(|margin| margin.max(0));
    // A yes-or-no sign has no distance.
    let room = room.filter(|_| condition.indicator.unit() != Unit::Flag);
    json!({
        "indicator": condition.indicator.name(),
        "op": condition.op.sign(),
        "threshold": measured(number, condition.threshold),
        "measured": distance.measured.map_or(Value::Null, |value| measured(number, value)),
        "holds": distance.holds(),
        "room": room.map_or(Value::Null, |room| measured(number, room)),
        "room_amount": amount_or_null(distance.amount, profile.currency),
        "month_ends_left": distance.months_left,
    })
}
