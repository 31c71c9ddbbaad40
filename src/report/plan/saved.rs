//! A plan that was saved: read from its JSON and held against the household it is about.

use serde_json::Value;

mod inputs;

use super::PlanQuestion;
use super::facts::{Changed, Facts};
use crate::domain::calendar::Day;
use crate::domain::household::compiled::PlannedPayment;
use crate::domain::household::entry::Entry;
use crate::domain::money::{Currency, Money};
use crate::domain::plan::check::{Claim, Stated, Verdict, verify};
use crate::domain::plan::ground::Ground;
use crate::report::standing::Standing;
use crate::text::date;

/// Why a file is no saved plan of this household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// It is not the JSON of a plan with a best plan in it.
    NotAPlan,
    /// A value cannot be read: its name.
    BadValue(&'static str),
    /// It was made for a day before the record begins.
    OtherDay(Day),
    /// It pays a line that the household does not have.
    UnknownLine(String),
}

/// A saved plan held against its household.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Where the plan starts.
    pub ground: Ground,
    /// What the plan says.
    pub claim: Claim,
    /// What of the household is not as it was when the plan was made.
    pub changed: Vec<Changed>,
    /// What is so.
    pub verdict: Verdict,
}

fn text<'v>(value: &'v Value, key: &'static str) -> Result<&'v str, Unfit> {
    value.get(key).and_then(Value::as_str).ok_or(Unfit::BadValue(key))
}

fn day(value: &Value, key: &'static str) -> Result<Day, Unfit> {
    date::parse_iso(text(value, key)?).ok_or(Unfit::BadValue(key))
}

fn money(value: &Value, key: &'static str, currency: Currency) -> Result<Money, Unfit> {
    Money::parse(text(value, key)?, currency).map_err(|_| Unfit::BadValue(key))
}

fn list<'v>(value: &'v Value, key: &'static str) -> Result<&'v Vec<Value>, Unfit> {
    value.get(key).and_then(Value::as_array).ok_or(Unfit::BadValue(key))
}

/// A bound with its prices.
fn stated(proof: &Value, currency: Currency) -> Result<Stated, Unfit> {
    let price =
        |of: &Value| Ok((day(of, "from")?, of.get("drop").and_then(Value::as_i64).ok_or(Unfit::BadValue("drop"))?));
    let prices = list(proof, "price_drops")?.iter().map(price).collect::<Result<Vec<_>, Unfit>>()?;
    Ok(Stated { bound: money(proof, "bound", currency)?, prices })
}

/// Reads the text of a saved plan and verifies it, as of its own day and with what was added when it was made; `question`
/// holds what was added where the file does not say.
///
/// # Errors
/// Why the text is no saved plan of this household.
pub fn check(text_of_file: &str, standing: &Standing, question: &PlanQuestion) -> Result<Checked, Unfit> {
    let value: Value = serde_json::from_str(text_of_file).map_err(|_| Unfit::NotAPlan)?;
    if value.get("command").and_then(Value::as_str) != Some("plan") {
        return Err(Unfit::NotAPlan);
    }
    let best = value.get("best").filter(|best| best.is_object()).ok_or(Unfit::NotAPlan)?;
    let currency = standing.record.profile.currency;
    let record = &standing.record;
    let made_on = day(&value, "as_of")?;
    if made_on < record.profile.as_of {
        return Err(Unfit::OtherDay(made_on));
    }
    let until = day(&value, "until")?;
    let floor = money(&value, "floor", currency)?;
    let means = match value.get("inputs") {
        Some(added) => inputs::means(added, &question.means, &record.profile)?,
        None => question.means.clone(),
    };
    // What was recorded since belongs to no plan of that day.
    let known = record.entries.iter().filter(|entry| made_on >= standing.today || entry.day <= made_on);
    let entries: Vec<Entry> = known.cloned().collect();
    let ground = Ground::new(&record.profile, &entries, made_on, until, &means, floor);
    let then = value.get("starts_from").map(|facts| inputs::facts(facts, currency)).transpose()?;
    let changed = then.map(|then| then.changes_to(&Facts::of(&ground))).unwrap_or_default();
    let payment = |of: &Value| {
        let id = text(of, "line")?;
        let place = ground.profile.line_index(id).and_then(|place| u16::try_from(place).ok());
        let line = place.ok_or_else(|| Unfit::UnknownLine(id.to_owned()))?;
        Ok(PlannedPayment { day: day(of, "date")?, line, amount: money(of, "amount", currency)? })
    };
    let payments = list(best, "early_payments")?.iter().map(payment).collect::<Result<Vec<_>, Unfit>>()?;
    let proof = value.get("certificate").filter(|proof| proof.is_object());
    let by_due_day = proof.and_then(|proof| proof.get("by_due_day")).filter(|proof| proof.is_object());
    let claim = Claim {
        payments,
        cost: money(best, "cost", currency)?,
        bound: proof.map(|proof| stated(proof, currency)).transpose()?,
        bound_by_due_day: by_due_day.map(|proof| stated(proof, currency)).transpose()?,
    };
    let verdict = verify(&ground, &claim);
    Ok(Checked { ground, claim, changed, verdict })
}
