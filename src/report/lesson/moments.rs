//! Which moments of learning a household is in today: the other half of "which lesson does this warning open".

use crate::domain::credit::line::{Autopay, LineState};
use crate::domain::lesson::moment::Moment;
use crate::domain::money::{Money, Ratio};
use crate::report::standing::Standing;
use crate::report::warning::{self, Warning};

/// Less than this share of income left makes a thin surplus.
const THIN: Ratio = Ratio::percent(5);
/// From so many lenders on, somebody borrows at several at once.
const SEVERAL: u16 = 3;

/// The moments of today, the most pressing first, each once.
#[must_use]
pub fn moments(standing: &Standing) -> Vec<Moment> {
    let mut found: Vec<Moment> = warning::find(standing).iter().map(of_warning).collect();
    found.extend(standing.state.lines.iter().map(|account| of_state(account.state)));
    found.retain(|moment| is_pressing(*moment));
    let ratios = &standing.ratios;
    if ratios.lenders >= SEVERAL {
        found.push(Moment::ThirdLender);
    }
    let left = ratios.income.take_home - ratios.essentials - ratios.debt_service;
    if ratios.income.take_home > Money::ZERO && left.ratio_to(ratios.income.take_home).is_some_and(|share| share < THIN)
    {
        found.push(Moment::SurplusThin);
    }
    if standing.state.cash + standing.state.emergency < ratios.essentials {
        found.push(Moment::FundBelowMonth);
    }
    let owes = |line: usize| standing.owed_on(line) > Money::ZERO;
    let minimum_only = standing
        .record
        .profile
        .lines
        .iter()
        .enumerate()
        .any(|(place, line)| line.autopay == Autopay::Minimum && line.terms.has_statements() && owes(place));
    if minimum_only {
        found.push(Moment::MinimumOnly);
    }
    let mut once = Vec::new();
    for moment in found {
        if !once.contains(&moment) {
            once.push(moment);
        }
    }
    once
}

/// Whether somebody should be asked about it unasked: not that all is well, and not that a figure is to be confirmed.
const fn is_pressing(moment: Moment) -> bool {
    !matches!(moment, Moment::LineActive | Moment::LineClosed | Moment::FiguresDiffer)
}

/// The moment of a warning.
#[must_use]
pub const fn of_warning(warning: &Warning) -> Moment {
    match warning {
        Warning::Overdue { .. } => Moment::Overdue,
        Warning::NotUsable { .. } => Moment::LineStopped,
        Warning::Short { .. } => Moment::CashShort,
        Warning::Low { .. } => Moment::CashLow,
        Warning::DueByHand { .. } => Moment::DueSoon,
        Warning::HighDti { .. } => Moment::DtiHigh,
        Warning::NoIncome => Moment::NoIncome,
        Warning::HighUse { .. } => Moment::UseHigh,
        Warning::ShortRunway { .. } => Moment::RunwayShort,
        Warning::Assumed { .. } | Warning::Mismatch { .. } | Warning::FundMismatch { .. } | Warning::LeftOut(_) => {
            Moment::FiguresDiffer
        }
    }
}

/// The moment of a line's state.
#[must_use]
pub const fn of_state(state: LineState) -> Moment {
    match state {
        LineState::Active => Moment::LineActive,
        LineState::Watched => Moment::LineWatched,
        LineState::Reduced => Moment::LineReduced,
        LineState::Suspended | LineState::Frozen => Moment::LineStopped,
        LineState::Closed => Moment::LineClosed,
        LineState::Recovering => Moment::LineRecovering,
    }
}
