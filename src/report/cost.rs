//! What a balance or a plan costs a year, in one figure: nominal and effective, fees included.

use rust_decimal::Decimal;

use super::standing::Standing;
use crate::domain::credit::account::PartRules;
use crate::domain::credit::annual_rate::irr::{InstalmentOffer, irr};
use crate::domain::credit::annual_rate::{Root, effective_of_nominal, percent_of};
use crate::domain::credit::line::{InstalmentPlan, Line, Part, Rhythm};
use crate::domain::credit::terms::{Accrual, Amortisation};
use crate::domain::household::rules::stated_rate;
use crate::domain::money::Currency;

/// Yearly rates in per cent, with two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnnualCost {
    /// The rate of a period times the periods of a year.
    pub nominal: Decimal,
    /// The rate of a period compounded over a year.
    pub effective: Decimal,
    /// Whether it was found from what is paid (a fee, a stated payment) and not simply stated.
    pub found: bool,
}

const DECIMALS: u32 = 2;

/// The yearly cost of a part of a line; none when it has no rate and no fee, or when none can be found.
#[must_use]
pub fn of_part(standing: &Standing, line: usize, place: usize) -> Option<AnnualCost> {
    let record = standing.record.profile.lines.get(line)?;
    let part = record.parts.get(place)?;
    let first = standing.household.lines.get(line)?.first_part;
    let rules = standing.household.parts.get(usize::from(first) + place)?;
    let currency = standing.record.profile.currency;
    match &part.plan {
        Some(plan) if plan.amortisation == Amortisation::FlatFee => of_fee(plan, rules, currency),
        Some(plan) if plan.payment.is_some() && plan.amortisation == Amortisation::Annuity => {
            of_payment(plan, currency)
        }
        _ => of_rate(record, part),
    }
}

const fn periods_a_year(rhythm: Rhythm) -> u32 {
    match rhythm {
        Rhythm::Weekly => 52,
        Rhythm::Fortnightly => 26,
        Rhythm::Monthly => 12,
        Rhythm::Yearly | Rhythm::Once => 1,
    }
}

fn of_fee(plan: &InstalmentPlan, rules: &PartRules, currency: Currency) -> Option<AnnualCost> {
    let offer = InstalmentOffer {
        principal: plan.principal.to_decimal(currency),
        periods: u32::from(plan.periods),
        fee_per_period: rules.fee_per_period.to_decimal(),
        upfront_fee: Decimal::ZERO,
    };
    found(&offer.rate().ok()?, periods_a_year(plan.rhythm))
}

fn of_payment(plan: &InstalmentPlan, currency: Currency) -> Option<AnnualCost> {
    let payment = plan.payment?.to_decimal(currency);
    let mut flows = vec![plan.principal.to_decimal(currency)];
    flows.resize(usize::from(plan.periods) + 1, -payment);
    found(&irr(&flows).ok()?, periods_a_year(plan.rhythm))
}

fn found(root: &Root, periods: u32) -> Option<AnnualCost> {
    let nominal = percent_of(root.nominal(periods), DECIMALS).ok()?;
    let effective = percent_of(root.effective(periods), DECIMALS).ok()?;
    (nominal > Decimal::ZERO).then_some(AnnualCost { nominal, effective, found: true })
}

/// A stated rate: compounded as often as interest is posted, or every day where the terms say so.
fn of_rate(line: &Line, part: &Part) -> Option<AnnualCost> {
    let (rate, _) = stated_rate(&line.terms, part);
    let nominal = rate.nominal_annual().to_decimal();
    if nominal <= Decimal::ZERO {
        return None;
    }
    let periods = match (line.terms.accrual, &part.plan) {
        (Accrual::DailyCompound, _) => 365,
        (_, Some(plan)) => periods_a_year(plan.rhythm),
        (_, None) => 12,
    };
    let effective = effective_of_nominal(nominal, periods).ok()?;
    let percent = |rate: Decimal| {
        let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        (rate * Decimal::ONE_HUNDRED).round_dp_with_strategy(DECIMALS, strategy)
    };
    Some(AnnualCost { nominal: percent(nominal), effective: percent(effective), found: false })
}

#[cfg(test)]
mod tests {
    use super::super::explain::test::standings;
    use super::*;

    #[test]
    fn a_fee_becomes_a_yearly_rate() {
        let all = standings();
        let find = |id: &str| {
            all.iter().find_map(|standing| {
                let line = standing.record.profile.line_index(id)?;
                Some((standing, line))
            })
        };
        // 6,000 in 12 parts at 0.65 % of the principal a month; a level fee on a falling balance is nearly twice its rate.
        let (standing, line) = find("pay-later").unwrap();
        let parts = &standing.record.profile.lines[line].parts;
        let place = parts.iter().position(|part| part.plan.is_some()).unwrap();
        let cost = of_part(standing, line, place).unwrap();
        assert_eq!((cost.nominal.to_string().as_str(), cost.effective.to_string().as_str()), ("14.10", "15.05"));
        assert!(cost.found);
        // 1.2 % a month is 14.4 % nominal and 15.39 % effective.
        let (standing, line) = find("cash-loan").unwrap();
        let cost = of_part(standing, line, 0).unwrap();
        assert_eq!((cost.nominal.to_string().as_str(), cost.effective.to_string().as_str()), ("14.40", "15.39"));
    }

    #[test]
    fn every_cost_is_between_nothing_and_usury() {
        let mut seen = 0;
        for standing in standings() {
            for (line, record) in standing.record.profile.lines.iter().enumerate() {
                for place in 0..record.parts.len() {
                    if let Some(cost) = of_part(&standing, line, place) {
                        assert!(
                            cost.nominal > Decimal::ZERO && cost.effective >= cost.nominal,
                            "{} {cost:?}",
                            record.id
                        );
                        assert!(cost.effective < Decimal::from(1000), "{} {cost:?}", record.id);
                        seen += 1;
                    }
                }
            }
        }
        assert!(seen > 15, "{seen}");
    }
}
