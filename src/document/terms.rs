//! The terms of a line, as a product preset and a profile's line both state them.

use std::sync::Arc;

use super::Problems;
use super::choice;
use super::key::{Key, Shape, Sign};
use super::reader::{Document, TableReader};
use super::word::WordOr;
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::domain::credit::terms::{EarlySettlement, LateFee, MinimumRule, Penalty, PlanFee, Promo, TermsDraft};
use crate::domain::money::{Currency, Money, Ratio};

/// The rate keys: for a year, a month, a day.
pub const RATE_KEYS: [&str; 3] = ["annual_rate", "monthly_rate", "daily_rate"];
const CASH_ADVANCE_KEYS: [&str; 3] =
    ["cash_advance_annual_rate", "cash_advance_monthly_rate", "cash_advance_daily_rate"];
const PENALTY_KEYS: [&str; 3] = ["penalty_annual_rate", "penalty_monthly_rate", "penalty_daily_rate"];
const ANY_PENALTY_KEYS: [&str; 4] =
    ["penalty_annual_rate", "penalty_monthly_rate", "penalty_daily_rate", "penalty_factor"];

/// The most periods that a plan may have: sixty years of fortnights.
pub const MOST_PERIODS: u16 = 1560;

/// Keys of a `promo` table.
pub const PROMO_KEYS: &[Key] = &[
    Key::new("annual_rate", Shape::Percent),
    Key::new("monthly_rate", Shape::Percent),
    Key::new("daily_rate", Shape::Percent),
    Key::required("until", Shape::Date),
];

/// Keys of a `minimum` table.
pub const MINIMUM_KEYS: &[Key] = &[
    Key::required("percent", Shape::Percent),
    Key::new("floor", Shape::Amount(Sign::NotNegative)),
    Key::new("plus_interest", Shape::Flag),
    Key::new("plus_fees", Shape::Flag),
    Key::new("plus_instalments", Shape::Flag),
    Key::new("plus_past_due", Shape::Flag),
];

/// Keys of a `late_fee` table.
pub const LATE_FEE_KEYS: &[Key] = &[
    Key::new("fixed", Shape::Amount(Sign::NotNegative)),
    Key::new("percent", Shape::Percent),
    Key::new("floor", Shape::Amount(Sign::NotNegative)),
    Key::new("cap", Shape::Amount(Sign::NotNegative)),
];

/// Keys that state terms.
pub const TERM_KEYS: &[Key] = &[
    Key::new("kind", Shape::Choice(choice::LINE_KINDS)),
    Key::new("annual_rate", Shape::Percent),
    Key::new("monthly_rate", Shape::Percent),
    Key::new("daily_rate", Shape::Percent),
    Key::new("cash_advance_annual_rate", Shape::Percent),
    Key::new("cash_advance_monthly_rate", Shape::Percent),
    Key::new("cash_advance_daily_rate", Shape::Percent),
    Key::new("day_basis", Shape::DayBasis),
    Key::new("accrual", Shape::Choice(choice::ACCRUALS)),
    Key::new("interest_from", Shape::Choice(choice::INTEREST_FROM)),
    Key::new("interest_base", Shape::Choice(choice::INTEREST_BASES)),
    Key::new("interest_on_interest", Shape::Flag),
    Key::new("interest_rounding", Shape::Choice(choice::ROUNDINGS)),
    Key::new("promo", Shape::Table(&[PROMO_KEYS])),
    Key::new("grace_days", Shape::Whole(0, 60)),
    Key::new("minimum", Shape::Table(&[MINIMUM_KEYS])),
    Key::new("late_fee", Shape::Table(&[LATE_FEE_KEYS])),
    Key::new("penalty_annual_rate", Shape::Percent),
    Key::new("penalty_monthly_rate", Shape::Percent),
    Key::new("penalty_daily_rate", Shape::Percent),
    Key::new("penalty_factor", Shape::Percent),
    Key::new("overdue_mode", Shape::Choice(choice::OVERDUE_MODES)),
    Key::new("early_settlement", Shape::ChoiceOrPercent(choice::EARLY_SETTLEMENTS)),
    Key::new("prepayment", Shape::Choice(choice::PREPAYMENTS)),
    Key::new("prepayment_fee", Shape::Percent),
    Key::new("allocation", Shape::Choice(choice::ALLOCATIONS)),
    Key::new("business_day", Shape::Choice(choice::BUSINESS_DAYS)),
    Key::new("cut_off", Shape::Time),
    Key::new("reported", Shape::Flag),
    Key::new("amortisation", Shape::Choice(choice::AMORTISATIONS)),
    Key::new("periods", Shape::Whole(1, MOST_PERIODS)),
    Key::new("monthly_fee", Shape::Percent),
    Key::new("total_fee", Shape::Percent),
    Key::new("statement_day", Shape::Whole(1, 31)),
    Key::new("due_day", Shape::Whole(1, 31)),
];

/// Reads the terms that a table states. Amounts are read in the table's currency; other keys are left alone.
#[must_use]
pub fn read_terms(table: &TableReader<'_>) -> TermsDraft {
    TermsDraft {
        kind: table.choice("kind"),
        rate: table.rate(RATE_KEYS),
        cash_advance_rate: table.rate(CASH_ADVANCE_KEYS).map(Some),
        day_basis: table.day_basis("day_basis"),
        accrual: table.choice("accrual"),
        interest_from: table.choice("interest_from"),
        interest_base: table.choice("interest_base"),
        interest_on_interest: table.flag("interest_on_interest"),
        interest_rounding: table.choice("interest_rounding"),
        promo: read_promo(table).map(Some),
        grace_days: table.small("grace_days"),
        minimum: read_minimum(table),
        late_fee: read_late_fee(table),
        penalty: read_penalty(table).map(Some),
        overdue_mode: table.choice("overdue_mode"),
        early_settlement: read_early_settlement(table),
        prepayment: table.choice("prepayment"),
        prepayment_fee: table.percent("prepayment_fee"),
        allocation: table.choice("allocation"),
        business_day: table.choice("business_day"),
        cut_off_minutes: table.time("cut_off").map(Some),
        reported: table.flag("reported"),
        amortisation: table.choice("amortisation"),
        periods: table.whole("periods"),
        plan_fee: read_plan_fee(table).map(Some),
        statement_day: table.small("statement_day").map(Some),
        due_day: table.small("due_day").map(Some),
    }
}

/// Reads terms that were typed one by one, as a text of their own.
#[must_use]
pub fn read_alone(source: &Arc<Source>, currency: Currency) -> (TermsDraft, Vec<Diagnostic>) {
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    let mut table = document.table(&[TERM_KEYS], &problems);
    table.set_currency(currency);
    let terms = read_terms(&table);
    table.finish();
    (terms, problems.into_list())
}

/// Reads `promo`: a rate and its last day.
#[must_use]
pub fn read_promo(table: &TableReader<'_>) -> Option<Promo> {
    let promo = table.table("promo")?;
    let rate = promo.rate(RATE_KEYS);
    if rate.is_none() && !RATE_KEYS.iter().any(|key| promo.has(key)) {
        promo.missing("annual_rate");
    }
    let until = promo.date("until");
    promo.finish();
    Some(Promo { rate: rate?, until: until? })
}

/// Reads the fee of a flat-fee plan, `monthly_fee` or `total_fee`.
#[must_use]
pub fn read_plan_fee(table: &TableReader<'_>) -> Option<PlanFee> {
    match table.one_of_keys(&["monthly_fee", "total_fee"])? {
        "monthly_fee" => table.percent("monthly_fee").map(PlanFee::PerPeriod),
        _ => table.percent("total_fee").map(PlanFee::Total),
    }
}

fn read_minimum(table: &TableReader<'_>) -> Option<MinimumRule> {
    let minimum = table.table("minimum")?;
    let usual = MinimumRule::default();
    let percent = minimum.percent("percent");
    let rule = MinimumRule {
        percent: percent.unwrap_or(usual.percent),
        floor: minimum.amount("floor").unwrap_or(usual.floor),
        plus_interest: minimum.flag("plus_interest").unwrap_or(usual.plus_interest),
        plus_fees: minimum.flag("plus_fees").unwrap_or(usual.plus_fees),
        plus_instalments: minimum.flag("plus_instalments").unwrap_or(usual.plus_instalments),
        plus_past_due: minimum.flag("plus_past_due").unwrap_or(usual.plus_past_due),
    };
    if rule.percent > Ratio::ONE {
        let values = [("key", "percent"), ("value", &*rule.percent.plain_percent())];
        table.problems().error(Code::ShareAboveWhole, minimum.place("percent"), &values);
    }
    minimum.finish();
    percent.map(|_| rule)
}

fn read_late_fee(table: &TableReader<'_>) -> Option<LateFee> {
    let reader = table.table("late_fee")?;
    if !reader.has("fixed") && !reader.has("percent") {
        reader.missing("fixed");
    }
    let fee = LateFee {
        fixed: reader.amount("fixed").unwrap_or(Money::ZERO),
        percent: reader.percent("percent").unwrap_or(Ratio::ZERO),
        floor: reader.amount("floor").unwrap_or(Money::ZERO),
        cap: reader.amount("cap"),
    };
    reader.finish();
    Some(fee)
}

fn read_penalty(table: &TableReader<'_>) -> Option<Penalty> {
    match table.one_of_keys(&ANY_PENALTY_KEYS)? {
        "penalty_factor" => table.percent("penalty_factor").map(Penalty::Factor),
        _ => table.rate(PENALTY_KEYS).map(Penalty::Rate),
    }
}

fn read_early_settlement(table: &TableReader<'_>) -> Option<EarlySettlement> {
    Some(match table.word_or_percent("early_settlement")? {
        WordOr::Word("free") => EarlySettlement::Free,
        WordOr::Word(_) => EarlySettlement::RemainingFees,
        WordOr::Value(share) => EarlySettlement::Percent(share),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Day;
    use crate::domain::credit::terms::{DayBasis, LineKind};
    use crate::domain::money::{Rate, RateBasis};

    fn read(text: &str) -> (TermsDraft, Vec<(&'static str, String)>) {
        let source = Arc::new(Source { name: "test.toml".into(), text: text.into() });
        let (terms, problems) = read_alone(&source, Currency::CNY);
        let said = problems.into_iter().map(|p| {
            let span = p.place.map_or(0..0, |place| place.span);
            (p.code.name(), text.get(span).unwrap_or("").to_owned())
        });
        (terms, said.collect())
    }

    #[test]
    fn every_kind_of_value_is_read() {
        let (terms, problems) = read(
            r#"kind = "pay-later"
            daily_rate = "0.05%"
            day_basis = 360
            promo = { annual_rate = "0%", until = 2027-03-01 }
            minimum = { percent = "10%", floor = 50 }
            late_fee = { percent = "5%", floor = "5.00" }
            penalty_factor = "150%"
            early_settlement = "2%"
            cut_off = "20:00"
            total_fee = "8.8%"
            due_day = 10"#,
        );
        assert_eq!(problems, []);
        assert_eq!(terms.kind, Some(LineKind::PayLater));
        assert_eq!(terms.rate, Some(Rate { value: 500_000_000, basis: RateBasis::Daily }));
        assert_eq!(terms.day_basis, Some(DayBasis::D360));
        assert_eq!(terms.promo.flatten().map(|promo| promo.until), Day::ymd(2027, 3, 1));
        assert_eq!(terms.minimum.map(|minimum| minimum.floor), Some(Money(5000)));
        assert_eq!(terms.early_settlement, Some(EarlySettlement::Percent(Ratio::percent(2))));
        assert_eq!(terms.cut_off_minutes, Some(Some(1200)));
        assert_eq!(terms.plan_fee, Some(Some(PlanFee::Total(Ratio::basis_points(880)))));
        assert_eq!((terms.due_day, terms.statement_day), (Some(Some(10)), None));
    }

    #[test]
    fn all_problems_come_at_once_and_point_at_their_values() {
        let (_, problems) = read(
            "annual_rate = 0.4\nmonthly_rate = \"1%\"\ndue_day = 32\nkind = \"revolvng\"\nlimti = 1\n\
             penalty_factor = \"150\"\nlate_fee = {}\ncut_off = \"25:00\"\n",
        );
        let codes: Vec<(&str, &str)> = problems.iter().map(|(code, at)| (*code, at.as_str())).collect();
        assert_eq!(
            codes,
            [
                ("keys-exclude", "\"1%\""),
                ("number-out-of-range", "32"),
                ("not-one-of", "\"revolvng\""),
                ("unknown-key", "limti"),
                ("rate-without-percent", "\"150\""),
                ("missing-key", "{}"),
                ("bad-time", "\"25:00\""),
            ]
        );
    }

    #[test]
    fn a_broken_line_does_not_hide_the_others() {
        let (terms, problems) = read("grace_days = \ndue_day = 10\nperiods = twelve\npromo = { until = 2026-02-31 }\n");
        assert_eq!(terms.due_day, Some(Some(10)));
        let codes: Vec<&str> = problems.iter().map(|(code, _)| *code).collect();
        assert!(codes.starts_with(&["toml-syntax", "toml-syntax"]), "{problems:?}");
        assert!(codes.contains(&"date-impossible"), "{problems:?}");
    }

    /// Every key of a list is asked for: a list in its place is a wrong type under each of them.
    #[test]
    fn every_listed_key_is_read() {
        for key in TERM_KEYS {
            let (_, problems) = read(&format!("{} = [[]]", key.name));
            assert_eq!(problems, [("wrong-type", "[[]]".to_owned())], "{}", key.name);
        }
    }
}
