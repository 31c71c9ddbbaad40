//! Building an own profile: each form checked as it is typed, the file composed and written at the end.

use std::path::PathBuf;

use super::entry::{Problems, changed_text, place_problems, suggest_id};
use super::steps::refuse;
use super::{Desk, fields};
use crate::diagnostic::{Code, Severity};
use crate::profile::edit::{Address, Reading, Target, remove};
use crate::profile::store::is_file_name;
use crate::session::{Papers, Source, bare_profile, composed_profile, currency_of};
use crate::text::width::clean;
use crate::text::{Lang, build as words, record as record_words};
use crate::tui::app::{App, Notice};
use crate::tui::popups::Popup;
use crate::tui::popups::build::{Build, Step, Wish};
use crate::tui::theme::Meaning;
use crate::tui::widgets::form::{Form, FormField};

impl Desk<'_> {
    /// Opens the first step.
    pub(super) fn build(&self, app: &mut App) {
        let Some(folders) = self.shelf.folders else { return app.say(Meaning::Stop, record_words::NO_FOLDER) };
        let text = bare_profile(self.shelf.library, self.shelf.clock, app.lang);
        let shown = clean(&folders.default_profile().display().to_string()).into_owned();
        let mut build = Build::new(text, shown, app.lang);
        self.begin(&mut build, Step::Place, app.lang);
        app.popups.push(Popup::Build(Box::new(build)));
    }

    /// Checks what is being filled in and does what the reader wants next.
    pub(super) fn try_build(&mut self, app: &mut App) {
        let Some(Popup::Build(mut build)) = app.popups.pop_if(|popup| matches!(popup, Popup::Build(_))) else { return };
        let lang = app.lang;
        let mut stays = true;
        if build.waits() {
            self.suggest(&mut build);
            let wish = build.wish.take();
            let asked = wish.is_some_and(|wish| matches!(wish, Wish::Add | Wish::Next)) && needs_check(&build);
            let candidate = self.check(&mut build, asked, lang);
            build.checked = true;
            if let Some(wish) = wish {
                stays = self.follow(app, &mut build, wish, candidate);
            }
        }
        if stays {
            app.popups.push(Popup::Build(build));
        }
    }

    /// Proposes what follows from what is typed: the currency of the place, the id of a line.
    fn suggest(&self, build: &mut Build) {
        if build.step == Step::Place && !build.touched.contains(&"currency") {
            let code = currency_of(build.form.value("jurisdiction"), self.shelf.library);
            build.form.fill("currency", code.code());
        }
        if build.step == Step::Lines {
            let (touched, text) = (build.touched.clone(), build.text.clone());
            suggest_id(&mut build.form, &touched, &text);
        }
    }

    /// The bare text with the form in it, when nothing is wrong with that.
    fn check(&self, build: &mut Build, asked: bool, lang: Lang) -> Option<String> {
        let (target, adding) = target_of(build.step, &build.text)?;
        let Ok(text) = changed_text(&build.text, target, adding, &build.addresses, &build.form) else { return None };
        let composed = composed_profile(&text, self.shelf.library, self.shelf.clock, lang);
        let problems = self.problems_of(&composed);
        let touched = build.touched.clone();
        let told = |name: &str| asked || touched.contains(&name);
        let mut remarks = place_problems(&mut build.form, told, &problems, &composed, &build.addresses, lang);
        if !asked && touched.is_empty() {
            remarks.clear();
        }
        build.remarks = remarks;
        let is_sound = !problems.all.iter().any(|found| found.severity == Severity::Error);
        is_sound.then_some(text)
    }

    fn problems_of(&self, composed: &str) -> Problems {
        let path = self.shelf.folders.map_or_else(PathBuf::new, crate::session::Folders::default_profile);
        let papers = Papers::new(&path, composed.to_owned(), String::new());
        let all = papers.household(self.shelf.library, self.shelf.clock).problems;
        Problems { new: all.clone(), all }
    }

    /// Does what the reader wants next; whether the building stays open.
    fn follow(&mut self, app: &mut App, build: &mut Build, wish: Wish, candidate: Option<String>) -> bool {
        let lang = app.lang;
        match wish {
            Wish::Save => return !self.save(app, build),
            Wish::TakeOut => take_out(build),
            Wish::Back => {
                // What is right is kept; what is not is left behind.
                keep(build, candidate);
                if let Some(step) = build.step.further(-1) {
                    self.begin(build, step, lang);
                }
                return true;
            }
            Wish::Add | Wish::Next => {
                if needs_check(build) && candidate.is_none() {
                    build.form.focus_problem();
                    return true;
                }
                keep(build, candidate);
                let step = if wish == Wish::Add { Some(build.step) } else { build.step.further(1) };
                if let Some(step) = step {
                    self.begin(build, step, lang);
                }
                return true;
            }
        }
        self.begin(build, build.step, lang);
        true
    }

    /// Begins a step with its form, or another entry of it.
    fn begin(&self, build: &mut Build, step: Step, lang: Lang) {
        build.names = names_of(step, &build.text);
        if step == Step::Review {
            build.composed = composed_profile(&build.text, self.shelf.library, self.shelf.clock, lang);
            build.begin(step, Form::default(), Vec::new());
            build.checked = true;
            return;
        }
        let Some((target, _)) = target_of(step, &build.text) else { return };
        let (fields, addresses) = fields::fields(target, &build.text, false, self.shelf.library, lang);
        let wanted = |field: &FormField| match step {
            Step::Place => matches!(field.name, "name" | "jurisdiction" | "currency" | "as_of"),
            Step::Cash => matches!(field.name, "spendable" | "emergency_fund"),
            _ => true,
        };
        let both = fields.into_iter().zip(addresses).filter(|(field, _)| wanted(field));
        let (fields, addresses): (Vec<FormField>, Vec<Address>) = both.unzip();
        build.begin(step, Form::new(fields), addresses);
    }

    /// Writes the file and opens it; whether that worked.
    fn save(&mut self, app: &mut App, build: &Build) -> bool {
        let Some(folders) = self.shelf.folders else {
            app.say(Meaning::Stop, record_words::NO_FOLDER);
            return false;
        };
        let default = folders.default_profile();
        let name = Reading::of(&build.text).ok().and_then(|text| text.value(Address::of(Target::File, "name")?));
        let name = name.filter(|name| is_file_name(name)).unwrap_or_else(|| "household".to_owned());
        let numbered = (2..100).map(|number| folders.profile(&format!("{name}-{number}")));
        let places = [default, folders.profile(&name)].into_iter().chain(numbered);
        for path in places {
            match Papers::new(&path, build.composed.clone(), String::new()).create() {
                Ok(()) => {
                    let shown = clean(&path.display().to_string()).into_owned();
                    self.change_household(app, &Source::Path(path));
                    let text = words::MADE.fill(app.lang, &[("path", shown)]);
                    app.notice = Some(Notice { meaning: Meaning::Calm, text });
                    return true;
                }
                Err(problem) if problem.code == Code::FileExists => {}
                Err(problem) => {
                    refuse(app, &problem);
                    return false;
                }
            }
        }
        false
    }
}

/// The entry that a step's form is about, and whether it is a new one.
fn target_of(step: Step, text: &str) -> Option<(Target, bool)> {
    let count = |list| Reading::of(text).map_or(0, |reading| reading.count(list));
    Some(match step {
        Step::Place | Step::Cash => (Target::File, false),
        Step::Limits => (Target::Check, false),
        Step::Income => (Target::Income(count(Target::Income(0))), true),
        Step::Expenses => (Target::Expense(count(Target::Expense(0))), true),
        Step::Lines => (Target::Line(count(Target::Line(0))), true),
        Step::Review => return None,
    })
}

/// Whether the form holds something that has to be right before going on: a new entry that nobody began needs nothing.
fn needs_check(build: &Build) -> bool {
    build.step != Step::Review && (build.step.list().is_none() || !build.touched.is_empty())
}

/// Takes over what is filled in, when it is right and anything was.
fn keep(build: &mut Build, candidate: Option<String>) {
    if let Some(text) = candidate.filter(|_| needs_check(build)) {
        build.begun |= text != build.text;
        build.text = text;
    }
}

/// Takes the last entry of a step out.
fn take_out(build: &mut Build) {
    let Some(list) = build.step.list() else { return };
    let count = Reading::of(&build.text).map_or(0, |reading| reading.count(list));
    let Some(last) = count.checked_sub(1) else { return };
    let target = match list {
        Target::Income(_) => Target::Income(last),
        Target::Expense(_) => Target::Expense(last),
        _ => Target::Line(last),
    };
    build.text = remove(&build.text, target).unwrap_or_else(|_| build.text.clone());
}

/// What a step has added, by name.
fn names_of(step: Step, text: &str) -> Vec<String> {
    let (Some(list), Ok(reading)) = (step.list(), Reading::of(text)) else { return Vec::new() };
    let value = |target: Target, key: &str| Address::of(target, key).and_then(|address| reading.value(address));
    (0..reading.count(list))
        .map(|index| match list {
            Target::Income(_) => Target::Income(index),
            Target::Expense(_) => Target::Expense(index),
            _ => Target::Line(index),
        })
        .map(|target| value(target, "name").or_else(|| value(target, "id")).unwrap_or_default())
        .map(|name| clean(&name).into_owned())
        .collect()
}
