//! The rest of one line: its terms in words, its past, and what its preset rests on.

use super::figures::Sheet;
use crate::domain::credit::line::Line;
use crate::domain::credit::product::{Fact as PresetFact, Product};
use crate::report::wording::{name, terms};
use crate::text::width::clean;
use crate::text::{Lang, date, line as line_words, lines as words, terms as term_words};
use crate::tui::theme::Meaning;
use crate::tui::widgets::facts::{Fact, Shown};

/// The terms, each marked when nobody stated it.
pub(super) fn terms_of(sheet: &mut Sheet<'_>, line: &Line) {
    let lang = sheet.lang;
    sheet.head(words::TERMS);
    sheet.pair(words::LENDER_LONG, name(&line.lender, lang));
    sheet.pair(words::KIND_LONG, line_words::kind(line.terms.kind).get(lang));
    if let Some(group) = &line.group {
        let group = crate::text::width::clean(group).into_owned();
        sheet.pair(words::GROUP, group);
    }
    let currency = sheet.answers.standing.record.profile.currency;
    for row in terms::rows(line, currency, lang) {
        let assumed = line.assumed_terms.iter().any(|key| same_term(key, row.key));
        let value = if assumed {
            let values = [("value", row.value), ("assumed", term_words::ASSUMED.get(lang).to_owned())];
            words::ASSUMED_TERM.fill(lang, &values)
        } else {
            row.value
        };
        let meaning = if assumed { Meaning::Notice } else { Meaning::Calm };
        sheet.add(Fact::pair(row.label, value).meaning(meaning));
    }
}

/// Whether two keys of a file are about the same row of terms: a rate may be stated for any period, and a penalty stands
/// beside the late fee.
fn same_term(assumed: &str, row: &str) -> bool {
    let is_rate = |key: &str| matches!(key, "annual_rate" | "monthly_rate" | "daily_rate");
    assumed == row
        || (is_rate(assumed) && is_rate(row))
        || (assumed.starts_with("penalty") && row == "late_fee")
        || (assumed == "accrual" && row == "interest_from")
}

/// What the past looked like, where known.
pub(super) fn history(sheet: &mut Sheet<'_>, line: &Line) {
    sheet.head(words::HISTORY);
    let before = sheet.facts.len();
    if let Some(day) = line.opened_on {
        sheet.pair(words::OPENED, date::iso(day));
    }
    let history = &line.history;
    if let Some(day) = history.last_used {
        sheet.pair(words::LAST_USED, date::iso(day));
    }
    if let Some(months) = history.late_months_of_6 {
        sheet.pair(words::LATE_MONTHS, months.to_string());
    }
    if let Some(bills) = history.unpaid_bills_of_5 {
        sheet.pair(words::UNPAID_BILLS, bills.to_string());
    }
    if let Some(paid) = history.paid_in_6_months {
        let paid = sheet.money(paid);
        sheet.pair(words::PAID_HALF_YEAR, paid);
    }
    if !history.registry.is_empty() {
        let codes: String = history.registry.iter().map(|code| char::from(*code)).collect();
        sheet.pair(words::REGISTRY, clean(&codes).into_owned());
    }
    if sheet.facts.len() == before {
        sheet.add(Fact::new(Shown::Text(words::HISTORY_NONE.get(sheet.lang).to_owned())));
    }
}

/// What the values of the preset rest on, and that the reader's own contract decides.
pub(super) fn evidence(sheet: &mut Sheet<'_>, product: &Product) {
    let lang = sheet.lang;
    sheet.head(words::EVIDENCE);
    sheet.pair(words::PRODUCT, name(&product.name, lang));
    if product.check_contract {
        let text = words::EVIDENCE_CHECK.get(lang).to_owned();
        sheet.add(Fact::new(Shown::Text(text)).meaning(Meaning::Notice));
    }
    let today = sheet.answers.standing.today;
    for fact in &product.facts {
        let mut text = how_sure(fact, lang);
        if fact.provenance.is_stale_on(today) {
            text = words::EVIDENCE_STALE.fill(lang, &[("text", text)]);
        }
        if let (Some(low), Some(high)) = (&fact.low, &fact.high) {
            let range = words::RANGE.fill(lang, &[("low", clean(low)), ("high", clean(high))]);
            text = format!("{range}; {text}");
        }
        if let Some(note) = &fact.provenance.note {
            text = format!("{text}. {}", name(note, lang));
        }
        let label = term_words::of_key(&fact.key)
            .map_or_else(|| clean(&fact.key).replace('_', " "), |words| words.get(lang).to_owned());
        sheet.add(Fact::pair(label, text));
    }
}

/// `medium confidence, web page and memory, 2024-12-27`.
fn how_sure(fact: &PresetFact, lang: Lang) -> String {
    let kinds: Vec<&str> = fact.provenance.evidence.iter().map(|kind| term_words::evidence(*kind).get(lang)).collect();
    let evidence = kinds.join(if lang == Lang::Zh { "、" } else { ", " });
    let confidence = term_words::confidence(fact.provenance.confidence).get(lang).to_owned();
    let text = words::EVIDENCE_IS.fill(lang, &[("confidence", confidence), ("evidence", evidence)]);
    match &fact.provenance.as_of {
        Some(as_of) => words::EVIDENCE_AS_OF.fill(lang, &[("text", text), ("as_of", clean(as_of).into_owned())]),
        None => text,
    }
}
