//! The cost statement: what a line or a new borrowing costs, in the shape that lenders owe their customers.
//!
//! Principal, each charge with its method, standard and collector, the annual cost when everything is paid as agreed,
//! what is charged otherwise, and the rate lines of the day. It words nothing and recommends nothing.

mod mark;
mod rate_line;
mod supposed;

pub use mark::{Mark, Origins, left_open, rate_key};
pub use rate_line::{Held, Side};
pub use supposed::of_supposed;

use super::standing::Standing;
use crate::domain::calendar::{Day, Holidays};
use crate::domain::cost::{Borrowing, Late, LineToday, Performed, Use, Way, borrowings, late, perform};
use crate::domain::credit::line::{Line, LineState, Rhythm};
use crate::domain::credit::product::Product;
use crate::domain::credit::terms::{PlanFee, Terms};
use crate::domain::money::{Currency, Money};
use crate::domain::name::Name;
use crate::domain::provenance::Provenance;
use crate::domain::risk::norm::Norms;

/// The id of the norm that asks lenders for this statement.
pub const RULE: &str = "cost-statement";

/// How many units of the currency the example of an empty line borrows, at most.
const EXAMPLE_UNITS: i64 = 1_000;

/// Whether lenders must give such a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// The norms of the jurisdiction ask for it on the day.
    Required(Name, Provenance),
    /// They ask for it from a later day on.
    NotYet(Name, Provenance),
    /// They asked for it until an earlier day.
    Over(Name, Provenance),
    /// No such norm is known there.
    Unknown,
}

/// What one borrowing costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BorrowingCost {
    /// The borrowing.
    pub borrowing: Borrowing,
    /// What is owed on it today; none for one that is only simulated.
    pub owed: Option<Money>,
    /// Everything paid as agreed.
    pub agreed: Performed,
    /// Statements paid by their minimums, where that is allowed.
    pub minimum: Option<Performed>,
    /// What one missed payment adds.
    pub late: Option<Late>,
    /// The rate lines of the day, held against the dearest way of paying that the terms allow.
    pub rate_lines: Vec<Held>,
}

impl BorrowingCost {
    /// The way of paying that costs most.
    #[must_use]
    pub fn dearest(&self) -> &Performed {
        self.minimum.as_ref().unwrap_or(&self.agreed)
    }

    /// The key of the rate that it bears; `part` when the part states a rate of its own.
    #[must_use]
    pub fn rate_key(&self, statement: &CostStatement) -> &'static str {
        let own = self.borrowing.rate() == statement.terms.rate;
        if own { rate_key(statement.terms.rate) } else { PART }
    }

    /// The key of the fee of its plan; `part` when the plan states a fee of its own.
    #[must_use]
    pub fn fee_key(&self, statement: &CostStatement) -> &'static str {
        match self.borrowing.plan_fee() {
            fee if fee != statement.terms.plan_fee => PART,
            Some(PlanFee::PerPeriod(_)) => "monthly_fee",
            _ => "total_fee",
        }
    }
}

/// The key of what the parts of a line state for themselves.
pub const PART: &str = "part";

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// What is owed on a line.
    Owed,
    /// A line on which nothing is owed: an example.
    Example,
    /// A new borrowing, simulated.
    New,
}

/// The statement of one line or one new borrowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostStatement {
    /// What it is about.
    pub subject: Subject,
    /// The id of the line, when it is one of the household.
    pub line: Option<String>,
    /// What to call it.
    pub name: Name,
    /// Who collects the charges.
    pub lender: Option<Name>,
    /// The day.
    pub day: Day,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The terms.
    pub terms: Terms,
    /// Where the terms come from.
    pub origins: Origins,
    /// Whether lenders must give such a statement on the day.
    pub rule: Rule,
    /// Each borrowing.
    pub borrowings: Vec<BorrowingCost>,
}

/// What statements of one place and day have in common.
#[derive(Debug, Clone, Copy)]
pub struct Place<'p> {
    /// The day.
    pub day: Day,
    /// The currency.
    pub currency: Currency,
    /// The norms there, when there are any.
    pub norms: Option<&'p Norms>,
    /// Days on which banks are closed.
    pub holidays: &'p Holidays,
}

/// A new borrowing to be simulated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What to call it.
    pub name: Name,
    /// The line that it would be on, by id.
    pub line: Option<String>,
    /// Who lends.
    pub lender: Option<Name>,
    /// Its terms, complete.
    pub terms: Terms,
    /// Where they come from.
    pub origins: Origins,
    /// What the money is taken as.
    pub used_for: Use,
    /// How much.
    pub amount: Money,
    /// A fee kept back from it on the first day.
    pub upfront: Money,
    /// How often instalments fall due.
    pub rhythm: Rhythm,
}

/// The statement of a line of a household; `product` is the preset that it was made from.
#[must_use]
pub fn of_line(standing: &Standing, line: usize, product: Option<&Product>) -> Option<CostStatement> {
    let record = &standing.record;
    let of = record.profile.lines.get(line)?;
    let place = Place {
        day: standing.today,
        currency: record.profile.currency,
        norms: record.norms.as_ref(),
        holidays: &record.profile.holidays,
    };
    let parts = borrowings(line_today(standing, line)?);
    let (subject, costs) = if parts.is_empty() {
        (Subject::Example, vec![cost(example(of, place), None, place)])
    } else {
        (Subject::Owed, parts.into_iter().map(|part| cost(part.borrowing, Some(part.owed), place)).collect())
    };
    Some(CostStatement {
        subject,
        line: Some(of.id.clone()),
        name: of.name.clone(),
        lender: Some(of.lender.clone()),
        day: place.day,
        currency: place.currency,
        terms: of.terms.clone(),
        origins: Origins { preset: product.cloned(), assumed: of.assumed_terms.clone(), is_exact: false },
        rule: rule(place),
        borrowings: costs,
    })
}

/// A line of a household with its rules and accounts today.
#[must_use]
pub fn line_today(standing: &Standing, line: usize) -> Option<LineToday<'_>> {
    let profile = &standing.record.profile;
    Some(LineToday {
        line: profile.lines.get(line)?,
        rules: standing.household.lines.get(line)?,
        part_rules: &standing.household.parts,
        accounts: &standing.state.parts,
        as_of: profile.as_of,
        today: standing.today,
        holidays: &profile.holidays,
    })
}

/// Whether a line's statement is of use: something is owed on it or it can be drawn.
#[must_use]
pub fn is_of_use(standing: &Standing, line: usize) -> bool {
    let closed = standing.state.lines.get(line).is_some_and(|account| account.state == LineState::Closed);
    !closed || standing.owed_on(line) > Money::ZERO
}

/// The statement of a new borrowing.
#[must_use]
pub fn of_new(wanted: Wanted, place: Place<'_>) -> CostStatement {
    let mut borrowing = Borrowing::new(wanted.terms.clone(), wanted.used_for, wanted.amount, place.day, wanted.rhythm);
    borrowing.upfront = wanted.upfront;
    CostStatement {
        subject: Subject::New,
        line: wanted.line,
        name: wanted.name,
        lender: wanted.lender,
        day: place.day,
        currency: place.currency,
        terms: wanted.terms,
        origins: wanted.origins,
        rule: rule(place),
        borrowings: vec![cost(borrowing, None, place)],
    }
}

fn cost(borrowing: Borrowing, owed: Option<Money>, place: Place<'_>) -> BorrowingCost {
    let Place { currency, holidays, .. } = place;
    let agreed = perform(&borrowing, Way::AsAgreed, currency, holidays);
    let minimum = borrowing.may_revolve().then(|| perform(&borrowing, Way::MinimumOnly, currency, holidays));
    let late = late(&borrowing, Way::AsAgreed, currency, holidays);
    let dearest = minimum.as_ref().unwrap_or(&agreed);
    let rate_lines = rate_line::hold(place.norms, place.day, borrowing.day, dearest);
    BorrowingCost { owed, agreed, minimum, late, rate_lines, borrowing }
}

/// What a line on which nothing is owed could be used for: a round amount within what is free.
fn example(line: &Line, place: Place<'_>) -> Borrowing {
    let round = Money(place.currency.unit().minor().saturating_mul(EXAMPLE_UNITS));
    let amount = line.available().filter(|free| *free > Money::ZERO).map_or(round, |free| free.least(round));
    let used_for = Use::usual(&line.terms, false);
    Borrowing::new(line.terms.clone(), used_for, amount, place.day, Rhythm::Monthly)
}

fn rule(place: Place<'_>) -> Rule {
    let Some(norms) = place.norms else { return Rule::Unknown };
    if let Some(figure) = norms.figure(RULE, place.day) {
        return Rule::Required(figure.name.clone(), figure.provenance.clone());
    }
    let mut known = norms.figures.iter().filter(|figure| figure.id == RULE);
    let to_come = |from: Option<Day>| from.is_some_and(|from| from > place.day);
    match known.clone().find(|figure| to_come(figure.provenance.effective_from)) {
        Some(figure) => Rule::NotYet(figure.name.clone(), figure.provenance.clone()),
        None => known.next().map_or(Rule::Unknown, |figure| Rule::Over(figure.name.clone(), figure.provenance.clone())),
    }
}
