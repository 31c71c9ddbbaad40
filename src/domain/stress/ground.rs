//! A household made ready for many paths: its calendar, its morning, and everything that chance can fall on.
//!
//! It is made once for a question and then only read. What is drawn for one path is the business of `path`.

use super::chances::Chances;
use super::forgetting::{Habit, Memory};
use super::lots::{Chance, Purpose, mark};
use super::quantiles::{days_until_it_ends, log_normal};
use super::usual::Usual;
use crate::domain::calendar::Day;
use crate::domain::credit::line::{Autopay, Rhythm};
use crate::domain::household::compile::{Question, compile};
use crate::domain::household::compiled::{Compiled, EventKind};
use crate::domain::household::entry::Entry;
use crate::domain::household::monthly::{monthly, monthly_essentials, monthly_income};
use crate::domain::household::profile::{Certainty, Profile};
use crate::domain::household::recorder::Nobody;
use crate::domain::household::scenario::Staged;
use crate::domain::household::state::State;
use crate::domain::household::step::step_to_today;
use crate::domain::money::{Money, Ratio, Rounding};
use crate::domain::risk::policy::Policy;
use crate::domain::risk::shock::Behaviour;
use crate::domain::risk::trigger::Cause;

/// What is asked of a household.
#[derive(Debug, Clone)]
pub struct Scene<'a> {
    /// The household with its scenario, if any.
    pub staged: &'a Staged,
    /// What was recorded.
    pub entries: &'a [Entry],
    /// The rules of its lenders.
    pub policies: &'a [Policy],
    /// The first day of the look ahead.
    pub today: Day,
    /// How many months to look ahead.
    pub months: u16,
    /// The cause that each shock of the scenario counts under.
    pub causes: Vec<Cause>,
}

/// An earner: an income that recurs within the year.
#[derive(Debug, Clone)]
pub struct Earner {
    /// The income's index.
    pub income: usize,
    /// Its numbers for losing work.
    pub loss_mark: u64,
    /// Its numbers for what it brings.
    pub income_mark: u64,
    /// What it brings in a month.
    pub monthly: Money,
    /// What comes in a poor period; none for a regular income.
    pub low: Option<Money>,
    /// Its paydays.
    pub paydays: Vec<Payday>,
}

/// A day on which an earner is paid.
#[derive(Debug, Clone, Copy)]
pub struct Payday {
    /// When.
    pub day: Day,
    /// In which month of the look ahead.
    pub month: u32,
    /// What it usually brings.
    pub usual: Money,
    /// Its place among the incomes of the compiled household.
    pub place: usize,
}

/// A line that can be forgotten.
#[derive(Debug, Clone)]
pub struct Remembered {
    /// The line.
    pub line: u16,
    /// Its numbers.
    pub mark: u64,
    /// How often it is forgotten.
    pub habit: Habit,
    /// Late months before the look ahead.
    pub memory: Memory,
    /// The first due day in each month of the look ahead; none when there is none.
    pub dues: Vec<Option<Day>>,
}

/// Lines that fall together.
#[derive(Debug, Clone)]
pub struct Together {
    /// Their numbers.
    pub mark: u64,
    /// The lines.
    pub lines: Vec<u16>,
}

/// An unplanned expense, ready to be drawn.
#[derive(Debug, Clone)]
pub struct Unplanned {
    /// Its numbers.
    pub mark: u64,
    /// The chance a month.
    pub monthly: Chance,
    /// Its sizes in the household's currency, one of them each time.
    pub amounts: Vec<i64>,
}

/// The chances in the form in which they are drawn.
#[derive(Debug, Clone)]
pub struct Odds {
    /// Losing work.
    pub job_loss: Chance,
    /// Being one of those who soon find work again.
    pub short: Chance,
    /// Days out of work of those…
    pub short_days: Vec<i64>,
    /// … and of the others.
    pub long_days: Vec<i64>,
    /// What still comes while out of work.
    pub kept: Ratio,
    /// A poor month of a regular income.
    pub dip: Chance,
    /// What is missing then, at least and at most.
    pub dip_share: (Ratio, Ratio),
    /// A platform down.
    pub outage: Chance,
    /// For how many days at most.
    pub longest_outage: u16,
    /// A cut, for somebody who was not late.
    pub cut: Chance,
    /// A cut, for somebody who was.
    pub cut_if_late: Chance,
    /// What is taken, at least and at most.
    pub cut_share: (Ratio, Ratio),
    /// Rules change.
    pub rule_change: Chance,
    /// After how many days at most a forgotten payment is remembered.
    pub forgotten_days: u16,
}

/// A household made ready.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The compiled household; each payday from today on is an income of its own.
    pub household: Compiled,
    /// How it stands this morning.
    pub morning: State,
    /// The first day of the look ahead.
    pub today: Day,
    /// The first day of each month of the look ahead, and the day after the last.
    pub months: Vec<Day>,
    /// Its earners.
    pub earners: Vec<Earner>,
    /// Lines that can be forgotten.
    pub remembered: Vec<Remembered>,
    /// Platforms.
    pub platforms: Vec<Together>,
    /// Lines of each lender.
    pub lenders: Vec<Together>,
    /// Lines with a limit that can be cut.
    pub limits: Vec<u16>,
    /// Expenses that may come.
    pub expenses: Vec<Unplanned>,
    /// The chances.
    pub odds: Odds,
    /// The numbers of limit cuts and rule changes.
    pub marks: (u64, u64),
    /// The cause of each shock of the scenario.
    pub causes: Vec<Cause>,
    /// What essentials take in a month.
    pub essentials: Money,
    /// How many incomes, expenses and shocks there are before chance adds its own.
    pub planned: (usize, usize, usize),
    /// How its months go when chance brings nothing.
    pub usual: Usual,
}

impl Ground {
    /// Makes a household ready. `behaviour` is what it does when cash falls short, `extra_cash` is laid on top this morning.
    #[must_use]
    pub fn of(scene: &Scene<'_>, chances: &Chances, behaviour: Option<Behaviour>) -> Ground {
        let profile = &scene.staged.profile;
        let months = month_starts(scene.today, scene.months);
        let until = months.last().map_or(scene.today, |day| day.plus(-1));
        let mut staged = scene.staged.clone();
        staged.behaviour = behaviour.unwrap_or(staged.behaviour);
        let question = Question {
            // Who stresses a household lets it spend what it put by for such a day.
            spend_emergency: true,
            ..staged.question(scene.policies, scene.today, until)
        };
        let mut household = compile(profile, scene.entries, &question);
        let earners = earners_of(&mut household, profile, scene.today, &months);
        let mut morning = household.opening.clone();
        step_to_today(&mut morning, &household, &mut Nobody);
        let planned = (household.incomes.len(), household.expenses.len(), household.shocks.len());
        let (platforms, lenders) = together(&household, profile);
        let base = base_of(profile, scene.today);
        let mut ground = Ground {
            remembered: remembered_of(&household, profile, chances, &months),
            limits: limits_of(profile),
            expenses: expenses_of(chances, base),
            odds: odds_of(chances),
            marks: (mark(Purpose::Cut, ""), mark(Purpose::RuleChange, "")),
            causes: scene.causes.clone(),
            essentials: monthly_essentials(profile, scene.today),
            today: scene.today,
            household,
            morning,
            months,
            earners,
            platforms,
            lenders,
            planned,
            usual: Usual::default(),
        };
        ground.usual = Usual::of(&ground);
        ground
    }

    /// The same household with this much cash on top.
    #[must_use]
    pub fn with_cash(mut self, extra: Money) -> Ground {
        self.morning.cash += extra;
        self.household.opening.cash += extra;
        self.usual = Usual::of(&self);
        self
    }

    /// How many months it looks ahead.
    #[must_use]
    pub fn length(&self) -> usize {
        self.months.len().saturating_sub(1)
    }

    /// The month of the look ahead in which a day lies.
    #[must_use]
    pub fn month_of(&self, day: Day) -> usize {
        self.months.partition_point(|start| *start <= day).saturating_sub(1)
    }
}

/// The first day of each month from today on, and the day after the last month.
#[must_use]
pub fn month_starts(today: Day, months: u16) -> Vec<Day> {
    let anchor = today.day_of_month();
    (0..=i32::from(months)).map(|month| today.month().plus(month).on(anchor)).collect()
}

/// What sizes of expenses refer to: monthly take-home income, or essentials when there is no income.
fn base_of(profile: &Profile, today: Day) -> Money {
    let income = monthly_income(profile, today).take_home;
    if income > Money::ZERO { income } else { monthly_essentials(profile, today) }
}

/// Gives every payday from today on an income of its own, so that chance can change one and leave the others.
fn earners_of(household: &mut Compiled, profile: &Profile, today: Day, months: &[Day]) -> Vec<Earner> {
    let mut earners = Vec::new();
    for (income, source) in profile.incomes.iter().enumerate() {
        if matches!(source.recurrence.rhythm, Rhythm::Once | Rhythm::Yearly) {
            continue;
        }
        let mut paydays = Vec::new();
        let own = |event: &&mut crate::domain::household::compiled::Event| {
            event.kind == EventKind::Income && event.place() == income && event.day >= today
        };
        for event in household.events.iter_mut().filter(own) {
            let place = household.incomes.len();
            household.incomes.push(source.amount);
            event.index = u32::try_from(place).unwrap_or(u32::MAX);
            let month = months.partition_point(|start| *start <= event.day).saturating_sub(1);
            let month = u32::try_from(month).unwrap_or(u32::MAX);
            paydays.push(Payday { day: event.day, month, usual: source.amount, place });
        }
        // Two parts of one income, before and after a pause, are one earner's.
        let name = &source.name.en;
        earners.push(Earner {
            income,
            loss_mark: mark(Purpose::JobLoss, name),
            income_mark: mark(Purpose::Income, name),
            monthly: monthly(source.amount, source.recurrence.rhythm),
            low: match source.certainty {
                Certainty::Irregular { low } => Some(low),
                Certainty::Regular => None,
            },
            paydays,
        });
    }
    earners.retain(|earner| !earner.paydays.is_empty());
    earners
}

fn remembered_of(household: &Compiled, profile: &Profile, chances: &Chances, months: &[Day]) -> Vec<Remembered> {
    let mut remembered = Vec::new();
    for (line, record) in profile.lines.iter().enumerate() {
        let by_hand = record.autopay == Autopay::ByHand;
        let share = if by_hand { Ratio::ONE } else { chances.forgetting.automatic_share };
        let habit = Habit::of(&chances.forgetting, share);
        let mut dues: Vec<Option<Day>> = vec![None; months.len().saturating_sub(1)];
        let paid = household.events.iter().filter(|e| e.kind == EventKind::Autopay && e.place() == line);
        for event in paid.filter(|event| months.first().is_some_and(|first| event.day >= *first)) {
            let month = months.partition_point(|start| *start <= event.day).saturating_sub(1);
            if let Some(first) = dues.get_mut(month) {
                *first = first.or(Some(event.day));
            }
        }
        let (Ok(line), true) = (u16::try_from(line), habit.is_possible()) else { continue };
        let memory = Memory::of_late_months(record.history.late_months_of_6.unwrap_or(0));
        remembered.push(Remembered { line, mark: mark(Purpose::Forgetting, &record.id), habit, memory, dues });
    }
    remembered
}

/// Lines of one platform, and lines of one lender.
fn together(household: &Compiled, profile: &Profile) -> (Vec<Together>, Vec<Together>) {
    let Some(watch) = &household.watch else { return (Vec::new(), Vec::new()) };
    let gather = |purpose: Purpose, number: &dyn Fn(usize) -> Option<u16>| {
        let mut all: Vec<Together> = Vec::new();
        for (line, record) in profile.lines.iter().enumerate() {
            let first = (0..line).find(|other| number(*other) == number(line));
            let Ok(id) = u16::try_from(line) else { break };
            match first.and_then(|first| u16::try_from(first).ok()) {
                Some(first) => {
                    if let Some(found) = all.iter_mut().find(|group| group.lines.contains(&first)) {
                        found.lines.push(id);
                    }
                }
                None => all.push(Together { mark: mark(purpose, &record.id), lines: vec![id] }),
            }
        }
        all
    };
    let platforms = gather(Purpose::Outage, &|line| watch.lines.get(line).map(|rules| rules.group));
    let lenders = gather(Purpose::RuleChange, &|line| watch.lines.get(line).map(|rules| rules.lender));
    (platforms, lenders)
}

fn limits_of(profile: &Profile) -> Vec<u16> {
    let lines = profile.lines.iter().enumerate();
    let cut =
        lines.filter(|(_, line)| line.terms.can_be_drawn() && line.limit.is_some_and(|limit| limit > Money::ZERO));
    cut.filter_map(|(line, _)| u16::try_from(line).ok()).collect()
}

fn expenses_of(chances: &Chances, base: Money) -> Vec<Unplanned> {
    let amounts = |median: u32, spread: u32| {
        let typical = base.scaled(i64::from(median), 100, Rounding::HalfUp);
        let sized = |size: i64| typical.scaled(size, 1_000_000, Rounding::HalfUp).minor();
        log_normal(spread).into_iter().map(sized).collect()
    };
    let made = chances.expenses.iter().map(|kind| Unplanned {
        mark: mark(Purpose::Expense, &kind.id),
        monthly: Chance::of(kind.monthly),
        amounts: amounts(kind.median, kind.spread),
    });
    made.collect()
}

fn odds_of(chances: &Chances) -> Odds {
    let Chances { job_loss, income_dip, outage, limit_cut, rule_change, forgetting, .. } = chances;
    Odds {
        job_loss: Chance::of(job_loss.monthly),
        short: Chance::of(job_loss.short_share),
        short_days: days_until_it_ends(job_loss.short_leaves.0),
        long_days: days_until_it_ends(job_loss.long_leaves.0),
        kept: job_loss.kept_now(),
        dip: Chance::of(income_dip.monthly),
        dip_share: (income_dip.least, income_dip.most),
        outage: Chance::of(outage.monthly),
        longest_outage: outage.longest_days.max(1),
        cut: Chance::of(limit_cut.monthly),
        cut_if_late: Chance::of(limit_cut.monthly).times(limit_cut.times_after_lateness.max(1)),
        cut_share: (limit_cut.least, limit_cut.most),
        rule_change: Chance::of(rule_change.monthly),
        forgotten_days: forgetting.most_days.max(1),
    }
}
