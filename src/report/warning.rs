//! What needs attention, most urgent first, each with its next step.
//!
//! A warning is a kind with values; `text::warning` words it. It is computed from the same run that everything shows.

use super::ahead::{self, Ahead};
use super::standing::Standing;
use crate::diagnostic::LeftOut;
use crate::domain::calendar::Day;
use crate::domain::credit::line::{Autopay, LineState};
use crate::domain::household::recorder::{Happening, Origin};
use crate::domain::money::{Money, Ratio};

/// How urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Something stops or is overdue.
    Stop,
    /// Something goes wrong unless something is done.
    Warning,
    /// Worth knowing.
    Notice,
}

/// One thing that needs attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// A line is overdue today.
    Overdue {
        /// The line.
        line: usize,
        /// What is past due.
        amount: Money,
        /// For how many days.
        days: i32,
    },
    /// A line cannot be used today.
    NotUsable {
        /// The line.
        line: usize,
        /// Its state.
        state: LineState,
    },
    /// Cash falls below zero or a payment cannot be made in full, with planned income.
    Short {
        /// The first such day.
        day: Day,
        /// How much is missing on it.
        missing: Money,
    },
    /// Cash gets low without falling short: less than a week of essential expenses is left.
    Low {
        /// The day.
        day: Day,
        /// What is left.
        cash: Money,
    },
    /// A payment by hand is due within days.
    DueByHand {
        /// The line.
        line: usize,
        /// When.
        day: Day,
        /// How much.
        amount: Money,
    },
    /// Debt service takes a high share of income.
    HighDti {
        /// The ratio.
        dti: Ratio,
        /// The line of the norms that it passes.
        over: Ratio,
    },
    /// There is no income to compare with.
    NoIncome,
    /// A line is used beyond a usual mark.
    HighUse {
        /// The line.
        line: usize,
        /// Its use.
        utilisation: Ratio,
    },
    /// Without income the money lasts only so many days.
    ShortRunway {
        /// Days.
        days: i32,
    },
    /// A payment of the plan that was adopted was not made, or not in full.
    PlanLeft {
        /// The line.
        line: usize,
        /// When it was planned.
        day: Day,
        /// How much.
        planned: Money,
        /// What was paid above what was asked for around that day.
        paid: Money,
    },
    /// Planned items since the record's date that nobody confirmed.
    Assumed {
        /// How many.
        count: usize,
        /// Since when.
        since: Day,
    },
    /// A lender's figure differs from ours.
    Mismatch {
        /// The line; none for cash.
        line: Option<usize>,
        /// When it was seen.
        day: Day,
        /// What was shown.
        shown: Money,
        /// What was computed.
        computed: Money,
    },
    /// The emergency fund was counted at another figure than ours.
    FundMismatch {
        /// When it was counted.
        day: Day,
        /// What was counted.
        shown: Money,
        /// What was computed.
        computed: Money,
    },
    /// Something is seen coming on a line.
    Ahead(Ahead),
    /// Something in the file could not be used.
    LeftOut(LeftOut),
}

impl Warning {
    /// How urgent it is.
    #[must_use]
    pub fn urgency(&self) -> Urgency {
        match self {
            Warning::Ahead(ahead) => urgency_of(ahead),
            Warning::Overdue { .. } | Warning::NotUsable { .. } | Warning::Short { .. } => Urgency::Stop,
            Warning::LeftOut(_)
            | Warning::Low { .. }
            | Warning::PlanLeft { .. }
            | Warning::DueByHand { .. }
            | Warning::HighDti { .. }
            | Warning::NoIncome
            | Warning::Mismatch { .. }
            | Warning::FundMismatch { .. } => Urgency::Warning,
            Warning::HighUse { .. } | Warning::ShortRunway { .. } | Warning::Assumed { .. } => Urgency::Notice,
        }
    }
}

/// A stop that comes as things are set is as urgent as one that has come; being watched is worth knowing.
fn urgency_of(ahead: &Ahead) -> Urgency {
    match &ahead.turn {
        Some(_) if ahead.stops() && !ahead.is_late => Urgency::Stop,
        Some(turn) if !ahead.stops() && ahead.missed.is_none() && turn.to == LineState::Watched => Urgency::Notice,
        _ => Urgency::Warning,
    }
}

/// Use of a limit from which a notice is given when norms state none: 70 %.
const HIGH_USE: Ratio = Ratio::percent(70);
/// Debt service over income from which a warning is given when norms state none: 50 %.
const HIGH_DTI: Ratio = Ratio::percent(50);
/// Runway below which a notice is given: a month.
const SHORT_RUNWAY_DAYS: i32 = 30;
/// Days within which a payment by hand is announced.
const BY_HAND_DAYS: i32 = 7;

/// All that needs attention today, most urgent first.
#[must_use]
pub fn find(standing: &Standing) -> Vec<Warning> {
    let mut found = Vec::new();
    for left in &standing.record.left_out {
        found.push(Warning::LeftOut(left.clone()));
    }
    of_lines(standing, &mut found);
    of_cash(standing, &mut found);
    of_ratios(standing, &mut found);
    of_record(standing, &mut found);
    of_plan(standing, &mut found);
    found.extend(ahead::find(standing).into_iter().map(Warning::Ahead));
    found.sort_by_key(Warning::urgency);
    found
}

/// The last payment of the adopted plan that was not made.
fn of_plan(standing: &Standing, found: &mut Vec<Warning>) {
    let Some(adopted) = &standing.record.adopted else { return };
    let left = adopted.departures(&standing.timeline.happenings, standing.today);
    if let Some(last) = left.last() {
        let (line, day) = (usize::from(last.planned.line), last.planned.day);
        found.push(Warning::PlanLeft { line, day, planned: last.planned.amount, paid: last.paid });
    }
}

fn of_lines(standing: &Standing, found: &mut Vec<Warning>) {
    let today = standing.today;
    for (line, account) in standing.state.lines.iter().enumerate() {
        let amount = account.past_due(today);
        if amount > Money::ZERO {
            found.push(Warning::Overdue { line, amount, days: account.days_past_due(today) });
        }
        if matches!(account.state, LineState::Suspended | LineState::Frozen) {
            found.push(Warning::NotUsable { line, state: account.state });
        }
        let by_hand = standing.record.profile.lines.get(line).is_some_and(|l| l.autopay == Autopay::ByHand);
        if by_hand
            && let Some((day, amount)) = next_due(standing, line).filter(|(day, _)| *day <= today.plus(BY_HAND_DAYS))
        {
            found.push(Warning::DueByHand { line, day, amount });
        }
    }
}

/// The next day on which something is asked for on a line, and how much.
#[must_use]
pub fn next_due(standing: &Standing, line: usize) -> Option<(Day, Money)> {
    let account = standing.state.lines.get(line)?;
    let today = standing.today;
    let open = account.dues.iter().find(|due| due.unpaid > Money::ZERO && due.on >= today);
    if let Some(due) = open {
        return Some((due.on, due.unpaid));
    }
    // A payment made ahead waits as credit and covers the first instalments; statements are net of it already.
    let mut ahead = account.credit;
    let mut sum: Option<(Day, Money)> = None;
    for dated in standing.timeline.happenings.iter().filter(|h| h.day >= today) {
        let (due, amount) = match dated.happening {
            Happening::Statement { line: of, bill, due } if usize::from(of) == line => (due, bill.minimum),
            Happening::Instalment { line: of, principal, interest, fee, due, .. } if usize::from(of) == line => {
                let asked = principal + interest + fee;
                let covered = asked.least(ahead);
                ahead -= covered;
                (due, asked - covered)
            }
            _ => continue,
        };
        match &mut sum {
            None if amount > Money::ZERO => sum = Some((due, amount)),
            Some((day, all)) if *day == due => *all += amount,
            Some(_) => break,
            None => {}
        }
    }
    sum
}

fn of_cash(standing: &Standing, found: &mut Vec<Warning>) {
    let short = standing.timeline.happenings.iter().find_map(|dated| match dated.happening {
        Happening::Short { missing } if dated.day >= standing.today => Some((dated.day, missing)),
        _ => None,
    });
    if let Some((day, missing)) = short {
        found.push(Warning::Short { day, missing });
        return;
    }
    let (cash, day) = standing.lowest_cash();
    // A quarter of a month's essentials is about a week of them.
    if cash.minor().saturating_mul(4) < standing.ratios.essentials.minor() {
        found.push(Warning::Low { day, cash });
    }
}

fn of_ratios(standing: &Standing, found: &mut Vec<Warning>) {
    let ratios = &standing.ratios;
    match ratios.dti {
        None if ratios.debt_service > Money::ZERO => found.push(Warning::NoIncome),
        Some(dti) if dti > HIGH_DTI => found.push(Warning::HighDti { dti, over: HIGH_DTI }),
        _ => {}
    }
    for used in &ratios.uses {
        if let Some(utilisation) = used.utilisation.filter(|u| *u > HIGH_USE) {
            found.push(Warning::HighUse { line: used.line, utilisation });
        }
    }
    if ratios.runway.days < SHORT_RUNWAY_DAYS {
        found.push(Warning::ShortRunway { days: ratios.runway.days });
    }
}

fn of_record(standing: &Standing, found: &mut Vec<Warning>) {
    let mut count = 0;
    for dated in &standing.timeline.happenings {
        match dated.happening {
            Happening::BalanceSeen { line, shown, computed } if shown != computed => {
                found.push(Warning::Mismatch { line: Some(usize::from(line)), day: dated.day, shown, computed });
            }
            Happening::FundSeen { shown, computed } if shown != computed => {
                found.push(Warning::FundMismatch { day: dated.day, shown, computed });
            }
            Happening::CashSeen { shown, computed } if shown != computed => {
                found.push(Warning::Mismatch { line: None, day: dated.day, shown, computed });
            }
            Happening::Income { .. } | Happening::Expense { .. } | Happening::Payment { .. }
                if dated.origin == Origin::Assumed =>
            {
                count += 1;
            }
            _ => {}
        }
    }
    if count > 0 {
        found.push(Warning::Assumed { count, since: standing.record.profile.as_of });
    }
}
