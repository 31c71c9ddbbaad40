//! The stable words by which scripts know the kinds in an answer: the same in JSON, CSV and JUnit, in no language.
//!
//! A word never changes once released. Sentences for people are in `text`.

use super::agenda::{Item, PaymentKind};
use super::check::{LimitsFrom, Verdict};
use super::difference::Figure;
use super::warning::{Urgency, Warning};
use crate::domain::household::recorder::Origin;
use crate::domain::plan::course::Uncovered;
use crate::domain::plan::missing::Change;
use crate::domain::plan::planner::Stage;
use crate::domain::plan::strategy::Strategy;
use crate::domain::plan::triage::Rank;

/// The word of an agenda item.
#[must_use]
pub const fn item(item: &Item) -> &'static str {
    match item {
        Item::Income(_) => "income",
        Item::Expense(_) => "expense",
        Item::OnLine { .. } => "expense-on-line",
        Item::FellOnCash { .. } => "expense-fell-on-cash",
        Item::Payment { .. } => "payment",
        Item::Missed { .. } => "missed",
        Item::Draw { .. } => "draw",
        Item::Saved => "saved",
        Item::Correction => "correction",
    }
}

/// The word of what a payment pays.
#[must_use]
pub const fn payment(kind: PaymentKind) -> &'static str {
    match kind {
        PaymentKind::Minimum => "minimum",
        PaymentKind::Statement => "statement",
        PaymentKind::Instalment { .. } => "instalment",
        PaymentKind::Instalments => "instalments",
        PaymentKind::Arrears => "arrears",
        PaymentKind::Partial => "partial",
        PaymentKind::Other => "other",
    }
}

/// The word of how an amount came about.
#[must_use]
pub const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Planned => "planned",
        Origin::Recorded(_) => "recorded",
        Origin::Assumed => "assumed",
    }
}

/// The word of an urgency.
#[must_use]
pub const fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Stop => "stop",
        Urgency::Warning => "warning",
        Urgency::Notice => "notice",
    }
}

/// The word of a warning.
#[must_use]
pub const fn warning(warning: &Warning) -> &'static str {
    match warning {
        Warning::Overdue { .. } => "overdue",
        Warning::NotUsable { .. } => "not-usable",
        Warning::Short { .. } => "short",
        Warning::Low { .. } => "low-cash",
        Warning::DueByHand { .. } => "due-by-hand",
        Warning::HighDti { .. } => "high-dti",
        Warning::NoIncome => "no-income",
        Warning::HighUse { .. } => "high-use",
        Warning::ShortRunway { .. } => "short-runway",
        Warning::PlanLeft { .. } => "plan-left",
        Warning::Assumed { .. } => "assumed",
        Warning::Mismatch { .. } => "mismatch",
        Warning::FundMismatch { .. } => "fund-mismatch",
        Warning::Ahead(_) => "ahead",
        Warning::LeftOut(_) => "left-out",
    }
}

/// The word of a figure that a change compares.
#[must_use]
pub const fn figure(figure: Figure) -> &'static str {
    match figure {
        Figure::Cash => "cash",
        Figure::Emergency => "emergency-fund",
        Figure::Owed => "owed",
        Figure::LineOwed(_) => "line-owed",
        Figure::LineNextDue(_) => "line-next-due",
        Figure::LinePastDue(_) => "line-past-due",
        Figure::LineLimit(_) => "line-limit",
        Figure::LowestCash => "lowest-cash",
        Figure::FirstShortDay => "first-short-day",
        Figure::Dti => "dti-ratio",
        Figure::Utilisation => "utilisation-ratio",
        Figure::Runway => "runway-days",
    }
}

/// The word of a verdict.
#[must_use]
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Within => "within",
        Verdict::Beyond => "beyond",
        Verdict::NotMeasurable { .. } => "not-measurable",
    }
}

/// The word of where limits came from.
#[must_use]
pub const fn limits_from(from: LimitsFrom) -> &'static str {
    match from {
        LimitsFrom::Options => "options",
        LimitsFrom::Record => "record",
        LimitsFrom::Norms => "norms",
        LimitsFrom::Nowhere => "nowhere",
    }
}

/// The word of a way of paying.
#[must_use]
pub const fn strategy(strategy: &Strategy) -> &'static str {
    match strategy {
        Strategy::MinimumOnly => "minimum-only",
        Strategy::AsSet => "as-set",
        Strategy::Proportional => "proportional",
        Strategy::Snowball => "snowball",
        Strategy::Avalanche => "avalanche",
        Strategy::TrueRate => "true-rate",
        Strategy::RiskiestFirst => "riskiest-first",
        Strategy::OwnOrder(_) => "own-order",
    }
}

/// The word of a stage of the planner.
#[must_use]
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Rules => "rules",
        Stage::Search => "search",
        Stage::Proof => "proof",
        Stage::Programme => "programme",
        Stage::Branches => "branches",
    }
}

/// The word of why nothing is proved of a line.
#[must_use]
pub const fn uncovered(why: Uncovered) -> &'static str {
    match why {
        Uncovered::NewUse => "new-use",
        Uncovered::RowsAhead => "rows-ahead",
        Uncovered::Overdue => "overdue",
        Uncovered::UnpaidCharges => "unpaid-charges",
        Uncovered::Credit => "credit",
        Uncovered::GracePeriod => "grace-period",
        Uncovered::SeveralRates => "several-rates",
        Uncovered::MixedInstalments => "mixed-instalments",
        Uncovered::Bullet => "bullet",
    }
}

/// The word of what becomes of a line when money does not reach.
#[must_use]
pub const fn rank(rank: Rank) -> &'static str {
    match rank {
        Rank::Kept => "kept",
        Rank::WhenOver => "when-over",
        Rank::Left => "left",
    }
}

/// The word of a sum that is missing.
#[must_use]
pub const fn change_of_means(change: Change) -> &'static str {
    match change {
        Change::EachMonth => "each-month",
        Change::Once => "once",
        Change::LessSpending => "less-spending",
    }
}
