//! Which moments of learning a household is in today: the other half of "which lesson does this warning open".

use crate::domain::calendar::Day;
use crate::domain::credit::line::{Autopay, Line, LineState};
use crate::domain::credit::terms::LineKind;
use crate::domain::household::entry::{Entry, EntryKind};
use crate::domain::household::recorder::Happening;
use crate::domain::lesson::Lesson;
use crate::domain::lesson::moment::Moment;
use crate::domain::money::{Money, Ratio};
use crate::learn::progress::Progress;
use crate::report::standing::Standing;
use crate::report::warning::{self, Warning};

/// Less than this share of income left makes a thin surplus.
const THIN: Ratio = Ratio::percent(5);
/// From so many lenders on, somebody borrows at several at once.
const SEVERAL: u16 = 3;
/// What happened in so many days is recent.
const LATELY_DAYS: i32 = 30;
/// A payment within so many days after a draw elsewhere may be made with it.
const NEXT_DAYS: i32 = 3;

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
    found.extend(lately(standing));
    let mut once = Vec::new();
    for moment in found {
        if !once.contains(&moment) {
            once.push(moment);
        }
    }
    once
}

/// What changed in the last days: payments that failed, new borrowing, limits that moved, one debt paid by another.
fn lately(standing: &Standing) -> Vec<Moment> {
    let today = standing.today;
    let is_recent = |day: Day| day <= today && day > today.plus(-LATELY_DAYS);
    let record = &standing.record;
    let mut found = Vec::new();
    let past = standing.timeline.happenings.iter().filter(|dated| dated.day < today && is_recent(dated.day));
    if past.into_iter().any(|dated| matches!(dated.happening, Happening::Missed { .. })) {
        found.push(Moment::PaymentFailed);
    }
    let entries = || record.entries.iter().filter(|entry| is_recent(entry.day));
    let mut draws = entries().filter(|entry| entry.kind == EntryKind::Draw);
    let repays = |draw: &Entry| {
        entries().any(|paid| {
            let apart = paid.day.since(draw.day);
            paid.kind == EntryKind::Payment && paid.account != draw.account && (0..=NEXT_DAYS).contains(&apart)
        })
    };
    if draws.any(repays) {
        found.push(Moment::DrawToRepay);
    }
    if entries().any(|entry| entry.kind == EntryKind::Limit) {
        found.push(Moment::LimitEdited);
    }
    let is_loan = |line: &&Line| matches!(line.terms.kind, LineKind::InstalmentLoan | LineKind::CashLine);
    let opened = |line: &Line| line.opened_on.is_some_and(is_recent);
    if record.profile.lines.iter().filter(is_loan).any(opened) {
        found.push(Moment::LoanAdded);
    }
    let plans = record.profile.lines.iter().filter(|line| !is_loan(line)).flat_map(|line| &line.parts);
    if plans.filter_map(|part| part.plan).any(|plan| plan.paid == 0) {
        found.push(Moment::InstalmentAdded);
    }
    found
}

/// The moments of a reader: those of the household, and at the end of the course the lesson that stands there.
#[must_use]
pub fn of_reader(mut moments: Vec<Moment>, lessons: &[Lesson], progress: &Progress) -> Vec<Moment> {
    let (last, others): (Vec<&Lesson>, Vec<&Lesson>) =
        lessons.iter().partition(|lesson| lesson.opens_when.contains(&Moment::CourseEnds));
    let is_read = |lesson: &&Lesson| progress.reading(&lesson.id).is_some_and(|reading| reading.whole);
    if !last.is_empty() && !others.is_empty() && others.iter().all(is_read) {
        moments.push(Moment::CourseEnds);
    }
    moments
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
        Warning::Ahead(ahead) => match &ahead.turn {
            Some(turn) if ahead.missed.is_none() => of_state(turn.to),
            _ => Moment::CashShort,
        },
        Warning::PlanLeft { .. }
        | Warning::Assumed { .. }
        | Warning::Mismatch { .. }
        | Warning::FundMismatch { .. }
        | Warning::LeftOut(_) => Moment::FiguresDiffer,
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
