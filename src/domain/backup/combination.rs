//! Several options together: how much of a need each covers, in the order chosen, and what is still missing.

use super::fit::{Fit, Need, View};
use super::price::{Ask, Price, Unpriced, price};
use super::{BackupOption, Brings};
use crate::domain::money::Money;

/// An option that was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Which fit.
    pub fit: usize,
    /// How much to take; as much as it covers when none is said.
    pub amount: Option<Money>,
}

/// One option's part in a combination.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Which fit.
    pub fit: usize,
    /// How much of the need it covers.
    pub covers: Money,
    /// Its price on that.
    pub price: Result<Price, Unpriced>,
}

/// What chosen options do together.
#[derive(Debug, Clone)]
pub struct Combination {
    /// Each option's part, in the order chosen.
    pub pieces: Vec<Piece>,
    /// What is still missing.
    pub left: Money,
    /// What those with a price cost in all.
    pub cost: Money,
}

/// Covers a need with options in the order chosen. One that brings no money covers nothing here; its effect on the
/// household is shown all the same. One whose amount nobody knows covers what the reader counts on, else nothing.
#[must_use]
pub fn combine(
    choices: &[Choice],
    fits: &[Fit],
    options: &[BackupOption],
    view: &View<'_>,
    need: &Need,
) -> Combination {
    let mut together = Combination { pieces: Vec::new(), left: need.amount, cost: Money::ZERO };
    for choice in choices {
        let Some(fit) = fits.get(choice.fit) else { continue };
        let Some(option) = options.get(fit.option) else { continue };
        let is_money = option.brings == Brings::Money;
        let covers = match (fit.covers, choice.amount) {
            (Some(most), amount) => amount.unwrap_or(most).least(most).least(together.left),
            // How much is agreed on nobody knows yet: what the reader counts on is taken, else nothing.
            (None, Some(amount)) if is_money => amount.least(together.left),
            (None, _) => Money::ZERO,
        };
        let asked = covers.most(option.amount.least.unwrap_or(Money::ZERO));
        let start = need.from.max(view.today);
        let ask = Ask { amount: asked, days: need.days, start, currency: option.currency };
        let price = match fit.covers {
            _ if covers > Money::ZERO => price(&option.cost, ask, view.norms, None),
            Some(_) => Ok(Price::flat(Money::ZERO, Money::ZERO)),
            None if is_money => Err(Unpriced::Unknown),
            None => fit.price.clone(),
        };
        together.left -= covers;
        together.cost += price.as_ref().map_or(Money::ZERO, |price| price.cost);
        together.pieces.push(Piece { fit: choice.fit, covers, price });
    }
    together
}
