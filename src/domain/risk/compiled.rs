//! Rules made flat for the engine: small values that are compared with a row of measured numbers, without heap.

use super::indicator::{Indicator, UNKNOWN, first_day_of_bucket};
use super::policy::Policy;
use super::trigger::{Cause, Condition, Effect, Op, Scope, Trigger};
use super::truth::{MOST_TRUTHS, TruthTable, Truths};
use crate::domain::calendar::Day;
use crate::domain::money::{Money, RATE_SCALE, Ratio};

/// How many conditions a rule, and its recovery, can have.
pub const MOST_CONDITIONS: usize = 4;

/// A condition without a run of months.
const NO_RUN: u8 = u8::MAX;

/// A comparison, compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompiledCondition {
    /// With what.
    pub threshold: i64,
    /// The place of its indicator in the row of measured numbers.
    pub indicator: u8,
    /// How.
    pub op: Op,
    /// For how many month ends in a row it must have held.
    pub for_months: u8,
    /// The place of its count of months in the line's counters; none for one that looks at now alone.
    run: u8,
}

impl CompiledCondition {
    /// How far the value is from fulfilling the condition now: in the indicator's unit, zero or less when it does. `None`
    /// when the value is unknown.
    #[must_use]
    pub fn margin(&self, measured: &[i64]) -> Option<i64> {
        let value = measured.get(usize::from(self.indicator)).copied().filter(|value| *value != UNKNOWN)?;
        Some(self.op.margin(value, self.threshold))
    }

    /// Whether it holds now, the months before aside. It never holds on an unknown value.
    #[must_use]
    pub fn holds_now(&self, measured: &[i64]) -> bool {
        self.margin(measured).is_some_and(|margin| margin <= 0)
    }

    /// Whether it holds now and has held for its months.
    #[must_use]
    pub fn holds(&self, measured: &[i64], runs: &[u8]) -> bool {
        self.holds_now(measured)
            && (self.for_months == 0 || runs.get(usize::from(self.run)).is_some_and(|run| *run >= self.for_months))
    }

    /// How many more month ends it must hold; 0 when it has held long enough.
    #[must_use]
    pub fn months_left(&self, runs: &[u8]) -> u8 {
        self.for_months.saturating_sub(runs.get(usize::from(self.run)).copied().unwrap_or(0))
    }

    /// What is measured.
    #[must_use]
    pub fn indicator(&self) -> Option<Indicator> {
        Indicator::at(self.indicator)
    }

    /// For a condition on use of a limit: how much more must be owed (less, when negative) until it holds. Exact to the
    /// minor unit: one less, and it does not hold.
    #[must_use]
    pub fn owed_until(&self, owed: Money, limit: Money) -> Option<Money> {
        if self.indicator != Indicator::Utilisation as u8 {
            return None;
        }
        self.amount_until(owed, limit)
    }

    /// For a condition on an amount over a base (debt service over income): how much more the amount must be (less, when
    /// negative) until it holds. Exact to the minor unit. `None` without a base.
    #[must_use]
    pub fn amount_until(&self, amount: Money, base: Money) -> Option<Money> {
        if base <= Money::ZERO {
            return None;
        }
        let holds = |amount: Money| amount.ratio_to(base).is_some_and(|r| self.op.margin(r.0, self.threshold) <= 0);
        let edge = i128::from(self.threshold) * i128::from(base.0) / i128::from(RATE_SCALE);
        let edge = i64::try_from(edge).ok()?;
        let nearest = match self.op {
            Op::AtLeast | Op::Above | Op::Equal => (edge - 1..=edge + 1).find(|amount| holds(Money(*amount))),
            Op::AtMost | Op::Below => (edge - 1..=edge + 1).rev().find(|amount| holds(Money(*amount))),
        };
        if holds(amount) { Some(Money::ZERO) } else { nearest.map(|edge| Money(edge) - amount) }
    }
}

/// The conditions of a rule or a recovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conditions {
    list: [CompiledCondition; MOST_CONDITIONS],
    count: u8,
    /// The indicators that they read, by [`Indicator::bit`].
    pub reads: u64,
    /// The bits of all of them, see [`CompiledPolicy::truth`].
    needs: Truths,
    /// Whether each of them has a bit.
    in_bits: bool,
}

impl Conditions {
    /// The conditions as a list.
    #[must_use]
    pub fn list(&self) -> &[CompiledCondition] {
        self.list.get(..usize::from(self.count)).unwrap_or(&[])
    }

    /// Whether all hold. An empty list holds always.
    #[must_use]
    pub fn hold(&self, measured: &[i64], runs: &[u8]) -> bool {
        self.list().iter().all(|condition| condition.holds(measured, runs))
    }

    /// Whether all hold, by the bits of what holds; `None` when that does not say, and [`Conditions::hold`] has to.
    #[inline]
    #[must_use]
    pub const fn hold_by(&self, truths: Truths) -> Option<bool> {
        if self.in_bits { Some(truths & self.needs == self.needs) } else { None }
    }
}

/// A condition that is counted over months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counted {
    condition: CompiledCondition,
    /// The bit that says that it holds now; none when there was no bit left.
    now: Truths,
    /// The bit that says that it has held for its months; none when there was no bit left.
    enough: Truths,
}

/// A rule, compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompiledTrigger {
    /// What must hold.
    pub when: Conditions,
    /// What must hold for the way back.
    pub recover: Conditions,
    /// What it does.
    pub effect: Effect,
    /// Its place in the policy's list.
    pub index: u16,
    /// For how many days the recovery must hold.
    pub cooling_days: u16,
    /// For how many days the line is then in recovery.
    pub probation_days: u16,
    /// To which lines.
    pub scope: Scope,
    /// Which cause.
    pub cause: Cause,
    /// Whether there is no way back.
    pub is_permanent: bool,
    /// Whether a cut limit comes back.
    pub limit_returns: bool,
    /// The first and last day on which it holds.
    pub life: (Day, Day),
}

/// Whether a rule fires on a line: its conditions all hold on the line's measured numbers and counts of months.
#[must_use]
pub fn fires(trigger: &CompiledTrigger, measured: &[i64], runs: &[u8]) -> bool {
    trigger.when.hold(measured, runs)
}

/// How far a rule is from firing now, months aside: the greatest margin among its conditions, with its place. Zero or
/// less when all hold; `None` when something is unknown, so that it cannot fire.
///
/// With several conditions of different units there is no one distance; then ask each of [`unmet`].
#[must_use]
pub fn margin(trigger: &CompiledTrigger, measured: &[i64]) -> Option<(usize, i64)> {
    let mut farthest: Option<(usize, i64)> = None;
    for (place, condition) in trigger.when.list().iter().enumerate() {
        let margin = condition.margin(measured)?;
        if farthest.is_none_or(|(_, most)| margin > most) {
            farthest = Some((place, margin));
        }
    }
    farthest
}

/// The conditions that still keep a rule from firing.
pub fn unmet<'t>(
    trigger: &'t CompiledTrigger,
    measured: &'t [i64],
    runs: &'t [u8],
) -> impl Iterator<Item = &'t CompiledCondition> {
    trigger.when.list().iter().filter(move |condition| !condition.holds(measured, runs))
}

impl CompiledTrigger {
    /// Whether the rule holds on a day.
    #[must_use]
    pub fn is_in_force(&self, day: Day) -> bool {
        self.life.0 <= day && day <= self.life.1
    }

    /// Whether the conditions of its recovery hold; never for a permanent one.
    #[must_use]
    pub fn may_recover(&self, measured: &[i64], runs: &[u8]) -> bool {
        !self.is_permanent && self.recover.hold(measured, runs)
    }
}

/// A policy, compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledPolicy {
    /// Its rules, in the order of the file.
    pub triggers: Vec<CompiledTrigger>,
    /// How many counts of months a line with this policy needs.
    pub runs: u8,
    /// The indicators that any rule reads, by [`Indicator::bit`].
    pub reads: u64,
    /// Those that are counted over months.
    pub counted: u64,
    months: Vec<Counted>,
    /// Which conditions hold on which values, as bits.
    pub truth: TruthTable,
    /// Without which bits each rule cannot fire; none where bits do not say it. All rules are gone through in one list.
    pub fires_with: Vec<Truths>,
    /// From how many days past due on some condition on them or on the bucket says something else, in order.
    pub overdue_days: Vec<i64>,
    /// Days after the end of a month until others see its reports.
    pub registry_delay_days: u16,
    /// Whether it looks at what others report.
    pub sees_registry: bool,
}

impl CompiledPolicy {
    /// A policy of which no rule is wanted.
    #[must_use]
    pub fn without_rules(policy: &Policy) -> CompiledPolicy {
        bare(policy, Vec::new(), 0)
    }

    /// Counts the end of a month for a line: each condition with months goes on counting or starts anew. `runs` is as long
    /// as [`CompiledPolicy::runs`] says. Tells what has held for its months now.
    pub fn count_month(&self, measured: impl Fn(Indicator) -> i64, runs: &mut [u8]) -> Truths {
        let holds = |counted: &Counted| {
            let value = counted.condition.indicator().map_or(UNKNOWN, &measured);
            value != UNKNOWN && counted.condition.op.margin(value, counted.condition.threshold) <= 0
        };
        self.count(holds, runs)
    }

    /// The same when what holds is known; for policies whose months are all in bits.
    pub fn count_known_month(&self, truths: Truths, runs: &mut [u8]) -> Truths {
        self.count(|counted| truths & counted.now != 0, runs)
    }

    fn count(&self, holds: impl Fn(&Counted) -> bool, runs: &mut [u8]) -> Truths {
        let mut enough = 0;
        for counted in &self.months {
            if let Some(run) = runs.get_mut(usize::from(counted.condition.run)) {
                *run = if holds(counted) { run.saturating_add(1) } else { 0 };
                enough |= if *run >= counted.condition.for_months { counted.enough } else { 0 };
            }
        }
        enough
    }

    /// The bits that [`CompiledPolicy::count_month`] tells of.
    #[must_use]
    pub fn bits_of_months(&self) -> Truths {
        self.months.iter().fold(0, |all, counted| all | counted.enough)
    }

    /// Whether every condition has a bit, so that what holds by bits is all that matters of what was measured.
    #[must_use]
    pub fn is_in_bits(&self) -> bool {
        let mut conditions = self.triggers.iter().flat_map(|trigger| [&trigger.when, &trigger.recover]);
        self.months_in_bits() && conditions.all(|conditions| conditions.in_bits)
    }

    /// Whether every condition that is counted over months has a bit.
    #[must_use]
    pub fn months_in_bits(&self) -> bool {
        self.months.iter().all(|counted| counted.now != 0 && counted.enough != 0)
    }
}

/// Makes a policy flat. Conditions beyond [`MOST_CONDITIONS`], which no checked policy has, are left out.
#[must_use]
pub fn compile(policy: &Policy) -> CompiledPolicy {
    let mut runs = 0;
    let triggers: Vec<CompiledTrigger> =
        policy.triggers.iter().enumerate().map(|(index, trigger)| flat(trigger, index, &mut runs)).collect();
    let mut policy = bare(policy, triggers, runs);
    number(&mut policy);
    policy
}

fn bare(policy: &Policy, triggers: Vec<CompiledTrigger>, runs: u8) -> CompiledPolicy {
    CompiledPolicy {
        counted: 0,
        months: Vec::new(),
        truth: TruthTable::of(conditions_of(&triggers)),
        fires_with: Vec::new(),
        overdue_days: Vec::new(),
        reads: triggers.iter().fold(0, |all, trigger| all | trigger.when.reads | trigger.recover.reads),
        triggers,
        runs,
        registry_delay_days: policy.registry.delay_days,
        sees_registry: policy.registry.sees,
    }
}

fn conditions_of(triggers: &[CompiledTrigger]) -> impl Iterator<Item = &CompiledCondition> {
    triggers.iter().flat_map(|trigger| trigger.when.list().iter().chain(trigger.recover.list()))
}

/// Gives each condition its bits: one for what holds now, one for what has held for its months.
fn number(policy: &mut CompiledPolicy) {
    let of_days = policy.truth.cuts(Indicator::DaysPastDue);
    policy.overdue_days = of_days.chain(policy.truth.cuts(Indicator::Bucket).map(first_day_of_bucket)).collect();
    policy.overdue_days.sort_unstable();
    let counted = conditions_of(&policy.triggers).filter(|condition| condition.for_months > 0);
    for (next, condition) in (policy.truth.count()..).zip(counted) {
        let enough = if next < MOST_TRUTHS { 1 << next } else { 0 };
        let now = policy.truth.bit_of(condition).unwrap_or(0);
        policy.months.push(Counted { condition: *condition, now, enough });
        policy.counted |= 1 << condition.indicator;
    }
    let bits_of = |condition: &CompiledCondition| {
        let now = policy.truth.bit_of(condition)?;
        if condition.for_months == 0 {
            return Some(now);
        }
        let counted = policy.months.iter().find(|counted| counted.condition == *condition)?;
        (counted.enough != 0).then_some(now | counted.enough)
    };
    for trigger in &mut policy.triggers {
        for conditions in [&mut trigger.when, &mut trigger.recover] {
            let bits = conditions.list().iter().map(bits_of).try_fold(0, |all, bits| Some(all | bits?));
            (conditions.needs, conditions.in_bits) = (bits.unwrap_or(0), bits.is_some());
        }
    }
    policy.fires_with = policy.triggers.iter().map(|trigger| trigger.when.needs).collect();
}

fn flat(trigger: &Trigger, index: usize, runs: &mut u8) -> CompiledTrigger {
    let recovery = trigger.recover.as_ref();
    let (first, last) = (trigger.provenance.effective_from, trigger.provenance.effective_to);
    CompiledTrigger {
        when: flat_conditions(&trigger.when, runs),
        recover: flat_conditions(recovery.map_or(&[], |recovery| &recovery.when), runs),
        effect: trigger.effect,
        index: u16::try_from(index).unwrap_or(u16::MAX),
        cooling_days: recovery.map_or(0, |recovery| recovery.cooling_days),
        probation_days: recovery.map_or(0, |recovery| recovery.probation_days),
        scope: trigger.scope,
        cause: trigger.cause,
        is_permanent: recovery.is_none(),
        limit_returns: recovery.is_some_and(|recovery| recovery.limit_returns),
        life: (first.unwrap_or(Day(i32::MIN)), last.unwrap_or(Day(i32::MAX))),
    }
}

fn flat_conditions(conditions: &[Condition], runs: &mut u8) -> Conditions {
    let nothing = CompiledCondition { threshold: 0, indicator: 0, op: Op::Equal, for_months: 0, run: NO_RUN };
    let mut flat = Conditions { list: [nothing; MOST_CONDITIONS], count: 0, reads: 0, needs: 0, in_bits: false };
    for (place, condition) in flat.list.iter_mut().zip(conditions) {
        let run = if condition.for_months > 0 && *runs < NO_RUN { *runs } else { NO_RUN };
        *runs = if run == NO_RUN { *runs } else { run + 1 };
        *place = CompiledCondition {
            threshold: condition.threshold,
            indicator: condition.indicator as u8,
            op: condition.op,
            for_months: condition.for_months,
            run,
        };
        flat.count += 1;
        flat.reads |= condition.indicator.bit();
    }
    flat
}

/// A limit after a cut: rounded down to the minor unit, and not below the share of the limit before the first cut.
#[must_use]
pub fn cut_limit(limit: Money, first_limit: Money, by: Ratio, not_below: Ratio) -> Money {
    use crate::domain::money::Rounding;
    let kept = limit.share(Ratio(RATE_SCALE.saturating_sub(by.0)), Rounding::Down).positive_part();
    let floor = first_limit.share(not_below, Rounding::Down);
    kept.most(floor).least(limit)
}
