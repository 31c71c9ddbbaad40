//! Which fields the form of an entry has: the common ones first, the rarer ones when asked for.

use crate::content::Library;
use crate::document::Shape;
use crate::profile::edit::{Address, Reading, Target};
use crate::text::{Lang, Words, key as key_words, label, profile_screen as words};
use crate::tui::widgets::form::FormField;

/// Where a field's value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the entry itself.
    Own,
    /// In a small table of the entry.
    In(&'static str),
    /// In `[cash]`.
    Cash,
    /// In `[line.history]`.
    History,
    /// In `[registry]`.
    Registry,
    /// In `[calendar]`.
    Calendar,
}

/// One field.
#[derive(Debug, Clone, Copy)]
struct Spec {
    /// Its name in the form: the key, or `table.key`.
    name: &'static str,
    place: Place,
    rare: bool,
}

const fn own(name: &'static str) -> Spec {
    Spec { name, place: Place::Own, rare: false }
}

const fn rare(name: &'static str) -> Spec {
    Spec { name, place: Place::Own, rare: true }
}

const fn inside(table: &'static str, name: &'static str, rare: bool) -> Spec {
    Spec { name, place: Place::In(table), rare }
}

const fn at(place: Place, name: &'static str, rare: bool) -> Spec {
    Spec { name, place, rare }
}

const HOUSEHOLD: &[Spec] = &[
    own("name"),
    inside("name", "name.en", false),
    inside("name", "name.zh", false),
    at(Place::Cash, "spendable", false),
    at(Place::Cash, "emergency_fund", false),
    own("as_of"),
    own("jurisdiction"),
    own("currency"),
    at(Place::Registry, "inquiries", true),
    at(Place::Calendar, "holidays", true),
    at(Place::Calendar, "workdays", true),
];

const INCOME: &[Spec] = &[
    own("name"),
    inside("name", "name.en", false),
    inside("name", "name.zh", false),
    own("amount"),
    own("rhythm"),
    own("day"),
    own("on"),
    rare("gross"),
    rare("irregular"),
    rare("low"),
    rare("until"),
];

const EXPENSE: &[Spec] = &[
    own("name"),
    inside("name", "name.en", false),
    inside("name", "name.zh", false),
    own("amount"),
    own("rhythm"),
    own("day"),
    own("on"),
    own("essential"),
    own("pay_with"),
    rare("housing"),
    rare("until"),
];

const LINE: &[Spec] = &[
    own("product"),
    own("id"),
    own("name"),
    inside("name", "name.en", false),
    inside("name", "name.zh", false),
    own("kind"),
    own("lender"),
    own("limit"),
    own("balance"),
    own("statement_day"),
    own("due_day"),
    own("annual_rate"),
    own("monthly_rate"),
    own("daily_rate"),
    own("autopay"),
    own("statement_balance"),
    inside("minimum", "minimum.percent", false),
    rare("minimum_due"),
    rare("paid_since_statement"),
    rare("statement_date"),
    rare("unpaid_charges"),
    rare("purpose"),
    rare("group"),
    rare("state"),
    inside("overdue", "overdue.since", true),
    inside("overdue", "overdue.amount", true),
    rare("amortisation"),
    rare("principal"),
    rare("periods"),
    rare("paid"),
    rare("payment"),
    rare("rhythm"),
    rare("next_due"),
    rare("monthly_fee"),
    rare("total_fee"),
    inside("minimum", "minimum.floor", true),
    inside("minimum", "minimum.plus_interest", true),
    inside("minimum", "minimum.plus_fees", true),
    inside("minimum", "minimum.plus_instalments", true),
    inside("minimum", "minimum.plus_past_due", true),
    inside("late_fee", "late_fee.fixed", true),
    inside("late_fee", "late_fee.percent", true),
    inside("late_fee", "late_fee.floor", true),
    inside("late_fee", "late_fee.cap", true),
    rare("penalty_annual_rate"),
    rare("penalty_monthly_rate"),
    rare("penalty_daily_rate"),
    rare("penalty_factor"),
    rare("overdue_mode"),
    rare("grace_days"),
    inside("promo", "promo.annual_rate", true),
    inside("promo", "promo.until", true),
    rare("cash_advance_annual_rate"),
    rare("cash_advance_monthly_rate"),
    rare("cash_advance_daily_rate"),
    rare("day_basis"),
    rare("accrual"),
    rare("interest_from"),
    rare("interest_base"),
    rare("interest_on_interest"),
    rare("interest_rounding"),
    rare("early_settlement"),
    rare("prepayment"),
    rare("prepayment_fee"),
    rare("allocation"),
    rare("business_day"),
    rare("cut_off"),
    rare("reported"),
    rare("opened_on"),
    rare("closed_on"),
    at(Place::History, "late_months_of_6", true),
    at(Place::History, "unpaid_bills_of_5", true),
    at(Place::History, "paid_in_6_months", true),
    at(Place::History, "registry", true),
    at(Place::History, "last_used", true),
];

const INSTALMENT: &[Spec] = &[
    own("name"),
    inside("name", "name.en", false),
    inside("name", "name.zh", false),
    own("principal"),
    own("periods"),
    own("paid"),
    own("total_fee"),
    own("monthly_fee"),
    own("annual_rate"),
    own("next_due"),
    rare("monthly_rate"),
    rare("daily_rate"),
    rare("amortisation"),
    rare("balance"),
    rare("payment"),
    rare("rhythm"),
    rare("since"),
];

const PART: &[Spec] = &[
    own("kind"),
    own("name"),
    inside("name", "name.en", false),
    inside("name", "name.zh", false),
    own("balance"),
    own("annual_rate"),
    own("monthly_rate"),
    own("daily_rate"),
    own("since"),
    rare("principal"),
    rare("periods"),
    rare("paid"),
    rare("amortisation"),
    rare("monthly_fee"),
    rare("total_fee"),
    rare("payment"),
    rare("rhythm"),
    rare("next_due"),
    inside("promo", "promo.annual_rate", true),
    inside("promo", "promo.until", true),
];

const CHECK: &[Spec] = &[
    own("max_dti"),
    own("max_utilisation"),
    own("max_lenders"),
    own("min_runway_days"),
    own("min_emergency_months"),
    own("min_cash"),
];

const fn specs(target: Target) -> &'static [Spec] {
    match target {
        Target::File | Target::Cash | Target::Registry | Target::Calendar | Target::Facts => HOUSEHOLD,
        Target::Check => CHECK,
        Target::Income(_) => INCOME,
        Target::Expense(_) => EXPENSE,
        Target::Line(_) | Target::History(_) => LINE,
        Target::Instalment(..) => INSTALMENT,
        Target::Part(..) => PART,
    }
}

fn address(target: Target, spec: Spec) -> Option<Address> {
    let key = spec.name.rsplit('.').next().unwrap_or(spec.name);
    match (spec.place, target) {
        (Place::Own, _) => Address::of(target, key),
        (Place::In(table), _) => Address::inside(target, table, key),
        (Place::Cash, _) => Address::of(Target::Cash, key),
        (Place::Registry, _) => Address::of(Target::Registry, key),
        (Place::Calendar, _) => Address::of(Target::Calendar, key),
        (Place::History, Target::Line(line)) => Address::of(Target::History(line), key),
        (Place::History, _) => None,
    }
}

/// What a kind of entry is called.
pub(super) const fn place(target: Target) -> Words {
    match target {
        Target::File | Target::Cash | Target::Registry | Target::Calendar | Target::Facts => words::HOUSEHOLD,
        Target::Check => words::CHECK,
        Target::Income(_) => words::INCOME,
        Target::Expense(_) => words::EXPENSE,
        Target::Line(_) | Target::History(_) => words::LINE,
        Target::Instalment(..) => words::INSTALMENT,
        Target::Part(..) => words::PART,
    }
}

/// The title of the form of a new entry.
pub(super) const fn new_title(target: Target) -> Words {
    match target {
        Target::Income(_) => words::NEW_INCOME,
        Target::Expense(_) => words::NEW_EXPENSE,
        Target::Line(_) => words::NEW_LINE,
        Target::Instalment(..) => words::NEW_INSTALMENT,
        Target::Part(..) => words::NEW_PART,
        other => place(other),
    }
}

/// Whether an entry has rarer fields.
pub(super) fn has_rare(target: Target) -> bool {
    specs(target).iter().any(|spec| spec.rare)
}

/// The fields of an entry with what the text states, and where each value stands. A rare field that is stated is shown
/// in any case.
pub(super) fn fields(
    target: Target,
    text: &str,
    all: bool,
    library: &Library,
    lang: Lang,
) -> (Vec<FormField>, Vec<Address>) {
    let reading = Reading::of(text).ok();
    let mut fields = Vec::new();
    let mut addresses = Vec::new();
    for spec in specs(target) {
        let Some(address) = address(target, *spec) else { continue };
        let value = reading.as_ref().and_then(|reading| reading.value(address)).unwrap_or_default();
        if spec.rare && !all && value.is_empty() {
            continue;
        }
        // A name is written in one way: as one text, or in both languages.
        let both = Address::of(target, "name").zip(reading.as_ref()).is_some_and(|(name, text)| text.is_table(name));
        if (spec.name == "name" && both) || (spec.name.starts_with("name.") && !both) {
            continue;
        }
        fields.push(field(spec.name, address, &value, text, library, lang));
        addresses.push(address);
    }
    (fields, addresses)
}

fn field(name: &'static str, address: Address, value: &str, text: &str, library: &Library, lang: Lang) -> FormField {
    let key = address.key;
    let table = address.inside.unwrap_or_else(|| table_of(address.target));
    let shown = label::of_key(name).or_else(|| label::of_key(key.name)).unwrap_or(Words::new(key.name, key.name));
    let hint = key_words::about(table, key.name).unwrap_or(Words::new("", ""));
    let Some(mut options) = options(address, text, library, lang) else {
        return FormField::typed(name, shown, hint, value);
    };
    if !options.iter().any(|(known, _)| known == value) {
        // What stands in the file stays there until something else is chosen.
        options.push((value.to_owned(), crate::text::width::clean(value).into_owned()));
    }
    FormField::chosen(name, shown, hint, options, value)
}

const fn table_of(target: Target) -> &'static str {
    match target {
        Target::File => "",
        Target::Cash => "cash",
        Target::Check => "check",
        Target::Registry => "registry",
        Target::Calendar => "calendar",
        Target::Facts => "facts",
        Target::Income(_) => "income",
        Target::Expense(_) => "expense",
        Target::Line(_) => "line",
        Target::Instalment(..) => "instalment",
        Target::Part(..) => "part",
        Target::History(_) => "history",
    }
}

/// What can be chosen for a key, with nothing in front where it may be left out; `None` for one that is typed.
fn options(address: Address, text: &str, library: &Library, lang: Lang) -> Option<Vec<(String, String)>> {
    let key = address.key;
    let worded = |word: &str| {
        let words = label::of_word(word).map_or(word, |words| words.get(lang));
        (word.to_owned(), words.to_owned())
    };
    let nothing = |words: Words| (String::new(), words.get(lang).to_owned());
    let listed = |first: Words, words: &[&str]| {
        std::iter::once(nothing(first)).chain(words.iter().map(|word| worded(word))).collect::<Vec<_>>()
    };
    match (address.target, key.name, key.shape) {
        (Target::Expense(_), "pay_with", _) => {
            let mut options = vec![nothing(CASH)];
            options.extend(line_ids(text).into_iter().map(|id| (id.clone(), id)));
            Some(options)
        }
        (Target::Line(_), "product", _) => {
            let mut options = vec![nothing(OWN_TERMS)];
            for id in library.product_ids() {
                let name = library
                    .product(id)
                    .map_or_else(|_| id.to_owned(), |product| crate::report::wording::name(&product.name, lang));
                options.push((id.to_owned(), format!("{name}  {id}")));
            }
            Some(options)
        }
        (_, "jurisdiction", _) => {
            Some(library.jurisdictions().into_iter().map(|id| (id.to_owned(), id.to_owned())).collect())
        }
        (_, "rhythm", Shape::Choice(words)) => Some(
            words
                .iter()
                .enumerate()
                .map(|(place, word)| {
                    // Monthly is what a file without a rhythm means.
                    let (value, shown) = worded(word);
                    if place == 0 { (String::new(), shown) } else { (value, shown) }
                })
                .collect(),
        ),
        (_, _, Shape::Choice(words)) => Some(listed(NOT_STATED, words)),
        (_, _, Shape::Flag) => Some(listed(NOT_STATED, &["true", "false"])),
        (_, _, Shape::DayBasis) => Some(listed(NOT_STATED, key.shape.choices())),
        _ => None,
    }
}

const CASH: Words = Words::new("cash", "现金");
const OWN_TERMS: Words = Words::new("none: its own terms", "不选：自填条款");
const NOT_STATED: Words = Words::new("not stated", "未填");

/// The ids of all lines of a text.
fn line_ids(text: &str) -> Vec<String> {
    let Ok(reading) = Reading::of(text) else { return Vec::new() };
    let ids =
        (0..reading.count(Target::Line(0))).filter_map(|line| reading.value(Address::of(Target::Line(line), "id")?));
    ids.collect()
}
