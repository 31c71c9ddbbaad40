//! With what a calculator opens: an example, or the terms of a line.

use crate::domain::credit::line::Line;
use crate::domain::credit::terms::{Amortisation, PlanFee};
use crate::domain::money::{Currency, Money, Rate, RateBasis};
use crate::text::Lang;
use crate::text::calc::form::{joined, phrase};

/// Which calculator opens, and what is in its fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Start {
    /// The calculator by the word of its command; the instalment fee when empty.
    pub calculator: &'static str,
    /// Fields and what is in them.
    pub values: Vec<(&'static str, String)>,
}

/// The calculator that fits a line best, with the line's own terms: its plan, its loan, or paying its minimum. `owed` is
/// what is owed on it.
#[must_use]
pub fn of_line(line: &Line, owed: Money, currency: Currency, lang: Lang) -> Start {
    let plain = |amount: Money| amount.plain(currency);
    let Some(plan) = line.parts.iter().find_map(|part| part.plan.map(|plan| (part, plan))) else {
        if line.terms.has_statements() {
            let minimum = line.terms.minimum.percent.plain_percent();
            let terms = [phrase::MINIMUM.fill(lang, &[("rate", minimum)]), of_rate(line.terms.rate, lang)];
            let values = vec![
                ("balance", plain(owed)),
                ("terms", joined(&terms, lang)),
                ("floor", plain(line.terms.minimum.floor)),
            ];
            return Start { calculator: "minimum", values };
        }
        let terms = [of_rate(line.terms.rate, lang), of_periods(line.terms.periods, lang)];
        return Start { calculator: "loan", values: vec![("principal", plain(owed)), ("terms", joined(&terms, lang))] };
    };
    let (part, plan) = plan;
    let periods = of_periods(plan.periods, lang);
    let principal = ("principal", plain(plan.principal));
    if plan.amortisation == Amortisation::FlatFee {
        let fee = match plan.fee.or(line.terms.plan_fee) {
            Some(PlanFee::Total(share)) => phrase::IN_ALL.fill(lang, &[("rate", share.plain_percent())]),
            Some(PlanFee::PerPeriod(share)) => phrase::A_PERIOD.fill(lang, &[("rate", share.plain_percent())]),
            None => phrase::A_PERIOD.fill(lang, &[("rate", "0%")]),
        };
        return Start { calculator: "instalment", values: vec![principal, ("terms", joined(&[fee, periods], lang))] };
    }
    let terms = [of_rate(part.rate.unwrap_or(line.terms.rate), lang), periods];
    let mut values = vec![principal, ("terms", joined(&terms, lang))];
    values.extend(plan.payment.map(|payment| ("payment", plain(payment))));
    values.push(("method", method(plan.amortisation).to_owned()));
    Start { calculator: "loan", values }
}

const fn method(amortisation: Amortisation) -> &'static str {
    match amortisation {
        Amortisation::Annuity | Amortisation::FlatFee => "equal-payment",
        Amortisation::EqualPrincipal => "equal-principal",
        Amortisation::InterestFirst => "interest-only-then-bullet",
        Amortisation::Bullet => "bullet-capitalised",
    }
}

fn of_rate(rate: Rate, lang: Lang) -> String {
    let words = match rate.basis {
        RateBasis::Annual => phrase::A_YEAR,
        RateBasis::Monthly => phrase::A_MONTH,
        RateBasis::Daily => phrase::A_DAY,
    };
    words.fill(lang, &[("rate", rate.ratio().plain_percent())])
}

fn of_periods(periods: u16, lang: Lang) -> String {
    phrase::PERIODS.fill(lang, &[("count", periods.to_string())])
}
