//! Whether what is remembered of two households' lines leads to the same days from here on.
//!
//! What is kept only to know when to look again follows from the rest and is not asked for; what is older than any rule
//! looks back is not either.

use super::flows::Flows;
use super::line_set::LineSet;
use super::measure::USE_DAYS;
use super::memory::{CUTS_SHOWN_DAYS, LineWatch};
use super::rules::{RuleRef, SHOCK, Watch};
use super::seen::Seen;
use super::watch_state::WatchState;
use crate::domain::calendar::Day;

/// How many of the last bills a rule may count.
const BILLS_COUNTED: u8 = 0b1_1111;

impl WatchState {
    /// Whether the same conditions hold in both, nothing waits in one alone, and lines were last cut or stopped on the same
    /// day, if that still counts.
    pub(in crate::domain::household) fn holds_like(&self, other: &WatchState, day: Day) -> bool {
        let pending = |watch: &WatchState| (watch.changed_for_all, watch.changed_for_some);
        let holds = |seen: &Seen| (seen.is_new, seen.truths);
        let counted = day.plus(-CUTS_SHOWN_DAYS);
        pending(self) == pending(other)
            && self.last_cut.max(counted) == other.last_cut.max(counted)
            && self.look_again_on.max(day) == other.look_again_on.max(day)
            && holds(&self.shared) == holds(&other.shared)
            && self.seen.iter().map(holds).eq(other.seen.iter().map(holds))
    }

    /// Whether both are followed by the same days, on the evening of a day on which all else is alike but for the limits of
    /// some lines, which are lower here.
    pub(in crate::domain::household) fn leads_on_like(
        &self,
        other: &WatchState,
        day: Day,
        (lower, watch): (LineSet, Option<&Watch>),
    ) -> bool {
        self.lines.len() == other.lines.len()
            && self.lines.iter().zip(&other.lines).enumerate().all(|(line, (one, other))| {
                let stand = if lower.has(line) { is_cut(one, other, watch) } else { stand_alike(one, other) };
                stand && are_alike(one, other, day)
            })
            && self.runs == other.runs
            && self.changed == other.changed
            && flow_alike(&self.flows, &other.flows, day)
    }
}

fn are_alike(one: &LineWatch, other: &LineWatch, day: Day) -> bool {
    // What ends on a day counts for nothing from that day on.
    let later = |until: fn(&LineWatch) -> Day| until(one).max(day.plus(1)) == until(other).max(day.plus(1));
    (one.recorded, one.last_used, one.bill_untouched, one.flags, one.rule_change)
        == (other.recorded, other.last_used, other.bill_untouched, other.flags, other.rule_change)
        && (one.unpaid_bills ^ other.unpaid_bills) & BILLS_COUNTED == 0
        && one.shown == other.shown
        && later(|line| line.probation_until)
        && later(|line| line.maintenance_until)
        && later(|line| line.outage_until)
        && later(|line| line.withheld_until)
        && one.look_again_on.max(day) == other.look_again_on.max(day)
        && one.uses_alike(other, day.plus(-USE_DAYS))
        && one.reports_alike(other)
        && one.cuts_alike(other, day.plus(-CUTS_SHOWN_DAYS))
}

/// Whether the same rules stand against both, and the same was cut.
fn stand_alike(one: &LineWatch, other: &LineWatch) -> bool {
    one.limit_before_cuts == other.limit_before_cuts && one.standing().eq(other.standing())
}

/// Whether what stands against one and not the other is what chance cut, which stays for good: nothing that stands against
/// both gives a limit back.
fn is_cut(one: &LineWatch, other: &LineWatch, watch: Option<&Watch>) -> bool {
    let shared = one.standing().filter(|own| own.rule.policy != SHOCK || other.stands(own.rule, own.source));
    let keeps_limits = |rule: RuleRef| {
        let policy = watch.and_then(|watch| watch.policies.get(usize::from(rule.policy)));
        policy.and_then(|policy| policy.triggers.get(usize::from(rule.trigger))).is_some_and(|rule| !rule.limit_returns)
    };
    shared.eq(other.standing()) && other.standing().all(|standing| keeps_limits(standing.rule))
}

fn flow_alike(one: &Flows, other: &Flows, day: Day) -> bool {
    one.counted_after(day).eq(other.counted_after(day))
}
