//! What the paths say: chances with their standard errors, fans, the first trouble, and the paths worth opening.

use super::ground::Ground;
use super::run::Ran;
use super::tally::{MonthEnd, NO_DTI, PathMark, share};
use crate::domain::calendar::Day;
use crate::domain::money::{Money, Ratio};

/// A chance as it was found, with how far off it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// In how many paths.
    pub count: u64,
    /// Of how many.
    pub paths: u64,
}

impl Found {
    /// The share of paths.
    #[must_use]
    pub fn share(&self) -> Ratio {
        share(self.count, self.paths)
    }

    /// The standard error of the share: the root of p (1 - p) / n.
    #[must_use]
    pub fn error(&self) -> Ratio {
        if self.paths == 0 {
            return Ratio::ZERO;
        }
        let share = self.count as f64 / self.paths as f64;
        let error = (share * (1.0 - share) / self.paths as f64).sqrt();
        Ratio((error * 1e12).round() as i64)
    }
}

/// The shares of paths at which a fan is drawn, in per cent.
pub const FAN: [u64; 5] = [5, 25, 50, 75, 95];

/// One month of a fan: the values below which these shares of the paths lie.
pub type Quantiles<T> = [T; FAN.len()];

/// What a fan shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fanned {
    /// Money at hand.
    Cash,
    /// All that is owed.
    Debt,
    /// Debt service over income.
    Dti,
}

impl Fanned {
    /// Every fan, in the order they are told.
    pub const ALL: [Fanned; 3] = [Fanned::Cash, Fanned::Debt, Fanned::Dti];
}

/// A month of all fans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FanMonth {
    /// Its last day.
    pub day: Day,
    /// Cash.
    pub cash: Quantiles<Money>,
    /// Debt.
    pub debt: Quantiles<Money>,
    /// Debt service over income; none without income.
    pub dti: Quantiles<Option<Ratio>>,
}

/// The paths worth opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worth {
    /// Most troubles, then poorest.
    pub worst: u64,
    /// The one in the middle.
    pub median: u64,
    /// Least troubles, then richest.
    pub best: u64,
}

/// The fans of all months.
#[must_use]
pub fn fans(ran: &Ran, ground: &Ground) -> Vec<FanMonth> {
    let length = ground.length();
    let mut column: Vec<i64> = Vec::with_capacity(ran.marks.len());
    let mut of = |month: usize, value: &dyn Fn(&MonthEnd) -> i64| -> Quantiles<i64> {
        column.clear();
        column.extend(ran.months.iter().skip(month).step_by(length.max(1)).map(value));
        column.sort_unstable();
        FAN.map(|percent| at(&column, percent))
    };
    (0..length)
        .map(|month| FanMonth {
            day: ground.months.get(month + 1).map_or(ground.today, |next| next.plus(-1)),
            cash: of(month, &|end| end.cash).map(Money),
            debt: of(month, &|end| end.debt).map(Money),
            dti: of(month, &|end| i64::from(end.dti)).map(dti_of),
        })
        .collect()
}

fn dti_of(points: i64) -> Option<Ratio> {
    (points < i64::from(NO_DTI)).then(|| Ratio::basis_points(points))
}

/// The value below or at which a share of the sorted ones lies (the nearest rank).
fn at(sorted: &[i64], percent: u64) -> i64 {
    let rank = (sorted.len() as u64 * percent).div_ceil(100).max(1);
    usize::try_from(rank - 1).ok().and_then(|place| sorted.get(place)).copied().unwrap_or(0)
}

/// The paths worth opening; none when there are no paths.
#[must_use]
pub fn worth_opening(ran: &Ran) -> Option<Worth> {
    let mut marks: Vec<PathMark> = ran.marks.clone();
    marks.sort_unstable();
    let middle = marks.get(marks.len() / 2)?.path;
    Some(Worth { worst: marks.last()?.path, median: middle, best: marks.first()?.path })
}

/// By which month of the look ahead half of the paths that ever have trouble had it; none without trouble.
#[must_use]
pub fn middle_of_first_troubles(ran: &Ran) -> Option<usize> {
    let mut seen = 0;
    if ran.sums.bad == 0 {
        return None;
    }
    ran.sums.first_trouble.iter().position(|count| {
        seen += count;
        seen * 2 >= ran.sums.bad
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_of_a_share_is_that_of_the_books() {
        let found = Found { count: 2_500, paths: 10_000 };
        assert_eq!(found.share(), Ratio::percent(25));
        // The root of 0.25 x 0.75 / 10,000 is 0.00433.
        assert_eq!(found.error().to_basis_points(), 43);
        assert_eq!(Found { count: 0, paths: 0 }.error(), Ratio::ZERO);
    }

    #[test]
    fn quantiles_are_nearest_ranks() {
        let sorted: Vec<i64> = (1..=100).collect();
        assert_eq!([5, 25, 50, 75, 95].map(|percent| at(&sorted, percent)), [5, 25, 50, 75, 95]);
        assert_eq!(at(&[7], 5), 7);
        assert_eq!(at(&[], 50), 0);
    }
}
