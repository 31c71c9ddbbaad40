//! The repayment plan: worked out on a thread of its own when the Plan screen is shown, and given to it stage by stage.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use super::Desk;
use crate::diagnostic::Diagnostic;
use crate::domain::calendar::Day;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::profile::edit::{Planned, adopt, drop_plan};
use crate::report::answers::Answers;
use crate::report::plan::{Plan, PlanQuestion, plan_in_stages};
use crate::report::wording::name;
use crate::session::Papers;
use crate::text::problem::message;
use crate::text::width::clean;
use crate::text::{Words, plan as words};
use crate::tui::app::{App, Notice, PlanAsked};
use crate::tui::happening::Happening;
use crate::tui::popups::Popup;
use crate::tui::popups::means::{Ground, MeansForm};
use crate::tui::screens::{Found, ScreenId};
use crate::tui::theme::Meaning;

/// What is being planned.
#[derive(Debug, Default)]
pub(super) struct Planning {
    /// What it is made with besides what the household has.
    asked: PlanAsked,
    /// What the last plan is about; none when there is none yet.
    answered: Option<Arc<Answers>>,
    /// Raised when nobody waits for the plan any more.
    is_over: Arc<AtomicBool>,
}

impl Drop for Planning {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
    }
}

impl Desk<'_> {
    /// Begins a plan when its screen is shown and the figures are others than those of the last one.
    pub(super) fn plan(&mut self, app: &App, sender: &Sender<Happening>) {
        let answers = Arc::clone(&app.figures.answers);
        let known = self.planning.answered.as_ref().is_some_and(|known| Arc::ptr_eq(known, &answers));
        if app.current_id() != ScreenId::Plan || known {
            return;
        }
        self.planning.is_over.store(true, Ordering::Relaxed);
        let is_over = Arc::new(AtomicBool::new(false));
        self.planning.is_over = Arc::clone(&is_over);
        self.planning.answered = Some(Arc::clone(&answers));
        let policies = self.policies(&answers.standing);
        let PlanAsked { means, floor } = self.planning.asked.still(&answers.standing);
        let question = PlanQuestion { policies, means, floor, ..PlanQuestion::default() };
        let sender = sender.clone();
        let work = move || {
            let tell = &mut |plan: Plan| {
                if is_over.load(Ordering::Relaxed) {
                    return false;
                }
                let is_last = plan.reached == question.last;
                let answer = Arc::new(plan);
                let is_over = Arc::clone(&is_over);
                let done = move |app: &mut App| {
                    if !is_over.load(Ordering::Relaxed) {
                        give(app, Found::Plan { answer, is_last });
                    }
                };
                sender.send(Happening::Done(Box::new(done))).is_ok()
            };
            plan_in_stages(&answers.standing, &question, tell);
        };
        // Without a thread there is no plan; everything else is there.
        let _ = thread::Builder::new().name("plan".to_owned()).spawn(work);
    }
}

impl Desk<'_> {
    /// Opens the form of what a plan is made with.
    pub(super) fn ask_means(&self, app: &mut App) {
        let standing = &app.figures.answers.standing;
        let lines = standing.record.profile.lines.iter().enumerate();
        let owing = lines.filter(|(place, _)| standing.owed_on(*place) > Money::ZERO);
        let ground = Ground {
            lines: owing.map(|(place, line)| (place, name(&line.name, app.lang))).collect(),
            currency: app.figures.currency,
            today: standing.today,
            until: standing.today.month().plus(MONTHS_ASKED).on(standing.today.day_of_month()),
        };
        let form = MeansForm::new(&self.planning.asked, ground, app.lang);
        app.popups.push(Popup::Means(Box::new(form)));
    }

    /// Plans anew with what was asked.
    pub(super) fn plan_with(&mut self, asked: PlanAsked) {
        self.planning.asked = asked;
        self.planning.answered = None;
    }
}

/// How far ahead the days of what comes can be, in months.
const MONTHS_ASKED: i32 = 120;
/// How many months of a plan are written down; farther ahead it is made anew.
const MONTHS_WRITTEN: i32 = 13;

impl Desk<'_> {
    /// Writes a plan into the profile, as a step that can be taken back.
    pub(super) fn adopt(&mut self, app: &mut App, payments: &[(Day, String, Money)]) {
        let today = app.figures.answers.standing.today;
        let until = today.month().plus(MONTHS_WRITTEN).on(today.day_of_month());
        let known = &app.figures.answers.standing.record.profile;
        let near = payments.iter().filter(|(day, line, _)| *day <= until && known.line_index(line).is_some());
        let rows: Vec<Planned<'_>> = near.map(|(day, line, amount)| (*day, line.as_str(), *amount)).collect();
        let currency = app.figures.currency;
        let papers = self.papers.with_edit(|text| adopt(text, today, &rows, currency));
        self.put_plan(app, papers, words::ADOPTED);
    }

    /// Takes the plan out of the profile.
    pub(super) fn drop_plan(&mut self, app: &mut App) {
        if app.figures.answers.standing.record.adopted.is_none() {
            app.say(Meaning::Notice, words::NO_PLAN_TO_DROP);
            return;
        }
        let papers = self.papers.with_edit(drop_plan);
        self.put_plan(app, papers, words::DROPPED);
    }

    fn put_plan(&mut self, app: &mut App, papers: Result<Papers, Diagnostic>, said: Words) {
        let label = Name::both(said.en, said.zh);
        let put = papers.and_then(|papers| self.put(app, papers, label));
        match put {
            Ok(()) => app.say(Meaning::Calm, if app.figures.sample { words::ADOPTED_ON_THE_DESK } else { said }),
            Err(problem) => {
                let text = clean(&message(&problem, app.lang)).into_owned();
                app.notice = Some(Notice { meaning: Meaning::Stop, text });
            }
        }
    }
}

fn give(app: &mut App, found: Found) {
    if let Some(screen) = app.screens.iter_mut().find(|screen| screen.id() == ScreenId::Plan) {
        screen.take(found);
    }
}
