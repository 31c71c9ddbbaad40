//! The interest of a statement or an instalment: balance x rate x days, stretch by stretch, adding up to what was posted.

use crate::domain::calendar::Day;
use crate::domain::credit::account::PartRules;
use crate::domain::credit::interest::{FINE, UNIT};
use crate::domain::credit::terms::{Accrual, Amortisation, Promo};
use crate::domain::household::recorder::{Bearing, Happening, Stretch};
use crate::domain::household::rules::{spare_part, stated_rate};
use crate::domain::money::{Money, RATE_SCALE, Rate, Rounding};
use crate::report::standing::Standing;

/// Parts of a minor unit in which the terms are told.
pub const EXACT: i64 = 100;

/// One stretch of days and its interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InterestTerm {
    /// The part of the line, by its index among all parts.
    pub part: usize,
    /// From this day (exclusive)…
    pub from: Day,
    /// … to this day (inclusive).
    pub to: Day,
    /// Why it counts.
    pub bearing: Bearing,
    /// What bore interest.
    pub balance: Money,
    /// What of it was overdue.
    pub overdue: Money,
    /// The stated rate; none when several held in these days.
    pub rate: Option<Rate>,
    /// Days of the whole cycle, when a month's rate is shared out over them.
    pub cycle_days: Option<i32>,
    /// Its interest in [`EXACT`] parts of a minor unit.
    pub exact: i64,
}

/// The interest that one happening posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interest {
    /// The line.
    pub line: usize,
    /// When it was posted.
    pub on: Day,
    /// What it is made of.
    pub terms: Vec<InterestTerm>,
    /// What rounding to the minor unit added, in [`EXACT`] parts: terms and rounding are together what was posted.
    pub rounding: i64,
    /// What was posted.
    pub posted: Money,
}

/// The interest posted by the statement or instalment at a position of the timeline; none for another happening.
#[must_use]
pub fn interest(standing: &Standing, happening: usize) -> Option<Interest> {
    let dated = standing.timeline.happenings.get(happening)?;
    let (line, parts, posted) = match dated.happening {
        Happening::Statement { line, bill, .. } => {
            let rules = standing.household.lines.get(usize::from(line))?;
            (usize::from(line), rules.parts(), bill.interest)
        }
        Happening::Instalment { line, part, interest, .. } => {
            (usize::from(line), usize::from(part)..usize::from(part) + 1, interest)
        }
        _ => return None,
    };
    let end = standing.counted_interest().postings.iter().find(|posting| posting.happening == happening)?.stretches;
    let mut terms = Vec::new();
    let is_statement = matches!(dated.happening, Happening::Statement { .. });
    for part in parts {
        let own_days = standing.household.parts.get(part).is_some_and(|rules| rules.own_days);
        if !(is_statement && own_days) {
            terms.extend(terms_of(standing, line, part, happening, end));
        }
    }
    let told: i64 = terms.iter().map(|term| term.exact).sum();
    let rounding = posted.minor().saturating_mul(EXACT).saturating_sub(told);
    Some(Interest { line, on: dated.day, terms, rounding, posted })
}

/// How the interest of a part is counted in one cycle.
#[derive(Clone, Copy)]
struct Cycle<'r> {
    rules: &'r PartRules,
    /// What was earned, times this, over that, is an amount.
    unit: (i128, i128),
    days: Option<i32>,
}

impl Cycle<'_> {
    fn of(rules: &PartRules, posted_on: Day, on: Day) -> Cycle<'_> {
        let days = on.since(posted_on).max(1);
        let unit = match rules.accrual {
            Accrual::DailySimple | Accrual::AverageDailyBalance => (1, UNIT),
            Accrual::DailyCompound => (1, i128::from(FINE)),
            Accrual::Monthly => {
                // A loan repaid at its end posts once for all its periods.
                let bullet = rules.amortisation == Some(Amortisation::Bullet);
                let cycles = if bullet { i128::from(rules.periods.max(1)) } else { 1 };
                let (months, over) = rules.cycle_months;
                (i128::from(months) * cycles, i128::from(RATE_SCALE) * i128::from(days) * i128::from(over))
            }
        };
        Cycle { rules, unit, days: (rules.accrual == Accrual::Monthly).then_some(days) }
    }

    fn exact(&self, earned: i128) -> i64 {
        Rounding::HalfUp.divide(earned.saturating_mul(i128::from(EXACT)).saturating_mul(self.unit.0), self.unit.1)
    }
}

/// The terms of one part since it last posted interest.
fn terms_of(standing: &Standing, line: usize, part: usize, happening: usize, end: usize) -> Vec<InterestTerm> {
    let Some(rules) = standing.household.parts.get(part) else { return Vec::new() };
    let (begin, posted_on) = posting_before(standing, line, part, happening);
    let on = standing.timeline.happenings.get(happening).map_or(posted_on, |dated| dated.day);
    let cycle = Cycle::of(rules, posted_on, on);
    let all = &standing.counted_interest().stretches;
    let own = |stretch: &&Stretch| usize::from(stretch.part) == part;
    let mut terms = Vec::new();
    let here = || all.iter().enumerate().take(end).skip(begin).filter(|(_, stretch)| own(stretch));
    for stretch in joined(here().map(|(_, stretch)| stretch).filter(|stretch| stretch.bearing == Bearing::Days)) {
        terms.extend(term(standing, line, cycle, &stretch));
    }
    for (place, stretch) in here() {
        match stretch.bearing {
            Bearing::Days | Bearing::Waiting => {}
            Bearing::SinceDue => terms.extend(term(standing, line, cycle, stretch)),
            Bearing::LookedBack => {
                let since = all.iter().take(place).rposition(|s| own(&s) && s.bearing == Bearing::LookedBack);
                let waited: Vec<&Stretch> = all
                    .iter()
                    .take(place)
                    .skip(since.map_or(0, |at| at + 1))
                    .filter(own)
                    .filter(|s| s.bearing == Bearing::Waiting)
                    .collect();
                terms.extend(looked_back(standing, line, cycle, stretch, &waited));
            }
        }
    }
    terms
}

/// Stretches with those that follow each other at the same balance made one.
fn joined<'s>(stretches: impl Iterator<Item = &'s Stretch>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        match all.last_mut() {
            Some(last)
                if last.to == stretch.from && last.balance == stretch.balance && last.overdue == stretch.overdue =>
            {
                last.to = stretch.to;
                last.earned += stretch.earned;
            }
            _ => all.push(*stretch),
        }
    }
    all
}

/// Where the stretches since the last posting begin, and the day of it.
fn posting_before(standing: &Standing, line: usize, part: usize, happening: usize) -> (usize, Day) {
    let opened = standing.household.opening.parts.get(part).map_or(standing.household.start, |part| part.posted_on);
    // A plan with days of its own is billed by its instalments, everything else by the statements of its line.
    let by_statement = standing.household.parts.get(part).is_some_and(|rules| !rules.own_days);
    let mut found = (0, opened);
    for posting in standing.counted_interest().postings.iter().take_while(|posting| posting.happening < happening) {
        let Some(dated) = standing.timeline.happenings.get(posting.happening) else { continue };
        match dated.happening {
            Happening::Statement { line: of, .. } if by_statement && usize::from(of) == line => {
                found = (posting.stretches, dated.day);
            }
            Happening::Instalment { part: of, .. } if usize::from(of) == part => {
                found = (posting.stretches, dated.day);
            }
            // The lender's own figure took the place of what had been counted; the cycle goes on.
            Happening::Interest { line: of, .. } if usize::from(of) == line => found.0 = posting.stretches,
            _ => {}
        }
    }
    found
}

/// What waited and counts after all: stretch by stretch when these explain it whole, else as one term.
fn looked_back(
    standing: &Standing,
    line: usize,
    cycle: Cycle<'_>,
    stretch: &Stretch,
    waited: &[&Stretch],
) -> Vec<InterestTerm> {
    // The newest that together make the amount; older ones belong to statements that were paid in full.
    let mut sum = 0;
    let first = waited.iter().rposition(|waiting| {
        sum += waiting.earned;
        sum >= stretch.earned
    });
    match first.and_then(|at| waited.get(at..)) {
        Some(made_of) if sum == stretch.earned => joined(made_of.iter().copied())
            .into_iter()
            .flat_map(|waiting| term(standing, line, cycle, &Stretch { bearing: Bearing::LookedBack, ..waiting }))
            .collect(),
        _ => term(standing, line, cycle, stretch),
    }
}

/// A stretch as a term; two when a promotion ends in it.
fn term(standing: &Standing, line: usize, cycle: Cycle<'_>, stretch: &Stretch) -> Vec<InterestTerm> {
    let Cycle { rules, days, .. } = cycle;
    let (rate, promo) = rate_of(standing, line, usize::from(stretch.part));
    let told = |from: Day, to: Day, earned: i128, rate: Option<Rate>| InterestTerm {
        part: usize::from(stretch.part),
        from,
        to,
        bearing: stretch.bearing,
        balance: stretch.balance,
        overdue: stretch.overdue,
        rate,
        cycle_days: days,
        exact: cycle.exact(earned),
    };
    if stretch.bearing == Bearing::SinceDue {
        return vec![told(stretch.from, stretch.to, stretch.earned, None)];
    }
    let Some(Promo { rate: promo_rate, until }) = promo.filter(|promo| stretch.from < promo.until) else {
        return vec![told(stretch.from, stretch.to, stretch.earned, Some(rate))];
    };
    if stretch.to <= until {
        return vec![told(stretch.from, stretch.to, stretch.earned, Some(promo_rate))];
    }
    let linear = matches!(rules.accrual, Accrual::DailySimple | Accrual::Monthly) && stretch.overdue.is_zero();
    if !linear {
        return vec![told(stretch.from, stretch.to, stretch.earned, None)];
    }
    let weight = match rules.accrual {
        Accrual::Monthly => rules.rate.month_over(stretch.from, until),
        _ => rules.rate.over(stretch.from, until),
    };
    let before = i128::from(stretch.balance.minor()).saturating_mul(weight);
    vec![
        told(stretch.from, until, before, Some(promo_rate)),
        told(until, stretch.to, stretch.earned - before, Some(rate)),
    ]
}

/// The stated rate of a part and its promotion.
fn rate_of(standing: &Standing, line: usize, part: usize) -> (Rate, Option<Promo>) {
    let (Some(record), Some(rules)) = (standing.record.profile.lines.get(line), standing.household.lines.get(line))
    else {
        return (Rate::ZERO, None);
    };
    let place = part.saturating_sub(usize::from(rules.first_part));
    match (record.parts.get(place), standing.household.parts.get(part)) {
        (Some(stated), _) => stated_rate(&record.terms, stated),
        (None, Some(rule)) => stated_rate(&record.terms, &spare_part(&record.terms, rule.kind)),
        (None, None) => (record.terms.rate, None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test::standings;
    use super::*;

    /// Every posting of every sample, over thirteen months.
    #[test]
    fn the_terms_of_every_posting_add_up_to_it() {
        let (mut postings, mut looked_back) = (0, 0);
        for standing in standings() {
            for posting in &standing.counted_interest().postings {
                let Some(interest) = interest(&standing, posting.happening) else { continue };
                let told: i64 = interest.terms.iter().map(|term| term.exact).sum();
                assert_eq!(told + interest.rounding, interest.posted.minor() * EXACT);
                // Half a minor unit for each part that posted, and what told parts lose themselves.
                let parts = standing.household.lines[interest.line].parts().len();
                let most = i64::try_from(parts).unwrap() * (EXACT / 2) + i64::try_from(interest.terms.len()).unwrap();
                let averages = standing.household.lines[interest.line]
                    .parts()
                    .any(|part| standing.household.parts[part].accrual == Accrual::AverageDailyBalance);
                let most = if averages { most + EXACT } else { most };
                assert!(
                    interest.rounding.abs() <= most,
                    "{} {:?}: {interest:#?}",
                    standing.record.profile.lines[interest.line].id,
                    interest.on
                );
                postings += usize::from(!interest.posted.is_zero());
                looked_back += interest.terms.iter().filter(|term| term.bearing == Bearing::LookedBack).count();
            }
        }
        assert!(postings > 200 && looked_back > 5, "{postings} {looked_back}");
    }

    /// A term by day counting says the same as its balance, rate and days.
    #[test]
    fn a_term_is_balance_times_rate_times_days() {
        let mut checked = 0;
        for standing in standings() {
            for posting in &standing.counted_interest().postings {
                let Some(interest) = interest(&standing, posting.happening) else { continue };
                for term in &interest.terms {
                    let daily = standing.household.parts[term.part].accrual == Accrual::DailySimple;
                    let whole = term.overdue.is_zero() && term.to > term.from;
                    let Some(rate) = term.rate.filter(|rate| daily && whole && rate.basis == RateBasis::Daily) else {
                        continue;
                    };
                    let days = i128::from(term.to.since(term.from));
                    let exact = i128::from(term.balance.minor()) * i128::from(rate.value) * days * i128::from(EXACT);
                    let expected = Rounding::HalfUp.divide(exact, i128::from(RATE_SCALE));
                    assert!((term.exact - expected).abs() <= 1, "{term:?} {expected}");
                    checked += 1;
                }
            }
        }
        assert!(checked > 50, "{checked}");
    }

    use crate::domain::money::RateBasis;
}
