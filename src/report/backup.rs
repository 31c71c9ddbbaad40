//! Other ways through for one household: what is missing, what exists and what it costs, what to do on which day, what to
//! avoid, and what would cover the loss of each line.
//!
//! It puts the domain's answers together and says nothing that the domain did not compute.

mod months;

use std::sync::Arc;

use super::standing::Standing;
use super::whatif::{Rerun, WhatIf};
use crate::domain::backup::combination::Combination;
use crate::domain::backup::condition::{Measures, Use};
use crate::domain::backup::cushion::{Cushion, cushion};
use crate::domain::backup::effect::Course;
use crate::domain::backup::fit::{Fit, Need, View, fit_all};
use crate::domain::backup::gap::{CashAhead, Gap};
use crate::domain::backup::moves::{Moved, moves};
use crate::domain::backup::situation::{Loss, Situation};
use crate::domain::backup::steps::{Dated, steps, with_stop};
use crate::domain::backup::{BackupOption, OnFile};
use crate::domain::calendar::Day;
use crate::domain::credit::line::{Line, Purpose};
use crate::domain::credit::terms::LineKind;
use crate::domain::household::outlook::Change;
use crate::domain::household::scenario::Staged;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::ratios::monthly;
use months::Months;

/// Days for which an example need is priced.
pub const EXAMPLE_DAYS: i32 = 30;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// How much is needed; what is missing when not said.
    pub need: Option<Money>,
    /// For how many days.
    pub days: Option<i32>,
    /// From which day.
    pub on: Option<Day>,
    /// What for.
    pub used_for: Option<Use>,
    /// Which line is lost.
    pub without: Option<usize>,
    /// Options to use together: their place in the list of options, and how much.
    pub chosen: Vec<(usize, Option<Money>)>,
    /// What is supposed to happen besides.
    pub supposed: Option<Supposed>,
}

/// A what-if from which other ways through are looked for.
#[derive(Debug, Clone)]
pub struct Supposed {
    /// What it is called.
    pub name: Name,
    /// The household in it.
    pub staged: Staged,
    /// The first line that stops in it when nothing is done.
    pub stop: Option<Change>,
    /// The last day to which it looks.
    pub until: Day,
}

impl Supposed {
    /// A what-if that was run.
    #[must_use]
    pub fn of(answer: &WhatIf, rerun: &Rerun) -> Supposed {
        let stop = answer.changed.first_stop();
        Supposed {
            name: answer.supposed.name.clone(),
            staged: rerun.staged().clone(),
            stop,
            until: answer.changed.until,
        }
    }
}

/// Where the amount of a need comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeedFrom {
    /// The reader names it.
    Asked,
    /// It is missing as things are set.
    AsSet,
    /// It is missing without a line.
    Stopped,
    /// It is missing when the line is called in as well.
    CalledIn,
    /// Nothing is missing: a month of essentials, so that costs can be compared.
    Example,
}

/// What losing a line brings about.
#[derive(Debug, Clone)]
pub struct LineLost {
    /// The line.
    pub line: usize,
    /// Cash when it takes nothing new.
    pub stopped: CashAhead,
    /// Cash when it is called in as well.
    pub called_in: CashAhead,
    /// The day of the call.
    pub called_in_on: Option<Day>,
}

/// The household with one option and without it.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Which fit.
    pub fit: usize,
    /// The months with it.
    pub with: Course,
}

/// Options used together.
#[derive(Debug, Clone)]
pub struct Together {
    /// What each covers.
    pub combination: Combination,
    /// The months with them.
    pub with: Course,
}

/// The answer of `tideover backup`.
#[derive(Debug, Clone)]
pub struct Backup {
    /// What it is about.
    pub standing: Arc<Standing>,
    /// What is on file where the household lives.
    pub file: Arc<OnFile>,
    /// What is supposed.
    pub supposed: Option<Supposed>,
    /// Cash as things are set.
    pub as_set: CashAhead,
    /// The line that is lost.
    pub lost: Option<LineLost>,
    /// What is needed.
    pub need: Need,
    /// Where that comes from.
    pub need_from: NeedFrom,
    /// The stretch in which money is missing.
    pub stretch: Option<Gap>,
    /// The first gap of it.
    pub first_gap: Option<Gap>,
    /// How every option fits, in the order in which they are shown.
    pub fits: Vec<Fit>,
    /// What the household can move by itself, or ask for, in the first gap.
    pub moved: Option<Moved>,
    /// What to do on which day.
    pub steps: Vec<Dated>,
    /// The months without any option.
    pub without: Course,
    /// The months with each option that pays old debt with new.
    pub comparisons: Vec<Comparison>,
    /// The months with the options that were chosen.
    pub together: Option<Together>,
    /// What would cover the loss of each line.
    pub cushion: Cushion,
}

/// The answer for a household today, with what is on file where it lives.
#[must_use]
pub fn backup(standing: Arc<Standing>, file: Arc<OnFile>, asked: &Asked) -> Backup {
    let (profile, entries) = (&standing.record.profile, &standing.record.entries);
    let today = standing.today;
    let owed: Vec<Money> = (0..profile.lines.len()).map(|line| standing.owed_on(line)).collect();
    let as_it_is = Situation::as_set(profile, entries, today);
    let begun = match &asked.supposed {
        Some(supposed) => Situation::supposing(&supposed.staged, entries, &file.policies, today),
        None => as_it_is.clone(),
    };
    let as_set = begun.cash_ahead(standing.until);
    let lost = asked.without.map(|line| line_lost(&begun, line, standing.until));
    let (need_from, stretch) = find_need(asked, &as_set, lost.as_ref());
    let situation = match (asked.without, need_from) {
        (Some(line), NeedFrom::CalledIn) => begun.without(line, Loss::CalledIn).0,
        (Some(line), _) => begun.without(line, Loss::Stopped).0,
        (None, _) => begun,
    };
    let need = need(&standing, asked, need_from, stretch.as_ref());
    let measures = measures(&standing, &owed);
    let view = View { profile, measures: &measures, owed: &owed, norms: standing.record.norms.as_ref(), today };
    let fits = fit_all(&file.options, &view, &need);
    let gaps = situation.cash_ahead(standing.until).gaps;
    // The gap with which the stretch begins, and the one after it.
    let begins = |gap: &Gap, day: Day| gap.from <= day && gap.until.is_none_or(|until| day < until);
    let place = stretch.and_then(|stretch| gaps.iter().position(|gap| begins(gap, stretch.from)));
    let gap_at = |place: usize| gaps.get(place).copied();
    let next_gap = place.and_then(|place| gap_at(place + 1));
    let begun = place.and_then(gap_at).zip(stretch);
    let first_gap = begun.map(|(gap, stretch)| Gap { from: gap.from.max(stretch.from), ..gap });
    let moved = first_gap.as_ref().map(|gap| moves(&situation, gap));
    let fund = standing.state.emergency;
    let mut plan = match (&first_gap, &stretch, &moved) {
        (Some(gap), Some(stretch), Some(moved)) => {
            let gaps = (gap, next_gap.as_ref(), stretch);
            steps(&situation, gaps, moved, (&fits, &file.options), (fund, &owed))
        }
        _ => Vec::new(),
    };
    if let Some(stop) = asked.supposed.as_ref().and_then(|supposed| supposed.stop.as_ref()) {
        plan = with_stop(plan, stop, today);
    }
    let months = Months::after(situation.watched_by(&file.policies), &need, &fits, &file.options);
    Backup {
        without: months.without(),
        comparisons: months.compare(),
        together: months.together(asked, &view),
        cushion: cushion(&as_it_is, &owed, fund, standing.until),
        supposed: asked.supposed.clone(),
        as_set,
        lost,
        need,
        need_from,
        stretch,
        first_gap,
        moved,
        steps: plan,
        fits,
        standing,
        file,
    }
}

impl Backup {
    /// A line of the household, or one that opens in what is supposed.
    #[must_use]
    pub fn line(&self, place: usize) -> Option<&Line> {
        let staged = self.supposed.as_ref().map(|supposed| &supposed.staged.profile);
        staged.unwrap_or(&self.standing.record.profile).lines.get(place)
    }

    /// The option of a fit.
    #[must_use]
    pub fn option_of(&self, fit: &Fit) -> Option<&BackupOption> {
        self.file.options.get(fit.option)
    }
}

fn line_lost(situation: &Situation, line: usize, until: Day) -> LineLost {
    let (stopped, _) = situation.without(line, Loss::Stopped);
    let (called_in, called_in_on) = situation.without(line, Loss::CalledIn);
    LineLost { line, stopped: stopped.cash_ahead(until), called_in: called_in.cash_ahead(until), called_in_on }
}

/// What the need comes from, and the stretch without money that it is about.
fn find_need(asked: &Asked, as_set: &CashAhead, lost: Option<&LineLost>) -> (NeedFrom, Option<Gap>) {
    // A day that is named stands for the gap of that day.
    let gap_in = |cash: &CashAhead| match asked.on.filter(|_| asked.need.is_none()) {
        Some(day) => cash.gap_on(day),
        None => cash.first_stretch(),
    };
    let missing = match lost {
        None => gap_in(as_set).map(|gap| (NeedFrom::AsSet, gap)),
        Some(lost) => {
            let stopped = gap_in(&lost.stopped).map(|gap| (NeedFrom::Stopped, gap));
            // Whatever is paid with money that comes in meanwhile, what is missing is what the call asked for.
            let called = |gap: Gap| (NeedFrom::CalledIn, Gap { cause: Use::Debt, ..gap });
            stopped.or_else(|| gap_in(&lost.called_in).map(called))
        }
    };
    match (asked.need, missing) {
        (Some(_), found) => (NeedFrom::Asked, found.map(|(_, gap)| gap)),
        (None, Some((from, gap))) => (from, Some(gap)),
        (None, None) => (NeedFrom::Example, None),
    }
}

fn need(standing: &Standing, asked: &Asked, from: NeedFrom, stretch: Option<&Gap>) -> Need {
    let essentials = standing.ratios.essentials;
    let example = if essentials > Money::ZERO {
        essentials
    } else {
        Money(standing.record.profile.currency.unit().minor().saturating_mul(1000))
    };
    let of_stretch = stretch.filter(|_| from != NeedFrom::Asked);
    let cause = stretch.map(|gap| gap.cause);
    Need {
        amount: asked.need.or(of_stretch.map(|gap| gap.amount)).unwrap_or(example),
        from: asked.on.or(of_stretch.map(|gap| gap.from)).unwrap_or(standing.today).max(standing.today),
        days: asked.days.or(of_stretch.map(|gap| gap.days(standing.until))).unwrap_or(EXAMPLE_DAYS),
        used_for: asked.used_for.or(cause.filter(|_| from != NeedFrom::Asked)),
    }
}

/// The household's own figures.
#[must_use]
pub fn measures(standing: &Standing, owed: &[Money]) -> Measures {
    let profile = &standing.record.profile;
    let owed_where = |wanted: fn(LineKind, Purpose) -> bool| Measures::owed_where(profile, owed, wanted);
    let spare = profile.expenses.iter().filter(|expense| !expense.essential);
    let overdue = standing.state.lines.iter().filter(|line| line.past_due(standing.today) > Money::ZERO).count();
    Measures {
        emergency_fund: standing.state.emergency,
        card_balance: owed_where(|kind, _| kind == LineKind::Revolving),
        unsecured: standing.ratios.unsecured,
        study_loan: owed_where(|_, purpose| purpose == Purpose::Study),
        income: standing.ratios.income.take_home,
        spare: spare.map(|expense| monthly(expense.amount, expense.recurrence.rhythm)).sum(),
        overdue_lines: u16::try_from(overdue).unwrap_or(u16::MAX),
        lenders: standing.ratios.lenders,
        dti: standing.ratios.dti,
    }
}
