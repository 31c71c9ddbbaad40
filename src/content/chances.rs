//! Reading chances of what may happen: a set for calm times, and what differs in stressed ones.
//!
//! A scenario changes them with the same keys.

use std::sync::Arc;

use super::norms::BOTH;
use super::provenance::{PROVENANCE_KEYS, read_both, read_provenance};
use crate::diagnostic::{Code, Diagnostic, Source, any_error};
use crate::document::Problems;
use crate::document::key::{Key, Shape};
use crate::document::reader::{Document, TableReader};
use crate::domain::money::{RATE_SCALE, Ratio};
use crate::domain::name::Name;
use crate::domain::provenance::Provenance;
use crate::domain::stress::chances::{
    Chances, ExpenseChance, Forgetting, IncomeDip, JobLoss, LimitCut, OutageChance, RuleChange, Times,
};

/// The id of the set that is used when nothing else is said.
pub const USUAL_CHANCES: &str = "survey";

const FILE_KEYS: &[Key] = &[
    Key::required("id", Shape::Id),
    Key::required("name", BOTH),
    Key::required("summary", BOTH),
    Key::required("calm", Shape::Table(&[SOURCED_KEYS])),
    Key::required("stressed", Shape::Table(&[SOURCED_KEYS])),
];

/// Keys of a set in a scenario.
pub(super) const SET_KEYS: &[Key] = &[
    Key::new("job_loss", Shape::Table(&[JOB_LOSS])),
    Key::new("income_dip", Shape::Table(&[INCOME_DIP])),
    Key::new("expense", Shape::Tables(&[EXPENSE])),
    Key::new("outage", Shape::Table(&[OUTAGE])),
    Key::new("limit_cut", Shape::Table(&[LIMIT_CUT])),
    Key::new("rule_change", Shape::Table(&[RULE_CHANGE])),
    Key::new("forgetting", Shape::Table(&[FORGETTING])),
];

/// The same with where each comes from.
const SOURCED_KEYS: &[Key] = &[
    Key::new("job_loss", Shape::Table(&[JOB_LOSS, PROVENANCE_KEYS])),
    Key::new("income_dip", Shape::Table(&[INCOME_DIP, PROVENANCE_KEYS])),
    Key::new("expense", Shape::Tables(&[EXPENSE, PROVENANCE_KEYS])),
    Key::new("outage", Shape::Table(&[OUTAGE, PROVENANCE_KEYS])),
    Key::new("limit_cut", Shape::Table(&[LIMIT_CUT, PROVENANCE_KEYS])),
    Key::new("rule_change", Shape::Table(&[RULE_CHANGE, PROVENANCE_KEYS])),
    Key::new("forgetting", Shape::Table(&[FORGETTING, PROVENANCE_KEYS])),
];

const JOB_LOSS: &[Key] = &[
    Key::new("monthly", Shape::Percent),
    Key::new("short_share", Shape::Percent),
    Key::new("short_leaves", Shape::Percent),
    Key::new("long_leaves", Shape::Percent),
    Key::new("kept", Shape::Percent),
    Key::new("kept_with_benefit", Shape::Percent),
    Key::new("benefit", Shape::Flag),
];
const INCOME_DIP: &[Key] =
    &[Key::new("monthly", Shape::Percent), Key::new("least", Shape::Percent), Key::new("most", Shape::Percent)];
const EXPENSE: &[Key] = &[
    Key::required("id", Shape::Id),
    Key::new("name", BOTH),
    Key::new("monthly", Shape::Percent),
    Key::new("median_months_of_income", Shape::Hundredths),
    Key::new("spread", Shape::Hundredths),
];
const OUTAGE: &[Key] = &[Key::new("monthly", Shape::Percent), Key::new("longest_days", Shape::Whole(1, 365))];
const LIMIT_CUT: &[Key] = &[
    Key::new("monthly", Shape::Percent),
    Key::new("times_after_lateness", Shape::Whole(1, 1000)),
    Key::new("least", Shape::Percent),
    Key::new("most", Shape::Percent),
];
const RULE_CHANGE: &[Key] = &[Key::new("monthly", Shape::Percent)];
const FORGETTING: &[Key] = &[
    Key::new("starts", Shape::Table(&[STARTS])),
    Key::new("stays", Shape::Table(&[STAYS])),
    Key::new("level", Shape::Percent),
    Key::new("automatic_share", Shape::Percent),
    Key::new("most_days", Shape::Whole(1, 365)),
];
const STARTS: &[Key] = &[
    Key::required("after_none", Shape::Percent),
    Key::required("after_one", Shape::Percent),
    Key::required("after_more", Shape::Percent),
];
const STAYS: &[Key] = &[
    Key::required("after_one", Shape::Percent),
    Key::required("after_two", Shape::Percent),
    Key::required("after_more", Shape::Percent),
];

/// A set of chances with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChancesFile {
    /// Its id.
    pub id: String,
    /// What to call it.
    pub name: Name,
    /// Where it comes from, in a sentence or two.
    pub summary: Name,
    /// For calm times.
    pub calm: Chances,
    /// For stressed times.
    pub stressed: Chances,
    /// Where each value comes from.
    pub provenance: Vec<Provenance>,
}

impl ChancesFile {
    /// The chances of these times.
    #[must_use]
    pub const fn of(&self, times: Times) -> &Chances {
        match times {
            Times::Calm => &self.calm,
            Times::Stressed => &self.stressed,
        }
    }
}

/// Reads a set of chances.
///
/// # Errors
/// All problems of the file when there is an error among them.
pub(super) fn read_chances(source: &Arc<Source>) -> Result<ChancesFile, Vec<Diagnostic>> {
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    let file = read(&document, &problems);
    let problems = problems.into_list();
    match file {
        Some(file) if !any_error(&problems) => Ok(file),
        _ => Err(problems),
    }
}

fn read(document: &Document<'_>, problems: &Problems) -> Option<ChancesFile> {
    let table = document.table(&[FILE_KEYS], problems);
    let (id, name, summary) = (table.id("id"), read_both(&table, "name"), read_both(&table, "summary"));
    let mut calm = Chances::default();
    let mut provenance = Vec::new();
    if let Some(set) = table.table("calm") {
        for key in SET_KEYS.iter().map(|key| key.name).filter(|key| !set.has(key)) {
            set.missing(key);
        }
        provenance.extend(overlay(&mut calm, set, true));
    }
    let mut stressed = calm.clone();
    if let Some(set) = table.table("stressed") {
        provenance.extend(overlay(&mut stressed, set, true));
    }
    table.finish();
    Some(ChancesFile { id: id?, name: name?, summary: summary?, calm, stressed, provenance })
}

/// Lays what a table states over chances; what it does not state stays. `is_sourced` says that each part states where it
/// comes from.
pub(super) fn overlay(chances: &mut Chances, set: TableReader<'_>, is_sourced: bool) -> Vec<Provenance> {
    let mut provenance = Vec::new();
    let mut part = |key: &'static str, lay: &mut dyn FnMut(&TableReader<'_>)| {
        let Some(table) = set.table(key) else { return };
        lay(&table);
        provenance.extend(is_sourced.then(|| read_provenance(&table)).flatten());
        table.finish();
    };
    part("job_loss", &mut |table| lay_job_loss(&mut chances.job_loss, table));
    part("income_dip", &mut |table| {
        let IncomeDip { monthly, least, most } = &mut chances.income_dip;
        lay_chance(monthly, table, "monthly");
        lay_range(least, most, table);
    });
    part("outage", &mut |table| {
        let OutageChance { monthly, longest_days } = &mut chances.outage;
        lay_chance(monthly, table, "monthly");
        *longest_days = table.whole("longest_days").unwrap_or(*longest_days);
    });
    part("limit_cut", &mut |table| {
        let LimitCut { monthly, times_after_lateness, least, most } = &mut chances.limit_cut;
        lay_chance(monthly, table, "monthly");
        *times_after_lateness = table.whole("times_after_lateness").unwrap_or(*times_after_lateness);
        lay_range(least, most, table);
    });
    part("rule_change", &mut |table| {
        let RuleChange { monthly } = &mut chances.rule_change;
        lay_chance(monthly, table, "monthly");
    });
    part("forgetting", &mut |table| lay_forgetting(&mut chances.forgetting, table));
    for table in set.tables("expense") {
        lay_expense(&mut chances.expenses, &table, is_sourced);
        provenance.extend(is_sourced.then(|| read_provenance(&table)).flatten());
        table.finish();
    }
    set.finish();
    provenance
}

/// A share between nothing and all; anything else is a problem.
fn lay_chance(own: &mut Ratio, table: &TableReader<'_>, key: &'static str) {
    let Some(stated) = table.percent(key) else { return };
    if (0..=RATE_SCALE).contains(&stated.0) {
        *own = stated;
    } else {
        refuse(table, key, stated);
    }
}

fn refuse(table: &TableReader<'_>, key: &'static str, stated: Ratio) {
    let values = [("key", key), ("value", &*stated.plain_percent())];
    table.problems().error(Code::ChanceOutOfRange, table.place(key), &values);
}

fn lay_range(least: &mut Ratio, most: &mut Ratio, table: &TableReader<'_>) {
    lay_chance(least, table, "least");
    lay_chance(most, table, "most");
    let both = table.has("least") && table.has("most");
    if both && *least > *most {
        refuse(table, "most", *most);
    }
    // Only one of them was changed: the other gives way.
    *most = (*most).max(*least);
}

fn lay_job_loss(own: &mut JobLoss, table: &TableReader<'_>) {
    lay_chance(&mut own.monthly, table, "monthly");
    lay_chance(&mut own.short_share, table, "short_share");
    lay_chance(&mut own.short_leaves, table, "short_leaves");
    lay_chance(&mut own.long_leaves, table, "long_leaves");
    lay_chance(&mut own.kept, table, "kept");
    lay_chance(&mut own.kept_with_benefit, table, "kept_with_benefit");
    own.benefit = table.flag("benefit").unwrap_or(own.benefit);
}

fn lay_forgetting(own: &mut Forgetting, table: &TableReader<'_>) {
    let three = |shares: &mut [Ratio; 3], key: &'static str, keys: [&'static str; 3]| {
        let Some(inner) = table.table(key) else { return };
        for (share, key) in shares.iter_mut().zip(keys) {
            lay_chance(share, &inner, key);
        }
        inner.finish();
    };
    three(&mut own.starts, "starts", ["after_none", "after_one", "after_more"]);
    three(&mut own.stays, "stays", ["after_one", "after_two", "after_more"]);
    // A level multiplies odds: it may be above one.
    own.level = table.percent("level").unwrap_or(own.level);
    lay_chance(&mut own.automatic_share, table, "automatic_share");
    own.most_days = table.whole("most_days").unwrap_or(own.most_days);
}

/// Changes the kind of this id, or adds it.
fn lay_expense(all: &mut Vec<ExpenseChance>, table: &TableReader<'_>, is_sourced: bool) {
    let (id, name) = (table.id("id"), read_both(table, "name"));
    let Some(id) = id else { return };
    let place = all.iter().position(|kind| kind.id == id).unwrap_or_else(|| {
        // A scenario may change a kind that it does not name again; a set may not.
        let needed = if is_sourced { &["name", "monthly", "median_months_of_income"][..] } else { &[] };
        for key in needed.iter().filter(|key| !table.has(key)) {
            table.missing(key);
        }
        all.push(ExpenseChance { name: Name::same(&id), id, monthly: Ratio::ZERO, median: 25, spread: 90 });
        all.len() - 1
    });
    let Some(kind) = all.get_mut(place) else { return };
    kind.name = name.unwrap_or_else(|| kind.name.clone());
    lay_chance(&mut kind.monthly, table, "monthly");
    kind.median = table.hundredths("median_months_of_income").unwrap_or(kind.median);
    kind.spread = table.hundredths("spread").unwrap_or(kind.spread).min(300);
}
