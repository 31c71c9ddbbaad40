//! Policies, scenarios and the points card: what is shipped, what is refused, and how the card does on the data.

mod card;
mod faults;
mod policies;
mod scenarios;
