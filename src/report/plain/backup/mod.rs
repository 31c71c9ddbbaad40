//! Other ways through as text: what is missing, the days to come, the ways in their groups, what to avoid, the cushion.

mod detail;
mod offer;
mod panel;

pub use detail::option_detail;
pub use offer::offer;

use super::{Layout, heading, indented, left_out};
use crate::domain::backup::Group;
use crate::domain::backup::fit::{Fit, Life};
use crate::report::backup::Backup;
use crate::report::wording::backup as wording;
use crate::report::wording::name;
use crate::text::table::{Column, Table};
use crate::text::{Lang, backup as words, date, wrap::wrap_indented};

/// The whole answer.
#[must_use]
pub fn backup(backup: &Backup, layout: Layout) -> String {
    let lang = layout.lang;
    let standing = &backup.standing;
    let mut lines = vec![heading(standing, layout)];
    lines.extend(left_out(standing, layout));
    head(&mut lines, words::MISSING.get(lang));
    for sentence in wording::missing(backup, lang) {
        lines.extend(paragraph(&sentence, layout));
    }
    if !backup.steps.is_empty() {
        head(&mut lines, words::STEPS.get(lang));
        lines.extend(steps(backup, layout));
    }
    for group in Group::ALL {
        lines.extend(one_group(backup, group, layout));
    }
    if backup.file.options.is_empty() {
        let jurisdiction = standing.record.profile.jurisdiction.as_str();
        head(&mut lines, &words::NO_OPTIONS.fill(lang, &[("jurisdiction", jurisdiction)]));
    }
    lines.push(String::new());
    lines.extend(paragraph(&wording::covering(backup, lang), layout));
    lines.extend(paragraph(words::NOT_OVER.get(lang), layout));
    lines.extend(panel::together(backup, layout));
    lines.extend(panel::comparisons(backup, layout));
    lines.extend(panel::avoid(backup, layout));
    lines.extend(panel::cushion(backup, layout));
    lines.extend(past(backup, layout));
    lines.push(String::new());
    let facts: Vec<String> =
        wording::missing_facts(&backup.fits).into_iter().map(|key| key.word().to_owned()).collect();
    if !facts.is_empty() {
        let keys = wording::list(&facts, lang);
        lines.extend(paragraph(&words::FACTS_MISSING.fill(lang, &[("keys", keys)]), layout));
    }
    lines.extend(paragraph(words::NEVER_ADVICE.get(lang), layout));
    lines.push(String::new());
    lines.join("\n")
}

fn head(lines: &mut Vec<String>, text: &str) {
    lines.push(String::new());
    lines.push(text.to_owned());
}

fn paragraph(text: &str, layout: Layout) -> Vec<String> {
    wrap_indented(text, layout.paragraph_columns(), "  ", "  ")
}

fn steps(backup: &Backup, layout: Layout) -> Vec<String> {
    let mut lines = Vec::new();
    let mut has_asked = false;
    for dated in &backup.steps {
        use crate::domain::backup::moves::Move;
        use crate::domain::backup::steps::Step;
        has_asked |= matches!(&dated.step, Step::Make(relief) if matches!(relief.what, Move::DueDay { .. }));
        let text = wording::step(backup, &dated.step, layout.lang);
        let first = format!("  {}  ", date::iso(dated.day));
        lines.extend(wrap_indented(&text, layout.paragraph_columns(), &first, &" ".repeat(first.len())));
    }
    if has_asked {
        lines.extend(paragraph(words::STEPS_NOTE.get(layout.lang), layout));
    }
    lines
}

fn one_group(backup: &Backup, group: Group, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let here: Vec<&Fit> = backup
        .fits
        .iter()
        .filter(|fit| {
            fit.life == Life::InForce && backup.file.options.get(fit.option).is_some_and(|o| o.group == group)
        })
        .collect();
    if here.is_empty() {
        return Vec::new();
    }
    let currency = backup.standing.record.profile.currency;
    let mut table = Table::new(vec![
        Column::text(words::COL_OPTION.get(lang), 16),
        Column::mark(words::COL_USE.get(lang)),
        Column::figure(words::COL_BRINGS.get(lang)),
        Column::figure(words::COL_COST.get(lang)),
        Column::figure(words::COL_YEAR.get(lang)).drops(2),
        Column::mark(words::COL_HELPS.get(lang)).drops(1),
    ]);
    let mut reasons = Vec::new();
    for fit in here {
        let Some(option) = backup.file.options.get(fit.option) else { continue };
        let title = name(&option.name, lang);
        let why = wording::why(backup, fit, lang);
        if !why.is_empty() {
            let colon = if lang == Lang::Zh { "：" } else { ": " };
            let text = format!("{title}{colon}{why}");
            reasons.extend(wrap_indented(&text, layout.paragraph_columns(), "  - ", "    "));
        }
        table.row([
            title,
            words::verdict(fit.verdict).get(lang).to_owned(),
            wording::brings(backup, option, fit, lang),
            wording::cost(&fit.price, currency, lang),
            wording::yearly(&fit.price),
            date::iso(fit.arrives),
        ]);
    }
    let mut lines = Vec::new();
    head(&mut lines, words::group(group).get(lang));
    lines.extend(indented(table.lines(layout.columns.map(|columns| columns.saturating_sub(2))).lines));
    lines.extend(reasons);
    lines
}

/// Options that are no longer, or not yet, in force.
fn past(backup: &Backup, layout: Layout) -> Vec<String> {
    let lang = layout.lang;
    let mut rows = Vec::new();
    for fit in backup.fits.iter().filter(|fit| fit.life != Life::InForce) {
        let Some(option) = backup.file.options.get(fit.option) else { continue };
        let (words, day) = match fit.life {
            Life::Over => (words::HISTORY_ROW, option.provenance.effective_to),
            _ => (words::NOT_YET_ROW, option.provenance.effective_from),
        };
        let values = [("name", name(&option.name, lang)), ("day", day.map_or_else(String::new, date::iso))];
        let mut text = words.fill(lang, &values);
        for caution in &option.cautions {
            text.push_str(if lang == Lang::Zh { "" } else { " " });
            text.push_str(&name(caution, lang));
        }
        rows.extend(paragraph(&text, layout));
    }
    if rows.is_empty() {
        return rows;
    }
    let mut lines = Vec::new();
    head(&mut lines, words::HISTORY.get(lang));
    lines.extend(rows);
    lines
}
