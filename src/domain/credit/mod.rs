//! How one line behaves: its terms, its rates, its statements, minimums, instalments and charges.
//!
//! It knows money and dates, and must not know the household or any other line.

pub mod account;
pub mod accrue;
pub mod annual_rate;
pub mod card;
pub mod due;
pub mod instalment;
pub mod interest;
pub mod line;
pub mod overdue;
pub mod payment;
pub mod posting;
pub mod product;
pub mod refusal;
pub mod remaining;
pub mod repayment;
pub mod statement;
pub mod terms;
