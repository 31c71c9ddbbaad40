//! Facts about the people of a household that decide which other ways through are open to them.
//!
//! Each is asked once and kept. A fact that nobody stated is unknown, never "no". Nothing here says what a fact is for:
//! backup options name facts by their key.

use crate::domain::money::Money;

/// What a fact holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactShape {
    /// Yes or no.
    Flag,
    /// A whole number within these bounds.
    Whole(u16, u16),
    /// An amount of money, zero or more.
    Amount,
    /// A few words.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
}

/// A fact that somebody stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Whole(u16),
    /// An amount.
    Amount(Money),
    /// Words, or one of the words of its key.
    Text(String),
}

macro_rules! facts {
    ($($(#[$doc:meta])* $variant:ident = $word:literal : $shape:expr,)*) => {
        /// The facts that can be stated.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FactKey { $($(#[$doc])* $variant,)* }

        impl FactKey {
            /// Every fact, in the order in which they are asked.
            pub const ALL: &'static [FactKey] = &[$(FactKey::$variant,)*];

            /// The key in files, stable.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(FactKey::$variant => $word,)* }
            }

            /// What it holds.
            #[must_use]
            pub const fn shape(self) -> FactShape {
                match self { $(FactKey::$variant => $shape,)* }
            }
        }
    };
}

/// The words of [`FactKey::Student`].
pub const STUDENTS: &[&str] = &["no", "undergraduate", "graduate"];

facts! {
    /// The city or county where the household lives.
    LivesIn = "lives_in": FactShape::Text,
    /// Whether somebody is out of work.
    Unemployed = "unemployed": FactShape::Flag,
    /// Whether hardship (illness, job loss, disaster) can be shown with papers.
    HardshipProof = "hardship_proof": FactShape::Flag,
    /// What could be sold soon, in all.
    CanSell = "can_sell": FactShape::Amount,
    /// What family or friends could lend.
    FamilyCanLend = "family_can_lend": FactShape::Amount,
    /// Years of social insurance without a gap, where the household lives.
    SocialInsuranceYears = "years_of_social_insurance": FactShape::Whole(0, 80),
    /// What is on the housing provident fund's account.
    ProvidentFund = "provident_fund_balance": FactShape::Amount,
    /// The cash value of life insurance policies.
    PolicyCashValue = "policy_cash_value": FactShape::Amount,
    /// Whether somebody studies.
    Student = "student": FactShape::Word(STUDENTS),
    /// Whether the household is on the list for rural assistance.
    RuralAssistance = "rural_assistance": FactShape::Flag,
    /// Whether somebody starts or runs a small business.
    StartsBusiness = "starts_business": FactShape::Flag,
    /// Months of membership in a credit union.
    CreditUnionMonths = "credit_union_member_months": FactShape::Whole(0, 1200),
    /// The credit score, where there is one.
    CreditScore = "credit_score": FactShape::Whole(300, 850),
    /// The value of the home above what is owed on it.
    HomeEquity = "home_equity": FactShape::Amount,
    /// Whether it is acceptable that cards are closed.
    ConsentsCardClosure = "consents_card_closure": FactShape::Flag,
}

impl FactKey {
    /// The fact with this key in files.
    #[must_use]
    pub fn from_word(word: &str) -> Option<FactKey> {
        FactKey::ALL.iter().copied().find(|key| key.word() == word)
    }
}

/// What is known of a household's people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    stated: Vec<(FactKey, FactValue)>,
}

impl Facts {
    /// Facts as they were stated; of two with one key the first counts.
    #[must_use]
    pub const fn of(stated: Vec<(FactKey, FactValue)>) -> Facts {
        Facts { stated }
    }

    /// A fact; none when nobody stated it.
    #[must_use]
    pub fn get(&self, key: FactKey) -> Option<&FactValue> {
        self.stated.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// The amount of a fact that holds one.
    #[must_use]
    pub fn amount(&self, key: FactKey) -> Option<Money> {
        match self.get(key)? {
            FactValue::Amount(amount) => Some(*amount),
            _ => None,
        }
    }

    /// All facts, in the order stated.
    pub fn iter(&self) -> impl Iterator<Item = &(FactKey, FactValue)> {
        self.stated.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unstated_fact_is_unknown() {
        let facts = Facts::of(vec![(FactKey::HomeEquity, FactValue::Amount(Money(0)))]);
        assert_eq!(facts.amount(FactKey::HomeEquity), Some(Money::ZERO));
        assert_eq!(facts.amount(FactKey::CanSell), None);
        assert_eq!(facts.get(FactKey::Unemployed), None);
        assert_eq!(FactKey::from_word("student"), Some(FactKey::Student));
    }
}
