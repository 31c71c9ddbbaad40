//! The rows of the list of ways: by group, each way with what it brings, what it costs, and when it helps.

use crate::domain::backup::condition::Verdict;
use crate::domain::backup::fit::{Fit, Life};
use crate::domain::backup::{BackupOption, Group};
use crate::report::backup::Backup;
use crate::report::wording::{backup as wording, name};
use crate::text::table::Column;
use crate::text::{Lang, backup as words, backup_screen as own, date};
use crate::tui::theme::{Meaning, Role};
use crate::tui::widgets::grid::{Cell, GridRow};

/// Heads have ids from here on; below it an id is the place of a fit.
const HEADS: u32 = 10_000;

/// Figures give way before a name is cut shorter than this.
const LEAST_NAME: usize = 24;

/// The place of the fit that a row is of; none for a head.
pub(super) fn fit_of(id: u32) -> Option<usize> {
    (id < HEADS).then(|| usize::try_from(id).ok()).flatten()
}

/// The columns, the way's name first.
pub(super) fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::text(words::COL_OPTION.get(lang), LEAST_NAME),
        Column::mark(own::COL_USABLE.get(lang)).drops(1),
        Column::figure(words::COL_BRINGS.get(lang)).drops(2),
        Column::figure(words::COL_COST.get(lang)),
        Column::figure(words::COL_YEAR.get(lang)).drops(3),
        Column::mark(words::COL_HELPS.get(lang)).drops(4),
    ]
}

/// Every way, under the head of its group; what is not in force comes last.
pub(super) fn rows(backup: &Backup, chosen: &[usize], lang: Lang) -> Vec<GridRow> {
    let mut rows = Vec::new();
    let in_group = |fit: &Fit, group: Group| {
        fit.life == Life::InForce && backup.option_of(fit).is_some_and(|option| option.group == group)
    };
    for (number, group) in (0..).zip(Group::ALL) {
        let fits = (0..).zip(&backup.fits).filter(|(_, fit)| in_group(fit, group));
        let before = rows.len();
        rows.extend(fits.filter_map(|(id, fit)| Some(row(backup, (id, fit, backup.option_of(fit)?), chosen, lang))));
        if rows.len() > before {
            rows.insert(before, head(number, own::group(group).get(lang)));
        }
    }
    let past = (0..).zip(&backup.fits).filter(|(_, fit)| fit.life != Life::InForce);
    let before = rows.len();
    rows.extend(past.filter_map(|(id, fit)| Some(past_row(id, fit, backup.option_of(fit)?, lang))));
    if rows.len() > before {
        rows.insert(before, head(Group::ALL.len(), words::HISTORY.get(lang)));
    }
    rows
}

fn head(number: usize, text: &str) -> GridRow {
    let id = HEADS + u32::try_from(number).unwrap_or(0);
    GridRow::new(id, vec![Cell::text(text).role(Role::Accent)])
}

fn row(backup: &Backup, (id, fit, option): (u32, &Fit, &BackupOption), chosen: &[usize], lang: Lang) -> GridRow {
    let currency = backup.standing.record.profile.currency;
    let figure = |text: String| Cell::text(text).role(Role::Figure);
    let mark = if chosen.contains(&fit.option) { "+" } else { " " };
    let cells = vec![
        Cell::text(name(&option.name, lang)).marked(mark, Role::Accent),
        Cell::text(words::verdict(fit.verdict).get(lang)).role(role_of(fit.verdict)),
        figure(wording::brings(backup, option, fit, lang)),
        figure(wording::cost(&fit.price, currency, lang)),
        figure(wording::yearly(&fit.price)),
        Cell::text(date::short_unless_other_year(fit.arrives, backup.standing.today)).role(Role::Muted),
    ];
    GridRow::new(id, cells)
}

fn past_row(id: u32, fit: &Fit, option: &BackupOption, lang: Lang) -> GridRow {
    let day = match fit.life {
        Life::Over => option.provenance.effective_to,
        _ => option.provenance.effective_from,
    };
    let blank = || Cell::text("");
    let day = Cell::text(day.map_or_else(String::new, date::iso)).role(Role::Muted);
    let named = Cell::text(name(&option.name, lang)).role(Role::Muted).marked(" ", Role::Muted);
    GridRow::new(id, vec![named, blank(), blank(), blank(), blank(), day])
}

/// Whether a way can be used, by a word and its colour.
const fn role_of(verdict: Verdict) -> Role {
    match verdict {
        Verdict::Yes => Meaning::Calm.role(),
        Verdict::Ask => Meaning::Notice.role(),
        Verdict::No => Role::Muted,
    }
}
