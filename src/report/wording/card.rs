//! The points card in words: the chance, the reasons in the order of points, what is unknown, and what the card is not.

use super::name;
use crate::domain::money::Ratio;
use crate::domain::risk::scorecard::{FactorKind, FactorPoints, Outlook, PointsLost, Score, Scorecard, basis_points};
use crate::report::card::LineCard;
use crate::text::number::{self, Counted, Decimals};
use crate::text::{Lang, scorecard as words};

/// A chance as a percentage with one decimal.
#[must_use]
pub fn chance(value: f64) -> String {
    number::percent(Ratio::basis_points(basis_points(value)), Decimals::One)
}

/// What the card says about a line: one sentence.
#[must_use]
pub fn verdict(card: &Scorecard, of: &LineCard, line: String, lang: Lang) -> String {
    match &of.outlook {
        Outlook::Scored(score) => scored(card, score, line, lang),
        Outlook::NotUsedEnough => none(line, words::NOT_USED_ENOUGH.get(lang), lang),
        Outlook::NoLimit => none(line, words::NO_LIMIT.get(lang), lang),
    }
}

fn none(line: String, why: &str, lang: Lang) -> String {
    words::NONE.fill(lang, &[("line", line), ("why", why.to_owned())])
}

fn scored(card: &Scorecard, score: &Score, line: String, lang: Lang) -> String {
    let most: u16 = card.factors.iter().filter_map(|factor| factor.points.iter().max()).sum();
    let mut values = vec![("line", line), ("points", score.points.1.to_string()), ("most", most.to_string())];
    if score.points.0 == score.points.1 {
        values.push(("chance", chance(score.chance.high)));
        return words::SCORED.fill(lang, &values);
    }
    values.extend([
        ("low", chance(score.chance.low)),
        ("high", chance(score.chance.high)),
        ("least", score.points.0.to_string()),
    ]);
    words::SCORED_RANGE.fill(lang, &values)
}

/// Why: the reasons with their points, what makes a range, what explains without points. Empty without a score.
#[must_use]
pub fn details(of: &LineCard, lang: Lang) -> Vec<String> {
    let Outlook::Scored(score) = &of.outlook else { return Vec::new() };
    let mut lines: Vec<String> = score.reasons.iter().map(|lost| reason(score, lost, lang)).collect();
    if lines.is_empty() {
        lines.push(words::NO_REASON.get(lang).to_owned());
    }
    if !score.unknown.is_empty() {
        let unknown = list(score.unknown.iter().map(|kind| words::factor(*kind).get(lang)), lang);
        lines.push(words::RANGE.fill(lang, &[("unknown", unknown)]));
    }
    if !of.explained_by.is_empty() {
        let reasons = list(of.explained_by.iter().map(|reason| words::reason(*reason).get(lang)), lang);
        lines.push(words::EXPLAINS.fill(lang, &[("reasons", reasons)]));
    }
    lines
}

fn reason(score: &Score, lost: &PointsLost, lang: Lang) -> String {
    let known = |kind: &FactorKind| score.factors.iter().find(|factor| factor.kind == *kind);
    let factors: Vec<String> = lost.factors.iter().filter_map(known).map(|factor| factor_of(factor, lang)).collect();
    let values = [
        ("reason", words::reason(lost.reason).get(lang).to_owned()),
        ("points", number::count(i64::from(lost.points), Counted::POINTS, lang)),
        ("factors", list(factors.iter().map(String::as_str), lang)),
    ];
    words::REASON.fill(lang, &values)
}

fn factor_of(factor: &FactorPoints, lang: Lang) -> String {
    let value = match factor.value {
        Some(value) if factor.kind.is_share() => number::percent(Ratio(value), Decimals::One),
        Some(value) => number::whole(value),
        None => String::new(),
    };
    let values = [("factor", words::factor(factor.kind).get(lang).to_owned()), ("value", value)];
    words::FACTOR.fill(lang, &values).trim_end().to_owned()
}

fn list<'t>(parts: impl Iterator<Item = &'t str>, lang: Lang) -> String {
    parts.collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })
}

/// What the card is set to, where it comes from, what it cannot do, and what it is not: sentences.
#[must_use]
pub fn about(card: &Scorecard, base_rate: Ratio, source: &str, lang: Lang) -> Vec<String> {
    let rate = ("rate", number::percent(base_rate, Decimals::Two));
    let known = card.base_rates.iter().find(|known| known.rate == base_rate);
    let base = match known {
        Some(known) => words::BASE.fill(lang, &[rate, ("name", name(&known.name, lang))]),
        None => words::BASE_OWN.fill(lang, &[rate]),
    };
    let others: Vec<String> = card
        .base_rates
        .iter()
        .map(|known| format!("{} ({})", known.id, number::percent(known.rate, Decimals::Two)))
        .collect();
    let others = words::BASE_OTHERS.fill(lang, &[("known", list(others.iter().map(String::as_str), lang))]);
    let grade = crate::text::terms::confidence(card.provenance.confidence).get(lang).to_owned();
    let values = [("source", source.to_owned()), ("year", card.year.to_string()), ("confidence", grade)];
    let mut about = vec![name(&card.summary, lang), format!("{base} {others}"), words::SOURCE.fill(lang, &values)];
    about.extend(card.limits.iter().map(|limit| name(limit, lang)));
    about
}
