//! What a balance or a plan costs a year, in one figure: the same run and the same figure as in its cost statement.

use rust_decimal::{Decimal, RoundingStrategy};

use super::cost_statement::line_today;
use super::standing::Standing;
use crate::domain::cost::{Way, borrowing, perform};
use crate::domain::money::Money;

/// Yearly rates in per cent, with two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnnualCost {
    /// The rate of a month times twelve.
    pub nominal: Decimal,
    /// The rate of a month compounded over a year.
    pub effective: Decimal,
    /// Whether a fee is in it.
    pub with_fee: bool,
    /// Whether it is the cost of paying only the minimums.
    pub by_minimums: bool,
}

const DECIMALS: u32 = 2;

/// How many units of the currency a balance that is not owed stands for.
const EXAMPLE_UNITS: i64 = 1_000;

/// The yearly cost of a part of a line, paid the dearest way that its terms allow; none when it costs nothing.
#[must_use]
pub fn of_part(standing: &Standing, line: usize, place: usize) -> Option<AnnualCost> {
    let profile = &standing.record.profile;
    let example = Money(profile.currency.unit().minor().saturating_mul(EXAMPLE_UNITS));
    let borrowing = borrowing(line_today(standing, line)?, place, example)?.borrowing;
    let way = if borrowing.may_revolve() { Way::MinimumOnly } else { Way::AsAgreed };
    let annual = perform(&borrowing, way, profile.currency, &profile.holidays).annual.ok()?;
    let shown = |percent: Decimal| {
        let mut shown = percent.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero);
        shown.rescale(DECIMALS);
        shown
    };
    let (nominal, effective) = (shown(annual.nominal_percent), shown(annual.effective_percent));
    let (with_fee, by_minimums) = (borrowing.plan_fee().is_some(), way == Way::MinimumOnly);
    (nominal > Decimal::ZERO).then_some(AnnualCost { nominal, effective, with_fee, by_minimums })
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
        assert!(cost.with_fee);
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
