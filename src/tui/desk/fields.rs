//! Which fields the form of an entry has: the common ones first, the rarer ones when asked for.

use super::specs::{CHECK, EXPENSE, FACTS, HOUSEHOLD, INCOME, INSTALMENT, LINE, PART, Place, Spec};
use crate::content::Library;
use crate::document::Shape;
use crate::domain::household::facts::FactKey;
use crate::profile::edit::{Address, Reading, Target};
use crate::text::{Lang, Words, backup as backup_words, key as key_words, label, profile_screen as words};
use crate::tui::widgets::form::FormField;

const fn specs(target: Target) -> &'static [Spec] {
    match target {
        Target::File | Target::Cash | Target::Registry | Target::Calendar => HOUSEHOLD,
        Target::Facts => FACTS,
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
        Target::File | Target::Cash | Target::Registry | Target::Calendar => words::HOUSEHOLD,
        Target::Facts => words::FACTS,
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

/// Keys that hold a name.
const NAMES: [&str; 2] = ["name", "lender"];

/// Whether a field is for the way in which a name is not written: as one text, or in both languages.
fn is_other_way(field: &str, name: &str, target: Target, reading: Option<&Reading>) -> bool {
    let both = Address::of(target, name).zip(reading).is_some_and(|(name, text)| text.is_table(name));
    let of_one_language = field.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    (field == name && both) || (of_one_language && !both)
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
    // Only what an option asks for where the household lives.
    let asked = if target == Target::Facts { asked_facts(reading.as_ref(), library) } else { Vec::new() };
    for spec in specs(target) {
        let Some(address) = address(target, *spec) else { continue };
        let value = reading.as_ref().and_then(|reading| reading.value(address)).unwrap_or_default();
        if spec.rare && !all && value.is_empty() {
            continue;
        }
        if value.is_empty() && target == Target::Facts && !asked.iter().any(|key| key.word() == spec.name) {
            continue;
        }
        if NAMES.iter().any(|name| is_other_way(spec.name, name, target, reading.as_ref())) {
            continue;
        }
        fields.push(field(spec.name, address, &value, text, library, lang));
        addresses.push(address);
    }
    (fields, addresses)
}

/// The facts that options ask for where the household of a text lives.
fn asked_facts(reading: Option<&Reading>, library: &Library) -> Vec<FactKey> {
    let stated = Address::of(Target::File, "jurisdiction").zip(reading).and_then(|(at, text)| text.value(at));
    stated.map(|jurisdiction| library.ways_through(&jurisdiction, &[]).0.facts()).unwrap_or_default()
}

fn field(name: &'static str, address: Address, value: &str, text: &str, library: &Library, lang: Lang) -> FormField {
    let key = address.key;
    let table = address.inside.unwrap_or_else(|| table_of(address.target));
    let shown = label::of_key(name).or_else(|| label::of_key(key.name)).unwrap_or(Words::new(key.name, key.name));
    let question = FactKey::from_word(key.name).filter(|_| address.target == Target::Facts).map(backup_words::fact);
    let hint = question.or_else(|| key_words::about(table, key.name)).unwrap_or(Words::new("", ""));
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
            options.extend(products(text, library, lang));
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

/// The products that a household of this text can have, by name.
fn products(text: &str, library: &Library, lang: Lang) -> Vec<(String, String)> {
    let reading = Reading::of(text).ok();
    let stated = |key: &str| Address::of(Target::File, key).zip(reading.as_ref()).and_then(|(at, text)| text.value(at));
    let (currency, jurisdiction) = (stated("currency"), stated("jurisdiction"));
    let products = library.product_ids().into_iter().filter_map(|id| library.product(id).ok());
    let fits = products.filter(|product| {
        currency.as_deref().is_none_or(|code| product.currency.code() == code)
            && jurisdiction.as_deref().is_none_or(|id| product.jurisdiction == id)
    });
    fits.map(|product| {
        let name = crate::report::wording::name(&product.name, lang);
        (product.id.clone(), format!("{name}  {}", product.id))
    })
    .collect()
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
