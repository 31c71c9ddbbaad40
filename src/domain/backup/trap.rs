//! Traps: patterns of fraud and their signs, and which of them an offer shows.
//!
//! Patterns and questions are data. A sign that is held names every pattern that it belongs to; nothing is scored.

use crate::domain::name::Name;
use crate::domain::provenance::Provenance;

/// How many questions the check of an offer asks.
pub const QUESTIONS: usize = 8;

/// One question about an offer; "yes" is the sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Its id.
    pub id: String,
    /// The question.
    pub question: Name,
}

/// A pattern of fraud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trap {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// How it works.
    pub how: Name,
    /// How to recognise it.
    pub recognise: Name,
    /// What to do.
    pub what_to_do: Name,
    /// The signs that name it, by id.
    pub signs: Vec<String>,
    /// Where this comes from.
    pub provenance: Provenance,
}

/// The questions and patterns of a jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traps {
    /// The jurisdiction.
    pub id: String,
    /// The questions.
    pub signs: Vec<Sign>,
    /// The patterns.
    pub traps: Vec<Trap>,
    /// What regulators say about new debt for old, shown beside every such option.
    pub warnings: Vec<Warning>,
}

/// What a regulator or a rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What it says.
    pub text: Name,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A pattern that an offer shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match<'t> {
    /// The pattern.
    pub trap: &'t Trap,
    /// Its signs that the offer shows.
    pub signs: Vec<&'t Sign>,
}

impl Traps {
    /// The sign with this id.
    #[must_use]
    pub fn sign(&self, id: &str) -> Option<&Sign> {
        self.signs.iter().find(|sign| sign.id == id)
    }

    /// The patterns that an offer with these signs shows, those with most signs first.
    #[must_use]
    pub fn check(&self, held: &[String]) -> Vec<Match<'_>> {
        let mut found: Vec<Match<'_>> = self
            .traps
            .iter()
            .map(|trap| {
                let shown = trap.signs.iter().filter(|id| held.contains(id)).filter_map(|id| self.sign(id));
                Match { trap, signs: shown.collect() }
            })
            .filter(|found| !found.signs.is_empty())
            .collect();
        found.sort_by_key(|found| std::cmp::Reverse(found.signs.len()));
        found
    }
}
