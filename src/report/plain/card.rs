//! The points card as text: line by line, then what the card is set to, where it comes from and what it cannot do.

use super::Layout;
use crate::domain::risk::scorecard::Scorecard;
use crate::report::card::Cards;
use crate::report::wording::{card as wording, name};
use crate::text::{date, margin as margin_words, scorecard as words, wrap::wrap_indented};

/// The card of every line. `source` is the title of its source, `under` names what is supposed, `is_today` says that the
/// day has only begun.
#[must_use]
pub fn cards(
    household: &str,
    cards: &Cards,
    card: &Scorecard,
    source: &str,
    (under, is_today): (Option<&str>, bool),
    layout: Layout,
) -> String {
    let lang = layout.lang;
    let columns = layout.paragraph_columns();
    let day = [("day", date::iso(cards.day))];
    let day = if is_today { margin_words::TODAY } else { margin_words::EVENING }.fill(lang, &day);
    let mut lines = vec![household.to_owned(), format!("{}  {day}", words::TITLE.get(lang))];
    lines.extend(under.map(|name| margin_words::IF.fill(lang, &[("name", name.to_owned())])));
    lines.push(words::FEWER_IS_BETTER.get(lang).to_owned());
    lines.push(String::new());
    for of in &cards.lines {
        let line = cards.profile.lines.get(of.line).map_or_else(String::new, |line| name(&line.name, lang));
        lines.extend(wrap_indented(&wording::verdict(card, of, line, lang), columns, "", "  "));
        for text in wording::details(of, lang) {
            lines.extend(wrap_indented(&text, columns, "  - ", "    "));
        }
    }
    lines.push(String::new());
    for text in wording::about(card, cards.base_rate, source, lang) {
        lines.extend(wrap_indented(&text, columns, "", ""));
    }
    lines.push(String::new());
    lines.join("\n")
}
