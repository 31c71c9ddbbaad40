//! What a borrowing is charged with when it is paid late or early, in words.

use super::{Row, Section, Speaker};
use crate::domain::cost::EarlyCharge;
use crate::domain::credit::terms::{EarlySettlement, OverdueMode, Prepayment};
use crate::domain::money::Ratio;
use crate::report::cost_statement::BorrowingCost;
use crate::report::wording::terms as term_words;
use crate::text::number::{self, Counted, Decimals};
use crate::text::{cost as words, date, terms};

impl Speaker<'_> {
    pub(super) fn on_default(&self, cost: &BorrowingCost) -> Section {
        let overdue = cost.borrowing.when_late();
        let grace = match overdue.grace_days {
            0 => self.say(words::GRACE_NONE),
            days => {
                terms::GRACE_IS.fill(self.lang, &[("days", number::count(i64::from(days), Counted::DAYS, self.lang))])
            }
        };
        let fee = overdue.late_fee.and_then(|fee| term_words::late_fee(&fee, self.currency(), self.lang));
        let mut rows = vec![
            self.marked(words::GRACE, grace, "grace_days"),
            self.marked(words::LATE_FEE, fee.unwrap_or_else(|| self.say(words::NO_CHARGE)), "late_fee"),
            self.penalty(cost),
        ];
        if overdue.interest_on_interest {
            rows.push(self.row(words::INTEREST_ON_INTEREST, self.say(words::INTEREST_ON_INTEREST_YES)));
        }
        if let Some(late) = cost.late {
            let values = [
                ("missed", date::iso(late.missed)),
                ("paid", date::iso(late.paid_on)),
                ("amount", self.money(late.late_fees + late.interest)),
                ("fee", self.money(late.late_fees)),
                ("interest", self.money(late.interest)),
            ];
            rows.push(self.row(words::ONE_MISSED, words::ONE_MISSED_NEXT.fill(self.lang, &values)));
        }
        Section { head: self.say(words::ON_DEFAULT), rows }
    }

    fn penalty(&self, cost: &BorrowingCost) -> Row {
        let overdue = cost.borrowing.when_late();
        let year = number::percent(overdue.in_all(), Decimals::Two);
        let contract = number::rate(overdue.contract, self.lang);
        let by_fee = cost.borrowing.plan_fee().is_some() && self.statement.terms.rate.value == 0;
        let Some(penalty) = overdue.penalty else {
            let value = if by_fee {
                self.say(words::PENALTY_FEE_ONLY)
            } else {
                words::PENALTY_NONE.fill(self.lang, &[("contract", contract)])
            };
            return self.marked(words::PENALTY, value, "penalty_annual_rate");
        };
        let words_of = match overdue.mode {
            OverdueMode::Replace => words::PENALTY_REPLACES,
            OverdueMode::Add => words::PENALTY_ADDS,
        };
        let values = [("rate", number::rate(penalty, self.lang)), ("year", year), ("contract", contract)];
        let mut row = self.row(words::PENALTY, words_of.fill(self.lang, &values));
        if let Some(factor) = overdue.factor {
            row.notes.push(words::PENALTY_FACTOR.fill(self.lang, &[("factor", factor.plain_percent())]));
        }
        if by_fee {
            row.notes.push(self.say(words::FEE_AS_RATE));
        }
        let how = match overdue.mode {
            OverdueMode::Replace => words::OF_PENALTY_REPLACES,
            OverdueMode::Add => words::OF_PENALTY_ADDS,
        };
        row.notes.extend(self.both_marks((words::OF_PENALTY_RATE, "penalty_annual_rate"), (how, "overdue_mode")));
        row
    }

    pub(super) fn if_early(&self, cost: &BorrowingCost) -> Option<Section> {
        let (value, key) = match cost.borrowing.when_early()? {
            EarlyCharge::Plan(EarlySettlement::Free) => (self.say(terms::EARLY_FREE), "early_settlement"),
            EarlyCharge::Plan(EarlySettlement::RemainingFees) => (self.say(terms::EARLY_FEES), "early_settlement"),
            EarlyCharge::Plan(EarlySettlement::Percent(share)) => {
                (terms::EARLY_SHARE.fill(self.lang, &[("share", share.plain_percent())]), "early_settlement")
            }
            EarlyCharge::Loan(Prepayment::NotTaken, _) => (self.say(terms::EARLY_NOT), "prepayment"),
            EarlyCharge::Loan(changes, share) => {
                let what = match changes {
                    Prepayment::LowerPayment => terms::EARLY_LOWER,
                    _ => terms::EARLY_SHORTER,
                };
                let value = if share == Ratio::ZERO {
                    self.list(&[self.say(what), self.say(words::EARLY_NO_CHARGE)])
                } else {
                    let values = [("what", self.say(what)), ("share", share.plain_percent())];
                    terms::EARLY_CHARGE.fill(self.lang, &values)
                };
                (value, "prepayment_fee")
            }
        };
        Some(Section { head: self.say(words::IF_EARLY), rows: vec![self.marked(words::EARLY_ROW, value, key)] })
    }
}
