//! Every key of a profile file, by table. The reader, the hints and the schema for editors all use these lists.

use crate::document::choice;
use crate::document::terms::{MOST_PERIODS, PROMO_KEYS, TERM_KEYS};
use crate::document::{Key, Shape, Sign};
use crate::domain::household::facts::STUDENTS;

const NOT_NEGATIVE: Shape = Shape::Amount(Sign::NotNegative);
const POSITIVE: Shape = Shape::Amount(Sign::Positive);

/// Keys of the whole file.
pub const PROFILE_KEYS: &[Key] = &[
    Key::new("schema", Shape::Whole(1, u16::MAX)),
    Key::new("name", Shape::Name),
    Key::required("currency", Shape::Text),
    Key::required("jurisdiction", Shape::Text),
    Key::required("as_of", Shape::Date),
    Key::required("cash", Shape::Table(&[CASH_KEYS])),
    Key::new("income", Shape::Tables(&[INCOME_KEYS, TIMING_KEYS])),
    Key::new("expense", Shape::Tables(&[EXPENSE_KEYS, TIMING_KEYS])),
    Key::new("line", Shape::Tables(&[LINE_KEYS, TERM_KEYS])),
    Key::new("registry", Shape::Table(&[REGISTRY_KEYS])),
    Key::new("check", Shape::Table(&[CHECK_KEYS])),
    Key::new("calendar", Shape::Table(&[CALENDAR_KEYS])),
    Key::new("facts", Shape::Table(&[FACT_KEYS])),
    Key::new("plan", Shape::Table(&[PLAN_KEYS])),
];

/// Keys of `[cash]`.
pub const CASH_KEYS: &[Key] = &[Key::required("spendable", NOT_NEGATIVE), Key::new("emergency_fund", NOT_NEGATIVE)];

/// Keys that say when an income or expense falls.
pub const TIMING_KEYS: &[Key] = &[
    Key::new("rhythm", Shape::Choice(choice::RHYTHMS)),
    Key::new("day", Shape::Whole(1, 31)),
    Key::new("on", Shape::Date),
    Key::new("until", Shape::Date),
];

/// Keys of `[[income]]`, besides when it falls.
pub const INCOME_KEYS: &[Key] = &[
    Key::required("name", Shape::Name),
    Key::required("amount", POSITIVE),
    Key::new("gross", POSITIVE),
    Key::new("irregular", Shape::Flag),
    Key::new("low", NOT_NEGATIVE),
];

/// Keys of `[[expense]]`, besides when it falls.
pub const EXPENSE_KEYS: &[Key] = &[
    Key::required("name", Shape::Name),
    Key::required("amount", POSITIVE),
    Key::new("essential", Shape::Flag),
    Key::new("housing", Shape::Flag),
    Key::new("pay_with", Shape::Id),
];

/// Keys of `[[line]]`, besides its terms.
pub const LINE_KEYS: &[Key] = &[
    Key::required("id", Shape::Id),
    Key::new("name", Shape::Name),
    Key::new("product", Shape::Text),
    Key::new("lender", Shape::Name),
    Key::new("group", Shape::Text),
    Key::new("purpose", Shape::Choice(choice::PURPOSES)),
    Key::new("limit", NOT_NEGATIVE),
    Key::required("balance", NOT_NEGATIVE),
    Key::new("statement_balance", NOT_NEGATIVE),
    Key::new("minimum_due", NOT_NEGATIVE),
    Key::new("paid_since_statement", NOT_NEGATIVE),
    Key::new("statement_date", Shape::Date),
    Key::new("unpaid_charges", NOT_NEGATIVE),
    Key::new("autopay", Shape::ChoiceOrAmount(choice::AUTOPAYS)),
    Key::new("pay_with", Shape::Id),
    Key::new("overdue", Shape::Table(&[OVERDUE_KEYS])),
    Key::new("state", Shape::Choice(choice::LINE_STATES)),
    Key::new("opened_on", Shape::Date),
    Key::new("closed_on", Shape::Date),
    Key::new("renamed_from", Shape::Texts),
    Key::new("principal", POSITIVE),
    Key::new("paid", Shape::Whole(0, MOST_PERIODS)),
    Key::new("payment", POSITIVE),
    Key::new("rhythm", Shape::Choice(choice::INSTALMENT_RHYTHMS)),
    Key::new("next_due", Shape::Date),
    Key::new("instalment", Shape::Tables(&[INSTALMENT_KEYS])),
    Key::new("part", Shape::Tables(&[PART_KEYS])),
    Key::new("history", Shape::Table(&[HISTORY_KEYS])),
];

/// Keys of `overdue`.
pub const OVERDUE_KEYS: &[Key] = &[Key::required("since", Shape::Date), Key::required("amount", POSITIVE)];

/// Keys of `[[line.instalment]]`.
pub const INSTALMENT_KEYS: &[Key] = &[
    Key::new("name", Shape::Name),
    Key::required("principal", POSITIVE),
    Key::required("periods", Shape::Whole(1, MOST_PERIODS)),
    Key::new("paid", Shape::Whole(0, MOST_PERIODS)),
    Key::new("balance", NOT_NEGATIVE),
    Key::new("amortisation", Shape::Choice(choice::AMORTISATIONS)),
    Key::new("monthly_fee", Shape::Percent),
    Key::new("total_fee", Shape::Percent),
    Key::new("annual_rate", Shape::Percent),
    Key::new("monthly_rate", Shape::Percent),
    Key::new("daily_rate", Shape::Percent),
    Key::new("payment", POSITIVE),
    Key::new("rhythm", Shape::Choice(choice::INSTALMENT_RHYTHMS)),
    Key::new("next_due", Shape::Date),
    Key::new("since", Shape::Date),
];

/// Keys of `[[line.part]]`.
pub const PART_KEYS: &[Key] = &[
    Key::required("kind", Shape::Choice(choice::PART_KINDS)),
    Key::new("name", Shape::Name),
    Key::required("balance", NOT_NEGATIVE),
    Key::new("annual_rate", Shape::Percent),
    Key::new("monthly_rate", Shape::Percent),
    Key::new("daily_rate", Shape::Percent),
    Key::new("promo", Shape::Table(&[PROMO_KEYS])),
    Key::new("since", Shape::Date),
    Key::new("principal", POSITIVE),
    Key::new("periods", Shape::Whole(1, MOST_PERIODS)),
    Key::new("paid", Shape::Whole(0, MOST_PERIODS)),
    Key::new("amortisation", Shape::Choice(choice::AMORTISATIONS)),
    Key::new("monthly_fee", Shape::Percent),
    Key::new("total_fee", Shape::Percent),
    Key::new("payment", POSITIVE),
    Key::new("rhythm", Shape::Choice(choice::INSTALMENT_RHYTHMS)),
    Key::new("next_due", Shape::Date),
];

/// Keys of `[line.history]`.
pub const HISTORY_KEYS: &[Key] = &[
    Key::new("late_months_of_6", Shape::Whole(0, 6)),
    Key::new("unpaid_bills_of_5", Shape::Whole(0, 5)),
    Key::new("paid_in_6_months", NOT_NEGATIVE),
    Key::new("registry", Shape::Text),
    Key::new("last_used", Shape::Date),
];

/// Keys of `[registry]`.
pub const REGISTRY_KEYS: &[Key] = &[Key::new("inquiries", Shape::Dates)];

/// Keys of `[check]`.
pub const CHECK_KEYS: &[Key] = &[
    Key::new("max_dti", Shape::Percent),
    Key::new("max_utilisation", Shape::Percent),
    Key::new("max_lenders", Shape::Whole(0, 1000)),
    Key::new("min_runway_days", Shape::Whole(0, 3660)),
    Key::new("min_emergency_months", Shape::Hundredths),
    Key::new("min_cash", NOT_NEGATIVE),
];

/// Keys of `[plan]`: a plan that was adopted.
pub const PLAN_KEYS: &[Key] =
    &[Key::required("adopted_on", Shape::Date), Key::new("payment", Shape::Tables(&[PLANNED_KEYS]))];

/// Keys of `[[plan.payment]]`: a payment above what is asked for.
pub const PLANNED_KEYS: &[Key] =
    &[Key::required("date", Shape::Date), Key::required("line", Shape::Id), Key::required("amount", POSITIVE)];

/// Keys of `[calendar]`.
pub const CALENDAR_KEYS: &[Key] = &[Key::new("holidays", Shape::Dates), Key::new("workdays", Shape::Dates)];

/// Keys of `[facts]`: those of the domain, in its order.
pub const FACT_KEYS: &[Key] = &[
    Key::new("lives_in", Shape::Text),
    Key::new("unemployed", Shape::Flag),
    Key::new("hardship_proof", Shape::Flag),
    Key::new("can_sell", NOT_NEGATIVE),
    Key::new("family_can_lend", NOT_NEGATIVE),
    Key::new("years_of_social_insurance", Shape::Whole(0, 80)),
    Key::new("provident_fund_balance", NOT_NEGATIVE),
    Key::new("policy_cash_value", NOT_NEGATIVE),
    Key::new("student", Shape::Choice(STUDENTS)),
    Key::new("rural_assistance", Shape::Flag),
    Key::new("starts_business", Shape::Flag),
    Key::new("credit_union_member_months", Shape::Whole(0, 1200)),
    Key::new("credit_score", Shape::Whole(300, 850)),
    Key::new("home_equity", NOT_NEGATIVE),
    Key::new("consents_card_closure", Shape::Flag),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::household::facts::{FactKey, FactShape};

    #[test]
    fn every_fact_of_the_domain_can_be_written() {
        let shape = |shape: Shape| match shape {
            Shape::Flag => FactShape::Flag,
            Shape::Text => FactShape::Text,
            Shape::Amount(Sign::NotNegative) => FactShape::Amount,
            Shape::Whole(least, most) => FactShape::Whole(least, most),
            Shape::Choice(words) => FactShape::Word(words),
            other => panic!("{other:?} is no shape of a fact"),
        };
        let written: Vec<_> = FACT_KEYS.iter().map(|key| (key.name, shape(key.shape))).collect();
        let known: Vec<_> = FactKey::ALL.iter().map(|key| (key.word(), key.shape())).collect();
        assert_eq!(written, known);
    }
}
