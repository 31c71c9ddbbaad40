//! The parts of a line: what is stated, and what of the balance remains.

use super::Sheet;
use super::terms::{Stated, check_promo};
use crate::diagnostic::Code;
use crate::domain::credit::line::{InstalmentPlan, Part, PartKind, Rhythm};
use crate::domain::credit::remaining::{original_principal, remaining_principal};
use crate::domain::credit::terms::{Amortisation, LineKind};
use crate::domain::money::{Money, Rate};
use crate::profile::raw::{Raw, RawLine, RawPart, RawPlan};

/// All parts of a line; what of the balance is in none becomes one more. None when the sums contradict each other.
pub(super) fn check_parts(
    sheet: &Sheet<'_>,
    table: &Raw<RawLine>,
    stated: &Stated,
    balance: Money,
) -> Option<Vec<Part>> {
    let raw = &table.value;
    let charges = raw.unpaid_charges.unwrap_or_default();
    let mut parts = Vec::with_capacity(raw.instalments.len() + raw.parts.len() + 1);
    for instalment in &raw.instalments {
        let mut part = check_part(sheet, instalment, stated, PartKind::Instalment)?;
        fit_rounding(&mut part, instalment, balance - charges);
        if part.balance > balance {
            let values = [("plan", &*sheet.plain(part.balance)), ("balance", &*sheet.plain(balance))];
            sheet.error(Code::PlanAboveBalance, instalment.places.of("principal"), &values);
            return None;
        }
        parts.push(part);
    }
    for stated_part in &raw.parts {
        parts.push(check_part(sheet, stated_part, stated, stated_part.value.kind?)?);
    }
    let sum = parts.iter().map(|part| part.balance).sum::<Money>() + charges;
    if sum > balance {
        let values = [("parts", &*sheet.plain(sum)), ("balance", &*sheet.plain(balance))];
        sheet.error(Code::PartsAboveBalance, table.places.of("balance"), &values);
        return None;
    }
    let rest = balance - sum;
    if rest > Money::ZERO {
        parts.push(rest_of(sheet, table, stated, rest)?);
    }
    Some(parts)
}

/// A computed remainder may differ from the lender's by the rounding of each period: the balance decides then.
fn fit_rounding(part: &mut Part, raw: &Raw<RawPart>, most: Money) {
    let periods = part.plan.map_or(0, |plan| i64::from(plan.periods));
    let over = part.balance - most;
    if raw.value.balance.is_none() && over > Money::ZERO && over.minor() <= periods {
        part.balance = most;
    }
}

fn check_part(sheet: &Sheet<'_>, table: &Raw<RawPart>, stated: &Stated, kind: PartKind) -> Option<Part> {
    let (raw, places) = (&table.value, &table.places);
    sheet.must_have_come("since", raw.since, places.of("since"));
    check_promo(sheet, raw.promo.map(|promo| promo.until), places);
    let has_schedule = matches!(kind, PartKind::Instalment | PartKind::Draw);
    if !has_schedule && raw.plan != RawPlan::default() {
        sheet.warning(Code::KeyWithoutEffect, places.of("periods"), &[("key", "periods"), ("table", "part")]);
    }
    let (balance, plan) = if has_schedule {
        let rate = raw.rate.unwrap_or(stated.terms.rate);
        let plan = Planning { raw: &raw.plan, balance: raw.balance, rate, stated };
        let (balance, plan) = plan.check(sheet, table)?;
        (balance, Some(plan))
    } else {
        (raw.balance?, None)
    };
    Some(Part { kind, name: raw.name.clone(), balance, rate: raw.rate, promo: raw.promo, plan, since: raw.since })
}

/// What is needed to make a repayment schedule.
struct Planning<'a> {
    raw: &'a RawPlan,
    balance: Option<Money>,
    rate: Rate,
    stated: &'a Stated,
}

impl Planning<'_> {
    /// The balance and the plan of a part; errors are placed in its table.
    fn check<T>(&self, sheet: &Sheet<'_>, table: &Raw<T>) -> Option<(Money, InstalmentPlan)> {
        let (raw, places) = (self.raw, &table.places);
        let periods = raw.periods.unwrap_or(self.stated.terms.periods);
        let paid = raw.paid.unwrap_or(0);
        if paid > periods {
            let values = [("paid", &*paid.to_string()), ("periods", &*periods.to_string())];
            sheet.error(Code::PaidAbovePeriods, places.of("paid"), &values);
            return None;
        }
        let amortisation = self.amortisation();
        let offered = self.stated.plans.iter().find(|plan| plan.periods == periods).map(|plan| plan.fee);
        let fee = raw.fee.or(offered).or(self.stated.terms.plan_fee);
        let fee = fee.filter(|_| amortisation == Amortisation::FlatFee);
        if amortisation == Amortisation::FlatFee && fee.is_none() {
            let values = [("key", "monthly_fee"), ("table", "instalment")];
            sheet.error(Code::MissingKey, places.table.clone(), &values);
        }
        if raw.fee.is_some() && amortisation != Amortisation::FlatFee {
            let key = if places.has("total_fee") { "total_fee" } else { "monthly_fee" };
            sheet.warning(Code::KeyWithoutEffect, places.of(key), &[("key", key), ("table", "instalment")]);
        }
        let rhythm = raw.rhythm.unwrap_or(self.stated.rhythm);
        self.check_next_due(sheet, table, rhythm);
        let (principal, balance) = self.amounts(sheet, table, (periods, paid), amortisation, rhythm)?;
        let plan = InstalmentPlan {
            principal,
            periods,
            paid,
            amortisation,
            fee,
            payment: raw.payment,
            rhythm,
            next_due: raw.next_due,
        };
        Some((balance, plan))
    }

    /// A stated fee makes a flat-fee plan, a stated rate one with interest; else the line's terms decide.
    fn amortisation(&self) -> Amortisation {
        self.raw.amortisation.unwrap_or(if self.raw.fee.is_some() {
            Amortisation::FlatFee
        } else {
            self.stated.terms.amortisation
        })
    }

    fn check_next_due<T>(&self, sheet: &Sheet<'_>, table: &Raw<T>, rhythm: Rhythm) {
        match self.raw.next_due {
            Some(next) if next < sheet.as_of => {
                let values = [("date", &*next.to_string()), ("as_of", &*sheet.as_of.to_string())];
                sheet.error(Code::NextDuePast, table.places.of("next_due"), &values);
            }
            None if rhythm != Rhythm::Monthly && !table.places.has("next_due") => {
                let values = [("key", "next_due"), ("table", "instalment")];
                sheet.error(Code::MissingKey, table.places.of("rhythm"), &values);
            }
            _ => {}
        }
    }

    /// The principal at the start and what remains of it, the one that is not stated computed from the other.
    fn amounts<T>(
        &self,
        sheet: &Sheet<'_>,
        table: &Raw<T>,
        (periods, paid): (u16, u16),
        amortisation: Amortisation,
        rhythm: Rhythm,
    ) -> Option<(Money, Money)> {
        match (self.raw.principal, self.balance) {
            (Some(principal), Some(balance)) if balance > principal => {
                let values = [("balance", &*sheet.plain(balance)), ("principal", &*sheet.plain(principal))];
                sheet.error(Code::PlanAbovePrincipal, table.places.of("balance"), &values);
                None
            }
            (Some(principal), Some(balance)) => Some((principal, balance)),
            (Some(principal), None) => {
                let remains = remaining_principal(principal, periods, paid, amortisation, self.rate, Some(rhythm));
                Some((principal, remains))
            }
            (None, Some(balance)) => {
                let began = original_principal(balance, periods, paid, amortisation, self.rate, Some(rhythm));
                Some((began, balance))
            }
            (None, None) => None,
        }
    }
}

/// What of the balance no part holds: purchases of a card, a draw of a loan with the line's own schedule.
fn rest_of(sheet: &Sheet<'_>, table: &Raw<RawLine>, stated: &Stated, rest: Money) -> Option<Part> {
    let raw = &table.value;
    let terms = &stated.terms;
    let in_instalments = match terms.kind {
        LineKind::Revolving => false,
        LineKind::PayLater => terms.statement_day.is_none() && stated.draft.periods.is_some(),
        LineKind::CashLine | LineKind::InstalmentLoan => true,
    };
    let mut part =
        Part { kind: PartKind::Purchases, name: None, balance: rest, rate: None, promo: None, plan: None, since: None };
    if !in_instalments {
        return Some(part);
    }
    if stated.draft.periods.is_none() && terms.kind == LineKind::InstalmentLoan {
        super::terms::missing(sheet, table, "periods");
    }
    let planning = Planning { raw: &raw.plan, balance: Some(rest), rate: terms.rate, stated };
    let (_, plan) = planning.check(sheet, table)?;
    part.kind = if terms.kind == LineKind::PayLater { PartKind::Instalment } else { PartKind::Draw };
    part.plan = Some(plan);
    Some(part)
}
