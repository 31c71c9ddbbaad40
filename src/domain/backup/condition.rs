//! Who can use an option: conditions as data, each answered yes, no or "ask", with what was looked at.
//!
//! A fact that nobody stated is unknown and never counts as no.

use crate::domain::credit::line::Purpose;
use crate::domain::credit::terms::LineKind;
use crate::domain::household::facts::{FactKey, FactValue, Facts};
use crate::domain::household::profile::Profile;
use crate::domain::money::{Money, Ratio};
use crate::domain::name::Name;

/// What can be measured on a household's own record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measured {
    /// The emergency fund.
    EmergencyFund,
    /// Owed on cards and pay-later lines.
    CardBalance,
    /// Owed without loans for a home or a car.
    Unsecured,
    /// Owed on loans for study.
    StudyLoan,
    /// Take-home income of a month.
    Income,
    /// Expenses of a month that can be done without.
    Spare,
    /// Lines that are overdue.
    OverdueLines,
    /// Lenders.
    Lenders,
    /// Debt service over take-home income.
    DebtToIncome,
}

/// A measured value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasuredValue {
    /// An amount.
    Amount(Money),
    /// A count.
    Count(u16),
    /// A share; none without income.
    Share(Option<Ratio>),
}

/// A household's own figures, for conditions and amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measures {
    /// The emergency fund.
    pub emergency_fund: Money,
    /// Owed on cards and pay-later lines.
    pub card_balance: Money,
    /// Owed without loans for a home or a car.
    pub unsecured: Money,
    /// Owed on loans for study.
    pub study_loan: Money,
    /// Take-home income of a month.
    pub income: Money,
    /// Expenses of a month that can be done without.
    pub spare: Money,
    /// Lines that are overdue.
    pub overdue_lines: u16,
    /// Lenders.
    pub lenders: u16,
    /// Debt service over take-home income.
    pub dti: Option<Ratio>,
}

impl Measures {
    /// One of the figures.
    #[must_use]
    pub const fn get(&self, what: Measured) -> MeasuredValue {
        match what {
            Measured::EmergencyFund => MeasuredValue::Amount(self.emergency_fund),
            Measured::CardBalance => MeasuredValue::Amount(self.card_balance),
            Measured::Unsecured => MeasuredValue::Amount(self.unsecured),
            Measured::StudyLoan => MeasuredValue::Amount(self.study_loan),
            Measured::Income => MeasuredValue::Amount(self.income),
            Measured::Spare => MeasuredValue::Amount(self.spare),
            Measured::OverdueLines => MeasuredValue::Count(self.overdue_lines),
            Measured::Lenders => MeasuredValue::Count(self.lenders),
            Measured::DebtToIncome => MeasuredValue::Share(self.dti),
        }
    }

    /// What is owed on lines of a kind or purpose, by what each line owes.
    #[must_use]
    pub fn owed_where(profile: &Profile, owed: &[Money], wanted: impl Fn(LineKind, Purpose) -> bool) -> Money {
        let lines = profile.lines.iter().zip(owed);
        lines.filter(|(line, _)| wanted(line.terms.kind, line.purpose)).map(|(_, owed)| *owed).sum()
    }
}

/// What a condition looks at and wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// A fact is yes (or no).
    Flag(FactKey, bool),
    /// A whole number is at least this.
    AtLeast(FactKey, u16),
    /// A fact is one of these words, or names one of these places.
    OneOf(FactKey, Vec<String>),
    /// An amount is above nothing.
    Some(FactKey),
    /// A measured amount or count is above nothing.
    MeasuredSome(Measured),
    /// A measured count or amount is nothing.
    MeasuredNone(Measured),
    /// A measured share is at most this.
    ShareAtMost(Measured, Ratio),
    /// A measured count is at most this.
    CountAtMost(Measured, u16),
    /// The money is not to pay debts with.
    NotForDebt,
    /// Only the lender or office can say.
    TheySay,
}

impl Test {
    /// The fact that it looks at.
    #[must_use]
    pub const fn fact(&self) -> Option<FactKey> {
        match self {
            Test::Flag(key, _) | Test::AtLeast(key, _) | Test::OneOf(key, _) | Test::Some(key) => Some(*key),
            Test::MeasuredSome(_)
            | Test::MeasuredNone(_)
            | Test::ShareAtMost(..)
            | Test::CountAtMost(..)
            | Test::NotForDebt
            | Test::TheySay => None,
        }
    }
}

/// What it means when a condition is not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum IfNot {
    /// The option is closed.
    #[default]
    Closed,
    /// It is unlikely; asking may still help.
    Unlikely,
}

/// One condition of an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What it asks for, in words that follow "needs" or stand alone.
    pub text: Name,
    /// What it looks at.
    pub test: Test,
    /// What it means when it is not met.
    pub if_not: IfNot,
}

/// How one condition is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Met {
    /// It is met.
    Yes,
    /// It is not.
    No,
    /// A fact that nobody stated decides.
    Unknown(FactKey),
    /// What the money is for decides.
    Use,
    /// Only they can say.
    TheySay,
}

/// Whether an option can be used, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Every condition that can be checked is met.
    Yes,
    /// Something is unknown or up to them: ask.
    Ask,
    /// A condition is not met.
    No,
}

/// What a need is for, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Use {
    /// Debts that are due.
    Debt,
    /// Living.
    Living,
}

/// The answer of each condition of an option, and what follows.
#[must_use]
pub fn judge(
    conditions: &[Condition],
    facts: &Facts,
    measures: &Measures,
    needed_for: Option<Use>,
) -> (Verdict, Vec<Met>) {
    let mut verdict = Verdict::Yes;
    let mut answers = Vec::with_capacity(conditions.len());
    for condition in conditions {
        let met = answer(&condition.test, facts, measures, needed_for);
        let says = match (met, condition.if_not) {
            (Met::Yes, _) => Verdict::Yes,
            (Met::No, IfNot::Closed) => Verdict::No,
            _ => Verdict::Ask,
        };
        verdict = verdict.max(says);
        answers.push(met);
    }
    (verdict, answers)
}

fn answer(test: &Test, facts: &Facts, measures: &Measures, needed_for: Option<Use>) -> Met {
    let yes = |is: bool| if is { Met::Yes } else { Met::No };
    let fact = |key: &FactKey, is: &dyn Fn(&FactValue) -> bool| match facts.get(*key) {
        None => Met::Unknown(*key),
        Some(value) => yes(is(value)),
    };
    match test {
        Test::Flag(key, wanted) => fact(key, &|value| *value == FactValue::Flag(*wanted)),
        Test::AtLeast(key, least) => fact(key, &|value| matches!(value, FactValue::Whole(number) if number >= least)),
        Test::OneOf(key, words) => fact(key, &|value| matches!(value, FactValue::Text(text) if names_one(text, words))),
        Test::Some(key) => fact(key, &|value| matches!(value, FactValue::Amount(amount) if *amount > Money::ZERO)),
        Test::MeasuredSome(what) => yes(is_some(measures.get(*what))),
        Test::MeasuredNone(what) => yes(!is_some(measures.get(*what))),
        Test::ShareAtMost(what, most) => match measures.get(*what) {
            MeasuredValue::Share(share) => yes(share.is_some_and(|share| share <= *most)),
            _ => Met::TheySay,
        },
        Test::CountAtMost(what, most) => match measures.get(*what) {
            MeasuredValue::Count(count) => yes(count <= *most),
            _ => Met::TheySay,
        },
        Test::NotForDebt => match needed_for {
            None => Met::Use,
            Some(used) => yes(used == Use::Living),
        },
        Test::TheySay => Met::TheySay,
    }
}

fn is_some(value: MeasuredValue) -> bool {
    match value {
        MeasuredValue::Amount(amount) => amount > Money::ZERO,
        MeasuredValue::Count(count) => count > 0,
        MeasuredValue::Share(share) => share.is_some_and(|share| share > Ratio::ZERO),
    }
}

/// Whether a text is, or names, one of these; `Shenzhen, Guangdong` names Shenzhen.
fn names_one(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measures() -> Measures {
        Measures {
            emergency_fund: Money(80_000),
            card_balance: Money::ZERO,
            unsecured: Money::ZERO,
            study_loan: Money::ZERO,
            income: Money(800_000),
            spare: Money::ZERO,
            overdue_lines: 0,
            lenders: 3,
            dti: Some(Ratio::percent(39)),
        }
    }

    fn condition(test: Test, if_not: IfNot) -> Condition {
        Condition { text: Name::same("x"), test, if_not }
    }

    fn one(test: Test, facts: &Facts, needed_for: Option<Use>) -> (Verdict, Met) {
        let (verdict, met) = judge(&[condition(test, IfNot::Closed)], facts, &measures(), needed_for);
        (verdict, met[0])
    }

    #[test]
    fn what_nobody_stated_is_to_be_asked() {
        let none = Facts::default();
        let months = Test::AtLeast(FactKey::CreditUnionMonths, 1);
        assert_eq!(one(months.clone(), &none, None), (Verdict::Ask, Met::Unknown(FactKey::CreditUnionMonths)));
        let member = |n| Facts::of(vec![(FactKey::CreditUnionMonths, FactValue::Whole(n))]);
        assert_eq!(one(months.clone(), &member(0), None), (Verdict::No, Met::No));
        assert_eq!(one(months, &member(1), None), (Verdict::Yes, Met::Yes));
        let lives = |text: &str| Facts::of(vec![(FactKey::LivesIn, FactValue::Text(text.to_owned()))]);
        let shenzhen = Test::OneOf(FactKey::LivesIn, vec!["Shenzhen".to_owned(), "深圳".to_owned()]);
        assert_eq!(one(shenzhen.clone(), &lives("广东深圳市"), None).0, Verdict::Yes);
        assert_eq!(one(shenzhen, &lives("Xiamen"), None).0, Verdict::No);
    }

    #[test]
    fn what_the_money_is_for_may_close_an_option() {
        let none = Facts::default();
        assert_eq!(one(Test::NotForDebt, &none, None), (Verdict::Ask, Met::Use));
        assert_eq!(one(Test::NotForDebt, &none, Some(Use::Debt)), (Verdict::No, Met::No));
        assert_eq!(one(Test::NotForDebt, &none, Some(Use::Living)), (Verdict::Yes, Met::Yes));
    }

    #[test]
    fn the_worst_answer_counts_and_unlikely_is_no_refusal() {
        let all = [
            condition(Test::ShareAtMost(Measured::DebtToIncome, Ratio::percent(35)), IfNot::Unlikely),
            condition(Test::MeasuredSome(Measured::EmergencyFund), IfNot::Closed),
            condition(Test::CountAtMost(Measured::Lenders, 3), IfNot::Closed),
        ];
        let (verdict, met) = judge(&all, &Facts::default(), &measures(), None);
        assert_eq!((verdict, met), (Verdict::Ask, vec![Met::No, Met::Yes, Met::Yes]));
        let cards = [condition(Test::MeasuredSome(Measured::CardBalance), IfNot::Closed)];
        assert_eq!(judge(&cards, &Facts::default(), &measures(), None).0, Verdict::No);
    }
}
