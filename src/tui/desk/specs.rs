//! The fields of each kind of entry, the common ones first: a table.

/// Where a field's value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the entry itself.
    Own,
    /// In a small table of the entry.
    In(&'static str),
    /// In `[cash]`.
    Cash,
    /// In `[line.history]`.
    History,
    /// In `[registry]`.
    Registry,
    /// In `[calendar]`.
    Calendar,
}

/// One field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spec {
    /// Its name in the form: the key, or `table.key`.
    pub(super) name: &'static str,
    /// Where its value stands.
    pub(super) place: Place,
    /// Whether it is shown only when asked for.
    pub(super) rare: bool,
}

const fn own(name: &'static str) -> Spec {
    Spec { name, place: Place::Own, rare: false }
}

const fn rare(name: &'static str) -> Spec {
    Spec { name, place: Place::Own, rare: true }
}

const fn inside(table: &'static str, name: &'static str, rare: bool) -> Spec {
    Spec { name, place: Place::In(table), rare }
}

const fn at(place: Place, name: &'static str, rare: bool) -> Spec {
    Spec { name, place, rare }
}

/// Of this kind of entry.
pub(super) const HOUSEHOLD: &[Spec] = &[
    own("name"),
    inside("name", "name.en", false),
    inside("name", "name.zh", false),
    at(Place::Cash, "spendable", false),
    at(Place::Cash, "emergency_fund", false),
    own("jurisdiction"),
    own("currency"),
    own("as_of"),
    at(Place::Registry, "inquiries", true),
    at(Place::Calendar, "holidays", true),
    at(Place::Calendar, "workdays", true),
];

/// Of this kind of entry.
pub(super) const INCOME: &[Spec] = &[
    own("name"),
    inside("name", "name.en", false),
    inside("name", "name.zh", false),
    own("amount"),
    own("rhythm"),
    own("day"),
    own("on"),
    rare("gross"),
    rare("irregular"),
    rare("low"),
    rare("until"),
];

/// Of this kind of entry.
pub(super) const EXPENSE: &[Spec] = &[
    own("name"),
    inside("name", "name.en", false),
    inside("name", "name.zh", false),
    own("amount"),
    own("rhythm"),
    own("day"),
    own("on"),
    own("essential"),
    own("pay_with"),
    rare("housing"),
    rare("until"),
];

/// Of this kind of entry.
pub(super) const LINE: &[Spec] = &[
    own("product"),
    own("id"),
    own("name"),
    inside("name", "name.en", false),
    inside("name", "name.zh", false),
    own("kind"),
    own("lender"),
    inside("lender", "lender.en", false),
    inside("lender", "lender.zh", false),
    own("limit"),
    own("balance"),
    own("statement_day"),
    own("due_day"),
    own("annual_rate"),
    own("monthly_rate"),
    own("daily_rate"),
    own("autopay"),
    own("statement_balance"),
    inside("minimum", "minimum.percent", false),
    rare("minimum_due"),
    rare("paid_since_statement"),
    rare("statement_date"),
    rare("unpaid_charges"),
    rare("purpose"),
    rare("group"),
    rare("state"),
    inside("overdue", "overdue.since", true),
    inside("overdue", "overdue.amount", true),
    rare("amortisation"),
    rare("principal"),
    rare("periods"),
    rare("paid"),
    rare("payment"),
    rare("rhythm"),
    rare("next_due"),
    rare("monthly_fee"),
    rare("total_fee"),
    inside("minimum", "minimum.floor", true),
    inside("minimum", "minimum.plus_interest", true),
    inside("minimum", "minimum.plus_fees", true),
    inside("minimum", "minimum.plus_instalments", true),
    inside("minimum", "minimum.plus_past_due", true),
    inside("late_fee", "late_fee.fixed", true),
    inside("late_fee", "late_fee.percent", true),
    inside("late_fee", "late_fee.floor", true),
    inside("late_fee", "late_fee.cap", true),
    rare("penalty_annual_rate"),
    rare("penalty_monthly_rate"),
    rare("penalty_daily_rate"),
    rare("penalty_factor"),
    rare("overdue_mode"),
    rare("grace_days"),
    inside("promo", "promo.annual_rate", true),
    inside("promo", "promo.until", true),
    rare("cash_advance_annual_rate"),
    rare("cash_advance_monthly_rate"),
    rare("cash_advance_daily_rate"),
    rare("day_basis"),
    rare("accrual"),
    rare("interest_from"),
    rare("interest_base"),
    rare("interest_on_interest"),
    rare("interest_rounding"),
    rare("early_settlement"),
    rare("prepayment"),
    rare("prepayment_fee"),
    rare("allocation"),
    rare("business_day"),
    rare("cut_off"),
    rare("reported"),
    rare("opened_on"),
    rare("closed_on"),
    at(Place::History, "late_months_of_6", true),
    at(Place::History, "unpaid_bills_of_5", true),
    at(Place::History, "paid_in_6_months", true),
    at(Place::History, "registry", true),
    at(Place::History, "last_used", true),
];

/// Of this kind of entry.
pub(super) const INSTALMENT: &[Spec] = &[
    own("name"),
    inside("name", "name.en", false),
    inside("name", "name.zh", false),
    own("principal"),
    own("periods"),
    own("paid"),
    own("total_fee"),
    own("monthly_fee"),
    own("annual_rate"),
    own("next_due"),
    rare("monthly_rate"),
    rare("daily_rate"),
    rare("amortisation"),
    rare("balance"),
    rare("payment"),
    rare("rhythm"),
    rare("since"),
];

/// Of this kind of entry.
pub(super) const PART: &[Spec] = &[
    own("kind"),
    own("name"),
    inside("name", "name.en", false),
    inside("name", "name.zh", false),
    own("balance"),
    own("annual_rate"),
    own("monthly_rate"),
    own("daily_rate"),
    own("since"),
    rare("principal"),
    rare("periods"),
    rare("paid"),
    rare("amortisation"),
    rare("monthly_fee"),
    rare("total_fee"),
    rare("payment"),
    rare("rhythm"),
    rare("next_due"),
    inside("promo", "promo.annual_rate", true),
    inside("promo", "promo.until", true),
];

/// Facts that decide which ways through are open.
pub(super) const FACTS: &[Spec] = &[
    own("lives_in"),
    own("unemployed"),
    own("hardship_proof"),
    own("can_sell"),
    own("family_can_lend"),
    own("years_of_social_insurance"),
    own("provident_fund_balance"),
    own("policy_cash_value"),
    own("student"),
    own("rural_assistance"),
    own("starts_business"),
    own("credit_union_member_months"),
    own("credit_score"),
    own("home_equity"),
    own("consents_card_closure"),
];

/// Of this kind of entry.
pub(super) const CHECK: &[Spec] = &[
    own("max_dti"),
    own("max_utilisation"),
    own("max_lenders"),
    own("min_runway_days"),
    own("min_emergency_months"),
    own("min_cash"),
];
