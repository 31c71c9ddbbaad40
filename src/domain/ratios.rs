//! The ratios by which a household is judged, each with its base named.
//!
//! Definitions decide exit codes, so each is written out at its field. Everything is computed from the record and the
//! engine's own state; nothing here simulates by rules of its own.

use super::calendar::Day;
use super::credit::line::{Line, LineState, Purpose, Rhythm};
use super::credit::terms::LineKind;
use super::household::compile::{Question, compile};
use super::household::compiled::Compiled;
use super::household::entry::Entry;
use super::household::monthly::runs_on;
pub use super::household::monthly::{
    MonthlyIncome, monthly, monthly_essential_expenses, monthly_essentials, monthly_income, monthly_incomes,
};
use super::household::profile::Profile;
use super::household::recorder::{Happening, Nobody};
use super::household::state::State;
use super::household::step::{AsAsked, step_to_today, step_until};
use super::household::timeline::Timeline;
use super::money::{Money, Ratio, Rounding};

/// How far ahead a runway is looked for.
pub const RUNWAY_DAYS: i32 = 1096;

/// The contractual payment of one line in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthlyPayment {
    /// The line.
    pub line: usize,
    /// The closed statement's minimum, else the projected one; a loan's instalment, weekly x 52/12, fortnightly x 26/12.
    pub amount: Money,
    /// Whether it is projected rather than asked for by a closed statement.
    pub projected: bool,
}

/// How long the money lasts without income.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Runway {
    /// Days until an essential expense or a minimum cannot be paid in full; [`RUNWAY_DAYS`] when it lasts longer.
    pub days: i32,
    /// The day on which that happens.
    pub ends_on: Option<Day>,
}

/// A line's use of its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineUse {
    /// The line.
    pub line: usize,
    /// Everything owed on it.
    pub owed: Money,
    /// Its limit.
    pub limit: Money,
    /// Owed over limit.
    pub utilisation: Option<Ratio>,
}

/// All ratios of a household on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratios {
    /// Monthly income.
    pub income: MonthlyIncome,
    /// Contractual payments by line.
    pub payments: Vec<MonthlyPayment>,
    /// Their sum.
    pub debt_service: Money,
    /// Debt service over take-home income.
    pub dti: Option<Ratio>,
    /// Debt service over the low income, when irregular.
    pub dti_low: Option<Ratio>,
    /// Debt service over gross income, when known.
    pub dti_gross: Option<Ratio>,
    /// The payment for the home alone: loans for housing, else rent.
    pub housing_payment: Money,
    /// That over take-home income.
    pub payment_to_income: Option<Ratio>,
    /// Revolving and pay-later lines.
    pub uses: Vec<LineUse>,
    /// Everything owed on them over their limits.
    pub utilisation: Option<Ratio>,
    /// Lenders with a line that is open or still owed.
    pub lenders: u16,
    /// Everything owed.
    pub owed: Money,
    /// Owed without loans for a home or a car.
    pub unsecured: Money,
    /// That over monthly take-home income.
    pub unsecured_to_income: Option<Ratio>,
    /// Essential expenses of a month.
    pub essentials: Money,
    /// Emergency fund over a month's essential expenses, in hundredths of a month.
    pub emergency_months_hundredths: Option<i64>,
    /// Runway of spendable cash.
    pub runway_cash: Runway,
    /// Runway of spendable cash and emergency fund together.
    pub runway: Runway,
}

/// The contractual payment of each line that asks for one.
#[must_use]
pub fn monthly_payments(
    profile: &Profile,
    household: &Compiled,
    state: &State,
    timeline: &Timeline,
    today: Day,
) -> Vec<MonthlyPayment> {
    let mut payments = Vec::new();
    for (line, account) in state.lines.iter().enumerate() {
        let by_statement = household.lines.get(line).is_some_and(|rules| rules.has_statements);
        let payment = if by_statement {
            if account.statement_due >= today && account.statement_minimum > Money::ZERO {
                Some((account.statement_minimum, false))
            } else {
                projected_minimum(timeline, line, today).map(|minimum| (minimum, true))
            }
        } else {
            loan_payment(profile, household, timeline, line, today).map(|amount| (amount, false))
        };
        if let Some((amount, projected)) = payment {
            payments.push(MonthlyPayment { line, amount, projected });
        }
    }
    payments
}

/// The minimum of the next statement.
fn projected_minimum(timeline: &Timeline, line: usize, today: Day) -> Option<Money> {
    timeline.happenings.iter().filter(|h| h.day >= today).find_map(|h| match h.happening {
        Happening::Statement { line: of, bill, .. } if usize::from(of) == line => {
            Some(bill.minimum).filter(|minimum| *minimum > Money::ZERO)
        }
        _ => None,
    })
}

/// The next instalment of each part of a loan, made monthly.
fn loan_payment(
    profile: &Profile,
    household: &Compiled,
    timeline: &Timeline,
    line: usize,
    today: Day,
) -> Option<Money> {
    let rules = household.lines.get(line)?;
    let record = profile.lines.get(line)?;
    let mut sum = Money::ZERO;
    for (place, index) in rules.parts().enumerate() {
        let next = timeline.happenings.iter().filter(|h| h.day >= today).find_map(|h| match h.happening {
            Happening::Instalment { part, principal, interest, fee, .. } if usize::from(part) == index => {
                Some(principal + interest + fee)
            }
            _ => None,
        });
        let rhythm = record.parts.get(place).and_then(|part| part.plan).map_or(Rhythm::Monthly, |plan| plan.rhythm);
        sum += next.map_or(Money::ZERO, |amount| monthly(amount, rhythm));
    }
    Some(sum).filter(|sum| *sum > Money::ZERO)
}

/// What a runway asks: no income, essentials and minimums paid, until a day.
#[must_use]
pub fn runway_question(today: Day, until: Day, with_emergency_fund: bool) -> Question {
    Question {
        with_income: false,
        essentials_only: true,
        minimums_only: true,
        spend_emergency: with_emergency_fund,
        ..Question::as_set(today, until)
    }
}

/// How long the money lasts from `today` without income, essentials and minimums paid.
#[must_use]
pub fn runway(profile: &Profile, entries: &[Entry], today: Day, with_emergency_fund: bool) -> Runway {
    let question = runway_question(today, today.plus(RUNWAY_DAYS), with_emergency_fund);
    let household = compile(profile, entries, &question);
    let mut state = household.opening.clone();
    step_to_today(&mut state, &household, &mut Nobody);
    state.first_short = (state.cash < Money::ZERO).then_some(today);
    let mut until = today;
    while state.first_short.is_none() && until < household.end {
        until = until.plus(31).min(household.end);
        step_until(&mut state, until, &household, &mut Nobody, &mut AsAsked);
    }
    let ends_on = state.first_short;
    Runway { days: ends_on.map_or(RUNWAY_DAYS, |day| day.since(today).max(0)), ends_on }
}

/// All ratios. `household`, `state` and `timeline` are of the same household as set: its state on the morning of `today`
/// and its timeline over at least the next two months.
#[must_use]
pub fn measure(
    profile: &Profile,
    entries: &[Entry],
    household: &Compiled,
    state: &State,
    timeline: &Timeline,
    today: Day,
) -> Ratios {
    let income = monthly_income(profile, today);
    let payments = monthly_payments(profile, household, state, timeline, today);
    let debt_service: Money = payments.iter().map(|payment| payment.amount).sum();
    let owed_on = |line: usize| state.owed(line, &household.lines);
    let uses = uses_of_limits(profile, owed_on);
    let (used, granted) = uses.iter().fold((Money::ZERO, Money::ZERO), |(u, g), l| (u + l.owed, g + l.limit));
    let is_secured = |purpose: Purpose| matches!(purpose, Purpose::Housing | Purpose::Car);
    let owed: Money = (0..profile.lines.len()).map(owed_on).sum();
    let lines = || profile.lines.iter().enumerate();
    let unsecured: Money = lines().filter(|(_, l)| !is_secured(l.purpose)).map(|(i, _)| owed_on(i)).sum();
    let essentials = monthly_essentials(profile, today);
    let housing_payment = housing_payment(profile, &payments, today);
    Ratios {
        dti: debt_service.ratio_to(income.take_home),
        dti_low: debt_service.ratio_to(income.low).filter(|_| income.low != income.take_home),
        dti_gross: income.gross.and_then(|gross| debt_service.ratio_to(gross)),
        payment_to_income: housing_payment.ratio_to(income.take_home),
        utilisation: used.ratio_to(granted),
        lenders: lenders(profile, owed_on),
        unsecured_to_income: unsecured.ratio_to(income.take_home),
        emergency_months_hundredths: emergency_months(state.emergency, essentials),
        runway_cash: runway(profile, entries, today, false),
        runway: runway(profile, entries, today, true),
        income,
        payments,
        debt_service,
        housing_payment,
        uses,
        owed,
        unsecured,
        essentials,
    }
}

fn uses_of_limits(profile: &Profile, owed_on: impl Fn(usize) -> Money) -> Vec<LineUse> {
    profile
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| matches!(line.terms.kind, LineKind::Revolving | LineKind::PayLater))
        .filter_map(|(index, line)| {
            let limit = line.limit?;
            let owed = owed_on(index);
            Some(LineUse { line: index, owed, limit, utilisation: owed.ratio_to(limit) })
        })
        .collect()
}

fn housing_payment(profile: &Profile, payments: &[MonthlyPayment], today: Day) -> Money {
    let is_home = |line: usize| profile.lines.get(line).is_some_and(|line| line.purpose == Purpose::Housing);
    let loans: Money = payments.iter().filter(|payment| is_home(payment.line)).map(|payment| payment.amount).sum();
    if loans > Money::ZERO {
        return loans;
    }
    profile
        .expenses
        .iter()
        .filter(|expense| expense.housing && runs_on(&expense.recurrence, today))
        .map(|expense| monthly(expense.amount, expense.recurrence.rhythm))
        .sum()
}

/// Whether a line makes its lender count: it is open for new use, or something is owed on it.
#[must_use]
pub fn counts_for_lenders(line: &Line, owed: Money) -> bool {
    let open = line.state != LineState::Closed && line.terms.can_be_drawn();
    open || owed > Money::ZERO
}

/// Lenders with a line that is open or still owed, by what each line owes.
#[must_use]
pub fn lenders(profile: &Profile, owed_on: impl Fn(usize) -> Money) -> u16 {
    let mut names: Vec<&str> = profile
        .lines
        .iter()
        .enumerate()
        .filter(|(index, line)| counts_for_lenders(line, owed_on(*index)))
        .map(|(_, line)| line.lender.en.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    u16::try_from(names.len()).unwrap_or(u16::MAX)
}

fn emergency_months(fund: Money, essentials: Money) -> Option<i64> {
    if essentials <= Money::ZERO {
        return None;
    }
    // Rounded down: a fund of 0.996 months is not a full month.
    Some(Rounding::Down.divide(i128::from(fund.minor()) * 100, i128::from(essentials.minor())))
}
