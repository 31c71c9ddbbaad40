//! The check of an offer as text: the patterns that it shows, and its true rate.

use super::super::Layout;
use super::paragraph;
use crate::report::offer::OfferChecked;
use crate::report::wording::backup_option::yearly;
use crate::report::wording::name;
use crate::text::calc::refusal::told;
use crate::text::number::{self, Decimals};
use crate::text::{backup as words, wrap::wrap_indented};

/// What the check found.
#[must_use]
pub fn offer(checked: &OfferChecked<'_>, layout: Layout) -> String {
    let lang = layout.lang;
    let mut lines = Vec::new();
    for found in &checked.matches {
        let head = words::OFFER_FOUND.fill(lang, &[("name", name(&found.trap.name, lang))]);
        lines.extend(wrap_indented(&head, layout.paragraph_columns(), "x ", "  "));
        let signs: Vec<String> = found.signs.iter().map(|sign| name(&sign.question, lang)).collect();
        let texts = [
            words::OFFER_SIGNS.fill(lang, &[("signs", signs.join(" "))]),
            words::OFFER_HOW.fill(lang, &[("text", name(&found.trap.how, lang))]),
            words::OFFER_DO.fill(lang, &[("text", name(&found.trap.what_to_do, lang))]),
        ];
        for text in texts {
            lines.extend(paragraph(&text, layout));
        }
    }
    if checked.matches.is_empty() {
        lines.extend(wrap_indented(words::OFFER_NONE.get(lang), layout.paragraph_columns(), "", ""));
    }
    match &checked.rate {
        None => {}
        Some(Err(refusal)) => {
            lines.push(words::OFFER_NO_RATE.fill(lang, &[("why", told(refusal, lang))]));
        }
        Some(Ok(rate)) => {
            let money = |amount| number::money(amount, checked.currency);
            let values = [
                ("received", money(rate.received)),
                ("paid", money(rate.paid)),
                ("cost", money(rate.cost)),
                ("yearly", yearly(rate.nominal, rate.effective, lang)),
            ];
            lines.extend(wrap_indented(&words::OFFER_RATE.fill(lang, &values), layout.paragraph_columns(), "", ""));
            for (line, rate) in &checked.above {
                let values = [("name", name(&line.name, lang)), ("rate", number::percent(*rate, Decimals::Two))];
                lines.extend(wrap_indented(
                    &words::OFFER_ABOVE.fill(lang, &values),
                    layout.paragraph_columns(),
                    "! ",
                    "  ",
                ));
            }
        }
    }
    lines.push(String::new());
    lines.join("\n")
}
