//! Reading what an option costs.

use crate::document::choice::{AMORTISATIONS, Choice};
use crate::document::key::{Key, NAME_KEYS, Shape, Sign};
use crate::document::reader::TableReader;
use crate::document::terms::MOST_PERIODS;
use crate::domain::backup::cost::{CostModel, LoanCost, RateModel, Spread, Subsidy};
use crate::domain::credit::terms::{Amortisation, PlanFee};
use crate::domain::money::{Money, Ratio};

const AMOUNT: Shape = Shape::Amount(Sign::NotNegative);

pub(super) const COST_KEYS: &[Key] = &[
    Key::required("kind", Shape::Choice(KINDS)),
    Key::new("sum", Shape::Amount(Sign::Positive)),
    Key::new("annual_rate", Shape::Percent),
    Key::new("reference", Shape::Id),
    Key::new("times", Shape::Whole(0, 100)),
    Key::new("plus", Shape::Percent),
    Key::new("less", Shape::Percent),
    Key::new("total_fee", Shape::Percent),
    Key::new("monthly_fee_share", Shape::Percent),
    Key::new("keeps_rate", Shape::Flag),
    Key::new("low", Shape::Percent),
    Key::new("high", Shape::Percent),
    Key::new("amortisation", Shape::Choice(AMORTISATIONS)),
    Key::new("months", Shape::Table(&[MONTHS_KEYS])),
    Key::new("fee", AMOUNT),
    Key::new("fee_share", Shape::Percent),
    Key::new("fee_joins_debt", Shape::Flag),
    Key::new("monthly_fee", AMOUNT),
    Key::new("renewed_every_days", Shape::Whole(1, 366)),
    Key::new("free_months", Shape::Whole(0, 120)),
    Key::new("subsidy", Shape::Table(&[SUBSIDY_KEYS])),
];

const KINDS: &[&str] = &["free", "own-money", "loan", "fixed", "unknown"];

const MONTHS_KEYS: &[Key] =
    &[Key::required("least", Shape::Whole(1, MOST_PERIODS)), Key::required("most", Shape::Whole(1, MOST_PERIODS))];

const SUBSIDY_KEYS: &[Key] = &[
    Key::new("points", Shape::Percent),
    Key::new("share", Shape::Percent),
    Key::new("cap", Shape::Amount(Sign::Positive)),
    Key::new("until", Shape::Date),
    Key::new("note", Shape::Table(&[NAME_KEYS])),
];

/// The kinds of a cost by their word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Free,
    OwnMoney,
    Loan,
    Fixed,
    Unknown,
}

impl Choice for Kind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("free", Kind::Free),
        ("own-money", Kind::OwnMoney),
        ("loan", Kind::Loan),
        ("fixed", Kind::Fixed),
        ("unknown", Kind::Unknown),
    ];
}

/// Reads a cost; the caller finishes the table.
pub(super) fn read_cost(table: &TableReader<'_>) -> Option<CostModel> {
    Some(match table.choice::<Kind>("kind")? {
        Kind::Free => CostModel::Free,
        Kind::OwnMoney => CostModel::OwnMoney,
        Kind::Unknown => CostModel::Unknown,
        Kind::Fixed => {
            let sum = table.amount("sum");
            if !table.has("sum") {
                table.missing("sum");
            }
            CostModel::Fixed(sum?)
        }
        Kind::Loan => CostModel::Loan(read_loan(table)?),
    })
}

fn read_loan(table: &TableReader<'_>) -> Option<LoanCost> {
    let rate = read_rate(table);
    let months = table.table("months").and_then(read_months);
    let amortisation = table.choice("amortisation").unwrap_or(Amortisation::Annuity);
    if amortisation != Amortisation::Bullet && !table.has("months") {
        table.missing("months");
    }
    Some(LoanCost {
        amortisation: if matches!(rate, Some(RateModel::Fee(_))) { Amortisation::FlatFee } else { amortisation },
        rate: rate?,
        months: months.unwrap_or((1, 1)),
        fee: table.amount("fee").unwrap_or(Money::ZERO),
        fee_share: table.percent("fee_share").unwrap_or(Ratio::ZERO),
        fee_taken_out: !table.flag("fee_joins_debt").unwrap_or(false),
        monthly_fee: table.amount("monthly_fee").unwrap_or(Money::ZERO),
        renewed_every_days: table.whole("renewed_every_days"),
        free_months: table.whole("free_months").unwrap_or(0),
        subsidy: table.table("subsidy").and_then(read_subsidy),
    })
}

fn read_months(table: TableReader<'_>) -> Option<(u16, u16)> {
    let (least, most) = (table.whole("least"), table.whole("most"));
    table.finish();
    Some((least?, most?))
}

const RATES: [&str; 5] = ["annual_rate", "reference", "total_fee", "monthly_fee_share", "keeps_rate"];

fn read_rate(table: &TableReader<'_>) -> Option<RateModel> {
    match table.one_of_keys(&RATES) {
        Some("annual_rate") => Some(RateModel::Annual(spread(table, table.percent("annual_rate")?))),
        Some("reference") => {
            let plus = table.percent("plus").unwrap_or(Ratio::ZERO);
            let less = table.percent("less").unwrap_or(Ratio::ZERO);
            let margin = spread(table, Ratio(plus.0.saturating_sub(less.0)));
            Some(RateModel::Reference { id: table.id("reference")?, times: table.whole("times").unwrap_or(1), margin })
        }
        Some("total_fee") => Some(RateModel::Fee(PlanFee::Total(table.percent("total_fee")?))),
        Some("monthly_fee_share") => Some(RateModel::Fee(PlanFee::PerPeriod(table.percent("monthly_fee_share")?))),
        Some(_) => Some(RateModel::Kept),
        None => {
            if !RATES.iter().any(|key| table.has(key)) {
                table.missing("annual_rate");
            }
            None
        }
    }
}

fn spread(table: &TableReader<'_>, usual: Ratio) -> Spread {
    let (low, high) = (table.percent("low"), table.percent("high"));
    Spread { low: low.unwrap_or(usual), usual, high: high.unwrap_or(usual) }
}

fn read_subsidy(table: TableReader<'_>) -> Option<Subsidy> {
    let (points, share) = (table.percent("points"), table.percent("share"));
    let (cap, until) = (table.amount("cap"), table.date("until"));
    if !table.has("points") && !table.has("share") {
        table.missing("share");
    }
    table.finish();
    Some(Subsidy { points, share: share.unwrap_or(Ratio::ONE), cap, until })
}
