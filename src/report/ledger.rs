//! What each happening does to a line: opening + drawn + interest + fee - payment + adjustment = closing.
//!
//! It splits the engine's own amounts into columns; a test holds its closings against what the engine says is owed at
//! the end of every day. It must not know cash.

use super::standing::Standing;
use crate::domain::calendar::Day;
use crate::domain::household::recorder::{Happening, Origin};
use crate::domain::money::Money;

/// What happened on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEvent {
    /// A purchase, recorded or planned.
    Purchase,
    /// Cash drawn.
    Draw,
    /// A statement closed and asks for something.
    Statement {
        /// The least that it asks for.
        asks: Money,
        /// By when.
        due: Day,
    },
    /// An instalment was billed.
    Instalment {
        /// What it asks for.
        asks: Money,
        /// By when.
        due: Day,
    },
    /// A payment.
    Payment,
    /// A due amount was missed.
    Missed,
    /// A refund.
    Refund,
    /// A fee that was recorded.
    Fee,
    /// Interest as the lender counted it.
    Interest,
    /// A named correction.
    Adjustment,
}

/// One happening on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerRow {
    /// Which happening of the timeline.
    pub place: usize,
    /// When.
    pub day: Day,
    /// The line.
    pub line: usize,
    /// What.
    pub event: LineEvent,
    /// Planned, recorded or assumed.
    pub origin: Origin,
    /// Owed before it.
    pub opening: Money,
    /// Purchases and cash drawn.
    pub drawn: Money,
    /// Interest posted.
    pub interest: Money,
    /// Fees posted.
    pub fee: Money,
    /// Paid.
    pub payment: Money,
    /// How much of the payment goes to principal.
    pub principal: Money,
    /// Refunds (negative) and corrections.
    pub adjustment: Money,
    /// Owed after it.
    pub closing: Money,
}

/// Every happening on a line from today to the end of the run, in the timeline's order.
#[must_use]
pub fn rows_ahead(standing: &Standing) -> Vec<LedgerRow> {
    let mut owed: Vec<Money> = (0..standing.state.lines.len()).map(|line| standing.owed_on(line)).collect();
    let mut rows = Vec::new();
    for (place, dated) in standing.timeline.happenings.iter().enumerate() {
        if !standing.is_ahead(dated) {
            continue;
        }
        let Some((line, event)) = event_of(&dated.happening) else { continue };
        let Some(balance) = owed.get_mut(line) else { continue };
        let mut row = LedgerRow {
            place,
            day: dated.day,
            line,
            event,
            origin: dated.origin,
            opening: *balance,
            drawn: Money::ZERO,
            interest: Money::ZERO,
            fee: Money::ZERO,
            payment: Money::ZERO,
            principal: Money::ZERO,
            adjustment: Money::ZERO,
            closing: Money::ZERO,
        };
        fill(&mut row, &dated.happening);
        row.closing = row.opening + row.drawn + row.interest + row.fee - row.payment + row.adjustment;
        *balance = row.closing;
        rows.push(row);
    }
    rows
}

/// The line and the kind of a happening that changes what is owed or asked for.
fn event_of(happening: &Happening) -> Option<(usize, LineEvent)> {
    let (line, event) = match *happening {
        Happening::Purchase { line, .. } | Happening::Expense { line: Some(line), .. } => (line, LineEvent::Purchase),
        Happening::Draw { line, .. } => (line, LineEvent::Draw),
        Happening::Statement { line, bill, due } => (line, LineEvent::Statement { asks: bill.minimum, due }),
        Happening::Instalment { line, principal, interest, fee, due, .. } => {
            (line, LineEvent::Instalment { asks: principal + interest + fee, due })
        }
        Happening::Payment { line, .. } => (line, LineEvent::Payment),
        Happening::Missed { line, .. } => (line, LineEvent::Missed),
        Happening::Refund { line, .. } => (line, LineEvent::Refund),
        Happening::Fee { line, .. } => (line, LineEvent::Fee),
        Happening::Interest { line, .. } => (line, LineEvent::Interest),
        Happening::Adjustment { line, .. } => (line, LineEvent::Adjustment),
        Happening::Income { .. }
        | Happening::Expense { .. }
        | Happening::FellOnCash { .. }
        | Happening::CashAdjustment { .. }
        | Happening::BalanceSeen { .. }
        | Happening::CashSeen { .. }
        | Happening::FundChanged { .. }
        | Happening::FundSeen { .. }
        | Happening::Saved { .. }
        | Happening::Limit { .. }
        | Happening::Short { .. }
        | Happening::StateChange { .. }
        | Happening::CalledIn { .. }
        | Happening::Opened { .. } => return None,
    };
    Some((usize::from(line), event))
}

fn fill(row: &mut LedgerRow, happening: &Happening) {
    match *happening {
        Happening::Purchase { amount, .. } | Happening::Expense { amount, .. } | Happening::Draw { amount, .. } => {
            row.drawn = amount;
        }
        Happening::Statement { bill, .. } => (row.interest, row.fee) = (bill.interest, bill.fees),
        Happening::Instalment { interest, fee, .. } => (row.interest, row.fee) = (interest, fee),
        Happening::Payment { amount, paid, .. } => {
            (row.payment, row.principal, row.fee) = (amount, paid.principal, paid.early_charge);
        }
        Happening::Missed { late_fee, .. } => row.fee = late_fee,
        Happening::Fee { amount, .. } => row.fee = amount,
        Happening::Interest { amount, .. } => row.interest = amount,
        Happening::Refund { amount, .. } => row.adjustment = -amount,
        Happening::Adjustment { amount, .. } => row.adjustment = amount,
        _ => {}
    }
}
