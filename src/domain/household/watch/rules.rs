//! The rules of a watched household, prepared once: each line's policy, lender and group, and what is dated in advance.

use super::watch_state::HOUSEHOLD;
use crate::domain::calendar::Day;
use crate::domain::credit::line::Line;
use crate::domain::household::monthly::monthly_income;
use crate::domain::household::profile::Profile;
use crate::domain::money::Money;
use crate::domain::risk::compiled::{CompiledPolicy, compile};
use crate::domain::risk::policy::{Policy, policy_for};
use crate::domain::risk::truth::TruthTable;

/// The number of a rule that is no lender's: a shock of the scenario.
pub const SHOCK: u16 = u16::MAX;

/// A rule, by its policy and its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RuleRef {
    /// The policy's place in [`Watch::policies`]; [`SHOCK`] for a shock.
    pub policy: u16,
    /// The rule's place in the policy, or the shock's in the scenario.
    pub trigger: u16,
}

/// What is fixed about a line for those who watch it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineWatchRules {
    /// Its policy's place; none when no policy is for it.
    pub policy: Option<u16>,
    /// Its group's number; lines without a group have one of their own.
    pub group: u16,
    /// Its lender's number.
    pub lender: u16,
    /// Whether its lender reports.
    pub reported: bool,
    /// Days after a month's end until others see the report.
    pub report_delay_days: u16,
    /// Where its counts of months begin.
    pub first_run: u16,
    /// How many it has.
    pub runs: u8,
    /// Whether other lines are of the same group.
    pub has_sisters: bool,
    /// From which day it is open (a line of the scenario opens later).
    pub opens_on: Day,
}

/// A watched household's rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// The policies in use, compiled, in the order of the catalogue.
    pub policies: Vec<CompiledPolicy>,
    /// Each line's.
    pub lines: Vec<LineWatchRules>,
    /// Days on which lines were or will be opened, in order.
    pub openings: Vec<Day>,
    /// Days of hard inquiries, in order.
    pub inquiries: Vec<Day>,
    /// Monthly take-home income from a day on, in order of days.
    pub income: Vec<(Day, Money)>,
    /// The indicators that any policy reads.
    pub reads: u64,
    /// Where any policy has a threshold for what is the same for every line.
    pub cuts: TruthTable,
    /// Whether every line is measured and looked at on every day, whether anything changed or not. It says the same and
    /// takes longer: a test holds the one against the other.
    pub looks_daily: bool,
}

impl Watch {
    /// Prepares the watching of a household. `income` overrides the record's steady income, for scenarios that change it.
    #[must_use]
    pub fn over(profile: &Profile, policies: &[Policy], income: Vec<(Day, Money)>) -> Watch {
        // A policy that is for no line keeps its place and needs no rules.
        let in_use: Vec<Option<u16>> = profile.lines.iter().map(|line| policy_of(line, profile, policies)).collect();
        let is_used = |place: usize| in_use.iter().flatten().any(|used| usize::from(*used) == place);
        let compiled: Vec<CompiledPolicy> = policies
            .iter()
            .enumerate()
            .map(|(place, policy)| if is_used(place) { compile(policy) } else { CompiledPolicy::without_rules(policy) })
            .collect();
        let mut lines = Vec::with_capacity(profile.lines.len());
        let mut first_run = 0;
        for (line, policy) in profile.lines.iter().zip(in_use.iter().copied()) {
            let runs = policy.and_then(|place| compiled.get(usize::from(place))).map_or(0, |policy| policy.runs);
            let delay = policy.and_then(|place| compiled.get(usize::from(place))).map_or(0, |p| p.registry_delay_days);
            lines.push(LineWatchRules {
                policy,
                group: group_number(line, profile),
                lender: number_of(profile, |other| other.lender == line.lender),
                reported: line.terms.reported,
                report_delay_days: delay,
                first_run,
                runs,
                has_sisters: line.group.is_some()
                    && profile.lines.iter().any(|other| other.id != line.id && other.group == line.group),
                opens_on: line.opened_on.filter(|day| *day > profile.as_of).unwrap_or(Day(0)),
            });
            first_run += u16::from(runs);
        }
        let mut openings: Vec<Day> = profile.lines.iter().filter_map(|line| line.opened_on).collect();
        openings.sort_unstable();
        let mut inquiries = profile.inquiries.clone();
        // Each new line of the scenario brings an inquiry on its day.
        inquiries.extend(openings.iter().filter(|day| **day > profile.as_of));
        inquiries.sort_unstable();
        let income = if income.is_empty() {
            vec![(profile.as_of, monthly_income(profile, profile.as_of).take_home)]
        } else {
            income
        };
        let reads = compiled.iter().fold(0, |all, policy| all | policy.reads);
        let triggers = compiled.iter().flat_map(|policy| &policy.triggers);
        let conditions = triggers.flat_map(|trigger| trigger.when.list().iter().chain(trigger.recover.list()));
        let cuts = TruthTable::of(conditions.filter(|condition| HOUSEHOLD >> condition.indicator & 1 == 1));
        Watch { policies: compiled, lines, openings, inquiries, income, reads, cuts, looks_daily: false }
    }

    /// The other lines of a line's group.
    pub fn sisters(&self, line: usize) -> impl Iterator<Item = usize> {
        let own = self.lines.get(line).filter(|rules| rules.has_sisters).map(|rules| rules.group);
        let others = self.lines.iter().enumerate().take(if own.is_some() { self.lines.len() } else { 0 });
        others.filter(move |(other, rules)| *other != line && Some(rules.group) == own).map(|(other, _)| other)
    }

    /// Monthly take-home income on a day.
    #[must_use]
    pub fn income_on(&self, day: Day) -> Money {
        self.income.iter().rev().find(|(from, _)| *from <= day).or(self.income.first()).map_or(Money::ZERO, |i| i.1)
    }

    /// The policy of a line.
    #[must_use]
    pub fn policy_of(&self, line: usize) -> Option<&CompiledPolicy> {
        let place = self.lines.get(line)?.policy?;
        self.policies.get(usize::from(place))
    }
}

fn policy_of(line: &Line, profile: &Profile, policies: &[Policy]) -> Option<u16> {
    let named = line.policy.as_deref();
    let found = policy_for(policies, named, line.product.as_deref(), line.terms.kind, &profile.jurisdiction)?;
    let place = policies.iter().position(|policy| policy.id == found.id)?;
    u16::try_from(place).ok()
}

/// The place of the first line for which something holds: a number for what lines share.
fn number_of(profile: &Profile, holds: impl Fn(&Line) -> bool) -> u16 {
    let place = profile.lines.iter().position(holds).unwrap_or(0);
    u16::try_from(place).unwrap_or(u16::MAX)
}

fn group_number(line: &Line, profile: &Profile) -> u16 {
    match &line.group {
        Some(group) => number_of(profile, |other| other.group.as_ref() == Some(group)),
        None => number_of(profile, |other| other.id == line.id),
    }
}
