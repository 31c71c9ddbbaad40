//! A plan that was adopted: payments above what is asked for, each on its day, and where reality has left it.

use crate::domain::calendar::Day;
use crate::domain::household::compiled::PlannedPayment;
use crate::domain::household::recorder::{Happening, Origin};
use crate::domain::household::timeline::Dated;
use crate::domain::money::Money;

/// A plan that was adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopted {
    /// When.
    pub on: Day,
    /// Its payments above what is asked for, in order.
    pub payments: Vec<PlannedPayment>,
}

/// A planned payment that was not made, or not in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Departure {
    /// The payment as planned.
    pub planned: PlannedPayment,
    /// What was paid above what was asked for around that day.
    pub paid: Money,
}

/// Days around a planned one within which a recorded payment counts as it.
const DAYS_AROUND: i32 = 5;

impl Adopted {
    /// The payments still to come.
    #[must_use]
    pub fn ahead(&self, today: Day) -> Vec<PlannedPayment> {
        self.payments.iter().copied().filter(|payment| payment.day >= today).collect()
    }

    /// Planned payments before `today` that the recorded happenings do not show, oldest first.
    #[must_use]
    pub fn departures(&self, happenings: &[Dated], today: Day) -> Vec<Departure> {
        let past = self.payments.iter().filter(|payment| payment.day >= self.on && payment.day < today);
        let departure = |planned: &PlannedPayment| {
            let near = |day: Day| day.since(planned.day).abs() <= DAYS_AROUND;
            let paid = happenings
                .iter()
                .filter(|dated| matches!(dated.origin, Origin::Recorded(_)) && near(dated.day))
                .filter_map(|dated| match dated.happening {
                    Happening::Payment { line, amount, asked, .. } if line == planned.line => {
                        Some(amount - asked.least(amount).positive_part())
                    }
                    _ => None,
                })
                .sum::<Money>();
            (paid < planned.amount).then_some(Departure { planned: *planned, paid })
        };
        past.filter_map(departure).collect()
    }
}
