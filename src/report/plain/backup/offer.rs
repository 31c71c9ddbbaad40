//! The check of an offer as text: the patterns that it shows, and its true rate.

use super::super::Layout;
use super::paragraph;
use crate::report::offer::OfferChecked;
use crate::report::wording::{name, offer as wording};
use crate::text::{backup as words, wrap::wrap_indented};

/// What the check found.
#[must_use]
pub fn offer(checked: &OfferChecked<'_>, layout: Layout) -> String {
    let lang = layout.lang;
    let columns = layout.paragraph_columns();
    let mut lines = Vec::new();
    for found in &checked.matches {
        let head = words::OFFER_FOUND.fill(lang, &[("name", name(&found.trap.name, lang))]);
        lines.extend(wrap_indented(&head, columns, "x ", "  "));
        for text in wording::pattern(found, lang) {
            lines.extend(paragraph(&text, layout));
        }
    }
    if checked.matches.is_empty() {
        lines.extend(wrap_indented(words::OFFER_NONE.get(lang), columns, "", ""));
    }
    let mut rate = wording::true_rate(checked, lang).into_iter();
    if let Some(first) = rate.next() {
        lines.extend(wrap_indented(&first, columns, "", ""));
    }
    for above in rate {
        lines.extend(wrap_indented(&above, columns, "! ", "  "));
    }
    lines.push(String::new());
    lines.join("\n")
}
