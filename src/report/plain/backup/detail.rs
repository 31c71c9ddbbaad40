//! One option in full: what it is, its conditions, its cost on this need, what it does, and what it rests on.

use super::super::Layout;
use super::{head, paragraph};
use crate::report::backup::Backup;
use crate::report::wording::{backup_option, name};
use crate::text::width::{pad_end, width};
use crate::text::{backup as words, wrap::wrap_indented};

/// An option in full; nothing when the answer does not hold it.
#[must_use]
pub fn option_detail(backup: &Backup, option: usize, layout: Layout) -> String {
    let lang = layout.lang;
    let found = backup.file.options.get(option).zip(backup.fits.iter().find(|fit| fit.option == option));
    let Some((option, fit)) = found else { return String::new() };
    let mut lines = vec![name(&option.name, lang)];
    lines.extend(paragraph(&name(&option.summary, lang), layout));
    let rows = backup_option::rows(backup, option, fit, lang);
    let label_width = rows.iter().map(|(label, _)| width(label.get(lang))).max().unwrap_or(0);
    for (label, texts) in rows {
        for (place, text) in texts.iter().enumerate() {
            let label = if place == 0 { label.get(lang) } else { "" };
            let first = format!("  {}  ", pad_end(label, label_width));
            lines.extend(wrap_indented(text, layout.paragraph_columns(), &first, &" ".repeat(label_width + 4)));
        }
    }
    head(&mut lines, words::NEVER_ADVICE.get(lang));
    lines.push(String::new());
    lines.join("\n")
}
