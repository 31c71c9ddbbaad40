//! How far a rule is from firing, in words: what is still missing, what the rule then does, and how far it is founded.

use super::change::value;
use super::name;
use crate::domain::money::{Currency, Ratio};
use crate::domain::risk::indicator::{Indicator, Unit};
use crate::domain::risk::trigger::{Condition, Effect, Scope, Trigger};
use crate::report::margin::{Distance, RuleMargin};
use crate::text::number::{self, Counted, Decimals};
use crate::text::{Lang, Words, date, indicator as indicator_words, margin as words, risk, terms};

/// What is said of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// How far it is: what is still missing, or since when it stands.
    pub distance: String,
    /// Its name and what it does.
    pub rule: String,
    /// Its cause, whether its figures are ours for teaching, what it rests on.
    pub founded: String,
}

/// One rule in words.
#[must_use]
pub fn told(rule: &RuleMargin, trigger: &Trigger, currency: Currency, lang: Lang) -> Told {
    Told { distance: distance(rule, currency, lang), rule: consequence(trigger, lang), founded: founded(trigger, lang) }
}

/// What a rule is called and what it does.
#[must_use]
pub fn consequence(trigger: &Trigger, lang: Lang) -> String {
    let by = match trigger.effect {
        Effect::Reduce { by, .. } => number::percent(by, Decimals::None),
        _ => String::new(),
    };
    let effect = risk::effect(trigger.effect.kind()).fill(lang, &[("by", by)]);
    let scope = risk::scope(trigger.scope).get(lang).to_owned();
    let words = if trigger.scope == Scope::Line { words::THEN } else { words::THEN_SCOPE };
    words.fill(lang, &[("rule", name(&trigger.name, lang)), ("effect", effect), ("scope", scope)])
}

/// How far a rule is founded: its cause, the mark of a teaching assumption, evidence and confidence.
#[must_use]
pub fn founded(trigger: &Trigger, lang: Lang) -> String {
    let mut parts = vec![risk::cause(trigger.cause).get(lang).to_owned()];
    if trigger.is_teaching_assumption {
        parts.push(words::TEACHING.get(lang).to_owned());
    }
    let kinds = trigger.provenance.evidence.iter().map(|kind| terms::evidence(*kind).get(lang));
    let evidence = kinds.collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { " + " });
    let confidence = terms::confidence(trigger.provenance.confidence).get(lang).to_owned();
    parts.push(words::FOUNDED.fill(lang, &[("evidence", evidence), ("confidence", confidence)]));
    parts.join(if lang == Lang::Zh { "；" } else { "; " })
}

fn distance(rule: &RuleMargin, currency: Currency, lang: Lang) -> String {
    if let Some(since) = rule.stands_since {
        return words::STANDS.fill(lang, &[("day", date::iso(since))]);
    }
    let mut missing: Vec<String> = rule.unmet().map(|distance| missing(distance, currency, lang)).collect();
    if missing.is_empty() && rule.from.is_none() {
        return words::ALL_HOLDS.get(lang).to_owned();
    }
    missing.extend(rule.distances.iter().filter(|distance| distance.holds()).map(|held| so_already(held, lang)));
    missing.extend(rule.from.map(|from| words::FROM.fill(lang, &[("day", date::iso(from))])));
    missing.join(words::AND.get(lang))
}

fn indicator_name(distance: &Distance, lang: Lang) -> String {
    indicator_words::indicator(distance.condition.indicator).name.get(lang).to_owned()
}

fn measured(distance: &Distance, lang: Lang) -> String {
    value(distance.condition.indicator, distance.measured.unwrap_or(0), lang)
}

fn so_already(distance: &Distance, lang: Lang) -> String {
    let values = [("indicator", indicator_name(distance, lang)), ("measured", measured(distance, lang))];
    words::SO_ALREADY.fill(lang, &values)
}

/// A threshold as short as it is exact: 90%, 12.5%.
fn threshold(condition: Condition, lang: Lang) -> String {
    if condition.indicator.unit() == Unit::Ratio && condition.threshold % Ratio::percent(1).0 == 0 {
        return number::percent(Ratio(condition.threshold), Decimals::None);
    }
    value(condition.indicator, condition.threshold, lang)
}

/// What one condition still lacks.
fn missing(distance: &Distance, currency: Currency, lang: Lang) -> String {
    let indicator = ("indicator", indicator_name(distance, lang));
    let Some(margin) = distance.margin else { return words::UNKNOWN.fill(lang, &[indicator]) };
    let months = number::count(i64::from(distance.months_left), Counted::MONTHS, lang);
    if margin <= 0 {
        return words::MONTHS_SO.fill(lang, &[indicator, ("measured", measured(distance, lang)), ("n", months)]);
    }
    if distance.condition.indicator.unit() == Unit::Flag {
        return words::FLAG.fill(lang, &[indicator]);
    }
    let mut text = to_go(distance, margin, currency, lang);
    if distance.months_left > 0 {
        text.push_str(&words::MONTHS_MORE.fill(lang, &[("n", months)]));
    }
    text
}

/// How much more or less of what is measured there has to be.
fn to_go(distance: &Distance, margin: i64, currency: Currency, lang: Lang) -> String {
    let condition = distance.condition;
    let of_many = condition.indicator == Indicator::LimitsToYearlyIncome;
    let turn = if of_many { words::turn_of_many(condition.op) } else { words::turn(condition.op) };
    let turn = turn.fill(lang, &[("value", threshold(condition, lang))]);
    let grows = distance.measured.is_none_or(|measured| measured <= condition.threshold);
    let pick = |more: Words, less: Words| if grows { more } else { less };
    if let Some(amount) = distance.amount {
        let words = match condition.indicator {
            Indicator::Dti => pick(words::DTI_MORE, words::DTI_LESS),
            Indicator::LimitsToYearlyIncome => pick(words::LIMITS_MORE, words::LIMITS_LESS),
            _ => pick(words::USE_MORE, words::USE_LESS),
        };
        return words.fill(lang, &[("amount", number::money(amount.magnitude(), currency)), ("turn", turn)]);
    }
    let room = match condition.indicator.unit() {
        Unit::Ratio => {
            let points = number::decimal(Ratio(margin.saturating_mul(100)), Decimals::One);
            words::POINTS.fill(lang, &[("n", points)])
        }
        _ => value(condition.indicator, margin, lang),
    };
    let values = [
        ("indicator", indicator_name(distance, lang)),
        ("measured", measured(distance, lang)),
        ("room", room),
        ("turn", turn),
    ];
    pick(words::OTHER_MORE, words::OTHER_LESS).fill(lang, &values)
}
