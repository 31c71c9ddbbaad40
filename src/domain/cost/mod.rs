//! What one borrowing costs when it is kept to, and what it costs when it is not.
//!
//! The borrowing is run alone through the day engine: the same instalments, statements, minimums and penalties as in the
//! household it belongs to, with cash that never runs out. What was received and what is paid, each on its day, gives the
//! annual rate. It knows no norms, no product and no language.

mod alone;
mod borrowing;
mod charge;
mod of_line;
mod performed;

pub use borrowing::{Borrowing, Use};
pub use charge::{Charge, EarlyCharge, OverdueCharge};
pub use of_line::{LinePart, LineToday, borrowing, borrowings};
pub use performed::{AnnualCost, Late, MONTHS_FOLLOWED, Performed, Way, late, perform};
