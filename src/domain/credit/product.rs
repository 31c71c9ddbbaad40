//! A product preset: the terms that a lender usually offers, so that a line need not state them all.
//!
//! Presets are data. Which ones exist and where they come from is the `content` module's; nothing here names a lender.

use super::terms::TermsDraft;
use crate::domain::money::Currency;
use crate::domain::name::Name;

/// A preset for lines of one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id, such as `cn/card`.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// Who lends, where one lender offers it.
    pub lender: Option<Name>,
    /// Lines that fall together share a group.
    pub group: Option<String>,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The id of the norms file that applies where it is offered.
    pub jurisdiction: String,
    /// The terms it states.
    pub terms: TermsDraft,
}

/// The presets that are known, and the ids of the norms files.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// All presets.
    pub products: Vec<Product>,
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
