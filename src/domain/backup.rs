//! Other ways through when a line is lost or money is missing: what they are, who can use them, and what they cost.
//!
//! Options are data; nothing here names a lender, and nothing says which option is best. Costs use the same arithmetic
//! as loans and annual rates elsewhere, and what an option does to a household is run by the engine.

pub mod combination;
pub mod condition;
pub mod cost;
pub mod cushion;
pub mod effect;
pub mod fit;
pub mod gap;
pub mod moves;
pub mod offer;
pub mod price;
pub mod situation;
pub mod steps;
pub mod trap;

use super::household::facts::FactKey;
use super::money::{Currency, Money, Ratio};
use super::name::Name;
use super::provenance::Provenance;
use super::risk::policy::Policy;
use condition::{Condition, Measured};
use cost::CostModel;
use trap::Traps;

/// Where an option stands in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// It costs nothing.
    NoCost,
    /// The household's own money.
    OwnFunds,
    /// Public funds and loans with public support.
    Public,
    /// Lenders, counsellors and family.
    Lenders,
    /// The law's last way out.
    Law,
    /// Shown so that its cost can be compared.
    Dear,
}

impl Group {
    /// All groups in the order in which they are shown.
    pub const ALL: [Group; 6] =
        [Group::NoCost, Group::OwnFunds, Group::Public, Group::Lenders, Group::Law, Group::Dear];
}

/// What an option brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Brings {
    /// Money in hand.
    Money,
    /// Time: payments that are due later.
    Time,
    /// What the household can move by itself, computed for the days of the gap.
    Moves,
    /// New terms for debts that there are.
    NewTerms,
    /// Advice.
    Advice,
}

/// Whether what an option brings may pay debts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaysDebt {
    /// It may.
    Allowed,
    /// It may not: the money is for something else.
    Forbidden,
    /// It is there for that: new debt takes the place of old.
    Replaces,
}

/// How soon it helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Speed {
    /// Days at the least.
    pub least_days: u16,
    /// Days at the most; plans count on these.
    pub most_days: u16,
}

/// The most that an option brings, when it depends on the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShareOf {
    /// Of what.
    pub of: Base,
    /// Which share of it.
    pub share: Ratio,
}

/// An amount that a household states or is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Base {
    /// A stated fact.
    Fact(FactKey),
    /// A measured amount.
    Measured(Measured),
}

/// How much an option can bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct AmountRange {
    /// Never less.
    pub least: Option<Money>,
    /// Never more.
    pub most: Option<Money>,
    /// Nor more than this share.
    pub share: Option<ShareOf>,
}

/// A telephone number or address to turn to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Who is there.
    pub name: Name,
    /// The number or address.
    pub at: String,
}

/// One other way through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupOption {
    /// Its id, such as `cn/emergency-fund`.
    pub id: String,
    /// Where it exists.
    pub jurisdiction: String,
    /// The currency of its amounts.
    pub currency: Currency,
    /// Its name.
    pub name: Name,
    /// What it is, in a sentence or two.
    pub summary: Name,
    /// Where it stands.
    pub group: Group,
    /// What it brings.
    pub brings: Brings,
    /// Whether that may pay debts.
    pub pays_debt: PaysDebt,
    /// Who can use it.
    pub conditions: Vec<Condition>,
    /// How much it can bring.
    pub amount: AmountRange,
    /// What it costs.
    pub cost: CostModel,
    /// What the cost rests on, when not on the same as the rest.
    pub cost_provenance: Option<Provenance>,
    /// How soon it helps.
    pub speed: Speed,
    /// Whether it adds a lender.
    pub adds_lender: bool,
    /// Whether it is a loan that the credit registry shows.
    pub reported: bool,
    /// Whether cards are closed with it.
    pub closes_cards: bool,
    /// The first step towards it.
    pub first_step: Name,
    /// What it does to the credit record.
    pub record_effect: Name,
    /// What it does to other lines.
    pub lines_effect: Name,
    /// Which protection is lost or put at risk with it.
    pub protection: Option<Name>,
    /// What to look out for.
    pub cautions: Vec<Name>,
    /// Whom to turn to.
    pub contacts: Vec<Contact>,
    /// Where all this comes from and when it holds.
    pub provenance: Provenance,
}

/// What is on file about other ways through where a household lives.
#[derive(Debug, Clone, Default)]
pub struct OnFile {
    /// The options.
    pub options: Vec<BackupOption>,
    /// What to avoid; none where nothing is on file.
    pub traps: Option<Traps>,
    /// The rules by which lenders watch lines.
    pub policies: Vec<Policy>,
    /// What the sources are called, by their keys.
    pub sources: Vec<(String, Name)>,
}

impl OnFile {
    /// The facts that any option here asks for, in the order in which they are asked.
    #[must_use]
    pub fn facts(&self) -> Vec<FactKey> {
        let asks = |option: &BackupOption, key: FactKey| {
            let by_amount = option.amount.share.is_some_and(|share| share.of == Base::Fact(key));
            by_amount || option.conditions.iter().any(|condition| condition.test.fact() == Some(key))
        };
        FactKey::ALL.iter().copied().filter(|key| self.options.iter().any(|option| asks(option, *key))).collect()
    }

    /// What a source is called; its key when nobody says.
    #[must_use]
    pub fn source(&self, key: &str) -> Name {
        let known = self.sources.iter().find(|(known, _)| known == key);
        known.map_or_else(|| Name::same(key), |(_, title)| title.clone())
    }
}

impl BackupOption {
    /// Whether it is new debt.
    #[must_use]
    pub fn is_loan(&self) -> bool {
        matches!(self.cost, CostModel::Loan(_) | CostModel::Unknown)
            && matches!(self.brings, Brings::Money | Brings::NewTerms)
    }

    /// Whether it would pay old debt with new debt for a need of this kind.
    #[must_use]
    pub fn is_new_for_old(&self, is_for_debt: bool) -> bool {
        self.is_loan() && (self.pays_debt == PaysDebt::Replaces || (is_for_debt && self.brings == Brings::Money))
    }
}
