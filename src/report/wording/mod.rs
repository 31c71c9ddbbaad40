//! Report values as words: agenda items, warnings, check rows.
//!
//! It knows reports and texts; names from files are made harmless here, once, before any screen sees them.

pub mod agenda;
pub mod backup;
pub mod backup_option;
pub mod card;
pub mod change;
pub mod check;
pub mod compare;
pub mod cost_statement;
pub mod difference;
pub mod explain;
pub mod keep_open;
pub mod margin;
pub mod offer;
pub mod plan;
pub mod plan_why;
pub mod stress;
pub mod terms;
pub mod warning;

use super::standing::Standing;
use crate::domain::name::Name;
use crate::text::{Lang, width::clean};

/// A name in a language, with control characters made visible.
#[must_use]
pub fn name(name: &Name, lang: Lang) -> String {
    let text = match lang {
        Lang::En => &name.en,
        Lang::Zh => &name.zh,
    };
    clean(text).into_owned()
}

/// The name of a line.
#[must_use]
pub fn line_name(standing: &Standing, line: usize, lang: Lang) -> String {
    standing.record.profile.lines.get(line).map_or_else(String::new, |record| name(&record.name, lang))
}
