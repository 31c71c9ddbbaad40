//! The text of a new profile, with what the language and the content suggest.

use crate::content::Library;
use crate::domain::calendar::Day;
use crate::domain::money::Currency;
use crate::text::Lang;
use crate::text::new_profile::NewProfile;

/// A new profile's text. Without a jurisdiction it is the one where the language is mostly spoken, as far as there are
/// norms for it.
#[must_use]
pub fn new_profile(name: &str, jurisdiction: Option<&str>, library: &Library, today: Day, lang: Lang) -> String {
    let guess = match lang {
        Lang::En => "US",
        Lang::Zh => "CN",
    };
    let jurisdiction = jurisdiction.unwrap_or(guess);
    let prefix = format!("{}/", jurisdiction.to_lowercase());
    let products = library.product_ids();
    let product = products.iter().find(|id| id.starts_with(&prefix)).or(products.first()).copied().unwrap_or("");
    let currency = library.product(product).map_or(Currency::CNY, |product| product.currency);
    NewProfile { name, as_of: today, currency, jurisdiction, product }.text(lang)
}
