//! Margins as text: line by line, the rules that stand, then the nearest first.

use super::{Layout, indented};
use crate::domain::household::profile::Profile;
use crate::domain::risk::policy::Policy;
use crate::report::margin::{LineMargins, Margins};
use crate::report::wording::{margin as wording, name};
use crate::text::number;
use crate::text::{date, line as line_words, margin as words, wrap::wrap_indented};

/// How far every rule of every line is. `under` names what is supposed, if anything; `is_today` that the day has only
/// begun.
#[must_use]
pub fn margins(
    household: &str,
    margins: &Margins,
    policies: &[Policy],
    under: Option<&str>,
    is_today: bool,
    layout: Layout,
) -> String {
    let lang = layout.lang;
    let day = if is_today { words::TODAY } else { words::EVENING }.fill(lang, &[("day", date::iso(margins.day))]);
    let mut lines = vec![household.to_owned(), format!("{}  {day}", words::TITLE.get(lang))];
    lines.extend(under.map(|name| words::IF.fill(lang, &[("name", name.to_owned())])));
    if margins.lines.is_empty() {
        lines.push(words::NO_LINES.get(lang).to_owned());
    }
    for line in &margins.lines {
        lines.push(String::new());
        lines.extend(of_line(line, &margins.profile, policies, layout));
    }
    lines.push(String::new());
    lines.extend(wrap_indented(words::TEACHING_IS.get(lang), layout.paragraph_columns(), "", ""));
    lines.push(String::new());
    lines.join("\n")
}

fn of_line(of: &LineMargins, profile: &Profile, policies: &[Policy], layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let columns = layout.paragraph_columns();
    let line = profile.lines.get(of.line).map_or_else(String::new, |line| name(&line.name, lang));
    let state = line_words::state(of.state).get(lang).to_owned();
    let mut head = words::LINE.fill(lang, &[("line", line), ("state", state)]);
    let Some(policy) = of.policy.and_then(|place| policies.get(place)) else {
        return vec![head, format!("  {}", words::NO_POLICY.get(lang))];
    };
    head.push_str("  ");
    head.push_str(&words::POLICY.fill(lang, &[("policy", name(&policy.name, lang))]));
    let mut lines = wrap_indented(&head, columns, "", "  ");
    if of.rules.is_empty() {
        lines.push(format!("  {}", words::CLOSED.get(lang)));
    }
    let is_shown = |rule: &&crate::report::margin::RuleMargin| rule.is_measured();
    for rule in of.rules.iter().filter(is_shown) {
        let Some(trigger) = policy.triggers.get(rule.rule) else { continue };
        let told = wording::told(rule, trigger, profile.currency, lang);
        lines.extend(wrap_indented(&told.distance, columns, "  - ", "    "));
        lines.extend(wrap_indented(&told.rule, columns, "      ", "        "));
        lines.extend(wrap_indented(&told.founded, columns, "      ", "        "));
    }
    let others = of.rules.iter().filter(|rule| !rule.is_measured()).count();
    if others > 0 {
        let count = number::whole(i64::try_from(others).unwrap_or(i64::MAX));
        lines.extend(indented(wrap_indented(&words::MORE_RULES.fill(lang, &[("n", count)]), columns, "", "  ")));
    }
    lines
}
