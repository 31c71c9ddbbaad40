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
    let mut found: Vec<Moment> = warning::find(standing).iter().filter_map(of_warning).collect();
    for account in &standing.state.lines {
        found.extend(of_state(account.state));
    }
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

/// The moment of a warning.
#[must_use]
pub const fn of_warning(warning: &Warning) -> Option<Moment> {
    match warning {
        Warning::Overdue { .. } => Some(Moment::Overdue),
        Warning::NotUsable { .. } => Some(Moment::LineStopped),
        Warning::Short { .. } => Some(Moment::CashShort),
        Warning::Low { .. } => Some(Moment::CashLow),
        Warning::DueByHand { .. } => Some(Moment::DueSoon),
        Warning::HighDti { .. } => Some(Moment::DtiHigh),
        Warning::NoIncome => Some(Moment::NoIncome),
        Warning::HighUse { .. } => Some(Moment::UseHigh),
        Warning::ShortRunway { .. } => Some(Moment::RunwayShort),
        // It names its own lesson.
        Warning::Ahead(_) => None,
        // Figures to confirm are no matter for a lesson.
        Warning::Assumed { .. } | Warning::Mismatch { .. } | Warning::FundMismatch { .. } | Warning::LeftOut(_) => None,
    }
}

/// The moment of a line's state.
#[must_use]
pub const fn of_state(state: LineState) -> Option<Moment> {
    match state {
        LineState::Watched => Some(Moment::LineWatched),
        LineState::Reduced => Some(Moment::LineReduced),
        LineState::Suspended | LineState::Frozen => Some(Moment::LineStopped),
        _ => None,
    }
}
