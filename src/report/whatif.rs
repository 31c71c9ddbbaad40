//! What happens if: a household with a scenario beside the same household without it.
//!
//! Both are run by the same engine and watched by the same policies. It holds what happened and why; `wording::change`
//! says it.

use super::cost_statement::{CostStatement, of_supposed};
use super::standing::Standing;
use super::warning::next_due;
use crate::content::{Library, check_shocks};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::nearest;
use crate::domain::calendar::Day;
use crate::domain::credit::line::{Line, LineState};
use crate::domain::credit::product::Product;
use crate::domain::household::entry::Entry;
use crate::domain::household::outlook::{Change, Outlook, look_ahead, run_staged};
use crate::domain::household::recorder::Happening;
use crate::domain::household::scenario::{Stage, Staged, lay_over};
use crate::domain::household::watch::Turn;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::plan::keep_open::{Ground, WaysOut, keep_open_while};
use crate::domain::ratios::monthly;
use crate::domain::risk::aim::{self, IncomeSeen};
use crate::domain::risk::policy::Policy;
use crate::domain::risk::shock::Shock;
use crate::domain::risk::state::{gravity, is_stopped};
use crate::domain::risk::trigger::Trigger;

/// How many months ahead a what-if looks when nothing else is said.
pub const MONTHS_AHEAD: u16 = 12;

/// What is to be supposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supposition {
    /// What to call it.
    pub name: Name,
    /// What it shows; empty for shocks given on the command line.
    pub summary: Name,
    /// What happens.
    pub shocks: Vec<Shock>,
    /// How many months ahead to look.
    pub months: u16,
}

/// A household with and without a supposition.
#[derive(Debug, Clone)]
pub struct WhatIf {
    /// What is supposed.
    pub supposed: Supposition,
    /// The rules by which it is watched.
    pub policies: Vec<Policy>,
    /// Without it.
    pub base: Outlook,
    /// With it.
    pub changed: Outlook,
    /// What would keep lines open; none when nothing stops.
    pub ways_out: Option<WaysOut>,
    /// The cost statement of each borrowing that is supposed.
    pub costs: Vec<CostStatement>,
    /// The day on which somebody asks for a mortgage: what its lender would see is compared on it. The last day when
    /// nothing else was chosen.
    pub asked_on: Day,
}

/// One thing of the chain: what happened, and the earlier thing that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// When.
    pub day: Day,
    /// On which line.
    pub line: usize,
    /// What.
    pub what: LinkKind,
    /// The place of the link that led to it; none at a root.
    pub cause: Option<usize>,
}

/// What a link of the chain is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// A due amount was not paid in full.
    Missed {
        /// What was unpaid.
        unpaid: Money,
        /// The late fee.
        late_fee: Money,
    },
    /// The state changed.
    State(Change),
    /// The limit changed.
    Limit {
        /// Before.
        before: Money,
        /// After.
        after: Money,
    },
    /// The balance was called in.
    CalledIn(Money),
    /// A new line opened.
    Opened(Money),
}

/// What is run again when a way out is searched.
#[derive(Debug, Clone)]
pub struct Rerun {
    staged: Staged,
    entries: Vec<Entry>,
    policies: Vec<Policy>,
    today: Day,
    until: Day,
}

impl Rerun {
    /// The household with what is supposed.
    #[must_use]
    pub const fn staged(&self) -> &Staged {
        &self.staged
    }

    /// The smallest changes that keep lines open; none when nothing stops. Some hundred runs: not for the thread of the keys.
    #[must_use]
    pub fn ways_out(&self) -> Option<WaysOut> {
        self.ways_out_while(&|| true)
    }

    /// The same as long as it may go on; none too when it may not any more.
    #[must_use]
    pub fn ways_out_while(&self, may_go_on: &dyn Fn() -> bool) -> Option<WaysOut> {
        let Rerun { staged, entries, policies, today, until } = self;
        keep_open_while(&Ground { staged, entries, policies, today: *today, until: *until }, may_go_on)
    }
}

/// Runs a household with and without a supposition, and finds what would keep its lines open.
#[must_use]
pub fn what_if(
    standing: &Standing,
    policies: Vec<Policy>,
    product: &dyn Fn(&str) -> Option<Product>,
    supposed: Supposition,
) -> WhatIf {
    let (mut what_if, rerun) = suppose(standing, policies, product, supposed);
    what_if.ways_out = rerun.ways_out();
    what_if
}

/// Runs a household with and without a supposition. What would keep its lines open is left to [`Rerun::ways_out`].
#[must_use]
pub fn suppose(
    standing: &Standing,
    policies: Vec<Policy>,
    product: &dyn Fn(&str) -> Option<Product>,
    supposed: Supposition,
) -> (WhatIf, Rerun) {
    let due = next_dues(standing);
    let until = last_day(standing, &supposed);
    let stage = stage_of(standing, &due, product, until);
    let entries = standing.record.entries.clone();
    let base = look_ahead(&stage, &[], &entries, &policies);
    let staged = lay_over(&stage, &supposed.shocks);
    let changed = run_staged(&staged, &entries, &policies, standing.today, until);
    let rerun = Rerun { staged, entries, policies: policies.clone(), today: standing.today, until };
    let (before, norms) = (&standing.record.profile, standing.record.norms.as_ref());
    let costs = of_supposed(before, &changed.profile, norms, &supposed.shocks, product);
    (WhatIf { supposed, policies, base, changed, ways_out: None, costs, asked_on: until }, rerun)
}

/// What is wrong with a supposition in this household: unknown lines, incomes and products, days out of range, shocks that
/// exclude one another. Empty when it can be run.
#[must_use]
pub fn faults(standing: &Standing, supposed: &Supposition, library: &Library) -> Vec<Diagnostic> {
    let profile = &standing.record.profile;
    let seen = profile
        .incomes
        .iter()
        .map(|income| IncomeSeen { name: &income.name, monthly: monthly(income.amount, income.recurrence.rhythm) });
    let incomes: Vec<IncomeSeen<'_>> = seen.collect();
    let end = last_day(standing, supposed);
    let ground = aim::Ground { lines: &profile.lines, incomes: &incomes, today: standing.today, end };
    let mut found = check_shocks(&supposed.shocks, &ground);
    for shock in &supposed.shocks {
        if let Shock::NewLine { products, .. } = shock
            && let Some(first) = products.first()
            && products.iter().all(|id| !library.product_ids().contains(&id.as_str()))
        {
            let near = nearest(first, library.product_ids()).unwrap_or("");
            found.push(Diagnostic::error(Code::ContentUnknown).with("value", first).with("nearest", near));
        }
    }
    found.retain(|problem| problem.severity == Severity::Error);
    found
}

/// The next due day of each line as set.
#[must_use]
pub fn next_dues(standing: &Standing) -> Vec<Option<Day>> {
    (0..standing.record.profile.lines.len()).map(|line| next_due(standing, line).map(|due| due.0)).collect()
}

/// The household as what scenarios are laid over.
#[must_use]
pub fn stage_of<'a>(
    standing: &'a Standing,
    next_due: &'a [Option<Day>],
    product: &'a dyn Fn(&str) -> Option<Product>,
    until: Day,
) -> Stage<'a> {
    Stage { profile: &standing.record.profile, today: standing.today, until, next_due, product }
}

/// The last day that is looked at.
#[must_use]
pub fn last_day(standing: &Standing, supposed: &Supposition) -> Day {
    standing.today.month().plus(i32::from(supposed.months)).on(standing.today.day_of_month())
}

impl WhatIf {
    /// The rule behind a change; none for a shock or the end of a recovery.
    #[must_use]
    pub fn rule(&self, change: &Change) -> Option<(&Policy, &Trigger)> {
        let policy = self.policies.get(usize::from(change.why.rule.policy))?;
        Some((policy, policy.triggers.get(usize::from(change.why.rule.trigger))?))
    }

    /// The lines that are only supposed.
    #[must_use]
    pub fn opened(&self) -> &[Line] {
        self.changed.profile.lines.get(self.base.profile.lines.len()..).unwrap_or_default()
    }

    /// Whether a line that could be used stops within the look ahead.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.changed.first_stop().is_some()
    }

    /// The gravest state of a line in each month of the look ahead.
    #[must_use]
    pub fn months_of(&self, line: usize) -> Vec<(crate::domain::calendar::Month, LineState)> {
        months_of(&self.changed, line)
    }

    /// Everything that led somewhere, as a chain of causes: each link names the link that led to it.
    #[must_use]
    pub fn chain(&self) -> Vec<Link> {
        chain(&self.changed)
    }
}

/// The gravest state of a line in each month of a look ahead.
#[must_use]
pub fn months_of(outlook: &Outlook, line: usize) -> Vec<(crate::domain::calendar::Month, LineState)> {
    let stays = outlook.lane(line);
    let first = outlook.today.month();
    let count = outlook.until.month().0 - first.0;
    (0..=count)
        .map(|n| {
            let month = first.plus(n);
            let within = stays.iter().filter(|stay| stay.from <= month.last() && stay.to >= month.first());
            let worst = within.map(|stay| stay.state).max_by_key(|state| gravity(*state));
            (month, worst.unwrap_or(LineState::Closed))
        })
        .collect()
}

/// The chain of causes of a look ahead.
#[must_use]
pub fn chain(outlook: &Outlook) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let ahead = outlook.timeline.happenings.iter().filter(|dated| dated.day >= outlook.today);
    for dated in ahead {
        let (line, what) = match dated.happening {
            Happening::Missed { line, unpaid, late_fee, .. } => (line, LinkKind::Missed { unpaid, late_fee }),
            Happening::StateChange { line, from, to, why } => {
                (line, LinkKind::State(Change { day: dated.day, line: usize::from(line), from, to, why }))
            }
            Happening::Limit { line, before, after } => (line, LinkKind::Limit { before, after }),
            Happening::CalledIn { line, amount } => (line, LinkKind::CalledIn(amount)),
            Happening::Opened { line, amount } => (line, LinkKind::Opened(amount)),
            _ => continue,
        };
        let line = usize::from(line);
        let cause = cause_of(&links, line, &what);
        links.push(Link { day: dated.day, line, what, cause });
    }
    links
}

/// How many links led to this one, one after the other.
#[must_use]
pub fn depth_of(links: &[Link], link: &Link) -> usize {
    let mut depth = 0;
    let mut at = link.cause;
    while let Some(place) = at {
        depth += 1;
        at = links.get(place).and_then(|link| link.cause);
    }
    depth
}

/// The latest earlier link that led to this one: on the line where the trouble was seen.
fn cause_of(links: &[Link], line: usize, what: &LinkKind) -> Option<usize> {
    let latest = |wanted: &dyn Fn(&Link) -> bool| links.iter().rposition(wanted);
    match what {
        LinkKind::State(change) => {
            let why = change.why;
            if why.turn == Turn::Shock {
                return None;
            }
            if why.turn != Turn::Fired {
                return latest(&|link| link.line == line && matches!(link.what, LinkKind::State(_)));
            }
            let source = usize::from(why.source);
            // A sister line falls with the line on which the rule fired.
            let source = if usize::from(why.fired_on) == line { source } else { usize::from(why.fired_on) };
            latest(&|link| link.line == source && leads_on(&link.what))
        }
        LinkKind::Limit { .. } | LinkKind::CalledIn(_) => {
            latest(&|link| link.line == line && matches!(link.what, LinkKind::State(_)))
        }
        LinkKind::Missed { .. } | LinkKind::Opened(_) => None,
    }
}

/// Whether others can see it or it changes what is measured.
fn leads_on(what: &LinkKind) -> bool {
    match what {
        LinkKind::State(change) => is_stopped(change.to) || change.to == LineState::Reduced,
        LinkKind::Missed { .. } | LinkKind::Limit { .. } | LinkKind::Opened(_) => true,
        LinkKind::CalledIn(_) => false,
    }
}
