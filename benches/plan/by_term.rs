//! Which terms make a wide gap or none at all: gaps of households by the terms that their lines hold.

use super::spread::Spread;
use std::collections::BTreeMap;
use tideover::domain::credit::line::{Line, PartKind};
use tideover::domain::credit::terms::{Amortisation, LineKind};
use tideover::domain::household::profile::Profile;
use tideover::domain::plan::course::Uncovered;

/// Gaps by term, and how many households have a line without a course for each reason.
#[derive(Default)]
pub struct ByTerm {
    gaps: BTreeMap<String, Spread>,
    reasons: BTreeMap<Uncovered, usize>,
}

impl ByTerm {
    /// A wholly certified household.
    pub fn add_gap(&mut self, profile: &Profile, gap: f64) {
        for term in all_terms(profile) {
            self.gaps.entry(term).or_default().0.push(gap);
        }
    }

    /// The lines of a household that have no course.
    pub fn add_reasons(&mut self, uncovered: &[(usize, Uncovered)]) {
        let mut reasons: Vec<Uncovered> = uncovered.iter().map(|(_, why)| *why).collect();
        reasons.sort_unstable();
        reasons.dedup();
        for why in reasons {
            *self.reasons.entry(why).or_default() += 1;
        }
    }

    /// Prints both.
    pub fn tell(&mut self) {
        for (why, count) in &self.reasons {
            println!("  on time, and a line without a course ({why:?}): {count} households");
        }
        for (term, gaps) in &mut self.gaps {
            let (median, tail) = (gaps.at(0.5), gaps.at(0.95));
            println!("  gap % with {term}: median {median:.2} p95 {tail:.2} (of {})", gaps.0.len());
        }
    }
}

/// The terms of all lines by which gaps are sorted.
pub fn all_terms(profile: &Profile) -> Vec<String> {
    let mut terms: Vec<String> = profile.lines.iter().flat_map(terms_of).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The terms of a line by which gaps are sorted.
fn terms_of(line: &Line) -> Vec<String> {
    let terms = &line.terms;
    let mut found = Vec::new();
    if terms.kind == LineKind::Revolving {
        found.push(format!("a card, {:?}", terms.accrual));
        found.push(format!("a card, interest on interest {}", terms.interest_on_interest));
        found.push(format!("a card, minimum plus interest {}", terms.minimum.plus_interest));
        if line.parts.iter().any(|part| part.kind == PartKind::Purchases) {
            found.push("a card with purchases".to_owned());
        }
        if line.parts.iter().any(|part| part.promo.is_some()) {
            found.push("a card with a promotion".to_owned());
        }
    } else {
        let way = line.parts.first().and_then(|part| part.plan.as_ref()).map(|plan| plan.amortisation);
        let charged = if terms.prepayment_fee.0 > 0 { ", early charge" } else { "" };
        let name = way.map_or("a loan".to_owned(), |way: Amortisation| format!("a loan, {way:?}{charged}"));
        found.push(name);
    }
    found.push(format!("grace {}", terms.grace_days));
    found
}
