//! The repayment plan: worked out on a thread of its own when the Plan screen is shown, and given to it stage by stage.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use super::Desk;
use crate::report::answers::Answers;
use crate::report::plan::{Plan, PlanQuestion, plan_in_stages};
use crate::tui::app::App;
use crate::tui::happening::Happening;
use crate::tui::screens::{Found, ScreenId};

/// What is being planned.
#[derive(Debug, Default)]
pub(super) struct Planning {
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
        let question = PlanQuestion { policies, ..PlanQuestion::default() };
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

fn give(app: &mut App, found: Found) {
    if let Some(screen) = app.screens.iter_mut().find(|screen| screen.id() == ScreenId::Plan) {
        screen.take(found);
    }
}
