//! Which lesson a warning, a line or a rule leads to.
//!
//! Lessons name the moments that open them and rules name their lesson, so the way from one to the other is data.

use super::moments::{moments, of_state, of_warning};
use crate::domain::credit::line::{Autopay, LineState};
use crate::domain::lesson::Lesson;
use crate::domain::lesson::moment::Moment;
use crate::domain::money::{Money, Ratio};
use crate::domain::risk::trigger::{Cause, Trigger};
use crate::report::standing::Standing;
use crate::report::warning::Warning;

/// Use of a limit from which its line leads to the lesson on limits that are nearly full: 70 %.
const HIGH_USE: Ratio = Ratio::percent(70);

/// What leads to a lesson: the lesson's id where it is known, else moments, the nearest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lead {
    /// The lesson that is named.
    pub lesson: Option<String>,
    /// Moments that open one.
    pub moments: Vec<Moment>,
}

impl Lead {
    /// To a lesson by its id.
    #[must_use]
    pub fn lesson(id: &str) -> Lead {
        Lead { lesson: Some(id.to_owned()), moments: Vec::new() }
    }

    /// To whatever lesson a moment opens.
    #[must_use]
    pub fn moment(moment: Moment) -> Lead {
        Lead { lesson: None, moments: vec![moment] }
    }

    /// From a warning.
    #[must_use]
    pub fn of_warning(warning: &Warning) -> Lead {
        let named = match warning {
            Warning::Ahead(ahead) => ahead.turn.as_ref().and_then(|turn| turn.lesson.clone()),
            _ => None,
        };
        Lead { lesson: named, ..Lead::moment(of_warning(warning)) }
    }

    /// From the state of a line; where it is not known, as from one that can be used.
    #[must_use]
    pub fn of_state(state: Option<LineState>) -> Lead {
        Lead::moment(state.map_or(Moment::LineActive, of_state))
    }

    /// From a household: what is most pressing in it today.
    #[must_use]
    pub fn of_household(standing: &Standing) -> Lead {
        let mut moments = moments(standing);
        moments.push(Moment::LineActive);
        Lead { lesson: None, moments }
    }

    /// From a rule: its own lesson, else that of its cause.
    #[must_use]
    pub fn of_trigger(trigger: &Trigger) -> Lead {
        Lead { lesson: trigger.lesson.clone(), moments: vec![of_cause(trigger.cause)] }
    }

    /// From a line of a household: what is most pressing about it.
    #[must_use]
    pub fn of_line(standing: &Standing, line: usize) -> Lead {
        let mut moments = Vec::new();
        let account = standing.state.lines.get(line);
        let profile = standing.record.profile.lines.get(line);
        if account.is_some_and(|account| account.days_past_due(standing.today) > 0) {
            moments.push(Moment::Overdue);
        }
        let state = account.map(|account| of_state(account.state));
        moments.extend(state.filter(|moment| *moment != Moment::LineActive));
        let owed = standing.owed_on(line);
        let limit = profile.and_then(|line| line.limit).filter(|limit| *limit > Money::ZERO);
        if limit.and_then(|limit| owed.ratio_to(limit)).is_some_and(|used| used >= HIGH_USE) {
            moments.push(Moment::UseHigh);
        }
        let pays_minimum = profile
            .is_some_and(|line| line.autopay == Autopay::Minimum && line.terms.has_statements() && owed > Money::ZERO);
        if pays_minimum {
            moments.push(Moment::MinimumOnly);
        }
        moments.push(Moment::LineActive);
        Lead { lesson: None, moments }
    }

    /// The same, and where no lesson fits, another.
    #[must_use]
    pub fn or(mut self, other: Lead) -> Lead {
        self.lesson = self.lesson.or(other.lesson);
        self.moments.extend(other.moments);
        self
    }

    /// The lesson that it leads to, by its place; the first of the list where several fit.
    #[must_use]
    pub fn find(&self, lessons: &[Lesson]) -> Option<usize> {
        let named = self.lesson.as_ref().and_then(|id| lessons.iter().position(|lesson| lesson.id == *id));
        let opened = || self.moments.iter().find_map(|moment| opened_by(*moment, lessons));
        named.or_else(opened)
    }
}

/// The first lesson that a moment opens.
#[must_use]
pub fn opened_by(moment: Moment, lessons: &[Lesson]) -> Option<usize> {
    lessons.iter().position(|lesson| lesson.opens_when.contains(&moment))
}

/// The moment of a cause.
#[must_use]
pub const fn of_cause(cause: Cause) -> Moment {
    match cause {
        Cause::Maintenance => Moment::CauseMaintenance,
        Cause::TechnicalFault => Moment::CauseTechnicalFault,
        Cause::AccountStatus => Moment::CauseAccountStatus,
        Cause::CreditAssessment => Moment::CauseCreditAssessment,
        Cause::LimitManagement => Moment::CauseLimitManagement,
        Cause::Regulation => Moment::CauseRegulation,
    }
}
