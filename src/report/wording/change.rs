//! What a link of a chain says: what happened, by which rule, on what measured value, and how far the rule is founded.

use super::name;
use crate::domain::household::outlook::{Change, Outlook};
use crate::domain::household::watch::Turn;
use crate::domain::money::Ratio;
use crate::domain::risk::indicator::{Indicator, Measured};
use crate::domain::risk::trigger::Op;
use crate::report::whatif::{Link, LinkKind, WhatIf};
use crate::text::number::{self, Counted, Decimals};
use crate::text::{Lang, indicator as indicator_words, line as line_words, risk, terms, whatif as words};

/// The name of a line of a look ahead, new lines included.
#[must_use]
pub fn line_name(outlook: &Outlook, line: usize, lang: Lang) -> String {
    outlook.profile.lines.get(line).map_or_else(String::new, |record| name(&record.name, lang))
}

/// What happened, as one sentence.
#[must_use]
pub fn sentence(outlook: &Outlook, link: &Link, lang: Lang) -> String {
    let line = ("line", line_name(outlook, link.line, lang));
    let currency = outlook.profile.currency;
    let money = |amount| number::money(amount, currency);
    match link.what {
        LinkKind::Missed { unpaid, late_fee } if late_fee.is_zero() => {
            words::MISSED_ROW.fill(lang, &[line, ("unpaid", money(unpaid))])
        }
        LinkKind::Missed { unpaid, late_fee } => {
            words::MISSED_FEE.fill(lang, &[line, ("unpaid", money(unpaid)), ("fee", money(late_fee))])
        }
        LinkKind::State(change) if change.from == change.to => words::STATE_STAYS.fill(lang, &[line]),
        LinkKind::State(change) => {
            let from = line_words::state(change.from).get(lang).to_owned();
            let to = line_words::state(change.to).get(lang).to_owned();
            words::STATE_CHANGE.fill(lang, &[line, ("from", from), ("to", to)])
        }
        LinkKind::Limit { before, after } => {
            words::LIMIT_ROW.fill(lang, &[line, ("before", money(before)), ("after", money(after))])
        }
        LinkKind::CalledIn(amount) => words::CALLED_IN.fill(lang, &[line, ("amount", money(amount))]),
        LinkKind::Opened(amount) if amount.is_zero() => words::OPENED_LIMIT.fill(lang, &[line]),
        LinkKind::Opened(amount) => words::OPENED.fill(lang, &[line, ("amount", money(amount))]),
    }
}

/// Why a state changed: lines of text, the rule first. Empty when there is no more to say.
#[must_use]
pub fn why(what_if: &WhatIf, change: &Change, lang: Lang) -> Vec<String> {
    match change.why.turn {
        Turn::Shock => return vec![words::SHOCK.get(lang).to_owned()],
        Turn::ProbationOver => return vec![words::PROBATION_OVER.get(lang).to_owned()],
        Turn::RuleEnded | Turn::Fired => {}
    }
    let mut lines = Vec::new();
    let rule = what_if.rule(change);
    if let Some((policy, trigger)) = rule {
        let values = [("rule", name(&trigger.name, lang)), ("policy", name(&policy.name, lang))];
        lines.push(words::RULE.fill(lang, &values));
    }
    if change.why.turn == Turn::RuleEnded {
        lines.push(words::RULE_ENDED.get(lang).to_owned());
        return lines;
    }
    lines.extend(measured(what_if, change, lang));
    if let Some((_, trigger)) = rule {
        let mut founded = vec![risk::cause(trigger.cause).get(lang).to_owned()];
        if trigger.is_teaching_assumption {
            founded.push(words::TEACHING.get(lang).to_owned());
        }
        let grade = terms::confidence(trigger.provenance.confidence).get(lang).to_owned();
        founded.push(words::CONFIDENCE.fill(lang, &[("confidence", grade)]));
        lines.push(founded.join(if lang == Lang::Zh { "；" } else { "; " }));
    }
    lines
}

/// The measured value, the one before, and what the rule says.
fn measured(what_if: &WhatIf, change: &Change, lang: Lang) -> Option<String> {
    let why = change.why;
    let indicator = Indicator::at(why.indicator)?;
    let op = what_if.rule(change).and_then(|(_, trigger)| {
        let fits =
            |c: &&crate::domain::risk::trigger::Condition| c.indicator == indicator && c.threshold == why.threshold;
        trigger.when.iter().find(fits).map(|condition| condition.op)
    });
    let threshold = value(indicator, why.threshold, lang);
    let threshold = risk::op(op.unwrap_or(Op::AtLeast)).fill(lang, &[("value", threshold)]);
    let mut values = vec![
        ("indicator", indicator_words::indicator(indicator).name.get(lang).to_owned()),
        ("measured", value(indicator, why.measured, lang)),
        ("threshold", threshold),
    ];
    let mut words_of = words::MEASURED;
    if indicator.measured(why.before).is_some() {
        values.push(("before", value(indicator, why.before, lang)));
        words_of = words::MEASURED_BEFORE;
    }
    let mut text = words_of.fill(lang, &values);
    if usize::from(why.source) != change.line {
        let seen = words::SEEN_AT.fill(lang, &[("line", line_name(&what_if.changed, usize::from(why.source), lang))]);
        text.push_str(&if lang == Lang::Zh { format!("（{seen}）") } else { format!(" ({seen})") });
    }
    Some(text)
}

/// A measured value with its unit.
#[must_use]
pub fn value(indicator: Indicator, number: i64, lang: Lang) -> String {
    match indicator.measured(number) {
        None => words::UNKNOWN.get(lang).to_owned(),
        Some(Measured::Ratio(Ratio(ratio))) => number::percent(Ratio(ratio), Decimals::One),
        Some(Measured::Count(count)) => number::whole(count),
        Some(Measured::Days(days)) => number::count(days, Counted::DAYS, lang),
        Some(Measured::Months(months)) => number::count(months, Counted::MONTHS, lang),
        Some(Measured::Flag(true)) => words::YES.get(lang).to_owned(),
        Some(Measured::Flag(false)) => words::NO.get(lang).to_owned(),
    }
}
