//! A scenario laid over a household: shocks become a changed record, days without payment, and dated blows.
//!
//! `risk::aim` says which lines and days a shock means; here they are worked into what the engine steps. Whether the
//! shocks make sense for the household is checked before (`risk::aim::shock_faults`).

use super::compile::Question;
use super::compiled::Withheld;
use super::monthly::{monthly, monthly_income};
use super::occurrence;
use super::profile::{Certainty, Expense, Income, Profile, Recurrence};
use super::rules::spare_part;
use super::watch::{Strike, TimedShock, Watch};
use crate::domain::calendar::Day;
use crate::domain::credit::line::{Autopay, History, Line, LineState, PartKind, Purpose, Rhythm};
use crate::domain::credit::product::Product;
use crate::domain::credit::terms::LineKind;
use crate::domain::money::{Money, RATE_SCALE, Ratio, Rounding};
use crate::domain::name::Name;
use crate::domain::risk::aim::{Ahead, IncomeSeen};
use crate::domain::risk::policy::Policy;
use crate::domain::risk::shock::{Behaviour, Moment, Shock, Size};
use crate::domain::risk::trigger::Effect;

/// How many draws a line can take apart when the household borrows to repay.
const DRAWS_WHEN_ROLLING: u16 = 12;

/// What a scenario is laid over.
pub struct Stage<'a> {
    /// The household's record.
    pub profile: &'a Profile,
    /// The first day of the look ahead.
    pub today: Day,
    /// The last.
    pub until: Day,
    /// The next due day of each line without the scenario.
    pub next_due: &'a [Option<Day>],
    /// Presets for new lines.
    pub product: &'a dyn Fn(&str) -> Option<Product>,
}

/// A household with a scenario laid over it.
#[derive(Debug, Clone)]
pub struct Staged {
    /// The changed record.
    pub profile: Profile,
    /// Days on which nothing is paid to a line.
    pub withheld: Vec<Withheld>,
    /// Dated blows.
    pub shocks: Vec<TimedShock>,
    /// What the household does when cash falls short.
    pub behaviour: Behaviour,
    /// By how much monthly take-home income changes from a day on.
    income_turns: Vec<(Day, Money)>,
}

/// Lays shocks over a household.
#[must_use]
pub fn lay_over(stage: &Stage<'_>, shocks: &[Shock]) -> Staged {
    let mut staged = Staged {
        profile: stage.profile.clone(),
        withheld: Vec::new(),
        shocks: Vec::new(),
        behaviour: Behaviour::Hold,
        income_turns: vec![(stage.profile.as_of, monthly_income(stage.profile, stage.today).take_home)],
    };
    for (place, shock) in shocks.iter().enumerate() {
        let origin = u16::try_from(place).unwrap_or(u16::MAX);
        lay_one(&mut staged, stage, shock, origin);
    }
    staged
}

impl Staged {
    /// What is asked of the staged household: its run as set, watched by these policies.
    #[must_use]
    pub fn question(&self, policies: &[Policy], today: Day, until: Day) -> Question {
        let mut turns = self.income_turns.clone();
        turns.sort_by_key(|(day, _)| *day);
        let mut monthly = Money::ZERO;
        let income = turns
            .into_iter()
            .map(|(day, change)| {
                monthly += change;
                (day, monthly)
            })
            .collect();
        let rolls = self.behaviour == Behaviour::Roll;
        let opens = self.shocks.iter().any(|shock| matches!(shock.strike, Strike::Opens(_)));
        Question {
            withheld: self.withheld.clone(),
            shocks: self.shocks.clone(),
            behaviour: self.behaviour,
            spare_draws: if rolls { DRAWS_WHEN_ROLLING } else { u16::from(opens) },
            watch: Some(Watch::over(&self.profile, policies, income)),
            ..Question::as_set(today, until)
        }
    }

    fn blow(&mut self, day: Day, line: usize, strike: Strike, origin: u16) -> u16 {
        let number = u16::try_from(self.shocks.len()).unwrap_or(u16::MAX);
        let line = u16::try_from(line).unwrap_or(u16::MAX);
        self.shocks.push(TimedShock { day, line, strike, origin });
        number
    }

    fn withhold(&mut self, line: usize, from: Day, until: Day) {
        let line = u16::try_from(line).unwrap_or(u16::MAX);
        self.withheld.push(Withheld { line, from, until });
    }
}

/// The day that a moment means for a line or an income.
fn day_of(stage: &Stage<'_>, moment: Moment, line: Option<usize>, next_income: Option<Day>) -> Option<Day> {
    let next_due = line.and_then(|line| stage.next_due.get(line).copied().flatten());
    let day = moment.day(&Ahead { today: stage.today, next_due, next_income })?;
    Some(day.max(stage.today))
}

fn lay_one(staged: &mut Staged, stage: &Stage<'_>, shock: &Shock, origin: u16) {
    match shock {
        Shock::MissPayment { lines, from, months } => {
            for line in lines.aim(&stage.profile.lines) {
                if let Some(day) = day_of(stage, *from, Some(line), None) {
                    let until = day.month().plus(i32::from(*months)).on(day.day_of_month());
                    staged.withhold(line, day, until);
                }
            }
        }
        Shock::LatePayment { lines, from, days, times } => {
            for line in lines.aim(&stage.profile.lines) {
                lay_late(staged, stage, line, *from, (*days, *times));
            }
        }
        Shock::NewLine { products, amount, on } => lay_new_line(staged, stage, products, *amount, *on, origin),
        Shock::LoseIncome { income, share, from, months } => {
            for index in income_aim(stage, income) {
                lose_income(staged, stage, index, *share, *from, *months);
            }
        }
        Shock::DelayIncome { income, days, from, times } => {
            for index in income_aim(stage, income) {
                delay_income(staged, stage, index, *from, (*days, *times));
            }
        }
        Shock::Expense { size, on } => {
            let amount = match size {
                Size::Amount(amount) => *amount,
                Size::MonthsOfIncome(hundredths) => monthly_income(stage.profile, stage.today).take_home.scaled(
                    i64::from(*hundredths),
                    100,
                    Rounding::HalfUp,
                ),
            };
            if let Some(day) = day_of(stage, *on, None, None) {
                let recurrence = once(day);
                let name = Name::both("unexpected expense", "意外开支");
                let expense = Expense { name, amount, essential: true, housing: false, pay_with: None, recurrence };
                staged.profile.expenses.push(expense);
            }
        }
        Shock::Outage { lines, on, announced, .. } => {
            for line in lines.aim_with_groups(&stage.profile.lines) {
                if let Some(day) = day_of(stage, *on, Some(line), None) {
                    let until = day.plus(i32::from(shock.outage_days()));
                    staged.withhold(line, day, until);
                    staged.blow(day, line, Strike::Down { until, announced: *announced }, origin);
                    staged.blow(until, line, Strike::Up, origin);
                }
            }
        }
        Shock::CutLimit { lines, by, on } => lay_on_lines(staged, stage, lines, *on, Strike::Cut(*by), origin),
        Shock::SuspendLine { lines, on, days } => {
            for line in lines.aim(&stage.profile.lines) {
                if let Some(day) = day_of(stage, *on, Some(line), None) {
                    let number = staged.blow(day, line, Strike::Effect(Effect::Suspend), origin);
                    if let Some(days) = days {
                        staged.blow(day.plus(i32::from(*days)), line, Strike::End(number), origin);
                    }
                }
            }
        }
        Shock::RuleChange { lines, on, effect, .. } => {
            // With an effect of its own it strikes at once; without one it is for the lenders' rules to say.
            let strike = effect.map_or(Strike::RuleChange, Strike::Effect);
            lay_on_lines(staged, stage, lines, *on, strike, origin);
        }
        Shock::AccountFlag { lines, flag, on, cleared_after_days } => {
            for line in lines.aim(&stage.profile.lines) {
                if let Some(day) = day_of(stage, *on, Some(line), None) {
                    staged.blow(day, line, Strike::Flag(*flag, true), origin);
                    if let Some(days) = cleared_after_days {
                        staged.blow(day.plus(i32::from(*days)), line, Strike::Flag(*flag, false), origin);
                    }
                }
            }
        }
        Shock::Behaviour(behaviour) => staged.behaviour = *behaviour,
    }
}

fn lay_on_lines(
    staged: &mut Staged,
    stage: &Stage<'_>,
    lines: &crate::domain::risk::shock::LineSelector,
    on: Moment,
    strike: Strike,
    origin: u16,
) {
    for line in lines.aim(&stage.profile.lines) {
        if let Some(day) = day_of(stage, on, Some(line), None) {
            staged.blow(day, line, strike, origin);
        }
    }
}

/// Payments of a line are made some days late, so many times in a row from a day on.
fn lay_late(staged: &mut Staged, stage: &Stage<'_>, line: usize, from: Moment, (days, times): (u16, u16)) {
    let Some(first) = day_of(stage, from, Some(line), None) else { return };
    let Some(next_due) = stage.next_due.get(line).copied().flatten() else { return };
    let due_day = stage.profile.lines.get(line).and_then(|line| line.terms.due_day).unwrap_or(next_due.day_of_month());
    let mut due = next_due;
    while due < first {
        due = due.month().plus(1).on(due_day);
    }
    for _ in 0..times {
        staged.withhold(line, due, due.plus(i32::from(days)));
        due = due.month().plus(1).on(due_day);
    }
}

fn lay_new_line(staged: &mut Staged, stage: &Stage<'_>, products: &[String], amount: Money, on: Moment, origin: u16) {
    let Some(day) = day_of(stage, on, None, None) else { return };
    let found: Vec<Product> = products.iter().filter_map(|id| (stage.product)(id)).collect();
    let here = found.iter().find(|product| product.jurisdiction == stage.profile.jurisdiction);
    let Some(product) = here.or(found.first()) else { return };
    let index = staged.profile.lines.len();
    let line = line_of(product, amount, day, index);
    let arrives = if line.terms.has_statements() { Money::ZERO } else { amount };
    staged.profile.lines.push(line);
    staged.blow(day, index, Strike::Opens(arrives), origin);
}

/// A line of a product that opens on a day; nothing is owed on it before.
#[must_use]
pub fn line_of(product: &Product, amount: Money, opens: Day, index: usize) -> Line {
    let mut terms = product.terms.clone().complete();
    terms.due_day = terms.due_day.or(Some(opens.day_of_month()));
    if terms.has_statements() {
        terms.statement_day = terms.statement_day.or(Some(1));
    }
    let parts =
        if terms.kind == LineKind::InstalmentLoan { vec![spare_part(&terms, PartKind::Draw)] } else { Vec::new() };
    Line {
        id: format!("new-{index}"),
        name: product.name.clone(),
        lender: product.lender.clone().unwrap_or_else(|| Name::same(&format!("new-{index}"))),
        group: product.group.clone(),
        product: Some(product.id.clone()),
        policy: product.policy.clone(),
        purpose: Purpose::Consumer,
        limit: (terms.kind != LineKind::InstalmentLoan).then_some(amount),
        balance: Money::ZERO,
        unpaid_charges: Money::ZERO,
        parts,
        statement: None,
        autopay: Autopay::Minimum,
        overdue: None,
        history: History::default(),
        // It does not exist before it opens.
        state: LineState::Closed,
        opened_on: Some(opens),
        closed_on: None,
        assumed_terms: Vec::new(),
        terms,
    }
}

fn income_aim(stage: &Stage<'_>, selector: &crate::domain::risk::shock::IncomeSelector) -> Vec<usize> {
    let seen: Vec<IncomeSeen<'_>> = stage
        .profile
        .incomes
        .iter()
        .map(|income| IncomeSeen { name: &income.name, monthly: monthly(income.amount, income.recurrence.rhythm) })
        .collect();
    selector.aim(&seen)
}

fn next_income(stage: &Stage<'_>, income: &Income) -> Option<Day> {
    occurrence::days(&income.recurrence, stage.today, stage.until).first().copied()
}

const fn once(day: Day) -> Recurrence {
    Recurrence { rhythm: Rhythm::Once, anchor: 1, start: Some(day), until: None }
}

/// An income stops, wholly or in part, for some months or for good.
fn lose_income(staged: &mut Staged, stage: &Stage<'_>, index: usize, share: Ratio, from: Moment, months: Option<u16>) {
    let Some(income) = stage.profile.incomes.get(index).cloned() else { return };
    let Some(first) = day_of(stage, from, None, next_income(stage, &income)) else { return };
    let back = months.map(|months| first.month().plus(i32::from(months)).on(first.day_of_month()));
    end_before(staged, index, first);
    let kept = income.amount.share(Ratio(RATE_SCALE - share.0), Rounding::HalfUp);
    if kept > Money::ZERO {
        let mut part = part_of_time(&income, first, back.map(|day| day.plus(-1)));
        part.amount = kept;
        part.certainty = match income.certainty {
            Certainty::Irregular { low } => {
                Certainty::Irregular { low: low.share(Ratio(RATE_SCALE - share.0), Rounding::HalfUp) }
            }
            Certainty::Regular => Certainty::Regular,
        };
        staged.profile.incomes.push(part);
    }
    let lost = monthly(income.amount - kept, income.recurrence.rhythm);
    staged.income_turns.push((first, -lost));
    if let Some(back) = back {
        staged.profile.incomes.push(part_of_time(&income, back, income.recurrence.until));
        staged.income_turns.push((back, lost));
    }
}

/// An income arrives some days late, so many times from a day on.
fn delay_income(staged: &mut Staged, stage: &Stage<'_>, index: usize, from: Moment, (days, times): (u16, u16)) {
    let Some(income) = stage.profile.incomes.get(index).cloned() else { return };
    let Some(first) = day_of(stage, from, None, next_income(stage, &income)) else { return };
    let late: Vec<Day> =
        occurrence::days(&income.recurrence, first, stage.until).into_iter().take(usize::from(times)).collect();
    let Some(last) = late.last().copied() else { return };
    end_before(staged, index, first);
    for day in late {
        let mut one = income.clone();
        one.recurrence = once(day.plus(i32::from(days)));
        staged.profile.incomes.push(one);
    }
    staged.profile.incomes.push(part_of_time(&income, last.plus(1), income.recurrence.until));
}

fn end_before(staged: &mut Staged, index: usize, day: Day) {
    if let Some(income) = staged.profile.incomes.get_mut(index) {
        let last = day.plus(-1);
        income.recurrence.until = Some(income.recurrence.until.map_or(last, |until| until.min(last)));
    }
}

/// The same income, from a day on, until a day.
fn part_of_time(income: &Income, from: Day, until: Option<Day>) -> Income {
    let mut part = income.clone();
    let rhythm = income.recurrence.rhythm;
    part.recurrence.until = until;
    part.recurrence.start = match rhythm {
        // Weekly and fortnightly incomes keep their own count.
        Rhythm::Weekly | Rhythm::Fortnightly | Rhythm::Yearly => {
            let far = from.plus(400);
            let unbounded = Recurrence { until: None, ..income.recurrence };
            occurrence::days(&unbounded, from, far).first().copied().or(Some(from))
        }
        Rhythm::Monthly => Some(income.recurrence.start.map_or(from, |start| start.max(from))),
        Rhythm::Once => income.recurrence.start.filter(|day| *day >= from),
    };
    part
}
