//! What is seen coming in the next 90 days: payments that will be missed and lines that will be stopped, cut or watched,
//! as things are set and if the next income is ten days late.
//!
//! It runs the household watched by its lenders' policies. One finding a line, the first of its kind.

use super::standing::Standing;
use super::whatif::{next_dues, stage_of};
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::household::outlook::{Change, Outlook, look_ahead};
use crate::domain::household::recorder::Happening;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::risk::policy::Policy;
use crate::domain::risk::shock::{IncomeSelector, Moment, Shock};
use crate::domain::risk::state::{gravity, is_stopped};
use crate::domain::risk::trigger::Cause;

/// How many days are looked ahead.
pub const DAYS_AHEAD: i32 = 90;
/// By how many days the next income is supposed to be late.
pub const DAYS_LATE: u16 = 10;
/// The ready what-if in which the next income is late by so many days.
pub const LATE_SCENARIO: &str = "salary-ten-days-late";

/// What is seen coming on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// The line.
    pub line: usize,
    /// The first due amount that is missed, with what is unpaid of it.
    pub missed: Option<(Day, Money)>,
    /// The first stop; without one, the first graver state than today's.
    pub turn: Option<AheadTurn>,
    /// Whether it comes only if the next income is late.
    pub is_late: bool,
}

/// A line that changes its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AheadTurn {
    /// When.
    pub day: Day,
    /// To which state.
    pub to: LineState,
    /// The rule that does it.
    pub rule: Name,
    /// Its cause.
    pub cause: Cause,
    /// The lesson about it.
    pub lesson: Option<String>,
    /// Whether the rule's figures are ours for teaching.
    pub is_teaching_assumption: bool,
}

impl Ahead {
    /// The first day of it.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.missed.map(|missed| missed.0).into_iter().chain(self.turn.as_ref().map(|turn| turn.day)).min()
    }

    /// Whether a line that can be used stops.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.turn.as_ref().is_some_and(|turn| is_stopped(turn.to))
    }

    /// How bad it is: more than being watched is worse than that, a missed payment is worse still, a stop the worst.
    fn weight(&self) -> u8 {
        match &self.turn {
            Some(turn) if is_stopped(turn.to) => 4,
            _ if self.missed.is_some() => 3,
            Some(turn) => gravity(turn.to).min(2),
            None => 0,
        }
    }
}

/// Everything seen coming, the earliest first; nothing where no policies are known.
#[must_use]
pub fn find(standing: &Standing) -> Vec<Ahead> {
    let policies = &standing.record.rules.policies;
    if policies.is_empty() || standing.record.profile.lines.is_empty() {
        return Vec::new();
    }
    let mut found = seen(standing, &run(standing, policies, &[]), policies, false);
    let late =
        Shock::DelayIncome { income: IncomeSelector::Largest, days: DAYS_LATE, from: Moment::NextIncome, times: 1 };
    if !standing.record.profile.incomes.is_empty() {
        for ahead in seen(standing, &run(standing, policies, &[late]), policies, true) {
            let known = found.iter().find(|known| known.line == ahead.line).map_or(0, Ahead::weight);
            // A watched line is no news beside a late salary.
            if ahead.weight() > known.max(2) {
                found.push(ahead);
            }
        }
    }
    found.sort_by_key(|ahead| (ahead.is_late, ahead.day()));
    found
}

fn run(standing: &Standing, policies: &[Policy], shocks: &[Shock]) -> Outlook {
    let due = next_dues(standing);
    let product = |_: &str| None;
    let stage = stage_of(standing, &due, &product, standing.today.plus(DAYS_AHEAD));
    look_ahead(&stage, shocks, &standing.record.entries, policies)
}

fn seen(standing: &Standing, outlook: &Outlook, policies: &[Policy], is_late: bool) -> Vec<Ahead> {
    let changes = outlook.changes();
    let lines = 0..standing.record.profile.lines.len();
    let of_line = |line: usize| {
        let is_overdue = standing.state.lines.get(line)?.past_due(standing.today) > Money::ZERO;
        let missed = if is_overdue { None } else { first_missed(outlook, line) };
        let turn = worst(&changes, line).and_then(|change| turn_of(change, policies));
        (missed.is_some() || turn.is_some()).then_some(Ahead { line, missed, turn, is_late })
    };
    lines.filter_map(of_line).collect()
}

fn first_missed(outlook: &Outlook, line: usize) -> Option<(Day, Money)> {
    let ahead = outlook.timeline.happenings.iter().filter(|dated| dated.day >= outlook.today);
    ahead
        .filter_map(|dated| match dated.happening {
            Happening::Missed { line: of, unpaid, .. } if usize::from(of) == line => Some((dated.day, unpaid)),
            _ => None,
        })
        .next()
}

/// The first stop of a line, else the first change for the worse.
fn worst(changes: &[Change], line: usize) -> Option<&Change> {
    let own = || changes.iter().filter(|change| change.line == line && gravity(change.to) > gravity(change.from));
    own().find(|change| is_stopped(change.to) && !is_stopped(change.from)).or_else(|| own().next())
}

fn turn_of(change: &Change, policies: &[Policy]) -> Option<AheadTurn> {
    let policy = policies.get(usize::from(change.why.rule.policy))?;
    let trigger = policy.triggers.get(usize::from(change.why.rule.trigger))?;
    Some(AheadTurn {
        day: change.day,
        to: change.to,
        rule: trigger.name.clone(),
        cause: trigger.cause,
        lesson: trigger.lesson.clone(),
        is_teaching_assumption: trigger.is_teaching_assumption,
    })
}
