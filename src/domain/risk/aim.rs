//! Which lines and days a shock means in one household, and what is wrong with a list of shocks there.

use super::shock::{IncomeSelector, LineSelector, Moment, Shock};
use crate::domain::calendar::Day;
use crate::domain::credit::line::{Line, LineState};
use crate::domain::credit::terms::LineKind;
use crate::domain::money::Money;
use crate::domain::name::Name;

/// The days that moments refer to, for one line or income.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// The first day of the look ahead.
    pub today: Day,
    /// The next due day of the line.
    pub next_due: Option<Day>,
    /// The next day on which the income arrives.
    pub next_income: Option<Day>,
}

impl Moment {
    /// The day that is meant; `None` when nothing is due, or no income arrives.
    #[must_use]
    pub fn day(self, ahead: &Ahead) -> Option<Day> {
        match self {
            Moment::On(day) => Some(day),
            Moment::In(month) => Some(month.first()),
            Moment::Today => Some(ahead.today),
            Moment::InDays(days) => Some(ahead.today.plus(i32::from(days))),
            Moment::InMonths(months) => {
                Some(ahead.today.month().plus(i32::from(months)).on(ahead.today.day_of_month()))
            }
            Moment::NextDue => ahead.next_due,
            Moment::NextIncome => ahead.next_income,
        }
    }

    /// The day that is meant when it does not depend on a line or an income.
    #[must_use]
    pub fn fixed(self, today: Day) -> Option<Day> {
        self.day(&Ahead { today, next_due: None, next_income: None })
    }
}

impl LineSelector {
    /// The indices of the lines that are meant, in the order of the record; empty when there are none.
    #[must_use]
    pub fn aim(&self, lines: &[Line]) -> Vec<usize> {
        let open = || lines.iter().enumerate().filter(|(_, line)| line.state != LineState::Closed);
        // The first of the greatest: `max_by_key` would give the last.
        let greatest = |key: &dyn Fn(&Line) -> i64| {
            open().rev().max_by_key(|(_, line)| key(line)).map(|(index, _)| index).into_iter().collect()
        };
        let those =
            |wanted: &dyn Fn(&Line) -> bool| open().filter(|(_, line)| wanted(line)).map(|(index, _)| index).collect();
        match self {
            LineSelector::First => open().map(|(index, _)| index).take(1).collect(),
            LineSelector::FirstDrawable => {
                let drawable = open().find(|(_, line)| line.terms.kind != LineKind::InstalmentLoan);
                drawable.or_else(|| open().next()).map(|(index, _)| index).into_iter().collect()
            }
            LineSelector::Largest => greatest(&|line| line.balance.minor()),
            LineSelector::MostUsed if open().all(|(_, line)| line.utilisation().is_none()) => {
                LineSelector::Largest.aim(lines)
            }
            LineSelector::MostUsed => greatest(&|line| line.utilisation().map_or(-1, |used| used.0)),
            LineSelector::Every => those(&|_| true),
            LineSelector::Id(id) => lines.iter().position(|line| line.id == *id).into_iter().collect(),
            LineSelector::Group(group) => those(&|line| line.group.as_ref() == Some(group)),
            LineSelector::Kind(kind) => those(&|line| line.terms.kind == *kind),
            LineSelector::Product(product) => those(&|line| line.product.as_ref() == Some(product)),
        }
    }

    /// The same with every line of the group of each: what an outage reaches.
    #[must_use]
    pub fn aim_with_groups(&self, lines: &[Line]) -> Vec<usize> {
        let chosen = self.aim(lines);
        let groups: Vec<&String> = chosen.iter().filter_map(|index| lines.get(*index)?.group.as_ref()).collect();
        let reached = |(index, line): (usize, &Line)| {
            let in_group = line.group.as_ref().is_some_and(|group| groups.contains(&group));
            (chosen.contains(&index) || in_group).then_some(index)
        };
        lines.iter().enumerate().filter_map(reached).collect()
    }
}

/// One income, as far as shocks look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IncomeSeen<'a> {
    /// Its name.
    pub name: &'a Name,
    /// What it brings in a month.
    pub monthly: Money,
}

impl IncomeSelector {
    /// The indices of the incomes that are meant; empty when there are none.
    #[must_use]
    pub fn aim(&self, incomes: &[IncomeSeen<'_>]) -> Vec<usize> {
        match self {
            IncomeSelector::Largest => {
                let largest = incomes.iter().enumerate().rev().max_by_key(|(_, income)| income.monthly);
                largest.map(|(index, _)| index).into_iter().collect()
            }
            IncomeSelector::Every => (0..incomes.len()).collect(),
            IncomeSelector::Named(name) => {
                let same =
                    |income: &IncomeSeen<'_>| income.name.zh == *name || income.name.en.eq_ignore_ascii_case(name);
                incomes.iter().position(same).into_iter().collect()
            }
        }
    }
}

/// What shocks are held against.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The household's lines.
    pub lines: &'a [Line],
    /// Its incomes.
    pub incomes: &'a [IncomeSeen<'a>],
    /// The first day of the look ahead.
    pub today: Day,
    /// The last.
    pub end: Day,
}

/// What is wrong with a shock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShockFault {
    /// The place of the shock in the list.
    pub shock: usize,
    /// What.
    pub what: ShockFaultKind,
}

/// What can be wrong with a shock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShockFaultKind {
    /// No line with this id.
    UnknownLine(String),
    /// No income of this name.
    UnknownIncome(String),
    /// Nothing in this household is meant: no such group, kind or product, or no line or income at all.
    MeansNothing,
    /// It begins before the look ahead, or after it.
    OutOfRange(Day),
    /// It excludes an earlier shock, which stands at this place.
    Contradicts(usize),
}

/// What is wrong with a list of shocks in a household.
#[must_use]
pub fn shock_faults(shocks: &[Shock], ground: &Ground<'_>) -> Vec<ShockFault> {
    let mut found = Vec::new();
    for (index, shock) in shocks.iter().enumerate() {
        let mut add = |what| found.push(ShockFault { shock: index, what });
        if let Some(lines) = shock.lines()
            && lines.aim(ground.lines).is_empty()
        {
            add(match lines {
                LineSelector::Id(id) if !ground.lines.is_empty() => ShockFaultKind::UnknownLine(id.clone()),
                _ => ShockFaultKind::MeansNothing,
            });
        }
        if let Some(income) = shock.income()
            && income.aim(ground.incomes).is_empty()
        {
            add(match income {
                IncomeSelector::Named(name) if !ground.incomes.is_empty() => {
                    ShockFaultKind::UnknownIncome(name.clone())
                }
                _ => ShockFaultKind::MeansNothing,
            });
        }
        if let Some(day) = shock.begins().and_then(|moment| first_day_meant(moment, ground.today))
            && !(ground.today..=ground.end).contains(&day)
        {
            add(ShockFaultKind::OutOfRange(day));
        }
        if let Some(earlier) = first_contradicted(shocks, index) {
            add(ShockFaultKind::Contradicts(earlier));
        }
    }
    found
}

/// The first day that a moment can mean: the running month has begun before today.
fn first_day_meant(moment: Moment, today: Day) -> Option<Day> {
    match moment {
        Moment::In(month) if month == today.month() => Some(today),
        moment => moment.fixed(today),
    }
}

/// The place of the first shock before `index` that it excludes.
#[must_use]
pub fn first_contradicted(shocks: &[Shock], index: usize) -> Option<usize> {
    let shock = shocks.get(index)?;
    shocks.iter().take(index).position(|earlier| exclude_one_another(earlier, shock))
}

/// Whether two shocks cannot both happen: a payment both missed and late, an income both lost and late, a line both
/// suspended twice over from the same day, two behaviours.
fn exclude_one_another(one: &Shock, other: &Shock) -> bool {
    use Shock::{Behaviour, DelayIncome, LatePayment, LoseIncome, MissPayment, SuspendLine};
    let same_income = one.income().is_some() && one.income() == other.income();
    let same_lines = one.lines().is_some() && one.lines() == other.lines();
    let same_begin = one.begins() == other.begins();
    match (one, other) {
        (Behaviour(one), Behaviour(other)) => one != other,
        (MissPayment { .. } | LatePayment { .. }, MissPayment { .. } | LatePayment { .. })
        | (SuspendLine { .. }, SuspendLine { .. }) => same_lines && same_begin,
        (LoseIncome { .. } | DelayIncome { .. }, LoseIncome { .. } | DelayIncome { .. }) => same_income && same_begin,
        _ => false,
    }
}
