//! Entries of the profile: their forms, the text that a form asks for, and which field a problem belongs to.

use std::ops::Range;

use super::trial::told_as_text;
use super::{Desk, fields, record};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::domain::name::Name;
use crate::profile::edit::{Address, EditError, NewValue, Reading, Target, add, close_line, remove, rename_line};
use crate::profile::journal::write::NewRow;
use crate::report::standing::Standing;
use crate::report::wording;
use crate::session::Papers;
use crate::text::{Lang, Words, profile_screen as words};
use crate::tui::app::{App, Wanted};
use crate::tui::popups::Popup;
use crate::tui::popups::proposal::{Proposal, Stage, Subject, Trial};
use crate::tui::theme::Meaning;
use crate::tui::widgets::form::Form;

impl Desk<'_> {
    /// Opens the form of what a screen wants changed.
    pub(super) fn propose(&self, app: &mut App, wanted: Wanted) {
        let Some(standing) = self.standing_today(&app.figures.answers.standing) else { return };
        let proposal = match wanted {
            Wanted::Edit(target) => Some(self.form_of(target, false, app.lang)),
            Wanted::Add(list) => Some(self.form_of(self.next_of(list), true, app.lang)),
            Wanted::Remove(target) => {
                Some(ready(words::REMOVE, Subject::Removal { target, name: self.name_of(target) }))
            }
            Wanted::Close(line) => {
                let name = self.name_of(Target::Line(line));
                Some(ready(words::CLOSE, Subject::Closing { line, name }))
            }
            Wanted::Correct(id) => {
                let entry = standing.record.entries.iter().find(|entry| entry.id == id);
                entry.map(|entry| record::correction(entry, &standing, app.lang))
            }
            Wanted::TakeOut(id) => Some(ready(words::TAKE_OUT, Subject::RowRemoval { id })),
            Wanted::Record(row) => Some(record::prepared(&row, &standing, app.lang)),
            Wanted::Write(rows) => Some(ready(words::WRITE_ROWS, Subject::Rows { rows })),
        };
        if let Some(proposal) = proposal {
            app.popups.push(Popup::Proposal(Box::new(proposal)));
        }
    }

    fn form_of(&self, target: Target, adding: bool, lang: Lang) -> Proposal {
        // The money at hand is filled in with the head of the file.
        let (target, focus) = if target == Target::Cash { (Target::File, "spendable") } else { (target, "") };
        let (fields, addresses) = fields::fields(target, &self.papers.profile, false, self.shelf.library, lang);
        let place = fields.iter().position(|field| field.name == focus).unwrap_or(0);
        let title = if adding { fields::new_title(target) } else { fields::place(target) };
        let mut proposal = Proposal::new(title, Subject::Entry { target, adding, addresses }, Form::new(fields));
        proposal.form.focus_on(place);
        proposal.all_keys = fields::has_rare(target).then_some(false);
        proposal
    }

    /// The place of a new entry: after the last of its list.
    fn next_of(&self, list: Target) -> Target {
        let count = Reading::of(&self.papers.profile).map_or(0, |reading| reading.count(list));
        match list {
            Target::Income(_) => Target::Income(count),
            Target::Expense(_) => Target::Expense(count),
            Target::Line(_) => Target::Line(count),
            Target::Instalment(line, _) => Target::Instalment(line, count),
            Target::Part(line, _) => Target::Part(line, count),
            other => other,
        }
    }

    /// What an entry is called in the file.
    fn name_of(&self, target: Target) -> String {
        let Ok(reading) = Reading::of(&self.papers.profile) else { return String::new() };
        let value = |address: Option<Address>| address.and_then(|address| reading.value(address));
        value(Address::of(target, "name"))
            .or_else(|| value(Address::inside(target, "name", "en")))
            .or_else(|| value(Address::of(target, "id")))
            .unwrap_or_default()
    }

    /// Shows the rarer fields too, or no longer; what was typed stays.
    pub(super) fn show_all_keys(&self, app: &mut App) {
        let Some(Popup::Proposal(proposal)) = app.popups.last_mut() else { return };
        let Subject::Entry { target, addresses, .. } = &mut proposal.subject else { return };
        let all = !proposal.all_keys.unwrap_or_default();
        let (mut fields, new) = fields::fields(*target, &self.papers.profile, all, self.shelf.library, app.lang);
        for field in &mut fields {
            if let Some(before) = proposal.form.fields.iter().find(|before| before.name == field.name) {
                *field = before.clone();
            }
        }
        *addresses = new;
        let focused = proposal.form.focused();
        proposal.form = Form::new(fields);
        let place = proposal.form.fields.iter().position(|field| Some(field.name) == focused);
        proposal.form.focus_on(place.unwrap_or(0));
        proposal.all_keys = Some(all);
        proposal.trial = None;
    }

    /// Tries out a change of the profile.
    pub(super) fn try_entry(&self, proposal: &mut Proposal, standing: &Standing, lang: Lang) -> Trial {
        let Subject::Entry { target, adding, addresses } = proposal.subject.clone() else {
            return Trial::default();
        };
        if adding {
            suggest_id(&mut proposal.form, &proposal.touched, &self.papers.profile);
        }
        let label = match shown_name(&proposal.form) {
            name if name.is_empty() => Name::both(fields::place(target).en, fields::place(target).zh),
            name => Name::same(&crate::text::width::clean(&name)),
        };
        let form = &proposal.form;
        let papers = match self.papers.with_edit(|text| changed_text(text, target, adding, &addresses, form)) {
            Ok(papers) => papers,
            Err(problem) => return refused(&problem, lang),
        };
        let changed = papers.profile.clone();
        let (mut trial, problems) = self.trial_of(papers, standing, lang);
        let asked = proposal.stage == Stage::Asking;
        let touched = proposal.touched.clone();
        let told = |name: &str| asked || touched.contains(&name);
        trial.remarks = place_problems(&mut proposal.form, told, &problems, &changed, &addresses, lang);
        let lead = if adding { words::ADDED } else { words::EDITED };
        trial.label = both(lead, &label);
        trial
    }

    /// Tries out a change that needs no form.
    pub(super) fn try_ready(&self, subject: &Subject, standing: &Standing, lang: Lang) -> Trial {
        let (papers, label) = match subject {
            Subject::Removal { target, name } => {
                let label = both(words::REMOVED, &Name::same(name));
                (self.papers.with_edit(|text| remove(text, *target)), label)
            }
            Subject::Closing { line, name } => {
                let id = Reading::of(&self.papers.profile)
                    .ok()
                    .and_then(|reading| reading.value(Address::of(Target::Line(*line), "id")?))
                    .unwrap_or_default();
                let day = self.household.today;
                (self.papers.with_edit(|text| close_line(text, &id, day)), both(words::CLOSED, &Name::same(name)))
            }
            Subject::RowRemoval { id } => (self.papers.without_row(id), self.label_of_row(id, standing)),
            Subject::Rows { rows } => (self.with_rows(rows, standing), rows_label(rows.len())),
            Subject::Row { .. } | Subject::Entry { .. } => return Trial::default(),
        };
        match papers {
            Ok(papers) => {
                let (mut trial, problems) = self.trial_of(papers, standing, lang);
                trial.remarks = remarks(&problems, lang);
                trial.label = label;
                trial
            }
            Err(problem) => refused(&problem, lang),
        }
    }

    fn with_rows(&self, rows: &[NewRow], standing: &Standing) -> Result<Papers, Diagnostic> {
        let currency = standing.record.profile.currency;
        rows.iter().try_fold(self.papers.clone(), |papers, row| Ok(papers.with_row(row, currency)?.0))
    }

    fn label_of_row(&self, id: &str, standing: &Standing) -> Name {
        let entry = standing.record.entries.iter().find(|entry| entry.id == id);
        let row = entry.map(|entry| NewRow::of(entry, &standing.record.profile));
        let worded = |lang| row.as_ref().map_or_else(String::new, |row| wording::difference::row(standing, row, lang));
        both(words::REMOVED, &Name { en: worded(Lang::En), zh: worded(Lang::Zh) })
    }
}

/// A change that needs no form: it is worked out at once and shown to be confirmed.
fn ready(title: Words, subject: Subject) -> Proposal {
    let mut proposal = Proposal::new(title, subject, Form::default());
    proposal.stage = Stage::Asking;
    proposal
}

fn both(words: Words, what: &Name) -> Name {
    Name { en: words.fill(Lang::En, &[("what", &what.en)]), zh: words.fill(Lang::Zh, &[("what", &what.zh)]) }
}

fn rows_label(count: usize) -> Name {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let counted = |lang| crate::text::number::count(count, crate::text::number::Counted::ITEMS, lang);
    both(words::CONFIRMED, &Name { en: counted(Lang::En), zh: counted(Lang::Zh) })
}

fn refused(problem: &Diagnostic, lang: Lang) -> Trial {
    Trial { remarks: vec![(Meaning::Stop, told_as_text(problem, lang))], ..Trial::default() }
}

/// What an entry is called in its form.
pub(super) fn shown_name(form: &Form) -> String {
    ["name", "name.en", "id"]
        .into_iter()
        .map(|key| form.value(key))
        .find(|text| !text.is_empty())
        .unwrap_or("")
        .to_owned()
}

/// Gives a new line an id that follows from its product or name until the reader types one.
pub(super) fn suggest_id(form: &mut Form, touched: &[&str], text: &str) {
    if touched.contains(&"id") || !form.fields.iter().any(|field| field.name == "id") {
        return;
    }
    let product = form.value("product").rsplit('/').next().unwrap_or("").to_owned();
    let name = slug(form.value("name"));
    let base = [product, name].into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| "line".to_owned());
    let taken = |id: &str| crate::profile::edit::line_index(text, id).is_some();
    let numbered = (2..).map(|number: u32| format!("{base}-{number}"));
    let free = std::iter::once(base.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or_default();
    form.fill("id", &free);
}

/// Small letters, digits and hyphens of a name.
fn slug(name: &str) -> String {
    let kept: String = name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    kept.split('-').filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join("-")
}

/// The profile's text with what a form asks for.
pub(super) fn changed_text(
    text: &str,
    target: Target,
    adding: bool,
    addresses: &[Address],
    form: &Form,
) -> Result<String, EditError> {
    let typed = || form.fields.iter().zip(addresses).map(|(field, address)| (field.text(), *address));
    let mut text = text.to_owned();
    if adding {
        let stated: Vec<(String, NewValue)> = typed()
            .filter(|(value, address)| !value.is_empty() && address.target == target && address.inside.is_none())
            .map(|(value, address)| (address.key.name.to_owned(), NewValue::typed(value, address.key)))
            .collect();
        text = add(&text, target, &stated)?;
    }
    for (value, address) in typed() {
        let before = Reading::of(&text)?.value(address).unwrap_or_default();
        if before == value {
            continue;
        }
        // A new id is a new name for all that refers to the line.
        let is_id = matches!(address.target, Target::Line(_)) && address.key.name == "id";
        text = if is_id && !adding && !before.is_empty() && crate::document::value::is_id(value) {
            rename_line(&text, &before, value)?
        } else {
            address.type_in(&text, value)?
        };
    }
    Ok(text)
}

/// Puts each problem under the field that it is about, where `told` says that the field may be told of one; gives remarks
/// for what has no field.
pub(super) fn place_problems(
    form: &mut Form,
    told: impl Fn(&str) -> bool,
    problems: &Problems,
    text: &str,
    addresses: &[Address],
    lang: Lang,
) -> Vec<(Meaning, String)> {
    let reading = Reading::of(text).ok();
    let mut placed: Vec<usize> = Vec::new();
    for (field, address) in form.fields.iter_mut().zip(addresses) {
        let span = reading.as_ref().and_then(|reading| reading.span(*address));
        let is_about = |found: &Diagnostic| stands_in(found, text, span.as_ref()) || misses(found, *address, problems);
        let problem = problems.all.iter().find(|found| found.severity != Severity::Note && is_about(found));
        field.problem = problem.filter(|_| told(field.name)).map(|found| told_as_text(found, lang));
        placed.extend(problem.and_then(|found| problems.new.iter().position(|new| new == found)));
    }
    let rest = (0..).zip(&problems.new).filter(|(place, _)| !placed.contains(place)).map(|(_, found)| found.clone());
    remarks(&Problems { all: Vec::new(), new: rest.collect() }, lang)
}

/// Whether a problem marks something within a value. A whole table that is marked is no mark of one value.
fn stands_in(found: &Diagnostic, text: &str, own: Option<&Range<usize>>) -> bool {
    const LONGEST_VALUE: usize = 200;
    found.place.as_ref().zip(own).is_some_and(|(place, own)| {
        let overlaps = place.span.start < own.end && own.start < place.span.end;
        overlaps && place.span.len() < LONGEST_VALUE && place.source.text == text
    })
}

/// Whether a new problem is that this value is missing.
fn misses(found: &Diagnostic, address: Address, problems: &Problems) -> bool {
    found.code == Code::MissingKey && found.value("key") == Some(address.key.name) && problems.new.contains(found)
}

/// The problems of a draft: all of them, and those that it brings.
pub(super) struct Problems {
    /// All.
    pub all: Vec<Diagnostic>,
    /// The new ones.
    pub new: Vec<Diagnostic>,
}

/// New problems as remarks; notes are for `profile check`.
pub(super) fn remarks(problems: &Problems, lang: Lang) -> Vec<(Meaning, String)> {
    let told = problems.new.iter().filter_map(|found| {
        let meaning = match found.severity {
            Severity::Error => Meaning::Stop,
            Severity::Warning => Meaning::Warning,
            Severity::Note => return None,
        };
        Some((meaning, told_as_text(found, lang)))
    });
    told.collect()
}
