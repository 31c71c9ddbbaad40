//! The planner, stage by stage: rules at once, local search, a proof, a linear programme, branch and bound.
//!
//! Each stage can only better the plan and raise the bound, so a reader may stop anywhere. Every stage does a fixed amount
//! of work: the same household gives the same plan everywhere. Every plan is replayed by the engine, and only the replay's
//! figures are kept.

use super::aim::{Aim, Goal};
use super::bound::{Bound, Drops, maximise, prove};
use super::course::{Courses, read};
use super::diary::keep_planned;
use super::ground::Ground;
use super::lp::{self, Effort, Solved, Wish, build, payments};
use super::repair::{polish, repair, repair_within_grace};
use super::search::{Proposal, search};
use super::strategy::Strategy;
use crate::domain::calendar::Day;
use crate::domain::money::Money;

/// How a plan was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// By a rule.
    Rules,
    /// By local search.
    Search,
    /// A bound was proved.
    Proof,
    /// By a linear programme.
    Programme,
    /// By branch and bound.
    Branches,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Stage; 5] = [Stage::Rules, Stage::Search, Stage::Proof, Stage::Programme, Stage::Branches];
}

/// Replays of the local search.
const REPLAYS: usize = 200;
/// Steps towards good prices, at first and after a better plan is known.
const STEPS: (usize, usize) = (250, 250);
/// Nodes of branch and bound.
const NODES: u64 = 400;
/// Cash kept above the floor in a programme for the cents in which it and the engine differ, in units of a hundred minor
/// units, tried one after another; the first is what may be too much when there is hardly any.
const MARGINS: [f64; 3] = [1.0, 5.0, 25.0];

/// The planner at work on one household.
#[derive(Debug)]
pub struct Planner<'g> {
    ground: &'g Ground,
    aim: Aim,
    courses: Option<Courses>,
    best: Option<(Stage, Proposal)>,
    bound: Option<Bound>,
    drops: Option<Drops>,
    proved_impossible: bool,
}

impl<'g> Planner<'g> {
    /// A planner that has done nothing yet.
    #[must_use]
    pub fn new(ground: &'g Ground, aim: Aim) -> Planner<'g> {
        let courses = read(ground);
        Planner { ground, aim, courses, best: None, bound: None, drops: None, proved_impossible: false }
    }

    /// The best plan so far, and the stage that found it.
    #[must_use]
    pub fn best(&self) -> Option<&(Stage, Proposal)> {
        self.best.as_ref()
    }

    /// The bound so far.
    #[must_use]
    pub const fn bound(&self) -> Option<&Bound> {
        self.bound.as_ref()
    }

    /// The prices of the bound.
    #[must_use]
    pub const fn drops(&self) -> Option<&Drops> {
        self.drops.as_ref()
    }

    /// What lies ahead of the lines, as the proof sees it.
    #[must_use]
    pub const fn courses(&self) -> Option<&Courses> {
        self.courses.as_ref()
    }

    /// Whether the best plan is never late and keeps the floor.
    #[must_use]
    pub fn is_on_time(&self) -> bool {
        self.best.as_ref().is_some_and(|(_, proposal)| proposal.outcome.keeps(self.ground.floor))
    }

    /// Whether even the programme, which allows more than any plan, finds no way to be on time.
    #[must_use]
    pub const fn is_impossible(&self) -> bool {
        self.proved_impossible
    }

    /// Does one stage.
    pub fn run(&mut self, stage: Stage) {
        match stage {
            Stage::Rules => Strategy::PLAIN.iter().for_each(|way| self.consider(way)),
            Stage::Search => self.offer(stage, search(self.ground, self.aim, REPLAYS)),
            Stage::Proof => self.prove(STEPS.0),
            Stage::Programme => self.programme(stage, Effort::Quick, false),
            Stage::Branches => {
                // First around the best plan, where few nodes go far, then everywhere.
                self.programme(stage, Effort::Nodes(NODES / 2), true);
                self.programme(stage, Effort::Nodes(NODES / 2), false);
            }
        }
    }

    /// Does all stages up to one.
    pub fn run_to(&mut self, last: Stage) {
        for stage in Stage::ALL.into_iter().take_while(|stage| *stage <= last) {
            self.run(stage);
        }
    }

    /// Takes the payments of a way of paying over when they are better than the best so far. So the best plan is never
    /// worse than a way that was considered, as far as payments beyond what is paid as set can follow it.
    pub fn consider(&mut self, way: &Strategy) {
        self.offer(Stage::Rules, way.proposal(self.ground));
    }

    /// Takes a plan over when it is better.
    fn offer(&mut self, stage: Stage, mut proposal: Proposal) {
        proposal.outcome.stops = self.ground.stops_of(&proposal.payments);
        let score = |proposal: &Proposal| self.aim.score(&proposal.outcome, self.ground.floor);
        if self.best.as_ref().is_none_or(|(_, best)| score(&proposal) < score(best)) {
            self.best = Some((stage, proposal));
        }
    }

    /// Looks for better prices and proves what they give.
    fn prove(&mut self, steps: usize) {
        let (Some(courses), Some((_, best))) = (&self.courses, &self.best) else { return };
        if !best.outcome.keeps(self.ground.floor) {
            return;
        }
        let found = maximise(courses, best.outcome.cost(), steps, self.drops.as_ref());
        let bound = prove(courses, &found.drops, self.ground.offer_fee);
        if self.bound.as_ref().is_none_or(|known| bound.cost > known.cost) {
            self.bound = Some(bound);
            self.drops = Some(found.drops);
        }
    }

    /// When each line is paid last in the best plan.
    fn last_paid(&self) -> Option<Vec<Option<Day>>> {
        let (_, best) = self.best.as_ref().filter(|_| self.is_on_time())?;
        let diary = keep_planned(self.ground, &best.payments);
        let mut last = vec![None; self.ground.household.lines.len()];
        for paid in &diary.payments {
            if let Some(last) = last.get_mut(paid.line) {
                *last = Some(paid.day);
            }
        }
        Some(last)
    }

    /// Solves a programme, mends its plan, and proves again when it is better.
    fn programme(&mut self, stage: Stage, effort: Effort, is_near: bool) {
        let before = self.best.as_ref().map(|(_, best)| best.outcome.cost());
        let Some(courses) = &self.courses else { return };
        let near = if is_near { self.last_paid() } else { None };
        if is_near && near.is_none() {
            return;
        }
        let mut found = None;
        let mut tried = Vec::new();
        let mut margins: std::collections::VecDeque<f64> = MARGINS.into();
        while let Some(margin) = margins.pop_front() {
            let model = build(courses, Wish { goal: lp::Goal::Cost, margin });
            let solved = match (effort, &near) {
                (Effort::Nodes(nodes), Some(last_paid)) => lp::solve_near(&model, courses, last_paid, nodes),
                _ => lp::solve(&model, effort),
            };
            if let Solved::Found(values) = &solved {
                let proposed = payments(courses, &model, values);
                found = repair(self.ground, proposed.clone());
                if found.is_some() {
                    break;
                }
                tried.push(proposed);
            }
            if solved == Solved::Impossible {
                // With no margin there is no proposal; whether there is no plan either, another programme tells.
                if margin <= 0.0 && !is_near {
                    self.proved_impossible |= lp::is_impossible(courses);
                }
                // More is impossible too; nothing at all may not be.
                margins.clear();
                margins.extend((margin > 0.0).then_some(0.0));
            }
        }
        let ground = self.ground;
        let found = found.or_else(|| tried.into_iter().find_map(|payments| repair_within_grace(ground, payments)));
        if let Some((payments, outcome)) = found {
            let (payments, outcome) = polish(ground, payments, outcome);
            self.offer(stage, Proposal { payments, outcome });
        }
        if self.aim.goal == Goal::Cost && self.best.as_ref().map(|(_, best)| best.outcome.cost()) != before {
            self.prove(STEPS.1);
        }
    }

    /// The most that any other plan could save, when a bound is known and the plan is on time.
    #[must_use]
    pub fn gap(&self) -> Option<Money> {
        let (_, best) = self.best.as_ref().filter(|(_, best)| best.outcome.keeps(self.ground.floor))?;
        Some((best.outcome.cost() - self.bound.as_ref()?.cost).positive_part())
    }
}
