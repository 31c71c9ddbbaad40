//! The fields of each calculator, and the question that they ask.

use crate::domain::credit::card::minimum::ShareOf;
use crate::domain::credit::repayment::{AccrualRule, Method};
use crate::domain::money::Rounding;
use crate::report::calc::question::{Instalment, Loan, Minimum, Payoff, Question, Rate, Spreadsheet, Stated};
use crate::report::calc::spreadsheet::Function;
use crate::text::calc::form::{self as words, Field};
use crate::text::{Lang, Words};
use crate::tui::widgets::form::{Form, FormField};

/// The field that chooses the calculator.
pub const CALCULATOR: &str = "calculator";

const FUNCTIONS: [(&str, Function); 7] = [
    ("pmt", Function::Pmt),
    ("ipmt", Function::Ipmt),
    ("ppmt", Function::Ppmt),
    ("pv", Function::Pv),
    ("fv", Function::Fv),
    ("nper", Function::Nper),
    ("rate", Function::Rate),
];

fn typed(name: &'static str, (label, hint): Field, text: impl Into<String>) -> FormField {
    FormField::typed(name, label, hint, &text.into())
}

fn chosen(name: &'static str, (label, hint): Field, options: &[(&str, Words)], choice: &str, lang: Lang) -> FormField {
    let options = options.iter().map(|(value, words)| ((*value).to_owned(), words.get(lang).to_owned())).collect();
    FormField::chosen(name, label, hint, options, choice)
}

/// The fields of a calculator with an example in them, so that there is an answer at once.
pub(super) fn of(calculator: &str, lang: Lang) -> Vec<FormField> {
    let phrase = |en: &str, zh: &str| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
    let mut fields = vec![chosen(CALCULATOR, words::CALCULATOR, &words::CALCULATORS, calculator, lang)];
    fields.extend(match calculator {
        "loan" => vec![
            typed("principal", words::PRINCIPAL, "10000"),
            typed("terms", words::LOAN_TERMS, phrase("1.2% a month, 12 periods", "月利率 1.2%，12 期")),
            chosen("method", words::METHOD, &words::METHODS, "equal-payment", lang),
            typed("payment", words::PAYMENT, ""),
            typed("fee", words::UPFRONT, ""),
            typed("start", words::START, ""),
            typed("first_due", words::FIRST_DUE, ""),
        ],
        "minimum" => vec![
            typed("balance", words::BALANCE, "10000"),
            typed("terms", words::MINIMUM_TERMS, phrase("10% minimum, 0.05% a day", "最低还款 10%，日利率 0.05%")),
            typed("floor", words::FLOOR, "0"),
            chosen("rule", words::RULE, &words::RULES, "statement", lang),
        ],
        "payoff" => vec![
            typed("principal", words::PRINCIPAL, "10000"),
            typed("terms", words::LOAN_TERMS, phrase("12% a year, 12 periods", "年利率 12%，12 期")),
            typed("start", words::START, "2026-01-15"),
            typed("first_due", words::FIRST_DUE, ""),
            typed("on", words::ON, "2026-06-20"),
            typed("extra", words::EXTRA, ""),
        ],
        "rate" => vec![
            typed("terms", words::RATE_TERMS, phrase("0.05% a day", "日利率 0.05%")),
            typed("flows", words::FLOWS, ""),
            typed("flow", words::FLOW, ""),
        ],
        "spreadsheet" => {
            let names: Vec<(&str, Words)> = FUNCTIONS.iter().map(|(name, _)| (*name, Words::new(name, name))).collect();
            vec![
                chosen("function", words::FUNCTION, &names, "pmt", lang),
                typed("rate", words::PERIOD_RATE, "0.08/12"),
                typed("nper", words::NPER, "60"),
                typed("pv", words::PV, "15000"),
                typed("pmt", words::PMT, "-300"),
                typed("fv", words::FV, "0"),
                typed("per", words::PER, "1"),
                chosen("when", words::WHEN, &words::WHENS, "end", lang),
            ]
        }
        _ => vec![
            typed("principal", words::PRINCIPAL, "10000"),
            typed("terms", words::PLAN_TERMS, phrase("0.66% a period, 12 periods", "每期 0.66%，12 期")),
            typed("upfront", words::UPFRONT, ""),
        ],
    });
    fields
}

/// What the form asks.
pub(super) fn question(form: &Form) -> Question {
    let text = |name: &str| form.value(name).to_owned();
    let given = |name: &str| Some(text(name)).filter(|text| !text.is_empty());
    let terms = || given("terms").into_iter().collect::<Vec<_>>();
    let (stated, per_year, none) = (Stated::default(), "12".to_owned(), || "0".to_owned());
    match form.value(CALCULATOR) {
        "loan" => Question::Loan(Box::new(Loan {
            terms: terms(),
            principal: text("principal"),
            stated,
            periods: None,
            method: method(form.value("method")),
            payment: given("payment"),
            periods_per_year: per_year,
            effective: false,
            accrual: AccrualRule::NominalPerPeriod,
            start: given("start"),
            first_due: given("first_due"),
            interest_only: none(),
            interest_free: none(),
            balloon: none(),
            fee: given("fee"),
            change: Vec::new(),
            rounding: Rounding::HalfUp,
            round_to: "0.01".to_owned(),
            no_rows: false,
        })),
        "minimum" => Question::Minimum(Minimum {
            terms: terms(),
            balance: text("balance"),
            stated,
            minimum: None,
            floor: given("floor").unwrap_or_else(none),
            rule: match form.value("rule") {
                "plus-interest" => Some(ShareOf::CapitalPlusInterest),
                "of-both" => Some(ShareOf::CapitalAndInterest),
                _ => None,
            },
        }),
        "payoff" => Question::Payoff(Box::new(Payoff {
            terms: terms(),
            principal: text("principal"),
            stated,
            periods: None,
            periods_per_year: per_year,
            payment: None,
            start: given("start"),
            first_due: given("first_due"),
            paid: None,
            day: given("on"),
            extra: given("extra"),
        })),
        "rate" => Question::Rate(Rate {
            terms: terms(),
            stated,
            flow: form
                .value("flow")
                .split([' ', ';', '；', '，'])
                .map(str::trim)
                .filter(is_some)
                .map(str::to_owned)
                .collect(),
            flows: given("flows"),
            periods_per_year: per_year,
        }),
        "spreadsheet" => Question::Spreadsheet(Spreadsheet {
            function: function(form.value("function")),
            rate: given("rate"),
            per: given("per"),
            nper: given("nper"),
            pmt: given("pmt"),
            pv: given("pv"),
            fv: given("fv"),
            begin: form.value("when") == "begin",
        }),
        _ => Question::Instalment(Instalment {
            terms: terms(),
            principal: text("principal"),
            periods: None,
            fee_per_period: None,
            total_fee: None,
            upfront: given("upfront"),
            periods_per_year: per_year,
        }),
    }
}

fn is_some(text: &&str) -> bool {
    !text.is_empty()
}

fn method(name: &str) -> Method {
    match name {
        "equal-principal" => Method::EqualPrincipal,
        "flat" => Method::Flat,
        "interest-only-then-bullet" => Method::InterestOnlyThenBullet,
        "bullet-capitalised" => Method::BulletCapitalised,
        _ => Method::EqualPayment,
    }
}

fn function(name: &str) -> Function {
    FUNCTIONS.iter().find(|(known, _)| *known == name).map_or(Function::Pmt, |(_, function)| *function)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::calc::typed::{Asked, Typed};

    /// Every calculator answers its own example, in both languages.
    #[test]
    fn every_calculator_opens_with_an_answer() {
        for lang in Lang::ALL {
            for (calculator, _) in words::CALCULATORS {
                let form = Form::new(of(calculator, lang));
                assert_eq!(form.value(CALCULATOR), calculator);
                let answer = question(&form).answer(Typed { lang, asked: Asked::InFields });
                assert_eq!(answer.map(|answer| answer.calculator), Ok(calculator), "{lang:?}");
            }
        }
    }
}
