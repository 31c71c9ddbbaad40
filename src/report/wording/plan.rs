//! Ways of paying in words.

use crate::domain::plan::strategy::Strategy;
use crate::text::{Words, plan as words};

/// The name of a way of paying.
#[must_use]
pub const fn strategy(strategy: &Strategy) -> Words {
    match strategy {
        Strategy::MinimumOnly => words::MINIMUM_ONLY,
        Strategy::AsSet => words::AS_SET,
        Strategy::Proportional => words::PROPORTIONAL,
        Strategy::Snowball => words::SNOWBALL,
        Strategy::Avalanche => words::AVALANCHE,
        Strategy::TrueRate => words::TRUE_RATE,
        Strategy::RiskiestFirst => words::RISKIEST,
        Strategy::OwnOrder(_) => words::OWN_ORDER,
    }
}
