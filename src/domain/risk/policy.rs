//! A lender's rules for its lines: which lines they are for, what it sees and reports, and its triggers in order.

use super::trigger::Trigger;
use crate::domain::credit::terms::LineKind;
use crate::domain::name::Name;
use crate::domain::provenance::Provenance;

/// Which lines a policy is for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Applies {
    /// The id of the norms file of the place.
    pub jurisdiction: String,
    /// Kinds of line for which it is the rule of the place, unless their product names another.
    pub kinds: Vec<LineKind>,
    /// Products for which it is the rule, whatever their kind.
    pub products: Vec<String>,
}

/// What a lender tells the registry, and what it looks at there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryRule {
    /// Days after the end of a month until other lenders see what this one reports for that month.
    pub delay_days: u16,
    /// Whether this lender looks at what others report; if not, what the registry shows is unknown to its rules.
    pub sees: bool,
    /// What this rests on.
    pub provenance: Provenance,
}

/// A lender's rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its id, such as `cn/platform`.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// What sort of lender it stands for, and how far its figures can be trusted.
    pub summary: Name,
    /// Which lines it is for.
    pub applies: Applies,
    /// What it tells the registry, and what it looks at there.
    pub registry: RegistryRule,
    /// Its rules, in the order of the file.
    pub triggers: Vec<Trigger>,
}

impl Policy {
    /// The rule with this id.
    #[must_use]
    pub fn trigger(&self, id: &str) -> Option<&Trigger> {
        self.triggers.iter().find(|trigger| trigger.id == id)
    }
}

/// The policy of a line: the one that its product names, else one that names the product, else the one for its kind in
/// the jurisdiction.
#[must_use]
pub fn policy_for<'p>(
    policies: &'p [Policy],
    named: Option<&str>,
    product: Option<&str>,
    kind: LineKind,
    jurisdiction: &str,
) -> Option<&'p Policy> {
    let by_name = named.and_then(|id| policies.iter().find(|policy| policy.id == id));
    let by_product = || {
        let product = product?;
        policies.iter().find(|policy| policy.applies.products.iter().any(|id| id == product))
    };
    let by_kind = || {
        policies
            .iter()
            .find(|policy| policy.applies.jurisdiction == jurisdiction && policy.applies.kinds.contains(&kind))
    };
    by_name.or_else(by_product).or_else(by_kind)
}
