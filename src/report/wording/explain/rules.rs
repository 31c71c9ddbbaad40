//! What rules and the points card say about a line, taken apart.

use super::Piece;
use crate::report::answers::Answers;
use crate::report::wording::{card as card_wording, line_name, margin as wording, name};
use crate::text::{Lang, margin as words, scorecard as card_words};

/// Every rule of a line: how far it is, what it does, how far it is founded.
pub(super) fn margins(answers: &Answers, line: usize, lang: Lang) -> Vec<Piece> {
    let record = &answers.standing.record;
    let Some(of) = answers.margins_of(line) else { return vec![Piece::Text(words::NO_POLICY.get(lang).to_owned())] };
    let Some(policy) = of.policy.and_then(|place| record.rules.policies.get(place)) else { return Vec::new() };
    let mut pieces = vec![
        Piece::Text(words::POLICY.fill(lang, &[("policy", name(&policy.name, lang))])),
        Piece::Text(name(&policy.summary, lang)),
    ];
    for rule in &of.rules {
        let Some(trigger) = policy.triggers.get(rule.rule) else { continue };
        let told = wording::told(rule, trigger, record.profile.currency, lang);
        pieces.push(Piece::Blank);
        pieces.push(Piece::Head(told.rule));
        pieces.push(Piece::Text(told.distance));
        pieces.push(Piece::Text(told.founded));
    }
    pieces.push(Piece::Blank);
    pieces.push(Piece::Text(words::TEACHING_IS.get(lang).to_owned()));
    pieces
}

/// The chance, the reasons, and what the card is and is not.
pub(super) fn card(answers: &Answers, line: usize, lang: Lang) -> Vec<Piece> {
    let record = &answers.standing.record;
    let (Some(card), Some(of)) = (&record.rules.card, answers.card_of(line)) else { return Vec::new() };
    let verdict = card_wording::verdict(card, of, line_name(&answers.standing, line, lang), lang);
    let mut pieces = vec![Piece::Head(card_words::TITLE.get(lang).to_owned()), Piece::Text(verdict)];
    pieces.extend(card_wording::details(of, lang).into_iter().map(Piece::Text));
    pieces.push(Piece::Blank);
    let source = card.provenance.sources.join(", ");
    pieces.extend(card_wording::about(card, card.own_base_rate, &source, lang).into_iter().map(Piece::Text));
    pieces
}
