//! What is wrong with a rule although each of its values is right: it can never fire, it always fires, it never lets go,
//! or it sets itself off for ever.
//!
//! Conditions are intervals of whole numbers; what indicators have to do with one another (a count over 30 days is never
//! above the one over 90) narrows them.

use super::indicator::{INDICATORS, Indicator, bucket_of, first_day_of_bucket};
use super::trigger::{Condition, Effect, Op, Recovery, Trigger};
use crate::domain::money::Ratio;

/// One of a rule's two lists of conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum List {
    /// When it fires.
    When,
    /// When the line comes back.
    Recover,
}

/// What is wrong with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// A condition asks for a value that its indicator never has.
    OutOfReach {
        /// In which list.
        list: List,
        /// The place of the condition.
        place: usize,
    },
    /// A condition excludes those before it.
    Contradicts {
        /// In which list.
        list: List,
        /// The place of the condition.
        place: usize,
    },
    /// Every condition holds whatever is measured.
    AlwaysFires,
    /// It lets go at once while it still holds, and so would fire again every day, for ever.
    Loops,
}

/// Everything that is wrong with a rule.
#[must_use]
pub fn faults(trigger: &Trigger) -> Vec<Fault> {
    let mut found = Vec::new();
    let recover = trigger.recover.as_ref().map_or(&[] as &[Condition], |recovery| &recovery.when);
    for (list, conditions) in [(List::When, &trigger.when[..]), (List::Recover, recover)] {
        for (place, condition) in conditions.iter().enumerate() {
            if interval(condition).is_none() {
                found.push(Fault::OutOfReach { list, place });
            }
        }
        if found.is_empty()
            && let Some(place) = first_contradiction(conditions.iter())
        {
            found.push(Fault::Contradicts { list, place });
        }
    }
    if found.is_empty() {
        if trigger.when.iter().all(holds_always) {
            found.push(Fault::AlwaysFires);
        } else if trigger.recover.as_ref().is_some_and(|recovery| loops(trigger, recovery)) {
            found.push(Fault::Loops);
        }
    }
    found
}

/// The values that fulfil a condition, both ends included; `None` when there are none.
fn interval(condition: &Condition) -> Option<(i64, i64)> {
    let most = condition.indicator.most();
    let at = condition.threshold;
    let (low, high) = match condition.op {
        Op::AtLeast => (at, most),
        Op::Above => (at.saturating_add(1), most),
        Op::AtMost => (0, at),
        Op::Below => (0, at.saturating_sub(1)),
        Op::Equal => (at, at),
    };
    let (low, high) = (low.max(0), high.min(most));
    (low <= high).then_some((low, high))
}

fn holds_always(condition: &Condition) -> bool {
    interval(condition) == Some((0, condition.indicator.most()))
}

/// The place of the first condition that cannot hold together with those before it.
fn first_contradiction<'c>(conditions: impl Iterator<Item = &'c Condition>) -> Option<usize> {
    let mut bounds = Bounds::widest();
    conditions.enumerate().find(|(_, condition)| !bounds.narrow(condition)).map(|(place, _)| place)
}

/// Whether a rule lets go while it still holds, with nothing in between.
///
/// With cooling days it stands for that long, and a cut with a floor comes to an end; without either, a line would be cut
/// again and again, or change its state every day. A returning limit undoes what a cut did to the use of it.
fn loops(trigger: &Trigger, recovery: &Recovery) -> bool {
    if recovery.cooling_days > 0 {
        return false;
    }
    if let Effect::Reduce { not_below, .. } = trigger.effect
        && not_below > Ratio::ZERO
        && !recovery.limit_returns
    {
        return false;
    }
    let moves_with_limit =
        |condition: &Condition| matches!(condition.indicator, Indicator::Utilisation | Indicator::LimitsToYearlyIncome);
    let undone = matches!(trigger.effect, Effect::Reduce { .. })
        && recovery.limit_returns
        && trigger.when.iter().chain(&recovery.when).any(moves_with_limit);
    undone || first_contradiction(trigger.when.iter().chain(&recovery.when)).is_none()
}

/// What each indicator may still be.
struct Bounds {
    least: [i64; INDICATORS],
    most: [i64; INDICATORS],
}

/// Counts of which the first is never above the second.
const NEVER_ABOVE: &[(Indicator, Indicator)] = &[
    (Indicator::MissedMinimums6, Indicator::MissedMinimums12),
    (Indicator::MissedMinimums12, Indicator::MissedMinimums24),
    (Indicator::LinesOpened30, Indicator::LinesOpened60),
    (Indicator::LinesOpened60, Indicator::LinesOpened90),
    (Indicator::LinesOpened90, Indicator::LinesOpened180),
    (Indicator::Inquiries30, Indicator::Inquiries60),
    (Indicator::Inquiries60, Indicator::Inquiries90),
    (Indicator::Inquiries90, Indicator::Inquiries180),
    (Indicator::Lenders, Indicator::Lines),
];

impl Bounds {
    fn widest() -> Bounds {
        let mut most = [0; INDICATORS];
        for (most, indicator) in most.iter_mut().zip(Indicator::ALL) {
            *most = indicator.most();
        }
        Bounds { least: [0; INDICATORS], most }
    }

    /// Adds a condition; whether anything is left.
    fn narrow(&mut self, condition: &Condition) -> bool {
        let Some((low, high)) = interval(condition) else { return false };
        self.at_least(condition.indicator, low);
        self.at_most(condition.indicator, high);
        // The longest chain of relations has four links.
        for _ in 0..4 {
            self.relate();
        }
        self.least.iter().zip(&self.most).all(|(least, most)| least <= most)
    }

    fn relate(&mut self) {
        for (smaller, larger) in NEVER_ABOVE {
            self.at_least(*larger, self.least_of(*smaller));
            self.at_most(*smaller, self.most_of(*larger));
        }
        self.at_least(Indicator::DaysPastDue, first_day_of_bucket(self.least_of(Indicator::Bucket)));
        let bucket = self.most_of(Indicator::Bucket);
        if bucket < Indicator::Bucket.most() {
            self.at_most(Indicator::DaysPastDue, bucket.saturating_mul(30));
        }
        self.at_least(Indicator::Bucket, bucket_of(self.least_of(Indicator::DaysPastDue)));
        self.at_most(Indicator::Bucket, bucket_of(self.most_of(Indicator::DaysPastDue)));
        // A dormant line owes nothing.
        for owed in [Indicator::Utilisation, Indicator::DaysPastDue] {
            if self.least_of(Indicator::DormantMonths) > 0 {
                self.at_most(owed, 0);
            }
            if self.least_of(owed) > 0 {
                self.at_most(Indicator::DormantMonths, 0);
            }
        }
    }

    fn least_of(&self, indicator: Indicator) -> i64 {
        self.least.get(indicator.index()).copied().unwrap_or(0)
    }

    fn most_of(&self, indicator: Indicator) -> i64 {
        self.most.get(indicator.index()).copied().unwrap_or(0)
    }

    fn at_least(&mut self, indicator: Indicator, value: i64) {
        if let Some(least) = self.least.get_mut(indicator.index()) {
            *least = value.max(*least);
        }
    }

    fn at_most(&mut self, indicator: Indicator, value: i64) {
        if let Some(most) = self.most.get_mut(indicator.index()) {
            *most = value.min(*most);
        }
    }
}
