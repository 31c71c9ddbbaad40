//! One borrowing by itself: an amount on a day under the terms of one line.

use crate::domain::calendar::Day;
use crate::domain::credit::line::{InstalmentPlan, Part, PartKind, Rhythm};
use crate::domain::credit::terms::{Amortisation, LineKind, PlanFee, Terms};
use crate::domain::household::opening::instalment_day;
use crate::domain::money::Money;

/// What a line is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A purchase that goes onto the next statement.
    Purchase,
    /// A purchase or bill split in instalments.
    Instalments,
    /// Cash taken with a card.
    Cash,
    /// A loan of its own.
    Draw,
}

impl Use {
    /// What lines of these terms are mostly used for; `in_periods` says that a number of periods was asked for.
    #[must_use]
    pub const fn usual(terms: &Terms, in_periods: bool) -> Use {
        match terms.kind {
            LineKind::InstalmentLoan | LineKind::CashLine => Use::Draw,
            LineKind::Revolving | LineKind::PayLater if in_periods || !terms.has_statements() => Use::Instalments,
            LineKind::Revolving | LineKind::PayLater => Use::Purchase,
        }
    }
}

/// One borrowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Borrowing {
    /// The terms of its line.
    pub terms: Terms,
    /// What is borrowed: its amount is the part's balance, its schedule the part's plan.
    pub part: Part,
    /// The day on which the money or the purchase is had.
    pub day: Day,
    /// A fee kept back from it on the first day.
    pub upfront: Money,
}

impl Borrowing {
    /// A borrowing of `amount` on `day`. A loan's first instalment falls due in the month after, on the due day that the
    /// terms name or else on the same day of the month; with weeks, one rhythm later.
    #[must_use]
    pub fn new(terms: Terms, used_for: Use, amount: Money, day: Day, rhythm: Rhythm) -> Borrowing {
        let kind = match used_for {
            Use::Purchase => PartKind::Purchases,
            Use::Instalments => PartKind::Instalment,
            Use::Cash => PartKind::CashAdvance,
            Use::Draw => PartKind::Draw,
        };
        let is_split = matches!(used_for, Use::Instalments | Use::Draw);
        let plan = is_split.then(|| InstalmentPlan {
            principal: amount,
            periods: terms.periods.max(1),
            paid: 0,
            amortisation: terms.amortisation,
            fee: terms.plan_fee,
            payment: None,
            rhythm,
            next_due: None,
        });
        let part = Part { kind, name: None, balance: amount, rate: None, promo: None, plan, since: Some(day) };
        let mut made = Borrowing { terms, part, day, upfront: Money::ZERO };
        made.date_first_instalment(None);
        made
    }

    /// Dates the instalments that have days of their own; those that a statement bills follow it. `first` is the first
    /// due day where it is known.
    pub(super) fn date_first_instalment(&mut self, first: Option<Day>) {
        let billed_by_statement = self.is_billed_by_statement();
        let Some(plan) = self.part.plan.as_mut().filter(|_| !billed_by_statement) else { return };
        let day_of_month = self.terms.due_day.unwrap_or_else(|| first.unwrap_or(self.day).day_of_month());
        let first = first.unwrap_or_else(|| match plan.rhythm {
            Rhythm::Monthly | Rhythm::Once => self.day.month().plus(1).on(day_of_month),
            Rhythm::Weekly | Rhythm::Fortnightly | Rhythm::Yearly => {
                instalment_day(self.day, 1, plan.rhythm, self.day.day_of_month())
            }
        });
        // Instalments keep to the day of the month, also after a short one.
        self.terms.due_day = Some(day_of_month);
        plan.next_due = Some(match plan.amortisation {
            // A loan repaid at once at its end is dated by its end.
            Amortisation::Bullet => {
                instalment_day(first, i32::from(plan.periods.saturating_sub(1)), plan.rhythm, day_of_month)
            }
            _ => first,
        });
    }

    /// What is borrowed.
    #[must_use]
    pub const fn amount(&self) -> Money {
        self.part.balance
    }

    /// Whether the line's statements bill it.
    #[must_use]
    pub fn is_billed_by_statement(&self) -> bool {
        let monthly = self.part.plan.is_none_or(|plan| plan.rhythm == Rhythm::Monthly);
        self.terms.has_statements() && monthly
    }

    /// Whether it may be paid by minimums: a balance of a line with statements, without a schedule.
    #[must_use]
    pub fn may_revolve(&self) -> bool {
        self.part.plan.is_none() && self.terms.has_statements()
    }

    /// The fee of its plan.
    #[must_use]
    pub fn plan_fee(&self) -> Option<PlanFee> {
        let plan = self.part.plan.filter(|plan| plan.amortisation == Amortisation::FlatFee)?;
        plan.fee.or(self.terms.plan_fee)
    }
}
