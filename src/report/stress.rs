//! Stress of a household: chances, fans, drivers, buffers, and one path in full.
//!
//! It lays the scenario over the household, asks the domain, and keeps what was asked beside what was found.

use super::standing::Standing;
use super::warning::next_due;
use crate::domain::calendar::Day;
use crate::domain::credit::product::Product;
use crate::domain::household::outlook::{Outlook, run_staged};
use crate::domain::household::scenario::{Stage, Staged, lay_over};
use crate::domain::money::{Money, Ratio, Rounding};
use crate::domain::name::Name;
use crate::domain::risk::policy::Policy;
use crate::domain::risk::shock::{Shock, ShockKind};
use crate::domain::risk::trigger::Cause;
use crate::domain::stress::answer::{FanMonth, Found, Worth, fans, middle_of_first_troubles, worth_opening};
use crate::domain::stress::brought::Driver;
use crate::domain::stress::buffers::{Buffered, buffers, mean};
use crate::domain::stress::chances::{Chances, Times};
use crate::domain::stress::drivers::{Driven, drivers};
use crate::domain::stress::ground::{Ground, Scene};
use crate::domain::stress::replay::{Replay, replay};
use crate::domain::stress::run::{Keeping, MOST_BYTES, Order, Ran, bytes_needed, run};
use crate::domain::stress::spare::{Early, Habit};
use crate::domain::stress::tally::Sums;
use crate::report::whatif::Supposition;
use crate::text::Lang;

/// How many paths are run when nothing else is said.
pub const USUAL_PATHS: u64 = 10_000;
/// The seed when nothing else is said.
pub const USUAL_SEED: u64 = 1;
/// How many months ahead when nothing else is said.
pub const USUAL_MONTHS: u16 = 12;
/// On how many paths drivers and buffers are found: each of them runs all again.
pub const DEEP_PATHS: u64 = 2_000;
/// From more than this chance of trouble on a household fails the test. A mark of this program, for teaching: no rule
/// and no lender states one.
pub const FAILS_ABOVE: Ratio = Ratio::percent(5);
/// How many paths a second are taken for granted when a run is refused; a machine may do more.
const PATHS_A_SECOND: u64 = 20_000;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// How many paths.
    pub paths: u64,
    /// The seed.
    pub seed: u64,
    /// On how many threads.
    pub threads: usize,
    /// How many months ahead.
    pub months: u16,
    /// In which times.
    pub times: Times,
    /// Whether drivers and buffers are wanted.
    pub deep: bool,
    /// Another way of paying to compare with, and what it keeps in cash, in quarters of a month of essentials.
    pub compare: Option<(Early, u16)>,
}

/// A run that is too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge {
    /// The memory that it would take.
    pub bytes: u128,
    /// The memory that there may be.
    pub most: u128,
    /// The time that it would take, in seconds.
    pub seconds: u64,
}

impl Asked {
    /// Refuses a run that would take more memory than there may be.
    ///
    /// # Errors
    /// The memory and the time that it would take.
    pub fn fits(&self) -> Result<(), TooLarge> {
        let bytes = bytes_needed(self.paths, self.months);
        if bytes <= MOST_BYTES {
            return Ok(());
        }
        Err(TooLarge { bytes, most: MOST_BYTES, seconds: self.paths / PATHS_A_SECOND })
    }

    const fn order(&self, paths: u64) -> Order {
        Order { paths, seed: self.seed, threads: self.threads, off: 0, keeps_months: true }
    }
}

/// Another way of paying on the same numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Which.
    pub early: Early,
    /// What it keeps in cash.
    pub buffer: Money,
    /// What it came to.
    pub sums: Sums,
    /// Paths with trouble as set and without it so.
    pub healed: u64,
    /// Paths without trouble as set and with it so.
    pub harmed: u64,
}

/// What is going on, for progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Paths as set.
    Paths,
    /// The other way of paying.
    Compare,
    /// The paths on which drivers and buffers rest, once more as set.
    Again,
    /// A driver switched off.
    Driver(Driver),
    /// A buffer.
    Buffer(usize),
}

/// How far it is.
#[derive(Debug)]
pub struct Progress<'p> {
    /// What is going on.
    pub step: Step,
    /// Paths done of this stage.
    pub done: u64,
    /// Paths of this stage.
    pub all: u64,
    /// What there is so far.
    pub ran: &'p Ran,
}

/// A household made ready to be stressed.
#[derive(Debug, Clone)]
pub struct Subject {
    /// What is supposed besides.
    pub supposed: Supposition,
    /// The rules of its lenders.
    pub policies: Vec<Policy>,
    /// The chances.
    pub chances: Chances,
    /// What to call them.
    pub chances_name: Name,
    /// Where they come from.
    pub chances_summary: Name,
    /// In which times.
    pub times: Times,
    staged: Staged,
    entries: Vec<crate::domain::household::entry::Entry>,
    /// The day it begins.
    pub today: Day,
    months: u16,
    /// Cash put by on top, in quarters of a month of essentials.
    extra: u16,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Stress {
    /// What was asked.
    pub asked: Asked,
    /// The paths.
    pub ran: Ran,
    /// The fans, month by month.
    pub fans: Vec<FanMonth>,
    /// The paths worth opening.
    pub worth: Option<Worth>,
    /// In which month half of the first troubles had come, from 0.
    pub middle: Option<usize>,
    /// What drives the risk; none when it was not asked for or not finished.
    pub drivers: Option<Vec<Driven>>,
    /// On how many paths drivers and buffers rest.
    pub deep_paths: u64,
    /// Trouble on those paths as set.
    pub deep_bad: Found,
    /// What buffers do; none when it was not asked for or not finished.
    pub buffers: Option<Vec<Buffered>>,
    /// Another way of paying.
    pub compared: Option<Compared>,
    /// The last day.
    pub until: Day,
}

impl Stress {
    /// A chance of these paths.
    #[must_use]
    pub const fn found(&self, count: u64) -> Found {
        Found { count, paths: self.ran.sums.paths }
    }

    /// Whether everything that was asked for was worked out; not when somebody stopped it before.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        let deep = !self.asked.deep || self.buffers.is_some();
        let compared = self.asked.compare.is_none() || self.compared.is_some();
        self.ran.is_whole && deep && compared
    }

    /// Whether the household fails: payments late or lines stopped in more of the futures than [`FAILS_ABOVE`].
    #[must_use]
    pub fn fails(&self) -> bool {
        self.found(self.ran.sums.bad).share() > FAILS_ABOVE
    }

    /// Interest and fees of a path on average.
    #[must_use]
    pub fn mean_cost(&self) -> Money {
        mean(self.ran.sums.cost, self.ran.sums.paths)
    }
}

/// Makes a household ready.
#[must_use]
pub fn subject(
    standing: &Standing,
    policies: Vec<Policy>,
    product: &dyn Fn(&str) -> Option<Product>,
    supposed: Supposition,
    (chances, chances_name, chances_summary): (Chances, Name, Name),
    times: Times,
) -> Subject {
    let due: Vec<Option<Day>> =
        (0..standing.record.profile.lines.len()).map(|line| next_due(standing, line).map(|due| due.0)).collect();
    let until = super::whatif::last_day(standing, &supposed);
    let stage = Stage { profile: &standing.record.profile, today: standing.today, until, next_due: &due, product };
    let staged = lay_over(&stage, &supposed.shocks);
    Subject {
        staged,
        entries: standing.record.entries.clone(),
        today: standing.today,
        months: supposed.months,
        supposed,
        policies,
        chances,
        chances_name,
        chances_summary,
        times,
        extra: 0,
    }
}

impl Subject {
    /// The same household with so many quarters of a month of essentials in cash on top.
    #[must_use]
    pub const fn with_extra(mut self, quarters: u16) -> Subject {
        self.extra = quarters;
        self
    }

    fn scene(&self) -> Scene<'_> {
        Scene {
            staged: &self.staged,
            entries: &self.entries,
            policies: &self.policies,
            today: self.today,
            months: self.months,
            causes: self.supposed.shocks.iter().map(cause_of).collect(),
        }
    }

    /// The name of a line, those of the scenario included.
    #[must_use]
    pub fn line_name(&self, line: usize, lang: Lang) -> String {
        self.staged.profile.lines.get(line).map_or_else(String::new, |line| super::wording::name(&line.name, lang))
    }

    /// The household made ready for paths.
    #[must_use]
    pub fn ground(&self) -> Ground {
        let ground = Ground::of(&self.scene(), &self.chances, None);
        let extra = ground.essentials.scaled(i64::from(self.extra), 4, Rounding::HalfUp);
        ground.with_cash(extra)
    }

    /// Runs what is asked. `listen` hears of progress and says whether to go on.
    pub fn stress(&self, asked: Asked, listen: &mut dyn FnMut(&Progress<'_>) -> bool) -> Stress {
        let ground = self.ground();
        let ran = run(&ground, asked.order(asked.paths), None, &mut |ran| {
            listen(&Progress { step: Step::Paths, done: ran.sums.paths, all: asked.paths, ran })
        });
        let mut stress = self.told(&ground, ran, asked);
        if !stress.ran.is_whole {
            return stress;
        }
        stress.compared = asked.compare.and_then(|how| self.compared(&ground, &stress.ran, asked, how, listen));
        let goes_on = asked.compare.is_none() || stress.compared.is_some();
        if asked.deep && goes_on {
            let order = Order { keeps_months: false, ..asked.order(stress.deep_paths) };
            let base = run(&ground, order, None, &mut |ran| {
                listen(&Progress { step: Step::Again, done: ran.sums.paths, all: order.paths, ran })
            });
            if !base.is_whole {
                return stress;
            }
            stress.deep_bad = Found { count: base.sums.bad, paths: base.sums.paths };
            stress.drivers = drivers(&ground, order, &base, &mut |driver, ran| {
                listen(&Progress { step: Step::Driver(driver), done: ran.sums.paths, all: order.paths, ran })
            });
            if stress.drivers.is_some() {
                stress.buffers = buffers(&self.scene(), &self.chances, order, &mut |place, ran| {
                    listen(&Progress { step: Step::Buffer(place), done: ran.sums.paths, all: order.paths, ran })
                });
            }
        }
        stress
    }

    /// What paths say so far, without drivers and buffers.
    #[must_use]
    pub fn told(&self, ground: &Ground, ran: Ran, asked: Asked) -> Stress {
        Stress {
            asked,
            fans: fans(&ran, ground),
            worth: worth_opening(&ran),
            middle: middle_of_first_troubles(&ran),
            drivers: None,
            deep_paths: asked.paths.min(DEEP_PATHS),
            deep_bad: Found { count: 0, paths: 0 },
            buffers: None,
            compared: None,
            until: ground.months.last().map_or(self.today, |day| day.plus(-1)),
            ran,
        }
    }

    fn compared(
        &self,
        ground: &Ground,
        base: &Ran,
        asked: Asked,
        (early, quarters): (Early, u16),
        listen: &mut dyn FnMut(&Progress<'_>) -> bool,
    ) -> Option<Compared> {
        let habit = Habit::of(ground, early);
        let buffer = ground.essentials.scaled(i64::from(quarters), 4, Rounding::HalfUp);
        let order = Order { keeps_months: false, ..asked.order(asked.paths) };
        let other = run(ground, order, Some(Keeping { habit: &habit, buffer }), &mut |ran| {
            listen(&Progress { step: Step::Compare, done: ran.sums.paths, all: asked.paths, ran })
        });
        if !other.is_whole {
            return None;
        }
        let ones = |words: &mut dyn Iterator<Item = u64>| words.map(|word| u64::from(word.count_ones())).sum();
        let pairs = || base.bad.iter().zip(&other.bad);
        Some(Compared {
            early,
            buffer,
            healed: ones(&mut pairs().map(|(as_set, so)| as_set & !so)),
            harmed: ones(&mut pairs().map(|(as_set, so)| so & !as_set)),
            sums: other.sums,
        })
    }

    /// One path in full.
    #[must_use]
    pub fn replay(&self, seed: u64, path: u64) -> Replay {
        replay(&self.scene(), &self.chances, &self.ground(), seed, path)
    }

    /// The household as set, without chance.
    #[must_use]
    pub fn as_set(&self) -> Outlook {
        let until = self.today.month().plus(i32::from(self.months)).on(self.today.day_of_month()).plus(-1);
        run_staged(&self.staged, &self.entries, &self.policies, self.today, until)
    }
}

/// Under which cause a shock of a scenario counts.
fn cause_of(shock: &Shock) -> Cause {
    match shock.kind() {
        ShockKind::Outage => match shock {
            Shock::Outage { announced: true, .. } => Cause::Maintenance,
            _ => Cause::TechnicalFault,
        },
        ShockKind::RuleChange => Cause::Regulation,
        ShockKind::AccountFlag => Cause::AccountStatus,
        ShockKind::CutLimit => Cause::LimitManagement,
        _ => Cause::CreditAssessment,
    }
}
