//! What is owed: line by line, and part by part.

use super::Piece;
use super::ratio::{text, total};
use crate::domain::money::Money;
use crate::report::explain::line_owed as owed_on;
use crate::report::standing::Standing;
use crate::report::wording::line_name;
use crate::report::wording::terms::part_name;
use crate::text::{Lang, explain as words, number, terms as term_words};

pub(super) fn owed(standing: &Standing, lang: Lang) -> Vec<Piece> {
    let money = |amount: Money| number::money(amount, standing.record.profile.currency);
    let mut pieces = vec![text(words::OWED_IS, lang), Piece::Blank];
    for line in 0..standing.record.profile.lines.len() {
        pieces.push(Piece::Term(line_name(standing, line, lang), money(standing.owed_on(line))));
    }
    pieces.push(total(words::TOTAL, money(standing.ratios.owed), lang));
    pieces
}

pub(super) fn line_owed(standing: &Standing, line: usize, lang: Lang) -> Vec<Piece> {
    let money = |amount: Money| number::money(amount, standing.record.profile.currency);
    let owed = owed_on(standing, line);
    let mut pieces = vec![text(words::LINE_OWED_IS, lang), Piece::Blank];
    for part in &owed.parts {
        pieces.push(Piece::Term(name_of_part(standing, line, part.part, lang), money(part.owed)));
        if part.charges > Money::ZERO {
            pieces.push(Piece::Text(format!("  {} {}", words::CHARGES_IN_IT.get(lang), money(part.charges))));
        }
    }
    if owed.fees > Money::ZERO {
        pieces.push(Piece::Term(words::LINE_FEES.get(lang).to_owned(), money(owed.fees)));
    }
    if owed.credit > Money::ZERO {
        pieces.push(Piece::Term(words::LINE_CREDIT.get(lang).to_owned(), money(-owed.credit)));
    }
    pieces.push(total(words::TOTAL, money(owed.total()), lang));
    pieces
}

/// The name of a part of a line by its index among all parts.
pub(super) fn name_of_part(standing: &Standing, line: usize, part: usize, lang: Lang) -> String {
    let first = standing.household.lines.get(line).map_or(0, |rules| usize::from(rules.first_part));
    let record = standing.record.profile.lines.get(line).and_then(|line| line.parts.get(part.saturating_sub(first)));
    match (record, standing.household.parts.get(part)) {
        (Some(stated), _) => part_name(stated, lang),
        (None, Some(rules)) => term_words::part(rules.kind).get(lang).to_owned(),
        (None, None) => String::new(),
    }
}
