//! The household on the desk: it is opened here, worked out, looked at on other days, and opened anew when its files change.
//!
//! It is the loop's [`Owner`]: the one part of the screens that touches files. It draws nothing.

mod assumed;
mod backup;
mod build;
mod entry;
mod fields;
mod learn;
mod plan;
mod record;
mod specs;
mod steps;
mod stress;
mod trial;
mod watch;
mod whatif;

use std::sync::Arc;
use std::sync::mpsc::Sender;

use self::steps::StepBack;
use self::watch::Watch;
use super::action::Action;
use super::app::{App, Effect, Figures, Trouble};
use super::happening::Happening;
use super::popups::Popup;
use super::popups::choice::{self, Household as Chosen};
use super::popups::page::{Page, PageLine};
use super::run::Owner;
use super::theme::Meaning;
use crate::content::Library;
use crate::diagnostic::Diagnostic;
use crate::domain::calendar::Day;
use crate::report::answers::Answers;
use crate::report::problems::all_as_text;
use crate::report::standing::{Record, Standing};
use crate::session::{self, Folders, Household, Papers, Source};
use crate::text::number::{self, Counted};
use crate::text::{Lang, Words, problem};

/// Where households come from.
#[derive(Debug, Clone, Copy)]
pub struct Shelf<'c> {
    /// Products and norms.
    pub library: &'c Library,
    /// The user's folders.
    pub folders: Option<&'c Folders>,
    /// What was asked for, offered again when another household is chosen.
    pub sources: &'c [Source],
    /// The day asked for.
    pub as_of: Option<Day>,
    /// The clock's day.
    pub clock: Day,
}

/// One household with its papers.
#[derive(Debug)]
pub struct Desk<'c> {
    shelf: Shelf<'c>,
    household: Household,
    papers: Papers,
    watch: Watch,
    /// The day that is looked at.
    as_of: Day,
    /// Whether a ready-made household may be changed here without being written.
    on_the_desk: bool,
    /// Changes that can be taken back, the last one last.
    done: Vec<StepBack>,
    /// Changes that can be done again.
    undone: Vec<StepBack>,
    /// What another program left in the files, until it is decided what stands.
    theirs: Option<Papers>,
    /// What is supposed on the What-if screen.
    supposed: whatif::Supposed,
    /// What is run on the Stress screen.
    stressing: stress::Stressing,
    /// What is planned on the Plan screen.
    planning: plan::Planning,
    /// What is asked on the Backup screen.
    sought: backup::Sought,
    /// What is known about lessons.
    learning: learn::Learning,
    /// Why the files cannot be used now; nothing is written while they cannot.
    unusable: Option<Diagnostic>,
}

const CHANGED: Words =
    Words::new("The file changed on disk; everything is worked out anew.", "文件已变动，所有数字已重新计算。");
const LOST: Words = Words::new(
    "{path} is gone. The last figures stay on screen; nothing is written.",
    "找不到 {path} 了。画面保留最后的数字，不会写入任何内容。",
);
const INVALID: Words = Words::new(
    "The file cannot be used any more: {why} The last figures stay; ! shows the place.",
    "文件已无法使用：{why}画面保留最后的数字；按 ! 查看位置。",
);
const LEFT_OUT: Words = Words::new(
    "{count} of the file could not be used: left out of every figure. ! shows why.",
    "文件中有 {count}无法使用，未计入任何数字；按 ! 查看原因。",
);
const NO_PROBLEMS: Words = Words::new("Nothing is wrong with the files.", "文件没有问题。");
const PROBLEMS: Words = Words::new("Problems of the files", "文件中的问题");

impl<'c> Desk<'c> {
    /// A household on the desk, and its figures as of its own today.
    ///
    /// # Errors
    /// The household itself, with its problems, when it has no record or its files cannot be read.
    pub fn open(shelf: Shelf<'c>, mut household: Household) -> Result<(Desk<'c>, Figures), Box<Household>> {
        let Some(record) = household.record.clone() else { return Err(Box::new(household)) };
        let papers = match Papers::of(&household) {
            Ok(papers) => papers,
            Err(problem) => {
                household.problems.push(problem);
                return Err(Box::new(household));
            }
        };
        let watch = Watch::over(household.path.as_deref());
        let as_of = household.today;
        let figures = Figures {
            papers: Arc::new(papers.clone()),
            teaches: teaches(&household),
            ..figures(shelf.library, record, household.today, as_of)
        };
        let desk = Desk {
            shelf,
            household,
            papers,
            watch,
            as_of,
            on_the_desk: false,
            done: Vec::new(),
            undone: Vec::new(),
            theirs: None,
            supposed: whatif::Supposed::default(),
            stressing: stress::Stressing::default(),
            planning: plan::Planning::default(),
            sought: backup::Sought::default(),
            learning: learn::Learning::default(),
            unusable: None,
        };
        Ok((desk, figures))
    }

    /// The household.
    #[must_use]
    pub fn household(&self) -> &Household {
        &self.household
    }

    /// Its texts as they are on disk, or as a ready-made household has them.
    #[must_use]
    pub fn papers(&self) -> &Papers {
        &self.papers
    }

    /// The products and norms.
    #[must_use]
    pub fn library(&self) -> &'c Library {
        self.shelf.library
    }

    /// The folders of the user.
    #[must_use]
    pub fn folders(&self) -> Option<&'c Folders> {
        self.shelf.folders
    }

    /// The household that changed papers describe, to show before they are filed.
    #[must_use]
    pub fn with(&self, papers: &Papers) -> Household {
        let mut household = papers.household(self.shelf.library, self.household.today);
        household.sample.clone_from(&self.household.sample);
        if let Some(record) = &mut household.record {
            record.is_sample = self.household.sample.is_some();
        }
        household
    }

    /// Its figures, as of the day looked at.
    #[must_use]
    pub fn figures_of(&self, record: Record) -> Figures {
        let papers = Arc::new(self.papers.clone());
        let teaches = teaches(&self.household);
        Figures { papers, teaches, ..figures(self.shelf.library, record, self.household.today, self.as_of) }
    }

    /// Puts papers in place of the ones on the desk and shows them; when they describe no household, the figures stay.
    fn lay_out(&mut self, app: &mut App, papers: Papers) {
        let household = self.with(&papers);
        match household.record.clone() {
            Some(record) => {
                self.unusable = None;
                self.household = household;
                self.papers = papers;
                app.show(self.figures_of(record));
                self.tell_what_is_left_out(app);
            }
            None => {
                let first = household.problems.iter().find(|p| p.severity == crate::diagnostic::Severity::Error);
                app.trouble = Some(Trouble::new(Meaning::Stop, |lang| {
                    let why = first.map_or_else(String::new, |found| problem::message(found, lang));
                    INVALID.fill(lang, &[("why", sentence(&why, lang))])
                }));
                self.unusable = first.cloned();
                self.household.problems = household.problems;
            }
        }
    }

    /// Says so when a part of the file could not be used.
    pub fn tell_what_is_left_out(&self, app: &mut App) {
        let left_out = self.household.record.as_ref().map_or(0, |record| record.left_out.len());
        let count = i64::try_from(left_out).unwrap_or(i64::MAX);
        let said = |lang| LEFT_OUT.fill(lang, &[("count", number::count(count, Counted::ITEMS, lang))]);
        app.trouble = (left_out > 0).then(|| Trouble::new(Meaning::Warning, said));
    }

    fn look_at(&mut self, app: &mut App, day: Day) {
        let Some(record) = self.household.record.clone() else { return };
        self.as_of = day.max(self.household.today);
        app.show(self.figures_of(record));
    }

    fn choose(&self, app: &mut App) {
        let mut sources: Vec<Source> = self.shelf.sources.iter().filter(|s| **s != Source::Own).cloned().collect();
        let stored = self.shelf.folders.map(Folders::stored_profiles).unwrap_or_default();
        sources.extend(stored.into_iter().map(Source::Path));
        sources.extend(session::sample_names().into_iter().map(|name| Source::Sample(name.to_owned())));
        let mut households: Vec<Chosen> = Vec::new();
        for source in sources.into_iter().filter(|source| !matches!(source, Source::Path(path) if path.is_dir())) {
            if households.iter().any(|one| one.source == source) {
                continue;
            }
            if let Some(household) = self.open_one(&source) {
                households.push(Chosen::of(source, &household));
            }
        }
        app.popups.push(Popup::List(choice::list(households, app.lang)));
    }

    fn open_one(&self, source: &Source) -> Option<Household> {
        let Shelf { library, folders, as_of, clock, .. } = self.shelf;
        session::open(std::slice::from_ref(source), folders, library, as_of, clock).into_iter().next()
    }

    fn change_household(&mut self, app: &mut App, source: &Source) {
        let Some(household) = self.open_one(source) else { return };
        match Desk::open(self.shelf, household) {
            Ok((desk, figures)) => {
                *self = desk;
                app.show(figures);
                self.tell_what_is_left_out(app);
            }
            Err(household) => app.popups.push(Popup::Page(problem_page(&household.problems, app.lang))),
        }
    }
}

impl Owner for Desk<'_> {
    fn prepare(&mut self, app: &mut App, sender: &Sender<Happening>) {
        self.try_out(app);
        self.suppose(app, sender);
        self.stress(app, sender);
        self.plan(app, sender);
        self.seek(app, sender);
        self.try_build(app);
        self.lay_out_lessons(app);
    }

    fn perform(&mut self, app: &mut App, effect: Effect, _sender: &Sender<Happening>) {
        match effect {
            Effect::LookAt(day) => self.look_at(app, day),
            Effect::Open(source) => self.change_household(app, &source),
            Effect::Do(Action::Sample) => self.choose(app),
            Effect::Do(Action::Problems) => {
                if self.household.problems.is_empty() {
                    app.say(Meaning::Calm, NO_PROBLEMS);
                } else {
                    app.popups.push(Popup::Page(problem_page(&self.household.problems, app.lang)));
                }
            }
            Effect::Propose(wanted) => self.propose(app, wanted),
            Effect::Confirm(how) => self.confirm(app, how),
            Effect::Study(study) => self.study(app, *study),
            Effect::Suppose(supposing) => self.take_supposing(app, supposing),
            Effect::ShowWhatIf(supposing) => self.show_what_if(app, supposing),
            Effect::Do(Action::PickWhatIf) => self.offer_what_ifs(app),
            Effect::Do(Action::Suppose) => self.compose(app),
            Effect::Do(Action::Forget) => self.suppose_nothing(),
            Effect::Do(Action::ForgetOne) => self.suppose_one_less(),
            Effect::Do(Action::Farther) => self.look_farther(),
            Effect::Stress(wish) => self.take_wish(app, wish),
            Effect::Adopt(payments) => self.adopt(app, &payments),
            Effect::PlanWith(asked) => self.plan_with(*asked),
            Effect::Do(Action::AskMeans) => self.ask_means(app),
            Effect::Do(Action::DropPlan) => self.drop_plan(app),
            Effect::Seek(seeking) => self.take_seeking(seeking),
            Effect::Do(Action::AskNeed) => self.ask_need(app),
            Effect::Do(Action::CheckOffer) => self.check_offer(app),
            Effect::Do(Action::StateFacts) => self.state_facts(app),
            Effect::Do(Action::Build) => self.build(app),
            Effect::Do(Action::Undo) => self.undo(app),
            Effect::Do(Action::Redo) => self.redo(app),
            Effect::Do(action) => self.record(app, action),
            Effect::Ask(question) => app.popups.push(Popup::Question(*question)),
            Effect::Read(page) => app.popups.push(Popup::Page(*page)),
            Effect::Type(_) | Effect::Tell(_) | Effect::None | Effect::Quit | Effect::Suspend => {}
        }
    }

    fn look_round(&mut self, app: &mut App) -> bool {
        if !self.watch.changed() {
            return false;
        }
        let Some(path) = self.papers.path.clone() else { return false };
        match Papers::read(&path) {
            // Touched, not changed; or put back as it was.
            Ok(papers) if papers == self.papers => {
                self.unusable = None;
                self.tell_what_is_left_out(app);
            }
            // What is being changed here, or could be taken back, would be lost without asking.
            Ok(papers) if self.is_changing(app) && self.with(&papers).record.is_some() => {
                self.ask_about_change(app, papers);
            }
            Ok(papers) => {
                self.lay_out(app, papers);
                app.say(Meaning::Notice, CHANGED);
            }
            Err(found) => {
                self.unusable = Some(found.clone());
                let shown = crate::text::width::clean(&path.display().to_string()).into_owned();
                let is_there = path.exists();
                app.trouble = Some(Trouble::new(Meaning::Stop, |lang| {
                    if is_there {
                        INVALID.fill(lang, &[("why", sentence(&problem::message(&found, lang), lang))])
                    } else {
                        LOST.fill(lang, &[("path", shown.as_str())])
                    }
                }));
            }
        }
        true
    }
}

/// A message made harmless, with the blank that English needs after it.
fn sentence(message: &str, lang: Lang) -> String {
    let text = crate::text::width::clean(message).into_owned();
    let ends = text.ends_with(['.', '。', '!', '?']);
    match (lang, ends) {
        (_, true) => text,
        (Lang::En, false) => format!("{text}."),
        (Lang::Zh, false) => format!("{text}。"),
    }
}

/// What a ready-made household teaches.
fn teaches(household: &Household) -> Option<crate::domain::name::Name> {
    household.sample.as_deref().map(session::sample_lesson)
}

/// The figures of a record on a day. `today` is the reader's own day.
#[must_use]
pub fn figures(library: &Library, record: Record, today: Day, as_of: Day) -> Figures {
    let profile = &record.profile;
    let mut products = Vec::new();
    for id in profile.lines.iter().filter_map(|line| line.product.as_deref()) {
        if !products.iter().any(|product: &crate::domain::credit::product::Product| product.id == id) {
            products.extend(library.product(id).ok());
        }
    }
    Figures {
        household: profile.name.clone(),
        sample: record.is_sample,
        teaches: None,
        today,
        as_of,
        currency: profile.currency,
        answers: Arc::new(Answers::of(Standing::of(record, as_of), today)),
        products: products.into(),
        papers: Arc::default(),
    }
}

fn problem_page(problems: &[Diagnostic], lang: Lang) -> Page {
    let text = all_as_text(problems, lang, false);
    let lines = text.lines().map(|line| PageLine::Exact(line.to_owned())).collect();
    Page::new(PROBLEMS.get(lang), lines).wide()
}
