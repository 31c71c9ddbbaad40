//! What comes and goes, day by day, with the cash after each item.
//!
//! It retells the engine's timeline for people; it must not compute amounts of its own.

use super::standing::Standing;
use crate::domain::calendar::Day;
use crate::domain::credit::line::Autopay;
use crate::domain::household::recorder::{Happening, Origin};
use crate::domain::household::timeline::Dated;
use crate::domain::money::Money;

/// What sort of payment a line gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentKind {
    /// The minimum of a statement.
    Minimum,
    /// A whole statement.
    Statement,
    /// Instalment number `number` of `of`.
    Instalment {
        /// Which one.
        number: u16,
        /// Of how many.
        of: u16,
    },
    /// Several instalments of one line on one day.
    Instalments,
    /// What was overdue.
    Arrears,
    /// Part of what was asked for.
    Partial,
    /// Another amount.
    Other,
}

/// One thing on the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// The planned income with this index; none for one that was only recorded.
    Income(Option<usize>),
    /// The planned expense with this index, from cash.
    Expense(Option<usize>),
    /// An expense paid with a line: no cash moves.
    OnLine {
        /// The expense.
        expense: usize,
        /// The line.
        line: usize,
    },
    /// An expense meant for a line that fell on cash.
    FellOnCash {
        /// The expense.
        expense: usize,
        /// The line.
        line: usize,
    },
    /// A payment to a line.
    Payment {
        /// The line.
        line: usize,
        /// What it pays.
        kind: PaymentKind,
        /// Whether it has to be made by hand.
        by_hand: bool,
    },
    /// What was not paid on its due day: `amount` is what is missing.
    Missed {
        /// The line.
        line: usize,
        /// The late fee charged.
        late_fee: Money,
    },
    /// Cash drawn from a line.
    Draw {
        /// The line.
        line: usize,
    },
    /// Money moved to the emergency fund.
    Saved,
    /// A correction of cash.
    Correction,
}

impl Item {
    /// The line it is about.
    #[must_use]
    pub const fn line(self) -> Option<usize> {
        match self {
            Item::OnLine { line, .. }
            | Item::FellOnCash { line, .. }
            | Item::Payment { line, .. }
            | Item::Missed { line, .. }
            | Item::Draw { line } => Some(line),
            Item::Income(_) | Item::Expense(_) | Item::Saved | Item::Correction => None,
        }
    }

    /// Whether cash moves by the row's amount.
    #[must_use]
    pub const fn moves_cash(self) -> bool {
        !matches!(self, Item::OnLine { .. } | Item::Missed { .. })
    }
}

/// One line of the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaRow {
    /// Which happening of the timeline it retells.
    pub place: usize,
    /// When.
    pub day: Day,
    /// What.
    pub item: Item,
    /// How it changes cash: positive in, negative out; zero when it does not. For a missed amount, what is missing.
    pub amount: Money,
    /// Cash after it.
    pub cash_after: Money,
    /// Planned, recorded or assumed.
    pub origin: Origin,
}

/// The agenda from the record's date to the end of the run.
#[must_use]
pub fn rows(standing: &Standing) -> Vec<AgendaRow> {
    let mut cash = standing.household.opening.cash;
    let mut counter = Counter::new(standing);
    let mut rows = Vec::with_capacity(standing.timeline.happenings.len());
    for (place, dated) in standing.timeline.happenings.iter().enumerate() {
        counter.see(dated);
        let Some((item, amount, moves)) = row_of(standing, &counter, dated) else { continue };
        if moves {
            cash += amount;
        }
        rows.push(AgendaRow { place, day: dated.day, item, amount, cash_after: cash, origin: dated.origin });
    }
    rows
}

/// The agenda from today on, without what was already recorded today.
#[must_use]
pub fn rows_ahead(standing: &Standing) -> Vec<AgendaRow> {
    let mut rows = rows(standing);
    let recorded_today = |row: &AgendaRow| row.day == standing.today && matches!(row.origin, Origin::Recorded(_));
    rows.retain(|row| row.day >= standing.today && !recorded_today(row));
    rows
}

fn known(index: u16, count: usize) -> Option<usize> {
    Some(usize::from(index)).filter(|index| *index < count)
}

/// The item, its amount, and whether cash moves.
fn row_of(standing: &Standing, counter: &Counter, dated: &Dated) -> Option<(Item, Money, bool)> {
    let profile = &standing.record.profile;
    let line_of = usize::from;
    Some(match dated.happening {
        Happening::Income { index, amount } => (Item::Income(known(index, profile.incomes.len())), amount, true),
        Happening::Expense { index, amount, line: None } => {
            (Item::Expense(known(index, profile.expenses.len())), -amount, true)
        }
        Happening::Expense { index, amount, line: Some(line) } => {
            (Item::OnLine { expense: usize::from(index), line: line_of(line) }, -amount, false)
        }
        Happening::FellOnCash { index, amount, line } => {
            (Item::FellOnCash { expense: usize::from(index), line: line_of(line) }, -amount, true)
        }
        Happening::Payment { line, amount, asked, .. } => {
            let line = line_of(line);
            let by_hand = profile.lines.get(line).is_some_and(|record| record.autopay == Autopay::ByHand);
            (Item::Payment { line, kind: counter.kind(line, dated.day, amount, asked), by_hand }, -amount, true)
        }
        Happening::Missed { line, unpaid, late_fee, .. } => {
            (Item::Missed { line: line_of(line), late_fee }, -unpaid, false)
        }
        Happening::Draw { line, amount, .. } => (Item::Draw { line: line_of(line) }, amount, true),
        Happening::Saved { amount } => (Item::Saved, -amount, true),
        Happening::CashAdjustment { amount } => (Item::Correction, amount, true),
        Happening::CashSeen { shown, computed } => (Item::Correction, shown - computed, true),
        _ => return None,
    })
}

/// Counts instalments and remembers statements, to say what a payment pays.
struct Counter {
    /// Per part: how many instalments have been billed, and of how many.
    parts: Vec<(u16, u16)>,
    /// Per line: the balance of its last statement.
    statements: Vec<Money>,
    /// Per line: the parts billed last, and on which due day.
    billed: Vec<(Day, Vec<usize>)>,
    has_statements: Vec<bool>,
}

impl Counter {
    fn new(standing: &Standing) -> Counter {
        let mut parts = vec![(0, 0); standing.household.parts.len()];
        for (record, rules) in standing.record.profile.lines.iter().zip(&standing.household.lines) {
            for (part, index) in record.parts.iter().zip(rules.parts()) {
                if let (Some(plan), Some(count)) = (&part.plan, parts.get_mut(index)) {
                    *count = (plan.paid, plan.periods);
                }
            }
        }
        Counter {
            parts,
            statements: standing.household.opening.lines.iter().map(|line| line.statement_balance).collect(),
            billed: vec![(Day(0), Vec::new()); standing.household.lines.len()],
            has_statements: standing.household.lines.iter().map(|rules| rules.has_statements).collect(),
        }
    }

    fn see(&mut self, dated: &Dated) {
        match dated.happening {
            Happening::Statement { line, bill, .. } => {
                if let Some(balance) = self.statements.get_mut(usize::from(line)) {
                    *balance = bill.balance;
                }
            }
            Happening::Instalment { line, part, due, .. } => {
                let part = usize::from(part);
                if let Some((count, _)) = self.parts.get_mut(part) {
                    *count += 1;
                }
                if let Some((day, parts)) = self.billed.get_mut(usize::from(line)) {
                    if *day != due {
                        parts.clear();
                        *day = due;
                    }
                    parts.push(part);
                }
            }
            _ => {}
        }
    }

    fn kind(&self, line: usize, day: Day, amount: Money, asked: Money) -> PaymentKind {
        if self.has_statements.get(line).copied().unwrap_or_default() {
            return match self.statements.get(line) {
                Some(balance) if amount >= *balance && amount >= asked => PaymentKind::Statement,
                _ if amount == asked => PaymentKind::Minimum,
                _ if amount < asked => PaymentKind::Partial,
                _ => PaymentKind::Other,
            };
        }
        if amount < asked {
            return PaymentKind::Partial;
        }
        match self.billed.get(line) {
            Some((due, parts)) if *due == day && amount == asked => match parts.as_slice() {
                [one] => {
                    let (number, of) = self.parts.get(*one).copied().unwrap_or_default();
                    PaymentKind::Instalment { number: number.min(of), of }
                }
                [] => PaymentKind::Other,
                _ => PaymentKind::Instalments,
            },
            Some((due, _)) if *due < day && amount <= asked => PaymentKind::Arrears,
            _ => PaymentKind::Other,
        }
    }
}
