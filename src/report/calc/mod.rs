//! The answers of the calculators: figures with their convention, the formula with the reader's numbers, and rows.
//!
//! Every figure comes from the same functions of the domain that the case files are checked against.

pub mod answer;
pub mod instalment;
pub mod loan;
pub mod minimum;
pub mod payoff;
pub mod question;
pub mod rate;
pub mod spreadsheet;
pub mod typed;
pub mod verify;

use rust_decimal::Decimal;

use crate::domain::credit::annual_rate::percent_of;
use crate::domain::credit::posting::Posting;
use crate::domain::credit::refusal::Refusal;
use crate::text::number::group_decimal;

/// An amount as a formula shows it: cents, grouped.
fn money(amount: Decimal) -> String {
    let mut cents = Posting::CENTS.round(amount);
    cents.rescale(2);
    group_decimal(cents)
}

/// A share in per cent with all the decimals it was stated with.
fn stated_percent(share: Decimal) -> String {
    share.checked_mul(Decimal::ONE_HUNDRED).map_or_else(|| share.to_string(), |p| p.normalize().to_string()) + "%"
}

/// A found rate in per cent with so many decimals.
fn found_percent(rate: f64, decimals: u32) -> Result<String, Refusal> {
    let mut percent = percent_of(rate, decimals)?;
    percent.rescale(decimals);
    Ok(format!("{}%", group_decimal(percent)))
}
