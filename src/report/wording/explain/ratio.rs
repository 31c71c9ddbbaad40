//! Ratios: both sides of the fraction, the definition, and the limit it is held to.

use super::Piece;
use crate::domain::credit::line::Rhythm;
use crate::domain::money::{Money, Ratio};
use crate::domain::ratios::{counts_for_lenders, monthly_essential_expenses, monthly_incomes};
use crate::domain::risk::norm::Measure as NormMeasure;
use crate::report::answers::Answers;
use crate::report::check::{LimitsFrom, Measure};
use crate::report::wording::{line_name, name};
use crate::text::number::{self, Decimals};
use crate::text::width::clean;
use crate::text::{Lang, Words, explain as words, standing as standing_words, terms as term_words};

pub(super) fn dti(answers: &Answers, lang: Lang) -> Vec<Piece> {
    let standing = &answers.standing;
    let (profile, ratios) = (&standing.record.profile, &standing.ratios);
    let money = |amount: Money| number::money(amount, profile.currency);
    let mut pieces = vec![text(words::DTI_IS, lang), Piece::Blank, head(words::DTI_DUE, lang)];
    for payment in &ratios.payments {
        let has_statements = profile.lines.get(payment.line).is_some_and(|line| line.terms.has_statements());
        let words = match (has_statements, payment.projected) {
            (true, true) => words::DTI_PROJECTED,
            (true, false) => words::DTI_ASKED,
            (false, _) => words::DTI_LOAN,
        };
        let label = words.fill(lang, &[("line", line_name(standing, payment.line, lang))]);
        pieces.push(Piece::Term(label, money(payment.amount)));
    }
    if ratios.payments.is_empty() {
        pieces.push(text(words::NOTHING_DUE, lang));
    }
    pieces.push(total(words::DTI_DUE, money(ratios.debt_service), lang));
    pieces.extend([Piece::Blank, head(words::DTI_INCOME, lang)]);
    for (index, amount) in monthly_incomes(profile, standing.today) {
        let Some(income) = profile.incomes.get(index) else { continue };
        let label = monthly_label(&name(&income.name, lang), money(income.amount), income.recurrence.rhythm, lang);
        pieces.push(Piece::Term(label, money(amount)));
    }
    pieces.push(total(words::DTI_INCOME, money(ratios.income.take_home), lang));
    pieces.push(Piece::Blank);
    let Some(dti) = ratios.dti else {
        pieces.push(text(words::DTI_NONE, lang));
        return pieces;
    };
    let percent = |ratio: Ratio| number::percent(ratio, Decimals::Two);
    let over =
        words::OVER.fill(lang, &[("part", money(ratios.debt_service)), ("whole", money(ratios.income.take_home))]);
    pieces.push(Piece::Term(over, percent(dti)));
    if let Some(low) = ratios.dti_low {
        pieces.push(Piece::Term(words::LOW_MONTH.get(lang).to_owned(), percent(low)));
    }
    if let Some(gross) = ratios.dti_gross {
        pieces.push(Piece::Term(words::OF_GROSS.get(lang).to_owned(), percent(gross)));
    }
    pieces.extend(held_to(answers, Measure::Dti, NormMeasure::DebtToIncome, dti, lang));
    pieces
}

/// `salary, 8,000.00 every month`; a rhythm that is not monthly says by what it was multiplied.
fn monthly_label(name: &str, amount: String, rhythm: Rhythm, lang: Lang) -> String {
    let times = match rhythm {
        Rhythm::Weekly => " x 52 / 12",
        Rhythm::Fortnightly => " x 26 / 12",
        Rhythm::Yearly => " / 12",
        Rhythm::Monthly | Rhythm::Once => "",
    };
    let rhythm = term_words::rhythm(rhythm).get(lang).to_owned();
    let label = words::TIMES.fill(lang, &[("name", name.to_owned()), ("amount", amount), ("rhythm", rhythm)]);
    format!("{label}{times}")
}

pub(super) fn utilisation(answers: &Answers, lang: Lang) -> Vec<Piece> {
    let standing = &answers.standing;
    let ratios = &standing.ratios;
    let money = |amount: Money| number::money(amount, standing.record.profile.currency);
    let mut pieces = vec![text(words::USED_IS, lang), Piece::Blank];
    let mut limits = Money::ZERO;
    let mut owed = Money::ZERO;
    for used in &ratios.uses {
        limits += used.limit;
        owed += used.owed;
        let share = used.utilisation.map_or_else(String::new, |share| number::percent(share, Decimals::One));
        let values = [("line", line_name(standing, used.line, lang)), ("used", share), ("limit", money(used.limit))];
        pieces.push(Piece::Term(words::USED_LINE.fill(lang, &values), money(used.owed)));
    }
    let Some(utilisation) = ratios.utilisation else {
        pieces.push(text(words::USED_NONE, lang));
        return pieces;
    };
    pieces.push(total(words::TOTAL, money(owed), lang));
    pieces.push(Piece::Term(words::USED_LIMITS.get(lang).to_owned(), money(limits)));
    pieces.push(Piece::Blank);
    let over = words::OVER.fill(lang, &[("part", money(owed)), ("whole", money(limits))]);
    pieces.push(Piece::Term(over, number::percent(utilisation, Decimals::Two)));
    pieces.extend(held_to(answers, Measure::Utilisation, NormMeasure::Utilisation, utilisation, lang));
    pieces
}

pub(super) fn lenders(answers: &Answers, lang: Lang) -> Vec<Piece> {
    let standing = &answers.standing;
    let lines = standing.record.profile.lines.iter().enumerate();
    let counted = lines.filter(|(index, line)| counts_for_lenders(line, standing.owed_on(*index)));
    let mut lenders: Vec<(&str, String, Vec<String>)> = Vec::new();
    for (index, line) in counted {
        let shown = line_name(standing, index, lang);
        match lenders.iter_mut().find(|(key, ..)| *key == line.lender.en) {
            Some((_, _, lines)) => lines.push(shown),
            None => lenders.push((&line.lender.en, name(&line.lender, lang), vec![shown])),
        }
    }
    let mut pieces = vec![text(words::LENDERS_ARE, lang), Piece::Blank];
    if lenders.is_empty() {
        pieces.push(text(words::LENDERS_NONE, lang));
    }
    let between = if lang == Lang::Zh { "、" } else { ", " };
    pieces.extend(lenders.into_iter().map(|(_, lender, lines)| Piece::Term(lender, lines.join(between))));
    pieces.push(total(standing_words::LENDERS, number::whole(i64::from(standing.ratios.lenders)), lang));
    pieces
}

pub(super) fn emergency(answers: &Answers, lang: Lang) -> Vec<Piece> {
    let standing = &answers.standing;
    let (profile, ratios) = (&standing.record.profile, &standing.ratios);
    let money = |amount: Money| number::money(amount, profile.currency);
    let mut pieces = vec![text(words::MONTHS_IS, lang), Piece::Blank, head(words::ESSENTIALS, lang)];
    for (index, amount) in monthly_essential_expenses(profile, standing.today) {
        let Some(expense) = profile.expenses.get(index) else { continue };
        let label = monthly_label(&name(&expense.name, lang), money(expense.amount), expense.recurrence.rhythm, lang);
        pieces.push(Piece::Term(label, money(amount)));
    }
    pieces.push(total(words::ESSENTIALS, money(ratios.essentials), lang));
    pieces.push(Piece::Blank);
    pieces.push(Piece::Term(standing_words::EMERGENCY.get(lang).to_owned(), money(standing.state.emergency)));
    let months = ratios.emergency_months_hundredths.map_or_else(
        || standing_words::EMERGENCY_NO_BASE.get(lang).to_owned(),
        |hundredths| number::decimal(Ratio::basis_points(hundredths.saturating_mul(100)), Decimals::Two),
    );
    pieces.push(Piece::Term(words::MONTHS.get(lang).to_owned(), months));
    pieces
}

/// The limit of a share and the band of the norms in which it lies.
fn held_to(answers: &Answers, measure: Measure, norm: NormMeasure, share: Ratio, lang: Lang) -> Vec<Piece> {
    let record = &answers.standing.record;
    let mut pieces = Vec::new();
    if let Some(limit) = answers.share_limit(measure) {
        let words = if answers.check.limits_from == LimitsFrom::Record { words::LIMIT_OWN } else { words::LIMIT_NORM };
        let limit = limit.plain_percent();
        let jurisdiction = clean(&record.profile.jurisdiction).into_owned();
        pieces.push(Piece::Text(words.fill(lang, &[("limit", limit), ("jurisdiction", jurisdiction)])));
    }
    let band = record.norms.as_ref().and_then(|norms| norms.band(norm, share, answers.standing.today));
    if let Some(band) = band {
        pieces.push(Piece::Text(words::BAND.fill(lang, &[("band", name(&band.name, lang))])));
    }
    if !pieces.is_empty() {
        pieces.insert(0, Piece::Blank);
    }
    pieces
}

pub(super) fn text(words: Words, lang: Lang) -> Piece {
    Piece::Text(words.get(lang).to_owned())
}

pub(super) fn head(words: Words, lang: Lang) -> Piece {
    Piece::Head(words.get(lang).to_owned())
}

pub(super) fn total(words: Words, figure: String, lang: Lang) -> Piece {
    Piece::Total(words.get(lang).to_owned(), figure)
}
