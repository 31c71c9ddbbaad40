//! The cost statement of a new borrowing that a what-if supposes.

use super::{CostStatement, Origins, Place, Wanted, left_open, of_new};
use crate::domain::cost::Use;
use crate::domain::credit::line::{Line, Rhythm};
use crate::domain::credit::product::Product;
use crate::domain::household::profile::Profile;
use crate::domain::money::Money;
use crate::domain::risk::norm::Norms;
use crate::domain::risk::shock::Shock;

/// The statement of each line that `shocks` open in `after`, the household as it is supposed; `before` is the household
/// as it is set. The amount is what is borrowed, or the limit of a line that is drawn by and by.
#[must_use]
pub fn of_supposed(
    before: &Profile,
    after: &Profile,
    norms: Option<&Norms>,
    shocks: &[Shock],
    product: &dyn Fn(&str) -> Option<Product>,
) -> Vec<CostStatement> {
    let new = after.lines.get(before.lines.len()..).unwrap_or_default();
    let mut amounts = shocks.iter().filter_map(|shock| match shock {
        Shock::NewLine { products, amount, .. } => Some((products, *amount)),
        _ => None,
    });
    let mut statements = Vec::new();
    for line in new {
        let opened =
            |(products, _): &(&Vec<String>, Money)| products.iter().any(|id| line.product.as_ref() == Some(id));
        if let Some((_, amount)) = amounts.find(opened) {
            let preset = line.product.as_deref().and_then(product);
            statements.extend(of_one(after, norms, line, preset, amount));
        }
    }
    statements
}

fn of_one(
    after: &Profile,
    norms: Option<&Norms>,
    line: &Line,
    preset: Option<Product>,
    amount: Money,
) -> Option<CostStatement> {
    let place = Place { day: line.opened_on?, currency: after.currency, norms, holidays: &after.holidays };
    let assumed = preset.as_ref().map(|preset| left_open(&preset.terms)).unwrap_or_default();
    let wanted = Wanted {
        name: line.name.clone(),
        line: Some(line.id.clone()),
        lender: preset.as_ref().and_then(|preset| preset.lender.clone()),
        terms: line.terms.clone(),
        used_for: Use::usual(&line.terms, false),
        rhythm: preset.as_ref().and_then(|preset| preset.rhythm).unwrap_or(Rhythm::Monthly),
        origins: Origins { preset, assumed, is_exact: true },
        amount,
        upfront: Money::ZERO,
    };
    Some(of_new(wanted, place))
}
