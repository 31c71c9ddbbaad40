//! What drives the risk: how often each sort of shock is in the bad paths, and how far the risk falls without it.
//!
//! The fall is found on the same random numbers, so what is left of the difference is the shock's own.

use super::answer::Found;
use super::brought::Driver;
use super::ground::Ground;
use super::run::{Order, Ran, run};

/// One driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Driven {
    /// Which.
    pub driver: Driver,
    /// Of the bad paths, those to which it came.
    pub in_bad: Found,
    /// Of all paths, those to which it came.
    pub in_all: Found,
    /// Bad paths when it is switched off.
    pub without: Found,
}

/// Runs the paths again without each driver in turn. `listen` is as in [`run`], and hears which driver is off.
pub fn drivers(
    ground: &Ground,
    order: Order,
    ran: &Ran,
    listen: &mut dyn FnMut(Driver, &Ran) -> bool,
) -> Option<Vec<Driven>> {
    let mut found = Vec::new();
    for driver in Driver::ALL {
        let (all, bad) = ran.sums.brought.get(driver as usize).copied().unwrap_or((0, 0));
        let off = Order { off: order.off | driver.bit(), keeps_months: false, ..order };
        let without = if all == 0 {
            ran.sums.bad
        } else {
            let without = run(ground, off, None, &mut |so_far| listen(driver, so_far));
            if !without.is_whole {
                return None;
            }
            without.sums.bad
        };
        found.push(Driven {
            driver,
            in_bad: Found { count: bad, paths: ran.sums.bad },
            in_all: Found { count: all, paths: ran.sums.paths },
            without: Found { count: without, paths: ran.sums.paths },
        });
    }
    Some(found)
}
