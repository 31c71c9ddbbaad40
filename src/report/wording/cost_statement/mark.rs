//! Where each value of a statement comes from, in words.

use super::{Row, Speaker};
use crate::domain::credit::product::Fact;
use crate::domain::provenance::{Confidence, Evidence, Provenance};
use crate::report::cost_statement::{Mark, Rule};
use crate::report::wording::name;
use crate::text::{Words, cost as words, terms};

impl Speaker<'_> {
    /// A value with where it comes from.
    pub(super) fn marked(&self, label: Words, value: String, key: &str) -> Row {
        let mut row = self.row(label, value);
        row.notes = self.mark(key);
        row
    }

    /// Where the term with this key comes from.
    pub(super) fn mark(&self, key: &str) -> Vec<String> {
        match self.statement.origins.mark(key, &self.statement.terms) {
            Mark::Stated => vec![self.say(words::MARK_STATED)],
            Mark::Assumed => vec![self.say(words::MARK_ASSUMED)],
            Mark::Usual => vec![self.say(words::MARK_USUAL)],
            Mark::Preset(None) => vec![self.say(words::MARK_PRESET_BARE)],
            Mark::Preset(Some(fact)) => self.fact(fact),
        }
    }

    /// Where two terms come from that make one value: said once when it is the same, else each with what it is about.
    pub(super) fn both_marks(&self, (what, key): (Words, &str), (other_what, other): (Words, &str)) -> Vec<String> {
        let (mark, other) = (self.mark(key), self.mark(other));
        if mark == other {
            return mark;
        }
        let about = |what: Words, mut mark: Vec<String>| {
            if let Some(first) = mark.first_mut() {
                *first = words::MARK_OF.fill(self.lang, &[("what", self.say(what)), ("mark", first.clone())]);
            }
            mark
        };
        [about(what, mark), about(other_what, other)].concat()
    }

    fn fact(&self, fact: &Fact) -> Vec<String> {
        let mut lines = vec![words::MARK_PRESET.fill(self.lang, &[("rests", self.provenance(&fact.provenance))])];
        if let (Some(low), Some(high)) = (&fact.low, &fact.high) {
            lines.push(words::MARK_RANGE.fill(self.lang, &[("low", low), ("high", high)]));
        }
        if let Some(note) = &fact.provenance.note {
            lines.push(name(note, self.lang));
        }
        lines
    }

    /// Evidence, confidence, age and sources in one phrase.
    pub(super) fn provenance(&self, provenance: &Provenance) -> String {
        let joined = if self.lang == crate::text::Lang::Zh { "、" } else { " and " };
        let evidence: Vec<&str> =
            provenance.evidence.iter().map(|kind| terms::evidence(*kind).get(self.lang)).collect();
        let values =
            [("evidence", evidence.join(joined)), ("confidence", self.say(terms::confidence(provenance.confidence)))];
        let mut parts = vec![words::MARK_RESTS.fill(self.lang, &values)];
        if let Some(day) = &provenance.as_of {
            parts.push(words::MARK_AS_OF.fill(self.lang, &[("day", day)]));
        }
        if !provenance.sources.is_empty() {
            parts.push(words::MARK_SOURCES.fill(self.lang, &[("sources", provenance.sources.join(", "))]));
        }
        if is_illustrative(provenance) {
            parts.push(self.say(words::MARK_ILLUSTRATIVE));
        }
        self.list(&parts)
    }

    /// Keys of the sources behind the marks, in order, each once.
    pub(super) fn sources(&self) -> Vec<String> {
        let mut cited: Vec<String> = Vec::new();
        let mut cite = |provenance: &Provenance| {
            for key in &provenance.sources {
                if !cited.contains(key) {
                    cited.push(key.clone());
                }
            }
        };
        if let Rule::Required(_, rule) | Rule::NotYet(_, rule) | Rule::Over(_, rule) = &self.statement.rule {
            cite(rule);
        }
        let of_charges = self.statement.borrowings.iter().map(|cost| match cost.borrowing.plan_fee() {
            Some(_) => cost.fee_key(self.statement),
            None => cost.rate_key(self.statement),
        });
        for key in of_charges.chain(KEYS) {
            if let Mark::Preset(Some(fact)) = self.statement.origins.mark(key, &self.statement.terms) {
                cite(&fact.provenance);
            }
        }
        for held in self.statement.borrowings.iter().flat_map(|cost| &cost.rate_lines) {
            cite(&held.line.provenance);
        }
        cited
    }
}

/// The terms that a statement speaks of besides its charges.
const KEYS: [&str; 6] =
    ["grace_days", "late_fee", "penalty_annual_rate", "overdue_mode", "early_settlement", "prepayment_fee"];

/// Whether a value is an assumption for teaching: nothing outside supports it and it is not even likely.
fn is_illustrative(provenance: &Provenance) -> bool {
    provenance.evidence.contains(&Evidence::Assumption)
        || (provenance.is_unsupported() && provenance.confidence <= Confidence::LowMedium)
}
