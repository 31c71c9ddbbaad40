//! Whether what is remembered of two households' lines leads to the same days from here on.
//!
//! What is kept only to know when to look again follows from the rest and is not asked for; what is older than any rule
//! looks back is not either.

use super::flows::Flows;
use super::measure::USE_DAYS;
use super::memory::{CUTS_SHOWN_DAYS, LineWatch};
use super::watch_state::WatchState;
use crate::domain::calendar::Day;

/// How many of the last bills a rule may count.
const BILLS_COUNTED: u8 = 0b1_1111;

impl WatchState {
    /// Whether both are followed by the same days, on the evening of a day on which all else is alike.
    pub(in crate::domain::household) fn leads_on_like(&self, other: &WatchState, day: Day) -> bool {
        let pending = |watch: &WatchState| (watch.changed_for_all, watch.changed_for_some);
        pending(self) == pending(other)
            && self.look_again_on.max(day) == other.look_again_on.max(day)
            && self.lines.len() == other.lines.len()
            && self.lines.iter().zip(&other.lines).all(|(one, other)| are_alike(one, other, day))
            && self
                .seen
                .iter()
                .zip(&other.seen)
                .all(|(one, other)| (one.is_new, one.truths) == (other.is_new, other.truths))
            && (self.shared.is_new, self.shared.truths) == (other.shared.is_new, other.shared.truths)
            && self.runs == other.runs
            && self.changed == other.changed
            && flow_alike(&self.flows, &other.flows, day)
    }
}

fn are_alike(one: &LineWatch, other: &LineWatch, day: Day) -> bool {
    // What ends on a day counts for nothing from that day on.
    let later = |until: fn(&LineWatch) -> Day| until(one).max(day.plus(1)) == until(other).max(day.plus(1));
    one.stands_alike(other)
        && (one.recorded, one.limit_before_cuts, one.last_used, one.bill_untouched, one.flags, one.rule_change)
            == (
                other.recorded,
                other.limit_before_cuts,
                other.last_used,
                other.bill_untouched,
                other.flags,
                other.rule_change,
            )
        && (one.unpaid_bills ^ other.unpaid_bills) & BILLS_COUNTED == 0
        && one.shown == other.shown
        && later(|line| line.probation_until)
        && later(|line| line.maintenance_until)
        && later(|line| line.outage_until)
        && later(|line| line.withheld_until)
        && one.look_again_on.max(day) == other.look_again_on.max(day)
        && one.uses_since(day.plus(-USE_DAYS)).eq(other.uses_since(day.plus(-USE_DAYS)))
        && one.reports_alike(other)
        && one.cuts_since(day.plus(-CUTS_SHOWN_DAYS)).eq(other.cuts_since(day.plus(-CUTS_SHOWN_DAYS)))
}

fn flow_alike(one: &Flows, other: &Flows, day: Day) -> bool {
    one.counted_after(day).eq(other.counted_after(day))
}
