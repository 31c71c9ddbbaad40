//! The answer of `tideover plan`: ways of paying side by side, the best plan that was found, and how much better any
//! other could be.

pub mod csv;
pub mod facts;
pub mod saved;
pub mod short;
pub mod why;

use self::short::Short;
use self::why::Why;
use super::standing::Standing;
use crate::domain::calendar::Day;
use crate::domain::credit::line::Autopay;
use crate::domain::money::{Money, RATE_SCALE, Ratio, Rounding};
use crate::domain::plan::aim::Aim;
use crate::domain::plan::bound::{Bound, Drops};
use crate::domain::plan::course::{By, Uncovered};
use crate::domain::plan::diary::{Diary, keep, keep_planned};
use crate::domain::plan::ground::Ground;
use crate::domain::plan::means::Means;
use crate::domain::plan::outcome::Outcome;
use crate::domain::plan::planner::{Planner, Stage};
use crate::domain::plan::search::Proposal;
use crate::domain::plan::strategy::Strategy;
use crate::domain::risk::policy::Policy;

/// What is asked of the planner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanQuestion {
    /// How many months count; as many as the debts need when none.
    pub months: Option<u16>,
    /// Cash that must stay.
    pub floor: Money,
    /// What the reader adds.
    pub means: Means,
    /// An order of one's own.
    pub own_order: Vec<usize>,
    /// What the best plan is to reach.
    pub aim: Aim,
    /// How far the planner goes.
    pub last: Stage,
    /// The rules by which lines stop.
    pub policies: Vec<Policy>,
}

impl Default for PlanQuestion {
    fn default() -> PlanQuestion {
        PlanQuestion {
            months: None,
            floor: Money::ZERO,
            means: Means::default(),
            own_order: Vec::new(),
            aim: Aim::default(),
            last: Stage::Branches,
            policies: Vec::new(),
        }
    }
}

/// One way of paying and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The way.
    pub strategy: Strategy,
    /// What comes of it, day by day.
    pub diary: Diary,
}

impl Compared {
    /// What comes of it.
    #[must_use]
    pub const fn outcome(&self) -> &Outcome {
        &self.diary.outcome
    }
}

/// The best plan that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Best {
    /// The stage that found it.
    pub stage: Stage,
    /// Its payments above what is asked for, and what comes of them.
    pub proposal: Proposal,
    /// All its payments, day by day.
    pub diary: Diary,
}

/// By how much at most any other plan could be better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// What every plan of its sort costs at least that is never late, keeps the floor and draws nothing new.
    pub bound: Bound,
    /// The prices of cash it was proved with.
    pub drops: Drops,
    /// What the best plan costs more than that.
    pub gap: Money,
}

/// Ways of paying compared, and the best plan.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Where every way starts.
    pub ground: Ground,
    /// The ways, minimum-only first.
    pub compared: Vec<Compared>,
    /// What the reader added.
    pub means: Means,
    /// What the best plan is to reach.
    pub aim: Aim,
    /// The stage that was reached.
    pub reached: Stage,
    /// The best plan.
    pub best: Option<Best>,
    /// The proof; none while there is none, and when no plan is on time.
    pub certificate: Option<Certificate>,
    /// The proof about plans that pay everything by its due day and wait for no days of grace; none where that is not more
    /// than what is proved of all, or the best plan waits for them itself.
    pub by_due_day: Option<Certificate>,
    /// Lines for which nothing is proved, and why: the bound counts nothing for them.
    pub uncovered: Vec<(usize, Uncovered)>,
    /// What to do when no plan is on time; worked out at the end.
    pub short: Option<Short>,
    /// Why the best plan is as it is; worked out at the end.
    pub why: Option<Why>,
}

/// Horizons in months that are tried until the debts end within one.
const HORIZONS: [u16; 3] = [36, 60, 120];

/// Compares ways of paying and looks for the best.
#[must_use]
pub fn plan(standing: &Standing, question: &PlanQuestion) -> Plan {
    let mut last = None;
    plan_in_stages(standing, question, &mut |plan| {
        last = Some(plan);
        true
    });
    last.unwrap_or_else(|| {
        // Not reached: the first stage always answers.
        let ground = ground(standing, question);
        let (aim, reached) = (question.aim, Stage::Rules);
        let (compared, uncovered, means) = (Vec::new(), Vec::new(), question.means.clone());
        let (best, certificate, by_due_day, short, why) = (None, None, None, None, None);
        Plan { ground, compared, means, aim, reached, best, certificate, by_due_day, uncovered, short, why }
    })
}

/// The same, with an answer after each stage; ends early when `tell` says so.
pub fn plan_in_stages(standing: &Standing, question: &PlanQuestion, tell: &mut dyn FnMut(Plan) -> bool) {
    let ground = ground(standing, question);
    let ground = if question.policies.is_empty() { ground } else { ground.watched_by(&question.policies) };
    let mut ways: Vec<Strategy> = Strategy::PLAIN.to_vec();
    if !question.own_order.is_empty() {
        ways.push(Strategy::OwnOrder(question.own_order.clone()));
    }
    let diary = |strategy: &Strategy| {
        let household = strategy.household(&ground);
        let mut diary = keep(&ground, &household, &mut strategy.spender(&ground));
        diary.outcome.stops = ground.stops(&household, &mut strategy.spender(&ground));
        diary
    };
    let compared: Vec<Compared> =
        ways.into_iter().map(|strategy| Compared { diary: diary(&strategy), strategy }).collect();
    let mut planner = Planner::new(&ground, question.aim);
    for stage in Stage::ALL.into_iter().take_while(|stage| *stage <= question.last) {
        planner.run(stage);
        if stage == Stage::Rules && !question.own_order.is_empty() {
            planner.consider(&Strategy::OwnOrder(question.own_order.clone()));
        }
        let mut plan = answer(&ground, &compared, &planner, question, stage);
        if stage == question.last {
            if plan.is_on_time() {
                plan.why = plan.best.as_ref().map(|best| why::why(&ground, best, plan.certificate.as_ref()));
            } else if !plan.nothing_owed() {
                plan.short = Some(short::short(standing, &ground, &question.means));
            }
        }
        if !tell(plan) {
            return;
        }
    }
}

fn answer(
    ground: &Ground,
    compared: &[Compared],
    planner: &Planner<'_>,
    question: &PlanQuestion,
    reached: Stage,
) -> Plan {
    let best = planner.best().map(|(stage, proposal)| {
        let mut diary = keep_planned(ground, &proposal.payments);
        diary.outcome.stops = proposal.outcome.stops;
        Best { stage: *stage, diary, proposal: proposal.clone() }
    });
    let proved = |by: By| {
        let (bound, drops) = (planner.bound(by)?.clone(), planner.drops(by)?.clone());
        Some(Certificate { bound, drops, gap: planner.gap(by)? })
    };
    let certificate = proved(By::Grace);
    let says_more = |of: &Certificate| certificate.as_ref().is_some_and(|all| of.bound.cost > all.bound.cost);
    let by_due_day = proved(By::DueDay).filter(says_more);
    let uncovered = planner.courses(By::Grace).map(|courses| courses.uncovered.clone()).unwrap_or_default();
    Plan {
        ground: ground.clone(),
        compared: compared.to_vec(),
        means: question.means.clone(),
        aim: question.aim,
        reached,
        best,
        certificate,
        by_due_day,
        uncovered,
        short: None,
        why: None,
    }
}

/// The ground with the horizon that was asked for, or the first in which paying by the true rate ends the debts.
fn ground(standing: &Standing, question: &PlanQuestion) -> Ground {
    let (today, record) = (standing.today, &standing.record);
    let until = |months: u16| today.month().plus(i32::from(months)).on(today.day_of_month());
    let at = |months: u16| {
        Ground::new(&record.profile, &record.entries, today, until(months), &question.means, question.floor)
    };
    if let Some(months) = question.months {
        return at(months);
    }
    let [first, second, last] = HORIZONS;
    for months in [first, second] {
        let ground = at(months);
        if Strategy::TrueRate.run(&ground).debt_free.is_some() {
            return ground;
        }
    }
    at(last)
}

impl Certificate {
    /// The gap as a share of what the plan costs; nothing for a plan that costs nothing.
    #[must_use]
    pub fn share(&self) -> Ratio {
        let cost = i128::from((self.bound.cost + self.gap).minor());
        if cost <= 0 {
            return Ratio::ZERO;
        }
        Ratio(Rounding::Up.divide(i128::from(self.gap.minor()) * i128::from(RATE_SCALE), cost))
    }
}

impl Plan {
    /// Whether it counts on money or a loan that the household does not have.
    #[must_use]
    pub fn counts_on_more(&self) -> bool {
        let Means { names: _, lump_sums, extra_a_month, raises, offer } = &self.means;
        !lump_sums.is_empty() || *extra_a_month > Money::ZERO || !raises.is_empty() || offer.is_some()
    }

    /// The base of the comparison.
    #[must_use]
    pub fn base(&self) -> Option<&Outcome> {
        self.compared.first().map(Compared::outcome)
    }

    /// Whether a plan was found that is on time and keeps the floor.
    #[must_use]
    pub fn is_on_time(&self) -> bool {
        let keeps = |outcome: &Outcome| outcome.keeps(self.ground.floor);
        self.best.as_ref().is_some_and(|best| keeps(&best.diary.outcome))
            || self.compared.iter().any(|compared| keeps(compared.outcome()))
    }

    /// Lines that an own order leaves out.
    #[must_use]
    pub fn left_out(&self) -> Vec<usize> {
        let lines = self.ground.household.lines.len();
        self.compared.iter().flat_map(|compared| compared.strategy.leaves_out(lines)).collect()
    }

    /// Lines that take new purchases.
    #[must_use]
    pub fn in_use(&self) -> Vec<usize> {
        let used = self.ground.in_use.iter().enumerate().filter(|(_, used)| **used);
        used.map(|(line, _)| line).collect()
    }

    /// Whether a line is set to be paid in full.
    #[must_use]
    pub fn pays_in_full(&self) -> bool {
        self.ground.household.autopay.contains(&Autopay::Full)
    }

    /// Whether there is nothing to repay at all.
    #[must_use]
    pub fn nothing_owed(&self) -> bool {
        self.ground.morning.owed_in_all() <= Money::ZERO && self.in_use().is_empty() && self.ground.offer.is_none()
    }

    /// The last day that counts.
    #[must_use]
    pub const fn until(&self) -> Day {
        self.ground.until
    }
}
