//! What a figure is made of, as data: terms that add up to it.
//!
//! The words are in `wording::explain`. Nothing here computes a figure that a report does not already show; it takes apart.

pub mod interest;
pub mod running;

use crate::domain::calendar::Day;
use crate::domain::money::Money;
use crate::report::standing::Standing;

/// A figure that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Everything owed.
    Owed,
    /// Cash that can be spent.
    Cash,
    /// Debt service over income.
    Dti,
    /// Use of limits.
    Utilisation,
    /// How many lenders.
    Lenders,
    /// How long the money lasts without income.
    Runway,
    /// The lowest cash ahead.
    LowestCash,
    /// Cash on a day ahead.
    CashOn(Day),
    /// The emergency fund in months of essentials.
    Emergency,
    /// What is owed on a line.
    LineOwed(usize),
    /// How far the rules of a line are from firing.
    Margins(usize),
    /// What the points card says about a line.
    Card(usize),
    /// The next payment of a line.
    NextDue(usize),
    /// The statement or instalment at a position of the timeline.
    Posting(usize),
    /// The row of the agenda ahead at a position.
    Ahead(usize),
}

/// What is owed on one part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartOwed {
    /// The part, by its index among all parts.
    pub part: usize,
    /// What is owed on it, posted charges included.
    pub owed: Money,
    /// Of which charges: posted interest and fees.
    pub charges: Money,
}

/// What is owed on a line: its parts, its fees, less what the lender owes back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineOwed {
    /// Parts that owe something.
    pub parts: Vec<PartOwed>,
    /// Late fees and other charges of the line as a whole.
    pub fees: Money,
    /// What the lender owes back.
    pub credit: Money,
}

impl LineOwed {
    /// All of it.
    #[must_use]
    pub fn total(&self) -> Money {
        self.parts.iter().map(|part| part.owed).sum::<Money>() + self.fees - self.credit
    }
}

/// What is owed on a line this morning.
#[must_use]
pub fn line_owed(standing: &Standing, line: usize) -> LineOwed {
    let (Some(account), Some(rules)) = (standing.state.lines.get(line), standing.household.lines.get(line)) else {
        return LineOwed::default();
    };
    let parts = rules.parts().zip(standing.state.parts_of(rules));
    let parts = parts.map(|(part, account)| PartOwed { part, owed: account.owed(), charges: account.charges });
    let parts = parts.filter(|part| !part.owed.is_zero()).collect();
    LineOwed { parts, fees: account.fees, credit: account.credit }
}

#[cfg(test)]
pub(crate) mod test {
    //! What the tests of explanations share.

    use crate::content::Library;
    use crate::domain::calendar::Day;
    use crate::report::standing::Standing;

    /// The standing of every ready-made household. It reads the files itself: reports must not know the session.
    pub fn standings() -> Vec<Standing> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
        let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        paths.sort();
        paths.iter().map(|path| standing(path)).collect()
    }

    fn standing(path: &std::path::Path) -> Standing {
        let library = Library::embedded();
        let text = std::fs::read_to_string(path).unwrap();
        let journal = std::fs::read_to_string(path.with_extension("journal.csv")).ok();
        let source = |text: String| std::sync::Arc::new(crate::diagnostic::Source { name: "x".to_owned(), text });
        let (catalogue, _) = library.catalogue_for(&text);
        let checked = crate::profile::check(&crate::profile::read(&source(text)), &catalogue);
        let far = Day(i32::MAX);
        let journal = journal.map(|text| crate::profile::journal::read(&source(text), &checked, far));
        let entries = journal.map(|journal| journal.entries).unwrap_or_default();
        let profile = checked.profile.unwrap();
        let today = entries.iter().map(|entry| entry.day).max().map_or(profile.as_of, |last| last.max(profile.as_of));
        let record = crate::report::standing::Record {
            profile,
            entries,
            problems: Vec::new(),
            left_out: Vec::new(),
            norms: None,
            adopted: None,
            rules: std::sync::Arc::default(),
            is_sample: true,
        };
        Standing::of(record, today)
    }
}

#[cfg(test)]
mod tests {
    use super::test::standings;
    use super::*;
    use crate::domain::ratios::{monthly_essential_expenses, monthly_incomes};

    #[test]
    fn parts_fees_and_credit_are_what_is_owed() {
        for standing in standings() {
            let mut all = Money::ZERO;
            for line in 0..standing.record.profile.lines.len() {
                let owed = line_owed(&standing, line);
                assert_eq!(owed.total(), standing.owed_on(line));
                all += owed.total();
            }
            assert_eq!(all, standing.ratios.owed);
        }
    }

    #[test]
    fn incomes_and_payments_are_the_two_sides_of_debt_to_income() {
        for standing in standings() {
            let profile = &standing.record.profile;
            let income: Money = monthly_incomes(profile, standing.today).iter().map(|(_, amount)| *amount).sum();
            assert_eq!(income, standing.ratios.income.take_home);
            let service: Money = standing.ratios.payments.iter().map(|payment| payment.amount).sum();
            assert_eq!(service, standing.ratios.debt_service);
            assert_eq!(standing.ratios.dti, service.ratio_to(income));
            let essentials: Money =
                monthly_essential_expenses(profile, standing.today).iter().map(|(_, amount)| *amount).sum();
            assert_eq!(essentials, standing.ratios.essentials);
        }
    }
}
