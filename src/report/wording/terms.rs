//! The terms of a line in words, each with the key by which files and presets know it.

use super::name;
use crate::domain::credit::line::{Autopay, Line, Part};
use crate::domain::credit::terms::{
    Amortisation, EarlySettlement, InterestBase, InterestFrom, LateFee, LineKind, MinimumRule, OverdueMode, Prepayment,
    Terms,
};
use crate::domain::money::{Currency, Money, Rate, Ratio};
use crate::text::number::{self, Counted, Decimals};
use crate::text::{Lang, Words, date, terms as words};

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermRow {
    /// The key of the file, to find what it rests on and whether it is assumed.
    pub key: &'static str,
    /// What it is.
    pub label: &'static str,
    /// What it says.
    pub value: String,
}

/// The terms that matter to a line, in the order a reader would ask for them.
#[must_use]
pub fn rows(line: &Line, currency: Currency, lang: Lang) -> Vec<TermRow> {
    let terms = &line.terms;
    let mut rows = Vec::new();
    let mut add = |key: &'static str, label: Words, value: String| {
        rows.push(TermRow { key, label: label.get(lang), value });
    };
    add(rate_key(terms.rate), words::RATE, rate(line, lang));
    if let Some(cash) = terms.cash_advance_rate {
        let value = words::CASH_RATE_IS.fill(lang, &[("rate", rate_with_year(cash, lang))]);
        add("cash_advance_annual_rate", words::CASH_RATE, value);
    }
    if let Some(promo) = terms.promo {
        let values = [("rate", number::rate(promo.rate, lang)), ("day", date::iso(promo.until))];
        add("promo", words::PROMO, words::PROMO_IS.fill(lang, &values));
    }
    add("interest_from", words::INTEREST, interest(terms, lang));
    if terms.has_statements() {
        add("minimum", words::MINIMUM, minimum(&terms.minimum, currency, lang));
    } else {
        add("amortisation", words::REPAID, repaid(terms, lang));
    }
    add("late_fee", words::LATE, late(terms, currency, lang));
    add("grace_days", words::GRACE, grace(terms.grace_days, lang));
    add("early_settlement", words::EARLY, early(line, lang));
    if line.parts.len() > 1 && terms.has_statements() {
        add("allocation", words::ALLOCATION, words::allocation(terms.allocation).get(lang).to_owned());
    }
    add("autopay", words::AUTOPAY, autopay(line, currency, lang));
    let reported = if terms.reported { words::REPORTED_YES } else { words::REPORTED_NO };
    add("reported", words::REPORTED, reported.get(lang).to_owned());
    rows
}

const fn rate_key(rate: Rate) -> &'static str {
    match rate.basis {
        crate::domain::money::RateBasis::Annual => "annual_rate",
        crate::domain::money::RateBasis::Monthly => "monthly_rate",
        crate::domain::money::RateBasis::Daily => "daily_rate",
    }
}

fn rate(line: &Line, lang: Lang) -> String {
    let has_only_fees =
        !line.parts.is_empty() && line.parts.iter().all(|p| p.plan.is_some_and(|plan| plan.fee.is_some()));
    if line.terms.rate.value == 0 && has_only_fees {
        return words::RATE_NONE.get(lang).to_owned();
    }
    rate_with_year(line.terms.rate, lang)
}

/// A rate as stated, with its nominal year beside it when it is not one.
#[must_use]
pub fn rate_with_year(rate: Rate, lang: Lang) -> String {
    let stated = number::rate(rate, lang);
    if rate.basis == crate::domain::money::RateBasis::Annual {
        return stated;
    }
    words::RATE_YEAR.fill(lang, &[("rate", stated), ("year", number::percent(rate.nominal_annual(), Decimals::Two))])
}

fn interest(terms: &Terms, lang: Lang) -> String {
    if !terms.has_statements() {
        return words::INTEREST_LOAN.fill(lang, &[("accrual", words::accrual(terms.accrual).get(lang))]);
    }
    let words = match (terms.interest_from, terms.interest_base) {
        (InterestFrom::DueDay, _) => words::INTEREST_DUE,
        (InterestFrom::PostingDay, InterestBase::WholeStatement) => words::INTEREST_WHOLE,
        (InterestFrom::PostingDay, InterestBase::UnpaidPart) => words::INTEREST_PART,
    };
    words.get(lang).to_owned()
}

/// The rule of a minimum.
#[must_use]
pub fn minimum(rule: &MinimumRule, currency: Currency, lang: Lang) -> String {
    let mut parts = vec![words::MINIMUM_SHARE.fill(lang, &[("share", share(rule.percent))])];
    if rule.floor > Money::ZERO {
        parts.push(words::MINIMUM_FLOOR.fill(lang, &[("floor", number::money(rule.floor, currency))]));
    }
    let pluses = [
        (rule.plus_interest, words::PLUS_INTEREST),
        (rule.plus_fees, words::PLUS_FEES),
        (rule.plus_instalments, words::PLUS_INSTALMENTS),
        (rule.plus_past_due, words::PLUS_PAST_DUE),
    ];
    let pluses: Vec<&str> = pluses.iter().filter(|(plus, _)| *plus).map(|(_, words)| words.get(lang)).collect();
    if !pluses.is_empty() {
        parts.push(words::MINIMUM_PLUS.fill(lang, &[("what", enumerated(&pluses, lang))]));
    }
    listed(&parts, lang)
}

fn late(terms: &Terms, currency: Currency, lang: Lang) -> String {
    let mut parts = Vec::new();
    parts.push(match late_fee(&terms.late_fee, currency, lang) {
        Some(fee) => words::LATE_FEE.fill(lang, &[("fee", fee)]),
        None => words::LATE_NO_FEE.get(lang).to_owned(),
    });
    if let Some(penalty) = terms.penalty_rate(terms.rate) {
        let words = match terms.overdue_mode {
            OverdueMode::Replace => words::LATE_REPLACE,
            OverdueMode::Add => words::LATE_ADD,
        };
        parts.push(words.fill(lang, &[("rate", number::rate(penalty, lang))]));
    }
    parts.join(if lang == Lang::Zh { "；" } else { "; " })
}

/// The charge for being late; none when there is none.
#[must_use]
pub fn late_fee(fee: &LateFee, currency: Currency, lang: Lang) -> Option<String> {
    let money = |amount: Money| number::money(amount, currency);
    let mut parts = Vec::new();
    if fee.fixed > Money::ZERO {
        parts.push(words::LATE_FIXED.fill(lang, &[("fixed", money(fee.fixed))]));
    }
    if fee.percent > Ratio::ZERO {
        parts.push(words::LATE_SHARE.fill(lang, &[("share", share(fee.percent))]));
    }
    if fee.floor > Money::ZERO {
        parts.push(words::LATE_FLOOR.fill(lang, &[("floor", money(fee.floor))]));
    }
    if let Some(cap) = fee.cap {
        parts.push(words::LATE_CAP.fill(lang, &[("cap", money(cap))]));
    }
    if parts.is_empty() { None } else { Some(listed(&parts, lang)) }
}

fn grace(days: u8, lang: Lang) -> String {
    if days == 0 {
        return words::GRACE_NONE.get(lang).to_owned();
    }
    words::GRACE_IS.fill(lang, &[("days", number::count(i64::from(days), Counted::DAYS, lang))])
}

fn repaid(terms: &Terms, lang: Lang) -> String {
    let periods = number::count(i64::from(terms.periods), Counted::PAYMENTS, lang);
    words::REPAID_IS
        .fill(lang, &[("how", words::amortisation(terms.amortisation).get(lang).to_owned()), ("periods", periods)])
}

fn early(line: &Line, lang: Lang) -> String {
    let terms = &line.terms;
    let flat = line.parts.iter().any(|part| part.plan.is_some_and(|plan| plan.amortisation == Amortisation::FlatFee));
    if flat || terms.has_statements() {
        return match terms.early_settlement {
            EarlySettlement::Free => words::EARLY_FREE.get(lang).to_owned(),
            EarlySettlement::RemainingFees => words::EARLY_FEES.get(lang).to_owned(),
            EarlySettlement::Percent(ratio) => words::EARLY_SHARE.fill(lang, &[("share", share(ratio))]),
        };
    }
    let what = match terms.prepayment {
        Prepayment::ShorterTerm => words::EARLY_SHORTER,
        Prepayment::LowerPayment => words::EARLY_LOWER,
        Prepayment::NotTaken => return words::EARLY_NOT.get(lang).to_owned(),
    };
    if terms.prepayment_fee == Ratio::ZERO {
        return what.get(lang).to_owned();
    }
    words::EARLY_CHARGE.fill(lang, &[("what", what.get(lang).to_owned()), ("share", share(terms.prepayment_fee))])
}

fn autopay(line: &Line, currency: Currency, lang: Lang) -> String {
    let is_loan = matches!(line.terms.kind, LineKind::InstalmentLoan | LineKind::CashLine);
    match line.autopay {
        Autopay::ByHand => words::AUTOPAY_HAND.get(lang).to_owned(),
        Autopay::Full | Autopay::Minimum if is_loan => words::AUTOPAY_LOAN.get(lang).to_owned(),
        Autopay::Full => words::AUTOPAY_FULL.get(lang).to_owned(),
        Autopay::Minimum => words::AUTOPAY_MINIMUM.get(lang).to_owned(),
        Autopay::Amount(amount) => words::AUTOPAY_AMOUNT.fill(lang, &[("amount", number::money(amount, currency))]),
    }
}

/// The name of a part, or its sort when it has none.
#[must_use]
pub fn part_name(part: &Part, lang: Lang) -> String {
    part.name.as_ref().map_or_else(|| words::part(part.kind).get(lang).to_owned(), |named| name(named, lang))
}

/// A share as it was stated, without digits that say nothing.
fn share(ratio: Ratio) -> String {
    ratio.plain_percent()
}

fn listed(parts: &[String], lang: Lang) -> String {
    parts.join(if lang == Lang::Zh { "，" } else { ", " })
}

fn enumerated(parts: &[&str], lang: Lang) -> String {
    match lang {
        Lang::Zh => parts.join("、"),
        Lang::En => match parts {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [before @ .., last] => format!("{} and {last}", before.join(", ")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::credit::terms::TermsDraft;

    #[test]
    fn a_minimum_in_words() {
        let rule = MinimumRule { floor: Money(5_000), plus_fees: true, ..MinimumRule::default() };
        assert_eq!(
            minimum(&rule, Currency::CNY, Lang::En),
            "10% of the statement, at least 50.00, plus fees, instalments due and what is past due"
        );
        assert_eq!(minimum(&rule, Currency::CNY, Lang::Zh), "账单的 10%，不低于 50.00，另加费用、到期分期、前期未还");
    }

    #[test]
    fn being_late_in_words() {
        let mut terms = TermsDraft::default().complete();
        assert_eq!(late(&terms, Currency::CNY, Lang::En), "no late fee");
        terms.late_fee = LateFee { percent: Ratio::percent(5), floor: Money(500), ..LateFee::default() };
        assert_eq!(late(&terms, Currency::CNY, Lang::En), "late fee 5% of what is unpaid, at least 5.00");
        assert_eq!(late(&terms, Currency::CNY, Lang::Zh), "违约金 未还部分的 5%，最低 5.00");
    }
}
