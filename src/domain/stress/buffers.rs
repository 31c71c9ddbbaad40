//! How much a buffer of cash is worth, with lines that can be drawn again and without.
//!
//! The same household on the same random numbers keeps more or less cash beside its debts; everything above goes to the
//! dearest debt. With redraw it draws where it still can when cash falls short; without, it borrows nothing.

use super::answer::Found;
use super::chances::Chances;
use super::ground::{Ground, Scene};
use super::run::{Keeping, Order, run};
use super::spare::{Early, Habit};
use crate::domain::money::{Money, Rounding};
use crate::domain::risk::shock::Behaviour;

/// Buffers that are compared, in quarters of a month of essentials.
pub const QUARTERS: [u16; 6] = [0, 1, 2, 4, 8, 12];

/// One buffer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Buffered {
    /// Quarters of a month of essentials.
    pub quarters: u16,
    /// How much cash that is.
    pub cash: Money,
    /// Whether lines can be drawn again.
    pub redraws: bool,
    /// Paths with anything late.
    pub late: Found,
    /// Paths with trouble.
    pub bad: Found,
    /// Interest and fees of a path on average.
    pub cost: Money,
}

/// Runs every buffer, with redraw and without.
pub fn buffers(
    scene: &Scene<'_>,
    chances: &Chances,
    order: Order,
    listen: &mut dyn FnMut(usize, &super::run::Ran) -> bool,
) -> Option<Vec<Buffered>> {
    let mut all = Vec::new();
    let order = Order { keeps_months: false, ..order };
    for (redraws, behaviour) in [(true, Behaviour::Roll), (false, Behaviour::Hold)] {
        let ground = Ground::of(scene, chances, Some(behaviour));
        let habit = Habit::of(&ground, Early::Dearest);
        for quarters in QUARTERS {
            let buffer = ground.essentials.scaled(i64::from(quarters), 4, Rounding::HalfUp);
            let done = all.len();
            let ran = run(&ground, order, Some(Keeping { habit: &habit, buffer }), &mut |so_far| listen(done, so_far));
            if !ran.is_whole {
                return None;
            }
            let found = |count: u64| Found { count, paths: ran.sums.paths };
            all.push(Buffered {
                quarters,
                cash: buffer,
                redraws,
                late: found(ran.sums.late),
                bad: found(ran.sums.bad),
                cost: mean(ran.sums.cost, ran.sums.paths),
            });
        }
    }
    Some(all)
}

/// The mean of a sum of amounts, rounded half away from zero.
#[must_use]
pub fn mean(sum: i128, paths: u64) -> Money {
    Money(Rounding::HalfUp.divide(sum, i128::from(paths)))
}
