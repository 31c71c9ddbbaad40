//! The planner, stage by stage: rules at once, local search, a proof, a linear programme, branch and bound.
//!
//! Each stage can only better the plan and raise the bound, so a reader may stop anywhere. Every stage does a fixed amount
//! of work: the same household gives the same plan everywhere. Every plan is replayed by the engine, and only the replay's
//! figures are kept.

use super::aim::{Aim, Goal};
use super::bound::{Bound, Drops, maximise, prove};
use super::course::{By, Courses, read};
use super::diary::keep_planned;
use super::ground::Ground;
use super::lp::{self, Effort, Solved, Wish, build, payments};
use super::outcome::Outcome;
use super::repair::{polish, repair, repair_within_grace, replay};
use super::search::{Proposal, search};
use super::strategy::Strategy;
use crate::domain::calendar::Day;
use crate::domain::household::compiled::PlannedPayment;
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
    /// About all plans that are never late.
    proof: Option<Proof>,
    /// About those that pay everything by its due day, where days of grace make a difference.
    by_due_day: Option<Proof>,
    best: Option<(Stage, Proposal)>,
    proved_impossible: bool,
}

/// What is known of a sort of plans.
#[derive(Debug)]
struct Proof {
    /// What lies ahead of the lines under such plans.
    courses: Courses,
    /// What each costs at least, and the prices that prove it.
    bound: Option<(Bound, Drops)>,
}

impl Proof {
    fn of(courses: Courses) -> Proof {
        Proof { courses, bound: None }
    }

    /// Looks for better prices, towards the cost of a known plan, and proves what they give.
    fn better(&mut self, ground: &Ground, cost: Money, steps: usize) {
        let known = self.bound.as_ref();
        let found = maximise(&self.courses, cost, steps, known.map(|(_, drops)| drops));
        let bound = prove(&self.courses, &found.drops, ground.offer_fee);
        if known.is_none_or(|(known, _)| bound.cost > known.cost) {
            self.bound = Some((bound, found.drops));
        }
    }
}

impl<'g> Planner<'g> {
    /// A planner that has done nothing yet.
    #[must_use]
    pub fn new(ground: &'g Ground, aim: Aim) -> Planner<'g> {
        let proof = read(ground, By::Grace).map(Proof::of);
        let by_due_day = read(ground, By::DueDay).map(Proof::of);
        let differs = |of: &Proof| proof.as_ref().is_some_and(|all| all.courses != of.courses);
        let by_due_day = by_due_day.filter(differs);
        Planner { ground, aim, proof, by_due_day, best: None, proved_impossible: false }
    }

    /// The best plan so far, and the stage that found it.
    #[must_use]
    pub fn best(&self) -> Option<&(Stage, Proposal)> {
        self.best.as_ref()
    }

    /// What is known of the plans that pay what is due by then.
    fn proof(&self, by: By) -> Option<&Proof> {
        self.by_due_day.as_ref().filter(|_| by == By::DueDay).or(self.proof.as_ref())
    }

    /// The bound of plans that pay what is due by then, so far.
    #[must_use]
    pub fn bound(&self, by: By) -> Option<&Bound> {
        self.proof(by)?.bound.as_ref().map(|(bound, _)| bound)
    }

    /// The prices of that bound.
    #[must_use]
    pub fn drops(&self, by: By) -> Option<&Drops> {
        self.proof(by)?.bound.as_ref().map(|(_, drops)| drops)
    }

    /// What lies ahead of the lines under such plans, as the proof sees it.
    #[must_use]
    pub fn courses(&self, by: By) -> Option<&Courses> {
        self.proof(by).map(|proof| &proof.courses)
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
        if proposal.outcome.uses_grace {
            // What falls into days of grace depends on the order of a day's payments: the replay decides.
            proposal.outcome = replay(self.ground, &proposal.payments).0;
        }
        proposal.outcome.stops = self.ground.stops_of(&proposal.payments);
        let score = |proposal: &Proposal| self.aim.score(&proposal.outcome, self.ground.floor);
        if self.best.as_ref().is_none_or(|(_, best)| score(&proposal) < score(best)) {
            self.best = Some((stage, proposal));
        }
    }

    /// Looks for better prices and proves what they give.
    fn prove(&mut self, steps: usize) {
        let Some((_, best)) = self.best.as_ref().filter(|_| self.is_on_time()) else { return };
        let cost = best.outcome.cost();
        for proof in [&mut self.proof, &mut self.by_due_day].into_iter().flatten() {
            proof.better(self.ground, cost, steps);
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
        let near = if is_near { self.last_paid() } else { None };
        if is_near && near.is_none() {
            return;
        }
        let mut found = None;
        // Of plans that pay by the due day, the engine can follow each; days of grace are used where there is none.
        for proof in [&self.by_due_day, &self.proof].into_iter().flatten() {
            let tried = try_margins(self.ground, &proof.courses, effort, near.as_deref());
            found = match tried {
                Tried::Mended(payments, outcome) => Some((payments, outcome)),
                Tried::Unmended(proposed) => {
                    proposed.into_iter().find_map(|payments| repair_within_grace(self.ground, payments))
                }
                Tried::Impossible => None,
            };
            if found.is_some() {
                break;
            }
        }
        match found {
            Some((payments, outcome)) => {
                let (payments, outcome) = polish(self.ground, payments, outcome);
                self.offer(stage, Proposal { payments, outcome });
            }
            // There is no proposal; whether there is no plan either, another programme tells.
            None if !is_near => self.proved_impossible |= self.courses(By::Grace).is_some_and(lp::is_impossible),
            None => {}
        }
        if self.aim.goal == Goal::Cost && self.best.as_ref().map(|(_, best)| best.outcome.cost()) != before {
            self.prove(STEPS.1);
        }
    }

    /// The most that any other plan that pays what is due by then could save, when a bound is known and the plan is one of
    /// them.
    #[must_use]
    pub fn gap(&self, by: By) -> Option<Money> {
        let (_, best) = self.best.as_ref().filter(|_| self.is_on_time())?;
        if by == By::DueDay && best.outcome.uses_grace {
            return None;
        }
        Some((best.outcome.cost() - self.bound(by)?.cost).positive_part())
    }
}

/// What came of a programme.
enum Tried {
    /// A plan that the engine can follow with everything paid on its due day.
    Mended(Vec<PlannedPayment>, Outcome),
    /// Proposals that it cannot follow so.
    Unmended(Vec<Vec<PlannedPayment>>),
    /// There is no proposal.
    Impossible,
}

/// Solves a programme with one margin after another until its plan can be followed.
fn try_margins(ground: &Ground, courses: &Courses, effort: Effort, near: Option<&[Option<Day>]>) -> Tried {
    let mut tried = Vec::new();
    let mut margins: std::collections::VecDeque<f64> = MARGINS.into();
    while let Some(margin) = margins.pop_front() {
        let model = build(courses, Wish { goal: lp::Goal::Cost, margin });
        let solved = match (effort, near) {
            (Effort::Nodes(nodes), Some(last_paid)) => lp::solve_near(&model, courses, last_paid, nodes),
            _ => lp::solve(&model, effort),
        };
        match solved {
            Solved::Found(values) => {
                let proposed = payments(courses, &model, &values);
                if let Some((payments, outcome)) = repair(ground, proposed.clone()) {
                    return Tried::Mended(payments, outcome);
                }
                tried.push(proposed);
            }
            // More is impossible too; nothing at all may not be.
            Solved::Impossible => {
                margins.clear();
                margins.extend((margin > 0.0).then_some(0.0));
            }
            Solved::Unknown => {}
        }
    }
    if tried.is_empty() { Tried::Impossible } else { Tried::Unmended(tried) }
}
