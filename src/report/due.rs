//! Every due day ahead: what each line asks for, by when, and how sure the amount is.
//!
//! What is due does not depend on whether there is money for it: this is what lenders ask for, not what will be paid.

use super::standing::Standing;
use crate::domain::calendar::Day;
use crate::domain::household::recorder::Happening;
use crate::domain::money::Money;

/// How sure the amount of a due day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certain {
    /// A closed statement or a billed instalment asks for it.
    Asked,
    /// The instalment plan fixes it.
    Contract,
    /// The statement that will ask for it has not closed yet.
    Projected,
    /// It should have been paid already, on this day.
    OverdueSince(Day),
}

/// What one line asks for on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDay {
    /// The line.
    pub line: usize,
    /// When it is due; today for what is overdue.
    pub day: Day,
    /// The least that keeps the line current.
    pub least: Money,
    /// The whole statement, for a line with statements.
    pub whole: Option<Money>,
    /// The number of the instalment and of how many, when it is a single one.
    pub instalment: Option<(u16, u16)>,
    /// How sure it is.
    pub certain: Certain,
}

/// All due days from today to the end of the run, in order.
#[must_use]
pub fn days_ahead(standing: &Standing) -> Vec<DueDay> {
    let mut days = Vec::new();
    for line in 0..standing.state.lines.len() {
        open(standing, line, &mut days);
    }
    let mut left: Vec<u16> = standing.state.parts.iter().map(|part| part.periods_left).collect();
    for dated in standing.timeline.happenings.iter().filter(|dated| standing.is_ahead(dated)) {
        match dated.happening {
            Happening::Statement { line, bill, due } => days.push(DueDay {
                line: usize::from(line),
                day: due,
                least: bill.minimum,
                whole: Some(bill.balance),
                instalment: None,
                certain: Certain::Projected,
            }),
            Happening::Instalment { line, part, principal, interest, fee, due } => {
                let (line, part) = (usize::from(line), usize::from(part));
                let number = number_of(standing, line, part, &mut left);
                bill(&mut days, line, due, principal + interest + fee, number);
            }
            _ => {}
        }
    }
    days.retain(|due| due.least > Money::ZERO && due.day <= standing.until);
    days.sort_by_key(|due| (due.day, due.line));
    days
}

/// What is asked for and unpaid this morning.
fn open(standing: &Standing, line: usize, days: &mut Vec<DueDay>) {
    let Some(account) = standing.state.lines.get(line) else { return };
    let today = standing.today;
    let overdue = account.past_due(today);
    if let Some(since) = account.oldest_due().filter(|_| overdue > Money::ZERO) {
        let certain = Certain::OverdueSince(since);
        days.push(DueDay { line, day: today, least: overdue, whole: None, instalment: None, certain });
    }
    for due in account.dues.iter().filter(|due| due.on >= today && due.unpaid > Money::ZERO) {
        let of_statement = due.on == account.statement_due;
        days.push(DueDay {
            line,
            day: due.on,
            least: due.unpaid,
            whole: of_statement.then_some(account.statement_left),
            instalment: None,
            certain: Certain::Asked,
        });
    }
}

/// Adds an instalment; several of one line on one day are one due amount.
fn bill(days: &mut Vec<DueDay>, line: usize, day: Day, amount: Money, number: Option<(u16, u16)>) {
    let same = days.iter_mut().find(|due| due.line == line && due.day == day && due.certain == Certain::Contract);
    if let Some(due) = same {
        due.least += amount;
        due.instalment = None;
        return;
    }
    days.push(DueDay { line, day, least: amount, whole: None, instalment: number, certain: Certain::Contract });
}

/// The number of the instalment that a part bills next, and of how many.
fn number_of(standing: &Standing, line: usize, part: usize, left: &mut [u16]) -> Option<(u16, u16)> {
    let rules = standing.household.lines.get(line)?;
    let place = part.checked_sub(usize::from(rules.first_part))?;
    let plan = standing.record.profile.lines.get(line)?.parts.get(place)?.plan?;
    let left = left.get_mut(part)?;
    let number = plan.periods.saturating_sub(*left).saturating_add(1).min(plan.periods);
    *left = left.saturating_sub(1);
    Some((number, plan.periods))
}
