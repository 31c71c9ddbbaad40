//! The fields of each kind of shock, and the shock that was typed.

use crate::document::choice::Choice;
use crate::document::moment::parse_moment;
use crate::domain::money::{Currency, Money, Ratio};
use crate::domain::name::Name;
use crate::domain::risk::shock::{Behaviour, IncomeSelector, LineSelector, Moment, Shock, ShockKind, Size};
use crate::domain::risk::trigger::Effect;
use crate::text::{Lang, Words, shock as shock_words, supposing as words};
use crate::tui::widgets::form::{Form, FormField};

/// What can be chosen in a household: values and the words for them.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Lines, by id.
    pub lines: Vec<(String, String)>,
    /// Incomes, by name.
    pub incomes: Vec<(String, String)>,
    /// Products of which a new line can be, by id.
    pub products: Vec<(String, String)>,
}

/// Kinds that can be composed, in the order in which they are offered.
const KINDS: [ShockKind; 11] = [
    ShockKind::MissPayment,
    ShockKind::LatePayment,
    ShockKind::NewLine,
    ShockKind::Expense,
    ShockKind::LoseIncome,
    ShockKind::DelayIncome,
    ShockKind::CutLimit,
    ShockKind::SuspendLine,
    ShockKind::Outage,
    ShockKind::RuleChange,
    ShockKind::Behaviour,
];

/// Every line and the most used one, as values of the form.
const EVERY: &str = "every";
const MOST_USED: &str = "most-used";

/// The kind that a form is for.
pub(super) fn kind_of(form: &Form) -> Option<ShockKind> {
    KINDS.into_iter().find(|kind| kind.word() == form.value("kind"))
}

/// The form of a kind; what the form before had under the same names stays.
pub(super) fn form(kind: ShockKind, choices: &Choices, lang: Lang, before: Option<&Form>) -> Form {
    let kinds = KINDS.iter().map(|kind| (kind.word().to_owned(), shock_words::name(*kind).get(lang).to_owned()));
    let mut fields = vec![FormField::chosen("kind", words::FIELD_KIND, words::HINT_KIND, kinds.collect(), kind.word())];
    if let Some(field) = fields.first_mut() {
        field.known = Some(shock_words::meaning(kind).get(lang).to_owned());
    }
    let kept = |name: &str| before.map_or("", |form| form.value(name)).to_owned();
    let typed = |name: &'static str, label: Words, hint: Words, usual: &str| {
        let kept = kept(name);
        FormField::typed(name, label, hint, if kept.is_empty() { usual } else { &kept })
    };
    let chosen = |name: &'static str, label: Words, options: Vec<(String, String)>| {
        FormField::chosen(name, label, words::HINT_KIND, options, &kept(name))
    };
    let line = || {
        let mut options = choices.lines.clone();
        options.push((MOST_USED.to_owned(), words::MOST_USED.get(lang).to_owned()));
        options.push((EVERY.to_owned(), words::EVERY.get(lang).to_owned()));
        chosen("line", words::FIELD_LINE, options)
    };
    let income = || {
        let mut options = choices.incomes.clone();
        options.push((EVERY.to_owned(), words::ALL_INCOME.get(lang).to_owned()));
        chosen("income", words::FIELD_INCOME, options)
    };
    let when = |usual: &str, zh: &str| {
        let usual = if lang == Lang::Zh { zh } else { usual };
        FormField::typed("when", words::FIELD_WHEN, words::HINT_WHEN, usual)
    };
    let days = |usual: &str| typed("days", words::FIELD_DAYS, words::HINT_NUMBER, usual);
    let months = |usual: &str| typed("months", words::FIELD_MONTHS, words::HINT_NUMBER, usual);
    let amount = || typed("amount", words::FIELD_AMOUNT, words::HINT_AMOUNT, "5000");
    let share = || typed("share", words::FIELD_SHARE, words::HINT_SHARE, "30%");
    fields.extend(match kind {
        ShockKind::MissPayment => vec![line(), when("next-due", "下个还款日"), months("1")],
        ShockKind::LatePayment => vec![line(), when("next-due", "下个还款日"), days("5")],
        ShockKind::NewLine => {
            vec![
                chosen("product", words::FIELD_PRODUCT, choices.products.clone()),
                amount(),
                when("in 1 month", "1 个月后"),
            ]
        }
        ShockKind::Expense => vec![amount(), when("in 1 month", "1 个月后")],
        ShockKind::LoseIncome => vec![income(), when("next-income", "下次收入"), months("3")],
        ShockKind::DelayIncome => vec![income(), when("next-income", "下次收入"), days("10")],
        ShockKind::CutLimit | ShockKind::RuleChange => vec![line(), share(), when("in 1 month", "1 个月后")],
        ShockKind::SuspendLine => vec![line(), when("in 1 month", "1 个月后")],
        ShockKind::Outage => {
            vec![line(), when("next-due", "下个还款日"), typed("hours", words::FIELD_HOURS, words::HINT_NUMBER, "24")]
        }
        ShockKind::Behaviour => {
            let of = |behaviour, word: &str| (word.to_owned(), shock_words::behaviour(behaviour).get(lang).to_owned());
            let options = vec![of(Behaviour::Roll, "roll"), of(Behaviour::Hold, "hold")];
            vec![chosen("behaviour", words::FIELD_BEHAVIOUR, options)]
        }
        ShockKind::AccountFlag => vec![line(), when("today", "今天")],
    });
    Form::new(fields)
}

/// The shock that a form describes, or what is wrong with which field.
pub(super) fn read(
    kind: ShockKind,
    form: &Form,
    currency: Currency,
    lang: Lang,
) -> (Option<Shock>, Vec<(&'static str, String)>) {
    let mut reader = FormReader { form, lang, problems: Vec::new() };
    let shock = shock(kind, &mut reader, currency);
    let shock = shock.filter(|_| reader.problems.is_empty());
    (shock, reader.problems)
}

fn shock(kind: ShockKind, form: &mut FormReader<'_>, currency: Currency) -> Option<Shock> {
    Some(match kind {
        ShockKind::MissPayment => {
            let (lines, from, months) = (form.lines(), form.when(), form.number("months", 600));
            Shock::MissPayment { lines, from: from?, months: months? }
        }
        ShockKind::LatePayment => {
            let (lines, from, days) = (form.lines(), form.when(), form.number("days", 3660));
            Shock::LatePayment { lines, from: from?, days: days?, times: 1 }
        }
        ShockKind::NewLine => {
            let (amount, on) = (form.amount(currency), form.when());
            let product = form.form.value("product").to_owned();
            Shock::NewLine { products: vec![product], amount: amount?, on: on? }
        }
        ShockKind::Expense => {
            let (amount, on) = (form.amount(currency), form.when());
            Shock::Expense { size: Size::Amount(amount?), on: on? }
        }
        ShockKind::LoseIncome => {
            let (from, months) = (form.when(), form.number("months", 600));
            Shock::LoseIncome { income: form.income(), share: Ratio::ONE, from: from?, months: Some(months?) }
        }
        ShockKind::DelayIncome => {
            let (from, days) = (form.when(), form.number("days", 3660));
            Shock::DelayIncome { income: form.income(), days: days?, from: from?, times: 1 }
        }
        ShockKind::CutLimit => {
            let (by, on) = (form.share(), form.when());
            Shock::CutLimit { lines: form.lines(), by: by?, on: on? }
        }
        ShockKind::RuleChange => {
            let (by, on) = (form.share(), form.when());
            let name = Name::both("a change of rules", "规则调整");
            let effect = Some(Effect::Reduce { by: by?, not_below: Ratio::ZERO });
            Shock::RuleChange { id: "given".to_owned(), name, lines: form.lines(), on: on?, effect }
        }
        ShockKind::SuspendLine => Shock::SuspendLine { lines: form.lines(), on: form.when()?, days: None },
        ShockKind::Outage => {
            let (on, hours) = (form.when(), form.number("hours", 8760));
            Shock::Outage { lines: form.lines(), on: on?, hours: hours?, announced: false }
        }
        ShockKind::Behaviour => {
            let rolls = form.form.value("behaviour") == "roll";
            Shock::Behaviour(if rolls { Behaviour::Roll } else { Behaviour::Hold })
        }
        ShockKind::AccountFlag => return None,
    })
}

/// A form being read, with what is wrong with it.
struct FormReader<'f> {
    form: &'f Form,
    lang: Lang,
    problems: Vec<(&'static str, String)>,
}

impl FormReader<'_> {
    fn lines(&self) -> LineSelector {
        match self.form.value("line") {
            EVERY => LineSelector::Every,
            MOST_USED => LineSelector::MostUsed,
            id => LineSelector::Id(id.to_owned()),
        }
    }

    fn income(&self) -> IncomeSelector {
        match self.form.value("income") {
            EVERY => IncomeSelector::Every,
            name => IncomeSelector::Named(name.to_owned()),
        }
    }

    fn when(&mut self) -> Option<Moment> {
        let found = parse_moment(self.form.value("when"));
        self.or_problem("when", words::BAD_WHEN, found)
    }

    fn amount(&mut self, currency: Currency) -> Option<Money> {
        let found = Money::parse(self.form.value("amount"), currency).ok().filter(|amount| *amount > Money::ZERO);
        self.or_problem("amount", words::BAD_AMOUNT, found)
    }

    fn share(&mut self) -> Option<Ratio> {
        let typed = self.form.value("share");
        let text = if typed.ends_with('%') { typed.to_owned() } else { format!("{typed}%") };
        let found = Ratio::parse_percent(&text).ok().filter(|by| *by > Ratio::ZERO && *by <= Ratio::ONE);
        self.or_problem("share", words::BAD_SHARE, found)
    }

    fn number(&mut self, name: &'static str, most: u16) -> Option<u16> {
        let found = self.form.value(name).parse().ok().filter(|number| (1..=most).contains(number));
        if found.is_none() {
            let values = [("value", self.form.value(name).to_owned()), ("most", most.to_string())];
            self.problems.push((name, words::BAD_NUMBER.fill(self.lang, &values)));
        }
        found
    }

    fn or_problem<T>(&mut self, name: &'static str, words: Words, found: Option<T>) -> Option<T> {
        if found.is_none() {
            let value = self.form.value(name).to_owned();
            self.problems.push((name, words.fill(self.lang, &[("value", value)])));
        }
        found
    }
}
