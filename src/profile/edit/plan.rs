//! The adopted plan of a profile's text: put in, put in place of another, taken out.

use toml_edit::{ArrayOfTables, Item, Table, value};

use super::{EditError, parse, written};
use crate::domain::calendar::Day;
use crate::domain::money::{Currency, Money};

/// One payment above what is asked for: when, to the line with which id, how much.
pub type Planned<'p> = (Day, &'p str, Money);

/// Puts a plan in, in place of the one before.
///
/// # Errors
/// [`EditError`] when the text is not valid TOML.
pub fn adopt(text: &str, on: Day, payments: &[Planned<'_>], currency: Currency) -> Result<String, EditError> {
    let mut document = parse(text)?;
    let date = |day: Day| day.to_string().parse::<toml_edit::Datetime>().map_err(|_| EditError::Syntax);
    let mut plan = Table::new();
    plan.decor_mut().set_prefix("\n");
    plan.insert("adopted_on", value(date(on)?));
    let mut list = ArrayOfTables::new();
    for (day, line, amount) in payments {
        let mut payment = Table::new();
        payment.insert("date", value(date(*day)?));
        payment.insert("line", value(*line));
        payment.insert("amount", value(amount.plain(currency)));
        list.push(payment);
    }
    plan.insert("payment", Item::ArrayOfTables(list));
    document.remove("plan");
    document.insert("plan", Item::Table(plan));
    Ok(written(&document, text))
}

/// Takes the plan out.
///
/// # Errors
/// [`EditError`] when the text is not valid TOML or there is no plan in it.
pub fn drop_plan(text: &str) -> Result<String, EditError> {
    let mut document = parse(text)?;
    document.remove("plan").ok_or(EditError::NoSuchEntry)?;
    Ok(written(&document, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_put_in_replaced_and_taken_out_and_the_rest_stays() {
        let text = "schema = 1 # kept\n\n[cash]\nspendable = \"5.00\"\n";
        let day = Day::ymd(2026, 12, 10).unwrap();
        let once = adopt(text, day, &[(day, "card", Money(93_055))], Currency::CNY).unwrap();
        assert!(once.starts_with(text), "{once}");
        assert!(once.contains("[plan]\nadopted_on = 2026-12-10\n"), "{once}");
        assert!(once.contains("[[plan.payment]]\ndate = 2026-12-10\nline = \"card\"\namount = \"930.55\"\n"), "{once}");
        let twice = adopt(&once, day.plus(1), &[], Currency::CNY).unwrap();
        assert_eq!(twice.matches("adopted_on").count(), 1);
        assert_eq!(drop_plan(&once).unwrap(), text);
        assert_eq!(drop_plan(text), Err(EditError::NoSuchEntry));
    }
}
