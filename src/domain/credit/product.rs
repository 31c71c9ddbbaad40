//! A product preset: the terms that a lender usually offers, so that a line need not state them all, and what each of
//! them rests on.
//!
//! Presets are data. Which ones exist and where they come from is the `content` module's; nothing here names a lender.

use super::line::Rhythm;
use super::terms::{PlanFee, TermsDraft};
use crate::domain::money::Currency;
use crate::domain::name::Name;
use crate::domain::provenance::Provenance;

/// What one value of a preset rests on, or a remark on something that the preset leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The key of the value as files write it (`daily_rate`), or a word for what the remark is about.
    pub key: String,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The lower end of the range that its sources name, as they write it.
    pub low: Option<String>,
    /// The upper end.
    pub high: Option<String>,
}

/// Why a preset offers a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SwitchReason {
    /// The sources contradict one another.
    SourcesDisagree,
    /// Contracts differ; the reader's own decides.
    ContractDiffers,
}

/// One choice of a switch: the word or value to show and the terms that it states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchOption {
    /// The value as a file would write it.
    pub written: String,
    /// What choosing it states; lay it over the preset's terms.
    pub terms: TermsDraft,
}

/// A value that the reader should settle from the contract. The preset's own terms hold the cautious choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// The key of the term.
    pub key: String,
    /// Why there is a choice.
    pub reason: SwitchReason,
    /// What can be chosen.
    pub options: Vec<SwitchOption>,
    /// The option that the preset's terms hold.
    pub cautious: usize,
    /// What the choice is about.
    pub note: Name,
}

/// An instalment plan that the product is known to offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanOffer {
    /// In how many periods.
    pub periods: u16,
    /// Its fee.
    pub fee: PlanFee,
}

/// A preset for lines of one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id, such as `cn/card`.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// What it is, in a sentence.
    pub summary: Name,
    /// Who lends, where one lender offers it.
    pub lender: Option<Name>,
    /// Lines that fall together share a group.
    pub group: Option<String>,
    /// The policy by which lines of it are watched; the one for its kind in the jurisdiction when none is named.
    pub policy: Option<String>,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The id of the norms file that applies where it is offered.
    pub jurisdiction: String,
    /// Whether the reader should be told to check the own contract.
    pub check_contract: bool,
    /// Keys that differ by customer, which a reader should state.
    pub ask: Vec<String>,
    /// How often its instalments fall due, when not monthly.
    pub rhythm: Option<Rhythm>,
    /// The terms it states.
    pub terms: TermsDraft,
    /// What each stated value rests on, and remarks, in the order of the file.
    pub facts: Vec<Fact>,
    /// Choices to settle from the contract.
    pub switches: Vec<Switch>,
    /// Instalment plans that it is known to offer.
    pub plans: Vec<PlanOffer>,
}

impl Product {
    /// What a value rests on, by its key.
    #[must_use]
    pub fn fact(&self, key: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.key == key)
    }

    /// The choice about a key.
    #[must_use]
    pub fn switch(&self, key: &str) -> Option<&Switch> {
        self.switches.iter().find(|switch| switch.key == key)
    }
}

/// The presets that are known, and the ids of the norms files.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// Presets that have been read: at least all that the reader's file names.
    pub products: Vec<Product>,
    /// Ids of all presets there are, read or not, for the nearest-id hint.
    pub product_ids: Vec<String>,
    /// Ids of the norms files; empty when unknown, and then no jurisdiction is refused.
    pub jurisdictions: Vec<String>,
}

impl Catalogue {
    /// The preset with this id.
    #[must_use]
    pub fn product(&self, id: &str) -> Option<&Product> {
        self.products.iter().find(|product| product.id == id)
    }
}
