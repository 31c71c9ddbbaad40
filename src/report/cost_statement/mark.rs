//! Where each term of a statement comes from: the reader's own record, a preset with its sources, or a default.

use crate::domain::credit::product::{Fact, Product};
use crate::domain::credit::terms::{Terms, TermsDraft};
use crate::domain::money::{Rate, RateBasis};

/// Where the terms of a statement come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origins {
    /// The preset behind them.
    pub preset: Option<Product>,
    /// Keys of terms that nobody stated.
    pub assumed: Vec<&'static str>,
    /// Whether `assumed` names them all; a record names those only that move its figures.
    pub is_exact: bool,
}

/// Where one term comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark<'o> {
    /// The reader states it, in the record or as an option.
    Stated,
    /// A preset states it, and this is what it rests on.
    Preset(Option<&'o Fact>),
    /// Nobody states it; a cautious default stands in for it.
    Assumed,
    /// It is what the default would be; the record may say the same.
    Usual,
}

impl Origins {
    /// Whether the preset comes from pages of others, so that the reader's own contract should be looked at.
    #[must_use]
    pub fn check_contract(&self) -> bool {
        self.preset.as_ref().is_some_and(|preset| preset.check_contract)
    }

    /// Where the term with this key comes from.
    #[must_use]
    pub fn mark(&self, key: &str, terms: &Terms) -> Mark<'_> {
        match &self.preset {
            Some(preset) if agrees(&preset.terms, key, terms) => {
                let same = |fact: &&Fact| family(&fact.key) == family(key);
                Mark::Preset(preset.fact(key).or_else(|| preset.facts.iter().find(same)))
            }
            _ if self.is_assumed(key) => Mark::Assumed,
            _ if !self.is_exact && is_usual(key, terms) => Mark::Usual,
            _ => Mark::Stated,
        }
    }

    fn is_assumed(&self, key: &str) -> bool {
        self.assumed.iter().any(|assumed| *assumed == key || family(assumed) == family(key))
    }
}

/// Whether a term is what it would be if nobody had stated it.
fn is_usual(key: &str, terms: &Terms) -> bool {
    agrees(&TermsDraft::default().complete().draft(), key, terms)
}

/// The keys of the terms of a statement that a draft leaves open.
#[must_use]
pub fn left_open(draft: &TermsDraft) -> Vec<&'static str> {
    const KEYS: [(&str, &str); 9] = [
        ("rate", "annual_rate"),
        ("plan_fee", "total_fee"),
        ("grace_days", "grace_days"),
        ("late_fee", "late_fee"),
        ("penalty", "penalty_annual_rate"),
        ("overdue_mode", "overdue_mode"),
        ("early_settlement", "early_settlement"),
        ("prepayment", "prepayment"),
        ("prepayment_fee", "prepayment_fee"),
    ];
    let stated = draft.stated();
    KEYS.iter().filter(|(field, _)| !stated.contains(field)).map(|(_, key)| *key).collect()
}

/// Keys that state the same term in another way share a family.
fn family(key: &str) -> &str {
    match key {
        "annual_rate" | "monthly_rate" | "daily_rate" => "annual_rate",
        "penalty_annual_rate" | "penalty_monthly_rate" | "penalty_daily_rate" | "penalty_factor" => {
            "penalty_annual_rate"
        }
        "monthly_fee" | "total_fee" => "plan",
        other => other,
    }
}

/// The key by which files state a rate.
#[must_use]
pub const fn rate_key(rate: Rate) -> &'static str {
    match rate.basis {
        RateBasis::Annual => "annual_rate",
        RateBasis::Monthly => "monthly_rate",
        RateBasis::Daily => "daily_rate",
    }
}

/// Whether a preset states a term, and states what the terms hold.
fn agrees(preset: &TermsDraft, key: &str, terms: &Terms) -> bool {
    fn same<T: PartialEq>(stated: Option<&T>, held: &T) -> bool {
        stated == Some(held)
    }
    match family(key) {
        "annual_rate" => same(preset.rate.as_ref(), &terms.rate),
        "penalty_annual_rate" => same(preset.penalty.as_ref(), &terms.penalty),
        "plan" => same(preset.plan_fee.as_ref(), &terms.plan_fee),
        "accrual" => same(preset.accrual.as_ref(), &terms.accrual),
        "interest_from" => same(preset.interest_from.as_ref(), &terms.interest_from),
        "late_fee" => same(preset.late_fee.as_ref(), &terms.late_fee),
        "overdue_mode" => same(preset.overdue_mode.as_ref(), &terms.overdue_mode),
        "grace_days" => same(preset.grace_days.as_ref(), &terms.grace_days),
        "promo" => same(preset.promo.as_ref(), &terms.promo),
        "early_settlement" => same(preset.early_settlement.as_ref(), &terms.early_settlement),
        "prepayment" => same(preset.prepayment.as_ref(), &terms.prepayment),
        "prepayment_fee" => same(preset.prepayment_fee.as_ref(), &terms.prepayment_fee),
        "amortisation" => same(preset.amortisation.as_ref(), &terms.amortisation),
        "periods" => same(preset.periods.as_ref(), &terms.periods),
        "minimum" => same(preset.minimum.as_ref(), &terms.minimum),
        _ => false,
    }
}
