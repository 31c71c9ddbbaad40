//! The ratios of a household as JSON, each beside its base and the amounts it was computed from.

use serde_json::{Value, json};

use super::figure::{amount, date_or_null, hundredths, ratio_of};
use crate::domain::money::{Currency, Money};
use crate::domain::ratios::{LineUse, RUNWAY_DAYS, Ratios, Runway};
use crate::report::standing::Standing;

/// The base of debt-to-income as a rule.
pub const TAKE_HOME: &str = "take-home income";
const LOW: &str = "take-home income, irregular income at its low";
const GROSS: &str = "gross income";
const LIMITS: &str = "limits of revolving and pay-later lines";
const ESSENTIALS: &str = "essential expenses of a month";

/// All ratios.
pub fn ratios(standing: &Standing) -> Value {
    let ratios = &standing.ratios;
    let income = &ratios.income;
    let currency = standing.record.profile.currency;
    let over = |base: &str, part: (&str, Money), whole: Money| over_income(base, part, whole, currency);
    let service = ("debt_service", ratios.debt_service);
    json!({
        "dti": dti(ratios, currency),
        "dti_low": ratios.dti_low.map(|_| over(LOW, service, income.low)),
        "dti_gross": income.gross.map(|gross| over(GROSS, service, gross)),
        "payment_to_income": over(TAKE_HOME, ("housing_payment", ratios.housing_payment), income.take_home),
        "unsecured_to_income": over(TAKE_HOME, ("unsecured", ratios.unsecured), income.take_home),
        "utilisation": utilisation(ratios, currency),
        "lenders": lenders(ratios),
        "runway": runway(&ratios.runway, true),
        "runway_cash": runway(&ratios.runway_cash, false),
        "emergency_months": emergency_months(standing),
    })
}

/// Debt service over take-home income.
pub fn dti(ratios: &Ratios, currency: Currency) -> Value {
    over_income(TAKE_HOME, ("debt_service", ratios.debt_service), ratios.income.take_home, currency)
}

fn over_income(base: &str, (label, part): (&str, Money), income: Money, currency: Currency) -> Value {
    json!({
        "ratio": ratio_of(part, income),
        "base": base,
        label: amount(part, currency),
        "income": amount(income, currency),
    })
}

/// Everything owed on lines with a limit over their limits.
pub fn utilisation(ratios: &Ratios, currency: Currency) -> Value {
    let owed: Money = ratios.uses.iter().map(|used| used.owed).sum();
    let limits: Money = ratios.uses.iter().map(|used| used.limit).sum();
    over_limit(LIMITS, owed, limits, currency)
}

/// What is owed on one line over its limit.
pub fn line_utilisation(used: &LineUse, currency: Currency) -> Value {
    over_limit("limit of the line", used.owed, used.limit, currency)
}

fn over_limit(base: &str, owed: Money, limit: Money, currency: Currency) -> Value {
    json!({
        "ratio": ratio_of(owed, limit),
        "base": base,
        "owed": amount(owed, currency),
        "limit": amount(limit, currency),
    })
}

/// How many lenders.
pub fn lenders(ratios: &Ratios) -> Value {
    json!({ "count": ratios.lenders, "base": "lenders with a line that is open or still owed" })
}

/// How long the money lasts without income.
pub fn runway(runway: &Runway, with_emergency_fund: bool) -> Value {
    let base = if with_emergency_fund { "spendable cash and emergency fund" } else { "spendable cash" };
    json!({
        "days": runway.days,
        "base": base,
        "ends_on": date_or_null(runway.ends_on),
        "lasts_longer": runway.ends_on.is_none() && runway.days >= RUNWAY_DAYS,
    })
}

/// How many months of essential expenses the emergency fund holds, rounded down to hundredths by the domain.
pub fn emergency_months(standing: &Standing) -> Value {
    let currency = standing.record.profile.currency;
    let ratios = &standing.ratios;
    json!({
        "months": ratios.emergency_months_hundredths.map(hundredths),
        "base": ESSENTIALS,
        "emergency_fund": amount(standing.state.emergency, currency),
        "essentials": amount(ratios.essentials, currency),
    })
}
