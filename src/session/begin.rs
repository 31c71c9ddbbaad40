//! The text of a new profile: empty and commented, or with what was filled in step by step put in its place.

use crate::content::Library;
use crate::domain::calendar::Day;
use crate::domain::money::Currency;
use crate::profile::edit::{Address, NewValue, Reading, Target, excerpt, set};
use crate::text::Lang;
use crate::text::new_profile::NewProfile;

/// The jurisdiction where a language is mostly spoken, as far as there are norms for it.
#[must_use]
pub const fn likely_jurisdiction(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "US",
        Lang::Zh => "CN",
    }
}

/// A preset of a jurisdiction and its currency.
fn preset_of<'l>(jurisdiction: &str, library: &'l Library) -> (&'l str, Currency) {
    let prefix = format!("{}/", jurisdiction.to_lowercase());
    let products = library.product_ids();
    let product = products.iter().find(|id| id.starts_with(&prefix)).or(products.first()).copied().unwrap_or("");
    (product, library.product(product).map_or(Currency::CNY, |product| product.currency))
}

/// The currency of a jurisdiction.
#[must_use]
pub fn currency_of(jurisdiction: &str, library: &Library) -> Currency {
    preset_of(jurisdiction, library).1
}

/// A new profile's text. Without a jurisdiction it is that of the language.
#[must_use]
pub fn new_profile(name: &str, jurisdiction: Option<&str>, library: &Library, today: Day, lang: Lang) -> String {
    let jurisdiction = jurisdiction.unwrap_or(likely_jurisdiction(lang));
    let (product, currency) = preset_of(jurisdiction, library);
    NewProfile { name, as_of: today, currency, jurisdiction, product }.text(lang)
}

/// The least that is a profile, to be filled in step by step.
#[must_use]
pub fn bare_profile(library: &Library, today: Day, lang: Lang) -> String {
    let jurisdiction = likely_jurisdiction(lang);
    let currency = currency_of(jurisdiction, library);
    let currency = currency.code();
    format!(
        "schema = 1\nname = \"household\"\ncurrency = \"{currency}\"\njurisdiction = \"{jurisdiction}\"\n\
         as_of = {today}\n\n[cash]\nspendable = \"0\"\n"
    )
}

/// The commented file of a new profile with the entries of a bare one in the places of its examples. Examples of what
/// was not filled in stay.
#[must_use]
pub fn composed_profile(bare: &str, library: &Library, today: Day, lang: Lang) -> String {
    let Ok(reading) = Reading::of(bare) else { return bare.to_owned() };
    let value = |target: Target, key: &str| {
        let address = Address::of(target, key)?;
        reading.value(address)
    };
    let stated = |key: &str| value(Target::File, key).unwrap_or_default();
    let jurisdiction = stated("jurisdiction");
    let (product, usual) = preset_of(&jurisdiction, library);
    let currency = Currency::from_code(&stated("currency")).unwrap_or(usual);
    let name = stated("name");
    let mut text = NewProfile { name: &name, as_of: today, currency, jurisdiction: &jurisdiction, product }.text(lang);
    // What cannot be read as a date or a currency stays as it was typed, for the check to name.
    for (target, keys) in
        [(Target::File, &["currency", "as_of"][..]), (Target::Cash, &["spendable", "emergency_fund"][..])]
    {
        for key in keys {
            if let (Some(typed), Some(address)) = (value(target, key), Address::of(target, key)) {
                text = set(&text, target, key, &NewValue::typed(&typed, address.key)).unwrap_or(text);
            }
        }
    }
    for (example, list) in
        [("#[[income]]", Target::Income(0)), ("#[[expense]]", Target::Expense(0)), ("#[[line]]", Target::Line(0))]
    {
        let places = (0..reading.count(list)).filter_map(|index| excerpt(bare, numbered(list, index)));
        text = in_place_of(&text, example, &places.filter_map(|place| bare.get(place)).collect::<Vec<_>>());
    }
    let limits = excerpt(bare, Target::Check).and_then(|place| bare.get(place));
    in_place_of(&text, "#[check]", &limits.into_iter().collect::<Vec<_>>())
}

const fn numbered(list: Target, index: usize) -> Target {
    match list {
        Target::Income(_) => Target::Income(index),
        Target::Expense(_) => Target::Expense(index),
        _ => Target::Line(index),
    }
}

/// The text with entries in place of the first paragraph that shows such an example, under its explanation; further
/// paragraphs of such examples go.
fn in_place_of(text: &str, example: &str, entries: &[&str]) -> String {
    if entries.is_empty() {
        return text.to_owned();
    }
    let mut placed = false;
    let mut paragraphs: Vec<String> = Vec::new();
    for paragraph in text.split("\n\n") {
        if !paragraph.lines().any(|row| row == example) {
            paragraphs.push(paragraph.to_owned());
            continue;
        }
        if placed {
            continue;
        }
        placed = true;
        let explained: Vec<&str> = paragraph.lines().take_while(|row| row.starts_with("# ")).collect();
        let mut entries = entries.iter().map(|entry| entry.trim_end().to_owned());
        let first = entries.next().unwrap_or_default();
        paragraphs.push(explained.into_iter().map(|row| format!("{row}\n")).collect::<String>() + &first);
        paragraphs.extend(entries);
    }
    if !placed {
        paragraphs.extend(entries.iter().map(|entry| entry.trim_end().to_owned()));
    }
    paragraphs.join("\n\n").trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::edit::add;

    #[test]
    fn what_is_filled_in_takes_the_place_of_its_example() {
        let library = Library::embedded();
        let today = Day::ymd(2026, 11, 21).unwrap();
        for lang in Lang::ALL {
            let bare = bare_profile(&library, today, lang);
            let composed = composed_profile(&bare, &library, today, lang);
            assert!(composed.contains("#[[income]]") && composed.contains("spendable = \"0\""), "{composed}");
            let pair = |key: &str, value: &str| (key.to_owned(), NewValue::Text(value.to_owned()));
            let two = add(&bare, Target::Income(0), &[pair("name", "pay"), pair("amount", "8000")]).unwrap();
            let two = add(&two, Target::Income(1), &[pair("name", "jobs"), pair("amount", "90")]).unwrap();
            let composed = composed_profile(&two, &library, today, lang);
            assert!(!composed.contains("#[[income]]") && composed.contains("#[[line]]"), "{composed}");
            let (pay, jobs) = (composed.find("\"pay\"").unwrap(), composed.find("\"jobs\"").unwrap());
            assert!(pay < jobs && jobs < composed.find("#[[expense]]").unwrap(), "{composed}");
            // The explanation stands right above the first entry.
            let above = composed[..pay].lines().rev().nth(1).unwrap_or_default();
            assert!(above.starts_with("# ") || above == "[[income]]", "{above}");
        }
    }
}
